//! The divergences of one normal distribution and two modes, as sums over a grid.

use crate::catalogue::prelude::*;

/// theory-notebook §4.1 minimises sums over 2000 points by the method of Nelder and Mead, which stops at the fourth digit or so. The sum for the forward
/// direction has its minimum at the moments of the two modes on the grid, which lack what is beyond ±8; that for the reverse one is taken at the
/// minimum of the integral, from which its own differs in the seventh digit.
pub struct BimodalGrid;

impl Problem for BimodalGrid {
    const STATEMENT: &str = "p is the mixture, half and half, of N(−3, 1) and N(3, 1), on 2000 points from −8 to 8, normalised. What are its mass \
                             before that and its standard deviation, and what are the sums for KL(p ‖ q) and KL(q ‖ p) at their minima?";
    const SOURCE: Citation = THEORY_NOTEBOOK.at("§4.1");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let points: Vec<A::Real> = grid((-8, 1), (8, 1), 2000).iter().map(|point| a.rational(point)).collect();
        let step = a.real("16/1999");
        let root = (a.pi() * 2).sqrt();
        let half = |distance: A::Real| (-(distance.square() / 2)).exp() / (root.clone() * 2);
        let raw: Vec<A::Real> =
            points.iter().map(|x| half(x.clone() + a.real("3")) + half(x.clone() - a.real("3"))).collect();
        let sum = |values: Vec<A::Real>| values.into_iter().sum::<A::Real>() * step.clone();
        let mass = sum(raw.clone());
        let p: Vec<A::Real> = raw.into_iter().map(|density| density / mass.clone()).collect();
        let square = sum(points.iter().zip(&p).map(|(x, p)| x.square() * p.clone()).collect());
        let ln_scale = |deviation: &A::Real| (a.pi() * 2).ln() / 2 + deviation.ln();
        let negentropy = sum(p.iter().map(|p| p.clone() * p.ln()).collect());
        // −Σ p ln q of q = N(μ, σ²), p being symmetric with variance `square`.
        let forward = |mean: &A::Real, deviation: &A::Real| {
            let distance = (square.clone() + mean.square()) / (deviation.square() * 2);
            negentropy.clone() + ln_scale(deviation) + distance
        };
        let reverse = |mean: &A::Real, deviation: &A::Real| {
            let terms = points.iter().zip(&p).map(|(x, p)| {
                let ln_q = -(((x.clone() - mean.clone()) / deviation.clone()).square() / 2) - ln_scale(deviation);
                ln_q.exp() * (ln_q - p.ln())
            });
            sum(terms.collect())
        };
        let (weights, means, stds) =
            (a.pmf(["0.5", "0.5"]), Vector::decimals(&["-3", "3"]), Vector::decimals(&["1", "1"]));
        let fit = |mean, std| a.reverse_fit(&weights, &means, &stds, &Number::decimal(mean), &Number::decimal(std));
        let (right, middle) = (fit("3", "1"), fit("0", "3"));
        let zero = a.real("0");
        let deviation = square.sqrt();
        let at_right = reverse(&right[0], &right[1]);
        let beside = |mean: &str, deviation: &str| reverse(&a.real(mean), &a.real(deviation));
        Table::new()
            .row("the distance of two points", step.clone())
            .row("the mass before it is normalised", mass)
            .row("the standard deviation: the forward fit's σ", deviation.clone())
            .stated("the forward fit's σ is wide enough to cover both modes: more than 3", {
                below(a.real("3"), deviation.clone())
            })
            .row("the sum for KL(p ‖ q) at the start, N(0, 3²)", forward(&zero, &a.real("3")))
            .row("the sum for KL(p ‖ q) at the forward fit", forward(&zero, &deviation))
            .row("the sum for KL(q ‖ p) at the start, N(3, 1)", beside("3", "1"))
            .row("the sum for KL(q ‖ p) at the reverse fit", at_right.clone())
            .row("the sum for KL(q ‖ p) at the fit from (0, 3)", reverse(&zero, &middle[1]))
            .stated("the sum for KL(q ‖ p) is larger with the reverse fit's μ or σ moved by a thousandth", {
                let (mean, deviation) = (&right[0], &right[1]);
                let thousandth = a.real("0.001");
                below(at_right.clone(), reverse(&(mean.clone() + thousandth.clone()), deviation))
                    .and(below(at_right.clone(), reverse(&(mean.clone() - thousandth.clone()), deviation)))
                    .and(below(at_right.clone(), reverse(mean, &(deviation.clone() + thousandth.clone()))))
                    .and(below(at_right, reverse(mean, &(deviation.clone() - thousandth))))
            })
    }
}
