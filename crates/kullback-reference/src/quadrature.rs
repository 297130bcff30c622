//! Integrals by the double-exponential rule, to many digits: the numerical definition of what has no
//! closed form.
//!
//! A change of variable makes the integrand fall off like `exp(−exp |t|)` on both sides, whatever it
//! does at the ends of the interval, and the trapezoidal rule then converges exponentially: halving
//! the step doubles the number of correct digits. The variable is that of Takahasi and Mori: tanh-sinh
//! on a finite interval, exp-sinh on a half line, sinh-sinh on the line.
//!
//! ```
//! use kullback_reference::{Rational, quadrature::{Interval, Quadrature}, rug::ops::Pow};
//!
//! // ∫ √(x / (1 − x)) over (0, 1) is π/2. The second factor needs the distance to the right end,
//! // which 1 − x would have lost.
//! let unit = Interval::Between(Rational::from(0), Rational::from(1));
//! let integral = Quadrature::new(unit)
//!     .digits(35)
//!     .integrate(192, |node| (node.from_start() / node.to_end()).sqrt())
//!     .unwrap();
//! assert_eq!(integral.to_decimal(30).unwrap(), "1.57079632679489661923132169164");
//! ```
//!
//! # What is proved and what is inferred
//!
//! The enclosure that comes out is the finest sum, with a radius made of three parts.
//!
//! * **Rounding** is bounded: sums, weights and nodes are computed with 32 bits beyond the precision
//!   asked for, and `2^−precision` of the sum of the terms' absolute values is added. That covers the
//!   integrand's own rounding too as long as it returns its value *at the exact node* within that
//!   relative error, that is, as long as it is evaluated at [`Node::precision`] and loses fewer than
//!   some thirty bits to cancellation.
//! * **Truncation** is inferred: the range of `t` ends where terms have become negligible, at least
//!   three times in a row and beyond `|t| = 3`; all terms seen outside the range are added, fourfold.
//! * **Discretisation** is inferred from convergence: the difference of the last two sums is added. For
//!   an integrand that is analytic inside the interval (or between its break points) the error of the
//!   finer one is about the square of that difference. An integrand that is not, one with an
//!   undeclared kink for instance, converges too slowly to reach any number of digits worth asking
//!   for, and the answer is [`Unintegrated`].
//!
//! So it is no proof, unlike everything else in this crate: a function that is negligible at every node
//! and not elsewhere is integrated wrongly. Nodes are dense at the ends of an interval and at its break
//! points, so narrow peaks there are found; elsewhere, say where they are with [`Quadrature::peak`].

use std::{error::Error, fmt};

use rug::{
    Float, Rational,
    float::{Constant, Round},
    ops::{AddAssignRound, MulAssignRound, Pow},
};

use crate::Enclosure;

/// Bits beyond the precision asked for, in which rounding disappears.
const GUARD: u32 = 32;

/// The first step is `2^−FIRST_LEVEL`.
const FIRST_LEVEL: u32 = 2;

/// Two differences of sums are needed to see convergence, so three levels.
const LEAST_LEVEL: u32 = FIRST_LEVEL + 2;

/// The finest step is `2^−LEVEL_LIMIT`, unless told otherwise: some ten thousand nodes.
const LEVEL_LIMIT: u32 = 10;

/// The scan does not stop before this `t`, where nodes are within `10⁻¹³` of the ends, or at `10⁶`.
const SCAN_AT_LEAST: f64 = 3.0;

/// Nor go on beyond this one, where they are within `10⁻³⁰⁰⁰⁰⁰⁰`.
const SCAN_AT_MOST: f64 = 16.0;

/// Negligible terms in a row that end the scan.
const SCAN_PATIENCE: u32 = 3;

/// Where to integrate.
#[derive(Clone, Debug, PartialEq)]
pub enum Interval {
    /// `(a, b)`, with `a < b`.
    Between(Rational, Rational),
    /// `(a, ∞)`.
    Above(Rational),
    /// `(−∞, b)`.
    Below(Rational),
    /// `(−∞, ∞)`.
    Line,
}

impl Interval {
    fn start(&self) -> Option<&Rational> {
        match self {
            Self::Between(start, _) | Self::Above(start) => Some(start),
            Self::Below(_) | Self::Line => None,
        }
    }

    fn end(&self) -> Option<&Rational> {
        match self {
            Self::Between(_, end) | Self::Below(end) => Some(end),
            Self::Above(_) | Self::Line => None,
        }
    }
}

