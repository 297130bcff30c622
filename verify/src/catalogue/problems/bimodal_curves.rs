//! Two modes, and the curves of the normal distributions fitted to them in either direction.

use crate::catalogue::prelude::*;

/// theory-notebook §4.2. Its labels give mean and standard deviation to one digit. That the reverse fit collapses to one mode is so from the cell's start at
/// a mode, and best with modes as far apart as these; of nearer modes see `reverse-fit-of-near-modes`.
pub struct BimodalCurves;

impl Problem for BimodalCurves {
    const STATEMENT: &str = "p is the mixture, half and half, of N(−3, 1) and N(3, 1). How high are the densities of p and of the normal distributions \
                             that minimise KL(p ‖ q) and, from (3, 1), KL(q ‖ p), at the modes, between them and at the figure's ends, ±8?";
    const SOURCE: Citation = THEORY_NOTEBOOK.at("§4.2");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let (weights, means, stds) =
            (a.pmf(["0.5", "0.5"]), Vector::decimals(&["-3", "3"]), Vector::decimals(&["1", "1"]));
        let forward = a.forward_fit(&weights, &means, &stds);
        let reverse = a.reverse_fit(&weights, &means, &stds, &Number::decimal("3"), &Number::decimal("1"));
        let middle = a.reverse_fit(&weights, &means, &stds, &Number::decimal("0"), &Number::decimal("3"));
        let root = (a.pi() * 2).sqrt();
        let density = |fit: &[A::Real], x: &A::Real| {
            let distance = (x.clone() - fit[0].clone()) / fit[1].clone();
            (-(distance.square() / 2)).exp() / (root.clone() * fit[1].clone())
        };
        let (left, right) = ([a.real("-3"), a.real("1")], [a.real("3"), a.real("1")]);
        let mixture = |x: &A::Real| (density(&left, x) + density(&right, x)) / 2;
        let raw: Vec<A::Real> = grid((-8, 1), (8, 1), 2000).iter().map(|x| mixture(&a.rational(x))).collect();
        let mass = raw.iter().cloned().sum::<A::Real>() * a.real("16/1999");
        let at = |x: &str| a.real(x);
        let forward_kl = |fit: &[A::Real]| {
            // KL(p ‖ q) is that of the forward fit and what the forward fit is from q.
            let ratio = forward[1].square() / fit[1].square();
            let moved = (forward[0].clone() - fit[0].clone()).square() / fit[1].square();
            forward[2].clone() + (ratio.clone() + moved - a.real("1") - ratio.ln()) / 2
        };
        Table::new()
            .row("p at ±3", mixture(&at("3")))
            .row("p at 0", mixture(&at("0")))
            .row("p at ±8", mixture(&at("8")))
            .row("the largest p of the 2000 points, normalised", largest(&raw) / mass)
            .row("forward: μ", forward[0].clone())
            .row("forward: σ", forward[1].clone())
            .row("forward: the peak, at μ", density(&forward, &forward[0]))
            .row("forward: at ±3", density(&forward, &at("3")))
            .row("forward: at ±8", density(&forward, &at("8")))
            .row("reverse: μ", reverse[0].clone())
            .row("reverse: σ", reverse[1].clone())
            .row("reverse: the peak, at μ", density(&reverse, &reverse[0]))
            .row("reverse: at 0", density(&reverse, &at("0")))
            .row("reverse: at −3, the other mode", density(&reverse, &at("-3")))
            .stated("the forward fit is at the mean of the two modes, where p is lower than it by far", {
                below(mixture(&at("0")), density(&forward, &at("0")))
            })
            .stated("the reverse fit leaves the other mode out: its density at −3 is less than p's", {
                below(density(&reverse, &at("-3")), mixture(&at("-3")))
            })
            .stated("the reverse fit, of modes six standard deviations apart, is on one of them: the other minimum is worse", {
                below(reverse[2].clone(), middle[2].clone())
            })
            .row("KL(p ‖ the forward fit)", forward[2].clone())
            .row("KL(p ‖ the reverse fit)", forward_kl(&reverse))
            .row("KL(the reverse fit ‖ p)", reverse[2].clone())
    }
}
