//! Pure differential privacy, whose worst case is randomised response: the divergence of `(p, 1 − p)` from `(1 − p, p)`.

use rug::Rational;

use crate::{Enclosure, Order, OutOfDomain, domain};

/// The largest Rényi divergence of order `α` of an `ε`-DP mechanism: that of `(p, 1 − p)` from `(1 − p, p)` where `p = e^ε/(1 + e^ε)`,
/// `ln [(e^(αε) + e^((1 − α)ε))/(1 + e^ε)]/(α − 1)`.
///
/// # Errors
///
/// [`OutOfDomain`] if `ε` or `α` is negative.
pub fn pure_rdp(epsilon: &Rational, alpha: &Order, precision: u32) -> Result<Enclosure, OutOfDomain> {
    domain::non_negative("epsilon", &[], epsilon)?;
    let Order::Finite(alpha) = alpha else {
        return Ok(Enclosure::exact(epsilon, precision));
    };
    domain::non_negative("alpha", &[], alpha)?;
    if epsilon.is_zero() || alpha.is_zero() {
        return Ok(Enclosure::zero(precision));
    }
    let decay = |rate: Rational| Enclosure::exact(&-(rate * epsilon), precision).exp();
    if *alpha == 1 {
        // (2p − 1) ln(p/(1 − p)), by e^−ε, which does not overflow.
        let small = decay(1.into());
        let one = Enclosure::from_integer(1, precision);
        return Ok(Enclosure::exact(epsilon, precision) * (&one - &small) / (&one + &small));
    }
    // The larger power out of the numerator's sum, and e^ε out of the denominator's.
    let gap = (Rational::from(alpha * 2_u32) - 1_u32).abs();
    let largest = Rational::from(alpha - 1_u32).max(-alpha.clone());
    let sums = decay(gap).ln_1p() - decay(1.into()).ln_1p();
    let exponent = Enclosure::exact(&Rational::from(&largest * epsilon), precision);
    Ok((exponent + sums) / Enclosure::exact(&Rational::from(alpha - 1_u32), precision))
}

/// The `ε` of randomised response that tells the truth with probability `p`: `|ln(p/(1 − p))|`.
///
/// # Errors
///
/// [`OutOfDomain`] if `p` is no probability.
pub fn randomized_response_epsilon(p: &Rational, precision: u32) -> Result<Enclosure, OutOfDomain> {
    domain::probability("p", p)?;
    let rest = Rational::from(1 - p);
    if p.is_zero() || rest.is_zero() {
        return Ok(Enclosure::infinity(precision));
    }
    Ok(Enclosure::exact(&(rest / p), precision).ln().abs())
}

/// The Rényi divergence of order `α` of `(p, 1 − p)` from `(1 − p, p)`, by its definition.
///
/// # Errors
///
/// [`OutOfDomain`] if `p` is no probability, or `α` negative.
pub fn randomized_response_rdp(p: &Rational, alpha: &Order, precision: u32) -> Result<Enclosure, OutOfDomain> {
    domain::probability("p", p)?;
    let rest = Rational::from(1 - p);
    let is_disjoint = p.is_zero() || rest.is_zero();
    let Order::Finite(alpha) = alpha else {
        return randomized_response_epsilon(p, precision);
    };
    domain::non_negative("alpha", &[], alpha)?;
    if is_disjoint {
        return Ok(Enclosure::infinity(precision));
    }
    if *p == rest || alpha.is_zero() {
        return Ok(Enclosure::zero(precision));
    }
    let (ln_p, ln_rest) = (Enclosure::exact(p, precision).ln(), Enclosure::exact(&rest, precision).ln());
    if *alpha == 1 {
        return Ok(Enclosure::exact(&Rational::from(p - &rest), precision) * (ln_p - ln_rest));
    }
    let (order, other) = (alpha.clone(), Rational::from(1 - alpha));
    let [order, other] = [order, other].map(|weight| Enclosure::exact(&weight, precision));
    let [truth, lie] = [&order * &ln_p + &other * &ln_rest, &order * &ln_rest + &other * &ln_p];
    let sum = truth.max(&lie) + (-(truth - lie).abs()).exp().ln_1p();
    Ok(-(sum / other))
}
