//! Divergences between a mixture of normal distributions and one of them, by quadrature.
//!
//! The logarithm of a mixture has singularities in the complex plane, where its components cancel, at a distance of πs²/d from the line for two of
//! one s and d apart. So panels are halved until a Gauss–Legendre rule of 24 nodes and two half as long agree to 2⁻⁵⁶ of the whole: the ellipses
//! about the halves are then such that *their* error is far below 2⁻⁸⁰ of it.

use super::likelihood::entry;
use crate::domain::{Pmf, finite, logits, positive, same_length};
use crate::error::{Error, Result};
use crate::family::panels::RULE;
use crate::wide::Wide;

/// How far, in standard deviations, densities are followed: e^(−16²/2) is 2⁻¹⁸⁴.
const REACH: i64 = 16;

/// Where panels end at first, in standard deviations from a component's mean.
const ENDS: [i64; 10] = [-REACH, -10, -6, -3, -1, 1, 3, 6, 10, REACH];

/// log₂ of how well a panel and its halves agree.
const AGREEMENT_LOG2: i64 = -56;

/// Halvings of a panel: at the distances that are let in, singularities are nearer than a panel's length by far fewer.
const DEPTH: u32 = 24;

/// The largest ratio of two standard deviations, and of a distance of means and the smaller of them.
const LARGEST_RATIO: i64 = 16;
const LARGEST_DISTANCE: i64 = 32;

/// A normal distribution.
#[derive(Clone, Copy)]
pub(super) struct Normal {
    pub(super) mean: Wide,
    pub(super) std: Wide,
}

impl Normal {
    pub(super) fn new(mean: f64, std: f64) -> Result<Self> {
        Ok(Self { mean: finite("mean", mean)?, std: positive("std", std)? })
    }
}

/// A mixture: shares that sum to one, and their distributions.
pub(super) struct Mixture(Vec<(Wide, Normal)>);

impl Mixture {
    pub(super) fn new(weights: &[f64], means: &[f64], stds: &[f64]) -> Result<Self> {
        same_length("means", means.len(), "weights", weights.len())?;
        same_length("stds", stds.len(), "weights", weights.len())?;
        let pmf = Pmf::new("weights", weights)?;
        logits("means", means)?;
        check_stds(stds)?;
        let normals = means.iter().zip(stds).map(|(&mean, &std)| Normal { mean: mean.into(), std: std.into() });
        Ok(Self(pmf.iter().map(|weight| weight / pmf.total()).zip(normals).collect()))
    }

    /// That the quadrature reaches all components from that distribution.
    pub(super) fn check_range(&self, from: &Normal) -> Result<()> {
        let ratio = Wide::from_integer(LARGEST_RATIO);
        for (index, (_, normal)) in self.0.iter().enumerate() {
            if normal.std > from.std * ratio || from.std > normal.std * ratio {
                let allowed = "within a factor of 16 of the other standard deviation";
                return Err(Error::OutOfRange { place: entry("stds", index), value: normal.std.to_f64(), allowed });
            }
            let distance = (normal.mean - from.mean).abs();
            if distance > from.std.min(normal.std) * Wide::from_integer(LARGEST_DISTANCE) {
                let allowed = "within 32 of the smaller standard deviation of the other mean";
                return Err(Error::OutOfRange { place: entry("means", index), value: normal.mean.to_f64(), allowed });
            }
        }
        Ok(())
    }

    /// The first component.
    pub(super) fn first(&self) -> Normal {
        self.0[0].1
    }

    fn components(&self) -> impl Iterator<Item = &(Wide, Normal)> {
        self.0.iter().filter(|(share, _)| !share.is_zero())
    }

    /// ln of the ratio of the mixture's density to that of `unit`, at its coordinate z.
    ///
    /// Of one component it is `ln(σ/s) + ½ (z − v)(z + v)`, v the component's own coordinate. Where all of these are small so is what they add up
    /// to, and it comes from e^δ − 1.
    fn ln_ratio(&self, unit: &Normal, z: Wide) -> Wide {
        let of = |normal: &Normal| {
            let v = (unit.mean - normal.mean + unit.std * z) / normal.std;
            Wide::ln_ratio(unit.std, normal.std) + ((z - v) * (z + v)).half()
        };
        let logs: Vec<(Wide, Wide)> = self.components().map(|(share, normal)| (*share, of(normal))).collect();
        let quarter = Wide::ONE.scale(-2);
        if logs.iter().all(|(_, delta)| delta.abs() < quarter) {
            return logs.iter().map(|&(share, delta)| share * delta.exp_m1()).sum::<Wide>().ln_1p();
        }
        let largest = logs.iter().map(|(_, delta)| *delta).fold(logs[0].1, Wide::max);
        let sum: Wide = logs.iter().map(|&(share, delta)| share * (delta - largest).exp()).sum();
        largest + sum.ln()
    }

