//! Images of distributions.

use super::Distribution;
use super::closed::{Family, Form, map, sum};
use super::pairs::{self, Operation};
use super::parameter::Door;
use super::statistic::{Code, Statistic};
use super::support::Support;
use crate::error::{Error, Result};
use crate::term::Order;
use crate::wide::Wide;

/// An invertible map of numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Map {
    /// `shift + scale · x`, the scale not zero.
    Affine {
        /// What is added.
        shift: f64,
        /// What is multiplied by.
        scale: f64,
    },
    /// eˣ.
    Exp,
    /// 1/(1 + e⁻ˣ).
    Logistic,
    /// x^s of positive numbers, s not zero.
    Power(f64),
    /// −x.
    Negate,
    /// 1/x of positive numbers.
    Reciprocal,
}

impl Map {
    const fn name(self) -> &'static str {
        match self {
            Self::Affine { .. } => "affine",
            Self::Exp => "exp",
            Self::Logistic => "logistic",
            Self::Power(_) => "power",
            Self::Negate => "negate",
            Self::Reciprocal => "reciprocal",
        }
    }

    /// That its numbers are what they must be.
    fn check(self) -> Result<()> {
        let door = Door(Mapped::NAME);
        let not_zero = |parameter, value: f64| {
            door.finite(parameter, value)?;
            let allowed = "finite and not zero";
            if value == 0.0 {
                return Err(Error::Parameter { family: Mapped::NAME, parameter, index: None, value, allowed });
            }
            Ok(())
        };
        match self {
            Self::Affine { shift, scale } => door.finite("shift", shift).and_then(|_| not_zero("scale", scale)),
            Self::Power(power) => not_zero("power", power),
            _ => Ok(()),
        }
    }

    const fn takes_positive_numbers(self) -> bool {
        matches!(self, Self::Power(_) | Self::Reciprocal)
    }

    /// Its value, at the ends of the real numbers too.
    fn at(self, x: f64) -> f64 {
        let wide = Wide::from_f64;
        match self {
            Self::Negate => -x,
            Self::Affine { scale, .. } if x.is_infinite() => x * scale,
            Self::Affine { shift, scale } => (wide(shift) + wide(scale) * wide(x)).to_f64(),
            Self::Exp if x.is_infinite() => x.max(0.0),
            Self::Exp => wide(x).exp().to_f64(),
            Self::Logistic if x.is_infinite() => {
                if x > 0.0 {
                    1.0
                } else {
                    0.0
                }
            }
            Self::Logistic => (Wide::ONE / (Wide::ONE + (-wide(x)).exp())).to_f64(),
            Self::Power(power) if x == 0.0 || x.is_infinite() => {
                if (x == 0.0) == (power > 0.0) {
                    0.0
                } else {
                    f64::INFINITY
                }
            }
            Self::Power(power) => (wide(power) * wide(x).ln()).exp().to_f64(),
            Self::Reciprocal if x == 0.0 => f64::INFINITY,
            Self::Reciprocal => 1.0 / x,
        }
    }

    /// `ln |φ′(x)|`, unless it is no sum of statistics.
    fn ln_slope(self) -> Option<Code> {
        let wide = Wide::from_f64;
        Some(match self {
            Self::Negate => Code::new(Wide::ZERO, []),
            Self::Affine { scale, .. } => Code::new(wide(scale).abs().ln(), []),
            Self::Exp => Code::new(Wide::ZERO, [(Wide::ONE, Statistic::Value)]),
            Self::Power(power) => Code::new(wide(power).abs().ln(), [(wide(power) - Wide::ONE, Statistic::Ln)]),
            Self::Reciprocal => Code::new(Wide::ZERO, [(Wide::from_integer(-2), Statistic::Ln)]),
            Self::Logistic => return None,
        })
    }
}

