//! Cases of fits, of counts and of losses.

use super::{Case, rows, vector};
use crate::point::{Number, Rows, Value, Vector};
use crate::sampler::{self, Draw};
use kullback_reference::Rational;

/// Whole counts, and a model of them.
pub struct Tally {
    /// The counts, not all zero.
    pub counts: Vector,
    /// A distribution.
    pub q: Vector,
}

impl Tally {
    /// How many there are.
    #[must_use]
    pub fn size(&self) -> Number {
        Number::from_exact(self.exact().iter().sum())
    }

    /// The empirical distribution.
    #[must_use]
    pub fn empirical(&self) -> Vector {
        let counts = self.exact();
        let size: Rational = counts.iter().sum();
        Vector::from_exact(counts.into_iter().map(|count| count / &size).collect())
    }

    fn exact(&self) -> Vec<Rational> {
        self.counts.exact().map(std::borrow::Cow::into_owned).unwrap_or_default()
    }
}

impl Case for Tally {
    fn fixed() -> Vec<Self> {
        let case = |counts: &[&str], q: &[&str]| Self { counts: Vector::decimals(counts), q: Vector::decimals(q) };
        vec![
            case(&["1"], &["1"]),
            case(&["3", "0"], &["0.5", "0.5"]),
            case(&["0", "7"], &["1", "0"]),
            case(&["2", "0", "2"], &["0.25", "0.5", "0.25"]),
            case(&["8", "9", "12", "11", "6", "14"], &["1/6", "1/6", "1/6", "1/6", "1/6", "1/6"]),
            case(&["92", "3", "2", "2", "1"], &["0.70", "0.10", "0.10", "0.05", "0.05"]),
        ]
    }

    fn sample(draw: &mut Draw<'_>, large: usize) -> Self {
        let n = draw.outcomes(large.min(64));
        let bits = 1 + draw.below(30);
        let mut counts: Vec<f64> = (0..n).map(|_| draw.below(1 << bits) as f64).collect();
        counts[0] += 1.0;
        Self { counts: Vector::from_f64s(counts), q: Vector::from_exact(sampler::simplex(draw, n)) }
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        vec![("counts", vector(&self.counts)), ("q", vector(&self.q))]
    }
}

/// A mixture of normal distributions, and one to compare it with.
pub struct NormalMixture {
    /// The weights.
    pub weights: Vector,
    /// The means.
    pub means: Vector,
    /// The standard deviations.
    pub stds: Vector,
    /// The mean of the one.
    pub mean: Number,
    /// Its standard deviation.
    pub std: Number,
}

