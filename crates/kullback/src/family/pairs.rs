//! From a pair of distributions to the formula for it: the rules that [the module](super) states.

use super::closed::{Form, INFINITE, finite, map, sum};
use super::{Distribution, Support};
use crate::error::{Error, Result};
use crate::term::Order;
use crate::wide::Wide;

/// What is asked of two distributions.
#[derive(Clone, Copy)]
pub enum Operation {
    /// The Kullback–Leibler divergence.
    Kl,
    /// The Rényi divergence of an order other than 0 and 1.
    Renyi(Order),
    /// −ln ∫ √(pq).
    BhattacharyyaDistance,
    /// Pearson's χ².
    ChiSquared,
    /// ½ ∫ |p − q|.
    TotalVariation,
    /// The Jensen–Shannon divergence.
    Js,
    /// The cross-entropy.
    CrossEntropy,
}

/// That two distributions are on one space, so that asking for a divergence makes sense.
pub(super) fn comparable(p: &dyn Distribution, q: &dyn Distribution) -> Result<()> {
    let (of_p, of_q) = (p.range(), q.range());
    if of_p.same_space(&of_q) { Ok(()) } else { Err(Error::Spaces { p: of_p.space(), q: of_q.space() }) }
}

/// Whether the one is absolutely continuous with respect to the other: by their supports alone.
pub(super) fn within(p: &dyn Distribution, q: &dyn Distribution) -> bool {
    p.range().within(&q.range())
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
    in_one_family(p, q, Operation::Kl).or_else(|| {
        let negentropy = map(p.own_entropy(), |entropy| -entropy);
        sum(cross_entropy(p, q), negentropy)
    })
}

/// E_p[−ln q]: at the one point where p is, or as the expectation of q's code; of one family, if q has none.
pub(super) fn cross_entropy(p: &dyn Distribution, q: &dyn Distribution) -> Form {
    if !within(p, q) {
        return INFINITE;
    }
    let Some(code) = q.code() else {
        return in_one_family(p, q, Operation::CrossEntropy);
    };
    match p.range() {
        Support::Integers { low, high } if low as f64 == high => {
            code.expectation(|statistic| finite(statistic.at(Wide::from_f64(high))))
        }
        _ => code.expectation(|statistic| p.expectation(statistic)),
    }
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
    in_one_family(p, q, Operation::Renyi(order))
}

/// Pearson's χ², `+∞` where the support of p is not within that of q.
pub(super) fn chi_squared(p: &dyn Distribution, q: &dyn Distribution) -> Form {
    if within(p, q) { in_one_family(p, q, Operation::ChiSquared) } else { INFINITE }
}
