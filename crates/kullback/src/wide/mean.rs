//! The arc tangent, and the arithmetic–geometric mean.

use super::Wide;

/// Terms of the arc tangent's series: at tan(π/32) < 2⁻³·³⁴ the first one left out is below 2⁻¹³³ of the first.
const TERMS: i64 = 20;

/// Halvings of the angle, which bring one of π/4 to π/32.
const HALVINGS: i64 = 3;

impl Wide {
    /// log₂ of the bound on the relative error of [`Wide::atan`] and [`Wide::agm_m1`].
    ///
    /// A halving of the angle errs by five operations, a step of the mean by ten, and the mean takes up to twenty steps; an error in a step
    /// is halved by the next one.
    pub const MEAN_EPSILON_LOG2: i32 = -120;

    /// atan x for x ≥ 0, to a relative error below 2⁻¹²⁰.
    ///
    /// Method: atan x = π/2 − atan(1/x) beyond one, atan x = 2 atan(x/(1 + √(1 + x²))) three times, then Taylor's series.
    #[must_use]
    pub fn atan(self) -> Self {
        debug_assert!(self >= Self::ZERO);
        if self > Self::ONE {
            return Self::pi().half() - (Self::ONE / self).atan();
        }
        let halve = |x: Self, _| x / (Self::ONE + (Self::ONE + x.square()).sqrt());
        let x = (0..HALVINGS).fold(self, halve);
        let square = x.square();
        let term = |k: i64| Self::ONE / Self::from_integer(2 * k + 1);
        let sum = (1..TERMS).rev().fold(Self::ZERO, |sum, k| (term(k) - sum) * square);
        (x - x * sum).scale(HALVINGS)
    }

    /// agm(1, 1 + x) − 1 for x ≥ 0, to a relative error below 2⁻¹²⁰, also where it is x/2.
    ///
    /// Method: the means of 1 + a and 1 + b less one are (a + b)/2 and (a + b + ab)/(1 + √((1 + a)(1 + b))), so nothing cancels. Once the
    /// two are within 2⁻⁶⁴ of one another the next step leaves 2⁻¹³⁰.
    #[must_use]
    pub fn agm_m1(self) -> Self {
        debug_assert!(self >= Self::ZERO);
        let (mut a, mut b) = (self, Self::ZERO);
        loop {
            let (sum, gap) = (a + b, a - b);
            if gap.is_zero() || gap.binade() + 64 < a.binade() {
                return sum.half();
            }
            let product = sum + a * b;
            (a, b) = (sum.half(), product / (Self::ONE + (Self::ONE + product).sqrt()));
        }
    }
}
