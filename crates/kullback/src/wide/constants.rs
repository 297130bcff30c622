//! The constants of the elementary functions, each with the real number it truncates.
//!
//! All but [`LN_2`] are computed from their definition when the crate is compiled. `cargo xtask verify` recomputes each
//! one and asks for all its bits.

/// ⌊2¹²⁸ ln 2⌋.
pub const LN_2: u128 = 0xb172_17f7_d1cf_79ab_c9e3_b398_03f2_f6af;

/// ⌊2¹²⁸ / (2k + 3)⌋: the coefficients of (atanh s − s)/s³ = Σ s^(2k) / (2k + 3).
///
/// With |s| ≤ (√2 − 1)/(√2 + 1), s² < 2⁻⁵·⁰⁸, and the first term left out is below 2⁻¹²⁷ / 53.
pub const ATANH: [u128; 25] = {
    let mut coefficients = [0; 25];
    let mut k = 0;
    while k < coefficients.len() {
        // The divisor is odd, so it does not divide 2¹²⁸, and ⌊(2¹²⁸ − 1)/d⌋ = ⌊2¹²⁸/d⌋.
        coefficients[k] = u128::MAX / (2 * k as u128 + 3);
        k += 1;
    }
    coefficients
};

/// ⌊2¹²⁸ / (k + 2)!⌋: the coefficients of (eˣ − 1 − x)/x² = Σ x^k / (k + 2)!.
///
/// With |x| < 1 the first term left out is below 1/35! < 2⁻¹³².
pub const EXP: [u128; 33] = {
    let mut coefficients = [0; 33];
    coefficients[0] = 1 << 127;
    let mut k = 1;
    while k < coefficients.len() {
        // Dividing the truncated quotient again truncates the whole one: ⌊⌊a/b⌋/c⌋ = ⌊a/(bc)⌋.
        coefficients[k] = coefficients[k - 1] / (k as u128 + 2);
        k += 1;
    }
    coefficients
};
