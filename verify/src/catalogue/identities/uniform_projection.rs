//! The uniform distributions nearest to p: on all of its support in the forward direction, on the likeliest outcomes in the reverse one.

use crate::catalogue::prelude::*;
use kullback_reference::Rational;

/// The most outcomes with which the reverse direction is compared.
const MOST: usize = 12;

/// The uniform distribution on the outcomes that are marked.
fn on(marked: &[bool]) -> Vector {
    let size = marked.iter().filter(|&&marked| marked).count() as u64;
    Vector::from_exact(marked.iter().map(|&marked| Rational::from((u64::from(marked), size))).collect())
}

/// KL(p‖u) ≥ ln k − H(p) with k the size of the support, and KL(u‖p) is least for some k of the likeliest outcomes.
pub struct UniformProjection;

impl Statement for UniformProjection {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str =
        r"\min_S D(p \| u_S) = \ln |\mathrm{supp}\, p| - H(p),\quad \min_S D(u_S \| p) = \min_k D(u_{[k]} \| p)";
    const SOURCES: &[Citation] = &[KL_NOTE.at("Variational Inference"), KL_NOTE.at("Forward and Reverse divergences")];
    type Case = Pair;

    fn relation<A: Arithmetic>(a: &A, Pair { p, q }: &Pair) -> Relation<A::Real> {
        let masses = p.nearest();
        let support: Vec<bool> = masses.iter().map(|&mass| mass > 0.0).collect();
        let (forward, reverse) = (a.uniform_forward_projection(p), a.uniform_reverse_projection(p));
        let size = support.iter().filter(|&&is_in| is_in).count() as i64;
        let everywhere = vec![true; p.len()];
        // Any set of outcomes: those that another distribution favours.
        let favoured: Vec<bool> = masses.iter().zip(q.nearest()).map(|(p, q)| q >= p).collect();
        let mut order: Vec<usize> = (0..p.len()).filter(|&index| support[index]).collect();
        order.sort_by(|&i, &j| masses[j].total_cmp(&masses[i]));
        let likeliest = |k: usize| {
            let mut marked = vec![false; p.len()];
            order[..k].iter().for_each(|&index| marked[index] = true);
            a.kl(&on(&marked), p)
        };
        let first = equal(forward[0].clone(), a.integer(size))
            .and(equal(forward[1].clone(), a.kl(p, &on(&support))))
            .and(at_most(forward[1].clone(), a.kl(p, &on(&everywhere))))
            .and(at_most(reverse[1].clone(), a.kl(&on(&favoured), p)));
        (1..=order.len().min(MOST)).fold(first, |relation, k| relation.and(at_most(reverse[1].clone(), likeliest(k))))
    }
}
