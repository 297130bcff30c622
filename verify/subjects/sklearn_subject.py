"""scikit-learn: the scores of two clusterings, and a kernel that is a divergence.

`mutual_info_score` divides the table by its sum: it is `conventions.sklearn_mutual_info_score`, and no
`mutual_information`.
"""

import subject

np = subject.need("numpy", install="scikit-learn")
sklearn = subject.need("sklearn", "scikit-learn")
metrics = subject.need("sklearn.metrics", "scikit-learn")
pairwise = subject.need("sklearn.metrics.pairwise", "scikit-learn")

MOST_LABELS = 1_000_000


def labels(contingency):
    """The two clusterings with that contingency table: only one of counts has any."""
    counts = np.asarray(contingency)
    if np.any(counts != np.floor(counts)) or counts.sum() > MOST_LABELS:
        raise subject.Unsupported
    rows, columns = np.indices(counts.shape)
    times = counts.astype(int).ravel()
    return np.repeat(rows.ravel(), times), np.repeat(columns.ravel(), times)


def mutual_info_score(contingency):
    return metrics.mutual_info_score(None, None, contingency=np.asarray(contingency))


def normalized_mutual_info_score(contingency):
    return metrics.normalized_mutual_info_score(*labels(contingency))


def le_cam(p, q):
    # −Σ (x − y)²/(x + y), by its documentation.
    return -0.5 * pairwise.additive_chi2_kernel([p], [q]).item()


OPERATIONS = {
    "conventions.sklearn_mutual_info_score": (
        "sklearn.metrics.mutual_info_score(None, None, contingency=contingency)",
        mutual_info_score,
    ),
    "conventions.sklearn_normalized_mutual_info_score": (
        "sklearn.metrics.normalized_mutual_info_score(*labels)",
        normalized_mutual_info_score,
    ),
    "le_cam": ("-0.5 * sklearn.metrics.pairwise.additive_chi2_kernel([p], [q])", le_cam),
}

subject.serve("scikit-learn", sklearn.__version__, OPERATIONS)
