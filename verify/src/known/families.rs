//! Known inputs of the operations on distributions: those on which other libraries fail, the edges, and what must be refused.

use crate::point::{Distribution, Value};
use crate::sampler::{Draw, moderate};
use crate::vocabulary::families::Family;
use crate::vocabulary::{Domain, Operation, Parameter, Shape};

/// A family, and the numbers that are the parameters of a member.
type Member = (&'static str, &'static [f64]);

/// Pairs, each there for a reason. One of a family that is not in the vocabulary is passed over.
const PAIRS: &[(Member, Member)] = &[
    // Near pairs, where textbook formulas leave nothing, or the wrong sign.
    (("normal", &[0.0, 1.0]), ("normal", &[1e-8, 1.0])),
    (("half_normal", &[1.0]), ("half_normal", &[1.0 + 1e-8])),
    (("exponential", &[1.0]), ("exponential", &[1.0 + 1e-9])),
    (("laplace", &[0.0, 1.0]), ("laplace", &[1e-9, 1.0])),
    (("cauchy", &[0.0, 1.0]), ("cauchy", &[1e-8, 1.0])),
    (("gumbel", &[0.0, 1.0]), ("gumbel", &[1e-8, 1.0])),
    (("gamma", &[1e10, 1.0]), ("gamma", &[1e10 * (1.0 + 1e-8), 1.0])),
    (("inverse_gamma", &[1e10, 1.0]), ("inverse_gamma", &[1e10 * (1.0 + 1e-8), 1.0])),
    (("chi_squared", &[1e10]), ("chi_squared", &[1e10 + 100.0])),
    (("chi", &[1e10]), ("chi", &[1e10 + 100.0])),
    (("beta", &[1e10, 1e10]), ("beta", &[1e10 + 1.0, 1e10])),
    (("von_mises", &[0.0, 1e-8]), ("von_mises", &[0.0, 2e-8])),
    (("poisson", &[1.0]), ("poisson", &[1.0 + 1e-9])),
    (("bernoulli", &[0.3]), ("bernoulli", &[0.3 + 1e-9])),
    // Entropies that others print with the wrong sign or size.
    (("gamma", &[1e15, 1.0]), ("gamma", &[1e15, 1.0])),
    (("poisson", &[0.1]), ("poisson", &[0.2])),
    // The expectation of ln X is 1e300 here, and nothing of it is left in the end.
    (("beta", &[1e-300, 6.6e-310]), ("logit_normal", &[0.0, 4e183])),
    (("gamma", &[1e-300, 1.0]), ("log_normal", &[0.0, 1e200])),
    (("chi", &[4e-299]), ("chi", &[1.0])),
    // A moment that no number stands for, but for the scale that it is of.
    (("log_normal", &[1.0, 1.0]), ("weibull", &[1.6e12, 2.0])),
    (("weibull", &[1e-300, 1.0]), ("normal", &[0.0, 1.0])),
    (("log_uniform", &[1.0, 2.0]), ("weibull", &[1e15, 3.0])),
    (("uniform", &[1.0, 2.0]), ("weibull", &[1e15, 2.0])),
    // A shape that dominates another by 2⁵¹, both ways.
    (("beta", &[1.0, f64::EPSILON / 2.0]), ("beta", &[1.0 + f64::EPSILON, f64::EPSILON / 2.0])),
    (("beta", &[1.0, f64::EPSILON * 2.0]), ("beta", &[1.0 + 1.0 / 1024.0, f64::EPSILON * 2.0])),
    // The edges of the parameters: one point, equal members.
    (("poisson", &[0.0]), ("poisson", &[1.0])),
    (("poisson", &[1.0]), ("poisson", &[0.0])),
    (("poisson", &[0.0]), ("poisson", &[0.0])),
    (("poisson", &[0.0]), ("bernoulli", &[0.5])),
    (("bernoulli", &[0.0]), ("bernoulli", &[0.5])),
    (("bernoulli", &[0.5]), ("bernoulli", &[0.0])),
    (("bernoulli", &[0.5]), ("bernoulli", &[1.0])),
    (("bernoulli", &[1.0]), ("bernoulli", &[1.0])),
    (("bernoulli", &[1.0]), ("poisson", &[1.0])),
    (("binomial", &[10.0, 0.5]), ("binomial", &[10.0, 1.0])),
    (("binomial", &[5.0, 0.3]), ("binomial", &[10.0, 0.3])),
    (("binomial", &[10.0, 0.3]), ("binomial", &[5.0, 0.3])),
    (("geometric", &[1.0]), ("geometric", &[0.5])),
    (("geometric", &[0.5]), ("geometric", &[1.0])),
    (("negative_binomial", &[2.0, 0.3]), ("negative_binomial", &[2.0, 0.4])),
    (("normal", &[0.0, 1.0]), ("normal", &[0.0, 1.0])),
    (("beta", &[1.0, 1.0]), ("beta", &[1.0, 1.0])),
    // Supports: the same, nested, not nested, with a common end.
    (("uniform", &[0.0, 1.0]), ("uniform", &[0.0, 1.0])),
    (("uniform", &[0.0, 1.0]), ("uniform", &[-1.0, 3.0])),
    (("uniform", &[0.0, 1.0]), ("uniform", &[0.5, 2.0])),
    (("uniform", &[0.0, 1.0]), ("uniform", &[1.0, 2.0])),
    (("uniform", &[0.0, 1.0]), ("beta", &[1.0, 1.0])),
    (("uniform", &[0.0, 1.0]), ("beta", &[0.5, 2.0])),
    (("uniform", &[0.0, 1.0]), ("continuous_bernoulli", &[0.3])),
    (("continuous_bernoulli", &[0.3]), ("uniform", &[0.0, 1.0])),
    (("beta", &[2.0, 3.0]), ("uniform", &[0.0, 1.0])),
    (("pareto", &[2.0, 2.0]), ("pareto", &[2.0, 1.0])),
    (("pareto", &[2.0, 1.0]), ("pareto", &[2.0, 2.0])),
    // Moments that diverge, and results out of range.
    (("pareto", &[1.0, 1.0]), ("exponential", &[1.0])),
    (("pareto", &[2.0, 1.0]), ("normal", &[0.0, 1.0])),
    (("gumbel", &[0.0, 1.0]), ("gumbel", &[1000.0, 1.0])),
    (("normal", &[0.0, 40.0]), ("gumbel", &[0.0, 1.0])),
    // From logits −500 and 20.
    (("continuous_bernoulli", &[7.124576406741286e-218]), ("continuous_bernoulli", &[0.9999999979388463])),
    // Each shape next to nothing beside the other, and both far less in q.
    (("beta", &[1e-16, 1e-93]), ("beta", &[1e-154, 1e-300])),
    (("beta", &[1e-136, 1e-284]), ("beta", &[1e247, 1e-8])),
    // Shapes so large that 128 bits of those of the mixture are not enough.
    (("beta", &[1e100, 3e100]), ("beta", &[2e100, 6e100])),
    // Rates whose ratio is e²⁰, or a power of it: with a tiny order what is left beside its logarithm is less than any share of it.
    (("gumbel", &[0.0, 1.0]), ("gumbel", &[-20.0, 1.0])),
    (("weibull", &[800.0, 1.0]), ("weibull", &[800.0, 3.0])),
    (("moyal", &[700.0, 1.0]), ("moyal", &[0.0, 1.0])),
];

