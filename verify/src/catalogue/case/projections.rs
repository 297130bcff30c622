//! Cases of projections: what is projected, the constraints, and a distribution that meets them and is not the projection.

use super::{Case, rows, vector};
use crate::arithmetic::{Arithmetic, Real};
use crate::catalogue::simplex;
use crate::point::{Number, Rows, Value, Vector};
use crate::sampler::Draw;
use crate::vocabulary::projection::{dyadic, mean, small_features};
use kullback_reference::Rational;

/// The means of some functions, and a distribution that has them.
pub struct Constrained {
    /// What is projected: positive.
    pub q: Vector,
    /// The functions, by rows.
    pub features: Rows,
    /// Their means under the member.
    pub targets: Vector,
    /// A positive distribution, which meets the constraints by the choice of the targets.
    pub member: Vector,
}

impl Constrained {
    fn new(q: Vec<Rational>, features: &[Vec<f64>], member: Vec<Rational>) -> Self {
        let targets = features.iter().map(|feature| mean(&member, feature)).collect();
        let features = Rows::new(features.iter().map(|feature| Vector::from_f64s(feature.clone())).collect());
        let [q, member] = [q, member].map(Vector::from_exact);
        Self { q, features, targets: Vector::from_f64s(targets), member }
    }
}

fn sixteenths(counts: &[u32]) -> Vec<Rational> {
    counts.iter().map(|&count| Rational::from((count, 16))).collect()
}

impl Case for Constrained {
    fn fixed() -> Vec<Self> {
        let (values, squares) = (vec![0.0, 1.0, 2.0, 3.0], vec![0.0, 1.0, 4.0, 9.0]);
        let (even, skew) = (sixteenths(&[4, 4, 4, 4]), sixteenths(&[1, 2, 5, 8]));
        vec![
            Self::new(even.clone(), std::slice::from_ref(&values), skew.clone()),
            Self::new(even.clone(), &[values.clone(), squares], skew.clone()),
            // An event and its complement, of which one is enough; no constraint that excludes anything; as many as leave one distribution.
            Self::new(skew.clone(), &[vec![1.0, 1.0, 0.0, 0.0], vec![0.0, 0.0, 1.0, 1.0]], even.clone()),
            Self::new(skew.clone(), &[vec![1.0; 4]], even.clone()),
            Self::new(skew, &[values, vec![1.0, 0.0, 0.0, 0.0], vec![0.0, 1.0, 0.0, 0.0]], even),
        ]
    }

    fn sample(draw: &mut Draw<'_>, _: usize) -> Self {
        let n = 3 + draw.below(6);
        let count = 1 + draw.below(3);
        let features = small_features(draw, n, count);
        Self::new(dyadic(draw, n), &features, dyadic(draw, n))
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        vec![
            ("q", vector(&self.q)),
            ("features", rows(&self.features)),
            ("targets", vector(&self.targets)),
            ("member", vector(&self.member)),
        ]
    }
}

/// A bound on the mean of a function, and a distribution that keeps it.
pub struct HalfSpace {
    /// What is projected: positive.
    pub q: Vector,
    /// The function.
    pub feature: Vector,
    /// The bound.
    pub bound: Number,
    /// A positive distribution whose mean is at most the bound.
    pub member: Vector,
}

impl Case for HalfSpace {
    fn fixed() -> Vec<Self> {
        let feature = Vector::from_f64s(vec![0.0, 1.0, 2.0, 3.0]);
        let [even, skew] = [&[4, 4, 4, 4], &[8, 5, 2, 1]].map(|counts| Vector::from_exact(sixteenths(counts)));
        // At the bound, below it, and where q itself keeps it.
        ["0.75", "1", "2"]
            .map(|bound| Self {
                q: even.clone(),
                feature: feature.clone(),
                bound: Number::decimal(bound),
                member: skew.clone(),
            })
            .into()
    }

