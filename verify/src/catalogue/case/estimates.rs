//! Cases of samples, counts and resamples.

use super::{Case, rows, vector};
use crate::point::{Number, Rows, Value, Vector};
use crate::sampler::{self, Draw};
use kullback_reference::Rational;
use rug::Integer;

/// The log-ratios of a sample, and a number of standard errors.
pub struct LogRatios {
    /// The log-ratios.
    pub values: Vector,
    /// The number of standard errors.
    pub z: Number,
}

impl Case for LogRatios {
    fn fixed() -> Vec<Self> {
        let case = |values: &[&str], z| Self { values: Vector::decimals(values), z: Number::decimal(z) };
        vec![
            case(&["0", "0"], "1.96"),
            case(&["1", "3"], "2"),
            case(&["0.5", "-0.5", "0.5", "-0.5"], "1"),
            case(&["0", "0", "-1"], "1"),
            case(&["1e-9", "-1e-9"], "1.96"),
            case(&["1e-40", "-3e-40", "1e-40"], "3"),
            case(&["-20", "3", "4", "5"], "1.96"),
        ]
    }

    fn sample(draw: &mut Draw<'_>, _: usize) -> Self {
        let scale = draw.choose(&[1.0, 1.0, 5.0, 40.0, 1e-3, 1e-9]);
        let values = (0..2 + draw.below(12)).map(|_| scale * draw.signed_unit()).collect();
        Self { values: Vector::from_f64s(values), z: Number::from_f64(4.0 * draw.unit()) }
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        vec![("values", vector(&self.values)), ("z", Value::Number(self.z.clone()))]
    }
}

/// A distribution, another on as many outcomes, and how many are drawn from the first.
pub struct Sampling {
    /// What is sampled.
    pub p: Vector,
    /// The other.
    pub q: Vector,
    /// The size of the sample.
    pub n: usize,
}

impl Sampling {
    /// The size of the sample, as an argument.
    #[must_use]
    pub fn size(&self) -> Number {
        Number::from_f64(self.n as f64)
    }

    /// The counts that samples from p may have, and the probability of each.
    ///
    /// # Panics
    /// If p is not finite: the catalogue's distributions are.
    #[must_use]
    pub fn counts(&self) -> Vec<(Rational, Vector)> {
        let p = self.p.exact().expect("the catalogue's vectors are finite");
        let numbers = |counts: &[usize]| Vector::from_f64s(counts.iter().map(|&count| count as f64).collect());
        let all = compositions(self.n, p.len()).into_iter();
        let likely = all.map(|counts| (multinomial(&counts, &p), numbers(&counts)));
        likely.filter(|(probability, _)| !probability.is_zero()).collect()
    }
}

/// All ways to write n as a sum of so many whole numbers.
fn compositions(n: usize, parts: usize) -> Vec<Vec<usize>> {
    if parts == 1 {
        return vec![vec![n]];
    }
    let beginning =
        |first: usize| compositions(n - first, parts - 1).into_iter().map(move |rest| [vec![first], rest].concat());
    (0..=n).flat_map(beginning).collect()
}

/// The probability of these counts.
fn multinomial(counts: &[usize], p: &[Rational]) -> Rational {
    let factorial = |n: usize| Integer::from(Integer::factorial(n as u32));
    let ways = counts.iter().fold(factorial(counts.iter().sum()), |ways, &count| ways / factorial(count));
    let power = |(&count, p): (&usize, &Rational)| (0..count).map(|_| p.clone()).product::<Rational>();
    counts.iter().zip(p).map(power).product::<Rational>() * ways
}

impl Case for Sampling {
    fn fixed() -> Vec<Self> {
        let case = |p: &[&str], q: &[&str], n| Self { p: Vector::decimals(p), q: Vector::decimals(q), n };
        vec![
            case(&["1"], &["1"], 3),
            case(&["1", "0"], &["0.5", "0.5"], 2),
            case(&["0.5", "0.5"], &["0.5", "0.5"], 1),
            case(&["0.5", "0.5"], &["1", "0"], 2),
            case(&["0.50", "0.30", "0.20"], &["0.70", "0.20", "0.10"], 4),
            case(&["1/3", "1/3", "1/3"], &["0.5", "0", "0.5"], 3),
            case(&["0.99", "0.01"], &["0.01", "0.99"], 5),
        ]
    }

    fn sample(draw: &mut Draw<'_>, _: usize) -> Self {
        let n = 1 + draw.below(3);
        let (p, q) = sampler::pair(draw, n);
        Self { p: Vector::from_exact(p), q: Vector::from_exact(q), n: 1 + draw.below(4) }
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        vec![("p", vector(&self.p)), ("q", vector(&self.q)), ("n", Value::Number(self.size()))]
    }
}

/// Counts, at least one of them above zero, a distribution on as many outcomes, and a pseudo-count.
pub struct Counted {
    /// The counts.
    pub counts: Vector,
    /// The distribution.
    pub q: Vector,
    /// The pseudo-count.
    pub pseudo_count: Number,
}

