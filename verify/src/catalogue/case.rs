//! What statements speak of: points of a domain, drawn from streams of known length.
//!
//! A stream begins with fixed cases, the edges of the domain and the sources' own examples, and goes on with samples, each a
//! function of the seed, the statement and its index alone.

use crate::point::{Number, Rows, Value, Vector};
use crate::sampler::{self, Draw};
use kullback_reference::Rational;
use kullback_reference::exact::from_f64;

/// A point of a statement's domain.
pub trait Case: Sized + Send + Sync {
    /// Whether there is more than the fixed cases.
    const SAMPLED: bool = true;

    /// The edges of the domain, and the sources' own examples.
    fn fixed() -> Vec<Self>;

    /// A sample; `large` is the largest number of outcomes.
    fn sample(draw: &mut Draw<'_>, large: usize) -> Self;

    /// The inputs by name, for the report of a failure.
    fn inputs(&self) -> Vec<(&'static str, Value)>;
}

fn vector(p: &Vector) -> Value {
    Value::Vector(p.clone())
}

fn rows(rows: &Rows) -> Value {
    Value::Rows(rows.clone())
}

/// The pairs that every statement on pairs begins with.
const PAIRS: &[(&[&str], &[&str])] = &[
    // The edges: one outcome; certainty against a coin, both ways; disjoint supports; a shared zero.
    (&["1"], &["1"]),
    (&["1", "0"], &["0.5", "0.5"]),
    (&["0.5", "0.5"], &["1", "0"]),
    (&["1", "0"], &["0", "1"]),
    (&["0.5", "0", "0.5"], &["0.25", "0", "0.75"]),
    (&["0.25", "0.25", "0.25", "0.25"], &["0.25", "0.25", "0.25", "0.25"]),
    // The sources' own.
    (&["0.50", "0.30", "0.20"], &["0.70", "0.20", "0.10"]),
    (&["0.92", "0.03", "0.02", "0.02", "0.01"], &["0.70", "0.10", "0.10", "0.05", "0.05"]),
    (&["0.5", "0.3", "0.2"], &["0.2", "0.3", "0.5"]),
    (&["0.6", "0.3", "0.1"], &["0.1", "0.3", "0.6"]),
    (&["0.8", "0.2"], &["0.5", "0.5"]),
    (&["0.9", "0.1", "0", "0", "0"], &["0.2", "0.2", "0.2", "0.2", "0.2"]),
    (&["0.7", "0.3", "0"], &["0.7", "0.2", "0.1"]),
    (&["0.9", "0.1"], &["0.1", "0.9"]),
    (&["0.25", "0.25", "0.5"], &["0.5", "0.25", "0.25"]),
    (&["0.3", "0.5", "0.2"], &["0.25", "0.5", "0.25"]),
    // Inputs on which well-known libraries fail: near pairs, tiny masses, and both.
    (&["0.99", "0.01"], &["0.01", "0.99"]),
    (&["0.3", "0.7"], &["0.300001", "0.699999"]),
    (&["0.3", "0.7"], &["0.300000001", "0.699999999"]),
    (&["0.3", "0.7"], &["0.3000000000000001", "0.6999999999999999"]),
];

/// Pairs at the ends of the exponent range: masses of 2⁻¹⁰⁷⁴, the smallest `f64`, and what they leave.
fn subnormal_pairs() -> Vec<(Vec<Rational>, Vec<Rational>)> {
    let tiny = from_f64(f64::from_bits(1)).unwrap_or_default();
    let with = |mass: Rational| vec![mass.clone(), 1 - mass];
    let half = || vec![Rational::from((1, 2)); 2];
    let flipped = |mut p: Vec<Rational>| {
        p.reverse();
        p
    };
    vec![
        (with(tiny.clone()), with(Rational::from(&tiny * 2))),
        (with(tiny.clone()), half()),
        (half(), with(tiny.clone())),
        (with(tiny.clone()), flipped(with(tiny))),
    ]
}

/// The fixed pairs, exactly.
fn fixed_pairs() -> impl Iterator<Item = (Vector, Vector)> {
    let decimals = PAIRS.iter().map(|(p, q)| (Vector::decimals(p), Vector::decimals(q)));
    decimals.chain(subnormal_pairs().into_iter().map(|(p, q)| (Vector::from_exact(p), Vector::from_exact(q))))
}

fn sampled_pair(draw: &mut Draw<'_>, large: usize) -> (Vector, Vector) {
    let n = draw.outcomes(large);
    let (p, q) = sampler::pair(draw, n);
    (Vector::from_exact(p), Vector::from_exact(q))
}

/// Nothing: the statement brings its own numbers.
pub struct Nothing;

impl Case for Nothing {
    const SAMPLED: bool = false;

    fn fixed() -> Vec<Self> {
        vec![Self]
    }

    fn sample(_: &mut Draw<'_>, _: usize) -> Self {
        Self
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        Vec::new()
    }
}

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
                let r = super::simplex::midpoint(&p, &q);
                let far = super::simplex::uniform(p.len());
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

/// A joint distribution of two variables: rows the first, columns the second.
pub struct Joint {
    /// The joint.
    pub joint: Rows,
}

/// A joint distribution of about `n` cells.
fn sampled_joint(draw: &mut Draw<'_>, height: usize, width: usize) -> Vec<Rational> {
    sampler::simplex(draw, height * width)
}

fn by_rows(cells: &[Rational], width: usize) -> Rows {
    Rows::new(cells.chunks_exact(width).map(|row| Vector::from_exact(row.to_vec())).collect())
}

/// The height and width of a joint distribution.
fn sampled_shape(draw: &mut Draw<'_>, large: usize) -> (usize, usize) {
    let n = draw.outcomes(large.min(512));
    let height = 1 + draw.below(n.min(8));
    (height, n.div_ceil(height))
}

impl Case for Joint {
    fn fixed() -> Vec<Self> {
        let rows: &[&[&[&str]]] = &[
            &[&["1"]],
            &[&["0.40", "0.10"], &["0.10", "0.40"]],
            &[&["0.25", "0.25"], &["0.25", "0.25"]],
            &[&["0.5", "0"], &["0", "0.5"]],
            &[&["0.06", "0.14"], &["0.24", "0.56"]],
            &[&["0.1", "0.2", "0"], &["0", "0", "0"], &["0.3", "0", "0.4"]],
        ];
        rows.iter().map(|rows| Self { joint: Rows::decimals(rows) }).collect()
    }

    fn sample(draw: &mut Draw<'_>, large: usize) -> Self {
        let (height, width) = sampled_shape(draw, large);
        if draw.below(4) == 3 {
            // Nearly independent: a product of marginals, a little moved.
            let x = Vector::from_exact(sampler::simplex(draw, height));
            let y = Vector::from_exact(sampler::simplex(draw, width));
            let independent = super::simplex::flatten(&super::simplex::product(&x, &y));
            let cells = independent.exact().map(|cells| sampler::near(draw, &cells)).unwrap_or_default();
            return Self { joint: by_rows(&cells, width) };
        }
        let cells = sampled_joint(draw, height, width);
        Self { joint: by_rows(&cells, width) }
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        vec![("joint", rows(&self.joint))]
    }
}

/// Two joint distributions of one shape.
pub struct JointPair {
    /// The first.
    pub p: Rows,
    /// The second.
    pub q: Rows,
}

impl Case for JointPair {
    fn fixed() -> Vec<Self> {
        let decimals = |p: &[&[&str]], q: &[&[&str]]| Self { p: Rows::decimals(p), q: Rows::decimals(q) };
        vec![
            decimals(&[&["0.40", "0.10"], &["0.10", "0.40"]], &[&["0.25", "0.25"], &["0.25", "0.25"]]),
            decimals(&[&["0.40", "0.10"], &["0.10", "0.40"]], &[&["0.1", "0.2"], &["0.3", "0.4"]]),
            decimals(&[&["0.5", "0.5"], &["0", "0"]], &[&["0.2", "0.3"], &["0.4", "0.1"]]),
            decimals(&[&["0.5", "0"], &["0", "0.5"]], &[&["0.5", "0.5"], &["0", "0"]]),
            decimals(&[&["0.2", "0.3", "0.5"]], &[&["0.5", "0.3", "0.2"]]),
        ]
    }

    fn sample(draw: &mut Draw<'_>, large: usize) -> Self {
        let (height, width) = sampled_shape(draw, large);
        let p = sampled_joint(draw, height, width);
        let q = if draw.below(2) == 0 { sampled_joint(draw, height, width) } else { sampler::near(draw, &p) };
        Self { p: by_rows(&p, width), q: by_rows(&q, width) }
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        vec![("p", rows(&self.p)), ("q", rows(&self.q))]
    }
}

/// Distributions on one set, and a weight for each.
pub struct Mixture {
    /// The distributions, by rows.
    pub ps: Rows,
    /// The weights.
    pub w: Vector,
}

impl Case for Mixture {
    fn fixed() -> Vec<Self> {
        let even = Vector::decimals(&["0.5", "0.5"]);
        fixed_pairs().map(|(p, q)| Self { ps: Rows::new(vec![p, q]), w: even.clone() }).collect()
    }

    fn sample(draw: &mut Draw<'_>, large: usize) -> Self {
        let n = draw.outcomes(large.min(256));
        let count = 1 + draw.below(4);
        let first = sampler::simplex(draw, n);
        let mut ps = vec![Vector::from_exact(first.clone())];
        while ps.len() < count {
            let next = if draw.below(2) == 0 { sampler::simplex(draw, n) } else { sampler::near(draw, &first) };
            ps.push(Vector::from_exact(next));
        }
        Self { ps: Rows::new(ps), w: Vector::from_exact(sampler::simplex(draw, count)) }
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        vec![("ps", rows(&self.ps)), ("w", vector(&self.w))]
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

/// Two vectors of logits, a shift, a temperature, and a target distribution.
pub struct Logits {
    /// The first logits.
    pub z_p: Vector,
    /// The second logits.
    pub z_q: Vector,
    /// A shift of all logits.
    pub shift: Number,
    /// The temperature.
    pub temperature: Number,
    /// A distribution on as many outcomes.
    pub target: Vector,
}

impl Case for Logits {
    fn fixed() -> Vec<Self> {
        let case = |z_p: &[&str], z_q: &[&str], temperature: &str, target: &[&str]| Self {
            z_p: Vector::decimals(z_p),
            z_q: Vector::decimals(z_q),
            shift: Number::decimal("3.5"),
            temperature: Number::decimal(temperature),
            target: Vector::decimals(target),
        };
        vec![
            case(&["1.2", "0.3", "-0.8"], &["0", "0", "0"], "1", &["0.7", "0.2", "0.1"]),
            case(&["5.0", "2.0", "0.5"], &["2.0", "1.5", "1.0"], "3", &["1", "0", "0"]),
            case(
                &["3.0", "1.5", "0.5", "-0.5", "-1.5"],
                &["2.0", "1.0", "0.5", "-0.3", "-1.2"],
                "10",
                &["0.2", "0.2", "0.2", "0.2", "0.2"],
            ),
            case(&["0"], &["5"], "1", &["1"]),
            case(&["0", "-800"], &["0", "-900"], "1", &["0.5", "0.5"]),
        ]
    }

    fn sample(draw: &mut Draw<'_>, large: usize) -> Self {
        let n = draw.outcomes(large.min(256));
        let scale = draw.choose(&[1.0, 5.0, 40.0]);
        let logits = |draw: &mut Draw<'_>| (0..n).map(|_| draw.signed_unit() * scale).collect();
        Self {
            z_p: Vector::from_f64s(logits(draw)),
            z_q: Vector::from_f64s(logits(draw)),
            shift: Number::from_f64(draw.signed_unit() * 100.0),
            temperature: Number::from_f64(draw.log_uniform(-3, 4)),
            target: Vector::from_exact(sampler::simplex(draw, n)),
        }
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        vec![
            ("z_p", vector(&self.z_p)),
            ("z_q", vector(&self.z_q)),
            ("shift", Value::Number(self.shift.clone())),
            ("temperature", Value::Number(self.temperature.clone())),
            ("target", vector(&self.target)),
        ]
    }
}
