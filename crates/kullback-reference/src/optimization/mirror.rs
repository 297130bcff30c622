//! Mirror descent on the simplex with the negative entropy, and two other steps of a softmax policy.

use rug::Rational;

use super::{dot, enclosed, rows, sum};
use crate::{Enclosure, OutOfDomain, domain, terms::ln_ratio};

/// `p exp(−η g)/Σ p exp(−η g)`: the x that minimises `η⟨g, x⟩ + KL(x‖p)`.
///
/// # Errors
///
/// [`OutOfDomain`] if `p` is no probability vector, the lengths differ, or `eta` is not positive.
pub fn mirror_step(
    p: &[Rational],
    gradient: &[Rational],
    eta: &Rational,
    precision: u32,
) -> Result<Vec<Enclosure>, OutOfDomain> {
    domain::same_length(("p", p.len()), ("gradient", gradient.len()))?;
    domain::probability_vector("p", p)?;
    domain::positive("eta", eta)?;
    Ok(descended(p, gradient, eta, precision))
}

/// The plays of multiplicative weights: the first is p normalised, and each later one the mirror step from p along the sum of the losses so far.
///
/// # Errors
///
/// As [`mirror_step`]; and if there is no row.
pub fn mirror_path(
    p: &[Rational],
    losses: &[Vec<Rational>],
    eta: &Rational,
    precision: u32,
) -> Result<Vec<Vec<Enclosure>>, OutOfDomain> {
    domain::probability_vector("p", p)?;
    rows("losses", losses, ("p", p.len()), |_| Ok(()))?;
    domain::positive("eta", eta)?;
    let mut totals = vec![Rational::new(); p.len()];
    let mut plays = vec![descended(p, &totals, eta, precision)];
    for row in losses {
        for (total, loss) in totals.iter_mut().zip(row) {
            *total += loss;
        }
        plays.push(descended(p, &totals, eta, precision));
    }
    Ok(plays)
}

/// `Σ_t ⟨ℓ_t, p_t⟩` over the plays of multiplicative weights.
///
/// # Errors
///
/// As [`mirror_path`]; and if a loss is negative.
pub fn hedge_loss(
    p: &[Rational],
    losses: &[Vec<Rational>],
    eta: &Rational,
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    domain::probability_vector("p", p)?;
    rows("losses", losses, ("p", p.len()), |row| domain::non_negative_vector("losses", row))?;
    let plays = mirror_path(p, losses, eta, precision)?;
    let paid = plays.iter().zip(losses).flat_map(|(play, losses)| play.iter().zip(losses));
    let paid: Vec<Enclosure> = paid.map(|(p, loss)| p * Enclosure::exact(loss, precision)).collect();
    Ok(sum(&paid, precision))
}

/// `ln n/η + ηT/8`.
///
/// # Errors
///
/// [`OutOfDomain`] if an argument is not positive, or a count not whole.
pub fn hedge_bound(
    actions: &Rational,
    rounds: &Rational,
    eta: &Rational,
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    counts(actions, rounds)?;
    domain::positive("eta", eta)?;
    let regret = Enclosure::exact(&(Rational::from(eta * rounds) / 8), precision);
    Ok(ln_ratio(actions, &Rational::from(1), precision) / Enclosure::exact(eta, precision) + regret)
}

/// `√(8 ln n/T)`.
///
/// # Errors
///
/// [`OutOfDomain`] if an argument is not positive, or not whole.
pub fn hedge_rate(actions: &Rational, rounds: &Rational, precision: u32) -> Result<Enclosure, OutOfDomain> {
    counts(actions, rounds)?;
    let squared = ln_ratio(actions, &Rational::from(1), precision) * Enclosure::from_integer(8, precision);
    Ok((squared / Enclosure::exact(rounds, precision)).sqrt())
}

