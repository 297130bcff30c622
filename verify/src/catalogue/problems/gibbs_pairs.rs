//! Ten thousand pairs of random distributions, none of which has a negative divergence.

use crate::catalogue::prelude::*;
use crate::replay::RandomState;

/// theory-notebook §2.1. The cell computes Σ p ln(p/q) of vectors that sum to one only nearly, and so does this.
pub struct GibbsPairs;

impl Problem for GibbsPairs {
    const STATEMENT: &str = "Of ten thousand pairs of distributions on five outcomes, drawn from Dirichlet(1, 1, 1, 1, 1) after \
                             np.random.seed(42), what are the least, the largest and the mean divergence?";
    const SOURCE: Citation = THEORY_NOTEBOOK.at("§2.1");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let mut state = RandomState::seeded(42);
        let mut draw = || Vector::from_f64s(state.dirichlet(&[1.0; 5]));
        let divergences: Vec<A::Real> = (0..10_000)
            .map(|_| {
                let (p, q) = (draw(), draw());
                a.rel_entr_sum(&p, &q)
            })
            .collect();
        let of_itself: Vec<A::Real> = (0..100)
            .map(|_| {
                let p = draw();
                a.rel_entr_sum(&p, &p)
            })
            .collect();
        Table::new()
            .row("the least of 10,000", least(&divergences))
            .row("the largest of 10,000", largest(&divergences))
            .row("the mean of 10,000", mean(&divergences))
            .row("the mean over all pairs of distributions, which that of 10,000 estimates: 1 − 1/5", a.real("0.8"))
            .row("the width of a bar of their histogram, of 60", (largest(&divergences) - least(&divergences)) / 60)
            .stated("each of 10,000 is at least −10⁻¹²", at_most(a.real("-1e-12"), least(&divergences)))
            .stated("none of 10,000 is negative", at_most(a.real("0"), least(&divergences)))
            .stated("KL(p ‖ p), the largest of a hundred, is zero", equal(largest(&of_itself), a.real("0")))
    }
}
