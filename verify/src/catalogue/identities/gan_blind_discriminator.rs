//! A discriminator that tosses a coin earns −ln 4 whatever the generator makes: only the best one measures a divergence.

use crate::catalogue::prelude::*;
use kullback_reference::Rational;

/// V(½) = −2 ln 2 for any q.
pub struct GanBlindDiscriminator;

impl Statement for GanBlindDiscriminator {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"V(\tfrac12) = -2 \ln 2";
    const SOURCES: &[Citation] = &[WORKED_PROBLEMS.at("M.2")];
    type Case = Pair;

    fn relation<A: Arithmetic>(a: &A, case: &Pair) -> Relation<A::Real> {
        let Pair { p, q } = case;
        let blind = Vector::from_exact(vec![Rational::from((1, 2)); p.len()]);
        equal(a.gan_value(p, q, &blind), a.ln_2() * -2)
    }
}
