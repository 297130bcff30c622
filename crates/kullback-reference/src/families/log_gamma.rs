//! The Gumbel and the Moyal distribution.

use super::{Code, Family, Statistic, Support};
use crate::{Enclosure, OutOfDomain, domain};
use rug::Rational;

/// The Rényi divergence of two exponential distributions from the logarithm L of the ratio of their rates: `[αL − ln(αe^L + 1 − α)]/(α − 1)`, with
/// e^L taken out where it is large.
pub(super) fn renyi_of_log_ratio(log_ratio: &Enclosure, alpha: &Rational) -> Enclosure {
    let precision = log_ratio.precision();
    let exact = |x: &Rational| Enclosure::exact(x, precision);
    let complement = Rational::from(1 - alpha);
    let (order, rest) = (exact(alpha), exact(&complement));
    let (mean, linear) = if log_ratio.is_negative() {
        (&order * &log_ratio.exp() + &rest, &order * log_ratio)
    } else {
        (&rest * &(-log_ratio).exp() + &order, -(&rest * log_ratio))
    };
    if mean.is_negative() || mean.is_zero() {
        return Enclosure::infinity(precision);
    }
    if !mean.is_positive() {
        return Enclosure::unknown(precision);
    }
    (mean.ln() - &linear) / &rest
}

/// Their total variation distance: with L > 0 the larger rate e^L, the other one, `e^(−x) − e^(−xe^L)` at `x = L/(e^L − 1)`. There the
/// second exponent is x + L.
pub(super) fn total_variation_of_log_ratio(log_ratio: &Enclosure) -> Enclosure {
    let log_ratio = log_ratio.abs();
    let crossing = &log_ratio / &log_ratio.exp_m1();
    (-&crossing).exp() - &(-(&crossing + &log_ratio)).exp()
}

/// What the two families have in common: μ − σ ln Y with Y ~ Gamma(a, b).
#[derive(Debug, Clone)]
struct LogGamma {
    location: Rational,
    scale: Rational,
    shape: Rational,
    rate: Rational,
}

impl LogGamma {
    /// `e^s E Y^r = e^s Γ(a + r)/Γ(a) b^(−r)`, of which either factor may be beyond all bounds.
    fn moment(&self, shift: &Rational, exponent: &Rational, precision: u32) -> Enclosure {
        let exact = |x: &Rational| Enclosure::exact(x, precision);
        let shape = Rational::from(&self.shape + exponent);
        if shape <= 0 {
            return Enclosure::infinity(precision);
        }
        let ln_rate = exact(&self.rate).ln() * &exact(exponent);
        (exact(&shape).ln_gamma() - &exact(&self.shape).ln_gamma() - &ln_rate + &exact(shift)).exp()
    }

    /// `μ − σ (ψ(a) − ln b)`.
    fn mean(&self, precision: u32) -> Enclosure {
        let exact = |x: &Rational| Enclosure::exact(x, precision);
        let ln_mean = exact(&self.shape).digamma() - &exact(&self.rate).ln();
        exact(&self.location) - &(exact(&self.scale) * &ln_mean)
    }

    /// With z = (x − μ)/σ: `ln σ + lnΓ(a) − a ln b + a z + b e^(−z)`.
    fn code(&self, precision: u32) -> Code {
        let exact = |x: &Rational| Enclosure::exact(x, precision);
        let per_scale = Rational::from(&self.shape / &self.scale);
        let constant = exact(&self.scale).ln() + &exact(&self.shape).ln_gamma()
            - &(exact(&self.shape) * &exact(&self.rate).ln())
            - &exact(&Rational::from(&per_scale * &self.location));
        let exponential = Statistic::Exponential { origin: self.location.clone(), scale: self.scale.clone() };
        Code { constant, terms: vec![(exact(&per_scale), Statistic::Value), (exact(&self.rate), exponential)] }
    }

    fn expectation(&self, statistic: &Statistic, precision: u32) -> Option<Enclosure> {
        let exact = |x: &Rational| Enclosure::exact(x, precision);
        match statistic {
            Statistic::Value => Some(self.mean(precision)),
            Statistic::SquaredDeviation(c) => {
                let variance = exact(&self.shape).trigamma() * &exact(&self.scale.clone().square());
                Some(variance + &(self.mean(precision) - &exact(c)).square())
            }
            Statistic::Exponential { origin, scale } => {
                let shift = Rational::from(origin - &self.location) / scale;
                Some(self.moment(&shift, &Rational::from(&self.scale / scale), precision))
            }
            _ => None,
        }
    }

    /// For one scale, `a` times that of the rates `e^(μ/σ)`.
    fn log_ratio(&self, q: &[Rational], precision: u32) -> Option<Enclosure> {
        let apart = Rational::from(&self.location - &q[0]) / &self.scale;
        (self.scale == q[1]).then(|| Enclosure::exact(&apart, precision))
    }
}

/// From a name, a and b: a family.
macro_rules! log_gamma {
    ($(#[$doc:meta])* $type:ident, $name:literal, $shape:expr, $rate:expr) => {
        $(#[$doc])*
        #[derive(Debug, Clone)]
        pub struct $type(LogGamma);

        impl $type {
            /// With that location and that scale.
            ///
            /// # Errors
            /// If the scale is not positive.
            pub fn new(location: &Rational, scale: &Rational) -> Result<Self, OutOfDomain> {
                domain::positive("scale", scale)?;
                let (location, scale) = (location.clone(), scale.clone());
                Ok(Self(LogGamma { location, scale, shape: Rational::from($shape), rate: Rational::from($rate) }))
            }
        }

        impl Family for $type {
            fn name(&self) -> &'static str {
                $name
            }

            fn parameters(&self) -> Vec<Rational> {
                vec![self.0.location.clone(), self.0.scale.clone()]
            }

            fn support(&self) -> Support {
                Support::line()
            }

            fn code(&self, precision: u32) -> Code {
                self.0.code(precision)
            }

            fn expectation(&self, statistic: &Statistic, precision: u32) -> Option<Enclosure> {
                self.0.expectation(statistic, precision)
            }

            fn renyi(&self, q: &[Rational], alpha: &Rational, precision: u32) -> Option<Enclosure> {
                let of_rates = renyi_of_log_ratio(&self.0.log_ratio(q, precision)?, alpha);
                Some(of_rates * &Enclosure::exact(&self.0.shape, precision))
            }

            fn total_variation(&self, q: &[Rational], precision: u32) -> Option<Enclosure> {
                if self.0.shape != 1 {
                    return None;
                }
                Some(total_variation_of_log_ratio(&self.0.log_ratio(q, precision)?))
            }
        }
    };
}

log_gamma!(
    /// Location μ and scale β.
    Gumbel, "gumbel", 1, 1
);
log_gamma!(
    /// Location μ and scale σ.
    Moyal, "moyal", (1, 2), (1, 2)
);
