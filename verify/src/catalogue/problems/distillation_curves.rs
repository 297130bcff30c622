//! Both directions of the divergence of a teacher and a student, as the temperature grows.

use crate::catalogue::prelude::*;

/// theory-notebook §10.2, whose function adds 10⁻¹⁰ to every probability and normalises. It closes by saying that the difference of the directions grows
/// with the temperature. From τ = 0.5 to τ = 10 it falls from 0.035 to 8 · 10⁻⁶: the reverse is the larger one up to τ = 3.28, and from τ = 3.38 on the
/// forward one is, by 3.6 · 10⁻⁵ at most.
pub struct DistillationCurves;

/// The last of the hundred temperatures at which the reverse divergence is the larger one.
const LAST_REVERSE: usize = 29;
/// Where the forward divergence is the largest.
const FORWARD_PEAK: usize = 3;
/// Where the reverse divergence is the largest.
const REVERSE_PEAK: usize = 2;
/// Where the forward divergence exceeds the reverse one by the most.
const GAP_PEAK: usize = 41;

impl Problem for DistillationCurves {
    const STATEMENT: &str = "The teacher's logits are (3, 1.5, 0.5, −0.5, −1.5), the student's (2, 1, 0.5, −0.3, −1.2). At a hundred temperatures from 0.5 \
                             to 10, with 10⁻¹⁰ added to every probability, where are the divergences in both directions the largest, where do \
                             they cross, and what are they at the ends?";
    const SOURCE: Citation = THEORY_NOTEBOOK.at("§10.2");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let temperatures = grid((1, 2), (10, 1), 100);
        let tau = |index: usize| a.rational(&temperatures[index]);
        let epsilon = a.real("1e-10");
        let smoothed = |logits: [&str; 5]| -> Vec<Vec<A::Real>> {
            let (logits, total) = (a.pmf(logits), epsilon.clone() * 5 + a.real("1"));
            let softened = temperatures.iter().map(|tau| a.soften(&logits, &Number::from_exact(tau.clone())));
            let added = |mass: A::Real| (mass + epsilon.clone()) / total.clone();
            softened.map(|masses| masses.into_iter().map(added).collect()).collect()
        };
        let teacher = smoothed(["3.0", "1.5", "0.5", "-0.5", "-1.5"]);
        let student = smoothed(["2.0", "1.0", "0.5", "-0.3", "-1.2"]);
        let between = |p: &[Vec<A::Real>], q: &[Vec<A::Real>]| -> Vec<A::Real> {
            p.iter().zip(q).map(|(p, q)| divergence(p, q)).collect()
        };
        let (forward, reverse) = (between(&teacher, &student), between(&student, &teacher));
        let gaps: Vec<A::Real> =
            forward.iter().zip(&reverse).map(|(forward, reverse)| forward.clone() - reverse.clone()).collect();
        let exact = |p: [&str; 5], q: [&str; 5], tau| a.kl_logits(&a.pmf(p), &a.pmf(q), &Number::decimal(tau));
        let zt = ["3.0", "1.5", "0.5", "-0.5", "-1.5"];
        let zs = ["2.0", "1.0", "0.5", "-0.3", "-1.2"];
        let entropy = |tau| a.entropy_logits(&a.pmf(zt), &Number::decimal(tau));
        let last = temperatures.len() - 1;
        let zero = || a.real("0");
        Table::new()
            .row("τ = 0.5: KL(teacher ‖ student)", forward[0].clone())
            .row("τ = 0.5: KL(teacher ‖ student), without the 10⁻¹⁰", exact(zt, zs, "0.5"))
            .row("τ = 0.5: KL(student ‖ teacher)", reverse[0].clone())
            .row("τ = 0.5: KL(student ‖ teacher), without the 10⁻¹⁰", exact(zs, zt, "0.5"))
            .row("τ = 0.5: forward less reverse", gaps[0].clone())
            .row("τ = 10: KL(teacher ‖ student)", forward[last].clone())
            .row("τ = 10: KL(teacher ‖ student), without the 10⁻¹⁰", exact(zt, zs, "10"))
            .row("τ = 10: KL(student ‖ teacher)", reverse[last].clone())
            .row("τ = 10: KL(student ‖ teacher), without the 10⁻¹⁰", exact(zs, zt, "10"))
            .row("τ = 10: forward less reverse", gaps[last].clone())
            .row("the τ at which KL(teacher ‖ student) is the largest", tau(FORWARD_PEAK))
            .row("the largest KL(teacher ‖ student)", forward[FORWARD_PEAK].clone())
            .stated("it is the largest of the hundred", at_most(largest(&forward), forward[FORWARD_PEAK].clone()))
            .row("the τ at which KL(student ‖ teacher) is the largest", tau(REVERSE_PEAK))
            .row("the largest KL(student ‖ teacher)", reverse[REVERSE_PEAK].clone())
            .stated("it, too, is the largest of the hundred", at_most(largest(&reverse), reverse[REVERSE_PEAK].clone()))
            .stated("KL(teacher ‖ student) is the least at τ = 10", at_most(forward[last].clone(), least(&forward)))
            .stated("KL(student ‖ teacher) is the least at τ = 10", at_most(reverse[last].clone(), least(&reverse)))
            .row("the last τ at which the reverse is the larger one", tau(LAST_REVERSE))
            .stated("up to there the reverse is the larger one", below(largest(&gaps[..=LAST_REVERSE]), zero()))
            .row("the first τ at which the forward is the larger one", tau(LAST_REVERSE + 1))
            .stated("from there on the forward is the larger one", below(zero(), least(&gaps[LAST_REVERSE + 1..])))
            .row("the τ at which the forward exceeds the reverse by the most", tau(GAP_PEAK))
            .row("by so much", gaps[GAP_PEAK].clone())
            .stated("nowhere by more", at_most(largest(&gaps), gaps[GAP_PEAK].clone()))
            .row("τ = 0.5: H(teacher)", entropy("0.5"))
            .row("τ = 10: H(teacher)", entropy("10"))
            .stated(
                "a higher temperature gives the teacher more entropy, from τ = 0.5 to τ = 10",
                below(entropy("0.5"), entropy("10")),
            )
            .stated(
                "a higher temperature gives a larger difference of the directions, from τ = 0.5 to τ = 10",
                below(-gaps[0].clone(), gaps[last].clone()),
            )
    }
}
