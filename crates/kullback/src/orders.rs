//! The power divergences: Rényi, Tsallis, Amari's α and Cressie–Read.
//!
//! All of them are functions of `A = Σ p^α q^(1−α)` and `M = αΣp + (1−α)Σq`, which is one between distributions. Their
//! difference is a sum of terms of one sign, zero exactly when p = q: the weighted arithmetic–geometric gap, which
//! `term::power_gap` gives over α(1 − α), so that nothing is lost at α = 0 and 1 either.

use crate::divergence::{kl_wide, neg_ln_share};
use crate::domain::{Extended, Pair, finite, non_negative, order, round};
use crate::entropy::ln_sum_exp;
use crate::error::{Error, Result};
use crate::term::{Order, power_gap};
use crate::wide::{Exact, Wide};

/// `(M − A)/(α(1 − α))`, never negative.
fn gap_wide(masses: impl Iterator<Item = (Wide, Wide)>, order: Order) -> Extended {
    masses.map(|(p, q)| power_gap(p, q, order)).sum()
}

/// Amari's α-divergence `(M − A)/(α(1 − α))`, with Cichocki's sign of α, in nats; `KL(q‖p)` at α = 0 and `KL(p‖q)`
/// at α = 1, its limits. The textbook has one in the place of M.
///
/// # Domain
/// Probability vectors of one length and any finite order. `+∞` where `p > 0 = q` for α ≥ 1, where `q > 0 = p` for α ≤ 0,
/// and where the value exceeds the largest `f64`. Never negative; zero exactly when `p = q`.
///
/// # Errors
/// As [`kl`](crate::kl), and if `alpha` is NaN or infinite.
///
/// # Accuracy
/// Within 0.51 ULP, also for `p ≈ q` and for α within 1e-15 of zero or one.
pub fn alpha_divergence(p: &[f64], q: &[f64], alpha: f64) -> Result<f64> {
    let alpha = finite("alpha", alpha)?;
    Ok(round(gap_wide(Pair::new(p, q)?.iter(), Order::alpha(alpha))))
}

/// The Cressie–Read power divergence: [`alpha_divergence`] of order λ + 1; textbook, `Σ p[(p/q)^λ − 1]/(λ(λ + 1))`.
///
/// λ = 1 is ½ Pearson's χ², 0 is `KL(p‖q)`, −½ is four times the squared Hellinger distance, −1 is `KL(q‖p)`, −2 is ½ Neyman's χ².
///
/// # Domain
/// As [`alpha_divergence`]; λ + 1 is not rounded.
///
/// # Errors
/// As [`kl`](crate::kl), and if `lambda` is NaN or infinite.
///
/// # Accuracy
/// Within 0.51 ULP.
pub fn cressie_read(p: &[f64], q: &[f64], lambda: f64) -> Result<f64> {
    let lambda = finite("lambda", lambda)?;
    Ok(round(gap_wide(Pair::new(p, q)?.iter(), Order::lambda(lambda))))
}

/// The Tsallis divergence `(A − M)/(α − 1)`, in nats; `KL(p‖q)` at α = 1, its limit. The textbook has one in the place
/// of M.
///
/// # Domain
/// Probability vectors of one length and a finite order `α ≥ 0`. `+∞` where `p > 0 = q` for α ≥ 1, and where the value exceeds
/// the largest `f64`. At α = 0 it is the mass of q outside the support of p.
///
/// # Errors
/// As [`kl`](crate::kl), and if `alpha` is NaN, infinite or negative.
///
/// # Accuracy
/// Within 0.51 ULP, also for `p ≈ q` and for α within 1e-15 of one.
pub fn tsallis(p: &[f64], q: &[f64], alpha: f64) -> Result<f64> {
    let alpha = non_negative("alpha", alpha)?;
    let pair = Pair::new(p, q)?;
    if alpha.is_zero() {
        return Ok(common_gap(pair.iter(), Order::alpha(alpha)).to_f64());
    }
    Ok(round(gap_wide(pair.iter(), Order::alpha(alpha)).map(|gap| alpha * gap)))
}

/// The outcomes that both distributions have.
pub(crate) fn common_support(
    masses: impl Iterator<Item = (Wide, Wide)> + Clone,
) -> impl Iterator<Item = (Wide, Wide)> + Clone {
    masses.filter(|(p, q)| !p.is_zero() && !q.is_zero())
}

