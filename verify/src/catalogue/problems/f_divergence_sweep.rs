//! Five divergences of a coin from a fair one, as its probability grows.

use crate::catalogue::prelude::*;
use kullback_reference::Rational;

/// theory-notebook §6.1 and §6.2. Its squared Hellinger distance is Σ (√p − √q)², without the half. Its function for the divergence leaves out
/// every outcome to which either distribution gives nothing, and with it the infinite terms: no point of its own has one.
pub struct FDivergenceSweep;

impl Problem for FDivergenceSweep {
    const STATEMENT: &str = "Of coins with 500 probabilities from 0.001 to 0.999 and a fair one, what are the largest divergences both ways, the \
                             largest Jensen–Shannon divergence, squared Hellinger distance and total variation, and does Pinsker's \
                             inequality hold?";
    const SOURCE: Citation = THEORY_NOTEBOOK.at("§6.1");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let Curves { forward, reverse, js, hellinger, total_variation, chi_squared, .. } = Curves::new(a);
        let squares: Vec<A::Real> = total_variation.iter().map(Real::square).collect();
        let slack: Vec<A::Real> =
            forward.iter().zip(&total_variation).map(|(kl, tv)| kl.clone() / 2 - tv.square()).collect();
        // Where q gives nothing to an outcome of p.
        let (p, q) = (a.pmf(["0.5", "0.5"]), a.pmf(["1", "0"]));
        let guarded = a.real("0.5") * a.real("0.5").ln();
        let table = Table::new()
            .row("the first point: KL(θ ‖ ½)", forward[0].clone())
            .row("the first point: KL(½ ‖ θ)", reverse[0].clone())
            .row("the first point: JS", js[0].clone())
            .row("the first point: squared Hellinger distance, without the half", hellinger[0].clone())
            .row("the first point: total variation", total_variation[0].clone())
            .row("the first point: χ², which the cell does not compute", chi_squared[0].clone())
            .row("the last point: KL(θ ‖ ½)", forward[499].clone())
            .row("the last point: KL(½ ‖ θ)", reverse[499].clone());
        table
            .row("the largest KL(θ ‖ ½)", largest(&forward))
            .row("the largest KL(½ ‖ θ)", largest(&reverse))
            .row("the largest JS", largest(&js))
            .row("the largest squared Hellinger distance, without the half", largest(&hellinger))
            .row("the largest squared Hellinger distance, with the half", largest(&hellinger) / 2)
            .row("the largest total variation", largest(&total_variation))
            .row("the least KL(θ ‖ ½)", least(&forward))
            .row("the least KL(½ ‖ θ)", least(&reverse))
            .row("the least JS", least(&js))
            .row("the least squared Hellinger distance, without the half", least(&hellinger))
            .row("the least total variation", least(&total_variation))
            .row("the largest TV²", largest(&squares))
            .row("the largest ½ KL(θ ‖ ½)", largest(&forward) / 2)
            .row("the least slack of Pinsker's inequality, ½ KL − TV²", least(&slack))
            .row("the largest slack of Pinsker's inequality", largest(&slack))
            .row("ln 2", a.ln_2())
            .stated("TV² ≤ ½ KL at every point", at_most(a.real("0"), least(&slack)))
            .stated("JS ≤ ln 2 at every point", at_most(largest(&js), a.ln_2()))
            .stated(
                "0 ≤ TV ≤ 1 at every point",
                at_most(a.real("0"), least(&total_variation)).and(at_most(largest(&total_variation), a.real("1"))),
            )
            .stated("the cell's function gives KL((½, ½) ‖ (1, 0))", equal(guarded, a.kl(&p, &q)))
    }
}

/// The divergences of the coins of the sweep from a fair one, one curve each.
pub(super) struct Curves<R> {
    /// The probabilities.
    pub(super) points: Vec<Rational>,
    /// KL(θ ‖ ½).
    pub(super) forward: Vec<R>,
    /// KL(½ ‖ θ).
    pub(super) reverse: Vec<R>,
    /// The Jensen–Shannon divergence.
    pub(super) js: Vec<R>,
    /// The squared Hellinger distance, without the half.
    pub(super) hellinger: Vec<R>,
    /// The total variation.
    pub(super) total_variation: Vec<R>,
    /// χ²(θ, ½), which the source names and does not draw.
    chi_squared: Vec<R>,
}

impl<R: Real> Curves<R> {
    pub(super) fn new<A: Arithmetic<Real = R>>(a: &A) -> Self {
        let points = grid((1, 1000), (999, 1000), 500);
        let fair = a.pmf(["0.5", "0.5"]);
        let at_every = |of: &dyn Fn(&Vector) -> R| -> Vec<R> { points.iter().map(|p| of(&coin(p))).collect() };
        Self {
            forward: at_every(&|p| a.kl(p, &fair)),
            reverse: at_every(&|p| a.kl(&fair, p)),
            js: at_every(&|p| a.js(p, &fair)),
            hellinger: at_every(&|p| a.squared_hellinger(p, &fair) * 2),
            total_variation: at_every(&|p| a.total_variation(p, &fair)),
            chi_squared: at_every(&|p| a.chi_squared(p, &fair)),
            points,
        }
    }
}
