//! The likeliest of a family that the data are not from is the nearest: Poisson and geometric distributions.

use crate::catalogue::prelude::*;
use kullback_reference::Rational;

/// KL(p‖Q) is that from the member with p's mean, and that of this member from Q, here with twice the mean and one more; and no geometric distribution
/// is nearer than the one with p's mean, here that with even chances.
pub struct MisspecifiedLikelihood;

impl Statement for MisspecifiedLikelihood {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"D(p \| \mathrm{Poisson}(\lambda)) = D(p \| \mathrm{Poisson}(m)) + m \ln \tfrac m\lambda - m + \lambda,\ m = \mathbb{E}_p X";
    const SOURCES: &[Citation] = &[THEORY_NOTEBOOK.at("§8"), LITERATURE.at("White 1982")];
    type Case = One;

    fn relation<A: Arithmetic>(a: &A, One { p }: &One) -> Relation<A::Real> {
        let [poisson, geometric] = [a.poisson_projection(p), a.geometric_projection(p)];
        let exact = |x: &Number| x.exact().map(std::borrow::Cow::into_owned).unwrap_or_default();
        let mean: Rational = masses(p).iter().enumerate().map(|(k, mass)| exact(mass) * k as u64).sum();
        let rate = Number::from_exact(Rational::from(&mean * 2_u32) + 1_u32);
        let mean = Number::from_exact(mean);
        let (m, lambda) = (a.number(&mean), a.number(&rate));
        // −E ln of the Poisson distribution with that rate: λ − m ln λ + E ln k!.
        let mut ln_factorial = a.integer(0);
        let mut factorials = a.integer(0);
        for (k, mass) in masses(p).iter().enumerate().skip(1) {
            ln_factorial = ln_factorial + a.integer(k as i64).ln();
            factorials = factorials + a.number(mass) * ln_factorial.clone();
        }
        let plain = lambda.clone() - m.clone() * lambda.ln() + factorials - a.entropy(p);
        // −E ln of the geometric distribution with even chances: (1 + m) ln 2.
        let above = m.clone() + a.integer(1);
        let even = above.clone() * a.ln_2() - a.entropy(p);
        equal(plain, poisson[1].clone() + a.kl_div(&mean, &rate))
            .and(equal(poisson[0].clone(), m))
            .and(equal(geometric[0].clone() * above, a.integer(1)))
            .and(at_most(geometric[1].clone(), even))
    }
}
