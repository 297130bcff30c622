//! Parameters of families: of any size that makes sense, special ones, and pairs of distributions at every distance from one another.

use super::{Draw, on_grid};
use crate::point::{Distribution, Value, Vector};
use crate::vocabulary::families::Family;
use crate::vocabulary::{Domain, Parameter};

/// A distribution, or one parameter of a distribution; vectors have up to `n` entries.
pub(super) fn fresh(draw: &mut Draw<'_>, domain: Domain, n: usize) -> Value {
    match domain {
        Domain::Member(family) | Domain::MemberSharing(family, _) => Value::Distribution(member(draw, family, n)),
        Domain::Location => location(draw).into(),
        Domain::Scale | Domain::SharedScale => scale(draw).into(),
        Domain::Probability if draw.below(32) == 0 => 0.0.into(),
        Domain::Probability => probability(draw).into(),
        Domain::LogOdds => log_odds(draw).into(),
        Domain::Count => count(draw).into(),
        Domain::Trials => trials(draw).into(),
        Domain::PositiveProbability => probability(draw).into(),
        Domain::Rate => rate(draw).into(),
        Domain::OpenProbability => open_probability(draw).into(),
        Domain::Angle => angle(draw).into(),
        Domain::Concentration => concentration(draw).into(),
        Domain::ModerateOrder => order(draw).into(),
        other => unreachable!("no parameter of a family: {other:?}"),
    }
}

/// A distribution of a family.
pub(crate) fn member(draw: &mut Draw<'_>, family: &'static Family, n: usize) -> Distribution {
    // Vectors of one distribution have one length.
    let n = 2 + n % 6;
    let mut parameters: Vec<Value> = Vec::new();
    for parameter in family.parameters {
        let value = match (parameter.domain, parameters.last()) {
            (Domain::Above, Some(Value::Number(below))) => above(draw, below.nearest()).into(),
            (Domain::Ascending, _) => ascending(draw, n).into(),
            (Domain::Direction, _) => direction(draw, n).into(),
            (Domain::Scales, _) => (0..n).map(|_| scale(draw)).collect::<Vec<_>>().into(),
            (Domain::Locations, _) => (0..n).map(|_| location(draw)).collect::<Vec<_>>().into(),
            (Domain::Covariance, _) => covariance(draw, n).into(),
            (Domain::DegreesOfFreedom, _) => above(draw, (n - 1) as f64).into(),
            (Domain::Pmf, _) => {
                Value::Vector(Vector::from_f64s(Vector::from_exact(on_grid(draw, n)).nearest().to_vec()))
            }
            (domain, _) => super::fresh(draw, domain, n),
        };
        parameters.push(value);
    }
    Distribution { family, parameters }
}

/// A distribution near another: some parameters are the same, some differ by 2⁻ᵏ of themselves, all with one k or each with its own.
pub(super) fn near(draw: &mut Draw<'_>, distribution: &Distribution) -> Distribution {
    let family = distribution.family;
    let k = 1 + draw.below(52) as i32;
    let mut moved = Vec::new();
    for (parameter, value) in family.parameters.iter().zip(&distribution.parameters) {
        let k = if draw.below(4) == 0 { 1 + draw.below(52) as i32 } else { k };
        let keep = draw.below(4) == 0;
        let near = |draw: &mut Draw<'_>, x: f64| {
            let candidate = x * (1.0 + draw.signed_unit() * 2f64.powi(-k));
            if admits(parameter.domain, candidate, moved.last()) { candidate } else { x }
        };
        moved.push(match value {
            _ if keep => value.clone(),
            Value::Number(_) if matches!(parameter.domain, Domain::Count | Domain::Trials | Domain::SharedScale) => {
                value.clone()
            }
            Value::Number(x) if parameter.domain == Domain::DegreesOfFreedom => {
                let least = distribution.parameters.iter().map(|value| match value {
                    Value::Rows(rows) => rows.rows().len() - 1,
                    _ => 0,
                });
                let (x, least) = (x.nearest(), least.max().unwrap_or_default() as f64);
                let moved = near(draw, x);
                if moved > least { moved } else { x }.into()
            }
            Value::Number(x) => near(draw, x.nearest()).into(),
            Value::Vector(xs) if parameter.domain == Domain::Ascending => {
                let mut moved: Vec<f64> =
                    xs.nearest().iter().map(|&x| x * (1.0 + draw.signed_unit() * 2f64.powi(-k))).collect();
                moved.sort_by(f64::total_cmp);
                let distinct = moved.windows(2).all(|pair| pair[0] < pair[1]);
                if distinct { moved.into() } else { value.clone() }
            }
            Value::Vector(xs) if parameter.domain != Domain::Pmf => {
                xs.nearest().iter().map(|&x| near(draw, x)).collect::<Vec<_>>().into()
            }
            Value::Vector(ps) => super::near_floats(draw, ps.nearest()).into(),
            Value::Rows(rows) if parameter.domain == Domain::Covariance => {
                near_covariance(draw, rows.nearest(), k).into()
            }
            other => other.clone(),
        });
    }
    Distribution { family, parameters: moved }
}

