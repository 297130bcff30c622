//! Wrong answers: the right one, and then something done to it, or to the operation that is asked.

use super::{Question, right};
use crate::point::Value;
use crate::vocabulary::Operation;
use std::f64::consts::{LN_2, SQRT_2};

fn each(question: &Question<'_>, change: impl Fn(f64) -> f64) -> Option<Vec<f64>> {
    Some(question.value.iter().map(|&x| change(x)).collect())
}

/// What the names of quantities in nats are made of.
const IN_NATS: &[&str] = &[
    "entr",
    "entropy",
    "kl",
    "jeffreys",
    "js",
    "renyi",
    "bhattacharyya_distance",
    "chernoff",
    "information",
    "nll",
    "surprise",
    "evidence",
    "elbo",
    "ln",
    "jensenshannon",
    "epsilon",
    "tilted_kl",
    "mutual",
    "rdp",
];

/// What has such a word in its name and is in no unit.
const UNITLESS: &[&str] = &["tsallis_entropy", "maximum_entropy"];

pub(super) fn in_bits(question: &Question<'_>) -> Option<Vec<f64>> {
    let name = question.name();
    let has = |word: &str| name == word || name.split('_').any(|part| part == word);
    // Bits under a root are under a root.
    let unit = if name.contains("jensenshannon") || name == "js_distance" { LN_2.sqrt() } else { LN_2 };
    if UNITLESS.contains(&name) || !IN_NATS.iter().any(|word| has(word)) {
        return None;
    }
    each(question, |x| x / unit)
}

/// Quantities with a factor ½, and those with its root.
const HALVES: &[&str] = &[
    "js",
    "total_variation",
    "squared_hellinger",
    "le_cam",
    "kl_k2",
    "standard_normal_kl",
    "standard_normal_kl_terms",
    "gaussian_zcdp",
    "gaussian_rdp",
];
const ROOTS_OF_HALVES: &[&str] = &["js_distance", "hellinger", "scipy_jensenshannon", "scipy_jensenshannon_base"];

pub(super) fn without_half(question: &Question<'_>) -> Option<Vec<f64>> {
    match question.name() {
        name if HALVES.contains(&name) => each(question, |x| 2.0 * x),
        name if ROOTS_OF_HALVES.contains(&name) => each(question, |x| SQRT_2 * x),
        _ => None,
    }
}

pub(super) fn half_added(question: &Question<'_>) -> Option<Vec<f64>> {
    if question.name() == "jeffreys" { each(question, |x| x / 2.0) } else { None }
}

/// Squares of distances, and distances.
const SQUARES: &[&str] =
    &["js", "squared_hellinger", "squared_mmd_normal", "squared_mmd_biased", "squared_mmd_unbiased"];
const DISTANCES: &[&str] = &[
    "js_distance",
    "hellinger",
    "scipy_jensenshannon",
    "scipy_jensenshannon_base",
    "wasserstein_2_normal",
    "wasserstein_2_diagonal_normal",
];

pub(super) fn root_taken(question: &Question<'_>) -> Option<Vec<f64>> {
    if SQUARES.contains(&question.name()) { each(question, f64::sqrt) } else { None }
}

pub(super) fn root_forgotten(question: &Question<'_>) -> Option<Vec<f64>> {
    if DISTANCES.contains(&question.name()) { each(question, |x| x * x) } else { None }
}

pub(super) fn clamped(question: &Question<'_>) -> Option<Vec<f64>> {
    each(question, |x| x.max(0.0))
}

pub(super) fn mass_terms(question: &Question<'_>) -> Option<Vec<f64>> {
    let other = match question.operation.name {
        "kl" => "rel_entr_sum",
        "kl_div" => "rel_entr",
        "rel_entr" => "kl_div",
        "rel_entr_sum" => return each(question, |x| x + excess(question.values)),
        _ => return None,
    };
    right(Operation::named(other)?, question.values)
}

/// Σq − Σp.
fn excess(values: &[Value]) -> f64 {
    let sums: Vec<f64> = values
        .iter()
        .map(|value| match value {
            Value::Vector(masses) => masses.nearest().iter().sum(),
            _ => 0.0,
        })
        .collect();
    sums[1] - sums[0]
}