/// A point at which the integrand is evaluated, and how far it is from the ends.
///
/// The distances come straight from the change of variable and have all their digits where the
/// difference of `x` and an end would have none: an integrand like `xᵃ⁻¹ (1 − x)ᵇ⁻¹` is to be computed
/// from them.
#[derive(Clone, Debug)]
pub struct Node {
    x: Float,
    from_left: Float,
    to_right: Float,
    before: Float,
    after: Float,
    piece: usize,
}

impl Node {
    /// The abscissa, to nearest.
    pub fn x(&self) -> &Float {
        &self.x
    }

    /// The precision of the node, which is more than was asked for, and at which the integrand is to be
    /// evaluated.
    pub fn precision(&self) -> u32 {
        self.x.prec()
    }

    /// The distance from the start of the interval, without cancellation; infinite if there is none.
    pub fn from_start(&self) -> Float {
        Float::with_val(self.precision(), &self.from_left + &self.before)
    }

    /// The distance to the end of the interval, without cancellation; infinite if there is none.
    pub fn to_end(&self) -> Float {
        Float::with_val(self.precision(), &self.to_right + &self.after)
    }

    /// The distance from the nearest break point on the left, or else from the start.
    pub fn from_left(&self) -> &Float {
        &self.from_left
    }

    /// The distance to the nearest break point on the right, or else to the end.
    pub fn to_right(&self) -> &Float {
        &self.to_right
    }

    /// How many break points are to the left.
    pub fn piece(&self) -> usize {
        self.piece
    }
}

/// An integral to be computed: the interval, what is known about the integrand, and what is wanted.
#[derive(Clone, Debug)]
pub struct Quadrature {
    interval: Interval,
    breaks: Vec<Rational>,
    center: Rational,
    scale: Rational,
    digits: u32,
    negligible: u32,
    level_limit: u32,
}

impl Quadrature {
    /// An integral over an interval, to 30 digits.
    ///
    /// # Panics
    ///
    /// If the ends are equal or in the wrong order.
    pub fn new(interval: Interval) -> Self {
        if let Interval::Between(start, end) = &interval {
            assert!(start < end, "no interval: from {start} to {end}");
        }
        Self {
            interval,
            breaks: Vec::new(),
            center: Rational::new(),
            scale: Rational::from(1),
            digits: 30,
            negligible: u32::MAX,
            level_limit: LEVEL_LIMIT,
        }
    }

    /// The relative radius wanted: `10^−digits`.
    #[must_use]
    pub fn digits(self, digits: u32) -> Self {
        Self { digits, ..self }
    }

    /// A radius of `10^−places` will do too, however small the integral: for one that may be zero.
    #[must_use]
    pub fn decimal_places(self, places: u32) -> Self {
        Self { negligible: places, ..self }
    }

    /// Points where the integrand has a kink, a jump or a singularity, in any order; those outside the
    /// interval are ignored. It is then integrated piece by piece.
    #[must_use]
    pub fn breaks(mut self, points: impl IntoIterator<Item = Rational>) -> Self {
        self.breaks.extend(points);
        self
    }

    /// The typical size of the integrand's features on an infinite interval, one unless told otherwise:
    /// how far from a finite end, or from the centre of the line, nodes are equally dense on both sides.
    ///
    /// # Panics
    ///
    /// If it is not positive.
    #[must_use]
    pub fn scale(self, scale: Rational) -> Self {
        assert!(scale.is_positive(), "a scale of {scale}");
        Self { scale, ..self }
    }

    /// Where the integrand has its peak, and how wide that is. On the line it becomes the centre of
    /// the nodes; inside any other interval it becomes a break point, around which nodes are dense.
    ///
    /// # Panics
    ///
    /// If the width is not positive.
    #[must_use]
    pub fn peak(mut self, center: Rational, width: Rational) -> Self {
        if self.interval == Interval::Line {
            self.center = center;
        } else {
            self.breaks.push(center);
        }
        self.scale(width)
    }

    /// The finest step is `2^−level`: more than 10 for an integrand that needs more than some ten
    /// thousand nodes.
    #[must_use]
    pub fn level_limit(self, level: u32) -> Self {
        Self { level_limit: level.max(LEAST_LEVEL), ..self }
    }

