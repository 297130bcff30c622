//! Information projections.

use super::*;
use crate::sampler::{fresh, simplex};
use kullback::projection as fast;
use kullback_reference::{Rational, exact, projection as reference};

vocabulary! {
    in projection as Projection;
    /// The r with `E_r f_k = c_k` for which KL(r‖q) is least: its probabilities, the multipliers, the divergence.
    i_projection(q: Pmf, features: Matrix, targets: Logits) -> [_] within 0.51, drawn by attainable_moments;
    /// The r with `E_r f ≤ c` for which KL(r‖q) is least: its probabilities, the multiplier, the divergence.
    i_projection_at_most(q: Pmf, feature: Logits, bound: Finite) -> [_] within 0.51, drawn by attainable_bound;
    /// The r with `E_r f_k = c_k` whose entropy is largest: its probabilities, the multipliers, the entropy.
    maximum_entropy(features: Matrix, targets: Logits) -> [_] within 0.51, drawn by attainable_targets;
    /// The member of `q exp⟨θ, f⟩ / Z` from which KL(p‖·) is least: its probabilities, the parameters, the divergence.
    m_projection(p: Pmf, q: Pmf, features: Matrix) -> [_] within 0.51, drawn by families_and_members;
    /// The joint with two marginals that is nearest to another: its cells, the multipliers of rows and of columns, the divergence.
    fit_marginals(joint: Joint, row_marginal: Pmf, column_marginal: Pmf) -> [_] within 0.51, drawn by attainable_marginals;
    /// The product of the marginals of a joint.
    product_of_marginals(joint: Joint) -> [_] within 0.51;
}

/// The parts of a result that are numbers to be held to a claim: not its certificate, which is of rounding.
macro_rules! parts {
    ($($name:ident: $($part:ident),+;)+) => {
        $(
            impl Numbers<f64> for fast::$name {
                fn numbers(self) -> Vec<f64> {
                    [$(Numbers::<f64>::numbers(self.$part)),+].concat()
                }
            }

            impl Numbers<Enclosure> for reference::$name {
                fn numbers(self) -> Vec<Enclosure> {
                    [$(Numbers::<Enclosure>::numbers(self.$part)),+].concat()
                }
            }
        )+
    };
}

parts! {
    Projection: probabilities, multipliers, divergence;
    MaximumEntropy: probabilities, multipliers, entropy;
    MomentMatch: probabilities, parameters, divergence;
    JointFit: joint, row_multipliers, column_multipliers, divergence;
}

fn floats(exact: &[Rational]) -> Vec<f64> {
    Vector::from_exact(exact.to_vec()).nearest().to_vec()
}

/// `n` positive numbers that sum to one, multiples of a power of two: so are the means of whole numbers under them, which `f64`s hold.
pub(crate) fn dyadic(draw: &mut Draw<'_>, n: usize) -> Vec<Rational> {
    let total = 1_u64 << draw.choose(&[16, 16, 24, 40]);
    let mut cuts: Vec<u64> = (1..n).map(|_| draw.word() % (total - n as u64 + 1)).collect();
    cuts.extend([0, total - n as u64]);
    cuts.sort_unstable();
    cuts.windows(2).map(|gap| Rational::from((gap[1] - gap[0] + 1, total))).collect()
}

/// Small whole numbers, a row a feature: now and then the last is a sum of two others, or one picks an event.
pub(crate) fn small_features(draw: &mut Draw<'_>, n: usize, count: usize) -> Vec<Vec<f64>> {
    let feature = |draw: &mut Draw<'_>| {
        let range = draw.choose(&[2, 5, 17]);
        (0..n).map(|_| draw.below(range) as f64 - (range / 3) as f64).collect::<Vec<f64>>()
    };
    let mut features: Vec<Vec<f64>> = (0..count).map(|_| feature(draw)).collect();
    if count > 2 && draw.below(4) == 0 {
        features[count - 1] = features[0].iter().zip(&features[1]).map(|(a, b)| a + b).collect();
    }
    features
}

/// `Σ p f`, nearest.
pub(crate) fn mean(p: &[Rational], feature: &[f64]) -> f64 {
    let terms = p.iter().zip(feature).map(|(p, &f)| p * exact::from_f64(f).unwrap_or_default());
    Number::from_exact(terms.sum()).nearest()
}

/// One feature: far apart or near one another, whole, or of two values.
fn any_feature(draw: &mut Draw<'_>, n: usize) -> Vec<f64> {
    match draw.below(4) {
        0 => sampler::logits(draw, n),
        1 => {
            let size = 2f64.powi(-(draw.below(50) as i32));
            (0..n).map(|_| 1.0 + size * draw.signed_unit()).collect()
        }
        _ => small_features(draw, n, 1).remove(0),
    }
}

/// A value that a feature has on average under some distribution on the support of q: any, that of q or almost, or an end of the range.
fn attainable(draw: &mut Draw<'_>, q: &[f64], feature: &[f64]) -> f64 {
    let support: Vec<usize> = (0..q.len()).filter(|&index| q[index] > 0.0).collect();
    let values: Vec<f64> = support.iter().map(|&index| feature[index]).collect();
    let low = values.iter().copied().fold(f64::INFINITY, f64::min);
    let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let target = match draw.below(8) {
        0 => draw.choose(&[low, high]),
        1 => {
            let masses: Vec<Rational> = q.iter().map(|&q| exact::from_f64(q).unwrap_or_default()).collect();
            mean(&masses, feature)
        }
        _ => mean(&simplex(draw, support.len()), &values),
    };
    target.clamp(low, high)
}