/// A distribution with one of the parameters of another, by name.
pub(super) fn sharing(distribution: Distribution, name: &str, other: &Distribution) -> Distribution {
    let named = |parameter: &Parameter| parameter.name == name;
    let index = distribution.family.parameters.iter().position(named).expect("a parameter of the family");
    let mut parameters = distribution.parameters;
    parameters[index].clone_from(&other.parameters[index]);
    Distribution { family: distribution.family, parameters }
}

/// Whether a number may stand for a parameter, after the one before it.
fn admits(domain: Domain, x: f64, before: Option<&Value>) -> bool {
    match (domain, before) {
        (Domain::Probability, _) => (0.0..=1.0).contains(&x),
        (Domain::Above, Some(Value::Number(below))) => x.is_finite() && x > below.nearest(),
        (Domain::OpenProbability, _) => x > 0.0 && x < 1.0,
        (Domain::Direction, _) => x.is_finite(),
        (Domain::Angle, _) => x.abs() <= 1000.0,
        (Domain::Concentration, _) => x.is_finite() && x >= 0.0,
        (Domain::Location | Domain::Locations | Domain::LogOdds, _) => x.is_finite(),
        (Domain::PositiveProbability, _) => x > 0.0 && x <= 1.0,
        (Domain::Rate, _) => x.is_finite() && x >= 0.0,
        _ => x.is_finite() && x > 0.0,
    }
}

fn sign(draw: &mut Draw<'_>) -> f64 {
    if draw.below(2) == 0 { 1.0 } else { -1.0 }
}

/// A location: mostly of the order of one, now and then zero, huge or tiny.
fn location(draw: &mut Draw<'_>) -> f64 {
    match draw.below(8) {
        0 => draw.choose(&[0.0, 1.0, -1.0, 0.5]),
        1 => sign(draw) * draw.log_uniform(-1000, 1000),
        2 => sign(draw) * draw.log_uniform(-40, 40),
        _ => draw.signed_unit() * 4.0,
    }
}

/// A scale, a rate or a shape: mostly of the order of one, now and then from 1e-10 to 1e10, and now and then from 1e-300 to 1e300.
fn scale(draw: &mut Draw<'_>) -> f64 {
    match draw.below(8) {
        0 => draw.choose(&[1.0, 2.0, 0.5, 3.0, 10.0, 1e-10, 1e10]),
        1 => draw.log_uniform(-997, 997),
        2..=3 => draw.log_uniform(-33, 34),
        _ => draw.log_uniform(-4, 5),
    }
}