/// `p^(1−η) q^η`, normalised: a mirror step on `KL(·‖q)`, whose gradient is `ln(p/q)` and a constant.
///
/// # Errors
///
/// [`OutOfDomain`] if `p` or `q` is no probability vector, the lengths differ, no outcome is common to both, or `eta` is not positive.
pub fn geometric_step(
    p: &[Rational],
    q: &[Rational],
    eta: &Rational,
    precision: u32,
) -> Result<Vec<Enclosure>, OutOfDomain> {
    domain::same_length(("p", p.len()), ("q", q.len()))?;
    domain::probability_vector("p", p)?;
    domain::probability_vector("q", q)?;
    domain::positive("eta", eta)?;
    let eta = Enclosure::exact(eta, precision);
    let weight = |(p, q): (&Rational, &Rational)| {
        if p.is_zero() || q.is_zero() {
            return Enclosure::zero(precision);
        }
        Enclosure::exact(p, precision) * (&eta * ln_ratio(q, p, precision)).exp()
    };
    let weights: Vec<Enclosure> = p.iter().zip(q).map(weight).collect();
    if weights.iter().all(Enclosure::is_zero) {
        return Err(OutOfDomain::new("q", "has no mass where p has some"));
    }
    Ok(normalized(&weights, precision))
}

/// `exp(z − η ∇_z⟨softmax(z), ℓ⟩)` normalised, at `z = ln p`: the gradient is `p (ℓ − ⟨p, ℓ⟩)`.
///
/// # Errors
///
/// As [`mirror_step`].
pub fn policy_gradient_step(
    p: &[Rational],
    losses: &[Rational],
    eta: &Rational,
    precision: u32,
) -> Result<Vec<Enclosure>, OutOfDomain> {
    domain::same_length(("p", p.len()), ("losses", losses.len()))?;
    let policy = policy(p)?;
    domain::positive("eta", eta)?;
    let gradient: Vec<Rational> = gradient(&policy, losses);
    Ok(descended(&policy, &gradient, eta, precision))
}

/// The distribution `p − η ∇_z⟨softmax(z), ℓ⟩`: where `η⟨∇, z⟩ + KL(p‖softmax(z))` has the gradient zero.
///
/// # Errors
///
/// As [`mirror_step`]; and if an outcome with mass would be left with none.
pub fn replicator_step(
    p: &[Rational],
    losses: &[Rational],
    eta: &Rational,
    precision: u32,
) -> Result<Vec<Enclosure>, OutOfDomain> {
    domain::same_length(("p", p.len()), ("losses", losses.len()))?;
    let policy = policy(p)?;
    domain::positive("eta", eta)?;
    let gradient = gradient(&policy, losses);
    let next: Vec<Rational> = policy.iter().zip(gradient).map(|(p, slope)| p - slope * eta).collect();
    if policy.iter().zip(&next).any(|(p, next)| p.is_positive() && !next.is_positive()) {
        return Err(OutOfDomain::new("eta", "is so large that an outcome is left without mass"));
    }
    Ok(enclosed(next, precision))
}

/// p divided by its sum.
fn policy(p: &[Rational]) -> Result<Vec<Rational>, OutOfDomain> {
    let total = domain::probability_vector("p", p)?;
    Ok(p.iter().map(|p| Rational::from(p / &total)).collect())
}

/// The gradient of the expected loss in the logits.
fn gradient(p: &[Rational], losses: &[Rational]) -> Vec<Rational> {
    let mean = dot(p, losses);
    p.iter().zip(losses).map(|(p, loss)| Rational::from(loss - &mean) * p).collect()
}

/// `p exp(−η g)`, normalised. The exponents are relative to the largest of an outcome with mass, of which there is one.
fn descended(p: &[Rational], gradient: &[Rational], eta: &Rational, precision: u32) -> Vec<Enclosure> {
    let with_mass = p.iter().zip(gradient).filter(|(p, _)| p.is_positive());
    let least = with_mass.map(|(_, slope)| slope).min().cloned().unwrap_or_default();
    let weight = |(p, slope): (&Rational, &Rational)| {
        if p.is_zero() {
            return Enclosure::zero(precision);
        }
        Enclosure::exact(p, precision) * Enclosure::exact(&(Rational::from(&least - slope) * eta), precision).exp()
    };
    let weights: Vec<Enclosure> = p.iter().zip(gradient).map(weight).collect();
    normalized(&weights, precision)
}

fn normalized(weights: &[Enclosure], precision: u32) -> Vec<Enclosure> {
    let total = sum(weights, precision);
    weights.iter().map(|weight| weight / &total).collect()
}

fn counts(actions: &Rational, rounds: &Rational) -> Result<(), OutOfDomain> {
    for (name, count) in [("actions", actions), ("rounds", rounds)] {
        domain::positive(name, count)?;
        domain::count(name, count)?;
    }
    Ok(())
}
