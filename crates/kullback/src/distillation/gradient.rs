//! Gradients of the losses with respect to the student's logits.

use super::loss::combined;
use super::{Pupil, classes};
use crate::domain::Pmf;
use crate::error::Result;
use crate::logits::{Softmax, kl_wide};
use crate::wide::{Exact, Wide};

/// The gradient of [`soft_loss`](super::soft_loss) with respect to the student's logits: `τ (p_s − p_t)`, the distributions at temperature τ.
///
/// As τ grows it tends to [`logit_matching_gradient`], with an error of the order 1/τ: the factor τ² in the loss makes the gradient comparable with that of the
/// hard loss at high temperatures, but it does not make it constant.
///
/// # Domain
/// Finite logits, as many of the student as of the teacher, and a temperature τ > 0. An entry is zero exactly when the probabilities agree. `±∞` if it is
/// beyond the largest `f64`.
///
/// # Errors
/// If a vector is empty or has a NaN or infinite entry, the lengths differ, or `temperature` is NaN, infinite or not positive.
///
/// # Accuracy
/// Each entry within 0.51 ULP, also where the student is near its teacher.
///
/// # Examples
/// ```
/// use kullback::distillation::{logit_matching_gradient, soft_gradient};
/// let (teacher, student) = ([3.0, 1.5, 0.0], [2.0, 1.0, 0.0]);
/// let limit = logit_matching_gradient(&teacher, &student)?[0];
/// let gap = |temperature| Ok::<f64, kullback::Error>((soft_gradient(&teacher, &student, temperature)?[0] - limit).abs());
/// assert!(gap(100.0)? < 0.13 * gap(10.0)?);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn soft_gradient(teacher: &[f64], student: &[f64], temperature: f64) -> Result<Vec<f64>> {
    let pupil = Pupil::new(teacher, student, temperature)?;
    Ok(pupil.gaps().into_iter().map(|gap| (pupil.temperature * gap).to_f64()).collect())
}

/// What [`soft_gradient`] tends to at high temperature: `(d − d̄)/K`, with d = z_s − z_t, d̄ its mean, and K classes. It is the gradient of half the variance of
/// d over equally likely classes: distillation then matches logits, up to a constant.
///
/// # Domain
/// Finite logits, as many of the student as of the teacher. `±∞` if it is beyond the largest `f64`.
///
/// # Errors
/// If a vector is empty or has a NaN or infinite entry, or the lengths differ.
///
/// # Accuracy
/// Each entry within 0.51 ULP: the differences and their sum are exact.
pub fn logit_matching_gradient(teacher: &[f64], student: &[f64]) -> Result<Vec<f64>> {
    let (teacher, student) = classes(teacher, student)?;
    let gaps: Vec<Exact> =
        teacher.iter().zip(student).map(|(&t, &s)| &Exact::from_f64(s) - &Exact::from_f64(t)).collect();
    let sum: Exact = gaps.iter().cloned().sum();
    let count = Wide::from_integer(gaps.len() as i64);
    let times_count = |gap: &Exact| &Exact::from_wide(count) * gap;
    Ok(gaps.iter().map(|gap| ((&times_count(gap) - &sum).to_wide() / count.square()).to_f64()).collect())
}

/// The gradient of [`distillation_loss`](super::distillation_loss) with respect to the student's logits: `(1 − α) (p_s − y) + α τ (p_s − p_t)`, the first
/// p_s at temperature one, the rest at temperature τ. Where y does not sum to one, the first term has `p_s Σy`.
///
/// # Domain
/// As [`distillation_loss`](super::distillation_loss). `±∞` if it is beyond the largest `f64`.
///
/// # Errors
/// As [`distillation_loss`](super::distillation_loss).
///
/// # Accuracy
/// Each entry within 0.51 ULP.
pub fn distillation_gradient(
    teacher: &[f64],
    student: &[f64],
    target: &[f64],
    temperature: f64,
    alpha: f64,
) -> Result<Vec<f64>> {
    let (pupil, target, alpha) = combined(teacher, student, target, temperature, alpha)?;
    let hard = residuals(&Softmax::new(student, Wide::ONE), target);
    let entry = |(hard, gap)| (Wide::ONE - alpha) * hard + alpha * (pupil.temperature * gap);
    Ok(hard.into_iter().zip(pupil.gaps()).map(entry).map(Wide::to_f64).collect())
}

