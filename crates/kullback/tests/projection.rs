//! Projections: what is refused and how, degenerate constraints, and hostile input.

use kullback::Error;
use kullback::projection::{
    fit_marginals, i_projection, i_projection_at_most, m_projection, maximum_entropy, product_of_marginals,
};

const EVEN: [f64; 4] = [0.25; 4];
const VALUES: [f64; 4] = [0.0, 1.0, 2.0, 3.0];

/// The place, and the range that is offered.
fn infeasible<T>(result: kullback::Result<T>) -> (String, f64, f64) {
    match result.map(drop) {
        Err(Error::Infeasible { place, low, high, .. }) => (place.to_string(), low, high),
        other => panic!("not infeasible: {other:?}"),
    }
}

#[test]
fn a_target_outside_of_the_range_is_refused_with_the_range() {
    let of_support = i_projection(&[0.5, 0.5, 0.0, 0.0], &[VALUES], &[1.5]);
    assert_eq!(infeasible(of_support), ("targets[0]".to_owned(), 0.0, 1.0));
    assert_eq!(infeasible(i_projection_at_most(&EVEN, &VALUES, -0.5)), ("bound".to_owned(), 0.0, 3.0));
}

#[test]
fn a_constraint_that_those_before_contradict_is_refused_with_what_they_imply() {
    let doubled = VALUES.map(|value| 2.0 * value + 1.0);
    assert_eq!(infeasible(i_projection(&EVEN, &[VALUES, doubled], &[1.0, 3.5])), ("targets[1]".to_owned(), 3.0, 3.0));
    let redundant = i_projection(&EVEN, &[VALUES, doubled], &[1.0, 3.0]).expect("it says the same twice");
    assert_eq!(redundant.multipliers[1], 0.0);
    assert_eq!(redundant.divergence, i_projection(&EVEN, &[VALUES], &[1.0]).expect("it is inside").divergence);
}

/// The variance of a mean of one cannot be negative: each target is in its range, the two together are not.
#[test]
fn targets_that_only_together_cannot_be_met_are_refused_as_a_whole() {
    let squares = VALUES.map(|value| value * value);
    let (place, low, high) = infeasible(i_projection(&EVEN, &[VALUES, squares], &[1.0, 0.5]));
    assert_eq!(place, "targets");
    assert!(low < high);
}

#[test]
fn an_end_of_the_range_is_met_by_conditioning() {
    let fit = i_projection(&EVEN, &[[0.0, 0.0, 1.0, 3.0]], &[0.0]).expect("an end is attained");
    assert_eq!(fit.probabilities, [0.5, 0.5, 0.0, 0.0]);
    assert_eq!(fit.multipliers, [f64::NEG_INFINITY]);
    assert_eq!(fit.divergence, std::f64::consts::LN_2);
}

#[test]
fn rows_without_room_are_refused_and_faces_are_fitted() {
    let corner = [[0.5, 0.25], [0.25, 0.0]];
    let (place, _, high) = infeasible(fit_marginals(&corner, &[0.25, 0.75], &[0.5, 0.5]));
    assert_eq!((place.as_str(), high), ("row_marginal", 0.5));
    // All of the first column is in the second row: its other cell is empty, though no marginal is zero.
    let face = fit_marginals(&corner, &[0.5, 0.5], &[0.5, 0.5]).expect("it is on a face");
    assert_eq!(face.joint, [[0.0, 0.5], [0.5, 0.0]]);
}

/// Marginals that are there already, but for one row: the columns of an independent joint need no multiplier.
#[test]
fn what_need_not_be_changed_has_no_multiplier() {
    let joint = [[0.125, 0.375], [0.125, 0.375]];
    let fit = fit_marginals(&joint, &[0.25, 0.75], &[0.25, 0.75]).expect("it is positive");
    assert_eq!(fit.column_multipliers, [0.0, 0.0]);
    assert_eq!(fit.joint, [[0.0625, 0.1875], [0.1875, 0.5625]]);
}

#[test]
fn no_certificate_is_above_rounding() {
    let fit = i_projection(&EVEN, &[VALUES, [1.0, 0.0, 5.0, 2.0]], &[1.25, 2.5]).expect("it is inside");
    assert!(fit.residual < 1e-30 && fit.gap < 1e-30, "{fit:?}");
}

