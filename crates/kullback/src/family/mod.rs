//! Parametric families: distributions as objects, and the divergences between them in closed form.
//!
//! ```
//! use kullback::family::{Distribution, Laplace, Normal};
//!
//! let (p, q) = (Normal::new(0.0, 1.0)?, Normal::new(1e-8, 1.0)?);
//! assert_eq!(p.kl(&q)?, 5.0000000000000005e-17); // the textbook formula says 0
//!
//! // Pairs of different families are asked in the same way.
//! let q = Laplace::new(0.0, 1.0)?;
//! assert_eq!(p.kl(&q)?, 0.07209320815813793);
//!
//! // Bad parameters are refused when the distribution is made.
//! assert_eq!(Normal::new(0.0, -1.0).unwrap_err().to_string(), "std of normal is -1.0, and must be positive and finite");
//! # Ok::<(), kullback::Error>(())
//! ```
//!
//! # How a pair finds its formula
//!
//! 1. Where the [support](Support) of p is not within that of q, the divergence is `+∞`. That is one rule for all pairs.
//! 2. Two members of one family have a kernel of their own, a sum of non-negative terms that does not cancel when they are near. So have members of
//!    two families that are both part of a third one: an exponential and a gamma distribution are two gamma distributions.
//! 3. Elsewhere `KL(p‖q) = E_p[−ln q] − H(p)`. Every family says what its `−ln q(x)` is, a sum of statistics such as `x`, `ln x` or
//!    `|x − m|`, and which of them it can take the expectation of. Any p and q that agree on the statistics have a closed form; nobody
//!    lists the pairs.
//!    A p that is at one point, as a Poisson distribution with a rate of zero is, needs no expectation: every Rényi divergence is −ln of q's mass there.
//! 4. Where they do not agree there is none, which is an [error](crate::Error::NoClosedForm).
//!
//! # Accuracy
//!
//! All is evaluated in 128 bits ([`wide`](crate::wide)) and rounded once. What the second rule covers, the divergences within one
//! family, is within 0.51 ULP over the whole range of the parameters, however near the two are; where a family cannot keep that, its documentation says
//! so. What is a sum of terms of both signs, an entropy, a cross-entropy, or a divergence by the third rule, is within 0.51 ULP as long as its terms
//! do not cancel by more than 2⁵⁰.

mod bernoulli;
mod beta;
mod binomial;
mod categorical;
mod cauchy;
mod chi;
mod closed;
mod continuous_bernoulli;
mod diagonal_normal;
mod dirichlet;
mod exponential;
mod exponential_distribution;
mod gamma;
mod gamma_power;
mod geometric;
mod inverse_gaussian;
mod laplace;
mod levy;
mod lindley;
mod log_gamma;
mod log_normal;
mod log_uniform;
mod logit_normal;
mod mapped;
mod multinomial;
mod multivariate_normal;
mod negative_binomial;
mod normal;
mod normal_length;
mod ordinal;
mod outcomes;
mod overlap;
mod pairs;
pub(crate) mod panels;
mod parameter;
mod pareto;
mod poisson;
mod positive_definite;
mod product;
mod rates;
mod statistic;
mod student_t;
mod student_t_pair;
mod support;
mod uniform;
mod von_mises;
mod von_mises_fisher;
mod weibull;
mod wishart;

pub use bernoulli::Bernoulli;
pub use beta::Beta;
pub use binomial::Binomial;
pub use categorical::Categorical;
pub use cauchy::Cauchy;
pub use chi::{Chi, ChiPower, ChiSquared};
pub use continuous_bernoulli::ContinuousBernoulli;
pub use diagonal_normal::DiagonalNormal;
pub use dirichlet::Dirichlet;
pub(crate) use dirichlet::kl_of_exact as dirichlet_kl;
pub use exponential::ExponentialFamily;
pub use exponential_distribution::Exponential;
pub use gamma::{Gamma, GammaOrReciprocal, InverseGamma};
pub use geometric::Geometric;
pub use inverse_gaussian::InverseGaussian;
pub use laplace::Laplace;
pub use levy::Levy;
pub use lindley::Lindley;
pub use log_gamma::{Gumbel, LogGamma, Moyal};
pub use log_normal::LogNormal;
pub use log_uniform::LogUniform;
pub use logit_normal::LogitNormal;
pub use mapped::{Map, Mapped};
pub use multinomial::Multinomial;
pub use multivariate_normal::MultivariateNormal;
pub use negative_binomial::NegativeBinomial;
pub use normal::Normal;
pub use normal_length::{HalfNormal, Maxwell, NormalLength, Rayleigh};
pub use ordinal::Ordinal;
pub use pareto::Pareto;
pub use poisson::Poisson;
pub use product::Product;
pub use student_t::StudentT;
pub use support::Support;
pub use uniform::Uniform;
pub use von_mises::VonMises;
pub use von_mises_fisher::VonMisesFisher;
pub use weibull::Weibull;
pub use wishart::Wishart;

