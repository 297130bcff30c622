//! The terms of the sums: what one pair of masses (x, y) contributes.
//!
//! Each is non-negative (but for [`entr`], [`code_length`] and [`rel_entr`], whose definitions have a sign), exactly zero where its definition
//! is, and relatively accurate everywhere, x ≈ y included. `None` is +∞.

use crate::domain::Extended;
use crate::wide::{Exact, Wide};

/// −x ln x.
pub(crate) fn entr(x: Wide) -> Wide {
    if x.is_zero() { x } else { -(x * x.ln()) }
}

/// −x ln y.
pub(crate) fn code_length(x: Wide, y: Wide) -> Extended {
    match (x.is_zero(), y.is_zero()) {
        (true, _) => Some(Wide::ZERO),
        (false, true) => None,
        (false, false) => Some(-(x * y.ln())),
    }
}

/// x ln(x/y).
pub(crate) fn rel_entr(x: Wide, y: Wide) -> Extended {
    match (x.is_zero(), y.is_zero()) {
        (true, _) => Some(Wide::ZERO),
        (false, true) => None,
        (false, false) => Some(x * Wide::ln_ratio(x, y)),
    }
}

/// x ln(x/y) − x + y.
pub(crate) fn kl_div(x: Wide, y: Wide) -> Extended {
    match (x.is_zero(), y.is_zero()) {
        (true, _) => Some(y),
        (false, true) => None,
        (false, false) => Some(Wide::kl_div(x, y)),
    }
}

/// x ln(x/y) − x + y, where x and y are sums or products, and may agree to hundreds of bits.
pub(crate) fn kl_div_exact(x: &Exact, y: &Exact) -> Extended {
    let (mass, other) = (x.to_wide(), y.to_wide());
    if mass.is_zero() || other.is_zero() {
        return kl_div(mass, other);
    }
    Some(Wide::kl_div_by_difference(mass, other, (x - y).to_wide()))
}

/// ½ [x ln(x/m) + y ln(y/m)], m = ½ (x + y), where x and y are products, and may agree to hundreds of bits.
pub(crate) fn js_exact(x: &Exact, y: &Exact) -> Extended {
    let (x_wide, y_wide) = (x.to_wide(), y.to_wide());
    if x_wide.is_zero() || y_wide.is_zero() {
        return js(x_wide, y_wide);
    }
    let mean = (x_wide + y_wide).half();
    let gap = (x - y).to_wide().half();
    Some((Wide::kl_div_by_difference(x_wide, mean, gap) + Wide::kl_div_by_difference(y_wide, mean, -gap)).half())
}

/// (x − y) ln(x/y).
pub(crate) fn jeffreys(x: Wide, y: Wide) -> Extended {
    match (x.is_zero(), y.is_zero()) {
        (true, true) => Some(Wide::ZERO),
        (false, false) => Some((x - y) * Wide::ln_ratio(x, y)),
        _ => None,
    }
}

/// ½ [x ln(x/m) + y ln(y/m)], m = ½ (x + y): the two deviances from m, whose linear parts cancel.
pub(crate) fn js(x: Wide, y: Wide) -> Extended {
    let mean = (x + y).half();
    Some((kl_div(x, mean)? + kl_div(y, mean)?).half())
}

/// ½ |x − y|.
pub(crate) fn total_variation(x: Wide, y: Wide) -> Wide {
    (x - y).abs().half()
}

/// ½ (√x − √y)², as ½ ((x − y)/(√x + √y))².
pub(crate) fn squared_hellinger(x: Wide, y: Wide) -> Wide {
    if x == y { Wide::ZERO } else { ((x - y) / (x.sqrt() + y.sqrt())).square().half() }
}

/// (x − y)²/y.
pub(crate) fn chi_squared(x: Wide, y: Wide) -> Extended {
    match (x.is_zero(), y.is_zero()) {
        (true, true) => Some(Wide::ZERO),
        (false, true) => None,
        _ => Some((x - y).square() / y),
    }
}

/// ½ (x − y)²/(x + y).
pub(crate) fn le_cam(x: Wide, y: Wide) -> Wide {
    if x == y { Wide::ZERO } else { ((x - y).square() / (x + y)).half() }
}

/// An order α of the power divergences, beside 1 − α, so that neither is lost where the other is near one.
#[derive(Clone, Copy)]
pub struct Order {
    pub(crate) alpha: Wide,
    pub(crate) complement: Wide,
}

impl Order {
    /// The order α.
    pub(crate) fn alpha(alpha: Wide) -> Self {
        Self { alpha, complement: Wide::ONE - alpha }
    }

    /// The order λ + 1.
    pub(crate) fn lambda(lambda: Wide) -> Self {
        Self { alpha: Wide::ONE + lambda, complement: -lambda }
    }

    /// The order 1 − α.
    pub(crate) fn swapped(self) -> Self {
        Self { alpha: self.complement, complement: self.alpha }
    }
}

/// The weighted arithmetic–geometric gap of order α, over α (1 − α): `[αx + (1 − α)y − x^α y^(1−α)] / (α(1 − α))`, and
/// its limits at α = 0 and 1, the two deviances.
///
/// With L = ln(x/y) and E(t) = eᵗ − 1 − t it is
///
/// * for 0 ≤ α ≤ ½: `[D(y, x) − y E(αL)/α] / (1 − α)`, D the deviance [`kl_div`]. As L → 0 the second term
///   is the share α of the first; as L → −∞ both grow like y|L|, which costs as many bits as |L| has, at most eleven;
/// * for α > 1: `[D(x, y) + x E((α − 1)L)/(α − 1)] / α`, a sum of two non-negative terms;
/// * elsewhere the same with x and y, α and 1 − α exchanged.
pub(crate) fn power_gap(x: Wide, y: Wide, order: Order) -> Extended {
    let Order { alpha, complement } = order;
    if alpha.is_negative() || (!complement.is_negative() && complement < alpha) {
        return power_gap(y, x, order.swapped());
    }
    let above_one = complement.is_negative();
    match (x.is_zero(), y.is_zero()) {
        (true, true) => return Some(Wide::ZERO),
        (true, false) => return (!alpha.is_zero()).then(|| y / alpha),
        (false, true) if above_one => return None,
        (false, true) => return Some(x / complement),
        (false, false) => {}
    }
    let log_ratio = Wide::ln_ratio(x, y);
    Some(if above_one {
        (Wide::kl_div(x, y) + x * Wide::exp_excess_over(-complement, log_ratio)) / alpha
    } else {
        (Wide::kl_div(y, x) - y * Wide::exp_excess_over(alpha, log_ratio)) / complement
    })
}
