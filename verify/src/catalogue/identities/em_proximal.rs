//! On the weights of a mixture, expectation–maximisation is the proximal step on logits at the rate of one, exactly: neither Frank–Wolfe nor
//! multiplicative weights, which agree with it to first order.

use crate::catalogue::prelude::*;

/// w′ = w (1 − (ℓ − ⟨w, ℓ⟩)), where ℓ is the derivative of the mean negative log-likelihood in the weights: −1/n Σ p(x)/Σ w p(x).
pub struct EmProximal;

impl Statement for EmProximal {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = concat!(
        r"w'_k = \tfrac1n\sum_i r_{ik} = w_k\,(1 - (\ell_k - \langle w, \ell\rangle)),\ ",
        r"\ell_k = -\tfrac1n\sum_i \frac{p_k(x_i)}{\sum_j w_j p_j(x_i)}"
    );
    const SOURCES: &[Citation] = &[WORKED_PROBLEMS.at("L.3"), LITERATURE.at("Kunstner, Kumar and Schmidt 2021")];
    type Case = Classified;

    fn relation<A: Arithmetic>(a: &A, Classified { counts, weights, components }: &Classified) -> Relation<A::Real> {
        // Every datum is one outcome, so that the likelihoods are rational; there is one datum of each, as often as the counts' rows.
        let outcomes = counts.rows()[0].len();
        let single =
            |outcome: usize| Vector::from_f64s((0..outcomes).map(|x| f64::from(u8::from(x == outcome))).collect());
        let data: Vec<usize> = (0..outcomes + counts.rows().len()).map(|index| index % outcomes).collect();
        let rows = Rows::new(data.iter().map(|&outcome| single(outcome)).collect());
        let evidence = masses(&push_forward(weights, components));
        let columns: Vec<Vec<Number>> = components.rows().iter().map(masses).collect();
        let slope = |component: &Vec<Number>| {
            let ratio = |&x: &usize| times(&component[x], &one_over(&evidence[x]));
            let total = data.iter().map(ratio).reduce(|sum, next| plus(&sum, &next)).expect("there is a datum");
            times(&total, &one_over(&Number::from_f64(-(data.len() as f64))))
        };
        let losses = from_numbers(&columns.iter().map(slope).collect::<Vec<_>>());
        let proximal = a.replicator_step(weights, &losses, &Number::from_f64(1.0));
        let step = a.categorical_em_step(&rows, weights, components);
        let clauses = step.into_iter().zip(proximal).map(|(step, proximal)| equal(step, proximal));
        clauses.reduce(Relation::and).expect("there is a component")
    }
}
