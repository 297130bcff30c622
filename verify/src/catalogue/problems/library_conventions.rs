//! One pair of vectors, as several libraries take them.

use crate::catalogue::prelude::*;

/// worked-problems M.3 lists SciPy's, PyTorch's and scikit-learn's functions as if each gave the divergence. They
/// differ in normalisation, in what is summed, in what is rooted, in the order of the arguments and in what is
/// averaged: PyTorch's default reduction divides by the number of elements, so that its value is no divergence.
pub struct LibraryConventions;

impl Problem for LibraryConventions {
    const STATEMENT: &str = "p = (1, 3) and q = (2, 2) are counts; P and Q are their proportions. As logarithms of probabilities (−0.7, −0.7) stands for Q. What does each \
                             library's function give?";
    const SOURCE: Citation = WORKED_PROBLEMS.at("M.3");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let (p, q) = (a.pmf(["1", "3"]), a.pmf(["2", "2"]));
        let (shares_p, log_q) = (a.pmf(["0.25", "0.75"]), a.pmf(["-0.7", "-0.7"]));
        let torch = a.torch_kl_div(&log_q, &shares_p, &Number::decimal("1"));
        let counts = Rows::decimals(&[&["1", "3"], &["2", "2"]]);
        let two = Number::decimal("2");
        let even = a.pmf(["0.5", "0.5"]);
        let kl = a.kl(&shares_p, &even);
        let element_sum: A::Real = a.scipy_rel_entr(&shares_p, &even).into_iter().sum();
        Table::new()
            .row("KL(P ‖ Q)", kl.clone())
            .stated("the sum of scipy.special.rel_entr(P, Q) is KL(P ‖ Q)", equal(element_sum, kl.clone()))
            .stated("scipy.stats.entropy(P, Q) is KL(P ‖ Q)", equal(a.scipy_relative_entropy(&shares_p, &even), kl))
            .row("sum of scipy.special.rel_entr(p, q)", a.scipy_rel_entr(&p, &q).into_iter().sum())
            .row("sum of scipy.special.kl_div(p, q)", a.scipy_kl_div(&p, &q).into_iter().sum())
            .row("scipy.stats.entropy(p, q)", a.scipy_relative_entropy(&p, &q))
            .row("scipy.stats.entropy(p, q, 2)", a.scipy_relative_entropy_base(&p, &q, &two))
            .row("scipy.spatial.distance.jensenshannon(p, q)", a.scipy_jensenshannon(&p, &q))
            .row("its square, the Jensen–Shannon divergence", a.scipy_jensenshannon(&p, &q).square())
            .row("torch kl_div(log Q, P), sum", torch[2].clone())
            .row("torch kl_div(log Q, P), mean, the default", torch[3].clone())
            .row("torch kl_div(log Q, P), batchmean", torch[4].clone())
            .stated(
                "torch kl_div(log Q, P), called without a reduction, is the sum over outcomes that the divergence is",
                equal(torch[3].clone(), torch[2].clone()),
            )
            .row("sklearn mutual_info_score of the table of p and q", a.sklearn_mutual_info_score(&counts))
    }
}
