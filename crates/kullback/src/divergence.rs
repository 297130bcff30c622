//! Divergences between two probability vectors, as sums of non-negative terms.
//!
//! An f-divergence is evaluated with its generator normalised to f(1) = f′(1) = 0. Then `D = Σ q f(p/q)` has no
//! cancellation: it is never negative, zero exactly at p = q, and as accurate for p ≈ q as anywhere.

use crate::domain::{Extended, Pair, mass_pairs, mixture, round};
use crate::error::Result;
use crate::kernel::{self, Js, KlDiv, RelEntr, Vectors};
use crate::term;
use crate::wide::{Exact, Wide};

/// The Kullback–Leibler divergence `Σ [p ln(p/q) − p + q]`, in nats.
///
/// When both vectors sum to one this is `Σ p ln(p/q)`; when they do so only to within rounding, it is the form
/// whose *relative* accuracy survives `p → q`. The plain sum of the numbers as given is [`rel_entr_sum`].
///
/// # Domain
/// Probability vectors of one length. `0 ln 0 = 0`; `+∞` where `p > 0 = q`. Never negative; zero exactly when `p = q`.
///
/// # Errors
/// If a vector is empty, has a NaN, infinite or negative entry, or a sum further than 1e-9 from one, or if the lengths differ.
///
/// # Accuracy
/// Correctly rounded on the whole domain, including subnormal masses and `p ≈ q`: see [`kernel`].
///
/// # Examples
/// ```
/// let nature = [0.5, 0.3, 0.2];
/// let forecast = [0.7, 0.2, 0.1];
/// approx::assert_relative_eq!(kullback::kl(&nature, &forecast)?, 0.0920328502338319, epsilon = 0.0, max_relative = 1e-15);
///
/// // A relative perturbation of 1e-9: the textbook sum is wrong in every digit, and may be negative.
/// let (p, q) = ([0.3, 0.7], [0.3 + 1e-9, 0.7 - 1e-9]);
/// approx::assert_relative_eq!(kullback::kl(&p, &q)?, 2.38e-18, epsilon = 0.0, max_relative = 1e-3);
///
/// // What is outside the domain is refused, with its place.
/// let error = kullback::kl(&[0.5, 0.5], &[1.5, -0.5]).unwrap_err();
/// assert_eq!(error.to_string(), "q[1] is negative: -0.5");
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn kl(p: &[f64], q: &[f64]) -> Result<f64> {
    kernel::sum::<KlDiv>(Vectors::Distributions, p, q, || Pair::new(p, q).map(drop))
}

/// [`kl`], before rounding.
pub(crate) fn kl_wide(pair: Pair<'_>) -> Extended {
    pair.iter().map(|(p, q)| term::kl_div(p, q)).sum()
}

/// The plain sum `Σ p ln(p/q)` of the numbers as given, in nats.
///
/// Unlike [`kl`] it takes any masses, and has whatever sign their sums give it: for `Σp < Σq` it may be negative.
///
/// # Domain
/// Finite non-negative vectors of one length. `0 ln 0 = 0`; `+∞` where `p > 0 = q`; `±∞` where the value is outside the range of
/// `f64`.
///
/// # Errors
/// If a vector is empty or has a NaN, infinite or negative entry, or if the lengths differ.
///
/// # Accuracy
/// Correctly rounded as long as the terms cancel by less than 2⁶⁰, that is `|result| ≥ 2⁻⁶⁰ Σ |p ln(p/q)|`: see [`kernel`].
pub fn rel_entr_sum(p: &[f64], q: &[f64]) -> Result<f64> {
    kernel::sum::<RelEntr>(Vectors::Masses, p, q, || mass_pairs(p, q))
}

/// The Jeffreys divergence `Σ (p − q) ln(p/q) = KL(p‖q) + KL(q‖p)`, in nats, without a factor ½.
///
/// # Domain
/// Probability vectors of one length. `+∞` where exactly one of `p`, `q` is zero. Zero exactly when `p = q`.
///
/// # Errors
/// As [`kl`].
///
/// # Accuracy
/// Within 0.51 ULP.
pub fn jeffreys(p: &[f64], q: &[f64]) -> Result<f64> {
    Ok(round(Pair::new(p, q)?.iter().map(|(p, q)| term::jeffreys(p, q)).sum()))
}