/// A symmetric matrix, `S B D² Bᵀ S` with random B: positive definite with a condition number up to 1e12 and more, but for a few that rounding has made
/// indefinite. S has powers of two, mostly one, now and then up to 2^±300: the entries' units.
fn covariance(draw: &mut Draw<'_>, n: usize) -> Vec<Vec<f64>> {
    let spread = draw.choose(&[0, 0, 3, 10, 20]);
    let weights: Vec<f64> = (0..n).map(|_| 2f64.powi(-2 * draw.below(spread + 1) as i32)).collect();
    let units = draw.choose(&[0, 0, 0, 3, 30, 300]);
    let scales: Vec<f64> = (0..n).map(|_| 2f64.powi(draw.below(2 * units + 1) as i32 - units as i32)).collect();
    let sparse = draw.below(4) == 0;
    let basis: Vec<Vec<f64>> = (0..n)
        .map(|row| {
            let entry = |draw: &mut Draw<'_>, column: usize| match (row == column, sparse) {
                (true, _) => 1.0 + draw.unit(),
                (false, true) => 0.0,
                (false, false) => draw.signed_unit(),
            };
            (0..n).map(|column| entry(draw, column)).collect()
        })
        .collect();
    symmetric(n, |i, j| {
        let product: f64 = basis[i].iter().zip(&basis[j]).zip(&weights).map(|((x, y), weight)| x * y * weight).sum();
        product * scales[i] * scales[j]
    })
}

/// A matrix near another: rows and columns are scaled, and something of rank one is added, all at 2⁻ᵏ.
fn near_covariance(draw: &mut Draw<'_>, rows: &[Vec<f64>], k: i32) -> Vec<Vec<f64>> {
    let distance = 2f64.powi(-k);
    let scaled = draw.below(3) != 0;
    let factors: Vec<f64> =
        rows.iter().map(|_| if scaled { 1.0 + draw.signed_unit() * distance } else { 1.0 }).collect();
    let added: Vec<f64> = rows
        .iter()
        .enumerate()
        .map(|(i, row)| if draw.below(2) == 0 { 0.0 } else { row[i].sqrt() * draw.signed_unit() })
        .collect();
    symmetric(rows.len(), |i, j| rows[i][j] * factors[i] * factors[j] + distance * added[i] * added[j])
}

fn symmetric(n: usize, entry: impl Fn(usize, usize) -> f64) -> Vec<Vec<f64>> {
    (0..n).map(|i| (0..n).map(|j| entry(i.max(j), i.min(j))).collect()).collect()
}

/// A probability: special, tiny, near one, or anywhere.
fn probability(draw: &mut Draw<'_>) -> f64 {
    match draw.below(8) {
        0 => draw.choose(&[0.5, 1.0, 1e-300, 1.0 - 2f64.powi(-53), 0.25, 5e-324]),
        1 => draw.log_uniform(-1074, -1),
        2 => 1.0 - draw.log_uniform(-53, -1),
        _ => draw.unit(),
    }
}

/// A probability other than zero and one.
fn open_probability(draw: &mut Draw<'_>) -> f64 {
    probability(draw).clamp(f64::from_bits(1), 1.0f64.next_down())
}

/// An angle: special, or anywhere within a few turns, now and then far from zero, or tiny.
fn angle(draw: &mut Draw<'_>) -> f64 {
    use std::f64::consts::PI;
    match draw.below(8) {
        0 => draw.choose(&[0.0, PI, -PI, PI / 2.0, 1000.0]),
        1 => sign(draw) * draw.log_uniform(-60, 0),
        2 => draw.signed_unit() * 1000.0,
        _ => draw.signed_unit() * 4.0,
    }
}

/// A vector with some entry other than zero: of any length, along an axis, or anywhere.
fn direction(draw: &mut Draw<'_>, n: usize) -> Vec<f64> {
    let length = draw.choose(&[1.0, 1.0, 1e-150, 1e150]);
    let axis = draw.below(n);
    let along = draw.below(8) == 0;
    let entry = |draw: &mut Draw<'_>, index: usize| {
        let value = draw.signed_unit() * length;
        if index == axis {
            value + sign(draw) * length
        } else if along {
            0.0
        } else {
            value
        }
    };
    let vector: Vec<f64> = (0..n).map(|index| entry(draw, index)).collect();
    if vector[axis] == 0.0 { vec![length; n] } else { vector }
}

