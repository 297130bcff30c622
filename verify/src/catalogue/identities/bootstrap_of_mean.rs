//! The bootstrap of the average, with all resamples that there are: it has the average for its own, and a variance that is too small by
//! (n − 1)/n, as the plug-in estimate of a variance is.

use crate::catalogue::prelude::*;
use kullback_reference::Rational;

/// Over all nⁿ resamples, here with n = 3, the mean is m, and the variance (n − 1)/n · s²/n.
pub struct BootstrapOfMean;

impl Statement for BootstrapOfMean {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"\mathbb{E}^* m^* = m,\ \mathrm{Var}^* m^* = \frac{n - 1}{n} \frac{s^2}{n}";
    const SOURCES: &[Citation] = &[LITERATURE.at("Efron 1979")];
    type Case = LogRatios;

    fn relation<A: Arithmetic>(a: &A, LogRatios { values, .. }: &LogRatios) -> Relation<A::Real> {
        let mut values = values.exact().expect("the catalogue's vectors are finite").into_owned();
        values.resize(3, Rational::from((1, 4)));
        let resamples: Vec<[usize; 3]> = (0..27).map(|number| [number % 3, number / 3 % 3, number / 9]).collect();
        let count = |resample: &[usize; 3], value| resample.iter().filter(|&&index| index == value).count() as f64;
        let weights = |resample: &[usize; 3]| Vector::from_f64s((0..3).map(|value| count(resample, value)).collect());
        let mean = |resample: &[usize; 3]| resample.iter().map(|&index| &values[index]).sum::<Rational>() / 3_u32;
        let replicates = Vector::from_exact(resamples.iter().map(mean).collect());
        let sample = Vector::from_exact(values.clone());
        let means = a.resampled_means(&sample, &Rows::new(resamples.iter().map(weights).collect()));
        let estimate = a.kl_k1(&sample);
        let average = means.iter().cloned().sum::<A::Real>() / 27;
        let variance = a.bootstrap_standard_error(&replicates).square() * 26 / 27;
        let each = means.into_iter().zip(masses(&replicates)).map(|(left, right)| equal(left, a.number(&right)));
        each.fold(equal(average, estimate[0].clone()), Relation::and).and(equal(variance, estimate[1].clone() * 2 / 9))
    }
}
