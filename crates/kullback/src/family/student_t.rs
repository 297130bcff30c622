//! Student's t distribution.

use super::closed::{Family, Form, INFINITE, finite, sum};
use super::parameter::Door;
use super::statistic::{Code, Statistic};
use super::student_t_pair::Pair;
use super::support::Support;
use crate::error::Result;
use crate::wide::Wide;

/// Student's t distribution with ν degrees of freedom, a location μ and a scale s: the density
/// `Γ(b)/(Γ(a) s √(πν)) (1 + (x − μ)²/νs²)^(−b)`, a = ν/2, b = (ν + 1)/2.
///
/// Its entropy is `ln s + ½ ln πν + ln Γ(a) − ln Γ(b) + b [ψ(b) − ψ(a)]`, in nats. From ν = 2 on it is evaluated as `ln s + ½ ln 2π − B(b, a) + ½ [ln a − ψ(a)] + b [ψ(b) − ψ(a)]`, B the Bregman
/// divergence of ln Γ, which does not cancel however large ν is.
///
/// It has moments below order ν, and so a closed form for the divergence from it to a [`Normal`](super::Normal): infinite for ν ≤ 2. There is none for that from
/// any other family.
///
/// # Two t distributions
/// The divergence between two has no closed form either, and is integrated: `∫ p ln(p/q) − p + q`, a function without negative values, as
/// `∫ p (e^(−L) − 1 + L)` with L = ln(p/q), which is evaluated from the differences of the parameters and has its digits where p and q are near. So does the
/// divergence. The line is cut into panels by where the densities' complex singularities are, at `μ ± i s√ν`, of 24 Gauss–Legendre nodes each; beyond four times the distance of the farthest one
/// they are panels of the logarithm, in which tails are exponential. It takes one or two thousand evaluations, about a millisecond or two, where a closed form takes microseconds.
///
/// This is done for 2⁻⁴ ≤ ν ≤ 2²⁴, scales within a factor of 2²⁰ of one another, and locations within 2²⁰ of the larger scale. Beyond, the answer is
/// [`NoClosedForm`](crate::Error::NoClosedForm), rather than a number of which nothing is known.
///
/// # Accuracy
/// Entropies are within 0.51 ULP for any parameters, and divergences to a normal distribution as those between families are: near normal, which a t distribution with the same
/// variance is by about ν⁻², for ν up to 2²⁵.
///
/// Between two t distributions they are within 0.51 ULP as well, and the error has three parts. *Rounding*: the logarithm L loses 25 bits at most, to
/// the part that all normal distributions have in common, so that 2⁻⁹⁰ is a bound. *Truncation*: the last panel on either side, brought to the length of an octave, is below 2⁻⁸⁰ of the sum, and
/// what is beyond it is at most 25 times as much, for a tail falls off by `2^(−ν)` at least from each octave to the next. *Discretisation*: on every panel
/// the integrand is analytic within an ellipse of parameter ρ = 4.2, so that 24 nodes err by less than 2⁻⁹⁷ of its largest modulus there, times the panel's
/// length. How much larger than the divergence that may be is not proved, but measured: errors are 2⁻⁸⁴ of the divergence at most, against rules of more nodes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StudentT {
    pub(super) df: Wide,
    pub(super) location: Wide,
    pub(super) scale: Wide,
}

impl StudentT {
    /// The t distribution with so many degrees of freedom, that location and that scale.
    ///
    /// # Errors
    /// If the location is not finite, or the degrees of freedom or the scale not positive and finite.
    pub fn new(df: f64, location: f64, scale: f64) -> Result<Self> {
        let door = Door(Self::NAME);
        Ok(Self {
            df: door.positive("df", df)?,
            location: door.finite("location", location)?,
            scale: door.positive("scale", scale)?,
        })
    }

    /// ν.
    #[must_use]
    pub fn df(&self) -> f64 {
        self.df.to_f64()
    }

    /// μ.
    #[must_use]
    pub fn location(&self) -> f64 {
        self.location.to_f64()
    }

    /// s.
    #[must_use]
    pub fn scale(&self) -> f64 {
        self.scale.to_f64()
    }

    /// `½ ln πν + ln Γ(a) − ln Γ(b)`.
    pub(super) fn normalizer(&self) -> Wide {
        let [a, b] = [self.df.half(), (self.df + Wide::ONE).half()];
        if self.df < Wide::from_integer(2) {
            return (Wide::pi() * self.df).ln().half() + a.ln_gamma() - b.ln_gamma();
        }
        Wide::half_ln_tau() - Wide::ln_gamma_bregman(b, a, Wide::ONE.half()) + a.digamma_gap().half()
    }
}

impl Family for StudentT {
    const NAME: &'static str = "student_t";

    fn support(&self) -> Support {
        Support::LINE
    }

    fn code(&self) -> Option<Code> {
        None
    }

    /// Moments of orders below ν; the absolute one, about μ, is `2s √ν Γ(b)/(Γ(a) √π (ν − 1))`.
    fn expectation(&self, statistic: &Statistic) -> Form {
        let (one, two) = (Wide::ONE, Wide::from_integer(2));
        match statistic {
            Statistic::Value if self.df > one => finite(self.location),
            Statistic::SquaredDeviation(_) if self.df <= two => INFINITE,
            Statistic::SquaredDeviation(c) => {
                finite(self.df * self.scale.square() / (self.df - two) + (self.location - *c).square())
            }
            Statistic::AbsoluteDeviation(_) if self.df <= one => INFINITE,
            Statistic::AbsoluteDeviation(c) if *c == self.location => {
                let ratio = (-self.normalizer()).exp();
                finite(ratio * self.scale * self.df.double() / (self.df - one))
            }
            _ => None,
        }
    }

    fn kl(&self, q: &Self) -> Form {
        if self == q {
            return finite(Wide::ZERO);
        }
        Pair::new(self, q).map(|pair| Some(pair.divergence()))
    }

    fn cross_entropy(&self, q: &Self) -> Form {
        sum(Family::kl(self, q), Family::entropy(self))
    }

    fn entropy(&self) -> Form {
        let [a, b] = [self.df.half(), (self.df + Wide::ONE).half()];
        let expected = b * Wide::digamma_difference(b, a, Wide::ONE.half());
        finite(self.scale.ln() + self.normalizer() + expected)
    }
}
