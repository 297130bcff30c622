//! The power divergence of Cressie and Read has the others as special cases.

use crate::catalogue::prelude::*;

/// ½χ² at λ = 1, KL(p‖q) at 0, 4H² at −½, KL(q‖p) at −1 and ½χ²_N at −2.
pub struct CressieReadSpecialValues;

impl Statement for CressieReadSpecialValues {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = concat!(
        r"\mathrm{CR}_1 = \tfrac12 \chi^2,\ \mathrm{CR}_0 = D(p \| q),\ \mathrm{CR}_{-1/2} = 4 H^2,\ ",
        r"\mathrm{CR}_{-1} = D(q \| p),\ \mathrm{CR}_{-2} = \tfrac12 \chi^2_N"
    );
    const SOURCES: &[Citation] = &[LITERATURE.at("Cressie and Read 1984")];
    type Case = Pair;

    fn relation<A: Arithmetic>(a: &A, Pair { p, q }: &Pair) -> Relation<A::Real> {
        let index = |lambda| a.cressie_read(p, q, &Number::decimal(lambda));
        equal(index("1"), a.chi_squared(p, q) / 2)
            .and(equal(index("0"), a.kl(p, q)))
            .and(equal(index("-0.5"), a.squared_hellinger(p, q) * 4))
            .and(equal(index("-1"), a.kl(q, p)))
            .and(equal(index("-2"), a.neyman_chi_squared(p, q) / 2))
    }
}
