//! Cases of policies: references, rewards, prices; preferences; probability ratios.

use super::{Case, vector};
use crate::catalogue::simplex::{given_support, uniform};
use crate::point::{Number, Value, Vector};
use crate::sampler::{self, Draw};
use kullback_reference::Rational;

/// A reference policy, rewards, a price, and another policy on the reference's support.
pub struct Policies {
    /// The reference.
    pub reference: Vector,
    /// The rewards, or advantages.
    pub reward: Vector,
    /// The price β of a nat.
    pub beta: Number,
    /// The rival.
    pub rival: Vector,
}

/// The theory notebook's reference and rewards.
const RESPONSES: ([&str; 5], [&str; 5]) =
    (["0.35", "0.25", "0.20", "0.12", "0.08"], ["1.0", "2.5", "-0.5", "3.0", "0.5"]);

impl Case for Policies {
    fn fixed() -> Vec<Self> {
        let case = |reference: &[&str], reward: &[&str], beta: &str| Self {
            reference: Vector::decimals(reference),
            reward: Vector::decimals(reward),
            beta: Number::decimal(beta),
            rival: uniform(reference.len()),
        };
        let notebook = ["0.1", "0.5", "1", "5"].map(|beta| case(&RESPONSES.0, &RESPONSES.1, beta));
        let edges = [case(&["1"], &["2"], "1"), case(&["0.999", "0.001"], &["1", "2"], "0.125")];
        notebook.into_iter().chain(edges).collect()
    }

    fn sample(draw: &mut Draw<'_>, large: usize) -> Self {
        let n = draw.outcomes(large.min(16));
        // Of masses that an f64 can hold; some are zero.
        let reference = Vector::from_exact(sampler::on_grid(draw, n));
        let rival = Vector::from_exact(sampler::on_grid(draw, n));
        let rival = given_support(&rival, &reference).unwrap_or_else(|| reference.clone());
        let scale = draw.choose(&[1.0, 5.0, 40.0]);
        let reward = Vector::from_f64s((0..n).map(|_| draw.signed_unit() * scale).collect());
        Self { reference, reward, beta: Number::from_f64(draw.log_uniform(-3, 4)), rival }
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        vec![
            ("reference", vector(&self.reference)),
            ("reward", vector(&self.reward)),
            ("beta", Value::Number(self.beta.clone())),
            ("rival", vector(&self.rival)),
        ]
    }
}

/// Policies, and two budgets: a little below and a little above the divergence of the tilt.
pub struct Budgeted {
    /// The reference, rewards, price and rival.
    pub policies: Policies,
    /// What the tilt exceeds.
    pub less: Number,
    /// What it does not reach.
    pub more: Number,
}

impl Budgeted {
    /// None if the tilt is its reference, or the budget above is more than the best actions cost.
    fn new(policies: Policies) -> Option<Self> {
        let Policies { reference, reward, beta, .. } = &policies;
        let (reference, reward) = (reference.nearest(), reward.nearest());
        let spent = kullback::policy::tilted_kl(reference, reward, beta.nearest()).ok()?;
        let most = kullback::policy::largest_budget(reference, reward).ok()?;
        let (less, more) = (spent * (1.0 - 2f64.powi(-30)), spent * (1.0 + 2f64.powi(-30)));
        let (less, more) = (Number::from_f64(less), Number::from_f64(more));
        (spent > 1e-300 && more.nearest() < most).then_some(Self { policies, less, more })
    }
}

impl Case for Budgeted {
    fn fixed() -> Vec<Self> {
        Policies::fixed().into_iter().filter_map(Self::new).collect()
    }

    fn sample(draw: &mut Draw<'_>, large: usize) -> Self {
        let drawn = (0..16).find_map(|_| Self::new(Policies::sample(draw, large)));
        drawn.or_else(|| Self::fixed().pop()).expect("the notebook's policies have budgets")
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        let budgets = [("less", &self.less), ("more", &self.more)];
        let budgets = budgets.map(|(name, budget)| (name, Value::Number(budget.clone())));
        self.policies.inputs().into_iter().chain(budgets).collect()
    }
}

/// The logarithms of a policy's and a reference's probabilities of two responses, a price, and a step.
pub struct Preference {
    /// ln π of the preferred response, and of the other.
    pub policy: [Number; 2],
    /// ln π₀ of both.
    pub reference: [Number; 2],
    /// The price β.
    pub beta: Number,
    /// A change of a log-probability.
    pub step: Number,
}

impl Case for Preference {
    fn fixed() -> Vec<Self> {
        let case = |policy: [&str; 2], reference: [&str; 2]| Self {
            policy: policy.map(Number::decimal),
            reference: reference.map(Number::decimal),
            beta: Number::decimal("0.1"),
            step: Number::decimal("0.5"),
        };
        vec![
            case(["-3.9", "-5.9"], ["-4", "-6"]),
            case(["-3.2", "-6.3"], ["-4", "-6"]),
            case(["-5", "-9"], ["-4", "-6"]),
        ]
    }

