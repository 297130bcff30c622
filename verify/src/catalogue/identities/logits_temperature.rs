//! A temperature is a scale of the logits.

use crate::catalogue::prelude::*;

/// H, H(p, ·) and KL are the same from τz at temperature τ as from z at temperature one.
pub struct LogitsTemperature;

impl Statement for LogitsTemperature {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"\mathrm{softmax}(\tau z / \tau) = \mathrm{softmax}(z)";
    const SOURCES: &[Citation] = &[CHAPTER_4.at("Knowledge Distillation"), THEORY_NOTEBOOK.at("§10.1")];
    type Case = Logits;

    fn relation<A: Arithmetic>(
        a: &A,
        Logits { z_p, z_q, shift: _, temperature, target }: &Logits,
    ) -> Relation<A::Real> {
        let (p, q, one) = (&scaled(z_p, temperature), &scaled(z_q, temperature), &Number::from_f64(1.0));
        equal(a.entropy_logits(p, temperature), a.entropy_logits(z_p, one))
            .and(equal(a.cross_entropy_logits(target, q, temperature), a.cross_entropy_logits(target, z_q, one)))
            .and(equal(a.kl_logits(p, q, temperature), a.kl_logits(z_p, z_q, one)))
    }
}
