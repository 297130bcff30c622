//! The divergence of two of Student's t distributions and their cross-entropy: by definition, `E_p[ln p − ln q]` and `−E_p ln q`, by double-exponential
//! quadrature.
//!
//! What that is worth, [`quadrature`](crate::quadrature) says. In the coordinate y = (x − μ₁)/s₁ the singularities of the integrand are above and
//! below the two middles 0 and m, so the line is cut there, unless the middles are near one another and as wide.

use crate::quadrature::{Interval, Node, Quadrature};
use crate::{Enclosure, Rational};
use rug::Float;

/// log₂ of the least and the most degrees of freedom for which there is a value.
const DF_LOG2: [i32; 2] = [-4, 24];

/// log₂ of the largest ratio of two scales, and of the largest distance in units of the larger scale, for which there is one.
const SPREAD_LOG2: i32 = 20;

/// Bits beyond those that are known to cancel.
const GUARD: u32 = 64;

/// Degrees of freedom, location and scale.
pub(super) struct Member<'a> {
    pub(super) df: &'a Rational,
    pub(super) location: &'a Rational,
    pub(super) scale: &'a Rational,
}

impl Member<'_> {
    /// `−ln` of the density of the standard distribution at zero, ln Γ(½ν) − ln Γ(½(ν + 1)) + ½ ln πν.
    fn normalizer(&self, precision: u32) -> Float {
        let exact = |x: &Rational| Enclosure::exact(x, precision);
        let [a, b] = [0_u32, 1].map(|more| exact(&(Rational::from(self.df + more) / 2_u32)));
        middle(&(a.ln_gamma() - &b.ln_gamma() + &(Enclosure::pi(precision) * &exact(self.df)).ln().half()))
    }

    fn power(&self) -> Rational {
        Rational::from(self.df + 1_u32) / 2_u32
    }
}

fn middle(enclosure: &Enclosure) -> Float {
    Float::with_val(enclosure.precision(), enclosure.lower() + enclosure.upper()) / 2_u32
}

fn power_of_two(k: i32) -> Rational {
    if k < 0 { Rational::from(1) >> k.unsigned_abs() } else { Rational::from(1) << k.unsigned_abs() }
}

/// What is integrated.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Expected {
    /// ln p − ln q.
    Divergence,
    /// −ln q.
    CrossEntropy,
}

/// The expectation, to as many decimals as a fifth of the precision, where the parameters are within the range. Wide open, where the quadrature
/// does not get there.
pub(super) fn expectation(p: &Member<'_>, q: &Member<'_>, of: Expected, precision: u32) -> Option<Enclosure> {
    if !is_in_range(p, q) {
        return None;
    }
    let center = Rational::from(q.location - p.location) / p.scale;
    let ratio = Rational::from(q.scale / p.scale);
    let cancelling = if of == Expected::Divergence { cancelling(p, q, &center, &ratio) } else { 0 };
    let digits = precision / 5;
    let integrand = Integrand::new(p, q, of, &center, &ratio, 4 * digits + 3 * cancelling + 4 * GUARD);
    let quadrature = Quadrature::new(Interval::Line).digits(digits);
    let quadrature = if integrand.is_cut {
        quadrature.breaks([Rational::new(), center])
    } else {
        // Up to where the density is singular, if that is nearer than it is wide.
        let root = p.df.to_f64().min(1.0).sqrt();
        quadrature.peak(Rational::new(), Rational::from_f64(root)?)
    };
    let value = quadrature.integrate(4 * digits + cancelling + GUARD, |node| integrand.at(node));
    Some(value.map_or_else(|_| Enclosure::unknown(precision), |value| value.with_precision(precision)))
}

fn is_in_range(p: &Member<'_>, q: &Member<'_>) -> bool {
    let (narrow, broad) = (p.scale.min(q.scale), p.scale.max(q.scale));
    let [least, most] = DF_LOG2.map(power_of_two);
    let spread = power_of_two(SPREAD_LOG2);
    [p.df, q.df].iter().all(|df| least <= **df && **df <= most)
        && *broad <= Rational::from(narrow * &spread)
        && Rational::from(q.location - p.location).abs() <= Rational::from(broad * &spread)
}

/// About how many bits cancel where ln p − ln q is evaluated, and again where that is integrated.
fn cancelling(p: &Member<'_>, q: &Member<'_>, center: &Rational, ratio: &Rational) -> u32 {
    let change = Rational::from(q.df - p.df) / (Rational::from(p.df + 1_u32) * p.df);
    let changes = [center.clone(), Rational::from(ratio - 1_u32), change];
    // A Float has exponents enough.
    let exponents = changes.iter().filter_map(|change| Float::with_val(53, change).get_exp());
    exponents.max().unwrap_or(0).min(0).unsigned_abs()
}

/// `p (ln p − ln q)` or `−p ln q`, p a density of y and q one of x, its numbers rounded.
struct Integrand {
    of: Expected,
    is_cut: bool,
    center: Float,
    df: Float,
    width: Float,
    powers: [Float; 2],
    normalizer: Float,
    constant: Float,
}

impl Integrand {
    fn new(p: &Member<'_>, q: &Member<'_>, of: Expected, center: &Rational, ratio: &Rational, precision: u32) -> Self {
        let float = |x: &Rational| Float::with_val(precision, x);
        let [of_p, of_q] = [p, q].map(|member| member.normalizer(precision));
        let is_near = center.clone().abs() <= Rational::from((1, 4)) * ratio.min(&Rational::from(1));
        let is_as_wide = (Rational::from((1, 4))..=Rational::from(4)).contains(ratio);
        Self {
            is_cut: !(is_near && is_as_wide),
            center: float(center),
            df: float(p.df),
            width: float(&(ratio.clone().square() * q.df)),
            powers: [p, q].map(|member| float(&member.power())),
            constant: match of {
                Expected::Divergence => of_q - &of_p + float(ratio).ln(),
                Expected::CrossEntropy => of_q + float(q.scale).ln(),
            },
            of,
            normalizer: of_p,
        }
    }

    /// y and y − m, from the distances to the cuts where there are any.
    fn deviations(&self, node: &Node) -> [Float; 2] {
        let float = |x: &Float| Float::with_val(self.df.prec(), x);
        let plain = [float(node.x()), float(node.x()) - &self.center];
        if !self.is_cut || self.center.is_zero() {
            return plain;
        }
        let [y, deviation] = plain;
        let (from_left, to_right) = (float(node.from_left()), -float(node.to_right()));
        match (node.piece(), self.center.is_sign_positive()) {
            (0, true) => [to_right, deviation],
            (0, false) => [y, to_right],
            (1, true) => [from_left, to_right],
            (1, false) => [to_right, from_left],
            (_, true) => [y, from_left],
            (_, false) => [from_left, deviation],
        }
    }

    fn at(&self, node: &Node) -> Float {
        let [own, other] = self.deviations(node);
        let own = (own.square() / &self.df).ln_1p() * &self.powers[0];
        let other = (other.square() / &self.width).ln_1p() * &self.powers[1];
        let code = other + &self.constant;
        let value = if self.of == Expected::Divergence { code - &own } else { code };
        let density = Float::with_val(node.precision(), -(own + &self.normalizer)).exp();
        density * value
    }
}
