//! Estimates from samples.

use super::*;
use crate::sampler;

vocabulary! {
    in estimation as Estimation;
    /// ln p − ln q.
    log_ratios(log_p: Logits, log_q: Logits) -> [_] correctly rounded;
    /// The average of l, its variance and its standard error.
    kl_k1(log_ratios: Logits) -> [_] within 0.51, drawn by any_sample;
    /// The same of ½ l².
    kl_k2(log_ratios: Logits) -> [_] within 0.51, drawn by any_sample;
    /// The same of e^(−l) − 1 + l.
    kl_k3(log_ratios: Logits) -> [_] within 0.51, drawn by sample;
    /// The average of l, less and plus z standard errors.
    kl_k1_interval(log_ratios: Logits, z: NonNegative) -> [_] within 0.51, drawn by any_sample_and_z;
    /// The same of ½ l².
    kl_k2_interval(log_ratios: Logits, z: NonNegative) -> [_] within 0.51, drawn by any_sample_and_z;
    /// The same of e^(−l) − 1 + l.
    kl_k3_interval(log_ratios: Logits, z: NonNegative) -> [_] within 0.51, drawn by sample_and_z;
    /// The expectation and the variance of ln(p/q) under p.
    k1_moments(p: Pmf, q: Pmf) -> [_] within 0.51;
    /// The same of ½ ln²(p/q).
    k2_moments(p: Pmf, q: Pmf) -> [_] within 0.51;
    /// The same of q/p − 1 − ln(q/p).
    k3_moments(p: Pmf, q: Pmf) -> [_] within 0.51;
    /// The entropy of the frequencies c/n.
    plug_in_entropy(counts: Masses) within 0.51, drawn by counts;
    /// The divergence of the frequencies from q.
    plug_in_kl(counts: Masses, q: Pmf) within 0.51, drawn by counts_and_masses;
    /// plug_in_entropy + (m − 1)/(2n), m of the counts not being zero.
    miller_madow_entropy(counts: Masses) within 0.51, drawn by counts;
    /// plug_in_kl − (m − 1)/(2n).
    miller_madow_kl(counts: Masses, q: Pmf) within 0.51, drawn by counts_and_masses;
    /// ln n − (1/n) Σ c G(c).
    grassberger_entropy(counts: Masses) within 0.51, drawn by counts;
    /// (c + a)/(n + m a).
    additive_smoothing(counts: Masses, pseudo_count: Positive) -> [_] within 0.51, drawn by counts_and_pseudo_count;
    /// The expectation of plug_in_entropy over samples of size n.
    plug_in_expectation(p: Pmf, n: Count) within 0.51, drawn by masses_and_size;
    /// The entropy of p less that.
    plug_in_bias(p: Pmf, n: Count) within 0.51, drawn by masses_and_size;
    /// (d/n) Σ ln(ν/ρ) + ln(m/(n − 1)), for distances to k-th nearest neighbours.
    nearest_neighbor_kl(x: Matrix, y: Matrix, k: Count) within 0.51, drawn by two_samples;
    /// Σ wv/Σ w, for each row w of weights.
    resampled_means(values: Logits, weights: MassMatrix) -> [_] within 0.51, drawn by values_and_weights;
    /// √(Σ (θ − θ̄)²/(B − 1)).
    bootstrap_standard_error(replicates: Logits) within 0.51, drawn by any_sample;
    /// The polygon through the sorted values, at (B − 1) times the probability.
    quantile(values: Logits, probability: Probability) correctly rounded, drawn by values_and_probability;
    /// The quantiles at (1 ∓ level)/2.
    percentile_interval(replicates: Logits, level: OpenProbability) -> [_] correctly rounded;
    /// The same, reflected at the estimate.
    basic_interval(replicates: Logits, estimate: Finite, level: OpenProbability) -> [_] correctly rounded;
}

impl Numbers<f64> for kullback::estimation::Estimate {
    fn numbers(self) -> Vec<f64> {
        vec![self.value, self.variance, self.standard_error]
    }
}

impl Numbers<Enclosure> for kullback_reference::estimation::Estimate {
    fn numbers(self) -> Vec<Enclosure> {
        vec![self.value, self.variance, self.standard_error]
    }
}

impl Numbers<f64> for kullback::estimation::Moments {
    fn numbers(self) -> Vec<f64> {
        vec![self.mean, self.variance]
    }
}

impl Numbers<Enclosure> for kullback_reference::estimation::Moments {
    fn numbers(self) -> Vec<Enclosure> {
        vec![self.mean, self.variance]
    }
}

/// A sample's size: a few, now and then hundreds, once in a while too few.
fn size(draw: &mut Draw<'_>, largest: usize) -> usize {
    match draw.below(64) {
        0 => 1,
        1 => largest.min(512),
        _ => 2 + draw.below(20),
    }
}

fn any_sample(draw: &mut Draw<'_>, largest: usize) -> Vec<Value> {
    if draw.below(2) == 0 {
        return sample(draw, largest);
    }
    let size = size(draw, largest);
    vec![sampler::logits(draw, size).into()]
}

