//! Heat makes distillation symmetric: τ² times either divergence tends to one limit, so that their difference vanishes faster than they do.

use crate::catalogue::prelude::*;

/// τ² |KL(p_t ‖ p_s) − KL(p_s ‖ p_t)| ≤ ½ V (e^(R/τ) − e^(−R/τ)), with V the variance of z_t − z_s over equally likely classes and R the larger range.
pub struct DistillationSymmetryLimit;

impl Statement for DistillationSymmetryLimit {
    const KIND: Kind = Kind::Limit;
    const TEX: &str = concat!(
        r"\tau^2 |D(p_t^\tau \| p_s^\tau) - D(p_s^\tau \| p_t^\tau)| \le \tfrac12 V (e^{R/\tau} - e^{-R/\tau}),\ ",
        r"V = \mathrm{Var}_u(z_t - z_s)"
    );
    const SOURCES: &[Citation] = &[THEORY_NOTEBOOK.at("§10.2")];
    type Case = Logits;

    fn relation<A: Arithmetic>(
        a: &A,
        Logits { z_p: teacher, z_q: student, shift: _, temperature, target: _ }: &Logits,
    ) -> Relation<A::Real> {
        let exact = |number: &Number| number.exact().expect("a temperature is finite").into_owned();
        let hot = times(temperature, &Number::from_f64(1024.0));
        let sweep = a.temperature_sweep(teacher, student, &Vector::from_exact(vec![exact(temperature), exact(&hot)]));
        let half_variance = a.number(&variance_of_difference(teacher, student)) / 2;
        let range = larger_range(teacher, student);
        let at = |(tau, point): (&Number, &[A::Real])| {
            let exponent = a.number(&range) / a.number(tau);
            let bound = half_variance.clone() * (exponent.exp() - (-exponent).exp());
            let gap = a.number(tau).square() * (point[1].clone() - point[2].clone());
            at_most(gap.clone(), bound.clone())
                .and(at_most(-gap, bound))
                .and(equal(point[0].clone(), a.entropy_logits(teacher, tau)))
                .and(equal(point[1].clone(), a.kl_logits(teacher, student, tau)))
                .and(equal(point[2].clone(), a.kl_logits(student, teacher, tau)))
        };
        [temperature, &hot]
            .into_iter()
            .zip(sweep.chunks_exact(3))
            .map(at)
            .reduce(Relation::and)
            .expect("two temperatures")
    }
}
