//! What a bounded number certifies: its nearest `f64`, and how far an answer is from it.

use super::{
    Bounded,
    double::{ROUNDOFF, two_sum},
};

/// The fraction of an `f64`: the ULP of a number in `[2ᵉ, 2ᵉ⁺¹)` is `2ᵉ⁻⁵²`.
const FRACTION_BITS: u32 = 52;

/// The smallest positive `f64`, which is the ULP of the subnormal numbers and of zero.
const SMALLEST: f64 = f64::from_bits(1);

impl Bounded {
    /// The `f64` nearest the number, ties to even, when that is certain. A zero is always `+0`.
    pub fn nearest(&self) -> Option<f64> {
        self.known()?;
        let (least, greatest) = self.rest();
        // Rounding is monotone: what is between two sums that round to `high` rounds to it, too.
        (self.high + least == self.high && self.high + greatest == self.high).then_some(self.high + 0.0)
    }

    /// How far `answer` is from the number, in real-valued ULPs of the number: a lower bound, rounded down, and an upper one, rounded
    /// up.
    ///
    /// The ULP is that of [`Enclosure::ulps_from`](crate::Enclosure::ulps_from): `2^(e − 52)` for a number of magnitude in
    /// `[2^e, 2^(e+1))` and `e` at least −1022. Where the number may be in either of two binades, the upper bound counts in the
    /// smaller ULP and the lower in the larger. `None` if the answer or the bound is not finite.
    pub fn ulps_from(&self, answer: f64) -> Option<(f64, f64)> {
        self.known()?;
        let (difference, lost) = two_sum(answer, -self.high);
        let rest = lost - self.low;
        let distance = (difference + rest).abs();
        if !distance.is_finite() {
            return None;
        }
        // The two operations that round, and this bound and its sum with the distance.
        let error = (self.error + ROUNDOFF * (rest.abs() + distance)) * (1.0 + 4.0 * f64::EPSILON);
        let (smaller, larger) = self.ulps();
        Some((lowered(distance - error, larger), raised(distance + error, smaller)))
    }

    /// The ULPs of the least and the greatest magnitude that the number may have.
    fn ulps(&self) -> (f64, f64) {
        let (least, greatest) = self.rest();
        let (least, greatest) = if self.high < 0.0 { (-greatest, -least) } else { (least, greatest) };
        let magnitude = |rest| ulp_of_sum(self.high.abs(), rest);
        (magnitude(least), magnitude(greatest))
    }

    /// The least and the greatest that the number can be beyond `high`.
    fn rest(&self) -> (f64, f64) {
        let (least, greatest) = (self.low - self.error, self.low + self.error);
        if self.error == 0.0 { (least, greatest) } else { (least.next_down(), greatest.next_up()) }
    }
}

/// A distance in ULPs, rounded down: finite, because a real distance is.
fn lowered(distance: f64, ulp: f64) -> f64 {
    if distance <= 0.0 { 0.0 } else { (distance / ulp).next_down() }
}

/// A distance in ULPs, rounded up. A quotient by a power of two rounds only where it underflows or overflows.
fn raised(distance: f64, ulp: f64) -> f64 {
    if distance == 0.0 { 0.0 } else { (distance / ulp).next_up() }
}

/// The ULP of the real number `a + b`, or of zero if that is greater.
fn ulp_of_sum(a: f64, b: f64) -> f64 {
    let (sum, rest) = two_sum(a, b);
    // The greatest float that is not above.
    let below = if rest < 0.0 { sum.next_down() } else { sum };
    match below.max(0.0).to_bits() >> FRACTION_BITS {
        0 => SMALLEST,
        exponent @ 1..=52 => f64::from_bits(1 << (exponent - 1)),
        exponent => f64::from_bits((exponent - u64::from(FRACTION_BITS)) << FRACTION_BITS),
    }
}
