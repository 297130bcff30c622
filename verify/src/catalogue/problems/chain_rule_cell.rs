//! A correlated pair of bits against a uniform one: the divergence of the joint, and its two parts.

use crate::catalogue::prelude::*;

/// theory-notebook §7.1.
pub struct ChainRuleCell;

impl Problem for ChainRuleCell {
    const STATEMENT: &str = "(X, Y) has the joint P with rows (0.40, 0.10), (0.10, 0.40), or Q, uniform on the four cells. What are \
                             KL(P ‖ Q), the divergence of X, and that of Y given X?";
    const SOURCE: Citation = THEORY_NOTEBOOK.at("§7.1");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let p = Rows::decimals(&[&["0.40", "0.10"], &["0.10", "0.40"]]);
        let q = Rows::decimals(&[&["0.25", "0.25"], &["0.25", "0.25"]]);
        let given = |x: usize| {
            let row = |joint| conditional(joint, x).expect("X takes both values");
            a.kl(&row(&p), &row(&q))
        };
        let of_x = a.kl(&row_marginal(&p), &row_marginal(&q));
        let of_y = a.conditional_kl(&p, &q);
        Table::new()
            .row("KL(P ‖ Q)", a.kl(&flatten(&p), &flatten(&q)))
            .row("KL of X", of_x.clone())
            .row("KL of Y given X = 0", given(0))
            .row("KL of Y given X = 1", given(1))
            .row("expected KL of Y given X", of_y.clone())
            .row("KL of X + expected KL of Y given X", of_x + of_y)
    }
}
