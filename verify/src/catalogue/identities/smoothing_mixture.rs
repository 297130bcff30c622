//! Adding ε to every mass mixes the uniform distribution in; what was infinite grows like the logarithm of 1/ε.

use crate::catalogue::prelude::*;
use kullback_reference::Rational;

/// KL(p‖(q + ε)/(1 + nε)) = KL(p‖λu + (1 − λ)q) with λ = nε/(1 + nε), and it is at least P₀ ln(1/ε) − H(p), P₀ the mass
/// of p where q has none.
pub struct SmoothingMixture;

impl Statement for SmoothingMixture {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"D\Bigl(p \,\Big\|\, \frac{q + \varepsilon}{1 + n \varepsilon}\Bigr) = D(p \| \lambda u + (1 - \lambda) q) \ge p(q = 0) \ln \tfrac1\varepsilon - H(p)";
    const SOURCES: &[Citation] = &[
        WORKED_PROBLEMS.at("M.4"),
        CHAPTER_4.at("Common Pitfalls, 1"),
        THEORY_NOTEBOOK.at("§10.1"),
        PYTORCH_NOTEBOOK.at("Common gotchas"),
    ];
    type Case = Pair;

    fn relation<A: Arithmetic>(a: &A, Pair { p, q }: &Pair) -> Relation<A::Real> {
        let epsilon = Rational::from((1, 1_u64 << 40));
        let added = &epsilon * Rational::from(p.len());
        let share = &added / Rational::from(1 + &added);
        let mixed = |p: &Vector| mix(&share, &uniform(p.len()), p);
        let unsupported = masses(p).into_iter().zip(masses(q)).filter(|(_, q)| q.is_zero()).map(|(p, _)| a.number(&p));
        let unsupported = unsupported.fold(a.integer(0), |sum, mass| sum + mass);
        let smoothed = a.smoothed_kl(p, q, &Number::from_exact(epsilon.clone()));
        equal(smoothed.clone(), a.kl(p, &mixed(q)))
            .and(equal(a.smoothed_both_kl(p, q, &Number::from_exact(epsilon)), a.kl(&mixed(p), &mixed(q))))
            .and(at_most(unsupported * a.ln_2() * 40 - a.entropy(p), smoothed))
    }
}
