//! Frank–Wolfe steps on the simplex, for both arguments of the divergence.

use rug::{Float, Rational};

use super::enclosed;
use crate::{
    Enclosure, OutOfDomain, domain,
    terms::{ln_ratio, rel_entr_sum},
};

/// `⟨∇, x − M e⟩` for the objective `KL(·‖q)`: `Σ x ln(x/q) − M min ln(x/q)`, where M is the sum of x.
///
/// # Errors
///
/// [`OutOfDomain`] if `x` or `q` is no probability vector, the lengths differ, or x has mass where q has none.
pub fn frank_wolfe_reverse_gap(x: &[Rational], q: &[Rational], precision: u32) -> Result<Enclosure, OutOfDomain> {
    let segment = Segment::reverse(x, q)?;
    if segment.is_stationary(q) {
        return Ok(Enclosure::zero(precision));
    }
    let least = ln_ratio(&x[segment.vertex], &q[segment.vertex], precision);
    Ok(rel_entr_sum(x.iter().zip(q), precision) - Enclosure::exact(&segment.mass, precision) * least)
}

/// Where the derivative of `KL(·‖q)` along the way from x to the vertex, which increases, changes its sign.
///
/// # Errors
///
/// As [`frank_wolfe_reverse_gap`].
pub fn frank_wolfe_reverse_line_search(
    x: &[Rational],
    q: &[Rational],
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    let segment = Segment::reverse(x, q)?;
    if segment.is_stationary(q) || segment.rest.is_zero() {
        return Ok(Enclosure::zero(precision));
    }
    let exact = |x: &Rational| Enclosure::exact(x, precision);
    let (mass, target, rest) = (exact(&x[segment.vertex]), exact(&q[segment.vertex]), exact(&segment.rest));
    let beside = |(index, pair): (usize, _)| (index != segment.vertex).then_some(pair);
    let others = rel_entr_sum(x.iter().zip(q).enumerate().filter_map(beside), precision);
    let one = Enclosure::from_integer(1, precision);
    // Divided by the rest's mass, which is positive.
    let derivative = |step: &Enclosure| {
        let at_vertex = (&mass + step * &rest) / &target;
        (at_vertex / (&one - step)).ln() - &others / &rest
    };
    let level = &target * (&others / &rest).exp();
    let guess = (&level - &mass) / (level + &rest);
    let middle = Float::with_val(precision, guess.lower());
    let shorter = middle.clone().min(&Float::with_val(precision, 1 - &middle));
    if shorter <= 0 || !shorter.is_finite() {
        return Ok(Enclosure::from_bounds(Float::new(precision), Float::with_val(precision, 1)).expect("in order"));
    }
    let margin = shorter >> (precision / 2);
    let low = Float::with_val(precision, &middle - &margin);
    let high = Float::with_val(precision, &middle + &margin);
    let falls = derivative(&Enclosure::point(low.clone())).is_negative();
    let rises = derivative(&Enclosure::point(high.clone())).is_positive();
    let low = if falls { low } else { Float::new(precision) };
    let high = if rises { high } else { Float::with_val(precision, 1) };
    Ok(Enclosure::from_bounds(low, high).expect("in order"))
}

/// `(1 − γ) x + γ M e`, for the objective `KL(·‖q)`.
///
/// # Errors
///
/// As [`frank_wolfe_reverse_gap`]; and if `gamma` is not from zero to one.
pub fn frank_wolfe_reverse_step(
    x: &[Rational],
    q: &[Rational],
    gamma: &Rational,
    precision: u32,
) -> Result<Vec<Enclosure>, OutOfDomain> {
    Segment::reverse(x, q)?.step(gamma, precision)
}

/// `⟨∇, x − M e⟩` for the objective `KL(p‖·)`: `M max(p/x) − Σp`, where M is the sum of x.
///
/// # Errors
///
/// [`OutOfDomain`] if `x` or `p` is no probability vector, the lengths differ, or p has mass where x has none.
pub fn frank_wolfe_forward_gap(x: &[Rational], p: &[Rational], precision: u32) -> Result<Enclosure, OutOfDomain> {
    let segment = Segment::forward(x, p)?;
    let largest = Rational::from(&p[segment.vertex] / &x[segment.vertex]);
    Ok(Enclosure::exact(&(largest * &segment.mass - domain::sum(p)), precision))
}