/// Log-ratios, none too low for k3: all small or all large, and some the neighbours or the mirror images of others.
fn sample(draw: &mut Draw<'_>, largest: usize) -> Vec<Value> {
    let scale = draw.choose(&[1.0, 1.0, 5.0, 40.0, 800.0, 1e4, 1e-3, 1e-9, 1e-40, 1e-160]);
    let mut values: Vec<f64> = Vec::new();
    for _ in 0..size(draw, largest) {
        let last = values.last().copied().unwrap_or(0.0);
        values.push(match draw.below(16) {
            0 => -last,
            1 => last,
            2 => last.next_up(),
            3 => -last * (1.0 + draw.signed_unit() * 2f64.powi(-(draw.below(52) as i32))),
            4 => 1e290 * draw.unit(),
            5 => scale * draw.unit(),
            _ => scale * draw.signed_unit(),
        });
    }
    vec![values.into_iter().map(|l| l.max(-2000.0)).collect::<Vec<_>>().into()]
}

fn with_z(draw: &mut Draw<'_>, mut sample: Vec<Value>) -> Vec<Value> {
    sample.push(draw.choose(&[0.0, 1.0, 1.96, 2.0, 3.0]).into());
    if draw.below(2) == 0 {
        sample[1] = (8.0 * draw.unit()).into();
    }
    sample
}

fn any_sample_and_z(draw: &mut Draw<'_>, largest: usize) -> Vec<Value> {
    let sample = any_sample(draw, largest);
    with_z(draw, sample)
}

fn sample_and_z(draw: &mut Draw<'_>, largest: usize) -> Vec<Value> {
    let sample = sample(draw, largest);
    with_z(draw, sample)
}

/// Counts of few observations or of many, now and then none.
fn observed(draw: &mut Draw<'_>, n: usize) -> Vec<f64> {
    let most = draw.choose(&[1, 3, 3, 10, 100, 10_000, 1 << 53]);
    (0..n).map(|_| if draw.below(4) == 0 { 0.0 } else { draw.below(most + 1) as f64 }).collect()
}

fn counts(draw: &mut Draw<'_>, largest: usize) -> Vec<Value> {
    let n = draw.outcomes(largest);
    vec![observed(draw, n).into()]
}

/// Counts, and a distribution: any, or the frequencies themselves as far as they are `f64`s.
fn counts_and_masses(draw: &mut Draw<'_>, largest: usize) -> Vec<Value> {
    let n = draw.outcomes(largest);
    let counts = observed(draw, n);
    let total: f64 = counts.iter().sum();
    let masses = if draw.below(3) == 0 && total > 0.0 {
        counts.iter().map(|count| count / total).collect::<Vec<_>>().into()
    } else {
        sampler::fresh(draw, Domain::Pmf, n)
    };
    vec![counts.into(), masses]
}

fn counts_and_pseudo_count(draw: &mut Draw<'_>, largest: usize) -> Vec<Value> {
    let mut values = counts(draw, largest);
    let any = draw.log_uniform(-60, 20);
    values.push(draw.choose(&[1.0, 0.5, any]).into());
    values
}

/// A distribution on a few outcomes, and a sample size that is soon added up.
fn masses_and_size(draw: &mut Draw<'_>, _: usize) -> Vec<Value> {
    let n = 1 + draw.below(6);
    let size = match draw.below(32) {
        0 => 0,
        1 => 1 << 17,
        2 => 300,
        _ => 1 + draw.below(40),
    };
    vec![sampler::fresh(draw, Domain::Pmf, n), (size as f64).into()]
}

/// Points of two samples, on a line, in a plane or in space. Those on a lattice may coincide, and have distances in common.
fn two_samples(draw: &mut Draw<'_>, _: usize) -> Vec<Value> {
    let (dimension, scale) = (1 + draw.below(3), draw.choose(&[1.0, 1.0, 1e-200, 1e200]));
    let is_lattice = draw.below(4) == 0;
    let coordinate = |draw: &mut Draw<'_>| {
        scale * if is_lattice { draw.below(12) as f64 } else { draw.signed_unit() * draw.log_uniform(-8, 2) }
    };
    let points = |draw: &mut Draw<'_>| -> Value {
        let point = |draw: &mut Draw<'_>| (0..dimension).map(|_| coordinate(draw)).collect();
        (0..2 + draw.below(12)).map(|_| point(draw)).collect::<Vec<Vec<f64>>>().into()
    };
    vec![points(draw), points(draw), draw.choose(&[1.0, 1.0, 1.0, 2.0, 3.0]).into()]
}

fn values_and_weights(draw: &mut Draw<'_>, _: usize) -> Vec<Value> {
    let n = 1 + draw.below(12);
    let is_whole = draw.below(2) == 0;
    let weight = |draw: &mut Draw<'_>| if is_whole { draw.below(4) as f64 } else { draw.unit() };
    let rows: Vec<Vec<f64>> = (0..1 + draw.below(5)).map(|_| (0..n).map(|_| weight(draw)).collect()).collect();
    vec![sampler::logits(draw, n).into(), rows.into()]
}

/// Values, and a probability: any, or one at which there is a value.
fn values_and_probability(draw: &mut Draw<'_>, largest: usize) -> Vec<Value> {
    let n = draw.outcomes(largest);
    let at_value = draw.below(n) as f64 / (n - 1).max(1) as f64;
    let probability = draw.choose(&[0.0, 1.0, 0.025, 0.975, at_value, at_value]);
    let any = draw.unit();
    vec![sampler::logits(draw, n).into(), if draw.below(2) == 0 { any } else { probability }.into()]
}
