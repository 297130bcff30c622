//! Cases of steps: a distribution with every outcome possible, and what the step depends on.

use super::{Case, rows, vector};
use crate::point::{Number, Rows, Value, Vector};
use crate::sampler::{self, Draw};
use kullback_reference::Rational;

/// The largest number of outcomes.
const OUTCOMES: usize = 12;

/// A distribution in which no outcome has less than a sixty-fourth of the mass of another.
fn positive(draw: &mut Draw<'_>, n: usize) -> Vec<Rational> {
    let weights: Vec<Rational> = (0..n).map(|_| sampler::weight(draw)).collect();
    let total: Rational = weights.iter().sum();
    weights.into_iter().map(|weight| weight / &total).collect()
}

/// A vector of numbers from −reach to reach.
fn numbers(draw: &mut Draw<'_>, n: usize, reach: f64) -> Vector {
    Vector::from_f64s((0..n).map(|_| draw.signed_unit() * reach).collect())
}

fn number(x: &Number) -> Value {
    Value::Number(x.clone())
}

/// A point of the simplex, another to compare with, losses, and a rate.
pub struct Descent {
    /// The point, with every outcome possible.
    pub p: Vector,
    /// The other, which may be a vertex.
    pub u: Vector,
    /// The losses, none of them negative.
    pub losses: Vector,
    /// The rate.
    pub eta: Number,
}

impl Case for Descent {
    fn fixed() -> Vec<Self> {
        let case = |p: &[&str], u: &[&str], losses: &[&str], eta: &str| Self {
            p: Vector::decimals(p),
            u: Vector::decimals(u),
            losses: Vector::decimals(losses),
            eta: Number::decimal(eta),
        };
        vec![
            case(&["1"], &["1"], &["2"], "1"),
            case(&["0.5", "0.5"], &["1", "0"], &["1", "0"], "0.1"),
            case(&["0.5", "0.3", "0.2"], &["0.2", "0.3", "0.5"], &["0", "1", "0.5"], "2"),
            case(&["0.2", "0.8"], &["0.2", "0.8"], &["3", "3"], "1"),
        ]
    }

    fn sample(draw: &mut Draw<'_>, _: usize) -> Self {
        let n = 1 + draw.below(OUTCOMES);
        let p = positive(draw, n);
        let u = sampler::simplex(draw, n);
        let reach = draw.choose(&[1.0, 4.0]);
        let losses = Vector::from_f64s((0..n).map(|_| draw.unit() * reach).collect());
        Self {
            p: Vector::from_exact(p),
            u: Vector::from_exact(u),
            losses,
            eta: Number::from_f64(draw.log_uniform(-12, 3)),
        }
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        vec![
            ("p", vector(&self.p)),
            ("u", vector(&self.u)),
            ("losses", vector(&self.losses)),
            ("eta", number(&self.eta)),
        ]
    }
}

/// Losses in [0, 1] over several rounds, and a rate.
pub struct Game {
    /// A row a round.
    pub losses: Rows,
    /// The rate.
    pub eta: Number,
}

impl Case for Game {
    fn fixed() -> Vec<Self> {
        let alternating: Vec<&[&str]> = [&["1", "0"] as &[&str], &["0", "1"]].repeat(4);
        vec![
            Self { losses: Rows::decimals(&[&["1", "0"]]), eta: Number::decimal("1") },
            Self { losses: Rows::decimals(&alternating), eta: Number::decimal("0.5") },
            Self { losses: Rows::decimals(&[&["0", "0", "0"], &["1", "1", "1"]]), eta: Number::decimal("0.1") },
            Self { losses: Rows::decimals(&[&["0.5"]]), eta: Number::decimal("2") },
        ]
    }

    fn sample(draw: &mut Draw<'_>, _: usize) -> Self {
        let (actions, rounds) = (1 + draw.below(6), 1 + draw.below(12));
        let extreme = draw.below(2) == 0;
        let loss = |draw: &mut Draw<'_>| if extreme { draw.below(2) as f64 } else { draw.unit() };
        let row = |draw: &mut Draw<'_>| Vector::from_f64s((0..actions).map(|_| loss(draw)).collect());
        let losses = Rows::new((0..rounds).map(|_| row(draw)).collect());
        Self { losses, eta: Number::from_f64(draw.log_uniform(-8, 3)) }
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        vec![("losses", rows(&self.losses)), ("eta", number(&self.eta))]
    }
}

/// Two distributions with every outcome possible, and a step from zero to one.
pub struct Searched {
    /// The point.
    pub x: Vector,
    /// The target.
    pub target: Vector,
    /// The step.
    pub gamma: Number,
}

impl Case for Searched {
    fn fixed() -> Vec<Self> {
        let case = |x: &[&str], target: &[&str], gamma: &str| Self {
            x: Vector::decimals(x),
            target: Vector::decimals(target),
            gamma: Number::decimal(gamma),
        };
        vec![
            case(&["0.5", "0.5"], &["0.9", "0.1"], "0.5"),
            case(&["1/3", "1/3", "1/3"], &["0.5", "0.3", "0.2"], "0.25"),
            case(&["0.2", "0.3", "0.5"], &["0.5", "0.3", "0.2"], "0"),
        ]
    }

    fn sample(draw: &mut Draw<'_>, _: usize) -> Self {
        let n = 2 + draw.below(OUTCOMES);
        let (x, target) = (positive(draw, n), positive(draw, n));
        let target = if draw.below(4) == 0 { sampler::near(draw, &x) } else { target };
        let gamma = if draw.below(4) == 0 { 0.0 } else { draw.unit() };
        let gamma = Number::from_f64(gamma);
        Self { x: Vector::from_exact(x), target: Vector::from_exact(target), gamma }
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        vec![("x", vector(&self.x)), ("target", vector(&self.target)), ("gamma", number(&self.gamma))]
    }
}

