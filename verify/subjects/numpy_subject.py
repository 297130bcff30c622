"""NumPy has no divergences: these are the formulas that people write with it.

They are those of the textbooks, with `0 ln 0 = 0` by `np.where`, as the usual answers to the question have it. Of
vectors that sum to one, the vocabulary's forms with `- p + q` or `M` are the same numbers.
"""

import subject

np = subject.need("numpy")


def arrays(*values):
    return [np.asarray(value, dtype=np.float64) for value in values]


def sum_where_nonzero(p, terms):
    """The sum of the terms of which p is not zero."""
    return np.sum(np.where(p != 0, terms, 0.0))


def entropy(p):
    (p,) = arrays(p)
    return -sum_where_nonzero(p, p * np.log(p))


def cross_entropy(p, q):
    p, q = arrays(p, q)
    return -sum_where_nonzero(p, p * np.log(q))


def kl(p, q):
    p, q = arrays(p, q)
    return sum_where_nonzero(p, p * np.log(p / q))


def jeffreys(p, q):
    return kl(p, q) + kl(q, p)


def js(p, q):
    p, q = arrays(p, q)
    m = (p + q) / 2
    return (kl(p, m) + kl(q, m)) / 2


def js_weighted(ps, w):
    ps, w = arrays(ps, w)
    return entropy(w @ ps) - np.sum(w * [entropy(p) for p in ps])


def total_variation(p, q):
    p, q = arrays(p, q)
    return 0.5 * np.sum(np.abs(p - q))


def bhattacharyya_coefficient(p, q):
    p, q = arrays(p, q)
    return np.sum(np.sqrt(p * q))


def squared_hellinger(p, q):
    return 1 - bhattacharyya_coefficient(p, q)


def chi_squared(p, q):
    p, q = arrays(p, q)
    return np.sum((p - q) ** 2 / q)


def le_cam(p, q):
    p, q = arrays(p, q)
    return 0.5 * np.sum((p - q) ** 2 / (p + q))


def power_sum(p, q, alpha):
    p, q = arrays(p, q)
    return np.sum(p**alpha * q ** (1 - alpha))


def renyi(p, q, alpha):
    if alpha == 1:
        return kl(p, q)
    return np.log(power_sum(p, q, alpha)) / (alpha - 1)


def tsallis(p, q, alpha):
    if alpha == 1:
        return kl(p, q)
    return (power_sum(p, q, alpha) - 1) / (alpha - 1)


def alpha_divergence(p, q, alpha):
    if alpha == 0:
        return kl(q, p)
    if alpha == 1:
        return kl(p, q)
    return (1 - power_sum(p, q, alpha)) / (alpha * (1 - alpha))


def renyi_entropy(p, alpha):
    if alpha == 1:
        return entropy(p)
    return np.log(np.sum(np.power(p, alpha))) / (1 - alpha)


def tsallis_entropy(p, alpha):
    if alpha == 1:
        return entropy(p)
    return (1 - np.sum(np.power(p, alpha))) / (alpha - 1)


def mutual_information(joint):
    (joint,) = arrays(joint)
    return kl(joint, np.outer(joint.sum(axis=1), joint.sum(axis=0)))


def conditional_entropy(joint):
    (joint,) = arrays(joint)
    return entropy(joint) - entropy(joint.sum(axis=1))


def conditional_kl(p, q):
    p, q = arrays(p, q)
    return kl(p, q) - kl(p.sum(axis=1), q.sum(axis=1))


def softmax(z, temperature):
    (z,) = arrays(z)
    weights = np.exp((z - z.max()) / temperature)
    return weights / weights.sum()


def log_softmax(z, temperature):
    (z,) = arrays(z)
    shifted = (z - z.max()) / temperature
    return shifted - np.log(np.sum(np.exp(shifted)))


def entropy_logits(z, temperature):
    return -np.sum(softmax(z, temperature) * log_softmax(z, temperature))


def cross_entropy_logits(p, z, temperature):
    return -np.sum(np.asarray(p) * log_softmax(z, temperature))


