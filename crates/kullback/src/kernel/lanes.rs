//! Eight `f64` side by side: what an instruction set must offer, and the portable set, which asks nothing of the processor.

use std::ops::{Add, Div, Mul, Sub};

/// The number of lanes, on every instruction set.
pub(super) const LANES: usize = 8;

/// Eight numbers, operated on lane by lane.
///
/// A kernel is written once, over this trait. An instruction set is an implementation of it, and a kernel is made for
/// the set by inlining into a function that enables the features: hence `inline(always)` everywhere.
///
/// There are two kinds of product and sum. [`fused`](Self::fused) is for residuals such as `a b − fl(a b)`, which must come out
/// as if rounded once; [`horner`](Self::horner) is for the steps whose rounding is in the error bound anyway, where it may be rounded twice.
pub(crate) trait Lanes:
    Copy + Add<Output = Self> + Sub<Output = Self> + Mul<Output = Self> + Div<Output = Self>
{
    /// Whether to divide for the next lanes before the last are summed. It pays where registers are plenty: a division takes longest, and a
    /// processor sees too few instructions ahead to start it early by itself.
    const LOOKS_AHEAD: bool;

    /// The same number in each lane.
    fn splat(x: f64) -> Self;

    /// Eight numbers from memory.
    fn load(x: &[f64; LANES]) -> Self;

    /// At most eight numbers from memory, and `rest` in the lanes that are left.
    #[inline(always)]
    fn load_few(x: &[f64], rest: f64) -> Self {
        let mut lanes = [rest; LANES];
        lanes[..x.len()].copy_from_slice(x);
        Self::load(&lanes)
    }

    /// Eight numbers to memory.
    fn store(self) -> [f64; LANES];

    /// Asks for the line of memory that a number is in, towards the second cache.
    fn prefetch(x: &f64);

    /// `a b + c` with an error of at most half a unit in the last place, and 2⁻¹⁰⁵ of `|a b| + |c|`.
    fn fused(a: Self, b: Self, c: Self) -> Self;

    /// `a b − c`, as [`fused`](Self::fused).
    fn fused_sub(a: Self, b: Self, c: Self) -> Self;

    /// `c − a b`, as [`fused`](Self::fused).
    fn fused_neg(a: Self, b: Self, c: Self) -> Self;

    /// `a b + c`, rounded once or twice.
    #[inline(always)]
    fn horner(a: Self, b: Self, c: Self) -> Self {
        Self::fused(a, b, c)
    }

    /// `c − a b`, rounded once or twice.
    #[inline(always)]
    fn horner_neg(a: Self, b: Self, c: Self) -> Self {
        Self::fused_neg(a, b, c)
    }

    /// The lesser: `other` where either is NaN.
    fn min(self, other: Self) -> Self;

    /// The greater: `other` where either is NaN.
    fn max(self, other: Self) -> Self;

    /// The absolute value.
    fn abs(self) -> Self;

    /// `zero` in the lanes where this is zero, and `other` elsewhere.
    fn where_zero(self, zero: Self, other: Self) -> Self;

    /// `a b − fl(a b)` of two numbers, exactly.
    fn product_low(a: f64, b: f64) -> f64;

    /// Whether no lane is below a bound; NaN counts as below.
    fn all_reach(self, bound: f64) -> bool;

    /// The sum of the lanes of each of eight vectors, as a tree: lanes four apart, two apart, neighbours.
    fn sums(vectors: [Self; LANES]) -> [f64; LANES];

    /// A bit for each lane where this is at least `other`, the first lane's lowest.
    fn at_least(self, other: Self) -> u8;

    /// `yes` in the lanes where this is at least `other`, and `no` elsewhere.
    fn where_at_least(self, other: Self, yes: Self, no: Self) -> Self;

    /// The lanes of the mask to the start of `out`, in their order; what follows them there is lost.
    fn compress(self, mask: u8, out: &mut [f64; LANES]);

    /// 2^(k/16) in two parts, for an integer k of −16,352 to 16,367 that is given as [`INTEGERS`]` + k`.
    ///
    /// The low bits of the sum's pattern are those of k: four choose from the [table](SIXTEENTHS), the others are an exponent.
    fn exp2_sixteenths(shifted: Self) -> (Self, Self);

    /// `(2⁵² k, 2ᵏ y)` for the integer k that brings y next to x: `x / (2ᵏ y)` is in [2/3, 3/2]. Both must be positive and normal, as
    /// must the scaled y.
    ///
    /// The difference of two bit patterns is 2⁵² times the difference of two piecewise linear logarithms; rounded to a multiple of 2⁵² it
    /// is k, in the place where an exponent is added to.
    fn scale_to(x: Self, y: Self) -> (Self, Self);

    /// `(2⁵² k, y/2ᵏ)` for the integer k that brings y/2ᵏ into [3/4, 3/2). y must be positive and normal.
    fn split_binade(y: Self) -> (Self, Self);
}

