//! Samplers: from a stream of words to points of the simplex, orders, logits, and arguments of any operation.
//!
//! Every sampler is a pure function of the words it reads. A seeded generator supplies them for the catalogue; proptest and quickcheck
//! supply lists of their own, which they shrink, and a list that runs out reads as zeros: the simplest input. So one
//! set of samplers feeds all three, and it draws what their own ranges never do: masses of 5e-324, sparse supports,
//! and pairs that agree to fifty bits.

mod families;
pub(crate) mod moderate;

use crate::point::{Rows, Value, Vector};
use crate::vocabulary::{Domain, Operation};
use kullback_reference::Rational;
use kullback_reference::exact::from_f64;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rug::Integer;

/// A stream of words.
pub struct Draw<'a> {
    words: Box<dyn FnMut() -> u64 + 'a>,
}

impl<'a> Draw<'a> {
    /// The words of case `index` of `subject` under `seed`. Cases do not depend on one another, so they can run in
    /// any order and number.
    #[must_use]
    pub fn seeded(seed: u64, subject: &str, index: usize) -> Draw<'static> {
        // FNV-1a tells the subjects apart; the generator does the mixing.
        let name = subject
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        let mut key = [0; 32];
        key[..8].copy_from_slice(&seed.to_le_bytes());
        key[8..16].copy_from_slice(&name.to_le_bytes());
        key[16..24].copy_from_slice(&(index as u64).to_le_bytes());
        let mut generator = ChaCha8Rng::from_seed(key);
        Draw { words: Box::new(move || generator.next_u64()) }
    }

    /// The words of a list, then zeros.
    #[must_use]
    pub fn from_words(words: &'a [u64]) -> Self {
        let mut words = words.iter().copied();
        Self { words: Box::new(move || words.next().unwrap_or(0)) }
    }

    /// The next word.
    pub fn word(&mut self) -> u64 {
        (self.words)()
    }

    /// A whole number below `n`.
    pub fn below(&mut self, n: usize) -> usize {
        (self.word() % n as u64) as usize
    }

    /// One of a list.
    pub fn choose<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }

    /// A number in [0, 1), a multiple of 2⁻⁵³.
    pub fn unit(&mut self) -> f64 {
        (self.word() >> 11) as f64 * 2f64.powi(-53)
    }

    /// A number in [−1, 1).
    pub fn signed_unit(&mut self) -> f64 {
        2.0 * self.unit() - 1.0
    }

    /// A positive number at a uniform exponent: from 2^low up to 2^high.
    pub fn log_uniform(&mut self, low: i32, high: i32) -> f64 {
        let exponent = low + self.below((high - low) as usize) as i32;
        (1.0 + self.unit()) * 2f64.powi(exponent)
    }

    /// A number of outcomes: mostly a handful, now and then dozens, `large` once in sixty-four draws.
    pub fn outcomes(&mut self, large: usize) -> usize {
        match self.below(64) {
            63 => large,
            58..=62 => 17 + self.below(48),
            46..=57 => 6 + self.below(11),
            style => 1 + (style + 1) % 6,
        }
    }
}

/// A part of the simplex, or of the positive numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Region {
    /// Any of the others.
    Any,
    /// Multiples of 2⁻⁵³.
    Grid,
    /// Masses at any exponent, down to the smallest.
    Tiny,
    /// One mass that is nearly all.
    NearOne,
    /// Half of the masses zero.
    Sparse,
    /// The second of two points near the first.
    Near,
}

/// An exact point of the simplex with `n` outcomes: rationals that sum to one, most of them `f64`s.
pub fn simplex(draw: &mut Draw<'_>, n: usize) -> Vec<Rational> {
    match draw.below(8) {
        0..=2 => on_grid(draw, n),
        3 => sparse(draw, n),
        // The smallest exponents: sixteen binades, the fast crate's double precision, all normal numbers, and all there are.
        style => with_remainder(draw, n, [-16, -106, -1022, -1074][style - 4], 0),
    }
}

/// An exact point in a part of the simplex.
pub fn simplex_in(draw: &mut Draw<'_>, region: Region, n: usize) -> Vec<Rational> {
    match region {
        Region::Any | Region::Near => simplex(draw, n),
        Region::Grid => on_grid(draw, n),
        Region::Tiny => with_remainder(draw, n, -1074, 0),
        Region::NearOne => {
            let highest = draw.below(100) as i32;
            with_remainder(draw, n, -highest - 60, highest)
        }
        Region::Sparse => sparse(draw, n),
    }
}

/// The points between zero and one of the grid on which every number is an `f64`.
const GRID: u64 = 1 << 53;

