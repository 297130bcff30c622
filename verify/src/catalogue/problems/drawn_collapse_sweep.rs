//! Where a decoder is said to make its encoder collapse, and a smaller weight on the divergence to save it.

use crate::catalogue::prelude::*;
use crate::replay::RandomState;

/// theory-notebook §16.1. With x = 2 and the encoder's variance e^(−½) fixed, the divergence from the prior is at least 0.0532…, at α = 0: the
/// cell's threshold of 0.01 for a collapse is out of reach. The decoder that it calls strong uses the latent variable the more of the two.
/// And on the grid all four weights of the divergence find the same encoder.
pub struct DrawnCollapseSweep;

/// The best of fifty weights with the decoder of variance 0.01, whatever the weight of the divergence.
const BEST_PRECISE: usize = 32;
/// The best with the decoder of variance 1.
const BEST_VAGUE: usize = 16;

impl Problem for DrawnCollapseSweep {
    const STATEMENT: &str = "z has the prior N(0, 1), x given z is N(z, v), by variance, and the encoder says that z is N(αx, e^(−½)). The \
                             reconstruction term at x = 2 is estimated from a thousand draws after np.random.seed(42), the same for each of 50 \
                             weights α from 0 to 1.5. Which weight has the largest evidence bound for v = 0.01 and v = 1, and, for v = 0.01, \
                             with the divergence from the prior weighted by β = 0, 0.1, 0.5 and 1?";
    const SOURCE: Citation = THEORY_NOTEBOOK.at("§16.1");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let real = |text: &str| a.real(text);
        let mut state = RandomState::seeded(42);
        let draws = sample(a, (0..1000).map(|_| state.standard_normal()).collect::<Vec<_>>());
        let first_moment = mean(&draws);
        let second_moment = mean(&draws.iter().map(Real::square).collect::<Vec<_>>());
        let x = real("2");
        let variance = (-real("0.5")).exp();
        let weights: Vec<A::Real> = grid((0, 1), (3, 2), 50).iter().map(|weight| a.rational(weight)).collect();
        let prior_term =
            |weight: &A::Real| ((weight.clone() * x.clone()).square() + variance.clone() + real("0.5") - real("1")) / 2;
        let reconstruction = |weight: &A::Real, noise: &str| {
            let missed = x.clone() - weight.clone() * x.clone();
            let square = missed.square() - missed * 2 * variance.sqrt() * first_moment.clone()
                + variance.clone() * second_moment.clone();
            -((a.pi() * 2 * real(noise)).ln() / 2) - square / (real(noise) * 2)
        };
        let bound =
            |weight: &A::Real, noise: &str, beta: &str| reconstruction(weight, noise) - real(beta) * prior_term(weight);
        let largest_at = |best: usize, noise: &str, beta: &str| -> Relation<A::Real> {
            let bounds: Vec<A::Real> = weights.iter().map(|weight| bound(weight, noise, beta)).collect();
            at_most(largest(&bounds), bounds[best].clone())
        };
        let prior_terms: Vec<A::Real> = weights.iter().map(prior_term).collect();
        let at = |best: usize| weights[best].clone();
        let not_collapsed = |best: usize| at_most(real("0.01"), prior_term(&at(best)));
        let table = Table::new()
            .row("the encoder's variance, e^(−½)", variance.clone())
            .row("v = 0.01: the best weight", at(BEST_PRECISE))
            .row("v = 0.01: its divergence from the prior", prior_term(&at(BEST_PRECISE)))
            .stated(
                "v = 0.01: no collapse is reported, for its divergence is not below 0.01",
                not_collapsed(BEST_PRECISE),
            )
            .row("v = 0.01: its reconstruction term", reconstruction(&at(BEST_PRECISE), "0.01"))
            .row("v = 0.01: its evidence bound", bound(&at(BEST_PRECISE), "0.01", "1"))
            .row("v = 1: the best weight", at(BEST_VAGUE))
            .row("v = 1: its divergence from the prior", prior_term(&at(BEST_VAGUE)))
            .stated("v = 1: no collapse is reported, for its divergence is not below 0.01", not_collapsed(BEST_VAGUE))
            .row("v = 1: its reconstruction term", reconstruction(&at(BEST_VAGUE), "1"))
            .row("v = 1: its evidence bound", bound(&at(BEST_VAGUE), "1", "1"))
            .stated("v = 1: no other weight has a larger evidence bound", largest_at(BEST_VAGUE, "1", "1"))
            .row("the least divergence of any weight", least(&prior_terms))
            .stated(
                "some weight has a divergence below 0.01, so that the cell can tell a collapse",
                below(least(&prior_terms), real("0.01")),
            )
            .stated(
                "the strong decoder, of variance 0.01, leaves less divergence than the weak one",
                below(prior_term(&at(BEST_PRECISE)), prior_term(&at(BEST_VAGUE))),
            );
        // The best weight of each is proved below, and is one and the same.
        let table = table.stated(
            "the annealing mends something: the best encoder with β = 1 has less divergence from the prior than that with β = 0",
            below(prior_term(&at(BEST_PRECISE)), prior_term(&at(BEST_PRECISE))),
        );
        ["0", "0.1", "0.5", "1"].into_iter().fold(table, |table, beta| {
            table
                .row(format!("β = {beta}: the best weight"), at(BEST_PRECISE))
                .row(format!("β = {beta}: its divergence from the prior"), prior_term(&at(BEST_PRECISE)))
                .row(
                    format!("β = {beta}: the weighted evidence bound of the best weight"),
                    bound(&at(BEST_PRECISE), "0.01", beta),
                )
                .stated(format!("β = {beta}: no other weight has a larger one"), largest_at(BEST_PRECISE, "0.01", beta))
        })
    }
}
