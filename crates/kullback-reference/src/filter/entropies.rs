//! Entropy and what is read off it. `None` as in [`divergences`](super::divergences).

use super::{
    Bounded,
    domain::{self, LIFT, lowered},
    exp::exp,
    ln::ln_ratio,
    sum::Sum,
};

/// `−Σ p ln p`, as [`entropy`](crate::entropy).
pub fn entropy(p: &[f64]) -> Option<Bounded> {
    domain::probability_vector(p)?;
    code_length(p, p)
}

/// `−Σ p ln q`, as [`cross_entropy`](crate::cross_entropy).
pub fn cross_entropy(p: &[f64], q: &[f64]) -> Option<Bounded> {
    domain::pair(p, q)?;
    code_length(p, q)
}

/// `exp(−Σ p ln p)`, as [`perplexity`](crate::perplexity).
pub fn perplexity(p: &[f64]) -> Option<Bounded> {
    exp(entropy(p)?).known()
}

/// `Σ p ln(1/q)`; `None` if it is infinite.
fn code_length(p: &[f64], q: &[f64]) -> Option<Bounded> {
    let mut sum = Sum::default();
    // The logarithm of one is exactly zero.
    for (&p, &q) in p.iter().zip(q).filter(|(p, q)| **p > 0.0 && **q != 1.0) {
        if q == 0.0 {
            return None;
        }
        sum.add(ln_ratio(LIFT, q * LIFT) * (p * LIFT));
    }
    lowered(sum.total())
}
