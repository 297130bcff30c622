//! PyTorch's `torch.nn.functional.kl_div`.

use crate::domain;
use crate::error::{Argument, Error, Place, Result};
use crate::wide::Wide;

/// The four values of `torch.nn.functional.kl_div`, one a reduction.
#[derive(Debug, Clone, PartialEq)]
pub struct TorchKlDiv {
    /// `reduction="none"`: element by element.
    pub none: Vec<f64>,
    /// `reduction="sum"`.
    pub sum: f64,
    /// `reduction="mean"`, the default: the sum over the number of *elements*. It is no divergence.
    pub mean: f64,
    /// `reduction="batchmean"`: the sum over the number of rows, which is the mean of the rows' divergences.
    pub batchmean: f64,
}

impl TorchKlDiv {
    fn new(terms: &[Wide], batch: u64) -> Self {
        let sum: Wide = terms.iter().copied().sum();
        let over = |count: i64| (sum / Wide::from_integer(count)).to_f64();
        Self {
            none: terms.iter().map(|term| term.to_f64()).collect(),
            sum: sum.to_f64(),
            mean: over(terms.len() as i64),
            batchmean: over(batch as i64),
        }
    }
}

/// `torch.nn.functional.kl_div(input, target)`: `target (ln target − input)`, element by element and reduced.
///
/// The first argument is the *logarithm of the second distribution*, the second argument the *first distribution*:
/// `kl_div(ln q, p)` is made of `p ln(p/q)`. Nothing is normalised. The rows of a batch lie one after the other.
///
/// # Domain
/// `input` finite; `target` finite and not negative, as many; `batch` a number of rows that divides them. `0 ln 0 = 0`.
/// (`input = −∞` is what `ln 0` is. PyTorch has `+∞` for it where the target is positive, and NaN where it is zero: it
/// is refused here.)
///
/// # Errors
/// If a vector is empty, the lengths differ, an entry is NaN or infinite, one of `target` is negative, or `batch` does
/// not divide their number.
///
/// # Accuracy
/// Within 0.51 ULP; the reductions as long as the elements cancel by less than 2⁶⁰.
///
/// # Examples
/// ```
/// use kullback::conventions::torch_kl_div;
/// // Two rows of four certain targets, and a model that spreads evenly.
/// let input = [0.25_f64.ln(); 8];
/// let target = [1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0];
/// let loss = torch_kl_div(&input, &target, 2)?;
/// assert_eq!(loss.batchmean, -input[0]);
/// assert_eq!(loss.mean, -input[0] / 4.0);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn torch_kl_div(input: &[f64], target: &[f64], batch: u64) -> Result<TorchKlDiv> {
    domain::same_length("target", target.len(), "input", input.len())?;
    domain::logits("input", input)?;
    domain::masses("target", target)?;
    check_batch(batch, target.len())?;
    let term = |(&input, &target): (&f64, &f64)| {
        let (input, target) = (Wide::from_f64(input), Wide::from_f64(target));
        if target.is_zero() { target } else { target * (target.ln() - input) }
    };
    Ok(TorchKlDiv::new(&input.iter().zip(target).map(term).collect::<Vec<_>>(), batch))
}

/// `torch.nn.functional.kl_div(input, target, log_target=True)`: `exp(target) (target − input)`, element by element and
/// reduced.
///
/// # Domain
/// `input` and `target` finite, as many; `target` at most 700; `batch` a number of rows that divides them.
///
/// # Errors
/// If a vector is empty, the lengths differ, an entry is NaN or infinite, one of `target` is above 700, or `batch` does
/// not divide their number.
///
/// # Accuracy
/// As [`torch_kl_div`].
pub fn torch_kl_div_log_target(input: &[f64], target: &[f64], batch: u64) -> Result<TorchKlDiv> {
    domain::same_length("target", target.len(), "input", input.len())?;
    domain::logits("input", input)?;
    domain::logits("target", target)?;
    if let Some(index) = target.iter().position(|&target| target > 700.0) {
        let place = Place { argument: Argument::whole("target"), index: Some(index) };
        return Err(Error::OutOfRange { place, value: target[index], allowed: "at most 700" });
    }
    check_batch(batch, target.len())?;
    let term = |(&input, &target): (&f64, &f64)| {
        let (input, target) = (Wide::from_f64(input), Wide::from_f64(target));
        target.exp() * (target - input)
    };
    Ok(TorchKlDiv::new(&input.iter().zip(target).map(term).collect::<Vec<_>>(), batch))
}

fn check_batch(batch: u64, elements: usize) -> Result<()> {
    if batch > 0 && (elements as u64).is_multiple_of(batch) {
        return Ok(());
    }
    let place = Place { argument: Argument::whole("batch"), index: None };
    Err(Error::OutOfRange { place, value: batch as f64, allowed: "a divisor of the number of elements" })
}