/// Multiples of 2⁻⁵³, the gaps between random cuts: every entry is an `f64`.
pub fn on_grid(draw: &mut Draw<'_>, n: usize) -> Vec<Rational> {
    let mut cuts: Vec<u64> = (1..n).map(|_| draw.word() % (GRID + 1)).collect();
    cuts.push(0);
    cuts.push(GRID);
    cuts.sort_unstable();
    cuts.windows(2).map(|gap| Rational::from((gap[1] - gap[0], GRID))).collect()
}

/// A point with about half of its outcomes empty.
fn sparse(draw: &mut Draw<'_>, n: usize) -> Vec<Rational> {
    let kept: Vec<bool> = (0..n).map(|_| draw.below(2) == 0).collect();
    let count = kept.iter().filter(|&&kept| kept).count();
    if count == 0 {
        return on_grid(draw, n);
    }
    let mut masses = on_grid(draw, count).into_iter();
    kept.into_iter().map(|kept| if kept { masses.next().unwrap_or_default() } else { Rational::new() }).collect()
}

/// Masses at exponents down to `low`, none above `2^−least`, and one outcome with all that they leave.
fn with_remainder(draw: &mut Draw<'_>, n: usize, low: i32, least: i32) -> Vec<Rational> {
    // Fewer than 2^bits masses, each below 2^-bits, leave something.
    let bits = least.max(n.ilog2() as i32 + 1);
    let mut masses: Vec<Rational> =
        (0..n).map(|_| from_f64(draw.log_uniform(low.min(-bits - 1), -bits)).unwrap_or_default()).collect();
    let heir = draw.below(n);
    masses[heir] = Rational::new();
    let rest: Rational = masses.iter().sum();
    masses[heir] = Rational::from(1) - rest;
    masses
}

/// A point near another, `q = p(1 + 2⁻ᵏ u)` with |u| < 1 and k from 1 to 50: mass moves between pairs of outcomes, so
/// that the sum stays one and the support stays what it is.
pub fn near(draw: &mut Draw<'_>, p: &[Rational]) -> Vec<Rational> {
    let k = 1 + draw.below(50) as i32;
    let mut q = p.to_vec();
    let offset = draw.below(2);
    for pair in q[offset.min(p.len())..].chunks_exact_mut(2) {
        // 2⁻ᵏ u, at a few bits, so that most of q stays within reach of an f64.
        let share = from_f64(draw.signed_unit() * 2f64.powi(-k)).unwrap_or_default();
        let moved = share * pair[0].clone().min(pair[1].clone());
        pair[0] += &moved;
        pair[1] -= &moved;
    }
    q
}

/// A point that differs from another by mass moved from its largest outcome to some other: a multiple of 2⁻⁵³, at
/// least one. A point of the grid remains one. There must be two outcomes.
pub fn moved(draw: &mut Draw<'_>, p: &[Rational]) -> Vec<Rational> {
    let mut q = p.to_vec();
    let largest = (0..p.len()).max_by_key(|&index| &p[index]).unwrap_or_default();
    let other = (largest + 1 + draw.below(p.len() - 1)) % p.len();
    let bits = draw.below(53);
    let mass = Rational::from((1 + draw.word() % (1 << bits), GRID)).min(p[largest].clone());
    q[largest] -= &mass;
    q[other] += mass;
    q
}

/// Two points with one number of outcomes: independent, near, on different supports, or equal.
pub fn pair(draw: &mut Draw<'_>, n: usize) -> (Vec<Rational>, Vec<Rational>) {
    let style = draw.below(16);
    let p = simplex(draw, n);
    let q = match style {
        0..=6 => simplex(draw, n),
        7 => p.clone(),
        _ => near(draw, &p),
    };
    (p, q)
}

/// A finite order of the power divergences: the special ones, their neighbourhoods, and everything between.
pub fn order(draw: &mut Draw<'_>) -> f64 {
    match draw.below(8) {
        0 => draw.choose(&[0.0, 1.0, 0.5, 2.0, 3.0]),
        1 => 1.0 + draw.signed_unit() * 2f64.powi(-(draw.below(53) as i32)),
        2 => draw.log_uniform(-1074, -1),
        3 => 1.0 - draw.log_uniform(-53, -1),
        4 => draw.log_uniform(0, 24),
        5 => 1.0 + draw.unit() * 20.0,
        _ => draw.unit(),
    }
}

