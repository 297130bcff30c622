//! A sum of wide numbers that is added exactly, beside a bound on the errors of what was added.

use super::{Exact, Wide};

/// All numbers within `radius` of `center`.
#[derive(Clone, Debug)]
pub struct Ball {
    center: Exact,
    radius: Wide,
}

impl Default for Ball {
    fn default() -> Self {
        Self { center: Exact::ZERO, radius: Wide::ZERO }
    }
}

impl Ball {
    /// log₂ of the relative error that [`Ball::add`] allows for: a logarithm or a deviance within 2⁻¹²², times a mass.
    pub const TERM_EPSILON_LOG2: i32 = Wide::LN_EPSILON_LOG2 + 1;

    /// Adds a number that is exact.
    pub fn add_exact(&mut self, x: Wide) {
        self.center = &self.center + &Exact::from_wide(x);
    }

    /// Adds a number that is right to 2^[`TERM_EPSILON_LOG2`](Self::TERM_EPSILON_LOG2) of itself.
    pub fn add(&mut self, x: Wide) {
        self.add_exact(x);
        // The radius is itself added with truncation: one part in 2¹⁰⁰ more is ample for 2²⁴ terms.
        let error = x.abs().scale(Self::TERM_EPSILON_LOG2.into());
        self.radius = self.radius + error + error.scale(-100);
    }

    /// Adds a number that is within `radius` of `high + low`.
    pub fn add_within(&mut self, high: f64, low: f64, radius: f64) {
        self.add_exact(Wide::from_f64(high));
        self.add_exact(Wide::from_f64(low));
        self.radius = self.radius + Wide::from_f64(radius) * Wide::from_f64(1.0 + f64::EPSILON);
    }

    /// The `f64` that all numbers of the ball round to, if there is one.
    #[must_use]
    pub fn rounded(&self) -> Option<f64> {
        let radius = Exact::from_wide(self.radius);
        let (least, most) = ((&self.center - &radius).to_f64(), (&self.center + &radius).to_f64());
        (least.to_bits() == most.to_bits()).then_some(least)
    }

    /// The `f64` nearest to the center.
    #[must_use]
    pub fn nearest(&self) -> f64 {
        self.center.to_f64()
    }
}