    fn sample(draw: &mut Draw<'_>, _: usize) -> Self {
        let reach = draw.choose(&[1.0, 10.0, 100.0]);
        let mut number = || Number::from_f64(-draw.unit() * reach);
        let (policy, reference) = ([number(), number()], [number(), number()]);
        let step = Number::from_f64(draw.signed_unit() * 4.0);
        Self { policy, reference, beta: Number::from_f64(draw.log_uniform(-5, 3)), step }
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        let number = |number: &Number| Value::Number(number.clone());
        vec![
            ("policy_winner", number(&self.policy[0])),
            ("policy_loser", number(&self.policy[1])),
            ("reference_winner", number(&self.reference[0])),
            ("reference_loser", number(&self.reference[1])),
            ("beta", number(&self.beta)),
            ("step", number(&self.step)),
        ]
    }
}

/// Two policies, and the least clip that holds all ratios of their probabilities.
pub struct Ratios {
    /// The old policy.
    pub old: Vector,
    /// The new one.
    pub new: Vector,
    /// The largest |new/old − 1|, which is below one.
    pub clip: Number,
}

impl Ratios {
    /// None if the policies are equal, or a ratio is zero or two and more.
    fn new(old: Vec<Rational>, new: Vec<Rational>) -> Option<Self> {
        let with_mass = || old.iter().zip(&new).filter(|(old, _)| !old.is_zero());
        let clip = with_mass().map(|(old, new)| (Rational::from(new / old) - 1_u32).abs()).max()?;
        let is_clip = clip > 0 && clip < 1;
        let [old, new] = [old, new].map(Vector::from_exact);
        is_clip.then(|| Self { old, new, clip: Number::from_exact(clip) })
    }
}

impl Case for Ratios {
    fn fixed() -> Vec<Self> {
        let case = |old: &[&str], new: &[&str]| {
            let [old, new] =
                [old, new].map(|texts| Vector::decimals(texts).exact().expect("decimals are finite").into_owned());
            Self::new(old, new)
        };
        let cases = [
            case(&["0.5", "0.5"], &["0.6", "0.4"]),
            case(&["0.5", "0.5"], &["0.999", "0.001"]),
            case(&["0.5", "0.3", "0.2"], &["0.6", "0.24", "0.16"]),
        ];
        cases.into_iter().flatten().collect()
    }

    fn sample(draw: &mut Draw<'_>, large: usize) -> Self {
        let n = draw.outcomes(large.min(64)).max(2);
        let old = sampler::on_grid(draw, n);
        let new = sampler::near(draw, &old);
        Self::new(old, new).unwrap_or_else(|| Self::fixed().remove(0))
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        vec![("old", vector(&self.old)), ("new", vector(&self.new)), ("clip", Value::Number(self.clip.clone()))]
    }
}

/// A clip, an advantage, and ratios below, within and above the range of the clip.
pub struct Clipped {
    /// The clip ε.
    pub clip: Number,
    /// A positive advantage.
    pub advantage: Number,
    /// The same, negated.
    pub disadvantage: Number,
    /// At most 1 − ε.
    pub below: Number,
    /// Strictly between 1 − ε and 1 + ε.
    pub within: Number,
    /// At least 1 + ε.
    pub above: Number,
}

impl Clipped {
    fn new(clip: Rational, advantage: f64, share: Rational) -> Self {
        let number = Number::from_exact;
        let (low, high) = (Rational::from(1 - &clip), Rational::from(1 + &clip));
        let width = Rational::from(&high - &low);
        Self {
            below: number(Rational::from(&low * &share)),
            within: number(low + width * &share),
            above: number(high / share),
            clip: number(clip),
            advantage: Number::from_f64(advantage),
            disadvantage: Number::from_f64(-advantage),
        }
    }
}

impl Case for Clipped {
    fn fixed() -> Vec<Self> {
        vec![
            Self::new(Rational::from((1, 4)), 1.0, Rational::from((1, 2))),
            Self::new(Rational::from((1, 2)), 3.0, Rational::from((1, 1024))),
        ]
    }

    fn sample(draw: &mut Draw<'_>, _: usize) -> Self {
        // A few bits, so that all the ratios but those above are f64s.
        let mut bits = || Rational::from((1 + draw.below(1023) as u64, 1024_u64));
        let (clip, share) = (bits(), bits());
        Self::new(clip, draw.log_uniform(-20, 20), share)
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        let number = |number: &Number| Value::Number(number.clone());
        vec![
            ("clip", number(&self.clip)),
            ("advantage", number(&self.advantage)),
            ("below", number(&self.below)),
            ("within", number(&self.within)),
            ("above", number(&self.above)),
        ]
    }
}

/// `x + y`.
#[must_use]
pub fn sum_of(x: &Number, y: &Number) -> Number {
    Number::from_exact(exact(x) + exact(y))
}

/// `x − y`.
#[must_use]
pub fn difference_of(x: &Number, y: &Number) -> Number {
    Number::from_exact(exact(x) - exact(y))
}

fn exact(x: &Number) -> Rational {
    x.exact().expect("the catalogue's numbers are finite").into_owned()
}
