//! What a discriminator must be for adversarial training to be about the Jensen–Shannon divergence.

use crate::catalogue::prelude::*;

/// worked-problems M.2 says that a generative adversarial network is the minimisation of that divergence; chapter-4, that it uses it. So it is at the best
/// discriminator. Against the fixed one here, making all of the first outcome is better for the generator than making the data; Nor does the generator's other loss, −E ln d, which the paper recommends, amount to it.
pub struct AdversarialGame;

impl Problem for AdversarialGame {
    const STATEMENT: &str = "The data are (0.5, 0.5). What is the value of the game for the generators (0.5, 0.5), (0.9, \
                             0.1) and (1, 0), against the best discriminator, one that tosses a coin, and the fixed one that \
                             says (0.6, 0.5)?";
    const SOURCE: Citation = WORKED_PROBLEMS.at("M.2");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let data = a.pmf(["0.5", "0.5"]);
        let [biased, constant] = [["0.9", "0.1"], ["1", "0"]].map(|texts| a.pmf(texts));
        let (coin, fixed) = (a.pmf(["0.5", "0.5"]), a.pmf(["0.6", "0.5"]));
        let identity = a.js(&data, &biased) * 2 - a.ln_2() * 2;
        let saturated = |q: &Vector| {
            let best = a.gan_optimal_discriminator(&data, q);
            let terms = masses(q).into_iter().zip(best).map(|(q, d)| a.number(&q) * d.ln());
            -terms.sum::<A::Real>()
        };
        Table::new()
            .row("the best against (0.5, 0.5)", a.gan_optimal_value(&data, &data))
            .row("the best against (0.9, 0.1)", a.gan_optimal_value(&data, &biased))
            .row("the best against (1, 0)", a.gan_optimal_value(&data, &constant))
            .row("2 JS − 2 ln 2 of (0.9, 0.1)", identity)
            .row("a coin against (0.9, 0.1)", a.gan_value(&data, &biased, &coin))
            .row("a coin against (1, 0)", a.gan_value(&data, &constant, &coin))
            .row("the fixed one against (0.5, 0.5)", a.gan_value(&data, &data, &fixed))
            .row("the fixed one against (0.9, 0.1)", a.gan_value(&data, &biased, &fixed))
            .row("the fixed one against (1, 0)", a.gan_value(&data, &constant, &fixed))
            .row("what the fixed one falls short, against (0.9, 0.1)", a.gan_deficit(&data, &biased, &fixed))
            .row("JS of (0.9, 0.1)", a.js(&data, &biased))
            .row("JS of (1, 0)", a.js(&data, &constant))
            .row("−E ln d* of (0.9, 0.1)", saturated(&biased))
            .row("−E ln d* of (1, 0)", saturated(&constant))
    }
}
