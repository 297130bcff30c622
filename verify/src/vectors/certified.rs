//! What a test vector says of a number: the nearest `f64`, and forty digits.

use crate::point::{Argument, Value};
use crate::vocabulary::Operation;
use kullback_reference::{Enclosure, PRECISION_LIMIT};

/// The significant digits of a certified value: more than any format in use can tell apart.
pub const DIGITS: usize = 40;

/// A number that is certified.
#[derive(Debug, Clone, PartialEq)]
pub struct Certified {
    /// The nearest `f64`, ties to even.
    pub value: f64,
    /// Its decimal to [`DIGITS`] significant digits, rounded correctly; `inf` or `-inf`, where it is infinite, and `0` where it is zero.
    pub digits: String,
}

impl Certified {
    fn of(enclosure: &Enclosure) -> Option<Self> {
        Some(Self { value: enclosure.to_f64()?, digits: enclosure.to_decimal(DIGITS)? })
    }

    /// Whether the digits round to the value. Next to a tie between two `f64`s they need not: it may take more of them to tell the two apart.
    fn is_plain(&self) -> bool {
        self.digits.parse() == Ok(self.value)
    }
}

/// The certified value of an operation; nothing if there is none, if no precision decides it, or if its digits do not.
#[must_use]
pub fn certify(operation: &Operation, values: &[Value]) -> Option<Vec<Certified>> {
    let arguments: Vec<Argument<'_>> = values.iter().map(Value::as_argument).collect();
    // Forty digits are 133 bits, and most operations lose a few.
    let mut precision = 192;
    while precision <= PRECISION_LIMIT {
        let enclosures = (operation.reference)(&arguments, precision).ok()?;
        let certified: Option<Vec<Certified>> = enclosures.iter().map(Certified::of).collect();
        if let Some(certified) = certified {
            return certified.iter().all(Certified::is_plain).then_some(certified);
        }
        precision *= 2;
    }
    None
}
