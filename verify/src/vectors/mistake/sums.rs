//! The operations as plain sums over outcomes in `f64`, as one finds them in textbooks and in first attempts.

use super::Question;
use super::elementary::{exp, ln, pow};
use crate::point::Value;
use crate::vectors::agrees;

/// What is done where a mass is zero.
#[derive(Clone, Copy, PartialEq)]
enum Zeros {
    /// What the definition says.
    Guarded,
    /// The outcome is left out.
    Dropped,
    /// The formula is evaluated all the same.
    Unguarded,
}

/// A sum over outcomes, and what is made of it. The last parameter is the order, where there is one.
#[derive(Clone, Copy)]
struct Sum {
    term: fn(f64, f64, f64) -> f64,
    /// The term where only p is zero: a function of q.
    without_p: fn(f64, f64) -> f64,
    /// The term where only q is zero: a function of p.
    without_q: fn(f64, f64) -> f64,
    finish: fn(f64, f64) -> f64,
}

/// An operation as sums.
struct Row {
    name: &'static str,
    /// As it is defined.
    definition: Sum,
    /// As it is simplified, where both vectors sum to one.
    plain: Option<Sum>,
    /// f, where the sum is Σ q f(p/q).
    generator: Option<fn(f64, f64) -> f64>,
}

const fn zero(_: f64, _: f64) -> f64 {
    0.0
}

const fn infinite(_: f64, _: f64) -> f64 {
    f64::INFINITY
}

const fn itself(x: f64, _: f64) -> f64 {
    x
}

/// Σ p ln(p/q). The logarithms are apart: a ratio that overflows is another mistake.
const RELATIVE: Sum = Sum { term: |p, q, _| p * (ln(p) - ln(q)), without_p: zero, without_q: infinite, finish: itself };
/// Σ p ln(p/q) − p + q.
const DEVIANCE: Sum =
    Sum { term: |p, q, _| p * (ln(p) - ln(q)) - p + q, without_p: itself, without_q: infinite, finish: itself };
/// −Σ p ln p.
const ENTROPY: Sum = Sum { term: |p, _, _| -p * ln(p), without_p: zero, without_q: zero, finish: itself };
/// −Σ p ln q.
const CROSS: Sum = Sum { term: |p, q, _| -p * ln(q), without_p: zero, without_q: infinite, finish: itself };
/// Σ (p − q) ln(p/q).
const JEFFREYS: Sum =
    Sum { term: |p, q, _| (p - q) * (ln(p) - ln(q)), without_p: infinite, without_q: infinite, finish: itself };
/// ½ Σ p ln(p/m) + q ln(q/m).
const JENSEN_SHANNON: Sum = Sum {
    term: |p, q, _| {
        let ln_mean = ln((p + q) / 2.0);
        (p * (ln(p) - ln_mean) + q * (ln(q) - ln_mean)) / 2.0
    },
    without_p: |q, _| q * std::f64::consts::LN_2 / 2.0,
    without_q: |p, _| p * std::f64::consts::LN_2 / 2.0,
    finish: itself,
};
/// ½ Σ |p − q|.
const TOTAL_VARIATION: Sum =
    Sum { term: |p, q, _| (p - q).abs() / 2.0, without_p: |q, _| q / 2.0, without_q: |p, _| p / 2.0, finish: itself };
/// ½ Σ (√p − √q)².
const HELLINGER: Sum = Sum {
    term: |p, q, _| (p.sqrt() - q.sqrt()).powi(2) / 2.0,
    without_p: |q, _| q / 2.0,
    without_q: |p, _| p / 2.0,
    finish: itself,
};
/// Σ √(pq).
const AFFINITY: Sum = Sum { term: |p, q, _| p.sqrt() * q.sqrt(), without_p: zero, without_q: zero, finish: itself };
/// Σ (p − q)²/q.
const PEARSON: Sum =
    Sum { term: |p, q, _| (p - q).powi(2) / q, without_p: itself, without_q: infinite, finish: itself };
/// Σ (p − q)²/p.
const NEYMAN: Sum = Sum { term: |p, q, _| (p - q).powi(2) / p, without_p: infinite, without_q: itself, finish: itself };
/// ½ Σ (p − q)²/(p + q).
const LE_CAM: Sum = Sum {
    term: |p, q, _| (p - q).powi(2) / (p + q) / 2.0,
    without_p: |q, _| q / 2.0,
    without_q: |p, _| p / 2.0,
    finish: itself,
};
/// Σ p^α q^(1−α).
const POWERS: Sum = Sum {
    term: |p, q, alpha| pow(p, alpha) * pow(q, 1.0 - alpha),
    without_p: |_, alpha| if alpha < 0.0 { f64::INFINITY } else { 0.0 },
    without_q: |_, alpha| if alpha > 1.0 { f64::INFINITY } else { 0.0 },
    finish: itself,
};
/// Σ p^α.
const OWN_POWERS: Sum = Sum { term: |p, _, alpha| pow(p, alpha), without_p: zero, without_q: zero, finish: itself };

