//! The cross-entropy is the entropy and the divergence: what data costs, and what the wrong code adds.

use crate::catalogue::prelude::*;

/// H(p, q) = H(p) + KL(p‖q).
pub struct CrossEntropyDecomposition;

impl Statement for CrossEntropyDecomposition {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"H(p, q) = H(p) + D(p \| q)";
    const SOURCES: &[Citation] = &[
        THEORY_NOTEBOOK.at("§1.1"),
        THEORY_NOTEBOOK.at("§14.3"),
        CHAPTER_4.at("Definition"),
        CHAPTER_4.at("Summary"),
        CHAPTER_4.at("Conclusion"),
        PYTORCH_NOTEBOOK.at("Key properties"),
        PYTORCH_NOTEBOOK.at("cell 2"),
        KL_NOTE.at("KL calculation"),
        KL_NOTE.at("KL intuition"),
        WORKED_PROBLEMS.at("K.1"),
    ];
    type Case = Pair;

    fn relation<A: Arithmetic>(a: &A, Pair { p, q }: &Pair) -> Relation<A::Real> {
        equal(a.cross_entropy(p, q), a.entropy(p) + a.kl(p, q))
    }
}
