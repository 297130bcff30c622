//! Sums of many terms, finite and infinite: the numerical definition of what is a series.
//!
//! Unlike an [integral](crate::quadrature), a sum is proved, as far as its terms are enclosed and the
//! bound of its tail is one.

use std::ops::Range;

use rug::{Float, float::Round};

use crate::Enclosure;

/// Bits beyond the precision asked for, in which the rounding of a sum disappears.
const GUARD: u32 = 32;

/// `Σ term(k)` for `k` in a range.
///
/// The terms should be enclosed at some thirty bits more than the precision, if the sum is to have all its
/// digits.
pub fn sum_range(range: Range<u64>, precision: u32, term: impl FnMut(u64) -> Enclosure) -> Enclosure {
    let mut sum = Enclosure::zero(precision + GUARD);
    for term in range.map(term) {
        sum += &term;
    }
    sum.with_precision(precision)
}

/// `Σ term(k)` for `k = first, first + 1, …`, to infinity.
///
/// `tail(k, term)` says how large the sum of all terms *after* `k` can be in absolute value, given `k` and
/// its term: the upper end of an enclosure of any bound of it, or `None` where no bound is known yet.
/// [`geometric_tail`] makes one from a bound of the ratio of successive terms. The sum stops when the
/// tail is at most `2^−precision` of it, or has no more than `limit` terms, and the tail is
/// added to the radius.
///
/// `None` if the limit was reached before that.
///
/// ```
/// use kullback_reference::{Enclosure, series::{geometric_tail, sum_series}};
///
/// // ln 2 = Σ 1/(k 2ᵏ), the terms of which more than halve.
/// let half = Enclosure::from_integer(1, 160).half();
/// let term = |k| half.powi(k as i32) / Enclosure::from_integer(k as i64, 160);
/// let sum = sum_series(1, 1000, 128, term, |_, term| geometric_tail(term, &half)).unwrap();
/// assert!(sum.overlaps(&Enclosure::ln_2(128)) && sum.has_digits(35));
/// ```
pub fn sum_series(
    first: u64,
    limit: u64,
    precision: u32,
    mut term: impl FnMut(u64) -> Enclosure,
    mut tail: impl FnMut(u64, &Enclosure) -> Option<Enclosure>,
) -> Option<Enclosure> {
    let mut sum = Enclosure::zero(precision + GUARD);
    for k in (first..).take(usize::try_from(limit).unwrap_or(usize::MAX)) {
        let next = term(k);
        sum += &next;
        let Some(bound) = tail(k, &next) else {
            continue;
        };
        let magnitude = sum.abs();
        let negligible = Float::with_val_round(64, magnitude.lower() >> precision, Round::Down).0;
        if *bound.upper() <= negligible {
            let radius = bound.max(&Enclosure::zero(1));
            return Some((&sum - &radius).hull(&(sum + radius)).with_precision(precision));
        }
    }
    None
}

/// A bound of the sum of all terms after one of a series, when each is at most `ratio` times the one before
/// in absolute value from there on: `|term| r / (1 − r)`; `None` unless `r < 1`.
pub fn geometric_tail(term: &Enclosure, ratio: &Enclosure) -> Option<Enclosure> {
    let rest = Enclosure::from_integer(1, ratio.precision()) - ratio;
    rest.is_positive().then(|| term.abs() * ratio / rest)
}
