//! Exact numbers: sums and products of `f64`s without any rounding.
//!
//! Whether masses that span many magnitudes sum to one, and how far a joint is from the product of its marginals, are questions
//! about differences of sums that may agree to hundreds of bits: `½ + ¼ + … + 2⁻⁵⁰⁰ + 2⁻⁵⁰⁰` is one, and no fixed number of
//! bits says so.

use super::Wide;
use std::cmp::Ordering;
use std::iter::Sum;
use std::ops::{Add, Mul, Neg, Sub};

/// An exact dyadic number: `± Σ limbs[i] · 2^(64 (offset + i))`.
///
/// Neither the first nor the last limb is zero; zero has none, and is never negative.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exact {
    negative: bool,
    offset: i64,
    limbs: Vec<u64>,
}

impl Exact {
    /// Zero.
    pub const ZERO: Self = Self { negative: false, offset: 0, limbs: Vec::new() };

    /// A finite `f64`.
    #[must_use]
    pub fn from_f64(x: f64) -> Self {
        let (negative, significand, exponent) = Wide::from_f64(x).parts();
        // The significand has its 53 bits on top: 64 of them hold it.
        let (significand, exponent) = ((significand >> 64) as u64, exponent + 64);
        let aligned = u128::from(significand) << exponent.rem_euclid(64);
        Self::new(negative, exponent.div_euclid(64), vec![aligned as u64, (aligned >> 64) as u64])
    }

    /// A number of the engine.
    #[must_use]
    pub fn from_wide(x: Wide) -> Self {
        let (negative, significand, exponent) = x.parts();
        let (upper, lower) = ((significand >> 64) as u64, significand as u64);
        let shift = exponent.rem_euclid(64);
        let (lower, upper) = (u128::from(lower) << shift, u128::from(upper) << shift);
        // At a shift, the upper limb of the one is where the lower of the other is.
        let (middle, carry) = ((lower >> 64) as u64).overflowing_add(upper as u64);
        let limbs = vec![lower as u64, middle, (upper >> 64) as u64 + u64::from(carry)];
        Self::new(negative, exponent.div_euclid(64), limbs)
    }

    /// The sum of finite, non-negative `f64`s.
    pub fn sum_of(numbers: impl IntoIterator<Item = f64>) -> Self {
        let mut sum = Accumulator::default();
        numbers.into_iter().for_each(|x| sum.add(x));
        Self::new(false, Accumulator::OFFSET, sum.limbs.to_vec())
    }

    /// Leaves out the zeros at both ends.
    fn new(negative: bool, offset: i64, mut limbs: Vec<u64>) -> Self {
        let Some(last) = limbs.iter().rposition(|&limb| limb != 0) else {
            return Self::ZERO;
        };
        limbs.truncate(last + 1);
        let first = limbs.iter().position(|&limb| limb != 0).unwrap_or(0);
        limbs.drain(..first);
        Self { negative, offset: offset + first as i64, limbs }
    }

    /// Whether this is zero.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.limbs.is_empty()
    }

    /// The number, truncated to 128 bits.
    #[must_use]
    pub fn to_wide(&self) -> Wide {
        let Some(top) = self.limbs.len().checked_sub(1) else {
            return Wide::ZERO;
        };
        let limb = |below: usize| top.checked_sub(below).map_or(0, |index| u128::from(self.limbs[index]));
        let shift = self.limbs[top].leading_zeros();
        let leading = limb(0) << 64 | limb(1);
        let significand = if shift == 0 { leading } else { leading << shift | limb(2) >> (64 - shift) };
        Wide::new(self.negative, significand, 64 * (self.offset + top as i64 - 1) - i64::from(shift))
    }

    /// The nearest `f64`, ties to even.
    #[must_use]
    pub fn to_f64(&self) -> f64 {
        let truncated = self.to_wide();
        if *self == Self::from_wide(truncated) {
            return truncated.to_f64();
        }
        // What was cut off can only break a tie: a last bit, far below those that are rounded to, stands for all of it.
        let (negative, significand, exponent) = truncated.parts();
        Wide::new(negative, significand | 1, exponent).to_f64()
    }

    /// One past the position of the last limb.
    fn end(&self) -> i64 {
        self.offset + self.limbs.len() as i64
    }

    /// The limbs at the positions from `start` to `end`.
    fn spread(&self, start: i64, end: i64) -> impl Iterator<Item = u64> {
        (start..end).map(|position| usize::try_from(position - self.offset).map_or(0, |index| self.limb(index)))
    }

    fn limb(&self, index: usize) -> u64 {
        self.limbs.get(index).copied().unwrap_or(0)
    }

    /// The order of the absolute values.
    fn magnitude(&self, other: &Self) -> Ordering {
        match (self.is_zero(), other.is_zero()) {
            (true, true) => Ordering::Equal,
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
            (false, false) => {
                let start = self.offset.min(other.offset);
                let by_limbs = || {
                    let limbs = |number: &Self| number.spread(start, self.end()).collect::<Vec<_>>().into_iter().rev();
                    limbs(self).cmp(limbs(other))
                };
                self.end().cmp(&other.end()).then_with(by_limbs)
            }
        }
    }

    /// |self| and |other|, limb beside limb, combined with a carry; and the last carry.
    fn combine(&self, other: &Self, step: fn(u64, u64, bool) -> (u64, bool)) -> (i64, Vec<u64>, bool) {
        let (start, end) = (self.offset.min(other.offset), self.end().max(other.end()));
        let mut carry = false;
        let limbs = self.spread(start, end).zip(other.spread(start, end)).map(|(a, b)| {
            let (limb, next) = step(a, b, carry);
            carry = next;
            limb
        });
        let limbs = limbs.collect();
        (start, limbs, carry)
    }
}

