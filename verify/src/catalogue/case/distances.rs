//! Cases of distributions on the line.

use super::{Case, sampled_pair, vector};
use crate::point::{Distribution, Number, Value, Vector};
use crate::sampler::{self, Draw};
use kullback_reference::Rational;
use kullback_reference::exact::from_f64;

/// Two distributions on points of the line, and what follows from the points alone.
pub struct Placed {
    /// The first.
    pub p: Vector,
    /// The second.
    pub q: Vector,
    /// The points.
    pub points: Vector,
    /// The largest point less the smallest.
    pub range: Number,
    /// The smallest distance of two points.
    pub gap: Number,
    /// By how much the means differ.
    pub means: Number,
}

impl Placed {
    fn new(p: Vector, q: Vector, points: Vec<Rational>) -> Self {
        let mut sorted = points.clone();
        sorted.sort();
        let gaps = sorted.windows(2).map(|pair| Rational::from(&pair[1] - &pair[0]));
        let gap = gaps.min().unwrap_or_default();
        let range = Rational::from(&sorted[sorted.len() - 1] - &sorted[0]);
        let mean = |p: &Vector| -> Rational {
            let masses = p.exact().expect("the catalogue's vectors are finite");
            masses.iter().zip(&points).map(|(mass, point)| Rational::from(mass * point)).sum()
        };
        let means = (mean(&p) - mean(&q)).abs();
        let [range, gap, means] = [range, gap, means].map(Number::from_exact);
        Self { p, q, points: Vector::from_exact(points), range, gap, means }
    }
}

/// Points a few apart, in any order, some of them the same.
fn points(draw: &mut Draw<'_>, n: usize) -> Vec<Rational> {
    (0..n).map(|_| Rational::from((draw.below(16 * n) as u64, 8_u64))).collect()
}

impl Case for Placed {
    fn fixed() -> Vec<Self> {
        super::fixed_pairs()
            .map(|(p, q)| {
                let points = (0..p.len()).map(|index| Rational::from(index as u64)).collect();
                Self::new(p, q, points)
            })
            .collect()
    }

    fn sample(draw: &mut Draw<'_>, large: usize) -> Self {
        let (p, q) = sampled_pair(draw, large.min(64));
        let points = points(draw, p.len());
        Self::new(p, q, points)
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        vec![("p", vector(&self.p)), ("q", vector(&self.q)), ("points", vector(&self.points))]
    }
}

/// Three distributions on points of the line.
pub struct PlacedTriple {
    /// The first.
    pub p: Vector,
    /// The second.
    pub q: Vector,
    /// The third.
    pub r: Vector,
    /// The points.
    pub points: Vector,
}

impl Case for PlacedTriple {
    fn fixed() -> Vec<Self> {
        let [p, q, r, points] =
            [["1", "0", "0"], ["0", "1", "0"], ["0", "0", "1"], ["0", "1", "5"]].map(|texts| Vector::decimals(&texts));
        vec![Self { p, q, r, points }]
    }

    fn sample(draw: &mut Draw<'_>, large: usize) -> Self {
        let (p, q) = sampled_pair(draw, large.min(32));
        let r = Vector::from_exact(sampler::simplex(draw, p.len()));
        let points = Vector::from_exact(points(draw, p.len()));
        Self { p, q, r, points }
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        vec![("p", vector(&self.p)), ("q", vector(&self.q)), ("r", vector(&self.r)), ("points", vector(&self.points))]
    }
}

/// Two normal distributions, a bandwidth, and a unit of length.
pub struct TwoNormals {
    /// The mean and the standard deviation of the first.
    pub p: [Number; 2],
    /// Of the second.
    pub q: [Number; 2],
    /// The bandwidth of a kernel.
    pub bandwidth: Number,
    /// A power of two.
    pub unit: Number,
}

impl TwoNormals {
    fn new(p: [f64; 2], q: [f64; 2], bandwidth: f64, unit: f64) -> Self {
        let [bandwidth, unit] = [bandwidth, unit].map(Number::from_f64);
        Self { p: p.map(Number::from_f64), q: q.map(Number::from_f64), bandwidth, unit }
    }

