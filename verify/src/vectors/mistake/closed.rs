//! The closed forms of families as textbooks have them, in `f64`.

use super::elementary::{digamma, exp, gamma, ln, ln_gamma, pow};
use super::{Question, right};
use crate::point::{Distribution, Value};
use crate::vocabulary::Operation;
use std::f64::consts::{E, LN_2, PI};

/// Euler's constant.
const EULER: f64 = 0.577_215_664_901_532_9;

/// A function of the parameters of one distribution, and of those of two.
type OfOne = fn(&[f64]) -> f64;
type OfTwo = fn(&[f64], &[f64]) -> f64;

/// The divergences of two members of one family.
static DIVERGENCES: &[(&str, OfTwo)] = &[
    ("normal", normal),
    ("log_normal", normal),
    ("logit_normal", normal),
    ("half_normal", of_deviations),
    ("maxwell", |p, q| 3.0 * of_deviations(p, q)),
    ("rayleigh", |p, q| 2.0 * ln(q[0] / p[0]) + (p[0] / q[0]).powi(2) - 1.0),
    ("exponential", |p, q| ln(p[0] / q[0]) + q[0] / p[0] - 1.0),
    ("laplace", |p, q| {
        let distance = (p[0] - q[0]).abs();
        ln(q[1] / p[1]) + (p[1] * exp(-distance / p[1]) + distance) / q[1] - 1.0
    }),
    ("cauchy", |p, q| ln(((p[1] + q[1]).powi(2) + (p[0] - q[0]).powi(2)) / (4.0 * p[1] * q[1]))),
    ("gumbel", |p, q| {
        let ratio = p[1] / q[1];
        let shift = exp((q[0] - p[0]) / q[1]) * gamma(1.0 + ratio);
        ln(1.0 / ratio) + EULER * (ratio - 1.0) + shift - 1.0 + (p[0] - q[0]) / q[1]
    }),
    ("gamma", of_shapes_and_rates),
    ("inverse_gamma", of_shapes_and_rates),
    ("chi", |p, q| of_shapes_and_rates(&[p[0] / 2.0, 1.0], &[q[0] / 2.0, 1.0])),
    ("chi_squared", |p, q| of_shapes_and_rates(&[p[0] / 2.0, 1.0], &[q[0] / 2.0, 1.0])),
    ("beta", |p, q| {
        let differences = (p[0] - q[0]) * digamma(p[0]) + (p[1] - q[1]) * digamma(p[1]);
        ln_beta(q) - ln_beta(p) + differences + (q[0] - p[0] + q[1] - p[1]) * digamma(p[0] + p[1])
    }),
    ("weibull", |p, q| {
        let scales = pow(p[1] / q[1], q[0]) * gamma(q[0] / p[0] + 1.0);
        let shapes = (p[0] - q[0]) * (ln(p[1]) - EULER / p[0]);
        ln(p[0]) - p[0] * ln(p[1]) - ln(q[0]) + q[0] * ln(q[1]) + shapes + scales - 1.0
    }),
    ("lindley", |p, q| {
        let [p, q] = [p[0], q[0]];
        2.0 * ln(p) + ln(1.0 + q) - 2.0 * ln(q) - ln(1.0 + p) - (p + 2.0) * (p - q) / (p * (1.0 + p))
    }),
    ("pareto", |p, q| q[0] * ln(p[1] / q[1]) + ln(p[0] / q[0]) + q[0] / p[0] - 1.0),
    ("uniform", |p, q| ln((q[1] - q[0]) / (p[1] - p[0]))),
    ("log_uniform", |p, q| ln(ln(q[1] / q[0]) / ln(p[1] / p[0]))),
    ("poisson", |p, q| p[0] * ln(p[0] / q[0]) - p[0] + q[0]),
    ("bernoulli", |p, q| of_coins(p[0], q[0])),
    ("binomial", |p, q| p[0] * of_coins(p[1], q[1])),
    ("geometric", |p, q| of_waits(p[0], q[0])),
    ("negative_binomial", |p, q| p[0] * of_waits(p[1], q[1])),
];

