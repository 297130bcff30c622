//! Cases from logits.

use super::{Case, vector};
use crate::point::{Number, Value, Vector};
use crate::sampler::{self, Draw};

/// Two vectors of logits, a shift, a temperature, and a target distribution.
pub struct Logits {
    /// The first logits.
    pub z_p: Vector,
    /// The second logits.
    pub z_q: Vector,
    /// A shift of all logits.
    pub shift: Number,
    /// The temperature.
    pub temperature: Number,
    /// A distribution on as many outcomes.
    pub target: Vector,
}

impl Case for Logits {
    fn fixed() -> Vec<Self> {
        let case = |z_p: &[&str], z_q: &[&str], temperature: &str, target: &[&str]| Self {
            z_p: Vector::decimals(z_p),
            z_q: Vector::decimals(z_q),
            shift: Number::decimal("3.5"),
            temperature: Number::decimal(temperature),
            target: Vector::decimals(target),
        };
        vec![
            case(&["1.2", "0.3", "-0.8"], &["0", "0", "0"], "1", &["0.7", "0.2", "0.1"]),
            case(&["5.0", "2.0", "0.5"], &["2.0", "1.5", "1.0"], "3", &["1", "0", "0"]),
            case(
                &["3.0", "1.5", "0.5", "-0.5", "-1.5"],
                &["2.0", "1.0", "0.5", "-0.3", "-1.2"],
                "10",
                &["0.2", "0.2", "0.2", "0.2", "0.2"],
            ),
            case(&["0"], &["5"], "1", &["1"]),
            case(&["0", "-800"], &["0", "-900"], "1", &["0.5", "0.5"]),
        ]
    }

    fn sample(draw: &mut Draw<'_>, large: usize) -> Self {
        let n = draw.outcomes(large.min(256));
        let scale = draw.choose(&[1.0, 5.0, 40.0]);
        let logits = |draw: &mut Draw<'_>| (0..n).map(|_| draw.signed_unit() * scale).collect();
        Self {
            z_p: Vector::from_f64s(logits(draw)),
            z_q: Vector::from_f64s(logits(draw)),
            shift: Number::from_f64(draw.signed_unit() * 100.0),
            temperature: Number::from_f64(draw.log_uniform(-3, 4)),
            target: Vector::from_exact(sampler::simplex(draw, n)),
        }
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        vec![
            ("z_p", vector(&self.z_p)),
            ("z_q", vector(&self.z_q)),
            ("shift", Value::Number(self.shift.clone())),
            ("temperature", Value::Number(self.temperature.clone())),
            ("target", vector(&self.target)),
        ]
    }
}
