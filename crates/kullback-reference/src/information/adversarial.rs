//! The value function of adversarial training, on a finite set.

use rug::Rational;

use crate::{
    Enclosure, OutOfDomain, domain,
    terms::{ln_ratio, rel_entr},
};

/// `Σ [p ln d + q ln(1 − d)]`, in nats.
///
/// Domain: `p` and `q` probability vectors of one length, `d` as many numbers from zero to one.
///
/// # Errors
///
/// [`OutOfDomain`] if `p` or `q` is no probability vector, an entry of `d` is outside the unit interval, or the lengths
/// differ.
pub fn gan_value(p: &[Rational], q: &[Rational], d: &[Rational], precision: u32) -> Result<Enclosure, OutOfDomain> {
    discriminated(p, q, d)?;
    let mut sum = Enclosure::zero(precision);
    for ((p, q), d) in p.iter().zip(q).zip(d) {
        sum += &weighted_ln(p, d, precision);
        sum += &weighted_ln(q, &Rational::from(1 - d), precision);
    }
    Ok(sum)
}

fn discriminated(p: &[Rational], q: &[Rational], d: &[Rational]) -> Result<(), OutOfDomain> {
    domain::pair(p, q)?;
    domain::same_length(("p", p.len()), ("d", d.len()))?;
    d.iter().enumerate().try_for_each(|(i, d)| domain::probability("d", d).map_err(|error| error.at(&[i])))
}

/// `w ln x`, zero at `w = 0`.
fn weighted_ln(w: &Rational, x: &Rational, precision: u32) -> Enclosure {
    if w.is_zero() {
        return Enclosure::zero(precision);
    }
    Enclosure::exact(w, precision) * ln_ratio(x, &Rational::from(1), precision)
}

/// `p/(p + q)`, and ½ where both are zero.
///
/// # Errors
///
/// [`OutOfDomain`] if `p` or `q` is no probability vector, or the lengths differ.
pub fn gan_optimal_discriminator(
    p: &[Rational],
    q: &[Rational],
    precision: u32,
) -> Result<Vec<Enclosure>, OutOfDomain> {
    domain::pair(p, q)?;
    Ok(best(p, q).iter().map(|d| Enclosure::exact(d, precision)).collect())
}

fn best(p: &[Rational], q: &[Rational]) -> Vec<Rational> {
    let share = |(p, q): (&Rational, &Rational)| {
        let total = Rational::from(p + q);
        if total.is_zero() { Rational::from((1, 2)) } else { p / total }
    };
    p.iter().zip(q).map(share).collect()
}

/// The value of the best discriminator, in nats.
///
/// # Errors
///
/// As [`gan_optimal_discriminator`].
pub fn gan_optimal_value(p: &[Rational], q: &[Rational], precision: u32) -> Result<Enclosure, OutOfDomain> {
    domain::pair(p, q)?;
    gan_value(p, q, &best(p, q), precision)
}

/// The value of the best discriminator less that of `d`, as `Σ [p ln(p/((p + q) d)) + q ln(q/((p + q)(1 − d)))]`, in nats.
///
/// # Errors
///
/// As [`gan_value`].
pub fn gan_deficit(p: &[Rational], q: &[Rational], d: &[Rational], precision: u32) -> Result<Enclosure, OutOfDomain> {
    discriminated(p, q, d)?;
    let mut sum = Enclosure::zero(precision);
    for ((p, q), d) in p.iter().zip(q).zip(d) {
        let total = Rational::from(p + q);
        let accepted = Rational::from(&total * d);
        sum += &rel_entr(p, &accepted, precision);
        sum += &rel_entr(q, &(total - accepted), precision);
    }
    Ok(sum)
}
