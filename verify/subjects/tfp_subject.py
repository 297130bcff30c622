"""TensorFlow Probability on JAX, in double precision: `kl_divergence`, `entropy` and `cross_entropy` of distributions.

Of the generators of `tfp.vi`, documented as `D_f[p, q] = E_q f(p/q)`, those are here that the vocabulary has with the
same factor. `jensen_shannon`, `squared_hellinger` and `triangular` are twice, and `jeffreys` half, of what the names
mean in it.
"""

import subject

INSTALL = "'tfp-nightly[jax]'"  # the releases lag behind JAX
jax = subject.need("jax", install=INSTALL)
jax.config.update("jax_enable_x64", True)
jax.config.update("jax_platforms", "cpu")
jnp = subject.need("jax.numpy", install=INSTALL)
tfp = subject.need("tensorflow_probability.substrates.jax", install=INSTALL)
D = tfp.distributions


def multivariate_normal(mean, cov):
    return D.MultivariateNormalTriL(mean, jnp.linalg.cholesky(cov))


def wishart(df, scale):
    return D.WishartTriL(df, scale_tril=jnp.linalg.cholesky(scale))


def von_mises_fisher(direction, concentration):
    return D.VonMisesFisher(direction / jnp.linalg.norm(direction), concentration)


# Each by its documented density. Left out: what has neither an entropy nor a divergence there (binomial, Poisson,
# inverse Gaussian, …), and what is no family of ours.
FAMILIES = {
    "normal": lambda mean, std: D.Normal(mean, std),
    "laplace": lambda location, scale: D.Laplace(location, scale),
    "uniform": lambda low, high: D.Uniform(low, high),
    "beta": lambda alpha, beta: D.Beta(alpha, beta),
    "dirichlet": lambda alpha: D.Dirichlet(alpha),
    # Without it the mean is in single precision, whatever the parameter is in.
    "continuous_bernoulli": lambda prob: D.ContinuousBernoulli(probs=prob, dtype=jnp.float64),
    "pareto": lambda shape, scale: D.Pareto(shape, scale),
    "cauchy": lambda location, scale: D.Cauchy(location, scale),
    "log_normal": lambda mean, std: D.LogNormal(mean, std),
    "logit_normal": lambda mean, std: D.LogitNormal(mean, std),
    "von_mises": lambda location, concentration: D.VonMises(location, concentration),
    "von_mises_fisher": von_mises_fisher,
    "diagonal_normal": lambda mean, std: D.MultivariateNormalDiag(mean, std),
    "multivariate_normal": multivariate_normal,
    "student_t": lambda df, location, scale: D.StudentT(df, location, scale),
    "wishart": wishart,
    "exponential": lambda rate: D.Exponential(rate),
    "gamma": lambda shape, rate: D.Gamma(shape, rate),
    # The density is that of 1/X for gamma: what is called `scale` is our rate.
    "inverse_gamma": lambda shape, rate: D.InverseGamma(shape, scale=rate),
    "chi": lambda df: D.Chi(df),
    "chi_squared": lambda df: D.Chi2(df),
    "half_normal": lambda std: D.HalfNormal(std),
    "weibull": lambda shape, scale: D.Weibull(shape, scale),
    "gumbel": lambda location, scale: D.Gumbel(location, scale),
    "moyal": lambda location, scale: D.Moyal(location, scale),
    "ordered_logistic": lambda cutpoints, location: D.OrderedLogistic(cutpoints, location),
    "stopping_ratio_logistic": lambda cutpoints, location: D.StoppingRatioLogistic(cutpoints, location),
    "bernoulli": lambda prob: D.Bernoulli(probs=prob),
    # Both count the failures before the first success.
    "geometric": lambda prob: D.Geometric(probs=prob),
    "categorical": lambda probs: D.Categorical(probs=probs),
}


def member(distribution):
    arrays = {name: value if name == "family" else jnp.asarray(value) for name, value in distribution.items()}
    return subject.member(FAMILIES, arrays)


def expected(generator, p, q):
    """E_q f(p/q): the generators take the logarithm of the ratio."""
    p, q = jnp.asarray(p), jnp.asarray(q)
    return jnp.sum(q * generator(jnp.log(p) - jnp.log(q)))


def kl(p, q):
    return expected(lambda logu: tfp.vi.kl_forward(logu, self_normalized=True), p, q)


def alpha_divergence(p, q, alpha):
    return expected(lambda logu: tfp.vi.amari_alpha(logu, alpha, self_normalized=True), p, q)


OPERATIONS = {
    "kl": ("E_q tfp.vi.kl_forward(log p - log q, self_normalized=True)", kl),
    "total_variation": (
        "E_q tfp.vi.total_variation(log p - log q)",
        lambda p, q: expected(tfp.vi.total_variation, p, q),
    ),
    "chi_squared": ("E_q tfp.vi.pearson(log p - log q)", lambda p, q: expected(tfp.vi.pearson, p, q)),
    "alpha_divergence": (
        "E_q tfp.vi.amari_alpha(log p - log q, alpha, self_normalized=True)",
        alpha_divergence,
    ),
    "family.kl": ("tfp.distributions.kl_divergence(p, q)", lambda p, q: D.kl_divergence(member(p), member(q))),
    "family.entropy": ("p.entropy() of tfp.distributions", lambda p: member(p).entropy()),
    "family.cross_entropy": (
        "p.cross_entropy(q) of tfp.distributions",
        lambda p, q: member(p).cross_entropy(member(q)),
    ),
}

subject.serve("tensorflow-probability", subject.version("tfp-nightly", "tensorflow-probability"), OPERATIONS)
