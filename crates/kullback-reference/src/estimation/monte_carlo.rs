//! Averages over a sample of functions of the log-ratio.

use rug::{Integer, Rational};

use super::{at_least, mean_and_squares};
use crate::{Enclosure, OutOfDomain, domain, exact};

/// An average over a sample.
#[derive(Clone, Debug)]
pub struct Estimate {
    /// The average.
    pub value: Enclosure,
    /// The sum of squared deviations over `n − 1`.
    pub variance: Enclosure,
    /// `√(variance/n)`.
    pub standard_error: Enclosure,
}

/// `log_p − log_q`, entry by entry, where no difference rounds to an infinite `f64`.
///
/// # Errors
///
/// [`OutOfDomain`] if there are none, not as many of both, or a difference is beyond the range of `f64`.
pub fn log_ratios(log_p: &[Rational], log_q: &[Rational], precision: u32) -> Result<Vec<Enclosure>, OutOfDomain> {
    domain::same_length(("log_p", log_p.len()), ("log_q", log_q.len()))?;
    domain::non_empty("log_p", log_p)?;
    // Half-way between the largest f64 and the power of two above it; ties go to the even one, which is infinite.
    let overflow = (Integer::from(1) << 1024) - (Integer::from(1) << 970);
    let difference = |(index, (p, q)): (usize, (&Rational, &Rational))| {
        let difference = Rational::from(p - q);
        if *difference.as_abs() >= overflow {
            return Err(OutOfDomain::new("log_p", "is out of range of its partner").at(&[index]));
        }
        Ok(Enclosure::exact(&difference, precision))
    };
    log_p.iter().zip(log_q).enumerate().map(difference).collect()
}

/// `k1 = l`.
///
/// # Errors
///
/// [`OutOfDomain`] if there are fewer than two log-ratios.
pub fn kl_k1(log_ratios: &[Rational], precision: u32) -> Result<Estimate, OutOfDomain> {
    sample(log_ratios)?;
    Ok(Sample::Rational(log_ratios.to_vec()).estimate(precision))
}

/// `k2 = ½ l²`.
///
/// # Errors
///
/// As [`kl_k1`].
pub fn kl_k2(log_ratios: &[Rational], precision: u32) -> Result<Estimate, OutOfDomain> {
    sample(log_ratios)?;
    Ok(Sample::half_squares(log_ratios).estimate(precision))
}

/// `k3 = e^(−l) − 1 + l`.
///
/// # Errors
///
/// As [`kl_k1`], and if a log-ratio is below −2000.
pub fn kl_k3(log_ratios: &[Rational], precision: u32) -> Result<Estimate, OutOfDomain> {
    Ok(Sample::excesses(log_ratios, precision)?.estimate(precision))
}

/// [`kl_k1`] less and plus z standard errors.
///
/// # Errors
///
/// As [`kl_k1`], and if z is negative.
pub fn kl_k1_interval(log_ratios: &[Rational], z: &Rational, precision: u32) -> Result<[Enclosure; 2], OutOfDomain> {
    sample(log_ratios)?;
    Sample::Rational(log_ratios.to_vec()).interval(z, precision)
}

/// [`kl_k2`] less and plus z standard errors.
///
/// # Errors
///
/// As [`kl_k2`], and if z is negative.
pub fn kl_k2_interval(log_ratios: &[Rational], z: &Rational, precision: u32) -> Result<[Enclosure; 2], OutOfDomain> {
    sample(log_ratios)?;
    Sample::half_squares(log_ratios).interval(z, precision)
}

/// [`kl_k3`] less and plus z standard errors.
///
/// # Errors
///
/// As [`kl_k3`], and if z is negative.
pub fn kl_k3_interval(log_ratios: &[Rational], z: &Rational, precision: u32) -> Result<[Enclosure; 2], OutOfDomain> {
    Sample::excesses(log_ratios, precision)?.interval(z, precision)
}

fn sample(log_ratios: &[Rational]) -> Result<(), OutOfDomain> {
    domain::non_empty("log_ratios", log_ratios)?;
    at_least("log_ratios", log_ratios.len(), 2)
}

