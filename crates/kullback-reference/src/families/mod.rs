//! Parametric families: divergences in closed form as their textbooks have them, and by their definition.
//!
//! A [`Family`] says three things, each in enclosures: its `−ln p(x)` as a sum of [statistics](Statistic), the expectations of those, and,
//! if it is exponential, its natural parameters and log-partition function. Every closed form here follows:
//!
//! * `KL(p‖q) = E_p[ln p − ln q]`, statistic by statistic; a pair that agrees on the statistics has a closed form, whatever its families;
//! * the Rényi divergence of two members of one exponential family is `[F(αθ₁ + (1 − α)θ₂) − αF(θ₁) − (1 − α)F(θ₂)]/(α − 1)`.
//!
//! These cancel where p and q are near, as badly as textbooks do, and the precision is raised until that does not matter. What is *not* trusted is
//! the expectations, which are where formulas have their misprints: [`definition`] integrates or sums `p ln(p/q)` itself.

mod bernoulli;
mod binomial;
mod categorical;
mod cauchy;
mod continuous_bernoulli;
pub mod definition;
mod diagonal_normal;
mod dirichlet;
mod exponential;
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
mod multinomial;
mod multivariate_normal;
mod negative_binomial;
mod normal;
mod normal_length;
mod ordinal;
mod pareto;
mod poisson;
mod positive_definite;
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
pub use binomial::Binomial;
pub use categorical::Categorical;
pub use cauchy::Cauchy;
pub use continuous_bernoulli::ContinuousBernoulli;
pub use diagonal_normal::DiagonalNormal;
pub use dirichlet::{Beta, Dirichlet};
pub use exponential::Exponential;
pub use gamma::{Chi, ChiSquared, Gamma, InverseGamma};
pub use geometric::Geometric;
pub use inverse_gaussian::InverseGaussian;
pub use laplace::Laplace;
pub use levy::Levy;
pub use lindley::Lindley;
pub use log_gamma::{Gumbel, Moyal};
pub use log_normal::{LogNormal, LogitNormal};
pub use log_uniform::LogUniform;
pub use multinomial::Multinomial;
pub use multivariate_normal::MultivariateNormal;
pub use negative_binomial::NegativeBinomial;
pub use normal::Normal;
pub use normal_length::{HalfNormal, Maxwell, Rayleigh};
pub use ordinal::Ordinal;
pub use pareto::Pareto;
pub use poisson::Poisson;
pub use statistic::{Code, Statistic};
pub use student_t::StudentT;
pub use support::Support;
pub use uniform::Uniform;
pub use von_mises::VonMises;
pub use von_mises_fisher::VonMisesFisher;
pub use weibull::Weibull;
pub use wishart::Wishart;

use crate::{Enclosure, OutOfDomain, domain};
use rug::Rational;
use std::fmt::Debug;

/// A distribution with exact parameters.
pub trait Family: Debug {
    /// The name of the family.
    fn name(&self) -> &'static str;

    /// Its parameters, one after another: two distributions are equal when these are.
    fn parameters(&self) -> Vec<Rational>;

    /// Where it can be.
    fn support(&self) -> Support;

    /// `−ln p(x)`.
    fn code(&self, precision: u32) -> Code;

    /// The expectation of a statistic, where it has a closed form. It may be infinite.
    fn expectation(&self, statistic: &Statistic, precision: u32) -> Option<Enclosure>;

    /// The natural parameters of an exponential family, and what else must be equal for two members to be of the same one.
    fn natural(&self, _: u32) -> Option<Natural> {
        None
    }

    /// The log-partition function at other natural parameters, `+∞` outside its domain, unknown where that cannot be told.
    fn log_partition(&self, _: &[Enclosure], precision: u32) -> Enclosure {
        Enclosure::unknown(precision)
    }

    /// The divergence from a member of the same family with those parameters, where it is not that of the codes: for vectors whose sum is not
    /// quite one.
    fn kl(&self, _: &[Rational], _: u32) -> Option<Enclosure> {
        None
    }

    /// The cross-entropy with a member of the same family with those parameters, where it is not the expectation of its code.
    fn cross_entropy(&self, _: &[Rational], _: u32) -> Option<Enclosure> {
        None
    }

    /// χ² from a member of the same family with those parameters, where it is not exp(D₂) − 1, for the same reason.
    fn chi_squared(&self, _: &[Rational], _: u32) -> Option<Enclosure> {
        None
    }

    /// The squared Hellinger distance from a member of the same family with those parameters, where it is not 1 − exp(−D_B), for the same reason.
    fn squared_hellinger(&self, _: &[Rational], _: u32) -> Option<Enclosure> {
        None
    }

    /// A Rényi divergence of a family that is not exponential, or not everywhere; `q` is of the same family.
    fn renyi(&self, _: &[Rational], _: &Rational, _: u32) -> Option<Enclosure> {
        None
    }

    /// The total variation distance from a member of the same family with those parameters.
    fn total_variation(&self, _: &[Rational], _: u32) -> Option<Enclosure> {
        None
    }