    /// The integral, with its radius; the [module](self) says what that is worth.
    ///
    /// # Errors
    ///
    /// [`Unintegrated`], if the integrand is not finite somewhere, or if the radius does not come down
    /// to what was asked for.
    pub fn integrate(&self, precision: u32, f: impl Fn(&Node) -> Float) -> Result<Enclosure, Unintegrated> {
        let working = precision + GUARD;
        let pieces = self.pieces(working);
        let mut sums =
            pieces.iter().map(|piece| Trapezia::new(piece, precision, &f)).collect::<Result<Vec<_>, Unintegrated>>()?;
        loop {
            let value = sums.iter().fold(Float::new(working), |total, sum| total + sum.value());
            let tolerance = self.tolerance(&value);
            let radius = total(&sums, |sum| sum.radius(precision));
            let level = sums.iter().map(|sum| sum.level).max().unwrap_or(0);
            if sums.iter().all(|sum| sum.is_converging(self.digits)) && radius <= tolerance {
                return Ok(ball(&value, &radius, precision));
            }
            // What a piece may miss by while the others do their part.
            let share = tolerance / (2 * sums.len() as u32);
            let mut unsettled: Vec<_> = sums
                .iter_mut()
                .filter(|sum| sum.level < self.level_limit)
                .filter(|sum| !sum.is_converging(self.digits) || sum.radius(precision) > share)
                .collect();
            if unsettled.is_empty() {
                return Err(Unintegrated::NotConverged { enclosure: ball(&value, &radius, precision), level });
            }
            for sum in &mut unsettled {
                sum.refine(&f)?;
            }
        }
    }

    fn tolerance(&self, value: &Float) -> Float {
        let power = |digits: u32| Float::with_val(value.prec(), 10).pow(-i64::from(digits));
        let relative = power(self.digits) * value.clone().abs();
        if self.negligible == u32::MAX { relative } else { relative.max(&power(self.negligible)) }
    }

    /// The interval, cut at the break points inside it.
    fn pieces(&self, precision: u32) -> Vec<Piece> {
        let (start, end) = (self.interval.start(), self.interval.end());
        let mut cuts: Vec<Rational> = self
            .breaks
            .iter()
            .filter(|cut| start.is_none_or(|start| start < *cut) && end.is_none_or(|end| *cut < end))
            .cloned()
            .collect();
        cuts.sort();
        cuts.dedup();
        let lefts = std::iter::once(start).chain(cuts.iter().map(Some));
        let rights = cuts.iter().map(Some).chain(std::iter::once(end));
        lefts.zip(rights).enumerate().map(|(index, (left, right))| self.piece(index, left, right, precision)).collect()
    }

    fn piece(&self, index: usize, left: Option<&Rational>, right: Option<&Rational>, precision: u32) -> Piece {
        let float = |x: &Rational| Float::with_val(precision, x);
        // The distance between an end of the interval and one of the piece.
        let offset = |from: Option<&Rational>, to: Option<&Rational>| match (from, to) {
            (Some(from), Some(to)) => float(&Rational::from(to - from)),
            _ => Float::with_val(precision, f64::INFINITY),
        };
        let scale = float(&self.scale);
        let map = match (left, right) {
            (Some(left), Some(right)) => {
                let length = float(&Rational::from(right - left));
                Map::Between { left: float(left), right: float(right), length }
            }
            (Some(left), None) => Map::Above { left: float(left), scale },
            (None, Some(right)) => Map::Below { right: float(right), scale },
            (None, None) => Map::Line { center: float(&self.center), scale },
        };
        Piece {
            map,
            index,
            before: offset(self.interval.start(), left),
            after: offset(right, self.interval.end()),
            pi: Float::with_val(precision, Constant::Pi),
        }
    }
}

/// The sum of what each piece contributes, rounded up.
fn total(sums: &[Trapezia<'_>], part: impl Fn(&Trapezia<'_>) -> Float) -> Float {
    sums.iter().map(part).fold(Float::new(64), |mut total, part| {
        total.add_assign_round(&part, Round::Up);
        total
    })
}

fn ball(value: &Float, radius: &Float, precision: u32) -> Enclosure {
    let (lo, _) = Float::with_val_round(precision, value - radius, Round::Down);
    let (hi, _) = Float::with_val_round(precision, value + radius, Round::Up);
    Enclosure::from_bounds(lo, hi).expect("a finite value and a radius")
}

