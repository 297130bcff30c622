//! Differential privacy by Rényi divergences.
