//! Le Cam's divergence is between others, up to a factor of two.
//!
//! From (p − q)² = (√p − √q)² (√p + √q)² and p + q ≤ (√p + √q)² ≤ 2(p + q); the bounds by total variation are |p − q| ≤
//! p + q and the inequality of Cauchy and Schwarz.

use crate::catalogue::prelude::*;

/// H² ≤ LC ≤ 2 H² and TV² ≤ LC ≤ TV.
pub struct LeCamBounds;

impl Statement for LeCamBounds {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"H^2 \le \mathrm{LC} \le 2 H^2,\ \mathrm{TV}^2 \le \mathrm{LC} \le \mathrm{TV}";
    const SOURCES: &[Citation] = &[LITERATURE.at("Le Cam 1986"), LITERATURE.at("Topsøe 2000")];
    type Case = Pair;

    fn relation<A: Arithmetic>(a: &A, Pair { p, q }: &Pair) -> Relation<A::Real> {
        let (le_cam, squared, tv) = (a.le_cam(p, q), a.squared_hellinger(p, q), a.total_variation(p, q));
        at_most(squared.clone(), le_cam.clone())
            .and(at_most(le_cam.clone(), squared * 2))
            .and(at_most(tv.square(), le_cam.clone()))
            .and(at_most(le_cam, tv))
    }
}