/// The orders that go with a pair.
const ORDERS: &[f64] = &[0.0, 1e-300, 0.5, 1.0 - 1e-9, 1.0, 2.0];

/// The inputs of an operation on distributions.
pub(super) fn arguments(operation: &Operation) -> Vec<Vec<Value>> {
    [accepted(operation), refused(operation), alone(operation)].concat()
}

fn accepted(operation: &Operation) -> Vec<Vec<Value>> {
    let value = |member: Member| Some(Value::Distribution(distribution(member)?));
    let is_of = |family: &Family, (name, _): Member| family.name == name;
    match operation.families()[..] {
        [p] => {
            let members = PAIRS.iter().flat_map(|&(first, second)| [first, second]);
            members.filter(|&member| is_of(p, member)).filter_map(|member| Some(vec![value(member)?])).collect()
        }
        [p, q] => {
            let pairs = PAIRS.iter().filter(|&&(first, second)| is_of(p, first) && is_of(q, second));
            let pairs = pairs.filter_map(|&(first, second)| Some(vec![value(first)?, value(second)?]));
            let pairs = pairs.chain(of_vectors(p, q));
            if operation.parameters.len() == 2 {
                return pairs.collect();
            }
            let with = |pair: Vec<Value>| ORDERS.iter().map(move |&order| [pair.clone(), vec![order.into()]].concat());
            pairs.flat_map(with).collect()
        }
        _ => Vec::new(),
    }
}

