//! Differential privacy.

use super::*;

impl Numbers<f64> for kullback::privacy::Conversion {
    fn numbers(self) -> Vec<f64> {
        vec![self.epsilon, self.order]
    }
}

impl Numbers<Enclosure> for kullback_reference::privacy::Conversion {
    fn numbers(self) -> Vec<Enclosure> {
        vec![self.epsilon, self.order]
    }
}

vocabulary! {
    in privacy as Privacy;
    /// αΔ²/(2σ²).
    gaussian_rdp(sensitivity: NonNegative, sigma: Scale, alpha: Order) within 0.51;
    /// Δ²/(2σ²).
    gaussian_zcdp(sensitivity: NonNegative, sigma: Scale) within 0.51;
    /// Φ(½μ − ε/μ) − e^ε Φ(−½μ − ε/μ), μ = Δ/σ.
    gaussian_delta(sensitivity: NonNegative, sigma: Scale, epsilon: NonNegative) within 0.51, drawn by within_tails;
    /// Its inverse.
    gaussian_epsilon(sensitivity: NonNegative, sigma: Scale, delta: OpenProbability) within 0.51, drawn by of_any_shift;
    /// The largest Rényi divergence of an ε-DP mechanism.
    pure_rdp(epsilon: NonNegative, alpha: Order) within 0.51;
    /// |ln(p/(1 − p))|.
    randomized_response_epsilon(p: Probability) within 0.51;
    /// The Rényi divergence of (p, 1 − p) from (1 − p, p).
    randomized_response_rdp(p: Probability, alpha: Order) within 0.51;
    /// Σ losses.
    compose(losses: Masses) correctly rounded;
    /// min ρ(α) + ln(1/δ)/(α − 1), and where.
    rdp_to_dp_mironov(alphas: Scales, divergences: Masses, delta: PositiveProbability) -> [_] within 0.51, drawn by curve;
    /// min ρ(α) + ln(1 − 1/α) − ln(δα)/(α − 1), and where.
    rdp_to_dp(alphas: Scales, divergences: Masses, delta: PositiveProbability) -> [_] within 0.51, drawn by curve;
    /// min αρ + ln(1/δ)/(α − 1) over all α, and where.
    zcdp_to_dp(rho: NonNegative, delta: PositiveProbability) -> [_] within 0.51;
}

fn number(draw: &mut Draw<'_>, domain: Domain) -> f64 {
    match sampler::fresh(draw, domain, 1) {
        Value::Number(number) => number.nearest(),
        other => unreachable!("a number was asked for, not {other:?}"),
    }
}

/// A sensitivity and a deviation with a ratio of about 2^low to 2^high.
fn mechanism(draw: &mut Draw<'_>, low: i32, high: i32) -> [f64; 2] {
    let shift = draw.log_uniform(low, high);
    let sigma = draw.log_uniform(-10, 10);
    [shift * sigma, sigma]
}

/// A mechanism, and an ε such that δ is not too small for an `f64`; or any.
fn within_tails(draw: &mut Draw<'_>, _: usize) -> Vec<Value> {
    if draw.below(8) == 0 {
        return [Domain::NonNegative, Domain::Scale, Domain::NonNegative].map(|domain| number(draw, domain).into()).into();
    }
    let [sensitivity, sigma] = match draw.below(4) {
        0 => mechanism(draw, -200, 60),
        _ => mechanism(draw, -12, 6),
    };
    let shift = sensitivity / sigma;
    // ε/μ − ½μ is a quantile of the normal distribution.
    let quantile = if draw.below(4) == 0 { draw.unit() * 38.0 } else { draw.signed_unit() * 6.0 };
    let epsilon = (shift * (quantile + shift / 2.0)).max(0.0);
    [sensitivity, sigma, epsilon].map(Value::from).into()
}

fn of_any_shift(draw: &mut Draw<'_>, _: usize) -> Vec<Value> {
    let [sensitivity, sigma] = match draw.below(4) {
        0 => mechanism(draw, -40, 25),
        _ => mechanism(draw, -8, 5),
    };
    let delta = if draw.below(2) == 0 { draw.log_uniform(-60, -5) } else { number(draw, Domain::OpenProbability) };
    [sensitivity, sigma, delta].map(Value::from).into()
}

/// Orders above one, divergences that are proportional to them or not, and a δ.
fn curve(draw: &mut Draw<'_>, _: usize) -> Vec<Value> {
    let count = 1 + draw.below(12);
    let mut alphas: Vec<f64> = (0..count).map(|_| 1.0 + draw.log_uniform(-12, 10)).collect();
    if draw.below(4) == 0 {
        alphas[count - 1] = alphas[0];
    }
    let rho = draw.log_uniform(-20, 8);
    let is_line = draw.below(2) == 0;
    let divergence = |alpha: &f64| if is_line { alpha * rho } else { draw.log_uniform(-12, 6) };
    let divergences: Vec<f64> = alphas.iter().map(divergence).collect();
    vec![alphas.into(), divergences.into(), number(draw, Domain::PositiveProbability).into()]
}
