//! AVX-512 and AVX2 with FMA. All `unsafe` of the crate is in this file and in the calls into functions that enable these features.
//!
//! The standard library's intrinsics are used as they are: eight lanes and a dozen operations need no abstraction over
//! instruction sets beyond [`Lanes`], and `pulp` and `wide`, which were weighed, have no difference of bit patterns rounded to
//! a binade, the one operation that this crate's logarithms turn on, and would be its only dependencies.
//!
//! # Safety
//! Each intrinsic needs its instruction set. The two types can only be reached through [`Path`](super::Path), which is only made for a set
//! that the processor was found to have. Loads and stores are of references to whole arrays, and a table of sixteen is read at four bits.
#![allow(unsafe_code)]

use std::arch::x86_64::*;
use std::ops::{Add, Div, Mul, Sub};

use super::lanes::{BINADES, HALF_BINADE, LANES, Lanes, ONE, SIXTEENTHS, SIXTEENTHS_SHIFT, compress};

/// One register of eight.
#[derive(Clone, Copy)]
pub(super) struct Avx512(__m512d);

/// Two registers of four.
#[derive(Clone, Copy)]
pub(super) struct Avx2(__m256d, __m256d);

macro_rules! operators {
    ($type:ident: $($operator:ident $method:ident |$a:ident, $b:ident| $body:expr;)*) => {$(
        impl $operator for $type {
            type Output = Self;
            #[inline(always)]
            fn $method(self, other: Self) -> Self {
                let ($a, $b) = (self, other);
                unsafe { $body }
            }
        }
    )*};
}

operators! { Avx512:
    Add add |a, b| Self(_mm512_add_pd(a.0, b.0));
    Sub sub |a, b| Self(_mm512_sub_pd(a.0, b.0));
    Mul mul |a, b| Self(_mm512_mul_pd(a.0, b.0));
    Div div |a, b| Self(_mm512_div_pd(a.0, b.0));
}

operators! { Avx2:
    Add add |a, b| Self(_mm256_add_pd(a.0, b.0), _mm256_add_pd(a.1, b.1));
    Sub sub |a, b| Self(_mm256_sub_pd(a.0, b.0), _mm256_sub_pd(a.1, b.1));
    Mul mul |a, b| Self(_mm256_mul_pd(a.0, b.0), _mm256_mul_pd(a.1, b.1));
    Div div |a, b| Self(_mm256_div_pd(a.0, b.0), _mm256_div_pd(a.1, b.1));
}

/// [`Lanes::product_low`] of a set that fuses.
#[inline(always)]
fn fused_product_low(a: f64, b: f64) -> f64 {
    unsafe { _mm_cvtsd_f64(_mm_fmsub_sd(_mm_set_sd(a), _mm_set_sd(b), _mm_set_sd(a * b))) }
}

/// [`Lanes::prefetch`]: into the second cache, and without a fault wherever it points.
#[inline(always)]
fn prefetch(x: &f64) {
    unsafe { _mm_prefetch::<_MM_HINT_T1>(std::ptr::from_ref(x).cast()) };
}

impl Avx512 {
    /// The difference of two bit patterns, rounded to whole binades.
    #[inline(always)]
    fn rounded_binades(x: __m512i, y: __m512i) -> __m512i {
        unsafe {
            let difference = _mm512_add_epi64(_mm512_sub_epi64(x, y), _mm512_set1_epi64(HALF_BINADE as i64));
            _mm512_and_si512(difference, _mm512_set1_epi64(BINADES as i64))
        }
    }
}

impl Lanes for Avx512 {
    const LOOKS_AHEAD: bool = true;

