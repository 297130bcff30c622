//! What is said of estimators of the divergence, and does not hold: that k3 varies less than k1, that k2 is nearly unbiased, that k3 is always
//! positive, that a Monte Carlo estimate is never negative, and that a plug-in estimate is unbiased.

use crate::catalogue::prelude::*;

/// (0.9, 0.1) against its mirror image, and a sample of the weather that is all sun.
pub struct EstimatorsThatMislead;

impl Statement for EstimatorsThatMislead {
    const KIND: Kind = Kind::Witness;
    const TEX: &str = concat!(
        r"\exists\, p, q:\ \mathrm{Var}\, k_1 < \mathrm{Var}\, k_3,\ \tfrac43 D(p \| q) < \mathbb{E}\, k_2;",
        r"\ \hat k_1 < 0,\ \hat k_3 = 0,\ \mathbb{E}\, H(\hat p) < H(p)"
    );
    const SOURCES: &[Citation] = &[LITERATURE.at("Schulman 2020"), PYTORCH_NOTEBOOK.at("§3")];
    type Case = Nothing;

    fn relation<A: Arithmetic>(a: &A, Nothing: &Nothing) -> Relation<A::Real> {
        let (p, q) = (a.pmf(["0.9", "0.1"]), a.pmf(["0.1", "0.9"]));
        let [k1, k2, k3] = [a.k1_moments(&p, &q), a.k2_moments(&p, &q), a.k3_moments(&p, &q)];
        // ln(5/7) is below −1/3.
        let sunny = Vector::decimals(&["-1/3", "-1/3"]);
        let coin = a.pmf(["0.5", "0.5"]);
        below(k1[1].clone(), k3[1].clone())
            .and(below(a.kl(&p, &q) * 4 / 3, k2[0].clone()))
            .and(below((a.integer(5) / a.integer(7)).ln(), a.real("-1/3")))
            .and(below(a.kl_k1(&sunny)[0].clone(), a.integer(0)))
            .and(equal(a.kl_k3(&Vector::decimals(&["0", "0"]))[0].clone(), a.integer(0)))
            .and(below(a.plug_in_expectation(&coin, &Number::decimal("10")), a.entropy(&coin)))
    }
}
