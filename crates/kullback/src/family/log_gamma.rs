//! The logarithms of gamma variables: the Gumbel and the Moyal distribution.

use super::closed::{Family, Form, INFINITE, exponential, finite, sum};
use super::parameter::Door;
use super::rates::{renyi_of_log_ratio, total_variation_of_log_ratio};
use super::statistic::{Code, Statistic};
use super::support::Support;
use crate::error::Result;
use crate::term::Order;
use crate::wide::Wide;

/// The Gumbel distribution (of largest values) with a location μ and a scale β: with z = (x − μ)/β the density `exp(−z − e^(−z))/β`.
///
/// With r = β₁/β₂, t = (μ₂ − μ₁)/β₂ and u = t + ln Γ(1 + r), in nats,
///
/// `KL = [e^u − 1 − u] + [ln Γ(1 + r) − ψ(2)(r − 1)] + [r − 1 − ln r]`,
///
/// a sum of three non-negative terms, the second being the Bregman divergence of ln Γ from two to 1 + r. (Gil's thesis, page 64, misses t.)
///
/// # Accuracy
/// Within 0.51 ULP for any parameters, as long as u, the sum of t and ln Γ(1 + r), does not cancel by more than 2⁵⁰ where r is far from one. So are, for one
/// scale, the Rényi divergence and what comes from it, and the total variation distance.
pub type Gumbel = LogGamma<2>;

/// The Moyal distribution with a location μ and a scale σ: with z = (x − μ)/σ the density `exp(−(z + e^(−z))/2)/(σ√(2π))`.
///
/// With r = σ₁/σ₂, t = (μ₂ − μ₁)/σ₂ and u = t + ln(Γ(½ + r)/Γ(3/2)) + (r − 1) ln 2, in nats,
///
/// `KL = ½ [e^u − 1 − u] + ½ [ln(Γ(½ + r)/Γ(3/2)) − ψ(3/2)(r − 1)] + [r − 1 − ln r]`,
///
/// a sum of three non-negative terms.
///
/// # Accuracy
/// As of [`Gumbel`]; the total variation distance has no closed form.
pub type Moyal = LogGamma<1>;

/// [`Gumbel`] or [`Moyal`]: `μ − σ ln Y` with Y ~ Gamma(a, a), where a is half of `N`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LogGamma<const N: i64> {
    location: Wide,
    scale: Wide,
}

/// KL of `−r ln Y − t` from `−ln Y`, up to a common scale and location, where Y ~ Gamma(a, a) with a = N/2, and its derivatives.
pub(super) struct Kernel<const N: i64> {
    /// (μ₂ − μ₁)/σ₂.
    pub(super) shift: Wide,
    /// σ₁/σ₂.
    pub(super) ratio: Wide,
    /// That less one, to all its bits.
    pub(super) excess: Wide,
}

impl<const N: i64> Kernel<N> {
    /// a.
    fn shape() -> Wide {
        Wide::from_integer(N).half()
    }

    /// ψ(a + 1) − ln a: 1 − γ, or 2 − γ − ln 2 for a = ½.
    fn slope() -> Wide {
        let base = if N == 2 { Wide::ONE } else { Wide::from_integer(2) - Wide::from_integer(2).ln() };
        base - Wide::euler_gamma()
    }

    /// The Bregman divergence of ln Γ from a + 1 to a + r.
    fn bregman(&self) -> Wide {
        let shape = Self::shape();
        Wide::ln_gamma_bregman(shape + self.ratio, shape + Wide::ONE, self.excess)
    }

    /// u = t + ln(Γ(a + r)/Γ(a + 1)) − (r − 1) ln a: the linear part in r − 1, to which the rest is added. As right as t and r − 1 are.
    fn exponent(&self, bregman: Wide) -> Wide {
        self.shift + self.excess * Self::slope() + bregman
    }

    /// `a [e^u − 1 − u] + a [lnΓ(a + r) − lnΓ(a + 1) − ψ(a + 1)(r − 1)] + [r − 1 − ln r]`.
    pub(super) fn kl(&self) -> Wide {
        let bregman = self.bregman();
        let deviance = Wide::kl_div_by_difference(Wide::ONE, self.ratio, -self.excess);
        Self::shape() * (self.exponent(bregman).exp_excess() + bregman) + deviance
    }

    /// The derivatives with respect to t and r: `a (e^u − 1)` and `a (e^u − 1)(ψ(a + r) − ln a) + a (ψ(a + r) − ψ(a + 1)) + 1 − 1/r`.
    pub(super) fn gradient(&self) -> (Wide, Wide) {
        let shape = Self::shape();
        let climb = Wide::digamma_difference(shape + self.ratio, shape + Wide::ONE, self.excess);
        let by_shift = shape * self.exponent(self.bregman()).exp_m1();
        (by_shift, by_shift * (Self::slope() + climb) + shape * climb + self.excess / self.ratio)
    }