/// A logit, and `eta` times a derivative at most half of the variance that a coin with that logit has.
pub struct Logit {
    /// The logit.
    pub theta: Number,
    /// The derivative.
    pub gradient: Number,
    /// The rate.
    pub eta: Number,
}

impl Case for Logit {
    fn fixed() -> Vec<Self> {
        let case = |theta: &str, gradient: &str, eta: &str| Self {
            theta: Number::decimal(theta),
            gradient: Number::decimal(gradient),
            eta: Number::decimal(eta),
        };
        vec![case("0", "1", "0.1"), case("2", "-0.5", "0.1"), case("-1", "0", "1")]
    }

    fn sample(draw: &mut Draw<'_>, _: usize) -> Self {
        let theta = draw.signed_unit() * 4.0;
        // The variance is at least e^−|θ|/4, which is above 2^(−1.5 |θ| − 2).
        let least = 2f64.powi(-((1.5 * theta.abs()).ceil() as i32) - 3);
        let (gradient, eta) = (draw.signed_unit(), draw.log_uniform(-20, 0) * least / 2.0);
        Self { theta: Number::from_f64(theta), gradient: Number::from_f64(gradient), eta: Number::from_f64(eta) }
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        vec![("theta", number(&self.theta)), ("gradient", number(&self.gradient)), ("eta", number(&self.eta))]
    }
}

/// A normal distribution, a derivative in the mean, a rate, and another mean.
pub struct NormalStep {
    /// The mean.
    pub mean: Number,
    /// The variance, the square of a rational.
    pub deviation: Number,
    /// The derivative of the loss in the first natural parameter.
    pub gradient: Number,
    /// The rate.
    pub eta: Number,
    /// Any other mean.
    pub other: Number,
}

impl Case for NormalStep {
    fn fixed() -> Vec<Self> {
        let [mean, deviation, gradient, eta, other] = ["0", "1", "-2", "0.1", "2"].map(Number::decimal);
        vec![Self { mean, deviation, gradient, eta, other }]
    }

    fn sample(draw: &mut Draw<'_>, _: usize) -> Self {
        let mut location = || Number::from_f64((draw.signed_unit() * 1024.0).round() / 256.0);
        let [mean, gradient, other] = [location(), location(), location()];
        let deviation = Number::from_exact(sampler::weight(draw) * 4);
        Self { mean, deviation, gradient, eta: Number::from_exact(sampler::weight(draw)), other }
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        vec![
            ("mean", number(&self.mean)),
            ("deviation", number(&self.deviation)),
            ("gradient", number(&self.gradient)),
            ("eta", number(&self.eta)),
            ("other", number(&self.other)),
        ]
    }
}

/// Rows of counts, and a mixture of categorical distributions that may have made them.
pub struct Classified {
    /// The counts.
    pub counts: Rows,
    /// The weights of the components.
    pub weights: Vector,
    /// The components.
    pub components: Rows,
}

impl Case for Classified {
    fn fixed() -> Vec<Self> {
        vec![Self {
            counts: Rows::decimals(&[&["3", "0"], &["0", "3"], &["2", "1"]]),
            weights: Vector::decimals(&["0.5", "0.5"]),
            components: Rows::decimals(&[&["0.6", "0.4"], &["0.5", "0.5"]]),
        }]
    }

    fn sample(draw: &mut Draw<'_>, _: usize) -> Self {
        let (outcomes, components) = (2 + draw.below(4), 1 + draw.below(3));
        // One count at least of every outcome, so that no new probability is zero.
        let row = |draw: &mut Draw<'_>| Vector::from_f64s((0..outcomes).map(|_| (1 + draw.below(6)) as f64).collect());
        let counts = Rows::new((0..1 + draw.below(5)).map(|_| row(draw)).collect());
        let weights = Vector::from_exact(positive(draw, components));
        let components = (0..components).map(|_| Vector::from_exact(positive(draw, outcomes))).collect();
        Self { counts, weights, components: Rows::new(components) }
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        vec![("counts", rows(&self.counts)), ("weights", vector(&self.weights)), ("components", rows(&self.components))]
    }
}

/// Numbers, and a mixture of normal distributions that may have made them.
pub struct Spread {
    /// The numbers, no two of them equal.
    pub data: Vector,
    /// The weights of the components.
    pub weights: Vector,
    /// Their means.
    pub means: Vector,
    /// Their variances.
    pub variances: Vector,
}

impl Case for Spread {
    fn fixed() -> Vec<Self> {
        vec![Self {
            data: Vector::decimals(&["-1", "-0.5", "4", "5"]),
            weights: Vector::decimals(&["0.5", "0.5"]),
            means: Vector::decimals(&["0", "1"]),
            variances: Vector::decimals(&["1", "1"]),
        }]
    }

    fn sample(draw: &mut Draw<'_>, _: usize) -> Self {
        let (count, components) = (3 + draw.below(6), 1 + draw.below(3));
        let data = (0..count).map(|index| index as f64 / 2.0 - 1.0 + draw.unit() * 0.25).collect();
        let means = numbers(draw, components, 2.0);
        let variances = Vector::from_f64s((0..components).map(|_| draw.log_uniform(-1, 3)).collect());
        let weights = Vector::from_exact(positive(draw, components));
        Self { data: Vector::from_f64s(data), weights, means, variances }
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        vec![
            ("data", vector(&self.data)),
            ("weights", vector(&self.weights)),
            ("means", vector(&self.means)),
            ("variances", vector(&self.variances)),
        ]
    }
}
