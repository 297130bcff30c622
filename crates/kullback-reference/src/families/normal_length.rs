//! Half-normal, Rayleigh and Maxwell.

use super::gamma_power::{GammaPower, log_partition};
use super::{Code, Family, Natural, Statistic, Support};
use crate::{Enclosure, OutOfDomain, domain};
use rug::Rational;

/// From a name, a dimension and the name of σ: a family.
macro_rules! length_of_normal {
    ($(#[$doc:meta])* $type:ident, $name:literal, $dimension:literal, $parameter:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone)]
        pub struct $type {
            $parameter: Rational,
        }

        impl $type {
            /// With that σ.
            ///
            /// # Errors
            /// If it is not positive.
            pub fn new($parameter: &Rational) -> Result<Self, OutOfDomain> {
                domain::positive(stringify!($parameter), $parameter)?;
                Ok(Self { $parameter: $parameter.clone() })
            }

            /// x² ~ Gamma(n/2, 1/2σ²).
            fn form(&self) -> GammaPower {
                GammaPower::new(2, Rational::from(($dimension, 2)), Rational::from(2 * self.$parameter.clone().square()).recip())
            }
        }

        impl Family for $type {
            fn name(&self) -> &'static str {
                $name
            }

            fn parameters(&self) -> Vec<Rational> {
                vec![self.$parameter.clone()]
            }

            fn support(&self) -> Support {
                Support::half_line()
            }

            fn code(&self, precision: u32) -> Code {
                self.form().code(precision)
            }

            fn expectation(&self, statistic: &Statistic, precision: u32) -> Option<Enclosure> {
                self.form().expectation(statistic, precision)
            }

            fn natural(&self, precision: u32) -> Option<Natural> {
                let rate = -Enclosure::exact(&self.form().rate, precision);
                Some(Natural { parameters: vec![rate], fixed: Vec::new() })
            }

            /// `lnΓ(n/2) − (n/2) ln(−θ) − ln 2`, for θ < 0 and the base x^(n − 1).
            fn log_partition(&self, theta: &[Enclosure], precision: u32) -> Enclosure {
                let exact = |x: &Rational| Enclosure::exact(x, precision);
                log_partition(&exact(&Rational::from(($dimension, 2))), &-&theta[0]) - &exact(&2.into()).ln()
            }

            /// Of the Rayleigh distribution: the distribution functions 1 − exp(−x²/2σ²), where the densities are equal.
            fn total_variation(&self, q: &[Rational], precision: u32) -> Option<Enclosure> {
                let exact = |x: &Rational| Enclosure::exact(x, precision);
                let (rate, other) = (self.form().rate, Self { $parameter: q[0].clone() }.form().rate);
                let square = exact(&Rational::from(&rate / &other)).ln() / &exact(&Rational::from(&rate - &other));
                let tail = |rate: &Rational| (-(exact(rate) * &square)).exp();
                ($dimension == 2).then(|| (tail(&other) - &tail(&rate)).abs())
            }
        }
    };
}

length_of_normal!(
    /// |X| for X ~ Normal(0, σ).
    HalfNormal, "half_normal", 1, std
);
length_of_normal!(
    /// The length of a normal vector of two dimensions.
    Rayleigh, "rayleigh", 2, scale
);
length_of_normal!(
    /// The length of a normal vector of three dimensions.
    Maxwell, "maxwell", 3, scale
);
