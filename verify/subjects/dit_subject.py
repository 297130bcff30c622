"""dit: its divergences, which are in bits, times ln 2.

Its `alpha_divergence` is left out: the definition is that of an encyclopedia's page. Its `f_divergence` takes any
generator, and is none of the vocabulary's operations.
"""

import math

import subject

dit = subject.need("dit")
divergences = subject.need("dit.divergences")
LN_2 = math.log(2)


def distribution(probabilities):
    return dit.Distribution([str(index) for index in range(len(probabilities))], probabilities)


def joint_distribution(joint):
    """A table, of whose variables 0 has the rows and 1 the columns."""
    cells = {(str(i), str(j)): p for i, row in enumerate(joint) for j, p in enumerate(row)}
    return dit.Distribution(list(cells), list(cells.values()))


def of_two(function, unit=1.0):
    return lambda p, q: unit * function(distribution(p), distribution(q))


def of_two_and_order(function, unit=1.0):
    return lambda p, q, alpha: unit * function(distribution(p), distribution(q), alpha)


def js(p, q):
    return LN_2 * divergences.jensen_shannon_divergence([distribution(p), distribution(q)])


def js_weighted(ps, w):
    return LN_2 * divergences.jensen_shannon_divergence([distribution(p) for p in ps], w)


def mutual_information(joint):
    return LN_2 * dit.shannon.mutual_information(joint_distribution(joint), [0], [1])


def conditional_entropy(joint):
    return LN_2 * dit.shannon.conditional_entropy(joint_distribution(joint), [1], [0])


OPERATIONS = {
    "entropy": ("ln 2 * dit.shannon.entropy(p)", lambda p: LN_2 * dit.shannon.entropy(distribution(p))),
    "cross_entropy": ("ln 2 * dit.divergences.cross_entropy(p, q)", of_two(divergences.cross_entropy, LN_2)),
    "kl": (
        "ln 2 * dit.divergences.kullback_leibler_divergence(p, q)",
        of_two(divergences.kullback_leibler_divergence, LN_2),
    ),
    "js": ("ln 2 * dit.divergences.jensen_shannon_divergence([p, q])", js),
    "js_weighted": ("ln 2 * dit.divergences.jensen_shannon_divergence(ps, w)", js_weighted),
    "total_variation": (
        "dit.divergences.variational_distance(p, q)",
        of_two(divergences.variational_distance),
    ),
    "hellinger": ("dit.divergences.hellinger_distance(p, q)", of_two(divergences.hellinger_distance)),
    "bhattacharyya_coefficient": (
        "dit.divergences.bhattacharyya_coefficient(p, q)",
        of_two(divergences.bhattacharyya_coefficient),
    ),
    "chernoff_information": (
        "ln 2 * dit.divergences.chernoff_information(p, q)",
        of_two(divergences.chernoff_information, LN_2),
    ),
    "renyi": (
        "ln 2 * dit.divergences.renyi_divergence(p, q, alpha)",
        of_two_and_order(divergences.renyi_divergence, LN_2),
    ),
    # A sum of powers, which has no unit; but of the order one it is in bits.
    "tsallis": (
        "dit.divergences.tsallis_divergence(p, q, alpha)",
        of_two_and_order(divergences.tsallis_divergence),
    ),
    "mutual_information": ("ln 2 * dit.shannon.mutual_information(joint, [0], [1])", mutual_information),
    "conditional_entropy": ("ln 2 * dit.shannon.conditional_entropy(joint, [1], [0])", conditional_entropy),
}

subject.serve("dit", subject.version("dit"), OPERATIONS)
