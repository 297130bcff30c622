//! Cases of two distributions, and an order or a step.

use super::{Case, Pair, fixed_pairs, sampled_pair, vector};
use crate::point::{Number, Value, Vector};
use crate::sampler::{self, Draw};

/// The orders that statements on orders begin with.
const ORDERS: &[&str] = &["0.1", "0.5", "0.9", "0.99", "1.01", "1.5", "2", "5"];

fn fixed_orders() -> impl Iterator<Item = (Vector, Vector, Number)> {
    fixed_pairs().zip(ORDERS.iter().cycle()).map(|((p, q), order)| (p, q, Number::decimal(order)))
}

/// Two distributions, and an order 0 < α ≠ 1, at most 64.
pub struct PairAndOrder {
    /// The first.
    pub p: Vector,
    /// The second.
    pub q: Vector,
    /// The order.
    pub alpha: Number,
}

impl Case for PairAndOrder {
    fn fixed() -> Vec<Self> {
        fixed_orders().map(|(p, q, alpha)| Self { p, q, alpha }).collect()
    }

    fn sample(draw: &mut Draw<'_>, large: usize) -> Self {
        let (p, q) = sampled_pair(draw, large);
        let order = sampler::order(draw);
        let usable = order > 0.0 && order != 1.0 && order <= 64.0;
        Self { p, q, alpha: Number::from_f64(if usable { order } else { 0.5 + draw.unit() / 4.0 }) }
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        let alpha = Value::Number(self.alpha.clone());
        vec![("p", vector(&self.p)), ("q", vector(&self.q)), ("alpha", alpha)]
    }
}

/// Two distributions, and two orders 0 < α < β ≤ 64, neither of them one.
pub struct PairAndOrders {
    /// The first.
    pub p: Vector,
    /// The second.
    pub q: Vector,
    /// The lower order.
    pub alpha: Number,
    /// The higher order.
    pub beta: Number,
}

impl Case for PairAndOrders {
    fn fixed() -> Vec<Self> {
        fixed_orders()
            .zip(ORDERS.iter().cycle().skip(3))
            .filter(|((_, _, alpha), beta)| alpha.nearest() < Number::decimal(beta).nearest())
            .map(|((p, q, alpha), beta)| Self { p, q, alpha, beta: Number::decimal(beta) })
            .collect()
    }

    fn sample(draw: &mut Draw<'_>, large: usize) -> Self {
        let PairAndOrder { p, q, alpha } = PairAndOrder::sample(draw, large);
        let factor = 1.0 + draw.log_uniform(-20, 1);
        let beta = (alpha.nearest() * factor).min(96.0);
        let beta = if beta > alpha.nearest() && beta != 1.0 { beta } else { 2.0 * alpha.nearest().max(1.0) };
        Self { p, q, alpha, beta: Number::from_f64(beta) }
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        let (alpha, beta) = (Value::Number(self.alpha.clone()), Value::Number(self.beta.clone()));
        vec![("p", vector(&self.p)), ("q", vector(&self.q)), ("alpha", alpha), ("beta", beta)]
    }
}

/// A number strictly between zero and one: anywhere, near zero, or near one.
fn sampled_fraction(draw: &mut Draw<'_>) -> Number {
    match draw.below(3) {
        0 => Number::from_exact(sampler::weight(draw)),
        1 => Number::from_f64(draw.log_uniform(-20, -1)),
        _ => Number::from_f64(1.0 - draw.log_uniform(-20, -1)),
    }
}

/// Two distributions, and a number 0 < α < 1.
pub struct PairAndFraction {
    /// The first.
    pub p: Vector,
    /// The second.
    pub q: Vector,
    /// The number.
    pub alpha: Number,
}

impl Case for PairAndFraction {
    fn fixed() -> Vec<Self> {
        let fractions = ["0.1", "0.5", "0.9", "0.99", "1/3"];
        let pairs = fixed_pairs().zip(fractions.into_iter().cycle());
        pairs.map(|((p, q), alpha)| Self { p, q, alpha: Number::decimal(alpha) }).collect()
    }

    fn sample(draw: &mut Draw<'_>, large: usize) -> Self {
        let (p, q) = sampled_pair(draw, large);
        Self { p, q, alpha: sampled_fraction(draw) }
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        let alpha = Value::Number(self.alpha.clone());
        vec![("p", vector(&self.p)), ("q", vector(&self.q)), ("alpha", alpha)]
    }
}

/// Two distributions, and a step ε = 2⁻ᵏ with k from 1 to 32 that goes to zero.
pub struct PairAndStep {
    /// The first.
    pub p: Vector,
    /// The second.
    pub q: Vector,
    /// The step.
    pub step: Number,
}

impl Case for PairAndStep {
    fn fixed() -> Vec<Self> {
        let steps = fixed_pairs().zip([1, 8, 20, 32].into_iter().cycle());
        steps.map(|((p, q), k)| Self { p, q, step: Number::from_f64(2f64.powi(-k)) }).collect()
    }

    fn sample(draw: &mut Draw<'_>, large: usize) -> Self {
        let (p, q) = sampled_pair(draw, large);
        let k = 1 + draw.below(32) as i32;
        Self { p, q, step: Number::from_f64(2f64.powi(-k)) }
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        let step = Value::Number(self.step.clone());
        vec![("p", vector(&self.p)), ("q", vector(&self.q)), ("step", step)]
    }
}

/// Two pairs of distributions on two sets of a dozen outcomes at most, and a number 0 < α < 1.
pub struct Independent {
    /// The distributions on the first set.
    pub x: Pair,
    /// The distributions on the second set.
    pub y: Pair,
    /// The number.
    pub alpha: Number,
}

impl Case for Independent {
    fn fixed() -> Vec<Self> {
        let other = fixed_pairs().skip(5).chain(fixed_pairs()).map(|(p, q)| Pair { p, q });
        let cases = PairAndFraction::fixed().into_iter().zip(other);
        cases.map(|(PairAndFraction { p, q, alpha }, y)| Self { x: Pair { p, q }, y, alpha }).collect()
    }

    fn sample(draw: &mut Draw<'_>, _: usize) -> Self {
        let mut small = || {
            let n = 1 + draw.below(12);
            let (p, q) = sampler::pair(draw, n);
            Pair { p: Vector::from_exact(p), q: Vector::from_exact(q) }
        };
        let (x, y) = (small(), small());
        Self { x, y, alpha: sampled_fraction(draw) }
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        let [x, y] = [&self.x, &self.y];
        let alpha = Value::Number(self.alpha.clone());
        vec![("p0", vector(&x.p)), ("q0", vector(&x.q)), ("p1", vector(&y.p)), ("q1", vector(&y.q)), ("alpha", alpha)]
    }
}
