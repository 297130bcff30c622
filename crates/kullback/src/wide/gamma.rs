//! The gamma function's logarithm, its derivatives, and the Bregman divergences that it generates.
//!
//! Everything is a sum of terms of one sign. Below [`STIRLING_FROM`] the recurrence Γ(t + 1) = t Γ(t) leads upward, and what a step adds is
//! itself a function without cancellation; from there on Stirling's series has its leading terms in closed form, and the rest alternates
//! but is below 1/(6t) of them. What grows, and would cancel, is never computed: a Bregman divergence is additive in its generator
//! and does not see the generator's linear part.

use super::Wide;
use super::constants::{BERNOULLI, EULER_GAMMA, HALF_LN_TAU, PI, STIRLING_FROM};
use std::iter::successors;

const TERMS: usize = BERNOULLI.len();

/// B₂ₖ/(2k(2k − 1)): lnΓ(t) = (t − ½) ln t − t + ½ ln 2π + Σ cₖ t^(1 − 2k).
static LN_GAMMA: [Wide; TERMS] = bernoulli_over(1, 1);

/// B₂ₖ/(2k): ln t − ψ(t) = 1/(2t) + Σ cₖ t^(−2k).
static DIGAMMA: [Wide; TERMS] = bernoulli_over(1, 0);

/// B₂ₖ: ψ′(t) − 1/t = 1/(2t²) + Σ cₖ t^(−1 − 2k).
static TRIGAMMA: [Wide; TERMS] = bernoulli_over(0, 0);

/// `B₂ₖ / ((2k)^a (2k − 1)^b)`, for exponents of zero and one, truncated to 128 bits.
const fn bernoulli_over(a: u32, b: u32) -> [Wide; TERMS] {
    let mut coefficients = [Wide::ZERO; TERMS];
    let mut k = 0;
    while k < TERMS {
        let (numerator, denominator) = BERNOULLI[k];
        let index = 2 * k as u128 + 2;
        let numerator = Wide::new(numerator < 0, numerator.unsigned_abs(), 0);
        let denominator = denominator * index.pow(a) * (index - 1).pow(b);
        coefficients[k] = numerator.quotient(Wide::new(false, denominator, 0));
        k += 1;
    }
    coefficients
}

/// The coefficients that matter for t ≥ [`STIRLING_FROM`]: at t = 2ᵉ ≥ 32 the first term left out is below 2⁻¹²⁷ of the leading one, even in
/// the trigamma function's series, and there are few more of them than that takes.
fn relevant(coefficients: &[Wide], t: Wide) -> &[Wide] {
    let binade = t.binade();
    let terms = if binade < 5 { TERMS } else { (1 + 122 / (2 * binade - 3)) as usize };
    &coefficients[..terms.min(TERMS)]
}

/// `Σ cₖ t^(2 − 2k)`.
fn series(coefficients: &[Wide], t: Wide) -> Wide {
    let z = (Wide::ONE / t).square();
    relevant(coefficients, t).iter().rfold(Wide::ZERO, |sum, &coefficient| coefficient + sum * z)
}

/// How many steps of one lead from t to [`STIRLING_FROM`].
fn steps(t: Wide) -> i64 {
    if t.binade() >= 5 { 0 } else { (STIRLING_FROM - t.to_f64() as i64).max(0) }
}

/// The steps from t on, t, t + 1, …, of which there are so many.
fn climb(t: Wide, steps: i64) -> impl Iterator<Item = Wide> {
    (0..steps).map(move |k| t + Wide::from_integer(k))
}

/// With p = 1/x and q = 1/y, the sums `Hₘ = Σ (m − i) p^(m − i) q^i` over i < m, for m = 1, 2, …: the Bregman divergence of t^(−m), which
/// is `y^(−m) − x^(−m) + m x^(−m − 1) (y − x)`, is (y − x)² p q Hₘ, without a difference.
pub(super) fn bregman_of_powers(p: Wide, q: Wide) -> impl Iterator<Item = Wide> {
    // (m, p^m, Hₘ)
    let first = (1, p, p);
    let next = move |&(m, power, sum): &(i64, Wide, Wide)| {
        let power = power * p;
        Some((m + 1, power, Wide::from_integer(m + 1) * power + q * sum))
    };
    successors(Some(first), next).map(|(_, _, sum)| sum)
}

