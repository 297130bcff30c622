//! The fast crate's derivatives against differences of the reference's closed forms.
//!
//! With a step of h = 2⁻²⁰⁰ the symmetric difference quotient of a function is its derivative to within some h² of its third derivative, and
//! the reference evaluates it with more than enough bits for the rest. Where only one side has a value, as when a support must stay within
//! another, the quotient is to within h of the second.

use super::{Kind, Rule, kl, power_of_two, rounded};
use crate::point::{Distribution, Number, Value, Vector};
use crate::vocabulary::Domain;
use crate::vocabulary::families::in_fast;
use kullback_reference::{Enclosure, Rational};

/// The gradient of the divergence in the parameters of p and q, and its second derivatives at q = p.
pub(super) static RULE: Rule = Rule {
    name: "gradient",
    kind: Kind::Gradient,
    tex: r"\nabla_{p, q} D(p \| q),\ \partial_i \partial_j D(p \| q) |_{q = p} = I_{ij}",
    samples: 20,
    near: true,
    applies,
    check,
};

/// The step is 2^this.
const STEP_LOG2: i32 = -200;

/// Bits in which closed forms are evaluated: the second differences are of the order of h², and 128 bits of those are wanted; the rest is for
/// what cancels where p and q are near.
const PRECISION: u32 = 1024;

/// Bounds of what quotients of differences differ by from derivatives, relative to one and to themselves: symmetric ones by h² and some, others
/// by h and some.
const SYMMETRIC_LOG2: i32 = -360;
const ONE_SIDED_LOG2: i32 = -170;

/// Entries of probability vectors and of matrices do not vary one at a time.
fn applies(pair: &[Distribution; 2]) -> bool {
    let free = |distribution: &Distribution| {
        let domains = distribution.family.parameters.iter().zip(&distribution.parameters);
        domains.into_iter().all(|(parameter, value)| {
            parameter.domain != Domain::Pmf && matches!(value, Value::Number(_) | Value::Vector(_))
        })
    };
    let has_gradient = |[p, q]: &[Distribution; 2]| {
        in_fast(p).is_ok_and(|p| in_fast(q).is_ok_and(|q| p.kl_gradient(q.as_ref()).is_ok()))
    };
    pair.iter().all(free) && has_gradient(pair)
}

fn check(pair: &[Distribution; 2]) -> Result<f64, String> {
    let [p, q] = pair.each_ref().map(|distribution| in_fast(distribution).map_err(|error| error.to_string()));
    let (p, q) = (p?, q?);
    let gradient = p.kl_gradient(q.as_ref()).map_err(|error| error.to_string())?;
    let mut digits = f64::INFINITY;
    for (side, (name, fast, member)) in [("p", gradient.p, &p), ("q", gradient.q, &q)].into_iter().enumerate() {
        let information = member.fisher_information().ok();
        let slots = slots(&pair[side]);
        if slots.len() != fast.len() {
            return Err(format!("{} derivatives for {} parameters of {name}", fast.len(), slots.len()));
        }
        for (index, (slot, fast)) in slots.iter().zip(fast).enumerate() {
            let terms =
                information.as_ref().map_or_else(|| 1.0 / slot.size(&pair[side]), |rows| rows[index][index].sqrt());
            let exact = slope(pair, side, *slot)?;
            digits = digits.min(rounded(
                fast,
                &exact,
                terms,
                &format!("the derivative by {} of {name}", slot.name(&pair[side])),
            )?);
        }
    }
    Ok(digits.min(information(&pair[0])?))
}

/// One number among the parameters.
#[derive(Clone, Copy)]
struct Slot {
    parameter: usize,
    entry: usize,
}

impl Slot {
    fn name(self, of: &Distribution) -> String {
        match &of.parameters[self.parameter] {
            Value::Number(_) => of.family.parameters[self.parameter].name.to_owned(),
            _ => format!("{}[{}]", of.family.parameters[self.parameter].name, self.entry),
        }
    }

    /// The absolute value, or one in place of zero.
    fn size(self, of: &Distribution) -> f64 {
        let value = match &of.parameters[self.parameter] {
            Value::Number(x) => x.nearest(),
            Value::Vector(xs) => xs.nearest()[self.entry],
            _ => 1.0,
        };
        if value == 0.0 { 1.0 } else { value.abs() }
    }