/// Rényi's divergence of order α, `ln(A/M)/(α − 1)`, in nats; textbook, `ln Σ p^α q^(1−α) / (α − 1)`.
///
/// The orders 0, 1 and ∞ are the limits: `−ln(Σ_{p>0} q / Σq)`, `KL(p‖q)/Σp`, and `max ln(p/q)`.
///
/// # Domain
/// Probability vectors of one length and an order `0 ≤ α ≤ ∞`. `+∞` where `p > 0 = q` for α ≥ 1, and on disjoint supports.
/// Never negative; zero at `p = q`.
///
/// # Errors
/// As [`kl`](crate::kl), and if `alpha` is NaN or negative. If `Σp < Σq`, orders beyond `Σq/(Σq − Σp)`, which is 5e8
/// at least, have no value, since M is not positive there; nor has ∞ where every `p < q`: [`Error::Order`].
///
/// # Accuracy
/// Within 0.51 ULP, also for `p ≈ q` and for α within 1e-15 of zero or one.
///
/// # Examples
/// ```
/// let (p, q) = ([0.8, 0.2], [0.5, 0.5]);
/// let chi_squared = kullback::chi_squared(&p, &q)?;
/// approx::assert_relative_eq!(kullback::renyi(&p, &q, 2.0)?, chi_squared.ln_1p(), epsilon = 0.0, max_relative = 1e-15);
/// approx::assert_relative_eq!(kullback::renyi(&p, &q, f64::INFINITY)?, 1.6f64.ln(), epsilon = 0.0, max_relative = 1e-15);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn renyi(p: &[f64], q: &[f64], alpha: f64) -> Result<f64> {
    let finite_order = order("alpha", alpha)?;
    let pair = Pair::new(p, q)?;
    let no_value = || {
        let deficit = &pair.q.exact_total() - &pair.p.exact_total();
        Error::Order { alpha, deficit: deficit.to_wide().to_f64() }
    };
    let Some(order) = finite_order.map(Order::alpha) else {
        let divergence = renyi_infinite(pair);
        return if divergence.is_some_and(Wide::is_negative) { Err(no_value()) } else { Ok(round(divergence)) };
    };
    if order.complement.is_zero() {
        return Ok(round(kl_wide(pair).map(|kl| kl / pair.p.total())));
    }
    let mean = weighted_mean(pair, order.alpha);
    if mean <= Wide::ZERO {
        return Err(no_value());
    }
    Ok(round(renyi_wide(pair.iter(), order, mean)))
}

/// `ln(A/M)/(α − 1)` for a finite order other than one, and a positive M.
pub(crate) fn renyi_wide(masses: impl Iterator<Item = (Wide, Wide)> + Clone, order: Order, mean: Wide) -> Extended {
    if order.complement.is_negative() {
        renyi_above_one(masses, order, mean)
    } else {
        neg_ln_affinity(masses, order, mean).map(|value| value / order.complement)
    }
}

/// `M = αΣp + (1 − α)Σq`, from the exact sums: orders of 1e308 amplify a difference that 128 bits do not show.
pub(crate) fn weighted_mean(pair: Pair<'_>, alpha: Wide) -> Wide {
    let (p_total, q_total) = (pair.p.exact_total(), pair.q.exact_total());
    (&q_total + &(&Exact::from_wide(alpha) * &(&p_total - &q_total))).to_wide()
}

/// `max ln(p/q)` over the support of p.
fn renyi_infinite(pair: Pair<'_>) -> Extended {
    let mut supported = pair.iter().filter(|(p, _)| !p.is_zero());
    let ratio = |(p, q): (Wide, Wide)| if q.is_zero() { None } else { Some(p / q) };
    let largest = supported.try_fold(Wide::ZERO, |largest, masses| Some(largest.max(ratio(masses)?)))?;
    Some(largest.ln())
}

/// `−ln(A/M)` for 0 ≤ α ≤ 1, where at the ends A is taken over the common support, as its limit is.
pub(crate) fn neg_ln_affinity(
    masses: impl Iterator<Item = (Wide, Wide)> + Clone,
    order: Order,
    mean: Wide,
) -> Extended {
    neg_ln_share(mean, common_gap(masses.clone(), order), || affinity(masses, order))
}

/// `M − A` for 0 ≤ α ≤ 1, where at the ends A is still taken over the common support, as its limit is.
pub(crate) fn common_gap(masses: impl Iterator<Item = (Wide, Wide)>, order: Order) -> Wide {
    let Order { alpha, complement } = order;
    let gap = |(p, q): (Wide, Wide)| match power_gap(p, q, order) {
        Some(gap) if !p.is_zero() && !q.is_zero() => alpha * complement * gap,
        _ => alpha * p + complement * q,
    };
    masses.map(gap).sum()
}

/// `A = Σ p^α q^(1−α)` over the common support.
fn affinity(masses: impl Iterator<Item = (Wide, Wide)> + Clone, order: Order) -> Wide {
    common_support(masses).map(|(p, q)| q * (order.alpha * Wide::ln_ratio(p, q)).exp()).sum()
}

/// `ln(A/M)/(α − 1)` for α > 1.
fn renyi_above_one(masses: impl Iterator<Item = (Wide, Wide)> + Clone, order: Order, mean: Wide) -> Extended {
    let excess = -order.complement;
    // Exponents beyond this are left to logarithms: eᵗ loses as many bits as t has.
    let manageable = Wide::from_integer(1 << 16);
    let exponent = |(p, q)| excess * Wide::ln_ratio(p, q);
    if masses.clone().any(|(p, q)| !p.is_zero() && q.is_zero()) {
        None
    } else if common_support(masses.clone()).all(|masses| exponent(masses) < manageable) {
        let gap = gap_wide(masses, order)?;
        Some((order.alpha * excess * gap / mean).ln_1p() / excess)
    } else {
        let powers = common_support(masses).map(|(p, q)| exponent((p, q)) + p.ln());
        Some((ln_sum_exp(powers) - mean.ln()) / excess)
    }
}
