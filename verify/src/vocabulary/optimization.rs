//! Steps of optimisation.

use super::*;
use kullback::optimization::{CategoricalMixture, GaussianMixture};
use kullback::wide::Wide;

vocabulary! {
    in optimization as Optimization;
    /// p exp(−η g), normalised: mirror descent with the negative entropy.
    mirror_step(p: Pmf, gradient: Logits, eta: Positive) -> [_] within 0.51;
    /// The plays of multiplicative weights, row after row; the first is p.
    mirror_path(p: Pmf, losses: Matrix, eta: Positive) -> [_] within 0.51, drawn by game;
    /// Σ_t ⟨ℓ_t, p_t⟩ over those plays.
    hedge_loss(p: Pmf, losses: MassMatrix, eta: Positive) within 0.51, drawn by game_of_losses;
    /// ln n/η + ηT/8.
    hedge_bound(actions: Count, rounds: Count, eta: Positive) within 0.51, drawn by horizon_and_rate;
    /// √(8 ln n/T).
    hedge_rate(actions: Count, rounds: Count) within 0.51, drawn by horizon;
    /// p^(1−η) q^η, normalised: mirror descent on KL(·‖q).
    geometric_step(p: Pmf, q: Pmf, eta: Positive) -> [_] within 0.51;
    /// p exp(−η p (ℓ − ⟨p, ℓ⟩)), normalised: a gradient step on the logits.
    policy_gradient_step(p: Pmf, losses: Logits, eta: Positive) -> [_] within 0.51;
    /// p (1 − η (ℓ − ⟨p, ℓ⟩)): a proximal step on the logits.
    replicator_step(p: Pmf, losses: Logits, eta: Positive) -> [_] within 0.51, drawn by cautious_step;
    /// θ − η g/(σ(θ) (1 − σ(θ))).
    natural_step_bernoulli(logit: LogOdds, gradient: Finite, eta: Positive) within 0.51;
    /// The logit of σ(θ) − η g.
    proximal_step_bernoulli(logit: LogOdds, gradient: Finite, eta: Positive) within 0.51, drawn by coin_step;
    /// λ exp(−η g/λ).
    natural_step_poisson(rate: Positive, gradient: Finite, eta: Positive) within 0.51;
    /// λ − η g.
    proximal_step_poisson(rate: Positive, gradient: Finite, eta: Positive) correctly rounded;
    /// The mean and the variance after a natural-gradient step in (m/v, −1/(2v)).
    natural_step_normal(mean: Location, variance: Scale, g1: Location, g2: Location, eta: Positive) -> [_] within 0.51;
    /// The mean and the variance after a proximal step in (m/v, −1/(2v)).
    proximal_step_normal(mean: Location, variance: Scale, g1: Location, g2: Location, eta: Positive) -> [_] correctly rounded;
    /// Σ x ln(x/q) − min ln(x/q): the duality gap for KL(·‖q).
    frank_wolfe_reverse_gap(x: Pmf, q: Pmf) within 0.51;
    /// The best step from x to the vertex, for KL(·‖q).
    frank_wolfe_reverse_line_search(x: Pmf, q: Pmf) within 0.51;
    /// (1 − γ) x + γ e, for KL(·‖q).
    frank_wolfe_reverse_step(x: Pmf, q: Pmf, gamma: Probability) -> [_] within 0.51;
    /// max(p/x) − 1: the duality gap for KL(p‖·).
    frank_wolfe_forward_gap(x: Pmf, p: Pmf) within 0.51;
    /// The best step from x to the vertex, for KL(p‖·).
    frank_wolfe_forward_line_search(x: Pmf, p: Pmf) within 0.51;
    /// (1 − γ) x + γ e, for KL(p‖·).
    frank_wolfe_forward_step(x: Pmf, p: Pmf, gamma: Probability) -> [_] within 0.51;
    /// The posterior of the components given each row of counts, row after row.
    categorical_responsibilities(counts: MassMatrix, weights: Pmf, components: Pmfs) -> [_] within 0.51, drawn by categorical;
    /// Σ ln Σ w Π pᶜ.
    categorical_log_likelihood(counts: MassMatrix, weights: Pmf, components: Pmfs) within 0.51, drawn by categorical;
    /// The weights, then the components, after a step of expectation–maximisation.
    categorical_em_step(counts: MassMatrix, weights: Pmf, components: Pmfs) -> [_] within 0.51, drawn by categorical;
    /// The posterior of the components given each number, row after row.
    gaussian_responsibilities(data: Locations, weights: Pmf, means: Locations, variances: Scales) -> [_] within 0.51, drawn by gaussian;
    /// Σ ln Σ w N(x; m, v).
    gaussian_log_likelihood(data: Locations, weights: Pmf, means: Locations, variances: Scales) within 0.51, drawn by gaussian;
    /// The weights, then the means, then the variances, after a step of expectation–maximisation.
    gaussian_em_step(data: Locations, weights: Pmf, means: Locations, variances: Scales) -> [_] within 0.51, drawn by gaussian;
}

impl Numbers<f64> for CategoricalMixture {
    fn numbers(self) -> Vec<f64> {
        (self.weights, self.components).numbers()
    }
}

impl Numbers<f64> for GaussianMixture {
    fn numbers(self) -> Vec<f64> {
        (self.weights, self.means, self.variances).numbers()
    }
}

