//! One-parameter families: Rényi, Tsallis, Amari's α. `None` as in [`divergences`](super::divergences).
//!
//! All rest on `S = A − M = Σ [p^α q^(1−α) − αp − (1−α)q]`, with `A` and `M` as in [`orders`](crate::orders). With `l = ln(p/q)`
//! a term is `q (exp αl − 1) − α (p − q)`. With `E(x) = exp x − 1 − x` it is also `q [E(αl) − α E(l)]`, in which what cancels
//! for near numbers is gone.

use super::{
    Bounded, divergences,
    domain::{self, LIFT, lowered},
    exp::{SMALL, exp, exp_rest},
    ln::{ln_ratio, ln_ratio_by},
    sum::Sum,
};

/// The filter has no opinion on orders beyond this, where powers overflow.
const LARGEST_ORDER: f64 = 64.0;

/// `ln(A/M)/(α − 1)`, as [`renyi`](crate::renyi); finite orders up to 64.
pub fn renyi(p: &[f64], q: &[f64], alpha: f64) -> Option<Bounded> {
    moderate(alpha, 0.0)?;
    let sums = domain::pair(p, q)?;
    if p == q {
        return Some(Bounded::ZERO);
    }
    if alpha == 1.0 {
        return (divergences::kl(p, q)? / sums.0).known();
    }
    let gap = gap(p, q, alpha)?;
    let mean = sums.1 + (sums.0 - sums.1) * alpha;
    let affinity = mean + gap;
    // Where the supports have nothing in common A is zero, and its logarithm no number.
    let is_positive = affinity.high() > 2.0 * affinity.error();
    if !is_positive {
        return None;
    }
    over(ln_ratio_by(affinity, mean, gap), Bounded::difference(alpha, 1.0))
}

/// `(A − M)/(α − 1)`, as [`tsallis`](crate::tsallis); orders up to 64.
pub fn tsallis(p: &[f64], q: &[f64], alpha: f64) -> Option<Bounded> {
    moderate(alpha, 0.0)?;
    if alpha == 1.0 {
        return divergences::kl(p, q);
    }
    over(gap(p, q, alpha)?, Bounded::difference(alpha, 1.0))
}

/// `(M − A)/(α(1 − α))`, as [`alpha_divergence`](crate::alpha_divergence); orders from −64 to 64.
pub fn alpha_divergence(p: &[f64], q: &[f64], alpha: f64) -> Option<Bounded> {
    moderate(alpha, -LARGEST_ORDER)?;
    if alpha == 0.0 {
        return divergences::kl(q, p);
    }
    if alpha == 1.0 {
        return divergences::kl(p, q);
    }
    over(gap(p, q, alpha)?, Bounded::difference(alpha, 1.0) * alpha)
}

/// A quotient, which is exactly zero if `x` is.
fn over(x: Bounded, divisor: Bounded) -> Option<Bounded> {
    if x == Bounded::ZERO { Some(x) } else { (x / divisor).known() }
}

fn moderate(alpha: f64, least: f64) -> Option<()> {
    (least..=LARGEST_ORDER).contains(&alpha).then_some(())
}

/// `S = Σ [p^α q^(1−α) − αp − (1−α)q]`; `None` if it is infinite.
fn gap(p: &[f64], q: &[f64], alpha: f64) -> Option<Bounded> {
    domain::pair(p, q)?;
    let mut sum = Sum::default();
    for (&p, &q) in p.iter().zip(q).filter(|(p, q)| p != q) {
        sum.add(gap_term(p * LIFT, q * LIFT, alpha)?);
    }
    lowered(sum.total())
}

#[inline]
fn gap_term(p: f64, q: f64, alpha: f64) -> Option<Bounded> {
    if p == 0.0 {
        return (alpha >= 0.0).then(|| Bounded::difference(alpha, 1.0) * q);
    }
    if q == 0.0 {
        return (alpha < 1.0).then(|| Bounded::exact(-alpha) * p);
    }
    if alpha == 0.0 {
        return Some(Bounded::ZERO);
    }
    let l = ln_ratio(p, q);
    let power = l * alpha;
    if l.high.abs() <= SMALL && power.high.abs() <= SMALL {
        return Some((exp_rest(power) - exp_rest(l) * alpha) * q);
    }
    Some((exp(power) - Bounded::exact(1.0)) * q - Bounded::difference(p, q) * alpha)
}
