//! Both directions of the divergence of a coin from a fair one, as its probability grows.

use crate::catalogue::prelude::*;
use kullback_reference::exact::from_decimal;

/// theory-notebook §3.1. The cell prints the values at three of its 200 points under the labels 0.1, 0.5 and 0.9, which those points are not.
/// And the mean of the two directions, which it calls the Jensen–Shannon divergence at first, is half of Jeffreys's.
pub struct BernoulliSweep;

impl Problem for BernoulliSweep {
    const STATEMENT: &str = "What are the divergences, both ways, of coins with 200 probabilities from 0.01 to 0.99 and a fair one, and what are \
                             they at the points of index 10, 99 and 179?";
    const SOURCE: Citation = THEORY_NOTEBOOK.at("§3.1");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let points = grid((1, 100), (99, 100), 200);
        let fair = a.pmf(["0.5", "0.5"]);
        let forward: Vec<A::Real> = points.iter().map(|p| a.kl(&coin(p), &fair)).collect();
        let reverse: Vec<A::Real> = points.iter().map(|p| a.kl(&fair, &coin(p))).collect();
        let js: Vec<A::Real> = points.iter().map(|p| a.js(&coin(p), &fair)).collect();
        let half_sum = |index: usize| (forward[index].clone() + reverse[index].clone()) / 2;
        let table = [(10, "0.1"), (99, "0.5"), (179, "0.9")].into_iter().fold(Table::new(), |table, (index, label)| {
            let labelled = coin(&from_decimal(label).expect("a decimal"));
            table
                .stated(
                    format!("the point of index {index} is {label}"),
                    equal(a.rational(&points[index]), a.real(label)),
                )
                .row(format!("index {index}: KL(θ ‖ ½)"), forward[index].clone())
                .row(format!("index {index}: KL(½ ‖ θ)"), reverse[index].clone())
                .row(format!("θ = {label}: KL(θ ‖ ½)"), a.kl(&labelled, &fair))
                .row(format!("θ = {label}: KL(½ ‖ θ)"), a.kl(&fair, &labelled))
                .row(format!("index {index}: JS"), js[index].clone())
                .row(format!("index {index}: the mean of the two directions"), half_sum(index))
        });
        table
            .stated(
                "index 10: the mean of the two directions is the Jensen–Shannon divergence",
                equal(half_sum(10), js[10].clone()),
            )
            .row("the first point: KL(θ ‖ ½)", forward[0].clone())
            .row("the first point: KL(½ ‖ θ)", reverse[0].clone())
            .row("the first point: JS", js[0].clone())
            .row("the first point: the mean of the two directions", half_sum(0))
            .row("the largest KL(θ ‖ ½)", largest(&forward))
            .row("the largest KL(½ ‖ θ)", largest(&reverse))
            .row("the largest JS", largest(&js))
            .row("the least KL(θ ‖ ½)", least(&forward))
            .row("the least KL(½ ‖ θ)", least(&reverse))
            .row("the least JS", least(&js))
            .row("the bound of JS, ln 2", a.ln_2())
            .row("the limit of KL(θ ‖ ½) as θ → 0, which is never reached", a.ln_2())
            .row("the limit of JS as θ → 0, the largest it can be against a fair coin: ¾ ln(4/3)", {
                a.real("4/3").ln() * 3 / 4
            })
            .row("the θ below ½ at which KL(½ ‖ θ) is ln 2: (2 − √3)/4", {
                (a.real("2") - a.real("3").sqrt()) / 4
            })
            .stated("JS is below ¾ ln(4/3) at every point", below(largest(&js), a.real("4/3").ln() * 3 / 4))
            .stated("KL(θ ‖ ½) is below ln 2 at every point", below(largest(&forward), a.ln_2()))
            .stated("no KL(θ ‖ ½) is less than those of index 99 and 100, the points about ½", {
                at_most(forward[99].clone(), least(&forward)).and(at_most(forward[100].clone(), least(&forward)))
            })
            .stated("the two directions differ at every point: KL(θ ‖ ½) < KL(½ ‖ θ)", {
                let gaps: Vec<A::Real> =
                    forward.iter().zip(&reverse).map(|(forward, reverse)| forward.clone() - reverse.clone()).collect();
                below(largest(&gaps), a.real("0"))
            })
            .stated("JS ≤ ln 2 at every point", at_most(largest(&js), a.ln_2()))
            .stated("KL(θ ‖ ½) ≤ KL(½ ‖ θ) at every point", {
                let differences: Vec<A::Real> =
                    forward.iter().zip(&reverse).map(|(forward, reverse)| forward.clone() - reverse.clone()).collect();
                at_most(largest(&differences), a.real("0"))
            })
    }
}
