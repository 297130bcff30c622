//! An approximation that must be uniform on what it covers.

use crate::catalogue::prelude::*;

/// kl-note calls KL(q ‖ p) forward and KL(p ‖ q) reverse, where the other sources have it the other way round; what covers the mass and what seeks the mode is as
/// elsewhere. Its last line writes KL(p ‖ q) out, under the name of KL(q ‖ p).
pub struct RestrictedFamily;

impl Problem for RestrictedFamily {
    const STATEMENT: &str = "p(A) = 0.9 and p(B) = 0.1; q is either sure of A or uniform on A and B. What are the divergences in both \
                             directions?";
    const SOURCE: Citation = KL_NOTE.at("Forward and Reverse divergences");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let p = a.pmf(["0.9", "0.1"]);
        let (sure, other, even) = (a.pmf(["1", "0"]), a.pmf(["0", "1"]), uniform(2));
        let q_p = |q: &Vector| a.kl(q, &p);
        let p_q = |q: &Vector| a.kl(&p, q);
        let real = |text| a.real(text);
        let first = real("0.5") * (real("0.5") / real("0.9")).ln();
        let second = real("0.5") * (real("0.5") / real("0.1")).ln();
        Table::new()
            .printed_by("forward for KL(q ‖ p)", "q on {A}: KL(q ‖ p)", q_p(&sure), "0.105")
            .printed(
                "q on {A}: 1 ln(1/0.9) + 0 ln(0/0.1), as written out, where 0 ln 0 is 0",
                (real("1") / real("0.9")).ln(),
                "0.105",
            )
            .printed_by("forward for KL(q ‖ p)", "q on {A, B}: KL(q ‖ p)", q_p(&even), "0.511")
            .printed("q on {A, B}: 0.5 ln(0.5/0.9) + 0 ln(0.5/0.1), as written out", first.clone(), "0.511")
            .because("q on {A, B}: with both weights 0.5", first + second)
            .stated("q on {A, B}: the second term's weight q(B) is 0, as written out", equal(real("0.5"), a.integer(0)))
            .row("q on {B}: KL(q ‖ p)", q_p(&other))
            .stated(
                "KL(q ‖ p), here the forward divergence, is least for q(A) = 1",
                below(q_p(&sure), q_p(&even)).and(below(q_p(&sure), q_p(&other))),
            )
            .printed("q on {A}: KL(q ‖ p), as the last line names its formula", q_p(&sure), "∞")
            .because("q on {A}: 0.9 ln(0.9/1) + 0.1 ln(0.1/0), its formula, KL(p ‖ q)", p_q(&sure))
            .printed_by("reverse for KL(p ‖ q)", "q on {A}: KL(p ‖ q)", p_q(&sure), "∞")
            .row("q on {B}: KL(p ‖ q)", p_q(&other))
            .row("q on {A, B}: KL(p ‖ q)", p_q(&even))
            .stated(
                "KL(p ‖ q), here the reverse divergence, is least for q on both",
                below(p_q(&even), p_q(&sure)).and(below(p_q(&even), p_q(&other))),
            )
    }
}
