//! Sine and cosine.

use super::Wide;
use super::constants::{COS, PI, PI_CONTINUED, SIN};
use super::elementary::horner;

/// The bits of [`PI`] that a product with a multiple of π/2 has no room for: up to 2¹² there are 2608 of them, which take 12 bits.
const SPARE: u32 = 16;

/// x as `k π/2 + r` with |r| ≤ π/4, or hardly more: k mod 4, and r.
///
/// π/2 is taken in three parts, of which the first two have exact multiples. As long as x and a multiple cancel, their difference is exact;
/// once it is not, it errs by 2⁻¹²⁶ of itself. What is missing of the third part is below 2⁻²⁴².
fn reduce(x: Wide) -> (i64, Wide) {
    debug_assert!(x.binade() < 12 || x.abs() == Wide::ONE.scale(12));
    let quarters = x.to_f64() * std::f64::consts::FRAC_2_PI;
    let k = (quarters + if x.is_negative() { -0.5 } else { 0.5 }) as i64;
    let parts = [
        Wide::new(false, PI >> SPARE << SPARE, -127),
        Wide::new(false, PI & ((1 << SPARE) - 1), -127),
        Wide::new(false, PI_CONTINUED, -255),
    ];
    let rest = parts.into_iter().fold(x, |rest, part| rest - Wide::from_integer(k) * part);
    (k.rem_euclid(4), rest)
}

/// `Σ (−1)^k cₖ x^(2k)`.
fn alternating(coefficients: &[u128], x: Wide) -> Wide {
    // Each partial sum is a coefficient less something smaller, so nothing drops below zero.
    Wide::from_fixed(horner(coefficients, x.square().to_fixed(), |coefficient, product| coefficient - product))
}

/// The sine of a quarter's number and what is left, as [`reduce`] has them.
fn sine_from((quarter, x): (i64, Wide)) -> Wide {
    let value = if quarter % 2 == 0 {
        x - x * x.square() * alternating(&SIN, x)
    } else {
        Wide::ONE - x.square() * alternating(&COS, x)
    };
    if quarter & 2 == 0 { value } else { -value }
}

impl Wide {
    /// log₂ of the bound on the error of [`Wide::sin`] and [`Wide::cos`] for |x| ≤ 2¹², relative to the result as long as that is not below
    /// 2⁻¹¹⁰.
    ///
    /// The argument's reduction errs by 3 · 2⁻¹²⁶ of what is left of it, and 2⁻²⁴² (see there); the series by 2⁻¹²⁵, and the last
    /// difference by 2⁻¹²⁶.
    pub const SIN_EPSILON_LOG2: i32 = -123;

    /// sin x for |x| ≤ 2¹², to an error below 2⁻¹²³ (|sin x| + 2⁻¹¹⁰): next to zero, and next to every `f64`, to 2⁻¹²³ of the result.
    ///
    /// Method: Taylor's series, of which the leading term is apart, after reduction by the nearest multiple of π/2, with 256 bits of π.
    #[must_use]
    pub fn sin(self) -> Self {
        sine_from(reduce(self))
    }

    /// cos x for |x| ≤ 2¹², to an error below 2⁻¹²³ (|cos x| + 2⁻¹¹⁰); see [`Wide::sin`].
    #[must_use]
    pub fn cos(self) -> Self {
        let (quarter, x) = reduce(self);
        sine_from((quarter + 1, x))
    }

    /// 1 − cos x for |x| ≤ 2¹², as 2 sin²(x/2): to a relative error below 2⁻¹²², also where it is x²/2, as long as it is not below 2⁻²²⁰
    /// next to a multiple of 2π other than zero.
    #[must_use]
    pub fn one_minus_cos(self) -> Self {
        self.half().sin().square().double()
    }
}