/// [`Lanes::compress`], one by one.
#[inline(always)]
pub(super) fn compress(lanes: [f64; LANES], mask: u8, out: &mut [f64; LANES]) {
    let mut count = 0;
    for (lane, value) in lanes.into_iter().enumerate() {
        // What is not wanted is overwritten, or lies behind what is.
        out[count] = value;
        count += usize::from(mask >> lane & 1);
    }
}

/// 3 · 2⁵¹: adding it to a number below 2⁵¹ rounds it to an integer.
pub(super) const INTEGERS: f64 = 6_755_399_441_055_744.0;

/// 2^(j/16), rounded, and what that lost.
pub(super) static SIXTEENTHS: ([f64; 16], [f64; 16]) = (
    [
        1.0,
        1.0442737824274138,
        1.0905077326652577,
        1.1387886347566916,
        1.189207115002721,
        1.241857812073484,
        1.2968395546510096,
        1.3542555469368927,
        std::f64::consts::SQRT_2,
        1.4768261459394993,
        1.5422108254079407,
        1.6104903319492543,
        1.681792830507429,
        1.7562521603732995,
        1.8340080864093424,
        1.9152065613971474,
    ],
    [
        0.0,
        8.551889705537965e-17,
        -3.046782079812471e-17,
        8.912812676025408e-17,
        3.982015231465646e-17,
        4.658027591836937e-17,
        2.5382502794888315e-17,
        7.70094837980299e-17,
        -9.667293313452913e-17,
        -3.483994556892796e-17,
        7.949834809697621e-17,
        2.4707192569797888e-17,
        8.199010020581497e-17,
        2.960140695448873e-17,
        3.283107224245627e-17,
        -1.0619946056195963e-16,
    ],
);

/// By how much the pattern of [`INTEGERS`]` + k` is shifted for the exponent to come to its place.
pub(super) const SIXTEENTHS_SHIFT: u32 = 48;

/// Half of a binade in bit patterns, and the bits that hold the exponent: adding the one and keeping the other rounds to a binade.
pub(super) const HALF_BINADE: u64 = 1 << 51;
/// See [`HALF_BINADE`].
pub(super) const BINADES: u64 = !((1 << 52) - 1);
/// The bit pattern of one.
pub(super) const ONE: u64 = 1.0f64.to_bits();

/// Arrays, for a processor of which nothing is known. Products are made exact by Dekker's splitting, since a fused
/// multiply-add in software would cost twenty times as much.
#[derive(Clone, Copy)]
pub(super) struct Portable([f64; LANES]);

impl Portable {
    #[inline(always)]
    fn zip(self, other: Self, f: impl Fn(f64, f64) -> f64) -> Self {
        Self(std::array::from_fn(|lane| f(self.0[lane], other.0[lane])))
    }
}

/// Dekker's (1971) two halves of a significand, 26 bits each; `|x| < 2⁹⁹⁶`.
#[inline(always)]
fn halves(x: f64) -> (f64, f64) {
    let scaled = x * 134_217_729.0; // 2²⁷ + 1
    let high = scaled - (scaled - x);
    (high, x - high)
}

/// `a b + c`: the exact product by its halves, an exact sum, and one rounding of what is left.
#[inline(always)]
pub(super) fn dekker_fused(a: f64, b: f64, c: f64) -> f64 {
    let product = a * b;
    let ((a1, a2), (b1, b2)) = (halves(a), halves(b));
    let product_low = ((a1 * b1 - product) + a1 * b2 + a2 * b1) + a2 * b2;
    let sum = product + c;
    let shadow = sum - product;
    let sum_low = (product - (sum - shadow)) + (c - shadow);
    sum + (product_low + sum_low)
}

impl Lanes for Portable {
    const LOOKS_AHEAD: bool = false;

