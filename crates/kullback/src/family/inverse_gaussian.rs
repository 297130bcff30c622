//! The inverse Gaussian distribution.

use super::closed::{Family, Form, INFINITE, finite};
use super::exponential::{Natural, NaturalForm, renyi_of_rates};
use super::parameter::Door;
use super::statistic::{Code, Statistic};
use super::support::Support;
use crate::error::Result;
use crate::term::Order;
use crate::wide::Wide;

/// The inverse Gaussian (Wald) distribution with a mean μ and a shape λ: the density `√(λ/2πx³) exp(−λ(x − μ)²/(2μ²x))`.
///
/// `KL = ½ [λ₂/λ₁ − 1 − ln(λ₂/λ₁)] + λ₂ (μ₁ − μ₂)²/(2μ₁μ₂²)`, a sum of two non-negative terms, in nats.
///
/// An exponential family with T(x) = (x, 1/x).
///
/// # Accuracy
/// Within 0.51 ULP for any parameters, also of the Rényi divergence and what comes from it, and of the entropy, which has an exponential integral.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct InverseGaussian {
    mean: Wide,
    shape: Wide,
}

impl InverseGaussian {
    /// The inverse Gaussian distribution with that mean and that shape.
    ///
    /// # Errors
    /// If the mean or the shape is not positive and finite.
    pub fn new(mean: f64, shape: f64) -> Result<Self> {
        let door = Door(Self::NAME);
        Ok(Self { mean: door.positive("mean", mean)?, shape: door.positive("shape", shape)? })
    }

    /// μ.
    #[must_use]
    pub fn mean(&self) -> f64 {
        self.mean.to_f64()
    }

    /// λ.
    #[must_use]
    pub fn shape(&self) -> f64 {
        self.shape.to_f64()
    }

    /// E ln X = ln μ − eᵗ E₁(t), t = 2λ/μ.
    fn mean_ln(&self) -> Wide {
        self.mean.ln() - (self.shape / self.mean).double().exp_e1()
    }

    /// −½ ln λ − λ/μ + ½ ln 2π.
    fn log_partition(&self) -> Wide {
        Wide::half_ln_tau() - self.shape.ln().half() - self.shape / self.mean
    }
}

impl Family for InverseGaussian {
    const NAME: &'static str = "inverse_gaussian";

    fn support(&self) -> Support {
        Support::HALF_LINE
    }

    fn code(&self) -> Option<Code> {
        let three_halves = Wide::from_integer(3).half();
        let terms = [
            (three_halves, Statistic::Ln),
            (self.shape / self.mean.square().double(), Statistic::Value),
            (self.shape.half(), Statistic::power(-Wide::ONE)),
        ];
        Some(Code::new(self.log_partition(), terms))
    }

    fn expectation(&self, statistic: &Statistic) -> Form {
        match statistic {
            Statistic::Value => finite(self.mean),
            Statistic::SquaredDeviation(c) => {
                finite(self.mean * self.mean.square() / self.shape + (self.mean - *c).square())
            }
            Statistic::Power { scale, exponent } if *exponent == -Wide::ONE => {
                finite(*scale / self.mean + *scale / self.shape)
            }
            Statistic::Ln => finite(self.mean_ln()),
            _ => None,
        }
    }

    /// `½ ln(2π/λ) + ½ + (3/2) E ln X`.
    fn entropy(&self) -> Form {
        let spread = Wide::half_ln_tau() - self.shape.ln().half() + Wide::ONE.half();
        finite(spread + self.mean_ln() + self.mean_ln().half())
    }

    /// The entropy's form with λ₂, and for its ½ the expectation of λ₂ (X − μ₂)²/(2μ₂²X): what cancels in the expectation of a square is gone.
    fn cross_entropy(&self, q: &Self) -> Form {
        let shift = (self.mean - q.mean) / q.mean;
        let deviation = q.shape * (shift.square() / self.mean + Wide::ONE / self.shape);
        let spread = Wide::half_ln_tau() - q.shape.ln().half() + deviation.half();
        finite(spread + self.mean_ln() + self.mean_ln().half())
    }

    fn kl(&self, q: &Self) -> Form {
        let spread = Wide::kl_div(self.shape, q.shape) / self.shape;
        let shift = (self.mean - q.mean) / q.mean;
        finite((spread + q.shape * shift.square() / self.mean).half())
    }

    fn kl_gradient(&self, q: &Self) -> Option<[Vec<Wide>; 2]> {
        let apart = self.mean - q.mean;
        // λ₂/2 times the derivatives of μ₁/μ₂² − 2/μ₂ + 1/μ₁.
        let by_mean = q.shape * apart * (self.mean + q.mean) / (self.mean * q.mean).square();
        let by_q_mean = -(q.shape * apart / (q.mean * q.mean.square()));
        let stretch = (self.shape - q.shape) / self.shape;
        let shift = apart.square() / (self.mean * q.mean.square());
        let by_q_shape = shift - stretch / q.shape;
        let halves = [by_mean, stretch / self.shape].map(Wide::half);
        Some([halves.into(), vec![by_q_mean, by_q_shape.half()]])
    }

    fn fisher_information(&self) -> Option<Vec<Vec<Wide>>> {
        let of_mean = self.shape / (self.mean * self.mean.square());
        let of_shape = (Wide::ONE / self.shape.square()).half();
        Some(vec![vec![of_mean, Wide::ZERO], vec![Wide::ZERO, of_shape]])
    }

    /// With the geometric mixture's `l = αλ₁ + (1 − α)λ₂` and `k = αλ₁/μ₁² + (1 − α)λ₂/μ₂²`, and `s = αλ₁/μ₁ + (1 − α)λ₂/μ₂`,
    ///
    /// `½ D_α of the rates λ + (√(kl) − s)/(1 − α)`, where by Lagrange's identity `kl − s² = α(1 − α) λ₁λ₂ (1/μ₁ − 1/μ₂)²`:
    ///
    /// so the difference is that over √(kl) + s, unless s is negative. `+∞` where the mixture is no distribution: where l is not positive or k negative. (At
    /// k = 0 it is a Lévy distribution, which will do.)
    fn renyi(&self, q: &Self, order: Order) -> Form {
        let Order { alpha, complement } = order;
        let Some(spread) = renyi_of_rates(self.shape, q.shape, order) else {
            return INFINITE;
        };
        let (of_p, of_q) = (alpha * self.shape, complement * q.shape);
        // All over (μ₁μ₂)².
        let curvature = of_p * q.mean.square() + of_q * self.mean.square();
        if curvature.is_negative() {
            return INFINITE;
        }
        let means = self.mean * q.mean;
        let root = (curvature * (of_p + of_q)).sqrt();
        let linear = of_p * q.mean + of_q * self.mean;
        let shift = if linear.is_negative() {
            (root - linear) / (complement * means)
        } else {
            let apart = (self.mean - q.mean).square();
            if apart.is_zero() { Wide::ZERO } else { alpha * self.shape * q.shape * apart / (means * (root + linear)) }
        };
        finite(spread.half() + shift)
    }
}

impl NaturalForm for InverseGaussian {
    /// θ = (−λ/(2μ²), −λ/2), F = −½ ln λ − λ/μ + ½ ln 2π, with h(x) = x^(−3/2).
    fn natural(&self) -> Natural {
        Natural {
            parameters: vec![-(self.shape / self.mean.square()).half(), -self.shape.half()],
            log_partition: self.log_partition(),
            mean: vec![self.mean, Wide::ONE / self.mean + Wide::ONE / self.shape],
        }
    }
}
