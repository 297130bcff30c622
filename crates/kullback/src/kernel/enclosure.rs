//! What a pass knows of a sum.

use super::lanes::dekker_fused;
use super::sums::EPSILON;

/// A number that is known to be within `radius` of `high + low`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Enclosure {
    /// The number, as an unevaluated sum of two parts.
    pub high: f64,
    /// See `high`.
    pub low: f64,
    /// The bound on the error, and on what is rounded away when it is added to the low part. `+∞` where the pass was not meant for such data.
    pub radius: f64,
}

/// Below, low parts may have been lost to underflow.
pub(super) const LEAST_RESULT: f64 = f64::from_bits((1023 - 850) << 52);

impl Enclosure {
    /// The `f64` that every number in the enclosure rounds to, if there is one.
    #[inline(always)]
    #[must_use]
    pub fn rounded(self) -> Option<f64> {
        let (least, most) = (self.high + (self.low - self.radius), self.high + (self.low + self.radius));
        (least == most && least.abs() >= self.radius).then_some(least)
    }

    /// The square root of the numbers in the enclosure; undecided where they are few bits or may be negative.
    ///
    /// With x = high + low and h = fl(√high), Newton's correction is c = (x − h²)/2h, |c| ≤ (2ε + ε) h/2. It leaves c²/2h,
    /// below 1.2 ε² h, and its three roundings lose (2 + 3) ε² h/2 and 1.5 ε² h. √y is within |y − x|/(√y + √x) of √x.
    #[inline]
    #[must_use]
    pub fn root(self) -> Self {
        const FEW_BITS: f64 = f64::from_bits((1023 - 40) << 52);
        let Self { high, low, radius } = self;
        if high == 0.0 && low == 0.0 && radius == 0.0 {
            return self;
        }
        if !(high > LEAST_RESULT && radius <= FEW_BITS * high) {
            return Self { radius: f64::INFINITY, ..self };
        }
        let root = high.sqrt();
        let correction = (dekker_fused(-root, root, high) + low) / (2.0 * root);
        let sum = root + correction;
        Self {
            high: sum,
            low: correction - (sum - root),
            radius: radius / (2.0 * root) * (1.0 + FEW_BITS) + 6.0 * EPSILON * EPSILON * root,
        }
    }
}
