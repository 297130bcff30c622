//! Evidence lower bounds.

use super::*;

/// What a struct of either crate has, in the order of its fields.
macro_rules! fields {
    ($($name:ident { $first:ident $(, $field:ident)* })+) => {
        $(
            impl Numbers<f64> for kullback::variational::$name {
                fn numbers(self) -> Vec<f64> {
                    [self.$first.numbers() $(, self.$field.numbers())*].concat()
                }
            }

            impl Numbers<Enclosure> for kullback_reference::variational::$name {
                fn numbers(self) -> Vec<Enclosure> {
                    [self.$first.numbers() $(, self.$field.numbers())*].concat()
                }
            }
        )+
    };
}

fields! {
    Gaussian { mean, variance }
    Elbo { reconstruction, kl, elbo }
    DiffusionElbo { reconstruction, steps, prior, elbo }
}

vocabulary! {
    in variational as Variational;
    /// E ln p(x|z), the encoder's divergence from the prior, and their difference; x|z ~ N(wz + b, σ²).
    elbo(x: Location, weight: Location, bias: Location, noise: Scale, mean: Location, variance: Scale) -> [_] within 0.51;
    /// The same with β KL in the difference.
    beta_elbo(x: Location, weight: Location, bias: Location, noise: Scale, mean: Location, variance: Scale, beta: NonNegative) -> [_] within 0.51;
    /// ln N(x; b, w² + σ²).
    log_evidence(x: Location, weight: Location, bias: Location, noise: Scale) within 0.51;
    /// Mean and variance of z given x.
    posterior(x: Location, weight: Location, bias: Location, noise: Scale) -> [_] within 0.51;
    /// KL(encoder ‖ posterior).
    elbo_gap(x: Location, weight: Location, bias: Location, noise: Scale, mean: Location, variance: Scale) within 0.51, drawn by near_posterior;
    /// The encoder that maximises the β-weighted bound.
    beta_posterior(x: Location, weight: Location, bias: Location, noise: Scale, beta: Positive) -> [_] within 0.51;
    /// Its maximum.
    beta_evidence(x: Location, weight: Location, bias: Location, noise: Scale, beta: Positive) within 0.51;
    /// KL(posterior ‖ prior).
    posterior_kl(x: Location, weight: Location, bias: Location, noise: Scale) within 0.51;
    /// ½ ln(1 + w²/σ²).
    rate(weight: Location, noise: Scale) within 0.51;
    /// The mean of ln p(x) over data of a variance.
    mean_log_evidence(data_variance: NonNegative, weight: Location, noise: Scale) within 0.51;
    /// The w ≥ 0 that maximises it.
    linear_decoder_weight(data_variance: NonNegative, noise: Scale) within 0.51;
    /// The best α of encoders N(αx, τ²).
    encoder_weight(data: Logits, weight: Location, bias: Location, noise: Scale, beta: NonNegative) within 0.51, drawn by data_and_model;
    /// start + (end − start) step/steps.
    annealed_beta(start: NonNegative, end: NonNegative, step: Count, steps: Count) within 0.51, drawn by annealing;
    /// ½ Σ (μ² + eᵛ − 1 − v).
    standard_normal_kl(mean: Logits, log_variance: Logits) within 0.51, drawn by encoder_outputs;
    /// Its terms.
    standard_normal_kl_terms(mean: Logits, log_variance: Logits) -> [_] within 0.51, drawn by encoder_outputs;
    /// ᾱ_t.
    signal_variances(betas: Scales) -> [_] within 0.51, drawn by schedules;
    /// Mean and variance of x_{t−1} given x_0 and x_t.
    diffusion_posterior(x_0: Location, x_t: Location, betas: Scales, step: Count) -> [_] within 0.51, drawn by steps;
    /// The divergence of a step.
    diffusion_step_kl(x_0: Location, prediction: Location, betas: Scales, step: Count) within 0.51, drawn by later_steps;
    /// What it is of the squared error of the noise.
    diffusion_noise_weights(betas: Scales) -> [_] within 0.51, drawn by schedules;
    /// The divergence of x_T from N(0, 1).
    diffusion_prior_kl(x_0: Location, betas: Scales) within 0.51, drawn by number_and_schedule;
    /// E ln p(x_0|x_1), the divergences of the steps, that of x_T, and the bound.
    diffusion_elbo(x_0: Location, betas: Scales, gains: Logits) -> [_] within 0.51, drawn by number_and_model;
    /// The gains of E[x_0|x_t] for data N(0, v).
    diffusion_gains(data_variance: NonNegative, betas: Scales) -> [_] within 0.51, drawn by variance_and_schedule;
    /// ln p(x_0).
    diffusion_log_evidence(x_0: Location, betas: Scales, gains: Logits) within 0.51, drawn by number_and_model;
}

fn fresh(draw: &mut Draw<'_>, domain: Domain) -> Value {
    sampler::fresh(draw, domain, 1)
}

fn number(draw: &mut Draw<'_>, domain: Domain) -> f64 {
    match fresh(draw, domain) {
        Value::Number(number) => number.nearest(),
        other => unreachable!("a number was asked for, not {other:?}"),
    }
}