/// The terms of a sum, and something else made of it.
const fn finished(sum: Sum, finish: fn(f64, f64) -> f64) -> Sum {
    Sum { finish, ..sum }
}

fn row(name: &str) -> Option<&'static Row> {
    ROWS.iter().find(|row| row.name == name)
}

static ROWS: &[Row] = &[
    Row { name: "entr", definition: ENTROPY, plain: None, generator: None },
    Row { name: "rel_entr", definition: RELATIVE, plain: None, generator: Some(|t, _| t * ln(t)) },
    Row { name: "kl_div", definition: DEVIANCE, plain: None, generator: Some(|t, _| t * ln(t) - t + 1.0) },
    Row { name: "entropy", definition: ENTROPY, plain: None, generator: None },
    Row { name: "perplexity", definition: finished(ENTROPY, |sum, _| exp(sum)), plain: None, generator: None },
    Row { name: "cross_entropy", definition: CROSS, plain: None, generator: None },
    Row { name: "kl", definition: DEVIANCE, plain: Some(RELATIVE), generator: Some(|t, _| t * ln(t) - t + 1.0) },
    Row { name: "rel_entr_sum", definition: RELATIVE, plain: None, generator: Some(|t, _| t * ln(t)) },
    Row { name: "jeffreys", definition: JEFFREYS, plain: None, generator: Some(|t, _| (t - 1.0) * ln(t)) },
    Row { name: "js", definition: JENSEN_SHANNON, plain: None, generator: Some(of_jensen_shannon) },
    Row {
        name: "js_distance",
        definition: finished(JENSEN_SHANNON, |sum, _| sum.sqrt()),
        plain: None,
        generator: Some(of_jensen_shannon),
    },
    Row {
        name: "total_variation",
        definition: TOTAL_VARIATION,
        plain: None,
        generator: Some(|t, _| (t - 1.0).abs() / 2.0),
    },
    Row {
        name: "squared_hellinger",
        definition: HELLINGER,
        plain: Some(finished(AFFINITY, |sum, _| 1.0 - sum)),
        generator: Some(|t, _| (t.sqrt() - 1.0).powi(2) / 2.0),
    },
    Row {
        name: "hellinger",
        definition: finished(HELLINGER, |sum, _| sum.sqrt()),
        plain: Some(finished(AFFINITY, |sum, _| (1.0 - sum).sqrt())),
        generator: Some(|t, _| (t.sqrt() - 1.0).powi(2) / 2.0),
    },
    Row { name: "bhattacharyya_coefficient", definition: AFFINITY, plain: None, generator: Some(|t, _| t.sqrt()) },
    Row {
        name: "bhattacharyya_distance",
        definition: finished(AFFINITY, |sum, _| -ln(sum)),
        plain: None,
        generator: Some(|t, _| t.sqrt()),
    },
    Row {
        name: "chi_squared",
        definition: PEARSON,
        plain: Some(Sum {
            term: |p, q, _| p * (p / q),
            without_p: zero,
            without_q: infinite,
            finish: |sum, _| sum - 1.0,
        }),
        generator: Some(|t, _| (t - 1.0).powi(2)),
    },
    Row {
        name: "neyman_chi_squared",
        definition: NEYMAN,
        plain: Some(Sum {
            term: |p, q, _| q * (q / p),
            without_p: infinite,
            without_q: zero,
            finish: |sum, _| sum - 1.0,
        }),
        generator: Some(|t, _| (t - 1.0).powi(2) / t),
    },
    Row {
        name: "le_cam",
        definition: LE_CAM,
        plain: Some(Sum {
            term: |p, q, _| p * q / (p + q),
            without_p: zero,
            without_q: zero,
            finish: |sum, _| 1.0 - 2.0 * sum,
        }),
        generator: Some(|t, _| (t - 1.0).powi(2) / (t + 1.0) / 2.0),
    },
    Row {
        name: "renyi",
        definition: finished(POWERS, |sum, alpha| ln(sum) / (alpha - 1.0)),
        plain: None,
        generator: Some(pow),
    },
    Row {
        name: "tsallis",
        definition: finished(POWERS, |sum, alpha| (sum - 1.0) / (alpha - 1.0)),
        plain: None,
        generator: Some(pow),
    },
    Row {
        name: "alpha_divergence",
        definition: finished(POWERS, |sum, alpha| (1.0 - sum) / (alpha * (1.0 - alpha))),
        plain: None,
        generator: Some(pow),
    },
    Row {
        name: "renyi_entropy",
        definition: finished(OWN_POWERS, |sum, alpha| ln(sum) / (1.0 - alpha)),
        plain: None,
        generator: None,
    },
    Row {
        name: "tsallis_entropy",
        definition: finished(OWN_POWERS, |sum, alpha| (1.0 - sum) / (alpha - 1.0)),
        plain: None,
        generator: None,
    },
];

