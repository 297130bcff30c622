//! The divergences of a convex function: which function makes which.

use crate::catalogue::prelude::*;

/// theory-notebook §6 names six members of the family and says that all five are computed below: χ² is not.
pub struct FDivergenceMembers;

impl Problem for FDivergenceMembers {
    const STATEMENT: &str = "Which divergences of p = (0.001, 0.999) from q = (½, ½) are Σ q f(p/q) with f(t) = t ln t, −ln t, (√t − 1)², ½ |t − 1|, (t − 1)² and \
                             ½ t ln t − ½ (1 + t) ln ½(1 + t)?";
    const SOURCE: Citation = THEORY_NOTEBOOK.at("§6");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let (p, q) = (a.pmf(["0.001", "0.999"]), a.pmf(["0.5", "0.5"]));
        let one = a.real("1");
        let ratios = ["0.002", "1.998"].map(|ratio| a.real(ratio));
        let sum = |f: &dyn Fn(&A::Real) -> A::Real| ratios.iter().map(f).sum::<A::Real>() / 2;
        let distance = |t: &A::Real| t.max(&one) - t.min(&one);
        let middle = |t: &A::Real| (one.clone() + t.clone()) / 2;
        Table::new()
            .printed("the divergences named: KL, reverse KL, Hellinger, total variation, χ² and JSD", a.real("6"), "5")
            .because("the divergences computed, which are without χ²", a.real("5"))
            .stated("f = t ln t makes KL(p ‖ q)", equal(sum(&|t| t.clone() * t.ln()), a.kl(&p, &q)))
            .stated("f = −ln t makes KL(q ‖ p)", equal(sum(&|t| -t.ln()), a.kl(&q, &p)))
            .stated(
                "f = (√t − 1)² makes the squared Hellinger distance, without the half",
                equal(sum(&|t| (t.sqrt() - one.clone()).square()), a.squared_hellinger(&p, &q) * 2),
            )
            .stated("f = ½ |t − 1| makes total variation", equal(sum(&|t| distance(t) / 2), a.total_variation(&p, &q)))
            .stated("f = (t − 1)² makes χ²", equal(sum(&|t| (t.clone() - one.clone()).square()), a.chi_squared(&p, &q)))
            .stated(
                "f = ½ t ln t − ½ (1 + t) ln ½(1 + t) makes JS",
                equal(sum(&|t| t.clone() * t.ln() / 2 - middle(t) * middle(t).ln()), a.js(&p, &q)),
            )
    }
}
