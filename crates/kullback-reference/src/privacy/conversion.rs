//! Composition, and what Rényi differential privacy says of `(ε, δ)`.

use rug::Rational;

use super::failure;
use crate::{Enclosure, OutOfDomain, domain};

/// An `ε`, and the order at which it was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Conversion {
    /// The least `ε` that is proved.
    pub epsilon: Enclosure,
    /// The order that proves it, the first if there are several.
    pub order: Enclosure,
}

/// The sum of the losses.
///
/// # Errors
///
/// [`OutOfDomain`] if there is none, or one is negative.
pub fn compose(losses: &[Rational], precision: u32) -> Result<Enclosure, OutOfDomain> {
    domain::non_negative_vector("losses", losses)?;
    Ok(Enclosure::exact(&domain::sum(losses), precision))
}

fn check_curve(alphas: &[Rational], divergences: &[Rational], delta: &Rational) -> Result<(), OutOfDomain> {
    domain::same_length(("alphas", alphas.len()), ("divergences", divergences.len()))?;
    domain::non_empty("alphas", alphas)?;
    if let Some(index) = alphas.iter().position(|alpha| *alpha <= 1) {
        return Err(OutOfDomain::new("alphas", "is not above one").at(&[index]));
    }
    domain::non_negative_vector("divergences", divergences)?;
    failure(delta, true)
}

/// The least of some bounds, and the order of the first that attains it. Where the enclosures do not tell which bound is the least, neither does the
/// order's.
fn least(bounds: Vec<Enclosure>, alphas: &[Rational], divergences: &[Rational], precision: u32) -> Conversion {
    let mut best = 0;
    let mut tied = vec![0];
    for index in 1..bounds.len() {
        // At one order a smaller divergence is a smaller bound, and the same one is the same bound.
        let twin =
            (0..index).find(|&before| alphas[before] == alphas[index] && divergences[before] <= divergences[index]);
        if twin.is_some() || bounds[best].at_most(&bounds[index]) && tied.len() == 1 {
            continue;
        }
        if tied.iter().all(|&other| bounds[index].strictly_below(&bounds[other])) {
            tied = vec![index];
        } else {
            tied.push(index);
        }
        best = tied[0];
    }
    let hull =
        |enclosures: Vec<Enclosure>| enclosures.into_iter().reduce(|all, next| all.hull(&next)).expect("an order");
    let least = tied.iter().map(|&index| bounds[index].clone()).reduce(|least, next| least.min(&next));
    let epsilon = least.expect("an order").max(&Enclosure::zero(precision));
    Conversion { epsilon, order: hull(tied.iter().map(|&index| Enclosure::exact(&alphas[index], precision)).collect()) }
}

/// `min ρ(α) + ln(1/δ)/(α − 1)`.
///
/// # Errors
///
/// [`OutOfDomain`] if the lists differ in length or are empty, an order is not above one, a divergence is negative, or not `0 < δ ≤ 1`.
pub fn rdp_to_dp_mironov(
    alphas: &[Rational],
    divergences: &[Rational],
    delta: &Rational,
    precision: u32,
) -> Result<Conversion, OutOfDomain> {
    check_curve(alphas, divergences, delta)?;
    let exact = |x: &Rational| Enclosure::exact(x, precision);
    let surprise = exact(&delta.clone().recip()).ln();
    let bound = |(alpha, divergence): (&Rational, &Rational)| {
        exact(divergence) + &surprise / &exact(&Rational::from(alpha - 1_u32))
    };
    Ok(least(alphas.iter().zip(divergences).map(bound).collect(), alphas, divergences, precision))
}

/// The same with the `ε` that solves `δ = e^((α − 1)(ρ − ε)) (1 − 1/α)^(α − 1)/α`, or zero if that is negative.
///
/// # Errors
///
/// As [`rdp_to_dp_mironov`].
pub fn rdp_to_dp(
    alphas: &[Rational],
    divergences: &[Rational],
    delta: &Rational,
    precision: u32,
) -> Result<Conversion, OutOfDomain> {
    check_curve(alphas, divergences, delta)?;
    let exact = |x: &Rational| Enclosure::exact(x, precision);
    let bound = |(alpha, divergence): (&Rational, &Rational)| {
        let less_one = Rational::from(alpha - 1_u32);
        let ratio = exact(&Rational::from(&less_one / alpha));
        exact(divergence) - exact(&Rational::from(delta * alpha)).ln() / exact(&less_one) + ratio.ln()
    };
    Ok(least(alphas.iter().zip(divergences).map(bound).collect(), alphas, divergences, precision))
}

/// The least over all orders of Mironov's bound on a `ρ`-zCDP mechanism: the bound at `α = 1 + √(ln(1/δ)/ρ)`.
///
/// # Errors
///
/// [`OutOfDomain`] if `ρ` is negative, or not `0 < δ ≤ 1`.
pub fn zcdp_to_dp(rho: &Rational, delta: &Rational, precision: u32) -> Result<Conversion, OutOfDomain> {
    domain::non_negative("rho", &[], rho)?;
    failure(delta, true)?;
    let one = Enclosure::from_integer(1, precision);
    if *delta == 1 {
        return Ok(Conversion { epsilon: Enclosure::exact(rho, precision), order: one });
    }
    if rho.is_zero() {
        return Ok(Conversion { epsilon: Enclosure::zero(precision), order: Enclosure::infinity(precision) });
    }
    let surprise = Enclosure::exact(&delta.clone().recip(), precision).ln();
    let rho = Enclosure::exact(rho, precision);
    let beyond = (&surprise / &rho).sqrt();
    let order = one + &beyond;
    Ok(Conversion { epsilon: &order * &rho + surprise / beyond, order })
}
