//! The engine: binary floating point with a 128-bit significand and an exponent that does not overflow.
//!
//! Every operation of this crate is evaluated in [`Wide`] and rounded to `f64` once, at the end. The type is made of
//! integers alone, so its bits depend on no instruction set, no rounding mode and no platform's libm, and it has
//! neither subnormals nor overflow, so a mass of `5e-324` is a number like any other.
//!
//! Arithmetic truncates. One operation errs by less than 2⁻¹²⁶ of its result (see [`Wide::EPSILON_LOG2`]); the
//! elementary and special functions state their own bounds, and `cargo xtask verify` holds each of them, as well as every constant
//! in [`constants`], against MPFR at its own precision: an error in the last bits of a coefficient would never be seen
//! in a rounded `f64`.

mod arithmetic;
mod ball;
mod bessel;
pub mod constants;
mod elementary;
mod error_function;
mod exact;
mod gamma;
mod mean;
mod trigonometric;

pub use ball::Ball;
pub use exact::Exact;

/// A finite real number `± significand · 2^exponent`.
///
/// The significand is zero, or has its top bit set. Zero is never negative, and has the lowest exponent there is, so
/// that absolute values are ordered by exponent and significand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wide {
    negative: bool,
    exponent: i64,
    significand: u128,
}

impl Wide {
    /// Zero.
    pub const ZERO: Self = Self { negative: false, exponent: i64::MIN, significand: 0 };

    /// One.
    pub const ONE: Self = Self { negative: false, exponent: -127, significand: 1 << 127 };

    /// log₂ of the bound on the relative error of one `+`, `−`, `×`, `÷` or square root.
    ///
    /// Truncating a product to 128 bits, of which one may be lost to normalisation, errs by less than 2⁻¹²⁷; a sum
    /// also truncates the smaller operand, another 2⁻¹²⁷; Heron's last step adds a division, a sum and a halving.
    pub const EPSILON_LOG2: i32 = -126;

    /// The number `± significand · 2^exponent`, truncated to nothing less than it has: exact for any significand.
    #[must_use]
    pub const fn new(negative: bool, significand: u128, exponent: i64) -> Self {
        if significand == 0 {
            return Self::ZERO;
        }
        let shift = significand.leading_zeros();
        Self { negative, exponent: exponent - shift as i64, significand: significand << shift }
    }

    /// The sign, significand and exponent: the value is `± significand · 2^exponent`.
    #[must_use]
    pub const fn parts(self) -> (bool, u128, i64) {
        (self.negative, self.significand, if self.is_zero() { 0 } else { self.exponent })
    }

    /// An integer, exactly.
    #[must_use]
    pub const fn from_integer(n: i64) -> Self {
        Self::new(n < 0, n.unsigned_abs() as u128, 0)
    }

    /// A finite `f64`, exactly; −0.0 is zero.
    ///
    /// # Panics
    /// If `x` is not finite: callers validate first.
    #[must_use]
    pub fn from_f64(x: f64) -> Self {
        assert!(x.is_finite(), "only finite numbers are representable, not {x}");
        let bits = x.to_bits();
        let fraction = bits & ((1 << 52) - 1);
        match (bits >> 52) & 0x7ff {
            0 => Self::new(x.is_sign_negative(), u128::from(fraction), -1074),
            biased => Self::new(x.is_sign_negative(), u128::from(fraction | 1 << 52), biased as i64 - 1075),
        }
    }

    /// The nearest `f64`, ties to even; subnormal and infinite results as IEEE 754 has them.
    #[must_use]
    pub fn to_f64(self) -> f64 {
        if self.significand == 0 {
            return 0.0;
        }
        // The value is in [2^binade, 2^(binade + 1)).
        let binade = self.exponent.saturating_add(127);
        let magnitude = if binade > 1023 {
            f64::INFINITY
        } else if binade < -1075 {
            0.0
        } else {
            // 53 bits, fewer below 2^-1022, none in the binade just below the smallest subnormal.
            let kept = if binade >= -1022 { 53 } else { (binade + 1075) as u32 };
            let integer = round_to_even(self.significand, 128 - kept) as u64;
            // Adding the integer's leading bit to the exponent field lets a carry move into the next binade, or
            // into infinity, by itself.
            let field = if binade >= -1022 { ((binade + 1022) as u64) << 52 } else { 0 };
            f64::from_bits(field + integer)
        };
        if self.negative { -magnitude } else { magnitude }
    }

    /// Whether this is zero.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.significand == 0
    }

    /// Whether this is below zero.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.negative
    }

    /// The absolute value.
    #[must_use]
    pub const fn abs(self) -> Self {
        Self { negative: false, ..self }
    }

    /// This times 2^k, exactly.
    #[must_use]
    pub const fn scale(self, k: i64) -> Self {
        if self.significand == 0 {
            return self;
        }
        Self { exponent: self.exponent + k, ..self }
    }

    /// Half of this, exactly.
    #[must_use]
    pub const fn half(self) -> Self {
        self.scale(-1)
    }

    /// Twice this, exactly.
    #[must_use]
    pub const fn double(self) -> Self {
        self.scale(1)
    }

    /// The e with 2ᵉ ≤ |x| < 2^(e + 1); far below all others for zero.
    pub(super) const fn binade(self) -> i64 {
        self.exponent.saturating_add(127)
    }

    /// Whether the absolute value is below one.
    #[must_use]
    pub const fn is_below_one(self) -> bool {
        self.exponent < -127
    }

    /// The absolute value in units of 2⁻¹²⁸, truncated; the value must be below one.
    fn to_fixed(self) -> u128 {
        debug_assert!(self.is_below_one());
        let shift = self.exponent.abs_diff(-128);
        if shift >= 128 { 0 } else { self.significand >> shift }
    }

    /// `fixed · 2⁻¹²⁸`.
    const fn from_fixed(fixed: u128) -> Self {
        Self::new(false, fixed, -128)
    }
}

impl From<f64> for Wide {
    /// See [`Wide::from_f64`].
    fn from(x: f64) -> Self {
        Self::from_f64(x)
    }
}

/// `significand / 2^drop`, rounded to the nearest integer, ties to even; `drop` is in 1..=128.
fn round_to_even(significand: u128, drop: u32) -> u128 {
    let half = 1 << (drop - 1);
    let (quotient, remainder) =
        if drop == 128 { (0, significand) } else { (significand >> drop, significand & ((1 << drop) - 1)) };
    let up = remainder > half || (remainder == half && quotient & 1 == 1);
    quotient + u128::from(up)
}
