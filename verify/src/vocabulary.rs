//! The vocabulary: one line an operation. Everything else that needs the list (the runner, the audit protocol, the
//! catalogue's `a.kl(&p, &q)`, the reports) reads it from here.

use crate::arithmetic::Arithmetic;
use crate::judge::{Accuracy, NEAREST_ULPS};
use crate::point::{Argument, NotFinite, Number, Rows, Value, Vector};
use crate::sampler::{self, Draw};
use families::Family;
use kullback_reference::{Enclosure, Order, OutOfDomain};
use std::borrow::Cow;
use std::fmt;

/// What an argument may be. The samplers draw from it, the protocol parses it, the reports name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Domain {
    /// A finite number, not negative.
    NonNegative,
    /// A finite number.
    Finite,
    /// A finite number above zero.
    Positive,
    /// A number from zero to infinity, both included.
    Order,
    /// A probability vector.
    Pmf,
    /// A vector of finite, non-negative numbers.
    Masses,
    /// A vector of finite numbers.
    Logits,
    /// A matrix whose entries are probabilities of a joint distribution.
    Joint,
    /// A matrix whose rows are probability vectors.
    Pmfs,
    /// A matrix of finite numbers.
    Matrix,
    /// A matrix of finite, non-negative numbers.
    MassMatrix,
    /// An order for families: zero, one, or from 2⁻³⁰ to 2⁵.
    ModerateOrder,
    /// A distribution of some family.
    Distribution,
    /// A distribution of that family.
    Member(&'static Family),
    /// A distribution of that family: two of them have a parameter in common.
    MemberSharing(&'static Family, &'static str),
    /// A location: any finite number.
    Location,
    /// A scale, a rate or a shape: a positive number.
    Scale,
    /// A number from zero to one.
    Probability,
    /// A whole number above zero.
    Count,
    /// A positive number in which two distributions near one another agree, since only then there is a closed form.
    SharedScale,
    /// A whole number above zero that can be summed over.
    Trials,
    /// A number above zero, at most one.
    PositiveProbability,
    /// A number that is not negative: a rate that may be zero.
    Rate,
    /// A number above the parameter before it.
    Above,
    /// A number between zero and one, neither included.
    OpenProbability,
    /// An angle, from −1000 to 1000.
    Angle,
    /// A concentration: zero or positive.
    Concentration,
    /// A vector other than zero, of which only the direction matters.
    Direction,
    /// A vector of positive numbers.
    Scales,
    /// A number on the scale of log-odds: finite, at most some dozens.
    LogOdds,
    /// A vector of such numbers, each above the one before it.
    Ascending,
    /// A symmetric positive definite matrix.
    Covariance,
    /// A vector of locations.
    Locations,
    /// A vector of lengths of code words: numbers that are not negative, and +∞ where there is no word.
    Lengths,
    /// A number above the dimension of a matrix less one.
    DegreesOfFreedom,
}

/// The shape of an argument in the protocol.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A number.
    Number,
    /// A list of numbers.
    Vector,
    /// A list of lists of numbers.
    Rows,
    /// An object: a family and its parameters.
    Distribution,
}

impl Domain {
    /// The shape of such an argument.
    #[must_use]
    pub const fn shape(self) -> Shape {
        match self {
            Self::NonNegative
            | Self::Finite
            | Self::Positive
            | Self::Order
            | Self::ModerateOrder
            | Self::Location
            | Self::Scale
            | Self::Probability
            | Self::Count
            | Self::DegreesOfFreedom
            | Self::LogOdds
            | Self::SharedScale
            | Self::Trials
            | Self::PositiveProbability
            | Self::Rate
            | Self::Above
            | Self::OpenProbability
            | Self::Angle
            | Self::Concentration => Shape::Number,
            Self::Pmf
            | Self::Masses
            | Self::Logits
            | Self::Scales
            | Self::Locations
            | Self::Lengths
            | Self::Ascending
            | Self::Direction => Shape::Vector,
            Self::Joint | Self::Pmfs | Self::Covariance | Self::Matrix | Self::MassMatrix => Shape::Rows,
            Self::Distribution | Self::Member(_) | Self::MemberSharing(..) => Shape::Distribution,
        }
    }
}

/// A parameter of an operation.
#[derive(Debug, Clone, Copy)]
pub struct Parameter {
    /// Its name.
    pub name: &'static str,
    /// What it may be.
    pub domain: Domain,
}

