//! What two members of a family have that differ in a rate alone, from the logarithm of the ratio of the rates: F(θ) = −ln θ.
//!
//! Where a rate is a power or an exponential of the parameters, λ^(−k) or e^(μ/β), it may be beyond all bounds or nearer to another than the engine
//! can tell; the logarithm of the ratio is neither.

use crate::domain::Extended;
use crate::term::Order;
use crate::wide::Wide;

/// The Rényi divergence of an order other than 0 and 1, of two exponential distributions with rates x and y, L = ln(x/y): with M and A the weighted
/// arithmetic and geometric means of the rates, `ln(M/A)/(1 − α)`. `+∞` where M is not positive.
///
/// Near x = y, M/A is one and the [gap](gap) of the means over A. Elsewhere `ln(M/A)` is `(1 − α) L + ln(1 + (1 − α)(e^(−L) − 1))`, or the
/// same with −L and α, of which that with a power below one is taken. For |L| ≥ 1 the sum exceeds α or |1 − α| times ½, so that no more bits
/// cancel than the smaller of these has below one: 53, but for a tiny α and L > 0, which has a form of its own.
pub(super) fn renyi_of_log_ratio(log_ratio: Wide, order: Order) -> Extended {
    let Order { alpha, complement } = order;
    let ascending = !log_ratio.is_negative();
    if ascending && !log_ratio.is_below_one() && alpha < Wide::ONE.half() {
        return Some(of_small_order(log_ratio, order));
    }
    let (share, towards) = if ascending { (complement, log_ratio) } else { (alpha, -log_ratio) };
    // M over the larger of the two rates, less one.
    let deficit = share * (-towards).exp_m1();
    if deficit <= -Wide::ONE {
        return None;
    }
    if log_ratio.is_below_one() {
        let excess = gap(log_ratio, order) / (alpha * log_ratio).exp();
        if excess > -Wide::ONE.half() {
            return Some(excess.ln_1p() / complement);
        }
    }
    Some((share * towards + deficit.ln_1p()) / complement)
}

/// The same for L ≥ 1 and a small α, which may be one of hundreds of bits below one: ln(1 + u) − αL with u = α (e^L − 1) as long as u is small, where that
/// is about u. Elsewhere M is the larger rate's share α and (1 − α) e^(−L), so that nothing of α is lost beside one.
fn of_small_order(log_ratio: Wide, order: Order) -> Wide {
    let Order { alpha, complement } = order;
    let excess = alpha * log_ratio.exp_m1();
    let gap = if excess < Wide::ONE {
        excess.ln_1p() - alpha * log_ratio
    } else {
        (alpha + complement * (-log_ratio).exp()).ln() + complement * log_ratio
    };
    gap / complement
}

/// The weighted arithmetic mean of e^L and one, less the geometric one: with E(t) = eᵗ − 1 − t,
///
/// * for 0 ≤ α ≤ ½: `α [E(L) − E(αL)/α]`, of which the second term is about the share α of the first;
/// * for ½ < α < 1 the same of −L and 1 − α, times e^L;
/// * for α > 1: `(1 − α) e^L [E(−L) + E((α − 1)L)/(α − 1)]`;
fn gap(log_ratio: Wide, order: Order) -> Wide {
    let Order { alpha, complement } = order;
    if complement.is_negative() {
        let sum = (-log_ratio).exp_excess() + Wide::exp_excess_over(-complement, log_ratio);
        complement * log_ratio.exp() * sum
    } else if complement < alpha {
        log_ratio.exp() * gap(-log_ratio, order.swapped())
    } else {
        alpha * (log_ratio.exp_excess() - Wide::exp_excess_over(alpha, log_ratio))
    }
}

/// The total variation distance of two exponential distributions, from the logarithm L of the ratio of their rates.
///
/// The densities cross at `x = L/(x − y)`, and there the tails differ by `e^(−yx) (1 − e^(−L))`, where for x > y `yx = L/(e^L − 1)`: no difference.
pub(super) fn total_variation_of_log_ratio(log_ratio: Wide) -> Wide {
    let log_ratio = log_ratio.abs();
    if log_ratio.is_zero() {
        return Wide::ZERO;
    }
    -(-log_ratio).exp_m1() * (-(log_ratio / log_ratio.exp_m1())).exp()
}