    /// The second derivatives at t = 0 and r = 1: by t twice, by both, by r twice.
    pub(super) fn information() -> [Wide; 3] {
        let (shape, slope) = (Self::shape(), Self::slope());
        let curvature = shape * (slope.square() + (shape + Wide::ONE).trigamma()) + Wide::ONE;
        [shape, shape * slope, curvature]
    }
}

impl<const N: i64> LogGamma<N> {
    /// The distribution with that location and that scale.
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

    /// The scale.
    #[must_use]
    pub fn scale(&self) -> f64 {
        self.scale.to_f64()
    }

    /// −E ln Y = ln a − ψ(a): γ, or γ + ln 2 for a = ½.
    fn standard_mean() -> Wide {
        if N == 2 { Wide::euler_gamma() } else { Wide::euler_gamma() + Wide::from_integer(2).ln() }
    }

    /// −ln of the density of −ln Y at x, less a (x + e^(−x)): ln Γ(a) − a ln a, of which Γ(½) is √π.
    fn standard_constant() -> Wide {
        if N == 2 { Wide::ZERO } else { (Wide::pi().double()).ln().half() }
    }

    fn kernel(&self, q: &Self) -> Kernel<N> {
        Kernel {
            shift: (q.location - self.location) / q.scale,
            ratio: self.scale / q.scale,
            excess: (self.scale - q.scale) / q.scale,
        }
    }

    /// The logarithm of the ratio of the rates of e^(−X/σ), for one σ.
    fn log_ratio(&self, q: &Self) -> Option<Wide> {
        (self.scale == q.scale).then(|| (self.location - q.location) / self.scale)
    }
}

impl<const N: i64> Family for LogGamma<N> {
    const NAME: &'static str = if N == 2 { "gumbel" } else { "moyal" };

    fn support(&self) -> Support {
        Support::LINE
    }

    fn code(&self) -> Option<Code> {
        let shape = Kernel::<N>::shape();
        let rate = shape / self.scale;
        let constant = Self::standard_constant() + self.scale.ln() - rate * self.location;
        let exponential = Statistic::Exponential { origin: self.location, scale: self.scale };
        Some(Code::new(constant, [(rate, Statistic::Value), (shape, exponential)]))
    }

    fn expectation(&self, statistic: &Statistic) -> Form {
        let shape = Kernel::<N>::shape();
        let mean = self.location + self.scale * Self::standard_mean();
        match statistic {
            Statistic::Value => finite(mean),
            Statistic::SquaredDeviation(c) => finite(self.scale.square() * shape.trigamma() + (mean - *c).square()),
            // e^((c − μ)/s) E Y^(σ/s).
            Statistic::Exponential { origin, scale } => {
                let ratio = self.scale / *scale;
                if shape + ratio <= Wide::ZERO {
                    return INFINITE;
                }
                let moment = Wide::ln_gamma_bregman(shape + ratio, shape, ratio) - ratio * Self::standard_mean();
                Some(exponential((*origin - self.location) / *scale + moment))
            }
            _ => None,
        }
    }

    fn kl(&self, q: &Self) -> Form {
        finite(self.kernel(q).kl())
    }

    fn entropy(&self) -> Form {
        let shape = Kernel::<N>::shape();
        finite(self.scale.ln() + (Self::standard_constant() + shape * (Self::standard_mean() + Wide::ONE)))
    }

    /// The entropy and the divergence. The code has μ/σ in two of its terms.
    fn cross_entropy(&self, q: &Self) -> Form {
        sum(Family::entropy(self), Family::kl(self, q))
    }

    fn kl_gradient(&self, q: &Self) -> Option<[Vec<Wide>; 2]> {
        let kernel = self.kernel(q);
        let (by_shift, by_ratio) = kernel.gradient();
        let by_q_scale = -(kernel.shift * by_shift + kernel.ratio * by_ratio);
        let of_p = [-by_shift, by_ratio].map(|derivative| derivative / q.scale);
        let of_q = [by_shift, by_q_scale].map(|derivative| derivative / q.scale);
        Some([of_p.into(), of_q.into()])
    }

    fn fisher_information(&self) -> Option<Vec<Vec<Wide>>> {
        let [location, mixed, scale] = Kernel::<N>::information().map(|entry| entry / self.scale.square());
        Some(vec![vec![location, -mixed], vec![-mixed, scale]])
    }

    /// Of equal scales: e^(−X/σ) is a gamma variable of the rate a e^(μ/σ).
    fn renyi(&self, q: &Self, order: Order) -> Form {
        let of_rates = renyi_of_log_ratio(self.log_ratio(q)?, order);
        Some(of_rates.map(|divergence| Kernel::<N>::shape() * divergence))
    }

    /// Of equal scales, where it is exponential.
    fn total_variation(&self, q: &Self) -> Form {
        if N == 2 { finite(total_variation_of_log_ratio(self.log_ratio(q)?)) } else { None }
    }
}
