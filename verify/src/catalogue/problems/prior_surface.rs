//! Where the divergence of an encoder from its prior is the least on a grid, and where the figure says that it is.

use crate::catalogue::prelude::*;

/// theory-notebook §11.2. The star of the figure is at the minimum, (0, 1), where the divergence is zero. No point of the grid is there: the nearest
/// means are ±3/79, the nearest deviation 0.1 + 25 · 2.9/79.
pub struct PriorSurface;

/// The deviation of the grid that is nearest to one.
const NEAREST_DEVIATION: usize = 25;
/// One of the two means that are nearest to zero.
const NEAREST_MEAN: usize = 39;

impl Problem for PriorSurface {
    const STATEMENT: &str = "The divergence of N(μ, σ²) from N(0, 1) is drawn on a grid of eighty means from −3 to 3 and eighty deviations from 0.1 to \
                             3. Where is it the least and where the largest, what is it there, at the corners, and at mean 0 and deviation 1?";
    const SOURCE: Citation = THEORY_NOTEBOOK.at("§11.2");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let (means, deviations) = (grid((-3, 1), (3, 1), 80), grid((1, 10), (3, 1), 80));
        let means: Vec<A::Real> = means.iter().map(|mean| a.rational(mean)).collect();
        let deviations: Vec<A::Real> = deviations.iter().map(|deviation| a.rational(deviation)).collect();
        let of_mean = |mean: &A::Real| mean.square() / 2;
        let of_deviation = |deviation: &A::Real| (deviation.square() - deviation.ln() * 2 - a.real("1")) / 2;
        let surface = |mean: &A::Real, deviation: &A::Real| of_mean(mean) + of_deviation(deviation);
        // The two parts add up, and so do their extremes.
        let parts_of_means: Vec<A::Real> = means.iter().map(of_mean).collect();
        let parts_of_deviations: Vec<A::Real> = deviations.iter().map(of_deviation).collect();
        let nearest = surface(&means[NEAREST_MEAN], &deviations[NEAREST_DEVIATION]);
        let corner = surface(&means[79], &deviations[79]);
        Table::new()
            .printed("the star: KL(N(0, 1) ‖ N(0, 1)), the minimum", surface(&a.real("0"), &a.real("1")), "0")
            .row("the grid's mean at its least, one of two", means[NEAREST_MEAN].clone())
            .row("the grid's deviation at its least", deviations[NEAREST_DEVIATION].clone())
            .row("the divergence there", nearest.clone())
            .stated(
                "no point of the grid has less",
                at_most(nearest.clone(), least(&parts_of_means) + least(&parts_of_deviations)),
            )
            .stated("the star is below every point of the grid", below(surface(&a.real("0"), &a.real("1")), nearest))
            .row("mean ±3, deviation 3: the divergence", corner.clone())
            .stated(
                "no point of the grid has more",
                at_most(largest(&parts_of_means) + largest(&parts_of_deviations), corner),
            )
            .row("mean ±3, deviation 0.1: the divergence", surface(&means[79], &deviations[0]))
            .row("mean 0, deviation 0.1: the divergence", surface(&a.real("0"), &deviations[0]))
            .row("mean 0, deviation 3: the divergence", surface(&a.real("0"), &deviations[79]))
    }
}