/// Logits: moderate, saturating, far apart, or of any size.
pub fn logits(draw: &mut Draw<'_>, n: usize) -> Vec<f64> {
    let scale = draw.choose(&[1.0, 5.0, 5.0, 40.0, 800.0, 1e6, 1e300]);
    (0..n).map(|_| draw.signed_unit() * scale).collect()
}

/// A temperature.
pub fn temperature(draw: &mut Draw<'_>) -> f64 {
    match draw.below(4) {
        0 => 1.0,
        1 => draw.choose(&[0.5, 2.0, 3.0, 5.0, 10.0]),
        _ => draw.log_uniform(-10, 10),
    }
}

/// A number that is not negative: any magnitude that an `f64` has.
pub fn magnitude(draw: &mut Draw<'_>) -> f64 {
    match draw.below(8) {
        0 => draw.choose(&[0.0, 1.0, f64::MIN_POSITIVE, f64::from_bits(1), f64::MAX]),
        1 => f64::from_bits(draw.word() % (1 << 52)),
        2..=3 => f64::from_bits(draw.word() % f64::INFINITY.to_bits()),
        _ => draw.unit(),
    }
}

/// A number near another.
fn near_number(draw: &mut Draw<'_>, x: f64) -> f64 {
    match draw.below(4) {
        0 => x.next_up().min(f64::MAX),
        1 => x.next_down().max(0.0),
        _ => {
            let near = x * (1.0 + draw.signed_unit() * 2f64.powi(-(draw.below(52) as i32)));
            if near.is_finite() { near } else { x }
        }
    }
}

/// The `f64`s nearest to a point of the simplex, with a sum that in one case of four is as far from one as it may be.
fn probabilities(draw: &mut Draw<'_>, exact: Vec<Rational>) -> Vec<f64> {
    let nearest = Vector::from_exact(exact).nearest().to_vec();
    if draw.below(4) != 3 {
        return nearest;
    }
    let stretched: Vec<f64> = nearest.iter().map(|p| p * (1.0 + 9e-10)).collect();
    let shrunk: Vec<f64> = nearest.iter().map(|p| p * (1.0 - 9e-10)).collect();
    if draw.below(2) == 0 { stretched } else { shrunk }
}

/// Arguments for an operation, in its domain. `large` is the largest number of outcomes.
pub fn arguments(draw: &mut Draw<'_>, operation: &Operation, large: usize) -> Vec<Value> {
    let n = draw.outcomes(large);
    let domains: Vec<Domain> = operation.parameters.iter().map(|parameter| parameter.domain).collect();
    let mut values: Vec<Value> = Vec::new();
    for (index, &domain) in domains.iter().enumerate() {
        let beside = index.checked_sub(1).map(|previous| (domains[previous], values[previous].clone()));
        let value = match beside {
            Some((previous, value)) if previous == domain => twin(draw, domain, &value, n),
            Some((Domain::Pmfs, Value::Rows(rows))) if domain == Domain::Pmf => {
                let weights = simplex(draw, rows.rows().len());
                probabilities(draw, weights).into()
            }
            _ => fresh(draw, domain, n),
        };
        values.push(value);
        // Two distributions of one family may already be near one another. Where there is no closed form, they must be within reach of a quadrature.
        let is_quadrature = |domain: Domain| matches!(domain, Domain::Member(family) if family.name == "student_t");
        if values.len() == 2 && (domains[0] != domains[1] || is_quadrature(domain) || draw.below(2) == 0) {
            families::nest(draw, &mut values);
        }
    }
    values
}

/// Two arguments of one kind: independent of one another, near, or equal.
pub(crate) fn alike(draw: &mut Draw<'_>, domain: Domain, n: usize) -> [Value; 2] {
    let first = fresh(draw, domain, n);
    let second = twin(draw, domain, &first, n);
    [first, second]
}

