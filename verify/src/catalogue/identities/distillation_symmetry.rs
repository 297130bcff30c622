//! Heat makes the divergence between a teacher and a student more nearly symmetric, not less.

use crate::catalogue::prelude::*;

/// The two directions differ by less at temperature ten than at temperature one, for one teacher and student.
pub struct DistillationSymmetry;

impl Statement for DistillationSymmetry {
    const KIND: Kind = Kind::Witness;
    const TEX: &str = concat!(
        r"\exists\, z_p, z_q:\ |D_{10}(z_p \| z_q) - D_{10}(z_q \| z_p)| < |D_1(z_p \| z_q) - D_1(z_q \| ",
        r"z_p)|"
    );
    const SOURCES: &[Citation] = &[];
    const REFUTES: &[Citation] = &[THEORY_NOTEBOOK.at("§10.2")];
    type Case = Nothing;

    fn relation<A: Arithmetic>(a: &A, Nothing: &Nothing) -> Relation<A::Real> {
        let teacher = a.pmf(["3.0", "1.5", "0.5", "-0.5", "-1.5"]);
        let student = a.pmf(["2.0", "1.0", "0.5", "-0.3", "-1.2"]);
        let squared_difference = |temperature: &str| {
            let temperature = Number::decimal(temperature);
            let forward = a.kl_logits(&teacher, &student, &temperature);
            (forward - a.kl_logits(&student, &teacher, &temperature)).square()
        };
        below(squared_difference("10"), squared_difference("1"))
    }
}
