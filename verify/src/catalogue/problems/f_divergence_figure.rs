//! Where the curves of five divergences of a coin from a fair one cross, and where they leave their figure.

use super::f_divergence_sweep::Curves;
use crate::catalogue::prelude::*;

/// theory-notebook §6.2. Every curve is symmetric about ½, so that what is said of θ below it is so of 1 − θ. The left axis ends at 2.5, and the
/// first and the last of the reverse divergences are above that.
pub struct FDivergenceFigure;

impl Problem for FDivergenceFigure {
    const STATEMENT: &str = "Of coins with 500 probabilities from 0.001 to 0.999 and a fair one, which divergence is the larger where, what are they as \
                             the probability goes to zero, and which of them exceed 2.5?";
    const SOURCE: Citation = THEORY_NOTEBOOK.at("§6.2");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let Curves { points, forward, reverse, js, hellinger, total_variation, .. } = Curves::new(a);
        let everywhere = |low: &[A::Real], high: &[A::Real]| {
            low.iter().zip(high).map(|(low, high)| below(low.clone(), high.clone())).reduce(Relation::and)
        };
        let everywhere = |low: &[A::Real], high: &[A::Real]| everywhere(low, high).expect("there are 500 points");
        // That the first curve is above the second up to that index, and below it from the next one.
        let crosses = |first: &[A::Real], second: &[A::Real], last: usize| {
            below(second[last].clone(), first[last].clone())
                .and(below(first[last + 1].clone(), second[last + 1].clone()))
        };
        let theta = |index: usize| a.rational(&points[index]);
        Table::new()
            .stated("KL(θ ‖ ½) < KL(½ ‖ θ) at every point", everywhere(&forward, &reverse))
            .stated("JS is below KL(θ ‖ ½) at every point", everywhere(&js, &forward))
            .stated("JS is below the squared Hellinger distance, without the half, at every point", {
                everywhere(&js, &hellinger)
            })
            .stated("JS is below total variation at every point", everywhere(&js, &total_variation))
            .stated("the squared Hellinger distance, without the half, is below KL(θ ‖ ½) at every point", {
                everywhere(&hellinger, &forward)
            })
            .row("the last point below ½ at which KL(θ ‖ ½) is above total variation", theta(37))
            .stated("KL(θ ‖ ½) and total variation cross between that point and the next", {
                crosses(&forward, &total_variation, 37)
            })
            .row("the last point below ½ at which KL(½ ‖ θ) is above total variation", theta(70))
            .stated("KL(½ ‖ θ) and total variation cross between that point and the next", {
                crosses(&reverse, &total_variation, 70)
            })
            .row("the last point below ½ at which the squared Hellinger distance is above total variation", theta(1))
            .stated("the squared Hellinger distance and total variation cross between that point and the next", {
                crosses(&hellinger, &total_variation, 1)
            })
            .row("the θ below ½ at which KL(½ ‖ θ) leaves the figure at 2.5: (1 − √(1 − e⁻⁵))/2", {
                (a.real("1") - (a.real("1") - a.real("-5").exp()).sqrt()) / 2
            })
            .stated("the figure, which ends at 2.5, cuts KL(½ ‖ θ) at the first point", {
                below(a.real("2.5"), reverse[0].clone())
            })
            .stated("at the second point KL(½ ‖ θ) is within the figure", below(reverse[1].clone(), a.real("2.5")))
            .row("the limit of KL(θ ‖ ½) as θ → 0: ln 2", a.ln_2())
            .row("the limit of JS as θ → 0: ¾ ln(4/3)", a.real("4/3").ln() * 3 / 4)
            .row("the limit of the squared Hellinger distance, without the half, as θ → 0: 2 − √2", {
                a.real("2") - a.real("2").sqrt()
            })
            .row("the limit of total variation as θ → 0", a.real("1/2"))
            .row("the limit of TV² as θ → 0", a.real("1/4"))
            .row("the limit of ½ KL(θ ‖ ½) as θ → 0: ½ ln 2", a.ln_2() / 2)
            .row("the first point: TV²", total_variation[0].square())
            .row("the first point: ½ KL(θ ‖ ½)", forward[0].clone() / 2)
            .row("the first point: the gap between them", forward[0].clone() / 2 - total_variation[0].square())
    }
}
