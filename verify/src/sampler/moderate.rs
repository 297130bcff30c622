//! Distributions with nothing extreme to them: where integrals can be found, and where differences of closed forms are differences of
//! numbers of the order of one.

use super::{Draw, families};
use crate::point::{Distribution, Value, Vector};
use crate::vocabulary::families::Family;
use crate::vocabulary::{Domain, Parameter, Shape};
use kullback_reference::Rational;

/// How often a sampler of extremes is asked before its answer is taken as it is.
const PATIENCE: usize = 200;

/// What a number of unknown meaning may be.
const RANGE: std::ops::RangeInclusive<f64> = 0.3..=50.0;

/// A member of a family; those with vectors have up to `n` entries.
pub(crate) fn member(draw: &mut Draw<'_>, family: &'static Family, n: usize) -> Distribution {
    if family.parameters.iter().any(|parameter| parameter.domain.shape() != Shape::Number) {
        let accepts = |member: &Distribution| {
            let named = family.parameters.iter().zip(&member.parameters);
            named.into_iter().all(|(parameter, value)| is_moderate(parameter.domain, value))
        };
        return until(draw, |draw| families::member(draw, family, n), accepts);
    }
    let mut parameters: Vec<Value> = Vec::new();
    for parameter in family.parameters {
        let value = number(draw, parameter, parameters.last());
        parameters.push(value);
    }
    Distribution { family, parameters }
}

/// Two members: mostly at any distance, those of one family now and then with some parameters in common, and near one another if that is
/// asked for.
pub(crate) fn pair(draw: &mut Draw<'_>, p: &'static Family, q: &'static Family, near: bool) -> [Distribution; 2] {
    let n = draw.below(3);
    let first = member(draw, p, n);
    let mut second = member(draw, q, n);
    if p == q {
        match draw.below(4) {
            0 if near => second = normalized(families::near(draw, &first)),
            1 => {
                for (own, other) in second.parameters.iter_mut().zip(&first.parameters) {
                    if draw.below(2) == 0 {
                        *own = other.clone();
                    }
                }
            }
            _ => {}
        }
    }
    [first, second]
}

/// The distribution with its probabilities divided by their sum, which rounding has moved away from one.
fn normalized(mut distribution: Distribution) -> Distribution {
    for (parameter, value) in distribution.family.parameters.iter().zip(&mut distribution.parameters) {
        if let (Domain::Pmf, Value::Vector(probabilities)) = (parameter.domain, &value) {
            let exact = probabilities.exact().map(std::borrow::Cow::into_owned).unwrap_or_default();
            let sum: Rational = exact.iter().sum();
            *value = Value::Vector(Vector::from_exact(exact.into_iter().map(|p| p / &sum).collect()));
        }
    }
    distribution
}

fn until<T>(draw: &mut Draw<'_>, sample: impl Fn(&mut Draw<'_>) -> T, accepts: impl Fn(&T) -> bool) -> T {
    let mut candidate = sample(draw);
    for _ in 0..PATIENCE {
        if accepts(&candidate) {
            break;
        }
        candidate = sample(draw);
    }
    candidate
}

fn is_moderate(domain: Domain, value: &Value) -> bool {
    // A logistic function is exponential in its argument.
    let most = if matches!(domain, Domain::LogOdds | Domain::Ascending) { 6.0 } else { 64.0 };
    let is_moderate = |x: &f64| *x == 0.0 || (0.02..=most).contains(&x.abs());
    match value {
        Value::Number(x) => is_moderate(&x.nearest()),
        Value::Vector(xs) => xs.nearest().iter().all(is_moderate),
        Value::Rows(rows) => rows.nearest().iter().flatten().all(is_moderate),
        Value::Distribution(_) => unreachable!("no family has a distribution for a parameter"),
    }
}

fn number(draw: &mut Draw<'_>, parameter: &Parameter, before: Option<&Value>) -> Value {
    let x = match (parameter.domain, parameter.name, before) {
        (Domain::Location, ..) => draw.signed_unit() * 4.0,
        (_, "prob", _) => 0.02 + draw.unit() * 0.96,
        _ if parameter.is_whole() => (1 + draw.below(60)) as f64,
        (Domain::Above, _, Some(Value::Number(below))) => below.nearest() + draw.log_uniform(-3, 3),
        (_, "shape" | "alpha" | "beta" | "df" | "concentration" | "failures", _) => draw.log_uniform(-2, 5) * 1.5,
        (Domain::Scale, ..) | (_, "rate", _) => draw.log_uniform(-3, 3),
        (domain, ..) => {
            let fresh = |draw: &mut Draw<'_>| super::fresh(draw, domain, 1);
            return until(draw, fresh, |value| matches!(value, Value::Number(x) if RANGE.contains(&x.nearest())));
        }
    };
    x.into()
}