impl Case for Counted {
    fn fixed() -> Vec<Self> {
        let case = |counts: &[&str], q: &[&str], pseudo_count| Self {
            counts: Vector::decimals(counts),
            q: Vector::decimals(q),
            pseudo_count: Number::decimal(pseudo_count),
        };
        vec![
            case(&["1"], &["1"], "1"),
            case(&["5", "3", "2"], &["0.7", "0.2", "0.1"], "0.5"),
            case(&["5", "3", "2"], &["0.5", "0.3", "0.2"], "1"),
            case(&["0", "7"], &["0.5", "0.5"], "1e-9"),
            case(&["7", "1"], &["1", "0"], "1"),
            case(&["9007199254740992", "1"], &["0.5", "0.5"], "1"),
        ]
    }

    fn sample(draw: &mut Draw<'_>, _: usize) -> Self {
        let n = 1 + draw.below(8);
        let most = draw.choose(&[2, 10, 1000, 1 << 40]);
        let mut counts: Vec<f64> = (0..n).map(|_| draw.below(most) as f64).collect();
        counts[draw.below(n)] += 1.0;
        let q = sampler::simplex(draw, n);
        let pseudo_count = Number::from_f64(draw.log_uniform(-20, 4));
        Self { counts: Vector::from_f64s(counts), q: Vector::from_exact(q), pseudo_count }
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        let pseudo_count = Value::Number(self.pseudo_count.clone());
        vec![("counts", vector(&self.counts)), ("q", vector(&self.q)), ("pseudo_count", pseudo_count)]
    }
}

/// Replicates, the estimate that they are of, and a level between zero and one.
pub struct Replicates {
    /// The replicates.
    pub values: Vector,
    /// The estimate.
    pub estimate: Number,
    /// The level.
    pub level: Number,
}

impl Case for Replicates {
    fn fixed() -> Vec<Self> {
        let case = |values: &[&str], estimate, level| Self {
            values: Vector::decimals(values),
            estimate: Number::decimal(estimate),
            level: Number::decimal(level),
        };
        vec![
            case(&["5", "1", "2", "4", "3"], "3.5", "0.5"),
            case(&["2", "2"], "2", "0.95"),
            case(&["7"], "6", "0.9"),
            case(&["0.1", "-0.3", "0.25", "0.1"], "0", "0.999999"),
        ]
    }

    fn sample(draw: &mut Draw<'_>, _: usize) -> Self {
        let values = (0..1 + draw.below(30)).map(|_| 5.0 * draw.signed_unit()).collect();
        Self {
            values: Vector::from_f64s(values),
            estimate: Number::from_f64(draw.signed_unit()),
            level: Number::from_f64(1.0 - draw.log_uniform(-8, -1)),
        }
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        let number = |x: &Number| Value::Number(x.clone());
        vec![("values", vector(&self.values)), ("estimate", number(&self.estimate)), ("level", number(&self.level))]
    }
}

/// Three points of one sample, or more, and as many of another, in a plane, and a number by which both are scaled.
pub struct Clouds {
    /// The first sample.
    pub x: Rows,
    /// The second.
    pub y: Rows,
    /// The factor.
    pub factor: Number,
    /// Which neighbour's distance is taken.
    pub k: Number,
}

impl Case for Clouds {
    fn fixed() -> Vec<Self> {
        vec![Self {
            x: Rows::decimals(&[&["0", "0"], &["1", "0"], &["0", "2"], &["3", "3"]]),
            y: Rows::decimals(&[&["0.5", "0"], &["0", "0.5"], &["2", "2"]]),
            factor: Number::decimal("4"),
            k: Number::decimal("2"),
        }]
    }

    fn sample(draw: &mut Draw<'_>, _: usize) -> Self {
        let points = |draw: &mut Draw<'_>| {
            let point = |draw: &mut Draw<'_>| Vector::from_f64s(vec![draw.signed_unit(), 3.0 * draw.signed_unit()]);
            Rows::new((0..3 + draw.below(8)).map(|_| point(draw)).collect())
        };
        Self {
            x: points(draw),
            y: points(draw),
            factor: Number::from_f64(draw.log_uniform(-40, 40)),
            k: Number::from_f64(1.0 + draw.below(2) as f64),
        }
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        let number = |x: &Number| Value::Number(x.clone());
        vec![("x", rows(&self.x)), ("y", rows(&self.y)), ("factor", number(&self.factor)), ("k", number(&self.k))]
    }
}

/// A whole number from 1 to 10 000.
pub struct Whole {
    /// The number.
    pub n: u64,
}

impl Case for Whole {
    fn fixed() -> Vec<Self> {
        (1..=8).map(|n| Self { n }).collect()
    }

    fn sample(draw: &mut Draw<'_>, _: usize) -> Self {
        Self { n: 1 + draw.word() % 10_000 }
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        vec![("n", (self.n as f64).into())]
    }
}
