//! What a statement computes from results of operations, which are real numbers of its arithmetic and no longer exact inputs.

use super::simplex::masses;
use crate::arithmetic::{Arithmetic, Real};
use crate::point::Vector;

/// The entries of a vector.
pub fn reals<A: Arithmetic>(a: &A, x: &Vector) -> Vec<A::Real> {
    masses(x).iter().map(|x| a.number(x)).collect()
}

/// `Σ x y`.
pub fn inner<R: Real>(x: &[R], y: &[R]) -> R {
    x.iter().zip(y).map(|(x, y)| x.clone() * y.clone()).sum()
}

/// `Σ p ln(p/q)`, of positive numbers.
pub fn divergence<R: Real>(p: &[R], q: &[R]) -> R {
    p.iter().zip(q).map(|(p, q)| p.clone() * (p.clone() / q.clone()).ln()).sum()
}

/// `Σ p ln(p/q)`, where p may be zero and q is positive.
pub fn divergence_from<A: Arithmetic>(a: &A, p: &Vector, q: &[A::Real]) -> A::Real {
    let masses = masses(p);
    let pairs = masses.iter().zip(q).filter(|(p, _)| !p.is_zero());
    pairs.map(|(p, q)| a.number(p) * (a.number(p) / q.clone()).ln()).sum()
}