impl Parameter {
    /// Whether it is a number of trials: a whole number, which does not vary by little.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.domain == Domain::Count || self.name == "trials"
    }
}

/// What is claimed of a fast implementation, over its whole domain.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Claim {
    /// Its answer is the exact result, which is an `f64`.
    Exact,
    /// Its answer is the `f64` nearest to the exact result, ties to even.
    CorrectlyRounded,
    /// Its answer is at most so many units in the last place from the exact result.
    Ulps(f64),
}

impl Claim {
    /// The largest error that it allows, in units in the last place of the exact result.
    #[must_use]
    pub const fn ulps(self) -> f64 {
        match self {
            Self::Exact => 0.0,
            Self::CorrectlyRounded => NEAREST_ULPS,
            Self::Ulps(ulps) => ulps,
        }
    }

    /// Whether an answer as accurate as that honours it.
    ///
    /// Half a ULP is no substitute for correct rounding: an error of 0.50000000001 may be printed as it, and a tie rounded to the
    /// odd neighbour is it.
    #[must_use]
    pub fn admits(self, accuracy: Accuracy) -> bool {
        match self {
            Self::Exact => accuracy.nearest && accuracy.ulps == 0.0,
            Self::CorrectlyRounded => accuracy.nearest,
            Self::Ulps(ulps) => accuracy.ulps <= ulps,
        }
    }
}

impl fmt::Display for Claim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exact => f.write_str("exactness"),
            Self::CorrectlyRounded => f.write_str("correct rounding"),
            Self::Ulps(ulps) => write!(f, "{ulps} ULP"),
        }
    }
}

/// How inputs of an operation are drawn, up to a largest number of outcomes.
pub type Sampler = fn(&mut Draw<'_>, usize) -> Vec<Value>;

/// A named function with a domain, a fast implementation, a reference, and a claim.
pub struct Operation {
    /// The name, the same everywhere.
    pub name: &'static str,
    /// The parameters, in order.
    pub parameters: &'static [Parameter],
    /// What is claimed of the fast implementation.
    pub claim: Claim,
    /// Whether its value is a vector: else it is one number.
    pub is_vector: bool,
    /// What draws its inputs, where its parameters' domains alone do not say enough.
    pub sampler: Option<Sampler>,
    /// The fast crate, on the nearest `f64`s.
    pub fast: fn(&[Argument<'_>]) -> kullback::Result<Vec<f64>>,
    /// The reference, on the exact numbers, at a precision in bits.
    pub reference: fn(&[Argument<'_>], u32) -> Result<Vec<Enclosure>, OutOfDomain>,
    /// The reference's bounded evaluation in pairs of `f64`s, where it has one.
    pub filter: Option<Filter>,
}

/// A bounded evaluation on `f64`s; nothing where the bound does not say enough.
pub type Filter = fn(&[Argument<'_>]) -> Option<kullback_reference::filter::Bounded>;

impl fmt::Debug for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

impl Operation {
    /// The operation of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        let unsampled = families::ON_ANY.iter().chain(learning::fits::OPERATIONS).copied();
        on_numbers().chain(unsampled).find(|operation| operation.name == name)
    }
}

impl Operation {
    /// Inputs in its domain.
    #[must_use]
    pub fn draw(&self, draw: &mut Draw<'_>, largest: usize) -> Vec<Value> {
        match self.sampler {
            Some(sampler) => sampler(draw, largest),
            None => sampler::arguments(draw, self, largest),
        }
    }

    /// Whether it is of a module of methods.
    #[must_use]
    pub fn is_method(&self) -> bool {
        METHODS.iter().copied().flatten().any(|method| method.name == self.name)
    }

    /// Whether its arguments are distributions.
    #[must_use]
    pub fn is_on_distributions(&self) -> bool {
        self.parameters.iter().any(|parameter| parameter.domain.shape() == Shape::Distribution)
    }
}

/// What a function of either crate returns, as a list of numbers.
pub trait Numbers<T> {
    /// The numbers, in the order of the result's parts.
    fn numbers(self) -> Vec<T>;
}

/// A number, and what is made of numbers.
macro_rules! numbers {
    ($($number:ty),+) => {
        $(
            impl Numbers<$number> for $number {
                fn numbers(self) -> Vec<$number> {
                    vec![self]
                }
            }
        )+
    };
}

numbers!(f64, Enclosure);

impl<T, N: Numbers<T>> Numbers<T> for Vec<N> {
    fn numbers(self) -> Vec<T> {
        self.into_iter().flat_map(N::numbers).collect()
    }
}

impl<T, N: Numbers<T>, const LENGTH: usize> Numbers<T> for [N; LENGTH] {
    fn numbers(self) -> Vec<T> {
        self.into_iter().flat_map(N::numbers).collect()
    }
}

impl<T, A: Numbers<T>, B: Numbers<T>> Numbers<T> for (A, B) {
    fn numbers(self) -> Vec<T> {
        self.0.numbers().into_iter().chain(self.1.numbers()).collect()
    }
}

impl<T, A: Numbers<T>, B: Numbers<T>, C: Numbers<T>> Numbers<T> for (A, B, C) {
    fn numbers(self) -> Vec<T> {
        ((self.0, self.1), self.2).numbers()
    }
}

/// How an argument reaches the two crates: as `f64`s, and as rationals.
trait Parameters<'a>: Copy {
    type Fast;
    type Exact;
    fn fast(self) -> Self::Fast;
    fn exact(self) -> Result<Self::Exact, NotFinite>;
}

impl<'a> Parameters<'a> for &'a Number {
    type Fast = f64;
    type Exact = Cow<'a, kullback_reference::Rational>;

    fn fast(self) -> f64 {
        self.nearest()
    }

    fn exact(self) -> Result<Self::Exact, NotFinite> {
        self.exact()
    }
}

impl<'a> Parameters<'a> for &'a Vector {
    type Fast = &'a [f64];
    type Exact = Cow<'a, [kullback_reference::Rational]>;

    fn fast(self) -> &'a [f64] {
        self.nearest()
    }

    fn exact(self) -> Result<Self::Exact, NotFinite> {
        self.exact()
    }
}

impl<'a> Parameters<'a> for &'a Rows {
    type Fast = &'a [Vec<f64>];
    type Exact = Vec<Vec<kullback_reference::Rational>>;

    fn fast(self) -> &'a [Vec<f64>] {
        self.nearest()
    }

    fn exact(self) -> Result<Self::Exact, NotFinite> {
        self.exact()
    }
}

