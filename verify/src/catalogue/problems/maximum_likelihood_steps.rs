//! A mean that is learnt: the divergence that is left after each step.

use crate::catalogue::prelude::*;

/// pytorch-notebook, cell 8. The divergence is that at the mean before it was rounded to three decimals for print, so that four of them are
/// not those at the printed mean. What depends on the random sample, the mean itself and the likelihood, cannot be computed.
pub struct MaximumLikelihoodSteps;

impl Problem for MaximumLikelihoodSteps {
    const STATEMENT: &str = "The data are N(2, 1), the model is N(μ, 1), and a descent finds the means 0.202, 0.380 and so on up to 1.752. What \
                             is the divergence of the model from the data at each?";
    const SOURCE: Citation = PYTORCH_NOTEBOOK.at("cell 8");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let data = normal(["2", "1"]);
        let kl = |mean| a.of("kl", &data, &normal([mean, "1"]));
        Table::new()
            .printed("step 0", kl("0.202"), "1.617")
            .because("step 0, at 0.2017", kl("0.2017"))
            .printed("step 1", kl("0.380"), "1.313")
            .because("step 1, at 0.37951", kl("0.37951"))
            .printed("step 2", kl("0.540"), "1.066")
            .printed("step 3", kl("0.688"), "0.861")
            .printed("step 4", kl("0.816"), "0.700")
            .printed("step 5", kl("0.927"), "0.575")
            .printed("step 6", kl("1.032"), "0.469")
            .printed("step 7", kl("1.125"), "0.382")
            .printed("step 8", kl("1.212"), "0.311")
            .because("step 8, at 1.2115", kl("1.2115"))
            .printed("step 9", kl("1.291"), "0.251")
            .printed("step 10", kl("1.359"), "0.205")
            .printed("step 11", kl("1.419"), "0.169")
            .printed("step 12", kl("1.473"), "0.139")
            .printed("step 13", kl("1.527"), "0.112")
            .printed("step 14", kl("1.577"), "0.090")
            .because("step 14, at 1.5765", kl("1.5765"))
            .printed("step 15", kl("1.626"), "0.070")
            .printed("step 16", kl("1.662"), "0.057")
            .printed("step 17", kl("1.698"), "0.046")
            .printed("step 18", kl("1.726"), "0.038")
            .printed("step 19", kl("1.752"), "0.031")
    }
}
