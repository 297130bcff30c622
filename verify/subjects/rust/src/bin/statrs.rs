//! statrs: the entropies of its distributions, in nats. It has no divergences.

use kullback_subjects::{Answer, Arguments, Operation, Refusal, serve};
use statrs::distribution as d;
use statrs::statistics::Distribution;

fn entropy(arguments: &Arguments) -> Answer {
    let (family, p) = arguments.distribution("p")?;
    let x = |name: &str| p.number(name);
    // Each by its documented density. The entropies that are not there are unsupported.
    let entropy = match family.as_str() {
        "normal" => d::Normal::new(x("mean")?, x("std")?)?.entropy(),
        "laplace" => d::Laplace::new(x("location")?, x("scale")?)?.entropy(),
        "uniform" => d::Uniform::new(x("low")?, x("high")?)?.entropy(),
        "beta" => d::Beta::new(x("alpha")?, x("beta")?)?.entropy(),
        "dirichlet" => d::Dirichlet::new(p.vector("alpha")?)?.entropy(),
        "pareto" => d::Pareto::new(x("scale")?, x("shape")?)?.entropy(),
        "cauchy" => d::Cauchy::new(x("location")?, x("scale")?)?.entropy(),
        "log_normal" => d::LogNormal::new(x("mean")?, x("std")?)?.entropy(),
        "multivariate_normal" => d::MultivariateNormal::new(p.vector("mean")?, p.rows("cov")?.concat())?.entropy(),
        "student_t" => d::StudentsT::new(x("location")?, x("scale")?, x("df")?)?.entropy(),
        "exponential" => d::Exp::new(x("rate")?)?.entropy(),
        "gamma" => d::Gamma::new(x("shape")?, x("rate")?)?.entropy(),
        "inverse_gamma" => d::InverseGamma::new(x("shape")?, x("rate")?)?.entropy(),
        "chi" => d::Chi::new(whole(x("df")?)?)?.entropy(),
        "chi_squared" => d::ChiSquared::new(x("df")?)?.entropy(),
        "levy" => d::Levy::new(x("location")?, x("scale")?)?.entropy(),
        "weibull" => d::Weibull::new(x("shape")?, x("scale")?)?.entropy(),
        "gumbel" => d::Gumbel::new(x("location")?, x("scale")?)?.entropy(),
        "bernoulli" => d::Bernoulli::new(x("prob")?)?.entropy(),
        // It counts the trials, not the failures: one more, which has the same entropy.
        "geometric" => d::Geometric::new(x("prob")?)?.entropy(),
        "poisson" => d::Poisson::new(x("rate")?)?.entropy(),
        "categorical" => d::Categorical::new(&p.vector("probs")?)?.entropy(),
        _ => None,
    };
    entropy.ok_or(Refusal::Unsupported)
}

/// The degrees of freedom of a chi distribution are whole there.
fn whole(df: f64) -> Result<u64, Refusal> {
    if df.fract() == 0.0 && (0.0..2f64.powi(53)).contains(&df) { Ok(df as u64) } else { Err(Refusal::Unsupported) }
}

const OPERATIONS: &[Operation] = &[("family.entropy", "p.entropy() of statrs::distribution", entropy)];

fn main() -> std::io::Result<()> {
    serve("statrs", OPERATIONS)
}
