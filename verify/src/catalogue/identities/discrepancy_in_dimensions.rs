//! In many dimensions a discrepancy of fixed bandwidth does not see what a divergence does: it falls as a power of the dimension, the divergence does not.

use crate::catalogue::prelude::*;

/// A standard normal vector, and one with a component moved by one: KL = ½ in any dimension; MMD² at bandwidth one is below 1e-20 in a hundred.
pub struct DiscrepancyInDimensions;

impl Statement for DiscrepancyInDimensions {
    const KIND: Kind = Kind::Witness;
    const TEX: &str = r"\mathrm{MMD}^2 = 2 \cdot 3^{-d/2} (1 - e^{-1/6}), \quad D = \tfrac12";
    const SOURCES: &[Citation] = &[WORKED_PROBLEMS.at("M.4")];
    type Case = Nothing;

    fn relation<A: Arithmetic>(a: &A, Nothing: &Nothing) -> Relation<A::Real> {
        let [zero, one] = ["0", "1"].map(Number::decimal);
        // Of a product the mean kernels are multiplied: each further component gives 1/√3.
        let alone = a.squared_mmd_normal(&zero, &one, &one, &one, &one);
        let among_hundred = alone.clone() * (a.integer(3).ln() * -99 / 2).exp();
        let kl = a.of("kl", &normal(["1", "1"]), &normal(["0", "1"]));
        below(among_hundred, a.real("1e-20")).and(below(a.real("0.1"), alone)).and(equal(kl, a.real("0.5")))
    }
}