    /// The distribution with those parameters.
    #[must_use]
    pub fn distribution(parameters: &[Number; 2]) -> Distribution {
        let parameters = parameters.iter().cloned().map(Value::Number).collect();
        Distribution { family: &crate::vocabulary::families::normal::FAMILY, parameters }
    }

    /// All in another unit: lengths are multiplied.
    #[must_use]
    pub fn in_units(&self) -> Self {
        let scaled = |x: &Number| Number::from_f64(x.nearest() * self.unit.nearest());
        let both = |parameters: &[Number; 2]| [scaled(&parameters[0]), scaled(&parameters[1])];
        Self { p: both(&self.p), q: both(&self.q), bandwidth: scaled(&self.bandwidth), unit: self.unit.clone() }
    }

    /// The absolute difference of the means.
    #[must_use]
    pub fn means(&self) -> Number {
        let [p, q] = [&self.p[0], &self.q[0]].map(|mean| from_f64(mean.nearest()).unwrap_or_default());
        Number::from_exact((p - q).abs())
    }
}

impl Case for TwoNormals {
    fn fixed() -> Vec<Self> {
        let standard = [0.0, 1.0];
        [standard, [1.0, 1.0], [0.0, 2.0], [2.0, 0.5], [1e6, 1.0], [1e-6, 1.0], [0.0, 1e-6]]
            .map(|q| Self::new(standard, q, 1.0, 8.0))
            .into()
    }

    fn sample(draw: &mut Draw<'_>, _: usize) -> Self {
        let scale = |draw: &mut Draw<'_>| draw.log_uniform(-8, 8);
        let p = [4.0 * draw.signed_unit(), scale(draw)];
        let near = |draw: &mut Draw<'_>, x: f64| x * (1.0 + draw.signed_unit() * 2f64.powi(-(draw.below(40) as i32)));
        let q = match draw.below(4) {
            0 => [near(draw, p[0]), near(draw, p[1])].map(|x| x + f64::from(u8::from(x == 0.0))),
            1 => [4.0 * draw.signed_unit(), p[1]],
            _ => [4.0 * draw.signed_unit(), scale(draw)],
        };
        Self::new(p, q, scale(draw), 2f64.powi(draw.below(40) as i32 - 20))
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        let number = |x: &Number| Value::Number(x.clone());
        vec![
            ("mean_p", number(&self.p[0])),
            ("std_p", number(&self.p[1])),
            ("mean_q", number(&self.q[0])),
            ("std_q", number(&self.q[1])),
            ("bandwidth", number(&self.bandwidth)),
            ("unit", number(&self.unit)),
        ]
    }
}

/// Two samples of numbers, and a bandwidth.
pub struct Samples {
    /// The first.
    pub x: Vector,
    /// The second.
    pub y: Vector,
    /// The bandwidth of a kernel.
    pub bandwidth: Number,
}

impl Case for Samples {
    fn fixed() -> Vec<Self> {
        let case = |x: &[&str], y: &[&str]| Self {
            x: Vector::decimals(x),
            y: Vector::decimals(y),
            bandwidth: Number::decimal("1"),
        };
        vec![case(&["0", "1"], &["0", "1"]), case(&["0", "0"], &["0", "0", "0"]), case(&["0", "1", "2"], &["0.5", "7"])]
    }

    fn sample(draw: &mut Draw<'_>, _: usize) -> Self {
        let mut sample = || {
            let n = 2 + draw.below(8);
            Vector::from_exact((0..n).map(|_| Rational::from((draw.below(64) as u64, 8_u64))).collect())
        };
        let (x, y) = (sample(), sample());
        Self { x, y, bandwidth: Number::from_exact(sampler::weight(draw) * 4_u32) }
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        vec![("x", vector(&self.x)), ("y", vector(&self.y)), ("bandwidth", Value::Number(self.bandwidth.clone()))]
    }
}