    /// The distribution with this number larger by so much.
    fn moved(self, of: &Distribution, by: &Rational) -> Distribution {
        let mut moved = of.clone();
        let value = &mut moved.parameters[self.parameter];
        match value {
            Value::Number(x) => {
                *value = Value::Number(Number::from_exact(x.exact().unwrap_or_default().into_owned() + by));
            }
            Value::Vector(xs) => {
                let mut entries = xs.exact().unwrap_or_default().into_owned();
                entries[self.entry] += by;
                *value = Value::Vector(Vector::from_exact(entries));
            }
            _ => {}
        }
        moved
    }
}

/// The numbers that vary: not those that are whole.
fn slots(distribution: &Distribution) -> Vec<Slot> {
    let parameters = distribution.family.parameters.iter().zip(&distribution.parameters).enumerate();
    let varying = parameters.filter(|(_, (parameter, _))| !parameter.is_whole());
    varying
        .flat_map(|(parameter, (_, value))| {
            let entries = if let Value::Vector(xs) = value { xs.len() } else { 1 };
            (0..entries).map(move |entry| Slot { parameter, entry })
        })
        .collect()
}

fn step() -> Rational {
    power_of_two(STEP_LOG2)
}

fn exact(x: &Rational) -> Enclosure {
    Enclosure::exact(x, PRECISION)
}

/// The divergence, where it has a finite value.
fn finite(pair: &[Distribution; 2]) -> Option<Enclosure> {
    kl(pair, PRECISION).ok().filter(|kl| kl.upper().is_finite() && kl.lower().is_finite())
}

/// The derivative of the divergence by a number of p or of q.
fn slope(pair: &[Distribution; 2], side: usize, slot: Slot) -> Result<Enclosure, String> {
    let at = |by: &Rational| {
        let mut moved = pair.clone();
        moved[side] = slot.moved(&pair[side], by);
        finite(&moved)
    };
    let (h, back) = (step(), -step());
    let quotient = match (at(&h), at(&back)) {
        (Some(above), Some(below)) => Some(blurred(&((above - &below) / &exact(&(2 * h))), SYMMETRIC_LOG2)),
        (Some(above), None) => finite(pair).map(|here| blurred(&((above - &here) / &exact(&h)), ONE_SIDED_LOG2)),
        (None, Some(below)) => finite(pair).map(|here| blurred(&((here - &below) / &exact(&h)), ONE_SIDED_LOG2)),
        (None, None) => None,
    };
    quotient.ok_or_else(|| format!("no differences by {}", slot.name(&pair[side])))
}

/// The quotient, with what it may differ by from the derivative.
fn blurred(quotient: &Enclosure, bound_log2: i32) -> Enclosure {
    let radius = (quotient.abs() + &exact(&Rational::from(1))) * &exact(&power_of_two(bound_log2));
    (quotient - &radius).hull(&(quotient + &radius))
}

/// That the Fisher information of the fast crate, if it has it, is what second differences are.
fn information(p: &Distribution) -> Result<f64, String> {
    let Ok(rows) = in_fast(p).map_err(|error| error.to_string())?.fisher_information() else {
        return Ok(f64::INFINITY);
    };
    let slots = slots(p);
    let mut digits = f64::INFINITY;
    for (i, row) in rows.iter().enumerate() {
        for (j, fast) in row.iter().enumerate() {
            let exact = curvature(p, slots[i], slots[j], i == j).ok_or("no second differences")?;
            let terms = (rows[i][i] * rows[j][j]).sqrt();
            let names = format!("the information of {} and {}", slots[i].name(p), slots[j].name(p));
            digits = digits.min(rounded(*fast, &blurred(&exact, SYMMETRIC_LOG2), terms, &names)?);
        }
    }
    Ok(digits)
}

/// The second derivative of `KL(p‖q)` by two numbers of q, at q = p.
fn curvature(p: &Distribution, i: Slot, j: Slot, same: bool) -> Option<Enclosure> {
    let (h, back) = (step(), -step());
    let at = |by_i: &Rational, by_j: Option<&Rational>| {
        let moved = i.moved(p, by_i);
        finite(&[p.clone(), by_j.map_or_else(|| moved.clone(), |by| j.moved(&moved, by))])
    };
    let square = h.clone().square();
    if same {
        return Some((at(&h, None)? + &at(&back, None)?) / &exact(&square));
    }
    let along = at(&h, Some(&h))? + &at(&back, Some(&back))?;
    let across = at(&h, Some(&back))? + &at(&back, Some(&h))?;
    Some((along - &across) / &exact(&(4 * square)))
}
