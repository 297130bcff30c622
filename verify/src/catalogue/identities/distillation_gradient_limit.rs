//! At high temperature, distillation matches logits: the gradient of τ² KL tends to the centred differences of the logits over their number, at this rate. So the
//! factor τ² keeps the gradient's magnitude to leading order, and not exactly.
//!
//! The gradient is the mean, over the segment from the teacher to the student, of π (d − Σ π d), π the softmax at temperature τ. There each product of two
//! probabilities is within a factor exp(±2R/τ) of 1/K².

use crate::catalogue::prelude::*;

/// |τ (p_s − p_t) − (d − d̄)/K| ≤ (e^(2R/τ) − 1) D/K, with d = z_s − z_t, D its range, and R the larger range of the logits.
pub struct DistillationGradientLimit;

impl Statement for DistillationGradientLimit {
    const KIND: Kind = Kind::Limit;
    const TEX: &str = concat!(
        r"|\tau (p_s^\tau - p_t^\tau) - \tfrac1K (d - \bar d)| \le \tfrac1K (e^{2R/\tau} - 1) ",
        r"(\max d - \min d),\ d = z_s - z_t"
    );
    const SOURCES: &[Citation] =
        &[CHAPTER_4.at("Knowledge Distillation"), LITERATURE.at("Hinton, Vinyals and Dean 2015")];
    type Case = Logits;

    fn relation<A: Arithmetic>(
        a: &A,
        Logits { z_p: teacher, z_q: student, shift: _, temperature, target: _ }: &Logits,
    ) -> Relation<A::Real> {
        let exact = |number: &Number| number.exact().expect("logits are finite").into_owned();
        let gaps = Vector::from_exact(differences(student, teacher).iter().map(exact).collect());
        let (reach, spread) = (larger_range(teacher, student), larger_range(&gaps, &gaps));
        let limits = a.logit_matching_gradient(teacher, student);
        let at = |temperature: &Number| {
            let growth = (a.number(&reach) * 2 / a.number(temperature)).exp() - a.integer(1);
            let bound = growth * a.number(&spread) / a.integer(gaps.len() as i64);
            let gradient = a.soft_gradient(teacher, student, temperature);
            let entry = |(gradient, limit): (A::Real, &A::Real)| {
                at_most(gradient.clone(), limit.clone() + bound.clone())
                    .and(at_most(limit.clone(), gradient + bound.clone()))
            };
            gradient.into_iter().zip(&limits).map(entry).reduce(Relation::and).expect("logits are not empty")
        };
        at(temperature).and(at(&times(temperature, &Number::from_f64(1024.0))))
    }
}