/// A distribution, rows of losses, and a rate.
fn game(draw: &mut Draw<'_>, largest: usize) -> Vec<Value> {
    rounds(draw, largest, |draw, reach| draw.signed_unit() * reach)
}

/// The same with losses that are not negative, some of them zero.
fn game_of_losses(draw: &mut Draw<'_>, largest: usize) -> Vec<Value> {
    rounds(draw, largest, |draw, reach| (draw.signed_unit() * 2.0).clamp(0.0, 1.0) * reach)
}

fn rounds(draw: &mut Draw<'_>, largest: usize, loss: fn(&mut Draw<'_>, f64) -> f64) -> Vec<Value> {
    let n = draw.outcomes(largest.min(64));
    let reach = draw.choose(&[1.0, 1.0, 1e-3, 40.0, 1e6]);
    let count = 1 + draw.below(6);
    let losses: Vec<Vec<f64>> = (0..count).map(|_| (0..n).map(|_| loss(draw, reach)).collect()).collect();
    vec![sampler::fresh(draw, Domain::Pmf, n), losses.into(), sampler::fresh(draw, Domain::Positive, n)]
}

fn horizon(draw: &mut Draw<'_>, _: usize) -> Vec<Value> {
    vec![sampler::fresh(draw, Domain::Count, 1), sampler::fresh(draw, Domain::Count, 1)]
}

fn horizon_and_rate(draw: &mut Draw<'_>, largest: usize) -> Vec<Value> {
    let mut values = horizon(draw, largest);
    values.push(sampler::fresh(draw, Domain::Positive, 1));
    values
}

/// A rate that leaves the worst outcome something, but for one case in eight: with η at most one over the range of the losses, no less than nothing.
fn cautious_step(draw: &mut Draw<'_>, largest: usize) -> Vec<Value> {
    let n = draw.outcomes(largest);
    let (p, losses) = (sampler::fresh(draw, Domain::Pmf, n), sampler::logits(draw, n));
    let range = losses.iter().fold(f64::NEG_INFINITY, |most, &loss| most.max(loss))
        - losses.iter().fold(f64::INFINITY, |least, &loss| least.min(loss));
    let most = if range > 0.0 && range.is_finite() { 1.0 / range } else { 1.0 };
    let eta = most * if draw.below(8) == 0 { 4.0 } else { draw.log_uniform(-20, 0) };
    vec![p, losses.into(), eta.into()]
}

/// A coin, and a step that leaves it one, but for one case in eight: `η g` is a part of one of the two probabilities.
fn coin_step(draw: &mut Draw<'_>, n: usize) -> Vec<Value> {
    let Value::Number(logit) = sampler::fresh(draw, Domain::LogOdds, n) else { unreachable!("log-odds are a number") };
    let up = draw.below(2) == 0;
    let exponent = Wide::from_f64(if up { -logit.nearest() } else { logit.nearest() }).exp();
    let tail = (Wide::ONE / (Wide::ONE + exponent)).to_f64();
    let part = if draw.below(8) == 0 { 2.0 } else { draw.log_uniform(-30, -1) };
    let eta = draw.log_uniform(-6, 3);
    let gradient = tail * part / eta;
    vec![logit.nearest().into(), if up { gradient } else { -gradient }.into(), eta.into()]
}

/// Rows of counts, most of them whole, and a mixture, in which some components may lack some outcomes.
fn categorical(draw: &mut Draw<'_>, largest: usize) -> Vec<Value> {
    let outcomes = 1 + draw.outcomes(largest.min(12));
    let (count, components) = (1 + draw.below(6), 1 + draw.below(4));
    let whole = draw.below(4) != 0;
    let reach = draw.choose(&[2, 5, 40, 1000]);
    let tally = |draw: &mut Draw<'_>| if whole { draw.below(reach) as f64 } else { draw.unit() * reach as f64 };
    let counts: Vec<Vec<f64>> = (0..count).map(|_| (0..outcomes).map(|_| tally(draw)).collect()).collect();
    let weights = sampler::fresh(draw, Domain::Pmf, components);
    let rows: Vec<Vec<f64>> = (0..components)
        .map(|_| match sampler::fresh(draw, Domain::Pmf, outcomes) {
            Value::Vector(row) => row.nearest().to_vec(),
            other => unreachable!("a distribution is a vector: {other:?}"),
        })
        .collect();
    vec![counts.into(), weights, rows.into()]
}

/// Numbers and a mixture, the numbers within 2¹³ standard deviations of every mean.
fn gaussian(draw: &mut Draw<'_>, _: usize) -> Vec<Value> {
    let (count, components) = (1 + draw.below(8), 1 + draw.below(4));
    let unit = draw.choose(&[1.0, 1.0, 2f64.powi(-60), 2f64.powi(40)]);
    let reach = draw.choose(&[1.0, 8.0, 100.0]);
    let spread = draw.choose(&[0, 3, 5]);
    let locations =
        |draw: &mut Draw<'_>, n: usize| -> Vec<f64> { (0..n).map(|_| draw.signed_unit() * reach * unit).collect() };
    let (data, means) = (locations(draw, count), locations(draw, components));
    let variance = |draw: &mut Draw<'_>| draw.log_uniform(-2 * spread, 2 * spread + 1) * unit * unit;
    let variances: Vec<f64> = (0..components).map(|_| variance(draw)).collect();
    vec![data.into(), sampler::fresh(draw, Domain::Pmf, components), means.into(), variances.into()]
}
