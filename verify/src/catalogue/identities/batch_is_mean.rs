//! The loss of a batch is the mean of its rows' losses, and so is its gradient.

use crate::catalogue::prelude::*;

/// L(P, Z) = (1/B) Σ L(p, z).
pub struct BatchIsMean;

impl Statement for BatchIsMean {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"L(P, Z) = \frac1B \sum_b D(p_b \| \mathrm{softmax}\, z_b)";
    const SOURCES: &[Citation] = &[PYTORCH_NOTEBOOK.at("cell 6")];
    type Case = Batch;

    fn relation<A: Arithmetic>(a: &A, Batch { targets, logits }: &Batch) -> Relation<A::Real> {
        let rows = || targets.rows().iter().zip(logits.rows());
        let size = a.integer(targets.rows().len() as i64);
        let losses: A::Real = rows().map(|(p, z)| a.kl_loss(p, z)).sum();
        let slopes = rows().flat_map(|(p, z)| a.cross_entropy_gradient(p, z));
        let mean = equal(a.batch_kl_loss(targets, logits) * 1, losses / size.clone());
        a.batch_gradient(targets, logits)
            .into_iter()
            .zip(slopes)
            .fold(mean, |relation, (of_batch, of_row)| relation.and(equal(of_batch, of_row / size.clone())))
    }
}