/// An order, the one number that may be infinite.
#[derive(Clone, Copy)]
struct OrderOf<'a>(&'a Number);

impl<'a> Parameters<'a> for OrderOf<'a> {
    type Fast = f64;
    type Exact = Order;

    fn fast(self) -> f64 {
        self.0.nearest()
    }

    fn exact(self) -> Result<Order, NotFinite> {
        if self.0.nearest() == f64::INFINITY {
            return Ok(Order::Infinite);
        }
        Ok(Order::Finite(self.0.exact()?.into_owned()))
    }
}

/// Lengths of code words, the one vector whose entries may be infinite.
#[derive(Clone, Copy)]
struct LengthsOf<'a>(&'a Vector);

impl<'a> Parameters<'a> for LengthsOf<'a> {
    type Fast = &'a [f64];
    type Exact = Vec<Option<kullback_reference::Rational>>;

    fn fast(self) -> &'a [f64] {
        self.0.nearest()
    }

    fn exact(self) -> Result<Self::Exact, NotFinite> {
        let finite: Vec<f64> = self.0.nearest().iter().map(|&x| if x == f64::INFINITY { 0.0 } else { x }).collect();
        let exact = if finite == self.0.nearest() { self.0.exact()?.into_owned() } else { exact_entries(&finite)? };
        let length = |(length, &nearest)| (nearest != f64::INFINITY).then_some(length);
        Ok(exact.into_iter().zip(self.0.nearest()).map(length).collect())
    }
}

fn exact_entries(values: &[f64]) -> Result<Vec<kullback_reference::Rational>, NotFinite> {
    Ok(Vector::from_f64s(values.to_vec()).exact()?.into_owned())
}

/// A count, which the protocol and the samplers have made sure is a whole number.
#[derive(Clone, Copy)]
struct CountOf<'a>(&'a Number);

impl<'a> Parameters<'a> for CountOf<'a> {
    type Fast = u64;
    type Exact = Cow<'a, kullback_reference::Rational>;

    fn fast(self) -> u64 {
        self.0.nearest() as u64
    }

    fn exact(self) -> Result<Self::Exact, NotFinite> {
        self.0.exact()
    }
}