    #[inline(always)]
    fn splat(x: f64) -> Self {
        Self(unsafe { _mm512_set1_pd(x) })
    }
    #[inline(always)]
    fn load(x: &[f64; LANES]) -> Self {
        Self(unsafe { _mm512_loadu_pd(x.as_ptr()) })
    }
    #[inline(always)]
    fn load_few(x: &[f64], rest: f64) -> Self {
        debug_assert!(x.len() <= LANES);
        // A mask of the lowest lanes: others are not read.
        let mask = ((1u32 << x.len().min(LANES)) - 1) as u8;
        Self(unsafe { _mm512_mask_loadu_pd(_mm512_set1_pd(rest), mask, x.as_ptr()) })
    }
    #[inline(always)]
    fn store(self) -> [f64; LANES] {
        let mut out = [0.0; LANES];
        unsafe { _mm512_storeu_pd(out.as_mut_ptr(), self.0) };
        out
    }
    #[inline(always)]
    fn prefetch(x: &f64) {
        prefetch(x);
    }
    #[inline(always)]
    fn fused(a: Self, b: Self, c: Self) -> Self {
        Self(unsafe { _mm512_fmadd_pd(a.0, b.0, c.0) })
    }
    #[inline(always)]
    fn fused_sub(a: Self, b: Self, c: Self) -> Self {
        Self(unsafe { _mm512_fmsub_pd(a.0, b.0, c.0) })
    }
    #[inline(always)]
    fn fused_neg(a: Self, b: Self, c: Self) -> Self {
        Self(unsafe { _mm512_fnmadd_pd(a.0, b.0, c.0) })
    }
    #[inline(always)]
    fn min(self, other: Self) -> Self {
        Self(unsafe { _mm512_min_pd(self.0, other.0) })
    }
    #[inline(always)]
    fn max(self, other: Self) -> Self {
        Self(unsafe { _mm512_max_pd(self.0, other.0) })
    }
    #[inline(always)]
    fn abs(self) -> Self {
        Self(unsafe { _mm512_abs_pd(self.0) })
    }
    #[inline(always)]
    fn where_zero(self, zero: Self, other: Self) -> Self {
        unsafe {
            let is_zero = _mm512_cmp_pd_mask::<_CMP_EQ_OQ>(self.0, _mm512_setzero_pd());
            Self(_mm512_mask_blend_pd(is_zero, other.0, zero.0))
        }
    }
    #[inline(always)]
    fn product_low(a: f64, b: f64) -> f64 {
        fused_product_low(a, b)
    }
    #[inline(always)]
    fn all_reach(self, bound: f64) -> bool {
        unsafe { _mm512_cmp_pd_mask::<_CMP_GE_OQ>(self.0, _mm512_set1_pd(bound)) == u8::MAX }
    }
    #[inline(always)]
    fn sums(vectors: [Self; LANES]) -> [f64; LANES] {
        // Of two vectors, their halves side by side; of four, their quarters; of eight, their lanes.
        #[inline(always)]
        fn halves(a: Avx512, b: Avx512) -> __m512d {
            unsafe {
                let (lower, upper) = (_mm512_shuffle_f64x2::<0x44>(a.0, b.0), _mm512_shuffle_f64x2::<0xee>(a.0, b.0));
                _mm512_add_pd(lower, upper)
            }
        }
        #[inline(always)]
        fn quarters(a: __m512d, b: __m512d) -> __m512d {
            unsafe { _mm512_add_pd(_mm512_shuffle_f64x2::<0x88>(a, b), _mm512_shuffle_f64x2::<0xdd>(a, b)) }
        }
        let [a, b, c, d, e, f, g, h] = vectors;
        let (abcd, efgh) = (quarters(halves(a, b), halves(c, d)), quarters(halves(e, f), halves(g, h)));
        let [a, e, b, f, c, g, d, h] =
            Self(unsafe { _mm512_add_pd(_mm512_unpacklo_pd(abcd, efgh), _mm512_unpackhi_pd(abcd, efgh)) }).store();
        [a, b, c, d, e, f, g, h]
    }
    #[inline(always)]
    fn at_least(self, other: Self) -> u8 {
        unsafe { _mm512_cmp_pd_mask::<_CMP_GE_OQ>(self.0, other.0) }
    }
    #[inline(always)]
    fn where_at_least(self, other: Self, yes: Self, no: Self) -> Self {
        Self(unsafe { _mm512_mask_blend_pd(self.at_least(other), no.0, yes.0) })
    }
    #[inline(always)]
    fn compress(self, mask: u8, out: &mut [f64; LANES]) {
        // In a register first: to memory, the instruction takes ten times as long on some processors.
        *out = Self(unsafe { _mm512_maskz_compress_pd(mask, self.0) }).store();
    }
    #[inline(always)]
    fn exp2_sixteenths(shifted: Self) -> (Self, Self) {
        unsafe {
            let bits = _mm512_castpd_si512(shifted.0);
            let exponent =
                _mm512_and_si512(_mm512_slli_epi64::<SIXTEENTHS_SHIFT>(bits), _mm512_set1_epi64(BINADES as i64));
            let power = _mm512_castsi512_pd(_mm512_add_epi64(exponent, _mm512_set1_epi64(ONE as i64)));
            // Of the indices, the lowest four bits count.
            let of_table = |table: &[f64; 16]| {
                let (lower, upper) = (_mm512_loadu_pd(table.as_ptr()), _mm512_loadu_pd(table.as_ptr().add(8)));
                Self(_mm512_mul_pd(_mm512_permutex2var_pd(lower, bits, upper), power))
            };
            (of_table(&SIXTEENTHS.0), of_table(&SIXTEENTHS.1))
        }
    }
    #[inline(always)]
    fn scale_to(x: Self, y: Self) -> (Self, Self) {
        unsafe {
            let (x, y) = (_mm512_castpd_si512(x.0), _mm512_castpd_si512(y.0));
            let binades = Self::rounded_binades(x, y);
            (Self(_mm512_cvtepi64_pd(binades)), Self(_mm512_castsi512_pd(_mm512_add_epi64(y, binades))))
        }
    }
    #[inline(always)]
    fn split_binade(y: Self) -> (Self, Self) {
        unsafe {
            let y = _mm512_castpd_si512(y.0);
            let binades = Self::rounded_binades(y, _mm512_set1_epi64(ONE as i64));
            (Self(_mm512_cvtepi64_pd(binades)), Self(_mm512_castsi512_pd(_mm512_sub_epi64(y, binades))))
        }
    }
}

