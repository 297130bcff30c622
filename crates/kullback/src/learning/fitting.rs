//! Projections onto normal and onto uniform distributions, in both directions.

use super::likelihood::exact_sum;
use super::mixture::{Mixture, Normal};
use crate::domain::Pmf;
use crate::error::Result;
use crate::wide::{Exact, Wide};

/// A normal distribution, and the divergence that is left.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NormalFit {
    /// The mean μ.
    pub mean: f64,
    /// The standard deviation σ.
    pub std: f64,
    /// The divergence, in nats.
    pub kl: f64,
}

/// A uniform distribution on the likeliest outcomes, and the divergence that is left.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct UniformFit {
    /// How many outcomes it is on: so many of the largest probabilities.
    pub size: usize,
    /// The divergence, in nats.
    pub kl: f64,
}

/// The mean and the standard deviation of a mixture of normal distributions, `Σ w m` and `√(Σ w (s² + (m − Σ w m)²))`, the weights divided by their
/// sum. The normal distribution N\* that has them is nearest to the mixture in the sense of `KL(mixture ‖ N)`: for any other,
/// `KL(mixture ‖ N) = KL(mixture ‖ N*) + KL(N* ‖ N)`.
///
/// # Domain
/// A probability vector of weights, and as many finite means and positive standard deviations.
///
/// # Errors
/// If the lengths differ, `weights` is not a probability vector, a mean is not finite, or a standard deviation not positive and finite.
///
/// # Accuracy
/// Each within 0.51 ULP, whatever cancels: the sums are exact.
///
/// # Examples
/// ```
/// let [mean, std] = kullback::learning::moment_matching(&[0.5, 0.5], &[-3.0, 3.0], &[1.0, 1.0])?;
/// assert_eq!([mean, std], [0.0, 10f64.sqrt()]);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn moment_matching(weights: &[f64], means: &[f64], stds: &[f64]) -> Result<[f64; 2]> {
    Mixture::new(weights, means, stds)?;
    let matched = matched(weights, means, stds);
    Ok([matched.mean.to_f64(), matched.std.to_f64()])
}

/// The moments of a mixture that has been through the door.
fn matched(weights: &[f64], means: &[f64], stds: &[f64]) -> Normal {
    let weighted = || weights.iter().zip(means);
    let total = exact_sum(weights.iter().copied());
    let sum: Exact = weighted().map(|(&weight, &mean)| &Exact::from_f64(weight) * &Exact::from_f64(mean)).sum();
    let divisor = total.to_wide();
    let term = |((&weight, &mean), &std): ((&f64, &f64), &f64)| {
        let deviation = (&(&Exact::from_f64(mean) * &total) - &sum).to_wide() / divisor;
        Wide::from_f64(weight) * (Wide::from_f64(std).square() + deviation.square())
    };
    let squares: Wide = weighted().zip(stds).map(term).sum();
    Normal { mean: sum.to_wide() / divisor, std: (squares / divisor).sqrt() }
}

/// The normal distribution nearest to a mixture in the sense of the forward divergence `KL(mixture ‖ N)`: [`moment_matching`], and what is left.
///
/// # Domain
/// As [`moment_matching`], and for each component s is within a factor of 16 of the first one's, and m within 32 times the smaller of the two from the
/// first one's.
///
/// # Errors
/// As [`moment_matching`], and if `means[i]` or `stds[i]` is out of reach.
///
/// # Accuracy
/// Each within 0.51 ULP where the divergence is at least 2⁻⁸⁰.
pub fn forward_fit(weights: &[f64], means: &[f64], stds: &[f64]) -> Result<NormalFit> {
    let mixture = Mixture::new(weights, means, stds)?;
    mixture.check_range(&mixture.first())?;
    let normal = matched(weights, means, stds);
    let kl = mixture.kl(&normal);
    Ok(NormalFit { mean: normal.mean.to_f64(), std: normal.std.to_f64(), kl: kl.to_f64() })
}

