//! The divergence as a loss is the cross-entropy less a constant, and the negative log-likelihood of the class if the target is sure of it.

use crate::catalogue::prelude::*;

/// KL(p‖softmax z) = −Σ p ln softmax z − H(p).
pub struct KlLossDecomposition;

impl Statement for KlLossDecomposition {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = concat!(
        r"D(p \| \mathrm{softmax}\, z) = -\sum_i p_i \ln \mathrm{softmax}(z)_i - H(p),\quad ",
        r"D(e_y \| \mathrm{softmax}\, z) = -\ln \mathrm{softmax}(z)_y"
    );
    const SOURCES: &[Citation] = &[
        PYTORCH_NOTEBOOK.at("cell 2"),
        PYTORCH_NOTEBOOK.at("cell 6"),
        PYTORCH_NOTEBOOK.at("Why it matters"),
        PYTORCH_NOTEBOOK.at("Notes"),
    ];
    type Case = Logits;

    fn relation<A: Arithmetic>(a: &A, Logits { z_p: z, target: p, .. }: &Logits) -> Relation<A::Real> {
        let one = Number::from_f64(1.0);
        let mut sure = vec![0.0; p.len()];
        sure[0] = 1.0;
        let sure = Vector::from_f64s(sure);
        let weights = masses(z).iter().map(|logit| (a.number(logit) - a.number(&masses(z)[0])).exp()).sum::<A::Real>();
        equal(a.kl_loss(p, z) + a.entropy(p), a.cross_entropy_logits(p, z, &one))
            .and(equal(a.kl_loss(&sure, z), weights.ln()))
    }
}
