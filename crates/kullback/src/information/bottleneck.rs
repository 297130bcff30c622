//! The information bottleneck on finite sets: an encoder q(z|x), by rows, between a variable X and what is made of it, Z.
//!
//! Sources: Tishby, Pereira and Bialek, *The information bottleneck method* (1999); Alemi et al., *Deep variational information bottleneck*
//! (2017), for the bound with a prior r(z). The information I(X; Z) itself is [`js_weighted`](crate::js_weighted)`(encoder, p)`.

use crate::domain::{Extended, Joint, Pmf, channel, check_length, non_negative, round, same_length};
use crate::error::{Argument, Result};
use crate::term;
use crate::wide::{Exact, Wide};

/// The rate of an encoder under a prior, `Σ p(x) KL(q(z|x) ‖ r(z))`, in nats: an upper bound of I(X; Z), by as much as [`bottleneck_slack`].
///
/// # Domain
/// A probability vector p, a row of the encoder for each of its outcomes, and a probability vector r as long as a row. Each divergence is
/// [`kl`](crate::kl). Never negative; `+∞` where r excludes what the encoder can emit.
///
/// # Errors
/// If `p`, `prior` or a row of `encoder` is no probability vector (the row is named), or the shapes differ.
///
/// # Accuracy
/// Within 0.51 ULP.
///
/// # Examples
/// ```
/// use kullback::information::{bottleneck_rate, bottleneck_slack};
/// let (p, encoder, prior) = ([0.5, 0.5], [[0.75, 0.25], [0.25, 0.75]], [0.25, 0.75]);
/// let information = kullback::js_weighted(&encoder, &p)?;
/// let bound = bottleneck_rate(&p, &encoder, &prior)?;
/// approx::assert_relative_eq!(bound, information + bottleneck_slack(&p, &encoder, &prior)?, epsilon = 0.0, max_relative = 1e-15);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn bottleneck_rate<R: AsRef<[f64]>>(p: &[f64], encoder: &[R], prior: &[f64]) -> Result<f64> {
    check_source(p, encoder)?;
    check_prior(encoder, prior)?;
    let weights = p.iter().map(|&p| Wide::from_f64(p));
    Ok(round(rate(weights.zip(encoder.iter().map(AsRef::as_ref)), prior)))
}

/// p and the encoder.
fn check_source<R: AsRef<[f64]>>(p: &[f64], encoder: &[R]) -> Result<()> {
    same_length("encoder", encoder.len(), "p", p.len())?;
    Pmf::new("p", p)?;
    channel("encoder", encoder)
}

/// The prior of a valid encoder.
fn check_prior<R: AsRef<[f64]>>(encoder: &[R], prior: &[f64]) -> Result<()> {
    let columns = encoder[0].as_ref().len();
    check_length(Argument::whole("prior"), prior.len(), Argument::row("encoder", 0), columns)?;
    Pmf::new("prior", prior).map(drop)
}

/// Σ w KL(row‖prior).
fn rate<'a>(rows: impl Iterator<Item = (Wide, &'a [f64])>, prior: &[f64]) -> Extended {
    let divergence = |(weight, row): (Wide, &[f64])| {
        if weight.is_zero() {
            return Some(weight);
        }
        let terms = row.iter().zip(prior).map(|(&q, &r)| term::kl_div(Wide::from_f64(q), Wide::from_f64(r)));
        Some(weight * terms.sum::<Extended>()?)
    };
    rows.map(divergence).sum()
}

/// The distribution of Z, `q(z) = Σ p(x) q(z|x)`: the prior that makes [`bottleneck_rate`] least.
///
/// # Domain
/// As [`bottleneck_rate`].
///
/// # Errors
/// As [`bottleneck_rate`].
///
/// # Accuracy
/// Correctly rounded.
pub fn encoder_marginal<R: AsRef<[f64]>>(p: &[f64], encoder: &[R]) -> Result<Vec<f64>> {
    check_source(p, encoder)?;
    Ok(marginal(p, encoder).map(|mass| mass.to_f64()).collect())
}

fn marginal<R: AsRef<[f64]>>(p: &[f64], encoder: &[R]) -> impl Iterator<Item = Exact> {
    (0..encoder[0].as_ref().len()).map(move |z| dot(p.iter().copied(), encoder.iter().map(|row| row.as_ref()[z])))
}

