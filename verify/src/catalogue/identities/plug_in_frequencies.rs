//! The plug-in estimates are those of the frequencies, and their corrections are what they are said to be.

use crate::catalogue::prelude::*;

/// The entropy and the divergence of c/n; with the correction of Miller and Madow, (m − 1)/(2n) more and less.
pub struct PlugInFrequencies;

impl Statement for PlugInFrequencies {
    const KIND: Kind = Kind::Identity;
    const TEX: &str =
        r"\hat H = H(c/n),\ \hat D = D(c/n \| q),\ \hat H_{MM} - \hat H = \hat D - \hat D_{MM} = \frac{m - 1}{2n}";
    const SOURCES: &[Citation] = &[LITERATURE.at("Miller 1955")];
    type Case = Counted;

    fn relation<A: Arithmetic>(a: &A, Counted { counts, q, .. }: &Counted) -> Relation<A::Real> {
        let n = total(counts);
        let frequencies = scaled(counts, &one_over(&n));
        let seen = masses(counts).iter().filter(|count| !count.is_zero()).count();
        let correction = a.integer(seen as i64 - 1) / (a.number(&n) * 2);
        let (entropy, kl) = (a.plug_in_entropy(counts), a.plug_in_kl(counts, q));
        equal(entropy.clone(), a.entropy(&frequencies))
            .and(equal(kl.clone(), a.kl(&frequencies, q)))
            .and(equal(a.miller_madow_entropy(counts), entropy + correction.clone()))
            .and(equal(a.miller_madow_kl(counts, q), kl - correction))
    }
}
