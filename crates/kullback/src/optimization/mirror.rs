//! Mirror descent on the simplex with the negative entropy, and two other steps of a softmax policy.

use super::out_of_range;
use crate::domain::{Pmf, logits, masses, positive, same_length};
use crate::error::{Argument, Error, Place, Result};
use crate::wide::{Exact, Wide};

/// One step of mirror descent with the negative entropy: `p exp(−η g)/Σ p exp(−η g)`, also called exponentiated gradient and multiplicative
/// weights.
///
/// It is the x that minimises `η⟨g, x⟩ + KL(x‖p)`, and the step of natural gradient on the logits of p where g is the gradient in the
/// probabilities: what a softmax policy takes under natural policy gradient. (Where g′ is the gradient in the logits, which sums to zero, g is g′/p.) For the same step as a policy that rewards tilt, see
/// [`policy`](crate::policy).
///
/// # Domain
/// A probability vector p, as many finite numbers g, and a rate η > 0. An outcome without mass remains without; the sum of the result is one.
///
/// # Errors
/// If `p` is not a probability vector, `gradient` has a NaN or infinite entry, the lengths differ, or `eta` is NaN, infinite or not positive.
///
/// # Accuracy
/// Each entry within 0.51 ULP, whatever the range of the exponents.
///
/// # Examples
/// ```
/// use kullback::optimization::mirror_step;
/// let next = mirror_step(&[0.5, 0.5], &[1.0, 0.0], 3_f64.ln())?;
/// approx::assert_relative_eq!(next[0], 0.25, epsilon = 0.0, max_relative = 1e-15);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn mirror_step(p: &[f64], gradient: &[f64], eta: f64) -> Result<Vec<f64>> {
    same_length("gradient", gradient.len(), "p", p.len())?;
    Pmf::new("p", p)?;
    let gradient = logits("gradient", gradient)?;
    let eta = positive("eta", eta)?;
    let exponents: Vec<Option<Wide>> = relative_to_least(p, gradient).map(|g| g.map(|g| -(eta * g))).collect();
    Ok(rounded(&tilted(p, &exponents)))
}

/// The plays of multiplicative weights against a list of losses: row t is `p exp(−η Σ g)` normalised, the sum being over the first t rows of
/// losses. There is a row more than there are losses, and the first is p normalised.
///
/// # Domain
/// A probability vector p, at least one row of as many finite losses, and a rate η > 0.
///
/// # Errors
/// As [`mirror_step`]; and if there is no row of losses.
///
/// # Accuracy
/// Each entry within 0.51 ULP: the losses are added exactly, and no play is made from the rounded one before it.
pub fn mirror_path<R: AsRef<[f64]>>(p: &[f64], losses: &[R], eta: f64) -> Result<Vec<Vec<f64>>> {
    let eta = path_domain(p, losses, eta, |row| logits("losses", row).map(|_| ()))?;
    Ok(plays(p, losses, eta).iter().map(|play| rounded(play)).collect())
}

/// What multiplicative weights pay over all rounds: `Σ_t ⟨ℓ_t, p_t⟩`, p_t the rows of [`mirror_path`]. Less the total loss of the best entry,
/// it is the regret; and where the losses are at most one and p is uniform, that is at most [`hedge_bound`].
///
/// # Domain
/// A probability vector p, at least one row of as many losses that are not negative, and a rate η > 0.
///
/// # Errors
/// As [`mirror_path`]; and if a loss is negative.
///
/// # Accuracy
/// Within 0.51 ULP.
pub fn hedge_loss<R: AsRef<[f64]>>(p: &[f64], losses: &[R], eta: f64) -> Result<f64> {
    let eta = path_domain(p, losses, eta, |row| masses("losses", row))?;
    let paid = |(play, losses): (&Vec<Wide>, &R)| {
        play.iter().zip(losses.as_ref()).map(|(&p, &loss)| p * Wide::from_f64(loss)).sum::<Wide>()
    };
    Ok(plays(p, losses, eta).iter().zip(losses).map(paid).sum::<Wide>().to_f64())
}

/// The bound on the regret of multiplicative weights from a uniform start, for losses in [0, 1]: `ln n/η + ηT/8` (Hoeffding's lemma).
///
/// For losses in [−1, 1] it is `ln n/η + ηT/2`, the bound at n, 4T and η.
///
/// # Errors
/// If `actions` or `rounds` is zero, or `eta` is NaN, infinite or not positive.
///
/// # Accuracy
/// Within 0.51 ULP.
pub fn hedge_bound(actions: u64, rounds: u64, eta: f64) -> Result<f64> {
    let (actions, rounds, eta) = (count("actions", actions)?, count("rounds", rounds)?, positive("eta", eta)?);
    Ok((actions.ln() / eta + (eta * rounds).scale(-3)).to_f64())
}

