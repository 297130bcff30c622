//! Powers of gamma variables: X with X^s ~ Gamma(a, b).
//!
//! Divergences do not change under a map that can be undone, so two members of equal power have those of the gamma distributions, whatever their
//! families are called; and for any others the moments are gamma functions.

use super::closed::{Family, Form, INFINITE, exponential, finite};
use super::statistic::{Code, Statistic};
use super::support::Support;
use crate::domain::Extended;
use crate::term::Order;
use crate::wide::Wide;

/// The density `|s| bᵃ x^(sa − 1) exp(−b x^s)/Γ(a)`.
#[derive(Debug, Clone, Copy)]
pub(super) struct GammaPower {
    /// s.
    power: Wide,
    /// a.
    shape: Wide,
    /// b.
    rate: Wide,
    /// ln b, also where b is beyond all bounds.
    ln_rate: Wide,
}

impl GammaPower {
    pub(super) fn new(power: i64, shape: Wide, rate: Wide) -> Self {
        Self { power: Wide::from_integer(power), shape, rate, ln_rate: rate.ln() }
    }

    /// X = λY^(1/k) with Y ~ Exponential(1).
    pub(super) fn weibull(shape: Wide, scale: Wide) -> Self {
        let ln_rate = -shape * scale.ln();
        let rate = if shape == Wide::ONE { Wide::ONE / scale } else { ln_rate.exp() };
        Self { power: shape, shape: Wide::ONE, rate, ln_rate }
    }

    /// E ln X^s = ψ(a) − ln b.
    fn ln_mean(&self) -> Wide {
        (self.shape.ln() - self.ln_rate) - self.shape.digamma_gap()
    }

    /// ln E X^t, with d = t/s: `ln Γ(a + d) − ln Γ(a) − d ln b`. `+∞` where a + d is not positive.
    ///
    /// The part that is linear in d is joined with the logarithm of b, at a + 1 where ψ(a) is large: `Γ(a) = Γ(a + 1)/a`.
    fn ln_moment(&self, exponent: Wide) -> Extended {
        let steps = exponent / self.power;
        let shape = self.shape + steps;
        if shape <= Wide::ZERO {
            return None;
        }
        if self.shape >= Wide::ONE {
            return Some(steps * self.ln_mean() + Wide::ln_gamma_bregman(shape, self.shape, steps));
        }
        let (above, rest) = (self.shape + Wide::ONE, steps - Wide::ONE);
        let climb = rest * above.digamma() + Wide::ln_gamma_bregman(shape, above, rest);
        Some(self.shape.ln() + climb - steps * self.ln_rate)
    }

    /// E X^t. One and two steps of s, which are the mean and its like, are products.
    fn moment(&self, exponent: Wide) -> Extended {
        let (a, b) = (self.shape, self.rate);
        let steps = exponent / self.power;
        if steps == Wide::ONE {
            Some(a / b)
        } else if steps == Wide::from_integer(2) {
            Some(a * (a + Wide::ONE) / b.square())
        } else if steps == -Wide::ONE {
            (a > Wide::ONE).then(|| b / (a - Wide::ONE))
        } else {
            exponential(self.ln_moment(exponent)?)
        }
    }

    /// E (X − c)².
    fn squared_deviation(&self, c: Wide) -> Extended {
        let two = Wide::from_integer(2);
        if self.power == Wide::ONE {
            return Some(self.shape / self.rate.square() + (self.shape / self.rate - c).square());
        }
        let square = self.moment(two)?;
        if c.is_zero() { Some(square) } else { Some(square - c * (self.moment(Wide::ONE)?.double() - c)) }
    }

    /// KL to a member of another power: with r = s₂/s₁, and f and g as in the entropy,
    ///
    /// `ln Γ(a₂) − ln |r| − [f(a₁) + a₁ g(a₁)] − a₂ [r (ψ(a₁) − ln b₁) + ln b₂] + b₂ E X^s₂`,
    ///
    /// where the expectation of ln X, of the order of 1/a₁ for a small shape, has all its weights taken together. What remains cancels only where two
    /// distributions of different families happen to be near.
    fn kl_across(&self, q: &Self) -> Extended {
        let moment = exponential(q.ln_rate + self.ln_moment(q.power)?)?;
        let ratio = q.power / self.power;
        let own = self.shape.gamma_excess() + self.shape * self.shape.digamma_gap();
        let constant = q.shape.ln_gamma() - ratio.abs().ln() - own;
        Some(constant - q.shape * (ratio * self.ln_mean() + q.ln_rate) + moment)
    }

    /// The log-partition function, with h(x) = 1 or what of the density is common to a family: `ln Γ(a) − a ln b − ln |s|`.
    pub(super) fn log_partition(&self) -> Wide {
        self.shape.ln_gamma() - self.shape * self.ln_rate - self.power.abs().ln()
    }

    /// E ln X.
    pub(super) fn mean_ln(&self) -> Wide {
        self.ln_mean() / self.power
    }

    /// The exponent of x in the density.
    pub(super) fn exponent(&self) -> Wide {
        self.power * self.shape - Wide::ONE
    }
}

impl Family for GammaPower {
    const NAME: &'static str = "gamma_power";

    fn support(&self) -> Support {
        Support::HALF_LINE
    }

