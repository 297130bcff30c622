//! The Gibbs tilt of a reference policy.

use crate::domain::{Pmf, logits, positive, positives, same_length};
use crate::error::Result;
use crate::wide::{Exact, Wide};

/// An exponent is moderate up to 2¹¹: e^x then undoes the smallest mass there is, 2⁻¹⁰⁷⁴, and little more.
const MODERATE: i64 = 1 << 11;

/// The policy that maximises `E_π[r] − β KL(π ‖ π₀)`: the Gibbs tilt `π ∝ π₀ exp(r/β)` of the reference.
///
/// # Domain
/// A probability vector π₀, as many finite rewards, and a price β > 0. Rewards of any size, and any β: in the limit β → 0 all mass goes to the best
/// actions that the reference has, in its proportions, and for β → ∞ the reference comes back, normalised.
///
/// # Errors
/// If `reference` is not a probability vector, `reward` has a NaN or infinite entry, the lengths differ, or `beta` is NaN, infinite or not
/// positive.
///
/// # Accuracy
/// Each probability within 0.51 ULP.
///
/// # Examples
/// ```
/// let policy = kullback::policy::tilt(&[0.5, 0.5], &[0.0, 1.0], 1.0)?;
/// approx::assert_relative_eq!(policy[1], 0.7310585786300049, epsilon = 0.0, max_relative = 1e-15);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn tilt(reference: &[f64], reward: &[f64], beta: f64) -> Result<Vec<f64>> {
    let (problem, price) = Problem::priced(reference, reward, beta)?;
    Ok(problem.tilted(price).policy())
}

/// The value of the tilt, `max E_π[r] − β KL(π ‖ π₀) = β ln Σ π₀ exp(r/β)`, in units of the reward: a soft maximum. It falls from the largest reward at
/// β → 0 to the reference's mean at β → ∞.
///
/// Where π₀ does not sum to one it counts as normalised: a price of 10⁹ would otherwise multiply what the sum lacks.
///
/// # Domain
/// As [`tilt`]. Between the least and the largest reward, so never infinite.
///
/// # Errors
/// As [`tilt`].
///
/// # Accuracy
/// Within 0.51 ULP, also where a large β makes the exponentials cancel.
pub fn soft_value(reference: &[f64], reward: &[f64], beta: f64) -> Result<f64> {
    let (problem, price) = Problem::priced(reference, reward, beta)?;
    Ok(problem.soft_value(price).to_f64())
}

/// The expected reward of the tilt, `Σ π r`. It never rises with β, and strictly falls unless the reward is constant.
///
/// # Domain
/// As [`tilt`].
///
/// # Errors
/// As [`tilt`].
///
/// # Accuracy
/// Within 0.51 ULP, also where rewards of either sign cancel.
pub fn tilted_reward(reference: &[f64], reward: &[f64], beta: f64) -> Result<f64> {
    let (problem, price) = Problem::priced(reference, reward, beta)?;
    Ok(problem.reward(price).to_f64())
}

/// The variance of the reward under the tilt, `Σ π (r − E_π[r])²`: what drives the trade-off, since `d E[r]/dβ = −Var/β²` and
/// `d KL/dβ = −Var/β³`.
///
/// # Domain
/// As [`tilt`]. Never negative; zero exactly when the reward is constant where the reference has mass. `+∞` if it is beyond the largest `f64`.
///
/// # Errors
/// As [`tilt`].
///
/// # Accuracy
/// Within 0.51 ULP.
pub fn tilted_variance(reference: &[f64], reward: &[f64], beta: f64) -> Result<f64> {
    let (problem, price) = Problem::priced(reference, reward, beta)?;
    Ok(problem.tilted(price).variance().to_f64())
}

