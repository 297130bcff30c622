//! The nearest-neighbour estimate does not see scale, reflection or the order of the points, and a coordinate that all points share only raises
//! the dimension by which the logarithms are multiplied.

use crate::catalogue::prelude::*;
use kullback_reference::Rational;

/// D(−cx, −cy) = D(x, y) for the points in reverse, and (D′ − ln(m/(n − 1)))/3 = (D − ln(m/(n − 1)))/2 from the plane to space.
pub struct NearestNeighborInvariance;

impl Statement for NearestNeighborInvariance {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"\hat D(-c\,x, -c\,y) = \hat D(x, y),\ \hat D = \frac dn \sum_i \ln \frac{\nu_i}{\rho_i} + \ln \frac{m}{n - 1}";
    const SOURCES: &[Citation] = &[LITERATURE.at("Wang, Kulkarni and Verdú 2009")];
    type Case = Clouds;

    fn relation<A: Arithmetic>(a: &A, Clouds { x, y, factor, k }: &Clouds) -> Relation<A::Real> {
        let mirrored = |points: &Rows| {
            let opposite = Number::from_exact(-factor.exact().expect("a finite factor").into_owned());
            Rows::new(points.rows().iter().rev().map(|point| scaled(point, &opposite)).collect())
        };
        let lifted = |points: &Rows| Rows::new(points.rows().iter().map(lift).collect());
        let sizes = (a.integer(y.rows().len() as i64) / a.integer(x.rows().len() as i64 - 1)).ln();
        let estimate = a.nearest_neighbor_kl(x, y, k);
        let in_space = a.nearest_neighbor_kl(&lifted(x), &lifted(y), k);
        equal(a.nearest_neighbor_kl(&mirrored(x), &mirrored(y), k), estimate.clone())
            .and(equal((in_space - sizes.clone()) * 2, (estimate - sizes) * 3))
    }
}

/// The point with a third coordinate, 7.
fn lift(point: &Vector) -> Vector {
    let mut coordinates = point.exact().expect("the catalogue's points are finite").into_owned();
    coordinates.push(Rational::from(7));
    Vector::from_exact(coordinates)
}
