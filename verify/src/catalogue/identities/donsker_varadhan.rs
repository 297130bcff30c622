//! The variational formula of Donsker and Varadhan: no reward is worth more than the divergence, and the log of its
//! moment.

use crate::catalogue::prelude::*;

/// Σ p f ≤ KL(p‖u) + ln Σ u eᶠ, here with u uniform and f = z/τ; equality is at p proportional to u eᶠ.
pub struct DonskerVaradhan;

impl Statement for DonskerVaradhan {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"\mathbb{E}_p f \le D(p \| u) + \ln \mathbb{E}_u e^f";
    const SOURCES: &[Citation] = &[THEORY_NOTEBOOK.at("§9"), LITERATURE.at("Donsker and Varadhan 1975")];
    type Case = Logits;

    fn relation<A: Arithmetic>(
        a: &A,
        Logits { z_p: _, z_q: z, shift: _, temperature, target: p }: &Logits,
    ) -> Relation<A::Real> {
        let rewards: Vec<A::Real> = masses(z).iter().map(|z| a.number(z) / a.number(temperature)).collect();
        let expected: A::Real = masses(p).iter().zip(&rewards).map(|(p, f)| a.number(p) * f.clone()).sum();
        let moment = rewards.iter().map(Real::exp).sum::<A::Real>() / a.integer(p.len() as i64);
        at_most(expected.exp(), a.kl(p, &uniform(p.len())).exp() * moment)
    }
}
