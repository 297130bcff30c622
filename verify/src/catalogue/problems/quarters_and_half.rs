//! Two quarters and a half, in two orders.

use crate::catalogue::prelude::*;

/// chapter-4, exercise 1.
pub struct QuartersAndHalf;

impl Problem for QuartersAndHalf {
    const STATEMENT: &str = "What is KL(P ‖ Q) for P = (0.25, 0.25, 0.5) and Q = (0.5, 0.25, 0.25)?";
    const SOURCE: Citation = CHAPTER_4.at("exercise 1");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let p = a.pmf(["0.25", "0.25", "0.5"]);
        let q = a.pmf(["0.5", "0.25", "0.25"]);
        let real = |text| a.real(text);
        Table::new()
            .printed("ln(p₀/q₀)", real("0.5").ln(), "-0.693")
            .printed("ln(p₂/q₂)", real("2").ln(), "0.693")
            .printed("p₀ ln(p₀/q₀)", real("0.25") * real("0.5").ln(), "-0.173")
            .printed("p₁ ln(p₁/q₁)", real("0.25") * real("1").ln(), "0")
            .printed("p₂ ln(p₂/q₂)", real("0.5") * real("2").ln(), "0.347")
            .row("−0.173 + 0.347, the sum of the rounded terms", real("0.347") - real("0.173"))
            .printed("KL(P ‖ Q)", a.kl(&p, &q), "0.173")
            .row("KL(Q ‖ P)", a.kl(&q, &p))
    }
}