/// A concentration: a scale, or none.
fn concentration(draw: &mut Draw<'_>) -> f64 {
    if draw.below(16) == 0 { 0.0 } else { scale(draw) }
}

/// Of two distributions with supports that their parameters set, brings that of the first within that of the second, in three cases of four: else
/// nearly all divergences would be infinite.
pub(super) fn nest(draw: &mut Draw<'_>, values: &mut [Value]) {
    let [Value::Distribution(p), Value::Distribution(q), ..] = values else {
        return;
    };
    let number = |distribution: &Distribution, index: usize| match &distribution.parameters[index] {
        Value::Number(number) => number.nearest(),
        other => unreachable!("no end of an interval: {other:?}"),
    };
    match (p.family.name, q.family.name) {
        ("uniform" | "beta" | "continuous_bernoulli", "uniform") | ("log_uniform", "log_uniform")
            if draw.below(4) != 0 =>
        {
            let (low, high) = match p.family.name {
                "uniform" | "log_uniform" => (number(p, 0), number(p, 1)),
                _ => (0.0, 1.0),
            };
            let positive = q.family.name == "log_uniform";
            let lower = if draw.below(3) == 0 { low } else { low - scale(draw).min(f64::MAX / 4.0) };
            let lower = if positive && lower <= 0.0 { low * draw.unit().max(1e-300) } else { lower };
            let lower = if lower.is_finite() && (!positive || lower > 0.0) { lower } else { low };
            let higher = if draw.below(3) == 0 { high } else { high + scale(draw).min(f64::MAX / 4.0) };
            let higher = if higher.is_finite() { higher } else { high };
            q.parameters = vec![lower.into(), higher.into()];
        }
        ("uniform", "beta" | "continuous_bernoulli") if draw.below(4) != 0 => {
            let (a, b) = (draw.unit(), draw.unit());
            let ends = match draw.below(6) {
                0 => (0.0, 1.0),
                1 => (0.0, a.max(2f64.powi(-60))),
                2 => (b, 1.0),
                3 => (a, (a + draw.log_uniform(-52, 0)).min(1.0).max(a.next_up())),
                _ => (a.min(b), a.max(b).max(a.min(b).next_up())),
            };
            p.parameters = vec![ends.0.into(), ends.1.into()];
        }
        ("uniform", "exponential" | "gamma" | "log_normal") if draw.below(4) != 0 => {
            let width = number(p, 1) - number(p, 0);
            let low = if draw.below(4) == 0 { 0.0 } else { number(p, 0).abs() };
            if width.is_finite() && low + width > low && (low + width).is_finite() {
                p.parameters = vec![low.into(), (low + width).into()];
            }
        }
        // Shapes of 2⁻⁴⁰ or less give terms of opposite signs that cancel by more than the third rule of the families covers: E ln X is −1/α.
        ("beta", "gamma" | "logit_normal") => {
            p.parameters = [0, 1].map(|index| number(p, index).max(2f64.powi(-40)).into()).to_vec();
        }
        ("student_t", "student_t") => confine(values),
        ("pareto", "log_normal") => p.parameters[0] = number(p, 0).max(2f64.powi(-40)).into(),
        ("uniform", "pareto") if draw.below(4) != 0 => {
            let least = number(q, 1);
            let low = if draw.below(4) == 0 { least } else { least * (1.0 + draw.log_uniform(-20, 20)) };
            let high = low * (1.0 + draw.log_uniform(-40, 40));
            if low < high && high.is_finite() {
                p.parameters = vec![low.into(), high.into()];
            }
        }
        _ => {}
    }
}

/// Brings distributions without a closed form within reach of a quadrature; others stay as they are, and so does what is no distribution.
pub(super) fn confine(values: &mut [Value]) {
    let [Value::Distribution(p), Value::Distribution(q), ..] = values else {
        return;
    };
    if (p.family.name, q.family.name) != ("student_t", "student_t") {
        return;
    }
    let numbers = |member: &Distribution| {
        [0, 1, 2].map(|index| match &member.parameters[index] {
            Value::Number(number) => number.nearest(),
            other => unreachable!("no parameter of a t distribution: {other:?}"),
        })
    };
    let [first, second] = [&*p, &*q].map(numbers);
    if [first, second].iter().all(|[df, _, scale]| *df > 0.0 && *scale > 0.0) {
        let [first, second] = within_quadrature(first, second);
        p.parameters = first.map(Value::from).to_vec();
        q.parameters = second.map(Value::from).to_vec();
    }
}

