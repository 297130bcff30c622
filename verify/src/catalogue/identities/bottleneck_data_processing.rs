//! What is made of X alone says no more of Y than X does, and no more than it says of X.

use crate::catalogue::prelude::*;

/// I(Z; Y) ≤ min(I(X; Y), I(X; Z)) for the Markov chain Z – X – Y.
pub struct BottleneckDataProcessing;

impl Statement for BottleneckDataProcessing {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"I(Z; Y) \le \min(I(X; Y),\ I(X; Z))";
    const SOURCES: &[Citation] =
        &[CHAPTER_4.at("Information Bottleneck"), LITERATURE.at("Cover and Thomas 2006, theorem 2.8.1")];
    type Case = Bottleneck;

    fn relation<A: Arithmetic>(a: &A, case: &Bottleneck) -> Relation<A::Real> {
        let Bottleneck { joint, encoder, .. } = case;
        let relevance = a.bottleneck_relevance(joint, encoder);
        let rate = a.js_weighted(encoder, &row_marginal(joint));
        at_most(relevance.clone(), a.mutual_information(joint)).and(at_most(relevance, rate))
    }
}
