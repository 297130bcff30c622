//! rv: `KlDivergence` and `Entropy` of its distributions; the logarithms are natural, but for what is wrong.

use kullback_subjects::{Answer, Arguments, Operation, Refusal, serve};
use rv::dist as d;
use rv::traits::{Entropy, KlDivergence};

/// The families with a divergence, of a distribution from another of the same one.
fn kl(arguments: &Arguments) -> Answer {
    let ((family, p), (other, q)) = (arguments.distribution("p")?, arguments.distribution("q")?);
    if family != other {
        return Err(Refusal::Unsupported);
    }
    Ok(match family.as_str() {
        "normal" => normal(&p)?.kl(&normal(&q)?),
        "exponential" => exponential(&p)?.kl(&exponential(&q)?),
        "bernoulli" => bernoulli(&p)?.kl(&bernoulli(&q)?),
        "poisson" => poisson(&p)?.kl(&poisson(&q)?),
        "categorical" => categorical(&p)?.kl(&categorical(&q)?),
        _ => return Err(Refusal::Unsupported),
    })
}

/// The families with an entropy, each by its documented density.
fn entropy(arguments: &Arguments) -> Answer {
    let (family, p) = arguments.distribution("p")?;
    let x = |name: &str| p.number(name);
    Ok(match family.as_str() {
        "normal" => normal(&p)?.entropy(),
        "laplace" => d::Laplace::new(x("location")?, x("scale")?)?.entropy(),
        "uniform" => d::Uniform::new(x("low")?, x("high")?)?.entropy(),
        "beta" => d::Beta::new(x("alpha")?, x("beta")?)?.entropy(),
        "pareto" => d::Pareto::new(x("shape")?, x("scale")?)?.entropy(),
        "cauchy" => d::Cauchy::new(x("location")?, x("scale")?)?.entropy(),
        "log_normal" => d::LogNormal::new(x("mean")?, x("std")?)?.entropy(),
        "von_mises" => d::VonMises::new(x("location")?, x("concentration")?)?.entropy(),
        "exponential" => exponential(&p)?.entropy(),
        "gamma" => d::Gamma::new(x("shape")?, x("rate")?)?.entropy(),
        // What it calls a scale is our rate: the density is that of 1/X for gamma.
        "inverse_gamma" => d::InvGamma::new(x("shape")?, x("rate")?)?.entropy(),
        "bernoulli" => bernoulli(&p)?.entropy(),
        "geometric" => d::Geometric::new(x("prob")?)?.entropy(),
        "poisson" => poisson(&p)?.entropy(),
        "categorical" => categorical(&p)?.entropy(),
        _ => return Err(Refusal::Unsupported),
    })
}

fn normal(p: &Arguments) -> Result<d::Gaussian, Refusal> {
    Ok(d::Gaussian::new(p.number("mean")?, p.number("std")?)?)
}

fn exponential(p: &Arguments) -> Result<d::Exponential, Refusal> {
    Ok(d::Exponential::new(p.number("rate")?)?)
}

fn bernoulli(p: &Arguments) -> Result<d::Bernoulli, Refusal> {
    Ok(d::Bernoulli::new(p.number("prob")?)?)
}

fn poisson(p: &Arguments) -> Result<d::Poisson, Refusal> {
    Ok(d::Poisson::new(p.number("rate")?)?)
}

fn categorical(p: &Arguments) -> Result<d::Categorical, Refusal> {
    Ok(d::Categorical::new(&p.vector("probs")?)?)
}

const OPERATIONS: &[Operation] = &[
    ("family.kl", "p.kl(&q) of rv::traits::KlDivergence", kl),
    ("family.entropy", "p.entropy() of rv::traits::Entropy", entropy),
];

fn main() -> std::io::Result<()> {
    serve("rv", OPERATIONS)
}
