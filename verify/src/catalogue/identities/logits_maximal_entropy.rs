//! From logits, too, the divergence from the uniform distribution is what is missing to the largest entropy.

use crate::catalogue::prelude::*;

/// H(softmax(z/τ)) + KL(softmax(z/τ)‖softmax(0)) = ln n.
pub struct LogitsMaximalEntropy;

impl Statement for LogitsMaximalEntropy {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"H(P) + D(P \| u_n) = \ln n,\ P = \mathrm{softmax}(z/\tau)";
    const SOURCES: &[Citation] = &[WORKED_PROBLEMS.at("M.5")];
    type Case = Logits;

    fn relation<A: Arithmetic>(
        a: &A,
        Logits { z_p, z_q: _, shift: _, temperature, target: _ }: &Logits,
    ) -> Relation<A::Real> {
        let flat = scaled(z_p, &Number::from_f64(0.0));
        let missing = a.kl_logits(z_p, &flat, temperature);
        equal(a.entropy_logits(z_p, temperature) + missing, a.integer(z_p.len() as i64).ln())
    }
}
