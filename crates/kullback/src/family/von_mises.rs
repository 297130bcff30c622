//! The von Mises distribution.

use super::closed::{Family, Form, finite, sum};
use super::exponential::{Natural, NaturalForm};
use super::parameter::Door;
use super::statistic::{Code, Statistic};
use super::support::Support;
use crate::error::Result;
use crate::term::Order;
use crate::wide::Wide;

/// The von Mises distribution with a location μ and a concentration κ: the density `e^(κ cos(x − μ))/(2π I₀(κ))` of angles.
///
/// With B the Bregman divergence of ln I₀, and A = I₁/I₀ its derivative, `KL = B(κ₂‖κ₁) + κ₂ A(κ₁)(1 − cos(μ₁ − μ₂))`, a sum of two non-negative terms, in nats. The
/// entropy is `ln 2π − B(0‖κ)`.
///
/// An exponential family with T(x) = (cos x, sin x).
///
/// # Accuracy
/// Within 0.51 ULP. Locations are from −1000 to 1000: at that size an angle's place on the circle is known to some 2⁻¹¹⁰, and two that differ by
/// nearly a multiple of 2π, by 2⁻⁵⁰ or so, are still told apart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct VonMises {
    location: Wide,
    concentration: Wide,
}

impl VonMises {
    /// The von Mises distribution with that location and that concentration.
    ///
    /// # Errors
    /// If the location is not from −1000 to 1000, or the concentration negative or not finite.
    pub fn new(location: f64, concentration: f64) -> Result<Self> {
        let door = Door(Self::NAME);
        Ok(Self {
            location: door.angle("location", location)?,
            concentration: door.non_negative("concentration", concentration)?,
        })
    }

    /// μ.
    #[must_use]
    pub fn location(&self) -> f64 {
        self.location.to_f64()
    }

    /// κ.
    #[must_use]
    pub fn concentration(&self) -> f64 {
        self.concentration.to_f64()
    }

    fn directions(&self, q: &Self) -> Directions {
        let angle = self.location - q.location;
        Directions {
            order: Wide::ZERO,
            p: self.concentration,
            q: q.concentration,
            bend: angle.one_minus_cos(),
            rest: angle.half().cos().square().double(),
        }
    }

    /// ln 2πI₀(κ).
    fn log_partition(&self) -> Wide {
        Wide::pi().double().ln() + Wide::ln_bessel(Wide::ZERO, self.concentration)
    }
}

/// Two distributions `e^(κ⟨μ, x⟩)` on a circle or a sphere, of which all that matters is how concentrated they are, and the cosine c of the angle between their
/// directions.
///
/// With ν half the dimension less one, g(κ) = ln ₀F₁(; ν + 1; κ²/4) is the logarithm of the normaliser, relative to that of κ = 0.
pub(super) struct Directions {
    /// ν.
    pub(super) order: Wide,
    /// κ₁.
    pub(super) p: Wide,
    /// κ₂.
    pub(super) q: Wide,
    /// 1 − c.
    pub(super) bend: Wide,
    /// 1 + c.
    pub(super) rest: Wide,
}

impl Directions {
    /// The Bregman divergence of g.
    fn bregman(&self, y: Wide, x: Wide, d: Wide) -> Wide {
        Wide::ln_bessel_bregman(self.order, y, x, d)
    }

    /// `B(κ₂‖κ₁) + κ₂ A(κ₁)(1 − c)`.
    pub(super) fn kl(&self) -> Wide {
        let tilt = self.q * Wide::bessel_ratio(self.order, self.p) * self.bend;
        self.bregman(self.q, self.p, self.q - self.p) + tilt
    }