/// The rate that makes [`hedge_bound`] least: `√(8 ln n/T)`. The bound is then `√(T ln n/2)`.
///
/// # Errors
/// If `actions` or `rounds` is zero.
///
/// # Accuracy
/// Within 0.51 ULP.
pub fn hedge_rate(actions: u64, rounds: u64) -> Result<f64> {
    Ok((count("actions", actions)?.ln().scale(3) / count("rounds", rounds)?).sqrt().to_f64())
}

/// One step of mirror descent on `KL(·‖q)`: `p^(1−η) q^η`, normalised. A point of the geodesic from p to q, at η = 1 q itself.
///
/// # Domain
/// Two probability vectors of one length that have an outcome in common, and a rate η > 0, which may be above one. Where either has no mass, the
/// result has none.
///
/// # Errors
/// As [`kl`](crate::kl); if the supports are disjoint; or if `eta` is NaN, infinite or not positive.
///
/// # Accuracy
/// Each entry within 0.51 ULP for rates up to 2⁴⁰.
///
/// # Examples
/// A step multiplies ln(p/q) by 1 − η, but for a constant: the rate of one ends at q, that of two goes as far beyond.
/// ```
/// use kullback::optimization::geometric_step;
/// let (p, q) = ([0.25, 0.75], [0.5, 0.5]);
/// assert_eq!(geometric_step(&p, &q, 1.0)?, q);
/// assert_eq!(geometric_step(&p, &q, 2.0)?, [0.75, 0.25]);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn geometric_step(p: &[f64], q: &[f64], eta: f64) -> Result<Vec<f64>> {
    same_length("q", q.len(), "p", p.len())?;
    Pmf::new("p", p)?;
    Pmf::new("q", q)?;
    let eta = positive("eta", eta)?;
    let exponent = |(&p, &q): (&f64, &f64)| {
        (p > 0.0 && q > 0.0).then(|| eta * Wide::ln_ratio(Wide::from_f64(q), Wide::from_f64(p)))
    };
    let mut exponents: Vec<Option<Wide>> = p.iter().zip(q).map(exponent).collect();
    let Some(largest) = exponents.iter().flatten().copied().max() else {
        return Err(Error::NoMass { argument: Argument::whole("q") });
    };
    exponents.iter_mut().flatten().for_each(|exponent| *exponent = *exponent - largest);
    Ok(rounded(&tilted(p, &exponents)))
}

/// One Euclidean gradient step on the logits of p, for the expected loss `⟨p, ℓ⟩`: `p exp(−η p (ℓ − ℓ̄))` normalised, with ℓ̄ = ⟨p, ℓ⟩. It is what
/// vanilla policy gradient does to a softmax policy; natural policy gradient is [`mirror_step`].
///
/// # Domain
/// As [`mirror_step`]; p and ℓ̄ are of p divided by its sum.
///
/// # Errors
/// As [`mirror_step`].
///
/// # Accuracy
/// Each entry within 0.51 ULP: the exponents are compared exactly.
pub fn policy_gradient_step(p: &[f64], losses: &[f64], eta: f64) -> Result<Vec<f64>> {
    same_length("losses", losses.len(), "p", p.len())?;
    let total = Pmf::new("p", p)?.total();
    logits("losses", losses)?;
    let eta = positive("eta", eta)?;
    let slopes: Vec<Option<Exact>> =
        p.iter().zip(advantages(p, losses)).map(|(&p, a)| (p > 0.0).then(|| &Exact::from_f64(p) * &a)).collect();
    let least = slopes.iter().flatten().min_by_key(|slope| slope.to_wide()).cloned().unwrap_or(Exact::ZERO);
    let scale = eta / total.square();
    let exponents: Vec<Option<Wide>> =
        slopes.iter().map(|slope| slope.as_ref().map(|slope| -(scale * (slope - &least).to_wide()))).collect();
    Ok(rounded(&tilted(p, &exponents)))
}

/// One step of the replicator dynamics, `p (1 − η (ℓ − ℓ̄))` with ℓ̄ = ⟨p, ℓ⟩: of the proximal step on the logits of p, which minimises
/// `η⟨∇ℓ̄, z⟩ + KL(p‖softmax(z))` over the logits z. To first order in η it is [`mirror_step`].
///
/// # Domain
/// As [`mirror_step`], of p divided by its sum, where `η (ℓ − ℓ̄) < 1` for every outcome with mass: beyond that the minimum is not attained.
///
/// # Errors
/// As [`mirror_step`]; and if `eta` is too large.
///
/// # Accuracy
/// Each entry within 0.51 ULP, also where nearly nothing is left of it.
pub fn replicator_step(p: &[f64], losses: &[f64], eta: f64) -> Result<Vec<f64>> {
    same_length("losses", losses.len(), "p", p.len())?;
    let total = Pmf::new("p", p)?.exact_total();
    logits("losses", losses)?;
    positive("eta", eta)?;
    let rate = Exact::from_f64(eta);
    let square = total.to_wide().square();
    let entry = |(&p, advantage): (&f64, Exact)| {
        let kept = (&total - &(&rate * &advantage)).to_wide();
        if p > 0.0 && kept <= Wide::ZERO {
            return Err(out_of_range("eta", eta, "below 1/(ℓ − ℓ̄) for the largest loss ℓ of an outcome with mass"));
        }
        Ok((Wide::from_f64(p) * kept / square).to_f64())
    };
    p.iter().zip(advantages(p, losses)).map(entry).collect()
}