/// The entropies.
static ENTROPIES: &[(&str, OfOne)] = &[
    ("normal", |p| ln(2.0 * PI * E * p[1] * p[1]) / 2.0),
    ("log_normal", |p| ln(2.0 * PI * E * p[1] * p[1]) / 2.0 + p[0]),
    ("exponential", |p| 1.0 - ln(p[0])),
    ("laplace", |p| 1.0 + ln(2.0 * p[1])),
    ("gamma", |p| p[0] - ln(p[1]) + ln_gamma(p[0]) + (1.0 - p[0]) * digamma(p[0])),
    ("inverse_gamma", |p| p[0] + ln(p[1]) + ln_gamma(p[0]) - (1.0 + p[0]) * digamma(p[0])),
    ("chi_squared", |p| p[0] / 2.0 + LN_2 + ln_gamma(p[0] / 2.0) + (1.0 - p[0] / 2.0) * digamma(p[0] / 2.0)),
    ("beta", |p| {
        let inner = (p[0] - 1.0) * digamma(p[0]) + (p[1] - 1.0) * digamma(p[1]);
        ln_beta(p) - inner + (p[0] + p[1] - 2.0) * digamma(p[0] + p[1])
    }),
    ("weibull", |p| EULER * (1.0 - 1.0 / p[0]) + ln(p[1] / p[0]) + 1.0),
    ("geometric", |p| -((1.0 - p[0]) * ln(1.0 - p[0]) + p[0] * ln(p[0])) / p[0]),
    ("bernoulli", |p| -(1.0 - p[0]) * ln(1.0 - p[0]) - p[0] * ln(p[0])),
];

fn normal(p: &[f64], q: &[f64]) -> f64 {
    ln(q[1] / p[1]) + (p[1] * p[1] + (p[0] - q[0]).powi(2)) / (2.0 * q[1] * q[1]) - 0.5
}

fn of_deviations(p: &[f64], q: &[f64]) -> f64 {
    ln(q[0] / p[0]) + p[0] * p[0] / (2.0 * q[0] * q[0]) - 0.5
}

fn of_shapes_and_rates(p: &[f64], q: &[f64]) -> f64 {
    let shapes = (p[0] - q[0]) * digamma(p[0]) - ln_gamma(p[0]) + ln_gamma(q[0]);
    shapes + q[0] * ln(p[1] / q[1]) + p[0] * (q[1] - p[1]) / p[1]
}

fn of_coins(p: f64, q: f64) -> f64 {
    p * ln(p / q) + (1.0 - p) * ln((1.0 - p) / (1.0 - q))
}

fn of_waits(p: f64, q: f64) -> f64 {
    ln(p / q) + (1.0 / p - 1.0) * (ln(1.0 - p) - ln(1.0 - q))
}

fn ln_beta(p: &[f64]) -> f64 {
    ln_gamma(p[0]) + ln_gamma(p[1]) - ln_gamma(p[0] + p[1])
}

/// A distribution whose parameters are numbers.
fn numbers(value: &Value) -> Option<(&'static str, Vec<f64>)> {
    let Value::Distribution(Distribution { family, parameters }) = value else { return None };
    let number = |value: &Value| if let Value::Number(x) = value { Some(x.nearest()) } else { None };
    Some((family.name, parameters.iter().map(number).collect::<Option<_>>()?))
}

fn found<T: Copy>(table: &[(&str, T)], family: &str) -> Option<T> {
    table.iter().find(|(name, _)| *name == family).map(|(_, form)| *form)
}

/// What the closed form says, whatever the parameters are.
fn closed(question: &Question<'_>) -> Option<f64> {
    let (family, p) = numbers(question.values.first()?)?;
    if question.name() == "entropy" {
        return Some(found(ENTROPIES, family)?(&p));
    }
    let (other, q) = numbers(question.values.get(1)?)?;
    let divergence = found(DIVERGENCES, family).filter(|_| family == other)?;
    // That of binomial distributions is for one number of trials. With fewer of them in q it is infinite, which the form does not notice.
    if family == "binomial" && p[0] < q[0] {
        return None;
    }
    match question.name() {
        "kl" => Some(divergence(&p, &q)),
        "jeffreys" => Some(divergence(&p, &q) + divergence(&q, &p)),
        "cross_entropy" => Some(found(ENTROPIES, family)?(&p) + divergence(&p, &q)),
        _ => None,
    }
}