/// The type that carries an argument of a domain, and how it is taken out of the list of arguments.
macro_rules! argument {
    (type Pmf) => { &Vector };
    (type Masses) => { &Vector };
    (type Logits) => { &Vector };
    (type Locations) => { &Vector };
    (type Lengths) => { &Vector };
    (type Scales) => { &Vector };
    (type Ascending) => { &Vector };
    (type Direction) => { &Vector };
    (type Joint) => { &Rows };
    (type Pmfs) => { &Rows };
    (type Matrix) => { &Rows };
    (type MassMatrix) => { &Rows };
    (type Covariance) => { &Rows };
    (type $number:ident) => { &Number };
    (take Location, $argument:expr) => { argument!(take Finite, $argument) };
    (take Scale, $argument:expr) => { argument!(take Finite, $argument) };
    (take Probability, $argument:expr) => { argument!(take Finite, $argument) };
    (take Above, $argument:expr) => { argument!(take Finite, $argument) };
    (take OpenProbability, $argument:expr) => { argument!(take Finite, $argument) };
    (take Angle, $argument:expr) => { argument!(take Finite, $argument) };
    (take Concentration, $argument:expr) => { argument!(take Finite, $argument) };
    (take Count, $argument:expr) => { CountOf(argument!(take Finite, $argument)) };
    (take DegreesOfFreedom, $argument:expr) => { argument!(take Finite, $argument) };
    (take Locations, $argument:expr) => { argument!(take Masses, $argument) };
    (take Lengths, $argument:expr) => { LengthsOf(argument!(take Masses, $argument)) };
    (take LogOdds, $argument:expr) => { argument!(take Finite, $argument) };
    (take Ascending, $argument:expr) => { argument!(take Masses, $argument) };
    (take SharedScale, $argument:expr) => { argument!(take Finite, $argument) };
    (take Trials, $argument:expr) => { argument!(take Count, $argument) };
    (take PositiveProbability, $argument:expr) => { argument!(take Finite, $argument) };
    (take Rate, $argument:expr) => { argument!(take Finite, $argument) };
    (take Direction, $argument:expr) => { argument!(take Masses, $argument) };
    (take Scales, $argument:expr) => { argument!(take Masses, $argument) };
    (take Covariance, $argument:expr) => { argument!(take Pmfs, $argument) };
    (take Order, $argument:expr) => { OrderOf(argument!(take Finite, $argument)) };
    (take NonNegative, $argument:expr) => { argument!(take Finite, $argument) };
    (take Positive, $argument:expr) => { argument!(take Finite, $argument) };
    (take Pmf, $argument:expr) => { argument!(take Masses, $argument) };
    (take Logits, $argument:expr) => { argument!(take Masses, $argument) };
    (take Matrix, $argument:expr) => { argument!(take Pmfs, $argument) };
    (take MassMatrix, $argument:expr) => { argument!(take Pmfs, $argument) };
    (take Joint, $argument:expr) => { argument!(take Pmfs, $argument) };
    (take Finite, $argument:expr) => {
        match $argument { Argument::Number(number) => *number, other => wrong_shape(other) }
    };
    (take Masses, $argument:expr) => {
        match $argument { Argument::Vector(vector) => *vector, other => wrong_shape(other) }
    };
    (take Pmfs, $argument:expr) => {
        match $argument { Argument::Rows(rows) => *rows, other => wrong_shape(other) }
    };
}

/// The callers build arguments from the parameters' own shapes.
fn wrong_shape(argument: &Argument<'_>) -> ! {
    unreachable!("an argument of another shape than the parameter's: {argument:?}")
}

/// A claim as the vocabulary writes it: `within 0.51`, `correctly rounded`, or `without error`.
macro_rules! claim {
    (without error) => {
        Claim::Exact
    };
    (within $ulps:literal) => {
        Claim::Ulps($ulps)
    };
    (correctly rounded) => {
        Claim::CorrectlyRounded
    };
}

/// The name of an operation, and the path to a crate's function of that name: of the crate itself, or of a module.
macro_rules! named {
    ([] $name:ident) => {
        stringify!($name)
    };
    ([$module:ident] $name:ident) => {
        concat!(stringify!($module), ".", stringify!($name))
    };
    ($crate_:ident [] $name:ident) => {
        $crate_::$name
    };
    ($crate_:ident [$module:ident] $name:ident) => {
        $crate_::$module::$name
    };
}

