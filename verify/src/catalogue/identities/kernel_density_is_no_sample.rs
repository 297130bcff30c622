//! Maximum likelihood does not minimise the divergence from a kernel density estimate of the sample.

use crate::catalogue::prelude::*;

/// Samples −1 and 1, bandwidth 0.5: the likeliest is N(0, 1), and N(0, 1.1²) is nearer to the estimate.
pub struct KernelDensityIsNoSample;

impl Statement for KernelDensityIsNoSample {
    const KIND: Kind = Kind::Witness;
    const TEX: &str =
        r"\exists\, x, h:\ D(\hat f_h \| N(\bar x, s^2)) > \min_\sigma D(\hat f_h \| N(\bar x, \sigma^2))";
    const SOURCES: &[Citation] = &[];
    const REFUTES: &[Citation] = &[THEORY_NOTEBOOK.at("§8.1")];
    type Case = Nothing;

    fn relation<A: Arithmetic>(a: &A, Nothing: &Nothing) -> Relation<A::Real> {
        let (weights, samples, bandwidths) =
            (a.pmf(["0.5", "0.5"]), Vector::decimals(&["-1", "1"]), Vector::decimals(&["0.5", "0.5"]));
        let likeliest = a.normal_mle(&samples);
        let kl =
            |std| a.kl_mixture_normal(&weights, &samples, &bandwidths, &Number::decimal("0"), &Number::decimal(std));
        equal(likeliest[0].clone(), a.integer(0))
            .and(equal(likeliest[1].clone(), a.integer(1)))
            .and(below(kl("1.1"), kl("1")))
    }
}
