//! Distances that are no divergences.

use super::*;
use crate::sampler::fresh;

vocabulary! {
    in distance as Distance;
    /// E k(X, X′) + E k(Y, Y′) − 2 E k(X, Y).
    squared_mmd_normal(mean_p: Location, std_p: Scale, mean_q: Location, std_q: Scale, bandwidth: Scale)
        within 0.51, drawn by normals_and_bandwidth;
    /// The mean over all pairs.
    squared_mmd_biased(x: Locations, y: Locations, bandwidth: Scale) within 0.51, drawn by samples;
    /// The mean over all pairs of different indices.
    squared_mmd_unbiased(x: Locations, y: Locations, bandwidth: Scale) within 0.51, drawn by samples;
    /// ∫ |F − G|.
    wasserstein_1(p: Pmf, q: Pmf, points: Locations) within 0.51, drawn by placed;
    /// E |Δμ + Δσ Z|.
    wasserstein_1_normal(mean_p: Location, std_p: Scale, mean_q: Location, std_q: Scale) within 0.51, drawn by normals;
    /// √(Δμ² + Δσ²).
    wasserstein_2_normal(mean_p: Location, std_p: Scale, mean_q: Location, std_q: Scale) within 0.51, drawn by normals;
    /// √Σ [Δμ² + Δσ²].
    wasserstein_2_diagonal_normal(mean_p: Locations, std_p: Scales, mean_q: Locations, std_q: Scales)
        within 0.51, drawn by diagonal_normals;
}

fn number(draw: &mut Draw<'_>, domain: Domain) -> f64 {
    match fresh(draw, domain, 1) {
        Value::Number(number) => number.nearest(),
        other => wrong_shape(&other.as_argument()),
    }
}

/// A number near another, at any distance, or equal to it.
fn beside(draw: &mut Draw<'_>, x: f64) -> f64 {
    let moved = x * (1.0 + draw.signed_unit() * 2f64.powi(-(draw.below(54) as i32)));
    if moved.is_finite() && moved * x > 0.0 { moved } else { x }
}

/// The parameters of two normal distributions: independent or near one another.
fn parameters(draw: &mut Draw<'_>) -> [f64; 4] {
    let [mean, std] = [Domain::Location, Domain::Scale].map(|domain| number(draw, domain));
    match draw.below(4) {
        0 => [mean, std, beside(draw, mean), beside(draw, std)],
        1 => [mean, std, mean, beside(draw, std)],
        _ => [mean, std, number(draw, Domain::Location), number(draw, Domain::Scale)],
    }
}

fn normals(draw: &mut Draw<'_>, _: usize) -> Vec<Value> {
    parameters(draw).map(Value::from).into()
}

fn normals_and_bandwidth(draw: &mut Draw<'_>, largest: usize) -> Vec<Value> {
    let mut values = normals(draw, largest);
    values.push(fresh(draw, Domain::Scale, 1));
    values
}

fn diagonal_normals(draw: &mut Draw<'_>, _: usize) -> Vec<Value> {
    let components: Vec<[f64; 4]> = (0..=draw.below(6)).map(|_| parameters(draw)).collect();
    (0..4).map(|index| components.iter().map(|component| component[index]).collect::<Vec<_>>().into()).collect()
}

/// Two samples, from a continuum or a grid, on which distances recur, and a bandwidth: all of one order.
fn samples(draw: &mut Draw<'_>, _: usize) -> Vec<Value> {
    let unit = if draw.below(4) == 0 { draw.log_uniform(-900, 900) } else { 1.0 };
    let on_grid = draw.below(2) == 0;
    let sample = |draw: &mut Draw<'_>| -> Vec<f64> {
        let entry = |draw: &mut Draw<'_>| if on_grid { draw.below(9) as f64 - 4.0 } else { 4.0 * draw.signed_unit() };
        (0..2 + draw.below(9)).map(|_| unit * entry(draw)).collect()
    };
    let x = sample(draw);
    let y = if draw.below(16) == 0 { x.iter().rev().copied().collect() } else { sample(draw) };
    vec![x.into(), y.into(), (unit * draw.log_uniform(-6, 7)).into()]
}

/// Two distributions on points in any order, some of which may be the same.
fn placed(draw: &mut Draw<'_>, largest: usize) -> Vec<Value> {
    let n = draw.outcomes(largest.min(64));
    let (p, q) = sampler::pair(draw, n);
    let on_grid = draw.below(2) == 0;
    let point = |_| if on_grid { draw.below(n) as f64 } else { number(draw, Domain::Location) };
    let points: Vec<f64> = (0..n).map(point).collect();
    let [p, q] = [p, q].map(|p| Value::from(Vector::from_exact(p).nearest().to_vec()));
    vec![p, q, points.into()]
}
