//! On numbers: the three elementary functions, named as in SciPy.

use crate::domain::non_negative;
use crate::error::Result;
use crate::kernel::{self, CodeLength, KlDiv, RelEntr, Term, Vectors};

/// The entropy term `−x ln x`, in nats; `0` at `x = 0`, negative for `x > 1`.
///
/// # Domain
/// `x ≥ 0`, finite. `−∞` where the value is below the least `f64`, from `x ≈ 2.6e305` on.
///
/// # Errors
/// If `x` is NaN, infinite or negative.
///
/// # Accuracy
/// Correctly rounded.
///
/// # Examples
/// ```
/// assert_eq!(kullback::entr(0.0)?, 0.0);
/// assert_eq!(kullback::entr(1.0)?, 0.0);
/// approx::assert_relative_eq!(kullback::entr(0.5)?, 0.5 * 2f64.ln(), epsilon = 0.0, max_relative = 1e-15);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn entr(x: f64) -> Result<f64> {
    sum::<CodeLength>(x, x, || non_negative("x", x).map(drop))
}

/// The relative entropy term `x ln(x/y)`, in nats: `0` at `x = 0`, `+∞` at `x > 0 = y`, negative for `x < y`.
///
/// # Domain
/// `x, y ≥ 0`, finite. The quotient neither overflows nor underflows: `rel_entr(4, 2.2250738585072014e-308)` is 2839.13….
/// `+∞` also where the value exceeds the largest `f64`.
///
/// # Errors
/// If `x` or `y` is NaN, infinite or negative.
///
/// # Accuracy
/// Correctly rounded.
pub fn rel_entr(x: f64, y: f64) -> Result<f64> {
    sum::<RelEntr>(x, y, || both_non_negative(x, y))
}

/// The deviance term `x ln(x/y) − x + y`, in nats: `y` at `x = 0`, `+∞` at `x > 0 = y`, zero exactly at `x = y`, and
/// never negative. R calls it `bd0`; it is not the Kullback–Leibler divergence, which is a sum of such terms.
///
/// # Domain
/// `x, y ≥ 0`, finite. `+∞` also where the value exceeds the largest `f64`.
///
/// # Errors
/// If `x` or `y` is NaN, infinite or negative.
///
/// # Accuracy
/// Correctly rounded, also for `x ≈ y`, where the three terms of the definition cancel.
///
/// # Examples
/// ```
/// // The three terms cancel to nothing in f64; the value is not nothing.
/// let (x, y) = (0.5, 0.5 * (1.0 + 1e-9));
/// approx::assert_relative_eq!(kullback::kl_div(x, y)?, 2.5e-19, epsilon = 0.0, max_relative = 1e-6);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn kl_div(x: f64, y: f64) -> Result<f64> {
    sum::<KlDiv>(x, y, || both_non_negative(x, y))
}

/// A sum of one term.
fn sum<T: Term>(x: f64, y: f64, door: impl FnOnce() -> Result<()>) -> Result<f64> {
    kernel::sum::<T>(Vectors::Masses, &[x], &[y], door)
}

fn both_non_negative(x: f64, y: f64) -> Result<()> {
    non_negative("x", x)?;
    non_negative("y", y).map(drop)
}