/// What the catalogue gets of an operation: one number, or a vector.
macro_rules! value {
    (type) => { Self::Real };
    (type [_]) => { Vec<Self::Real> };
    (is_vector) => { false };
    (is_vector [_]) => { true };
    ($values:expr) => { $values.into_iter().next().expect("an operation has a value") };
    ($values:expr, [_]) => { $values };
}

/// What draws the inputs of an operation.
macro_rules! sampler {
    () => {
        None
    };
    ($sampler:path) => {
        Some($sampler)
    };
}

/// The reference's filter of an operation that has one.
macro_rules! filter {
    (() $($rest:tt)*) => {
        None
    };
    ((filtered) $name:ident($($parameter:ident: $domain:ident),+)) => {
        Some(|arguments| {
            let [$($parameter),+] = arguments else { wrong_count(stringify!($name), arguments) };
            kullback_reference::filter::$name($(argument!(take $domain, $parameter).fast()),+)
        })
    };
}

/// From one line an operation: the table, and the methods by which the catalogue writes its statements.
macro_rules! vocabulary {
    (in $module:ident as $catalogue:ident; $($line:tt)*) => {
        vocabulary! { @ [$module] $catalogue $($line)* }
    };
    (@ $module:tt $catalogue:ident $(
        $(#[$doc:meta])*
        $name:ident($($parameter:ident: $domain:ident),+) $(-> $many:tt)? $claim:ident $degree:tt $(and $filtered:tt)? $(, drawn by $sampler:path)?;
    )*) => {
        /// Every operation here, in the order of the vocabulary.
        pub static OPERATIONS: &[&Operation] = &[$(&Operation {
            name: named!($module $name),
            parameters: &[$(Parameter { name: stringify!($parameter), domain: Domain::$domain }),+],
            claim: claim!($claim $degree),
            is_vector: value!(is_vector $($many)?),
            sampler: sampler!($($sampler)?),
            fast: |arguments| {
                let [$($parameter),+] = arguments else { wrong_count(stringify!($name), arguments) };
                named!(kullback $module $name)($(argument!(take $domain, $parameter).fast()),+).map(Numbers::numbers)
            },
            reference: |arguments, precision| {
                let [$($parameter),+] = arguments else { wrong_count(stringify!($name), arguments) };
                $(
                    let $parameter = argument!(take $domain, $parameter)
                        .exact()
                        .map_err(|error| not_finite(stringify!($parameter), error))?;
                )+
                named!(kullback_reference $module $name)($(&$parameter),+, precision).map(Numbers::numbers)
            },
            filter: filter!(($($filtered)?) $name($($parameter: $domain),+)),
        }),*];

        /// The operations here as the catalogue writes them: `a.kl(&p, &q)`.
        pub trait $catalogue: Arithmetic {
            $(
                $(#[$doc])*
                // A step of a mixture has as many parameters as the mixture.
                #[allow(clippy::too_many_arguments)]
                fn $name(&self, $($parameter: argument!(type $domain)),+) -> value!(type $($many)?) {
                    let operation = Operation::named(named!($module $name));
                    let operation = operation.expect("method and table come from one line");
                    let values = self.evaluate_all(operation, &[$($parameter.into()),+]);
                    value!(values $(, $many)?)
                }
            )*
        }

        impl<A: Arithmetic> $catalogue for A {}
    };
}

/// The callers build arguments from the parameters.
fn wrong_count(name: &str, arguments: &[Argument<'_>]) -> ! {
    unreachable!("{name} does not take {} arguments", arguments.len())
}

fn not_finite(parameter: &str, error: NotFinite) -> OutOfDomain {
    let problem = if error.value.is_nan() { "is NaN".to_owned() } else { format!("is infinite: {}", error.value) };
    OutOfDomain::new(parameter, problem).at(&error.index)
}

pub mod families;

/// The modules of methods: a file each.
macro_rules! methods {
    ($($module:ident),+ $(,)?) => {
        $(pub mod $module;)+

        /// The operations of the methods, module by module.
        pub static METHODS: &[&[&Operation]] = &[$($module::OPERATIONS),+];
    };
}

methods!(
    coding,
    conventions,
    distance,
    distillation,
    estimation,
    information,
    learning,
    optimization,
    policy,
    privacy,
    projection,
    variational,
);

/// Every operation on numbers, vectors and matrices.
pub fn on_numbers() -> impl Iterator<Item = &'static Operation> {
    OPERATIONS.iter().chain(METHODS.iter().copied().flatten()).copied()
}

vocabulary! {
    @ [] Vocabulary
    /// −x ln x.
    entr(x: NonNegative) correctly rounded and filtered;
    /// x ln(x/y).
    rel_entr(x: NonNegative, y: NonNegative) correctly rounded and filtered;
    /// x ln(x/y) − x + y.
    kl_div(x: NonNegative, y: NonNegative) correctly rounded and filtered;
    /// −Σ p ln p.
    entropy(p: Pmf) correctly rounded and filtered;
    /// −Σ p ln q.
    cross_entropy(p: Pmf, q: Pmf) correctly rounded and filtered;
    /// exp(entropy).
    perplexity(p: Pmf) within 0.51 and filtered;
    /// Σ [p ln(p/q) − p + q].
    kl(p: Pmf, q: Pmf) correctly rounded and filtered;
    /// Σ p ln(p/q), the numbers as given.
    rel_entr_sum(p: Masses, q: Masses) correctly rounded and filtered;
    /// Σ (p − q) ln(p/q).
    jeffreys(p: Pmf, q: Pmf) within 0.51 and filtered;
    /// ½ KL(p‖m) + ½ KL(q‖m), m = ½(p + q).
    js(p: Pmf, q: Pmf) within 0.51 and filtered;
    /// √js.
    js_distance(p: Pmf, q: Pmf) within 0.51 and filtered;
    /// Σ wᵢ KL(pᵢ‖m), m = Σ wᵢ pᵢ.
    js_weighted(ps: Pmfs, w: Pmf) within 0.51;
    /// ½ Σ |p − q|.
    total_variation(p: Pmf, q: Pmf) within 0.51 and filtered;
    /// ½ Σ (√p − √q)².
    squared_hellinger(p: Pmf, q: Pmf) within 0.51 and filtered;
    /// √squared_hellinger.
    hellinger(p: Pmf, q: Pmf) within 0.51 and filtered;
    /// Σ √(pq).
    bhattacharyya_coefficient(p: Pmf, q: Pmf) within 0.51 and filtered;
    /// −ln(Σ √(pq) / ½(Σp + Σq)).
    bhattacharyya_distance(p: Pmf, q: Pmf) within 0.51 and filtered;
    /// Σ (p − q)²/q.
    chi_squared(p: Pmf, q: Pmf) within 0.51 and filtered;
    /// Σ (p − q)²/p.
    neyman_chi_squared(p: Pmf, q: Pmf) within 0.51 and filtered;
    /// ½ Σ (p − q)²/(p + q).
    le_cam(p: Pmf, q: Pmf) within 0.51 and filtered;
    /// ln(A/M)/(α − 1), A = Σ p^α q^(1−α), M = αΣp + (1−α)Σq.
    renyi(p: Pmf, q: Pmf, alpha: Order) within 0.51 and filtered;
    /// (A − M)/(α − 1).
    tsallis(p: Pmf, q: Pmf, alpha: NonNegative) within 0.51 and filtered;
    /// (M − A)/(α(1 − α)).
    alpha_divergence(p: Pmf, q: Pmf, alpha: Finite) within 0.51 and filtered;
    /// The α-divergence of order λ + 1.
    cressie_read(p: Pmf, q: Pmf, lambda: Finite) within 0.51;
    /// ln(Σ p^α / Σp)/(1 − α).
    renyi_entropy(p: Pmf, alpha: Order) within 0.51;
    /// (Σp − Σ p^α)/(α − 1).
    tsallis_entropy(p: Pmf, alpha: NonNegative) within 0.51;
    /// max over α in (0, 1) of −ln(A/M).
    chernoff_information(p: Pmf, q: Pmf) within 0.51;
    /// `kl` of the joint and the product of its marginals.
    mutual_information(joint: Joint) within 0.51;
    /// H(Y given X).
    conditional_entropy(joint: Joint) within 0.51;
    /// Σ p(x) KL(p(·|x)‖q(·|x)).
    conditional_kl(p: Joint, q: Joint) within 0.51;
    /// The entropy of softmax(z/τ).
    entropy_logits(z: Logits, temperature: Positive) within 0.51;
    /// −Σ p ln softmax(z/τ).
    cross_entropy_logits(p: Pmf, z: Logits, temperature: Positive) within 0.51;
    /// KL(softmax(z_p/τ) ‖ softmax(z_q/τ)).
    kl_logits(z_p: Logits, z_q: Logits, temperature: Positive) within 0.51;
}
