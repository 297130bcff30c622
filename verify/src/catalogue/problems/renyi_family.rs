//! Five orders of divergence of a coin from another, as its probability grows.

use crate::catalogue::prelude::*;

/// theory-notebook §12.2. It closes by saying that all orders equal the divergence at order one, where there is but the one.
pub struct RenyiFamily;

/// The last of the points, 0.98.
const LAST: usize = 199;
/// The point next to 0.3, where all orders vanish.
const NEAREST: usize = 58;

impl Problem for RenyiFamily {
    const STATEMENT: &str = "What are the largest Rényi divergences, of order 0.5, 0.9, 1, 1.5 and 2, of coins with 200 probabilities from 0.02 \
                             to 0.98 from one with probability 0.3, and do they increase with the order?";
    const SOURCE: Citation = THEORY_NOTEBOOK.at("§12.2");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let points = grid((1, 50), (49, 50), 200);
        let q = a.pmf(["0.3", "0.7"]);
        let orders = ["0.5", "0.9", "1", "1.5", "2"];
        let curves: Vec<Vec<A::Real>> = orders
            .iter()
            .map(|order| {
                let order = Number::decimal(order);
                let coins = points.iter().map(coin);
                coins.map(|p| a.renyi(&p, &q, &order)).collect()
            })
            .collect();
        let table = orders.iter().zip(&curves).fold(Table::new(), |table, (order, curve)| {
            table
                .row(format!("order {order}: the largest"), largest(curve))
                .row(format!("order {order}: the least"), least(curve))
                .row(format!("order {order}: at 0.02"), curve[0].clone())
                .row(format!("order {order}: at 0.98"), curve[LAST].clone())
                .stated(
                    format!("order {order}: it is the largest at 0.98"),
                    at_most(largest(curve), curve[LAST].clone()),
                )
                .stated(
                    format!("order {order}: it is the least next to 0.3"),
                    at_most(curve[NEAREST].clone(), least(curve)),
                )
                .stated(
                    format!("order {order}: the curve is within the figure's limits, 0 and 3"),
                    at_most(largest(curve), a.real("3")).and(at_most(a.real("0"), least(curve))),
                )
        });
        let increasing = curves
            .windows(2)
            .map(|pair| {
                let gains: Vec<A::Real> =
                    pair[0].iter().zip(&pair[1]).map(|(low, high)| high.clone() - low.clone()).collect();
                at_most(a.real("0"), least(&gains))
            })
            .reduce(Relation::and)
            .expect("there are five orders");
        let coincides = points
            .iter()
            .zip(&curves[2])
            .map(|(p, at_one)| {
                let p = coin(p);
                equal(at_one.clone(), a.kl(&p, &q))
            })
            .reduce(Relation::and)
            .expect("there are two hundred points");
        table
            .row("the point next to 0.3", a.rational(&points[NEAREST]))
            .stated("the divergence increases with the order at every point", increasing)
            .stated("order 1: it is KL at every point", coincides)
    }
}
