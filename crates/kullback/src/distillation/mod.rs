//! Softened distributions, and the losses that students are trained with.
//!
//! A teacher and a student are two vectors of logits on the same classes; at temperature τ their distributions are `softmax(z/τ)`. A student learns from
//! the teacher's softened distribution, the *soft* target, and from the labels, the *hard* one:
//!
//! ```
//! use kullback::distillation::{distillation_loss, distillation_gradient, soft_loss, soften};
//! let (teacher, student, label) = ([5.0, 2.0, 0.5], [2.0, 1.5, 1.0], [1.0, 0.0, 0.0]);
//! // Heat shows what else the teacher thinks it might have been.
//! assert!(soften(&teacher, 3.0)?[1] > 4.0 * soften(&teacher, 1.0)?[1]);
//! // (1 − α) CE(y, p_s) + α τ² KL(p_t ‖ p_s), the divergence at temperature τ.
//! let loss = distillation_loss(&teacher, &student, &label, 3.0, 0.5)?;
//! let hard = kullback::cross_entropy_logits(&label, &student, 1.0)?;
//! approx::assert_relative_eq!(loss, 0.5 * hard + 0.5 * soft_loss(&teacher, &student, 3.0)?, epsilon = 0.0, max_relative = 1e-15);
//! // Both want the first logit to rise.
//! assert!(distillation_gradient(&teacher, &student, &label, 3.0, 0.5)?[0] < 0.0);
//! # Ok::<(), kullback::Error>(())
//! ```
//!
//! * [`soften`]: a softened distribution; its entropy is [`entropy_logits`](crate::entropy_logits);
//! * [`temperature_sweep`]: that entropy and the divergences in both directions, over temperatures; one alone is [`kl_logits`](crate::kl_logits);
//! * [`soft_loss`], [`soft_gradient`], [`logit_matching_gradient`]: τ² KL, its gradient, and the limit of that at high temperature;
//! * [`distillation_loss`], [`distillation_gradient`]: the hard and the soft loss combined.

mod gradient;
mod loss;

pub use gradient::{distillation_gradient, logit_matching_gradient, soft_gradient};
pub use loss::{Softened, distillation_loss, soft_loss, soften, temperature_sweep};

use crate::domain::{logits, positive, same_length};
use crate::error::Result;
use crate::wide::Wide;

/// The logits of a teacher and a student, and a temperature.
#[derive(Clone, Copy)]
struct Pupil<'a> {
    teacher: &'a [f64],
    student: &'a [f64],
    temperature: Wide,
}

impl<'a> Pupil<'a> {
    fn new(teacher: &'a [f64], student: &'a [f64], temperature: f64) -> Result<Self> {
        let (teacher, student) = classes(teacher, student)?;
        Ok(Self { teacher, student, temperature: positive("temperature", temperature)? })
    }
}

/// The logits of a teacher and a student on the same classes.
fn classes<'a>(teacher: &'a [f64], student: &'a [f64]) -> Result<(&'a [f64], &'a [f64])> {
    same_length("student", student.len(), "teacher", teacher.len())?;
    Ok((logits("teacher", teacher)?, logits("student", student)?))
}
