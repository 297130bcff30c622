//! The terms of the sums, of positive numbers unless they say otherwise, each to a bound relative to itself.
//!
//! All are homogeneous: `term(λx, λy) = λ term(x, y)`.

use super::{
    Bounded,
    double::ROUNDOFF,
    ln::{bounded_artanh_rest, far_ln_ratio, ln_of_rest, ln_ratio, near, third, twice_artanh},
};

/// `x ln(x/y)`.
#[inline]
pub(super) fn rel_entr(x: f64, y: f64) -> Bounded {
    ln_ratio(x, y) * x
}

/// `x ln(x/y) − x + y`.
///
/// Of near numbers it is `(x − y)²/(x + y) + 2x (artanh s − s)` with `s = (x − y)/(x + y)`, since `ln(x/y) = 2 artanh s`
/// and `2x s = (x − y) + (x − y) s`.
#[inline]
pub(super) fn kl_div(x: f64, y: f64) -> Bounded {
    let difference = Bounded::difference(x, y);
    match near(difference, Bounded::sum(x, y)) {
        Some(s) => difference * s + bounded_artanh_rest(s) * (2.0 * x),
        None => far_ln_ratio(x, y) * x - difference,
    }
}

/// `(x − y) ln(x/y)`.
#[inline]
pub(super) fn jeffreys(x: f64, y: f64) -> Bounded {
    let difference = Bounded::difference(x, y);
    difference
        * match near(difference, Bounded::sum(x, y)) {
            Some(s) => twice_artanh(s),
            None => far_ln_ratio(x, y),
        }
}

/// `2 [x ln(x/m) + y ln(y/m)]` with `m = ½(x + y)`: four times a term of the Jensen–Shannon divergence.
///
/// With `s = (x − y)/(x + y)` it is `2m [(1 + s) ln(1 + s) + (1 − s) ln(1 − s)] = 2m (s² + s⁴/6 + s⁶/15 + …)`, the `k`-th
/// denominator being `k(2k − 1)`.
#[inline]
pub(super) fn js(x: f64, y: f64) -> Bounded {
    let (difference, total) = (Bounded::difference(x, y), Bounded::sum(x, y));
    match near(difference, total) {
        Some(s) => difference * s * js_series(s * s),
        None => {
            let mean = total.half();
            let rest = ln_of_rest(mean);
            let term = |x| (far_ln_ratio(x, mean.high) - rest) * x;
            (term(x) + term(y)).doubled()
        }
    }
}

/// `1 + w/6 + w²/15 + …` for `w` from 0 to `2⁻²⁰` and a little.
#[inline]
fn js_series(w: Bounded) -> Bounded {
    // What follows w⁴/45 is less than w⁵/60. The tail is below 2⁻²³ and takes no more than four roundings, and a bound of
    // w counts for less than a fifteenth.
    let tail = w.high * (1.0 / 15.0 + w.high * (1.0 / 28.0 + w.high * (1.0 / 45.0)));
    let square = w.high * w.high;
    let error = tail * 8.0 * ROUNDOFF + square * square / 60.0 + w.error;
    Bounded::exact(1.0) + w * (third().half() + Bounded::exact(tail).widened(error))
}

/// `(√x − √y)²`, as `(x − y)²/(√x + √y)²`, where `(√x + √y)² = x + y + 2√(xy)`.
#[inline]
pub(super) fn squared_root_difference(x: f64, y: f64) -> Bounded {
    squared_difference_over(x, y, Bounded::sum(x, y) + geometric_mean(x, y).doubled())
}

/// `√(xy)`.
#[inline]
pub(super) fn geometric_mean(x: f64, y: f64) -> Bounded {
    if x == y {
        return Bounded::exact(x);
    }
    // A product of tiny numbers would underflow.
    if x * y < TINY {
        return Bounded::product(x * UP, y * UP).sqrt().scaled(1.0 / UP);
    }
    Bounded::product(x, y).sqrt()
}

/// `2⁻⁸⁰⁰`: lifted numbers whose product is less are themselves below `2⁻²²⁶`.
const TINY: f64 = f64::from_bits((1023 - 800) << 52);

/// `2³⁰⁰`.
const UP: f64 = f64::from_bits((1023 + 300) << 52);

/// `(x − y)²/d`.
#[inline]
pub(super) fn squared_difference_over(x: f64, y: f64, divisor: Bounded) -> Bounded {
    let difference = Bounded::difference(x, y);
    difference * (difference / divisor)
}
