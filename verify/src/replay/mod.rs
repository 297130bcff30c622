//! The generators of the sources' random cells, so that what those cells drew are inputs like any other.
//!
//! A cell that seeds its generator draws the same numbers wherever it runs, and what it goes on to compute can be certified. Both libraries
//! take their words from the Mersenne Twister; how they make numbers of them is published and is followed here step by step.
//!
//! The one thing that NumPy leaves to the machine is the logarithm. Here it is [rounded correctly](Elementary), so that the draws are the
//! same everywhere. A platform's own differs from it in the last bit, for about one exponential draw of a thousand; with that in its place
//! the draws are NumPy's bit for bit, which a test demands where NumPy is. PyTorch brings its own.

mod cephes;
mod numpy;
mod torch;

pub use numpy::RandomState;
pub use torch::Generator;

use rug::Float;

/// The elementary functions that a generator calls.
#[derive(Debug, Clone, Copy)]
pub struct Elementary {
    /// ln x.
    pub ln: fn(f64) -> f64,
    /// ln(1 + x).
    pub ln_1p: fn(f64) -> f64,
}

impl Elementary {
    /// The nearest `f64` to each exact value, on every machine.
    pub const ROUNDED: Self = Self {
        ln: |x| Float::with_val(f64::MANTISSA_DIGITS, x).ln().to_f64(),
        ln_1p: |x| Float::with_val(f64::MANTISSA_DIGITS, x).ln_1p().to_f64(),
    };
    /// Those of the platform, as NumPy calls them.
    pub const PLATFORM: Self = Self { ln: f64::ln, ln_1p: f64::ln_1p };
}
