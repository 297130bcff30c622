//! Exponential families: the divergence is the Bregman divergence of the log-partition function, and the fast crate's coordinates are right.

use super::{Kind, Rule, agreement, kl, members, power_of_two, rounded};
use crate::point::Distribution;
use crate::vocabulary::families::in_coordinates;
use kullback_reference::families::{Family, Natural};
use kullback_reference::{Enclosure, Rational};

/// `KL(p‖q) = F(θ_q) − F(θ_p) − ⟨η_p, θ_q − θ_p⟩`, η the gradient of F by differences; where the fast crate has coordinates, they are these.
pub(super) static RULE: Rule = Rule {
    name: "bregman",
    kind: Kind::Identity,
    tex: r"D(p \| q) = F(\theta_q) - F(\theta_p) - \langle \nabla F(\theta_p), \theta_q - \theta_p \rangle",
    samples: 20,
    near: true,
    applies: |pair| in_one_family(pair).is_some(),
    check,
};

/// Differences are taken at steps of 2^this, as in the check of gradients.
const STEP_LOG2: i32 = -200;

const PRECISION: u32 = 1024;

/// A bound of what quotients of differences differ by from derivatives: some h² of the third.
const TRUNCATION_LOG2: i32 = -340;

/// The least agreement: what is lost where p and q are near is far less than the truncation allows.
const DIGITS: f64 = 40.0;

/// The pair as members of one exponential family, with q changed in as few parameters as that takes.
fn in_one_family([p, q]: &[Distribution; 2]) -> Option<[Distribution; 2]> {
    let parameters = p.parameters.len();
    let mut masks: Vec<usize> = (0..(1 << parameters) - 1).collect();
    masks.sort_by_key(|mask| mask.count_ones());
    let taken = |mask: usize| {
        let mut taken = q.clone();
        for (index, own) in taken.parameters.iter_mut().enumerate().filter(|(index, _)| mask & (1 << index) != 0) {
            *own = p.parameters[index].clone();
        }
        [p.clone(), taken]
    };
    let is_one_family = |pair: &[Distribution; 2]| {
        let natural = |family: &dyn Family| family.natural(64);
        let Ok([p, q]) = members(pair) else { return false };
        natural(p.as_ref()).zip(natural(q.as_ref())).is_some_and(|(p, q)| p.fixed == q.fixed)
    };
    masks.into_iter().map(taken).find(is_one_family)
}

fn check(pair: &[Distribution; 2]) -> Result<f64, String> {
    let pair = in_one_family(pair).ok_or("not in one exponential family")?;
    let [p, q] = members(&pair)?;
    if pair[0] == pair[1] {
        return Ok(f64::INFINITY);
    }
    let [of_p, of_q] = [p.as_ref(), q.as_ref()].map(|family| family.natural(PRECISION));
    let (Some(Natural { parameters: of_p, .. }), Some(Natural { parameters: of_q, .. })) = (of_p, of_q) else {
        return Err("no natural parameters".to_owned());
    };
    let mean = gradient(p.as_ref(), &of_p);
    let partition = |theta: &[Enclosure]| p.log_partition(theta, PRECISION);
    let mut bregman = partition(&of_q) - &partition(&of_p);
    let mut radius = Enclosure::zero(PRECISION);
    for ((to, from), slope) in of_q.iter().zip(&of_p).zip(&mean) {
        let difference = to - from;
        bregman = bregman - &(slope * &difference);
        radius += &(difference.abs() * &Enclosure::exact(&power_of_two(TRUNCATION_LOG2), PRECISION));
    }
    let bregman = (&bregman - &radius).hull(&(bregman + &radius));
    let digits = agreement(&kl(&pair, PRECISION)?, &bregman, "the Bregman divergence")?;
    if digits < DIGITS {
        return Err(format!("the two sides are known to {digits:.1} digits only: {bregman}"));
    }
    Ok(digits.min(coordinates(&pair[0], &of_p, &partition(&of_p), &mean)?))
}

/// ∇F(θ), by differences.
fn gradient(family: &dyn Family, theta: &[Enclosure]) -> Vec<Enclosure> {
    let step = Enclosure::exact(&power_of_two(STEP_LOG2), PRECISION);
    let at = |index: usize, by: &Enclosure| {
        let mut moved = theta.to_vec();
        moved[index] = &moved[index] + by;
        family.log_partition(&moved, PRECISION)
    };
    let twice = Enclosure::exact(&Rational::from(2), PRECISION) * &step;
    (0..theta.len()).map(|index| (at(index, &step) - &at(index, &-&step)) / &twice).collect()
}

/// That the fast crate's coordinates, if it has them, are the reference's.
fn coordinates(
    p: &Distribution,
    natural: &[Enclosure],
    log_partition: &Enclosure,
    mean: &[Enclosure],
) -> Result<f64, String> {
    let Some(fast) = in_coordinates(p).map_err(|error| error.to_string())? else {
        return Ok(f64::INFINITY);
    };
    if (fast.natural.len(), fast.mean.len()) != (natural.len(), mean.len()) {
        return Err(format!(
            "{} coordinates in the fast crate, {} in the reference",
            fast.natural.len(),
            natural.len()
        ));
    }
    // What the log-partition function is a sum of is not seen from here. Its terms are of the order of those of ⟨θ, η⟩.
    let products = fast.natural.iter().zip(&fast.mean).map(|(theta, eta)| (theta * eta).abs());
    let terms = products.sum::<f64>() + fast.log_partition.abs() + 1.0;
    let mut digits = rounded(fast.log_partition, log_partition, terms, "the log-partition function")?;
    for (index, (theta, exact)) in fast.natural.iter().zip(natural).enumerate() {
        digits = digits.min(rounded(*theta, exact, theta.abs(), &format!("the natural parameter {index}"))?);
    }
    for (index, (eta, exact)) in fast.mean.iter().zip(mean).enumerate() {
        digits = digits.min(rounded(*eta, exact, 1.0, &format!("the expected statistic {index}"))?);
    }
    Ok(digits)
}
