//! The value of the tilt is convex in the price, with the divergence for its slope.

use crate::catalogue::prelude::*;

/// V(β′) ≥ V(β) − (β′ − β) KL(π_β ‖ π₀), at half the price and at twice the price.
pub struct SoftValueTangent;

impl Statement for SoftValueTangent {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"V(\beta) - (\beta' - \beta) D(\pi_\beta \| \pi_0) \le V(\beta')";
    const SOURCES: &[Citation] = &[WORKED_PROBLEMS.at("L.2"), LITERATURE.at("Danskin 1966")];
    type Case = Policies;

    fn relation<A: Arithmetic>(a: &A, Policies { reference, reward, beta, rival: _ }: &Policies) -> Relation<A::Real> {
        let value = |beta: &Number| a.soft_value(reference, reward, beta);
        let slope = a.tilted_kl(reference, reward, beta);
        let (cheap, dear) = (times(beta, &Number::decimal("0.5")), times(beta, &Number::decimal("2")));
        at_most(value(beta) + a.number(&cheap) * slope.clone(), value(&cheap))
            .and(at_most(value(beta) - a.number(beta) * slope, value(&dear)))
    }
}
