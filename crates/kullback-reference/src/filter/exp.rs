//! The exponential.
//!
//! `exp x = 2^n 2^(j/64) exp t` with `|t| ≤ ln 2/128`: a table from MPFR, and Taylor's series.

use std::sync::LazyLock;

use rug::Float;

use super::{
    Bounded,
    double::ROUNDOFF,
    ln::{TABLE_BITS, bounded, ln_2, third},
};

/// The table divides a binade into as many parts.
const PARTS: usize = 64;

/// `2^(j/64)`.
static POWERS: LazyLock<[Bounded; PARTS]> =
    LazyLock::new(|| std::array::from_fn(|j| bounded(&(Float::with_val(TABLE_BITS, j) / PARTS as u32).exp2())));

/// Up to this argument the power of two is so far from underflow that multiplying by it is exact, and from overflow, too.
const LARGEST: f64 = 600.0;

/// `exp(1 − LARGEST)` is less than `2⁻⁸⁶⁰`.
const VANISHING: f64 = f64::from_bits((1023 - 860) << 52);

/// `exp x`.
#[inline]
pub(super) fn exp(x: Bounded) -> Bounded {
    if x == Bounded::ZERO {
        return Bounded::exact(1.0);
    }
    if x.high < -LARGEST && x.error < 1.0 {
        return Bounded { error: VANISHING, ..Bounded::ZERO };
    }
    let known = x.high.abs() <= LARGEST;
    if !known {
        return Bounded::UNKNOWN;
    }
    let parts = (x.high * (PARTS as f64 / std::f64::consts::LN_2)).round();
    let t = x - ln_2() * (parts / PARTS as f64);
    let parts = parts as i64;
    let power = f64::from_bits(((1023 + parts.div_euclid(PARTS as i64)) as u64) << 52);
    let fraction = POWERS[parts.rem_euclid(PARTS as i64) as usize];
    let Bounded { high, low, error } = fraction * (Bounded::exact(1.0) + t + exp_rest(t));
    Bounded { high: high * power, low: low * power, error: error * power }
}

/// The series is good up to this argument: `2⁻⁷`, a little more than `ln 2/128`.
pub(super) const SMALL: f64 = 1.0 / 128.0;

/// `1/9!` down to `1/5!`.
const INVERSE_FACTORIALS: [f64; 5] = [1.0 / 362_880.0, 1.0 / 40_320.0, 1.0 / 5_040.0, 1.0 / 720.0, 1.0 / 120.0];

/// `exp t − 1 − t = t² (1/2 + t (1/6 + t (1/24 + …)))` for `|t|` up to `2⁻⁷` and a little.
#[inline]
pub(super) fn exp_rest(t: Bounded) -> Bounded {
    if t.error > SMALL {
        return Bounded::UNKNOWN;
    }
    // t/120 + t²/720 + …, of which `f64` has enough: it is t/5 of the term before it.
    let x = t.high;
    let tail = INVERSE_FACTORIALS.iter().fold(0.0, |sum, inverse| (sum + inverse) * x);
    // What follows the last term, t⁵/9!, is less than it times t/9; the quotients, products and sums of
    // the last steps round; the argument is off by its bound.
    let cube = x * x * x;
    let truncation = cube * cube / 3_000_000.0;
    let error = truncation + tail.abs() * 16.0 * ROUNDOFF + t.error;
    let sum = third().scaled(0.125) + Bounded::exact(tail).widened(error);
    let sum = third().half() + t * sum;
    let sum = Bounded::exact(0.5) + t * sum;
    t * t * sum
}
