//! What other libraries compute.

use super::*;
use kullback::conventions::{Checklist, Direction, TorchKlDiv};
use kullback_reference::conventions as certified;

vocabulary! {
    in conventions as Conventions;
    /// scipy.special.rel_entr, by elements.
    scipy_rel_entr(x: Logits, y: Logits) -> [_] correctly rounded, drawn by signed_masses;
    /// scipy.special.kl_div, by elements.
    scipy_kl_div(x: Logits, y: Logits) -> [_] correctly rounded, drawn by signed_masses;
    /// scipy.stats.entropy(pk).
    scipy_entropy(pk: Masses) within 0.51, drawn by one;
    /// scipy.stats.entropy(pk, base=base).
    scipy_entropy_base(pk: Masses, base: Positive) within 0.51, drawn by one_and_base;
    /// scipy.stats.entropy(pk, qk).
    scipy_relative_entropy(pk: Masses, qk: Masses) within 0.51, drawn by two;
    /// scipy.stats.entropy(pk, qk, base).
    scipy_relative_entropy_base(pk: Masses, qk: Masses, base: Positive) within 0.51, drawn by two_and_base;
    /// scipy.spatial.distance.jensenshannon(p, q).
    scipy_jensenshannon(p: Masses, q: Masses) within 0.51, drawn by two;
    /// scipy.spatial.distance.jensenshannon(p, q, base).
    scipy_jensenshannon_base(p: Masses, q: Masses, base: Positive) within 0.51, drawn by two_and_base;
    /// torch.nn.functional.kl_div(input, target): the elements, their sum, mean and mean by rows.
    torch_kl_div(input: Logits, target: Masses, batch: Count) -> [_] within 0.51, drawn by batch;
    /// torch.nn.functional.kl_div(input, target, log_target=True).
    torch_kl_div_log_target(input: Logits, target: Logits, batch: Count) -> [_] within 0.51, drawn by log_batch;
    /// sklearn.metrics.mutual_info_score(contingency).
    sklearn_mutual_info_score(contingency: Joint) within 0.51, drawn by contingency;
    /// sklearn.metrics.normalized_mutual_info_score(contingency).
    sklearn_normalized_mutual_info_score(contingency: Joint) within 0.51, drawn by contingency;
    /// KL(p ‖ (q + ε)/(1 + nε)).
    smoothed_kl(p: Masses, q: Masses, epsilon: NonNegative) within 0.51, drawn by two_and_epsilon;
    /// KL of p + ε and q + ε, normalised.
    smoothed_both_kl(p: Masses, q: Masses, epsilon: NonNegative) within 0.51, drawn by two_and_epsilon;
    /// Σ p ln(p/clip(q)).
    clipped_kl(p: Pmf, q: Pmf, epsilon: PositiveProbability) correctly rounded;
    /// The checklist: both directions, then the sums and what they exceed one by.
    checklist(p: Masses, q: Masses, epsilon: NonNegative) -> [_] within 0.51, drawn by two_and_epsilon;
}

impl Numbers<f64> for TorchKlDiv {
    fn numbers(self) -> Vec<f64> {
        [self.none, vec![self.sum, self.mean, self.batchmean]].concat()
    }
}

impl Numbers<Enclosure> for certified::TorchKlDiv {
    fn numbers(self) -> Vec<Enclosure> {
        [self.none, vec![self.sum, self.mean, self.batchmean]].concat()
    }
}

impl Numbers<f64> for Direction {
    fn numbers(self) -> Vec<f64> {
        let indices = self.unsupported.into_iter().map(|index| index as f64);
        [self.nats, self.bits, self.as_given, self.smoothed].into_iter().chain(indices).collect()
    }
}

impl Numbers<Enclosure> for certified::Direction {
    fn numbers(self) -> Vec<Enclosure> {
        let precision = self.nats.precision();
        let indices = self.unsupported.into_iter().map(|index| Enclosure::from_integer(index as i64, precision));
        [self.nats, self.bits, self.as_given, self.smoothed].into_iter().chain(indices).collect()
    }
}

impl Numbers<f64> for Checklist {
    fn numbers(self) -> Vec<f64> {
        let sums = vec![self.p_sum, self.q_sum, self.p_excess, self.q_excess];
        [self.forward.numbers(), self.reverse.numbers(), sums].concat()
    }
}

impl Numbers<Enclosure> for certified::Checklist {
    fn numbers(self) -> Vec<Enclosure> {
        let sums = vec![self.p_sum, self.q_sum, self.p_excess, self.q_excess];
        [self.forward.numbers(), self.reverse.numbers(), sums].concat()
    }
}

/// Masses, of which one may be negative.
fn signed_masses(draw: &mut Draw<'_>, largest: usize) -> Vec<Value> {
    let mut vectors = two(draw, largest);
    if draw.below(4) == 0 {
        let which = draw.below(2);
        let mut entries = entries(&vectors[which]);
        let index = draw.below(entries.len());
        entries[index] = -entries[index];
        vectors[which] = entries.into();
    }
    vectors
}

