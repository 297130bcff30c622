//! Divergences of families by their definition: `∫ p ln(p/q)`, or a sum of such terms, and the mass `∫ p`.
//!
//! Only the densities are made use of, that is what [`Family::code`] says, evaluated at single points. The closed forms, which are made of
//! expectations, have none of their steps in common with this, and a misprint in one does not repeat itself in the other.
//!
//! What an integral is worth, [`quadrature`](crate::quadrature) says. The tail of an infinite sum is bounded by a geometric series, with a ratio
//! half-way between the last one seen and one: true of all whose ratios settle down, as those of the counting distributions do, and no proof.

use super::{Code, Family, Statistic, Support};
use crate::Enclosure;
use crate::quadrature::{Interval, Quadrature, Unintegrated};
use rug::float::Constant;
use rug::ops::Pow;
use rug::{Float, Rational};
use std::cell::RefCell;
use std::fmt;

/// Bits in which integrals are enclosed: thirty digits are a hundred bits, and half as many may cancel.
const PRECISION: u32 = 160;

/// Bits of a density beyond those of the point where it is evaluated: its constants lose as many in their own formulas.
const GUARD: u32 = 64;

/// The space of outcomes that are summed over by their numbers.
const CATEGORIES: &str = "categories";

/// The most terms of a sum.
const TERMS: u32 = 20_000;

/// A point at which a density is evaluated, with its distances from the ends of the support, which `x` less the end would have rounded away.
#[derive(Debug, Clone)]
pub struct Place {
    x: Float,
    ends: [Option<(Rational, Float)>; 2],
}

impl Place {
    /// A point that is far from any end, or exact.
    #[must_use]
    pub const fn exact(x: Float) -> Self {
        Self { x, ends: [None, None] }
    }

    /// `x − c`.
    fn less(&self, c: &Rational) -> Float {
        match self.ends.iter().flatten().find(|(end, _)| end == c) {
            Some((_, distance)) => distance.clone(),
            None => Float::with_val(self.x.prec(), &self.x - c),
        }
    }

    /// The same, with c as the origin.
    fn shifted(&self, c: &Rational) -> Self {
        let ends = self.ends.clone().map(|end| end.map(|(end, distance)| (end - c, distance)));
        Self { x: self.less(c), ends }
    }

    fn x(&self) -> Float {
        self.less(&Rational::new())
    }

    fn ln(&self) -> Float {
        self.x().ln()
    }
}

impl Statistic {
    /// Its value at a point; nothing where it is no function of a number.
    #[must_use]
    pub fn value(&self, place: &Place) -> Option<Float> {
        let precision = place.x.prec();
        let float = |x: &Rational| Float::with_val(precision, x);
        #[allow(unreachable_patterns)] // what is left are functions of vectors
        Some(match self {
            Self::Value => place.x(),
            Self::SquaredDeviation(c) => place.less(c).square(),
            Self::AbsoluteDeviation(c) => place.less(c).abs(),
            Self::LnOnePlusSquare { center, width } => (place.less(center).square() / float(width)).ln_1p(),
            Self::Power(s) => place.x().pow(&float(s)),
            Self::ScaledPower { scale, exponent } => (place.x() / scale).pow(&float(exponent)),
            Self::LnOnePlus => place.x().ln_1p(),
            Self::Shifted(c, statistic) => return statistic.value(&place.shifted(c)),
            Self::Ln => place.ln(),
            Self::LnComplement => (-place.less(&Rational::from(1))).ln(),
            Self::SquaredLnDeviation(c) => (place.ln() - c).square(),
            Self::SquaredLogitDeviation(c) => (place.ln() - (-place.less(&Rational::from(1))).ln() - c).square(),
            Self::LnQuadratic { center, scale } => (place.less(center).square() + scale.clone().square()).ln(),
            Self::Cosine(c) => place.less(c).cos(),
            Self::Exponential { origin, scale } => (-place.less(origin) / scale).exp(),
            Self::LnFactorial => ln_factorial(&place.x),
            Self::LnBinomial(n) => {
                let from_n = Float::with_val(precision, n - &place.x);
                ln_factorial(&Float::with_val(precision, n)) - ln_factorial(&place.x) - ln_factorial(&from_n)
            }
            Self::LnNegativeBinomial(r) => {
                let ln_gamma = |x: Float| x.ln_gamma();
                ln_gamma(place.x() + r) - ln_gamma(float(r)) - ln_factorial(&place.x)
            }
            Self::Entry(index) => Float::with_val(precision, u32::from(place.x == *index)),
            _ => return None,
        })
    }

    /// Where it is not smooth, or not for far into the complex plane.
    const fn kink(&self) -> Option<&Rational> {
        match self {
            Self::AbsoluteDeviation(c)
            | Self::LnQuadratic { center: c, .. }
            | Self::LnOnePlusSquare { center: c, .. } => Some(c),
            _ => None,
        }
    }
}

fn ln_factorial(x: &Float) -> Float {
    Float::with_val(x.prec(), x + 1_u32).ln_gamma()
}

