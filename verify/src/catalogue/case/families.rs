//! Cases of members of parametric families: of any family of which the operations that a statement speaks of are claimed.

use super::Case;
use crate::arithmetic::Arithmetic;
use crate::point::{Argument, Distribution, Number, Value, Vector};
use crate::sampler::{Draw, moderate};
use crate::vocabulary::families::{FAMILIES, Family, claimed};
use kullback_reference::Rational;
use std::marker::PhantomData;

/// Operations on distributions, as the catalogue writes them: `a.of("kl", p, q)`.
pub trait OnFamilies: Arithmetic {
    /// An operation on two distributions, or one: claims are looked up by its name.
    ///
    /// # Panics
    /// If it is not claimed of these families.
    fn of(&self, operation: &str, p: &Distribution, q: &Distribution) -> Self::Real {
        let arguments = [p.into(), q.into()];
        self.claimed(operation, p, q, if operation == "entropy" { &arguments[..1] } else { &arguments })
    }

    /// The Rényi divergence of an order.
    ///
    /// # Panics
    /// If it is not claimed of these families.
    fn renyi_of(&self, p: &Distribution, q: &Distribution, alpha: &Number) -> Self::Real {
        self.claimed("renyi", p, q, &[p.into(), q.into(), alpha.into()])
    }

    /// An operation that is claimed of two families, at some arguments.
    ///
    /// # Panics
    /// If it is not.
    fn claimed(&self, operation: &str, p: &Distribution, q: &Distribution, arguments: &[Argument<'_>]) -> Self::Real {
        let found = claimed(operation, p.family, q.family);
        let found = found.unwrap_or_else(|| panic!("{operation} is not claimed of {:?} and {:?}", p.family, q.family));
        self.evaluate(found, arguments)
    }
}

impl<A: Arithmetic> OnFamilies for A {}

/// The operations that a statement speaks of.
pub trait Speaks: Send + Sync {
    /// Their names.
    const OF: &'static [&'static str];
}