/// Weights, means, standard deviations, and the one: the sources' own, modes that are apart and not, unlike weights and widths, three modes.
type Written = (&'static [&'static str], &'static [&'static str], &'static [&'static str], [&'static str; 2]);
const MIXTURES: &[Written] = &[
    (&["0.5", "0.5"], &["-3", "3"], &["1", "1"], ["2", "1.5"]),
    (&["0.5", "0.5"], &["-3", "3"], &["1", "1"], ["0.25", "2.5"]),
    (&["0.5", "0.5"], &["-2", "2"], &["0.7", "0.7"], ["-2", "0.7"]),
    (&["0.5", "0.5"], &["-1", "2"], &["0.8", "0.5"], ["0.5", "1.6"]),
    (&["0.5", "0.5"], &["-1", "1"], &["1", "1"], ["0.1", "1.4"]),
    (&["0.9", "0.1"], &["0", "4"], &["1", "0.25"], ["0.1", "1.1"]),
    (&["0.25", "0.5", "0.25"], &["-4", "0", "6"], &["1", "2", "0.5"], ["1", "3"]),
    (&["1", "0"], &["1", "3"], &["0.5", "1"], ["1.25", "0.75"]),
];

impl Case for NormalMixture {
    const SAMPLED: bool = false;

    fn fixed() -> Vec<Self> {
        let case = |&(weights, means, stds, [mean, std]): &Written| Self {
            weights: Vector::decimals(weights),
            means: Vector::decimals(means),
            stds: Vector::decimals(stds),
            mean: Number::decimal(mean),
            std: Number::decimal(std),
        };
        MIXTURES.iter().map(case).collect()
    }

    fn sample(_: &mut Draw<'_>, _: usize) -> Self {
        Self::fixed().swap_remove(0)
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        vec![
            ("weights", vector(&self.weights)),
            ("means", vector(&self.means)),
            ("stds", vector(&self.stds)),
            ("mean", Value::Number(self.mean.clone())),
            ("std", Value::Number(self.std.clone())),
        ]
    }
}

/// Samples on the line, and a normal distribution.
pub struct Sampled {
    /// The samples, not all equal.
    pub samples: Vector,
    /// A mean.
    pub mean: Number,
    /// A standard deviation.
    pub std: Number,
}

impl Case for Sampled {
    fn fixed() -> Vec<Self> {
        let case = |samples: &[&str], mean: &str, std: &str| Self {
            samples: Vector::decimals(samples),
            mean: Number::decimal(mean),
            std: Number::decimal(std),
        };
        vec![
            case(&["1", "2", "3", "6"], "3", "2"),
            case(&["-1", "2"], "0.5", "1.5"),
            case(&["0", "0", "0", "1e-6"], "0", "1"),
        ]
    }

    fn sample(draw: &mut Draw<'_>, large: usize) -> Self {
        let n = draw.outcomes(large.min(64)) + 1;
        let scale = draw.log_uniform(-8, 8);
        let mut samples: Vec<f64> = (0..n).map(|_| scale * draw.signed_unit()).collect();
        samples[0] = 1.5 * scale;
        let mean = Number::from_f64(scale * draw.signed_unit());
        Self { samples: Vector::from_f64s(samples), mean, std: Number::from_f64(scale * draw.log_uniform(-3, 3)) }
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        vec![
            ("samples", vector(&self.samples)),
            ("mean", Value::Number(self.mean.clone())),
            ("std", Value::Number(self.std.clone())),
        ]
    }
}

/// Targets, and logits for each.
pub struct Batch {
    /// The targets, a row each.
    pub targets: Rows,
    /// The logits.
    pub logits: Rows,
}

impl Case for Batch {
    fn fixed() -> Vec<Self> {
        let targets = Rows::decimals(&[&["0.7", "0.2", "0.1"], &["1", "0", "0"]]);
        vec![Self { targets, logits: Rows::decimals(&[&["1.2", "0.3", "-0.8"], &["0", "0", "0.5"]]) }]
    }

    fn sample(draw: &mut Draw<'_>, large: usize) -> Self {
        let (count, n) = (1 + draw.below(4), draw.outcomes(large.min(32)));
        let targets = (0..count).map(|_| Vector::from_exact(sampler::simplex(draw, n))).collect();
        let logits =
            (0..count).map(|_| Vector::from_f64s((0..n).map(|_| 5.0 * draw.signed_unit()).collect())).collect();
        Self { targets: Rows::new(targets), logits: Rows::new(logits) }
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        vec![("targets", rows(&self.targets)), ("logits", rows(&self.logits))]
    }
}

/// A descent without noise: where to, where from, at what rate, in how many steps.
pub struct NoiselessDescent {
    /// The mean of the data.
    pub target: Number,
    /// The mean to begin with.
    pub start: Number,
    /// The rate.
    pub rate: Number,
    /// The number of steps.
    pub steps: usize,
}

impl Case for NoiselessDescent {
    fn fixed() -> Vec<Self> {
        let case = |target: &str, start: &str, rate: &str, steps| Self {
            target: Number::decimal(target),
            start: Number::decimal(start),
            rate: Number::decimal(rate),
            steps,
        };
        vec![case("2", "0", "0.1", 20), case("2", "2", "0.5", 3), case("-1", "1", "1", 2), case("1", "0", "1.75", 9)]
    }

    fn sample(draw: &mut Draw<'_>, _: usize) -> Self {
        Self {
            target: Number::from_f64(draw.signed_unit()),
            start: Number::from_f64(draw.signed_unit() * 4.0),
            rate: Number::from_f64(draw.unit() * 2.0),
            steps: 1 + draw.below(24),
        }
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        vec![
            ("target", Value::Number(self.target.clone())),
            ("start", Value::Number(self.start.clone())),
            ("rate", Value::Number(self.rate.clone())),
            ("steps", Value::from(self.steps as f64)),
        ]
    }
}
