//! Whether multiplicative weights converge.

use crate::catalogue::prelude::*;

/// worked-problems L.1 gives no condition on the rate. On KL(·‖q) a step multiplies ln(p/q) by 1 − η, but for a constant: the rate of one ends at q, that of
/// two comes back to where it was after every second step, and that of three runs away. Against losses that alternate, the play changes for ever at any
/// rate: its mean is good, by the bound on the regret, and it has no limit. Up to the rate of one a step on KL(·‖q) goes down: statement
/// `geometric-step-progress`.
pub struct MultiplicativeWeightsThatCycle;

impl Problem for MultiplicativeWeightsThatCycle {
    const STATEMENT: &str = "p = (0.25, 0.75), q = (0.5, 0.5): where do steps of multiplicative weights on KL(·‖q) lead at the rates 1, 2 and 3? And what \
                             does a player with the rate 1 do against the losses (1, 0), (0, 1), (1, 0), (0, 1)?";
    const SOURCE: Citation = WORKED_PROBLEMS.at("L.1");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let (p, q) = (a.pmf(["0.25", "0.75"]), uniform(2));
        let first = |p: &Vector, eta: &str| a.geometric_step(p, &q, &Number::decimal(eta))[0].clone();
        let mirrored = a.pmf(["0.75", "0.25"]);
        let after = |eta: &str| divergence(&a.geometric_step(&p, &q, &Number::decimal(eta)), &reals(a, &q));
        let losses = Rows::decimals(&[&["1", "0"], &["0", "1"], &["1", "0"], &["0", "1"]]);
        let one = Number::decimal("1");
        let path = a.mirror_path(&q, &losses, &one);
        let (two, rounds) = (Number::decimal("2"), Number::decimal("4"));
        Table::new()
            .row("KL(p ‖ q)", a.kl(&p, &q))
            .row("rate 1: p₁", first(&p, "1"))
            .row("rate 2: p₁", first(&p, "2"))
            .row("rate 2: p₁ after another step", first(&mirrored, "2"))
            .row("rate 2: KL(p ‖ q)", after("2"))
            .row("rate 3: p₁", first(&p, "3"))
            .row("rate 3: KL(p ‖ q)", after("3"))
            .row("alternating losses: the play of round 1", path[0].clone())
            .row("alternating losses: the play of round 2", path[2].clone())
            .row("alternating losses: the play of round 3", path[4].clone())
            .row("alternating losses: the play of round 4", path[6].clone())
            .row("alternating losses: the regret", a.hedge_loss(&q, &losses, &one) - a.integer(2))
            .row("alternating losses: its bound", a.hedge_bound(&two, &rounds, &one))
    }
}