/// Defines the operations that a statement speaks of.
macro_rules! speaks {
    ($($(#[$doc:meta])* $name:ident: $($operation:literal),+;)+) => {
        $(
            $(#[$doc])*
            pub struct $name;

            impl Speaks for $name {
                const OF: &'static [&'static str] = &[$($operation),+];
            }
        )+
    };
}

speaks! {
    /// Of entropies and the divergence.
    Entropies: "entropy", "cross_entropy", "kl";
    /// Of the divergence both ways.
    BothWays: "kl", "jeffreys";
    /// Of Rényi's divergences.
    Orders: "renyi";
    /// Of Rényi's divergences and the divergence.
    OrdersAndKl: "renyi", "kl";
    /// Of the order one half under its other names.
    OneHalf: "renyi", "bhattacharyya_distance", "squared_hellinger";
    /// Of the order two under its other name.
    Two: "renyi", "chi_squared";
    /// Of total variation and the divergence.
    Variation: "total_variation", "kl";
    /// Of total variation and Hellinger's distance.
    VariationAndHellinger: "total_variation", "squared_hellinger";
    /// Of the Jensen–Shannon divergence and the divergence.
    JensenShannon: "js", "kl";
}

/// How often members are drawn until all operations have a closed form.
const PATIENCE: usize = 200;

/// Two members of a family of which the operations S are claimed, and two orders 0 < α < β.
pub struct Members<S> {
    /// The first.
    pub p: Distribution,
    /// The second.
    pub q: Distribution,
    /// The lower order, below one.
    pub alpha: Number,
    /// The higher order.
    pub beta: Number,
    speaks: PhantomData<S>,
}

impl<S: Speaks> Members<S> {
    /// Where only such members have a closed form as share a parameter, they do.
    fn of(draw: &mut Draw<'_>, family: &'static Family) -> Self {
        let mut members = Self::any(draw, family);
        for _ in 0..PATIENCE {
            if members.have_values() {
                break;
            }
            members = Self::any(draw, family);
        }
        members
    }

    fn any(draw: &mut Draw<'_>, family: &'static Family) -> Self {
        let [p, q] = moderate::pair(draw, family, family, true);
        let alpha = 1.0 - draw.log_uniform(-20, -1);
        let beta = if draw.below(2) == 0 { 2.0 - alpha } else { alpha + draw.log_uniform(-10, 1) };
        Self { p, q, alpha: Number::from_f64(alpha), beta: Number::from_f64(beta), speaks: PhantomData }
    }

    fn have_values(&self) -> bool {
        S::OF.iter().all(|name| {
            let operation = claimed(name, self.p.family, self.q.family);
            let arguments: [Argument<'_>; 3] = [(&self.p).into(), (&self.q).into(), (&self.alpha).into()];
            operation.is_some_and(|operation| (operation.fast)(&arguments[..operation.parameters.len()]).is_ok())
        })
    }

    fn families() -> Vec<&'static Family> {
        let is_claimed = |family: &&Family| S::OF.iter().all(|operation| claimed(operation, family, family).is_some());
        FAMILIES.iter().copied().filter(is_claimed).collect()
    }
}

/// Every family once, and then any.
impl<S: Speaks> Case for Members<S> {
    fn fixed() -> Vec<Self> {
        Self::families().into_iter().map(|family| Self::of(&mut Draw::seeded(0, family.name, 0), family)).collect()
    }

    fn sample(draw: &mut Draw<'_>, _: usize) -> Self {
        let family = draw.choose(&Self::families());
        Self::of(draw, family)
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        let [p, q] = [&self.p, &self.q].map(|distribution| Value::Distribution(distribution.clone()));
        let [alpha, beta] = [&self.alpha, &self.beta].map(|order| Value::Number(order.clone()));
        vec![("p", p), ("q", q), ("alpha", alpha), ("beta", beta)]
    }
}

/// Two distributions, and the same two as distributions of independent parts: so many of each pair.
pub struct Decomposed {
    /// The first.
    pub p: Distribution,
    /// The second.
    pub q: Distribution,
    /// How many, and of what.
    pub parts: Vec<(Number, Distribution, Distribution)>,
}

/// A member made of others: how many, and of which parameters.
type Parts = Vec<(Rational, &'static str, Vec<Rational>)>;

/// A family, and what a member of it with these parameters consists of: a sum of independent parts, or an invertible function of one.
type Decomposition = (&'static str, fn(&[Vec<Rational>]) -> Parts);

fn one() -> Rational {
    Rational::from(1)
}

/// The decompositions. Those of families that are not in the vocabulary are passed over.
const DECOMPOSITIONS: &[Decomposition] = &[
    ("normal", |of| vec![(one(), "normal", of.concat())]),
    ("log_normal", |of| vec![(one(), "normal", of.concat())]),
    ("logit_normal", |of| vec![(one(), "normal", of.concat())]),
    ("diagonal_normal", |of| {
        of[0].iter().zip(&of[1]).map(|(mean, std)| (one(), "normal", vec![mean.clone(), std.clone()])).collect()
    }),
    ("inverse_gamma", |of| vec![(one(), "gamma", of.concat())]),
    ("exponential", |of| vec![(one(), "gamma", vec![one(), of[0][0].clone()])]),
    ("chi_squared", |of| vec![(one(), "gamma", vec![Rational::from(&of[0][0] / 2), Rational::from((1, 2))])]),
    ("chi", |of| vec![(one(), "chi_squared", of.concat())]),
    ("maxwell", |of| vec![(Rational::from(3), "half_normal", of.concat())]),
    ("rayleigh", |of| vec![(Rational::from(2), "half_normal", of.concat())]),
    ("half_normal", |of| vec![(one(), "normal", vec![Rational::new(), of[0][0].clone()])]),
    ("binomial", |of| vec![(of[0][0].clone(), "bernoulli", of[1].clone())]),
    ("negative_binomial", |of| vec![(of[0][0].clone(), "geometric", of[1].clone())]),
    ("multinomial", |of| vec![(of[0][0].clone(), "categorical", of[1].clone())]),
];

impl Decomposed {
    fn of(draw: &mut Draw<'_>, (name, parts): Decomposition) -> Option<Self> {
        let family = Family::named(name)?;
        let [p, mut q] = moderate::pair(draw, family, family, true);
        // As many parts of the one as of the other.
        for (index, parameter) in family.parameters.iter().enumerate() {
            if matches!(parameter.name, "trials" | "failures") {
                q.parameters[index] = p.parameters[index].clone();
            }
        }
        let of = |distribution: &Distribution| {
            Some(parts(&distribution.parameters.iter().map(exact).collect::<Option<Vec<_>>>()?))
        };
        let pairs = of(&p)?.into_iter().zip(of(&q)?);
        let parts = pairs.map(|((count, name, first), (_, _, second))| {
            let family = Family::named(name)?;
            Some((Number::from_exact(count), member(family, first)?, member(family, second)?))
        });
        let parts = parts.collect::<Option<Vec<_>>>()?;
        Some(Self { p, q, parts })
    }

    fn all(draw: &mut Draw<'_>) -> Vec<Self> {
        DECOMPOSITIONS.iter().filter_map(|&decomposition| Self::of(draw, decomposition)).collect()
    }
}

/// The normal distribution with that mean and that standard deviation, decimals or fractions.
#[must_use]
pub fn normal(parameters: [&str; 2]) -> Distribution {
    let parameters = parameters.map(|text| Value::Number(Number::decimal(text)));
    Distribution { family: &crate::vocabulary::families::normal::FAMILY, parameters: parameters.into() }
}

/// The numbers of a parameter.
fn exact(value: &Value) -> Option<Vec<Rational>> {
    match value {
        Value::Number(x) => Some(vec![x.exact().ok()?.into_owned()]),
        Value::Vector(xs) => Some(xs.exact().ok()?.into_owned()),
        _ => None,
    }
}

/// The member with these numbers as its parameters, or all of them as its only one.
fn member(family: &'static Family, numbers: Vec<Rational>) -> Option<Distribution> {
    let parameters = match family.parameters {
        [one] if one.domain.shape() == crate::vocabulary::Shape::Vector => {
            vec![Value::Vector(Vector::from_exact(numbers))]
        }
        several if several.len() == numbers.len() => {
            numbers.into_iter().map(|x| Value::Number(Number::from_exact(x))).collect()
        }
        _ => return None,
    };
    Some(Distribution { family, parameters })
}

impl Case for Decomposed {
    fn fixed() -> Vec<Self> {
        Self::all(&mut Draw::seeded(0, "decomposed", 0))
    }

    fn sample(draw: &mut Draw<'_>, _: usize) -> Self {
        let mut all = Self::all(draw);
        let index = draw.below(all.len());
        all.swap_remove(index)
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        let [p, q] = [&self.p, &self.q].map(|distribution| Value::Distribution(distribution.clone()));
        vec![("p", p), ("q", q)]
    }
}

/// So many trials, each a success with one probability or with the other.
pub struct Trials {
    /// How many.
    pub trials: u32,
    /// The one probability.
    pub p: Rational,
    /// The other.
    pub q: Rational,
}

impl Trials {
    /// The distribution of that family with these numbers for parameters, if there is such a family.
    #[must_use]
    pub fn distribution(name: &str, numbers: &[Rational]) -> Option<Distribution> {
        member(Family::named(name)?, numbers.to_vec())
    }
}

impl Case for Trials {
    fn fixed() -> Vec<Self> {
        let case = |(trials, p, q): (u32, (u32, u32), (u32, u32))| Self { trials, p: p.into(), q: q.into() };
        [(1, (1, 2), (1, 4)), (10, (1, 10), (1, 5)), (60, (1, 60), (1, 30)), (1000, (1, 1024), (1, 512))]
            .map(case)
            .into()
    }

    fn sample(draw: &mut Draw<'_>, _: usize) -> Self {
        let mut probability = || Rational::from((1 + draw.below(255) as u32, 256));
        let (p, q) = (probability(), probability());
        Self { trials: 1 + draw.below(100) as u32, p, q }
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        let number = |x: &Rational| Value::Number(Number::from_exact(x.clone()));
        vec![("trials", number(&self.trials.into())), ("p", number(&self.p)), ("q", number(&self.q))]
    }
}
