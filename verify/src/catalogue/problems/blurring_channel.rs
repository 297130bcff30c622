//! A channel that blurs three outcomes into two.

use crate::catalogue::prelude::*;

/// worked-problems K.3; the last two quantities are those of theory-notebook §7.2, which takes the same numbers.
pub struct BlurringChannel;

impl Problem for BlurringChannel {
    const STATEMENT: &str = "p = (0.5, 0.3, 0.2) and q = (0.2, 0.3, 0.5) pass through the channel with rows (0.8, 0.2), \
                             (0.5, 0.5), (0.1, 0.9). How much of the divergence is left?";
    const SOURCE: Citation = WORKED_PROBLEMS.at("K.3");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let p = a.pmf(["0.5", "0.3", "0.2"]);
        let q = a.pmf(["0.2", "0.3", "0.5"]);
        let channel = Rows::decimals(&[&["0.8", "0.2"], &["0.5", "0.5"], &["0.1", "0.9"]]);
        let (p_image, q_image) = (push_forward(&p, &channel), push_forward(&q, &channel));
        let (before, after) = (a.kl(&p, &q), a.kl(&p_image, &q_image));
        let real = |text| a.real(text);
        let one = || a.integer(1);
        let rows = [("0", "0.8", "0.2"), ("1", "0.5", "0.5"), ("2", "0.1", "0.9")];
        let table = Table::new()
            .stated("p sums to one", equal(a.number(&total(&p)), one()))
            .stated("q sums to one", equal(a.number(&total(&q)), one()));
        let table = rows.into_iter().fold(table, |table, (x, first, second)| {
            table.stated(format!("T(A|{x}) + T(B|{x}) = 1"), equal(real(first) + real(second), one()))
        });
        table
            .printed("p₀/q₀", real("0.5") / real("0.2"), "2.5")
            .printed("p₁/q₁", real("0.3") / real("0.3"), "1")
            .printed("p₂/q₂", real("0.2") / real("0.5"), "0.4")
            .printed("ln(p₀/q₀)", real("2.5").ln(), "0.916")
            .printed("ln(p₂/q₂)", real("0.4").ln(), "-0.916")
            .printed("p₀ ln(p₀/q₀)", real("0.5") * real("2.5").ln(), "0.458")
            .printed("p₁ ln(p₁/q₁)", real("0.3") * real("1").ln(), "0")
            .printed("p₂ ln(p₂/q₂)", real("0.2") * real("0.4").ln(), "-0.183")
            .printed("KL(p ‖ q)", before.clone(), "0.275")
            .printed("0.458 − 0.183, as it is written", real("0.458") - real("0.183"), "0.275")
            .printed("p₀ T(A|0)", real("0.5") * real("0.8"), "0.4")
            .printed("p₁ T(A|1)", real("0.3") * real("0.5"), "0.15")
            .printed("p₂ T(A|2)", real("0.2") * real("0.1"), "0.02")
            .printed("p(A)", real("0.5") * real("0.8") + real("0.3") * real("0.5") + real("0.2") * real("0.1"), "0.57")
            .printed("0.4 + 0.15 + 0.02, as it is written", real("0.4") + real("0.15") + real("0.02"), "0.57")
            .printed("p(B)", real("0.5") * real("0.2") + real("0.3") * real("0.5") + real("0.2") * real("0.9"), "0.43")
            .printed("q₀ T(A|0)", real("0.2") * real("0.8"), "0.16")
            .printed("q₁ T(A|1)", real("0.3") * real("0.5"), "0.15")
            .printed("q₂ T(A|2)", real("0.5") * real("0.1"), "0.05")
            .printed("q(A)", real("0.2") * real("0.8") + real("0.3") * real("0.5") + real("0.5") * real("0.1"), "0.36")
            .printed("0.16 + 0.15 + 0.05, as it is written", real("0.16") + real("0.15") + real("0.05"), "0.36")
            .printed("q(B)", real("0.2") * real("0.2") + real("0.3") * real("0.5") + real("0.5") * real("0.9"), "0.64")
            .printed("ln(p(A)/q(A))", (real("0.57") / real("0.36")).ln(), "0.458")
            .printed("ln(p(B)/q(B))", (real("0.43") / real("0.64")).ln(), "-0.399")
            .because("ln 0.671, the ratio cut to three digits", real("0.671").ln())
            .printed("p(A) ln(p(A)/q(A))", real("0.57") * (real("0.57") / real("0.36")).ln(), "0.261")
            .row(
                "p(A) ln(p(A)/q(A)) less 0.261, which is cut and not rounded",
                real("0.57") * (real("0.57") / real("0.36")).ln() - real("0.261"),
            )
            .printed("0.57 · 0.458, as it is written", real("0.57") * real("0.458"), "0.261")
            .printed("p(B) ln(p(B)/q(B))", real("0.43") * (real("0.43") / real("0.64")).ln(), "-0.172")
            .because("0.43 · (−0.399)", real("0.43") * real("-0.399"))
            .printed("0.43 · (−0.399), as it is written", real("0.43") * real("-0.399"), "-0.172")
            .printed("KL(pT ‖ qT)", after.clone(), "0.089")
            .because("0.261 − 0.172", real("0.261") - real("0.172"))
            .printed("0.261 − 0.172, as it is written", real("0.261") - real("0.172"), "0.089")
            .printed("the verification: KL(pT ‖ qT)", after.clone(), "0.089")
            .because("the verification: the difference of the two rounded terms", real("0.261") - real("0.172"))
            .printed("the verification: KL(p ‖ q)", before.clone(), "0.275")
            .stated("KL(pT ‖ qT) is at most KL(p ‖ q)", at_most(after.clone(), before.clone()))
            .printed("what T reduces, KL(p ‖ q)", before.clone(), "0.275")
            .printed("what T reduces it to, KL(pT ‖ qT)", after.clone(), "0.089")
            .because("what T reduces it to: the difference of the two rounded terms", real("0.261") - real("0.172"))
            .stated("T loses information: KL(pT ‖ qT) is below KL(p ‖ q)", below(after.clone(), before.clone()))
            .row("what is lost", before.clone() - after.clone())
            .row("what is lost, in percent", (before.clone() - after) / before * 100)
    }
}
