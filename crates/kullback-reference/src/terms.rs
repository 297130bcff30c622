//! The terms that the sums of the vocabulary are made of, with their conventions at zero.

use rug::Rational;

use crate::{Enclosure, sum::Sum};

/// `ln(x/y)` for `x, y >= 0`, not both zero: `−∞` at `x = 0`, `+∞` at `y = 0`, and exactly zero at
/// `x = y`.
pub(crate) fn ln_ratio(x: &Rational, y: &Rational, precision: u32) -> Enclosure {
    if x == y {
        return Enclosure::zero(precision);
    }
    if y.is_zero() {
        return Enclosure::infinity(precision);
    }
    // Rounding the quotient is much cheaper than reducing the exact fraction.
    (Enclosure::exact(x, precision) / Enclosure::exact(y, precision)).ln()
}

/// `x ln(x/y)` for `x, y >= 0`: zero at `x = 0`, `+∞` at `x > 0 = y`.
pub(crate) fn rel_entr(x: &Rational, y: &Rational, precision: u32) -> Enclosure {
    if x.is_zero() {
        return Enclosure::zero(precision);
    }
    Enclosure::exact(x, precision) * ln_ratio(x, y, precision)
}

/// `Σ x ln(x/y)`.
pub(crate) fn rel_entr_sum<'a>(
    pairs: impl IntoIterator<Item = (&'a Rational, &'a Rational)>,
    precision: u32,
) -> Enclosure {
    let mut sum = Enclosure::zero(precision);
    for (x, y) in pairs {
        if x.is_positive() && y.is_zero() {
            return Enclosure::infinity(precision);
        }
        sum += &rel_entr(x, y, precision);
    }
    sum
}

/// `Σ [x ln(x/y) − x + y]`, given the exact `Σx` and `Σy`.
pub(crate) fn kl<'a>(
    pairs: impl IntoIterator<Item = (&'a Rational, &'a Rational)>,
    total_x: &Rational,
    total_y: &Rational,
    precision: u32,
) -> Enclosure {
    let excess = Rational::from(total_y - total_x);
    rel_entr_sum(pairs, precision) + Enclosure::exact(&excess, precision)
}

/// Adds up rational terms, each possibly infinite (`None`).
pub(crate) fn sum_of_rationals(terms: impl IntoIterator<Item = Option<Rational>>, precision: u32) -> Enclosure {
    let mut sum = Sum::new(precision);
    for term in terms {
        match term {
            Some(term) => sum.add_exact(&term),
            None => return Enclosure::infinity(precision),
        }
    }
    sum.enclosure()
}