/// A normal distribution to which no neighbour is preferable in the sense of the reverse divergence `KL(N ‖ mixture)`: the local minimum that descent
/// by Newton's method leads to from N(`mean`, `std`).
///
/// There may be several: about each of two distant modes is one. Which of them a start between two leads to is a matter of the method, that it is one
/// is not. A start on the ridge between two leads to that of the larger mean.
///
/// # Domain
/// As [`forward_fit`], and the start is as near to each component as these are to the first.
///
/// # Errors
/// As [`forward_fit`], and if `mean` is not finite or `std` not positive.
///
/// # Accuracy
/// Each within 0.51 ULP where the smaller eigenvalue of the second derivatives is above 2⁻¹⁰ σ⁻² and the mean above 2⁻¹⁰ of the standard deviation. A
/// mean that is zero by symmetry comes out below 2⁻⁵⁵ of the standard deviation.
///
/// # Examples
/// ```
/// let fit = kullback::learning::reverse_fit(&[0.5, 0.5], &[-3.0, 3.0], &[1.0, 1.0], 2.0, 1.5)?;
/// assert!((fit.mean - 3.0).abs() < 0.02 && (fit.std - 1.0).abs() < 0.03 && fit.kl < 2f64.ln());
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn reverse_fit(weights: &[f64], means: &[f64], stds: &[f64], mean: f64, std: f64) -> Result<NormalFit> {
    let mixture = Mixture::new(weights, means, stds)?;
    let start = Normal::new(mean, std)?;
    mixture.check_range(&mixture.first())?;
    mixture.check_range(&start)?;
    let normal = descend(&mixture, start);
    let kl = mixture.reverse_kl(&normal);
    Ok(NormalFit { mean: normal.mean.to_f64(), std: normal.std.to_f64(), kl: kl.to_f64() })
}

/// Steps of Newton's method; a dozen are the rule.
const STEPS: u32 = 200;

/// log₂ of a step, in units of σ, that is the last one: the next one would be its square.
const SETTLED_LOG2: i64 = -36;

/// Newton's method on the derivatives, damped: a step must not be longer than σ/2, and where the second derivatives are not positive definite they are
/// made so.
fn descend(mixture: &Mixture, mut at: Normal) -> Normal {
    for _ in 0..STEPS {
        let [by_mean, by_std, a, b, c] = mixture.reverse_kl_derivatives(&at);
        let floor = (Wide::ONE / at.std.square()).scale(-6);
        let spread = (a - c).half().square() + b.square();
        let least = (a + c).half() - spread.sqrt();
        let shift = if least >= floor { Wide::ZERO } else { floor - least };
        let (a, c) = (a + shift, c + shift);
        let determinant = a * c - b.square();
        let mut step = [-(c * by_mean - b * by_std) / determinant, -(a * by_std - b * by_mean) / determinant];
        let length = step[0].abs().max(step[1].abs());
        let longest = at.std.half();
        if length > longest {
            step = step.map(|part| part * longest / length);
        }
        let is_settled = length <= at.std.scale(SETTLED_LOG2);
        if is_settled && !shift.is_zero() && least.is_negative() {
            // A saddle, which only a start on the ridge leads to.
            step[0] = at.std.scale(-3);
        }
        at = Normal { mean: at.mean + step[0], std: at.std + step[1] };
        if is_settled && !least.is_negative() {
            break;
        }
    }
    at
}

/// The uniform distribution nearest to p in the sense of the forward divergence `KL(p ‖ q)`: that on the support of p, as any other is at `+∞` or wider
/// for nothing. With k outcomes in the support it is `ln k − H(p)`; p is divided by its sum.
///
/// # Domain
/// A probability vector.
///
/// # Errors
/// If `p` is not a probability vector.
///
/// # Accuracy
/// Within 0.51 ULP, also for p near a uniform distribution.
pub fn uniform_forward_projection(p: &[f64]) -> Result<UniformFit> {
    let sorted = Sorted::new(p)?;
    let size = sorted.masses.len();
    let kl = sorted.forward();
    Ok(UniformFit { size, kl: kl.to_f64() })
}