/// With p = 1/x and q = 1/y, the sums `Qₘ = Σ p^(m − 1 − i) q^i` over i < m, for m = 1, 2, …: `x^(−m) − y^(−m)` is (y − x) p q Qₘ.
pub(super) fn difference_of_powers(p: Wide, q: Wide) -> impl Iterator<Item = Wide> {
    let first = (Wide::ONE, Wide::ONE);
    let next = move |&(power, sum): &(Wide, Wide)| {
        let power = power * p;
        Some((power, power + q * sum))
    };
    successors(Some(first), next).map(|(_, sum)| sum)
}

/// `Σ cᵢ sᵢ`.
fn combination(coefficients: &[Wide], sums: impl Iterator<Item = Wide>) -> Wide {
    coefficients.iter().zip(sums).map(|(&coefficient, sum)| coefficient * sum).sum()
}

/// `d² p q Σ cₖ H₂ₖ₋₁ + ½ kl_div(a, b)/a`: the Bregman divergence of `−½ ln t + Σ cₖ t^(1 − 2k)`, for a and b from [`STIRLING_FROM`] on.
fn stirling_bregman(b: Wide, a: Wide, d: Wide) -> Wide {
    let (p, q) = (Wide::ONE / a, Wide::ONE / b);
    let tail = combination(relevant(&LN_GAMMA, a.min(b)), bregman_of_powers(p, q).step_by(2));
    (Wide::kl_div_by_difference(a, b, -d) * p).half() + d.square() * p * q * tail
}

impl Wide {
    /// log₂ of the bound on the relative error of [`Wide::ln_gamma`], [`Wide::trigamma`], [`Wide::digamma_gap`], [`Wide::trigamma_gap`],
    /// [`Wide::digamma_difference`] and [`Wide::ln_gamma_bregman`]; and on the errors of [`Wide::digamma`] and [`Wide::gamma_excess`],
    /// which have a zero, relative to 1 + |ψ| and 1 + |f|.
    ///
    /// Up to 25 terms of one sign are added, each right to 2⁻¹²² (a deviance or a logarithm) and a quotient: 2⁻¹²² + 26 · 2⁻¹²⁶ of the sum,
    /// which is 2⁻¹²⁰·⁶. lnΓ has a linear term put back: at 1.5, where it is smallest beside it, the sum is 1.4 times the result; from 24
    /// on the largest term of its series is 1.5 times that. ψ and f are differences, whose larger side is below 1.2 (1 + |ψ|) and 1 + |f|.
    pub const GAMMA_EPSILON_LOG2: i32 = -119;

    /// log₂ of the bound on the relative error of [`Wide::gamma_excess_bregman`].
    ///
    /// Where lnΓ's divergence has the deviance subtracted, the two exceed the difference by the largest ratio of the generators' second
    /// derivatives, ψ′/(ψ′ − 1/t) < 2t + 2, at most: 194 (2⁻¹²⁰·⁶ + 2⁻¹²²) up to an argument of 96. Where the definition is used, the
    /// largest of its terms is below seven times the result: at 24 and 96 they are f(24) = −0.67, f(96) = −1.36 and −0.38, and the result
    /// is 0.31.
    pub const GAMMA_EXCESS_BREGMAN_EPSILON_LOG2: i32 = -112;

    /// π, truncated to 128 bits.
    #[must_use]
    pub const fn pi() -> Self {
        Self::new(false, PI, -126)
    }

    /// Euler's constant γ = −ψ(1), truncated to 128 bits.
    #[must_use]
    pub const fn euler_gamma() -> Self {
        Self::new(false, EULER_GAMMA, -128)
    }

    /// ½ ln 2π, truncated to 128 bits.
    #[must_use]
    pub const fn half_ln_tau() -> Self {
        Self::new(false, HALF_LN_TAU, -128)
    }

    /// lnΓ(x) for x > 0, to a relative error below 2⁻¹¹⁹, also next to its zeros 1 and 2.
    ///
    /// Method: Stirling's series from 24 on. Below, Γ being 1 at both zeros, the Bregman divergence to the nearer one with the linear
    /// term put back: −γ (x − 1) or (1 − γ)(x − 2).
    #[must_use]
    pub fn ln_gamma(self) -> Self {
        debug_assert!(self > Self::ZERO);
        if steps(self) == 0 {
            let half = Self::ONE.half();
            let tail = series(&LN_GAMMA, self) / self;
            return (self - half) * self.ln() - self + (Self::half_ln_tau() + tail);
        }
        let first = self < Self::new(false, 3, -1);
        let (zero, slope) = if first {
            (Self::ONE, -Self::euler_gamma())
        } else {
            (Self::from_integer(2), Self::ONE - Self::euler_gamma())
        };
        let difference = self - zero;
        slope * difference + Self::ln_gamma_bregman(self, zero, difference)
    }

