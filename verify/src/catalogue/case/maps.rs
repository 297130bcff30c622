//! Cases of two distributions, and what is done to them: channels, permutations, splits, mixtures of pairs.

use super::{Case, Pair, fixed_pairs, rows, sampled_pair, vector};
use crate::point::{Number, Rows, Value, Vector};
use crate::sampler::{self, Draw};
use kullback_reference::Rational;

/// Two distributions, and a channel: for each outcome the distribution of its image.
pub struct Channelled {
    /// The first.
    pub p: Vector,
    /// The second.
    pub q: Vector,
    /// The distributions of the images, a row an outcome.
    pub channel: Rows,
}

impl Case for Channelled {
    fn fixed() -> Vec<Self> {
        let source = Self {
            p: Vector::decimals(&["0.5", "0.3", "0.2"]),
            q: Vector::decimals(&["0.2", "0.3", "0.5"]),
            channel: Rows::decimals(&[&["0.8", "0.2"], &["0.5", "0.5"], &["0.1", "0.9"]]),
        };
        let mut cases = vec![source];
        // All outcomes to one: nothing is left to tell the distributions apart.
        cases.extend(fixed_pairs().map(|(p, q)| {
            let channel = Rows::new(vec![Vector::decimals(&["0.25", "0.75"]); p.len()]);
            Self { p, q, channel }
        }));
        cases
    }

    fn sample(draw: &mut Draw<'_>, large: usize) -> Self {
        let (p, q) = sampled_pair(draw, large.min(64));
        let images = 1 + draw.below(5);
        let rows = (0..p.len()).map(|_| Vector::from_exact(sampler::simplex(draw, images)));
        let channel = Rows::new(rows.collect());
        Self { p, q, channel }
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        vec![("p", vector(&self.p)), ("q", vector(&self.q)), ("channel", rows(&self.channel))]
    }
}

/// Two distributions, and a channel that loses nothing: each outcome has an image of its own, among as many or more.
pub struct Relabelled {
    /// The first.
    pub p: Vector,
    /// The second.
    pub q: Vector,
    /// The images, a row of zeros and a one for each outcome.
    pub channel: Rows,
}

impl Relabelled {
    fn new(p: Vector, q: Vector, images: &[usize], count: usize) -> Self {
        let certain = |&image: &usize| (0..count).map(|index| Rational::from(u8::from(index == image))).collect();
        let channel = Rows::new(images.iter().map(certain).map(Vector::from_exact).collect());
        Self { p, q, channel }
    }
}

impl Case for Relabelled {
    fn fixed() -> Vec<Self> {
        let turned = |n: usize| -> Vec<usize> { (0..n).map(|index| (index + 1) % n).collect() };
        fixed_pairs()
            .map(|(p, q)| {
                let n = p.len();
                Self::new(p, q, &turned(n), n)
            })
            .collect()
    }

    fn sample(draw: &mut Draw<'_>, large: usize) -> Self {
        let (p, q) = sampled_pair(draw, large.min(64));
        let count = p.len() + draw.below(4);
        let images = shuffled(draw, count);
        let kept = p.len();
        Self::new(p, q, &images[..kept], count)
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        vec![("p", vector(&self.p)), ("q", vector(&self.q)), ("channel", rows(&self.channel))]
    }
}

/// The numbers below `n`, in any order.
fn shuffled(draw: &mut Draw<'_>, n: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..n).collect();
    for last in (1..n).rev() {
        order.swap(last, draw.below(last + 1));
    }
    order
}

/// Two distributions, and a permutation of the outcomes.
pub struct Permuted {
    /// The first.
    pub p: Vector,
    /// The second.
    pub q: Vector,
    /// The permutation.
    pub order: Vec<usize>,
}

impl Case for Permuted {
    fn fixed() -> Vec<Self> {
        fixed_pairs()
            .map(|(p, q)| {
                let order = (0..p.len()).rev().collect();
                Self { p, q, order }
            })
            .collect()
    }

    fn sample(draw: &mut Draw<'_>, large: usize) -> Self {
        let (p, q) = sampled_pair(draw, large);
        let order = shuffled(draw, p.len());
        Self { p, q, order }
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        let order = Vector::from_f64s(self.order.iter().map(|&index| index as f64).collect());
        vec![("p", vector(&self.p)), ("q", vector(&self.q)), ("order", Value::Vector(order))]
    }
}

/// Two distributions, and for each outcome the share that its first half takes when it is split.
pub struct Split {
    /// The first.
    pub p: Vector,
    /// The second.
    pub q: Vector,
    /// The shares, strictly between zero and one.
    pub shares: Vec<Rational>,
}

impl Case for Split {
    fn fixed() -> Vec<Self> {
        fixed_pairs()
            .map(|(p, q)| {
                let shares = vec![Rational::from((1, 4)); p.len()];
                Self { p, q, shares }
            })
            .collect()
    }

    fn sample(draw: &mut Draw<'_>, large: usize) -> Self {
        let (p, q) = sampled_pair(draw, large);
        let shares = (0..p.len()).map(|_| sampler::weight(draw) / 2).collect();
        Self { p, q, shares }
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        let shares = Value::Vector(Vector::from_exact(self.shares.clone()));
        vec![("p", vector(&self.p)), ("q", vector(&self.q)), ("shares", shares)]
    }
}

/// Two pairs of distributions on one set, and a weight: the ends of a segment, and a point on it.
pub struct Segment {
    /// The first end.
    pub from: Pair,
    /// The second end.
    pub to: Pair,
    /// The weight of the first end.
    pub weight: Rational,
}

impl Case for Segment {
    fn fixed() -> Vec<Self> {
        // Each fixed pair, and the same with its arguments exchanged.
        fixed_pairs()
            .map(|(p, q)| Self {
                from: Pair { p: p.clone(), q: q.clone() },
                to: Pair { p: q, q: p },
                weight: Rational::from((1, 4)),
            })
            .collect()
    }

    fn sample(draw: &mut Draw<'_>, large: usize) -> Self {
        let n = draw.outcomes(large);
        let mut end = || {
            let (p, q) = sampler::pair(draw, n);
            Pair { p: Vector::from_exact(p), q: Vector::from_exact(q) }
        };
        let (from, to) = (end(), end());
        Self { from, to, weight: sampler::weight(draw) }
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        let weight = Value::Number(Number::from_exact(self.weight.clone()));
        vec![
            ("p0", vector(&self.from.p)),
            ("q0", vector(&self.from.q)),
            ("p1", vector(&self.to.p)),
            ("q1", vector(&self.to.q)),
            ("weight", weight),
        ]
    }
}
