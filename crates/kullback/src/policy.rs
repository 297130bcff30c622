//! Policies regularised by a divergence from a reference: the Gibbs tilt, preferences, trust regions.
