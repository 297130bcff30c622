//! The gamma distribution and its kin: inverse gamma, chi-squared, chi.

use super::gamma_power::GammaPower;
use super::{Code, Family, Natural, Statistic, Support};
use crate::{Enclosure, OutOfDomain, domain};
use rug::Rational;

/// From a name, the power of X that is gamma distributed, and the parameters in terms of the gamma distribution's: a family.
macro_rules! gamma_like {
    ($(#[$doc:meta])* $type:ident, $name:literal, $power:literal, ($($parameter:ident),+), $shape:expr, $rate:expr) => {
        $(#[$doc])*
        #[derive(Debug, Clone)]
        pub struct $type {
            $($parameter: Rational),+
        }

        impl $type {
            /// With those parameters.
            ///
            /// # Errors
            /// If one is not positive.
            pub fn new($($parameter: &Rational),+) -> Result<Self, OutOfDomain> {
                $(domain::positive(stringify!($parameter), $parameter)?;)+
                Ok(Self { $($parameter: $parameter.clone()),+ })
            }

            fn form(&self) -> GammaPower {
                let (shape, rate): (fn(&Self) -> Rational, fn(&Self) -> Rational) = ($shape, $rate);
                GammaPower::new($power, shape(self), rate(self))
            }
        }

        impl Family for $type {
            fn name(&self) -> &'static str {
                $name
            }

            fn parameters(&self) -> Vec<Rational> {
                vec![$(self.$parameter.clone()),+]
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
                Some(Natural { parameters: self.form().natural(self.parameters().len(), precision), fixed: Vec::new() })
            }

            fn log_partition(&self, theta: &[Enclosure], _: u32) -> Enclosure {
                self.form().log_partition(theta)
            }
        }
    };
}

gamma_like!(
    /// Gamma with shape a and rate b.
    Gamma, "gamma", 1, (shape, rate), |gamma| gamma.shape.clone(), |gamma| gamma.rate.clone()
);
gamma_like!(
    /// The reciprocal of a gamma variable with shape a and rate b.
    InverseGamma, "inverse_gamma", -1, (shape, rate), |gamma| gamma.shape.clone(), |gamma| gamma.rate.clone()
);
gamma_like!(
    /// Chi-squared with ν degrees of freedom.
    ChiSquared, "chi_squared", 1, (df), |chi| chi.df.clone() / 2, |_| Rational::from((1, 2))
);
gamma_like!(
    /// The root of a chi-squared variable with ν degrees of freedom.
    Chi, "chi", 2, (df), |chi| chi.df.clone() / 2, |_| Rational::from((1, 2))
);
