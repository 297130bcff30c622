//! Policies regularised by a divergence from a reference: the Gibbs tilt, preferences, trust regions.
//!
//! All is by the textbook formulas, in terms that may cancel: the tilt is `π₀ exp(r/β)` over its sum, with rewards relative to the largest one, and the
//! divergence is `Σ π ln(π/π₀)`. The multiplier of a budget is enclosed by a change of sign.

use std::cmp::Ordering;

use rug::{Float, Rational};

use crate::{Enclosure, OutOfDomain, PRECISION_LIMIT, domain};

/// `π₀ exp(r/β)`, normalised.
///
/// Domain: `reference` a probability vector, `reward` any numbers of the same length, `beta > 0`.
///
/// # Errors
///
/// [`OutOfDomain`] if `reference` is no probability vector, the lengths differ, or `beta` is not positive.
pub fn tilt(
    reference: &[Rational],
    reward: &[Rational],
    beta: &Rational,
    precision: u32,
) -> Result<Vec<Enclosure>, OutOfDomain> {
    let (problem, inverse) = Problem::priced(reference, reward, beta, precision)?;
    Ok(problem.policy(&inverse))
}

/// `β ln Σ π₀ exp(r/β)`, π₀ normalised.
///
/// # Errors
///
/// As [`tilt`].
pub fn soft_value(
    reference: &[Rational],
    reward: &[Rational],
    beta: &Rational,
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    let (problem, inverse) = Problem::priced(reference, reward, beta, precision)?;
    let best = Enclosure::exact(&problem.best, precision);
    if problem.is_constant() {
        return Ok(best);
    }
    Ok(best + Enclosure::exact(beta, precision) * problem.tilted(&inverse).ln_normaliser)
}

/// `Σ π r` of the tilt.
///
/// # Errors
///
/// As [`tilt`].
pub fn tilted_reward(
    reference: &[Rational],
    reward: &[Rational],
    beta: &Rational,
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    let (problem, inverse) = Problem::priced(reference, reward, beta, precision)?;
    Ok(problem.reward(&inverse))
}

/// `Σ π (r − Σ π r)²` of the tilt.
///
/// # Errors
///
/// As [`tilt`].
pub fn tilted_variance(
    reference: &[Rational],
    reward: &[Rational],
    beta: &Rational,
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    let (problem, inverse) = Problem::priced(reference, reward, beta, precision)?;
    Ok(problem.variance(&inverse))
}

/// `Σ π ln(π/π₀)` of the tilt.
///
/// # Errors
///
/// As [`tilt`].
pub fn tilted_kl(
    reference: &[Rational],
    reward: &[Rational],
    beta: &Rational,
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    let (problem, inverse) = Problem::priced(reference, reward, beta, precision)?;
    Ok(problem.kl(&inverse))
}

/// A point of the frontier between reward and divergence.
#[derive(Clone, Debug)]
pub struct Tradeoff {
    /// [`tilted_reward`].
    pub reward: Enclosure,
    /// [`tilted_kl`].
    pub kl: Enclosure,
}

/// The frontier between reward and divergence, at each of a list of prices.
///
/// # Errors
///
/// As [`tilt`], for each price; and if there is none.
pub fn frontier(
    reference: &[Rational],
    reward: &[Rational],
    betas: &[Rational],
    precision: u32,
) -> Result<Vec<Tradeoff>, OutOfDomain> {
    let problem = Problem::new(("reference", reference), ("reward", reward))?;
    domain::positive_vector("betas", betas)?;
    let point = |beta: &Rational| {
        let inverse = reciprocal(beta, precision);
        Tradeoff { reward: problem.reward(&inverse), kl: problem.kl(&inverse) }
    };
    Ok(betas.iter().map(point).collect())
}

/// `−ln π₀(argmax r)`, π₀ normalised.
///
/// # Errors
///
/// As [`tilt`].
pub fn largest_budget(reference: &[Rational], reward: &[Rational], precision: u32) -> Result<Enclosure, OutOfDomain> {
    Ok(Problem::new(("reference", reference), ("reward", reward))?.largest_budget(precision))
}

