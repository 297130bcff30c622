//! A teacher and a student over temperatures.

use crate::catalogue::prelude::*;

/// theory-notebook §10.1, which prints no output, and closes §10.2 by saying that a higher temperature means a larger difference between the two directions. It is the
/// other way: the difference falls by three orders of magnitude from τ = 1 to τ = 10, faster than either divergence. It does not fall steadily, for it changes its sign
/// between τ = 3 and τ = 5. The cell's function adds 10⁻¹⁰ to every probability and normalises: what it computes is off from the tenth digit on.
pub struct TeacherOverTemperatures;

impl Problem for TeacherOverTemperatures {
    const STATEMENT: &str = "The teacher's logits are (3, 1.5, 0.5, −0.5, −1.5), the student's (2, 1, 0.5, −0.3, −1.2). What are the teacher's entropy and the \
                             divergences in both directions at the temperatures 1, 2, 3, 5 and 10, exactly and with 10⁻¹⁰ added to every \
                             probability, and are the directions close to one another?";
    const SOURCE: Citation = THEORY_NOTEBOOK.at("§10.1");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let teacher = Vector::decimals(&["3.0", "1.5", "0.5", "-0.5", "-1.5"]);
        let student = Vector::decimals(&["2.0", "1.0", "0.5", "-0.3", "-1.2"]);
        let temperatures = ["1", "2", "3", "5", "10"];
        let sweep = a.temperature_sweep(&teacher, &student, &Vector::decimals(&temperatures));
        let epsilon = a.real("1e-10");
        let softened = |logits: &Vector, temperature: &str| a.soften(logits, &Number::decimal(temperature));
        let smoothed = |probabilities: Vec<A::Real>| -> Vec<A::Real> {
            let total = epsilon.clone() * 5 + a.real("1");
            probabilities.into_iter().map(|mass| (mass + epsilon.clone()) / total.clone()).collect()
        };
        let entropy = |probabilities: &[A::Real]| -> A::Real {
            -probabilities.iter().map(|mass| mass.clone() * mass.ln()).sum::<A::Real>()
        };
        let gap = |index: usize| sweep[3 * index + 1].clone() - sweep[3 * index + 2].clone();
        let table = temperatures.iter().enumerate().fold(Table::new(), |table, (index, temperature)| {
            let at = |part: usize| sweep[3 * index + part].clone();
            let (taught, learnt) =
                (smoothed(softened(&teacher, temperature)), smoothed(softened(&student, temperature)));
            let (forward, reverse) = (divergence(&taught, &learnt), divergence(&learnt, &taught));
            let apart = (forward.clone() - reverse.clone()).max(&(reverse.clone() - forward.clone()));
            let tolerance = a.real("1e-8") + a.real("1e-5") * reverse.clone();
            table
                .row(format!("τ = {temperature}: H(teacher)"), at(0))
                .row(format!("τ = {temperature}: H(student)"), entropy(&softened(&student, temperature)))
                .row(format!("τ = {temperature}: KL(teacher ‖ student)"), at(1))
                .row(format!("τ = {temperature}: KL(teacher ‖ student), by the cell with 10⁻¹⁰ added"), forward)
                .row(format!("τ = {temperature}: KL(student ‖ teacher)"), at(2))
                .row(format!("τ = {temperature}: KL(student ‖ teacher), by the cell with 10⁻¹⁰ added"), reverse)
                .row(format!("τ = {temperature}: difference of the directions"), gap(index))
                .stated(
                    format!("τ = {temperature}: the directions differ by more than np.isclose tolerates"),
                    below(tolerance, apart),
                )
        });
        let rising = |entropies: Vec<A::Real>| {
            let pairs = entropies.windows(2).map(|pair| below(pair[0].clone(), pair[1].clone()));
            pairs.reduce(Relation::and).expect("there are five temperatures")
        };
        let students = temperatures.iter().map(|temperature| entropy(&softened(&student, temperature)));
        let (even, certain) = (a.pmf(["0.5", "0.5"]), a.pmf(["1", "0"]));
        table
            .stated(
                "the cell's function, which adds 10⁻¹⁰, gives KL((½, ½) ‖ (1, 0))",
                equal(a.smoothed_both_kl(&even, &certain, &Number::decimal("1e-10")), a.kl(&even, &certain)),
            )
            .stated(
                "a higher temperature softens the teacher: its entropy grows",
                rising((0..5).map(|index| sweep[3 * index].clone()).collect()),
            )
            .stated("a higher temperature softens the student: its entropy grows", rising(students.collect()))
            .stated(
                "the difference of the directions has another sign at τ = 5 than at τ = 3",
                below(gap(2), a.real("0")).and(below(a.real("0"), gap(3))),
            )
    }
}
