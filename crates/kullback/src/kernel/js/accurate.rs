//! The accurate pass: the two deviances from the mean, which is exact in two parts, in numbers of two parts.
//!
//! The bound is that of [the other sums](crate::kernel::accurate): a difference and a sum of two parts add 3 ε² each to the error of t, and so
//! less than a quarter to what its functions have.

use super::Js;
use crate::kernel::accurate::{Double, Term, binades, cubic, divide};
use crate::kernel::lanes::Lanes;
use crate::kernel::quick::SPECK;
use crate::kernel::sums::two_sum;

/// A mass on the way to its deviance `p ln(p/m) − p + m`.
#[derive(Clone, Copy)]
pub(crate) struct Deviance<L> {
    p: L,
    k: L,
    d: Double<L>,
    linear: Double<L>,
}

/// Reduces the logarithm of p/m to 2 atanh t. p may be zero, and m too if p is.
#[inline(always)]
fn reduce<L: Lanes>(p: L, m: Double<L>) -> (Deviance<L>, Double<L>) {
    let (zero, one) = (L::splat(0.0), L::splat(1.0));
    // A p of zero leaves m, since its y is zero. Of t, one is as good as any.
    let p_or_one = p.where_zero(one, p);
    let m_or_one = p.where_zero(one, m.high);
    let (k, high) = L::scale_to(p_or_one, m_or_one);
    let y = Double { high, low: p.where_zero(zero, m.low * (high / m_or_one)) };
    let (high, low) = two_sum(p_or_one - y.high, zero - y.low);
    let d = Double { high, low };
    let (high, low) = two_sum(p_or_one, y.high);
    let s = Double::fast_sum(high, low + y.low);
    let (high, low) = two_sum(m.high, zero - p.where_zero(zero, y.high));
    let linear = Double { high, low: low + (m.low - y.low) };
    (Deviance { p, k, d, linear }, divide(d, s))
}

/// The deviance, from 2 atanh t − 2t.
#[inline(always)]
fn finish<L: Lanes>(Deviance { p, k, d, linear }: Deviance<L>, t: Double<L>, cubic: Double<L>) -> Double<L> {
    // p · 2 atanh t − d
    t.mul(d).add(cubic.times(p)).add(linear).add(binades(k, p))
}

impl Term for Js {
    const PADDING: f64 = SPECK;
    /// The deviance of p, which is finished, and that of q.
    type Reduced<L: Lanes> = (Double<L>, Deviance<L>);

    #[inline(always)]
    fn reduce<L: Lanes>(p: L, q: L) -> (Self::Reduced<L>, Double<L>) {
        let half = L::splat(0.5);
        let (high, low) = two_sum(p, q);
        let m = Double { high: half * high, low: half * low };
        let (first, t) = reduce(p, m);
        let [first_cubic] = cubic([t]);
        let (second, second_t) = reduce(q, m);
        ((finish(first, t, first_cubic), second), second_t)
    }

    #[inline(always)]
    fn finish<L: Lanes>((first, second): Self::Reduced<L>, t: Double<L>, cubic: Double<L>) -> Double<L> {
        let half = L::splat(0.5);
        let Double { high, low } = first.add(finish(second, t, cubic));
        Double { high: half * high, low: half * low }
    }
}
