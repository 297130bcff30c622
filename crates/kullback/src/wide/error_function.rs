//! The error function and its complement.

use super::Wide;
use std::iter::successors;

/// Up to here the series of erf is used, and from here the continued fraction of erfc: at two, 1 − erf has eight bits less than erf, and
/// the fraction needs three hundred levels; both grow quickly on the other's side.
const FRACTION_FROM: i64 = 2;

/// erf x = (2x/√π) e^(−x²) Σ (2x²)ⁿ / (3 · 5 ⋯ (2n + 1)), a sum of positive terms.
fn series(x: Wide) -> Wide {
    let square = x.square();
    let next = |&(n, term): &(i64, Wide)| Some((n + 1, term * square.double() / Wide::from_integer(2 * n + 3)));
    let sum = sum_until_negligible(successors(Some((0, Wide::ONE)), next).map(|(_, term)| term));
    x.double() * (-square).exp() * sum / Wide::pi().sqrt()
}

/// The sum of positive terms whose ratios decrease, up to the first below 2⁻¹³⁰ of the sum so far: while they increase none is, for the
/// last is then the largest.
pub(super) fn sum_until_negligible(terms: impl Iterator<Item = Wide>) -> Wide {
    let mut sum = Wide::ZERO;
    for term in terms {
        sum = sum + term;
        if term <= sum.scale(-130) {
            break;
        }
    }
    sum
}

/// erfc x = e^(−x²)/√π / (x + (1/2)/(x + (2/2)/(x + (3/2)/(x + ⋯)))) for x ≥ [`FRACTION_FROM`].
///
/// Level j multiplies the error by (w − x)/(w + x), where w² = x² + 2j: for a product of 2⁻¹³⁰, 288 levels are needed at two, 31 at ten, 15
/// at forty, and the formula gives no fewer anywhere.
fn fraction(x: Wide) -> Wide {
    (-x.square()).exp() * scaled_fraction(x)
}

/// What [`fraction`] multiplies by e^(−x²).
fn scaled_fraction(x: Wide) -> Wide {
    let square = x.square();
    let levels = 12 + (Wide::from_integer(120) / x + Wide::from_integer(900) / square).to_f64() as i64;
    let fraction = (1..=levels).rfold(x, |below, j| x + Wide::from_integer(j).half() / below);
    Wide::ONE / (fraction * Wide::pi().sqrt())
}

impl Wide {
    /// log₂ of the bound on the relative error of [`Wide::erf`].
    ///
    /// At two, where the series ends, e⁻⁴ errs by 5 · 2⁻¹²³ and the sum's 60 terms by 2⁻¹²⁵ for each of the ten or so that a term is from
    /// the first, on average.
    pub const ERF_EPSILON_LOG2: i32 = -119;

    /// log₂ of the bound on the error of [`Wide::erfc`] beyond two, relative to (1 + x²) erfc x.
    ///
    /// e^(−x²) errs by (1 + x²) 2⁻¹²³ and x² 2⁻¹²⁷; of a level's error the one above takes over less than it has, and the last less than
    /// a tenth.
    pub const ERFC_EPSILON_LOG2: i32 = -122;

    /// erf x = (2/√π) ∫₀ˣ e^(−t²) dt for any x, to a relative error below 2⁻¹¹⁹, also for x ≈ 0.
    ///
    /// Method: a series of positive terms up to |x| = 2, [`Wide::erfc`]'s fraction beyond.
    #[must_use]
    pub fn erf(self) -> Self {
        let magnitude = self.abs();
        let value = if magnitude <= Self::from_integer(FRACTION_FROM) {
            series(magnitude)
        } else {
            Self::ONE - fraction(magnitude)
        };
        if self.is_negative() { -value } else { value }
    }

    /// erfc x = 1 − erf x for any x, to an error below 2⁻¹²² (1 + x²) of it beyond two. Up to there the error is below 2⁻¹¹⁹, or that share
    /// of the result if it exceeds one: at two, where the result is smallest, 2⁻¹¹¹ of it. Beyond 2²⁰ it is as good as zero, as
    /// [`Wide::exp`] has it.
    ///
    /// Method: one less [`Wide::erf`] up to 2, a continued fraction of positive terms beyond.
    #[must_use]
    pub fn erfc(self) -> Self {
        if self <= Self::from_integer(FRACTION_FROM) { Self::ONE - self.erf() } else { fraction(self) }
    }

    /// The density of the standard normal distribution, `exp(−x²/2)/√(2π)`.
    #[must_use]
    pub fn normal_density(self) -> Self {
        (-self.square().half()).exp() / Self::pi().double().sqrt()
    }

    /// e^(x²) erfc x for x ≥ 0, which is 1/(x√π) or so for a large x: to a relative error below 2⁻¹¹⁰ up to two, and 2⁻¹²² beyond.
    #[must_use]
    pub fn erfc_scaled(self) -> Self {
        if self <= Self::from_integer(FRACTION_FROM) {
            self.square().exp() * self.erfc()
        } else {
            scaled_fraction(self)
        }
    }
}
