//! Fits, likelihood and losses.

use super::*;
use crate::sampler::{fresh, simplex};

vocabulary! {
    in learning as Learning;
    /// The mean and the standard deviation of Σ w N(m, s).
    moment_matching(weights: Pmf, means: Locations, stds: Scales) -> [_] within 0.51, drawn by mixture;
    /// How many outcomes p has, and ln k − H(p).
    uniform_forward_projection(p: Pmf) -> [_] within 0.51;
    /// The k that minimises (1/k) Σ ln(1/(k p)) over the k likeliest outcomes, and that minimum.
    uniform_reverse_projection(p: Pmf) -> [_] within 0.51;
    /// x̄ and √(Σ (x − x̄)²/n).
    normal_mle(samples: Locations) -> [_] within 0.51, drawn by samples;
    /// ½ n ln 2πσ² + Σ (x − μ)²/(2σ²).
    normal_nll(samples: Locations, mean: Location, std: Scale) within 0.51, drawn by samples_and_normal;
    /// −Σ n ln q.
    categorical_nll(counts: Masses, q: Pmf) within 0.51, drawn by counts_and_model;
    /// 2 Σ [n ln(n/(N q)) − n + N q].
    g_statistic(counts: Masses, q: Pmf) within 0.51, drawn by counts_and_model;
    /// Σ (n − N q)²/(N q).
    pearson_statistic(counts: Masses, q: Pmf) within 0.51, drawn by counts_and_model;
    /// 2 Σ n ln(n N/(r c)).
    g_independence(table: Joint) within 0.51;
    /// The mean of p, and KL(p ‖ Poisson).
    poisson_projection(p: Pmf) -> [_] within 0.51, drawn by counting;
    /// 1/(1 + mean of p), and KL(p ‖ geometric).
    geometric_projection(p: Pmf) -> [_] within 0.51, drawn by counting;
    /// KL(p ‖ softmax(z)).
    kl_loss(p: Pmf, z: Logits) within 0.51, drawn by target_and_logits;
    /// softmax(z) Σp − p.
    cross_entropy_gradient(p: Pmf, z: Logits) -> [_] within 0.51, drawn by target_and_logits;
    /// The mean of kl_loss over rows.
    batch_kl_loss(p: Pmfs, z: Matrix) within 0.51, drawn by targets_and_logits;
    /// Each row's gradient over the number of rows.
    batch_gradient(p: Pmfs, z: Matrix) -> [_] within 0.51, drawn by targets_and_logits;
    /// μ ← μ + r (x̄ − μ).
    sgd_normal_mean(start: Finite, rate: Finite, batch_means: Locations) -> [_] within 0.51, drawn by descent;
    /// ½ (μ − m)² at each of these.
    sgd_normal_kl(target: Finite, start: Finite, rate: Finite, batch_means: Locations) -> [_] within 0.51, drawn by descent_to_target;
}

pub mod fits {
    //! Fits of normal distributions to mixtures of them. A certified quadrature takes many milliseconds, and a certified optimum a hundred: these
    //! are for the pages of the catalogue, for the audit, and for a test of a few samples; the runner has none.

    use super::*;

    vocabulary! {
        in learning as Fits;
        /// KL(Σ w N(m, s) ‖ N(μ, σ)).
        kl_mixture_normal(weights: Pmf, means: Locations, stds: Scales, mean: Location, std: Scale) within 0.51, drawn by mixture_and_normal;
        /// KL(N(μ, σ) ‖ Σ w N(m, s)).
        kl_normal_mixture(weights: Pmf, means: Locations, stds: Scales, mean: Location, std: Scale) within 0.51, drawn by mixture_and_normal;
        /// ∂μ, ∂σ, ∂μ², ∂μ∂σ, ∂σ² of that.
        kl_normal_mixture_derivatives(weights: Pmf, means: Locations, stds: Scales, mean: Location, std: Scale) -> [_] within 0.51, drawn by mixture_and_normal;
        /// μ, σ and KL(mixture ‖ N(μ, σ)) of the nearest.
        forward_fit(weights: Pmf, means: Locations, stds: Scales) -> [_] within 0.51, drawn by mixture_in_reach;
        /// μ, σ and KL(N(μ, σ) ‖ mixture) of a local minimum.
        reverse_fit(weights: Pmf, means: Locations, stds: Scales, mean: Location, std: Scale) -> [_] within 0.51, drawn by mixture_and_normal;
    }
}

