//! The parametric families: one line a family, and one line for what is claimed of each and of each pair.

use super::CountOf;
use super::{Claim, Domain, Numbers, Operation, Parameter, Parameters, not_finite, wrong_count, wrong_shape};
use crate::point::{Argument, Distribution};
use kullback::family;
use kullback_reference::{Enclosure, OutOfDomain, families as reference};
use std::hash::{Hash, Hasher};

/// A distribution of the fast crate.
type Fast = Box<dyn family::Distribution>;

/// A distribution of the reference.
type Exact = Box<dyn reference::Family>;

/// A family of distributions.
pub struct Family {
    /// The name, as the protocol has it.
    pub name: &'static str,
    /// The parameters, in order.
    pub parameters: &'static [Parameter],
    /// A member, in the fast crate.
    fast: fn(&[Argument<'_>]) -> kullback::Result<Fast>,
    /// A member, in the reference.
    reference: fn(&[Argument<'_>]) -> Result<Exact, OutOfDomain>,
    /// The natural coordinates of a member, in the fast crate.
    coordinates: fn(&[Argument<'_>]) -> kullback::Result<Option<Coordinates>>,
}

/// What an exponential family says of a member, in the fast crate.
#[derive(Debug, Clone)]
pub struct Coordinates {
    /// θ.
    pub natural: Vec<f64>,
    /// F(θ).
    pub log_partition: f64,
    /// ∇F(θ).
    pub mean: Vec<f64>,
}

/// A member of a family that may be exponential: what is said of those that are comes first in the search for a method.
struct Asked<T>(T);

trait Exponential {
    fn coordinates(&self) -> Option<Coordinates>;
}

trait NotExponential {
    fn coordinates(&self) -> Option<Coordinates> {
        None
    }
}

impl<T: family::ExponentialFamily> Exponential for Asked<T> {
    fn coordinates(&self) -> Option<Coordinates> {
        let (natural, mean) = (self.0.natural_parameters(), self.0.mean_parameters());
        Some(Coordinates { natural, log_partition: self.0.log_partition(), mean })
    }
}

impl<T> NotExponential for &Asked<T> {}

impl Family {
    /// The family of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        FAMILIES.iter().copied().find(|family| family.name == name)
    }
}

impl std::fmt::Debug for Family {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

impl PartialEq for Family {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Family {}

impl Hash for Family {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.name.hash(state);
    }
}

/// From one line a family: the table, and how a member is made in either crate.
macro_rules! families {
    ($($(#[$doc:meta])* $name:ident: $type:ident $(. $constructor:ident)?($($parameter:ident: $domain:ident),+);)+) => {
        /// Every family.
        pub static FAMILIES: &[&Family] = &[$(&$name::FAMILY),+];

        $(
            $(#[$doc])*
            pub mod $name {
                use super::*;

                /// The family.
                pub static FAMILY: Family = Family {
                    name: stringify!($name),
                    parameters: &[$(Parameter { name: stringify!($parameter), domain: Domain::$domain }),+],
                    fast: |arguments| {
                        let [$($parameter),+] = arguments else { wrong_count(stringify!($name), arguments) };
                        Ok(Box::new(constructor!(family::$type $(, $constructor)?)($(argument!(take $domain, $parameter).fast()),+)?))
                    },
                    reference: |arguments| {
                        let [$($parameter),+] = arguments else { wrong_count(stringify!($name), arguments) };
                        $(
                            let $parameter = argument!(take $domain, $parameter)
                                .exact()
                                .map_err(|error| not_finite(stringify!($parameter), error))?;
                        )+
                        Ok(Box::new(constructor!(reference::$type $(, $constructor)?)($(&$parameter),+)?))
                    },
                    coordinates: |arguments| {
                        let [$($parameter),+] = arguments else { wrong_count(stringify!($name), arguments) };
                        let member = constructor!(family::$type $(, $constructor)?)($(argument!(take $domain, $parameter).fast()),+)?;
                        Ok((&Asked(member)).coordinates())
                    },
                };
            }
        )+
    };
}

/// What makes a member of a family: `new`, where nothing else is said.
macro_rules! constructor {
    ($crate_:ident::$type:ident) => {
        $crate_::$type::new
    };
    ($crate_:ident::$type:ident, $constructor:ident) => {
        $crate_::$type::$constructor
    };
}

/// The parameters of an operation on distributions.
macro_rules! parameters {
    (entropy, $p:expr, $q:expr) => {
        &[Parameter { name: "p", domain: $p }]
    };
    (renyi, $p:expr, $q:expr) => {
        &[
            Parameter { name: "p", domain: $p },
            Parameter { name: "q", domain: $q },
            Parameter { name: "alpha", domain: Domain::ModerateOrder },
        ]
    };
    ($other:ident, $p:expr, $q:expr) => {
        &[Parameter { name: "p", domain: $p }, Parameter { name: "q", domain: $q }]
    };
}

/// An operation on distributions, in both crates.
macro_rules! on_distributions {
    ($operation:ident, $name:expr, $claim:expr, $p:expr, $q:expr) => {
        &Operation {
            name: $name,
            parameters: parameters!($operation, $p, $q),
            claim: $claim,
            is_vector: false,
            sampler: None,
            fast: |arguments| fast::$operation(arguments).map(Numbers::numbers),
            reference: |arguments, precision| exact::$operation(arguments, precision).map(Numbers::numbers),
            filter: None,
        }
    };
}

/// From one line a family, or a pair of families: what is claimed of each operation on them, in ULPs.
macro_rules! claims {
    ($($families:tt { $($operation:ident $ulps:literal),+ $(,)? })+) => {
        /// What is claimed and measured, family by family and pair by pair.
        pub static CLAIMED: &[&Operation] = &[$($(claim!($families, $operation, $ulps)),+),+];
    };
}

/// The claim of one operation: on two members of one family, on two that share a parameter, without which there is no closed form, or on
/// two families.
macro_rules! claim {
    ([$p:ident], $operation:ident, $ulps:literal) => {
        claim!($p, $p, $operation, $ulps, concat!(stringify!($p), ".", stringify!($operation)))
    };
    ([$p:ident sharing $parameter:ident], $operation:ident, $ulps:literal) => {
        on_distributions!(
            $operation,
            concat!(stringify!($p), ".", stringify!($operation)),
            Claim::Ulps($ulps),
            Domain::MemberSharing(&$p::FAMILY, stringify!($parameter)),
            Domain::MemberSharing(&$p::FAMILY, stringify!($parameter))
        )
    };
    ([$p:ident to $q:ident], $operation:ident, $ulps:literal) => {
        claim!($p, $q, $operation, $ulps, concat!(stringify!($p), ".", stringify!($q), ".", stringify!($operation)))
    };
    ($p:ident, $q:ident, $operation:ident, $ulps:literal, $name:expr) => {
        on_distributions!(
            $operation,
            $name,
            Claim::Ulps($ulps),
            Domain::Member(&$p::FAMILY),
            Domain::Member(&$q::FAMILY)
        )
    };
}

/// The claim of an operation on two families, `None` if nothing is claimed of it.
#[must_use]
pub fn claimed(operation: &str, p: &Family, q: &Family) -> Option<&'static Operation> {
    let name = if p == q { format!("{}.{operation}", p.name) } else { format!("{}.{}.{operation}", p.name, q.name) };
    CLAIMED.iter().copied().find(|claimed| claimed.name == name)
}

impl Operation {
    /// The families that its claim is of, one for each of its distributions: none of operations on any.
    #[must_use]
    pub fn families(&self) -> Vec<&'static Family> {
        let family = |parameter: &Parameter| match parameter.domain {
            Domain::Member(family) | Domain::MemberSharing(family, _) => Some(family),
            _ => None,
        };
        self.parameters.iter().filter_map(family).collect()
    }
}

/// The distribution that an argument is.
fn distribution<'a>(argument: &'a Argument<'_>) -> &'a Distribution {
    match argument {
        Argument::Distribution(distribution) => distribution,
        other => wrong_shape(other),
    }
}

fn parameters_of(distribution: &Distribution) -> Vec<Argument<'_>> {
    distribution.parameters.iter().map(crate::point::Value::as_argument).collect()
}

/// A distribution, in the fast crate.
///
/// # Errors
/// If a parameter is outside its domain.
pub fn in_fast(distribution: &Distribution) -> kullback::Result<Fast> {
    (distribution.family.fast)(&parameters_of(distribution))
}

/// A distribution, in the reference.
///
/// # Errors
/// If a parameter is outside its domain.
pub fn in_reference(distribution: &Distribution) -> Result<Exact, OutOfDomain> {
    (distribution.family.reference)(&parameters_of(distribution))
}

/// The natural coordinates of a distribution in the fast crate, if its family is exponential there.
///
/// # Errors
/// If a parameter is outside its domain.
pub fn in_coordinates(distribution: &Distribution) -> kullback::Result<Option<Coordinates>> {
    (distribution.family.coordinates)(&parameters_of(distribution))
}

/// The operations on pairs alone.
macro_rules! pairs {
    ($($operation:ident),+) => {
        /// In the fast crate.
        mod fast {
            use super::*;

            pub(super) fn entropy(arguments: &[Argument<'_>]) -> kullback::Result<f64> {
                in_fast(distribution(&arguments[0]))?.entropy()
            }

            pub(super) fn renyi(arguments: &[Argument<'_>]) -> kullback::Result<f64> {
                let (p, q) = (in_fast(distribution(&arguments[0]))?, in_fast(distribution(&arguments[1]))?);
                p.renyi(q.as_ref(), argument!(take Finite, &arguments[2]).fast())
            }

            $(
                pub(super) fn $operation(arguments: &[Argument<'_>]) -> kullback::Result<f64> {
                    in_fast(distribution(&arguments[0]))?.$operation(in_fast(distribution(&arguments[1]))?.as_ref())
                }
            )+
        }

        /// In the reference.
        mod exact {
            use super::*;

            pub(super) fn entropy(arguments: &[Argument<'_>], precision: u32) -> Result<Enclosure, OutOfDomain> {
                reference::entropy(in_reference(distribution(&arguments[0]))?.as_ref(), precision)
            }

            pub(super) fn renyi(arguments: &[Argument<'_>], precision: u32) -> Result<Enclosure, OutOfDomain> {
                let [p, q] = [0, 1].map(|index| in_reference(distribution(&arguments[index])));
                let alpha = argument!(take Finite, &arguments[2]).exact().map_err(|error| not_finite("alpha", error))?;
                reference::renyi(p?.as_ref(), q?.as_ref(), &alpha, precision)
            }

            $(
                pub(super) fn $operation(arguments: &[Argument<'_>], precision: u32) -> Result<Enclosure, OutOfDomain> {
                    let [p, q] = [0, 1].map(|index| in_reference(distribution(&arguments[index])));
                    reference::$operation(p?.as_ref(), q?.as_ref(), precision)
                }
            )+
        }
    };
}

pairs!(kl, cross_entropy, jeffreys, bhattacharyya_distance, squared_hellinger, chi_squared, total_variation, js);

/// From the names of the operations: the same on distributions of any families, as the protocol asks.
macro_rules! on_any {
    ($($operation:ident),+) => {
        /// The operations on distributions of any families, as the protocol asks for them. What is claimed depends on the families: see
        /// [`CLAIMED`].
        pub static ON_ANY: &[&Operation] = &[$(
            on_distributions!(
                $operation,
                concat!("family.", stringify!($operation)),
                Claim::Ulps(0.51),
                Domain::Distribution,
                Domain::Distribution
            )
        ),+];
    };
}

on_any!(
    entropy,
    cross_entropy,
    kl,
    jeffreys,
    renyi,
    bhattacharyya_distance,
    squared_hellinger,
    chi_squared,
    total_variation,
    js
);

families! {
    /// Normal(μ, σ).
    normal: Normal(mean: Location, std: Scale);
    /// Laplace(μ, b).
    laplace: Laplace(location: Location, scale: Scale);
    /// Uniform(l, h).
    uniform: Uniform(low: Location, high: Above);
    /// LogUniform(l, h).
    log_uniform: LogUniform(low: Scale, high: Above);
    /// Beta(α, β).
    beta: Beta(alpha: Scale, beta: Scale);
    /// Dirichlet(α₁, α₂, …).
    dirichlet: Dirichlet(alpha: Scales);
    /// ContinuousBernoulli(λ).
    continuous_bernoulli: ContinuousBernoulli(prob: OpenProbability);
    /// Pareto(α, s).
    pareto: Pareto(shape: Scale, scale: Scale);
    /// Cauchy(μ, s).
    cauchy: Cauchy(location: Location, scale: Scale);
    /// LogNormal(μ, σ).
    log_normal: LogNormal(mean: Location, std: Scale);
    /// LogitNormal(μ, σ).
    logit_normal: LogitNormal(mean: Location, std: Scale);
    /// VonMises(μ, κ).
    von_mises: VonMises(location: Angle, concentration: Concentration);
    /// VonMisesFisher(m/|m|, κ).
    von_mises_fisher: VonMisesFisher(direction: Direction, concentration: Concentration);
    /// Independent Normal(μᵢ, σᵢ).
    diagonal_normal: DiagonalNormal(mean: Locations, std: Scales);
    /// Normal(μ, Σ).
    multivariate_normal: MultivariateNormal(mean: Locations, cov: Covariance);
    /// Student's t(ν, μ, s).
    student_t: StudentT(df: Scale, location: Location, scale: Scale);
    /// Wishart(ν, V).
    wishart: Wishart(df: DegreesOfFreedom, scale: Covariance);
    /// Exponential(λ).
    exponential: Exponential(rate: Scale);
    /// Gamma(a, b).
    gamma: Gamma(shape: Scale, rate: Scale);
    /// Inverse gamma(a, b).
    inverse_gamma: InverseGamma(shape: Scale, rate: Scale);
    /// Chi(ν).
    chi: Chi(df: Scale);
    /// Chi-squared(ν).
    chi_squared: ChiSquared(df: Scale);
    /// Half-normal(σ).
    half_normal: HalfNormal(std: Scale);
    /// Rayleigh(σ).
    rayleigh: Rayleigh(scale: Scale);
    /// Maxwell(σ).
    maxwell: Maxwell(scale: Scale);
    /// Lévy(μ, c).
    levy: Levy(location: Location, scale: Scale);
    /// Weibull(k, λ).
    weibull: Weibull(shape: Scale, scale: Scale);
    /// Gumbel(μ, β).
    gumbel: Gumbel(location: Location, scale: Scale);
    /// Moyal(μ, σ).
    moyal: Moyal(location: Location, scale: Scale);
    /// Inverse Gaussian(μ, λ).
    inverse_gaussian: InverseGaussian(mean: Scale, shape: Scale);
    /// Lindley(θ).
    lindley: Lindley(theta: Scale);
    /// Ordered logistic: P(X ≤ k) = σ(cₖ − η).
    ordered_logistic: Ordinal.ordered_logistic(cutpoints: Ascending, location: LogOdds);
    /// Stopping-ratio logistic: P(X = k | X ≥ k) = σ(cₖ − η).
    stopping_ratio_logistic: Ordinal.stopping_ratio_logistic(cutpoints: Ascending, location: LogOdds);
    /// Bernoulli(p).
    bernoulli: Bernoulli(prob: Probability);
    /// Binomial(n, p).
    binomial: Binomial(trials: Trials, prob: Probability);
    /// Geometric(p), the failures before the first success.
    geometric: Geometric(prob: PositiveProbability);
    /// NegativeBinomial(r, p).
    negative_binomial: NegativeBinomial(failures: SharedScale, prob: PositiveProbability);
    /// Poisson(λ).
    poisson: Poisson(rate: Rate);
    /// Categorical(p).
    categorical: Categorical(probs: Pmf);
    /// Multinomial(n, p).
    multinomial: Multinomial(trials: Count, probs: Pmf);
}

claims! {
    [normal] {
        kl 0.51, entropy 0.51, cross_entropy 0.51, jeffreys 0.51, renyi 0.51, bhattacharyya_distance 0.51, squared_hellinger 0.51,
        chi_squared 0.51,
    }
    [laplace] {
        kl 0.51, entropy 0.51, cross_entropy 0.51, jeffreys 0.51, renyi 0.51, bhattacharyya_distance 0.51, squared_hellinger 0.51,
        chi_squared 0.51,
    }
    [laplace sharing scale] { total_variation 0.51 }
    [uniform] {
        kl 0.51, entropy 0.51, cross_entropy 0.51, renyi 0.51, bhattacharyya_distance 0.51, squared_hellinger 0.51,
        chi_squared 0.51, total_variation 0.51, js 0.51,
    }
    [log_uniform] {
        kl 0.51, entropy 0.51, cross_entropy 0.51, renyi 0.51, bhattacharyya_distance 0.51, squared_hellinger 0.51,
        chi_squared 0.51, total_variation 0.51, js 0.51,
    }
    [beta] {
        kl 0.51, entropy 0.51, cross_entropy 0.51, jeffreys 0.51, renyi 0.51, bhattacharyya_distance 0.51, squared_hellinger 0.51,
        chi_squared 0.51,
    }
    [dirichlet] {
        kl 0.51, entropy 0.51, cross_entropy 0.51, jeffreys 0.51, renyi 0.51, bhattacharyya_distance 0.51, squared_hellinger 0.51,
        chi_squared 0.51,
    }
    [continuous_bernoulli] {
        kl 0.51, entropy 0.51, cross_entropy 0.51, jeffreys 0.51, renyi 0.51, bhattacharyya_distance 0.51, squared_hellinger 0.51,
        chi_squared 0.51,
    }
    [pareto] {
        kl 0.51, entropy 0.51, cross_entropy 0.51, jeffreys 0.51, renyi 0.51, bhattacharyya_distance 0.51, squared_hellinger 0.51,
        chi_squared 0.51,
    }
    [pareto sharing scale] { total_variation 0.51 }
    [cauchy] {
        kl 0.51, entropy 0.51, cross_entropy 0.51, jeffreys 0.51, renyi 0.51, bhattacharyya_distance 0.51, squared_hellinger 0.51,
        chi_squared 0.51, total_variation 0.51, js 0.51,
    }
    [log_normal] {
        kl 0.51, entropy 0.51, cross_entropy 0.51, jeffreys 0.51, renyi 0.51, bhattacharyya_distance 0.51, squared_hellinger 0.51,
        chi_squared 0.51,
    }
    [logit_normal] {
        kl 0.51, jeffreys 0.51, renyi 0.51, bhattacharyya_distance 0.51, squared_hellinger 0.51, chi_squared 0.51,
    }
    [von_mises_fisher] {
        kl 0.51, entropy 0.51, cross_entropy 0.51, jeffreys 0.51, renyi 0.51, bhattacharyya_distance 0.51, squared_hellinger 0.51,
        chi_squared 0.51,
    }
    [von_mises] {
        kl 0.51, entropy 0.51, cross_entropy 0.51, jeffreys 0.51, renyi 0.51, bhattacharyya_distance 0.51, squared_hellinger 0.51,
        chi_squared 0.51,
    }
    [ordered_logistic] {
        kl 0.51, entropy 0.51, cross_entropy 0.51, jeffreys 0.51, renyi 0.51, bhattacharyya_distance 0.51, squared_hellinger 0.51,
        chi_squared 0.51, total_variation 0.51, js 0.51,
    }
    [stopping_ratio_logistic] {
        kl 0.51, entropy 0.51, cross_entropy 0.51, jeffreys 0.51, renyi 0.51, bhattacharyya_distance 0.51, squared_hellinger 0.51,
        chi_squared 0.51, total_variation 0.51, js 0.51,
    }

    [ordered_logistic to stopping_ratio_logistic] { kl 0.51 }
    [laplace to normal] { kl 0.51 }
    [beta to exponential] { kl 0.51 }
    [beta to gamma] { kl 0.51 }
    [uniform to exponential] { kl 0.51 }
    [uniform to gamma] { kl 0.51 }
    [uniform to gumbel] { kl 0.51 }
    [continuous_bernoulli to exponential] { kl 0.51 }
    [pareto to exponential] { kl 0.51 }
    [pareto to gamma] { kl 0.51 }
    [beta to continuous_bernoulli] { kl 0.51 }
    [beta to normal] { kl 0.51 }
    [beta to uniform] { kl 0.51 }
    [beta to log_normal] { kl 0.51 }
    [beta to logit_normal] { kl 0.51 }
    [pareto to log_normal] { kl 0.51 }
    [uniform to beta] { kl 0.51 }
    [uniform to continuous_bernoulli] { kl 0.51 }
    [uniform to normal] { kl 0.51 }
    [uniform to pareto] { kl 0.51 }
    [uniform to laplace] { kl 0.51 }
    [uniform to log_normal] { kl 0.51 }
    [continuous_bernoulli to normal] { kl 0.51 }
    [continuous_bernoulli to uniform] { kl 0.51 }
    [continuous_bernoulli to laplace] { kl 0.51 }
    [pareto to normal] { kl 0.51 }
    [pareto to laplace] { kl 0.51 }
    [normal sharing std] { total_variation 0.51 }
    [normal to laplace] { kl 0.51 }
    [inverse_gaussian to exponential] { kl 0.51 }
    [inverse_gaussian to gamma] { kl 0.51 }
    [lindley to exponential] { kl 0.51 }

    [diagonal_normal] {
        kl 0.51, entropy 0.51, cross_entropy 0.51, jeffreys 0.51, renyi 0.51, bhattacharyya_distance 0.51, squared_hellinger 0.51,
        chi_squared 0.51,
    }
    [multivariate_normal] {
        kl 0.51, entropy 0.51, cross_entropy 0.51, jeffreys 0.51, renyi 0.51, bhattacharyya_distance 0.51, squared_hellinger 0.51,
        chi_squared 0.51,
    }
    [wishart] {
        kl 0.51, entropy 0.51, cross_entropy 0.51, jeffreys 0.51, renyi 0.51, bhattacharyya_distance 0.51, squared_hellinger 0.51,
        chi_squared 0.51,
    }
    [student_t] { kl 0.51, entropy 0.51, cross_entropy 0.51, jeffreys 0.51 }
    [student_t to normal] { kl 0.51, cross_entropy 0.51 }
    [multivariate_normal to diagonal_normal] { kl 0.51, cross_entropy 0.51, jeffreys 0.51 }
    [diagonal_normal to multivariate_normal] { kl 0.51, cross_entropy 0.51 }
    [exponential] {
        kl 0.51, entropy 0.51, cross_entropy 0.51, jeffreys 0.51, renyi 0.51, bhattacharyya_distance 0.51, squared_hellinger 0.51,
        chi_squared 0.51, total_variation 0.51,
    }
    [gamma] {
        kl 0.51, entropy 0.51, cross_entropy 0.51, jeffreys 0.51, renyi 0.51, bhattacharyya_distance 0.51, squared_hellinger 0.51,
        chi_squared 0.51,
    }
    [inverse_gamma] {
        kl 0.51, entropy 0.51, cross_entropy 0.51, jeffreys 0.51, renyi 0.51, bhattacharyya_distance 0.51, squared_hellinger 0.51,
        chi_squared 0.51,
    }
    [chi] {
        kl 0.51, entropy 0.51, cross_entropy 0.51, jeffreys 0.51, renyi 0.51, bhattacharyya_distance 0.51, squared_hellinger 0.51,
        chi_squared 0.51,
    }
    [chi_squared] {
        kl 0.51, entropy 0.51, cross_entropy 0.51, jeffreys 0.51, renyi 0.51, bhattacharyya_distance 0.51, squared_hellinger 0.51,
        chi_squared 0.51,
    }
    [half_normal] {
        kl 0.51, entropy 0.51, cross_entropy 0.51, jeffreys 0.51, renyi 0.51, bhattacharyya_distance 0.51, squared_hellinger 0.51,
        chi_squared 0.51,
    }
    [rayleigh] {
        kl 0.51, entropy 0.51, cross_entropy 0.51, jeffreys 0.51, renyi 0.51, bhattacharyya_distance 0.51, squared_hellinger 0.51,
        chi_squared 0.51, total_variation 0.51,
    }
    [maxwell] {
        kl 0.51, entropy 0.51, cross_entropy 0.51, jeffreys 0.51, renyi 0.51, bhattacharyya_distance 0.51, squared_hellinger 0.51,
        chi_squared 0.51,
    }
    [levy] { entropy 0.51 }
    [levy sharing location] {
        kl 0.51, cross_entropy 0.51, jeffreys 0.51, renyi 0.51, bhattacharyya_distance 0.51, squared_hellinger 0.51, chi_squared 0.51,
    }
    [weibull] { kl 0.51, entropy 0.51, cross_entropy 0.51, jeffreys 0.51 }
    [weibull sharing shape] {
        renyi 0.51, bhattacharyya_distance 0.51, squared_hellinger 0.51, chi_squared 0.51, total_variation 0.51,
    }
    [gumbel] { kl 0.51, entropy 0.51, cross_entropy 0.51, jeffreys 0.51 }
    [gumbel sharing scale] {
        renyi 0.51, bhattacharyya_distance 0.51, squared_hellinger 0.51, chi_squared 0.51, total_variation 0.51,
    }
    [moyal] { kl 0.51, entropy 0.51, cross_entropy 0.51, jeffreys 0.51 }
    [moyal sharing scale] {
        renyi 0.51, bhattacharyya_distance 0.51, squared_hellinger 0.51, chi_squared 0.51,
    }
    [inverse_gaussian] {
        kl 0.51, entropy 0.51, cross_entropy 0.51, jeffreys 0.51, renyi 0.51, bhattacharyya_distance 0.51, squared_hellinger 0.51,
        chi_squared 0.51,
    }
    [lindley] {
        kl 0.51, entropy 0.51, cross_entropy 0.51, jeffreys 0.51, renyi 0.51, bhattacharyya_distance 0.51, squared_hellinger 0.51,
        chi_squared 0.51,
    }

    [exponential to gamma] { kl 0.51 }
    [gamma to exponential] { kl 0.51 }
    [exponential to gumbel] { kl 0.51 }
    [exponential to normal] { kl 0.51 }
    [exponential to laplace] { kl 0.51 }
    [exponential to weibull] { kl 0.51 }
    [gamma to gumbel] { kl 0.51 }
    [gamma to normal] { kl 0.51 }
    [gamma to weibull] { kl 0.51 }
    [gamma to inverse_gamma] { kl 0.51 }
    [gumbel to normal] { kl 0.51 }
    [gumbel to moyal] { kl 0.51 }
    [normal to gumbel] { kl 0.51 }
    [laplace to gumbel] { kl 0.51 }
    [weibull to gamma] { kl 0.51 }
    [weibull to exponential] { kl 0.51 }
    [rayleigh to weibull] { kl 0.51 }
    [weibull to rayleigh] { kl 0.51 }
    [chi_squared to gamma] { kl 0.51 }
    [gamma to chi_squared] { kl 0.51 }
    [chi to half_normal] { kl 0.51 }
    [half_normal to rayleigh] { kl 0.51 }
    [half_normal to exponential] { kl 0.51 }
    [maxwell to exponential] { kl 0.51 }
    [inverse_gamma to gamma] { kl 0.51 }
    [bernoulli] {
        kl 0.51, entropy 0.51, cross_entropy 0.51, jeffreys 0.51, renyi 0.51, bhattacharyya_distance 0.51, squared_hellinger 0.51,
        chi_squared 0.51, js 0.51,
    }
    [binomial] {
        kl 0.51, entropy 0.51, cross_entropy 0.51, jeffreys 0.51, renyi 0.51, bhattacharyya_distance 0.51, squared_hellinger 0.51,
        chi_squared 0.51,
    }
    [geometric] {
        kl 0.51, entropy 0.51, cross_entropy 0.51, jeffreys 0.51, renyi 0.51, bhattacharyya_distance 0.51, squared_hellinger 0.51,
        chi_squared 0.51,
    }
    [negative_binomial] {
        kl 0.51, jeffreys 0.51, renyi 0.51, bhattacharyya_distance 0.51, squared_hellinger 0.51, chi_squared 0.51,
    }
    [poisson] {
        kl 0.51, entropy 0.51, cross_entropy 0.51, jeffreys 0.51, renyi 0.51, bhattacharyya_distance 0.51, squared_hellinger 0.51, chi_squared 0.51,
    }
    [categorical] {
        kl 0.51, entropy 0.51, cross_entropy 0.51, jeffreys 0.51, renyi 0.51, bhattacharyya_distance 0.51, squared_hellinger 0.51,
        chi_squared 0.51, total_variation 0.51, js 0.51,
    }
    [multinomial] {
        kl 0.51, jeffreys 0.51, renyi 0.51, bhattacharyya_distance 0.51, squared_hellinger 0.51, chi_squared 0.51,
    }

    [bernoulli to binomial] { kl 0.51 }
    [bernoulli to geometric] { kl 0.51 }
    [bernoulli to poisson] { kl 0.51 }
    [binomial to geometric] { kl 0.51 }
    [binomial to poisson] { kl 0.51 }
    [poisson to geometric] { kl 0.51 }
}