/// The β at which the tilt diverges from its reference by the budget.
///
/// Domain: as [`tilt`], with `0 < budget < `[`largest_budget`].
///
/// # Errors
///
/// [`OutOfDomain`] as [`tilt`], or if no tilt diverges by so much.
pub fn budget_multiplier(
    reference: &[Rational],
    reward: &[Rational],
    budget: &Rational,
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    let problem = Problem::new(("reference", reference), ("reward", reward))?;
    domain::positive("budget", budget)?;
    if !problem.is_attainable(budget) {
        let most = problem.largest_budget(64);
        return Err(OutOfDomain::new("budget", format!("is not below {most}, what the best actions cost")));
    }
    Ok(problem.inverse_price(budget, precision).recip())
}

/// The largest `Σ π r` of policies with `Σ π ln(π/π₀) <= budget`.
///
/// Domain: as [`tilt`], with `budget >= 0`.
///
/// # Errors
///
/// [`OutOfDomain`] as [`tilt`], of `budget`.
pub fn constrained_reward(
    reference: &[Rational],
    reward: &[Rational],
    budget: &Rational,
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    let problem = Problem::new(("reference", reference), ("reward", reward))?;
    domain::non_negative("budget", &[], budget)?;
    if budget.is_zero() {
        return Ok(Enclosure::exact(&problem.mean(), precision));
    }
    if !problem.is_attainable(budget) {
        return Ok(Enclosure::exact(&problem.best, precision));
    }
    // The reward rises with 1/β.
    let inverse = problem.inverse_price(budget, precision);
    let at = |end: &Float| problem.reward(&Enclosure::point(end.clone()));
    Ok(at(inverse.lower()).hull(&at(inverse.upper())))
}

/// `1/(1 + exp(loser − winner))`.
///
/// # Errors
///
/// None: any two numbers will do.
pub fn bradley_terry(winner: &Rational, loser: &Rational, precision: u32) -> Result<Enclosure, OutOfDomain> {
    Ok(logistic(&Rational::from(winner - loser), precision))
}

/// `ln(1 + exp(loser − winner))`.
///
/// # Errors
///
/// None: any two numbers will do.
pub fn preference_loss(winner: &Rational, loser: &Rational, precision: u32) -> Result<Enclosure, OutOfDomain> {
    Ok(softplus(&Rational::from(loser - winner), precision))
}

/// `β (ln π − ln π₀)`, from the logarithms.
///
/// # Errors
///
/// [`OutOfDomain`] if `beta` is not positive.
pub fn implicit_reward(
    ln_policy: &Rational,
    ln_reference: &Rational,
    beta: &Rational,
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    domain::positive("beta", beta)?;
    Ok(Enclosure::exact(&(Rational::from(ln_policy - ln_reference) * beta), precision))
}

/// `−ln σ(Δ)`, with Δ the difference of the [`implicit_reward`]s.
///
/// # Errors
///
/// [`OutOfDomain`] if `beta` is not positive.
pub fn dpo_loss(
    policy_winner: &Rational,
    policy_loser: &Rational,
    reference_winner: &Rational,
    reference_loser: &Rational,
    beta: &Rational,
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    let margin = margin([policy_winner, policy_loser, reference_winner, reference_loser], beta)?;
    Ok(softplus(&-margin, precision))
}

/// `−β σ(−Δ)` and `β σ(−Δ)`: the derivatives of [`dpo_loss`] with respect to the two log-ratios.
///
/// # Errors
///
/// As [`dpo_loss`].
pub fn dpo_gradient(
    policy_winner: &Rational,
    policy_loser: &Rational,
    reference_winner: &Rational,
    reference_loser: &Rational,
    beta: &Rational,
    precision: u32,
) -> Result<[Enclosure; 2], OutOfDomain> {
    let margin = margin([policy_winner, policy_loser, reference_winner, reference_loser], beta)?;
    let slope = Enclosure::exact(beta, precision) * logistic(&-margin, precision);
    Ok([-&slope, slope])
}

/// `π (A − Σ π A)`, π normalised: a rational number each.
///
/// # Errors
///
/// As [`tilt`], of `policy` and `advantage`.
pub fn policy_gradient(
    policy: &[Rational],
    advantage: &[Rational],
    precision: u32,
) -> Result<Vec<Enclosure>, OutOfDomain> {
    let problem = Problem::new(("policy", policy), ("advantage", advantage))?;
    let mean = problem.mean();
    let entry = |(mass, value): (&Rational, &Rational)| {
        Enclosure::exact(&(Rational::from(value - &mean) * mass / &problem.total), precision)
    };
    Ok(policy.iter().zip(advantage).map(entry).collect())
}

