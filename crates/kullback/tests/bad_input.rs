//! What the door refuses, and in which words: the argument, the index, the value.

use kullback::{
    Result, alpha_divergence, conditional_entropy, conditional_kl, cressie_read, cross_entropy, cross_entropy_logits,
    entr, entropy, entropy_logits, js_weighted, kl, kl_div, kl_logits, mutual_information, normalize, rel_entr,
    rel_entr_sum, renyi, renyi_entropy, tsallis, tsallis_entropy,
};
use std::fmt::Debug;

const FAIR: [f64; 2] = [0.5, 0.5];

/// The message of a refusal.
#[track_caller]
fn refusal<T: Debug>(result: Result<T>) -> String {
    result.expect_err("this is outside the domain").to_string()
}

/// Two masses that sum to `1 + excess`.
fn with_excess(excess: f64) -> [f64; 2] {
    [0.5, 0.5 + excess]
}

#[test]
fn nan() {
    assert_eq!(refusal(kl(&[f64::NAN, 0.5], &FAIR)), "p[0] is NaN");
    assert_eq!(refusal(kl(&FAIR, &[0.5, -f64::NAN])), "q[1] is NaN");
    assert_eq!(refusal(entr(f64::NAN)), "x is NaN");
    assert_eq!(refusal(rel_entr(1.0, f64::NAN)), "y is NaN");
    assert_eq!(refusal(rel_entr_sum(&[1.0], &[f64::NAN])), "q[0] is NaN");
    assert_eq!(refusal(entropy_logits(&[0.0, f64::NAN], 1.0)), "z[1] is NaN");
    assert_eq!(refusal(mutual_information(&[[0.25, 0.25], [f64::NAN, 0.25]])), "joint[1][0] is NaN");
}

#[test]
fn infinite() {
    assert_eq!(refusal(kl(&[0.5, f64::INFINITY], &FAIR)), "p[1] is infinite: inf");
    assert_eq!(refusal(kl(&FAIR, &[f64::NEG_INFINITY, 0.5])), "q[0] is infinite: -inf");
    assert_eq!(refusal(kl_div(1.0, f64::INFINITY)), "y is infinite: inf");
    assert_eq!(refusal(kl_logits(&[0.0], &[f64::INFINITY], 1.0)), "z_q[0] is infinite: inf");
    assert_eq!(refusal(normalize(&[1.0, f64::INFINITY])), "masses[1] is infinite: inf");
}

#[test]
fn negative() {
    assert_eq!(refusal(kl(&FAIR, &[1.1, -0.1])), "q[1] is negative: -0.1");
    assert_eq!(refusal(entropy(&[1.0, -5e-324])), "p[1] is negative: -5e-324");
    assert_eq!(refusal(entr(-1.0)), "x is negative: -1.0");
    assert_eq!(refusal(js_weighted(&[FAIR, FAIR], &[1.5, -0.5])), "w[1] is negative: -0.5");
    assert_eq!(refusal(conditional_kl(&[FAIR], &[[1.25, -0.25]])), "q[0][1] is negative: -0.25");
    assert_eq!(refusal(normalize(&[-2.0, 1.0])), "masses[0] is negative: -2.0");
}

#[test]
fn the_first_fault_is_the_one_that_is_named() {
    assert_eq!(refusal(kl(&[0.5, -0.5], &[f64::NAN, 0.5])), "p[1] is negative: -0.5");
    assert_eq!(refusal(entropy(&[0.5, -0.25, f64::NAN])), "p[1] is negative: -0.25");
}

#[test]
fn minus_zero_is_zero() {
    assert_eq!(kl(&[1.0, -0.0], &FAIR), kl(&[1.0, 0.0], &FAIR));
    assert_eq!(kl(&FAIR, &[1.0, -0.0]), Ok(f64::INFINITY));
    assert_eq!(entr(-0.0).map(f64::to_bits), Ok(0.0f64.to_bits()));
    assert_eq!(renyi(&FAIR, &[0.25, 0.75], -0.0), renyi(&FAIR, &[0.25, 0.75], 0.0));
    assert_eq!(entropy_logits(&[-0.0, 0.0], 1.0), entropy_logits(&[0.0, 0.0], 1.0));
    assert_eq!(normalize(&[-0.0, 2.0]), Ok(vec![0.0, 1.0]));
}