/// The uniform distribution nearest to p in the sense of the reverse divergence `KL(q ‖ p)`: that on the k likeliest outcomes, with the k for which
/// `−ln k − (1/k) Σ ln p` over them is least; the least such k, if there are several. p is divided by its sum.
///
/// # Domain
/// A probability vector.
///
/// # Errors
/// If `p` is not a probability vector.
///
/// # Accuracy
/// Within 0.51 ULP, also for p near a uniform distribution. Two k whose divergences agree to 2⁻¹⁰⁰ are taken to be as good as one another.
///
/// # Examples
/// ```
/// let fit = kullback::learning::uniform_reverse_projection(&[0.9, 0.1])?;
/// assert_eq!(fit.size, 1); // sure of the first: KL = ln(1/0.9)
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn uniform_reverse_projection(p: &[f64]) -> Result<UniformFit> {
    let sorted = Sorted::new(p)?;
    let size = sorted.best_size();
    Ok(UniformFit { size, kl: sorted.reverse(size).to_f64() })
}

/// Positive masses, the largest first, and their sum.
struct Sorted {
    masses: Vec<f64>,
    total: Exact,
}

impl Sorted {
    fn new(p: &[f64]) -> Result<Self> {
        let total = Pmf::new("p", p)?.exact_total();
        let mut masses: Vec<f64> = p.iter().copied().filter(|&mass| mass > 0.0).collect();
        masses.sort_by(|a, b| b.total_cmp(a));
        Ok(Self { masses, total })
    }

    /// p/P, 1/k and p/P − 1/k, all times kP: the last is exact.
    fn compared(&self, mass: f64, size: usize) -> [Wide; 3] {
        let scaled = &Exact::from_f64(mass) * &Exact::from_f64(size as f64);
        [scaled.to_wide(), self.total.to_wide(), (&scaled - &self.total).to_wide()]
    }

    fn unit(&self, size: usize) -> Wide {
        self.total.to_wide() * Wide::from_integer(size as i64)
    }

    /// `Σ p ln(p k) − p + 1/k`.
    fn forward(&self) -> Wide {
        let size = self.masses.len();
        let term = |&mass: &f64| {
            let [p, q, difference] = self.compared(mass, size);
            Wide::kl_div_by_difference(p, q, difference)
        };
        self.masses.iter().map(term).sum::<Wide>() / self.unit(size)
    }

    /// `Σ q ln(q/p) − q + p` over all outcomes, q = 1/k on the first k.
    fn reverse(&self, size: usize) -> Wide {
        let (inside, outside) = self.masses.split_at(size);
        let term = |&mass: &f64| {
            let [p, q, difference] = self.compared(mass, size);
            Wide::kl_div_by_difference(q, p, -difference)
        };
        let rest = Exact::sum_of(outside.iter().copied()).to_wide() / self.total.to_wide();
        inside.iter().map(term).sum::<Wide>() / self.unit(size) + rest
    }

    /// The k that minimises `−ln k − (1/k) Σ ln p`.
    fn best_size(&self) -> usize {
        let mut sum = Wide::ZERO;
        let mut best: Option<(Wide, usize)> = None;
        for (index, &mass) in self.masses.iter().enumerate() {
            sum = sum + Wide::from_f64(mass).ln();
            let size = Wide::from_integer(index as i64 + 1);
            let value = -(size.ln() + sum / size);
            if best.is_none_or(|(least, _)| value < least - Wide::ONE.scale(-100)) {
                best = Some((value, index + 1));
            }
        }
        best.map_or(1, |(_, size)| size)
    }
}