/// Σ xy, exactly.
fn dot(x: impl Iterator<Item = f64>, y: impl Iterator<Item = f64>) -> Exact {
    let products = x.zip(y).filter(|&(x, y)| x != 0.0 && y != 0.0);
    products.map(|(x, y)| &Exact::from_f64(x) * &Exact::from_f64(y)).sum()
}

/// By how much the rate exceeds the information: `KL(q(z) ‖ r(z))`, in nats, q(z) the exact [`encoder_marginal`].
///
/// # Domain
/// As [`bottleneck_rate`]. Never negative; zero exactly when the prior is the marginal.
///
/// # Errors
/// As [`bottleneck_rate`].
///
/// # Accuracy
/// Within 0.51 ULP, however close the prior is to the marginal.
pub fn bottleneck_slack<R: AsRef<[f64]>>(p: &[f64], encoder: &[R], prior: &[f64]) -> Result<f64> {
    check_source(p, encoder)?;
    check_prior(encoder, prior)?;
    Ok(round(marginal(p, encoder).zip(prior).map(|(mass, &r)| deviance(&mass, &Exact::from_f64(r))).sum()))
}

/// x ln(x/y) − x + y of exact numbers, however close.
fn deviance(x: &Exact, y: &Exact) -> Extended {
    match (x.is_zero(), y.is_zero()) {
        (true, _) => Some(y.to_wide()),
        (false, true) => None,
        (false, false) => Some(Wide::kl_div_by_difference(x.to_wide(), y.to_wide(), (x - y).to_wide())),
    }
}

/// The information that Z keeps of Y, `I(Z; Y)`, in nats, when Z is made of X alone: that of the joint `Σ_x q(z|x) p(x, y)`.
///
/// # Domain
/// A joint distribution of X (rows) and Y, and an encoder with a row for each row of it. Never negative; at most `I(X; Y)` and `I(X; Z)`.
/// It is [`mutual_information`](crate::mutual_information) of the exact joint of Z and Y.
///
/// # Errors
/// If `joint` is no joint distribution, a row of `encoder` is no probability vector (the row is named), or the numbers of rows differ.
///
/// # Accuracy
/// Within 0.51 ULP, however small the value is.
pub fn bottleneck_relevance<R: AsRef<[f64]>>(joint: &[R], encoder: &[R]) -> Result<f64> {
    check_joint(joint, encoder)?;
    Ok(round(relevance(&kept(joint, encoder))))
}

/// The joint and the encoder of its rows.
fn check_joint<R: AsRef<[f64]>>(joint: &[R], encoder: &[R]) -> Result<()> {
    same_length("encoder", encoder.len(), "joint", joint.len())?;
    Joint::new("joint", joint)?;
    channel("encoder", encoder)
}

/// The joint of Z (rows) and Y.
fn kept<R: AsRef<[f64]>>(joint: &[R], encoder: &[R]) -> Vec<Vec<Exact>> {
    let columns = |rows: &[R]| rows[0].as_ref().len();
    let column = |rows: &'_ [R], index: usize| rows.iter().map(|row| row.as_ref()[index]).collect::<Vec<_>>();
    let targets: Vec<_> = (0..columns(joint)).map(|y| column(joint, y)).collect();
    let row = |z: usize| {
        let emitted = column(encoder, z);
        targets.iter().map(|target| dot(emitted.iter().copied(), target.iter().copied())).collect()
    };
    (0..columns(encoder)).map(row).collect()
}

fn total(masses: &[Exact]) -> Exact {
    masses.iter().cloned().sum()
}

/// The mutual information of an exact joint.
fn relevance(kept: &[Vec<Exact>]) -> Extended {
    let targets: Vec<Exact> = (0..kept[0].len()).map(|y| kept.iter().map(|row| row[y].clone()).sum()).collect();
    let of_row = |row: &Vec<Exact>| {
        let mass = total(row);
        row.iter().zip(&targets).map(|(cell, target)| deviance(cell, &(&mass * target))).sum::<Extended>()
    };
    kept.iter().map(of_row).sum()
}

