//! In an exponential family the divergence is Bregman's of the logarithm of the partition function, with the arguments
//! exchanged.

use crate::catalogue::prelude::*;

/// Z(z_q) = Z(z_p) exp(KL(P‖Q) + ⟨P, z_q − z_p⟩), where P = softmax(z_p), Q = softmax(z_q) and Z(z) = Σ exp z.
pub struct LogPartitionBregman;

impl Statement for LogPartitionBregman {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = concat!(
        r"D(P \| Q) = A(z_q) - A(z_p) - \langle \nabla A(z_p), z_q - z_p \rangle,\ A(z) = \ln \sum e^z,\ ",
        r"\nabla A(z) = \mathrm{softmax}(z)"
    );
    const SOURCES: &[Citation] = &[THEORY_NOTEBOOK.at("§15"), THEORY_NOTEBOOK.at("§15.1"), WORKED_PROBLEMS.at("L.1")];
    type Case = Logits;

    fn relation<A: Arithmetic>(
        a: &A,
        Logits { z_p, z_q, shift: _, temperature, target: _ }: &Logits,
    ) -> Relation<A::Real> {
        let weights = |z: &Vector| -> Vec<A::Real> {
            masses(z).iter().map(|z| (a.number(z) / a.number(temperature)).exp()).collect()
        };
        let (weights_p, partition_q) = (weights(z_p), weights(z_q).into_iter().sum());
        let partition_p: A::Real = weights_p.iter().cloned().sum();
        let steps = differences(z_q, z_p).into_iter().map(|step| a.number(&step) / a.number(temperature));
        let way: A::Real = weights_p.into_iter().zip(steps).map(|(weight, step)| weight * step).sum();
        let exponent = a.kl_logits(z_p, z_q, temperature) + way / partition_p.clone();
        equal(partition_q, partition_p * exponent.exp())
    }
}
