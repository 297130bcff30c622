//! The regret of multiplicative weights over many rounds, exactly: the steps' own divergences, and how much nearer the comparator has come.

use crate::catalogue::prelude::*;

/// η Σ ⟨p_t − u, ℓ_t⟩ = KL(u‖p_1) − KL(u‖p_{T+1}) + Σ KL(p_t‖p_{t+1}), here from the uniform distribution to the first action.
pub struct MirrorPathRegret;

impl Statement for MirrorPathRegret {
    const KIND: Kind = Kind::Identity;
    const TEX: &str =
        r"\eta\sum_t\langle p_t - u, \ell_t\rangle = D(u \| p_1) - D(u \| p_{T+1}) + \sum_t D(p_t \| p_{t+1})";
    const SOURCES: &[Citation] = &[WORKED_PROBLEMS.at("L.1"), LITERATURE.at("Arora, Hazan and Kale 2012")];
    type Case = Game;

    fn relation<A: Arithmetic>(a: &A, Game { losses, eta }: &Game) -> Relation<A::Real> {
        let n = losses.rows()[0].len();
        let path = a.mirror_path(&uniform(n), losses, eta);
        let plays: Vec<&[A::Real]> = path.chunks_exact(n).collect();
        let one = a.integer(1);
        let first = |losses: &Vector| a.number(&masses(losses)[0]);
        let comparator: A::Real = losses.rows().iter().map(first).sum();
        let way: A::Real = plays.windows(2).map(|pair| divergence(pair[0], pair[1])).sum();
        // KL of the first action from x is −ln x₁.
        let to_first = |play: &[A::Real]| -play[0].ln();
        let paid = a.hedge_loss(&uniform(n), losses, eta);
        let left = one.clone() + a.number(eta) * paid + to_first(plays[plays.len() - 1]);
        equal(left, one + a.number(eta) * comparator + to_first(plays[0]) + way)
    }
}
