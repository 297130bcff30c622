//! Closed forms against the integrals and sums that they are for.

use super::{Kind, Rule, agreement, kl, members};
use crate::point::Distribution;
use kullback_reference::families::definition;
use kullback_reference::{Enclosure, enclose};

/// The digits to which an integral must be found, and agree.
const DIGITS: u32 = 26;

/// `KL(p‖q)` is `∫ p ln(p/q)`, and `∫ p` is one: an error in a normalising constant would be in both sides of the former.
pub(super) static RULE: Rule = Rule {
    name: "definition",
    kind: Kind::Definition,
    tex: r"D(p \| q) = \int p \ln \tfrac{p}{q},\ \int p = 1",
    samples: 20,
    near: false,
    applies: |pair| members(pair).is_ok_and(|[p, q]| definition::is_defined(p.as_ref(), q.as_ref())),
    check,
};

fn check(pair: &[Distribution; 2]) -> Result<f64, String> {
    let [p, q] = members(pair)?;
    let mass = definition::mass(p.as_ref(), DIGITS).map_err(|error| format!("no mass: {error}"))?;
    let one = Enclosure::from_integer(1, mass.precision());
    let of_mass = agreement(&one, &mass, "the mass under the density")?;
    let integral = definition::kl(p.as_ref(), q.as_ref(), DIGITS).map_err(|error| format!("no divergence: {error}"))?;
    let refused = |error| kullback_reference::OutOfDomain::new("p", error);
    let closed =
        enclose(|precision| kl(pair, precision).map_err(refused), DIGITS + 4).map_err(|error| error.to_string())?;
    Ok(of_mass.min(agreement(&closed, &integral, "the integral")?))
}
