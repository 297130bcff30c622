//! A model collapses at its optimum exactly when the decoder's variance is no less than the data's: then there is nothing for z to say.

use crate::catalogue::prelude::*;
use kullback_reference::Rational;

/// The weight w ≥ 0 that maximises the evidence has w² = max(0, v − σ²), and no other weight does better.
pub struct CollapseAtOptimum;

impl Statement for CollapseAtOptimum {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"\max_w \mathbb E \ln p(x)\ \text{at}\ w^2 = \max(0, v - \sigma^2)";
    const SOURCES: &[Citation] =
        &[THEORY_NOTEBOOK.at("§16"), LITERATURE.at("Lucas et al. 2019"), LITERATURE.at("Tipping and Bishop 1999")];
    type Case = LinearGaussian;

    fn relation<A: Arithmetic>(a: &A, case: &LinearGaussian) -> Relation<A::Real> {
        // The encoder's variance serves as the data's.
        let data = case.variance();
        let [_, weight, _, noise] = case.model();
        let data_variance = Number::from_exact(data.clone());
        let best = a.linear_decoder_weight(&data_variance, &noise);
        let excess = Rational::from(&data - &case.noise).max(Rational::new());
        let at_best = Rational::from(&excess + &case.noise);
        let tau = a.pi() * 2;
        let maximum = -((tau * a.rational(&at_best)).ln() + a.rational(&Rational::from(&data / &at_best))) / 2;
        equal(best.square(), a.rational(&excess))
            .and(at_most(a.mean_log_evidence(&data_variance, &weight, &noise), maximum))
    }
}
