//! Cases of source coding: small alphabets, distributions that a code fits or does not, blocks and chains.

use super::{Case, rows, vector};
use crate::point::{Number, Rows, Value, Vector};
use crate::sampler::{self, Draw};
use kullback_reference::Rational;

fn decimals(lists: &[&[&str]]) -> impl Iterator<Item = Vector> {
    lists.iter().map(|list| Vector::decimals(list))
}

/// A distribution with so few outcomes that all codes can be tried.
pub struct SmallAlphabet {
    /// The distribution.
    pub p: Vector,
    /// The least expected length of all codes.
    pub least: Number,
}

impl SmallAlphabet {
    fn new(p: Vector) -> Self {
        let masses: Vec<Rational> =
            p.exact().map(|p| p.iter().filter(|p| !p.is_zero()).cloned().collect()).unwrap_or_default();
        // Lengths of n − 1 are enough for n words: a longer word has an inner node with one child, and can be cut
        // there.
        let longest = masses.len() as u32 - 1;
        let least = least(&masses, longest, &Rational::from(1));
        Self { p, least: Number::from_exact(least.unwrap_or_default()) }
    }
}

/// The least Σ p ℓ of whole lengths up to `longest` with Σ 2^(−ℓ) up to `weight`, over every choice of them; none if
/// there is no choice.
fn least(masses: &[Rational], longest: u32, weight: &Rational) -> Option<Rational> {
    let Some((first, rest)) = masses.split_first() else {
        return Some(Rational::new());
    };
    let with = |length: u32| {
        let left = weight - (Rational::from(1) >> length);
        if left < 0 { None } else { Some(least(rest, longest, &left)? + Rational::from(first * length)) }
    };
    (0..=longest).filter_map(with).min()
}

impl Case for SmallAlphabet {
    fn fixed() -> Vec<Self> {
        let lists: &[&[&str]] = &[
            &["1"],
            &["0.9", "0.1"],
            &["0.5", "0.3", "0.2"],
            &["0.9", "0.1", "0", "0", "0"],
            &["0.2", "0.2", "0.2", "0.2", "0.2"],
            &["0.92", "0.03", "0.02", "0.02", "0.01"],
            // The two trees of one expected length.
            &["1/3", "1/3", "1/6", "1/6"],
        ];
        decimals(lists).map(Self::new).collect()
    }

    fn sample(draw: &mut Draw<'_>, _: usize) -> Self {
        let count = 1 + draw.below(5);
        Self::new(Vector::from_exact(sampler::simplex(draw, count)))
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        vec![("p", vector(&self.p)), ("least", Value::Number(self.least.clone()))]
    }
}

/// A distribution whose masses are powers of two.
pub struct Dyadic {
    /// The distribution.
    pub p: Vector,
}

impl Case for Dyadic {
    fn fixed() -> Vec<Self> {
        let lists: &[&[&str]] = &[
            &["1"],
            &["0.5", "0.5"],
            &["0.25", "0.25", "0.5"],
            &["0.5", "0.25", "0.125", "0.125"],
            &["0", "0.5", "0.5"],
        ];
        decimals(lists).map(|p| Self { p }).collect()
    }

    fn sample(draw: &mut Draw<'_>, large: usize) -> Self {
        let count = draw.outcomes(large.min(64));
        let mut masses = vec![Rational::from(1)];
        while masses.len() < count {
            let index = draw.below(masses.len());
            masses[index] /= 2;
            let half = masses[index].clone();
            masses.push(half);
        }
        Self { p: Vector::from_exact(masses) }
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        vec![("p", vector(&self.p))]
    }
}

/// A distribution with a mass that is no power of two: small whole weights over their sum.
pub struct NotDyadic {
    /// The distribution.
    pub p: Vector,
}

impl Case for NotDyadic {
    fn fixed() -> Vec<Self> {
        let lists: &[&[&str]] = &[&["0.9", "0.1"], &["0.5", "0.3", "0.2"], &["1/3", "1/3", "1/3"], &["0.75", "0.25"]];
        decimals(lists).map(|p| Self { p }).collect()
    }

    fn sample(draw: &mut Draw<'_>, _: usize) -> Self {
        let mut weights: Vec<u32> = (0..2 + draw.below(7)).map(|_| 1 + draw.below(16) as u32).collect();
        // A weight of one beside a sum that is no power of two is no power of two.
        weights[0] = 1;
        if weights.iter().sum::<u32>().is_power_of_two() {
            weights[1] += 1;
        }
        // Two ones sum to a power of two, three do not.
        let total: u32 = weights.iter().sum();
        Self { p: Vector::from_exact(weights.into_iter().map(|weight| Rational::from((weight, total))).collect()) }
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        vec![("p", vector(&self.p))]
    }
}

/// A distribution whose masses are not very different from one another.
pub struct NearlyEven {
    /// The distribution.
    pub p: Vector,
}

