//! Softened distributions, and the losses that students are trained with.
//!
//! All is by the textbook formulas, from the softmax of either vector of logits. That two probabilities are equal is found by comparing the logits: by the theorem
//! of Lindemann and Weierstrass, `Σ exp(tⱼ − tᵢ)` and `Σ exp(sⱼ − sᵢ)` are equal only if they have the same exponents.

use rug::Rational;

use crate::{Enclosure, OutOfDomain, cross_entropy_logits, domain, entropy_logits, kl_logits, logits::Softmax};

/// `softmax(z/τ)`.
///
/// # Errors
///
/// [`OutOfDomain`] if `z` is empty or the temperature is not positive.
pub fn soften(z: &[Rational], temperature: &Rational, precision: u32) -> Result<Vec<Enclosure>, OutOfDomain> {
    let softmax = Softmax::new("z", z, temperature, precision)?;
    Ok((0..z.len()).map(|index| softmax.probability(index)).collect())
}

/// A teacher and a student at one temperature.
#[derive(Clone, Debug)]
pub struct Softened {
    /// The entropy of the teacher.
    pub entropy: Enclosure,
    /// The divergence of the student from the teacher.
    pub forward: Enclosure,
    /// The divergence of the teacher from the student.
    pub reverse: Enclosure,
}

/// The teacher's entropy, and the divergences in both directions, at each of a list of temperatures.
///
/// # Errors
///
/// [`OutOfDomain`] if there are no logits, their lengths differ, or there is no temperature or one that is not positive.
pub fn temperature_sweep(
    teacher: &[Rational],
    student: &[Rational],
    temperatures: &[Rational],
    precision: u32,
) -> Result<Vec<Softened>, OutOfDomain> {
    classes(teacher, student)?;
    domain::positive_vector("temperatures", temperatures)?;
    let softened = |temperature: &Rational| {
        Ok(Softened {
            entropy: entropy_logits(teacher, temperature, precision)?,
            forward: kl_logits(teacher, student, temperature, precision)?,
            reverse: kl_logits(student, teacher, temperature, precision)?,
        })
    };
    temperatures.iter().map(softened).collect()
}

/// `τ² KL(softmax(z_t/τ) ‖ softmax(z_s/τ))`.
///
/// # Errors
///
/// [`OutOfDomain`] if there are no logits, their lengths differ, or the temperature is not positive.
pub fn soft_loss(
    teacher: &[Rational],
    student: &[Rational],
    temperature: &Rational,
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    classes(teacher, student)?;
    let square = Enclosure::exact(&temperature.clone().square(), precision);
    Ok(square * kl_logits(teacher, student, temperature, precision)?)
}

/// `τ (softmax(z_s/τ) − softmax(z_t/τ))`.
///
/// # Errors
///
/// As [`soft_loss`].
pub fn soft_gradient(
    teacher: &[Rational],
    student: &[Rational],
    temperature: &Rational,
    precision: u32,
) -> Result<Vec<Enclosure>, OutOfDomain> {
    classes(teacher, student)?;
    let before = Softmax::new("teacher", teacher, temperature, precision)?;
    let after = Softmax::new("student", student, temperature, precision)?;
    let (sorted_before, sorted_after) = (sorted(teacher), sorted(student));
    let tau = Enclosure::exact(temperature, precision);
    let entry = |index: usize| {
        let gap = after.probability(index) - before.probability(index);
        let is_equal = || {
            let distances = |z: &[Rational], from: &Rational| -> Vec<Rational> {
                z.iter().map(|z| Rational::from(z - from)).collect()
            };
            distances(&sorted_before, &teacher[index]) == distances(&sorted_after, &student[index])
        };
        if gap.contains_zero() && is_equal() { Enclosure::zero(precision) } else { gap * &tau }
    };
    Ok((0..teacher.len()).map(entry).collect())
}