/// The families that have probabilities, of which one may be zero.
const COUNTING: &[&str] = &["bernoulli", "binomial", "geometric", "negative_binomial", "poisson"];

/// Whether the first argument is of such a family.
fn is_counting(question: &Question<'_>) -> bool {
    question.values.first().and_then(numbers).is_some_and(|(family, _)| COUNTING.contains(&family))
}

/// Whether a parameter has a square that no `f64` holds.
fn is_extreme(question: &Question<'_>) -> bool {
    let is_lost = |x: &f64| *x != 0.0 && !(x * x).is_normal();
    question.values.iter().filter_map(numbers).any(|(_, parameters)| parameters.iter().any(is_lost))
}

/// What a formula says, and whether something in it overflows or vanishes.
fn formula(question: &Question<'_>) -> Option<(f64, bool)> {
    match closed(question) {
        Some(value) => Some((value, !value.is_finite() || is_extreme(question))),
        None => past_one(question).map(|value| (value, !value.is_finite())),
    }
}

/// The formula, where it is meant to hold.
pub(super) fn plain(question: &Question<'_>) -> Option<Vec<f64>> {
    let (value, is_lost) = formula(question)?;
    (!is_lost && question.value[0].is_finite()).then(|| vec![value])
}

/// The formula where something in it overflows or vanishes.
pub(super) fn overflowed(question: &Question<'_>) -> Option<Vec<f64>> {
    let (value, is_lost) = formula(question)?;
    (is_lost && question.value[0].is_finite() && !is_counting(question)).then(|| vec![value])
}

/// The closed form where it is no number: it has 0 ln 0 somewhere, or 0 · ∞.
pub(super) fn unguarded_zero(question: &Question<'_>) -> Option<Vec<f64>> {
    let value = closed(question)?;
    (value.is_nan() && is_counting(question)).then(|| vec![value])
}

/// The closed form where the divergence is infinite, and it does not notice.
pub(super) fn support_ignored(question: &Question<'_>) -> Option<Vec<f64>> {
    let value = closed(question)?;
    (value.is_finite() && question.value[0] == f64::INFINITY).then(|| vec![value])
}

/// By a number near one that is rounded on the way: an integral of powers, an affinity, a second moment, an entropy.
fn past_one(question: &Question<'_>) -> Option<f64> {
    let value = *question.value.first()?;
    if !question.operation.is_on_distributions() {
        return None;
    }
    Some(match question.name() {
        "bhattacharyya_distance" => -ln(exp(-value)),
        "squared_hellinger" => 1.0 - (1.0 - value),
        "chi_squared" => (1.0 + value) - 1.0,
        "js" => LN_2 - (LN_2 - value),
        "renyi" => {
            let order = question.number("alpha").filter(|&order| order != 1.0)?;
            ln(exp((order - 1.0) * value)) / (order - 1.0)
        }
        _ => return None,
    })
}

/// The cross-entropy less the entropy, and the entropy of the mixture less the mean of two.
pub(super) fn difference_of_entropies(question: &Question<'_>) -> Option<Vec<f64>> {
    let [p, q, ..] = question.values else { return None };
    let is_closed = question.operation.is_on_distributions();
    let prefix = if is_closed { "family." } else { "" };
    let of = |name: &str, values: &[Value]| Some(right(Operation::named(&format!("{prefix}{name}"))?, values)?[0]);
    let entropy = |p: &Value| of("entropy", std::slice::from_ref(p));
    match (question.name(), p, q) {
        ("kl", ..) => Some(vec![of("cross_entropy", question.values)? - entropy(p)?]),
        ("js", Value::Vector(masses), Value::Vector(others)) => {
            let mean = |(p, q): (&f64, &f64)| (p + q) / 2.0;
            let mixture: Vec<f64> = masses.nearest().iter().zip(others.nearest()).map(mean).collect();
            Some(vec![entropy(&mixture.into())? - (entropy(p)? + entropy(q)?) / 2.0])
        }
        _ => None,
    }
}