/// Masses, not all zero.
fn one(draw: &mut Draw<'_>, largest: usize) -> Vec<Value> {
    two(draw, largest).into_iter().take(1).collect()
}

/// Two vectors of masses, neither all zero: counts, probabilities and multiples of them, near one another or not, or
/// any masses at all.
fn two(draw: &mut Draw<'_>, largest: usize) -> Vec<Value> {
    let count = draw.outcomes(largest);
    let domain = if draw.below(4) == 0 { Domain::Masses } else { Domain::Pmf };
    let [p, q] = sampler::alike(draw, domain, count);
    let scales = [1.0, 1.0, 3.0, 1000.0, 1e-200];
    [p, q].map(|masses| with_mass(entries(&masses), draw.choose(&scales)).into()).into()
}

/// The masses times a scale; if all are zero, the first is one instead.
fn with_mass(masses: Vec<f64>, scale: f64) -> Vec<f64> {
    let mut scaled: Vec<f64> = masses.iter().map(|mass| (mass * scale).min(f64::MAX)).collect();
    if scaled.iter().all(|&mass| mass == 0.0) {
        scaled[0] = 1.0;
    }
    scaled
}

fn entries(value: &Value) -> Vec<f64> {
    match value {
        Value::Vector(vector) => vector.nearest().to_vec(),
        other => unreachable!("a vector has entries: {other:?}"),
    }
}

fn one_and_base(draw: &mut Draw<'_>, largest: usize) -> Vec<Value> {
    let base = base(draw);
    one(draw, largest).into_iter().chain([base]).collect()
}

fn two_and_base(draw: &mut Draw<'_>, largest: usize) -> Vec<Value> {
    let base = base(draw);
    two(draw, largest).into_iter().chain([base]).collect()
}

/// The base of a logarithm, above one.
fn base(draw: &mut Draw<'_>) -> Value {
    let drawn = 1.0 + draw.log_uniform(-40, 20);
    draw.choose(&[2.0, 2.0, 10.0, std::f64::consts::E, drawn]).into()
}

fn two_and_epsilon(draw: &mut Draw<'_>, largest: usize) -> Vec<Value> {
    let drawn = draw.log_uniform(-100, 10);
    let epsilon = draw.choose(&[0.0, 1e-300, 1e-15, 1e-10, 1e-6, drawn]);
    two(draw, largest).into_iter().chain([epsilon.into()]).collect()
}

/// Logarithms of probabilities, probabilities, and a number of rows.
fn batch(draw: &mut Draw<'_>, _: usize) -> Vec<Value> {
    let (rows, columns) = (1 + draw.below(4), 1 + draw.below(6));
    let row = |draw: &mut Draw<'_>| entries(&sampler::fresh(draw, Domain::Pmf, columns));
    let target: Vec<f64> = (0..rows).flat_map(|_| row(draw)).collect();
    vec![log_probabilities(draw, rows * columns).into(), target.into(), (rows as f64).into()]
}

/// Logarithms of probabilities, twice, and a number of rows.
fn log_batch(draw: &mut Draw<'_>, _: usize) -> Vec<Value> {
    let (rows, columns) = (1 + draw.below(4), 1 + draw.below(6));
    let mut vector = || Value::from(log_probabilities(draw, rows * columns));
    vec![vector(), vector(), (rows as f64).into()]
}

fn log_probabilities(draw: &mut Draw<'_>, count: usize) -> Vec<f64> {
    let scale = draw.choose(&[1.0, 1.0, 30.0, 700.0]);
    (0..count).map(|_| if draw.below(8) == 0 { 0.0 } else { -draw.unit() * scale }).collect()
}

/// A table of small counts, of probabilities, or of a product of margins.
fn contingency(draw: &mut Draw<'_>, _: usize) -> Vec<Value> {
    let (height, width) = (1 + draw.below(5), 1 + draw.below(5));
    let counts = |draw: &mut Draw<'_>, count: usize| (0..count).map(|_| draw.below(20) as f64).collect::<Vec<f64>>();
    let rows: Vec<Vec<f64>> = match draw.below(3) {
        0 => {
            let (rows, columns) = (counts(draw, height), counts(draw, width));
            rows.iter().map(|row| columns.iter().map(|column| row * column).collect()).collect()
        }
        1 => (0..height).map(|_| counts(draw, width)).collect(),
        _ => (0..height).map(|_| entries(&sampler::fresh(draw, Domain::Pmf, width))).collect(),
    };
    let mut rows = rows;
    if rows.iter().flatten().all(|&count| count == 0.0) {
        rows[0][0] = 1.0;
    }
    vec![rows.into()]
}
