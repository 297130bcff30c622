//! The loss of a classifier is the logarithm of the partition function, less the expected logit.

use crate::catalogue::prelude::*;

/// Z = exp(H(p, softmax(z/τ)) + Σ p z/τ), where Z = Σ exp(z/τ).
pub struct LogitsCrossEntropy;

impl Statement for LogitsCrossEntropy {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"H(p, \mathrm{softmax}(z/\tau)) = \ln \sum e^{z/\tau} - \sum p z/\tau";
    const SOURCES: &[Citation] =
        &[PYTORCH_NOTEBOOK.at("1) Discrete KL between two categorical distributions"), THEORY_NOTEBOOK.at("§15")];
    type Case = Logits;

    fn relation<A: Arithmetic>(
        a: &A,
        Logits { z_p: _, z_q: z, shift: _, temperature, target }: &Logits,
    ) -> Relation<A::Real> {
        let exponents: Vec<A::Real> = masses(z).iter().map(|z| a.number(z) / a.number(temperature)).collect();
        let expected: A::Real = masses(target).iter().zip(&exponents).map(|(p, z)| a.number(p) * z.clone()).sum();
        let partition = exponents.iter().map(Real::exp).sum();
        equal(partition, (a.cross_entropy_logits(target, z, temperature) + expected).exp())
    }
}
