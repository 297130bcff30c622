//! Heat makes uncertain: the entropy of a softmax grows with its temperature.

use crate::catalogue::prelude::*;

/// H(softmax(z/τ)) ≤ H(softmax(z/2τ)).
pub struct TemperatureEntropy;

impl Statement for TemperatureEntropy {
    const KIND: Kind = Kind::Inequality;
    const TEX: &str = r"\tau < \tau' \Rightarrow H(\mathrm{softmax}(z/\tau)) \le H(\mathrm{softmax}(z/\tau'))";
    const SOURCES: &[Citation] = &[THEORY_NOTEBOOK.at("§10.1"), THEORY_NOTEBOOK.at("§10.2")];
    type Case = Logits;

    fn relation<A: Arithmetic>(
        a: &A,
        Logits { z_p: z, z_q: _, shift: _, temperature, target: _ }: &Logits,
    ) -> Relation<A::Real> {
        let hotter = times(temperature, &Number::from_f64(2.0));
        at_most(a.entropy_logits(z, temperature), a.entropy_logits(z, &hotter))
    }
}
