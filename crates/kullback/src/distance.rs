//! Distances that are no divergences, beside them: maximum mean discrepancy and Wasserstein.