#[test]
fn a_sum_further_than_1e_9_from_one() {
    assert_eq!(refusal(kl(&[0.5, 0.6], &FAIR)), "p sums to 1.1, further than 1e-9 from one; normalise it explicitly");
    assert_eq!(refusal(kl(&FAIR, &[0.25, 0.25])), "q sums to 0.5, further than 1e-9 from one; normalise it explicitly");
    assert_eq!(refusal(entropy(&[0.0, 0.0])), "p sums to 0.0, further than 1e-9 from one; normalise it explicitly");
    assert_eq!(
        refusal(js_weighted(&[[0.5, 0.5], [0.5, 0.25]], &FAIR)),
        "ps[1] sums to 0.75, further than 1e-9 from one; normalise it explicitly"
    );
    assert_eq!(
        refusal(js_weighted(&[FAIR, FAIR], &[0.5, 0.25])),
        "w sums to 0.75, further than 1e-9 from one; normalise it explicitly"
    );
    assert_eq!(
        refusal(conditional_entropy(&[FAIR, FAIR])),
        "joint sums to 2.0, further than 1e-9 from one; normalise it explicitly"
    );
    assert_eq!(
        refusal(entropy(&with_excess(1.1e-9))),
        "p sums to 1.0000000011, further than 1e-9 from one; normalise it explicitly"
    );
    assert_eq!(
        refusal(entropy(&with_excess(-1.1e-9))),
        "p sums to 0.9999999989, further than 1e-9 from one; normalise it explicitly"
    );
}

#[test]
fn a_sum_within_1e_9_of_one_is_accepted() {
    for excess in [0.9e-9, -0.9e-9, 1e-16, -1e-16] {
        assert!(kl(&with_excess(excess), &FAIR).is_ok(), "1 + {excess:e}");
        assert!(kl(&FAIR, &with_excess(excess)).is_ok(), "1 + {excess:e}");
        assert!(mutual_information(&[with_excess(excess)]).is_ok(), "1 + {excess:e}");
    }
}

#[test]
fn normalising_is_an_explicit_call() {
    let (p, q) = ([1.0, 3.0], [2.0, 2.0]);
    assert!(kl(&p, &q).is_err());
    assert_eq!(kl(&normalize(&p).unwrap(), &normalize(&q).unwrap()), kl(&[0.25, 0.75], &FAIR));
    assert_eq!(refusal(normalize(&[0.0, -0.0])), "masses has no mass to normalise");
}

#[test]
fn unequal_lengths() {
    assert_eq!(refusal(kl(&[1.0], &FAIR)), "q has length 2, but p has length 1");
    assert_eq!(refusal(rel_entr_sum(&[1.0, 2.0, 3.0], &FAIR)), "q has length 2, but p has length 3");
    assert_eq!(refusal(cross_entropy(&FAIR, &[])), "q has length 0, but p has length 2");
    assert_eq!(refusal(kl_logits(&FAIR, &[0.0], 1.0)), "z_q has length 1, but z_p has length 2");
    assert_eq!(refusal(cross_entropy_logits(&FAIR, &[0.0], 1.0)), "z has length 1, but p has length 2");
    assert_eq!(refusal(js_weighted(&[FAIR], &FAIR)), "w has length 2, but ps has length 1");
    assert_eq!(refusal(conditional_kl(&[FAIR], &[[0.25; 2], [0.25; 2]])), "q has length 2, but p has length 1");
    assert_eq!(
        refusal(conditional_kl::<&[f64]>(&[&[0.5, 0.5]], &[&[1.0]])),
        "q[0] has length 1, but p[0] has length 2"
    );
}

#[test]
fn empty_vectors() {
    assert_eq!(refusal(kl(&[], &[])), "p is empty");
    assert_eq!(refusal(entropy(&[])), "p is empty");
    assert_eq!(refusal(rel_entr_sum(&[], &[])), "p is empty");
    assert_eq!(refusal(entropy_logits(&[], 1.0)), "z is empty");
    assert_eq!(refusal(kl_logits(&[], &[], 1.0)), "z_p is empty");
    assert_eq!(refusal(normalize(&[])), "masses is empty");
}

