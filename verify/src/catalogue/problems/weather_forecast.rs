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
        Table::new()
            .row("KL(nature ‖ forecast)", a.kl(&nature, &forecast))
            .row("KL(nature ‖ forecast), in bits", a.kl(&nature, &forecast) / a.ln_2())
            .row("KL(forecast ‖ nature)", a.kl(&forecast, &nature))
            .row("KL(forecast ‖ nature), in bits", a.kl(&forecast, &nature) / a.ln_2())
            .row("H(nature)", a.entropy(&nature))
            .row("H(nature, forecast)", a.cross_entropy(&nature, &forecast))
            .row("excess code length", a.cross_entropy(&nature, &forecast) - a.entropy(&nature))
    }
}
