//! Exact sums of non-negative `f64`s.

use super::Wide;

/// The limbs: from the smallest subnormal, 2⁻¹⁰⁷⁴, to the largest number, below 2¹⁰²⁴, and 64 bits for carries.
const LIMBS: usize = (1074 + 1024 + 64usize).div_ceil(64);

/// A sum of non-negative `f64`s, kept exactly as an integer multiple of 2⁻¹⁰⁷⁴.
///
/// Whether masses that span many magnitudes sum to one, and whether a joint is the product of its marginals, are
/// questions about exact sums: `½ + ¼ + … + 2⁻⁵⁰⁰ + 2⁻⁵⁰⁰` is one, and no fixed number of bits says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExactSum {
    limbs: [u64; LIMBS],
}

impl ExactSum {
    /// The sum of finite, non-negative numbers.
    pub fn of(numbers: impl IntoIterator<Item = f64>) -> Self {
        let mut sum = Self { limbs: [0; LIMBS] };
        numbers.into_iter().for_each(|x| sum.add(x));
        sum
    }

    fn add(&mut self, x: f64) {
        debug_assert!(x.is_finite() && x >= 0.0);
        let bits = x.to_bits() & !(1 << 63);
        let (fraction, biased) = (bits & ((1 << 52) - 1), bits >> 52);
        let (significand, shift) = if biased == 0 { (fraction, 0) } else { (fraction | 1 << 52, biased - 1) };
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

    /// The sum, truncated to 128 bits.
    #[must_use]
    pub fn to_wide(&self) -> Wide {
        let Some(top) = self.limbs.iter().rposition(|&limb| limb != 0) else {
            return Wide::ZERO;
        };
        let limb = |below: usize| top.checked_sub(below).map_or(0, |index| u128::from(self.limbs[index]));
        let shift = self.limbs[top].leading_zeros();
        let leading = limb(0) << 64 | limb(1);
        let significand = if shift == 0 { leading } else { leading << shift | limb(2) >> (64 - shift) };
        Wide::new(false, significand, 64 * (top as i64 - 1) - 1074 - i64::from(shift))
    }
}
