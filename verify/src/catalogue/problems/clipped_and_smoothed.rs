//! What clipping and smoothing make of an infinite divergence.

use crate::catalogue::prelude::*;

/// chapter-4, Common Pitfalls, where the infinite sum is called wrong and the clipped one right; so too
/// pytorch-notebook, Common gotchas, worked-problems M.4 and theory-notebook §10.1, where ε is added to both. The value
/// is not an approximation of the divergence, which is infinite: it is about 0.6 ln(1/ε), whatever ε one takes. And a
/// clipped sum may be negative.
pub struct ClippedAndSmoothed;

impl Problem for ClippedAndSmoothed {
    const STATEMENT: &str = "b is uniform on five outcomes, and a = (0.9, 0.1, 0, 0, 0), so that KL(b ‖ a) is infinite. What is it with ε added to a, with ε added to \
                             both, and with a clipped at ε? And what of r = (1 − 10⁻¹², 10⁻¹²), clipped at 10⁻¹⁰, from itself and from (1, 0)?";
    const SOURCE: Citation = CHAPTER_4.at("Common Pitfalls");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let (even, concentrated) = (uniform(5), a.pmf(["0.9", "0.1", "0", "0", "0"]));
        let (rare, never) = (a.pmf(["0.999999999999", "0.000000000001"]), a.pmf(["1", "0"]));
        let smoothed = |epsilon| a.smoothed_kl(&even, &concentrated, &Number::decimal(epsilon));
        let both = |epsilon| a.smoothed_both_kl(&even, &concentrated, &Number::decimal(epsilon));
        let clipped = |p: &Vector, q: &Vector, epsilon| a.clipped_kl(p, q, &Number::decimal(epsilon));
        Table::new()
            .row("KL(b ‖ a)", a.kl(&even, &concentrated))
            .row("smoothed, ε = 1e-6", smoothed("1e-6"))
            .row("smoothed, ε = 1e-10", smoothed("1e-10"))
            .row("smoothed, ε = 1e-15", smoothed("1e-15"))
            .row("both smoothed, ε = 1e-10", both("1e-10"))
            .row("clipped, ε = 1e-10", clipped(&even, &concentrated, "1e-10"))
            .row("clipped, ε = 1e-15", clipped(&even, &concentrated, "1e-15"))
            .stated(
                "KL(b ‖ a), clipped, ε = 1e-10, is KL(b ‖ a)",
                equal(clipped(&even, &concentrated, "1e-10"), a.kl(&even, &concentrated)),
            )
            .row("KL(r ‖ r)", a.kl(&rare, &rare))
            .row("KL(r ‖ r), clipped", clipped(&rare, &rare, "1e-10"))
            .row("KL(r ‖ (1, 0))", a.kl(&rare, &never))
            .row("KL(r ‖ (1, 0)), clipped", clipped(&rare, &never, "1e-10"))
    }
}