/// `√(2δ/(gᵀF⁻g))`, where `gᵀF⁻g = Σ g²/π` with `g = π (A − Σ π A)`.
///
/// Domain: `policy` a probability vector, `advantage` as many numbers, not all the same where the policy has mass; `radius > 0`.
///
/// # Errors
///
/// [`OutOfDomain`] if an argument is outside this domain.
pub fn trust_region_step(
    policy: &[Rational],
    advantage: &[Rational],
    radius: &Rational,
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    Ok(stepped(policy, advantage, radius, precision)?.1)
}

/// `π exp(αA)`, normalised, with α the [`trust_region_step`].
///
/// # Errors
///
/// As [`trust_region_step`].
pub fn trust_region_policy(
    policy: &[Rational],
    advantage: &[Rational],
    radius: &Rational,
    precision: u32,
) -> Result<Vec<Enclosure>, OutOfDomain> {
    let (problem, step) = stepped(policy, advantage, radius, precision)?;
    Ok(problem.policy(&step))
}

/// `Σ π ln(π/π')`, with π' the [`trust_region_policy`]: `ln Σ π exp(αA) − α Σ π A`.
///
/// # Errors
///
/// As [`trust_region_step`].
pub fn trust_region_kl(
    policy: &[Rational],
    advantage: &[Rational],
    radius: &Rational,
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    let (problem, step) = stepped(policy, advantage, radius, precision)?;
    let deficit = Enclosure::exact(&(&problem.best - problem.mean()), precision);
    Ok(problem.tilted(&step).ln_normaliser + step * deficit)
}

/// `min(ρA, clip(ρ, 1 − ε, 1 + ε) A)`.
///
/// Domain: `ratio >= 0`, any `advantage`, `0 < clip < 1`.
///
/// # Errors
///
/// [`OutOfDomain`] if an argument is outside this domain.
pub fn clipped_surrogate(
    ratio: &Rational,
    advantage: &Rational,
    clip: &Rational,
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    domain::non_negative("ratio", &[], ratio)?;
    open_unit("clip", clip)?;
    let clipped = ratio.clone().clamp(&Rational::from(1 - clip), &Rational::from(1 + clip));
    let surrogate = Rational::from(ratio * advantage).min(clipped * advantage);
    Ok(Enclosure::exact(&surrogate, precision))
}

/// The derivative of [`clipped_surrogate`] with respect to `ln ρ`, at the boundary that of the flat side.
///
/// # Errors
///
/// As [`clipped_surrogate`].
pub fn clipped_gradient(
    ratio: &Rational,
    advantage: &Rational,
    clip: &Rational,
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    domain::non_negative("ratio", &[], ratio)?;
    open_unit("clip", clip)?;
    let is_flat = match advantage.cmp0() {
        Ordering::Less => *ratio <= Rational::from(1 - clip),
        Ordering::Equal => true,
        Ordering::Greater => *ratio >= Rational::from(1 + clip),
    };
    let gradient = if is_flat { Rational::new() } else { Rational::from(ratio * advantage) };
    Ok(Enclosure::exact(&gradient, precision))
}

/// `1 − ε` and `1 + ε`.
///
/// # Errors
///
/// [`OutOfDomain`] unless `0 < clip < 1`.
pub fn clip_range(clip: &Rational, precision: u32) -> Result<[Enclosure; 2], OutOfDomain> {
    open_unit("clip", clip)?;
    Ok([Rational::from(1 - clip), Rational::from(1 + clip)].map(|end| Enclosure::exact(&end, precision)))
}

/// `−½ ln(1 − ε²)`.
///
/// # Errors
///
/// [`OutOfDomain`] unless `0 < clip < 1`.
pub fn clip_divergence(clip: &Rational, precision: u32) -> Result<Enclosure, OutOfDomain> {
    open_unit("clip", clip)?;
    Ok(-Enclosure::exact(&(1 - clip.clone().square()), precision).ln().half())
}