/// The bottleneck's objective, [`bottleneck_rate`]` − β `[`bottleneck_relevance`], in nats, with p(x) the joint's row sums: what an encoder
/// is chosen to make small. A prior other than the marginal makes it larger by the slack.
///
/// # Domain
/// As [`bottleneck_relevance`], a probability vector `prior` as long as a row of the encoder, and a finite `beta ≥ 0`. Of any sign; `+∞`
/// where the prior excludes what the encoder can emit.
///
/// # Errors
/// As [`bottleneck_relevance`] and [`bottleneck_rate`], or if `beta` is NaN, infinite or negative.
///
/// # Accuracy
/// Within 0.51 ULP where it is at least 2⁻⁵⁰ of the rate. The two parts may be equal: of a lossless code of what is known, at β = 1, they are, and
/// the difference is below 2⁻¹¹⁰ of either.
pub fn bottleneck_objective<R: AsRef<[f64]>>(joint: &[R], encoder: &[R], prior: &[f64], beta: f64) -> Result<f64> {
    check_joint(joint, encoder)?;
    check_prior(encoder, prior)?;
    let beta = non_negative("beta", beta)?;
    let weights = joint.iter().map(|row| Exact::sum_of(row.as_ref().iter().copied()).to_wide());
    let rate = rate(weights.zip(encoder.iter().map(AsRef::as_ref)), prior);
    let objective = || Some(rate? - beta * relevance(&kept(joint, encoder))?);
    Ok(round(objective()))
}

/// One self-consistent step: the encoder `q′(z|x) ∝ q(z) exp(−β KL(p(y|x) ‖ p(y|z)))`, with q(z) and p(y|z) those of the encoder given. The objective
/// under the marginal does not increase; where it cannot decrease the encoder stays as it is.
///
/// # Domain
/// As [`bottleneck_objective`]. A row for an x without mass is q(z).
///
/// # Errors
/// As [`bottleneck_relevance`], or if `beta` is NaN, infinite or negative.
///
/// # Accuracy
/// Within 0.51 ULP where β KL, less that of the closest z, is below 2⁴⁰.
pub fn bottleneck_step<R: AsRef<[f64]>>(joint: &[R], encoder: &[R], beta: f64) -> Result<Vec<Vec<f64>>> {
    check_joint(joint, encoder)?;
    let beta = non_negative("beta", beta)?;
    let decoders: Vec<Decoder> = kept(joint, encoder).into_iter().map(Decoder::new).collect();
    Ok(joint.iter().map(|row| step(row.as_ref(), &decoders, beta)).collect())
}

/// What a value of Z says of Y: p(z, y), and q(z).
struct Decoder {
    masses: Vec<Exact>,
    total: Exact,
}

impl Decoder {
    fn new(masses: Vec<Exact>) -> Self {
        Self { total: total(&masses), masses }
    }

    /// KL(p(y|x)‖p(y|z)), as deviances of p(x, y) q(z) from p(z, y) p(x), over p(x) q(z).
    fn distortion(&self, row: &[f64], mass: &Exact) -> Extended {
        let term = |(&cell, kept): (&f64, &Exact)| deviance(&(&Exact::from_f64(cell) * &self.total), &(kept * mass));
        let sum: Wide = row.iter().zip(&self.masses).map(term).sum::<Extended>()?;
        Some(sum / (mass * &self.total).to_wide())
    }
}

fn step(row: &[f64], decoders: &[Decoder], beta: Wide) -> Vec<f64> {
    let mass = Exact::sum_of(row.iter().copied());
    let exponent = |decoder: &Decoder| {
        if mass.is_zero() || beta.is_zero() {
            return Some(Wide::ZERO);
        }
        (!decoder.total.is_zero()).then(|| Some(beta * decoder.distortion(row, &mass)?)).flatten()
    };
    let exponents: Vec<Extended> = decoders.iter().map(exponent).collect();
    let least = exponents.iter().copied().flatten().min().unwrap_or(Wide::ZERO);
    let weight = |(decoder, exponent): (&Decoder, Extended)| {
        exponent.map_or(Wide::ZERO, |exponent| decoder.total.to_wide() * (least - exponent).exp())
    };
    let weights: Vec<Wide> = decoders.iter().zip(exponents).map(weight).collect();
    let sum: Wide = weights.iter().copied().sum();
    weights.into_iter().map(|weight| (weight / sum).to_f64()).collect()
}
