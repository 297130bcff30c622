//! Information in larger systems.

use super::*;
use crate::sampler::{fresh, near, simplex};
use kullback::information::SanovBounds;

vocabulary! {
    in information as Information;
    /// Σ [p ln d + q ln(1 − d)].
    gan_value(p: Pmf, q: Pmf, d: Masses) within 0.51, drawn by discriminated;
    /// p/(p + q).
    gan_optimal_discriminator(p: Pmf, q: Pmf) -> [_] within 0.51, drawn by pair;
    /// 2 JS(p, q) − ln 4.
    gan_optimal_value(p: Pmf, q: Pmf) within 0.51;
    /// What a discriminator falls short of the best.
    gan_deficit(p: Pmf, q: Pmf, d: Masses) within 0.51, drawn by discriminated;
    /// Σ p(x) KL(q(z|x)‖r(z)).
    bottleneck_rate(p: Pmf, encoder: Pmfs, prior: Pmf) within 0.51, drawn by coded_source;
    /// q(z) = Σ p(x) q(z|x).
    encoder_marginal(p: Pmf, encoder: Pmfs) -> [_] correctly rounded, drawn by encoded;
    /// KL(q(z)‖r(z)).
    bottleneck_slack(p: Pmf, encoder: Pmfs, prior: Pmf) within 0.51, drawn by coded_source;
    /// I(Z; Y).
    bottleneck_relevance(joint: Joint, encoder: Pmfs) within 0.51, drawn by encoded_joint;
    /// Rate − β I(Z; Y).
    bottleneck_objective(joint: Joint, encoder: Pmfs, prior: Pmf, beta: NonNegative) within 0.51, drawn by traded_off;
    /// q(z) exp(−β KL(p(y|x)‖p(y|z))), normalised.
    bottleneck_step(joint: Joint, encoder: Pmfs, beta: NonNegative) -> [_] within 0.51, drawn by encoded_joint_and_multiplier;
    /// ln P(S ≥ k).
    ln_binomial_tail(successes: Count, trials: Count, probability: Probability) within 0.51, drawn by tail;
    /// −n KL(k/n‖q), less ½ ln(8 n a (1 − a)), and less ln(n + 1).
    sanov_bounds(successes: Count, trials: Count, probability: Probability) -> [_] within 0.51, drawn by large_deviation;
    /// ln (n!/Π kᵢ! · Π qᵢ^kᵢ).
    ln_type_class_probability(counts: Masses, q: Pmf) within 0.51, drawn by sample_type;
    /// −n KL(k/n‖q) − |X| ln(n + 1), and −n KL(k/n‖q).
    ln_type_class_bounds(counts: Masses, q: Pmf) -> [_] within 0.51, drawn by sample_type;
    /// ln C(n + m − 1, m − 1).
    ln_types(trials: Count, outcomes: Count) within 0.51, drawn by trials_and_outcomes;
    /// KL(Beta(α + s, β + f)‖Beta(α, β)).
    beta_bernoulli_surprise(alpha: Scale, beta: Scale, successes: Count, failures: Count) within 0.51, drawn by tosses;
    /// The mutual information of bias and toss.
    beta_bernoulli_expected_surprise(alpha: Scale, beta: Scale) within 0.51;
    /// KL(Dirichlet(α + k)‖Dirichlet(α)).
    dirichlet_categorical_surprise(alpha: Scales, counts: Masses) within 0.51, drawn by categories;
    /// KL(Gamma(a + k, b + n)‖Gamma(a, b)).
    gamma_poisson_surprise(shape: Scale, rate: Scale, events: Count, exposure: NonNegative) within 0.51, drawn by events;
    /// KL of the posterior of a normal mean from its prior.
    normal_normal_surprise(mean: Location, std: Scale, noise: Scale, observations: Locations) within 0.51, drawn by observed;
    /// ½ ln(1 + nτ²/σ²).
    normal_normal_expected_surprise(std: Scale, noise: Scale, observations: Count) within 0.51, drawn by to_be_observed;
    /// KL(current‖previous), patch by patch.
    patch_surprise(previous: Joint, current: Joint, smoothing: NonNegative) -> [_] within 0.51, drawn by frames;
    /// KL(now‖next), one after the other.
    patch_divergences(histograms: Joint, smoothing: NonNegative) -> [_] within 0.51, drawn by film;
}

impl Numbers<f64> for SanovBounds {
    fn numbers(self) -> Vec<f64> {
        vec![self.upper, self.lower, self.lower_by_types]
    }
}

fn few(draw: &mut Draw<'_>) -> usize {
    1 + draw.below(5)
}

fn pmf(draw: &mut Draw<'_>, n: usize) -> Value {
    fresh(draw, Domain::Pmf, n)
}

fn floats(vector: &Value) -> Vec<f64> {
    match vector {
        Value::Vector(vector) => vector.nearest().to_vec(),
        other => wrong_shape(&other.as_argument()),
    }
}

