"""PyTorch, in double precision: `torch.distributions`, and `torch.nn.functional.kl_div`.

The first argument of `F.kl_div` is the logarithm of the second distribution, by its documentation: `y (ln y - x)`.
"""

import subject

torch = subject.need("torch")
F = torch.nn.functional
D = torch.distributions
torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)

tensor = torch.tensor


def kl(p, q):
    return F.kl_div(tensor(q).log(), tensor(p), reduction="sum")


def reductions(loss_input, target, batch, log_target):
    """The elements of `F.kl_div`, then its sum, its mean and its mean by rows."""
    rows = [tensor(values).reshape(int(batch), -1) for values in (loss_input, target)]
    reduced = [F.kl_div(*rows, reduction=how, log_target=log_target) for how in ("sum", "mean", "batchmean")]
    elements = F.kl_div(*rows, reduction="none", log_target=log_target).flatten()
    return [*elements.tolist(), *reduced]


def softened(z, temperature):
    return F.log_softmax(tensor(z) / temperature, dim=0)


def kl_logits(z_p, z_q, temperature):
    log_p, log_q = softened(z_p, temperature), softened(z_q, temperature)
    return F.kl_div(log_q, log_p, reduction="sum", log_target=True)


# Each by its documented density; a family that PyTorch has neither an entropy nor a divergence of is left out, as is
# multinomial, of which it has the entropy alone and we the divergences, and what is no family of ours (half-Cauchy,
# Kumaraswamy, relaxed distributions and the like).
FAMILIES = {
    "normal": lambda mean, std: D.Normal(tensor(mean), tensor(std)),
    "laplace": lambda location, scale: D.Laplace(tensor(location), tensor(scale)),
    "uniform": lambda low, high: D.Uniform(tensor(low), tensor(high)),
    "beta": lambda alpha, beta: D.Beta(tensor(alpha), tensor(beta)),
    "dirichlet": lambda alpha: D.Dirichlet(tensor(alpha)),
    "continuous_bernoulli": lambda prob: D.ContinuousBernoulli(tensor(prob)),
    "pareto": lambda shape, scale: D.Pareto(tensor(scale), tensor(shape)),
    "cauchy": lambda location, scale: D.Cauchy(tensor(location), tensor(scale)),
    "log_normal": lambda mean, std: D.LogNormal(tensor(mean), tensor(std)),
    "logit_normal": lambda mean, std: D.TransformedDistribution(
        D.Normal(tensor(mean), tensor(std)), [D.SigmoidTransform()]
    ),
    "diagonal_normal": lambda mean, std: D.Independent(D.Normal(tensor(mean), tensor(std)), 1),
    "multivariate_normal": lambda mean, cov: D.MultivariateNormal(tensor(mean), tensor(cov)),
    "student_t": lambda df, location, scale: D.StudentT(tensor(df), tensor(location), tensor(scale)),
    # What PyTorch calls `covariance_matrix` is the scale matrix V.
    "wishart": lambda df, scale: D.Wishart(tensor(df), tensor(scale)),
    "exponential": lambda rate: D.Exponential(tensor(rate)),
    "gamma": lambda shape, rate: D.Gamma(tensor(shape), tensor(rate)),
    "inverse_gamma": lambda shape, rate: D.InverseGamma(tensor(shape), tensor(rate)),
    "chi_squared": lambda df: D.Chi2(tensor(df)),
    "half_normal": lambda std: D.HalfNormal(tensor(std)),
    "weibull": lambda shape, scale: D.Weibull(tensor(scale), tensor(shape)),
    "gumbel": lambda location, scale: D.Gumbel(tensor(location), tensor(scale)),
    "bernoulli": lambda prob: D.Bernoulli(tensor(prob)),
    "binomial": lambda trials, prob: D.Binomial(tensor(trials), tensor(prob)),
    # Both count the failures before the first success.
    "geometric": lambda prob: D.Geometric(tensor(prob)),
    "poisson": lambda rate: D.Poisson(tensor(rate)),
    "categorical": lambda probs: D.Categorical(tensor(probs)),
}


def family_kl(p, q):
    return D.kl_divergence(subject.member(FAMILIES, p), subject.member(FAMILIES, q))


def family_entropy(p):
    return subject.member(FAMILIES, p).entropy()


KL = "F.kl_div(q.log(), p, reduction='sum')"

OPERATIONS = {
    "entr": ("torch.special.entr(x)", lambda x: torch.special.entr(tensor(x))),
    "entropy": ("torch.special.entr(p).sum()", lambda p: torch.special.entr(tensor(p)).sum()),
    "cross_entropy": (
        "-torch.special.xlogy(p, q).sum()",
        lambda p, q: -torch.special.xlogy(tensor(p), tensor(q)).sum(),
    ),
    "kl": (KL, kl),
    "rel_entr_sum": (KL, kl),
    "entropy_logits": (
        "D.Categorical(logits=z / t).entropy()",
        lambda z, temperature: D.Categorical(logits=tensor(z) / temperature).entropy(),
    ),
    "cross_entropy_logits": (
        "F.cross_entropy(z / t, p)",
        lambda p, z, temperature: F.cross_entropy(tensor(z) / temperature, tensor(p)),
    ),
    "kl_logits": (
        "F.kl_div(log_softmax(z_q / t), log_softmax(z_p / t), reduction='sum', log_target=True)",
        kl_logits,
    ),
    "distillation.soften": (
        "F.softmax(z / t)",
        lambda z, temperature: F.softmax(tensor(z) / temperature, dim=0).tolist(),
    ),
    "distillation.soft_loss": (
        "t**2 * F.kl_div(log_softmax(student / t), log_softmax(teacher / t), reduction='sum', log_target=True)",
        lambda teacher, student, temperature: temperature**2 * kl_logits(teacher, student, temperature),
    ),
    "policy.preference_loss": (
        "-F.logsigmoid(winner - loser)",
        lambda winner, loser: -F.logsigmoid(tensor(winner - loser)),
    ),
    "conventions.torch_kl_div": (
        "F.kl_div(input, target), reduction 'none', 'sum', 'mean' and 'batchmean'",
        lambda input, target, batch: reductions(input, target, batch, log_target=False),
    ),
    "conventions.torch_kl_div_log_target": (
        "F.kl_div(input, target, log_target=True), reduction 'none', 'sum', 'mean' and 'batchmean'",
        lambda input, target, batch: reductions(input, target, batch, log_target=True),
    ),
    "family.kl": ("torch.distributions.kl_divergence(p, q)", family_kl),
    "family.entropy": ("p.entropy() of torch.distributions", family_entropy),
}

subject.serve("torch", torch.__version__, OPERATIONS)