/// `(d − d̄)/K`, with `d = z_s − z_t`: a rational number each.
///
/// # Errors
///
/// [`OutOfDomain`] if there are no logits or their lengths differ.
pub fn logit_matching_gradient(
    teacher: &[Rational],
    student: &[Rational],
    precision: u32,
) -> Result<Vec<Enclosure>, OutOfDomain> {
    classes(teacher, student)?;
    let gaps: Vec<Rational> = student.iter().zip(teacher).map(|(s, t)| Rational::from(s - t)).collect();
    let count = Rational::from(gaps.len() as u64);
    let mean = gaps.iter().sum::<Rational>() / &count;
    Ok(gaps.iter().map(|gap| Enclosure::exact(&(Rational::from(gap - &mean) / &count), precision)).collect())
}

/// `(1 − α) CE(y, softmax z_s) + α τ² KL(softmax(z_t/τ) ‖ softmax(z_s/τ))`.
///
/// Domain: `teacher` and `student` numbers of one length, at least one; `target` a probability vector of that length; `temperature > 0`; `0 <= alpha <= 1`.
///
/// # Errors
///
/// [`OutOfDomain`] if an argument is outside this domain.
pub fn distillation_loss(
    teacher: &[Rational],
    student: &[Rational],
    target: &[Rational],
    temperature: &Rational,
    alpha: &Rational,
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    combined(teacher, student, target, temperature, alpha)?;
    let hard = cross_entropy_logits(target, student, &1.into(), precision)?;
    let soft = soft_loss(teacher, student, temperature, precision)?;
    Ok(Enclosure::exact(&Rational::from(1 - alpha), precision) * hard + Enclosure::exact(alpha, precision) * soft)
}

/// `(1 − α) (p Σy − y) + α τ (softmax(z_s/τ) − softmax(z_t/τ))`, with `p = softmax z_s`.
///
/// # Errors
///
/// As [`distillation_loss`].
pub fn distillation_gradient(
    teacher: &[Rational],
    student: &[Rational],
    target: &[Rational],
    temperature: &Rational,
    alpha: &Rational,
    precision: u32,
) -> Result<Vec<Enclosure>, OutOfDomain> {
    let total = combined(teacher, student, target, temperature, alpha)?;
    let softmax = Softmax::new("student", student, &1.into(), precision)?;
    let soft = soft_gradient(teacher, student, temperature, precision)?;
    let (rest, alpha) = (Enclosure::exact(&Rational::from(1 - alpha), precision), Enclosure::exact(alpha, precision));
    let is_uniform = softmax.shifted.iter().all(Rational::is_zero);
    let hard = |index: usize| {
        if is_uniform {
            let share = Rational::from(&total / student.len() as u64);
            return Enclosure::exact(&(share - &target[index]), precision);
        }
        softmax.probability(index) * Enclosure::exact(&total, precision) - Enclosure::exact(&target[index], precision)
    };
    let entry = |(index, soft)| &rest * hard(index) + &alpha * soft;
    Ok(soft.into_iter().enumerate().map(entry).collect())
}

/// Logits of one length, at least one.
fn classes(teacher: &[Rational], student: &[Rational]) -> Result<(), OutOfDomain> {
    domain::same_length(("teacher", teacher.len()), ("student", student.len()))?;
    domain::non_empty("teacher", teacher).map(drop)
}

/// The domain of the combined loss; returns the target's sum.
fn combined(
    teacher: &[Rational],
    student: &[Rational],
    target: &[Rational],
    temperature: &Rational,
    alpha: &Rational,
) -> Result<Rational, OutOfDomain> {
    classes(teacher, student)?;
    domain::positive("temperature", temperature)?;
    domain::same_length(("teacher", teacher.len()), ("target", target.len()))?;
    let total = domain::probability_vector("target", target)?;
    domain::probability("alpha", alpha)?;
    Ok(total)
}

fn sorted(z: &[Rational]) -> Vec<Rational> {
    let mut sorted = z.to_vec();
    sorted.sort();
    sorted
}
