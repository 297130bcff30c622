//! How far the exponent of a large deviation is from its probability.

use crate::catalogue::prelude::*;

/// Sanov's theorem, to which worked-problems M.1 refers, is of the limit of −ln P/n. At any n there are a root and a constant beside the exponential.
pub struct LargeDeviations;

impl Problem for LargeDeviations {
    const STATEMENT: &str = "A fair coin is tossed 10, 100 and 1000 times. What is the probability of heads in six tosses of ten or more, and what do the bounds say?";
    const SOURCE: Citation = WORKED_PROBLEMS.at("M.1");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let half = Number::decimal("0.5");
        let tail = |k: &str, n: &str| a.ln_binomial_tail(&Number::decimal(k), &Number::decimal(n), &half);
        let bound = |k: &str, n: &str, index: usize| {
            a.sanov_bounds(&Number::decimal(k), &Number::decimal(n), &half).swap_remove(index)
        };
        Table::new()
            .row("6 of 10: ln P", tail("6", "10"))
            .row("6 of 10: −n D", bound("6", "10", 0))
            .row("6 of 10: with the root", bound("6", "10", 1))
            .row("60 of 100: ln P", tail("60", "100"))
            .row("60 of 100: −n D", bound("60", "100", 0))
            .row("60 of 100: with the root", bound("60", "100", 1))
            .row("600 of 1000: ln P", tail("600", "1000"))
            .row("600 of 1000: −n D", bound("600", "1000", 0))
            .row("600 of 1000: with the root", bound("600", "1000", 1))
            .row("600 of 1000: with n + 1", bound("600", "1000", 2))
            .row("600 of 1000: P over exp(−n D)", (tail("600", "1000") - bound("600", "1000", 0)).exp())
    }
}