/// The step after which the vertex has the mass that p gives it, p being scaled to the sum of x.
///
/// # Errors
///
/// As [`frank_wolfe_forward_gap`].
pub fn frank_wolfe_forward_line_search(
    x: &[Rational],
    p: &[Rational],
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    let segment = Segment::forward(x, p)?;
    if segment.rest.is_zero() {
        return Ok(Enclosure::zero(precision));
    }
    let wanted = &p[segment.vertex] / domain::sum(p) * &segment.mass;
    Ok(Enclosure::exact(&((wanted - &x[segment.vertex]) / &segment.rest), precision))
}

/// `(1 − γ) x + γ M e`, for the objective `KL(p‖·)`.
///
/// # Errors
///
/// As [`frank_wolfe_forward_gap`]; and if `gamma` is not from zero to one.
pub fn frank_wolfe_forward_step(
    x: &[Rational],
    p: &[Rational],
    gamma: &Rational,
    precision: u32,
) -> Result<Vec<Enclosure>, OutOfDomain> {
    Segment::forward(x, p)?.step(gamma, precision)
}

/// The way from a point to a vertex.
struct Segment<'a> {
    x: &'a [Rational],
    vertex: usize,
    /// The sum of x.
    mass: Rational,
    /// The same without the vertex.
    rest: Rational,
}

impl<'a> Segment<'a> {
    fn reverse(x: &'a [Rational], q: &[Rational]) -> Result<Self, OutOfDomain> {
        domain::same_length(("x", x.len()), ("q", q.len()))?;
        let mass = domain::probability_vector("x", x)?;
        domain::probability_vector("q", q)?;
        supported("x", x, q)?;
        Ok(Self::new(x, q, mass))
    }

    fn forward(x: &'a [Rational], p: &[Rational]) -> Result<Self, OutOfDomain> {
        domain::same_length(("x", x.len()), ("p", p.len()))?;
        let mass = domain::probability_vector("x", x)?;
        domain::probability_vector("p", p)?;
        supported("p", p, x)?;
        Ok(Self::new(x, p, mass))
    }

    /// The vertex is the first at which x has least to what the target has, among those where that has any.
    fn new(x: &'a [Rational], target: &[Rational], mass: Rational) -> Self {
        let ratios = x.iter().zip(target).enumerate().filter(|(_, (_, target))| target.is_positive());
        let ratios = ratios.map(|(index, (x, target))| (Rational::from(x / target), index));
        let vertex = ratios.min().map_or(0, |(_, index)| index);
        let rest = Rational::from(&mass - &x[vertex]);
        Self { x, vertex, mass, rest }
    }

    /// Whether x is proportional to the target.
    fn is_stationary(&self, target: &[Rational]) -> bool {
        let (x, y) = (&self.x[self.vertex], &target[self.vertex]);
        self.x.iter().zip(target).all(|(own, other)| Rational::from(own * y) == Rational::from(other * x))
    }

    fn step(&self, gamma: &Rational, precision: u32) -> Result<Vec<Enclosure>, OutOfDomain> {
        domain::probability("gamma", gamma)?;
        let kept = Rational::from(1 - gamma);
        let mut next: Vec<Rational> = self.x.iter().map(|x| Rational::from(x * &kept)).collect();
        next[self.vertex] += Rational::from(gamma * &self.mass);
        Ok(enclosed(next, precision))
    }
}

fn supported(name: &str, inner: &[Rational], outer: &[Rational]) -> Result<(), OutOfDomain> {
    match inner.iter().zip(outer).position(|(inner, outer)| inner.is_positive() && outer.is_zero()) {
        None => Ok(()),
        Some(index) => Err(OutOfDomain::new(name, "has mass where the other has none").at(&[index])),
    }
}
