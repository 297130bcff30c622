//! An approximation that must be uniform on what it covers.

use crate::catalogue::prelude::*;

/// kl-note, on variational inference.
pub struct RestrictedFamily;

impl Problem for RestrictedFamily {
    const STATEMENT: &str = "p(A) = 0.9 and p(B) = 0.1; q is either sure of A or uniform on A and B. What are the divergences in both \
                             directions?";
    const SOURCE: Citation = KL_NOTE.at("Forward and Reverse divergences");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let p = a.pmf(["0.9", "0.1"]);
        let (sure, even) = (a.pmf(["1", "0"]), uniform(2));
        let real = |text| a.real(text);
        let first = real("0.5") * (real("0.5") / real("0.9")).ln();
        let second = real("0.5") * (real("0.5") / real("0.1")).ln();
        Table::new()
            .printed("p(B) = 1 − p(A)", real("1") - real("0.9"), "1")
            .row("p(A) + p(B), with p(B) as printed", real("0.9") + real("1"))
            .printed("q on {A}: KL(q ‖ p)", a.kl(&sure, &p), "0.105")
            .printed("q on {A, B}: KL(q ‖ p)", a.kl(&even, &p), "0.511")
            .printed("q on {A, B}: 0.5 ln(0.5/0.9) + 0 ln(0.5/0.1), as written out", first.clone(), "0.511")
            .because("q on {A, B}: with both weights 0.5", first + second)
            .printed("q on {A}: KL(p ‖ q)", a.kl(&p, &sure), "∞")
            .row("q on {A, B}: KL(p ‖ q)", a.kl(&p, &even))
    }
}
