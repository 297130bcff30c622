//! What the filter decides about: vectors that are certainly in the domain.

use super::{Bounded, sum::Sum};

/// What vectors are multiplied by before anything else: `2⁵⁰⁰`.
///
/// A probability becomes a number from `2⁻⁵⁷⁴` to `2⁵⁰⁰`: normal even if it was subnormal, and neither the product
/// of two overflows nor the bits below it underflow where they count. The terms of a divergence are homogeneous, so its
/// sum comes out `2⁵⁰⁰` times too large, and nothing else changes.
pub(super) const LIFT: f64 = f64::from_bits((1023 + 500) << 52);

/// The largest entry of a vector that need not sum to one: lifted, its double-double products are in range.
pub(super) const LARGEST: f64 = f64::from_bits((1023 + 400) << 52);

/// A little less than the `10⁻⁹` by which the sum of a probability vector may differ from one.
const TOLERANCE: f64 = 0.999e-9;

/// Two probability vectors of one length; their sums.
pub(super) fn pair(p: &[f64], q: &[f64]) -> Option<(Bounded, Bounded)> {
    same_length(p, q)?;
    Some((probability_vector(p)?, probability_vector(q)?))
}

/// A probability vector; its sum.
pub(super) fn probability_vector(p: &[f64]) -> Option<Bounded> {
    non_negative_vector(p)?;
    let sum = Sum::of(p).known()?;
    let excess = sum - Bounded::exact(1.0);
    (excess.high.abs() + excess.error <= TOLERANCE).then_some(sum)
}

/// A vector of numbers that are neither negative nor too large.
pub(super) fn non_negative_vector(x: &[f64]) -> Option<()> {
    (!x.is_empty() && x.iter().all(|x| (0.0..=LARGEST).contains(x))).then_some(())
}

pub(super) fn same_length(p: &[f64], q: &[f64]) -> Option<()> {
    (p.len() == q.len()).then_some(())
}

/// Undoes the lift.
pub(super) fn lowered(x: Bounded) -> Option<Bounded> {
    x.scaled(1.0 / LIFT).known()
}