/// One constraint on anything; or several on whole numbers, met by some positive p and q of moderate masses.
fn attainable_moments(draw: &mut Draw<'_>, largest: usize) -> Vec<Value> {
    if draw.below(2) == 0 {
        let (q, feature) = any_with_feature(draw, largest);
        let target = attainable(draw, &q, &feature);
        return vec![q.into(), vec![feature].into(), vec![target].into()];
    }
    let n = 3 + draw.below(6);
    let q = dyadic(draw, n);
    let (features, targets) = attainable_features(draw, n);
    vec![floats(&q).into(), features.into(), targets.into()]
}

fn any_with_feature(draw: &mut Draw<'_>, largest: usize) -> (Vec<f64>, Vec<f64>) {
    let n = draw.outcomes(largest.min(64));
    let Value::Vector(q) = fresh(draw, Domain::Pmf, n) else { unreachable!("a distribution is a vector") };
    (q.nearest().to_vec(), any_feature(draw, n))
}

/// Some features on `n` outcomes, and their means under some positive p.
fn attainable_features(draw: &mut Draw<'_>, n: usize) -> (Vec<Vec<f64>>, Vec<f64>) {
    let count = 1 + draw.below(3);
    let features = small_features(draw, n, count);
    let p = dyadic(draw, n);
    let targets = features.iter().map(|feature| mean(&p, feature)).collect();
    (features, targets)
}

fn attainable_bound(draw: &mut Draw<'_>, largest: usize) -> Vec<Value> {
    let (q, feature) = any_with_feature(draw, largest);
    let bound = attainable(draw, &q, &feature);
    vec![q.into(), feature.into(), bound.into()]
}

fn attainable_targets(draw: &mut Draw<'_>, largest: usize) -> Vec<Value> {
    if draw.below(2) == 0 {
        let n = draw.outcomes(largest.min(64));
        let feature = any_feature(draw, n);
        let target = attainable(draw, &vec![1.0; n], &feature);
        return vec![vec![feature].into(), vec![target].into()];
    }
    let n = 3 + draw.below(6);
    let (features, targets) = attainable_features(draw, n);
    vec![features.into(), targets.into()]
}

/// A positive p of moderate masses, so that its divergence from a family is 2⁻⁹⁰ at least, or nothing; any positive q for one feature.
fn families_and_members(draw: &mut Draw<'_>, _: usize) -> Vec<Value> {
    let n = 2 + draw.below(7);
    let count = 1 + draw.below(3);
    let p = dyadic(draw, n);
    let q = match draw.below(3) {
        0 if count == 1 => simplex(draw, n).into_iter().map(|mass| (mass + Rational::from((1, 1 << 20))) / (1 + n)).collect(),
        1 => all_near(draw, &p),
        _ => dyadic(draw, n),
    };
    let total: Rational = q.iter().sum();
    let q: Vec<Rational> = q.into_iter().map(|mass| mass / &total).collect();
    let features = small_features(draw, n, count);
    vec![floats(&p).into(), floats(&q).into(), features.into()]
}

/// Masses that all differ by 2⁻ᵏ of themselves, so that p is a member only if every distribution is.
fn all_near(draw: &mut Draw<'_>, p: &[Rational]) -> Vec<Rational> {
    let size = 2f64.powi(-1 - draw.below(40) as i32);
    p.iter().map(|p| p * (1 + exact::from_f64(size * draw.signed_unit()).unwrap_or_default())).collect()
}

/// A joint of moderate masses with some empty cells, and the marginals of another with mass in the same cells or in some of them.
fn attainable_marginals(draw: &mut Draw<'_>, _: usize) -> Vec<Value> {
    let (height, width) = (2 + draw.below(2), 2 + draw.below(3));
    let spread = |draw: &mut Draw<'_>, cells: &[usize]| {
        let mut joint = vec![Rational::new(); height * width];
        let masses = dyadic(draw, cells.len());
        cells.iter().zip(masses).for_each(|(&cell, mass)| joint[cell] = mass);
        joint
    };
    let mut cells: Vec<usize> = (0..height * width).filter(|_| draw.below(6) > 0).collect();
    if cells.is_empty() {
        cells.push(0);
    }
    let joint = spread(draw, &cells);
    if draw.below(4) == 0 && cells.len() > 1 {
        cells.remove(draw.below(cells.len()));
    }
    let target = spread(draw, &cells);
    let sum = |cells: &[&Rational]| cells.iter().copied().sum::<Rational>();
    let rows: Vec<Rational> = target.chunks(width).map(|row| row.iter().sum()).collect();
    let columns: Vec<Rational> =
        (0..width).map(|column| sum(&target.iter().skip(column).step_by(width).collect::<Vec<_>>())).collect();
    let joint: Vec<Vec<f64>> = joint.chunks(width).map(floats).collect();
    vec![joint.into(), floats(&rows).into(), floats(&columns).into()]
}
