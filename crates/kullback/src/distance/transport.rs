//! Wasserstein distances: what it costs to move one distribution into the other.
//!
//! Sources: Vallender (1974), on the line; Givens and Shortt (1984), between normal distributions.

use crate::domain::{Pair, finite, logits, positive, positives, same_length};
use crate::error::Result;
use crate::wide::{Exact, Wide};

/// The Wasserstein distance of order one between distributions on points of the line, `W₁ = Σ |F − G| Δx`: F and G are the distribution functions
/// between a point and the next.
///
/// # Domain
/// Probability vectors of one length, each normalised exactly, and a finite point for each outcome, in any order. In the units of the points.
///
/// # Errors
/// If `p` or `q` is no probability vector, a point is NaN or infinite, or the lengths differ.
///
/// # Accuracy
/// Within 0.51 ULP: F − G is exact, and the terms have one sign.
///
/// # Examples
/// ```
/// use kullback::distance::wasserstein_1;
/// // All the mass moves by three, whatever the divergence says of disjoint supports.
/// assert_eq!(wasserstein_1(&[1.0, 0.0], &[0.0, 1.0], &[2.0, 5.0])?, 3.0);
/// assert_eq!(kullback::kl(&[1.0, 0.0], &[0.0, 1.0])?, f64::INFINITY);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn wasserstein_1(p: &[f64], q: &[f64], points: &[f64]) -> Result<f64> {
    let pair = Pair::new(p, q)?;
    same_length("points", points.len(), "p", p.len())?;
    logits("points", points)?;
    let (p_total, q_total) = (pair.p.exact_total(), pair.q.exact_total());
    let mut order: Vec<usize> = (0..points.len()).collect();
    order.sort_by(|&a, &b| points[a].total_cmp(&points[b]));
    let (mut below, mut cost) = (Exact::ZERO, Wide::ZERO);
    for step in order.windows(2) {
        let (here, next) = (step[0], step[1]);
        let moved = &(&Exact::from_f64(p[here]) * &q_total) - &(&Exact::from_f64(q[here]) * &p_total);
        below = &below + &moved;
        cost = cost + below.to_wide().abs() * (Wide::from_f64(points[next]) - Wide::from_f64(points[here]));
    }
    Ok((cost / (&p_total * &q_total).to_wide()).to_f64())
}

/// The Wasserstein distance of order one between normal distributions: the mean of `|Δμ + Δσ Z|` for a standard normal Z, which is
/// `√(2/π) |Δσ| exp(−t²/2) + |Δμ| erf(t/√2)`, t = |Δμ/Δσ|.
///
/// # Domain
/// Finite means and positive standard deviations. In the units of the outcomes; `|Δμ|` where the standard deviations are equal.
///
/// # Errors
/// If a mean is NaN or infinite, or a standard deviation is NaN, infinite or not positive.
///
/// # Accuracy
/// Within 0.51 ULP: both terms are positive.
///
/// # Examples
/// ```
/// use kullback::distance::{wasserstein_1_normal, wasserstein_2_normal};
/// assert_eq!(wasserstein_1_normal(0.0, 1.0, 3.0, 1.0)?, 3.0);
/// assert!(wasserstein_1_normal(0.0, 1.0, 3.0, 2.0)? < wasserstein_2_normal(0.0, 1.0, 3.0, 2.0)?);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn wasserstein_1_normal(mean_p: f64, std_p: f64, mean_q: f64, std_q: f64) -> Result<f64> {
    let Displacement { mean, std } = Displacement::new(mean_p, std_p, mean_q, std_q)?;
    if std.is_zero() {
        return Ok(mean.to_f64());
    }
    let two = Wide::from_integer(2);
    let spread = (two / Wide::pi()).sqrt() * std * (-(mean / std).square().half()).exp();
    Ok((spread + mean * (mean / (std * two.sqrt())).erf()).to_f64())
}

/// By how much two normal distributions differ.
struct Displacement {
    mean: Wide,
    std: Wide,
}

impl Displacement {
    fn new(mean_p: f64, std_p: f64, mean_q: f64, std_q: f64) -> Result<Self> {
        let (mean_p, std_p) = (finite("mean_p", mean_p)?, positive("std_p", std_p)?);
        let (mean_q, std_q) = (finite("mean_q", mean_q)?, positive("std_q", std_q)?);
        Ok(Self { mean: (mean_p - mean_q).abs(), std: (std_p - std_q).abs() })
    }
}

/// The Wasserstein distance of order two between normal distributions, `√(Δμ² + Δσ²)`.
///
/// # Domain
/// As [`wasserstein_1_normal`], which it is never below. Its square is at most `2 σ_q²` times the divergence from q (Talagrand).
///
/// # Errors
/// As [`wasserstein_1_normal`].
///
/// # Accuracy
/// Within 0.51 ULP.
pub fn wasserstein_2_normal(mean_p: f64, std_p: f64, mean_q: f64, std_q: f64) -> Result<f64> {
    let Displacement { mean, std } = Displacement::new(mean_p, std_p, mean_q, std_q)?;
    Ok((mean.square() + std.square()).sqrt().to_f64())
}

/// The Wasserstein distance of order two between multivariate normal distributions with independent components,
/// `√(Σ [Δμᵢ² + Δσᵢ²])`.
///
/// # Domain
/// Vectors of one length: finite means, and positive standard deviations.
///
/// # Errors
/// If a mean is NaN or infinite, a standard deviation is NaN, infinite or not positive, there are none, or the lengths differ.
///
/// # Accuracy
/// Within 0.51 ULP.
pub fn wasserstein_2_diagonal_normal(mean_p: &[f64], std_p: &[f64], mean_q: &[f64], std_q: &[f64]) -> Result<f64> {
    for (name, vector) in [("std_p", std_p), ("mean_q", mean_q), ("std_q", std_q)] {
        same_length(name, vector.len(), "mean_p", mean_p.len())?;
    }
    logits("mean_p", mean_p)?;
    positives("std_p", std_p)?;
    logits("mean_q", mean_q)?;
    positives("std_q", std_q)?;
    let squares = |p: &[f64], q: &[f64]| -> Wide {
        p.iter().zip(q).map(|(&p, &q)| (Wide::from_f64(p) - Wide::from_f64(q)).square()).sum()
    };
    Ok((squares(mean_p, mean_q) + squares(std_p, std_q)).sqrt().to_f64())
}