    /// The digamma function ψ(x) = Γ′(x)/Γ(x) for x > 0, to an error below 2⁻¹¹⁹ of 1 + |ψ(x)|: ln x less [`Wide::digamma_gap`].
    #[must_use]
    pub fn digamma(self) -> Self {
        self.ln() - self.digamma_gap()
    }

    /// The trigamma function ψ′(x) for x > 0, to a relative error below 2⁻¹¹⁹: 1/x and [`Wide::trigamma_gap`].
    #[must_use]
    pub fn trigamma(self) -> Self {
        Self::ONE / self + self.trigamma_gap()
    }

    /// ln x − ψ(x) > 0 for x > 0, to a relative error below 2⁻¹¹⁹, also where it is 1/(2x) beside a logarithm of hundreds.
    ///
    /// Method: a step from t to t + 1 takes away 1/t − ln(1 + 1/t), which is the deviance of t and t + 1, over t.
    #[must_use]
    pub fn digamma_gap(self) -> Self {
        debug_assert!(self > Self::ZERO);
        let steps = steps(self);
        let top = self + Self::from_integer(steps);
        let tail = (Self::ONE.half() + series(&DIGAMMA, top) / top) / top;
        climb(self, steps).map(|t| Self::kl_div_by_difference(t, t + Self::ONE, -Self::ONE) / t).sum::<Self>() + tail
    }

    /// ψ′(x) − 1/x > 0 for x > 0, to a relative error below 2⁻¹¹⁹, also where it is 1/(2x²) beside 1/x.
    ///
    /// Method: a step from t to t + 1 takes away 1/(t² (t + 1)).
    #[must_use]
    pub fn trigamma_gap(self) -> Self {
        debug_assert!(self > Self::ZERO);
        let steps = steps(self);
        let top = self + Self::from_integer(steps);
        let tail = (Self::ONE.half() + series(&TRIGAMMA, top) / top) / top.square();
        climb(self, steps).map(|t| Self::ONE / (t.square() * (t + Self::ONE))).sum::<Self>() + tail
    }

    /// f(x) = lnΓ(x) − x ln x + x for x > 0, to an error below 2⁻¹¹⁹ of 1 + |f(x)|, also where it is ½ ln(2π/x) beside x ln x.
    ///
    /// Method: a step from t to t + 1 takes away (t + 1) ln((t + 1)/t) − 1, the deviance of t + 1 and t.
    #[must_use]
    pub fn gamma_excess(self) -> Self {
        debug_assert!(self > Self::ZERO);
        let steps = steps(self);
        let top = self + Self::from_integer(steps);
        let tail = Self::half_ln_tau() - top.ln().half() + series(&LN_GAMMA, top) / top;
        climb(self, steps).map(|t| Self::kl_div_by_difference(t + Self::ONE, t, Self::ONE)).sum::<Self>() + tail
    }

    /// ψ(b) − ψ(a) for positive a and b, given d = b − a as well as it is known: to a relative error below 2⁻¹¹⁹, however small d is.
    ///
    /// Method: a step from t to t + 1 takes away d/((a + k)(b + k)), and the series' powers are subtracted by their common factor d: all
    /// has the sign of d.
    #[must_use]
    pub fn digamma_difference(b: Self, a: Self, d: Self) -> Self {
        debug_assert!(a > Self::ZERO && b > Self::ZERO);
        let steps = steps(a.min(b));
        let shift = Self::from_integer(steps);
        let (above, below) = (b + shift, a + shift);
        let (p, q) = (Self::ONE / below, Self::ONE / above);
        let tail = combination(relevant(&DIGAMMA, below.min(above)), difference_of_powers(p, q).skip(1).step_by(2));
        let climbed = climb(a, steps).zip(climb(b, steps)).map(|(a, b)| Self::ONE / (a * b)).sum::<Self>();
        Self::ln_ratio_by_difference(above, below, d) + d * (climbed + p * q * (Self::ONE.half() + tail))
    }

