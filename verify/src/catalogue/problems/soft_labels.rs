//! A teacher's probabilities at three temperatures.

use crate::catalogue::prelude::*;

/// theory-notebook §10.2, the bars of the figure: five classes, of which the second is said to look like the first.
pub struct SoftLabels;

impl Problem for SoftLabels {
    const STATEMENT: &str = "A teacher's logits are (3, 1.5, 0.5, −0.5, −1.5), for a cat, a tiger, a dog, a bird and a fish. What are its \
                             probabilities and its entropy at the temperatures 1, 2 and 4?";
    const SOURCE: Citation = THEORY_NOTEBOOK.at("§10.2");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let teacher = Vector::decimals(&["3.0", "1.5", "0.5", "-0.5", "-1.5"]);
        let temperatures = ["1", "2", "4"].map(Number::decimal);
        let entropies = temperatures.each_ref().map(|temperature| a.entropy_logits(&teacher, temperature));
        let table = ["1", "2", "4"].iter().zip(&temperatures).zip(&entropies).fold(
            Table::new(),
            |table, ((label, temperature), entropy)| {
                let bars = a.soften(&teacher, temperature);
                let classes = ["Cat", "Tiger", "Dog", "Bird", "Fish"];
                let others = largest(&bars[2..]);
                classes
                    .iter()
                    .zip(&bars)
                    .fold(table, |table, (class, bar)| table.row(format!("τ = {label}: {class}"), bar.clone()))
                    .stated(
                        format!("τ = {label}: the tiger is next to the cat, before any other class"),
                        below(bars[1].clone(), bars[0].clone()).and(below(others, bars[1].clone())),
                    )
                    .row(format!("τ = {label}: H(teacher)"), entropy.clone())
            },
        );
        let [cold, warm, hot] = entropies;
        table.stated(
            "a higher temperature gives the teacher more entropy",
            below(cold, warm.clone()).and(below(warm, hot)),
        )
    }
}
