//! The constants of the elementary functions, each with the real number it truncates.
//!
//! Those that are integers' quotients are computed from their definition when the crate is compiled. `cargo xtask verify` recomputes each
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

/// ⌊2¹²⁸ / (2k + 2)!⌋: the coefficients of (1 − cos x)/x² = Σ (−1)^k x^(2k) / (2k + 2)!.
///
/// With |x| ≤ π/4 the first term left out is below 1/36!, as for [`EXP`], whose coefficients these are.
pub const COS: [u128; 17] = every_other(0);

/// ⌊2¹²⁸ / (2k + 3)!⌋: the coefficients of (x − sin x)/x³ = Σ (−1)^k x^(2k) / (2k + 3)!.
pub const SIN: [u128; 16] = every_other(1);

/// Coefficients of [`EXP`] with the parity of the first.
const fn every_other<const N: usize>(first: usize) -> [u128; N] {
    let mut coefficients = [0; N];
    let mut k = 0;
    while k < N {
        coefficients[k] = EXP[2 * k + first];
        k += 1;
    }
    coefficients
}

/// ⌊2¹²⁶ π⌋.
pub const PI: u128 = 0xc90f_daa2_2168_c234_c4c6_628b_80dc_1cd1;

/// The 128 bits of π that follow: ⌊2²⁵⁴ π⌋ mod 2¹²⁸.
pub const PI_CONTINUED: u128 = 0x2902_4e08_8a67_cc74_020b_bea6_3b13_9b22;

/// ⌊2¹²⁸ γ⌋, Euler's constant.
pub const EULER_GAMMA: u128 = 0x93c4_67e3_7db0_c7a4_d1be_3f81_0152_cb56;

/// ⌊2¹²⁸ · ½ ln 2π⌋.
pub const HALF_LN_TAU: u128 = 0xeb3f_8e43_25f5_a534_94bc_9001_4419_2023;

/// The Bernoulli numbers B₂, B₄, …, B₄₄, as numerators and denominators.
///
/// At an argument of [`STIRLING_FROM`] the first one left out is below 2⁻¹³¹ of the leading term, even in the series of the trigamma
/// function, where it is divided by nothing.
pub const BERNOULLI: [(i128, u128); 22] = [
    (1, 6),
    (-1, 30),
    (1, 42),
    (-1, 30),
    (5, 66),
    (-691, 2730),
    (7, 6),
    (-3_617, 510),
    (43_867, 798),
    (-174_611, 330),
    (854_513, 138),
    (-236_364_091, 2730),
    (8_553_103, 6),
    (-23_749_461_029, 870),
    (8_615_841_276_005, 14322),
    (-7_709_321_041_217, 510),
    (2_577_687_858_367, 6),
    (-26_315_271_553_053_477_373, 1919190),
    (2_929_993_913_841_559, 6),
    (-261_082_718_496_449_122_051, 13530),
    (1_520_097_643_918_070_802_691, 1806),
    (-27_833_269_579_301_024_235_023, 690),
];

/// From here on Stirling's series are used: at 24 they have all 128 bits with 22 terms, and where they are not used yet, at most 24 steps
/// of the recurrence lead there. A larger bound would save fewer terms than it costs steps.
pub const STIRLING_FROM: i64 = 24;
