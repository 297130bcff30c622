//! The average of a sample is unbiased, so is its estimate of the variance, and the average errs by the root of the variance over n: in the mean
//! over all samples that there are. By Chebyshev's inequality it is then further off than z such errors with a probability of at most 1/z².

use crate::catalogue::prelude::*;
use kullback_reference::Rational;

/// E m = Σ p l, E s² = Var l, E (m − E m)² = Var l/n, for samples of n log-ratios l of an outcome under p; here q serves as the log-ratios.
pub struct SampleMoments;

impl Statement for SampleMoments {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = concat!(
        r"\mathbb{E}\, \hat k_1 = \mathbb{E}\, l,\ \mathbb{E}\, \widehat{\mathrm{Var}} = \mathrm{Var}\, l,",
        r"\ \mathbb{E} (\hat k_1 - \mathbb{E}\, l)^2 = \tfrac1n \mathrm{Var}\, l"
    );
    const SOURCES: &[Citation] = &[PYTORCH_NOTEBOOK.at("§3"), LITERATURE.at("Bienaymé 1853")];
    type Case = Sampling;

    fn relation<A: Arithmetic>(a: &A, Sampling { p, q, n }: &Sampling) -> Relation<A::Real> {
        let size = 2 + n % 2;
        let (p, values) = (exact(p), exact(q));
        let mean: Rational = p.iter().zip(&values).map(|(p, l)| Rational::from(p * l)).sum();
        let square = |l: &Rational| Rational::from(l - &mean).square();
        let variance: Rational = p.iter().zip(&values).map(|(p, l)| square(l) * p).sum();
        let zero = || a.integer(0);
        let mut sums = [zero(), zero(), zero()];
        for outcomes in sequences(p.len(), size) {
            let probability = a.rational(&outcomes.iter().map(|&outcome| p[outcome].clone()).product());
            let sample = Vector::from_exact(outcomes.iter().map(|&outcome| values[outcome].clone()).collect());
            let estimate = a.kl_k1(&sample);
            let error = estimate[0].clone() - a.rational(&mean);
            let terms = [estimate[0].clone(), estimate[1].clone(), error.square()];
            for (sum, term) in sums.iter_mut().zip(terms) {
                *sum = sum.clone() + probability.clone() * term;
            }
        }
        let [average, spread, errors] = sums;
        equal(average, a.rational(&mean))
            .and(equal(spread, a.rational(&variance)))
            .and(equal(errors * size as i32, a.rational(&variance)))
    }
}

fn exact(vector: &Vector) -> Vec<Rational> {
    vector.exact().expect("the catalogue's vectors are finite").into_owned()
}

/// All sequences of so many outcomes.
fn sequences(outcomes: usize, length: usize) -> impl Iterator<Item = Vec<usize>> {
    let digits = move |number: usize| (0..length as u32).map(|place| number / outcomes.pow(place) % outcomes).collect();
    (0..outcomes.pow(length as u32)).map(digits)
}