    /// The mixture has the concentration k = |ακ₁μ₁ + γκ₂μ₂|, γ = 1 − α. With M = ακ₁ + γκ₂,
    /// `γ D = α B(κ₁‖k) + γ B(κ₂‖k) + A(k)(M − k)`, where M² − k² is 2αγκ₁κ₂(1 − c).
    pub(super) fn renyi(&self, order: Order) -> Wide {
        let Order { alpha, complement } = order;
        let (x, y) = (self.p, self.q);
        let (of_p, of_q) = (alpha * x, complement * y);
        let (middle, squares) = (of_p + of_q, (of_p * of_q * self.bend).double());
        let mixed = if complement.is_negative() || self.bend <= Wide::ONE {
            (middle.square() - squares).sqrt()
        } else {
            // The two are nearly opposite.
            ((of_p - of_q).square() + (of_p * of_q * self.rest).double()).sqrt()
        };
        let (gap, to_p, to_q) = if middle.is_negative() {
            (middle - mixed, x - mixed, y - mixed)
        } else {
            let gap = if squares.is_zero() { Wide::ZERO } else { squares / (middle + mixed) };
            (gap, complement * (x - y) + gap, alpha * (y - x) + gap)
        };
        let lifted = alpha * self.bregman(x, mixed, to_p) + Wide::bessel_ratio(self.order, mixed) * gap;
        lifted / complement + self.bregman(y, mixed, to_q)
    }
}

/// The Bregman divergence of ln I₀.
fn bregman(y: Wide, x: Wide, d: Wide) -> Wide {
    Wide::ln_bessel_bregman(Wide::ZERO, y, x, d)
}

/// A(κ).
fn ratio(concentration: Wide) -> Wide {
    Wide::bessel_ratio(Wide::ZERO, concentration)
}

/// A′(κ), from the divergences of the two neighbours at a distance of 2⁻³⁰: of their sum the fourth derivative is a share 2⁻⁶⁰.
fn slope(concentration: Wide) -> Wide {
    if concentration.is_zero() {
        return Wide::ONE.half();
    }
    let d = concentration.scale(-30);
    (bregman(concentration + d, concentration, d) + bregman(concentration - d, concentration, -d)) / d.square()
}

impl Family for VonMises {
    const NAME: &'static str = "von_mises";

    fn support(&self) -> Support {
        Support::Circle
    }

    fn code(&self) -> Option<Code> {
        Some(Code::new(self.log_partition(), [(-self.concentration, Statistic::Cosine(self.location))]))
    }

    fn expectation(&self, statistic: &Statistic) -> Form {
        match statistic {
            Statistic::Cosine(c) => finite(ratio(self.concentration) * (self.location - *c).cos()),
            _ => None,
        }
    }

    fn kl(&self, q: &Self) -> Form {
        finite(self.directions(q).kl())
    }

    fn entropy(&self) -> Form {
        let concentration = self.concentration;
        finite(Wide::pi().double().ln() - bregman(Wide::ZERO, concentration, -concentration))
    }

    fn cross_entropy(&self, q: &Self) -> Form {
        sum(Family::kl(self, q), Family::entropy(self))
    }

    fn kl_gradient(&self, q: &Self) -> Option<[Vec<Wide>; 2]> {
        let (x, y, angle) = (self.concentration, q.concentration, self.location - q.location);
        let (ratios, bend) = (ratio(x), angle.one_minus_cos());
        let by_location = ratios * y * angle.sin();
        let by_concentration = slope(x) * ((x - y) + y * bend);
        let by_q_concentration = (ratio(y) - ratios) + ratios * bend;
        Some([vec![by_location, by_concentration], vec![-by_location, by_q_concentration]])
    }

    fn fisher_information(&self) -> Option<Vec<Vec<Wide>>> {
        let concentration = self.concentration;
        let of_location = concentration * ratio(concentration);
        Some(vec![vec![of_location, Wide::ZERO], vec![Wide::ZERO, slope(concentration)]])
    }

    fn renyi(&self, q: &Self, order: Order) -> Form {
        finite(self.directions(q).renyi(order))
    }
}

impl NaturalForm for VonMises {
    /// θ = (κ cos μ, κ sin μ), F = ln 2πI₀(κ).
    fn natural(&self) -> Natural {
        let direction = [self.location.cos(), self.location.sin()];
        let ratio = ratio(self.concentration);
        Natural {
            parameters: direction.map(|entry| self.concentration * entry).to_vec(),
            log_partition: self.log_partition(),
            mean: direction.map(|entry| ratio * entry).to_vec(),
        }
    }
}
