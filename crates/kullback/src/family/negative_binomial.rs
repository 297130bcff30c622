//! The negative binomial distribution.

use super::Geometric;
use super::closed::{Family, Form, finite};
use super::exponential::{Natural, NaturalForm};
use super::parameter::Door;
use super::statistic::{Code, Statistic};
use super::support::Support;
use crate::error::Result;
use crate::term::Order;
use crate::wide::Wide;

/// The negative binomial distribution with a positive real number r, `failures`, and a probability p of a success:
/// `P(k) = Γ(k + r)/(Γ(r) k!) pʳ (1 − p)ᵏ`.
///
/// For a whole r, how many trials fail before the success number r. With r = 1 it is [`Geometric`].
///
/// Of equal r, `KL = r [d(p₁, p₂) + d(1 − p₁, 1 − p₂)]/p₁` with the deviance `d(x, y) = x ln(x/y) − x + y`, in nats: r times that of geometric
/// distributions, and so are the Rényi divergences. Of different r there is no closed form, nor is there one for the entropy.
///
/// An exponential family of a fixed r, with T(x) = x and θ = ln(1 − p). With p = 1 it is the point 0.
///
/// # Accuracy
/// Within 0.51 ULP for any parameters.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NegativeBinomial {
    failures: Wide,
    each: Geometric,
}

impl NegativeBinomial {
    /// The negative binomial distribution with that r and that probability of a success.
    ///
    /// # Errors
    /// If r is not positive and finite, or the probability is not above 0 and at most 1.
    pub fn new(failures: f64, prob: f64) -> Result<Self> {
        let door = Door(Self::NAME);
        let failures = door.positive("failures", failures)?;
        Ok(Self::of(failures, Geometric::of(door.positive_probability("prob", prob)?)))
    }

    /// The sum of so many of one geometric distribution.
    pub(super) const fn of(failures: Wide, each: Geometric) -> Self {
        Self { failures, each }
    }

    /// r.
    #[must_use]
    pub fn failures(&self) -> f64 {
        self.failures.to_f64()
    }

    /// p.
    #[must_use]
    pub fn prob(&self) -> f64 {
        self.each.prob()
    }
}

impl Family for NegativeBinomial {
    const NAME: &'static str = "negative_binomial";

    fn support(&self) -> Support {
        self.each.support()
    }

    /// −r ln p − x ln(1 − p) − ln(Γ(x + r)/(Γ(r) x!)).
    fn code(&self) -> Option<Code> {
        if self.each.is_sure() {
            return Some(Code::new(Wide::ZERO, []));
        }
        let choices =
            (self.failures != Wide::ONE).then_some((-Wide::ONE, Statistic::LnNegativeBinomial(self.failures)));
        let value = (-self.each.ln_failure(), Statistic::Value);
        Some(Code::new(-(self.failures * self.each.ln_success()), choices.into_iter().chain([value])))
    }

    fn expectation(&self, statistic: &Statistic) -> Form {
        match statistic {
            Statistic::Value => finite(self.failures * self.each.mean()),
            _ => None,
        }
    }

    /// Only of equal r, unless it is the point 0, which has a rule of its own.
    fn kl(&self, q: &Self) -> Form {
        (self.failures == q.failures).then(|| self.each.divergence(&q.each).map(|each| self.failures * each))
    }

    fn renyi(&self, q: &Self, order: Order) -> Form {
        let of_each = || self.each.power_divergence(&q.each, order).map(|each| self.failures * each);
        if self.each.is_sure() {
            // −ln of q's mass at zero, of any order.
            return finite(-(q.failures * q.each.ln_success()));
        }
        (self.failures == q.failures).then(of_each)
    }

    /// (1 + χ²)ʳ − 1, χ² of geometric distributions.
    fn chi_squared(&self, q: &Self) -> Form {
        (self.failures == q.failures)
            .then(|| self.each.pearson(&q.each).map(|each| (self.failures * each.ln_1p()).exp_m1()))
    }
}

impl NaturalForm for NegativeBinomial {
    /// θ = ln(1 − p), F = −r ln p.
    fn natural(&self) -> Natural {
        Natural {
            parameters: vec![self.each.ln_failure_or_infinite()],
            log_partition: -(self.failures * self.each.ln_success()),
            mean: vec![self.failures * self.each.mean()],
        }
    }
}
