//! A sum that stays exact as long as that is cheap.

use rug::Rational;

use crate::Enclosure;

/// The size, in bits, up to which the denominator of the exact part may grow.
///
/// The powers of two of `f64` inputs stay far below it (a subnormal has 1074 bits). The common
/// denominator of `n` unrelated fractions grows with `n`, and adding them all exactly would cost
/// `n²`.
const EXACT_DENOMINATOR_BITS: u64 = 16_384;

/// Adds rationals exactly, as far as that is cheap, and everything else with directed rounding.
///
/// A sum of rationals can be any number at all: exactly zero, or exactly half-way between two `f64`s,
/// where no precision would ever decide the rounding. So terms that are rational are not rounded one
/// by one: they are added as they are and enclosed once.
pub(crate) struct Sum {
    exact: Rational,
    rounded: Enclosure,
}

impl Sum {
    pub(crate) fn new(precision: u32) -> Self {
        Self { exact: Rational::new(), rounded: Enclosure::zero(precision) }
    }

    pub(crate) fn precision(&self) -> u32 {
        self.rounded.precision()
    }

    pub(crate) fn add(&mut self, term: &Enclosure) {
        self.rounded += term;
    }

    pub(crate) fn add_exact(&mut self, term: &Rational) {
        let bits = |x: &Rational| u64::from(x.denom().significant_bits());
        if bits(&self.exact) + bits(term) <= EXACT_DENOMINATOR_BITS {
            self.exact += term;
        } else {
            self.rounded += &Enclosure::exact(term, self.precision());
        }
    }

    /// The sum, if every term so far was added exactly.
    pub(crate) fn as_exact(&self) -> Option<&Rational> {
        self.rounded.is_zero().then_some(&self.exact)
    }

    pub(crate) fn enclosure(&self) -> Enclosure {
        Enclosure::exact(&self.exact, self.precision()) + &self.rounded
    }
}