/// An argument on its own.
pub(crate) fn fresh(draw: &mut Draw<'_>, domain: Domain, n: usize) -> Value {
    let number = |x: f64| Value::from(x);
    let vector = |xs: Vec<f64>| Value::from(xs);
    match domain {
        Domain::NonNegative => number(if draw.below(2) == 0 { magnitude(draw) } else { order(draw) }),
        Domain::Order => number(if draw.below(16) == 15 { f64::INFINITY } else { order(draw) }),
        Domain::Finite => number(if draw.below(3) == 2 { -order(draw) } else { order(draw) }),
        Domain::Positive => number(temperature(draw)),
        Domain::Pmf => {
            let point = simplex(draw, n);
            vector(probabilities(draw, point))
        }
        Domain::Masses => {
            let scale = draw.choose(&[1.0, 1.0, 1e-300, 1e300]);
            vector((0..n).map(|_| magnitude_within(draw, scale)).collect())
        }
        Domain::Logits => vector(logits(draw, n)),
        Domain::Lengths => vector((0..n).map(|_| length(draw)).collect()),
        Domain::Joint => Value::Rows(joint(draw, n)),
        Domain::Pmfs => {
            let count = 1 + draw.below(4);
            let first = simplex(draw, n);
            let mut rows = vec![first];
            while rows.len() < count {
                let row = if draw.below(2) == 0 { near(draw, &rows[0].clone()) } else { simplex(draw, n) };
                rows.push(row);
            }
            rows.into_iter().map(|row| probabilities(draw, row)).collect::<Vec<_>>().into()
        }
        Domain::Matrix => (0..1 + draw.below(4)).map(|_| logits(draw, n)).collect::<Vec<_>>().into(),
        Domain::MassMatrix => {
            let row = |draw: &mut Draw<'_>| (0..n).map(|_| magnitude_within(draw, 1.0)).collect();
            (0..1 + draw.below(4)).map(|_| row(draw)).collect::<Vec<Vec<f64>>>().into()
        }
        other => families::fresh(draw, other, n),
    }
}

fn magnitude_within(draw: &mut Draw<'_>, scale: f64) -> f64 {
    match draw.below(8) {
        0 => 0.0,
        1 => f64::from_bits(draw.word() % (1 << 52)),
        _ => draw.unit() * scale,
    }
}

/// The length of a code word: mostly a small whole number; now and then any number, a large one, or none.
fn length(draw: &mut Draw<'_>) -> f64 {
    match draw.below(16) {
        0 => f64::INFINITY,
        1 => draw.log_uniform(-10, 12),
        2 => draw.below(2000) as f64,
        3 => 16.0 * draw.unit(),
        _ => draw.below(12) as f64,
    }
}

/// Arguments for an operation without a sampler of its own, with `n` outcomes, in a part of its domain.
pub fn arguments_in(draw: &mut Draw<'_>, operation: &Operation, region: Region, n: usize) -> Vec<Value> {
    let mut values: Vec<Value> = Vec::new();
    for (index, parameter) in operation.parameters.iter().enumerate() {
        let domain = parameter.domain;
        let beside = index.checked_sub(1).filter(|&previous| operation.parameters[previous].domain == domain);
        let value = match (beside.map(|previous| &values[previous]), domain) {
            (Some(first), _) if region == Region::Near => near_value(draw, domain, first),
            (Some(Value::Rows(first)), _) => {
                let (height, width) = (first.rows().len(), first.rows()[0].len());
                Value::Rows(cells(draw, region, height, width))
            }
            (_, Domain::Joint) => {
                let height = 1 + draw.below(n.min(6));
                Value::Rows(cells(draw, region, height, n.div_ceil(height)))
            }
            (_, Domain::Pmfs) => {
                let rows = 1 + draw.below(4);
                (0..rows).map(|_| probabilities_in(draw, region, n)).collect::<Vec<_>>().into()
            }
            (_, Domain::Pmf) => {
                let rows = values.last().and_then(|value| match value {
                    Value::Rows(rows) => Some(rows.rows().len()),
                    _ => None,
                });
                probabilities_in(draw, region, rows.unwrap_or(n)).into()
            }
            (_, Domain::Masses) => probabilities_in(draw, region, n).into(),
            (_, Domain::NonNegative) if region == Region::Tiny => draw.log_uniform(-1074, 0).into(),
            _ => fresh(draw, domain, n),
        };
        values.push(value);
    }
    values
}

/// Distributions with nothing extreme to them, and what else the operation takes.
pub fn moderate_members(draw: &mut Draw<'_>, operation: &Operation) -> Vec<Value> {
    let mut values = operation.draw(draw, 8);
    let mut members = operation.families().into_iter();
    let near = draw.below(2) == 0;
    let moderate = match (members.next(), members.next()) {
        (Some(p), Some(q)) => moderate::pair(draw, p, q, near).map(Value::Distribution).to_vec(),
        (Some(p), None) => vec![Value::Distribution(moderate::member(draw, p, 3))],
        _ => Vec::new(),
    };
    for (value, moderate) in values.iter_mut().zip(moderate) {
        // Probabilities are made to sum to one exactly, which `f64`s need not.
        *value = moderate.as_argument().rounded();
    }
    confine(operation, &mut values);
    values
}

