//! What the harness does not reach: supports, and pairs that need a location of exactly zero.

use kullback::family::{Distribution, Exponential, Gamma, Gumbel, InverseGamma, Levy, Normal, Weibull};
use kullback::{Error, Result};

#[test]
fn a_support_that_is_not_within_the_other_makes_the_divergence_infinite() -> Result<()> {
    let line: [&dyn Distribution; 2] = [&Normal::new(1.0, 1.0)?, &Gumbel::new(1.0, 1.0)?];
    let half_line: [&dyn Distribution; 3] = [&Exponential::new(1.0)?, &Gamma::new(2.0, 1.0)?, &Weibull::new(2.0, 1.0)?];
    for p in line {
        for q in half_line {
            assert_eq!(p.kl(q)?, f64::INFINITY, "{p:?} {q:?}");
            assert_eq!(p.cross_entropy(q)?, f64::INFINITY, "{p:?} {q:?}");
        }
    }
    assert_eq!(Levy::new(0.0, 1.0)?.kl(&Levy::new(1.0, 1.0)?)?, f64::INFINITY);
    Ok(())
}

#[test]
fn a_levy_distribution_at_zero_is_an_inverse_gamma_one() -> Result<()> {
    let (levy, inverse_gamma) = (Levy::new(0.0, 3.0)?, InverseGamma::new(0.5, 1.5)?);
    assert_eq!(levy.kl(&inverse_gamma)?, 0.0);
    assert_eq!(inverse_gamma.kl(&levy)?, 0.0);
    assert_eq!(levy.entropy()?, inverse_gamma.entropy()?);
    let elsewhere = Levy::new(-1.0, 3.0)?;
    assert!(matches!(levy.kl(&elsewhere), Err(Error::NoClosedForm { .. })));
    Ok(())
}

#[test]
fn one_distribution_under_two_names_is_at_no_distance() -> Result<()> {
    let exponential = Exponential::new(0.25)?;
    assert_eq!(exponential.kl(&Gamma::new(1.0, 0.25)?)?, 0.0);
    assert_eq!(exponential.kl(&Weibull::new(1.0, 4.0)?)?, 0.0);
    Ok(())
}