    /// The Jensen–Shannon divergence from a member of the same family with those parameters.
    fn js(&self, _: &[Rational], _: u32) -> Option<Enclosure> {
        None
    }

    /// −ln ∫ √(pq), where it is known though the Rényi divergences are not.
    fn bhattacharyya_distance(&self, _: &[Rational], _: u32) -> Option<Enclosure> {
        None
    }
}

/// A member of an exponential family.
#[derive(Debug)]
pub struct Natural {
    /// θ.
    pub parameters: Vec<Enclosure>,
    /// What two members must have in common.
    pub fixed: Vec<Rational>,
}

fn equal(p: &dyn Family, q: &dyn Family) -> bool {
    p.name() == q.name() && p.parameters() == q.parameters()
}

fn same_family(p: &dyn Family, q: &dyn Family) -> bool {
    p.name() == q.name()
}

/// Two distributions on one space.
fn comparable(p: &dyn Family, q: &dyn Family) -> Result<(), OutOfDomain> {
    let (of_p, of_q) = (p.support(), q.support());
    if of_p.space() == of_q.space() {
        return Ok(());
    }
    Err(OutOfDomain::new("q", format!("is a distribution of {:?}, p of {:?}", of_q.space(), of_p.space())))
}

/// What is said where there is no closed form.
fn no_closed_form(operation: &str, p: &dyn Family, q: &dyn Family) -> OutOfDomain {
    OutOfDomain::new(operation, format!("has no closed form for p {} and q {}", p.name(), q.name()))
}

/// A refusal of one operation as that of another, which is made of it.
fn named(operation: &str, value: Result<Enclosure, OutOfDomain>) -> Result<Enclosure, OutOfDomain> {
    let renamed = |error: OutOfDomain| match error.argument() {
        "kl" | "renyi" | "bhattacharyya_distance" => OutOfDomain::new(operation, error.problem()),
        _ => error,
    };
    value.map_err(renamed)
}

/// `−E ln p`.
///
/// # Errors
/// If there is no closed form.
pub fn entropy(p: &dyn Family, precision: u32) -> Result<Enclosure, OutOfDomain> {
    expectation(p, &p.code(precision), precision).ok_or_else(|| no_closed_form("entropy", p, p))
}

/// `−E_p ln q`.
///
/// # Errors
/// If there is no closed form, or the two are not on one space.
pub fn cross_entropy(p: &dyn Family, q: &dyn Family, precision: u32) -> Result<Enclosure, OutOfDomain> {
    comparable(p, q)?;
    if !p.support().within(&q.support()) {
        return Ok(Enclosure::infinity(precision));
    }
    let own = if equal(p, q) { None } else { in_one_family(p, q, |q| p.cross_entropy(q, precision)) };
    own.or_else(|| expectation(p, &q.code(precision), precision)).ok_or_else(|| no_closed_form("cross_entropy", p, q))
}

/// `E_p[ln p − ln q]`, `+∞` where the support of p is not within that of q.
///
/// # Errors
/// If there is no closed form, or the two are not on one space.
pub fn kl(p: &dyn Family, q: &dyn Family, precision: u32) -> Result<Enclosure, OutOfDomain> {
    comparable(p, q)?;
    if equal(p, q) {
        return Ok(Enclosure::zero(precision));
    }
    if !p.support().within(&q.support()) {
        return Ok(Enclosure::infinity(precision));
    }
    if let Some(own) = in_one_family(p, q, |q| p.kl(q, precision)) {
        return Ok(own);
    }
    let difference = q.code(precision).less(&p.code(precision));
    expectation(p, &difference, precision).ok_or_else(|| no_closed_form("kl", p, q))
}

/// What p knows of another member of its family.
fn in_one_family(p: &dyn Family, q: &dyn Family, own: impl Fn(&[Rational]) -> Option<Enclosure>) -> Option<Enclosure> {
    if same_family(p, q) { own(&q.parameters()) } else { None }
}

/// `KL(p‖q) + KL(q‖p)`.
///
/// # Errors
/// As [`kl`].
pub fn jeffreys(p: &dyn Family, q: &dyn Family, precision: u32) -> Result<Enclosure, OutOfDomain> {
    let [forward, backward] = [(p, q), (q, p)].map(|(p, q)| named("jeffreys", kl(p, q, precision)));
    Ok(forward? + &backward?)
}

/// The expectation of a code under p: where p is one point, its value there.
fn expectation(p: &dyn Family, code: &Code, precision: u32) -> Option<Enclosure> {
    match p.support().point() {
        Some(point) => code.expectation(|statistic| statistic.at(&point, precision)),
        None => code.expectation(|statistic| p.expectation(statistic, precision)),
    }
}

