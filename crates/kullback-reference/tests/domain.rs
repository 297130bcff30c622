//! What is refused, and that the message names the argument, the place and the value.

mod common;

use common::{rational, rationals};
use kullback_reference::{
    Enclosure, Order, OutOfDomain, Rational, alpha_divergence, bhattacharyya_coefficient, bhattacharyya_distance,
    chernoff_information, chi_squared, conditional_entropy, conditional_kl, cressie_read, cross_entropy,
    cross_entropy_logits, entr, entropy, entropy_logits, hellinger, jeffreys, js, js_distance, js_weighted, kl, kl_div,
    kl_logits, le_cam, mutual_information, neyman_chi_squared, perplexity, rel_entr, rel_entr_sum, renyi,
    renyi_entropy, squared_hellinger, total_variation, tsallis, tsallis_entropy,
};

const BITS: u32 = 64;

#[track_caller]
fn refused(result: Result<Enclosure, OutOfDomain>, message: &str) {
    assert_eq!(result.expect_err("outside the domain").to_string(), message);
}

fn half() -> Vec<Rational> {
    rationals(["0.5", "0.5"])
}

#[test]
fn numbers() {
    let (good, bad) = (rational("1"), rational("-0.25"));
    refused(entr(&bad, BITS), "x is negative: -0.25");
    refused(rel_entr(&bad, &good, BITS), "x is negative: -0.25");
    refused(rel_entr(&good, &bad, BITS), "y is negative: -0.25");
    refused(kl_div(&bad, &good, BITS), "x is negative: -0.25");
    refused(kl_div(&good, &bad, BITS), "y is negative: -0.25");
    let tiny = rational("-1e-400");
    refused(entr(&tiny, BITS), "x is negative: closer to zero than 5e-324");
}

#[test]
fn every_operation_on_pairs_checks_both_vectors() {
    type Pair = fn(&[Rational], &[Rational], u32) -> Result<Enclosure, OutOfDomain>;
    let operations: [Pair; 18] = [
        kl,
        cross_entropy,
        jeffreys,
        js,
        js_distance,
        total_variation,
        squared_hellinger,
        hellinger,
        bhattacharyya_coefficient,
        bhattacharyya_distance,
        chi_squared,
        neyman_chi_squared,
        le_cam,
        chernoff_information,
        |p, q, bits| renyi(p, q, &Order::Infinite, bits),
        |p, q, bits| tsallis(p, q, &rational("2"), bits),
        |p, q, bits| alpha_divergence(p, q, &rational("2"), bits),
        |p, q, bits| cressie_read(p, q, &rational("2"), bits),
    ];
    let negative = rationals(["0.5", "-0.1", "0.6"]);
    let good = rationals(["0.2", "0.3", "0.5"]);
    let short = rationals(["0.2", "0.3", "0.4"]);
    for operation in operations {
        refused(operation(&negative, &good, BITS), "p[1] is negative: -0.1");
        refused(operation(&good, &negative, BITS), "q[1] is negative: -0.1");
        refused(operation(&short, &good, BITS), "p does not sum to one within 1e-9: the sum is off by -1e-1");
        refused(operation(&good, &short, BITS), "q does not sum to one within 1e-9: the sum is off by -1e-1");
        refused(operation(&good, &half(), BITS), "q has length 2, p has 3");
        refused(operation(&[], &[], BITS), "p is empty");
    }
}

#[test]
fn the_tolerance_is_exact() {
    let off_by = |excess: &str| [rational("0.5"), rational("0.5") + rational(excess)];
    assert!(entropy(&off_by("1e-9"), BITS).is_ok());
    assert!(entropy(&off_by("-1e-9"), BITS).is_ok());
    refused(
        entropy(&off_by("1.0000000000000000000000001e-9"), BITS),
        "p does not sum to one within 1e-9: the sum is off by 1e-9",
    );
    refused(perplexity(&off_by("-2e-9"), BITS), "p does not sum to one within 1e-9: the sum is off by -2e-9");
}

#[test]
fn sums_of_relative_entropy_need_no_normalisation() {
    let (p, q) = (rationals(["3", "0"]), rationals(["0.1", "7"]));
    assert!(rel_entr_sum(&p, &q, BITS).is_ok());
    refused(rel_entr_sum(&[], &[], BITS), "p is empty");
    refused(rel_entr_sum(&p, &q[..1], BITS), "q has length 1, p has 2");
    let negative = rationals(["1", "-2"]);
    refused(rel_entr_sum(&p, &negative, BITS), "q[1] is negative: -2");
}

