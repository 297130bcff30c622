//! Every operation of the vocabulary against mpmath, an independent arbitrary-precision library, on
//! the inputs and values of `fixtures/values.txt` (written by `fixtures/generate.py`).

mod common;

use common::rational;
use kullback_reference::{self as reference, Enclosure, Order, OutOfDomain, Rational, enclose};

type Evaluated = Result<Enclosure, OutOfDomain>;

/// The decimal digits of the values in the file.
const PRINTED: u32 = 40;

fn vector(text: &str) -> Vec<Rational> {
    text.split(',').map(|x| rational(x.trim())).collect()
}

fn matrix(text: &str) -> Vec<Vec<Rational>> {
    text.split('|').map(vector).collect()
}

fn order(text: &str) -> Order {
    match text {
        "inf" => Order::Infinite,
        _ => Order::Finite(rational(text)),
    }
}

/// Calls the operation of this name with arguments as the file spells them.
fn evaluate(operation: &str, args: &[&str], precision: u32) -> Evaluated {
    type Pair = fn(&[Rational], &[Rational], u32) -> Evaluated;
    let number = |i: usize| rational(args[i]);
    let list = |i: usize| vector(args[i]);
    let rows = |i: usize| matrix(args[i]);
    let pair = |f: Pair| f(&list(0), &list(1), precision);
    match operation {
        "entr" => reference::entr(&number(0), precision),
        "rel_entr" => reference::rel_entr(&number(0), &number(1), precision),
        "kl_div" => reference::kl_div(&number(0), &number(1), precision),
        "entropy" => reference::entropy(&list(0), precision),
        "perplexity" => reference::perplexity(&list(0), precision),
        "cross_entropy" => pair(reference::cross_entropy),
        "kl" => pair(reference::kl),
        "rel_entr_sum" => pair(reference::rel_entr_sum),
        "jeffreys" => pair(reference::jeffreys),
        "js" => pair(reference::js),
        "js_distance" => pair(reference::js_distance),
        "js_weighted" => reference::js_weighted(&rows(0), &list(1), precision),
        "total_variation" => pair(reference::total_variation),
        "squared_hellinger" => pair(reference::squared_hellinger),
        "hellinger" => pair(reference::hellinger),
        "bhattacharyya_coefficient" => pair(reference::bhattacharyya_coefficient),
        "bhattacharyya_distance" => pair(reference::bhattacharyya_distance),
        "chi_squared" => pair(reference::chi_squared),
        "neyman_chi_squared" => pair(reference::neyman_chi_squared),
        "le_cam" => pair(reference::le_cam),
        "chernoff_information" => pair(reference::chernoff_information),
        "renyi" => reference::renyi(&list(0), &list(1), &order(args[2]), precision),
        "tsallis" => reference::tsallis(&list(0), &list(1), &number(2), precision),
        "alpha_divergence" => reference::alpha_divergence(&list(0), &list(1), &number(2), precision),
        "cressie_read" => reference::cressie_read(&list(0), &list(1), &number(2), precision),
        "renyi_entropy" => reference::renyi_entropy(&list(0), &order(args[1]), precision),
        "tsallis_entropy" => reference::tsallis_entropy(&list(0), &number(1), precision),
        "mutual_information" => reference::mutual_information(&rows(0), precision),
        "conditional_entropy" => reference::conditional_entropy(&rows(0), precision),
        "conditional_kl" => reference::conditional_kl(&rows(0), &rows(1), precision),
        "entropy_logits" => reference::entropy_logits(&list(0), &number(1), precision),
        "cross_entropy_logits" => reference::cross_entropy_logits(&list(0), &list(1), &number(2), precision),
        "kl_logits" => reference::kl_logits(&list(0), &list(1), &number(2), precision),
        _ => panic!("no operation {operation}"),
    }
}

/// Whether an enclosure agrees with a printed value, to within half a unit of its last digit.
fn agrees(enclosure: &Enclosure, printed: &str) -> bool {
    match printed {
        "inf" => enclosure.is_point() && enclosure.lower().is_infinite() && enclosure.is_positive(),
        "0" => enclosure.is_zero(),
        _ => {
            let value = rational(printed);
            let unit = Rational::from(value.abs_ref()) * rational(&format!("1e-{}", PRINTED - 1));
            let (below, above) = (Rational::from(&value - &unit), value + unit);
            *enclosure.lower() >= below && *enclosure.upper() <= above
        }
    }
}

#[test]
fn every_operation_agrees_with_mpmath() {
    let mut failures = Vec::new();
    let lines = include_str!("fixtures/values.txt").lines();
    for line in lines {
        let fields: Vec<&str> = line.split(';').map(str::trim).collect();
        let [operation, args @ .., printed] = &fields[..] else {
            panic!("too few fields: {line}");
        };
        // Two digits more than printed, so that the width is no excuse.
        let result = enclose(|bits| evaluate(operation, args, bits), PRINTED + 2);
        match result {
            Ok(enclosure) if agrees(&enclosure, printed) => (),
            Ok(enclosure) => failures.push(format!("{line}\n    got {enclosure}")),
            Err(error) => failures.push(format!("{line}\n    got {error}")),
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// Low precision must give wide enclosures, not wrong ones.
#[test]
fn every_enclosure_contains_the_value_at_any_precision() {
    for line in include_str!("fixtures/values.txt").lines() {
        let fields: Vec<&str> = line.split(';').map(str::trim).collect();
        let [operation, args @ .., printed] = &fields[..] else {
            panic!("too few fields: {line}");
        };
        for precision in [2, 11, 24, 53, 100] {
            let enclosure = evaluate(operation, args, precision).expect(line);
            let contains = if *printed == "inf" {
                enclosure.upper().is_infinite()
            } else {
                // The value is only known to within a unit of its last digit.
                let value = rational(printed);
                let unit = Rational::from(value.abs_ref()) * rational(&format!("1e-{}", PRINTED - 1));
                *enclosure.lower() <= Rational::from(&value + &unit)
                    && *enclosure.upper() >= Rational::from(&value - &unit)
            };
            assert!(contains, "{line}\n    at {precision} bits got {enclosure}");
        }
    }
}
