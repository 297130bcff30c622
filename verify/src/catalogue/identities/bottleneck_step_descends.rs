//! The self-consistent step of the information bottleneck does not raise its objective.

use crate::catalogue::prelude::*;

/// F(q′) ≤ F(q), F = I(X; Z) − β I(Z; Y), of the encoder q′ that the step makes of q. One is added to both sides, which may be zero.
pub struct BottleneckStepDescends;

impl Statement for BottleneckStepDescends {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"F(q') \le F(q), \quad F = I(X; Z) - \beta I(Z; Y)";
    const SOURCES: &[Citation] = &[LITERATURE.at("Tishby, Pereira and Bialek 1999, theorem 5")];
    type Case = Bottleneck;

    fn relation<A: Arithmetic>(a: &A, case: &Bottleneck) -> Relation<A::Real> {
        let Bottleneck { joint, encoder, beta, .. } = case;
        let marginal = push_forward(&row_marginal(joint), encoder);
        let before = a.bottleneck_objective(joint, encoder, &marginal, beta);
        let step = a.bottleneck_step(joint, encoder, beta);
        let after = objective(a, joint, &step, a.number(beta));
        at_most(a.integer(1) + after, a.integer(1) + before)
    }
}

/// The objective of an encoder that is known as numbers, row after row: by entropies.
fn objective<A: Arithmetic>(a: &A, joint: &Rows, encoder: &[A::Real], beta: A::Real) -> A::Real {
    let outputs = encoder.len() / joint.rows().len();
    let reals = |p: &Vector| -> Vec<A::Real> { masses(p).iter().map(|mass| a.number(mass)).collect() };
    let cells: Vec<Vec<A::Real>> = joint.rows().iter().map(reals).collect();
    let (sources, targets) = (reals(&row_marginal(joint)), reals(&column_marginal(joint)));
    let emitted = |x: usize, z: usize| encoder[x * outputs + z].clone();
    // Σ_x weight(x) q(z|x).
    let dot = |z: usize, weight: &dyn Fn(usize) -> A::Real| -> A::Real {
        (0..sources.len()).map(|x| weight(x) * emitted(x, z)).sum()
    };
    let kept: Vec<A::Real> = (0..outputs).map(|z| dot(z, &|x| sources[x].clone())).collect();
    let pairs: Vec<A::Real> = (0..outputs)
        .flat_map(|z| (0..targets.len()).map(move |y| (z, y)))
        .map(|(z, y)| dot(z, &|x| cells[x][y].clone()))
        .collect();
    let both: Vec<A::Real> = (0..sources.len())
        .flat_map(|x| (0..outputs).map(move |z| (x, z)))
        .map(|(x, z)| sources[x].clone() * emitted(x, z))
        .collect();
    let [of_source, of_kept, of_target, of_pair, of_both] =
        [&sources, &kept, &targets, &pairs, &both].map(|masses| entropy::<A>(masses));
    (of_source + of_kept.clone() - of_both) - beta * (of_kept + of_target - of_pair)
}

/// −Σ x ln x, of positive numbers.
fn entropy<A: Arithmetic>(masses: &[A::Real]) -> A::Real {
    -masses.iter().map(|mass| mass.clone() * mass.ln()).sum::<A::Real>()
}