/// Why there is no integral.
#[derive(Clone, Debug, PartialEq)]
pub enum Unintegrated {
    /// The integrand is infinite or not a number here.
    NotFinite {
        /// The abscissa.
        x: Float,
    },
    /// The integrand is not negligible as near to an end, or as far out, as nodes go.
    NotNegligible {
        /// The abscissa.
        x: Float,
    },
    /// The sums did not converge to the digits asked for.
    NotConverged {
        /// The last value, with a radius that is not to be relied on.
        enclosure: Enclosure,
        /// The finest step was `2^−level`.
        level: u32,
    },
}

impl fmt::Display for Unintegrated {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFinite { x } => write!(f, "the integrand is not finite at {x:.17}"),
            Self::NotNegligible { x } => write!(f, "the integrand is still not negligible at {x:.17}"),
            Self::NotConverged { enclosure, level } => write!(f, "not converged at a step of 2^-{level}: {enclosure}"),
        }
    }
}

impl Error for Unintegrated {}

/// An interval without break points, and its change of variable.
struct Piece {
    map: Map,
    index: usize,
    before: Float,
    after: Float,
    pi: Float,
}

enum Map {
    Between { left: Float, right: Float, length: Float },
    Above { left: Float, scale: Float },
    Below { right: Float, scale: Float },
    Line { center: Float, scale: Float },
}

impl Piece {
    fn precision(&self) -> u32 {
        self.pi.prec()
    }

    /// The node at `t`, and the derivative of its abscissa there.
    fn node(&self, t: f64) -> (Node, Float) {
        let precision = self.precision();
        let (sinh, cosh) = Float::with_val(precision, t).sinh_cosh(Float::new(precision));
        let far = || Float::with_val(precision, f64::INFINITY);
        // All but tanh have half the exponent.
        let half_turn = Float::with_val(precision, &self.pi >> 1_u32);
        let (x, from_left, to_right, slope) = match &self.map {
            Map::Between { left, right, length } => {
                // With E = exp(−π |sinh t|), the distances are L E/(1 + E) and L/(1 + E).
                let decay = (-Float::with_val(precision, &self.pi * &sinh).abs()).exp();
                let share = Float::with_val(precision, &decay + 1_u32).recip();
                let distant = Float::with_val(precision, length * &share);
                let near = decay * &distant;
                let slope = Float::with_val(precision, &near * &share) * cosh * &self.pi;
                if t < 0.0 {
                    (Float::with_val(precision, left + &near), near, distant, slope)
                } else {
                    (Float::with_val(precision, right - &near), distant, near, slope)
                }
            }
            Map::Above { left, scale } => {
                let distance = Float::with_val(precision, &half_turn * &sinh).exp() * scale;
                let slope = Float::with_val(precision, &distance * &cosh) * &half_turn;
                (Float::with_val(precision, left + &distance), distance, far(), slope)
            }
            Map::Below { right, scale } => {
                // Mirrored, so that t increases with x.
                let distance = (-Float::with_val(precision, &half_turn * &sinh)).exp() * scale;
                let slope = Float::with_val(precision, &distance * &cosh) * &half_turn;
                (Float::with_val(precision, right - &distance), far(), distance, slope)
            }
            Map::Line { center, scale } => {
                let (odd, even) = Float::with_val(precision, &half_turn * &sinh).sinh_cosh(Float::new(precision));
                let x = odd * scale + center;
                (x, far(), far(), even * scale * cosh * &half_turn)
            }
        };
        let (before, after) = (self.before.clone(), self.after.clone());
        (Node { x, from_left, to_right, before, after, piece: self.index }, slope)
    }

    /// The integrand of the new variable.
    fn term(&self, t: f64, f: &impl Fn(&Node) -> Float) -> Result<Float, Unintegrated> {
        let (node, slope) = self.node(t);
        let term = slope * f(&node);
        if term.is_finite() { Ok(term) } else { Err(Unintegrated::NotFinite { x: node.x }) }
    }
}

/// The trapezoidal sum over a piece, at a step that is halved again and again.
struct Trapezia<'a> {
    piece: &'a Piece,
    /// The step is `2^−level`.
    level: u32,
    /// The range of `t`, in first steps.
    range: (i64, i64),
    /// Of the terms, and of their absolute values.
    sum: Float,
    size: Float,
    /// A bound of what lies outside the range.
    truncation: Float,
    /// The differences between the last two integrals, and between the two before.
    differences: [Option<Float>; 2],
}

