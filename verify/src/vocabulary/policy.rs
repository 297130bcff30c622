//! Policies near a reference.

use super::*;
use crate::sampler::fresh;

vocabulary! {
    in policy as Policy;
    /// The Gibbs tilt π ∝ π₀ exp(r/β).
    tilt(reference: Pmf, reward: Logits, beta: Positive) -> [_] within 0.51, drawn by priced;
    /// β ln Σ π₀ exp(r/β).
    soft_value(reference: Pmf, reward: Logits, beta: Positive) within 0.51, drawn by priced;
    /// Σ π r of the tilt.
    tilted_reward(reference: Pmf, reward: Logits, beta: Positive) within 0.51, drawn by priced;
    /// Σ π (r − Σ π r)² of the tilt.
    tilted_variance(reference: Pmf, reward: Logits, beta: Positive) within 0.51, drawn by priced;
    /// KL(π ‖ π₀) of the tilt.
    tilted_kl(reference: Pmf, reward: Logits, beta: Positive) within 0.51, drawn by priced;
    /// Reward and divergence of the tilt at each price.
    frontier(reference: Pmf, reward: Logits, betas: Scales) -> [_] within 0.51, drawn by several_prices;
    /// −ln π₀(argmax r).
    largest_budget(reference: Pmf, reward: Logits) within 0.51, drawn by unpriced;
    /// The β at which the tilt diverges by the budget.
    budget_multiplier(reference: Pmf, reward: Logits, budget: Positive) within 0.51, drawn by feasible_budget;
    /// The largest expected reward within the budget.
    constrained_reward(reference: Pmf, reward: Logits, budget: NonNegative) within 0.51, drawn by any_budget;
    /// 1/(1 + exp(loser − winner)).
    bradley_terry(winner: Finite, loser: Finite) within 0.51;
    /// ln(1 + exp(loser − winner)).
    preference_loss(winner: Finite, loser: Finite) within 0.51;
    /// β (ln π − ln π₀).
    implicit_reward(ln_policy: Finite, ln_reference: Finite, beta: Positive) within 0.51;
    /// −ln σ(Δ), Δ the difference of the implicit rewards.
    dpo_loss(policy_winner: Finite, policy_loser: Finite, reference_winner: Finite, reference_loser: Finite, beta: Positive) within 0.51;
    /// Its derivatives with respect to ln(π/π₀) of winner and loser.
    dpo_gradient(policy_winner: Finite, policy_loser: Finite, reference_winner: Finite, reference_loser: Finite, beta: Positive) -> [_] within 0.51;
    /// π (A − Ā), the gradient of Σ π A with respect to the logits.
    policy_gradient(policy: Pmf, advantage: Logits) -> [_] within 0.51, drawn by unpriced;
    /// √(2δ/(gᵀF⁻g)).
    trust_region_step(policy: Pmf, advantage: Logits, radius: Positive) within 0.51, drawn by varied;
    /// π exp(αA), normalised.
    trust_region_policy(policy: Pmf, advantage: Logits, radius: Positive) -> [_] within 0.51, drawn by varied;
    /// KL(π ‖ π′), of the policy after the step.
    trust_region_kl(policy: Pmf, advantage: Logits, radius: Positive) within 0.51, drawn by varied;
    /// min(ρA, clip(ρ, 1 ± ε) A).
    clipped_surrogate(ratio: NonNegative, advantage: Finite, clip: OpenProbability) within 0.51;
    /// Its derivative with respect to ln ρ.
    clipped_gradient(ratio: NonNegative, advantage: Finite, clip: OpenProbability) within 0.51;
    /// 1 ± ε.
    clip_range(clip: OpenProbability) -> [_] within 0.51;
    /// The largest KL(old ‖ new) of ratios within 1 ± ε.
    clip_divergence(clip: OpenProbability) within 0.51;
    /// The largest KL(new ‖ old) of ratios within 1 ± ε.
    clip_divergence_reverse(clip: OpenProbability) within 0.51;
}

impl Numbers<f64> for kullback::policy::Tradeoff {
    fn numbers(self) -> Vec<f64> {
        vec![self.reward, self.kl]
    }
}

impl Numbers<Enclosure> for kullback_reference::policy::Tradeoff {
    fn numbers(self) -> Vec<Enclosure> {
        vec![self.reward, self.kl]
    }
}

/// The most outcomes of an input that takes the reference thousands of bits, or dozens of evaluations.
const FEW: usize = 8;

