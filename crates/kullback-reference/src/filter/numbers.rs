//! On numbers: the terms themselves. `None` as in [`divergences`](super::divergences).

use super::{
    Bounded,
    domain::{LARGEST, LIFT},
    terms,
};

/// `−x ln x`, as [`entr`](crate::entr).
pub fn entr(x: f64) -> Option<Bounded> {
    Some(-rel_entr(x, 1.0)?)
}

/// `x ln(x/y)`, as [`rel_entr`](crate::rel_entr).
pub fn rel_entr(x: f64, y: f64) -> Option<Bounded> {
    domain(x, y)?;
    if x == 0.0 || x == y {
        return Some(Bounded::ZERO);
    }
    homogeneous(x, y, terms::rel_entr)
}

/// `x ln(x/y) − x + y`, as [`kl_div`](crate::kl_div).
pub fn kl_div(x: f64, y: f64) -> Option<Bounded> {
    domain(x, y)?;
    if x == y {
        return Some(Bounded::ZERO);
    }
    if x == 0.0 {
        return Some(Bounded::exact(y));
    }
    homogeneous(x, y, terms::kl_div)
}

/// What larger numbers than those of a vector are multiplied by: `2⁻⁶²⁴`, which brings them below `2⁴⁰⁰`.
const LOWER: f64 = f64::from_bits((1023 - 624) << 52);

/// Numbers that are certainly in the domain, the second positive unless the first is zero: no infinite result.
fn domain(x: f64, y: f64) -> Option<()> {
    let are_numbers = [x, y].iter().all(|x| (0.0..=f64::MAX).contains(x));
    (are_numbers && (x == 0.0 || y > 0.0)).then_some(())
}

/// A homogeneous term, evaluated where nothing of it underflows or overflows. Numbers too far apart for that
/// are none of the filter's.
fn homogeneous(x: f64, y: f64, term: impl Fn(f64, f64) -> Bounded) -> Option<Bounded> {
    let power = if x.max(y) <= LARGEST { LIFT } else { LOWER };
    let (lifted_x, lifted_y) = (x * power, y * power);
    let is_exact = lifted_x / power == x && lifted_y / power == y;
    if !(is_exact && lifted_x.is_normal() && lifted_y.is_normal()) {
        return None;
    }
    term(lifted_x, lifted_y).scaled(1.0 / power).known()
}
