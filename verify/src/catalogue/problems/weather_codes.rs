//! Codes for the weather.

use crate::catalogue::prelude::*;

/// theory-notebook §1.1, which calls the entropy the optimal code. With whole bits the forecast's code may be better
/// than that of nature by the same rule.
pub struct WeatherCodes;

impl Problem for WeatherCodes {
    const STATEMENT: &str = "Nature is sunny, cloudy or rainy with probabilities (0.50, 0.30, 0.20); the forecast says (0.70, 0.20, 0.10). How long \
                             are the words of Shannon's and Huffman's codes for either on average, in nature?";
    const SOURCE: Citation = THEORY_NOTEBOOK.at("§1.1");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let nature = a.pmf(["0.50", "0.30", "0.20"]);
        let forecast = a.pmf(["0.70", "0.20", "0.10"]);
        Table::new()
            .row("H(nature), in bits", a.entropy(&nature) / a.ln_2())
            .row("H(nature, forecast), in bits", a.cross_entropy(&nature, &forecast) / a.ln_2())
            .row("Shannon's code for nature", a.expected_shannon_length(&nature))
            .row("Shannon's code for the forecast", a.mismatched_shannon_length(&nature, &forecast))
            .row("Huffman's code for nature", a.expected_huffman_length(&nature))
            .row("Huffman's code for the forecast", a.mismatched_huffman_length(&nature, &forecast))
            .row(
                "Huffman's code for nature, blocks of 4, a symbol",
                a.block_huffman_length(&nature, &Number::decimal("4")),
            )
    }
}
