//! What the methods on information and distances refuse, and where.

use kullback::distance::{squared_mmd_biased, squared_mmd_unbiased, wasserstein_1, wasserstein_2_diagonal_normal};
use kullback::information::{
    bottleneck_objective, bottleneck_rate, bottleneck_relevance, bottleneck_step, dirichlet_categorical_surprise,
    encoder_marginal, gan_value, histogram, ln_binomial_tail, ln_type_class_probability, ln_types, patch_divergences,
    patch_surprise, sanov_bounds,
};
use std::fmt::Debug;

/// The first word of a refusal: the place.
fn place<T: Debug>(result: kullback::Result<T>) -> String {
    let message = result.expect_err("outside the domain").to_string();
    message.split_whitespace().next().unwrap_or_default().to_owned()
}

#[test]
fn a_channel_with_a_row_that_does_not_sum_to_one_is_refused_with_the_row() {
    let (p, joint) = ([0.5, 0.5], [[0.25, 0.25], [0.25, 0.25]]);
    let (leaky, prior) = ([[0.5, 0.5], [0.5, 0.4]], [0.5, 0.5]);
    assert_eq!(place(encoder_marginal(&p, &leaky)), "encoder[1]");
    assert_eq!(place(bottleneck_rate(&p, &leaky, &prior)), "encoder[1]");
    assert_eq!(place(bottleneck_relevance(&joint, &leaky)), "encoder[1]");
    assert_eq!(place(bottleneck_objective(&joint, &leaky, &prior, 1.0)), "encoder[1]");
    assert_eq!(place(bottleneck_step(&joint, &leaky, 1.0)), "encoder[1]");
}

#[test]
fn shapes_must_fit() {
    let encoder = [vec![0.5, 0.5], vec![1.0]];
    assert_eq!(place(encoder_marginal(&[0.5, 0.5], &encoder)), "encoder[1]");
    assert_eq!(place(encoder_marginal(&[1.0], &encoder)), "encoder");
    assert_eq!(place(bottleneck_rate(&[1.0], &encoder[..1], &[1.0])), "prior");
    assert_eq!(place(gan_value(&[1.0], &[1.0], &[0.5, 0.5])), "d");
    assert_eq!(place(patch_surprise(&[[1.0, 2.0]], &[[1.0, 2.0], [3.0, 4.0]], 1.0)), "current");
    assert_eq!(place(wasserstein_1(&[1.0], &[1.0], &[0.0, 1.0])), "points");
    assert_eq!(place(wasserstein_2_diagonal_normal(&[0.0], &[1.0, 1.0], &[0.0], &[1.0])), "std_p");
}

#[test]
fn numbers_must_be_in_range() {
    assert_eq!(place(gan_value(&[0.5, 0.5], &[0.5, 0.5], &[0.5, 1.5])), "d[1]");
    assert_eq!(place(ln_binomial_tail(1, (1 << 32) + 1, 0.5)), "trials");
    assert_eq!(place(ln_binomial_tail(1, 2, 1.5)), "probability");
    assert_eq!(place(sanov_bounds(0, 0, 0.5)), "trials");
    assert_eq!(place(sanov_bounds(4, 10, 0.5)), "successes");
    assert_eq!(place(sanov_bounds(11, 10, 0.5)), "successes");
    assert_eq!(place(ln_type_class_probability(&[1.0, 0.5], &[0.5, 0.5])), "counts[1]");
    assert_eq!(place(ln_type_class_probability(&[0.0, 0.0], &[0.5, 0.5])), "counts");
    assert_eq!(place(ln_types(1, 0)), "outcomes");
    assert_eq!(place(dirichlet_categorical_surprise(&[1.0, 0.0], &[1.0, 1.0])), "alpha[1]");
    assert_eq!(place(patch_divergences(&[[1.0, 1.0]], 1.0)), "histograms");
    assert_eq!(place(patch_divergences(&[[1.0, 1.0], [0.0, 0.0]], 0.0)), "histograms[1]");
    assert_eq!(place(squared_mmd_biased(&[], &[1.0], 1.0)), "x");
    assert_eq!(place(squared_mmd_unbiased(&[1.0, 2.0], &[1.0], 1.0)), "y");
    assert_eq!(place(squared_mmd_biased(&[1.0], &[1.0], 0.0)), "bandwidth");
}

#[test]
fn bins_include_their_lower_edge_and_the_last_one_both() {
    let edges = [0.0, 1.0, 2.0];
    assert_eq!(histogram(&[0.0, 0.5, 1.0, 2.0, 2.0], &edges), Ok(vec![2.0, 3.0]));
    assert_eq!(place(histogram(&[0.5, -0.5], &edges)), "values[1]");
    assert_eq!(place(histogram(&[2.5], &edges)), "values[0]");
    assert_eq!(place(histogram(&[f64::NAN], &edges)), "values[0]");
    assert_eq!(place(histogram(&[0.5], &[0.0, 0.0])), "edges[1]");
    assert_eq!(place(histogram(&[0.5], &[0.0])), "edges");
}

#[test]
fn the_largest_number_of_trials_is_in_reach() {
    let trials = 1_u64 << 32;
    // One half, and half of the mass in the middle: ½ + ½ P(S = n/2) with P(S = n/2) = √(2/(πn)) (1 − 1/(4n) + …).
    let tail = ln_binomial_tail(trials / 2, trials, 0.5).expect("in the domain").exp();
    let middle = (2.0 / (std::f64::consts::PI * trials as f64)).sqrt();
    assert!((tail - 0.5 - middle / 2.0).abs() < 1e-15, "{tail}");
}