/// A reference and rewards: of any size, in a few values, or nearly the same.
fn reference_and_reward(draw: &mut Draw<'_>, outcomes: usize) -> [Value; 2] {
    let reference = fresh(draw, Domain::Pmf, outcomes);
    let reward: Vec<f64> = match draw.below(8) {
        0 => (0..outcomes).map(|_| draw.choose(&[-1.0, 0.0, 0.5, 1.0])).collect(),
        1 => {
            let (base, reach) = (draw.signed_unit() * 10.0, draw.log_uniform(-50, 0));
            (0..outcomes).map(|_| base + reach * draw.signed_unit()).collect()
        }
        _ => sampler::logits(draw, outcomes),
    };
    [reference, reward.into()]
}

fn unpriced(draw: &mut Draw<'_>, largest: usize) -> Vec<Value> {
    let outcomes = draw.outcomes(largest);
    reference_and_reward(draw, outcomes).into()
}

/// A price: about one, or any that an `f64` can be.
fn price(draw: &mut Draw<'_>, is_extreme: bool) -> f64 {
    if is_extreme {
        return draw.choose(&[f64::from_bits(1), 1e-300, 1e-3, 1e9, 1e300, f64::MAX]) * draw.choose(&[1.0, 0.75]);
    }
    sampler::temperature(draw)
}

fn prices(draw: &mut Draw<'_>, largest: usize, count: usize) -> Vec<Value> {
    let is_extreme = draw.below(8) == 7;
    let outcomes = draw.outcomes(if is_extreme { FEW } else { largest });
    let outcomes = if is_extreme { outcomes.min(FEW) } else { outcomes };
    let [reference, reward] = reference_and_reward(draw, outcomes);
    let betas: Vec<f64> = (0..count).map(|_| price(draw, is_extreme)).collect();
    vec![reference, reward, if count == 1 { betas[0].into() } else { betas.into() }]
}

fn priced(draw: &mut Draw<'_>, largest: usize) -> Vec<Value> {
    prices(draw, largest, 1)
}

fn several_prices(draw: &mut Draw<'_>, largest: usize) -> Vec<Value> {
    let count = 2 + draw.below(3);
    prices(draw, largest.min(64), count)
}

/// A reference and rewards that are not the same for all actions with mass; and what the best actions cost.
fn unequal(draw: &mut Draw<'_>, largest: usize) -> ([Value; 2], f64) {
    let outcomes = draw.outcomes(largest.min(64)).max(2);
    for _ in 0..8 {
        let [reference, reward] = reference_and_reward(draw, outcomes);
        if let (Value::Vector(masses), Value::Vector(rewards)) = (&reference, &reward)
            && let Ok(most) = kullback::policy::largest_budget(masses.nearest(), rewards.nearest())
            && most > 0.0
        {
            return ([reference, reward], most);
        }
    }
    ([vec![0.5, 0.5].into(), vec![0.0, 1.0].into()], std::f64::consts::LN_2)
}

/// A budget below the largest: a share of it, next to nothing of it, or nearly all. Now and then one that is to be refused, from the largest on.
fn feasible_budget(draw: &mut Draw<'_>, largest: usize) -> Vec<Value> {
    let ([reference, reward], most) = unequal(draw, largest);
    if draw.below(16) == 15 {
        return vec![reference, reward, (most.next_up() * (1.0 + draw.unit())).into()];
    }
    let share = match draw.below(4) {
        0 => draw.log_uniform(-60, -1),
        1 => 1.0 - draw.log_uniform(-40, -1),
        _ => draw.unit().max(0.5f64.powi(53)),
    };
    let budget = (most * share).clamp(f64::from_bits(1), most.next_down().max(f64::from_bits(1)));
    if budget < most { vec![reference, reward, budget.into()] } else { feasible_budget(draw, largest) }
}

fn any_budget(draw: &mut Draw<'_>, largest: usize) -> Vec<Value> {
    let mut values = feasible_budget(draw, largest);
    if draw.below(8) == 7 {
        values[2] = draw.choose(&[0.0, 1e-300, 0.1, 1e3]).into();
    }
    values
}

/// Advantages that are not all the same, but for now and then, when they are to be refused.
fn varied(draw: &mut Draw<'_>, largest: usize) -> Vec<Value> {
    let ([policy, mut advantage], _) = unequal(draw, largest);
    if let (0, Value::Vector(advantages)) = (draw.below(16), &advantage) {
        advantage = vec![advantages.nearest()[0]; advantages.len()].into();
    }
    let radius = if draw.below(2) == 0 { draw.log_uniform(-40, 0) } else { draw.choose(&[0.01, 0.05, 1.0, 100.0]) };
    vec![policy, advantage, radius.into()]
}