/// Brings arguments that were changed back to where the reference can follow: distributions that must agree in a parameter get that of the
/// first, and those that need a quadrature come within its reach.
pub fn confine(operation: &Operation, values: &mut [Value]) {
    families::confine(values);
    if let (Some(Domain::MemberSharing(_, name)), [Value::Distribution(first), Value::Distribution(second), ..]) =
        (operation.parameters.first().map(|parameter| parameter.domain), values)
    {
        *second = families::sharing(second.clone(), name, first);
    }
}

fn probabilities_in(draw: &mut Draw<'_>, region: Region, n: usize) -> Vec<f64> {
    let point = simplex_in(draw, region, n);
    probabilities(draw, point)
}

fn cells(draw: &mut Draw<'_>, region: Region, height: usize, width: usize) -> Rows {
    let cells = probabilities_in(draw, region, height * width);
    Rows::new(cells.chunks_exact(width).map(|row| Vector::from_f64s(row.to_vec())).collect())
}

/// An argument beside another of its kind: independent of it, near it, or equal to it.
fn twin(draw: &mut Draw<'_>, domain: Domain, first: &Value, n: usize) -> Value {
    if let (Domain::MemberSharing(family, parameter), Value::Distribution(other)) = (domain, first) {
        return match twin(draw, Domain::Member(family), first, n) {
            Value::Distribution(twin) => Value::Distribution(families::sharing(twin, parameter, other)),
            other => other,
        };
    }
    if draw.below(2) == 0 {
        return match first {
            Value::Rows(rows) => Value::Rows(reshape(draw, rows.rows().len(), rows.rows()[0].len())),
            _ => fresh(draw, domain, n),
        };
    }
    near_value(draw, domain, first)
}

/// An argument near another of its kind, or equal to it.
pub fn near_value(draw: &mut Draw<'_>, domain: Domain, first: &Value) -> Value {
    match first {
        Value::Number(x) => near_number(draw, x.nearest()).into(),
        Value::Vector(xs) if domain == Domain::Logits => Value::Vector(near_logits(draw, xs)),
        Value::Vector(xs) => near_floats(draw, xs.nearest()).into(),
        Value::Rows(rows) => rows.nearest().iter().map(|row| near_floats(draw, row)).collect::<Vec<_>>().into(),
        Value::Distribution(distribution) => Value::Distribution(match domain {
            Domain::MemberSharing(_, name) => families::sharing(families::near(draw, distribution), name, distribution),
            _ => families::near(draw, distribution),
        }),
    }
}

/// `f64`s near others: mass moves between neighbours, rounded, so that the sum moves by rounding only.
fn near_floats(draw: &mut Draw<'_>, xs: &[f64]) -> Vec<f64> {
    let k = draw.below(54) as i32;
    let mut near = xs.to_vec();
    for pair in near.chunks_exact_mut(2) {
        let moved = pair[0].min(pair[1]) * draw.signed_unit() * 2f64.powi(-k);
        pair[0] += moved;
        pair[1] -= moved;
    }
    near
}

/// Logits near others, up to a shift of all.
fn near_logits(draw: &mut Draw<'_>, z: &Vector) -> Vector {
    let k = draw.below(54) as i32;
    let shift = draw.choose(&[0.0, 0.0, 1.0, -3.5]);
    let largest = z.nearest().iter().fold(0.0, |largest: f64, z| largest.max(z.abs())).min(64.0);
    let near = |&z: &f64| z + shift + largest * draw.signed_unit() * 2f64.powi(-k);
    Vector::from_f64s(z.nearest().iter().map(near).collect())
}

/// A joint distribution of about `n` cells: of any kind, or a product of marginals rounded to `f64`.
fn joint(draw: &mut Draw<'_>, n: usize) -> Rows {
    let height = 1 + draw.below(n.min(6));
    let width = n.div_ceil(height);
    if draw.below(2) == 0 {
        return reshape(draw, height, width);
    }
    let (x, y) = (simplex(draw, height), simplex(draw, width));
    let row = |x: &Rational| Vector::from_exact(y.iter().map(|y| Rational::from(x * y)).collect());
    Rows::new(x.iter().map(|x| Vector::from_f64s(row(x).nearest().to_vec())).collect())
}

fn reshape(draw: &mut Draw<'_>, height: usize, width: usize) -> Rows {
    let cells = simplex(draw, height * width);
    let cells = probabilities(draw, cells);
    Rows::new(cells.chunks_exact(width).map(|row| Vector::from_f64s(row.to_vec())).collect())
}

/// A whole number from 1 to `n`, as a rational over `n`: a weight.
pub fn weight(draw: &mut Draw<'_>) -> Rational {
    Rational::from((Integer::from(1 + draw.below(63)), 64))
}
