//! Divergences between two probability vectors.
//!
//! Formula, domain and conventions are those of the function that each names. `None` stands for what is outside the domain or not
//! certainly inside it, for `+∞`, and for a bound that is not finite. Accuracy is what each result says of itself: for
//! vectors whose result is not far below its largest term it is about `2⁻⁹⁰` of the result.

use super::{
    Bounded,
    domain::{self, LIFT, lowered},
    ln::{are_near, far_ln_ratio, ln_2, ln_ratio_by},
    sum::Sum,
    terms,
};

/// `Σ [p ln(p/q) − p + q]`, as [`kl`](crate::kl).
pub fn kl(p: &[f64], q: &[f64]) -> Option<Bounded> {
    sum_of_differences(p, q, |p, q| {
        if p == 0.0 {
            return Some(Bounded::exact(q));
        }
        (q > 0.0).then(|| terms::kl_div(p, q))
    })
}

/// `Σ p ln(p/q)`, as [`rel_entr_sum`](crate::rel_entr_sum).
///
/// Of near numbers a term is `[p ln(p/q) − p + q] + (p − q)`: where the second parts cancel in the sum, the first are left
/// with all their digits.
pub fn rel_entr_sum(p: &[f64], q: &[f64]) -> Option<Bounded> {
    domain::same_length(p, q)?;
    domain::non_negative_vector(p)?;
    domain::non_negative_vector(q)?;
    let mut sum = Sum::default();
    for (p, q) in lifted(p, q).filter(|(p, q)| p != q && *p > 0.0) {
        if q == 0.0 {
            return None;
        }
        let difference = Bounded::difference(p, q);
        if are_near(difference, Bounded::sum(p, q)) {
            sum.add(terms::kl_div(p, q));
            sum.add(difference);
        } else {
            sum.add(far_ln_ratio(p, q) * p);
        }
    }
    lowered(sum.total())
}

/// `Σ (p − q) ln(p/q)`, as [`jeffreys`](crate::jeffreys).
pub fn jeffreys(p: &[f64], q: &[f64]) -> Option<Bounded> {
    sum_of_differences(p, q, |p, q| (p > 0.0 && q > 0.0).then(|| terms::jeffreys(p, q)))
}

/// `½ KL(p‖m) + ½ KL(q‖m)` with `m = ½(p + q)`, as [`js`](crate::js).
pub fn js(p: &[f64], q: &[f64]) -> Option<Bounded> {
    let four_times = sum_of_differences(p, q, |p, q| {
        Some(if p == 0.0 || q == 0.0 { (ln_2() * (p + q)).doubled() } else { terms::js(p, q) })
    });
    Some(four_times?.scaled(0.25))
}

/// The square root of [`js`], as [`js_distance`](crate::js_distance).
pub fn js_distance(p: &[f64], q: &[f64]) -> Option<Bounded> {
    js(p, q)?.sqrt().known()
}

/// `½ Σ |p − q|`, as [`total_variation`](crate::total_variation).
pub fn total_variation(p: &[f64], q: &[f64]) -> Option<Bounded> {
    Some(sum_of_differences(p, q, |p, q| Some(Bounded::difference(p.max(q), p.min(q))))?.half())
}

/// `½ Σ (√p − √q)²`, as [`squared_hellinger`](crate::squared_hellinger).
pub fn squared_hellinger(p: &[f64], q: &[f64]) -> Option<Bounded> {
    let twice = sum_of_differences(p, q, |p, q| {
        Some(if p == 0.0 || q == 0.0 { Bounded::exact(p + q) } else { terms::squared_root_difference(p, q) })
    });
    Some(twice?.half())
}

/// The square root of [`squared_hellinger`], as [`hellinger`](crate::hellinger).
pub fn hellinger(p: &[f64], q: &[f64]) -> Option<Bounded> {
    squared_hellinger(p, q)?.sqrt().known()
}

/// `Σ √(pq)`, as [`bhattacharyya_coefficient`](crate::bhattacharyya_coefficient).
pub fn bhattacharyya_coefficient(p: &[f64], q: &[f64]) -> Option<Bounded> {
    domain::pair(p, q)?;
    let mut sum = Sum::default();
    for (p, q) in lifted(p, q).filter(|(p, q)| *p > 0.0 && *q > 0.0) {
        sum.add(terms::geometric_mean(p, q));
    }
    lowered(sum.total())
}

/// `−ln(Σ √(pq) / ½(Σp + Σq))`, as [`bhattacharyya_distance`](crate::bhattacharyya_distance).
///
/// Where the ratio is near one, the difference of its parts is taken from [`squared_hellinger`], which it is without
/// cancellation.
pub fn bhattacharyya_distance(p: &[f64], q: &[f64]) -> Option<Bounded> {
    let (total_p, total_q) = domain::pair(p, q)?;
    if p == q {
        return Some(Bounded::ZERO);
    }
    let (mean, coefficient) = ((total_p + total_q).half(), bhattacharyya_coefficient(p, q)?);
    let difference = mean - coefficient;
    let difference = if are_near(difference, mean) { squared_hellinger(p, q)? } else { difference };
    ln_ratio_by(mean, coefficient, difference).known()
}

/// `Σ (p − q)²/q`, as [`chi_squared`](crate::chi_squared).
///
/// Only the ratio `(p − q)/q` is one of lifted numbers: the terms can be larger than their lift allows.
pub fn chi_squared(p: &[f64], q: &[f64]) -> Option<Bounded> {
    domain::pair(p, q)?;
    let mut sum = Sum::default();
    for (&p, &q) in p.iter().zip(q).filter(|(p, q)| p != q) {
        if q == 0.0 {
            return None;
        }
        let ratio = Bounded::difference(p * LIFT, q * LIFT) / Bounded::exact(q * LIFT);
        sum.add(ratio * Bounded::difference(p, q));
    }
    sum.total().known()
}

/// `Σ (p − q)²/p`, as [`neyman_chi_squared`](crate::neyman_chi_squared).
pub fn neyman_chi_squared(p: &[f64], q: &[f64]) -> Option<Bounded> {
    chi_squared(q, p)
}

/// `½ Σ (p − q)²/(p + q)`, as [`le_cam`](crate::le_cam).
pub fn le_cam(p: &[f64], q: &[f64]) -> Option<Bounded> {
    Some(sum_of_differences(p, q, |p, q| Some(terms::squared_difference_over(p, q, Bounded::sum(p, q))))?.half())
}

/// The pairs of entries, multiplied by [`LIFT`].
fn lifted<'a>(p: &'a [f64], q: &'a [f64]) -> impl Iterator<Item = (f64, f64)> + 'a {
    p.iter().zip(q).map(|(p, q)| (p * LIFT, q * LIFT))
}

/// The sum over a pair of probability vectors of terms that are zero at equal entries; `None` if a term
/// is infinite.
#[inline]
fn sum_of_differences(p: &[f64], q: &[f64], term: impl Fn(f64, f64) -> Option<Bounded>) -> Option<Bounded> {
    domain::pair(p, q)?;
    let mut sum = Sum::default();
    for (p, q) in lifted(p, q).filter(|(p, q)| p != q) {
        sum.add(term(p, q)?);
    }
    lowered(sum.total())
}