    fn sample(draw: &mut Draw<'_>, _: usize) -> Self {
        let n = 2 + draw.below(7);
        let feature = small_features(draw, n, 1).remove(0);
        let (q, member) = (dyadic(draw, n), dyadic(draw, n));
        let (mean_q, mean_member) = (mean(&q, &feature), mean(&member, &feature));
        // Between the two, where the bound excludes q, if their means are in that order.
        let bound = mean_member + (mean_q - mean_member).max(0.0) * draw.choose(&[0.0, 0.25, 0.5, 1.0]);
        let [q, member] = [q, member].map(Vector::from_exact);
        Self { q, feature: Vector::from_f64s(feature), bound: Number::from_f64(bound), member }
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        let bound = Value::Number(self.bound.clone());
        vec![
            ("q", vector(&self.q)),
            ("feature", vector(&self.feature)),
            ("bound", bound),
            ("member", vector(&self.member)),
        ]
    }
}

/// Two joints on the same cells: one to be fitted to the marginals of the other.
pub struct Fitted {
    /// What is fitted.
    pub joint: Rows,
    /// The joint whose marginals are asked for.
    pub member: Rows,
}

impl Fitted {
    fn new(joint: &[Rational], member: &[Rational], width: usize) -> Self {
        let by_rows =
            |cells: &[Rational]| Rows::new(cells.chunks(width).map(|row| Vector::from_exact(row.to_vec())).collect());
        Self { joint: by_rows(joint), member: by_rows(member) }
    }
}

impl Case for Fitted {
    fn fixed() -> Vec<Self> {
        let even = sixteenths(&[4, 4, 4, 4]);
        vec![
            Self::new(&even, &sixteenths(&[1, 2, 5, 8]), 2),
            Self::new(&sixteenths(&[1, 2, 5, 8]), &sixteenths(&[7, 5, 3, 1]), 2),
            Self::new(&sixteenths(&[3, 1, 0, 2, 4, 6]), &sixteenths(&[5, 3, 0, 1, 4, 3]), 3),
        ]
    }

    fn sample(draw: &mut Draw<'_>, _: usize) -> Self {
        let (height, width) = (2 + draw.below(2), 2 + draw.below(3));
        let mut cells: Vec<usize> = (0..height * width).filter(|_| draw.below(8) > 0).collect();
        if cells.is_empty() {
            cells.push(0);
        }
        let spread = |draw: &mut Draw<'_>| {
            let mut joint = vec![Rational::new(); height * width];
            cells.iter().zip(dyadic(draw, cells.len())).for_each(|(&cell, mass)| joint[cell] = mass);
            joint
        };
        let (joint, member) = (spread(draw), spread(draw));
        Self::new(&joint, &member, width)
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        vec![("joint", rows(&self.joint)), ("member", rows(&self.member))]
    }
}

/// A joint with each row scaled, so that the row sums are those of another: a step of iterative proportional fitting.
pub fn rows_fitted(joint: &Rows, to: &Rows) -> Rows {
    let fitted = |(row, to): (&Vector, &Vector)| {
        let (sum, wanted) = (simplex::total(row), simplex::total(to));
        if sum.is_zero() {
            row.clone()
        } else {
            simplex::scaled(row, &simplex::times(&wanted, &simplex::one_over(&sum)))
        }
    };
    Rows::new(joint.rows().iter().zip(to.rows()).map(fitted).collect())
}

/// `Σ r f`, of a result.
pub fn expectation<A: Arithmetic>(a: &A, r: &[A::Real], feature: &Vector) -> A::Real {
    r.iter().cloned().zip(simplex::masses(feature)).map(|(r, f)| r * a.number(&f)).sum()
}

/// `KL(r‖p)` from a distribution to a result.
pub fn divergence_to<A: Arithmetic>(a: &A, r: &Vector, p: &[A::Real]) -> A::Real {
    let positive = simplex::masses(r).into_iter().zip(p.iter().cloned()).filter(|(r, _)| !r.is_zero());
    positive.map(|(r, p)| a.number(&r) * (a.number(&r) / p).ln()).sum()
}

/// `KL(p‖q)` from a result, with mass wherever q has it, to a distribution.
pub fn divergence_of<A: Arithmetic>(a: &A, p: &[A::Real], q: &Vector) -> A::Real {
    let positive = p.iter().cloned().zip(simplex::masses(q)).filter(|(_, q)| !q.is_zero());
    positive.map(|(p, q)| p.clone() * (p / a.number(&q)).ln()).sum()
}
