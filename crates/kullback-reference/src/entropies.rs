//! Entropy and what is read off it. Shannon's: the orders of Rényi and Tsallis are in
//! [`orders`](crate::orders).

use rug::Rational;

use crate::{Enclosure, OutOfDomain, domain, terms};

/// `−Σ p ln p`, Shannon's entropy, in nats.
///
/// Domain: `p` a probability vector. The sum of the numbers as given; zero at a vertex of the simplex.
///
/// # Errors
///
/// [`OutOfDomain`] if `p` is no probability vector.
pub fn entropy(p: &[Rational], precision: u32) -> Result<Enclosure, OutOfDomain> {
    domain::probability_vector("p", p)?;
    Ok(unchecked_entropy(p, precision))
}

/// `−Σ p ln p` of any non-negative numbers.
pub(crate) fn unchecked_entropy(p: &[Rational], precision: u32) -> Enclosure {
    let one = Rational::from(1);
    -terms::rel_entr_sum(p.iter().map(|p| (p, &one)), precision)
}

/// `−Σ p ln q`, in nats: what it costs to encode `p` with a code made for `q`.
///
/// Domain: `p` and `q` probability vectors of one length. `0 ln 0 = 0`; `+∞` where `p > 0 = q`.
///
/// # Errors
///
/// [`OutOfDomain`] if `p` or `q` is no probability vector, or their lengths differ.
pub fn cross_entropy(p: &[Rational], q: &[Rational], precision: u32) -> Result<Enclosure, OutOfDomain> {
    domain::pair(p, q)?;
    let one = Rational::from(1);
    let mut sum = Enclosure::zero(precision);
    for (p, q) in p.iter().zip(q).filter(|(p, _)| p.is_positive()) {
        // ln(1/q) is −ln q with the infinity on the right side.
        sum += &(Enclosure::exact(p, precision) * terms::ln_ratio(&one, q, precision));
    }
    Ok(sum)
}

/// `exp(−Σ p ln p)`, the number of equally likely outcomes of the same entropy.
///
/// Domain: `p` a probability vector. Without a unit; one at a vertex of the simplex.
///
/// # Errors
///
/// [`OutOfDomain`] if `p` is no probability vector.
pub fn perplexity(p: &[Rational], precision: u32) -> Result<Enclosure, OutOfDomain> {
    Ok(entropy(p, precision)?.exp())
}
