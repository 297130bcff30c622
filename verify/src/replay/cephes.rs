//! The single-precision logarithm, sine and cosine of the Cephes library (Moshier 1989), as vectorised code has them: without branches, and
//! with fused multiply-adds where a compiler makes them. Right to a unit or two in the last place; what counts here is that these are the
//! very bits.

/// A polynomial by Horner's rule, from the highest coefficient down.
fn polynomial(x: f32, coefficients: &[f32]) -> f32 {
    coefficients.iter().fold(0.0, |sum, &coefficient| sum.mul_add(x, coefficient))
}

/// The logarithm of a positive, normal number.
pub(super) fn ln(x: f32) -> f32 {
    const TAIL: [f32; 9] = [
        0.070_376_836,
        -0.115_146_1,
        0.116_769_984,
        -0.124_201_41,
        0.142_493_23,
        -0.166_680_57,
        0.200_007_14,
        -0.249_999_94,
        0.333_333_3,
    ];
    // x = m 2ᵉ with m between √½ and √2.
    let half = f32::from_bits(x.to_bits() & 0x007f_ffff | 0.5_f32.to_bits());
    let exponent = ((x.to_bits() >> 23) as i32 - 126) as f32;
    let (m, e) = if half < std::f32::consts::FRAC_1_SQRT_2 {
        (half - 1.0 + half, exponent - 1.0)
    } else {
        (half - 1.0, exponent)
    };
    let square = m * m;
    let cubic = polynomial(m, &TAIL) * m;
    // ln 2 in two parts, of which the first has few bits.
    let small = cubic.mul_add(square, e * -2.121_944_4e-4);
    let small = (-square).mul_add(0.5, small);
    e.mul_add(0.693_359_4, m + small)
}

/// The sine and the cosine of a number that is not negative, nor large.
pub(super) fn sin_cos(x: f32) -> (f32, f32) {
    const SIN: [f32; 3] = [-1.951_529_6e-4, 8.332_161e-3, -0.166_666_55];
    const COS: [f32; 3] = [2.443_315_7e-5, -1.388_731_6e-3, 4.166_664_6e-2];
    // −π/4 in three parts.
    const EIGHTH: [f32; 3] = [-0.785_156_25, -2.418_756_5e-4, -3.774_895e-8];
    let octant = ((x * (4.0 / std::f32::consts::PI)) as i32 + 1) & !1;
    let rest = EIGHTH.iter().fold(x, |rest, part| part.mul_add(octant as f32, rest));
    let square = rest * rest;
    let cos = (polynomial(square, &COS) * square).mul_add(square, -(square * 0.5)) + 1.0;
    let sin = (polynomial(square, &SIN) * square).mul_add(rest, rest);
    let (sin, cos) = if octant & 2 == 0 { (sin, cos) } else { (cos, sin) };
    let sin = if octant & 4 == 0 { sin } else { -sin };
    let cos = if (octant - 2) & 4 == 0 { -cos } else { cos };
    (sin, cos)
}
