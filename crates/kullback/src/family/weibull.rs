//! The Weibull distribution.

use super::Distribution;
use super::closed::{Family, Form, finite, sum};
use super::gamma_power::GammaPower;
use super::log_gamma::Kernel;
use super::parameter::Door;
use super::rates::{renyi_of_log_ratio, total_variation_of_log_ratio};
use super::statistic::{Code, Statistic};
use super::support::Support;
use crate::error::Result;
use crate::term::Order;
use crate::wide::Wide;

/// The Weibull distribution with a shape k and a scale λ: the density `(k/λ)(x/λ)^(k − 1) exp(−(x/λ)^k)`.
///
/// With r = k₂/k₁ and u = k₂ ln(λ₁/λ₂) + ln Γ(1 + r), in nats,
///
/// `KL = [e^u − 1 − u] + [ln Γ(1 + r) − ψ(2)(r − 1)] + [r − 1 − ln r]`,
///
/// a sum of three non-negative terms: −ln X is [Gumbel](super::Gumbel) of the location −ln λ and the scale 1/k.
///
/// # Accuracy
/// As of [`Gumbel`](super::Gumbel), with shapes for scales.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weibull {
    shape: Wide,
    scale: Wide,
}

impl Weibull {
    /// The Weibull distribution with that shape and that scale.
    ///
    /// # Errors
    /// If the shape or the scale is not positive and finite.
    pub fn new(shape: f64, scale: f64) -> Result<Self> {
        let door = Door(Self::NAME);
        Ok(Self { shape: door.positive("shape", shape)?, scale: door.positive("scale", scale)? })
    }

    /// k.
    #[must_use]
    pub fn shape(&self) -> f64 {
        self.shape.to_f64()
    }

    /// λ.
    #[must_use]
    pub fn scale(&self) -> f64 {
        self.scale.to_f64()
    }

    fn power_form(&self) -> GammaPower {
        GammaPower::weibull(self.shape, self.scale)
    }

    fn kernel(&self, q: &Self) -> Kernel<2> {
        Kernel {
            shift: q.shape * Wide::ln_ratio(self.scale, q.scale),
            ratio: q.shape / self.shape,
            excess: (q.shape - self.shape) / self.shape,
        }
    }

    /// The logarithm of the ratio of the rates of X^k, for one k.
    fn log_ratio(&self, q: &Self) -> Option<Wide> {
        (self.shape == q.shape).then(|| self.shape * Wide::ln_ratio(q.scale, self.scale))
    }
}

impl Family for Weibull {
    const NAME: &'static str = "weibull";

    fn support(&self) -> Support {
        Support::HALF_LINE
    }

    /// `−ln(k/λ) − (k − 1) ln(x/λ) + (x/λ)^k`.
    fn code(&self) -> Option<Code> {
        let constant = self.shape * self.scale.ln() - self.shape.ln();
        let power = Statistic::Power { scale: self.scale, exponent: self.shape };
        let logarithms = [(Wide::ONE, Statistic::Ln), (-self.shape, Statistic::Ln)];
        Some(Code::new(constant, logarithms.into_iter().chain([(Wide::ONE, power)])))
    }

    fn expectation(&self, statistic: &Statistic) -> Form {
        self.power_form().expectation(statistic)
    }

    fn kl(&self, q: &Self) -> Form {
        finite(self.kernel(q).kl())
    }

    /// 1 + γ + ln(λ/k) − γ/k.
    fn entropy(&self) -> Form {
        let spread = Wide::ln_ratio(self.scale, self.shape) - Wide::euler_gamma() / self.shape;
        finite(Wide::ONE + Wide::euler_gamma() + spread)
    }

    /// The entropy and the divergence. The code has k ln λ in two of its terms.
    fn cross_entropy(&self, q: &Self) -> Form {
        sum(Family::entropy(self), Family::kl(self, q))
    }

    fn kl_gradient(&self, q: &Self) -> Option<[Vec<Wide>; 2]> {
        let kernel = self.kernel(q);
        let (by_shift, by_ratio) = kernel.gradient();
        let (by_ln_scale, by_q_shape) = (by_shift * q.shape, by_shift * Wide::ln_ratio(self.scale, q.scale));
        let of_p = vec![-(by_ratio * kernel.ratio / self.shape), by_ln_scale / self.scale];
        Some([of_p, vec![by_q_shape + by_ratio / self.shape, -(by_ln_scale / q.scale)]])
    }

    fn fisher_information(&self) -> Option<Vec<Vec<Wide>>> {
        let [scale, mixed, shape] = Kernel::<2>::information();
        let per_scale = self.shape / self.scale;
        let mixed = -(mixed / self.scale);
        Some(vec![vec![shape / self.shape.square(), mixed], vec![mixed, scale * per_scale.square()]])
    }

    /// Of equal shapes: X^k is exponential, of the rate λ^(−k).
    fn renyi(&self, q: &Self, order: Order) -> Form {
        Some(renyi_of_log_ratio(self.log_ratio(q)?, order))
    }

    /// Of equal shapes.
    fn total_variation(&self, q: &Self) -> Form {
        finite(total_variation_of_log_ratio(self.log_ratio(q)?))
    }

    fn wider(&self) -> Vec<Box<dyn Distribution>> {
        vec![Box::new(self.power_form())]
    }
}