impl<'a> Trapezia<'a> {
    /// Scans outward from the middle until terms are negligible, then forgets where they are.
    fn new(piece: &'a Piece, precision: u32, f: &impl Fn(&Node) -> Float) -> Result<Self, Unintegrated> {
        let zero = Float::new(piece.precision());
        let mut terms = vec![(0, piece.term(0.0, f)?)];
        let mut size = terms[0].1.clone().abs();
        for direction in [1, -1] {
            scan(piece, direction, precision, f, &mut terms, &mut size)?;
        }
        let threshold = Float::with_val(64, &size >> precision);
        let significant = || terms.iter().filter(|(_, term)| *term.as_abs() > threshold).map(|(k, _)| *k);
        let range = (significant().min().unwrap_or(0) - 1, significant().max().unwrap_or(0) + 1);
        let mut scanned = Self {
            piece,
            level: FIRST_LEVEL,
            range,
            sum: zero.clone(),
            size: zero.clone(),
            truncation: Float::new(64),
            differences: [None, None],
        };
        for (k, term) in &terms {
            if (range.0..=range.1).contains(k) {
                scanned.add(term);
            } else {
                scanned.truncation.add_assign_round(&*term.as_abs(), Round::Up);
            }
        }
        // Of the integral rather than the sum, and four times that, for what is between and beyond.
        scanned.truncation <<= 2 - FIRST_LEVEL as i32;
        Ok(scanned)
    }

    fn add(&mut self, term: &Float) {
        self.sum += term;
        self.size += &*term.as_abs();
    }

    /// Halves the step: the new nodes are half-way between the old ones.
    fn refine(&mut self, f: &impl Fn(&Node) -> Float) -> Result<(), Unintegrated> {
        let before = self.value();
        self.level += 1;
        let step = (-f64::from(self.level)).exp2();
        let steps = 1_i64 << (self.level - FIRST_LEVEL);
        let (first, last) = (self.range.0 * steps, self.range.1 * steps);
        for k in (first + 1..last).step_by(2) {
            let term = self.piece.term(k as f64 * step, f)?;
            self.add(&term);
        }
        let difference = Float::with_val(64, self.value() - before).abs();
        self.differences = [Some(difference), self.differences[0].take()];
        Ok(())
    }

    fn value(&self) -> Float {
        Float::with_val(self.sum.prec(), &self.sum >> self.level)
    }

    /// The radius: difference, truncation and rounding.
    fn radius(&self, precision: u32) -> Float {
        let Some(difference) = &self.differences[0] else {
            return Float::with_val(64, f64::INFINITY);
        };
        let mut radius = Float::with_val_round(64, &self.size >> (self.level + precision), Round::Up).0;
        // The difference itself was rounded, to nearest.
        radius.mul_assign_round(2, Round::Up);
        radius.add_assign_round(&self.truncation, Round::Up);
        radius.add_assign_round(difference, Round::Up);
        radius
    }

    /// Whether the last but one difference was small as well, as it must be if each is about the square of
    /// the one before: two sums that agree by chance do not count.
    fn is_converging(&self, digits: u32) -> bool {
        let [Some(_), Some(earlier)] = &self.differences else {
            return false;
        };
        let bound = Float::with_val(64, &self.size >> self.level) * Float::with_val(64, 10).pow(-i64::from(digits / 4));
        *earlier <= bound
    }
}

/// Collects terms in one direction, until they are negligible.
fn scan(
    piece: &Piece,
    direction: i64,
    precision: u32,
    f: &impl Fn(&Node) -> Float,
    terms: &mut Vec<(i64, Float)>,
    size: &mut Float,
) -> Result<(), Unintegrated> {
    let step = (-f64::from(FIRST_LEVEL)).exp2();
    let mut negligible_in_a_row = 0;
    for k in 1_i64.. {
        let t = k as f64 * step;
        if t > SCAN_AT_LEAST && negligible_in_a_row >= SCAN_PATIENCE {
            break;
        }
        let k = k * direction;
        if t > SCAN_AT_MOST {
            return Err(Unintegrated::NotNegligible { x: piece.node(k as f64 * step).0.x });
        }
        let term = piece.term(k as f64 * step, f)?;
        let magnitude = term.clone().abs();
        let is_negligible = magnitude <= Float::with_val(64, &*size >> precision);
        negligible_in_a_row = if is_negligible { negligible_in_a_row + 1 } else { 0 };
        *size += magnitude;
        terms.push((k, term));
    }
    Ok(())
}
