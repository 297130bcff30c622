//! The value function of adversarial training, on a finite set.
//!
//! Source: Goodfellow et al., *Generative adversarial nets* (2014), proposition 1 and theorem 1.

use crate::domain::{Extended, Pair, probabilities, round, same_length};
use crate::error::Result;
use crate::wide::{Exact, Wide};

/// What a discriminator d earns: `V(d) = Σ [p ln d + q ln(1 − d)]`, in nats; p are the data, q what the generator makes.
///
/// # Domain
/// Probability vectors of one length, and as many numbers from zero to one. Never positive; `−∞` where d is zero on p's support or one on
/// q's. It is the sum of the numbers as given.
///
/// # Errors
/// If `p` or `q` is no probability vector, `d` has a NaN or an entry outside the unit interval, or the lengths differ.
///
/// # Accuracy
/// Within 0.51 ULP: the terms have one sign.
///
/// # Examples
/// ```
/// use kullback::information::{gan_optimal_discriminator, gan_value};
/// let (p, q) = ([0.5, 0.5], [0.25, 0.75]);
/// let best = gan_optimal_discriminator(&p, &q)?;
/// assert!(gan_value(&p, &q, &[0.5, 0.5])? < gan_value(&p, &q, &best)?);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn gan_value(p: &[f64], q: &[f64], d: &[f64]) -> Result<f64> {
    let value: Extended = discriminated(p, q, d)?.map(|(p, q, d)| loss(p, q, d)).sum();
    Ok(negated(round(value)))
}

/// Minus a number, but no negative zero.
fn negated(x: f64) -> f64 {
    if x == 0.0 { x } else { -x }
}

/// The arguments, entry beside entry.
fn discriminated<'a>(p: &'a [f64], q: &'a [f64], d: &'a [f64]) -> Result<impl Iterator<Item = (Wide, Wide, f64)> + 'a> {
    let pair = Pair::new(p, q)?;
    same_length("d", d.len(), "p", p.len())?;
    probabilities("d", d)?;
    Ok(pair.iter().zip(d).map(|((p, q), &d)| (p, q, d)))
}

/// −p ln d − q ln(1 − d).
fn loss(p: Wide, q: Wide, d: f64) -> Extended {
    let d = Wide::from_f64(d);
    if (d.is_zero() && !p.is_zero()) || (d == Wide::ONE && !q.is_zero()) {
        return None;
    }
    let real = if p.is_zero() { Wide::ZERO } else { p * d.ln() };
    let made = if q.is_zero() { Wide::ZERO } else { q * ln_complement(d) };
    Some(-(real + made))
}

/// ln(1 − d) for d < 1.
fn ln_complement(d: Wide) -> Wide {
    (-d).ln_1p()
}

/// The best discriminator, `p/(p + q)`; ½ where neither has mass.
///
/// # Domain
/// Probability vectors of one length.
///
/// # Errors
/// As [`kl`](crate::kl).
///
/// # Accuracy
/// Within 0.51 ULP.
pub fn gan_optimal_discriminator(p: &[f64], q: &[f64]) -> Result<Vec<f64>> {
    let share = |(p, q): (Wide, Wide)| if p.is_zero() && q.is_zero() { Wide::ONE.half() } else { p / (p + q) };
    Ok(Pair::new(p, q)?.iter().map(|pair| share(pair).to_f64()).collect())
}

/// What the best discriminator earns: `Σ [p ln(p/(p + q)) + q ln(q/(p + q))]`, in nats, which is `2 JS(p, q) − ln 4` when both sum to one.
///
/// # Domain
/// Probability vectors of one length. From −ln 4, at p = q, to zero, on disjoint supports; what p ≠ q adds to −ln 4 is twice
/// [`js`](crate::js), which is accurate by itself.
///
/// # Errors
/// As [`kl`](crate::kl).
///
/// # Accuracy
/// Within 0.51 ULP, also next to zero, where `2 JS − ln 4` cancels.
///
/// # Examples
/// ```
/// use kullback::information::gan_optimal_value;
/// assert_eq!(gan_optimal_value(&[1.0, 0.0], &[1.0, 0.0])?, -4f64.ln());
/// assert_eq!(gan_optimal_value(&[1.0, 0.0], &[0.0, 1.0])?, 0.0);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn gan_optimal_value(p: &[f64], q: &[f64]) -> Result<f64> {
    let loss = |(p, q): (Wide, Wide)| {
        if p.is_zero() || q.is_zero() { Wide::ZERO } else { p * (q / p).ln_1p() + q * (p / q).ln_1p() }
    };
    Ok(negated(Pair::new(p, q)?.iter().map(loss).sum::<Wide>().to_f64()))
}

/// What a discriminator falls short of the best: `Σ (p + q) KL(Bernoulli(p/(p + q)) ‖ Bernoulli(d))`, in nats, whatever p and q sum to.
///
/// # Domain
/// As [`gan_value`]. Never negative; zero exactly when d is p/(p + q) wherever there is mass; `+∞` where d excludes what can happen.
///
/// # Errors
/// As [`gan_value`].
///
/// # Accuracy
/// Within 0.51 ULP, also for a discriminator next to the best, where the difference of the two values cancels.
pub fn gan_deficit(p: &[f64], q: &[f64], d: &[f64]) -> Result<f64> {
    drop(discriminated(p, q, d)?);
    let terms = p.iter().zip(q).zip(d).map(|((&p, &q), &d)| shortfall(p, q, d));
    Ok(round(terms.sum()))
}

/// The deviances of p from (p + q) d and of q from (p + q)(1 − d), whose linear parts cancel: `p − (p + q) d = p (1 − d) − q d`.
fn shortfall(p: f64, q: f64, d: f64) -> Extended {
    let [p, q, d] = [p, q, d].map(Exact::from_f64);
    let complement = &Exact::from_f64(1.0) - &d;
    let difference = (&(&p * &complement) - &(&q * &d)).to_wide();
    let total = &p + &q;
    let real = deviance(&p, &(&total * &d), difference)?;
    let made = deviance(&q, &(&total * &complement), -difference)?;
    Some(real + made)
}

/// x ln(x/y) − x + y, of which the difference x − y is known.
fn deviance(x: &Exact, y: &Exact, difference: Wide) -> Extended {
    match (x.is_zero(), y.is_zero()) {
        (true, _) => Some(y.to_wide()),
        (false, true) => None,
        (false, false) => Some(Wide::kl_div_by_difference(x.to_wide(), y.to_wide(), difference)),
    }
}