/// The Rényi divergence of a finite order α ≥ 0.
///
/// # Errors
/// If there is no closed form, the two are not on one space, or the order is negative.
pub fn renyi(p: &dyn Family, q: &dyn Family, alpha: &Rational, precision: u32) -> Result<Enclosure, OutOfDomain> {
    comparable(p, q)?;
    domain::non_negative("alpha", &[], alpha)?;
    if *alpha == 1 {
        return named("renyi", kl(p, q, precision));
    }
    if equal(p, q) {
        return Ok(Enclosure::zero(precision));
    }
    if *alpha > 1 && !p.support().within(&q.support()) {
        return Ok(Enclosure::infinity(precision));
    }
    if alpha.is_zero() && q.support().within(&p.support()) {
        return Ok(Enclosure::zero(precision));
    }
    let own = || if same_family(p, q) { p.renyi(&q.parameters(), alpha, precision) } else { None };
    // Of every order −ln of the mass that q has at the one point.
    let of_point = || p.support().point().and_then(|_| cross_entropy(p, q, precision).ok());
    own()
        .or_else(of_point)
        .or_else(|| exponential_renyi(p, q, alpha, precision))
        .ok_or_else(|| no_closed_form("renyi", p, q))
}

/// `[F(αθ₁ + (1 − α)θ₂) − αF(θ₁) − (1 − α)F(θ₂)]/(α − 1)`, which is `+∞` where the mixed parameters are outside.
fn exponential_renyi(p: &dyn Family, q: &dyn Family, alpha: &Rational, precision: u32) -> Option<Enclosure> {
    let (of_p, of_q) = (p.natural(precision)?, q.natural(precision)?);
    if !same_family(p, q) || of_p.fixed != of_q.fixed {
        return None;
    }
    let exact = |x: &Rational| Enclosure::exact(x, precision);
    let (order, complement) = (exact(alpha), exact(&Rational::from(1 - alpha)));
    let pairs = of_p.parameters.iter().zip(&of_q.parameters);
    let mixed: Vec<Enclosure> = pairs.map(|(p, q)| &order * p + &(&complement * q)).collect();
    let partition = |theta: &[Enclosure]| p.log_partition(theta, precision);
    let mixture = partition(&mixed);
    if mixture == Enclosure::infinity(precision) {
        return Some(mixture);
    }
    let gap = mixture - &(&order * &partition(&of_p.parameters)) - &(&complement * &partition(&of_q.parameters));
    Some(gap / &-complement)
}

/// `−ln ∫ √(pq)`.
///
/// # Errors
/// As [`renyi`].
pub fn bhattacharyya_distance(p: &dyn Family, q: &dyn Family, precision: u32) -> Result<Enclosure, OutOfDomain> {
    comparable(p, q)?;
    if equal(p, q) {
        return Ok(Enclosure::zero(precision));
    }
    let own = if same_family(p, q) { p.bhattacharyya_distance(&q.parameters(), precision) } else { None };
    match own {
        Some(distance) => Ok(distance),
        None => {
            let renyi = named("bhattacharyya_distance", renyi(p, q, &Rational::from((1, 2)), precision))?;
            Ok(renyi / &Enclosure::exact(&2.into(), precision))
        }
    }
}

/// `1 − ∫ √(pq)`.
///
/// # Errors
/// As [`renyi`].
pub fn squared_hellinger(p: &dyn Family, q: &dyn Family, precision: u32) -> Result<Enclosure, OutOfDomain> {
    comparable(p, q)?;
    if let Some(own) = in_one_family(p, q, |q| p.squared_hellinger(q, precision)) {
        return Ok(own);
    }
    let distance = named("squared_hellinger", bhattacharyya_distance(p, q, precision))?;
    Ok(-(-distance).exp_m1())
}

/// `∫ (p − q)²/q`.
///
/// # Errors
/// As [`renyi`].
pub fn chi_squared(p: &dyn Family, q: &dyn Family, precision: u32) -> Result<Enclosure, OutOfDomain> {
    comparable(p, q)?;
    if !p.support().within(&q.support()) {
        return Ok(Enclosure::infinity(precision));
    }
    if let Some(own) = in_one_family(p, q, |q| p.chi_squared(q, precision)) {
        return Ok(own);
    }
    Ok(named("chi_squared", renyi(p, q, &Rational::from(2), precision))?.exp_m1())
}

/// `½ ∫ |p − q|`.
///
/// # Errors
/// If there is no closed form, or the two are not on one space.
pub fn total_variation(p: &dyn Family, q: &dyn Family, precision: u32) -> Result<Enclosure, OutOfDomain> {
    of_one_family("total_variation", p, q, precision, || p.total_variation(&q.parameters(), precision))
}

/// `½ KL(p‖m) + ½ KL(q‖m)`, `m = ½ (p + q)`.
///
/// # Errors
/// If there is no closed form, or the two are not on one space.
pub fn js(p: &dyn Family, q: &dyn Family, precision: u32) -> Result<Enclosure, OutOfDomain> {
    of_one_family("js", p, q, precision, || p.js(&q.parameters(), precision))
}

fn of_one_family(
    operation: &str,
    p: &dyn Family,
    q: &dyn Family,
    precision: u32,
    form: impl Fn() -> Option<Enclosure>,
) -> Result<Enclosure, OutOfDomain> {
    comparable(p, q)?;
    if equal(p, q) {
        return Ok(Enclosure::zero(precision));
    }
    let value = if same_family(p, q) { form() } else { None };
    value.ok_or_else(|| no_closed_form(operation, p, q))
}
