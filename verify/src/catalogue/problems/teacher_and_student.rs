//! A confident teacher and a student that is learning.

use crate::catalogue::prelude::*;

/// chapter-4, example 6, of which the output is not printed, and the loss that the chapter gives under Knowledge Distillation, with α the weight of the soft term. The last
/// rows are the gradient of τ² KL in the first logit, which the factor τ² does not make the same at all temperatures.
pub struct TeacherAndStudent;

impl Problem for TeacherAndStudent {
    const STATEMENT: &str = "The teacher's logits are (5, 2, 0.5), the student's (2, 1.5, 1). What are their distributions and the divergence at the temperatures \
                             1 and 3, and what is the student's loss if the first class is right and either term has half the weight?";
    const SOURCE: Citation = CHAPTER_4.at("Code Example, 6");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let (teacher, student) = (&Vector::decimals(&["5.0", "2.0", "0.5"]), &Vector::decimals(&["2.0", "1.5", "1.0"]));
        let label = &Vector::decimals(&["1", "0", "0"]);
        let (one, three, half) = (&Number::decimal("1"), &Number::decimal("3"), &Number::decimal("0.5"));
        let probability = |z, temperature, class: usize| a.soften(z, temperature)[class].clone();
        let slope = |temperature| a.soft_gradient(teacher, student, &Number::decimal(temperature))[0].clone();
        Table::new()
            .row("T = 1: teacher, class 0", probability(teacher, one, 0))
            .row("T = 1: teacher, class 1", probability(teacher, one, 1))
            .row("T = 1: teacher, class 2", probability(teacher, one, 2))
            .row("T = 1: student, class 0", probability(student, one, 0))
            .row("T = 1: student, class 1", probability(student, one, 1))
            .row("T = 1: student, class 2", probability(student, one, 2))
            .row("T = 1: KL(teacher ‖ student)", a.kl_logits(teacher, student, one))
            .row("T = 3: teacher, class 0", probability(teacher, three, 0))
            .row("T = 3: teacher, class 1", probability(teacher, three, 1))
            .row("T = 3: teacher, class 2", probability(teacher, three, 2))
            .row("T = 3: student, class 0", probability(student, three, 0))
            .row("T = 3: student, class 1", probability(student, three, 1))
            .row("T = 3: student, class 2", probability(student, three, 2))
            .row("T = 3: KL(teacher ‖ student)", a.kl_logits(teacher, student, three))
            .row("T = 1: H(teacher)", a.entropy_logits(teacher, one))
            .row("T = 3: H(teacher)", a.entropy_logits(teacher, three))
            .row("T = 1: H(student)", a.entropy_logits(student, one))
            .row("T = 3: H(student)", a.entropy_logits(student, three))
            .stated(
                "softer targets reveal more: the teacher's entropy is greater at T = 3",
                below(a.entropy_logits(teacher, one), a.entropy_logits(teacher, three)),
            )
            .stated(
                "the other classes' share of the teacher is greater at T = 3",
                below(
                    probability(teacher, one, 1) + probability(teacher, one, 2),
                    probability(teacher, three, 1) + probability(teacher, three, 2),
                ),
            )
            .stated(
                "the teacher is the more confident: its entropy at T = 1 is below the student's",
                below(a.entropy_logits(teacher, one), a.entropy_logits(student, one)),
            )
            .row("hard loss", a.cross_entropy_logits(label, student, one))
            .row("soft loss, T = 3", a.soft_loss(teacher, student, three))
            .row("loss, T = 3, α = 0.5", a.distillation_loss(teacher, student, label, three, half))
            .row("slope of T² KL, T = 1", slope("1"))
            .row("slope of T² KL, T = 3", slope("3"))
            .row("slope of T² KL, T = 10", slope("10"))
            .row("slope of T² KL, T = 1000", slope("1000"))
            .row("its limit", a.logit_matching_gradient(teacher, student)[0].clone())
    }
}
