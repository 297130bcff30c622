//! The next token: what a language model loses to an oracle.

use crate::catalogue::prelude::*;

/// worked-problems K.1. Its grouped cross-entropy counts Rome twice, so that H(p, q) fails the check against H(p) + KL(p ‖ q), and what is made of it is
/// wrong; the discrepancy is no rounding. Products and sums of printed numbers are judged as they are written, beside the quantities that they stand for.
pub struct NextToken;

impl Problem for NextToken {
    const STATEMENT: &str = "The next token is Paris, London, Rome, Berlin or another with probabilities \
                             p = (0.92, 0.03, 0.02, 0.02, 0.01); a model says q = (0.70, 0.10, 0.10, 0.05, 0.05). What are \
                             KL(p ‖ q), H(p, q), H(p) and the two perplexities?";
    const SOURCE: Citation = WORKED_PROBLEMS.at("K.1");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let p = a.pmf(["0.92", "0.03", "0.02", "0.02", "0.01"]);
        let q = a.pmf(["0.70", "0.10", "0.10", "0.05", "0.05"]);
        let real = |text| a.real(text);
        let log_ratio = |p, q| (real(p) / real(q)).ln();
        let term = |p, q| real(p) * log_ratio(p, q);
        let surprise = |weight, probability| -(real(weight) * real(probability).ln());
        let rome_twice = a.cross_entropy(&p, &q) + surprise("0.02", "0.10");
        let (kl, cross_entropy, entropy) = (a.kl(&p, &q), a.cross_entropy(&p, &q), a.entropy(&p));
        let of_terms = || real("0.252") - real("0.036") - real("0.032") - real("0.018") - real("0.016");
        let of_surprises = || real("0.076") + real("0.105") + real("0.156") + real("0.046");
        let discrepancy = real("0.579") - real("0.533");
        Table::new()
            .stated("the probabilities p sum to one", equal(a.number(&total(&p)), a.integer(1)))
            .stated("the model's probabilities q sum to one", equal(a.number(&total(&q)), a.integer(1)))
            .printed("Paris: ln(p/q)", log_ratio("0.92", "0.70"), "0.274")
            .because("ln 0.92 − ln 0.70, both rounded: −0.083 + 0.357", real("-0.083") + real("0.357"))
            .printed("London: ln(p/q)", log_ratio("0.03", "0.10"), "-1.204")
            .printed("Rome: ln(p/q)", log_ratio("0.02", "0.10"), "-1.609")
            .printed("Berlin: ln(p/q)", log_ratio("0.02", "0.05"), "-0.916")
            .printed("other: ln(p/q)", log_ratio("0.01", "0.05"), "-1.609")
            .printed("Paris: p ln(p/q)", term("0.92", "0.70"), "0.252")
            .because("0.92 · 0.274", real("0.92") * real("0.274"))
            .printed("London: p ln(p/q)", term("0.03", "0.10"), "-0.036")
            .printed("Rome: p ln(p/q)", term("0.02", "0.10"), "-0.032")
            .printed("Berlin: p ln(p/q)", term("0.02", "0.05"), "-0.018")
            .printed("other: p ln(p/q)", term("0.01", "0.05"), "-0.016")
            .printed("KL(p ‖ q)", a.kl(&p, &q), "0.150")
            .because("0.252 − 0.036 − 0.032 − 0.018 − 0.016", of_terms())
            .printed("0.252 − 0.036 − 0.032 − 0.018 − 0.016, as it is written", of_terms(), "0.150")
            .printed("ln 0.70", real("0.70").ln(), "-0.357")
            .printed("ln 0.10", real("0.10").ln(), "-2.303")
            .printed("ln 0.05", real("0.05").ln(), "-2.996")
            .printed("p(London) + p(Rome)", real("0.03") + real("0.02"), "0.05")
            .printed("p(Berlin) + p(other)", real("0.02") + real("0.01"), "0.03")
            .printed("Paris: −p ln q", surprise("0.92", "0.70"), "0.328")
            .printed("London and Rome: −p ln q", surprise("0.05", "0.10"), "0.115")
            .printed("Rome, again: −p ln q", surprise("0.02", "0.10"), "0.046")
            .printed("Berlin and other: −p ln q", surprise("0.03", "0.05"), "0.090")
            .stated(
                "as grouped, ln 0.10 has the weight of London and Rome: 0.05 + 0.02",
                equal(real("0.05") + real("0.02"), real("0.03") + real("0.02")),
            )
            .stated(
                "the weights as grouped sum to one: 0.92 + 0.05 + 0.02 + 0.03",
                equal(real("0.92") + real("0.05") + real("0.02") + real("0.03"), a.integer(1)),
            )
            .stated("the sum as grouped is H(p, q)", equal(rome_twice.clone(), cross_entropy.clone()))
            .printed(
                "0.328 + 0.115 + 0.046 + 0.090, as it is written",
                real("0.328") + real("0.115") + real("0.046") + real("0.090"),
                "0.579",
            )
            .printed("H(p, q)", a.cross_entropy(&p, &q), "0.579")
            .because("H(p, q) with Rome counted twice", rome_twice.clone())
            .printed("ln 0.92", real("0.92").ln(), "-0.083")
            .printed("ln 0.03", real("0.03").ln(), "-3.507")
            .printed("ln 0.02", real("0.02").ln(), "-3.912")
            .printed("ln 0.01", real("0.01").ln(), "-4.605")
            .printed("p(Rome) + p(Berlin)", real("0.02") + real("0.02"), "0.04")
            .printed("Paris: −p ln p", surprise("0.92", "0.92"), "0.076")
            .row(
                "Paris: −p ln p less 0.076, which is cut and not rounded",
                surprise("0.92", "0.92") - real("0.076"),
            )
            .printed("0.92 · 0.083, as it is written", real("0.92") * real("0.083"), "0.076")
            .printed("London: −p ln p", surprise("0.03", "0.03"), "0.105")
            .printed("Rome and Berlin: −p ln p", surprise("0.04", "0.02"), "0.156")
            .printed("other: −p ln p", surprise("0.01", "0.01"), "0.046")
            .printed("H(p)", a.entropy(&p), "0.383")
            .because("0.076 + 0.105 + 0.156 + 0.046", of_surprises())
            .printed("0.076 + 0.105 + 0.156 + 0.046, as it is written", of_surprises(), "0.383")
            .printed("H(p) + KL(p ‖ q)", a.entropy(&p) + a.kl(&p, &q), "0.533")
            .printed("0.383 + 0.150, as it is written", real("0.383") + real("0.150"), "0.533")
            // Thirteen terms and, with weights of one in all, the logarithms of each sum: 0.001 for each, be they rounded or cut.
            .stated(
                "the discrepancy, 0.579 − 0.533, is from rounding: sixteen roundings of three digits",
                at_most(discrepancy.clone(), real("0.016")),
            )
            .row(
                "the discrepancy less Rome's second term, which is from rounding",
                discrepancy - surprise("0.02", "0.10"),
            )
            .stated(
                "the exact values match: H(p, q) = H(p) + KL(p ‖ q)",
                equal(cross_entropy.clone(), entropy.clone() + kl.clone()),
            )
            .printed("the waste of the model in each prediction, KL(p ‖ q)", kl.clone(), "0.150")
            .because("the waste: the sum of the five rounded terms", of_terms())
            .printed("the exponent of the oracle's perplexity, H(p)", entropy.clone(), "0.383")
            .because("the exponent: the sum of the four rounded terms", of_surprises())
            .printed("exp 0.383", real("0.383").exp(), "1.47")
            .printed("the oracle's perplexity, exp H(p)", a.perplexity(&p), "1.47")
            .printed("the exponent of the model's perplexity, H(p, q)", cross_entropy.clone(), "0.579")
            .because("the exponent: H(p, q) with Rome counted twice", rome_twice.clone())
            .printed("exp 0.579", real("0.579").exp(), "1.78")
            .printed("the model's perplexity, exp H(p, q)", a.cross_entropy(&p, &q).exp(), "1.78")
            .because("the perplexity with Rome counted twice", rome_twice.exp())
            .printed(
                "the excess perplexity, exp KL(p ‖ q) − 1, in percent",
                (a.kl(&p, &q).exp() - real("1")) * 100,
                "21",
            )
            .because("the excess of 1.78 over 1.47, in percent", (real("1.78") / real("1.47") - real("1")) * 100)
            .printed(
                "the excess of 1.78 over 1.47, as it is written, in percent",
                (real("1.78") / real("1.47") - real("1")) * 100,
                "21",
            )
            .stated(
                "that excess is entirely due to the divergence: 1.775/1.475, which 1.78 and 1.47 may stand for at least, is at most exp KL(p ‖ q)",
                at_most(real("1.775") / real("1.475"), kl.exp()),
            )
            .stated(
                "the exact excess is entirely due to the divergence: exp H(p, q)/exp H(p) = exp KL(p ‖ q)",
                equal(cross_entropy.exp() / entropy.exp(), kl.exp()),
            )
    }
}
