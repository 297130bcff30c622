//! The evidence lower bound of a diffusion model is a reconstruction less a divergence a step and one at the end, and it is a bound.

use crate::catalogue::prelude::*;

/// elbo = E ln p(x_0|x_1) − Σ E KL_t − KL_T ≤ ln p(x_0), for any linear model.
pub struct DiffusionBound;

impl Statement for DiffusionBound {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"\mathbb E \ln p(x_0 \mid x_1) - \sum_{t \ge 2} \mathbb E D_t - D_T \le \ln p(x_0)";
    const SOURCES: &[Citation] =
        &[WORKED_PROBLEMS.at("M.2"), WORKED_PROBLEMS.at("M.5"), LITERATURE.at("Ho, Jain and Abbeel 2020")];
    type Case = Diffusion;

    fn relation<A: Arithmetic>(a: &A, case: &Diffusion) -> Relation<A::Real> {
        let (betas, gains) = (case.until(case.betas.len()), Vector::from_exact(case.gains.clone()));
        let x_0 = Number::from_exact(case.x_0.clone());
        let terms = a.diffusion_elbo(&x_0, &betas, &gains);
        let [reconstruction, divergences @ .., elbo] = terms.as_slice() else { unreachable!("a bound has terms") };
        let divergences: A::Real = divergences.iter().cloned().sum();
        equal(elbo.clone(), reconstruction.clone() - divergences)
            .and(at_most(elbo.clone(), a.diffusion_log_evidence(&x_0, &betas, &gains)))
    }
}
