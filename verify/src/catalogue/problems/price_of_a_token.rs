//! What a token costs in the code of a model, with the sign.

use crate::catalogue::prelude::*;

/// kl-note, KL intuition: "when you get token p(x) you 'pay' log q(x)". The price is −log q(x): with the sign as printed the mean price is minus the cross-entropy,
/// and the better model is paid less. The inputs are those of the note's own example.
pub struct PriceOfAToken;

impl Problem for PriceOfAToken {
    const STATEMENT: &str = "Tokens come from a = (0.9, 0.1, 0, 0, 0), and are coded as if they came from b, uniform on the same five. What does one cost, what do they \
                             cost on average, and how much of that is lost?";
    const SOURCE: Citation = KL_NOTE.at("KL intuition");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let (from, model) = (a.pmf(["0.9", "0.1", "0", "0", "0"]), uniform(5));
        let ln_fifth = a.real("0.2").ln();
        let mean = a.real("0.9") * ln_fifth.clone() + a.real("0.1") * ln_fifth.clone();
        let (cross_entropy, entropy, kl) = (a.cross_entropy(&from, &model), a.entropy(&from), a.kl(&from, &model));
        Table::new()
            .row("−ln b(x), what a token costs, in nats", -ln_fifth.clone())
            .stated("a token costs ln b(x)", equal(ln_fifth.clone(), -ln_fifth))
            .stated(
                "the mean of ln b(x) is the cost of a prediction, H(a, b)",
                equal(mean.clone(), cross_entropy.clone()),
            )
            .stated("the mean of −ln b(x) is the cost of a prediction, H(a, b)", equal(-mean, cross_entropy.clone()))
            .row("H(a), in bits", entropy.clone() / a.ln_2())
            .row("H(a, b), in bits", cross_entropy.clone() / a.ln_2())
            .stated("the inefficiency, H(a, b) − H(a), is KL(a ‖ b)", equal(cross_entropy - entropy, kl))
    }
}