/// `ℓ P − Σ p ℓ`, exactly: how much worse than the mean an outcome is, times the sum P of p.
fn advantages<'a>(p: &'a [f64], losses: &'a [f64]) -> impl Iterator<Item = Exact> + 'a {
    let total = Exact::sum_of(p.iter().copied());
    let mean: Exact = p.iter().zip(losses).map(|(&p, &loss)| &Exact::from_f64(p) * &Exact::from_f64(loss)).sum();
    losses.iter().map(move |&loss| &(&total * &Exact::from_f64(loss)) - &mean)
}

/// `gᵢ` less the least of the entries with mass; nothing for an entry without.
fn relative_to_least<'a>(p: &'a [f64], gradient: &'a [f64]) -> impl Iterator<Item = Option<Wide>> + 'a {
    let with_mass = p.iter().zip(gradient).filter(|(p, _)| **p > 0.0);
    let least = with_mass.map(|(_, &g)| g).fold(f64::INFINITY, f64::min);
    p.iter().zip(gradient).map(move |(&p, &g)| (p > 0.0).then(|| Wide::from_f64(g) - Wide::from_f64(least)))
}

/// The masses times the exponentials, divided by their sum; `None` is an exponent of −∞, and the largest of the others is zero.
fn tilted(masses: &[f64], exponents: &[Option<Wide>]) -> Vec<Wide> {
    let weight = |(&mass, exponent): (&f64, &Option<Wide>)| match exponent {
        Some(exponent) => Wide::from_f64(mass) * exponent.exp(),
        None => Wide::ZERO,
    };
    let weights: Vec<Wide> = masses.iter().zip(exponents).map(weight).collect();
    let total: Wide = weights.iter().copied().sum();
    weights.iter().map(|&weight| weight / total).collect()
}

/// The plays before rounding: the first from p, and one after each row of losses.
fn plays<R: AsRef<[f64]>>(p: &[f64], losses: &[R], eta: Wide) -> Vec<Vec<Wide>> {
    let mut totals = vec![Exact::ZERO; p.len()];
    let mut plays = vec![play(p, &totals, eta)];
    for row in losses {
        for (total, &loss) in totals.iter_mut().zip(row.as_ref()) {
            *total = &*total + &Exact::from_f64(loss);
        }
        plays.push(play(p, &totals, eta));
    }
    plays
}

fn play(p: &[f64], totals: &[Exact], eta: Wide) -> Vec<Wide> {
    let with_mass = || p.iter().zip(totals).map(|(&p, total)| (p > 0.0).then_some(total));
    let least = with_mass().flatten().min_by_key(|total| total.to_wide()).cloned().unwrap_or(Exact::ZERO);
    let exponents: Vec<Option<Wide>> =
        with_mass().map(|total| total.map(|total| -(eta * (total - &least).to_wide()))).collect();
    tilted(p, &exponents)
}

fn rounded(values: &[Wide]) -> Vec<f64> {
    values.iter().map(|value| value.to_f64()).collect()
}

/// The door of what takes a list of losses; each row passes `check`.
fn path_domain<R: AsRef<[f64]>>(p: &[f64], losses: &[R], eta: f64, check: fn(&[f64]) -> Result<()>) -> Result<Wide> {
    Pmf::new("p", p)?;
    if losses.is_empty() {
        return Err(Error::Empty { argument: Argument::whole("losses") });
    }
    for (index, row) in losses.iter().enumerate() {
        let of_row = |error: Error| error.of_row(|name| (name == "losses").then_some(index));
        same_length("losses", row.as_ref().len(), "p", p.len()).map_err(of_row)?;
        check(row.as_ref()).map_err(of_row)?;
    }
    positive("eta", eta)
}

/// A whole number above zero.
fn count(name: &'static str, value: u64) -> Result<Wide> {
    if value == 0 {
        return Err(Error::Zero { place: Place { argument: Argument::whole(name), index: None } });
    }
    Ok(Wide::new(false, u128::from(value), 0))
}
