//! Questions to the reference, asked with as many bits as the answer takes.

use crate::arithmetic::Reference;
use kullback_reference::PRECISION_LIMIT;

/// Why the reference has not settled a question at one precision.
pub(crate) enum Unsettled {
    /// More bits may.
    Vague(String),
    /// The answer is no.
    Wrong(String),
}

/// Asks the reference at 256 bits, then at twice as many and so on, until the question is settled or the limit is reached.
pub(crate) fn settle<T>(ask: impl Fn(&Reference) -> Result<T, Unsettled>) -> Result<T, String> {
    let mut precision = 256;
    loop {
        let arithmetic = Reference::new(precision);
        let answer = ask(&arithmetic);
        if let Some(fault) = arithmetic.fault() {
            return Err(format!("this leaves the reference's domain: {fault}"));
        }
        match answer {
            Ok(value) => return Ok(value),
            Err(Unsettled::Wrong(explanation)) => {
                return Err(format!("in the reference at {precision} bits, {explanation}"));
            }
            Err(Unsettled::Vague(explanation)) if precision >= PRECISION_LIMIT => {
                return Err(format!("undecided in the reference at {precision} bits: {explanation}"));
            }
            Err(Unsettled::Vague(_)) => precision *= 2,
        }
    }
}
