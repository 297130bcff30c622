//! The accurate pass: the two deviances from the mean, which is exact in two parts, in numbers of two parts.
//!
//! The bound is that of [the other sums](crate::kernel::accurate): a difference and a sum of two parts add 3 ε² each to the error of t, and so
//! less than a quarter to what its functions have.

use super::Js;
use crate::domain::Extended;
use crate::kernel::accurate::{Double, Term, binades, cubic};
use crate::kernel::lanes::Lanes;
use crate::kernel::quick::SPECK;
use crate::kernel::sums::two_sum;
use crate::term;
use crate::wide::Wide;

/// `p ln(p/m) − p + m`. p may be zero, and m too if p is.
#[inline(always)]
fn deviance<L: Lanes>(p: L, m: Double<L>) -> Double<L> {
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

    let t = d.high / s.high;
    let remainder = L::horner_neg(t, s.low, L::fused_neg(t, s.high, d.high) + d.low);
    let t = Double::fast_sum(t, remainder / s.high);
    // p · 2 atanh t − d
    let reduced = t.mul(d).add(cubic(t).times(p));
    let (high, low) = two_sum(m.high, zero - p.where_zero(zero, y.high));
    let linear = Double { high, low: low + (m.low - y.low) };
    reduced.add(linear).add(binades(k, p))
}

impl Term for Js {
    const PADDING: f64 = SPECK;

    #[inline(always)]
    fn term<L: Lanes>(p: L, q: L) -> Double<L> {
        let half = L::splat(0.5);
        let (high, low) = two_sum(p, q);
        let m = Double { high: half * high, low: half * low };
        let Double { high, low } = deviance(p, m).add(deviance(q, m));
        Double { high: half * high, low: half * low }
    }

    fn wide(p: Wide, q: Wide) -> Extended {
        term::js(p, q)
    }
}
