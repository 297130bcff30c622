//! What the filter costs and what it saves: nanoseconds an element, and how many times longer MPFR takes.
//!
//! `cargo run --release -p kullback-reference --example filter_speed`

use std::{hint::black_box, time::Instant};

use kullback_reference::{Enclosure, OutOfDomain, Rational, certify, exact, filter, filter::Bounded};

type Filter = fn(&[f64], &[f64]) -> Option<Bounded>;
type Reference = fn(&[Rational], &[Rational], u32) -> Result<Enclosure, OutOfDomain>;

const FUNCTIONS: [(&str, Filter, Reference); 15] = [
    ("kl", filter::kl, kullback_reference::kl),
    ("rel_entr_sum", filter::rel_entr_sum, kullback_reference::rel_entr_sum),
    ("cross_entropy", filter::cross_entropy, kullback_reference::cross_entropy),
    ("entropy", |p, _| filter::entropy(p), |p, _, bits| kullback_reference::entropy(p, bits)),
    ("perplexity", |p, _| filter::perplexity(p), |p, _, bits| kullback_reference::perplexity(p, bits)),
    ("jeffreys", filter::jeffreys, kullback_reference::jeffreys),
    ("js", filter::js, kullback_reference::js),
    ("total_variation", filter::total_variation, kullback_reference::total_variation),
    ("squared_hellinger", filter::squared_hellinger, kullback_reference::squared_hellinger),
    ("bhattacharyya_coefficient", filter::bhattacharyya_coefficient, kullback_reference::bhattacharyya_coefficient),
    ("bhattacharyya_distance", filter::bhattacharyya_distance, kullback_reference::bhattacharyya_distance),
    ("chi_squared", filter::chi_squared, kullback_reference::chi_squared),
    ("le_cam", filter::le_cam, kullback_reference::le_cam),
    (
        "renyi(0.7)",
        |p, q| filter::renyi(p, q, 0.7),
        |p, q, bits| kullback_reference::renyi(p, q, &exact::from_f64(0.7).unwrap().into(), bits),
    ),
    (
        "tsallis(2.5)",
        |p, q| filter::tsallis(p, q, 2.5),
        |p, q, bits| kullback_reference::tsallis(p, q, &exact::from_f64(2.5).unwrap(), bits),
    ),
];

fn main() {
    println!("{:26} {:>5} {:>10} {:>10} {:>10} {:>8}", "function", "n", "pairs", "filter", "MPFR", "ratio");
    println!("{:26} {:>5} {:>10} {:>10} {:>10} {:>8}", "", "", "", "ns/elem", "ns/elem", "");
    for (name, filter, reference) in FUNCTIONS {
        for n in [3, 16, 64, 1024] {
            for (pairs, distance) in [("random", 1.0), ("near", 1e-6)] {
                let inputs: Vec<_> = (0..16).map(|seed| pair(n, distance, seed)).collect();
                let elements = n * inputs.len();
                let fast = nanoseconds(&inputs, filter);
                let slow = nanoseconds(&inputs, |p, q| certified(reference, p, q));
                let (fast, slow) = (fast / elements as f64, slow / elements as f64);
                println!("{name:26} {n:>5} {pairs:>10} {fast:>10.1} {slow:>10.1} {:>8.0}", slow / fast);
            }
        }
    }
}

/// As an audit would: from `f64`s to rationals to a certified value.
fn certified(reference: Reference, p: &[f64], q: &[f64]) -> Option<f64> {
    let rationals = |x: &[f64]| x.iter().map(|x| exact::from_f64(*x).unwrap()).collect::<Vec<_>>();
    let (p, q) = (rationals(p), rationals(q));
    certify(|precision| reference(&p, &q, precision)).value()
}

/// The least time that one evaluation of all inputs took, of as many as fit into 50 ms.
fn nanoseconds<T>(inputs: &[(Vec<f64>, Vec<f64>)], evaluate: impl Fn(&[f64], &[f64]) -> T) -> f64 {
    let start = Instant::now();
    let mut least = f64::INFINITY;
    while start.elapsed().as_millis() < 50 {
        let before = Instant::now();
        for (p, q) in inputs {
            black_box(evaluate(p, q));
        }
        least = least.min(before.elapsed().as_nanos() as f64);
    }
    least
}

/// A random probability vector, and one whose entries differ from it by about `distance` of themselves.
fn pair(n: usize, distance: f64, seed: u64) -> (Vec<f64>, Vec<f64>) {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let mut uniform = || {
        // Knuth's linear congruential generator; its upper bits.
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 11) as f64 * (0.5 / (1_u64 << 52) as f64)
    };
    let p: Vec<f64> = (0..n).map(|_| uniform() + 1e-3).collect();
    let q = p.iter().map(|p| p * (1.0 - distance) + distance * (uniform() + 1e-3)).collect();
    (normalised(p), normalised(q))
}

fn normalised(weights: Vec<f64>) -> Vec<f64> {
    let total: f64 = weights.iter().sum();
    weights.iter().map(|weight| weight / total).collect()
}
