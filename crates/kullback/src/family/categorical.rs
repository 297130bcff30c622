//! The categorical distribution.

use super::bernoulli::INFINITE_NATURAL;
use super::closed::{Family, Form, finite};
use super::exponential::{Natural, NaturalForm};
use super::statistic::{Code, Statistic};
use super::support::Support;
use crate::divergence;
use crate::domain::{Extended, Pair, Pmf};
use crate::error::Result;
use crate::orders::{renyi_wide, weighted_mean};
use crate::term::{self, Order};
use crate::wide::Wide;

/// The categorical distribution: one of so many categories, with a probability each. As a vector that is one at its category and zero elsewhere it
/// is also known as the one-hot categorical distribution.
///
/// All is as the operations on probability vectors have it, [`kl`](crate::kl), [`renyi`](crate::renyi), [`js`](crate::js) and so on, also for
/// vectors whose sum is one only to within rounding: `KL = Σ [p ln(p/q) − p + q]`, in nats, `+∞` where p > 0 = q.
///
/// The gradient is that of this sum, in which the probabilities are free coordinates: `∂/∂pᵢ = ln(pᵢ/qᵢ)`, `∂/∂qᵢ = 1 − pᵢ/qᵢ`. There is none where
/// a probability is zero.
///
/// An exponential family, T(x) the vector that is one at x and zero elsewhere: θᵢ = ln pᵢ, F = 0.
///
/// # Accuracy
/// Within 0.51 ULP for any parameters. An order so large that it amplifies the rounding of the sums until the divergence has no value, beyond
/// 5e8, is refused.
#[derive(Debug, Clone, PartialEq)]
pub struct Categorical {
    probs: Vec<f64>,
    total: Wide,
}

impl Categorical {
    /// The categorical distribution with those probabilities.
    ///
    /// # Errors
    /// If there are none, one is negative or not finite, or their sum is further than 1e-9 from one.
    pub fn new(probs: &[f64]) -> Result<Self> {
        let total = Pmf::new("probs", probs)?.total();
        Ok(Self { probs: probs.to_vec(), total })
    }

    /// The probabilities.
    #[must_use]
    pub fn probs(&self) -> &[f64] {
        &self.probs
    }

    fn pmf(&self) -> Pmf<'_> {
        Pmf::known(&self.probs, self.total)
    }

    /// The probabilities beside those of another.
    pub(super) fn beside<'a>(&'a self, q: &'a Self) -> Pair<'a> {
        Pair { p: self.pmf(), q: q.pmf() }
    }

    pub(super) fn masses(&self) -> impl Iterator<Item = Wide> + Clone + '_ {
        self.pmf().iter()
    }

    fn has_zeros(&self) -> bool {
        self.probs.contains(&0.0)
    }

    /// KL(self‖q).
    pub(super) fn divergence(&self, q: &Self) -> Extended {
        divergence::kl_wide(self.beside(q))
    }

    pub(super) fn divergence_gradient(&self, q: &Self) -> Option<[Vec<Wide>; 2]> {
        if self.has_zeros() || q.has_zeros() {
            return None;
        }
        let pairs = self.beside(q).iter();
        Some([pairs.clone().map(|(p, q)| Wide::ln_ratio(p, q)).collect(), pairs.map(|(p, q)| (q - p) / q).collect()])
    }

    /// The reciprocals of the probabilities, on the diagonal.
    pub(super) fn information(&self) -> Option<Vec<Vec<Wide>>> {
        let row = |index: usize, p: Wide| {
            let entry = |column| if column == index { Wide::ONE / p } else { Wide::ZERO };
            (0..self.probs.len()).map(entry).collect()
        };
        (!self.has_zeros()).then(|| self.masses().enumerate().map(|(index, p)| row(index, p)).collect())
    }

    /// The Rényi divergence, unless the order is too large for the two sums.
    pub(super) fn power_divergence(&self, q: &Self, order: Order) -> Form {
        let pair = self.beside(q);
        let mean = weighted_mean(pair, order.alpha);
        (mean > Wide::ZERO).then(|| renyi_wide(pair.iter(), order, mean))
    }

    pub(super) fn pearson(&self, q: &Self) -> Extended {
        divergence::chi_squared_wide(self.beside(q))
    }

    pub(super) fn ln_masses(&self) -> Vec<Wide> {
        self.masses().map(|p| if p.is_zero() { -INFINITE_NATURAL } else { p.ln() }).collect()
    }
}

impl Family for Categorical {
    const NAME: &'static str = "categorical";

    fn support(&self) -> Support {
        Support::Categories(self.probs.len())
    }

    fn is_within(&self, q: &Self) -> bool {
        self.probs.iter().zip(&q.probs).all(|(&p, &q)| p == 0.0 || q > 0.0)
    }

    /// −ln pᵢ for each category that is possible.
    fn code(&self) -> Option<Code> {
        let possible = self.masses().enumerate().filter(|(_, p)| !p.is_zero());
        Some(Code::new(Wide::ZERO, possible.map(|(index, p)| (-p.ln(), Statistic::Entry(index)))))
    }

    fn expectation(&self, statistic: &Statistic) -> Form {
        match statistic {
            Statistic::Entry(index) => finite(Wide::from_f64(*self.probs.get(*index)?)),
            _ => None,
        }
    }

    fn entropy(&self) -> Form {
        finite(self.masses().map(term::entr).sum())
    }

    fn kl(&self, q: &Self) -> Form {
        Some(self.divergence(q))
    }

    fn kl_gradient(&self, q: &Self) -> Option<[Vec<Wide>; 2]> {
        self.divergence_gradient(q)
    }

    fn fisher_information(&self) -> Option<Vec<Vec<Wide>>> {
        self.information()
    }

    fn renyi(&self, q: &Self, order: Order) -> Form {
        self.power_divergence(q, order)
    }

    fn bhattacharyya_distance(&self, q: &Self) -> Form {
        Some(divergence::bhattacharyya_distance_wide(self.beside(q)))
    }

    fn squared_hellinger(&self, q: &Self) -> Form {
        finite(divergence::squared_hellinger_wide(self.beside(q)))
    }

    fn chi_squared(&self, q: &Self) -> Form {
        Some(self.pearson(q))
    }

    fn total_variation(&self, q: &Self) -> Form {
        finite(divergence::total_variation_wide(self.beside(q)))
    }

    fn js(&self, q: &Self) -> Form {
        Some(divergence::js_wide(self.beside(q)))
    }
}

impl NaturalForm for Categorical {
    /// θᵢ = ln pᵢ, F = 0.
    fn natural(&self) -> Natural {
        Natural { parameters: self.ln_masses(), log_partition: Wide::ZERO, mean: self.masses().collect() }
    }
}
