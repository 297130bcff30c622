//! A mean over states bounds no state.

use crate::catalogue::prelude::*;

/// worked-problems L.2 calls the constraint of trust region policy optimisation the maximum of the divergence over states. What the algorithm constrains is the
/// mean over the states visited: here that is below the radius, and the divergence in one of two states above it.
pub struct TrustRegionMean;

impl Statement for TrustRegionMean {
    const KIND: Kind = Kind::Witness;
    const TEX: &str = r"\exists\, \mu, \pi, \pi', \delta:\ \mathbb{E}_{s \sim \mu} D(\pi_s \| \pi'_s) < \delta < \max_s D(\pi_s \| \pi'_s)";
    const SOURCES: &[Citation] = &[LITERATURE.at("Schulman et al. 2015")];
    const REFUTES: &[Citation] = &[WORKED_PROBLEMS.at("L.2")];
    type Case = Nothing;

    fn relation<A: Arithmetic>(a: &A, Nothing: &Nothing) -> Relation<A::Real> {
        let (even, odd) = (a.pmf(["0.5", "0.5"]), a.pmf(["0.6", "0.4"]));
        let joint = |rows: [&[&str]; 2]| Rows::decimals(&rows);
        let old = joint([&["0.25", "0.25"], &["0.25", "0.25"]]);
        let new = joint([&["0.25", "0.25"], &["0.3", "0.2"]]);
        let radius = a.real("0.015");
        let (mean, largest) = (a.conditional_kl(&old, &new), a.kl(&even, &odd));
        below(mean, radius.clone()).and(below(radius, largest))
    }
}
