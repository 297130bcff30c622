"""SciPy: its special functions, and the entropies of its distributions.

`scipy.stats.entropy` and `scipy.spatial.distance.jensenshannon` divide by the sums first: they are the vocabulary's
`conventions.scipy_*`, not its `kl` and `js_distance`. `scipy.special.kl_div` carries `- x + y`: its sum is `kl`, and
that of `rel_entr` is `rel_entr_sum`.
"""

import subject

np = subject.need("numpy")
scipy = subject.need("scipy")
special = subject.need("scipy.special")
stats = subject.need("scipy.stats")
distance = subject.need("scipy.spatial.distance")


def entropy_logits(z, temperature):
    z = np.divide(z, temperature)
    return -np.sum(special.softmax(z) * special.log_softmax(z))


def cross_entropy_logits(p, z, temperature):
    return -np.sum(p * special.log_softmax(np.divide(z, temperature)))


def kl_logits(z_p, z_q, temperature):
    z_p, z_q = np.divide(z_p, temperature), np.divide(z_q, temperature)
    return np.sum(special.softmax(z_p) * (special.log_softmax(z_p) - special.log_softmax(z_q)))


def power_divergence(p, q, order):
    # 2/(λ(λ + 1)) Σ p [(p/q)^λ − 1], by its documentation: twice Cressie and Read's divergence.
    return stats.power_divergence(p, q, lambda_=order).statistic


# Each by its documented density. Where SciPy has a location and a scale besides, they are not moved from 0 and 1.
FAMILIES = {
    "normal": lambda mean, std: stats.norm(mean, std),
    "laplace": lambda location, scale: stats.laplace(location, scale),
    "uniform": lambda low, high: stats.uniform(low, high - low),
    "log_uniform": lambda low, high: stats.loguniform(low, high),
    "beta": lambda alpha, beta: stats.beta(alpha, beta),
    "dirichlet": lambda alpha: stats.dirichlet(alpha),
    "pareto": lambda shape, scale: stats.pareto(shape, scale=scale),
    "cauchy": lambda location, scale: stats.cauchy(location, scale),
    "log_normal": lambda mean, std: stats.lognorm(std, scale=np.exp(mean)),
    "von_mises": lambda location, concentration: stats.vonmises(concentration, location),
    "von_mises_fisher": lambda direction, concentration: stats.vonmises_fisher(
        direction / np.linalg.norm(direction), concentration
    ),
    "multivariate_normal": lambda mean, cov: stats.multivariate_normal(mean, cov),
    "student_t": lambda df, location, scale: stats.t(df, location, scale),
    "wishart": lambda df, scale: stats.wishart(df, scale),
    "exponential": lambda rate: stats.expon(scale=1 / rate),
    "gamma": lambda shape, rate: stats.gamma(shape, scale=1 / rate),
    "inverse_gamma": lambda shape, rate: stats.invgamma(shape, scale=rate),
    "chi": lambda df: stats.chi(df),
    "chi_squared": lambda df: stats.chi2(df),
    "half_normal": lambda std: stats.halfnorm(scale=std),
    "rayleigh": lambda scale: stats.rayleigh(scale=scale),
    "maxwell": lambda scale: stats.maxwell(scale=scale),
    "levy": lambda location, scale: stats.levy(location, scale),
    "weibull": lambda shape, scale: stats.weibull_min(shape, scale=scale),
    "gumbel": lambda location, scale: stats.gumbel_r(location, scale),
    "moyal": lambda location, scale: stats.moyal(location, scale),
    # `invgauss(mu, scale=s)` has the mean `mu s` and the shape `s`.
    "inverse_gaussian": lambda mean, shape: stats.invgauss(mean / shape, scale=shape),
    "bernoulli": lambda prob: stats.bernoulli(prob),
    "binomial": lambda trials, prob: stats.binom(trials, prob),
    # SciPy counts the trials, not the failures: one more.
    "geometric": lambda prob: stats.geom(prob, loc=-1),
    "poisson": lambda rate: stats.poisson(rate),
}


def family_entropy(p):
    return subject.member(FAMILIES, p).entropy()


CONVENTIONS = {
    "conventions.scipy_rel_entr": ("scipy.special.rel_entr(x, y)", lambda x, y: list(special.rel_entr(x, y))),
    "conventions.scipy_kl_div": ("scipy.special.kl_div(x, y)", lambda x, y: list(special.kl_div(x, y))),
    "conventions.scipy_entropy": ("scipy.stats.entropy(pk)", lambda pk: stats.entropy(pk)),
    "conventions.scipy_entropy_base": (
        "scipy.stats.entropy(pk, base=base)",
        lambda pk, base: stats.entropy(pk, base=base),
    ),
    "conventions.scipy_relative_entropy": ("scipy.stats.entropy(pk, qk)", lambda pk, qk: stats.entropy(pk, qk)),
    "conventions.scipy_relative_entropy_base": (
        "scipy.stats.entropy(pk, qk, base)",
        lambda pk, qk, base: stats.entropy(pk, qk, base),
    ),
    "conventions.scipy_jensenshannon": (
        "scipy.spatial.distance.jensenshannon(p, q)",
        lambda p, q: distance.jensenshannon(p, q),
    ),
    "conventions.scipy_jensenshannon_base": (
        "scipy.spatial.distance.jensenshannon(p, q, base)",
        lambda p, q, base: distance.jensenshannon(p, q, base),
    ),
}

OPERATIONS = {
    "entr": ("scipy.special.entr(x)", lambda x: special.entr(x)),
    "rel_entr": ("scipy.special.rel_entr(x, y)", lambda x, y: special.rel_entr(x, y)),
    "kl_div": ("scipy.special.kl_div(x, y)", lambda x, y: special.kl_div(x, y)),
    "entropy": ("np.sum(scipy.special.entr(p))", lambda p: np.sum(special.entr(p))),
    "cross_entropy": ("-np.sum(scipy.special.xlogy(p, q))", lambda p, q: -np.sum(special.xlogy(p, q))),
    "perplexity": ("np.exp(np.sum(scipy.special.entr(p)))", lambda p: np.exp(np.sum(special.entr(p)))),
    "kl": ("np.sum(scipy.special.kl_div(p, q))", lambda p, q: np.sum(special.kl_div(p, q))),
    "rel_entr_sum": ("np.sum(scipy.special.rel_entr(p, q))", lambda p, q: np.sum(special.rel_entr(p, q))),
    # Of equal sums, which SciPy insists on, the statistics are the divergences.
    "chi_squared": ("scipy.stats.chisquare(p, q).statistic", lambda p, q: stats.chisquare(p, q).statistic),
    "neyman_chi_squared": (
        'scipy.stats.power_divergence(p, q, lambda_="neyman").statistic',
        lambda p, q: power_divergence(p, q, "neyman"),
    ),
    "cressie_read": (
        "scipy.stats.power_divergence(p, q, lambda_=lambda_).statistic / 2",
        lambda p, q, lambda_: power_divergence(p, q, lambda_) / 2,
    ),
    "entropy_logits": ("-np.sum(softmax(z / t) * log_softmax(z / t)) of scipy.special", entropy_logits),
    "cross_entropy_logits": ("-np.sum(p * scipy.special.log_softmax(z / t))", cross_entropy_logits),
    "kl_logits": (
        "np.sum(softmax(z_p / t) * (log_softmax(z_p / t) - log_softmax(z_q / t))) of scipy.special",
        kl_logits,
    ),
    "family.entropy": ("the distribution of scipy.stats, .entropy()", family_entropy),
    **CONVENTIONS,
}

subject.serve("scipy", scipy.__version__, OPERATIONS)