/// `½ [(1 + ε) ln(1 + ε) + (1 − ε) ln(1 − ε)]`.
///
/// # Errors
///
/// [`OutOfDomain`] unless `0 < clip < 1`.
pub fn clip_divergence_reverse(clip: &Rational, precision: u32) -> Result<Enclosure, OutOfDomain> {
    open_unit("clip", clip)?;
    let term = |ratio: Rational| Enclosure::exact(&ratio, precision) * Enclosure::exact(&ratio, precision).ln();
    Ok((term(Rational::from(1 + clip)) + term(Rational::from(1 - clip))).half())
}

/// A number strictly between zero and one.
fn open_unit(name: &str, x: &Rational) -> Result<(), OutOfDomain> {
    domain::positive(name, x)?;
    if *x < 1 { Ok(()) } else { Err(OutOfDomain::new(name, "is not below one")) }
}

/// The difference of the implicit rewards, of the logarithms under the policy of winner and loser, and under the reference of both.
fn margin([pw, pl, rw, rl]: [&Rational; 4], beta: &Rational) -> Result<Rational, OutOfDomain> {
    domain::positive("beta", beta)?;
    Ok((Rational::from(pw - rw) - Rational::from(pl - rl)) * beta)
}

/// `1/(1 + exp(−x))`.
fn logistic(x: &Rational, precision: u32) -> Enclosure {
    let one = Enclosure::from_integer(1, precision);
    (one + (-Enclosure::exact(x, precision)).exp()).recip()
}

/// `ln(1 + exp x)`, for a positive x as `x + ln(1 + exp(−x))`, which does not overflow.
fn softplus(x: &Rational, precision: u32) -> Enclosure {
    let tail = (-Enclosure::exact(x, precision).abs()).exp().ln_1p();
    if x.is_positive() { Enclosure::exact(x, precision) + tail } else { tail }
}

/// `1/x`.
fn reciprocal(x: &Rational, precision: u32) -> Enclosure {
    Enclosure::exact(&x.clone().recip(), precision)
}

/// The policy with its advantages, and the step.
fn stepped<'a>(
    policy: &'a [Rational],
    advantage: &'a [Rational],
    radius: &Rational,
    precision: u32,
) -> Result<(Problem<'a>, Enclosure), OutOfDomain> {
    let problem = Problem::new(("policy", policy), ("advantage", advantage))?;
    domain::positive("radius", radius)?;
    if problem.is_constant() {
        return Err(OutOfDomain::new("advantage", "is the same for all actions of the policy"));
    }
    let step = Enclosure::exact(&(Rational::from(radius * 2_u32) / problem.quadratic_form()), precision).sqrt();
    Ok((problem, step))
}

/// A reference policy, and a reward for each action.
struct Problem<'a> {
    reference: &'a [Rational],
    reward: &'a [Rational],
    /// The sum of the reference.
    total: Rational,
    /// The largest reward of an action with mass.
    best: Rational,
}

/// The tilt, before normalisation.
struct Tilted {
    /// `(r − max r)/β` for each action with mass.
    exponents: Vec<Enclosure>,
    /// `π₀ exp` of it.
    weights: Vec<Enclosure>,
    /// The sum of the weights.
    sum: Enclosure,
    /// `ln(Σ weights/Σ π₀)`.
    ln_normaliser: Enclosure,
}

impl<'a> Problem<'a> {
    fn new(reference: (&str, &'a [Rational]), reward: (&str, &'a [Rational])) -> Result<Self, OutOfDomain> {
        domain::same_length((reference.0, reference.1.len()), (reward.0, reward.1.len()))?;
        let total = domain::probability_vector(reference.0, reference.1)?;
        let (reference, reward) = (reference.1, reward.1);
        let with_mass = reference.iter().zip(reward).filter(|(mass, _)| mass.is_positive());
        let best = with_mass.map(|(_, reward)| reward).max().expect("a probability vector has mass").clone();
        Ok(Self { reference, reward, total, best })
    }

    fn priced(
        reference: &'a [Rational],
        reward: &'a [Rational],
        beta: &Rational,
        precision: u32,
    ) -> Result<(Self, Enclosure), OutOfDomain> {
        let problem = Self::new(("reference", reference), ("reward", reward))?;
        domain::positive("beta", beta)?;
        Ok((problem, reciprocal(beta, precision)))
    }