use crate::domain::{non_negative, round};
use crate::error::{Error, Result};
use crate::term::Order;
use crate::wide::Wide;
use closed::{Closed, Form, sum};
use pairs::Operation;
use std::any::Any;
use std::fmt::Debug;

/// The partial derivatives of `KL(p‖q)`, in the order in which the families' constructors take their parameters; of a vector or a matrix, entry by
/// entry and row by row. Whole numbers (numbers of trials) have none.
#[derive(Debug, Clone, PartialEq)]
pub struct Gradient {
    /// With respect to the parameters of p.
    pub p: Vec<f64>,
    /// With respect to the parameters of q.
    pub q: Vec<f64>,
}

/// A distribution of one of the families in this module.
///
/// Results are in nats. Each operation is refused with [`Error::NoClosedForm`] where the pair has none, and with [`Error::Spaces`] where the two are
/// not on one space: numbers and vectors, or vectors of different dimensions.
pub trait Distribution: Closed + Any + Debug {
    /// The name of the family, as in errors.
    fn family(&self) -> &'static str {
        self.name()
    }

    /// Where the distribution can be.
    fn support(&self) -> Support {
        self.range()
    }

    /// The entropy `−E ln p`: of a density the differential entropy, which has either sign; `+∞` where it diverges.
    ///
    /// # Errors
    /// If the family has no closed form for it.
    fn entropy(&self) -> Result<f64> {
        let p = self.as_distribution();
        answer("entropy", p, p, self.own_entropy())
    }

    /// The cross-entropy `−E_p ln q`; `+∞` where the support of p is not within that of q.
    ///
    /// # Errors
    /// As all operations on pairs.
    fn cross_entropy(&self, q: &dyn Distribution) -> Result<f64> {
        let p = self.as_distribution();
        pairs::comparable(p, q)?;
        answer("cross_entropy", p, q, pairs::cross_entropy(p, q))
    }

    /// The Kullback–Leibler divergence `KL(p‖q) = E_p ln(p/q)`: never negative, zero exactly when the two are equal, `+∞` where the support of p is
    /// not within that of q.
    ///
    /// # Errors
    /// As all operations on pairs.
    fn kl(&self, q: &dyn Distribution) -> Result<f64> {
        let p = self.as_distribution();
        pairs::comparable(p, q)?;
        answer("kl", p, q, pairs::kl(p, q))
    }

    /// The Jeffreys divergence `KL(p‖q) + KL(q‖p)`, without a factor ½.
    ///
    /// # Errors
    /// As all operations on pairs.
    fn jeffreys(&self, q: &dyn Distribution) -> Result<f64> {
        let p = self.as_distribution();
        pairs::comparable(p, q)?;
        answer("jeffreys", p, q, sum(pairs::kl(p, q), pairs::kl(q, p)))
    }

    /// The Rényi divergence `ln(∫ p^α q^(1−α)) / (α − 1)` of a finite order `α ≥ 0`, with its limit KL(p‖q) at one.
    ///
    /// Within 0.51 ULP for the orders 0, 1 and 2⁻³⁰ to 2⁵. Beyond these it loses as many of the engine's 128 bits as the order has, and above
    /// 2⁶⁰ it says nothing.
    ///
    /// `+∞` where the integral diverges, as for `α > 1` it does when the tails of p are too heavy, and where for `α ≥ 1` the support of p is
    /// not within that of q.
    ///
    /// # Errors
    /// As all operations on pairs; and if the order is negative, infinite or NaN.
    fn renyi(&self, q: &dyn Distribution, alpha: f64) -> Result<f64> {
        let p = self.as_distribution();
        pairs::comparable(p, q)?;
        let order = Order::alpha(non_negative("alpha", alpha)?);
        answer("renyi", p, q, pairs::renyi(p, q, order))
    }

    /// The Bhattacharyya distance `−ln ∫ √(pq)`: half the Rényi divergence of order ½; `+∞` on disjoint supports.
    ///
    /// # Errors
    /// As all operations on pairs.
    fn bhattacharyya_distance(&self, q: &dyn Distribution) -> Result<f64> {
        let p = self.as_distribution();
        pairs::comparable(p, q)?;
        answer("bhattacharyya_distance", p, q, pairs::bhattacharyya_distance(p, q))
    }

    /// The squared Hellinger distance `½ ∫ (√p − √q)² = 1 − ∫ √(pq)`, at most one.
    ///
    /// # Errors
    /// As all operations on pairs.
    fn squared_hellinger(&self, q: &dyn Distribution) -> Result<f64> {
        let p = self.as_distribution();
        pairs::comparable(p, q)?;
        answer("squared_hellinger", p, q, pairs::squared_hellinger(p, q))
    }

    /// Pearson's `χ² = ∫ (p − q)²/q = exp(D₂) − 1`, D₂ the Rényi divergence of order two.
    ///
    /// # Errors
    /// As all operations on pairs.
    fn chi_squared(&self, q: &dyn Distribution) -> Result<f64> {
        let p = self.as_distribution();
        pairs::comparable(p, q)?;
        answer("chi_squared", p, q, pairs::chi_squared(p, q))
    }

    /// The total variation distance `½ ∫ |p − q|`, at most one.
    ///
    /// # Errors
    /// As all operations on pairs.
    fn total_variation(&self, q: &dyn Distribution) -> Result<f64> {
        let p = self.as_distribution();
        pairs::comparable(p, q)?;
        answer("total_variation", p, q, pairs::in_one_family(p, q, Operation::TotalVariation))
    }

    /// The Jensen–Shannon divergence `½ KL(p‖m) + ½ KL(q‖m)`, `m = ½ (p + q)`, at most ln 2.
    ///
    /// # Errors
    /// As all operations on pairs.
    fn js(&self, q: &dyn Distribution) -> Result<f64> {
        let p = self.as_distribution();
        pairs::comparable(p, q)?;
        answer("js", p, q, pairs::in_one_family(p, q, Operation::Js))
    }

    /// The gradient of KL(p‖q) with respect to the parameters of p and of q, which must be of one family.
    ///
    /// # Errors
    /// If the families differ, or where the divergence is infinite: [`Error::NoClosedForm`].
    fn kl_gradient(&self, q: &dyn Distribution) -> Result<Gradient> {
        let p = self.as_distribution();
        pairs::comparable(p, q)?;
        let gradient = if pairs::within(p, q) { p.own_gradient(q) } else { None };
        let [p, q] = gradient.ok_or_else(|| no_closed_form("kl_gradient", p, q))?;
        let rounded = |gradient: Vec<Wide>| gradient.into_iter().map(Wide::to_f64).collect();
        Ok(Gradient { p: rounded(p), q: rounded(q) })
    }

    /// The Fisher information, by rows: the matrix of second derivatives of KL(p‖q) in the parameters of either, at q = p.
    ///
    /// # Errors
    /// If the family has no closed form for it.
    fn fisher_information(&self) -> Result<Vec<Vec<f64>>> {
        let p = self.as_distribution();
        let information = self.own_information().ok_or_else(|| no_closed_form("fisher_information", p, p))?;
        Ok(information.into_iter().map(|row| row.into_iter().map(Wide::to_f64).collect()).collect())
    }
}

impl<T: Closed + Any + Debug> Distribution for T {}

/// A closed form, rounded.
fn answer(operation: &'static str, p: &dyn Distribution, q: &dyn Distribution, form: Form) -> Result<f64> {
    form.map(round).ok_or_else(|| no_closed_form(operation, p, q))
}

fn no_closed_form(operation: &'static str, p: &dyn Distribution, q: &dyn Distribution) -> Error {
    Error::NoClosedForm { operation, p: p.name(), q: q.name() }
}
