//! With many degrees of freedom t distributions that differ in location are as far from one another as normal ones, up to a part in as many.

use crate::catalogue::prelude::*;
use kullback_reference::Rational;

/// `½ δ² (1 − (4 + 2δ²)/ν) ≤ KL(t_ν(0, 1)‖t_ν(δ, 1)) ≤ ½ δ²`, the normal distributions' divergence, for δ² ≤ ν/4.
///
/// With u = (δ² − 2δY)/(ν + Y²) the divergence is ½ (ν + 1) E ln(1 + u), and u − u² ≤ ln(1 + u) ≤ u, since u ≥ −δ/√ν ≥ −½. The moments are those
/// of 1/(1 + Y²/ν), which is Beta(ν/2, ½): ½ (ν + 1) E u is ½ δ², and ½ (ν + 1) E u² is at most 2δ²/(ν + 3) + ½ δ⁴ (ν + 1)/ν².
pub struct StudentTNormalLimit;

impl Statement for StudentTNormalLimit {
    const KIND: Kind = Kind::Limit;
    const TEX: &str = concat!(
        r"\tfrac12 \delta^2 (1 - \tfrac{4 + 2 \delta^2}{\nu}) \le D(t_\nu \| t_\nu + \delta) \le ",
        r"\tfrac12 \delta^2"
    );
    const SOURCES: &[Citation] = &[];
    type Case = Trials;

    fn relation<A: Arithmetic>(a: &A, Trials { trials, p: shift, .. }: &Trials) -> Relation<A::Real> {
        let df = Rational::from(*trials);
        let at = |location: Rational| Trials::distribution("student_t", &[df.clone(), location, Rational::from(1)]);
        let Some((p, q)) = at(Rational::new()).zip(at(shift.clone())) else {
            return Relation { clauses: Vec::new() };
        };
        let square = shift.clone().square();
        // Below four degrees of freedom the factor is negative, and there is nothing to prove.
        let factor = 1 - (4 + Rational::from(2 * &square)) / &df;
        let normal = a.rational(&square) / 2;
        let kl = a.of("kl", &p, &q);
        at_most(kl.clone(), normal.clone()).and(at_most(normal * a.rational(&factor), kl))
    }
}