/// Two distributions, near one another or not.
fn pair(draw: &mut Draw<'_>, largest: usize) -> Vec<Value> {
    let n = draw.outcomes(largest.min(64));
    let (p, q) = sampler::pair(draw, n);
    [p, q].map(|p| Value::from(Vector::from_exact(p).nearest().to_vec())).into()
}

/// Two distributions, and a discriminator: near the best, anything, and now and then certain.
fn discriminated(draw: &mut Draw<'_>, largest: usize) -> Vec<Value> {
    let mut values = pair(draw, largest);
    let style = draw.below(4);
    let (p, q) = (floats(&values[0]), floats(&values[1]));
    let decide = |(p, q): (f64, f64)| {
        let best = if p + q > 0.0 { p / (p + q) } else { 0.5 };
        match style {
            0 => best,
            1 => (best * (1.0 + draw.signed_unit() * 2f64.powi(-(draw.below(50) as i32)))).clamp(0.0, 1.0),
            2 if draw.below(8) == 0 => draw.choose(&[0.0, 1.0, f64::from_bits(1), 1.0f64.next_down()]),
            _ => draw.unit(),
        }
    };
    values.push(p.into_iter().zip(q).map(decide).collect::<Vec<_>>().into());
    values
}

/// Distributions in rows, independent or near the first.
fn channel(draw: &mut Draw<'_>, inputs: usize, outputs: usize) -> Value {
    let first = simplex(draw, outputs);
    let mut rows = vec![floats(&pmf(draw, outputs))];
    while rows.len() < inputs {
        let row = match draw.below(3) {
            0 => Vector::from_exact(near(draw, &first)).nearest().to_vec(),
            _ => floats(&pmf(draw, outputs)),
        };
        rows.push(row);
    }
    rows.into()
}

fn encoded(draw: &mut Draw<'_>, _: usize) -> Vec<Value> {
    let (inputs, outputs) = (few(draw), few(draw));
    vec![pmf(draw, inputs), channel(draw, inputs, outputs)]
}

/// A prior for an encoder: anything, a row, or about the marginal.
fn prior(draw: &mut Draw<'_>, p: &[f64], encoder: &Value) -> Value {
    let Value::Rows(rows) = encoder else { wrong_shape(&encoder.as_argument()) };
    let rows = rows.nearest();
    match draw.below(4) {
        0 => rows[0].clone().into(),
        1..=2 => {
            let mass = |z: usize| p.iter().zip(rows).map(|(p, row)| p * row[z]).sum();
            (0..rows[0].len()).map(mass).collect::<Vec<f64>>().into()
        }
        _ => pmf(draw, rows[0].len()),
    }
}

fn coded_source(draw: &mut Draw<'_>, largest: usize) -> Vec<Value> {
    let mut values = encoded(draw, largest);
    let prior = prior(draw, &floats(&values[0]), &values[1]);
    values.push(prior);
    values
}

/// A joint distribution, and an encoder of its rows.
fn encoded_joint(draw: &mut Draw<'_>, _: usize) -> Vec<Value> {
    let (inputs, outputs, targets) = (few(draw), few(draw), few(draw));
    let cells = floats(&pmf(draw, inputs * targets));
    let joint: Vec<Vec<f64>> = cells.chunks_exact(targets).map(<[f64]>::to_vec).collect();
    vec![joint.into(), channel(draw, inputs, outputs)]
}

/// With a multiplier. At exactly one the two parts of the objective may be equal, which is documented.
fn traded_off(draw: &mut Draw<'_>, largest: usize) -> Vec<Value> {
    let mut values = encoded_joint(draw, largest);
    let Value::Rows(joint) = &values[0] else { wrong_shape(&values[0].as_argument()) };
    let p: Vec<f64> = joint.nearest().iter().map(|row| row.iter().sum()).collect();
    let prior = prior(draw, &p, &values[1]);
    values.push(prior);
    values.push(multiplier(draw));
    values
}

fn multiplier(draw: &mut Draw<'_>) -> Value {
    if draw.below(8) == 0 { 0.0.into() } else { draw.log_uniform(-6, 10).into() }
}

fn encoded_joint_and_multiplier(draw: &mut Draw<'_>, largest: usize) -> Vec<Value> {
    let mut values = encoded_joint(draw, largest);
    values.push(multiplier(draw));
    values
}

/// Trials of some probability: mostly some dozens; many only if few of them succeed, or few are needed to sum over.
fn trials(draw: &mut Draw<'_>) -> (f64, f64) {
    let probability = |draw: &mut Draw<'_>| match fresh(draw, Domain::Probability, 1) {
        Value::Number(number) => number.nearest(),
        other => wrong_shape(&other.as_argument()),
    };
    match draw.below(64) {
        0 => (draw.log_uniform(0, 20).floor(), probability(draw)),
        1 => (draw.log_uniform(20, 32).floor(), draw.log_uniform(-40, -22)),
        2..=8 => (draw.log_uniform(0, 12).floor(), probability(draw)),
        _ => ((1 + draw.below(40)) as f64, probability(draw)),
    }
}