#[test]
fn orders() {
    let (p, minus_one) = (half(), rational("-1"));
    let message = "alpha is negative: -1";
    refused(renyi(&p, &p, &Order::Finite(minus_one.clone()), BITS), message);
    refused(renyi_entropy(&p, &Order::Finite(minus_one.clone()), BITS), message);
    refused(tsallis(&p, &p, &minus_one, BITS), message);
    refused(tsallis_entropy(&p, &minus_one, BITS), message);
    assert!(alpha_divergence(&p, &p, &minus_one, BITS).is_ok());

    // M = αΣp + (1 − α)Σq reaches zero at α = 10¹⁰ and is negative beyond.
    let less = rationals(["0.5", "0.4999999999"]);
    let message = "alpha is too large for sums that differ";
    for alpha in ["1e10", "1e300"] {
        refused(renyi(&less, &p, &Order::Finite(rational(alpha)), BITS), message);
    }
    assert!(renyi(&less, &p, &Order::Finite(rational("9999999999")), BITS).is_ok());
    assert!(renyi(&p, &less, &Order::Finite(rational("1e300")), BITS).is_ok());
    assert!(tsallis(&less, &p, &rational("1e12"), BITS).is_ok());
}

#[test]
fn rows_and_weights() {
    let ps = vec![half(), rationals(["0.25", "0.75"])];
    let w = half();
    refused(js_weighted(&[], &w, BITS), "ps is empty");
    refused(js_weighted(&ps, &w[..1], BITS), "w has length 1, ps has 2");
    refused(
        js_weighted(&ps, &rationals(["0.5", "0.25"]), BITS),
        "w does not sum to one within 1e-9: the sum is off by -2.5e-1",
    );
    let ragged = vec![half(), rationals(["1"])];
    refused(js_weighted(&ragged, &w, BITS), "ps[1] has length 1, ps[0] has 2");
    let negative = vec![half(), rationals(["1.5", "-0.5"])];
    refused(js_weighted(&negative, &w, BITS), "ps[1][1] is negative: -0.5");
}

#[test]
fn joints() {
    let good = vec![rationals(["0.25", "0.25"]), rationals(["0.25", "0.25"])];
    let ragged = vec![rationals(["0.25", "0.25"]), rationals(["0.5"])];
    let negative = vec![rationals(["0.5", "0.5"]), rationals(["0.25", "-0.25"])];
    let short = vec![rationals(["0.25", "0.25"])];
    for (joint, message) in [
        (&vec![], "is empty"),
        (&vec![vec![], vec![]], "[0] is empty"),
        (&ragged, "[1] has length 1, NAME[0] has 2"),
        (&negative, "[1][1] is negative: -0.25"),
        (&short, "does not sum to one within 1e-9: the sum is off by -5e-1"),
    ] {
        let named = |name: &str| {
            let space = if message.starts_with('[') { "" } else { " " };
            format!("{name}{space}{}", message.replace("NAME", name))
        };
        refused(mutual_information(joint, BITS), &named("joint"));
        refused(conditional_entropy(joint, BITS), &named("joint"));
        refused(conditional_kl(joint, &good, BITS), &named("p"));
        refused(conditional_kl(&good, joint, BITS), &named("q"));
    }
    let tall = vec![rationals(["0.5"]), rationals(["0.5"])];
    refused(conditional_kl(&good, &tall, BITS), "q[0] has length 1, p[0] has 2");
    let flat = vec![half()];
    refused(conditional_kl(&good, &flat, BITS), "q has length 1, p has 2");
}

#[test]
fn logits() {
    let (z, one, zero) = (rationals(["-3", "4"]), rational("1"), rational("0"));
    refused(entropy_logits(&[], &one, BITS), "z is empty");
    refused(entropy_logits(&z, &zero, BITS), "temperature is not positive: 0");
    refused(kl_logits(&z, &z, &rational("-2"), BITS), "temperature is not positive: -2");
    refused(kl_logits(&z, &z[..1], &one, BITS), "z_q has length 1, z_p has 2");
    refused(kl_logits(&[], &[], &one, BITS), "z_p is empty");
    refused(cross_entropy_logits(&half(), &z[..1], &one, BITS), "z has length 1, p has 2");
    refused(cross_entropy_logits(&[], &[], &one, BITS), "p is empty");
    refused(cross_entropy_logits(&z, &z, &one, BITS), "p[0] is negative: -3");
    refused(cross_entropy_logits(&half(), &z, &zero, BITS), "temperature is not positive: 0");
}

#[test]
fn an_error_can_be_taken_apart() {
    let error = OutOfDomain::new("cov", "is not symmetric").at(&[0, 1]);
    assert_eq!(error.argument(), "cov");
    assert_eq!(error.index(), [0, 1]);
    assert_eq!(error.problem(), "is not symmetric");
    assert_eq!(error.to_string(), "cov[0][1] is not symmetric");
}
