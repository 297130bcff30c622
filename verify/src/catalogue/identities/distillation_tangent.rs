//! The student's losses are convex in its logits and lie above their tangents: what makes their gradients gradients.

use crate::catalogue::prelude::*;

/// L(z′) ≥ L(z) + ∇L(z) · (z′ − z), for the soft loss and for the combined one: from the student to the teacher, to logits twice as large, and to its mirror image.
pub struct DistillationTangent;

impl Statement for DistillationTangent {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"L(z) + \nabla L(z) \cdot (z' - z) \le L(z')";
    const SOURCES: &[Citation] =
        &[CHAPTER_4.at("Knowledge Distillation"), LITERATURE.at("Hinton, Vinyals and Dean 2015")];
    type Case = Logits;

    fn relation<A: Arithmetic>(
        a: &A,
        Logits { z_p: teacher, z_q: student, shift: _, temperature, target }: &Logits,
    ) -> Relation<A::Real> {
        let alpha = Number::decimal("0.3");
        let soft = |student: &Vector| a.soft_loss(teacher, student, temperature);
        let combined = |student: &Vector| a.distillation_loss(teacher, student, target, temperature, &alpha);
        let slopes = a.soft_gradient(teacher, student, temperature);
        let combined_slopes = a.distillation_gradient(teacher, student, target, temperature, &alpha);
        let along = |slopes: &[A::Real], to: &Vector| -> A::Real {
            differences(to, student).iter().zip(slopes).map(|(step, slope)| a.number(step) * slope.clone()).sum()
        };
        let to = |other: &Vector| {
            at_most(soft(student) + along(&slopes, other), soft(other))
                .and(at_most(combined(student) + along(&combined_slopes, other), combined(other)))
        };
        to(teacher).and(to(&scaled(student, &Number::decimal("2")))).and(to(&reversed(student)))
    }
}
