//! The chi-squared distribution, and that of the root.

use super::Distribution;
use super::closed::{Family, Form, finite};
use super::exponential::{Natural, NaturalForm};
use super::gamma_power::GammaPower;
use super::parameter::Door;
use super::statistic::{Code, Statistic};
use super::support::Support;
use crate::error::Result;
use crate::term::Order;
use crate::wide::Wide;

/// The chi-squared distribution with ν degrees of freedom, not necessarily a whole number: that of gamma of the shape ν/2 and the rate ½.
///
/// `KL = ln Γ(ν₂/2) − ln Γ(ν₁/2) − ψ(ν₁/2)(ν₂ − ν₁)/2`, the Bregman divergence of ln Γ, evaluated as one, in nats.
///
/// An exponential family with T(x) = ln x.
///
/// # Accuracy
/// Within 0.51 ULP for any ν, also of the Rényi divergence and what comes from it.
pub type ChiSquared = ChiPower<1>;

/// The chi distribution with ν degrees of freedom, not necessarily a whole number: that of the root of a [`ChiSquared`] variable.
///
/// The divergences are those of the chi-squared distributions.
///
/// An exponential family with T(x) = ln x.
///
/// # Accuracy
/// As of [`ChiSquared`].
pub type Chi = ChiPower<2>;

/// [`ChiSquared`] or [`Chi`]: X with X or X², which is X to the power of `POWER`, chi-squared distributed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ChiPower<const POWER: i64> {
    /// ν/2.
    shape: Wide,
}

impl<const POWER: i64> ChiPower<POWER> {
    /// The distribution with so many degrees of freedom.
    ///
    /// # Errors
    /// If that number is not positive and finite.
    pub fn new(df: f64) -> Result<Self> {
        Ok(Self { shape: Door(Self::NAME).positive("df", df)?.half() })
    }

    /// ν.
    #[must_use]
    pub fn df(&self) -> f64 {
        self.shape.double().to_f64()
    }

    fn power_form(&self) -> GammaPower {
        GammaPower::new(POWER, self.shape, Wide::ONE.half())
    }
}

impl<const POWER: i64> Family for ChiPower<POWER> {
    const NAME: &'static str = if POWER == 1 { "chi_squared" } else { "chi" };

    fn support(&self) -> Support {
        Support::HALF_LINE
    }

    fn code(&self) -> Option<Code> {
        self.power_form().code()
    }

    fn expectation(&self, statistic: &Statistic) -> Form {
        self.power_form().expectation(statistic)
    }

    fn kl(&self, q: &Self) -> Form {
        finite(Wide::ln_gamma_bregman(q.shape, self.shape, q.shape - self.shape))
    }

    fn entropy(&self) -> Form {
        Family::entropy(&self.power_form())
    }

    fn kl_gradient(&self, q: &Self) -> Option<[Vec<Wide>; 2]> {
        let apart = q.shape - self.shape;
        let by_df = -(apart * self.shape.trigamma()).half();
        Some([vec![by_df], vec![Wide::digamma_difference(q.shape, self.shape, apart).half()]])
    }

    fn fisher_information(&self) -> Option<Vec<Vec<Wide>>> {
        Some(vec![vec![self.shape.trigamma().scale(-2)]])
    }

    /// Through the mixture, the member of (1 − α)ν₂ + αν₁, as [`exponential::renyi`](super::exponential::renyi) has it.
    fn renyi(&self, q: &Self, order: Order) -> Form {
        let Order { alpha, complement } = order;
        let (shape, apart) = (alpha * self.shape + complement * q.shape, self.shape - q.shape);
        if shape <= Wide::ZERO {
            return super::closed::INFINITE;
        }
        let to_p = Wide::ln_gamma_bregman(self.shape, shape, complement * apart);
        let to_q = Wide::ln_gamma_bregman(q.shape, shape, -(alpha * apart));
        finite(alpha / complement * to_p + to_q)
    }

    fn wider(&self) -> Vec<Box<dyn Distribution>> {
        vec![Box::new(self.power_form())]
    }
}

impl<const POWER: i64> NaturalForm for ChiPower<POWER> {
    /// θ = ν/2 − 1 or ν − 1 of the root, F = ln Γ(ν/2) + (ν/2) ln 2, less ln 2 of the root.
    fn natural(&self) -> Natural {
        let form = self.power_form();
        Natural { parameters: vec![form.exponent()], log_partition: form.log_partition(), mean: vec![form.mean_ln()] }
    }
}
