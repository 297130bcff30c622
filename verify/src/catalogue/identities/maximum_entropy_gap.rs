//! What a distribution's entropy lacks to the largest with its means is its divergence from that.

use crate::catalogue::prelude::*;

/// H(p*) − H(r) = KL(r‖p*), where p* has the largest entropy of all with the means of r; and H(p*) + KL(p*‖u) = ln n.
pub struct MaximumEntropyGap;

impl Statement for MaximumEntropyGap {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"H(p^*) = H(r) + D(r \| p^*),\ p^* = \arg\max \{H(s) : \mathbb{E}_s f = \mathbb{E}_r f\}";
    const SOURCES: &[Citation] = &[
        THEORY_NOTEBOOK.at("§13.1"),
        LITERATURE.at("Jaynes 1957"),
        LITERATURE.at("Cover and Thomas 2006, Theorem 12.1.1"),
    ];
    type Case = Constrained;

    fn relation<A: Arithmetic>(
        a: &A,
        Constrained { q: _, features, targets, member }: &Constrained,
    ) -> Relation<A::Real> {
        let n = member.len();
        let largest = a.maximum_entropy(features, targets);
        let entropy = largest[largest.len() - 1].clone();
        let projected = a.i_projection(&uniform(n), features, targets);
        equal(entropy.clone(), a.entropy(member) + divergence_to(a, member, &largest[..n]))
            .and(at_most(a.entropy(member), entropy.clone()))
            .and(equal(entropy + projected[projected.len() - 1].clone(), a.integer(n as i64).ln()))
    }
}
