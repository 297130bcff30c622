//! What the test files share.

#![allow(dead_code, reason = "each test file uses a part")]

use kullback_reference::{Rational, exact};

/// An exact decimal or fraction.
pub(crate) fn rational(text: &str) -> Rational {
    exact::from_decimal(text).unwrap_or_else(|error| panic!("{error}"))
}

/// A vector of exact decimals or fractions.
pub(crate) fn rationals<const N: usize>(texts: [&str; N]) -> Vec<Rational> {
    texts.map(rational).into()
}

/// A vector of exact `f64`s.
pub(crate) fn floats(values: &[f64]) -> Vec<Rational> {
    let exactly = |x: &f64| exact::from_f64(*x).expect("finite");
    values.iter().map(exactly).collect()
}

/// SplitMix64: enough randomness for tests, the same on every machine.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Uniform in `[0, n)`, near enough.
    pub(crate) fn below(&mut self, n: u64) -> u64 {
        self.bits() % n
    }

    /// Uniform in `[0, 1)`.
    pub(crate) fn unit(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// A distribution in `f64`, normalised as users do it.
    pub(crate) fn distribution(&mut self, n: usize) -> Vec<f64> {
        let weights: Vec<f64> = (0..n).map(|_| -(1.0 - self.unit()).ln()).collect();
        let total: f64 = weights.iter().sum();
        weights.iter().map(|w| w / total).collect()
    }
}
