//! Softened distributions and the losses made of them.

use super::*;
use crate::sampler::fresh;

vocabulary! {
    in distillation as Distillation;
    /// softmax(z/τ).
    soften(z: Logits, temperature: Positive) -> [_] within 0.51;
    /// The teacher's entropy, KL(teacher ‖ student) and KL(student ‖ teacher), at each temperature.
    temperature_sweep(teacher: Logits, student: Logits, temperatures: Scales) -> [_] within 0.51, drawn by swept;
    /// τ² KL(softmax(z_t/τ) ‖ softmax(z_s/τ)).
    soft_loss(teacher: Logits, student: Logits, temperature: Positive) within 0.51;
    /// τ (softmax(z_s/τ) − softmax(z_t/τ)).
    soft_gradient(teacher: Logits, student: Logits, temperature: Positive) -> [_] within 0.51;
    /// (d − d̄)/K, d = z_s − z_t.
    logit_matching_gradient(teacher: Logits, student: Logits) -> [_] within 0.51;
    /// (1 − α) CE(y, p_s) + α τ² KL(p_t ‖ p_s).
    distillation_loss(teacher: Logits, student: Logits, target: Pmf, temperature: Positive, alpha: Probability) within 0.51, drawn by taught;
    /// Its gradient with respect to the student's logits.
    distillation_gradient(teacher: Logits, student: Logits, target: Pmf, temperature: Positive, alpha: Probability) -> [_] within 0.51, drawn by taught;
}

impl Numbers<f64> for kullback::distillation::Softened {
    fn numbers(self) -> Vec<f64> {
        vec![self.entropy, self.forward, self.reverse]
    }
}

impl Numbers<Enclosure> for kullback_reference::distillation::Softened {
    fn numbers(self) -> Vec<Enclosure> {
        vec![self.entropy, self.forward, self.reverse]
    }
}

/// Teacher and student, near one another or not, and a temperature.
fn pupil(draw: &mut Draw<'_>, largest: usize) -> Vec<Value> {
    let operation = Operation::named("distillation.soft_loss").expect("it is in the vocabulary above");
    sampler::arguments(draw, operation, largest)
}

fn swept(draw: &mut Draw<'_>, largest: usize) -> Vec<Value> {
    let mut values = pupil(draw, largest.min(64));
    let temperatures: Vec<f64> = (0..2 + draw.below(3)).map(|_| sampler::temperature(draw)).collect();
    values[2] = temperatures.into();
    values
}

/// With a target, a label or a distribution, and the weight of the soft loss.
fn taught(draw: &mut Draw<'_>, largest: usize) -> Vec<Value> {
    let mut values = pupil(draw, largest.min(256));
    let Value::Vector(teacher) = &values[0] else { unreachable!("logits are a vector") };
    let classes = teacher.len();
    let target = if draw.below(2) == 0 {
        let label = draw.below(classes);
        (0..classes).map(|class| f64::from(class == label)).collect::<Vec<_>>().into()
    } else {
        fresh(draw, Domain::Pmf, classes)
    };
    values.insert(2, target);
    let alpha = if draw.below(2) == 0 { draw.choose(&[0.0, 0.1, 0.5, 0.9, 1.0]) } else { draw.unit() };
    values.push(alpha.into());
    values
}