/// How far the tilt is from its reference, `KL(π ‖ π₀)`, in nats. It never rises with β, from `−ln π₀(argmax r)` at β → 0 to zero at β → ∞.
///
/// It is evaluated as `ln(1 + Σ π E(−η))` with `E(t) = eᵗ − 1 − t` and η the exponent less its mean: terms that are non-negative.
///
/// # Domain
/// As [`tilt`]; π₀ counts as normalised. Never negative; zero exactly when the reward is constant where the reference has mass.
///
/// # Errors
/// As [`tilt`].
///
/// # Accuracy
/// Within 0.51 ULP, also where β is large and the tilt near its reference.
pub fn tilted_kl(reference: &[f64], reward: &[f64], beta: f64) -> Result<f64> {
    let (problem, price) = Problem::priced(reference, reward, beta)?;
    Ok(problem.tilted(price).kl().to_f64())
}

/// A point of the frontier between reward and divergence: no policy with that divergence has more reward.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tradeoff {
    /// The price β of a nat.
    pub beta: f64,
    /// The expected reward of the tilt: [`tilted_reward`].
    pub reward: f64,
    /// Its divergence from the reference: [`tilted_kl`].
    pub kl: f64,
}

/// The frontier between reward and divergence, at each of a list of prices.
///
/// # Domain
/// As [`tilt`], for each price; at least one.
///
/// # Errors
/// As [`tilt`], of `betas`; and if that is empty.
///
/// # Accuracy
/// Each number within 0.51 ULP.
pub fn frontier(reference: &[f64], reward: &[f64], betas: &[f64]) -> Result<Vec<Tradeoff>> {
    let problem = Problem::new("reference", reference, "reward", reward)?;
    positives("betas", betas)?;
    let point = |&beta: &f64| {
        let inverse = Wide::ONE / Wide::from_f64(beta);
        let kl = problem.tilted(inverse).kl().to_f64();
        Tradeoff { beta, reward: problem.reward(inverse).to_f64(), kl }
    };
    Ok(betas.iter().map(point).collect())
}

/// A reference policy, and the reward of each action that it may take.
pub(super) struct Problem {
    /// The number of actions, those without mass included.
    actions: usize,
    /// The index, the mass and the reward of each action with mass.
    support: Vec<(usize, Wide, f64)>,
    /// The sum of the masses.
    pub(super) total: Wide,
    /// The largest reward.
    pub(super) best: f64,
}

impl Problem {
    pub(super) fn new(
        reference_name: &'static str,
        reference: &[f64],
        reward_name: &'static str,
        reward: &[f64],
    ) -> Result<Self> {
        same_length(reward_name, reward.len(), reference_name, reference.len())?;
        let masses = Pmf::new(reference_name, reference)?;
        let rewards = logits(reward_name, reward)?;
        let action = |(index, (mass, &reward)): (usize, (Wide, &f64))| (index, mass, reward);
        let support: Vec<_> =
            masses.iter().zip(rewards).enumerate().map(action).filter(|(_, mass, _)| !mass.is_zero()).collect();
        let best = support.iter().fold(f64::NEG_INFINITY, |best, &(_, _, reward)| best.max(reward));
        Ok(Self { actions: reference.len(), support, total: masses.total(), best })
    }

    /// The problem, and 1/β.
    fn priced(reference: &[f64], reward: &[f64], beta: f64) -> Result<(Self, Wide)> {
        let problem = Self::new("reference", reference, "reward", reward)?;
        Ok((problem, Wide::ONE / positive("beta", beta)?))
    }

