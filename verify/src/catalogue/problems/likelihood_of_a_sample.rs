//! The likeliest model of a sample is not the one nearest to where the sample is from.

use crate::catalogue::prelude::*;

/// pytorch-notebook: "Training with maximum likelihood = minimizing KL divergence between the real data distribution and your model." It is the divergence
/// from the *empirical* distribution that is minimised (`empirical-likelihood`); the real one is approached as the sample grows. Three heads of a fair
/// coin make a model that is infinitely far from the coin, and likelier than the coin.
pub struct LikelihoodOfASample;

impl Problem for LikelihoodOfASample {
    const STATEMENT: &str = "A fair coin shows heads three times in three, or two times in three. How likely is that under the likeliest model and under \
                             the coin, and how far from the coin is the likeliest model?";
    const SOURCE: Citation =
        PYTORCH_NOTEBOOK.at("The deep connection between KL divergence and maximum likelihood estimation");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let coin = uniform(2);
        let (three, two) = (Vector::decimals(&["3", "0"]), Vector::decimals(&["2", "1"]));
        let (sure, likely) = (a.pmf(["1", "0"]), a.pmf(["2/3", "1/3"]));
        Table::new()
            .row("three of three: −ln L(likeliest)", a.categorical_nll(&three, &sure))
            .row("three of three: −ln L(coin)", a.categorical_nll(&three, &coin))
            .row("three of three: KL(coin ‖ likeliest)", a.kl(&coin, &sure))
            .row("two of three: −ln L(likeliest)", a.categorical_nll(&two, &likely))
            .row("two of three: −ln L(coin)", a.categorical_nll(&two, &coin))
            .row("two of three: Wilks' statistic of the coin", a.g_statistic(&two, &coin))
            .row("two of three: KL(coin ‖ likeliest)", a.kl(&coin, &likely))
    }
}