/// Pairs with vectors or matrices for parameters.
fn of_vectors(p: &'static Family, q: &'static Family) -> Option<Vec<Value>> {
    let pair = |members: [Vec<Value>; 2]| {
        members.map(|parameters| Value::Distribution(Distribution { family: p, parameters })).to_vec()
    };
    match p.name {
        _ if p != q => None,
        // On vectors with one entry, which is one: all are at the one point there is, whatever their shapes.
        "dirichlet" => Some(pair([0.5, 2.0].map(|shape| vec![vec![shape].into()]))),
        // Of an order so small that the mixture of the two, inverted twice, is less near to the second than it should be.
        "wishart" => {
            Some(pair([2.0, 2.5].map(|scale| vec![4.5.into(), vec![vec![scale, 0.7], vec![0.7, 1.1]].into()])))
        }
        _ => None,
    }
}

/// A member, if its family has that many numbers for parameters.
fn distribution((name, numbers): Member) -> Option<Distribution> {
    let family = Family::named(name)?;
    let fits = family.parameters.len() == numbers.len()
        && family.parameters.iter().all(|parameter| parameter.domain.shape() == Shape::Number);
    let parameters = numbers.iter().map(|&x| x.into()).collect();
    fits.then_some(Distribution { family, parameters })
}

/// Ordinary distributions, but for one parameter of one of them.
fn refused(operation: &Operation) -> Vec<Vec<Value>> {
    let families = operation.families();
    let order = (families.len() < operation.parameters.len()).then(|| 0.5.into());
    let ordinary: Vec<Value> = families.into_iter().map(ordinary).chain(order).collect();
    let mut inputs = Vec::new();
    for (index, value) in ordinary.iter().enumerate() {
        let faults = match value {
            Value::Distribution(distribution) => spoilt(distribution),
            // Orders: any that is not negative is one.
            _ => [f64::NAN, f64::INFINITY, -0.5].map(Value::from).to_vec(),
        };
        inputs.extend(faults.into_iter().map(|fault| {
            let mut input = ordinary.clone();
            input[index] = fault;
            input
        }));
    }
    inputs
}

fn ordinary(family: &'static Family) -> Value {
    Value::Distribution(moderate::member(&mut Draw::seeded(0, family.name, 0), family, 1))
}

/// The distribution with each fault of each parameter.
fn spoilt(distribution: &Distribution) -> Vec<Value> {
    let mut spoilt = Vec::new();
    for (index, parameter) in distribution.family.parameters.iter().enumerate() {
        let before = index.checked_sub(1).map(|before| &distribution.parameters[before]);
        for fault in faults(parameter, &distribution.parameters[index], before) {
            let mut faulty = distribution.clone();
            faulty.parameters[index] = fault;
            spoilt.push(Value::Distribution(faulty));
        }
    }
    spoilt
}