/// The terms of an average.
enum Sample {
    /// Rational numbers.
    Rational(Vec<Rational>),
    /// Rational numbers of one unit that is not rational.
    Scaled(Vec<Rational>, Enclosure),
    /// Others, two of which, not zero, are known to differ.
    Real(Vec<Enclosure>),
}

impl Sample {
    fn half_squares(log_ratios: &[Rational]) -> Self {
        Self::Rational(log_ratios.iter().map(|l| Rational::from(l.square_ref()) / 2_u32).collect())
    }

    /// By the theorem of Lindemann and Weierstrass, e^(−l) − 1 + l is not the same of two rational l: it is zero at zero only.
    fn excesses(log_ratios: &[Rational], precision: u32) -> Result<Self, OutOfDomain> {
        sample(log_ratios)?;
        if let Some(index) = log_ratios.iter().position(|l| *l < -2000) {
            return Err(OutOfDomain::new("log_ratios", "is below -2000").at(&[index]));
        }
        let excess = |l: &Rational| {
            let l = Enclosure::exact(l, precision);
            (-&l).exp() - Enclosure::from_integer(1, precision) + l
        };
        let Some(first) = log_ratios.iter().find(|l| !l.is_zero()) else {
            return Ok(Self::Rational(log_ratios.to_vec()));
        };
        if log_ratios.iter().all(|l| l.is_zero() || l == first) {
            let shares = log_ratios.iter().map(|l| Rational::from(u32::from(!l.is_zero()))).collect();
            return Ok(Self::Scaled(shares, excess(first)));
        }
        Ok(Self::Real(log_ratios.iter().map(excess).collect()))
    }

    fn estimate(&self, precision: u32) -> Estimate {
        let integer = |n: usize| Enclosure::exact(&n.into(), precision);
        match self {
            Self::Rational(values) => {
                let (mean, squares) = mean_and_squares(values);
                let variance = squares / Rational::from(values.len() - 1);
                let error = &variance / Rational::from(values.len());
                let [value, variance] = [mean, variance].map(|it| Enclosure::exact(&it, precision));
                Estimate { value, variance, standard_error: root(&error, precision) }
            }
            Self::Scaled(values, unit) => {
                let Estimate { value, variance, standard_error } = Self::Rational(values.clone()).estimate(precision);
                Estimate {
                    value: value * unit,
                    variance: variance * unit.square(),
                    standard_error: standard_error * unit,
                }
            }
            Self::Real(values) => {
                let zero = || Enclosure::zero(precision);
                let value = values.iter().fold(zero(), |sum, value| sum + value) / integer(values.len());
                let squares = values.iter().fold(zero(), |sum, y| sum + (y - &value).square());
                let variance = squares / integer(values.len() - 1);
                let standard_error = (&variance / integer(values.len())).sqrt();
                Estimate { value, variance, standard_error }
            }
        }
    }

    /// The average less and plus z standard errors; as one number where both are rational.
    fn interval(&self, z: &Rational, precision: u32) -> Result<[Enclosure; 2], OutOfDomain> {
        domain::non_negative("z", &[], z)?;
        let around = |value: &Enclosure, width: &Enclosure| [value - width, value + width];
        let exact_z = Enclosure::exact(z, precision);
        Ok(match self {
            Self::Rational(values) => {
                let (mean, squares) = mean_and_squares(values);
                let error = squares / Rational::from(values.len() * (values.len() - 1));
                match exact::sqrt(&error) {
                    Some(error) => {
                        let width = z * error;
                        [Rational::from(&mean - &width), mean + width].map(|end| Enclosure::exact(&end, precision))
                    }
                    None => around(&Enclosure::exact(&mean, precision), &(exact_z * root(&error, precision))),
                }
            }
            Self::Scaled(values, unit) => Self::Rational(values.clone()).interval(z, precision)?.map(|end| end * unit),
            Self::Real(_) => {
                let Estimate { value, standard_error, .. } = self.estimate(precision);
                around(&value, &(exact_z * standard_error))
            }
        })
    }
}

/// The square root of a rational, exactly if it is one.
pub(super) fn root(square: &Rational, precision: u32) -> Enclosure {
    exact::sqrt(square)
        .map_or_else(|| Enclosure::exact(square, precision).sqrt(), |root| Enclosure::exact(&root, precision))
}
