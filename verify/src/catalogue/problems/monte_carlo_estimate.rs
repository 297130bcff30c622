//! A divergence estimated from two hundred thousand draws.

use crate::catalogue::prelude::*;
use crate::replay::Generator;

/// pytorch-notebook, cell 4. The draws are single-precision numbers and are replayed to the bit. Their mean log-ratio rounds to the
/// single-precision number that is printed.
pub struct MonteCarloEstimate;

impl Problem for MonteCarloEstimate {
    const STATEMENT: &str = "What is the mean of ln p(x)/q(x) over 200,000 draws from p = N(0, 1) after torch.manual_seed(0), where q is \
                             N(1, 0.5²)?";
    const SOURCE: Citation = PYTORCH_NOTEBOOK.at("cell 4");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let real = |text| a.real(text);
        let draws = sample(a, Generator::seeded(0).normals(0.0, 1.0, 200_000).into_iter().map(f64::from));
        let first = mean(&draws);
        let second = mean(&draws.iter().map(Real::square).collect::<Vec<_>>());
        // ln p(x)/q(x) = −x²/2 + 2 (x − 1)² − ln 2.
        let log_ratios: Vec<A::Real> =
            draws.iter().map(|x| (x.clone() - real("1")).square() * 2 - x.square() / 2 - a.ln_2()).collect();
        let estimate = mean(&log_ratios);
        let exact = a.of("kl", &normal(["0", "1"]), &normal(["1", "0.5"]));
        let spread = variance(&log_ratios);
        let error = (spread.clone() / 200_000).sqrt();
        let printed = real("2.8220419883728027");
        // Beside 2.8, single-precision numbers are 2⁻²² apart.
        let half_unit = real("1") / (1 << 23);
        let off = |value: A::Real| value.clone().max(&-value);
        Table::new()
            .row("the mean of the draws", first)
            .row("the mean of their squares", second)
            .printed("the estimate", estimate.clone(), "2.8220419883728027")
            .because("the nearest single-precision number", real("11836502/4194304"))
            .stated(
                "the printed number is the single-precision one nearest to the estimate",
                at_most(off(estimate.clone() - printed), half_unit),
            )
            .row("the divergence", exact.clone())
            .row("the standard deviation of the log-ratios", spread.sqrt())
            .row("the standard error of the estimate", error.clone())
            .row("the estimate's error, in standard errors", (estimate.clone() - exact.clone()) / error.clone())
            .stated(
                "the divergence is within two standard errors of the estimate",
                at_most(off(estimate - exact), error * 2),
            )
    }
}
