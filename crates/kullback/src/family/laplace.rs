//! The Laplace distribution.

use super::closed::{Family, Form, INFINITE, exponential, finite, map};
use super::exponential::renyi_of_rates;
use super::parameter::Door;
use super::statistic::{Code, Statistic};
use super::support::Support;
use crate::error::Result;
use crate::term::Order;
use crate::wide::Wide;

/// The Laplace distribution with a location μ and a scale b: the density `exp(−|x − μ|/b)/(2b)`.
///
/// With r = b₁/b₂ and t = |μ₁ − μ₂|/b₁, `KL = [r − 1 − ln r] + r [e^(−t) − 1 + t]`, a sum of two non-negative terms, in nats.
///
/// # Accuracy
/// Within 0.51 ULP for any parameters, also of the Rényi divergence, the Bhattacharyya distance, the squared Hellinger distance and χ².
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Laplace {
    location: Wide,
    scale: Wide,
}

impl Laplace {
    /// The Laplace distribution with that location and that scale.
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

    /// b.
    #[must_use]
    pub fn scale(&self) -> f64 {
        self.scale.to_f64()
    }
}

impl Family for Laplace {
    const NAME: &'static str = "laplace";

    fn support(&self) -> Support {
        Support::LINE
    }

    fn code(&self) -> Option<Code> {
        let deviation = Statistic::AbsoluteDeviation(self.location);
        Some(Code::new(self.scale.double().ln(), [(Wide::ONE / self.scale, deviation)]))
    }

    fn expectation(&self, statistic: &Statistic) -> Form {
        match statistic {
            Statistic::Value => finite(self.location),
            Statistic::SquaredDeviation(c) => finite(self.scale.square().double() + (self.location - *c).square()),
            // b e^(−t) + b t = b (1 + E(−t)), with t = |μ − c|/b.
            Statistic::AbsoluteDeviation(c) => {
                let distance = (self.location - *c).abs() / self.scale;
                finite(self.scale * (Wide::ONE + (-distance).exp_excess()))
            }
            // E e^(−(X − c)/s) = e^(−(μ − c)/s) / (1 − b²/s²), infinite unless b < s.
            Statistic::Exponential { origin, scale } => {
                if self.scale >= scale.abs() {
                    return INFINITE;
                }
                let shift = exponential((*origin - self.location) / *scale);
                let spread = scale.square() / ((*scale - self.scale) * (*scale + self.scale));
                map(Some(shift), |shift| shift * spread)
            }
            _ => None,
        }
    }

    fn kl(&self, q: &Self) -> Form {
        let distance = (self.location - q.location).abs() / self.scale;
        let shift = self.scale * (-distance).exp_excess();
        finite((Wide::kl_div(q.scale, self.scale) + shift) / q.scale)
    }

    fn kl_gradient(&self, q: &Self) -> Option<[Vec<Wide>; 2]> {
        let shift = self.location - q.location;
        let distance = shift.abs() / self.scale;
        // d/dt [e^(−t) + t] = 1 − e^(−t), with the sign of μ₁ − μ₂.
        let slope = -(-distance).exp_m1() / q.scale;
        let by_location = if shift.is_negative() { -slope } else { slope };
        // (1 + t) e^(−t)/b₂ − 1/b₁; the 1 in the first is taken out, so that what remains is of the order of t² and of b₁ − b₂.
        let by_scale = ((self.scale - q.scale) - self.scale * second_moment(distance)) / (self.scale * q.scale);
        let expected = self.scale * (-distance).exp_excess();
        let by_q_scale = ((q.scale - self.scale) - expected) / q.scale.square();
        Some([vec![by_location, by_scale], vec![-by_location, by_q_scale]])
    }

    fn fisher_information(&self) -> Option<Vec<Vec<Wide>>> {
        let precision = Wide::ONE / self.scale.square();
        Some(vec![vec![precision, Wide::ZERO], vec![Wide::ZERO, precision]])
    }

    /// That of the rates 1/b, and −ln of R/(1 − α) for the share R = (A e^(−Bd) − B e^(−Ad))/(A − B) by which the integral of p^α q^(1 − α) is less than
    /// with one location, where A = α/b₁, B = (1 − α)/b₂ and d = |μ₁ − μ₂|.
    fn renyi(&self, q: &Self, order: Order) -> Form {
        let Some(rates) = renyi_of_rates(q.scale, self.scale, order) else {
            return INFINITE;
        };
        let distance = (self.location - q.location).abs();
        let (x, y) = (order.alpha * distance / self.scale, order.complement * distance / q.scale);
        let ln_share =
            if y.is_negative() { ln_share_above_one(x, -y) } else { -ln_share_below_one(x.min(y), (x - y).abs()) };
        finite(rates - ln_share / order.complement)
    }

    /// Of equal scales: 1 − e^(−t/2).
    fn total_variation(&self, q: &Self) -> Form {
        let distance = (self.location - q.location).abs() / self.scale;
        if self.scale == q.scale { finite(-(-distance.half()).exp_m1()) } else { None }
    }
}

/// 1 − (1 + t) e^(−t) for t ≥ 0, to a few bits less than the engine has, also near zero, where it is t²/2.
fn second_moment(t: Wide) -> Wide {
    let after = Wide::ONE + t;
    if t.is_below_one() { t.square() - after * (-t).exp_excess() } else { Wide::ONE - after * (-t).exp() }
}

/// −ln R ≥ 0 for x = Ad and y = Bd of one sign, given the lesser of the two and what they differ by, which may be nothing: with m = (1 − e^(−δ))/δ and
/// k = 1 − m, R = e^(−y) (1 + y m), and 1 − R = 1 − (1 + y) e^(−y) + y e^(−y) k, a sum of two non-negative terms.
fn ln_share_below_one(y: Wide, difference: Wide) -> Wide {
    let over = |value: Wide, otherwise: Wide| if difference.is_zero() { otherwise } else { value / difference };
    if y.is_below_one() {
        let kept = over((-difference).exp_excess(), Wide::ZERO);
        return -(-(second_moment(y) + y * (-y).exp() * kept)).ln_1p();
    }
    y - (y * over(-(-difference).exp_m1(), Wide::ONE)).ln_1p()
}

/// ln R ≥ 0 for x = Ad and z = −Bd with z < x: R − 1 = (x E(z) + z E(−x))/(x + z), E(t) = e^t − 1 − t, or for a large z
/// R = e^z (1 − z (1 − e^(−x − z))/(x + z)).
fn ln_share_above_one(x: Wide, z: Wide) -> Wide {
    let sum = x + z;
    if z.is_below_one() {
        return ((x * z.exp_excess() + z * (-x).exp_excess()) / sum).ln_1p();
    }
    z + (z * (-sum).exp_m1() / sum).ln_1p()
}