impl Numbers<f64> for kullback::learning::NormalFit {
    fn numbers(self) -> Vec<f64> {
        vec![self.mean, self.std, self.kl]
    }
}

impl Numbers<Enclosure> for kullback_reference::learning::NormalFit {
    fn numbers(self) -> Vec<Enclosure> {
        vec![self.mean, self.std, self.kl]
    }
}

impl Numbers<f64> for kullback::learning::UniformFit {
    fn numbers(self) -> Vec<f64> {
        vec![self.size as f64, self.kl]
    }
}

impl Numbers<Enclosure> for kullback_reference::learning::UniformFit {
    fn numbers(self) -> Vec<Enclosure> {
        vec![Enclosure::from_integer(self.size as i64, self.kl.precision()), self.kl]
    }
}

fn vector(value: &Value) -> &[f64] {
    match value {
        Value::Vector(vector) => vector.nearest(),
        other => unreachable!("not a vector: {other:?}"),
    }
}

/// Numbers about a centre, at any scale, near one another or not.
fn spread_out(draw: &mut Draw<'_>, n: usize) -> Vec<f64> {
    let scale = match draw.below(4) {
        0 => draw.log_uniform(-1000, 1000),
        _ => draw.log_uniform(-8, 8),
    };
    let center = draw.choose(&[0.0, 1.0, 1.0]) * scale * draw.signed_unit();
    let spread = 2f64.powi(-(draw.below(60) as i32)) * scale;
    (0..n).map(|_| center + spread * draw.signed_unit()).collect()
}

fn samples(draw: &mut Draw<'_>, largest: usize) -> Vec<Value> {
    let n = draw.outcomes(largest);
    vec![spread_out(draw, n).into()]
}

/// A normal distribution beside them: about as wide as they are, or far wider or narrower.
fn samples_and_normal(draw: &mut Draw<'_>, largest: usize) -> Vec<Value> {
    let n = draw.outcomes(largest);
    let samples = spread_out(draw, n);
    let width = samples.iter().fold(f64::MIN_POSITIVE, |width: f64, x| width.max((x - samples[0]).abs()));
    let factor = draw.choose(&[1.0, 1.0, 1e-3, 1e3, 1e-30, 1e30]);
    let std = (width * factor * (0.25 + draw.unit())).clamp(f64::MIN_POSITIVE, f64::MAX);
    let mean = samples[0] + width * draw.signed_unit();
    vec![samples.into(), mean.into(), std.into()]
}

/// A mixture, with means near one another or not.
fn mixture(draw: &mut Draw<'_>, largest: usize) -> Vec<Value> {
    let n = draw.outcomes(largest);
    let weights = fresh(draw, Domain::Pmf, n);
    let means = spread_out(draw, n);
    let width = means.iter().fold(f64::MIN_POSITIVE, |width: f64, m| width.max((m - means[0]).abs()));
    let scale = draw.choose(&[1.0, 1.0, 1e-12, 1e12]) * width;
    let stds: Vec<f64> =
        (0..n).map(|_| (scale * draw.log_uniform(-3, 3)).clamp(f64::MIN_POSITIVE, f64::MAX)).collect();
    vec![weights, means.into(), stds.into()]
}

/// Two or three components within reach of one another, of unlike weights.
fn mixture_in_reach(draw: &mut Draw<'_>, _: usize) -> Vec<Value> {
    let n = 2 + draw.below(2);
    let unit = draw.log_uniform(-20, 20);
    let weights = fresh_weights(draw, n);
    let means: Vec<f64> = (0..n).map(|_| unit * 6.0 * draw.signed_unit()).collect();
    let stds: Vec<f64> = (0..n).map(|_| unit * (0.5 + 2.0 * draw.unit())).collect();
    vec![weights.into(), means.into(), stds.into()]
}

/// Weights of which none is small.
fn fresh_weights(draw: &mut Draw<'_>, n: usize) -> Vec<f64> {
    let parts: Vec<f64> = (0..n).map(|_| 0.25 + draw.unit()).collect();
    let total: f64 = parts.iter().sum();
    parts.iter().map(|part| part / total).collect()
}

