//! Modified Bessel functions of the first kind, for the normalisers of the von Mises and von Mises–Fisher families.
//!
//! g(x) = ln(Γ(ν + 1) (x/2)^(−ν) I_ν(x)) is even, convex and zero at zero. Unless [`is_far`], its exponential is a power series with
//! positive terms; then Hankel's expansion holds, to e^(−2x) of the function. The linear part of g, x itself, is kept apart
//! from the logarithm that it would drown.

use super::Wide;
use super::error_function::sum_until_negligible;
use super::gamma::{bregman_of_powers, difference_of_powers};
use std::iter::successors;

/// Whether Hankel's expansion is used: for x ≥ max(64, ν²/8). Its error, e^(−2x), is below 2⁻¹⁷⁰ there, and H is e^(−ν²/(2x)) or so, above
/// e⁻⁴, with terms of up to 4⁴/4!: 2⁹ times that, and the correction to which they belong is a sixth of the divergence at most.
fn is_far(order: Wide, x: Wide) -> bool {
    x.binade() >= 6 && x.scale(3) >= order.square()
}

/// 1/(4k(ν + k)).
fn step(order: Wide, k: i64) -> Wide {
    Wide::ONE / (Wide::from_integer(4 * k) * (order + Wide::from_integer(k)))
}

/// F(x) − 1 = Σ (x²/4)^k/(k! (ν + 1) ⋯ (ν + k)) over k ≥ 1, where F = e^g.
fn series_less_one(order: Wide, x: Wide) -> Wide {
    let square = x.square();
    let term = move |k, last: Wide| last * square * step(order, k);
    let terms = successors(Some((1, term(1, Wide::ONE))), move |&(k, last)| Some((k + 1, term(k + 1, last))));
    sum_until_negligible(terms.map(|(_, term)| term))
}

/// Hankel's `aₖ = (4ν² − 1²)(4ν² − 3²) ⋯ (4ν² − (2k − 1)²)/(k! 8^k)` with alternating sign, for k = 1, 2, …: the factor H of
/// `I_ν(x) = eˣ (2πx)^(−½) H(x)` is 1 + Σ (−1)^k aₖ x^(−k). For a half-integer ν they end.
fn hankel_coefficients(order: Wide) -> impl Iterator<Item = Wide> {
    let square = order.square().scale(2);
    let term = move |k: i64, last: Wide| {
        let odd = Wide::from_integer(2 * k - 1);
        last * (odd.square() - square) / Wide::from_integer(8 * k)
    };
    successors(Some((1, term(1, Wide::ONE))), move |&(k, last)| Some((k + 1, term(k + 1, last)))).map(|(_, last)| last)
}

/// The coefficients that matter from x on: up to the first whose term is below 2⁻¹³⁴. No earlier term is that small and followed by a
/// larger one, but those that a factor near zero begins, which are none for multiples of ½.
fn relevant_coefficients(order: Wide, x: Wide) -> Vec<Wide> {
    let p = Wide::ONE / x;
    let powers = successors(Some(p), |&power| Some(power * p));
    let least = Wide::ONE.scale(-134);
    hankel_coefficients(order).zip(powers).take_while(|&(c, power)| (c * power).abs() > least).map(|(c, _)| c).collect()
}

/// Hankel's expansion at x: H − 1 and −x H′.
struct Hankel {
    less_one: Wide,
    descent: Wide,
}

impl Hankel {
    fn new(coefficients: &[Wide], x: Wide) -> Self {
        let p = Wide::ONE / x;
        let horner = |weight: fn(usize) -> Wide| {
            let terms = coefficients.iter().enumerate();
            p * terms.rfold(Wide::ZERO, |sum, (index, &c)| weight(index) * c + sum * p)
        };
        Self { less_one: horner(|_| Wide::ONE), descent: horner(|index| Wide::from_integer(index as i64 + 1)) }
    }

    fn value(&self) -> Wide {
        Wide::ONE + self.less_one
    }
}