impl Avx2 {
    #[inline(always)]
    fn rounded_binades(x: __m256i, y: __m256i) -> __m256i {
        unsafe {
            let difference = _mm256_add_epi64(_mm256_sub_epi64(x, y), _mm256_set1_epi64x(HALF_BINADE as i64));
            _mm256_and_si256(difference, _mm256_set1_epi64x(BINADES as i64))
        }
    }

    /// The integer 2⁵² k as a number. AVX2 has no such conversion: k + 2¹¹ is put below the leading bit of 2¹⁰⁴, whose unit in
    /// the last place is 2⁵².
    #[inline(always)]
    fn to_number(binades: __m256i) -> __m256d {
        const LARGE: f64 = 20_282_409_603_651_670_423_947_251_286_016.0; // 2¹⁰⁴
        const BIAS: f64 = LARGE + 9_223_372_036_854_775_808.0; // and 2¹¹ · 2⁵²
        unsafe {
            let biased = _mm256_xor_si256(binades, _mm256_set1_epi64x(i64::MIN));
            let count = _mm256_srli_epi64::<52>(biased);
            let number = _mm256_or_si256(count, _mm256_set1_epi64x(LARGE.to_bits() as i64));
            _mm256_sub_pd(_mm256_castsi256_pd(number), _mm256_set1_pd(BIAS))
        }
    }

    #[inline(always)]
    fn scale_four_to(x: __m256d, y: __m256d) -> (__m256d, __m256d) {
        unsafe {
            let (x, y) = (_mm256_castpd_si256(x), _mm256_castpd_si256(y));
            let binades = Self::rounded_binades(x, y);
            (Self::to_number(binades), _mm256_castsi256_pd(_mm256_add_epi64(y, binades)))
        }
    }

    #[inline(always)]
    fn exp2_of_four(shifted: __m256d) -> (__m256d, __m256d) {
        unsafe {
            let bits = _mm256_castpd_si256(shifted);
            let exponent = _mm256_and_si256(
                _mm256_slli_epi64::<{ SIXTEENTHS_SHIFT as i32 }>(bits),
                _mm256_set1_epi64x(BINADES as i64),
            );
            let power = _mm256_castsi256_pd(_mm256_add_epi64(exponent, _mm256_set1_epi64x(ONE as i64)));
            let index = _mm256_and_si256(bits, _mm256_set1_epi64x(15));
            let high = _mm256_i64gather_pd::<8>(SIXTEENTHS.0.as_ptr(), index);
            let low = _mm256_i64gather_pd::<8>(SIXTEENTHS.1.as_ptr(), index);
            (_mm256_mul_pd(high, power), _mm256_mul_pd(low, power))
        }
    }

