//! Multiplicative weights pay little more than the best action in hindsight, whatever the losses.

use crate::catalogue::prelude::*;

/// Σ ⟨ℓ_t, p_t⟩ − min Σ ℓ_t ≤ ln n/η + ηT/8, for losses in [0, 1].
pub struct HedgeRegret;

impl Statement for HedgeRegret {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str =
        r"\sum_t\langle \ell_t, p_t\rangle - \min_i\sum_t \ell_{t,i} \le \frac{\ln n}{\eta} + \frac{\eta T}{8}";
    const SOURCES: &[Citation] = &[WORKED_PROBLEMS.at("L.1"), LITERATURE.at("Cesa-Bianchi and Lugosi 2006")];
    type Case = Game;

    fn relation<A: Arithmetic>(a: &A, Game { losses, eta }: &Game) -> Relation<A::Real> {
        let n = losses.rows()[0].len();
        let counts = [n, losses.rows().len()].map(|count| Number::from_f64(count as f64));
        let paid = a.hedge_loss(&uniform(n), losses, eta);
        let bound = a.hedge_bound(&counts[0], &counts[1], eta);
        let total = |action: usize| losses.rows().iter().map(|row| a.number(&masses(row)[action])).sum::<A::Real>();
        let below_each = (0..n).map(|action| at_most(paid.clone(), total(action) + bound.clone()));
        below_each.reduce(Relation::and).expect("there is an action")
    }
}
