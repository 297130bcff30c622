//! Pure differential privacy bounds every Rényi divergence, and the divergence itself.

use crate::catalogue::prelude::*;

/// If neither of p and q is more than e^ε times the other, D_α ≤ that of randomised response ≤ ½αε², and KL ≤ ε tanh(½ε) ≤ min(ε, ε(e^ε − 1)).
pub struct PurePrivacyBounds;

impl Statement for PurePrivacyBounds {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"D_\alpha(p \| q) \le D_\alpha(\mathrm{RR}_\varepsilon) \le \tfrac12 \alpha \varepsilon^2,\quad D(p \| q) \le \varepsilon \tanh \tfrac\varepsilon2 \le \min(\varepsilon, \varepsilon (e^\varepsilon - 1))";
    const SOURCES: &[Citation] =
        &[LITERATURE.at("Bun and Steinke 2016"), LITERATURE.at("Dwork, Rothblum and Vadhan 2010")];
    type Case = PurelyPrivate;

    fn relation<A: Arithmetic>(a: &A, case: &PurelyPrivate) -> Relation<A::Real> {
        let PurelyPrivate { p, q, epsilon, alpha } = case;
        let (one, infinite) = (Number::from_f64(1.0), Number::from_f64(f64::INFINITY));
        let (worst, worst_kl) = (a.pure_rdp(epsilon, alpha), a.pure_rdp(epsilon, &one));
        let bound = a.number(epsilon);
        let grown = bound.exp();
        let tanh = (grown.clone() - a.integer(1)) / (grown.clone() + a.integer(1));
        at_most(a.renyi(p, q, alpha), worst.clone())
            .and(at_most(a.renyi(q, p, alpha), worst.clone()))
            .and(at_most(worst, a.number(alpha) * bound.square() / 2))
            .and(at_most(a.kl(p, q), worst_kl.clone()))
            .and(equal(worst_kl.clone(), bound.clone() * tanh))
            .and(at_most(worst_kl.clone(), bound.clone()))
            .and(at_most(worst_kl, bound.clone() * (grown - a.integer(1))))
            .and(equal(a.pure_rdp(epsilon, &infinite), bound.clone()))
            .and(at_most(a.renyi(p, q, &infinite), bound))
    }
}