/// Two t distributions brought within the range of the quadrature for their divergence: 2⁻⁴ to 2²⁴ degrees of freedom, scales within 2²⁰ of one another,
/// and locations within 2²⁰ of the larger scale. Logarithms are folded into the range, so that they are anywhere in it.
fn within_quadrature(
    [df, location, scale]: [f64; 3],
    [other_df, other_location, other_scale]: [f64; 3],
) -> [[f64; 3]; 2] {
    let fold = |x: f64, limit: f64| {
        // Roots of zero and of infinity lead nowhere.
        let mut x = x.clamp(f64::MIN_POSITIVE, f64::MAX);
        while x > limit {
            x = x.sqrt();
        }
        while x < limit.recip() {
            x = x.sqrt();
        }
        x
    };
    let spread = 2f64.powi(20);
    let dfs = [df, other_df].map(|df| fold(df / 1024.0, 2f64.powi(14)) * 1024.0);
    let ratio = other_scale / scale;
    let other_scale = if (spread.recip()..=spread).contains(&ratio) {
        other_scale
    } else {
        scale * fold(ratio.clamp(1e-300, 1e300), spread)
    };
    let broad = scale.max(other_scale);
    let distance = (other_location - location).abs() / broad;
    let other_location =
        if distance <= spread { other_location } else { location + broad * fold(distance.min(1e300), spread / 2.0) };
    [[dfs[0], location, scale], [dfs[1], other_location, other_scale]]
}

/// A whole number above zero: mostly small.
fn count(draw: &mut Draw<'_>) -> f64 {
    match draw.below(8) {
        0 => draw.log_uniform(0, 53).floor(),
        1 => 1.0,
        _ => (1 + draw.below(40)) as f64,
    }
}

/// A whole number above zero, up to 2¹⁰, over which the reference can sum: mostly small.
fn trials(draw: &mut Draw<'_>) -> f64 {
    match draw.below(16) {
        0 => draw.log_uniform(0, 10).floor(),
        1..=2 => 1.0,
        _ => (1 + draw.below(40)) as f64,
    }
}

/// A rate: a scale, now and then zero.
fn rate(draw: &mut Draw<'_>) -> f64 {
    if draw.below(16) == 0 { 0.0 } else { scale(draw) }
}

/// A number above another.
fn above(draw: &mut Draw<'_>, below: f64) -> f64 {
    let candidate = below + scale(draw);
    if candidate.is_finite() && candidate > below { candidate } else { below.next_up() }
}

/// An order from 2⁻³⁰ to 2⁵: the special ones, those near one, and all between.
fn order(draw: &mut Draw<'_>) -> f64 {
    match draw.below(4) {
        0 => draw.choose(&[0.0, 1.0, 0.5, 2.0, 3.0]),
        1 => 1.0 + draw.signed_unit() * 2f64.powi(-(draw.below(53) as i32)),
        2 => draw.log_uniform(-30, 5),
        _ => draw.unit() * 2.0,
    }
}

/// Log-odds: mostly between −4 and 4, now and then out in the tails.
fn log_odds(draw: &mut Draw<'_>) -> f64 {
    let reach = draw.choose(&[4.0, 4.0, 4.0, 40.0, 600.0]);
    draw.signed_unit() * reach
}

/// So many different log-odds, in ascending order.
fn ascending(draw: &mut Draw<'_>, n: usize) -> Vec<f64> {
    let mut cuts: Vec<f64> = (0..n).map(|_| log_odds(draw)).collect();
    cuts.sort_by(f64::total_cmp);
    cuts.dedup();
    cuts
}
