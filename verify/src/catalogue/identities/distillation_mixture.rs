//! The student's loss is a mixture of a hard and a soft one.

use crate::catalogue::prelude::*;

/// (1 − α) CE(y, p_s) + α τ² KL(p_t ‖ p_s), at α = 0.3; and the gradient likewise.
pub struct DistillationMixture;

impl Statement for DistillationMixture {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = concat!(
        r"L = (1 - \alpha) H(y, \mathrm{softmax}(z_s)) + \alpha \tau^2 D(\mathrm{softmax}(z_t/\tau) \| ",
        r"\mathrm{softmax}(z_s/\tau)),\ \nabla L = (1 - \alpha)(p_s - y) + \alpha \tau (p_s^\tau - p_t^\tau)"
    );
    const SOURCES: &[Citation] = &[
        CHAPTER_4.at("Knowledge Distillation"),
        WORKED_PROBLEMS.at("M.2"),
        LITERATURE.at("Hinton, Vinyals and Dean 2015"),
    ];
    type Case = Logits;

    fn relation<A: Arithmetic>(
        a: &A,
        Logits { z_p: teacher, z_q: student, shift: _, temperature, target }: &Logits,
    ) -> Relation<A::Real> {
        let (alpha, one) = (Number::decimal("0.3"), Number::decimal("1"));
        let (soft, hard) = (a.real("0.3"), a.real("0.7"));
        let loss = a.distillation_loss(teacher, student, target, temperature, &alpha);
        let (cold, before, after) =
            (a.soften(student, &one), a.soften(teacher, temperature), a.soften(student, temperature));
        let gradient = a.distillation_gradient(teacher, student, target, temperature, &alpha);
        let soft_term = soft.clone() * a.number(temperature).square() * a.kl_logits(teacher, student, temperature);
        let start = equal(loss, hard.clone() * a.cross_entropy_logits(target, student, &one) + soft_term);
        let entry = |(index, y): (usize, Number)| {
            let push = hard.clone() * cold[index].clone() + soft.clone() * a.number(temperature) * after[index].clone();
            let pull = hard.clone() * a.number(&y) + soft.clone() * a.number(temperature) * before[index].clone();
            equal(gradient[index].clone() + pull, push)
        };
        masses(target).into_iter().enumerate().map(entry).fold(start, Relation::and)
    }
}
