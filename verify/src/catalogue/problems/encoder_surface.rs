//! The divergence of an encoder from its prior over a plane of means and deviations.

use crate::catalogue::prelude::*;

/// theory-notebook §5.2. The minimum is zero, at mean 0 and deviation 1; neither is on the grid that is drawn, whose least value
/// is therefore not zero.
pub struct EncoderSurface;

impl Problem for EncoderSurface {
    const STATEMENT: &str = "What are the least and the largest divergences of N(μ, σ²) from N(0, 1) on a grid of a hundred means from −3 to 3 and \
                             a hundred deviations from 0.1 to 3? What are they at the means' ends for σ = 0.5, 1 \
                             and 2?";
    const SOURCE: Citation = THEORY_NOTEBOOK.at("§5.2");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        // ½ μ² + ½ (σ² − ln σ² − 1): the two add up, and so do their extremes.
        let of_mean = |mean: &A::Real| mean.square() / 2;
        let of_deviation = |deviation: &A::Real| (deviation.square() - deviation.ln() * 2 - a.real("1")) / 2;
        let means: Vec<A::Real> = grid((-3, 1), (3, 1), 100).iter().map(|mean| of_mean(&a.rational(mean))).collect();
        let deviations: Vec<A::Real> =
            grid((1, 10), (3, 1), 100).iter().map(|deviation| of_deviation(&a.rational(deviation))).collect();
        let least_of_all = least(&means) + least(&deviations);
        let table = Table::new()
            .row("the least of a hundred by a hundred", least_of_all.clone())
            .row("the largest of a hundred by a hundred", largest(&means) + largest(&deviations))
            .stated(
                "the divergence is zero at mean 0 and deviation 1",
                equal(of_mean(&a.real("0")) + of_deviation(&a.real("1")), a.real("0")),
            )
            .stated("the least of the grid is more than zero", below(a.real("0"), least_of_all));
        ["0.5", "1", "2"].into_iter().fold(table, |table, deviation| {
            let slice = |mean: &str| of_mean(&a.real(mean)) + of_deviation(&a.real(deviation));
            table
                .row(format!("σ = {deviation}: at mean 0"), slice("0"))
                .row(format!("σ = {deviation}: at mean 3"), slice("3"))
        })
    }
}