    /// The Bregman divergence of lnΓ, lnΓ(b) − lnΓ(a) − ψ(a)(b − a) ≥ 0 for positive a and b, given d = b − a as well as it is known: to a
    /// relative error below 2⁻¹¹⁹, however small d is and however far apart a and b are.
    ///
    /// Method: that of t ln t − t is the deviance of b and a, that of −ln t the deviance of a and b over a. So a step from t to t + 1 adds
    /// the latter, and Stirling's series is the former, half the latter, and powers.
    #[must_use]
    pub fn ln_gamma_bregman(b: Self, a: Self, d: Self) -> Self {
        debug_assert!(a > Self::ZERO && b > Self::ZERO);
        let steps = steps(a.min(b));
        let shift = Self::from_integer(steps);
        let (above, below) = (b + shift, a + shift);
        let top = Self::kl_div_by_difference(above, below, d) + stirling_bregman(above, below, d);
        let step = |(a, b)| Self::kl_div_by_difference(a, b, -d) / a;
        climb(a, steps).zip(climb(b, steps)).map(step).sum::<Self>() + top
    }

    /// The Bregman divergence of f(t) = lnΓ(t) − t ln t + t, f(b) − f(a) − f′(a)(b − a) ≥ 0 with f′(a) = ψ(a) − ln a, for positive a and b,
    /// given d = b − a as well as it is known: to a relative error below 2⁻¹¹², however small d is and however far apart a and b are.
    ///
    /// Method: from 24 on, Stirling's series without its leading term. Up to 96, [`Wide::ln_gamma_bregman`] less the deviance of b and a.
    /// Otherwise one is beyond four times the other, and the definition is well conditioned, for f is of a logarithm's size.
    #[must_use]
    pub fn gamma_excess_bregman(b: Self, a: Self, d: Self) -> Self {
        let (least, most) = (a.min(b), a.max(b));
        if steps(least) == 0 {
            stirling_bregman(b, a, d)
        } else if most <= Self::from_integer(4 * STIRLING_FROM) {
            Self::ln_gamma_bregman(b, a, d) - Self::kl_div_by_difference(b, a, d)
        } else {
            b.gamma_excess() - a.gamma_excess() + a.digamma_gap() * d
        }
    }

    /// The Bregman divergence of −ψ, ψ(a) + ψ′(a)(b − a) − ψ(b) ≥ 0 for positive a and b, given d = b − a as well as it is known: to a relative
    /// error below 2⁻¹¹⁸, however small d is and however far apart a and b are.
    ///
    /// Method: a step from t to t + 1 adds that of 1/t, and Stirling's series is that of −ln t, a deviance, and powers.
    #[must_use]
    pub fn digamma_bregman(b: Self, a: Self, d: Self) -> Self {
        debug_assert!(a > Self::ZERO && b > Self::ZERO);
        let steps = steps(a.min(b));
        let shift = Self::from_integer(steps);
        let (above, below) = (b + shift, a + shift);
        let (p, q) = (Self::ONE / below, Self::ONE / above);
        let tail = combination(relevant(&DIGAMMA, below.min(above)), bregman_of_powers(p, q).skip(1).step_by(2));
        let climbed = climb(a, steps).zip(climb(b, steps)).map(|(a, b)| Self::ONE / (a.square() * b)).sum::<Self>();
        let powers = climbed + p * q * (p.half() + tail);
        Self::kl_div_by_difference(below, above, -d) * p + d.square() * powers
    }

    /// The Bregman divergence of ψ′, ψ′(b) − ψ′(a) − ψ″(a)(b − a) ≥ 0 for positive a and b, given d = b − a as well as it is known: some
    /// hundred bits of it, however small d is and however far apart a and b are.
    ///
    /// Method: a step from t to t + 1 adds that of 1/t², and Stirling's series is one of powers.
    #[must_use]
    pub(crate) fn trigamma_bregman(b: Self, a: Self, d: Self) -> Self {
        debug_assert!(a > Self::ZERO && b > Self::ZERO);
        let steps = steps(a.min(b));
        let shift = Self::from_integer(steps);
        let (p, q) = (Self::ONE / (a + shift), Self::ONE / (b + shift));
        let tail =
            combination(relevant(&TRIGAMMA, (a + shift).min(b + shift)), bregman_of_powers(p, q).skip(2).step_by(2));
        // p² q (2p + q), the second of those sums with its factor.
        let square = |p: Self, q: Self| p.square() * q * (p.double() + q);
        let step = |(a, b): (Self, Self)| square(Self::ONE / a, Self::ONE / b);
        let climbed = climb(a, steps).zip(climb(b, steps)).map(step).sum::<Self>();
        d.square() * (climbed + square(p, q).half() + p * q * (p + tail))
    }
}
