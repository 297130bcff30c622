//! From logits: the distribution is `softmax(z/τ)`, with `P_i = exp(z_i/τ) / Σ exp(z_j/τ)`.
//!
//! All exponents are taken relative to the largest, `(z_i − max z)/τ`, a difference and a quotient of
//! exact rationals: the distribution is the same, and no exponential is above one. One that is below
//! the range of MPFR is enclosed by zero and the smallest float.

use rug::Rational;

use crate::{Enclosure, OutOfDomain, domain};

/// `−Σ P ln P` with `P = softmax(z/τ)`, in nats.
///
/// Domain: `z` non-empty, any numbers; `temperature > 0`.
///
/// # Errors
///
/// [`OutOfDomain`] if `z` is empty or the temperature is not positive.
pub fn entropy_logits(z: &[Rational], temperature: &Rational, precision: u32) -> Result<Enclosure, OutOfDomain> {
    let softmax = Softmax::new("z", z, temperature, precision)?;
    let mut sum = Enclosure::zero(precision);
    for i in 0..z.len() {
        sum += &(softmax.probability(i) * softmax.ln_probability(i));
    }
    Ok(-sum)
}

/// `−Σ p ln softmax(z/τ)`, in nats: the loss of a classifier with logits `z`.
///
/// Domain: `p` a probability vector, `z` any numbers of the same length; `temperature > 0`. The sum of
/// the numbers as given.
///
/// # Errors
///
/// [`OutOfDomain`] if `p` is no probability vector, the lengths differ, or the temperature is not
/// positive.
pub fn cross_entropy_logits(
    p: &[Rational],
    z: &[Rational],
    temperature: &Rational,
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    domain::same_length(("p", p.len()), ("z", z.len()))?;
    domain::probability_vector("p", p)?;
    let softmax = Softmax::new("z", z, temperature, precision)?;
    let mut sum = Enclosure::zero(precision);
    for (i, p) in p.iter().enumerate().filter(|(_, p)| p.is_positive()) {
        sum += &(Enclosure::exact(p, precision) * softmax.ln_probability(i));
    }
    Ok(-sum)
}

/// `Σ P (ln P − ln Q)` with `P = softmax(z_p/τ)` and `Q = softmax(z_q/τ)`, in nats.
///
/// Domain: `z_p` and `z_q` non-empty, any numbers, of one length; `temperature > 0`. Exactly zero when
/// the logits differ by a constant, since then the distributions are equal.
///
/// # Errors
///
/// [`OutOfDomain`] if the logits are empty, their lengths differ, or the temperature is not positive.
pub fn kl_logits(
    z_p: &[Rational],
    z_q: &[Rational],
    temperature: &Rational,
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    domain::same_length(("z_p", z_p.len()), ("z_q", z_q.len()))?;
    let p = Softmax::new("z_p", z_p, temperature, precision)?;
    let q = Softmax::new("z_q", z_q, temperature, precision)?;
    // Both shifts put the largest exponent at zero, so a constant difference has become none.
    if p.shifted == q.shifted {
        return Ok(Enclosure::zero(precision));
    }
    // ln P − ln Q, with the difference of the exponents exact.
    let ln_totals = &q.ln_total - &p.ln_total;
    let mut sum = Enclosure::zero(precision);
    for (i, (p_i, q_i)) in p.shifted.iter().zip(&q.shifted).enumerate() {
        let difference = Rational::from(p_i - q_i);
        let ln_ratio = Enclosure::exact(&difference, precision) + &ln_totals;
        sum += &(p.probability(i) * ln_ratio);
    }
    Ok(sum)
}

/// A distribution given by logits.
pub(crate) struct Softmax {
    /// `(z_i − max z)/τ`, exactly.
    pub(crate) shifted: Vec<Rational>,
    /// The same, enclosed.
    exponents: Vec<Enclosure>,
    /// Their exponentials: the probabilities, before normalisation.
    weights: Vec<Enclosure>,
    /// The sum of the weights.
    total: Enclosure,
    /// Its logarithm.
    ln_total: Enclosure,
}

impl Softmax {
    pub(crate) fn new(name: &str, z: &[Rational], temperature: &Rational, precision: u32) -> Result<Self, OutOfDomain> {
        domain::non_empty(name, z)?;
        domain::positive("temperature", temperature)?;
        let largest = z.iter().max().expect("checked not to be empty");
        let shifted: Vec<Rational> = z.iter().map(|z| Rational::from(z - largest) / temperature).collect();
        let exponents: Vec<Enclosure> = shifted.iter().map(|exponent| Enclosure::exact(exponent, precision)).collect();
        let weights: Vec<Enclosure> = exponents.iter().map(Enclosure::exp).collect();
        let mut total = Enclosure::zero(precision);
        for weight in &weights {
            total += weight;
        }
        Ok(Self { shifted, exponents, weights, ln_total: total.ln(), total })
    }

    pub(crate) fn probability(&self, i: usize) -> Enclosure {
        &self.weights[i] / &self.total
    }

    pub(crate) fn ln_probability(&self, i: usize) -> Enclosure {
        &self.exponents[i] - &self.ln_total
    }
}