/// The series of F and of its first two Bregman-like parts about x, all with positive terms.
struct Near {
    /// F(x).
    value: Wide,
    /// F′(x).
    slope: Wide,
    /// (F(y) − F(x) − F′(x)(y − x))/(y − x)².
    bend: Wide,
}

impl Near {
    /// With `y^n − x^n − n x^(n − 1) d = d² Pₙ`, where d = y − x, `Pₙ₊₁ = y Pₙ + n x^(n − 1)`: two steps at once lead from an even n to the
    /// next.
    fn new(order: Wide, y: Wide, x: Wide) -> Self {
        let (y_square, x_square, sum) = (y.square(), x.square(), x + y);
        let first = step(order, 1);
        // cₖ x^(2k − 1) and cₖ P₂ₖ for F = Σ cₖ x^(2k).
        let (mut odd, mut term) = (first * x, first);
        let (mut value, mut slope, mut bend) = (Wide::ZERO, Wide::ZERO, Wide::ZERO);
        for k in 1.. {
            let n = Wide::from_integer(2 * k);
            let slope_term = n * odd;
            value = value + odd;
            slope = slope + slope_term;
            bend = bend + term;
            if term <= bend.scale(-130) && slope_term <= slope.scale(-130) {
                break;
            }
            let next = step(order, k + 1);
            term = next * (y_square * term + odd * (n * sum + x));
            odd = next * x_square * odd;
        }
        Self { value: Wide::ONE + x * value, slope, bend }
    }
}

/// How far apart two arguments are for the series of their difference: beyond, the function's values may be subtracted.
const NEAR: Wide = Wide::from_integer(2);

/// g(x) − x and 1 − g′(x), and neither is a difference where x is large.
fn less_linear(order: Wide, x: Wide) -> (Wide, Wide) {
    if is_far(order, x) {
        let hankel = Hankel::new(&relevant_coefficients(order, x), x);
        let excess = far_logarithm(order, x, &hankel);
        let slope = (order + Wide::ONE.half() + hankel.descent / hankel.value()) / x;
        return (excess, slope);
    }
    (series_less_one(order, x).ln_1p() - x, Wide::ONE - Wide::bessel_ratio(order, x))
}

/// g(x) − x = lnΓ(ν + 1) − ν ln(x/2) − ½ ln 2πx + ln H(x), where Hankel's expansion is used.
fn far_logarithm(order: Wide, x: Wide, hankel: &Hankel) -> Wide {
    let half_order = order + Wide::ONE.half();
    // ln(x/2) and not ln x, so that it is two terms of ln 2 that remain: ν ln(x/2) + ½ ln 2πx = (ν + ½) ln(x/2) + ½ ln 4π.
    let constant = (order + Wide::ONE).ln_gamma() - Wide::half_ln_tau() - Wide::from_integer(2).ln().half();
    constant - half_order * x.half().ln() + hankel.less_one.ln_1p()
}

/// The Bregman divergence where Hankel's expansion is used at both: that of −(ν + ½) ln x, and that of ln H, which is some 1/x of it.
fn far_bregman(order: Wide, y: Wide, x: Wide, d: Wide) -> Wide {
    let (p, q) = (Wide::ONE / x, Wide::ONE / y);
    let coefficients = relevant_coefficients(order, x.min(y));
    let value = Hankel::new(&coefficients, x).value();
    let combined = |sum: Wide| d * p * q * sum / value;
    let terms = |sums: &mut dyn Iterator<Item = Wide>| coefficients.iter().zip(sums).map(|(&c, sum)| c * sum).sum();
    let bend = combined(terms(&mut bregman_of_powers(p, q))) * d;
    let rise = -combined(terms(&mut difference_of_powers(p, q)));
    let main = (order + Wide::ONE.half()) * Wide::kl_div_by_difference(x, y, -d) * p;
    main + (bend - rise.ln_1p_deficit())
}