/// Why there is no number.
#[derive(Debug, Clone, PartialEq)]
pub enum Undefined {
    /// The outcomes are no numbers, or a density is not evaluated.
    Space,
    /// The integral was not found.
    Integral(Unintegrated),
    /// The sum has too many terms.
    Sum,
}

impl fmt::Display for Undefined {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Space => f.write_str("densities are evaluated at numbers only"),
            Self::Integral(reason) => write!(f, "the integral: {reason}"),
            Self::Sum => write!(f, "the sum has more than {TERMS} terms"),
        }
    }
}

impl std::error::Error for Undefined {}

/// Whether the densities of both can be evaluated, at numbers.
#[must_use]
pub fn is_defined(p: &dyn Family, q: &dyn Family) -> bool {
    let somewhere = Place::exact(Float::with_val(PRECISION, 0.5));
    let evaluated = |family: &dyn Family| Evaluated::of(family).at(&somewhere).is_some();
    let (space, _) = p.support().space();
    matches!(space, "numbers" | "angles" | CATEGORIES) && evaluated(p) && evaluated(q)
}

/// `∫ p`, or the sum of the masses: one.
///
/// # Errors
/// If there is no such number.
pub fn mass(p: &dyn Family, digits: u32) -> Result<Enclosure, Undefined> {
    let of_p = Evaluated::of(p);
    total(p, &of_p.kinks(), digits, |place| Some((-of_p.at(place)?).exp()))
}

/// `∫ p ln(p/q)`, or the sum of such terms. The support of p is within that of q.
///
/// # Errors
/// If there is no such number.
pub fn kl(p: &dyn Family, q: &dyn Family, digits: u32) -> Result<Enclosure, Undefined> {
    let (of_p, of_q) = (Evaluated::of(p), Evaluated::of(q));
    let kinks = [of_p.kinks(), of_q.kinks()].concat();
    total(p, &kinks, digits, |place| {
        let (to_p, to_q) = (of_p.at(place)?, of_q.at(place)?);
        let density = Float::with_val(to_p.prec(), -&to_p).exp();
        // Where p vanishes its code may be infinite, as may that of q.
        Some(if density.is_zero() { density } else { density * (to_q - to_p) })
    })
}

/// A code, its numbers rounded.
struct Evaluated {
    constant: Float,
    terms: Vec<(Float, Statistic)>,
}

impl Evaluated {
    fn of(family: &dyn Family) -> Self {
        // Nodes have some more bits than were asked for.
        let Code { constant, terms } = family.code(PRECISION + 2 * GUARD);
        let terms = terms.into_iter().map(|(weight, statistic)| (middle(&weight), statistic));
        Self { constant: middle(&constant), terms: terms.collect() }
    }

    fn at(&self, place: &Place) -> Option<Float> {
        let precision = place.x.prec();
        let mut code = Float::with_val(precision, &self.constant);
        for (weight, statistic) in &self.terms {
            let value = statistic.value(place)?;
            // What is no term of the code has no weight, be it infinite.
            if !value.is_zero() {
                code += value * weight;
            }
        }
        Some(code)
    }

    fn kinks(&self) -> Vec<Rational> {
        self.terms.iter().filter_map(|(_, statistic)| statistic.kink().cloned()).collect()
    }
}

fn middle(enclosure: &Enclosure) -> Float {
    Float::with_val(enclosure.precision(), enclosure.lower() + enclosure.upper()) / 2_u32
}

/// The integral or the sum over the support of p.
fn total(
    p: &dyn Family,
    kinks: &[Rational],
    digits: u32,
    term: impl Fn(&Place) -> Option<Float>,
) -> Result<Enclosure, Undefined> {
    match p.support() {
        Support::Interval { low, high } => {
            let interval = match (low, high) {
                (Some(low), Some(high)) => Interval::Between(low, high),
                (Some(low), None) => Interval::Above(low),
                (None, Some(high)) => Interval::Below(high),
                (None, None) => Interval::Line,
            };
            let (center, width) = bulk(p, &interval);
            let quadrature = Quadrature::new(interval.clone()).digits(digits).breaks(kinks.iter().cloned());
            integral(&quadrature.peak(center, width), &interval, &term)
        }
        Support::Circle => {
            // In half turns from the origin.
            let turn = Interval::Between(Rational::from(-1), Rational::from(1));
            let quadrature = Quadrature::new(turn.clone()).digits(digits).breaks([Rational::new()]);
            integral(&quadrature, &turn, &|place| {
                let pi = Float::with_val(place.x.prec(), Constant::Pi);
                let angle = Place::exact(Float::with_val(place.x.prec(), &place.x * &pi));
                Some(term(&angle)? * pi)
            })
        }
        Support::Integers { low, high } => sum(&low, high.as_ref(), &term),
        Support::Other(CATEGORIES, n) => sum(&Rational::new(), Some(&Rational::from(n - 1)), &term),
        Support::Subset { space: CATEGORIES, possible, .. } => {
            let last = Rational::from(possible.len() - 1);
            let is_possible = |place: &Place| possible[place.x.to_f64() as usize];
            sum(&Rational::new(), Some(&last), &|place| {
                if is_possible(place) { term(place) } else { Some(Float::new(place.x.prec())) }
            })
        }
        Support::Other(..) | Support::Subset { .. } => Err(Undefined::Space),
    }
}