#[test]
fn orders() {
    for divergence in [renyi, tsallis] {
        assert_eq!(refusal(divergence(&FAIR, &FAIR, -0.5)), "alpha is negative: -0.5");
        assert_eq!(refusal(divergence(&FAIR, &FAIR, f64::NAN)), "alpha is NaN");
        assert_eq!(refusal(divergence(&FAIR, &FAIR, f64::NEG_INFINITY)), "alpha is infinite: -inf");
    }
    for entropy in [renyi_entropy, tsallis_entropy] {
        assert_eq!(refusal(entropy(&FAIR, -5e-324)), "alpha is negative: -5e-324");
        assert_eq!(refusal(entropy(&FAIR, f64::NAN)), "alpha is NaN");
    }
    assert_eq!(refusal(tsallis(&FAIR, &FAIR, f64::INFINITY)), "alpha is infinite: inf");
    assert_eq!(refusal(tsallis_entropy(&FAIR, f64::INFINITY)), "alpha is infinite: inf");
    assert_eq!(refusal(alpha_divergence(&FAIR, &FAIR, f64::INFINITY)), "alpha is infinite: inf");
    assert_eq!(refusal(cressie_read(&FAIR, &FAIR, f64::NAN)), "lambda is NaN");
    // These two take orders of either sign, and Rényi's an infinite one.
    assert!(alpha_divergence(&FAIR, &[0.25, 0.75], -1.0).is_ok());
    assert!(cressie_read(&FAIR, &[0.25, 0.75], -2.0).is_ok());
    assert!(renyi(&FAIR, &[0.25, 0.75], f64::INFINITY).is_ok());
    assert!(renyi_entropy(&FAIR, f64::INFINITY).is_ok());
}

#[test]
fn orders_that_amplify_the_difference_of_the_sums() {
    let (p, q) = ([0.5, 0.5 - 0.5f64.powi(31)], FAIR);
    assert_eq!(
        refusal(renyi(&p, &q, 1e10)),
        "alpha is 10000000000.0, too large for vectors whose sums differ: q sums to 4.656612873077393e-10 more than p"
    );
    assert!(renyi(&p, &q, 1e9).is_ok());
    // A difference that takes a thousand bits to see.
    let (p, q) = ([1.0, f64::MIN_POSITIVE], [1.0, 2.0 * f64::MIN_POSITIVE]);
    assert_eq!(
        refusal(renyi(&p, &q, f64::MAX)),
        "alpha is 1.7976931348623157e308, too large for vectors whose sums differ: q sums to 2.2250738585072014e-308 more than p"
    );
}

#[test]
fn temperatures() {
    assert_eq!(refusal(entropy_logits(&FAIR, 0.0)), "temperature is zero, and must be positive");
    assert_eq!(refusal(entropy_logits(&FAIR, -0.0)), "temperature is zero, and must be positive");
    assert_eq!(refusal(kl_logits(&FAIR, &FAIR, -1.0)), "temperature is negative: -1.0");
    assert_eq!(refusal(cross_entropy_logits(&FAIR, &FAIR, f64::NAN)), "temperature is NaN");
    assert_eq!(refusal(kl_logits(&FAIR, &FAIR, f64::INFINITY)), "temperature is infinite: inf");
}

#[test]
fn ragged_rows() {
    let ragged = [vec![0.25, 0.25], vec![0.5]];
    assert_eq!(refusal(mutual_information(&ragged)), "joint[1] has length 1, but joint[0] has length 2");
    assert_eq!(refusal(conditional_entropy(&ragged)), "joint[1] has length 1, but joint[0] has length 2");
    assert_eq!(refusal(conditional_kl(&ragged, &ragged)), "p[1] has length 1, but p[0] has length 2");
    let ragged = [vec![0.5, 0.5], vec![0.25, 0.25, 0.5]];
    assert_eq!(refusal(js_weighted(&ragged, &FAIR)), "ps[1] has length 3, but ps[0] has length 2");
}

#[test]
fn empty_rows() {
    let (no_rows, no_columns): ([&[f64]; 0], [&[f64]; 2]) = ([], [&[], &[]]);
    assert_eq!(refusal(mutual_information(&no_rows)), "joint is empty");
    assert_eq!(refusal(mutual_information(&no_columns)), "joint[0] is empty");
    assert_eq!(refusal(conditional_kl(&no_rows, &no_rows)), "p is empty");
    assert_eq!(refusal(js_weighted(&no_rows, &[])), "ps is empty");
    assert_eq!(refusal(js_weighted(&no_columns, &FAIR)), "ps[0] is empty");
}
