//! The stationary distribution stays, and the entropy rate is no more than its entropy.

use crate::catalogue::prelude::*;

/// π P = π, Σ π = 1, and h ≤ H(π).
pub struct StationaryChain;

impl Statement for StationaryChain {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"\pi P = \pi,\ \sum_i \pi_i H(P_i) \le H(\pi)";
    const SOURCES: &[Citation] = &[LITERATURE.at("Cover and Thomas, theorem 4.2.4")];
    type Case = Chain;

    fn relation<A: Arithmetic>(a: &A, Chain { transition, n }: &Chain) -> Relation<A::Real> {
        let _ = n;
        let stationary = a.stationary_distribution(transition);
        let arriving = |to: usize| -> A::Real {
            let from = stationary.iter().zip(transition.rows());
            from.map(|(mass, row)| mass.clone() * a.number(&masses(row)[to])).sum()
        };
        let entropy: A::Real = stationary.iter().map(|mass| -(mass.clone() * mass.ln())).sum();
        let total = equal(stationary.iter().cloned().sum(), a.integer(1));
        let stays = (0..stationary.len()).map(|to| equal(arriving(to), stationary[to].clone()));
        stays.fold(total, Relation::and).and(at_most(a.entropy_rate(transition), entropy))
    }
}