    #[inline(always)]
    fn split_four(y: __m256d) -> (__m256d, __m256d) {
        unsafe {
            let y = _mm256_castpd_si256(y);
            let binades = Self::rounded_binades(y, _mm256_set1_epi64x(ONE as i64));
            (Self::to_number(binades), _mm256_castsi256_pd(_mm256_sub_epi64(y, binades)))
        }
    }
}

impl Lanes for Avx2 {
    const LOOKS_AHEAD: bool = false;

    #[inline(always)]
    fn splat(x: f64) -> Self {
        let four = unsafe { _mm256_set1_pd(x) };
        Self(four, four)
    }
    #[inline(always)]
    fn load(x: &[f64; LANES]) -> Self {
        unsafe { Self(_mm256_loadu_pd(x.as_ptr()), _mm256_loadu_pd(x.as_ptr().add(4))) }
    }
    #[inline(always)]
    fn store(self) -> [f64; LANES] {
        let mut out = [0.0; LANES];
        unsafe {
            _mm256_storeu_pd(out.as_mut_ptr(), self.0);
            _mm256_storeu_pd(out.as_mut_ptr().add(4), self.1);
        }
        out
    }
    #[inline(always)]
    fn prefetch(x: &f64) {
        prefetch(x);
    }
    #[inline(always)]
    fn fused(a: Self, b: Self, c: Self) -> Self {
        unsafe { Self(_mm256_fmadd_pd(a.0, b.0, c.0), _mm256_fmadd_pd(a.1, b.1, c.1)) }
    }
    #[inline(always)]
    fn fused_sub(a: Self, b: Self, c: Self) -> Self {
        unsafe { Self(_mm256_fmsub_pd(a.0, b.0, c.0), _mm256_fmsub_pd(a.1, b.1, c.1)) }
    }
    #[inline(always)]
    fn fused_neg(a: Self, b: Self, c: Self) -> Self {
        unsafe { Self(_mm256_fnmadd_pd(a.0, b.0, c.0), _mm256_fnmadd_pd(a.1, b.1, c.1)) }
    }
    #[inline(always)]
    fn min(self, other: Self) -> Self {
        unsafe { Self(_mm256_min_pd(self.0, other.0), _mm256_min_pd(self.1, other.1)) }
    }
    #[inline(always)]
    fn max(self, other: Self) -> Self {
        unsafe { Self(_mm256_max_pd(self.0, other.0), _mm256_max_pd(self.1, other.1)) }
    }
    #[inline(always)]
    fn abs(self) -> Self {
        unsafe {
            let sign = _mm256_set1_pd(-0.0);
            Self(_mm256_andnot_pd(sign, self.0), _mm256_andnot_pd(sign, self.1))
        }
    }
    #[inline(always)]
    fn where_zero(self, zero: Self, other: Self) -> Self {
        unsafe {
            let is_zero = |x| _mm256_cmp_pd::<_CMP_EQ_OQ>(x, _mm256_setzero_pd());
            Self(_mm256_blendv_pd(other.0, zero.0, is_zero(self.0)), _mm256_blendv_pd(other.1, zero.1, is_zero(self.1)))
        }
    }
    #[inline(always)]
    fn product_low(a: f64, b: f64) -> f64 {
        fused_product_low(a, b)
    }
    #[inline(always)]
    fn all_reach(self, bound: f64) -> bool {
        unsafe {
            let bound = _mm256_set1_pd(bound);
            let (lower, upper) =
                (_mm256_cmp_pd::<_CMP_GE_OQ>(self.0, bound), _mm256_cmp_pd::<_CMP_GE_OQ>(self.1, bound));
            _mm256_movemask_pd(_mm256_and_pd(lower, upper)) == 0b1111
        }
    }
    #[inline(always)]
    fn sums(vectors: [Self; LANES]) -> [f64; LANES] {
        // Of four vectors, their halves are added, then their quarters side by side, then their lanes.
        #[inline(always)]
        fn quarters(a: Avx2, b: Avx2) -> __m256d {
            unsafe {
                let (a, b) = (_mm256_add_pd(a.0, a.1), _mm256_add_pd(b.0, b.1));
                _mm256_add_pd(_mm256_permute2f128_pd::<0x20>(a, b), _mm256_permute2f128_pd::<0x31>(a, b))
            }
        }
        #[inline(always)]
        fn lanes(ab: __m256d, cd: __m256d) -> __m256d {
            unsafe { _mm256_add_pd(_mm256_unpacklo_pd(ab, cd), _mm256_unpackhi_pd(ab, cd)) }
        }
        let [a, b, c, d, e, f, g, h] = vectors;
        let (abcd, efgh) = (lanes(quarters(a, b), quarters(c, d)), lanes(quarters(e, f), quarters(g, h)));
        let [a, c, b, d, e, g, f, h] = Self(abcd, efgh).store();
        [a, b, c, d, e, f, g, h]
    }
    #[inline(always)]
    fn at_least(self, other: Self) -> u8 {
        unsafe {
            let low = _mm256_movemask_pd(_mm256_cmp_pd::<_CMP_GE_OQ>(self.0, other.0));
            let high = _mm256_movemask_pd(_mm256_cmp_pd::<_CMP_GE_OQ>(self.1, other.1));
            (low | high << 4) as u8
        }
    }
    #[inline(always)]
    fn where_at_least(self, other: Self, yes: Self, no: Self) -> Self {
        unsafe {
            let low = _mm256_cmp_pd::<_CMP_GE_OQ>(self.0, other.0);
            let high = _mm256_cmp_pd::<_CMP_GE_OQ>(self.1, other.1);
            Self(_mm256_blendv_pd(no.0, yes.0, low), _mm256_blendv_pd(no.1, yes.1, high))
        }
    }
    #[inline(always)]
    fn compress(self, mask: u8, out: &mut [f64; LANES]) {
        compress(self.store(), mask, out);
    }
    #[inline(always)]
    fn exp2_sixteenths(shifted: Self) -> (Self, Self) {
        let ((high0, low0), (high1, low1)) = (Self::exp2_of_four(shifted.0), Self::exp2_of_four(shifted.1));
        (Self(high0, high1), Self(low0, low1))
    }
    #[inline(always)]
    fn scale_to(x: Self, y: Self) -> (Self, Self) {
        let ((k0, y0), (k1, y1)) = (Self::scale_four_to(x.0, y.0), Self::scale_four_to(x.1, y.1));
        (Self(k0, k1), Self(y0, y1))
    }
    #[inline(always)]
    fn split_binade(y: Self) -> (Self, Self) {
        let ((k0, m0), (k1, m1)) = (Self::split_four(y.0), Self::split_four(y.1));
        (Self(k0, k1), Self(m0, m1))
    }
}

pub(super) fn has_avx2() -> bool {
    is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma")
}

pub(super) fn has_avx512() -> bool {
    has_avx2() && is_x86_feature_detected!("avx512f") && is_x86_feature_detected!("avx512dq")
}

/// Runs a kernel on AVX-512, which the processor must have: a [`Path`](super::Path) says so.
#[inline]
pub(super) fn run_avx512<K: super::path::Kernel>(kernel: K) -> K::Output {
    #[target_feature(enable = "avx512f,avx512dq,fma")]
    fn enabled<K: super::path::Kernel>(kernel: K) -> K::Output {
        kernel.run::<Avx512>()
    }
    debug_assert!(has_avx512());
    unsafe { enabled(kernel) }
}

#[inline]
pub(super) fn run_avx2<K: super::path::Kernel>(kernel: K) -> K::Output {
    #[target_feature(enable = "avx2,fma")]
    fn enabled<K: super::path::Kernel>(kernel: K) -> K::Output {
        kernel.run::<Avx2>()
    }
    debug_assert!(has_avx2());
    unsafe { enabled(kernel) }
}