/// A number of successes: about the mean, anything, or none, all, and one too many.
fn tail(draw: &mut Draw<'_>, _: usize) -> Vec<Value> {
    let (n, q) = trials(draw);
    let spread = (n * q * (1.0 - q)).sqrt() + 1.0;
    let k = match draw.below(8) {
        0 => draw.choose(&[0.0, 1.0, n, n + 1.0]),
        1..=2 => draw.below(n as usize + 1) as f64,
        _ => (n * q + spread * 4.0 * draw.signed_unit()).floor().clamp(0.0, n),
    };
    [k, n, q].map(Value::from).into()
}

/// A number of successes from the mean on.
fn large_deviation(draw: &mut Draw<'_>, _: usize) -> Vec<Value> {
    let (n, q) = trials(draw);
    let least = (n * q).ceil().min(n);
    let more = draw.below((n - least) as usize + 1) as f64;
    let k = if draw.below(4) == 0 { least } else { least + more };
    [k, n, q].map(Value::from).into()
}

fn whole(draw: &mut Draw<'_>, bits: i32) -> f64 {
    match draw.below(8) {
        0 => draw.log_uniform(0, bits).floor(),
        1..=2 => 0.0,
        _ => (1 + draw.below(40)) as f64,
    }
}

/// Counts, and probabilities.
fn sample_type(draw: &mut Draw<'_>, _: usize) -> Vec<Value> {
    let n = few(draw);
    let mut counts: Vec<f64> = (0..n).map(|_| whole(draw, 29)).collect();
    if counts.iter().all(|&count| count == 0.0) {
        counts[0] = 1.0;
    }
    vec![counts.into(), pmf(draw, n)]
}

fn trials_and_outcomes(draw: &mut Draw<'_>, _: usize) -> Vec<Value> {
    vec![whole(draw, 32).into(), whole(draw, 32).max(1.0).into()]
}

fn scale(draw: &mut Draw<'_>) -> Value {
    fresh(draw, Domain::Scale, 1)
}

fn tosses(draw: &mut Draw<'_>, _: usize) -> Vec<Value> {
    vec![scale(draw), scale(draw), whole(draw, 53).into(), whole(draw, 53).into()]
}

fn categories(draw: &mut Draw<'_>, _: usize) -> Vec<Value> {
    let n = few(draw);
    let alpha: Vec<f64> = (0..n).map(|_| floats_of_scale(draw)).collect();
    let counts: Vec<f64> = (0..n).map(|_| whole(draw, 53)).collect();
    vec![alpha.into(), counts.into()]
}

fn floats_of_scale(draw: &mut Draw<'_>) -> f64 {
    match scale(draw) {
        Value::Number(number) => number.nearest(),
        other => wrong_shape(&other.as_argument()),
    }
}

fn events(draw: &mut Draw<'_>, _: usize) -> Vec<Value> {
    let exposure = if draw.below(8) == 0 { 0.0.into() } else { scale(draw) };
    vec![scale(draw), scale(draw), whole(draw, 53).into(), exposure]
}

fn observed(draw: &mut Draw<'_>, _: usize) -> Vec<Value> {
    let location = |draw: &mut Draw<'_>| match fresh(draw, Domain::Location, 1) {
        Value::Number(number) => number.nearest(),
        other => wrong_shape(&other.as_argument()),
    };
    let observations: Vec<f64> = (0..few(draw)).map(|_| location(draw)).collect();
    vec![location(draw).into(), scale(draw), scale(draw), observations.into()]
}

fn to_be_observed(draw: &mut Draw<'_>, _: usize) -> Vec<Value> {
    vec![scale(draw), scale(draw), whole(draw, 53).into()]
}

/// What is added to each count.
fn smoothing(draw: &mut Draw<'_>) -> Value {
    draw.choose(&[0.0, 0.5, 1.0, 1e-10, 1e-300]).into()
}

/// Rows of counts: whole, or of any size; a row now and then empty, or the one before it again.
fn histograms(draw: &mut Draw<'_>, height: usize, width: usize) -> Vec<Vec<f64>> {
    let mut rows: Vec<Vec<f64>> = Vec::new();
    for _ in 0..height {
        let row = match (draw.below(16), rows.last()) {
            (0, _) => vec![0.0; width],
            (1..=2, Some(last)) => last.clone(),
            (3..=4, _) => floats(&fresh(draw, Domain::Masses, width)),
            _ => (0..width).map(|_| whole(draw, 20)).collect(),
        };
        rows.push(row);
    }
    rows
}

fn frames(draw: &mut Draw<'_>, _: usize) -> Vec<Value> {
    let (height, width) = (few(draw), 1 + draw.below(12));
    let previous = histograms(draw, height, width);
    let current = if draw.below(8) == 0 { previous.clone() } else { histograms(draw, height, width) };
    vec![previous.into(), current.into(), smoothing(draw)]
}

fn film(draw: &mut Draw<'_>, _: usize) -> Vec<Value> {
    let (height, width) = (1 + few(draw), 1 + draw.below(12));
    vec![histograms(draw, height, width).into(), smoothing(draw)]
}
