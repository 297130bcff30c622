//! What is likeliest given a sample is not what is nearest to where the sample is from.

use crate::catalogue::prelude::*;

/// Three heads of a fair coin: −ln L(sure) < −ln L(coin), and KL(coin‖coin) < KL(coin‖sure).
pub struct LikeliestIsNotNearest;

impl Statement for LikeliestIsNotNearest {
    const KIND: Kind = Kind::Witness;
    const TEX: &str = r"\exists\, p, n, q:\ L(q) > L(p),\ D(p \| q) = \infty > D(p \| p)";
    const SOURCES: &[Citation] = &[];
    const REFUTES: &[Citation] =
        &[PYTORCH_NOTEBOOK.at("The deep connection between KL divergence and maximum likelihood estimation")];
    type Case = Nothing;

    fn relation<A: Arithmetic>(a: &A, Nothing: &Nothing) -> Relation<A::Real> {
        let (coin, sure, heads) = (uniform(2), a.pmf(["1", "0"]), Vector::decimals(&["3", "0"]));
        below(a.categorical_nll(&heads, &sure), a.categorical_nll(&heads, &coin))
            .and(below(a.kl(&coin, &coin), a.kl(&coin, &sure)))
    }
}
