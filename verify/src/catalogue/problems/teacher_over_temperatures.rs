//! A teacher and a student over temperatures.

use crate::catalogue::prelude::*;

/// theory-notebook §10.1, which prints no output, and closes §10.2 by saying that a higher temperature means a larger difference between the two directions. It is the
/// other way: the difference falls by three orders of magnitude from τ = 1 to τ = 10, faster than either divergence. It does not fall steadily, for it changes its sign
/// between τ = 3 and τ = 5.
pub struct TeacherOverTemperatures;

impl Problem for TeacherOverTemperatures {
    const STATEMENT: &str = "The teacher's logits are (3, 1.5, 0.5, −0.5, −1.5), the student's (2, 1, 0.5, −0.3, −1.2). What are the teacher's entropy and the \
                             divergences in both directions at the temperatures 1, 2, 3, 5 and 10?";
    const SOURCE: Citation = THEORY_NOTEBOOK.at("§10.1");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let teacher = Vector::decimals(&["3.0", "1.5", "0.5", "-0.5", "-1.5"]);
        let student = Vector::decimals(&["2.0", "1.0", "0.5", "-0.3", "-1.2"]);
        let sweep = a.temperature_sweep(&teacher, &student, &Vector::decimals(&["1", "2", "3", "5", "10"]));
        let at = |index: usize| sweep[index].clone();
        let gap = |index: usize| at(3 * index + 1) - at(3 * index + 2);
        Table::new()
            .row("τ = 1: H(teacher)", at(0))
            .row("τ = 1: KL(teacher ‖ student)", at(1))
            .row("τ = 1: KL(student ‖ teacher)", at(2))
            .row("τ = 2: H(teacher)", at(3))
            .row("τ = 2: KL(teacher ‖ student)", at(4))
            .row("τ = 2: KL(student ‖ teacher)", at(5))
            .row("τ = 3: H(teacher)", at(6))
            .row("τ = 3: KL(teacher ‖ student)", at(7))
            .row("τ = 3: KL(student ‖ teacher)", at(8))
            .row("τ = 5: H(teacher)", at(9))
            .row("τ = 5: KL(teacher ‖ student)", at(10))
            .row("τ = 5: KL(student ‖ teacher)", at(11))
            .row("τ = 10: H(teacher)", at(12))
            .row("τ = 10: KL(teacher ‖ student)", at(13))
            .row("τ = 10: KL(student ‖ teacher)", at(14))
            .row("τ = 1: difference of the directions", gap(0))
            .row("τ = 2: difference of the directions", gap(1))
            .row("τ = 3: difference of the directions", gap(2))
            .row("τ = 5: difference of the directions", gap(3))
            .row("τ = 10: difference of the directions", gap(4))
    }
}
