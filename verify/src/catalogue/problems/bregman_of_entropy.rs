//! The divergence as the Bregman divergence of negative entropy, of five random pairs.

use crate::catalogue::prelude::*;
use crate::replay::RandomState;

/// theory-notebook §13.2. The two are equal where both vectors sum to one; these do so only nearly, and the difference is that of the sums.
pub struct BregmanOfEntropy;

impl Problem for BregmanOfEntropy {
    const STATEMENT: &str = "Five pairs of distributions on four outcomes are drawn from Dirichlet(1, 1, 1, 1) after np.random.seed(7). What are \
                             Σ p ln(p/q) and Σ p ln p − Σ q ln q − Σ (ln q + 1)(p − q)?";
    const SOURCE: Citation = THEORY_NOTEBOOK.at("§13.2");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let mut state = RandomState::seeded(7);
        (1..=5).fold(Table::new(), |table, index| {
            let (p, q) = (state.dirichlet(&[1.0; 4]), state.dirichlet(&[1.0; 4]));
            let entries = || sample(a, p.clone()).into_iter().zip(sample(a, q.clone()));
            let bregman: A::Real = entries()
                .map(|(p, q)| p.clone() * p.ln() - q.clone() * q.ln() - (q.ln() + a.real("1")) * (p - q))
                .sum();
            let kl = a.rel_entr_sum(&Vector::from_f64s(p.clone()), &Vector::from_f64s(q.clone()));
            let unequal = (kl.clone() - bregman.clone()).square();
            let entries = p.iter().chain(&q).enumerate();
            let table = entries.fold(table, |table, (place, &entry)| {
                let name = if place < 4 { format!("p{index}[{place}]") } else { format!("q{index}[{}]", place - 4) };
                table.row(name, a.number(&Number::from_f64(entry)))
            });
            table
                .row(format!("pair {index}: divergence"), kl)
                .row(format!("pair {index}: Bregman divergence"), bregman)
                .stated(format!("pair {index}: the two are within 10⁻¹⁰"), at_most(unequal, a.real("1e-20")))
        })
    }
}