    fn code(&self) -> Option<Code> {
        let logarithms = [(Wide::ONE, Statistic::Ln), (-self.power * self.shape, Statistic::Ln)];
        let terms = logarithms.into_iter().chain([(self.rate, Statistic::power(self.power))]);
        Some(Code::new(self.log_partition(), terms))
    }

    fn expectation(&self, statistic: &Statistic) -> Form {
        match statistic {
            Statistic::Value => Some(self.moment(Wide::ONE)),
            Statistic::Power { scale, exponent } if *scale == Wide::ONE => Some(self.moment(*exponent)),
            Statistic::Power { scale, exponent } => {
                Some(self.ln_moment(*exponent).and_then(|ln| exponential(ln - *exponent * scale.ln())))
            }
            Statistic::SquaredDeviation(c) => Some(self.squared_deviation(*c)),
            Statistic::Ln => finite(self.mean_ln()),
            Statistic::SquaredLnDeviation(c) => {
                finite(self.shape.trigamma() / self.power.square() + (self.mean_ln() - *c).square())
            }
            // e^(c/s) (1 + 1/(bs))^(−a).
            Statistic::Exponential { origin, scale } if self.power == Wide::ONE => {
                let per_rate = Wide::ONE / (self.rate * *scale);
                if per_rate <= -Wide::ONE {
                    return INFINITE;
                }
                Some(exponential(*origin / *scale - self.shape * per_rate.ln_1p()))
            }
            _ => None,
        }
    }

    /// With f(a) = lnΓ(a) − a ln a + a and g(a) = ln a − ψ(a): `f(a) + a g(a) + (ln(a/b) − g(a))/s − ln |s|`. What in lnΓ(a) and (a − 1)ψ(a) grows like
    /// a ln a is gone.
    fn entropy(&self) -> Form {
        let gap = self.shape.digamma_gap();
        let spread = ((self.shape.ln() - self.ln_rate) - gap) / self.power;
        finite(self.shape.gamma_excess() + self.shape * gap + (spread - self.power.abs().ln()))
    }

    /// With f and g as in the entropy, `f(a₂) + [a₂ ln(a₂b₁/a₁b₂) − a₂ + a₁b₂/b₁] + (a₂ − 1/s) g(a₁) + ln(a₁/b₁)/s − ln |s|`: of two huge shapes,
    /// where the code's terms are of the size of a ln a. Below 2³² these lose no more than 37 bits, and a code with no term in ln x is exact.
    fn cross_entropy(&self, q: &Self) -> Form {
        if self.power != q.power || q.shape < Wide::ONE.scale(32) {
            return None;
        }
        let inverse = Wide::ONE / self.power;
        let deviance = Wide::kl_div(q.shape * self.rate, self.shape * q.rate) / self.rate;
        let spread = inverse * (self.shape.ln() - self.ln_rate) - self.power.abs().ln();
        finite(q.shape.gamma_excess() + deviance + (q.shape - inverse) * self.shape.digamma_gap() + spread)
    }

    fn kl(&self, q: &Self) -> Form {
        if self.power == q.power {
            return finite(kl((self.shape, self.rate), (q.shape, q.rate)));
        }
        Some(self.kl_across(q))
    }

    fn renyi(&self, q: &Self, order: Order) -> Form {
        (self.power == q.power).then(|| renyi((self.shape, self.rate), (q.shape, q.rate), order))
    }
}

/// KL(Gamma(a₁, b₁)‖Gamma(a₂, b₂)): with f(a) = lnΓ(a) − a ln a + a its Bregman divergence, and the deviance of a₂b₁ and a₁b₂ over b₁.
///
/// Both are non-negative. The first is of the order of (a₂/a₁ − 1)², where that of lnΓ is a₁ times as much: two distributions of huge shape and
/// one mean a/b are that near. The products, and so their difference, are exact where the parameters are `f64`s.
pub(super) fn kl((a1, b1): (Wide, Wide), (a2, b2): (Wide, Wide)) -> Wide {
    Wide::gamma_excess_bregman(a2, a1, a2 - a1) + Wide::kl_div(a2 * b1, a1 * b2) / b1
}

/// The Rényi divergence of two gamma distributions through their geometric mixture m, Gamma(αa₁ + (1 − α)a₂, αb₁ + (1 − α)b₂), as
/// [`exponential::renyi`](super::exponential::renyi) has it. All differences between parameters of m and those of p and q are multiples of those between p
/// and q, and known as exactly. `+∞` where m is no distribution.
pub(super) fn renyi((a1, b1): (Wide, Wide), (a2, b2): (Wide, Wide), order: Order) -> Extended {
    let Order { alpha, complement } = order;
    let (shape, rate) = (alpha * a1 + complement * a2, alpha * b1 + complement * b2);
    if shape <= Wide::ZERO || rate <= Wide::ZERO {
        return None;
    }
    let (apart, crossed) = (a1 - a2, a1 * b2 - a2 * b1);
    let from_mixture = |(a, b): (Wide, Wide), share: Wide| {
        let deviance = Wide::kl_div_by_difference(a * rate, shape * b, share * crossed);
        Wide::gamma_excess_bregman(a, shape, share * apart) + deviance / rate
    };
    Some(alpha / complement * from_mixture((a1, b1), complement) + from_mixture((a2, b2), -alpha))
}