fn of_jensen_shannon(t: f64, _: f64) -> f64 {
    (t * ln(t) - (1.0 + t) * ln((1.0 + t) / 2.0)) / 2.0
}

/// What a question comes to: a row of the table, the pairs of masses that it sums over, and the order.
struct Summed {
    row: &'static Row,
    pairs: Vec<(f64, f64)>,
    order: f64,
}

fn summed(question: &Question<'_>) -> Option<Summed> {
    let name = question.operation.name;
    let of = |row_name: &str, pairs: Vec<(f64, f64)>, order: f64| Some(Summed { row: row(row_name)?, pairs, order });
    let unordered = f64::NAN;
    match question.values {
        [Value::Number(x)] => of(name, vec![(x.nearest(), 1.0)], unordered),
        [Value::Number(x), Value::Number(y)] => of(name, vec![(x.nearest(), y.nearest())], unordered),
        [Value::Vector(p)] => of(name, with_one(p.nearest()), unordered),
        [Value::Vector(p), Value::Vector(q)] => of(name, zipped(p.nearest(), q.nearest()), unordered),
        [Value::Vector(p), Value::Number(order)] if name.ends_with("_entropy") => {
            of(name, with_one(p.nearest()), proper(order.nearest())?)
        }
        [Value::Vector(p), Value::Vector(q), Value::Number(order)] if name == "cressie_read" => {
            of("alpha_divergence", zipped(p.nearest(), q.nearest()), proper(order.nearest() + 1.0)?)
        }
        [Value::Vector(z), Value::Number(temperature)] if name == "entropy_logits" => {
            of("entropy", with_one(&softmax(z.nearest(), temperature.nearest())), unordered)
        }
        [Value::Vector(p), Value::Vector(z), Value::Number(temperature)] if name == "cross_entropy_logits" => {
            of("cross_entropy", zipped(p.nearest(), &softmax(z.nearest(), temperature.nearest())), unordered)
        }
        [Value::Vector(z_p), Value::Vector(z_q), Value::Number(temperature)] if name == "kl_logits" => {
            let [p, q] = [z_p, z_q].map(|z| softmax(z.nearest(), temperature.nearest()));
            of("kl", zipped(&p, &q), unordered)
        }
        [Value::Vector(p), Value::Vector(q), Value::Number(order)] => {
            of(name, zipped(p.nearest(), q.nearest()), proper(order.nearest())?)
        }
        [Value::Rows(joint)] if name == "mutual_information" => of("kl", beside_product(joint.nearest()), unordered),
        [Value::Rows(p), Value::Rows(q)] if name == "conditional_kl" => {
            of("kl", beside_reweighted(p.nearest(), q.nearest()), unordered)
        }
        [Value::Rows(ps), Value::Vector(w)] if name == "js_weighted" => {
            of("kl", beside_mixture(ps.nearest(), w.nearest()), unordered)
        }
        _ => None,
    }
}

/// An order that the formula is made for: the others have limits.
fn proper(order: f64) -> Option<f64> {
    (order.is_finite() && order != 1.0 && order != 0.0).then_some(order)
}

fn with_one(p: &[f64]) -> Vec<(f64, f64)> {
    p.iter().map(|&p| (p, 1.0)).collect()
}

fn zipped(p: &[f64], q: &[f64]) -> Vec<(f64, f64)> {
    p.iter().copied().zip(q.iter().copied()).collect()
}

fn softmax(z: &[f64], temperature: f64) -> Vec<f64> {
    let largest = z.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let weights: Vec<f64> = z.iter().map(|z| exp((z - largest) / temperature)).collect();
    let sum: f64 = weights.iter().sum();
    weights.into_iter().map(|weight| weight / sum).collect()
}