impl Neg for Exact {
    type Output = Self;

    fn neg(self) -> Self {
        Self { negative: !self.negative && !self.is_zero(), ..self }
    }
}

impl Add for &Exact {
    type Output = Exact;

    fn add(self, other: Self) -> Exact {
        if self.is_zero() {
            return other.clone();
        }
        if other.is_zero() {
            return self.clone();
        }
        if self.negative == other.negative {
            let (offset, mut limbs, carry) = self.combine(other, u64::carrying_add);
            limbs.push(u64::from(carry));
            return Exact::new(self.negative, offset, limbs);
        }
        let (larger, smaller) = match self.magnitude(other) {
            Ordering::Equal => return Exact::ZERO,
            Ordering::Greater => (self, other),
            Ordering::Less => (other, self),
        };
        let (offset, limbs, _) = larger.combine(smaller, u64::borrowing_sub);
        Exact::new(larger.negative, offset, limbs)
    }
}

impl Sub for &Exact {
    type Output = Exact;

    fn sub(self, other: Self) -> Exact {
        self + &-other.clone()
    }
}

impl Mul for &Exact {
    type Output = Exact;

    fn mul(self, other: Self) -> Exact {
        let mut limbs = vec![0; self.limbs.len() + other.limbs.len()];
        for (i, &a) in self.limbs.iter().enumerate() {
            let mut carry = 0;
            for (j, &b) in other.limbs.iter().enumerate() {
                (limbs[i + j], carry) = a.carrying_mul_add(b, carry, limbs[i + j]);
            }
            limbs[i + other.limbs.len()] = carry;
        }
        Exact::new(self.negative != other.negative, self.offset + other.offset, limbs)
    }
}

impl Sum for Exact {
    fn sum<I: Iterator<Item = Self>>(terms: I) -> Self {
        terms.fold(Self::ZERO, |sum, term| &sum + &term)
    }
}

/// A running sum of non-negative `f64`s, with a limb for every place that one may have and one for carries.
struct Accumulator {
    limbs: [u64; Self::LIMBS],
}

impl Accumulator {
    /// Limbs begin at 2⁻¹⁰⁸⁸, the last multiple of 64 below the smallest subnormal, 2⁻¹⁰⁷⁴.
    const OFFSET: i64 = -17;

    /// Up to 2¹⁰²⁴, and one limb more.
    const LIMBS: usize = 17 + 16 + 1;

    fn add(&mut self, x: f64) {
        debug_assert!(x.is_finite() && x >= 0.0);
        let bits = x.to_bits() & !(1 << 63);
        let (fraction, biased) = (bits & ((1 << 52) - 1), bits >> 52);
        let (significand, shift) = if biased == 0 { (fraction, 14) } else { (fraction | 1 << 52, biased + 13) };
        let (first, offset) = ((shift / 64) as usize, shift % 64);
        let aligned = u128::from(significand) << offset;
        let mut addend = [aligned as u64, (aligned >> 64) as u64].into_iter();
        let mut carry = false;
        for limb in &mut self.limbs[first..] {
            let next = addend.next();
            if next.is_none() && !carry {
                break;
            }
            (*limb, carry) = limb.carrying_add(next.unwrap_or(0), carry);
        }
    }
}

impl Default for Accumulator {
    fn default() -> Self {
        Self { limbs: [0; Self::LIMBS] }
    }
}
