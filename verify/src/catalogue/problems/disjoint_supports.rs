//! What the alternatives to an infinite divergence say of disjoint supports.

use crate::catalogue::prelude::*;

/// chapter-4 advises the Jensen–Shannon divergence or optimal transport where the divergence is infinite. Both are finite; but the former is ln 2 however far
/// apart the supports are, and has no slope to follow, as a discrepancy of fixed bandwidth has next to none. Of these only transport tells one metre from ten.
pub struct DisjointSupports;

impl Problem for DisjointSupports {
    const STATEMENT: &str = "One distribution is all at 0. What are the divergence, JS, total variation, the discrepancy and \
                             the Wasserstein distance of another that is all at 1, and of one that is all at 10?";
    const SOURCE: Citation = CHAPTER_4.at("When to Consider Alternatives");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let [here, near, far] = [["1", "0", "0"], ["0", "1", "0"], ["0", "0", "1"]].map(|texts| a.pmf(texts));
        let points = Vector::decimals(&["0", "1", "10"]);
        let [zero, one, ten] = [["0"], ["1"], ["10"]].map(|texts| Vector::decimals(&texts));
        let bandwidth = Number::decimal("1");
        Table::new()
            .row("at 1: KL", a.kl(&here, &near))
            .row("at 10: KL", a.kl(&here, &far))
            .row("at 1: JS", a.js(&here, &near))
            .row("at 10: JS", a.js(&here, &far))
            .row("at 1: TV", a.total_variation(&here, &near))
            .row("at 10: TV", a.total_variation(&here, &far))
            .row("at 1: MMD², bandwidth 1", a.squared_mmd_biased(&zero, &one, &bandwidth))
            .row("at 10: MMD², bandwidth 1", a.squared_mmd_biased(&zero, &ten, &bandwidth))
            .row("at 1: W₁", a.wasserstein_1(&here, &near, &points))
            .row("at 10: W₁", a.wasserstein_1(&here, &far, &points))
    }
}