impl NearlyEven {
    fn new(weights: &[u32]) -> Self {
        let total: u32 = weights.iter().sum();
        Self { p: Vector::from_exact(weights.iter().map(|&weight| Rational::from((weight, total))).collect()) }
    }
}

impl Case for NearlyEven {
    fn fixed() -> Vec<Self> {
        // At 2 ln 2 times a power of two the redundancy of even masses is largest: near 23, 45, 91 and 181.
        [1, 2, 3, 5, 6, 7, 11, 23, 45, 46, 91, 181].map(|count| Self::new(&vec![1; count])).into()
    }

    fn sample(draw: &mut Draw<'_>, large: usize) -> Self {
        let count = 1 + draw.below(large.min(128));
        let least = draw.choose(&[1, 10, 1000]);
        Self::new(&(0..count).map(|_| least + draw.below(10) as u32).collect::<Vec<_>>())
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        vec![("p", vector(&self.p))]
    }
}

/// A distribution of a few outcomes, and a length of blocks.
pub struct Blocks {
    /// The distribution.
    pub p: Vector,
    /// The length.
    pub n: Number,
}

impl Case for Blocks {
    fn fixed() -> Vec<Self> {
        let lists: &[&[&str]] = &[&["1"], &["0.9", "0.1"], &["0.5", "0.3", "0.2"], &["0.5", "0.5"]];
        let lengths = [1, 2, 3].map(|n: u32| Number::from_exact(n.into()));
        decimals(lists).flat_map(|p| lengths.clone().map(|n| Self { p: p.clone(), n })).collect()
    }

    fn sample(draw: &mut Draw<'_>, _: usize) -> Self {
        let outcomes = 1 + draw.below(3);
        let n = 1 + draw.below(if outcomes == 3 { 2 } else { 4 });
        let p = Vector::from_exact(sampler::simplex(draw, outcomes));
        Self { p, n: Number::from_exact(Rational::from(n as u64)) }
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        vec![("p", vector(&self.p)), ("n", Value::Number(self.n.clone()))]
    }
}

/// A Markov chain in which every state can be reached from every other, and a length of blocks.
pub struct Chain {
    /// The rows of transition probabilities.
    pub transition: Rows,
    /// The length.
    pub n: Number,
}

impl Case for Chain {
    fn fixed() -> Vec<Self> {
        let chains: &[&[&[&str]]] = &[
            &[&["1"]],
            &[&["0.9", "0.1"], &["0.4", "0.6"]],
            &[&["0", "1"], &["1", "0"]],
            &[&["0", "1", "0"], &["0", "0.5", "0.5"], &["1", "0", "0"]],
            &[&["0.5", "0.3", "0.2"], &["0.5", "0.3", "0.2"], &["0.5", "0.3", "0.2"]],
        ];
        let n = Number::from_exact(3.into());
        chains.iter().map(|rows| Self { transition: Rows::decimals(rows), n: n.clone() }).collect()
    }

    fn sample(draw: &mut Draw<'_>, _: usize) -> Self {
        let states = 1 + draw.below(4);
        let row = |draw: &mut Draw<'_>, from: usize| {
            // A way around all states, and whatever else.
            let weight = |draw: &mut Draw<'_>, to: usize| {
                if to == (from + 1) % states { 1 + draw.below(9) } else { draw.below(9) }
            };
            let weights: Vec<u64> = (0..states).map(|to| weight(draw, to) as u64).collect();
            let total: u64 = weights.iter().sum();
            Vector::from_exact(weights.into_iter().map(|weight| Rational::from((weight, total))).collect())
        };
        let transition = Rows::new((0..states).map(|from| row(draw, from)).collect());
        let longest = [4, 4, 3, 3][states - 1];
        Self { transition, n: Number::from_exact(Rational::from(1 + draw.below(longest) as u64)) }
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        vec![("transition", rows(&self.transition)), ("n", Value::Number(self.n.clone()))]
    }
}

/// A target distribution, and logits that are to fit it.
pub struct Target {
    /// The target.
    pub p: Vector,
    /// The logits.
    pub z: Vector,
}

impl Case for Target {
    fn fixed() -> Vec<Self> {
        let pairs: &[(&[&str], &[&str])] = &[
            (&["1"], &["0"]),
            (&["0.7", "0.2", "0.1"], &["1.2", "0.3", "-0.8"]),
            (&["0", "1"], &["2", "-1"]),
            (&["0.5", "0.5"], &["0", "0"]),
        ];
        pairs.iter().map(|(p, z)| Self { p: Vector::decimals(p), z: Vector::decimals(z) }).collect()
    }

    fn sample(draw: &mut Draw<'_>, large: usize) -> Self {
        let count = draw.outcomes(large.min(64));
        let z = (0..count).map(|_| Rational::from((draw.below(65) as i64 - 32, 8_i64))).collect();
        Self { p: Vector::from_exact(sampler::simplex(draw, count)), z: Vector::from_exact(z) }
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        vec![("p", vector(&self.p)), ("z", vector(&self.z))]
    }
}