/// What a parameter may not be.
fn faults(parameter: &Parameter, value: &Value, before: Option<&Value>) -> Vec<Value> {
    let domain = parameter.domain;
    match value {
        // A type or the protocol sees to it that these are whole.
        Value::Number(_) if parameter.is_whole() => Vec::new(),
        Value::Number(_) => {
            let below = if let Some(Value::Number(below)) = before { below.nearest() } else { f64::NAN };
            faulty_numbers(domain, below).into_iter().map(Value::from).collect()
        }
        Value::Vector(entries) => {
            let (last, entries) = (entries.len() - 1, entries.nearest());
            let numbers = faulty_numbers(if domain == Domain::Scales { Domain::Scale } else { domain }, f64::NAN);
            let with = |x: &f64| -> Value {
                let mut entries = entries.to_vec();
                entries[last] = *x;
                entries.into()
            };
            let negative = (domain == Domain::Pmf).then_some(-0.1);
            let empty: Value = Vec::<f64>::new().into();
            numbers.iter().chain(&negative).map(with).chain([empty]).collect()
        }
        Value::Rows(rows) => {
            let rows = rows.nearest();
            let with = |x: f64| -> Value {
                let mut rows = rows.to_vec();
                rows[0][0] = x;
                rows.into()
            };
            let negative = (domain == Domain::Covariance).then_some(-1.0);
            [f64::NAN, f64::INFINITY].into_iter().chain(negative).map(with).collect()
        }
        Value::Distribution(_) => Vec::new(),
    }
}

/// Numbers that are no parameter; `below` is the parameter before it.
fn faulty_numbers(domain: Domain, below: f64) -> Vec<f64> {
    let own: &[f64] = match domain {
        Domain::Scale => &[0.0, -0.0, -1.0],
        Domain::Probability => &[-0.1, 1.1],
        Domain::Above => &[below, below - 1.0],
        _ => &[],
    };
    [f64::NAN, f64::INFINITY, f64::NEG_INFINITY].iter().chain(own).copied().collect()
}

/// Vectors and matrices, for operations on one distribution.
fn alone(operation: &Operation) -> Vec<Vec<Value>> {
    match operation.parameters {
        [parameter] => match parameter.domain {
            Domain::Member(family) => of_family(family).into_iter().map(|member| vec![member]).collect(),
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// Members of a family, and what is none.
fn of_family(family: &'static Family) -> Vec<Value> {
    let member = |parameters| Value::Distribution(Distribution { family, parameters });
    let vector = |n: usize| Value::from(vec![0.0; n]);
    match family.name {
        "multivariate_normal" => matrices().into_iter().map(|(n, rows)| member(vec![vector(n), rows.into()])).collect(),
        "wishart" => matrices().into_iter().map(|(_, rows)| member(vec![7.0.into(), rows.into()])).collect(),
        "diagonal_normal" => vec![
            member(vec![vector(1), vec![2.0].into()]),
            member(vec![vector(0), vector(0)]),
            member(vec![vector(2), vec![1.0, 0.0].into()]),
            member(vec![vector(2), vec![1.0].into()]),
            member(vec![vec![0.0, f64::NAN].into(), vec![1.0, 1.0].into()]),
        ],
        _ => Vec::new(),
    }
}

/// Square matrices, beside the number of rows that they have or should have: one with one row, near singular ones, and those that are no covariances.
fn matrices() -> Vec<(usize, Vec<Vec<f64>>)> {
    vec![
        (1, vec![vec![3.0]]),
        (2, vec![vec![1.0, 1.0], vec![1.0, 1.0 + f64::EPSILON]]),
        (2, vec![vec![1e300, 1.0], vec![1.0, 1e-300 * (1.0 + 4.0 * f64::EPSILON)]]),
        (2, vec![vec![1.0, 1.0], vec![1.0, 1.0]]),
        (2, vec![vec![0.1, 0.3], vec![0.3, 0.9]]),
        (2, vec![vec![1.0, 2.0], vec![2.0, 1.0]]),
        (2, vec![vec![1.0, 0.5], vec![0.5f64.next_up(), 1.0]]),
        (2, vec![vec![0.0, 0.0], vec![0.0, 1.0]]),
        (2, vec![vec![-1.0, 0.0], vec![0.0, 1.0]]),
        (2, vec![vec![1.0, 0.0], vec![0.0]]),
        (2, vec![vec![1.0, 0.0], vec![f64::NAN, 1.0]]),
        (2, vec![vec![1.0, f64::INFINITY], vec![f64::INFINITY, 1.0]]),
        (0, vec![]),
        (3, vec![vec![1.0, 0.5, 0.5], vec![0.5, 1.0, -0.5], vec![0.5, -0.5, 1.0]]),
        (3, vec![vec![4.0, 2.0, 6.0], vec![2.0, 10.0, 9.0], vec![6.0, 9.0, 13.5]]),
    ]
}
