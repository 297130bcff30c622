//! Exponential families: the divergence is the Bregman divergence of the log-partition function, in the reference's coordinates and in the fast
//! crate's.

use super::{Kind, Rule, agreement, kl, members, power_of_two};
use crate::point::Distribution;
use crate::vocabulary::families::in_coordinates;
use kullback_reference::exact::from_f64;
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
    if p.parameters() == q.parameters() {
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
    in_fast_coordinates(&pair)?;
    Ok(digits)
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

/// That the fast crate's coordinates, if it has them, give the divergence too: its θ, F and η are of statistics of its own choice, and F is up to a
/// constant, so that it is only together that they are right or wrong.
///
/// Each is claimed to within 0.51 ULP, from which a bound of the whole follows.
fn in_fast_coordinates(pair: &[Distribution; 2]) -> Result<(), String> {
    let [p, q] = pair.each_ref().map(|member| in_coordinates(member).map_err(|error| error.to_string()));
    let (Some(p), Some(q)) = (p?, q?) else { return Ok(()) };
    let exact = |x: f64| {
        let rational = from_f64(x).ok_or_else(|| format!("a coordinate is {x}"))?;
        Ok::<_, String>(Enclosure::exact(&rational, PRECISION))
    };
    let mut bregman = exact(q.log_partition)? - &exact(p.log_partition)?;
    let mut bound = rounding(p.log_partition) + rounding(q.log_partition);
    for ((to, from), mean) in q.natural.iter().zip(&p.natural).zip(&p.mean) {
        let step = exact(*to)? - &exact(*from)?;
        bound += mean.abs() * (rounding(*to) + rounding(*from)) + (to - from).abs() * rounding(*mean);
        bregman = bregman - &(step * &exact(*mean)?);
    }
    let error = (bregman - &kl(pair, PRECISION)?).abs();
    if (p.natural.len(), p.natural.len()) == (q.natural.len(), p.mean.len()) && error.upper().to_f64() <= bound * SLACK
    {
        return Ok(());
    }
    Err(format!("the fast crate's coordinates {p:?} and {q:?} miss the divergence by {error}, more than {bound:e}"))
}

/// What bounds are computed with too few bits for, and products of errors.
const SLACK: f64 = 1.0 + 1e-9;

/// The claim: 0.51 ULP, which is at most that much of 2⁻⁵² of a number.
fn rounding(x: f64) -> f64 {
    0.51 * (f64::EPSILON * x.abs()).max(f64::from_bits(1))
}