    /// The mixture's score (ln q)′ and the derivative of that, at x.
    fn score(&self, unit: &Normal, z: Wide) -> [Wide; 2] {
        let x = unit.mean + unit.std * z;
        let terms: Vec<(Wide, Wide, Wide)> = self
            .components()
            .map(|(share, normal)| {
                let v = (normal.mean - x) / normal.std;
                (share.ln() - normal.std.ln() - v.square().half(), v / normal.std, Wide::ONE / normal.std.square())
            })
            .collect();
        let largest = terms.iter().map(|term| term.0).fold(terms[0].0, Wide::max);
        let sums = terms.iter().fold([Wide::ZERO; 4], |[total, first, square, precision], &(log, pull, rate)| {
            let weight = (log - largest).exp();
            [total + weight, first + weight * pull, square + weight * pull.square(), precision + weight * rate]
        });
        let [total, first, square, precision] = sums;
        let score = first / total;
        [score, (square - precision) / total - score.square()]
    }

    /// Where panels end at first, in the coordinate of `unit`.
    fn ends(&self, unit: &Normal) -> Vec<Wide> {
        let of = |normal: &Normal| {
            let (center, scale) = ((normal.mean - unit.mean) / unit.std, normal.std / unit.std);
            ENDS.map(|k| center + scale * Wide::from_integer(k))
        };
        let mut ends: Vec<Wide> = self.components().flat_map(|(_, normal)| of(normal)).chain(of(unit)).collect();
        ends.sort_by(|a, b| a.partial_cmp(b).unwrap_or(std::cmp::Ordering::Equal));
        ends
    }

    /// `∫ p ln(p/q) − p + q` with p the mixture and q the `unit`.
    pub(super) fn kl(&self, unit: &Normal) -> Wide {
        let integrand = |z: Wide| {
            let ln_ratio = self.ln_ratio(unit, z);
            // The density of the mixture may be far above that of the other: it is taken from the logarithms.
            let p = (ln_ratio - z.square().half()).exp() / Wide::pi().double().sqrt();
            [p * (-ln_ratio).exp_excess()]
        };
        integrate(&self.ends(unit), integrand)[0]
    }

    /// The same the other way about.
    pub(super) fn reverse_kl(&self, unit: &Normal) -> Wide {
        let integrand = |z: Wide| [z.normal_density() * self.ln_ratio(unit, z).exp_excess()];
        integrate(&self.ends(unit), integrand)[0]
    }

    /// The first and second derivatives of [`reverse_kl`](Self::reverse_kl) by the mean and the standard deviation of `unit`: `∂μ, ∂σ, ∂μ², ∂μ∂σ, ∂σ²`.
    ///
    /// It is −ln σ − E ln q(μ + σz), but for a constant.
    pub(super) fn reverse_kl_derivatives(&self, unit: &Normal) -> [Wide; 5] {
        let reach = Wide::from_integer(REACH);
        let ends: Vec<Wide> = self.ends(unit).into_iter().filter(|end| end.abs() <= reach).collect();
        let integrand = |z: Wide| {
            let density = z.normal_density();
            let [score, slope] = self.score(unit, z).map(|value| density * value);
            [score, z * score, slope, z * slope, z.square() * slope]
        };
        let [mean, spread, by_mean, by_both, by_std] = integrate(&ends, integrand);
        let rate = Wide::ONE / unit.std;
        [-mean, -(rate + spread), -by_mean, -by_both, rate.square() - by_std]
    }
}

fn check_stds(stds: &[f64]) -> Result<()> {
    let check = |(index, &std): (usize, &f64)| {
        let place = entry("stds", index);
        match std {
            _ if std.is_nan() => Err(Error::NotANumber { place }),
            _ if std.is_infinite() => Err(Error::Infinite { place, value: std }),
            _ if std < 0.0 => Err(Error::Negative { place, value: std }),
            _ if std == 0.0 => Err(Error::Zero { place }),
            _ => Ok(()),
        }
    };
    stds.iter().enumerate().try_for_each(check)
}

/// Integrals of several functions over the panels between ascending ends.
fn integrate<const N: usize>(ends: &[Wide], f: impl Fn(Wide) -> [Wide; N]) -> [Wide; N] {
    let panels: Vec<(Wide, Wide)> =
        ends.windows(2).filter(|pair| pair[0] < pair[1]).map(|pair| (pair[0], (pair[1] - pair[0]).half())).collect();
    let coarse: Vec<[Wide; N]> = panels.iter().map(|&(a, h)| panel(&f, a, h)).collect();
    let size = coarse.iter().fold([Wide::ZERO; N], |sum, part| add(sum, part.map(Wide::abs)));
    let tolerance = size.map(|size| size.scale(AGREEMENT_LOG2));
    let refined = panels.iter().zip(coarse).map(|(&(a, h), whole)| refine(&f, a, h, whole, &tolerance, DEPTH));
    refined.fold([Wide::ZERO; N], add)
}

