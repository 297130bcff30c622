//! One divergence of each of four families.

use crate::catalogue::prelude::*;

/// theory-notebook §18. It prints the inputs, by variances, and no result. It closes by saying that all its formulas are verified, of which it has only asked
/// whether they are negative; here each is compared with the divergence.
pub struct QuickReference;

impl Problem for QuickReference {
    const STATEMENT: &str = "What are the divergences of coins with probabilities 0.7 and 0.4, of N(2, 1.5²) and of N(1.5, 2) from N(0, 1), \
                             by variances, and of Poisson distributions with rates 3 and 2? Do the formulas give them, and is any negative?";
    const SOURCE: Citation = THEORY_NOTEBOOK.at("§18");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let real = |text: &str| a.real(text);
        let coin = |p: &str, q: &str| real(p) * (real(p) / real(q)).ln();
        let coins = coin("0.7", "0.4") + coin("0.3", "0.6");
        let gaussians = (real("1") / real("1.5")).ln() + (real("1.5").square() + real("2").square()) / 2 - real("0.5");
        let encoder = (real("1.5").square() + real("2") - real("2").ln() - real("1")) / 2;
        let poisson = real("3") * (real("3") / real("2")).ln() - real("1");
        let [x, one, zero, mean, variance] = ["0", "1", "0", "1.5", "2"].map(Number::decimal);
        // The divergence in a bound has nothing to do with the decoder.
        let in_bound = a.elbo(&x, &one, &zero, &one, &mean, &variance)[1].clone();
        let rate = |rate: i32| {
            Trials::distribution("poisson", &[rate.into()]).expect("the Poisson distribution has one parameter")
        };
        let nonnegative = [&coins, &gaussians, &encoder, &poisson].map(|kl| at_most(real("0"), kl.clone()));
        Table::new()
            .row("0.7 ‖ 0.4", a.kl(&a.pmf(["0.7", "0.3"]), &a.pmf(["0.4", "0.6"])))
            .stated(
                "0.7 ‖ 0.4: the formula gives the divergence",
                equal(coins, a.kl(&a.pmf(["0.7", "0.3"]), &a.pmf(["0.4", "0.6"]))),
            )
            .printed_by("N(a, b) with the variance b", "1.5², the variance", real("1.5").square(), "2.25")
            .row("N(2, 2.25) ‖ N(0, 1)", a.of("kl", &normal(["2", "1.5"]), &normal(["0", "1"])))
            .stated(
                "N(2, 2.25) ‖ N(0, 1): the formula gives the divergence",
                equal(gaussians, a.of("kl", &normal(["2", "1.5"]), &normal(["0", "1"]))),
            )
            .printed_by("N(a, b) with the variance b", "N(1.5, 2), the variance", real("2"), "2.0")
            .row("N(1.5, 2) ‖ N(0, 1)", encoder.clone())
            .stated("N(1.5, 2) ‖ N(0, 1): the formula gives the divergence", equal(encoder, in_bound))
            .row("Poisson(3) ‖ Poisson(2)", poisson.clone())
            .stated(
                "Poisson(3) ‖ Poisson(2): the formula gives the divergence",
                equal(poisson, a.of("kl", &rate(3), &rate(2))),
            )
            .stated(
                "none of the four is negative",
                nonnegative.into_iter().reduce(Relation::and).expect("there are four"),
            )
    }
}