    /// The masses and the rewards, of the actions with mass.
    fn actions(&self) -> impl Iterator<Item = (Wide, Wide)> + Clone + '_ {
        self.support.iter().map(|&(_, mass, reward)| (mass, Wide::from_f64(reward)))
    }

    /// Whether all actions with mass have one reward.
    pub(super) fn is_constant(&self) -> bool {
        self.support.iter().all(|&(_, _, reward)| reward == self.best)
    }

    /// The mass of the best actions.
    pub(super) fn best_mass(&self) -> Wide {
        self.actions().filter(|&(_, reward)| reward == Wide::from_f64(self.best)).map(|(mass, _)| mass).sum()
    }

    /// The mass of the other actions.
    pub(super) fn other_mass(&self) -> Wide {
        self.actions().filter(|&(_, reward)| reward != Wide::from_f64(self.best)).map(|(mass, _)| mass).sum()
    }

    /// The tilt at an inverse price.
    pub(super) fn tilted(&self, inverse: Wide) -> Tilted<'_> {
        Tilted::new(self, inverse)
    }

    /// `Σ π₀ r` over the actions whose exponent `r/β` is small, exactly but for one truncation: at high prices all that counts is
    /// what is left after these have cancelled.
    fn small_mean(&self, inverse: Wide) -> Wide {
        let is_small = |reward: f64| (Wide::from_f64(reward) * inverse).is_below_one();
        let product = |&(_, mass, reward): &(usize, Wide, f64)| &Exact::from_wide(mass) * &Exact::from_f64(reward);
        self.support.iter().filter(|&&(_, _, reward)| is_small(reward)).map(product).sum::<Exact>().to_wide()
    }

    /// `β ln Σ π₀ e^(r/β)`, as `β ln(1 + X)` with `X = Σ π₀ (e^(r/β) − 1)`, of which the linear part is added exactly.
    ///
    /// Where the exponents are large, or X near −1, it is `max r + β ln Σ π₀ e^((r − max r)/β)`: the logarithm is above −1000, so the
    /// two terms cancel by eleven bits at most.
    fn soft_value(&self, inverse: Wide) -> Wide {
        let best = Wide::from_f64(self.best);
        let from_best = || best + self.tilted(inverse).ln_normaliser() / inverse;
        if best * inverse > Wide::from_integer(MODERATE) {
            return from_best();
        }
        let excess = |(mass, reward): (Wide, Wide)| {
            let exponent = reward * inverse;
            mass * if exponent.is_below_one() { exponent.exp_excess() } else { exponent.exp_m1() }
        };
        let rest: Wide = self.actions().map(excess).sum();
        let growth = (self.small_mean(inverse) * inverse + rest) / self.total;
        if growth <= -Wide::from_integer(3).scale(-2) { from_best() } else { growth.ln_1p() / inverse }
    }

    /// `Σ π₀ r e^(r/β) / Σ π₀ e^(r/β)`: in the numerator r is added exactly and `r (e^(r/β) − 1)` has one sign.
    ///
    /// Where the largest exponent is beyond ±2¹¹, all that counts has one sign, and the exponents are relative to it.
    pub(super) fn reward(&self, inverse: Wide) -> Wide {
        let top = Wide::from_f64(self.best) * inverse;
        if top.abs() > Wide::from_integer(MODERATE) {
            return self.tilted(inverse).mean_reward();
        }
        let term = |(mass, reward): (Wide, Wide)| {
            let exponent = reward * inverse;
            mass * reward * if exponent.is_below_one() { exponent.exp_m1() } else { exponent.exp() }
        };
        let rest: Wide = self.actions().map(term).sum();
        let partition: Wide = self.actions().map(|(mass, reward)| mass * (reward * inverse).exp()).sum();
        (self.small_mean(inverse) + rest) / partition
    }
}

/// The tilt at some price, on the reference's support.
pub(super) struct Tilted<'a> {
    problem: &'a Problem,
    /// 1/β.
    inverse: Wide,
    /// `π₀ e^((r − max r)/β)`.
    weights: Vec<Wide>,
    /// Their sum.
    sum: Wide,
    /// Where the largest weight is.
    pivot: usize,
}

