//! The factor τ² does not make the gradient independent of the temperature.

use crate::catalogue::prelude::*;

/// The gradient of τ² KL in the first logit, for the teacher and student of chapter-4: at temperature one it is less than two thirds of what it is at
/// temperature ten. To leading order [it tends to a limit](super::distillation_gradient_limit).
pub struct DistillationGradientVaries;

impl Statement for DistillationGradientVaries {
    const KIND: Kind = Kind::Witness;
    const TEX: &str = r"\exists\, z_t, z_s:\ 3 |\partial_1 (1^2 D_1)| < 2 |\partial_1 (10^2 D_{10})|";
    const SOURCES: &[Citation] =
        &[CHAPTER_4.at("Knowledge Distillation"), LITERATURE.at("Hinton, Vinyals and Dean 2015")];
    type Case = Nothing;

    fn relation<A: Arithmetic>(a: &A, Nothing: &Nothing) -> Relation<A::Real> {
        let (teacher, student) = (a.pmf(["5.0", "2.0", "0.5"]), a.pmf(["2.0", "1.5", "1.0"]));
        let first = |temperature: &str| a.soft_gradient(&teacher, &student, &Number::decimal(temperature))[0].square();
        below(first("1") * 9, first("10") * 4)
    }
}
