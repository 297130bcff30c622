//! Four models of a fair die.

use crate::catalogue::prelude::*;

/// chapter-4, example 1. The printed infinity is a literal of its code; the rest is its output.
pub struct FairDie;

impl Problem for FairDie {
    const STATEMENT: &str = "P is a fair die. Its models are P itself, (0.2, 0.2, 0.15, 0.15, 0.15, 0.15), \
                             (0.4, 0.3, 0.15, 0.1, 0.03, 0.02), and one that is uniform on the first three faces. What are the \
                             divergences in both directions, and how far apart are they?";
    const SOURCE: Citation = CHAPTER_4.at("example 1");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let die = uniform(6);
        let slight = a.pmf(["0.2", "0.2", "0.15", "0.15", "0.15", "0.15"]);
        let heavy = a.pmf(["0.4", "0.3", "0.15", "0.1", "0.03", "0.02"]);
        let half = a.pmf(["1/3", "1/3", "1/3", "0", "0", "0"]);
        let clipped = a.pmf(["1/3", "1/3", "1/3", "1e-15", "1e-15", "1e-15"]);
        let real = |text| a.real(text);
        Table::new()
            .printed("perfect match: each face", real("1/6"), "0.167")
            .printed("perfect match: KL(P ‖ Q)", a.kl(&die, &die), "0.0000")
            .row("perfect match: KL(Q ‖ P)", a.kl(&die, &die))
            .row("perfect match: asymmetry", a.kl(&die, &die) - a.kl(&die, &die))
            .printed("slightly biased: faces 1 and 2", real("0.2"), "0.200")
            .printed("slightly biased: faces 3 to 6", real("0.15"), "0.150")
            .printed("slightly biased: KL(P ‖ Q)", a.kl(&die, &slight), "0.0139")
            .printed("slightly biased: KL(Q ‖ P)", a.kl(&slight, &die), "0.0141")
            .printed("slightly biased: asymmetry", a.kl(&slight, &die) - a.kl(&die, &slight), "0.0002")
            .printed("heavily biased: face 1", real("0.4"), "0.400")
            .printed("heavily biased: face 2", real("0.3"), "0.300")
            .printed("heavily biased: face 3", real("0.15"), "0.150")
            .printed("heavily biased: face 4", real("0.1"), "0.100")
            .printed("heavily biased: face 5", real("0.03"), "0.030")
            .printed("heavily biased: face 6", real("0.02"), "0.020")
            .printed("heavily biased: KL(P ‖ Q)", a.kl(&die, &heavy), "0.4389")
            .row("heavily biased: KL(Q ‖ P)", a.kl(&heavy, &die))
            .row("heavily biased: asymmetry", a.kl(&die, &heavy) - a.kl(&heavy, &die))
            .row("uniform over 3: faces 1 to 3", real("1/3"))
            .row("uniform over 3: faces 4 to 6", real("0"))
            .printed("uniform over 3: KL(Q ‖ P)", a.kl(&half, &die), "inf")
            .because("uniform over 3: KL(P ‖ Q), the other direction", a.kl(&die, &half))
            .row("uniform over 3: Σ p ln(p/q) with q clipped at 1e-15, as computed", a.rel_entr_sum(&die, &clipped))
            .stated(
                "uniform over 3: the cell's function, which clips, gives KL(P ‖ Q)",
                equal(a.rel_entr_sum(&die, &clipped), a.kl(&die, &half)),
            )
            .stated("slightly biased: Q sums to 1", equal(real("0.2") * 2 + real("0.15") * 4, real("1")))
            .stated(
                "heavily biased: Q sums to 1",
                equal(real("0.4") + real("0.3") + real("0.15") + real("0.1") + real("0.03") + real("0.02"), real("1")),
            )
    }
}