/// The Jensen–Shannon divergence `½ KL(p‖m) + ½ KL(q‖m)`, `m = ½ (p + q)`, in nats: at most ln 2 between distributions.
///
/// This is the divergence; its square root, the metric, is [`js_distance`].
///
/// # Domain
/// Probability vectors of one length; always finite. Zero exactly when `p = q`.
///
/// # Errors
/// As [`kl`].
///
/// # Accuracy
/// Within 0.51 ULP.
pub fn js(p: &[f64], q: &[f64]) -> Result<f64> {
    match kernel::correctly_rounded::<Js, false>(Vectors::Distributions, p, q) {
        Some(value) => Ok(value),
        None => Ok(round(js_wide(Pair::new(p, q)?))),
    }
}

pub(crate) fn js_wide(pair: Pair<'_>) -> Extended {
    pair.iter().map(|(p, q)| term::js(p, q)).sum()
}

/// The Jensen–Shannon distance `√js`, a metric (Endres and Schindelin 2003).
///
/// # Domain
/// As [`js`].
///
/// # Errors
/// As [`kl`].
///
/// # Accuracy
/// Within 0.51 ULP.
pub fn js_distance(p: &[f64], q: &[f64]) -> Result<f64> {
    match kernel::correctly_rounded::<Js, true>(Vectors::Distributions, p, q) {
        Some(value) => Ok(value),
        None => Ok(round(js_wide(Pair::new(p, q)?).map(Wide::sqrt))),
    }
}

/// The Jensen–Shannon divergence of several distributions, the rows of `ps`, with weights `w`:
/// `Σ wᵢ KL(pᵢ‖m)`, `m = Σ wᵢ pᵢ`, in nats. It is `H(m) − Σ wᵢ H(pᵢ)` when the weights sum to one, and the mutual information of
/// the row's index and the outcome.
///
/// # Domain
/// Probability vectors of one length in the rows, and a probability vector of weights, one a row.
///
/// # Errors
/// If `ps` has no rows, its rows differ in length, a row or `w` is not a probability vector, or there is not one weight a row.
///
/// # Accuracy
/// Within 0.51 ULP, however small the value is.
pub fn js_weighted<R: AsRef<[f64]>>(ps: &[R], w: &[f64]) -> Result<f64> {
    let rows = mixture(ps, w)?;
    let column_divergence = |column: usize| {
        // The weights and the masses of one outcome; a row without weight takes no part.
        let masses = rows.clone().map(|(row, weight)| (weight, row[column])).filter(|&(weight, _)| weight > 0.0);
        let mean: Exact = masses.clone().map(|(weight, mass)| &Exact::from_f64(weight) * &Exact::from_f64(mass)).sum();
        masses
            .map(|(weight, mass)| Some(Wide::from_f64(weight) * term::kl_div_exact(&Exact::from_f64(mass), &mean)?))
            .sum::<Extended>()
    };
    Ok(round((0..ps[0].as_ref().len()).map(column_divergence).sum()))
}

/// The total variation distance `½ Σ |p − q|`: the largest difference in the probability of any event.
///
/// # Domain
/// Probability vectors of one length.
///
/// # Errors
/// As [`kl`].
///
/// # Accuracy
/// Within 0.51 ULP.
pub fn total_variation(p: &[f64], q: &[f64]) -> Result<f64> {
    Ok(total_variation_wide(Pair::new(p, q)?).to_f64())
}

pub(crate) fn total_variation_wide(pair: Pair<'_>) -> Wide {
    pair.iter().map(|(p, q)| term::total_variation(p, q)).sum()
}

/// The squared Hellinger distance `½ Σ (√p − √q)²`, with the factor ½: at most one between distributions.
///
/// # Domain
/// Probability vectors of one length. Zero exactly when `p = q`.
///
/// # Errors
/// As [`kl`].
///
/// # Accuracy
/// Within 0.51 ULP. The familiar `1 − Σ √(pq)` cancels for `p ≈ q`; this does not.
pub fn squared_hellinger(p: &[f64], q: &[f64]) -> Result<f64> {
    Ok(squared_hellinger_wide(Pair::new(p, q)?).to_f64())
}

pub(crate) fn squared_hellinger_wide(pair: Pair<'_>) -> Wide {
    pair.iter().map(|(p, q)| term::squared_hellinger(p, q)).sum()
}

