//! The divergence of two samples, from the distances to nearest neighbours.

use super::{at_least, number};
use crate::domain::{check_length, finite_entries};
use crate::error::{Argument, Error, Place, Result};
use crate::wide::Wide;

/// The estimate of Wang, Kulkarni and Verdú of the divergence KL(p‖q), from a sample x of p and a sample y of q on ℝᵈ, in nats:
/// `(d/n) Σ ln(νᵢ/ρᵢ) + ln(m/(n − 1))`, where ρᵢ is the Euclidean distance from xᵢ to its k-th nearest neighbour among the other n − 1
/// points of x, and νᵢ that to the k-th nearest of the m points of y.
///
/// It may be negative. It does not change when both samples are moved, scaled, rotated or put in another order. Source: Wang, Kulkarni and
/// Verdú 2009, "Divergence estimation for multidimensional densities via k-nearest-neighbor distances", eq. 5.
///
/// # Domain
/// Points as rows of one length d, and k ≥ 1; more than k points in `x`, and k or more in `y`.
///
/// Of densities, samples have no two points in common. If they have, because of rounding or because there is no density, a distance
/// may be zero and its logarithm infinite. Such samples are refused, and no point is left out or moved: of p and q without densities this is
/// no estimate. A larger k permits k − 1 repetitions of a point.
///
/// # Errors
/// If a coordinate is NaN or infinite, if rows are empty or not of one length, if there are too few points, if k is zero, or if a k-th
/// distance is zero: the first point of x with such a neighbour is named.
///
/// # Accuracy
/// Within 0.51 ULP, except where the logarithms, which have both signs, cancel to less than 10⁻¹⁸ of their size. Every pair of points is
/// looked at, in time of n (n + m).
///
/// # Examples
/// ```
/// use kullback::estimation::nearest_neighbor_kl;
///
/// let (x, y) = ([[0.0], [1.0], [3.0]], [[0.5], [2.0]]);
/// // ρ is 1, 1, 2 and ν is ½, ½, 1; m is n − 1.
/// assert_eq!(nearest_neighbor_kl(&x, &y, 1)?, -(2f64.ln()));
/// assert_eq!(
///     nearest_neighbor_kl(&[[0.0], [1.0], [1.0]], &y, 1).unwrap_err().to_string(),
///     "x[1] is where x[2] is: the distance to nearest neighbour 1 is zero"
/// );
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn nearest_neighbor_kl<R: AsRef<[f64]>>(x: &[R], y: &[R], k: u64) -> Result<f64> {
    let dimension = points("x", x, None)?;
    points("y", y, Some(dimension))?;
    let Some(last) = k.checked_sub(1) else {
        return Err(Error::Zero { place: Place { argument: Argument::whole("k"), index: None } });
    };
    let last = usize::try_from(last).unwrap_or(usize::MAX);
    at_least("x", x.len(), last.saturating_add(2))?;
    at_least("y", y.len(), last.saturating_add(1))?;
    let mut logarithms = Wide::ZERO;
    for (index, point) in x.iter().enumerate() {
        let (to_own, own) = kth(point.as_ref(), x.iter().enumerate().filter(|&(other, _)| other != index), last);
        let (to_other, other) = kth(point.as_ref(), y.iter().enumerate(), last);
        let coincident = |name, other| Error::Coincident {
            point: Argument::row("x", index),
            other: Argument::row(name, other),
            neighbor: k,
        };
        if to_own.is_zero() {
            return Err(coincident("x", own));
        }
        if to_other.is_zero() {
            return Err(coincident("y", other));
        }
        logarithms = logarithms + Wide::ln_ratio(to_other, to_own).half();
    }
    let mean = number(dimension) * logarithms / number(x.len());
    Ok((mean + Wide::ln_ratio(number(y.len()), number(x.len() - 1))).to_f64())
}

/// That rows are points of one dimension, which is that of the first, or one that is given.
fn points<R: AsRef<[f64]>>(name: &'static str, rows: &[R], dimension: Option<usize>) -> Result<usize> {
    let Some(first) = rows.first() else {
        return Err(Error::Empty { argument: Argument::whole(name) });
    };
    let (by, expected) = dimension.map_or((name, first.as_ref().len()), |dimension| ("x", dimension));
    for (row, values) in rows.iter().enumerate() {
        check_length(Argument::row(name, row), values.as_ref().len(), Argument::row(by, 0), expected)?;
        finite_entries(Argument::row(name, row), values.as_ref())?;
    }
    Ok(expected)
}

/// The squared distance to the neighbour at place `last` in the order of distance, and which it is; of equal distances the lower index is first.
fn kth<'a, R: AsRef<[f64]> + 'a>(
    point: &[f64],
    others: impl Iterator<Item = (usize, &'a R)>,
    last: usize,
) -> (Wide, usize) {
    let mut distances: Vec<(Wide, usize)> =
        others.map(|(index, other)| (squared_distance(point, other.as_ref()), index)).collect();
    *distances.select_nth_unstable(last).1
}

/// Σ (a − b)²: a difference of `f64`s is zero only where they are equal.
fn squared_distance(a: &[f64], b: &[f64]) -> Wide {
    a.iter().zip(b).map(|(&a, &b)| (Wide::from_f64(a) - Wide::from_f64(b)).square()).sum()
}
