//! Cases of one, two or three distributions.

use super::{Case, fixed_pairs, sampled_pair, vector};
use crate::catalogue::simplex;
use crate::point::{Value, Vector};
use crate::sampler::{self, Draw};
use kullback_reference::Rational;
use kullback_reference::exact::from_f64;

/// A distribution.
pub struct One {
    /// The distribution.
    pub p: Vector,
}

impl Case for One {
    fn fixed() -> Vec<Self> {
        fixed_pairs().map(|(p, _)| Self { p }).collect()
    }

    fn sample(draw: &mut Draw<'_>, large: usize) -> Self {
        let n = draw.outcomes(large);
        Self { p: Vector::from_exact(sampler::simplex(draw, n)) }
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        vec![("p", vector(&self.p))]
    }
}

/// Two distributions on one finite set.
pub struct Pair {
    /// The first.
    pub p: Vector,
    /// The second.
    pub q: Vector,
}

impl Case for Pair {
    fn fixed() -> Vec<Self> {
        fixed_pairs().map(|(p, q)| Self { p, q }).collect()
    }

    fn sample(draw: &mut Draw<'_>, large: usize) -> Self {
        let (p, q) = sampled_pair(draw, large);
        Self { p, q }
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        vec![("p", vector(&self.p)), ("q", vector(&self.q))]
    }
}

/// Two different distributions on one finite set, both made of `f64`s, which may differ by no more than 2⁻⁵³ in two masses.
pub struct Different {
    /// The first.
    pub p: Vector,
    /// The second.
    pub q: Vector,
}

impl Case for Different {
    fn fixed() -> Vec<Self> {
        fixed_pairs()
            .filter(|(p, q)| p != q && p.is_representable() && q.is_representable())
            .map(|(p, q)| Self { p, q })
            .collect()
    }

    fn sample(draw: &mut Draw<'_>, large: usize) -> Self {
        let n = draw.outcomes(large).max(2);
        let p = sampler::on_grid(draw, n);
        let q = sampler::moved(draw, &p);
        Self { p: Vector::from_exact(p), q: Vector::from_exact(q) }
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        vec![("p", vector(&self.p)), ("q", vector(&self.q))]
    }
}

/// Three distributions on one finite set.
pub struct Triple {
    /// The first.
    pub p: Vector,
    /// The second.
    pub q: Vector,
    /// The third.
    pub r: Vector,
}

impl Case for Triple {
    fn fixed() -> Vec<Self> {
        fixed_pairs()
            .flat_map(|(p, q)| {
                let r = simplex::midpoint(&p, &q);
                let far = simplex::uniform(p.len());
                [Self { p: p.clone(), q: q.clone(), r }, Self { p, q, r: far }]
            })
            .collect()
    }

    fn sample(draw: &mut Draw<'_>, large: usize) -> Self {
        let n = draw.outcomes(large);
        let (p, q) = sampler::pair(draw, n);
        let r = if draw.below(2) == 0 { sampler::simplex(draw, n) } else { sampler::near(draw, &q) };
        Self { p: Vector::from_exact(p), q: Vector::from_exact(q), r: Vector::from_exact(r) }
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        vec![("p", vector(&self.p)), ("q", vector(&self.q)), ("r", vector(&self.r))]
    }
}

/// A distribution, its projection onto those of some mean, and another of that mean; outcomes are 0, 1, 2, …
pub struct Projected {
    /// What is projected.
    pub p: Vector,
    /// The projection, which is p tilted: its masses are proportional to `p(x) tˣ`.
    pub projection: Vector,
    /// Any distribution of the same mean.
    pub member: Vector,
}

impl Projected {
    /// Tilts p, and moves mass from the middle of three outcomes to its neighbours, or back: `share` of what there is.
    fn new(p: &[Rational], tilt: &Rational, middle: usize, outward: bool, share: &Rational) -> Self {
        let mut power = Rational::from(1);
        let mut tilted = Vec::new();
        for p in p {
            tilted.push(Rational::from(p * &power));
            power *= tilt;
        }
        let total: Rational = tilted.iter().sum();
        let projection: Vec<Rational> = tilted.into_iter().map(|mass| mass / &total).collect();
        let (left, right) = (middle - 1, middle + 1);
        let available = if outward {
            projection[middle].clone() / 2
        } else {
            -projection[left].clone().min(projection[right].clone())
        };
        let moved = available * share;
        let mut member = projection.clone();
        member[left] += &moved;
        member[right] += &moved;
        member[middle] -= moved * 2;
        let [p, projection, member] = [p.to_vec(), projection, member].map(Vector::from_exact);
        Self { p, projection, member }
    }
}

impl Case for Projected {
    fn fixed() -> Vec<Self> {
        let fair = vec![Rational::from((1, 5)); 5];
        let half = Rational::from((1, 2));
        let tilts = [(1, 1), (2, 1), (1, 3)].map(Rational::from);
        tilts.iter().flat_map(|tilt| [true, false].map(|outward| Self::new(&fair, tilt, 2, outward, &half))).collect()
    }

    fn sample(draw: &mut Draw<'_>, _: usize) -> Self {
        let n = 3 + draw.below(6);
        let p = sampler::simplex(draw, n);
        let tilt = sampler::weight(draw) / sampler::weight(draw);
        let (middle, outward) = (1 + draw.below(n - 2), draw.below(2) == 0);
        Self::new(&p, &tilt, middle, outward, &sampler::weight(draw))
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        vec![("p", vector(&self.p)), ("projection", vector(&self.projection)), ("member", vector(&self.member))]
    }
}

/// Two vectors of masses with any sums.
pub struct Masses {
    /// The first.
    pub p: Vector,
    /// The second.
    pub q: Vector,
}

impl Case for Masses {
    fn fixed() -> Vec<Self> {
        let decimals = |p: &[&str], q: &[&str]| Self { p: Vector::decimals(p), q: Vector::decimals(q) };
        let mut cases: Vec<Self> = fixed_pairs().map(|(p, q)| Self { p, q }).collect();
        cases.push(decimals(&["1", "2", "3"], &["3", "2", "1"]));
        cases.push(decimals(&["1", "2", "3"], &["2", "4", "6"]));
        cases
    }

    fn sample(draw: &mut Draw<'_>, large: usize) -> Self {
        let (p, q) = sampled_pair(draw, large);
        let scale = |draw: &mut Draw<'_>, p: &Vector| {
            let factor = from_f64(draw.log_uniform(-8, 8)).unwrap_or_default();
            let scaled = p.exact().map(|p| p.iter().map(|mass| Rational::from(mass * &factor)).collect());
            Vector::from_exact(scaled.unwrap_or_default())
        };
        Self { p: scale(draw, &p), q: scale(draw, &q) }
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        vec![("p", vector(&self.p)), ("q", vector(&self.q))]
    }
}
