//! The information bottleneck on finite sets.

use rug::Rational;

use crate::{Enclosure, OutOfDomain, domain, terms};

/// `Σ p(x) KL(q(z|x) ‖ r(z))`, in nats; `KL` is [`kl`](crate::kl).
///
/// Domain: `p` a probability vector, `encoder` a probability vector for each of its outcomes, `prior` one as long as those.
///
/// # Errors
///
/// [`OutOfDomain`] if `p`, `prior` or a row of `encoder` is no probability vector, or the shapes differ.
pub fn bottleneck_rate(
    p: &[Rational],
    encoder: &[Vec<Rational>],
    prior: &[Rational],
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    source(p, encoder)?;
    let prior_total = check_prior(encoder, prior)?;
    Ok(rate(p, encoder, prior, &prior_total, precision))
}

fn source(p: &[Rational], encoder: &[Vec<Rational>]) -> Result<(), OutOfDomain> {
    domain::same_length(("p", p.len()), ("encoder", encoder.len()))?;
    domain::probability_vector("p", p)?;
    domain::channel("encoder", encoder)
}

fn check_prior(encoder: &[Vec<Rational>], prior: &[Rational]) -> Result<Rational, OutOfDomain> {
    domain::same_length(("encoder[0]", encoder[0].len()), ("prior", prior.len()))?;
    domain::probability_vector("prior", prior)
}

fn rate(
    p: &[Rational],
    encoder: &[Vec<Rational>],
    prior: &[Rational],
    prior_total: &Rational,
    precision: u32,
) -> Enclosure {
    let mut sum = Enclosure::zero(precision);
    for (p, row) in p.iter().zip(encoder).filter(|(p, _)| p.is_positive()) {
        let divergence = terms::kl(row.iter().zip(prior), &domain::sum(row), prior_total, precision);
        sum += &(Enclosure::exact(p, precision) * divergence);
    }
    sum
}

/// `q(z) = Σ p(x) q(z|x)`.
///
/// # Errors
///
/// [`OutOfDomain`] if `p` or a row of `encoder` is no probability vector, or the shapes differ.
pub fn encoder_marginal(
    p: &[Rational],
    encoder: &[Vec<Rational>],
    precision: u32,
) -> Result<Vec<Enclosure>, OutOfDomain> {
    source(p, encoder)?;
    Ok(marginal(p, encoder).iter().map(|mass| Enclosure::exact(mass, precision)).collect())
}

fn marginal(p: &[Rational], encoder: &[Vec<Rational>]) -> Vec<Rational> {
    let mut masses = vec![Rational::new(); encoder[0].len()];
    for (p, row) in p.iter().zip(encoder) {
        for (mass, q) in masses.iter_mut().zip(row) {
            *mass += Rational::from(p * q);
        }
    }
    masses
}

/// `KL(q(z) ‖ r(z))`, in nats.
///
/// # Errors
///
/// As [`bottleneck_rate`].
pub fn bottleneck_slack(
    p: &[Rational],
    encoder: &[Vec<Rational>],
    prior: &[Rational],
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    source(p, encoder)?;
    let prior_total = check_prior(encoder, prior)?;
    let marginal = marginal(p, encoder);
    Ok(terms::kl(marginal.iter().zip(prior), &domain::sum(&marginal), &prior_total, precision))
}

/// `I(Z; Y)` for `p(z, y) = Σ_x q(z|x) p(x, y)`, in nats.
///
/// Domain: `joint` a joint distribution, `encoder` a probability vector for each of its rows.
///
/// # Errors
///
/// [`OutOfDomain`] if `joint` is no joint distribution, a row of `encoder` is no probability vector, or the numbers of rows
/// differ.
pub fn bottleneck_relevance(
    joint: &[Vec<Rational>],
    encoder: &[Vec<Rational>],
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    check_joint(joint, encoder)?;
    Ok(relevance(&kept(joint, encoder), precision))
}

fn check_joint(joint: &[Vec<Rational>], encoder: &[Vec<Rational>]) -> Result<(), OutOfDomain> {
    domain::same_length(("joint", joint.len()), ("encoder", encoder.len()))?;
    domain::joint("joint", joint)?;
    domain::channel("encoder", encoder)
}