fn place(node: &crate::quadrature::Node, interval: &Interval) -> Place {
    let (low, high) = match interval {
        Interval::Between(low, high) => (Some(low), Some(high)),
        Interval::Above(low) => (Some(low), None),
        Interval::Below(high) => (None, Some(high)),
        Interval::Line => (None, None),
    };
    let from_low = low.map(|low| (low.clone(), node.from_start()));
    let from_high = high.map(|high| (high.clone(), -node.to_end()));
    Place { x: node.x().clone(), ends: [from_low, from_high] }
}

fn integral(
    quadrature: &Quadrature,
    interval: &Interval,
    term: &impl Fn(&Place) -> Option<Float>,
) -> Result<Enclosure, Undefined> {
    let evaluated = |node: &crate::quadrature::Node| {
        let nan = || Float::with_val(node.precision(), f64::NAN);
        term(&place(node, interval)).unwrap_or_else(nan)
    };
    quadrature.integrate(PRECISION, evaluated).map_err(Undefined::Integral)
}

/// Where most of a density is: about its median, and about its interquartile range. It is all the same to the value of an integral, but not
/// to how soon that is found.
fn bulk(p: &dyn Family, interval: &Interval) -> (Rational, Rational) {
    let code = Evaluated::of(p);
    let mut found = (Rational::new(), Rational::from(1));
    // The second time nodes are dense where the first found it to be.
    for _ in 0..2 {
        let seen = RefCell::new(Vec::new());
        let density = |node: &crate::quadrature::Node| {
            let density = code.at(&place(node, interval)).map_or_else(|| Float::new(53), |code| (-code).exp());
            seen.borrow_mut().push((node.x().to_f64(), density.to_f64()));
            density
        };
        let coarse = Quadrature::new(interval.clone()).digits(1).level_limit(5);
        // The value is of no interest.
        let _ = coarse.peak(found.0.clone(), found.1.clone()).integrate(53, density);
        let mut seen = seen.into_inner();
        seen.retain(|(x, density)| x.is_finite() && density.is_finite());
        seen.sort_by(|a, b| a.0.total_cmp(&b.0));
        if let Some(better) = quartiles(&seen) {
            found = better;
        }
    }
    found
}

/// The median and the interquartile range, by trapezia.
fn quartiles(seen: &[(f64, f64)]) -> Option<(Rational, Rational)> {
    let areas: Vec<f64> = seen.windows(2).map(|pair| (pair[1].0 - pair[0].0) * (pair[0].1 + pair[1].1) / 2.0).collect();
    let all: f64 = areas.iter().sum();
    let quantile = |share: f64| {
        let mut below = 0.0;
        let reaches = |area: &f64| {
            below += area;
            below >= share * all
        };
        areas.iter().position(reaches).map(|index| (seen[index].0 + seen[index + 1].0) / 2.0)
    };
    let [first, median, third] = [quantile(0.25)?, quantile(0.5)?, quantile(0.75)?];
    let width = Rational::from_f64(third - first).filter(|width| *width > 0)?;
    Some((Rational::from_f64(median)?, width))
}

/// The sum over whole numbers.
fn sum(
    low: &Rational,
    high: Option<&Rational>,
    term: &impl Fn(&Place) -> Option<Float>,
) -> Result<Enclosure, Undefined> {
    let precision = PRECISION + GUARD;
    let zero = || Float::new(precision);
    let (mut value, mut size, mut last) = (zero(), zero(), zero());
    let mut tail = None;
    for k in 0..TERMS {
        let x = Rational::from(low + k);
        if high.is_some_and(|high| x > *high) {
            tail = Some(zero());
            break;
        }
        let next = term(&Place::exact(Float::with_val(precision, &x))).ok_or(Undefined::Space)?;
        let magnitude = next.clone().abs();
        value += &next;
        size += &magnitude;
        let beyond = geometric(&last, &magnitude);
        last = magnitude;
        if high.is_none()
            && beyond.as_ref().is_some_and(|beyond| *beyond < Float::with_val(precision, &size >> PRECISION))
        {
            tail = beyond;
            break;
        }
    }
    let radius = tail.ok_or(Undefined::Sum)? + (size >> PRECISION);
    let ends = [Float::with_val(precision, &value - &radius), value + radius];
    let [lower, upper] = ends;
    Enclosure::from_bounds(lower, upper).ok_or(Undefined::Sum)
}

/// What comes after two terms whose ratio r is below one, if no later ratio is above (1 + r)/2: it is at most the second times (1 + r)/(1 − r).
fn geometric(last: &Float, next: &Float) -> Option<Float> {
    let ratio = Float::with_val(next.prec(), next / last);
    (ratio < 1).then(|| Float::with_val(next.prec(), 1 + &ratio) / Float::with_val(next.prec(), 1 - &ratio) * next)
}