/// The integrals over [a, a + 2h], of which `whole` is what one panel makes.
fn refine<const N: usize>(
    f: &impl Fn(Wide) -> [Wide; N],
    a: Wide,
    h: Wide,
    whole: [Wide; N],
    tolerance: &[Wide; N],
    depth: u32,
) -> [Wide; N] {
    let (half, middle) = (h.half(), a + h);
    let [left, right] = [a, middle].map(|a| panel(f, a, half));
    let sum = add(left, right);
    let agree = (0..N).all(|i| (sum[i] - whole[i]).abs() <= tolerance[i]);
    if agree || depth == 0 {
        return sum;
    }
    add(refine(f, a, half, left, tolerance, depth - 1), refine(f, middle, half, right, tolerance, depth - 1))
}

fn panel<const N: usize>(f: &impl Fn(Wide) -> [Wide; N], a: Wide, h: Wide) -> [Wide; N] {
    RULE.nodes(a, h).fold([Wide::ZERO; N], |sum, [x, weight]| add(sum, f(x).map(|value| weight * value)))
}

fn add<const N: usize>(a: [Wide; N], b: [Wide; N]) -> [Wide; N] {
    std::array::from_fn(|i| a[i] + b[i])
}

/// A mixture and a normal distribution within the reach of the quadrature.
fn pair(weights: &[f64], means: &[f64], stds: &[f64], mean: f64, std: f64) -> Result<(Mixture, Normal)> {
    let mixture = Mixture::new(weights, means, stds)?;
    let normal = Normal::new(mean, std)?;
    mixture.check_range(&normal)?;
    Ok((mixture, normal))
}

/// `KL(Σ w N(m, s) ‖ N(μ, σ))`, in nats, of a mixture of normal distributions from one of them; the weights are divided by their sum.
///
/// # Domain
/// A probability vector of weights, as many finite means and positive standard deviations, a finite mean and a positive standard deviation. For each
/// component, s/σ is from 1/16 to 16, and |m − μ| at most 32 times the smaller of s and σ: there the quadrature is known to reach.
///
/// # Errors
/// If the lengths differ, a number is outside its domain, or `means[i]` or `stds[i]` is out of reach.
///
/// # Accuracy
/// Within 0.51 ULP where the value is at least 2⁻⁸⁰.
pub fn kl_mixture_normal(weights: &[f64], means: &[f64], stds: &[f64], mean: f64, std: f64) -> Result<f64> {
    let (mixture, normal) = pair(weights, means, stds, mean, std)?;
    Ok(mixture.kl(&normal).to_f64())
}

/// `KL(N(μ, σ) ‖ Σ w N(m, s))`, in nats: what variational inference minimises, [`reverse_fit`](crate::learning::reverse_fit).
///
/// # Domain
/// As [`kl_mixture_normal`].
///
/// # Errors
/// As [`kl_mixture_normal`].
///
/// # Accuracy
/// Within 0.51 ULP where the value is at least 2⁻⁸⁰.
///
/// # Examples
/// ```
/// // One of two distant modes costs the other's weight, and hardly more.
/// let kl = kullback::learning::kl_normal_mixture(&[0.5, 0.5], &[-3.0, 3.0], &[1.0, 1.0], 3.0, 1.0)?;
/// assert!(kl < 2f64.ln() && kl > 0.689);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn kl_normal_mixture(weights: &[f64], means: &[f64], stds: &[f64], mean: f64, std: f64) -> Result<f64> {
    let (mixture, normal) = pair(weights, means, stds, mean, std)?;
    Ok(mixture.reverse_kl(&normal).to_f64())
}

/// The derivatives of [`kl_normal_mixture`] by μ and σ, `[∂μ, ∂σ, ∂μ², ∂μ∂σ, ∂σ²]`: with s = (ln q)′ the score of the mixture and z standard normal,
/// `−E s`, `−1/σ − E zs`, `−E s′`, `−E zs′` and `1/σ² − E z²s′`, all at μ + σz.
///
/// # Domain
/// As [`kl_mixture_normal`].
///
/// # Errors
/// As [`kl_mixture_normal`].
///
/// # Accuracy
/// Within 0.51 ULP where what is integrated does not cancel by more than 2¹⁵. A derivative vanishes at a fit, and some of them by symmetry: there the
/// error is 2⁻⁷⁵ of the integral of the absolute value.
pub fn kl_normal_mixture_derivatives(
    weights: &[f64],
    means: &[f64],
    stds: &[f64],
    mean: f64,
    std: f64,
) -> Result<[f64; 5]> {
    let (mixture, normal) = pair(weights, means, stds, mean, std)?;
    Ok(mixture.reverse_kl_derivatives(&normal).map(Wide::to_f64))
}
