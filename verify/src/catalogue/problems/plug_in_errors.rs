//! The bias of the plug-in estimates, exactly and to leading order, and what the corrections make of it.

use crate::catalogue::prelude::*;

/// That the plug-in estimate is unbiased is false for every distribution with two outcomes or more; that its bias is (K − 1)/(2n) is true to
/// leading order only (`plug_in_bias_bracket`): of two tosses of a coin the bias is more, and of ten observations of an event of one in a hundred
/// it is less than half of that. Miller and Madow's correction knows only the outcomes that were observed, and leaves nearly two thirds of the bias
/// of two tosses; Grassberger's estimate is then too large.
pub struct PlugInErrors;

impl Problem for PlugInErrors {
    const STATEMENT: &str = "How much smaller than the entropy is the entropy of the frequencies, on average, for a coin tossed 2, 10 and 100 times, \
                             ten observations of (0.99, 0.01), and a die thrown ten times? And what is left of it by the corrections, of two tosses?";
    const SOURCE: Citation = LITERATURE.at("Miller 1955");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let coin = a.pmf(["0.5", "0.5"]);
        let bias = |p: &Vector, n: &str| a.plug_in_bias(p, &Number::decimal(n));
        let average = |estimate: &dyn Fn(&Vector) -> A::Real| {
            let [twice, once] = [["2", "0"], ["1", "1"]].map(|counts| estimate(&a.pmf(counts)));
            (twice + once) / 2
        };
        let entropy = a.entropy(&coin);
        Table::new()
            .row("2 tosses: bias", bias(&coin, "2"))
            .row("2 tosses: (K − 1)/(2n)", a.real("1/4"))
            .row("10 tosses: bias", bias(&coin, "10"))
            .row("10 tosses: (K − 1)/(2n)", a.real("1/20"))
            .row("100 tosses: bias", bias(&coin, "100"))
            .row("100 tosses: (K − 1)/(2n)", a.real("1/200"))
            .row("(0.99, 0.01), 10 observations: bias", bias(&a.pmf(["0.99", "0.01"]), "10"))
            .row("die, 10 throws: bias", bias(&uniform(6), "10"))
            .row("die, 10 throws: (K − 1)/(2n)", a.real("5/20"))
            .row(
                "2 tosses, Miller and Madow: bias",
                entropy.clone() - average(&|counts| a.miller_madow_entropy(counts)),
            )
            .row("2 tosses, Grassberger: bias", entropy - average(&|counts| a.grassberger_entropy(counts)))
    }
}
