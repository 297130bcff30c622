//! What discrepancy and transport can do in many dimensions.

use crate::catalogue::prelude::*;

/// worked-problems M.4 advises them where estimates of the divergence have too much variance. Neither escapes: a discrepancy of fixed bandwidth is easily
/// estimated, but between standard normal vectors of which one has a component moved by one it falls as 3^(−d/2), while the divergence is ½ in
/// any dimension; and no sample of n points is nearer to the uniform distribution on a cube than `½ n^(−1/d) d/(d + 1)` in W₁ with the
/// maximum norm, as balls of radius r about them have at most the mass n (2r)^d.
pub struct ManyDimensions;

impl Problem for ManyDimensions {
    const STATEMENT: &str = "Of standard normal vectors, one with a component moved by 1: what are the divergence and the \
                             squared discrepancy of bandwidth 1 in 1, 10 and 100 dimensions? How many points are needed for \
                             a Wasserstein distance of 0.1 from the uniform distribution on a cube in 1, 10 and 20?";
    const SOURCE: Citation = WORKED_PROBLEMS.at("M.4");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let [zero, one] = ["0", "1"].map(Number::decimal);
        let alone = || a.squared_mmd_normal(&zero, &one, &one, &one, &one);
        let among = |dimensions: i32| alone() * (a.integer(3).ln() * (1 - dimensions) / 2).exp();
        let points = |dimensions: i32| ((a.integer(5) * dimensions / (dimensions + 1)).ln() * dimensions).exp();
        Table::new()
            .row("KL, in any dimension", a.of("kl", &normal(["1", "1"]), &normal(["0", "1"])))
            .row("MMD², 1 dimension", alone())
            .row("MMD², 10 dimensions", among(10))
            .row("MMD², 100 dimensions", among(100))
            .row("W₂, in any dimension", a.wasserstein_2_normal(&one, &one, &zero, &one))
            .row("points in 1 dimension", points(1))
            .row("points in 10 dimensions", points(10))
            .row("points in 20 dimensions", points(20))
    }
}
