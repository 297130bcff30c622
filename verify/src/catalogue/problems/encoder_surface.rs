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
        let largest_of_all = largest(&means) + largest(&deviations);
        let table = Table::new()
            .row("the least of a hundred by a hundred", least_of_all.clone())
            .row("the largest of a hundred by a hundred", largest_of_all.clone())
            .stated(
                "the divergence is zero at mean 0 and deviation 1",
                equal(of_mean(&a.real("0")) + of_deviation(&a.real("1")), a.real("0")),
            )
            .stated("the least of the grid is more than zero", below(a.real("0"), least_of_all));
        let table = [("0.5", "1"), ("1", "2"), ("2", "4")].into_iter().fold(table, |table, (level, square)| {
            table.row(format!("σ = 1: the μ of the contour of {level}"), a.real(square).sqrt())
        });
        let table = table
            .row("the means of the grid nearest to 0 are this far from it", a.real("1/33"))
            .row("the deviation of the grid nearest to 1", a.real("0.1") + a.real("2.9") * 31 / 99)
            .row("the corner μ = ±3, σ = 3", of_mean(&a.real("3")) + of_deviation(&a.real("3")))
            .row("the corner μ = ±3, σ = 0.1", of_mean(&a.real("3")) + of_deviation(&a.real("0.1")))
            .row("at mean 0, σ = 3", of_deviation(&a.real("3")))
            .row("at mean 0, σ = 0.1", of_deviation(&a.real("0.1")))
            .stated("no point of the grid has more than the corner μ = ±3, σ = 3", {
                at_most(largest_of_all, of_mean(&a.real("3")) + of_deviation(&a.real("3")))
            });
        ["0.5", "1", "2"].into_iter().fold(table, |table, deviation| {
            let slice = |mean: &str| of_mean(&a.real(mean)) + of_deviation(&a.real(deviation));
            table
                .row(format!("σ = {deviation}: at mean 0"), slice("0"))
                .row(format!("σ = {deviation}: at mean 3"), slice("3"))
                .row(format!("σ = {deviation}: at mean −3"), slice("-3"))
        })
    }
}
