//! On the line the Wasserstein distance is the mass that must move, total variation, times how far: between the least distance and the range.

use crate::catalogue::prelude::*;

/// gap · TV ≤ W₁ ≤ range · TV.
pub struct WassersteinTotalVariation;

impl Statement for WassersteinTotalVariation {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str =
        r"\min_{i \ne j} |x_i - x_j|\ \mathrm{TV}(p, q) \le W_1(p, q) \le \max_{i, j} |x_i - x_j|\ \mathrm{TV}(p, q)";
    const SOURCES: &[Citation] =
        &[CHAPTER_4.at("When to Consider Alternatives"), LITERATURE.at("Gibbs and Su 2002, theorem 4")];
    type Case = Placed;

    fn relation<A: Arithmetic>(a: &A, case: &Placed) -> Relation<A::Real> {
        let Placed { p, q, points, range, gap, .. } = case;
        let (distance, variation) = (a.wasserstein_1(p, q, points), a.total_variation(p, q));
        at_most(a.number(gap) * variation.clone(), distance.clone()).and(at_most(distance, a.number(range) * variation))
    }
}
