//! Natural-gradient and proximal steps in the natural parameters of exponential families, from the Fisher matrix and from the mean parameters.

use rug::Rational;

use crate::{Enclosure, OutOfDomain, domain};

/// `θ − η g/(σ(θ) (1 − σ(θ)))`.
///
/// # Errors
///
/// [`OutOfDomain`] if `eta` is not positive.
pub fn natural_step_bernoulli(
    logit: &Rational,
    gradient: &Rational,
    eta: &Rational,
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    domain::positive("eta", eta)?;
    let success = logistic(logit, precision);
    let information = &success * (Enclosure::from_integer(1, precision) - &success);
    Ok(Enclosure::exact(logit, precision) - Enclosure::exact(&Rational::from(eta * gradient), precision) / information)
}

/// The logit of `σ(θ) − η g`: where `η g θ′ + KL(p_old‖p_new)` has the derivative zero.
///
/// # Errors
///
/// [`OutOfDomain`] if `eta` is not positive, or so large that this is no probability strictly between zero and one.
pub fn proximal_step_bernoulli(
    logit: &Rational,
    gradient: &Rational,
    eta: &Rational,
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    domain::positive("eta", eta)?;
    if gradient.is_zero() {
        return Ok(Enclosure::exact(logit, precision));
    }
    let success = logistic(logit, precision) - Enclosure::exact(&Rational::from(eta * gradient), precision);
    let failure = Enclosure::from_integer(1, precision) - &success;
    // σ(θ) is transcendental unless θ is zero, where it is exact here: more bits decide which side of zero a tail is on.
    if [&success, &failure].iter().any(|tail| *tail.upper() <= 0) {
        return Err(OutOfDomain::new("eta", "is so large that the mean leaves the open interval from zero to one"));
    }
    if !success.is_positive() || !failure.is_positive() {
        return Ok(Enclosure::unknown(precision));
    }
    Ok((success / failure).ln())
}

/// `exp(ln λ − η g/λ)`.
///
/// # Errors
///
/// [`OutOfDomain`] if `rate` or `eta` is not positive.
pub fn natural_step_poisson(
    rate: &Rational,
    gradient: &Rational,
    eta: &Rational,
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    domain::positive("rate", rate)?;
    domain::positive("eta", eta)?;
    let step = Enclosure::exact(&(Rational::from(eta * gradient) / rate), precision);
    Ok((Enclosure::exact(rate, precision).ln() - step).exp())
}

/// `λ − η g`, where `η g θ′ + KL(p_old‖p_new)` has the derivative zero.
///
/// # Errors
///
/// [`OutOfDomain`] if `rate` or `eta` is not positive, or that is not.
pub fn proximal_step_poisson(
    rate: &Rational,
    gradient: &Rational,
    eta: &Rational,
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    domain::positive("rate", rate)?;
    domain::positive("eta", eta)?;
    let next = rate - Rational::from(eta * gradient);
    if !next.is_positive() {
        return Err(OutOfDomain::new("eta", "is so large that the rate is not positive"));
    }
    Ok(Enclosure::exact(&next, precision))
}

/// `θ − η F⁻¹ g` for θ = (m/v, −1/(2v)), as the new mean and variance. F is the covariance matrix of x and x².
///
/// # Errors
///
/// [`OutOfDomain`] if `variance` or `eta` is not positive, or θ₂ does not stay negative.
pub fn natural_step_normal(
    mean: &Rational,
    variance: &Rational,
    g1: &Rational,
    g2: &Rational,
    eta: &Rational,
    precision: u32,
) -> Result<(Enclosure, Enclosure), OutOfDomain> {
    domain::positive("variance", variance)?;
    domain::positive("eta", eta)?;
    let [f11, f12] = [variance.clone(), Rational::from(mean * variance) * 2];
    let f22 = Rational::from(mean * &f12) * 2 + Rational::from(variance * variance) * 2;
    let determinant = Rational::from(&f11 * &f22) - Rational::from(&f12 * &f12);
    // Cramer's rule for F s = g.
    let s1 = (Rational::from(g1 * &f22) - Rational::from(g2 * &f12)) / &determinant;
    let s2 = (Rational::from(&f11 * g2) - Rational::from(&f12 * g1)) / &determinant;
    let theta1 = Rational::from(mean / variance) - s1 * eta;
    let theta2 = -(Rational::from(variance * 2).recip()) - s2 * eta;
    if theta2 >= 0 {
        return Err(OutOfDomain::new("eta", "is so large that the precision is not positive"));
    }
    let next = -(theta2 * 2_u32).recip();
    Ok((Enclosure::exact(&(theta1 * &next), precision), Enclosure::exact(&next, precision)))
}

/// The normal distribution with the moments `E x − η g₁` and `E x² − η g₂`: where `η⟨g, θ′⟩ + KL(p_old‖p_new)` has the gradient zero.
///
/// # Errors
///
/// [`OutOfDomain`] if `variance` or `eta` is not positive, or there is none.
pub fn proximal_step_normal(
    mean: &Rational,
    variance: &Rational,
    g1: &Rational,
    g2: &Rational,
    eta: &Rational,
    precision: u32,
) -> Result<(Enclosure, Enclosure), OutOfDomain> {
    domain::positive("variance", variance)?;
    domain::positive("eta", eta)?;
    let first = mean - Rational::from(eta * g1);
    let second = Rational::from(mean * mean) + variance - Rational::from(eta * g2);
    let next = second - Rational::from(&first * &first);
    if !next.is_positive() {
        return Err(OutOfDomain::new("eta", "is so large that the variance is not positive"));
    }
    Ok((Enclosure::exact(&first, precision), Enclosure::exact(&next, precision)))
}

/// `1/(1 + e^−θ)`.
fn logistic(logit: &Rational, precision: u32) -> Enclosure {
    let odds = Enclosure::exact(&Rational::from(-logit), precision).exp();
    let one = Enclosure::from_integer(1, precision);
    &one / (&one + odds)
}
