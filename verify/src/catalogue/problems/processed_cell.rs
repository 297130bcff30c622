//! Three outcomes sent through a channel with two: what the divergence loses.

use crate::catalogue::prelude::*;

/// theory-notebook §7.2. The numbers are those of `blurring-channel`.
pub struct ProcessedCell;

impl Problem for ProcessedCell {
    const STATEMENT: &str = "p = (0.5, 0.3, 0.2) and q = (0.2, 0.3, 0.5) pass through the channel with rows (0.8, 0.2), (0.5, 0.5), (0.1, 0.9). What \
                             is their divergence before and after, and how much of it is lost?";
    const SOURCE: Citation = THEORY_NOTEBOOK.at("§7.2");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let p = a.pmf(["0.5", "0.3", "0.2"]);
        let q = a.pmf(["0.2", "0.3", "0.5"]);
        let channel = [["0.8", "0.2"], ["0.5", "0.5"], ["0.1", "0.9"]];
        let rows = Rows::decimals(&[&channel[0], &channel[1], &channel[2]]);
        let (p_image, q_image) = (push_forward(&p, &rows), push_forward(&q, &rows));
        let (before, after) = (a.kl(&p, &q), a.kl(&p_image, &q_image));
        let entry = |p: &Vector, index: usize| a.number(&masses(p)[index]);
        let one = a.real("1");
        let percents = [("80", "20"), ("50", "50"), ("10", "90")];
        let table = Table::new()
            .stated("p sums to one", equal(a.number(&total(&p)), one.clone()))
            .stated("q sums to one", equal(a.number(&total(&q)), one.clone()));
        let table = channel.iter().zip(percents).enumerate().fold(table, |table, (input, (row, (first, second)))| {
            table
                .printed(format!("input {input}: the probability of A, in percent"), a.real(row[0]) * 100, first)
                .printed(format!("input {input}: the probability of B, in percent"), a.real(row[1]) * 100, second)
                .stated(
                    format!("input {input}: the channel's row sums to one"),
                    equal(a.real(row[0]) + a.real(row[1]), one.clone()),
                )
        });
        table
            .row("KL(p ‖ q), before", before.clone())
            .row("pT(A)", entry(&p_image, 0))
            .row("pT(B)", entry(&p_image, 1))
            .row("qT(A)", entry(&q_image, 0))
            .row("qT(B)", entry(&q_image, 1))
            .stated("pT sums to one", equal(a.number(&total(&p_image)), one.clone()))
            .stated("qT sums to one", equal(a.number(&total(&q_image)), one))
            .row("KL(pT ‖ qT), after", after.clone())
            .row("the reduction", before.clone() - after.clone())
            .row("the reduction, in percent of KL(p ‖ q)", (before.clone() - after.clone()) / before.clone() * 100)
            .stated("KL(pT ‖ qT) ≤ KL(p ‖ q)", at_most(after, before))
    }
}
