//! The divergence of two samples, from the distances to nearest neighbours.

use super::{at_least, number};
use crate::domain::{check_length, finite_entries};
use crate::error::{Argument, Error, Place, Result};
use crate::wide::{Exact, Wide};
use std::cmp::Ordering;

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
/// Within 0.51 ULP, also where the logarithms, which have both signs, cancel, and zero exactly where they cancel to it. Every pair of points
/// is looked at, in time of n (n + m).
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
    let mut logarithms = Vec::with_capacity(x.len());
    for (index, point) in x.iter().enumerate() {
        let (to_own, own) = kth(point.as_ref(), others(x, index), last, squared_distance);
        let (to_other, other) = kth(point.as_ref(), y.iter().enumerate(), last, squared_distance);
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
        logarithms.push(Wide::ln_ratio(to_other, to_own).half());
    }
    let scale = number(dimension) / number(x.len());
    let sizes = Wide::ln_ratio(number(y.len()), number(x.len() - 1));
    let sum = |part: fn(Wide) -> Wide| scale * logarithms.iter().copied().map(part).sum::<Wide>() + part(sizes);
    let (estimate, size) = (sum(|logarithm| logarithm), sum(Wide::abs));
    let cancelled = estimate.abs() <= size.scale(-CANCELLED_BITS);
    Ok(if cancelled { from_products(x, y, last, dimension) } else { estimate }.to_f64())
}

/// The logarithms are accurate to some 120 bits, and 60 are to be left.
const CANCELLED_BITS: i64 = 50;

/// The estimate as the logarithm of one quotient: ln[(Π ν²)ᵈ m²ⁿ / ((Π ρ²)ᵈ (n − 1)²ⁿ)]/(2n), from products that are exact.
fn from_products<R: AsRef<[f64]>>(x: &[R], y: &[R], last: usize, dimension: usize) -> Wide {
    let product = |distances: &mut dyn Iterator<Item = Exact>, count: usize| {
        let product = distances.fold(one(), |product, distance| &product * &distance);
        &power(&product, dimension) * &power(&Exact::from_wide(number(count)), 2 * x.len())
    };
    let points = || x.iter().map(AsRef::as_ref).enumerate();
    let (mut to_own, mut to_other) = (
        points().map(|(index, point)| kth(point, others(x, index), last, exact_squared_distance).0),
        points().map(|(_, point)| kth(point, y.iter().enumerate(), last, exact_squared_distance).0),
    );
    let (above, below) = (product(&mut to_other, y.len()), product(&mut to_own, x.len() - 1));
    let difference = (&above - &below).to_wide();
    Wide::ln_ratio_by_difference(above.to_wide(), below.to_wide(), difference) / number(2 * x.len())
}

fn one() -> Exact {
    Exact::from_wide(Wide::ONE)
}

/// xⁿ, by squaring.
fn power(x: &Exact, n: usize) -> Exact {
    match n {
        0 => one(),
        n if n % 2 == 1 => x * &power(x, n - 1),
        n => {
            let root = power(x, n / 2);
            &root * &root
        }
    }
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

/// The points but one, and where they are.
fn others<R>(points: &[R], index: usize) -> impl Iterator<Item = (usize, &R)> {
    points.iter().enumerate().filter(move |&(other, _)| other != index)
}

/// The distance, by some measure, to the neighbour at place `last` in the order of distance, and which it is; of equal distances the lower index
/// is first.
fn kth<'a, R: AsRef<[f64]> + 'a, D: Distance>(
    point: &[f64],
    others: impl Iterator<Item = (usize, &'a R)>,
    last: usize,
    distance: fn(&[f64], &[f64]) -> D,
) -> (D, usize) {
    let mut distances: Vec<(D, usize)> =
        others.map(|(index, other)| (distance(point, other.as_ref()), index)).collect();
    let order = |a: &(D, usize), b: &(D, usize)| a.0.order(&b.0).then(a.1.cmp(&b.1));
    distances.select_nth_unstable_by(last, order);
    distances.swap_remove(last)
}

/// What can be put in order.
trait Distance {
    fn order(&self, other: &Self) -> Ordering;
}

impl Distance for Wide {
    fn order(&self, other: &Self) -> Ordering {
        self.cmp(other)
    }
}

impl Distance for Exact {
    fn order(&self, other: &Self) -> Ordering {
        (self - other).to_wide().cmp(&Wide::ZERO)
    }
}

/// Σ (a − b)²: a difference of `f64`s is zero only where they are equal.
fn squared_distance(a: &[f64], b: &[f64]) -> Wide {
    a.iter().zip(b).map(|(&a, &b)| (Wide::from_f64(a) - Wide::from_f64(b)).square()).sum()
}

/// Σ (a − b)², exactly.
fn exact_squared_distance(a: &[f64], b: &[f64]) -> Exact {
    let square = |(&a, &b): (&f64, &f64)| {
        let difference = &Exact::from_f64(a) - &Exact::from_f64(b);
        &difference * &difference
    };
    a.iter().zip(b).map(square).sum()
}
