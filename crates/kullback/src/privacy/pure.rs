//! Pure differential privacy, whose worst case is randomised response.

use crate::domain::{non_negative, order};
use crate::error::{Argument, Error, Place, Result};
use crate::wide::Wide;

/// sinh x.
fn sinh(x: Wide) -> Wide {
    (x.exp_m1() - (-x).exp_m1()).half()
}

/// cosh x, whatever the sign of x.
fn cosh(x: Wide) -> Wide {
    (x.exp() + (-x).exp()).half()
}

/// tanh x for x ≥ 0.
fn tanh(x: Wide) -> Wide {
    let grown = x.double().exp_m1();
    grown / (grown + Wide::ONE.double())
}

/// From here on e^(−ε) is so small that what cancels between two terms of that size is nothing beside the rest.
const LARGE_EPSILON: i64 = 128;

/// `[ln cosh((α − ½)ε) − ln cosh(½ε)]/(α − 1)`, for finite ε and α.
///
/// Near one, the ratio of the two less one is `2 sinh(½αε) sinh(½(α − 1)ε)/cosh(½ε)`, where nothing cancels. Otherwise the logarithms are
/// of e^|x| (1 + e^(−2|x|))/2.
fn worst_case(epsilon: Wide, alpha: Wide) -> Wide {
    let half = epsilon.half();
    let beyond = alpha - Wide::ONE;
    if beyond.is_zero() {
        return epsilon * tanh(half);
    }
    if epsilon < Wide::from_integer(LARGE_EPSILON) {
        let excess = sinh(alpha * half).double() * sinh(beyond * half) / cosh(half);
        if excess.abs() <= Wide::ONE.half() {
            return excess.ln_1p() / beyond;
        }
    }
    let middle = (alpha - Wide::ONE.half()).abs() * epsilon;
    let ln_1p_exp = |x: Wide| (-x.double()).exp().ln_1p();
    // |α − ½|ε − ½ε, without a difference.
    let leading = if alpha < Wide::ONE.half() { -alpha * epsilon } else { beyond * epsilon };
    (leading + (ln_1p_exp(middle) - ln_1p_exp(half))) / beyond
}

/// The largest Rényi divergence of order α between the outputs of an ε-DP mechanism on neighbouring inputs (Bun and Steinke 2016):
/// `1/(α − 1) ln [(sinh αε − sinh (α − 1)ε)/sinh ε] = [ln cosh((α − ½)ε) − ln cosh(½ε)]/(α − 1)`. Randomised response attains it, and
/// every pair of outputs is what some channel makes of randomised response.
///
/// At α = 1 it is the divergence `ε tanh(½ε)`, at α = ∞ it is ε, and nowhere is it above αε²/2: an ε-DP mechanism is ½ε²-zCDP.
///
/// ```
/// use kullback::privacy::pure_rdp;
/// approx::assert_relative_eq!(pure_rdp(1.0, 1.0)?, 0.46211715726000973, epsilon = 0.0);
/// assert_eq!(pure_rdp(1.0, f64::INFINITY)?, 1.0);
/// # Ok::<(), kullback::Error>(())
/// ```
///
/// # Domain
/// ε ≥ 0 and 0 ≤ α ≤ ∞.
///
/// # Errors
/// If ε is negative or not finite, or the order negative or NaN.
///
/// # Accuracy
/// Within 0.51 ULP, also for small ε and for orders near zero and one.
pub fn pure_rdp(epsilon: f64, alpha: f64) -> Result<f64> {
    let epsilon = non_negative("epsilon", epsilon)?;
    let alpha = order("alpha", alpha)?;
    Ok(alpha.map_or(epsilon, |alpha| worst_case(epsilon, alpha)).to_f64())
}

/// ln(p/(1 − p)), or its negative: the one that is not negative. Infinite for zero and one.
fn log_odds(p: f64) -> Result<Option<Wide>> {
    let number = non_negative("p", p)?;
    if number > Wide::ONE {
        let place = Place { argument: Argument::whole("p"), index: None };
        return Err(Error::OutOfRange { place, value: p, allowed: "from zero to one" });
    }
    let rest = Wide::ONE - number;
    if number.is_zero() || rest.is_zero() {
        return Ok(None);
    }
    Ok(Some(Wide::ln_ratio(number, rest).abs()))
}

/// The ε of randomised response that tells the truth with probability p: `|ln(p/(1 − p))|`, the divergence of order ∞ between the two answers'
/// distributions.
///
/// # Domain
/// 0 ≤ p ≤ 1; `+∞` at both ends, and zero at one half.
///
/// # Errors
/// If p is no probability.
///
/// # Accuracy
/// Within 0.51 ULP, also next to one half.
pub fn randomized_response_epsilon(p: f64) -> Result<f64> {
    Ok(log_odds(p)?.map_or(f64::INFINITY, Wide::to_f64))
}

/// The Rényi divergence of order α between the answers of randomised response that tells the truth with probability p, which are
/// Bernoulli(p) and Bernoulli(1 − p): [`pure_rdp`] at ε = |ln(p/(1 − p))|, without rounding ε.
///
/// # Domain
/// 0 ≤ p ≤ 1 and 0 ≤ α ≤ ∞. The two are disjoint at both ends, where it is `+∞`, at α = 0 too.
///
/// # Errors
/// If p is no probability, or the order negative or NaN.
///
/// # Accuracy
/// Within 0.51 ULP.
pub fn randomized_response_rdp(p: f64, alpha: f64) -> Result<f64> {
    let log_odds = log_odds(p)?;
    let alpha = order("alpha", alpha)?;
    let divergence = log_odds.map(|epsilon| alpha.map_or(epsilon, |alpha| worst_case(epsilon, alpha)));
    Ok(divergence.map_or(f64::INFINITY, Wide::to_f64))
}
