//! A clipped objective, and how far the policy goes without changing it.

use crate::catalogue::prelude::*;

/// worked-problems L.2 and M.2 have the clip of proximal policy optimisation stand for a constraint on the divergence; chapter-4 states the constraint for both
/// algorithms. With ratios within 1 ± ε there is a bound; but beyond it the objective is flat, and nothing holds the policy there.
pub struct ClippedPolicy;

impl Problem for ClippedPolicy {
    const STATEMENT: &str = "The old policy is a fair coin, the advantages are 1 and −1, and ε = 0.2. What are the clipped objective and the divergence when the second \
                             action has probability 0.4, 0.1, or 10⁻³⁰⁰?";
    const SOURCE: Citation = WORKED_PROBLEMS.at("L.2");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let number = Number::decimal;
        let (clip, good, bad) = (number("0.2"), number("1"), number("-1"));
        let objective = |probability: &str| {
            let (second, two) = (number(probability), number("2"));
            let ratios = [times(&one_minus(&second), &two), times(&second, &two)];
            (a.clipped_surrogate(&ratios[0], &good, &clip) + a.clipped_surrogate(&ratios[1], &bad, &clip)) / 2
        };
        let divergence = |probability: &str| {
            let exact = |number: Number| number.exact().expect("decimals are finite").into_owned();
            let second = number(probability);
            a.kl(&uniform(2), &Vector::from_exact(vec![exact(one_minus(&second)), exact(second)]))
        };
        Table::new()
            .row("the least ratio", a.clip_range(&clip)[0].clone())
            .row("the largest ratio", a.clip_range(&clip)[1].clone())
            .row("within the range: the largest KL(old ‖ new)", a.clip_divergence(&clip))
            .row("within the range: the largest KL(new ‖ old)", a.clip_divergence_reverse(&clip))
            .row("0.45: objective", objective("0.45"))
            .row("0.45: KL(old ‖ new)", divergence("0.45"))
            .row("0.4: objective", objective("0.4"))
            .row("0.4: KL(old ‖ new)", divergence("0.4"))
            .row("0.1: objective", objective("0.1"))
            .row("0.1: KL(old ‖ new)", divergence("0.1"))
            .row("1e-300: objective", objective("1e-300"))
            .row("1e-300: KL(old ‖ new)", divergence("1e-300"))
    }
}
