//! From a pair of distributions to the formula for it: the rules that [the module](super) states.

use super::closed::{Form, INFINITE, finite, map};
use super::{Distribution, Support};
use crate::domain::Extended;
use crate::error::{Error, Result};
use crate::term::Order;
use crate::wide::Wide;

/// What is asked of two distributions.
#[derive(Clone, Copy)]
pub enum Operation {
    /// The Kullback–Leibler divergence.
    Kl,
    /// The cross-entropy.
    CrossEntropy,
    /// The Rényi divergence of an order other than 0 and 1.
    Renyi(Order),
    /// −ln ∫ √(pq).
    BhattacharyyaDistance,
    /// 1 − ∫ √(pq).
    SquaredHellinger,
    /// Pearson's χ².
    ChiSquared,
    /// ½ ∫ |p − q|.
    TotalVariation,
    /// The Jensen–Shannon divergence.
    Js,
}

/// That two distributions are on one space, so that asking for a divergence makes sense.
pub(super) fn comparable(p: &dyn Distribution, q: &dyn Distribution) -> Result<()> {
    let (of_p, of_q) = (p.range(), q.range());
    if of_p.same_space(&of_q) { Ok(()) } else { Err(Error::Spaces { p: of_p.space(), q: of_q.space() }) }
}

/// Whether the one is absolutely continuous with respect to the other: by their supports, and by what a family knows of its own.
pub(super) fn within(p: &dyn Distribution, q: &dyn Distribution) -> bool {
    p.range().within(&q.range()) && p.is_within(q)
}

/// A pair as two members of one family: themselves, or as members of a wider one.
pub(super) fn in_one_family(p: &dyn Distribution, q: &dyn Distribution, operation: Operation) -> Form {
    p.of_one_family(q, operation).or_else(|| {
        let (ps, qs) = (p.wider(), q.wider());
        let in_wider = |p: &dyn Distribution| {
            p.of_one_family(q, operation).or_else(|| qs.iter().find_map(|q| p.of_one_family(q.as_ref(), operation)))
        };
        in_wider(p).or_else(|| ps.iter().find_map(|p| in_wider(p.as_ref())))
    })
}

/// The divergence, by the first rule that has a formula.
pub(super) fn kl(p: &dyn Distribution, q: &dyn Distribution) -> Form {
    if !within(p, q) {
        return INFINITE;
    }
    in_one_family(p, q, Operation::Kl).or_else(|| kl_across(p, q))
}

/// `E_p[−ln q] − H(p)`, or `E_p[−ln q + ln p]` with the statistics that both have taken together: whichever has the smaller terms. The entropies have forms of their own
/// for huge parameters; where the expectation of ln X is huge, as for a tiny shape, it is its weights' difference that counts.
fn kl_across(p: &dyn Distribution, q: &dyn Distribution) -> Form {
    let (Some(cross), Some(entropy)) = (cross_entropy(p, q)?, p.own_entropy()?) else {
        return INFINITE;
    };
    let together = || q.code()?.less(p.code()?).terms(|statistic| p.expectation(statistic))?;
    let largest = |terms: &[Wide]| terms.iter().copied().map(Wide::abs).fold(Wide::ZERO, Wide::max);
    let apart = [cross, -entropy];
    match together() {
        Some(terms) if largest(&terms) < largest(&apart) => finite(terms.into_iter().sum()),
        _ => finite(apart.into_iter().sum()),
    }
}

/// E_p[−ln q]: at the one point where p is; by a form of its own, where a family has one; or as the expectation of q's code.
pub(super) fn cross_entropy(p: &dyn Distribution, q: &dyn Distribution) -> Form {
    if !within(p, q) {
        return INFINITE;
    }
    match point(p) {
        Some(point) => q.code()?.expectation(|statistic| statistic.at(point)),
        None => in_one_family(p, q, Operation::CrossEntropy)
            .or_else(|| q.code()?.expectation(|statistic| p.expectation(statistic))),
    }
}

/// The one point at which a distribution is, if it is at one.
fn point(p: &dyn Distribution) -> Option<Wide> {
    match p.range() {
        Support::Integers { low, high } if low as f64 == high => Some(Wide::from_f64(high)),
        _ => None,
    }
}

/// The Rényi divergence of every order from a distribution at one point: −ln of q's mass there.
fn renyi_of_point(p: &dyn Distribution, q: &dyn Distribution) -> Form {
    point(p)?;
    cross_entropy(p, q)
}

/// The Rényi divergence of any order: at the ends by their limits.
pub(super) fn renyi(p: &dyn Distribution, q: &dyn Distribution, order: Order) -> Form {
    if order.complement.is_zero() {
        return kl(p, q);
    }
    if order.complement.is_negative() && !within(p, q) {
        return INFINITE;
    }
    // Of order zero, −ln of the mass that q has where p can be.
    if order.alpha.is_zero() && within(q, p) {
        return finite(Wide::ZERO);
    }
    in_one_family(p, q, Operation::Renyi(order)).or_else(|| renyi_of_point(p, q))
}

/// −ln ∫ √(pq).
pub(super) fn bhattacharyya_distance(p: &dyn Distribution, q: &dyn Distribution) -> Form {
    in_one_family(p, q, Operation::BhattacharyyaDistance).or_else(|| map(renyi_of_point(p, q), Wide::half))
}

/// 1 − ∫ √(pq).
pub(super) fn squared_hellinger(p: &dyn Distribution, q: &dyn Distribution) -> Form {
    let of_point = || renyi_of_point(p, q).map(|divergence| complement_of_exp(divergence.map(Wide::half)));
    in_one_family(p, q, Operation::SquaredHellinger).or_else(of_point)
}

/// 1 − e^(−x), which at infinity is one.
pub(super) fn complement_of_exp(x: Extended) -> Extended {
    Some(x.map_or(Wide::ONE, |x| -(-x).exp_m1()))
}

/// Pearson's χ², `+∞` where the support of p is not within that of q.
pub(super) fn chi_squared(p: &dyn Distribution, q: &dyn Distribution) -> Form {
    if !within(p, q) {
        return INFINITE;
    }
    in_one_family(p, q, Operation::ChiSquared).or_else(|| map(renyi_of_point(p, q), Wide::exp_m1))
}