/// A model and any encoder, or one near the posterior, as it is rounded or 2⁻ᵏ off.
fn near_posterior(draw: &mut Draw<'_>, _: usize) -> Vec<Value> {
    let [x, weight, bias] = [(); 3].map(|()| number(draw, Domain::Location));
    let noise = number(draw, Domain::Scale);
    let mut encoder = [number(draw, Domain::Location), number(draw, Domain::Scale)];
    let posterior = kullback::variational::posterior(x, weight, bias, noise);
    if let Ok(kullback::variational::Gaussian { mean, variance }) = posterior
        && draw.below(2) == 0
    {
        let k = draw.below(60) as i32;
        let moved = [mean, variance].map(|y| y * (1.0 + draw.signed_unit() * 2f64.powi(-k)));
        if moved[0].is_finite() && moved[1].is_finite() && moved[1] > 0.0 {
            encoder = moved;
        }
    }
    [x, weight, bias, noise, encoder[0], encoder[1]].map(Value::from).into()
}

/// Some numbers that are not all zero, and a model.
fn data_and_model(draw: &mut Draw<'_>, large: usize) -> Vec<Value> {
    let count = draw.outcomes(large.min(64));
    let mut data: Vec<f64> = (0..count).map(|_| number(draw, Domain::Location)).collect();
    if data.iter().all(|&x| x == 0.0) {
        data[0] = 1.0;
    }
    let numbers = [Domain::Location, Domain::Location, Domain::Scale, Domain::NonNegative];
    let [mut weight, bias, noise, beta] = numbers.map(|domain| number(draw, domain));
    if weight == 0.0 && beta == 0.0 {
        weight = 1.0;
    }
    let numbers = [weight, bias, noise, beta].map(Value::from);
    [Value::from(data)].into_iter().chain(numbers).collect()
}

/// Two ends, and a step that is not always among those of the schedule.
fn annealing(draw: &mut Draw<'_>, _: usize) -> Vec<Value> {
    let ends = [(); 2].map(|()| number(draw, Domain::NonNegative));
    let [step, steps] = [(); 2].map(|()| number(draw, Domain::Count));
    let step = if draw.below(4) == 0 { step } else { (steps * draw.unit()).floor() };
    [ends[0], ends[1], step, steps].map(Value::from).into()
}

/// Means and logarithms of variances: of the order of one, near those of the prior, or of any size.
fn encoder_outputs(draw: &mut Draw<'_>, large: usize) -> Vec<Value> {
    let count = draw.outcomes(large.min(256));
    let reach = match draw.below(4) {
        0 => 2f64.powi(-(draw.below(60) as i32)),
        1 => draw.choose(&[40.0, 700.0, 1e6, 1e300]),
        _ => 3.0,
    };
    let mut vector = || (0..count).map(|_| draw.signed_unit() * reach).collect::<Vec<f64>>();
    vec![vector().into(), vector().into()]
}

/// A schedule: a linear one as is usual, or variances of one kind, tiny and near one among them.
fn schedule(draw: &mut Draw<'_>, large: usize) -> Vec<f64> {
    let count = draw.outcomes(large.min(100));
    let style = draw.below(8);
    let beta = |index: usize| match style {
        0..=2 => 1e-4 + (0.02 - 1e-4) * index as f64 / count as f64,
        3 => draw.log_uniform(-60, -1),
        4 => 1.0 - draw.log_uniform(-53, -1),
        5 => draw.log_uniform(-1074, -1),
        _ => draw.unit().clamp(1e-6, 1.0 - 1e-6),
    };
    (0..count).map(beta).collect()
}

fn schedules(draw: &mut Draw<'_>, large: usize) -> Vec<Value> {
    vec![schedule(draw, large).into()]
}

fn number_and_schedule(draw: &mut Draw<'_>, large: usize) -> Vec<Value> {
    vec![fresh(draw, Domain::Location), schedule(draw, large).into()]
}

fn variance_and_schedule(draw: &mut Draw<'_>, large: usize) -> Vec<Value> {
    vec![fresh(draw, Domain::NonNegative), schedule(draw, large).into()]
}

/// Two numbers, a schedule, and a step of it that is not before the first.
fn from_step(draw: &mut Draw<'_>, large: usize, first: usize) -> Vec<Value> {
    let mut betas = schedule(draw, large);
    while betas.len() < first {
        betas.push(betas[0]);
    }
    let step = first + draw.below(betas.len() - first + 1);
    let x_0 = number(draw, Domain::Location);
    // Near one another in one case of two.
    let near = x_0 * (1.0 + draw.signed_unit() * 2f64.powi(-(draw.below(53) as i32)));
    let other = if draw.below(2) == 0 && near.is_finite() { near } else { number(draw, Domain::Location) };
    vec![x_0.into(), other.into(), betas.into(), (step as f64).into()]
}

fn steps(draw: &mut Draw<'_>, large: usize) -> Vec<Value> {
    from_step(draw, large, 1)
}

fn later_steps(draw: &mut Draw<'_>, large: usize) -> Vec<Value> {
    from_step(draw, large, 2)
}

/// A number, a schedule, and gains: the best ones of some variance, ones, or any from −2 to 2.
fn number_and_model(draw: &mut Draw<'_>, large: usize) -> Vec<Value> {
    let betas = schedule(draw, large);
    let style = draw.below(4);
    let best = kullback::variational::diffusion_gains(draw.log_uniform(-4, 4), &betas).unwrap_or_default();
    let gain = |best: f64| match style {
        0 => 1.0,
        1 => 2.0 * draw.signed_unit(),
        2 => best * (1.0 + draw.signed_unit() / 16.0),
        _ => best,
    };
    let gains: Vec<f64> = best.into_iter().map(gain).collect();
    vec![fresh(draw, Domain::Location), betas.into(), gains.into()]
}
