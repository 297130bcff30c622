//! Maximum likelihood that does not find the truth, however many data there are.

use crate::catalogue::prelude::*;

/// worked-problems M.5: that D ≥ 0, with equality iff p = q, "proves … MLE is consistent". It does not, without conditions: Neyman and Scott measure each
/// of n objects twice, with one error σ and a mean for each object. The likeliest σ² is the mean of ((x − y)/2)², and (x − y)² has the mean 2σ²: it
/// converges to σ²/2. With finitely many parameters that are identified and a bounded likelihood ratio it is true (Wald 1949).
pub struct InconsistentLikelihood;

impl Problem for InconsistentLikelihood {
    const STATEMENT: &str = "Pairs of measurements have errors N(0, 1), and each pair a mean of its own. Four pairs differ by 1.2, 1.6, 1.2 and 1.6, so \
                             that the mean of the squared differences is the expected 2. What is the likeliest error, and how far is it from the truth?";
    const SOURCE: Citation = WORKED_PROBLEMS.at("M.5");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        // The residuals of the pairs from their own means, which are the likeliest: ± half of the difference.
        let residuals = Vector::decimals(&["-0.6", "0.6", "-0.8", "0.8", "-0.6", "0.6", "-0.8", "0.8"]);
        let differences = ["1.2", "1.6", "1.2", "1.6"].map(|difference| a.real(difference).square());
        let likeliest = a.normal_mle(&residuals)[1].clone();
        let ratio = a.integer(1) / likeliest.square();
        let kl = (ratio.clone() - a.integer(1) - ratio.ln()) / 2;
        Table::new()
            .row("the mean of the squared differences", differences.into_iter().sum::<A::Real>() / 4)
            .row("likeliest σ", likeliest.clone())
            .row("likeliest σ², half of the true", likeliest.square())
            .stated("the likeliest σ² tends to the true one", equal(likeliest.square(), a.integer(1)))
            .row("KL(N(0, 1) ‖ N(0, σ²)) at it, which more data do not diminish", kl)
    }
}
