//! The divergence of every order between two coins, and how it passes through the one of order one.

use crate::catalogue::prelude::*;

/// theory-notebook §12.1. Its function raises every probability below 10⁻³⁰⁰ to that: where the divergence is infinite it returns a number
/// that the floor determines.
pub struct RenyiTable;

impl Problem for RenyiTable {
    const STATEMENT: &str = "What is the Rényi divergence of a coin with probability 0.8 from a fair one, for the orders 0.1, 0.5, 0.9, 0.99, 1, \
                             1.01, 1.5, 2 and 5, and how far is each from the divergence?";
    const SOURCE: Citation = THEORY_NOTEBOOK.at("§12.1");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let (p, q) = (a.pmf(["0.8", "0.2"]), a.pmf(["0.5", "0.5"]));
        let kl = a.kl(&p, &q);
        let orders = ["0.1", "0.5", "0.9", "0.99", "1", "1.01", "1.5", "2", "5"];
        let values: Vec<A::Real> = orders.iter().map(|order| a.renyi(&p, &q, &Number::decimal(order))).collect();
        let table = orders.iter().zip(&values).fold(Table::new().row("KL", kl.clone()), |table, (order, value)| {
            let table = table.row(format!("order {order}"), value.clone());
            if *order == "1" {
                return table.stated("order 1: it is KL", equal(value.clone(), kl.clone()));
            }
            table.row(format!("order {order}, less KL"), value.clone() - kl.clone())
        });
        let increasing = values
            .windows(2)
            .map(|pair| below(pair[0].clone(), pair[1].clone()))
            .reduce(Relation::and)
            .expect("there are nine orders");
        // (½, ½) against (1, 0): infinite from order one on; with the floor, ½ ln ½ + ½ ln(½ 10³⁰⁰).
        let floored = a.real("0.5").ln() + a.real("10").ln() * 150;
        let infinite = a.kl(&q, &a.pmf(["1", "0"]));
        // For order two, ln(¼ + ¼ 10³⁰⁰).
        let floored_square = ((a.real("10").ln() * 300).exp() + a.real("1")).ln() - a.real("4").ln();
        let infinite_square = a.renyi(&q, &a.pmf(["1", "0"]), &Number::decimal("2"));
        table
            .stated("the divergence increases with the order", increasing)
            .stated("the cell's function gives KL((½, ½) ‖ (1, 0))", equal(floored, infinite))
            .stated("the cell's function gives D_2((½, ½) ‖ (1, 0))", equal(floored_square, infinite_square))
    }
}