def kl_logits(z_p, z_q, temperature):
    difference = log_softmax(z_p, temperature) - log_softmax(z_q, temperature)
    return np.sum(softmax(z_p, temperature) * difference)


KL = "np.sum(np.where(p != 0, p * np.log(p / q), 0))"
POWER_SUM = "np.sum(p**alpha * q**(1 - alpha))"

OPERATIONS = {
    "entr": ("-x * np.log(x), 0 at 0", lambda x: entropy([x])),
    "rel_entr": ("x * np.log(x / y), 0 at 0", lambda x, y: kl([x], [y])),
    "kl_div": ("x * np.log(x / y) - x + y", lambda x, y: kl([x], [y]) - x + y),
    "entropy": ("-np.sum(np.where(p != 0, p * np.log(p), 0))", entropy),
    "cross_entropy": ("-np.sum(np.where(p != 0, p * np.log(q), 0))", cross_entropy),
    "perplexity": ("np.exp(-np.sum(p * np.log(p)))", lambda p: np.exp(entropy(p))),
    "kl": (KL, kl),
    "rel_entr_sum": (KL, kl),
    "jeffreys": ("kl(p, q) + kl(q, p)", jeffreys),
    "js": ("(kl(p, m) + kl(q, m)) / 2, m = (p + q) / 2", js),
    "js_distance": ("np.sqrt(js(p, q))", lambda p, q: np.sqrt(js(p, q))),
    "js_weighted": ("entropy(w @ ps) - np.sum(w * entropies of the rows)", js_weighted),
    "total_variation": ("0.5 * np.sum(np.abs(p - q))", total_variation),
    "squared_hellinger": ("1 - np.sum(np.sqrt(p * q))", squared_hellinger),
    "hellinger": ("np.sqrt(1 - np.sum(np.sqrt(p * q)))", lambda p, q: np.sqrt(squared_hellinger(p, q))),
    "bhattacharyya_coefficient": ("np.sum(np.sqrt(p * q))", bhattacharyya_coefficient),
    "bhattacharyya_distance": (
        "-np.log(np.sum(np.sqrt(p * q)))",
        lambda p, q: -np.log(bhattacharyya_coefficient(p, q)),
    ),
    "chi_squared": ("np.sum((p - q)**2 / q)", chi_squared),
    "neyman_chi_squared": ("np.sum((p - q)**2 / p)", lambda p, q: chi_squared(q, p)),
    "le_cam": ("0.5 * np.sum((p - q)**2 / (p + q))", le_cam),
    "renyi": (f"np.log({POWER_SUM}) / (alpha - 1)", renyi),
    "tsallis": (f"({POWER_SUM} - 1) / (alpha - 1)", tsallis),
    "alpha_divergence": (f"(1 - {POWER_SUM}) / (alpha * (1 - alpha))", alpha_divergence),
    "cressie_read": (
        "alpha_divergence(p, q, lambda_ + 1)",
        lambda p, q, lambda_: alpha_divergence(p, q, lambda_ + 1),
    ),
    "renyi_entropy": ("np.log(np.sum(p**alpha)) / (1 - alpha)", renyi_entropy),
    "tsallis_entropy": ("(1 - np.sum(p**alpha)) / (alpha - 1)", tsallis_entropy),
    "mutual_information": ("kl(joint, np.outer(its margins))", mutual_information),
    "conditional_entropy": ("entropy(joint) - entropy(joint.sum(axis=1))", conditional_entropy),
    "conditional_kl": ("kl(p, q) - kl(p.sum(axis=1), q.sum(axis=1))", conditional_kl),
    "entropy_logits": ("-np.sum(softmax(z / t) * log_softmax(z / t))", entropy_logits),
    "cross_entropy_logits": ("-np.sum(p * log_softmax(z / t))", cross_entropy_logits),
    "kl_logits": (
        "np.sum(softmax(z_p / t) * (log_softmax(z_p / t) - log_softmax(z_q / t)))",
        kl_logits,
    ),
}

subject.serve("numpy", np.__version__, OPERATIONS)