/// `p(z, y)`, a row for each z.
fn kept(joint: &[Vec<Rational>], encoder: &[Vec<Rational>]) -> Vec<Vec<Rational>> {
    let mut kept = vec![vec![Rational::new(); joint[0].len()]; encoder[0].len()];
    for (cells, row) in joint.iter().zip(encoder) {
        for (kept, q) in kept.iter_mut().zip(row) {
            for (kept, cell) in kept.iter_mut().zip(cells) {
                *kept += Rational::from(q * cell);
            }
        }
    }
    kept
}

/// [`mutual_information`](crate::mutual_information), of a joint that need not sum to one.
fn relevance(kept: &[Vec<Rational>], precision: u32) -> Enclosure {
    let of_z: Vec<Rational> = kept.iter().map(|row| domain::sum(row)).collect();
    let of_y: Vec<Rational> = (0..kept[0].len()).map(|y| kept.iter().map(|row| &row[y]).sum()).collect();
    let products: Vec<Rational> = of_z.iter().flat_map(|z| of_y.iter().map(move |y| Rational::from(z * y))).collect();
    let total = domain::sum(&of_z);
    let square = Rational::from(total.square_ref());
    terms::kl(kept.iter().flatten().zip(&products), &total, &square, precision)
}

/// `Σ p(x) KL(q(z|x) ‖ r(z)) − β I(Z; Y)`, in nats.
///
/// # Errors
///
/// As [`bottleneck_relevance`] and [`bottleneck_rate`], or if `beta` is negative.
pub fn bottleneck_objective(
    joint: &[Vec<Rational>],
    encoder: &[Vec<Rational>],
    prior: &[Rational],
    beta: &Rational,
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    check_joint(joint, encoder)?;
    let prior_total = check_prior(encoder, prior)?;
    domain::non_negative("beta", &[], beta)?;
    let p: Vec<Rational> = joint.iter().map(|row| domain::sum(row)).collect();
    let kept = Enclosure::exact(beta, precision) * relevance(&kept(joint, encoder), precision);
    Ok(rate(&p, encoder, prior, &prior_total, precision) - kept)
}

/// `q′(z|x) ∝ q(z) exp(−β KL(p(y|x) ‖ p(y|z)))`, row after row; a row for an x without mass is q(z), normalised.
///
/// # Errors
///
/// As [`bottleneck_relevance`], or if `beta` is negative.
pub fn bottleneck_step(
    joint: &[Vec<Rational>],
    encoder: &[Vec<Rational>],
    beta: &Rational,
    precision: u32,
) -> Result<Vec<Vec<Enclosure>>, OutOfDomain> {
    check_joint(joint, encoder)?;
    domain::non_negative("beta", &[], beta)?;
    let kept = kept(joint, encoder);
    Ok(joint.iter().map(|row| step(row, &kept, beta, precision)).collect())
}

fn step(row: &[Rational], kept: &[Vec<Rational>], beta: &Rational, precision: u32) -> Vec<Enclosure> {
    let mass = domain::sum(row);
    let is_indifferent = mass.is_zero() || beta.is_zero();
    let exponent = |decoder: &Vec<Rational>| {
        if is_indifferent {
            return Enclosure::zero(precision);
        }
        let total = domain::sum(decoder);
        if total.is_zero() {
            return Enclosure::infinity(precision);
        }
        let [given_x, given_z] = [(row, &mass), (&decoder[..], &total)]
            .map(|(masses, total)| masses.iter().map(|mass| Rational::from(mass / total)).collect::<Vec<_>>());
        Enclosure::exact(beta, precision) * terms::rel_entr_sum(given_x.iter().zip(&given_z), precision)
    };
    let exponents: Vec<Enclosure> = kept.iter().map(exponent).collect();
    let mut least = exponents[0].clone();
    for exponent in &exponents {
        least = least.min(exponent);
    }
    let weight = |(decoder, exponent): (&Vec<Rational>, Enclosure)| {
        if exponent.lower().is_infinite() {
            return Enclosure::zero(precision);
        }
        Enclosure::exact(&domain::sum(decoder), precision) * (&least - exponent).exp()
    };
    let weights: Vec<Enclosure> = kept.iter().zip(exponents).map(weight).collect();
    let total = weights.iter().fold(Enclosure::zero(precision), |total, weight| total + weight);
    weights.into_iter().map(|weight| weight / &total).collect()
}
