//! A coin is a die with two sides: its surprise is that of its two categories, and order does not matter.

use crate::catalogue::prelude::*;

/// The surprises of Dirichlet and beta priors agree, and exchanging the categories changes nothing.
pub struct DirichletBetaSurprise;

impl Statement for DirichletBetaSurprise {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"D(\mathrm{Dir}(\alpha + k) \| \mathrm{Dir}(\alpha)) = D(\mathrm{Beta}(\alpha_1 + k_1, \alpha_2 + k_2) \| \mathrm{Beta}(\alpha_1, \alpha_2))";
    const SOURCES: &[Citation] = &[LITERATURE.at("Itti and Baldi 2009")];
    type Case = Categories;

    fn relation<A: Arithmetic>(a: &A, case: &Categories) -> Relation<A::Real> {
        let Categories { alpha, counts } = case;
        let surprise = a.dirichlet_categorical_surprise(alpha, counts);
        let turned = a.dirichlet_categorical_surprise(&reversed(alpha), &reversed(counts));
        let same = equal(surprise.clone(), turned);
        match (&masses(alpha)[..], &masses(counts)[..]) {
            ([alpha, beta], [successes, failures]) => {
                same.and(equal(a.beta_bernoulli_surprise(alpha, beta, successes, failures), surprise))
            }
            _ => same,
        }
    }
}
