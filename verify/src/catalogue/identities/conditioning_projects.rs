//! To condition on an event is to project onto the distributions that are sure of it.

use crate::catalogue::prelude::*;

/// Of all distributions with probability one on an event, q given the event is nearest to q, at the distance −ln q(event). Here the event is
/// that some function is not negative.
pub struct ConditioningProjects;

impl Statement for ConditioningProjects {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"\min_{r(E) = 1} D(r \| q) = D(q(\cdot | E) \| q) = -\ln q(E)";
    const SOURCES: &[Citation] = &[THEORY_NOTEBOOK.at("§13"), LITERATURE.at("Csiszár 1975")];
    type Case = Constrained;

    fn relation<A: Arithmetic>(
        a: &A,
        Constrained { q, features, targets: _, member: _ }: &Constrained,
    ) -> Relation<A::Real> {
        // The first function's values that are not negative; all outcomes, if there are none.
        let values = features.rows()[0].nearest();
        let is_inside = |value: &f64| *value >= 0.0 || values.iter().all(|value| *value < 0.0);
        let event = Vector::from_f64s(values.iter().map(|value| f64::from(u8::from(is_inside(value)))).collect());
        let fit = a.i_projection(q, &Rows::new(vec![event.clone()]), &Vector::decimals(&["1"]));
        let inside: Vec<Number> =
            masses(q).iter().zip(masses(&event)).map(|(q, indicator)| times(q, &indicator)).collect();
        let probability: A::Real = inside.iter().map(|mass| a.number(mass)).sum();
        let conditioned =
            inside.iter().zip(&fit).map(|(mass, r)| equal(a.number(mass) / probability.clone(), r.clone()));
        let distance = equal(fit[q.len() + 1].clone(), -probability.ln());
        conditioned.fold(distance, Relation::and)
    }
}
