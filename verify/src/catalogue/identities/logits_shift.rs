//! Softmax does not see a shift of all logits.

use crate::catalogue::prelude::*;

/// H, H(p, ·) and KL are the same from z + c as from z.
pub struct LogitsShift;

impl Statement for LogitsShift {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"\mathrm{softmax}(z + c) = \mathrm{softmax}(z)";
    const SOURCES: &[Citation] = &[CHAPTER_4.at("Example 6"), THEORY_NOTEBOOK.at("§10.1")];
    type Case = Logits;

    fn relation<A: Arithmetic>(a: &A, Logits { z_p, z_q, shift, temperature, target }: &Logits) -> Relation<A::Real> {
        let (p, q) = (&shifted(z_p, shift), &shifted(z_q, shift));
        equal(a.entropy_logits(p, temperature), a.entropy_logits(z_p, temperature))
            .and(equal(
                a.cross_entropy_logits(target, q, temperature),
                a.cross_entropy_logits(target, z_q, temperature),
            ))
            .and(equal(a.kl_logits(p, z_q, temperature), a.kl_logits(z_p, z_q, temperature)))
            .and(equal(a.kl_logits(z_p, q, temperature), a.kl_logits(z_p, z_q, temperature)))
    }
}
