//! The surprise of a toss, in three senses.

use crate::catalogue::prelude::*;

/// kl-note calls KL(p ‖ q) the average Bayesian surprise of who expects q where the world follows p. It is the average excess of the surprisal −ln q over
/// −ln p. Bayesian surprise is how far the observation moves a belief, KL(posterior ‖ prior), which depends on more than the prediction q: who is
/// sure that the coin is fair predicts the same as who believes all biases equally, and is moved by nothing. (Itti and Baldi, whom the note's own
/// last section is about, mean the latter.)
pub struct SurpriseOfAToss;

impl Problem for SurpriseOfAToss {
    const STATEMENT: &str = "A coin always falls heads; one expects ½, believing all biases equally, or being sure of it \
                             with a Beta(100, 100). What is the divergence, and the Bayesian surprise of a first head?";
    const SOURCE: Citation = KL_NOTE.at("KL intuition");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let (world, expected) = (a.pmf(["1", "0"]), a.pmf(["0.5", "0.5"]));
        let [none, once, one, hundred, million] = ["0", "1", "1", "100", "1000000"].map(Number::decimal);
        Table::new()
            .row("KL(world ‖ expected)", a.kl(&world, &expected))
            .row("Bayesian surprise of a head, Beta(1, 1)", a.beta_bernoulli_surprise(&one, &one, &once, &none))
            .row(
                "Bayesian surprise of a head, Beta(100, 100)",
                a.beta_bernoulli_surprise(&hundred, &hundred, &once, &none),
            )
            .row(
                "Bayesian surprise of a head, Beta(10⁶, 10⁶)",
                a.beta_bernoulli_surprise(&million, &million, &once, &none),
            )
            .row("what one toss is expected to bring, Beta(1, 1)", a.beta_bernoulli_expected_surprise(&one, &one))
            .row("what it is expected to bring, Beta(100, 100)", a.beta_bernoulli_expected_surprise(&hundred, &hundred))
            .row(
                "Bayesian surprise of a hundred heads, Beta(1, 1)",
                a.beta_bernoulli_surprise(&one, &one, &hundred, &none),
            )
    }
}
