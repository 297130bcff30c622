//! Softened distributions, and losses.

use super::{Pupil, classes};
use crate::domain::{Pmf, logits, positive, positives, probability, same_length};
use crate::error::Result;
use crate::logits::{Softmax, entropy_wide, kl_wide};
use crate::wide::Wide;

/// The softened distribution `softmax(z/τ)`.
///
/// # Domain
/// Any finite logits, at least one, and a temperature τ > 0.
///
/// # Errors
/// If `z` is empty or has a NaN or infinite entry, or `temperature` is NaN, infinite or not positive.
///
/// # Accuracy
/// Each probability within 0.51 ULP.
pub fn soften(z: &[f64], temperature: f64) -> Result<Vec<f64>> {
    let softmax = Softmax::new(logits("z", z)?, positive("temperature", temperature)?);
    Ok(softmax.probabilities().map(|(probability, _)| probability.to_f64()).collect())
}

/// A teacher and a student at one temperature.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Softened {
    /// The temperature.
    pub temperature: f64,
    /// The entropy of the softened teacher, in nats: how much of what it knows beside the likeliest class it shows. It never falls as the temperature rises.
    pub entropy: f64,
    /// `KL(teacher ‖ student)`, in nats: the direction that distillation minimises.
    pub forward: f64,
    /// `KL(student ‖ teacher)`, in nats.
    pub reverse: f64,
}

/// The softened teacher's entropy, and its divergence to and from the softened student, at each of a list of temperatures.
///
/// As τ grows both divergences come to `Var(z_t − z_s)/(2τ²)`, the variance over equally likely classes, so that their difference falls faster than either.
///
/// # Domain
/// Finite logits, as many of the student as of the teacher, and positive temperatures, at least one.
///
/// # Errors
/// If a vector is empty, one of logits has a NaN or infinite entry, `temperatures` has an entry that is NaN, infinite or not positive, or the lengths of the
/// logits differ.
///
/// # Accuracy
/// Each number within 0.51 ULP.
pub fn temperature_sweep(teacher: &[f64], student: &[f64], temperatures: &[f64]) -> Result<Vec<Softened>> {
    let (teacher, student) = classes(teacher, student)?;
    positives("temperatures", temperatures)?;
    let softened = |&temperature: &f64| {
        let tau = Wide::from_f64(temperature);
        Softened {
            temperature,
            entropy: entropy_wide(&Softmax::new(teacher, tau)).to_f64(),
            forward: kl_wide(teacher, student, tau).to_f64(),
            reverse: kl_wide(student, teacher, tau).to_f64(),
        }
    };
    Ok(temperatures.iter().map(softened).collect())
}

/// The soft loss `τ² KL(softmax(z_t/τ) ‖ softmax(z_s/τ))`. The factor keeps it, and its gradient in the logits, from vanishing as τ grows: it tends to
/// half the variance of `z_t − z_s` over equally likely classes.
///
/// # Domain
/// Finite logits, as many of the student as of the teacher, and a temperature τ > 0. Never negative; zero exactly when the logits differ by a constant. `+∞`
/// if it is beyond the largest `f64`.
///
/// # Errors
/// If a vector is empty or has a NaN or infinite entry, the lengths differ, or `temperature` is NaN, infinite or not positive.
///
/// # Accuracy
/// Within 0.51 ULP.
pub fn soft_loss(teacher: &[f64], student: &[f64], temperature: f64) -> Result<f64> {
    Ok(soft(Pupil::new(teacher, student, temperature)?).to_f64())
}

/// The loss of a student in distillation: `(1 − α) CE(y, p_s) + α τ² KL(p_t ‖ p_s)`, the cross-entropy at temperature one, the divergence at temperature τ.
///
/// Some texts give the weight α to the hard loss instead: theirs is `1 − α` here.
///
/// # Domain
/// Finite logits, as many of the student as of the teacher, a target y that is a probability vector on the same classes, a temperature τ > 0, and a weight α
/// of the soft loss, from zero to one. y need not be one-hot. `+∞` if it is beyond the largest `f64`.
///
/// # Errors
/// As [`soft_loss`], and if `target` is not a probability vector of that length, or `alpha` is not from zero to one.
///
/// # Accuracy
/// Within 0.51 ULP: no term is negative.
pub fn distillation_loss(
    teacher: &[f64],
    student: &[f64],
    target: &[f64],
    temperature: f64,
    alpha: f64,
) -> Result<f64> {
    let (pupil, target, alpha) = combined(teacher, student, target, temperature, alpha)?;
    let softmax = Softmax::new(student, Wide::ONE);
    let terms = target.iter().zip(&softmax.exponents).map(|(y, &exponent)| y * (softmax.ln_total - exponent));
    let hard: Wide = terms.sum();
    Ok(((Wide::ONE - alpha) * hard + alpha * soft(pupil)).to_f64())
}

/// The arguments of the combined loss, validated.
pub(super) fn combined<'a>(
    teacher: &'a [f64],
    student: &'a [f64],
    target: &'a [f64],
    temperature: f64,
    alpha: f64,
) -> Result<(Pupil<'a>, Pmf<'a>, Wide)> {
    let pupil = Pupil::new(teacher, student, temperature)?;
    same_length("target", target.len(), "teacher", teacher.len())?;
    Ok((pupil, Pmf::new("target", target)?, probability("alpha", alpha)?))
}

fn soft(Pupil { teacher, student, temperature }: Pupil<'_>) -> Wide {
    temperature.square() * kl_wide(teacher, student, temperature)
}
