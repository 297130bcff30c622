//! The exponential integral.

use super::Wide;
use super::error_function::sum_until_negligible;
use std::iter::successors;

/// Up to here the series is used, and from here the continued fraction: at four, what cancels in the series is nine bits, and the fraction needs some
/// hundred and thirty levels; both grow quickly on the other's side.
const FRACTION_FROM: i64 = 4;

/// `eˣ E₁(x) = Σ Hₖ xᵏ/k! − eˣ (γ + ln x)`, Hₖ the harmonic numbers: a sum of positive terms.
fn series(x: Wide) -> Wide {
    // (k, xᵏ/k!, Hₖ)
    let first = (1, x, Wide::ONE);
    let next = move |&(k, power, harmonic): &(i64, Wide, Wide)| {
        let k = k + 1;
        Some((k, power * x / Wide::from_integer(k), harmonic + Wide::ONE / Wide::from_integer(k)))
    };
    let sum = sum_until_negligible(successors(Some(first), next).map(|(_, power, harmonic)| power * harmonic));
    sum - x.exp() * (Wide::euler_gamma() + x.ln())
}

/// `eˣ E₁(x) = 1/(x + 1/(1 + 1/(x + 2/(1 + 2/(x + ⋯)))))` for x ≥ [`FRACTION_FROM`], a level being two fractions.
///
/// n levels leave e^(−4√(nx)) of the result or less: 2⁻¹²⁶ for nx = 477.
fn fraction(x: Wide) -> Wide {
    let levels = 8 + (Wide::from_integer(500) / x).to_f64() as i64;
    let fraction = (1..=levels).rev().map(Wide::from_integer).fold(x, |below, j| x + j / (Wide::ONE + j / below));
    Wide::ONE / fraction
}

impl Wide {
    /// log₂ of the bound on the relative error of [`Wide::exp_e1`].
    ///
    /// At four, where the series ends, e⁴ errs by 5 · 2⁻¹²³ and γ + ln x by 2⁻¹²⁴, and their product is 520 times the result; the sum's terms are
    /// right to a few times 2⁻¹²⁶ for each of the twenty or so that a term is from the first.
    pub const EXP_E1_EPSILON_LOG2: i32 = -109;

    /// `eˣ E₁(x) = eˣ ∫ e^(−t)/t dt` from x to infinity, for x > 0, to a relative error below 2⁻¹⁰⁹: −γ − ln x near zero, 1/x at infinity.
    ///
    /// Method: a series of positive terms up to 4, a continued fraction of positive terms beyond.
    #[must_use]
    pub fn exp_e1(self) -> Self {
        debug_assert!(self > Self::ZERO);
        if self <= Self::from_integer(FRACTION_FROM) { series(self) } else { fraction(self) }
    }
}