impl Wide {
    /// log₂ of the bound on the relative error of [`Wide::ln_bessel`] and [`Wide::bessel_ratio`], for orders up to 50.
    ///
    /// A term of the series carries four roundings of 2⁻¹²⁷ for each one before it, and the terms that matter are the first x/2: 156 of
    /// them at the end of the series, which is x = 312 for an order of 50, and 32 for orders up to 22. So a series is right to 2⁻¹¹⁷, and
    /// the quotient of two to twice that.
    pub const BESSEL_EPSILON_LOG2: i32 = -115;

    /// log₂ of the bound on the relative error of [`Wide::ln_bessel_bregman`], for orders up to 50.
    ///
    /// The series' divergence is r − (u − ln(1 + u)), where u is A d, r is ½ F″/F d², and what remains is ½ A′ d²: the errors of r and u
    /// weigh three times 1/A′ ≈ 2x²/(2ν + 1), which is 2¹³ for ν = 0, of 2⁻¹¹⁹, and 2¹¹ for ν = 50, of 2⁻¹¹⁶. At |d| = 2, they weigh half
    /// as much again.
    pub const BESSEL_BREGMAN_EPSILON_LOG2: i32 = -102;

    /// g(x) = ln(Γ(ν + 1) (x/2)^(−ν) I_ν(x)) = ln ₀F₁(; ν + 1; x²/4) for x ≥ 0 and an order 0 ≤ ν ≤ 50 that is a multiple of ½: to a
    /// relative error below 2⁻¹¹⁵, also where it is x²/(4(ν + 1)).
    ///
    /// Method: the logarithm of the power series, or Hankel's expansion from max(64, ν²/8) on.
    #[must_use]
    pub fn ln_bessel(order: Self, x: Self) -> Self {
        debug_assert!(order >= Self::ZERO && x >= Self::ZERO);
        if is_far(order, x) {
            let hankel = Hankel::new(&relevant_coefficients(order, x), x);
            return x + far_logarithm(order, x, &hankel);
        }
        series_less_one(order, x).ln_1p()
    }

    /// A(x) = I_(ν + 1)(x)/I_ν(x), the derivative of [`Wide::ln_bessel`], for x ≥ 0 and an order 0 ≤ ν ≤ 50 that is a multiple of ½: to a
    /// relative error below 2⁻¹¹⁵, also where it is x/(2(ν + 1)).
    ///
    /// Method: the quotient of two power series, or the logarithmic derivative of Hankel's expansion.
    #[must_use]
    pub fn bessel_ratio(order: Self, x: Self) -> Self {
        debug_assert!(order >= Self::ZERO && x >= Self::ZERO);
        if is_far(order, x) {
            return Self::ONE - less_linear(order, x).1;
        }
        let next = order + Self::ONE;
        let series = |order| Self::ONE + series_less_one(order, x);
        x * series(next) / (next.double() * series(order))
    }

    /// The Bregman divergence g(y) − g(x) − A(x)(y − x) ≥ 0 of [`Wide::ln_bessel`] for x, y ≥ 0 and an order 0 ≤ ν ≤ 50 that is a multiple
    /// of ½, given d = y − x as well as it is known: to a relative error below 2⁻¹⁰², however small d is and however small or large x and y
    /// are.
    ///
    /// Method: where Hankel's expansion holds for both, the divergence of −(ν + ½) ln x, a deviance, with a correction. Otherwise, for
    /// |d| ≤ 2, the series of F(y) − F(x) − F′(x) d, which has positive terms with the factor d², and from it the logarithm's. Else the
    /// definition for g(x) − x, since a Bregman divergence does not see what is linear.
    #[must_use]
    pub fn ln_bessel_bregman(order: Self, y: Self, x: Self, d: Self) -> Self {
        debug_assert!(order >= Self::ZERO && x >= Self::ZERO && y >= Self::ZERO);
        if is_far(order, x) && is_far(order, y) {
            return far_bregman(order, y, x, d);
        }
        if d.abs() <= NEAR {
            let near = Near::new(order, y, x);
            let bend = near.bend * d.square() / near.value;
            let rise = near.slope * d / near.value + bend;
            return bend - rise.ln_1p_deficit();
        }
        let ((above, _), (below, slope)) = (less_linear(order, y), less_linear(order, x));
        above - below + slope * d
    }
}
