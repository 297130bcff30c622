//! What the tests share: a call of any operation.

use kullback_verify::point::{Argument, Value};
use kullback_verify::vocabulary::Operation;
use std::fmt;

/// An operation and its arguments.
#[derive(Clone)]
pub(crate) struct Call {
    pub(crate) operation: &'static Operation,
    pub(crate) values: Vec<Value>,
}

impl Call {
    /// The answer of the fast crate.
    pub(crate) fn fast(&self) -> kullback::Result<f64> {
        let arguments: Vec<Argument<'_>> = self.values.iter().map(Value::as_argument).collect();
        (self.operation.fast)(&arguments).map(|values| values[0])
    }
}

/// `kl(p = [0.5, 0.5], q = [1.0, 0.0])`
impl fmt::Debug for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}(", self.operation.name)?;
        for (index, (parameter, value)) in self.operation.parameters.iter().zip(&self.values).enumerate() {
            let comma = if index == 0 { "" } else { ", " };
            write!(f, "{comma}{} = ", parameter.name)?;
            match value {
                Value::Number(number) => write!(f, "{:?}", number.nearest())?,
                Value::Vector(vector) => write!(f, "{:?}", vector.nearest())?,
                Value::Rows(rows) => write!(f, "{:?}", rows.nearest())?,
                Value::Distribution(distribution) => write!(f, "{distribution:?}")?,
            }
        }
        f.write_str(")")
    }
}