fn beside_product(joint: &[Vec<f64>]) -> Vec<(f64, f64)> {
    let width = joint.first().map_or(0, Vec::len);
    let columns: Vec<f64> = (0..width).map(|y| joint.iter().map(|row| row[y]).sum()).collect();
    let of_row = |row: &Vec<f64>| {
        let sum: f64 = row.iter().sum();
        row.iter().zip(&columns).map(|(&cell, column)| (cell, sum * column)).collect::<Vec<_>>()
    };
    joint.iter().flat_map(of_row).collect()
}

/// The cells of p, and those of q with the sums of p's rows.
fn beside_reweighted(p: &[Vec<f64>], q: &[Vec<f64>]) -> Vec<(f64, f64)> {
    let of_rows = |(p, q): (&Vec<f64>, &Vec<f64>)| {
        let (of_p, of_q): (f64, f64) = (p.iter().sum(), q.iter().sum());
        let weight = if of_p == 0.0 { 0.0 } else { of_p / of_q };
        p.iter().zip(q).map(|(&p, q)| (p, q * weight)).collect::<Vec<_>>()
    };
    p.iter().zip(q).flat_map(of_rows).collect()
}

fn beside_mixture(ps: &[Vec<f64>], w: &[f64]) -> Vec<(f64, f64)> {
    let width = ps.first().map_or(0, Vec::len);
    let mixed = |index: usize| ps.iter().zip(w).map(|(p, w)| w * p[index]).sum::<f64>();
    let mixture: Vec<f64> = (0..width).map(mixed).collect();
    let of_row = |(p, &w): (&Vec<f64>, &f64)| p.iter().zip(&mixture).map(|(p, m)| (w * p, w * m)).collect::<Vec<_>>();
    ps.iter().zip(w).flat_map(of_row).collect()
}

impl Sum {
    fn of(&self, Summed { pairs, order, .. }: &Summed, zeros: Zeros) -> f64 {
        let terms = pairs.iter().map(|&(p, q)| match zeros {
            Zeros::Dropped if p == 0.0 || q == 0.0 => 0.0,
            Zeros::Guarded if p == 0.0 && q == 0.0 => 0.0,
            Zeros::Guarded if p == 0.0 => (self.without_p)(q, *order),
            Zeros::Guarded if q == 0.0 => (self.without_q)(p, *order),
            _ => (self.term)(p, q, *order),
        });
        (self.finish)(terms.sum(), *order)
    }
}

/// The simplified sum, or the definition where that is not simplified; nothing where it overflows.
pub(super) fn plain(question: &Question<'_>) -> Option<Vec<f64>> {
    let summed = summed(question)?;
    let value = summed.row.plain.unwrap_or(summed.row.definition).of(&summed, Zeros::Guarded);
    let overflows = value.is_infinite() && question.value[0].is_finite();
    (!overflows).then(|| vec![value])
}

/// What the question comes to, if its definition is sound there in `f64`.
fn sound(question: &Question<'_>) -> Option<Summed> {
    let summed = summed(question)?;
    agrees(summed.row.definition.of(&summed, Zeros::Guarded), question.value[0]).then_some(summed)
}

pub(super) fn dropped_zero(question: &Question<'_>) -> Option<Vec<f64>> {
    let summed = sound(question)?;
    Some(vec![summed.row.definition.of(&summed, Zeros::Dropped)])
}

pub(super) fn unguarded_zero(question: &Question<'_>) -> Option<Vec<f64>> {
    let summed = sound(question)?;
    Some(vec![summed.row.definition.of(&summed, Zeros::Unguarded)])
}

/// Σ q f(p/q), and sums of powers that are too large or too small for an `f64`.
pub(super) fn overflowed_ratio(question: &Question<'_>) -> Option<Vec<f64>> {
    let value = summed(question).map(|summed| summed.row.definition.of(&summed, Zeros::Guarded))?;
    if value.is_infinite() && question.value[0].is_finite() {
        return Some(vec![value]);
    }
    let summed = sound(question)?;
    let generator = summed.row.generator?;
    let is_lost = |&(p, q): &(f64, f64)| p > 0.0 && q > 0.0 && !(p / q).is_normal();
    if !summed.pairs.iter().any(is_lost) {
        return Some(question.value.to_vec());
    }
    let by_ratio = |&(p, q): &(f64, f64)| {
        let single = Summed { row: summed.row, pairs: vec![(p, q)], order: summed.order };
        let unfinished = finished(summed.row.definition, itself);
        if p > 0.0 && q > 0.0 { q * generator(p / q, summed.order) } else { unfinished.of(&single, Zeros::Guarded) }
    };
    Some(vec![(summed.row.definition.finish)(summed.pairs.iter().map(by_ratio).sum(), summed.order)])
}
