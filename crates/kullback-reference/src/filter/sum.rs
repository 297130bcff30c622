//! A running sum of bounded numbers.

use super::{
    Bounded,
    double::{ROUNDOFF, two_sum},
};

/// A sum in two parts, the second of which is normalised only at the end.
///
/// The rounding error of the larger part is computed and added to the smaller one, whose own roundings are bounded as
/// they occur. So no bound depends on the number of terms, and no addition waits for more than the one before it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sum {
    high: f64,
    low: f64,
    /// The bounds of the terms.
    error: f64,
    /// The results of all roundings, each at least `2⁵³` times what the rounding lost.
    rounded: f64,
}

impl Sum {
    /// The sum of floats.
    pub(super) fn of(terms: &[f64]) -> Bounded {
        let mut sum = Self::default();
        for &term in terms {
            let (high, lost) = two_sum(sum.high, term);
            sum.high = high;
            sum.low += lost;
            sum.rounded += sum.low.abs();
        }
        sum.total()
    }

    #[inline]
    pub(super) fn add(&mut self, term: Bounded) {
        let (high, lost) = two_sum(self.high, term.high);
        let rest = lost + term.low;
        self.high = high;
        self.low += rest;
        self.error += term.error;
        self.rounded += rest.abs() + self.low.abs();
    }

    pub(super) fn total(self) -> Bounded {
        // A sum of n positive bounds comes out too small by less than n 2⁻⁵³ of it: for any n that fits a memory less
        // than one part in a thousand.
        let error = (self.error + self.rounded * ROUNDOFF) * 1.001;
        Bounded::sum(self.high, self.low).widened(error)
    }
}