/// `p Σy − y`, as `[(Σy − y) w − y Σ' w]/Σw` with Σ' the sum over the other classes: for a label both products are non-negative, or one is zero.
fn residuals(softmax: &Softmax, target: Pmf<'_>) -> Vec<Wide> {
    let sum = target.exact_total();
    let leader = softmax.exponents.iter().position(|exponent| exponent.is_zero()).unwrap_or(0);
    let others = |index: usize| -> Wide {
        let weights = &softmax.weights;
        // Below the leader's weight, which is one, no weight takes most of the total.
        let all_but = || weights[..leader].iter().chain(&weights[leader + 1..]).copied().sum();
        if index == leader { all_but() } else { softmax.total - weights[index] }
    };
    let residual = |(index, y): (usize, Wide)| {
        let rest = (&sum - &Exact::from_wide(y)).to_wide();
        (rest * softmax.weights[index] - y * others(index)) / softmax.total
    };
    target.iter().enumerate().map(residual).collect()
}

impl Pupil<'_> {
    /// `p_s − p_t` at the temperature.
    ///
    /// Where two probabilities are near one another, it is `p_t (e^g − 1)` with g their log-ratio: if the distributions are near too, the difference of the logits
    /// less its mean under p_t, less the divergence.
    fn gaps(self) -> Vec<Wide> {
        let Self { teacher, student, temperature } = self;
        let (p, q) = (Softmax::new(teacher, temperature), Softmax::new(student, temperature));
        let pivot = p.exponents.iter().position(|exponent| exponent.is_zero()).unwrap_or(0);
        let difference = |index: usize| Wide::from_f64(student[index]) - Wide::from_f64(teacher[index]);
        // Relative to the likeliest class, so that a shift of all logits leaves no trace; and divided at the end, so that sums of whole numbers are exact.
        let deltas: Vec<Wide> = (0..teacher.len()).map(|index| difference(index) - difference(pivot)).collect();
        let mean = p.weights.iter().zip(&deltas).map(|(&weight, &delta)| weight * delta).sum::<Wide>() / p.total;
        let divergence = kl_wide(teacher, student, temperature);
        let gap = |index: usize| {
            let (before, after) = (p.weights[index] / p.total, q.weights[index] / q.total);
            let direct = after - before;
            if direct.abs() >= before.half() {
                return direct;
            }
            // Far from one another, the mean and the divergence may both be large.
            let log_ratio = if divergence < Wide::ONE {
                (deltas[index] - mean) / temperature - divergence
            } else {
                (q.exponents[index] - p.exponents[index]) - (q.ln_total - p.ln_total)
            };
            // Probabilities too small for any exponent look alike.
            if !log_ratio.is_below_one() {
                return direct;
            }
            let gap = before * log_ratio.exp_m1();
            // What is left of rounding where there is nothing.
            if gap.abs() < before.scale(-64) && self.is_settled(index) { Wide::ZERO } else { gap }
        };
        (0..teacher.len()).map(gap).collect()
    }

    /// Whether a class has the same probability under both: only if the other classes' distances from it are the same, in some order, since the exponentials of
    /// different algebraic numbers are linearly independent (Lindemann and Weierstrass).
    fn is_settled(&self, index: usize) -> bool {
        let distances = |z: &[f64]| {
            let mut sorted = z.to_vec();
            sorted.sort_by(f64::total_cmp);
            let own = Exact::from_f64(z[index]);
            sorted.into_iter().map(move |z| &Exact::from_f64(z) - &own).collect::<Vec<_>>()
        };
        distances(self.teacher) == distances(self.student)
    }
}
