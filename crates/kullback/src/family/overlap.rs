//! Two intervals with uniform densities: everything about them comes from five lengths.

use super::closed::{Form, INFINITE, finite};
use crate::term::Order;
use crate::wide::Wide;

/// The lengths of two intervals, of what they have in common, and of what of each is outside the other: none is a difference of others, so each is
/// right to its last bits.
pub(super) struct Overlap {
    /// The length of the first.
    pub(super) p: Wide,
    /// The length of the second.
    pub(super) q: Wide,
    /// The length of what is common, zero if that is nothing.
    pub(super) common: Wide,
    /// The length of the first outside the second.
    pub(super) p_outside: Wide,
    /// The length of the second outside the first.
    pub(super) q_outside: Wide,
}

impl Overlap {
    /// ln(w₂/w₁) for nested intervals.
    pub(super) fn kl(&self) -> Form {
        finite((self.q_outside / self.p).ln_1p())
    }

    /// With o what is common, `ln(w₂/o) + α/(1 − α) ln(w₁/o)`, where above order one w₁ = o.
    pub(super) fn renyi(&self, order: Order) -> Form {
        if self.common.is_zero() {
            return INFINITE;
        }
        let second = (self.q_outside / self.common).ln_1p();
        if self.p_outside.is_zero() {
            return finite(second);
        }
        let first = (self.p_outside / self.common).ln_1p();
        finite(second + order.alpha / order.complement * first)
    }

    /// One less what is common over the longer of the two.
    pub(super) fn total_variation(&self) -> Form {
        let outside = self.p_outside.max(self.q_outside) / self.p.max(self.q);
        finite(if self.common.is_zero() { Wide::ONE } else { outside })
    }

    /// Outside what is common each has half its mass times ln 2. Inside, with the densities' mean in proportion to w = ½ (w₁ + w₂), the two deviances
    /// of w₂ and w₁ from it.
    pub(super) fn js(&self) -> Form {
        let apart = (self.p_outside / self.p + self.q_outside / self.q).half() * Wide::from_integer(2).ln();
        if self.common.is_zero() {
            return finite(Wide::from_integer(2).ln());
        }
        let mean = (self.p + self.q).half();
        let half = (self.q_outside - self.p_outside).half();
        let deviances =
            Wide::kl_div_by_difference(self.q, mean, half) + Wide::kl_div_by_difference(self.p, mean, -half);
        finite(apart + self.common * deviances / (self.p * self.q).double())
    }
}