/// The distribution of φ(X), for a [`Map`] φ and a distribution of X on an interval.
///
/// ```
/// use kullback::family::{Distribution, Map, Mapped, Normal};
///
/// // The exponential of a normal variable is log-normal; divergences do not see a map that both sides have.
/// let log_normal = |mean| Mapped::new(Box::new(Normal::new(mean, 1.0)?), Map::Exp);
/// assert_eq!(log_normal(0.0)?.kl(&log_normal(1.0)?)?, 0.5);
/// # Ok::<(), kullback::Error>(())
/// ```
///
/// Of two distributions with the same map every divergence is that of what they are images of, and has a closed form where that has one; a
/// gradient is in the parameters of these. Entropies and cross-entropies add E ln |φ′(X)|, where that has a closed form. Of different
/// maps nothing is known.
///
/// # Accuracy
/// That of what is mapped; an entropy gains a term in 128 bits.
#[derive(Debug)]
pub struct Mapped {
    base: Box<dyn Distribution>,
    map: Map,
}

impl Mapped {
    /// The image of that distribution.
    ///
    /// # Errors
    /// If a number of the map is not what it must be, or the distribution not on an interval that the map takes: positive numbers for powers and
    /// reciprocals.
    pub fn new(base: Box<dyn Distribution>, map: Map) -> Result<Self> {
        map.check()?;
        match base.range() {
            Support::Interval { low, .. } if !map.takes_positive_numbers() || low >= 0.0 => Ok(Self { base, map }),
            _ => Err(Error::Unmapped { map: map.name(), family: base.name() }),
        }
    }

    /// What is mapped.
    #[must_use]
    pub fn base(&self) -> &dyn Distribution {
        self.base.as_ref()
    }

    /// The map.
    #[must_use]
    pub const fn map(&self) -> Map {
        self.map
    }

    /// A form of what is mapped, if the maps are equal.
    fn of_bases(&self, q: &Self, form: impl FnOnce(&dyn Distribution, &dyn Distribution) -> Form) -> Form {
        if self.map == q.map { form(self.base(), q.base()) } else { None }
    }

    /// E ln |φ′(X)|.
    fn expected_slope(&self) -> Form {
        self.map.ln_slope()?.expectation(|statistic| self.base.expectation(statistic))
    }
}

impl Family for Mapped {
    const NAME: &'static str = "mapped";

    fn support(&self) -> Support {
        match self.base.range() {
            Support::Interval { low, high } => {
                let (one, other) = (self.map.at(low), self.map.at(high));
                Support::Interval { low: one.min(other), high: one.max(other) }
            }
            other => unreachable!("refused when this was made: {other:?}"),
        }
    }

    fn code(&self) -> Option<Code> {
        None
    }

    /// Of the logarithm, so that maps of maps have entropies.
    fn expectation(&self, statistic: &Statistic) -> Form {
        let of_base = |weight: Wide, statistic| map(self.base.expectation(&statistic), |expected| weight * expected);
        match (statistic, self.map) {
            (Statistic::Ln, Map::Exp) => of_base(Wide::ONE, Statistic::Value),
            (Statistic::Ln, Map::Power(power)) => of_base(Wide::from_f64(power), Statistic::Ln),
            (Statistic::Ln, Map::Reciprocal) => of_base(-Wide::ONE, Statistic::Ln),
            _ => None,
        }
    }

    fn kl(&self, q: &Self) -> Form {
        self.of_bases(q, pairs::kl)
    }

    fn entropy(&self) -> Form {
        sum(self.base.own_entropy(), self.expected_slope())
    }

    fn cross_entropy(&self, q: &Self) -> Form {
        sum(self.of_bases(q, pairs::cross_entropy), self.expected_slope())
    }

    fn kl_gradient(&self, q: &Self) -> Option<[Vec<Wide>; 2]> {
        if self.map == q.map { self.base.own_gradient(q.base()) } else { None }
    }

    fn fisher_information(&self) -> Option<Vec<Vec<Wide>>> {
        self.base.own_information()
    }

    fn renyi(&self, q: &Self, order: Order) -> Form {
        self.of_bases(q, |p, q| pairs::renyi(p, q, order))
    }

    fn bhattacharyya_distance(&self, q: &Self) -> Form {
        self.of_bases(q, pairs::bhattacharyya_distance)
    }

    fn chi_squared(&self, q: &Self) -> Form {
        self.of_bases(q, pairs::chi_squared)
    }

    fn total_variation(&self, q: &Self) -> Form {
        self.of_bases(q, |p, q| pairs::in_one_family(p, q, Operation::TotalVariation))
    }

    fn js(&self, q: &Self) -> Form {
        self.of_bases(q, |p, q| pairs::in_one_family(p, q, Operation::Js))
    }
}
