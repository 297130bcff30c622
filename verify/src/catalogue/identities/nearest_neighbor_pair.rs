//! The nearest-neighbour estimate of the least samples there are, by hand: two points of x, one of y, on a line.

use crate::catalogue::prelude::*;
use kullback_reference::Rational;

/// ½ ln(|x₁ − y| |x₂ − y|/(x₁ − x₂)²), m being n − 1.
pub struct NearestNeighborPair;

impl Statement for NearestNeighborPair {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"\hat D(\{x_1, x_2\}, \{y\}) = \frac12 \ln \frac{|x_1 - y|\,|x_2 - y|}{(x_1 - x_2)^2}";
    const SOURCES: &[Citation] = &[LITERATURE.at("Wang, Kulkarni and Verdú 2009")];
    type Case = Clouds;

    fn relation<A: Arithmetic>(a: &A, Clouds { x, .. }: &Clouds) -> Relation<A::Real> {
        let first = |row: usize| x.rows()[row].exact().expect("the catalogue's points are finite")[0].clone();
        let [one, other] = [first(0), first(1)];
        // Wherever the first points are: beyond them.
        let y = Rational::from(&one + &other) + 5_u32;
        let distance = |from: &Rational, to: &Rational| a.rational(&Rational::from(from - to).abs());
        let line = |points: Vec<Rational>| {
            Rows::new(points.into_iter().map(|point| Vector::from_exact(vec![point])).collect())
        };
        let ratio = distance(&one, &y) * distance(&other, &y) / distance(&one, &other).square();
        let estimate = a.nearest_neighbor_kl(&line(vec![one, other]), &line(vec![y]), &Number::decimal("1"));
        equal(estimate, ratio.ln() / 2)
    }
}
