//! Two pairs of mirror images, for which the divergence is symmetric.

use crate::catalogue::prelude::*;

/// chapter-4, example 2, which offers the second pair as a demonstration of the asymmetry.
pub struct MirrorImages;

impl Problem for MirrorImages {
    const STATEMENT: &str = "(0.9, 0.1) against (0.1, 0.9), and (0.6, 0.3, 0.1) against (0.1, 0.3, 0.6): what are the divergences \
                             in both directions, and how far apart are they?";
    const SOURCE: Citation = CHAPTER_4.at("example 2");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let (p, q) = (a.pmf(["0.9", "0.1"]), a.pmf(["0.1", "0.9"]));
        let (p3, q3) = (a.pmf(["0.6", "0.3", "0.1"]), a.pmf(["0.1", "0.3", "0.6"]));
        let mirrored = permute(&p3, &[2, 1, 0]);
        // KL(P ‖ Q) − KL(Q ‖ P) = Σ (p + q) ln(p/q). The outer terms have one weight, 0.7, so their logarithms join.
        let difference = a.real("0.7") * a.real("6/6").ln() + a.real("0.6") * a.real("3/3").ln();
        Table::new()
            .row("two outcomes: KL(P ‖ Q)", a.kl(&p, &q))
            .row("two outcomes: KL(Q ‖ P)", a.kl(&q, &p))
            .stated("two outcomes: they are equal", equal(a.kl(&p, &q), a.kl(&q, &p)))
            .row("three outcomes: KL(P ‖ Q)", a.kl(&p3, &q3))
            .row("three outcomes: KL(Q ‖ P)", a.kl(&q3, &p3))
            .row(
                "three outcomes: 0.7 ln((0.6 · 0.1)/(0.1 · 0.6)) + 0.6 ln(0.3/0.3), the difference",
                difference.clone(),
            )
            .stated(
                "three outcomes: the asymmetry is demonstrated: the directions differ",
                below(a.real("0"), difference),
            )
            .row(
                "three outcomes: total variation between Q and the mirror image of P",
                a.total_variation(&mirrored, &q3),
            )
    }
}