/// Words of a generator by Steele, Lea and Flood.
struct Words(u64);

impl Words {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let word = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        word ^ (word >> 31)
    }

    fn below(&mut self, n: u64) -> usize {
        (self.next() % n) as usize
    }

    fn number(&mut self) -> f64 {
        const SPECIAL: [f64; 8] = [0.0, -1.0, f64::MAX, f64::MIN, f64::MIN_POSITIVE, 5e-324, 1e-300, 1e300];
        match self.below(8) {
            0 | 1 => SPECIAL[self.below(8)],
            2 => f64::from_bits(self.next()),
            _ => self.below(7) as f64 - 3.0,
        }
    }

    fn numbers(&mut self, n: usize) -> Vec<f64> {
        (0..n).map(|_| self.number()).collect()
    }

    /// Masses with one large among tiny ones, or even ones: a sum of one.
    fn masses(&mut self, n: usize) -> Vec<f64> {
        const TINY: [f64; 5] = [0.0, 5e-324, 1e-300, 1e-30, 1e-17];
        if self.below(2) == 0 {
            return vec![1.0 / n as f64; n];
        }
        let mut masses: Vec<f64> = (0..n).map(|_| TINY[self.below(5)]).collect();
        masses[self.below(n as u64)] = 1.0;
        masses
    }
}

fn is_number(x: &f64) -> bool {
    !x.is_nan()
}

#[test]
fn any_numbers_have_an_answer_or_a_refusal() {
    let mut words = Words(1);
    let (mut answers, mut cases) = (0, 0);
    for _ in 0..1500 {
        let (n, count) = (1 + words.below(5), 1 + words.below(3));
        let q = words.masses(n);
        let features: Vec<Vec<f64>> = (0..count).map(|_| words.numbers(n)).collect();
        let targets = words.numbers(count);
        if let Ok(fit) = i_projection(&q, &features, &targets) {
            answers += 1;
            assert!(
                fit.probabilities.iter().all(|p| (0.0..=1.0).contains(p)),
                "{q:?} {features:?} {targets:?}: {fit:?}"
            );
            assert!(
                fit.multipliers.iter().all(is_number) && fit.divergence >= 0.0,
                "{q:?} {features:?} {targets:?}: {fit:?}"
            );
            assert!(is_number(&fit.residual) && is_number(&fit.gap), "{q:?} {features:?} {targets:?}: {fit:?}");
        }
        if let Ok(fit) = i_projection_at_most(&q, &features[0], targets[0]) {
            assert!(fit.multipliers[0] <= 0.0 && fit.divergence >= 0.0, "{q:?} {features:?} {targets:?}: {fit:?}");
        }
        if let Ok(fit) = maximum_entropy(&features, &targets) {
            assert!(fit.entropy >= 0.0, "{features:?} {targets:?}: {fit:?}");
        }
        let p = words.masses(n);
        if let Ok(fit) = m_projection(&p, &q, &features) {
            assert!(fit.parameters.iter().all(is_number) && fit.divergence >= 0.0, "{p:?} {q:?} {features:?}: {fit:?}");
        }
        let (height, width) = (1 + words.below(3), 1 + words.below(3));
        let joint: Vec<Vec<f64>> = words.masses(height * width).chunks(width).map(<[f64]>::to_vec).collect();
        let (rows, columns) = (words.masses(height), words.masses(width));
        if let Ok(fit) = fit_marginals(&joint, &rows, &columns) {
            assert!(
                fit.joint.iter().flatten().all(is_number) && fit.divergence >= 0.0,
                "{joint:?} {rows:?} {columns:?}: {fit:?}"
            );
            let multipliers = fit.row_multipliers.iter().chain(&fit.column_multipliers);
            assert!(multipliers.copied().all(|m| m < f64::INFINITY), "{joint:?} {rows:?} {columns:?}: {fit:?}");
        }
        assert!(product_of_marginals(&joint).is_ok());
        cases += 1;
    }
    assert!(answers > cases / 50, "only {answers} of {cases} could be met");
}