    #[inline(always)]
    fn splat(x: f64) -> Self {
        Self([x; LANES])
    }
    #[inline(always)]
    fn load(x: &[f64; LANES]) -> Self {
        Self(*x)
    }
    #[inline(always)]
    fn store(self) -> [f64; LANES] {
        self.0
    }
    #[inline(always)]
    fn prefetch(_: &f64) {}
    #[inline(always)]
    fn fused(a: Self, b: Self, c: Self) -> Self {
        Self(std::array::from_fn(|lane| dekker_fused(a.0[lane], b.0[lane], c.0[lane])))
    }
    #[inline(always)]
    fn fused_sub(a: Self, b: Self, c: Self) -> Self {
        Self(std::array::from_fn(|lane| dekker_fused(a.0[lane], b.0[lane], -c.0[lane])))
    }
    #[inline(always)]
    fn fused_neg(a: Self, b: Self, c: Self) -> Self {
        Self(std::array::from_fn(|lane| dekker_fused(-a.0[lane], b.0[lane], c.0[lane])))
    }
    #[inline(always)]
    fn horner(a: Self, b: Self, c: Self) -> Self {
        a * b + c
    }
    #[inline(always)]
    fn horner_neg(a: Self, b: Self, c: Self) -> Self {
        c - a * b
    }
    #[inline(always)]
    fn min(self, other: Self) -> Self {
        self.zip(other, |a, b| if a < b { a } else { b })
    }
    #[inline(always)]
    fn max(self, other: Self) -> Self {
        self.zip(other, |a, b| if a > b { a } else { b })
    }
    #[inline(always)]
    fn abs(self) -> Self {
        Self(self.0.map(f64::abs))
    }
    #[inline(always)]
    fn where_zero(self, zero: Self, other: Self) -> Self {
        Self(std::array::from_fn(|lane| if self.0[lane] == 0.0 { zero.0[lane] } else { other.0[lane] }))
    }
    #[inline(always)]
    fn product_low(a: f64, b: f64) -> f64 {
        dekker_fused(a, b, -(a * b))
    }
    #[inline(always)]
    fn all_reach(self, bound: f64) -> bool {
        self.0.iter().all(|&x| x >= bound)
    }
    #[inline(always)]
    fn sums(vectors: [Self; LANES]) -> [f64; LANES] {
        vectors.map(|Self([a, b, c, d, e, f, g, h])| ((a + e) + (c + g)) + ((b + f) + (d + h)))
    }
    #[inline(always)]
    fn at_least(self, other: Self) -> u8 {
        let bit = |mask, lane: usize| mask | u8::from(self.0[lane] >= other.0[lane]) << lane;
        (0..LANES).fold(0, bit)
    }
    #[inline(always)]
    fn where_at_least(self, other: Self, yes: Self, no: Self) -> Self {
        Self(std::array::from_fn(|lane| if self.0[lane] >= other.0[lane] { yes.0[lane] } else { no.0[lane] }))
    }
    #[inline(always)]
    fn compress(self, mask: u8, out: &mut [f64; LANES]) {
        compress(self.0, mask, out);
    }
    #[inline(always)]
    fn exp2_sixteenths(shifted: Self) -> (Self, Self) {
        let power = |x: f64| f64::from_bits(((x.to_bits() << SIXTEENTHS_SHIFT) & BINADES).wrapping_add(ONE));
        let (high, low) = &SIXTEENTHS;
        (
            Self(shifted.0.map(|x| high[(x.to_bits() & 15) as usize] * power(x))),
            Self(shifted.0.map(|x| low[(x.to_bits() & 15) as usize] * power(x))),
        )
    }
    #[inline(always)]
    fn scale_to(x: Self, y: Self) -> (Self, Self) {
        let binades = |lane: usize| rounded_binades(x.0[lane].to_bits(), y.0[lane].to_bits());
        let scaled = |lane: usize| f64::from_bits(y.0[lane].to_bits().wrapping_add(binades(lane)));
        (Self(std::array::from_fn(|lane| binades(lane) as i64 as f64)), Self(std::array::from_fn(scaled)))
    }
    #[inline(always)]
    fn split_binade(y: Self) -> (Self, Self) {
        let binades = |lane: usize| rounded_binades(y.0[lane].to_bits(), ONE);
        let significand = |lane: usize| f64::from_bits(y.0[lane].to_bits().wrapping_sub(binades(lane)));
        (Self(std::array::from_fn(|lane| binades(lane) as i64 as f64)), Self(std::array::from_fn(significand)))
    }
}

/// The difference of two bit patterns, rounded to whole binades.
#[inline(always)]
fn rounded_binades(x: u64, y: u64) -> u64 {
    x.wrapping_sub(y).wrapping_add(HALF_BINADE) & BINADES
}

macro_rules! lane_by_lane {
    ($($operator:ident $method:ident $symbol:tt)*) => {$(
        impl $operator for Portable {
            type Output = Self;
            #[inline(always)]
            fn $method(self, other: Self) -> Self {
                self.zip(other, |a, b| a $symbol b)
            }
        }
    )*};
}

lane_by_lane! { Add add + Sub sub - Mul mul * Div div / }
