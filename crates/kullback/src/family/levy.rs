//! The Lévy distribution.

use super::Distribution;
use super::closed::{Family, Form, finite};
use super::exponential::renyi_of_rates;
use super::gamma_power::GammaPower;
use super::pairs;
use super::parameter::Door;
use super::statistic::{Code, Statistic};
use super::support::Support;
use crate::error::Result;
use crate::term::Order;
use crate::wide::Wide;

/// The Lévy distribution with a location μ and a scale c: for x > μ the density `√(c/2π) (x − μ)^(−3/2) exp(−c/(2(x − μ)))`.
///
/// Of one location `KL = ½ [c₂/c₁ − 1 − ln(c₂/c₁)]`, in nats. Of two it is `+∞` if that of p is less, as the supports say, and has no closed form
/// otherwise.
///
/// At the location zero it is an [inverse gamma](super::InverseGamma) distribution of the shape ½ and the rate c/2.
///
/// # Accuracy
/// Within 0.51 ULP for any scales, also of the Rényi divergence and what comes from it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Levy {
    location: Wide,
    scale: Wide,
}

impl Levy {
    /// The Lévy distribution with that location and that scale.
    ///
    /// # Errors
    /// If the location is not finite, or the scale not positive and finite.
    pub fn new(location: f64, scale: f64) -> Result<Self> {
        let door = Door(Self::NAME);
        Ok(Self { location: door.finite("location", location)?, scale: door.positive("scale", scale)? })
    }

    /// μ.
    #[must_use]
    pub fn location(&self) -> f64 {
        self.location.to_f64()
    }

    /// c.
    #[must_use]
    pub fn scale(&self) -> f64 {
        self.scale.to_f64()
    }

    /// That of X − μ.
    fn standard_form(&self) -> GammaPower {
        GammaPower::new(-1, Wide::ONE.half(), self.scale.half())
    }

    /// That of X, at the location zero.
    fn power_form(&self) -> Option<GammaPower> {
        self.location.is_zero().then(|| self.standard_form())
    }
}

impl Family for Levy {
    const NAME: &'static str = "levy";

    fn support(&self) -> Support {
        Support::Interval { low: self.location(), high: f64::INFINITY }
    }

    fn code(&self) -> Option<Code> {
        self.power_form()?.code()
    }

    fn expectation(&self, statistic: &Statistic) -> Form {
        self.power_form()?.expectation(statistic)
    }

    fn kl(&self, q: &Self) -> Form {
        let equal = self.location == q.location;
        if equal { finite((Wide::kl_div(self.scale, q.scale) / self.scale).half()) } else { None }
    }

    /// Of one location, that of the distances from it.
    fn cross_entropy(&self, q: &Self) -> Form {
        if self.location == q.location { pairs::cross_entropy(&self.standard_form(), &q.standard_form()) } else { None }
    }

    fn entropy(&self) -> Form {
        Family::entropy(&self.standard_form())
    }

    /// Of one location: ½ that of the rates c.
    fn renyi(&self, q: &Self, order: Order) -> Form {
        let equal = self.location == q.location;
        equal.then(|| renyi_of_rates(self.scale, q.scale, order).map(Wide::half))
    }

    fn wider(&self) -> Vec<Box<dyn Distribution>> {
        self.power_form().map(|form| Box::new(form) as Box<dyn Distribution>).into_iter().collect()
    }
}