    /// Mass and reward of the actions with mass.
    fn support(&self) -> impl Iterator<Item = (&'a Rational, &'a Rational)> + use<'a> {
        self.reference.iter().zip(self.reward).filter(|(mass, _)| mass.is_positive())
    }

    fn is_constant(&self) -> bool {
        self.support().all(|(_, reward)| *reward == self.best)
    }

    /// `Σ π₀ r`.
    fn mean(&self) -> Rational {
        self.support().map(|(mass, reward)| Rational::from(mass * reward)).sum::<Rational>() / &self.total
    }

    /// `Σ g²/π₀`, with `g = π₀ (r − Σ π₀ r)`: the variance of the reward under the reference.
    fn quadratic_form(&self) -> Rational {
        let mean = self.mean();
        let term = |(mass, reward): (&Rational, &Rational)| {
            let probability = Rational::from(mass / &self.total);
            (Rational::from(reward - &mean) * &probability).square() / probability
        };
        self.support().map(term).sum()
    }

    fn tilted(&self, inverse: &Enclosure) -> Tilted {
        let precision = inverse.precision();
        let exponent =
            |(_, reward): (_, &Rational)| Enclosure::exact(&Rational::from(reward - &self.best), precision) * inverse;
        let exponents: Vec<Enclosure> = self.support().map(exponent).collect();
        let weight =
            |((mass, _), exponent): ((&Rational, _), &Enclosure)| Enclosure::exact(mass, precision) * exponent.exp();
        let weights: Vec<Enclosure> = self.support().zip(&exponents).map(weight).collect();
        let mut sum = Enclosure::zero(precision);
        for weight in &weights {
            sum += weight;
        }
        let ln_normaliser = (&sum / Enclosure::exact(&self.total, precision)).ln();
        Tilted { exponents, weights, sum, ln_normaliser }
    }

    /// The probabilities, of all actions.
    fn policy(&self, inverse: &Enclosure) -> Vec<Enclosure> {
        let precision = inverse.precision();
        if self.is_constant() {
            let share = |mass: &Rational| Enclosure::exact(&Rational::from(mass / &self.total), precision);
            return self.reference.iter().map(share).collect();
        }
        let Tilted { weights, sum, .. } = self.tilted(inverse);
        let mut weights = weights.into_iter();
        let mut probability = |mass: &Rational| {
            let weight = if mass.is_positive() { weights.next() } else { None };
            weight.map_or_else(|| Enclosure::zero(precision), |weight| weight / &sum)
        };
        self.reference.iter().map(&mut probability).collect()
    }

    fn reward(&self, inverse: &Enclosure) -> Enclosure {
        if self.is_constant() {
            return Enclosure::exact(&self.best, inverse.precision());
        }
        self.mean_of(&self.tilted(inverse), |reward| reward)
    }

    fn variance(&self, inverse: &Enclosure) -> Enclosure {
        if self.is_constant() {
            return Enclosure::zero(inverse.precision());
        }
        let tilted = self.tilted(inverse);
        let mean = self.mean_of(&tilted, |reward| reward);
        self.mean_of(&tilted, |reward| (reward - &mean).square())
    }

    /// `Σ π f(r)`.
    fn mean_of(&self, tilted: &Tilted, function: impl Fn(Enclosure) -> Enclosure) -> Enclosure {
        let precision = tilted.sum.precision();
        let mut sum = Enclosure::zero(precision);
        for (weight, (_, reward)) in tilted.weights.iter().zip(self.support()) {
            sum += &(weight * function(Enclosure::exact(reward, precision)));
        }
        sum / &tilted.sum
    }

    /// `Σ π ln(π/π₀)`, where `ln(π/π₀) = (r − max r)/β − ln(Σ weights/Σ π₀)`.
    fn kl(&self, inverse: &Enclosure) -> Enclosure {
        if self.is_constant() {
            return Enclosure::zero(inverse.precision());
        }
        let Tilted { exponents, weights, sum, ln_normaliser } = self.tilted(inverse);
        let mut mean = Enclosure::zero(sum.precision());
        for (weight, exponent) in weights.iter().zip(&exponents) {
            mean += &(weight * exponent);
        }
        mean / sum - ln_normaliser
    }

    fn largest_budget(&self, precision: u32) -> Enclosure {
        let best: Rational = self.support().filter(|(_, reward)| **reward == self.best).map(|(mass, _)| mass).sum();
        crate::terms::ln_ratio(&self.total, &best, precision)
    }

    /// Whether a positive budget is below the largest one: where that is not zero it is no rational number, so that some precision tells.
    fn is_attainable(&self, budget: &Rational) -> bool {
        if self.is_constant() {
            return false;
        }
        let mut precision = 128;
        loop {
            let (budget, most) = (Enclosure::exact(budget, precision), self.largest_budget(precision));
            if !budget.overlaps(&most) || precision >= PRECISION_LIMIT {
                return budget.strictly_below(&most);
            }
            precision *= 2;
        }
    }

    /// The 1/β at which the divergence, which rises with it, is an attainable budget: between two at which it is known to be below and above.
    fn inverse_price(&self, budget: &Rational, precision: u32) -> Enclosure {
        let target = Enclosure::exact(budget, precision);
        let side = |inverse: &Float| {
            let divergence = self.kl(&Enclosure::point(inverse.clone()));
            if divergence.strictly_below(&target) {
                Ordering::Less
            } else if target.strictly_below(&divergence) {
                Ordering::Greater
            } else {
                Ordering::Equal
            }
        };
        let root = self.approximate_inverse(&target);
        // As near as this precision can tell, and then further.
        let mut bits = precision.saturating_sub(8);
        while bits > 1 {
            let reach = Float::with_val(precision, &root >> bits);
            let (below, above) =
                (Float::with_val(precision, &root - &reach), Float::with_val(precision, &root + &reach));
            if side(&below) == Ordering::Less && side(&above) == Ordering::Greater {
                return Enclosure::from_bounds(below, above).expect("the ends are in order");
            }
            bits = bits - bits / 8 - 1;
        }
        Enclosure::zero(precision).hull(&Enclosure::infinity(precision))
    }

    /// About where the divergence is the target, without a guarantee: the end of a search by doubling and halving, and of Newton's iteration in between.
    fn approximate_inverse(&self, target: &Enclosure) -> Float {
        let precision = target.precision();
        let excess = |inverse: &Float| self.kl(&Enclosure::point(inverse.clone())) - target;
        // KL ≈ Var/(2β²) near the reference.
        let variance = Enclosure::exact(&self.quadratic_form(), precision);
        let guess = ((target + target) / variance).sqrt().upper().clone();
        let (mut low, mut high) = bracketed(&guess, |inverse| *excess(inverse).lower() < 0);
        let mut inverse = Float::with_val(precision, &low + &high) / 2_u32;
        let small = Float::with_val(precision, &high >> (precision - 4));
        for _ in 0..4 * precision {
            let gap = excess(&inverse);
            // Nearer than this precision can tell.
            if gap.contains_zero() {
                break;
            }
            let gap = gap.lower().clone();
            (if gap < 0 { &mut low } else { &mut high }).clone_from(&inverse);
            let slope = self.variance(&Enclosure::point(inverse.clone())).lower().clone() * &inverse;
            let newton = Float::with_val(precision, &inverse - gap / slope);
            let middle = Float::with_val(precision, &low + &high) / 2_u32;
            let next = if newton > low && newton < high { newton } else { middle };
            let step = Float::with_val(precision, &next - &inverse).abs();
            inverse = next;
            if step <= small {
                break;
            }
        }
        inverse
    }
}

/// Two numbers, a factor of two apart, between which a predicate that holds of small numbers and of no large ones changes.
fn bracketed(guess: &Float, is_low: impl Fn(&Float) -> bool) -> (Float, Float) {
    /// Far beyond the ratio of any two numbers that `f64`s lead to.
    const FARTHEST: i32 = 1 << 16;
    let upward = is_low(guess);
    let shifted = |by: i32| Float::with_val(guess.prec(), guess << if upward { by } else { -by });
    let (mut near, mut far) = (0, 1);
    while far < FARTHEST && is_low(&shifted(far)) == upward {
        (near, far) = (far, 2 * far);
    }
    while far - near > 1 {
        let middle = i32::midpoint(near, far);
        *(if is_low(&shifted(middle)) == upward { &mut near } else { &mut far }) = middle;
    }
    if upward { (shifted(near), shifted(far)) } else { (shifted(far), shifted(near)) }
}
