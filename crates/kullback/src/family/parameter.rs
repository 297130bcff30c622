//! The door: parameters are checked when a distribution is made, and never again.

use crate::error::{Error, Result};
use crate::wide::Wide;

/// Checks the parameters of one family.
#[derive(Clone, Copy)]
pub(crate) struct Door(pub(crate) &'static str);

impl Door {
    fn check(self, parameter: &'static str, value: f64, holds: bool, allowed: &'static str) -> Result<Wide> {
        if holds && value.is_finite() {
            return Ok(Wide::from_f64(value));
        }
        Err(Error::Parameter { family: self.0, parameter, index: None, value, allowed })
    }

    /// Any finite number.
    pub(crate) fn finite(self, parameter: &'static str, value: f64) -> Result<Wide> {
        self.check(parameter, value, true, "finite")
    }

    /// Log-odds, of a size whose exponential is a number.
    pub(crate) fn log_odds(self, parameter: &'static str, value: f64) -> Result<Wide> {
        self.check(parameter, value, value.abs() <= 1_048_576.0, "from -2^20 to 2^20")
    }

    /// A finite number above zero.
    pub(crate) fn positive(self, parameter: &'static str, value: f64) -> Result<Wide> {
        self.check(parameter, value, value > 0.0, "positive and finite")
    }

    /// A finite number, not below zero.
    pub(crate) fn non_negative(self, parameter: &'static str, value: f64) -> Result<Wide> {
        self.check(parameter, value, value >= 0.0, "non-negative and finite")
    }

    /// A number from zero to one.
    pub(crate) fn probability(self, parameter: &'static str, value: f64) -> Result<Wide> {
        self.check(parameter, value, (0.0..=1.0).contains(&value), "from 0 to 1")
    }

    /// A number above zero, at most one.
    pub(crate) fn positive_probability(self, parameter: &'static str, value: f64) -> Result<Wide> {
        self.check(parameter, value, value > 0.0 && value <= 1.0, "above 0 and at most 1")
    }

    /// A whole number that an `f64` can be: up to 2⁵³.
    pub(crate) fn count(self, parameter: &'static str, value: u64) -> Result<u64> {
        self.check(parameter, value as f64, value <= 1 << f64::MANTISSA_DIGITS, "at most 2^53").map(|_| value)
    }

    /// A number between zero and one, neither included.
    pub(crate) fn open_probability(self, parameter: &'static str, value: f64) -> Result<Wide> {
        self.check(parameter, value, value > 0.0 && value < 1.0, "above 0 and below 1")
    }

    /// An angle in radians, of a size at which 128 bits have its place on the circle to the accuracy of an `f64`.
    pub(crate) fn angle(self, parameter: &'static str, value: f64) -> Result<Wide> {
        self.check(parameter, value, value.abs() <= 1000.0, "from -1000 to 1000")
    }

    /// A finite number above another parameter.
    pub(crate) fn above(self, parameter: &'static str, value: f64, lower: f64, allowed: &'static str) -> Result<Wide> {
        self.check(parameter, value, value > lower, allowed)
    }

    /// The entries of a vector, at least one, each with the check of a number.
    pub(crate) fn each(
        self,
        parameter: &'static str,
        values: &[f64],
        check: fn(Self, &'static str, f64) -> Result<Wide>,
    ) -> Result<Vec<Wide>> {
        if values.is_empty() {
            return Err(Error::Empty { argument: crate::error::Argument::whole(parameter) });
        }
        let placed = |position: usize, error: Error| match error {
            Error::Parameter { family, parameter, value, allowed, .. } => {
                Error::Parameter { family, parameter, index: Some(position), value, allowed }
            }
            other => other,
        };
        values
            .iter()
            .enumerate()
            .map(|(position, &value)| check(self, parameter, value).map_err(|error| placed(position, error)))
            .collect()
    }
}
