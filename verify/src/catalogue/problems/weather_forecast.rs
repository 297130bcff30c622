//! The weather forecast: what a wrong forecast costs.

use crate::catalogue::prelude::*;

/// theory-notebook §1.1.
pub struct WeatherForecast;

impl Problem for WeatherForecast {
    const STATEMENT: &str = "Nature is sunny, cloudy or rainy with probabilities (0.50, 0.30, 0.20); the forecast says \
                             (0.70, 0.20, 0.10). What does the forecast cost, in nats and in bits?";
    const SOURCE: Citation = THEORY_NOTEBOOK.at("§1.1");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let nature = a.pmf(["0.50", "0.30", "0.20"]);
        let forecast = a.pmf(["0.70", "0.20", "0.10"]);
        let (p, q) = (reals(a, &nature), reals(a, &forecast));
        let sum = |masses: &[A::Real]| masses.iter().cloned().sum::<A::Real>();
        let table = Table::new()
            .stated("nature's probabilities sum to one", equal(sum(&p), a.real("1")))
            .stated("the forecast's probabilities sum to one", equal(sum(&q), a.real("1")));
        let table =
            ["sunny", "cloudy", "rain"].into_iter().zip(p.iter().zip(&q)).fold(table, |table, (name, (p, q))| {
                let log_ratio = (p.clone() / q.clone()).ln();
                table
                    .row(format!("{name}: ln(p/q)"), log_ratio.clone())
                    .row(format!("{name}: p ln(p/q)"), p.clone() * log_ratio.clone())
                    .row(format!("{name}: q ln(q/p)"), -(q.clone() * log_ratio))
                    .row(format!("{name}: −ln p, the length of its word in the code for nature"), -p.ln())
                    .row(format!("{name}: −ln q, the length of its word in the code for the forecast"), -q.ln())
            });
        table
            .row("KL(nature ‖ forecast)", a.kl(&nature, &forecast))
            .row("KL(nature ‖ forecast), in bits", a.kl(&nature, &forecast) / a.ln_2())
            .row("KL(forecast ‖ nature)", a.kl(&forecast, &nature))
            .row("KL(forecast ‖ nature), in bits", a.kl(&forecast, &nature) / a.ln_2())
            .stated(
                "the two directions differ: KL(forecast ‖ nature) is the less",
                below(a.kl(&forecast, &nature), a.kl(&nature, &forecast)),
            )
            .row("H(nature)", a.entropy(&nature))
            .row("H(nature, forecast)", a.cross_entropy(&nature, &forecast))
            .row("excess code length", a.cross_entropy(&nature, &forecast) - a.entropy(&nature))
            .stated(
                "the excess code length, of words of −ln p and −ln q nats, is KL(nature ‖ forecast)",
                equal(a.cross_entropy(&nature, &forecast) - a.entropy(&nature), a.kl(&nature, &forecast)),
            )
            .stated(
                "no code for nature is better than that of −ln p nats: H(nature) < H(nature, forecast)",
                below(a.entropy(&nature), a.cross_entropy(&nature, &forecast)),
            )
    }
}
