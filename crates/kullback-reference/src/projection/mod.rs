//! Information projections: onto moment constraints, onto exponential families, onto marginals.