/// Such a mixture, and one of its components moved a little.
fn mixture_and_normal(draw: &mut Draw<'_>, largest: usize) -> Vec<Value> {
    let mut values = mixture_in_reach(draw, largest);
    let (mean, std) = (vector(&values[1])[0], vector(&values[2])[0]);
    values.push((mean + std * draw.signed_unit()).into());
    values.push((std * (0.75 + draw.unit())).into());
    values
}

/// Distributions on 0, 1, 2, …; in half of the cases most of the mass is on 0, as of rare events.
fn counting(draw: &mut Draw<'_>, largest: usize) -> Vec<Value> {
    let n = draw.outcomes(largest);
    if draw.below(2) == 0 {
        return vec![fresh(draw, Domain::Pmf, n)];
    }
    let rate = draw.log_uniform(-300, -1);
    let mut masses: Vec<f64> = (0..n).scan(1.0, |power, _| Some(std::mem::replace(power, *power * rate))).collect();
    masses.iter_mut().skip(1).for_each(|mass| *mass *= draw.unit());
    let rest: f64 = masses.iter().skip(1).sum();
    masses[0] = 1.0 - rest;
    vec![masses.into()]
}

/// Counts of any kind; in half of the cases near those that the model expects, or these rounded to whole numbers.
fn counts_and_model(draw: &mut Draw<'_>, largest: usize) -> Vec<Value> {
    let n = draw.outcomes(largest);
    let model = fresh(draw, Domain::Pmf, n);
    if draw.below(2) == 0 {
        return vec![fresh(draw, Domain::Masses, n), model];
    }
    let (size, spread) = (draw.log_uniform(0, 20).round(), 2f64.powi(-(draw.below(50) as i32)));
    let near = |&q: &f64| size * q * (1.0 + spread * draw.signed_unit());
    let mut counts: Vec<f64> = vector(&model).iter().map(near).collect();
    if spread > 1e-6 {
        counts.iter_mut().for_each(|count| *count = count.round());
    }
    vec![counts.into(), model]
}

/// Logits of any kind; in half of the cases near the logarithms of the target, where it has no zeros.
fn near_or_far(draw: &mut Draw<'_>, p: &[f64]) -> Vec<f64> {
    let spread = 2f64.powi(-(draw.below(54) as i32));
    if draw.below(2) == 0 || p.contains(&0.0) {
        return vector(&fresh(draw, Domain::Logits, p.len())).to_vec();
    }
    p.iter().map(|p| p.ln() + spread * draw.signed_unit()).collect()
}

fn target_and_logits(draw: &mut Draw<'_>, largest: usize) -> Vec<Value> {
    let n = draw.outcomes(largest);
    let target = fresh(draw, Domain::Pmf, n);
    let logits = near_or_far(draw, vector(&target));
    vec![target, logits.into()]
}

fn targets_and_logits(draw: &mut Draw<'_>, largest: usize) -> Vec<Value> {
    let (rows, n) = (1 + draw.below(4), draw.outcomes(largest.min(64)));
    let targets: Vec<Vec<f64>> =
        (0..rows).map(|_| Vector::from_exact(simplex(draw, n)).nearest().to_vec()).collect();
    let logits: Vec<Vec<f64>> = targets.iter().map(|target| near_or_far(draw, target)).collect();
    vec![targets.into(), logits.into()]
}

/// Up to 32 steps, at rates that converge, and means that agree or vary.
fn descent(draw: &mut Draw<'_>, largest: usize) -> Vec<Value> {
    let steps = draw.outcomes(32.min(largest));
    let scale = draw.log_uniform(-20, 20);
    let target = scale * draw.signed_unit();
    let spread = draw.choose(&[0.0, 0.05, 1.0]);
    let means: Vec<f64> = (0..steps).map(|_| target + scale * spread * draw.signed_unit()).collect();
    let any = 2.0 * draw.unit();
    let rate = draw.choose(&[0.1, 0.5, 1.0, 1.5, any]);
    let start = if draw.below(4) == 0 { 0.0 } else { scale * draw.signed_unit() };
    vec![start.into(), rate.into(), means.into()]
}

/// The same, towards the mean of the first batch or towards another number.
fn descent_to_target(draw: &mut Draw<'_>, largest: usize) -> Vec<Value> {
    let drawn = descent(draw, largest);
    let target = if draw.below(2) == 0 { vector(&drawn[2])[0] } else { draw.signed_unit() };
    [vec![target.into()], drawn].concat()
}