/// The Hellinger distance `√(½ Σ (√p − √q)²)`, a metric.
///
/// # Domain
/// As [`squared_hellinger`].
///
/// # Errors
/// As [`kl`].
///
/// # Accuracy
/// Within 0.51 ULP.
pub fn hellinger(p: &[f64], q: &[f64]) -> Result<f64> {
    Ok(squared_hellinger_wide(Pair::new(p, q)?).sqrt().to_f64())
}

/// The Bhattacharyya coefficient `Σ √(pq)` of the numbers as given: one at `p = q`, zero on disjoint supports.
///
/// # Domain
/// Probability vectors of one length.
///
/// # Errors
/// As [`kl`].
///
/// # Accuracy
/// Within 0.51 ULP.
pub fn bhattacharyya_coefficient(p: &[f64], q: &[f64]) -> Result<f64> {
    Ok(coefficient_wide(Pair::new(p, q)?).to_f64())
}

fn coefficient_wide(pair: Pair<'_>) -> Wide {
    pair.iter().map(|(p, q)| (p * q).sqrt()).sum()
}

/// The Bhattacharyya distance `−ln(Σ √(pq) / ½(Σp + Σq))`, in nats.
///
/// # Domain
/// Probability vectors of one length. `+∞` on disjoint supports; never negative; zero exactly when `p = q`.
///
/// # Errors
/// As [`kl`].
///
/// # Accuracy
/// Within 0.51 ULP.
pub fn bhattacharyya_distance(p: &[f64], q: &[f64]) -> Result<f64> {
    Ok(round(bhattacharyya_distance_wide(Pair::new(p, q)?)))
}

pub(crate) fn bhattacharyya_distance_wide(pair: Pair<'_>) -> Extended {
    let mean = (pair.p.total() + pair.q.total()).half();
    neg_ln_share(mean, squared_hellinger_wide(pair), || coefficient_wide(pair))
}

/// `−ln((whole − gap)/whole)`: from the gap where it is small, and from the rest, `whole − gap`, where it is not.
///
/// At a gap of half the whole, `ln(1 − ½)` is well conditioned in both.
pub(crate) fn neg_ln_share(whole: Wide, gap: Wide, rest: impl FnOnce() -> Wide) -> Extended {
    if gap <= whole.half() {
        return Some(-(-(gap / whole)).ln_1p());
    }
    let rest = rest();
    (!rest.is_zero()).then(|| Wide::ln_ratio(whole, rest))
}

/// Pearson's χ² divergence `Σ (p − q)²/q`.
///
/// # Domain
/// Probability vectors of one length. `+∞` where `p > 0 = q`, and where the value exceeds the largest `f64`.
///
/// # Errors
/// As [`kl`].
///
/// # Accuracy
/// Within 0.51 ULP.
pub fn chi_squared(p: &[f64], q: &[f64]) -> Result<f64> {
    Ok(round(chi_squared_wide(Pair::new(p, q)?)))
}

pub(crate) fn chi_squared_wide(pair: Pair<'_>) -> Extended {
    pair.iter().map(|(p, q)| term::chi_squared(p, q)).sum()
}

/// Neyman's χ² divergence `Σ (p − q)²/p`: Pearson's with the arguments exchanged.
///
/// # Domain
/// Probability vectors of one length. `+∞` where `q > 0 = p`, and where the value exceeds the largest `f64`.
///
/// # Errors
/// As [`kl`].
///
/// # Accuracy
/// Within 0.51 ULP.
pub fn neyman_chi_squared(p: &[f64], q: &[f64]) -> Result<f64> {
    Ok(round(Pair::new(p, q)?.iter().map(|(p, q)| term::chi_squared(q, p)).sum()))
}

/// The Le Cam (triangular) divergence `½ Σ (p − q)²/(p + q)`, with the factor ½: at most one.
///
/// # Domain
/// Probability vectors of one length; a pair of zeros contributes nothing.
///
/// # Errors
/// As [`kl`].
///
/// # Accuracy
/// Within 0.51 ULP.
pub fn le_cam(p: &[f64], q: &[f64]) -> Result<f64> {
    Ok(Pair::new(p, q)?.iter().map(|(p, q)| term::le_cam(p, q)).sum::<Wide>().to_f64())
}
