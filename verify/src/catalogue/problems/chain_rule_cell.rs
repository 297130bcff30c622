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
        let joint = a.kl(&flatten(&p), &flatten(&q));
        let entry = |p: &Vector, index: usize| a.number(&masses(p)[index]);
        let given_x = |x: usize| conditional(&p, x).expect("X takes both values");
        Table::new()
            .stated("the cells of P sum to one", equal(a.number(&total(&flatten(&p))), a.real("1")))
            .stated("the cells of Q sum to one", equal(a.number(&total(&flatten(&q))), a.real("1")))
            .stated("Q is uniform: each of its cells is 1/4", equal(entry(&flatten(&q), 0), a.real("1/4")))
            .row("P(X = 0)", entry(&row_marginal(&p), 0))
            .row("P(X = 1)", entry(&row_marginal(&p), 1))
            .row("Q(X = 0)", entry(&row_marginal(&q), 0))
            .row("P(Y = 0 given X = 0)", entry(&given_x(0), 0))
            .row("P(Y = 1 given X = 0)", entry(&given_x(0), 1))
            .row("P(Y = 0 given X = 1)", entry(&given_x(1), 0))
            .row("P(Y = 1 given X = 1)", entry(&given_x(1), 1))
            .row("P(X = Y)", a.real("0.40") + a.real("0.40"))
            .stated("under P, X ≠ Y is less likely than X = Y", below(a.real("0.20"), a.real("0.80")))
            .row("KL(P ‖ Q)", joint.clone())
            .row("KL of X", of_x.clone())
            .row("KL of Y given X = 0", given(0))
            .row("KL of Y given X = 1", given(1))
            .row("expected KL of Y given X", of_y.clone())
            .row("KL of X + expected KL of Y given X", of_x.clone() + of_y.clone())
            .stated("the chain rule: KL(P ‖ Q) is the sum of the two", equal(joint, of_x + of_y))
    }
}
