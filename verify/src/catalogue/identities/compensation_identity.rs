//! Topsøe's compensation identity: whatever the components of a mixture are compared with, the mixture is the best
//! choice.

use crate::catalogue::prelude::*;

/// Σ wᵢ KL(pᵢ‖q) = JS_w(p₁, …) + KL(m‖q), m = Σ wᵢ pᵢ, here with q = p₁.
pub struct CompensationIdentity;

impl Statement for CompensationIdentity {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = concat!(
        r"\sum_i w_i D(p_i \| q) = \mathrm{JS}_w(p_1, \dots, p_k) + D\bigl(\textstyle\sum_i w_i p_i ",
        r"\bigm\| q\bigr)"
    );
    const SOURCES: &[Citation] = &[LITERATURE.at("Topsøe 1967")];
    type Case = Mixture;

    fn relation<A: Arithmetic>(a: &A, Mixture { ps, w }: &Mixture) -> Relation<A::Real> {
        let q = &ps.rows()[0];
        let weighted = masses(w).into_iter().zip(ps.rows()).filter(|(w, _)| !w.is_zero());
        let mean = weighted.map(|(w, p)| a.number(&w) * a.kl(p, q)).sum();
        equal(mean, a.js_weighted(ps, w) + a.kl(&push_forward(w, ps), q))
    }
}
