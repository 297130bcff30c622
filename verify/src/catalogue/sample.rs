//! What the pages share that speak of samples and of grids.

use crate::arithmetic::{Arithmetic, Real};
use crate::point::{Number, Vector};
use kullback_reference::Rational;

/// A sample, whose numbers are `f64`s and so exact.
pub fn sample<A: Arithmetic>(a: &A, draws: impl IntoIterator<Item = f64>) -> Vec<A::Real> {
    draws.into_iter().map(|draw| a.number(&Number::from_f64(draw))).collect()
}

/// The mean of a sample.
///
/// # Panics
/// If it has more numbers than an `i32` counts.
pub fn mean<R: Real>(values: &[R]) -> R {
    let count = i32::try_from(values.len()).expect("a sample of a source is not so large");
    values.iter().cloned().sum::<R>() / count
}

/// The mean of the squared distances from the mean: the variance that maximises the likelihood of a normal distribution.
pub fn variance<R: Real>(values: &[R]) -> R {
    let mean = mean(values);
    self::mean(&values.iter().map(|value| (value.clone() - mean.clone()).square()).collect::<Vec<_>>())
}

/// The largest of some numbers.
///
/// # Panics
/// If there is none.
pub fn largest<R: Real>(values: &[R]) -> R {
    values.iter().cloned().reduce(|one, other| one.max(&other)).expect("there is a number")
}

/// The least of some numbers.
///
/// # Panics
/// If there is none.
pub fn least<R: Real>(values: &[R]) -> R {
    values.iter().cloned().reduce(|one, other| one.min(&other)).expect("there is a number")
}

/// Equally spaced points, both ends among them: `np.linspace(from, to, count)` without its roundings.
#[must_use]
pub fn grid(from: (i64, i64), to: (i64, i64), count: usize) -> Vec<Rational> {
    let (from, to) = (Rational::from(from), Rational::from(to));
    let step = Rational::from(&to - &from) / (count as u64 - 1);
    (0..count as u64).map(|index| Rational::from(&step * index) + &from).collect()
}

/// A coin that shows heads with that probability.
#[must_use]
pub fn coin(heads: &Rational) -> Vector {
    Vector::from_exact(vec![heads.clone(), Rational::from(1 - heads)])
}
