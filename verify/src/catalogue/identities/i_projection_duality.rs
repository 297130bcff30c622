//! The least divergence under constraints is the largest value of the dual: no multipliers have more, and the projection's have as much.

use crate::catalogue::prelude::*;

/// KL(q*‖q) = ⟨λ, c⟩ − ln Σ q exp⟨λ, f⟩ at the multipliers λ, and at half of them and at none the right side is at most that.
pub struct IProjectionDuality;

impl Statement for IProjectionDuality {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"\min_{\mathbb{E}_r f = c} D(r \| q) = \max_\lambda \langle \lambda, c \rangle - \ln \sum q\, e^{\langle \lambda, f \rangle}";
    const SOURCES: &[Citation] = &[THEORY_NOTEBOOK.at("§13.1"), LITERATURE.at("Csiszár and Shields 2004, section 3")];
    type Case = Constrained;

    fn relation<A: Arithmetic>(
        a: &A,
        Constrained { q, features, targets, member: _ }: &Constrained,
    ) -> Relation<A::Real> {
        let fit = a.i_projection(q, features, targets);
        let (multipliers, divergence) = (&fit[q.len()..fit.len() - 1], fit[fit.len() - 1].clone());
        let halved: Vec<A::Real> = multipliers.iter().map(|multiplier| multiplier.clone() / 2).collect();
        let half_way = dual(a, q, features, targets, &halved);
        equal(dual(a, q, features, targets, multipliers), divergence.clone())
            .and(at_most(half_way, divergence.clone()))
            .and(at_most(a.integer(0), divergence))
    }
}

/// `−ln Σ q exp⟨λ, f − c⟩`.
fn dual<A: Arithmetic>(a: &A, q: &Vector, features: &Rows, targets: &Vector, multipliers: &[A::Real]) -> A::Real {
    let functions: Vec<Vec<Number>> = features.rows().iter().map(masses).collect();
    let targets = masses(targets);
    let term = |(outcome, mass): (usize, Number)| {
        let parts = functions.iter().zip(&targets).zip(multipliers).map(|((function, target), multiplier)| {
            multiplier.clone() * (a.number(&function[outcome]) - a.number(target))
        });
        a.number(&mass) * parts.sum::<A::Real>().exp()
    };
    -masses(q).into_iter().enumerate().map(term).sum::<A::Real>().ln()
}
