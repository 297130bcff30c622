//! Error-free transformations: a rounded operation together with exactly what its rounding lost.

/// The unit roundoff of `f64`, `2⁻⁵³`: a rounding loses at most this part of its result.
pub(super) const ROUNDOFF: f64 = f64::EPSILON / 2.0;

/// `a + b` as a rounded sum and its error, exactly, whatever the magnitudes (Knuth).
#[inline]
pub(super) fn two_sum(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    let from_b = sum - a;
    let from_a = sum - from_b;
    (sum, (a - from_a) + (b - from_b))
}

/// The same for `|a| ≥ |b|` (Dekker).
#[inline]
pub(super) fn fast_two_sum(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    (sum, b - (sum - a))
}

/// `a · b` as a rounded product and its error (Dekker, with Veltkamp's splitting).
///
/// Exact for factors below `2⁹⁹⁶` and a product from `2⁻⁹⁶⁹` up to overflow; where it underflows the two parts are off by at
/// most `7/2 · 2⁻¹⁰⁷⁴` (Boldo, "Pitfalls of a full floating-point proof", 2006). A fused multiply-add would
/// be shorter, but the x86-64 baseline has none and calls a function for it.
#[inline]
pub(super) fn two_product(a: f64, b: f64) -> (f64, f64) {
    let product = a * b;
    let ((a_high, a_low), (b_high, b_low)) = (split(a), split(b));
    let rest = ((a_high * b_high - product) + a_high * b_low) + a_low * b_high;
    (product, rest + a_low * b_low)
}

/// Two halves of a number, each short enough that products of halves are exact.
#[inline]
fn split(a: f64) -> (f64, f64) {
    // 2²⁷ + 1: half of the 53 bits, rounded up.
    let shifted = 134_217_729.0 * a;
    let high = shifted - (shifted - a);
    (high, a - high)
}
