"""NumPyro, in double precision: `numpyro.distributions.kl_divergence`, and the entropies."""

import subject

jax = subject.need("jax", install="numpyro")
jax.config.update("jax_enable_x64", True)
jax.config.update("jax_platforms", "cpu")
jnp = subject.need("jax.numpy", install="numpyro")
numpyro = subject.need("numpyro")
D = subject.need("numpyro.distributions")

# Each by its documented density. Kumaraswamy, of which there is a divergence from beta, is no family of ours.
FAMILIES = {
    "normal": lambda mean, std: D.Normal(mean, std),
    "laplace": lambda location, scale: D.Laplace(location, scale),
    "uniform": lambda low, high: D.Uniform(low, high),
    "log_uniform": lambda low, high: D.LogUniform(low, high),
    "beta": lambda alpha, beta: D.Beta(alpha, beta),
    "dirichlet": lambda alpha: D.Dirichlet(alpha),
    "pareto": lambda shape, scale: D.Pareto(scale, shape),
    "cauchy": lambda location, scale: D.Cauchy(location, scale),
    "log_normal": lambda mean, std: D.LogNormal(mean, std),
    "diagonal_normal": lambda mean, std: D.Independent(D.Normal(mean, std), 1),
    "multivariate_normal": lambda mean, cov: D.MultivariateNormal(mean, covariance_matrix=cov),
    "student_t": lambda df, location, scale: D.StudentT(df, location, scale),
    "wishart": lambda df, scale: D.Wishart(df, scale_matrix=scale),
    "exponential": lambda rate: D.Exponential(rate),
    "gamma": lambda shape, rate: D.Gamma(shape, rate),
    "inverse_gamma": lambda shape, rate: D.InverseGamma(shape, rate),
    "chi_squared": lambda df: D.Chi2(df),
    "levy": lambda location, scale: D.Levy(location, scale),
    "weibull": lambda shape, scale: D.Weibull(scale, shape),
    "bernoulli": lambda prob: D.BernoulliProbs(prob),
    # Both count the failures before the first success.
    "geometric": lambda prob: D.GeometricProbs(prob),
    "categorical": lambda probs: D.CategoricalProbs(probs),
}


def member(distribution):
    arrays = {name: value if name == "family" else jnp.asarray(value) for name, value in distribution.items()}
    return subject.member(FAMILIES, arrays)


OPERATIONS = {
    "family.kl": ("numpyro.distributions.kl_divergence(p, q)", lambda p, q: D.kl_divergence(member(p), member(q))),
    "family.entropy": ("p.entropy() of numpyro.distributions", lambda p: member(p).entropy()),
}

subject.serve("numpyro", numpyro.__version__, OPERATIONS)
