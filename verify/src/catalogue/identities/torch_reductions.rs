//! PyTorch's kl_div takes the logarithms of the second distribution first, and its mean is not the divergence.

use crate::catalogue::prelude::*;

/// With z for logits: sum + ln Σ exp z = KL(p ‖ softmax z), n mean = sum, batchmean = sum of one row.
pub struct TorchReductions;

impl Statement for TorchReductions {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"\sum p (\ln p - z) + \ln \sum e^z = D(p \| \mathrm{softmax}(z))";
    const SOURCES: &[Citation] =
        &[WORKED_PROBLEMS.at("M.3"), PYTORCH_NOTEBOOK.at("1"), LITERATURE.at("PyTorch, nn.functional.kl_div")];
    type Case = Target;

    fn relation<A: Arithmetic>(a: &A, Target { p, z }: &Target) -> Relation<A::Real> {
        let one = Number::from_f64(1.0);
        let values = a.torch_kl_div(z, p, &one);
        let (elements, reduced) = values.split_at(p.len());
        let log_partition = masses(z).iter().map(|z| a.number(z).exp()).sum::<A::Real>().ln();
        // The divergence is the cross-entropy less the entropy. It may vanish, so the one is compared with the other,
        // and both with one more.
        let divergence_and_entropy = reduced[0].clone() + log_partition + a.entropy(p);
        let count = i32::try_from(p.len()).unwrap_or(i32::MAX);
        equal(divergence_and_entropy + a.integer(1), a.cross_entropy_logits(p, z, &one) + a.integer(1))
            .and(equal(elements.iter().cloned().sum(), reduced[0].clone()))
            .and(equal(reduced[1].clone() * count, reduced[0].clone()))
            .and(equal(reduced[2].clone(), reduced[0].clone()))
    }
}
