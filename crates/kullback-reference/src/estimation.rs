//! Divergences and entropies from samples: estimators, their corrections and their errors.