impl<'a> Tilted<'a> {
    fn new(problem: &'a Problem, inverse: Wide) -> Self {
        let best = Wide::from_f64(problem.best);
        let weights: Vec<Wide> =
            problem.actions().map(|(mass, reward)| mass * ((reward - best) * inverse).exp()).collect();
        let sum = weights.iter().copied().sum();
        let pivot = (0..weights.len()).max_by_key(|&index| weights[index]).unwrap_or(0);
        Self { problem, inverse, weights, sum, pivot }
    }

    /// The probabilities, of all actions.
    pub(super) fn policy(&self) -> Vec<f64> {
        let mut policy = vec![0.0; self.problem.actions];
        for (&(index, _, _), &weight) in self.problem.support.iter().zip(&self.weights) {
            policy[index] = (weight / self.sum).to_f64();
        }
        policy
    }

    /// The logarithm of `Σ π₀ e^((r − max r)/β)`, π₀ normalised: never above zero, and accurate also where the best actions have nearly all mass.
    pub(super) fn ln_normaliser(&self) -> Wide {
        let best = Wide::from_f64(self.problem.best);
        let loss = |(mass, reward): (Wide, Wide)| mass * ((reward - best) * self.inverse).exp_m1();
        let deficit = self.problem.actions().map(loss).sum::<Wide>() / self.problem.total;
        if deficit > -Wide::from_integer(3).scale(-2) {
            deficit.ln_1p()
        } else {
            Wide::ln_ratio(self.sum, self.problem.total)
        }
    }

    /// `Σ π r`, where all that counts has one sign.
    fn mean_reward(&self) -> Wide {
        let terms = self.weights.iter().zip(self.problem.actions()).map(|(&weight, (_, reward))| weight * reward);
        terms.sum::<Wide>() / self.sum
    }

    /// The rewards less that of the likeliest action, and their mean: differences from the mean are then accurate however small they are.
    ///
    /// The variance is at least the likeliest action's probability times the mean square.
    fn centred(&self) -> (Vec<Wide>, Wide) {
        let pivot = Wide::from_f64(self.problem.support[self.pivot].2);
        let gaps: Vec<Wide> = self.problem.actions().map(|(_, reward)| reward - pivot).collect();
        let mean = self.weights.iter().zip(&gaps).map(|(&weight, &gap)| weight * gap).sum::<Wide>() / self.sum;
        (gaps, mean)
    }

    /// The mean of a function of `r − E_π[r]`.
    pub(super) fn mean_of(&self, function: impl Fn(Wide) -> Wide) -> Wide {
        let (gaps, mean) = self.centred();
        self.weights.iter().zip(&gaps).map(|(&weight, &gap)| weight * function(gap - mean)).sum::<Wide>() / self.sum
    }

    /// The largest `r − E_π[r]`.
    pub(super) fn largest_deviation(&self) -> Wide {
        let (gaps, mean) = self.centred();
        gaps.into_iter().max().map_or(Wide::ZERO, |gap| gap - mean)
    }

    /// `Σ π (r − E_π[r])²`.
    pub(super) fn variance(&self) -> Wide {
        self.mean_of(Wide::square)
    }

    /// `ln(1 + Σ π E(−η))`, with `η = (r − E_π[r])/β`.
    pub(super) fn kl(&self) -> Wide {
        let (gaps, mean) = self.centred();
        let pivot = Wide::from_f64(self.problem.support[self.pivot].2) - Wide::from_f64(self.problem.best);
        // π e^(−η) is the reference times this: π itself may be far below what an exponent can hold.
        let growth = ((pivot + mean) * self.inverse - self.ln_normaliser()).exp() / self.problem.total;
        let term = |((&weight, &gap), (mass, _)): ((&Wide, &Wide), (Wide, Wide))| {
            let (probability, eta) = (weight / self.sum, (gap - mean) * self.inverse);
            if eta.is_below_one() {
                probability * (-eta).exp_excess()
            } else {
                mass * growth - probability + probability * eta
            }
        };
        self.weights.iter().zip(&gaps).zip(self.problem.actions()).map(term).sum::<Wide>().ln_1p()
    }
}
