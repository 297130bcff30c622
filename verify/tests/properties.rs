//! What holds of the fast crate at every point of its domain, stated for proptest.
//!
//! The points come from the catalogue's own samplers: a strategy is a list of words, which proptest shrinks toward short lists and
//! small words, that is toward few outcomes and simple masses. No bound here is chosen: each follows from the claims, or
//! from how far the sums of the arguments may be from one.
//!
//! The seed is fixed, so that a test that passed once does not fail on somebody else's change; `PROPTEST_RNG_SEED=7` explores, and
//! so does `cargo xtask verify --seed 7`. What fails is kept in `proptest-regressions/` and replayed first from then on: commit it.

mod common;

use common::Call;
use kullback::SUM_TOLERANCE;
use kullback_reference::{Enclosure, Rational};
use kullback_verify::point::Value;
use kullback_verify::run::measure;
use kullback_verify::sampler::{self, Draw};
use kullback_verify::vocabulary::{Domain, OPERATIONS, Operation, Shape};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{FileFailurePersistence, RngSeed, TestRunner};
use std::f64::consts::LN_2;

/// The most outcomes of a sampled argument.
const LARGE: usize = 48;

/// So many cases of every operation that a property speaks of.
const CASES_PER_OPERATION: u32 = 128;

/// The configuration of a property of so many operations.
fn configuration(operations: usize) -> ProptestConfig {
    const REGRESSIONS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/proptest-regressions/properties.txt");
    let default = ProptestConfig::default();
    ProptestConfig {
        cases: CASES_PER_OPERATION * operations as u32,
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct(REGRESSIONS))),
        rng_seed: if default.rng_seed == RngSeed::Random { RngSeed::Fixed(1) } else { default.rng_seed },
        ..default
    }
}

/// Words for the samplers: a list that runs out reads as zeros, the simplest input.
fn words() -> impl Strategy<Value = Vec<u64>> {
    prop::collection::vec(any::<u64>(), 0..256)
}

/// Calls of these operations, in their domains.
fn calls(operations: Vec<&'static Operation>) -> impl Strategy<Value = Call> {
    (select(operations), words()).prop_map(|(operation, words)| {
        let values = sampler::arguments(&mut Draw::from_words(&words), operation, LARGE);
        Call { operation, values }
    })
}

/// The operations of these names.
fn named(names: &[&str]) -> Vec<&'static Operation> {
    names.iter().map(|name| Operation::named(name).unwrap_or_else(|| panic!("no operation is named {name}"))).collect()
}

/// The operations on two things of one kind: all but four of them are zero where the two are the same.
fn divergences() -> Vec<&'static Operation> {
    let others = named(&["rel_entr", "rel_entr_sum", "cross_entropy", "bhattacharyya_coefficient"]);
    let is_other = |name| others.iter().any(|other| other.name == name);
    let compares = |operation: &Operation| match operation.parameters {
        [first, second, ..] => first.domain == second.domain,
        _ => false,
    };
    OPERATIONS.iter().copied().filter(|operation| compares(operation) && !is_other(operation.name)).collect()
}

/// The operations that do not tell their two arguments apart, to the last bit.
const SYMMETRIC: &[&str] = &[
    "jeffreys",
    "js",
    "js_distance",
    "total_variation",
    "squared_hellinger",
    "hellinger",
    "bhattacharyya_coefficient",
    "bhattacharyya_distance",
    "le_cam",
];

/// The operations between distributions that have a largest value: for sums that differ from one, that times their mean.
const BOUNDED: &[(&str, f64)] = &[
    ("js", LN_2),
    ("total_variation", 1.0),
    ("squared_hellinger", 1.0),
    ("bhattacharyya_coefficient", 1.0),
    ("le_cam", 1.0),
];

/// Whether two results can be of one exact value: both are within a ULP of it, so they are neighbours at most.
fn neighbours(a: f64, b: f64) -> bool {
    a == b || a.next_up() == b || a.next_down() == b
}

/// That a property holds, at so many cases of each of `operations` operations.
fn hold<S: Strategy>(operations: usize, cases: &S, property: impl Fn(S::Value) -> Result<(), TestCaseError>) {
    if let Err(failure) = TestRunner::new(configuration(operations)).run(cases, property) {
        panic!("{failure}");
    }
}

/// That a property holds at calls of these operations.
fn hold_at_calls_of(operations: Vec<&'static Operation>, property: impl Fn(&Call) -> Result<(), TestCaseError>) {
    hold(operations.len(), &calls(operations), |call| property(&call));
}

/// The answer, which there must be.
fn answer(call: &Call) -> Result<f64, TestCaseError> {
    call.fast().map_err(|error| TestCaseError::fail(format!("{call:?} is refused: {error}")))
}

/// The answers to both, or nothing where both are refused: an order may be too large for the sums of two vectors.
fn answers(call: &Call, other: &Call) -> Result<Option<(f64, f64)>, TestCaseError> {
    match (call.fast(), other.fast()) {
        (Ok(a), Ok(b)) => Ok(Some((a, b))),
        (Err(_), Err(_)) => Ok(None),
        (a, b) => Err(TestCaseError::fail(format!("{a:?}, but {b:?} at {other:?}"))),
    }
}

#[test]
fn every_operation_is_within_its_claim() {
    hold_at_calls_of(OPERATIONS.to_vec(), |call| {
        let accuracy = measure(call.operation, &call.values).map_err(TestCaseError::fail)?;
        prop_assert!(call.operation.claim.admits(accuracy), "{accuracy:?}: {call:?}");
        Ok(())
    });
}

#[test]
fn divergences_are_not_negative() {
    hold_at_calls_of(divergences(), |call| {
        // The one refusal inside the domains of the arguments: an order too large for their sums.
        let value = call.fast().unwrap_or(0.0);
        prop_assert!(value >= 0.0 && !value.is_sign_negative(), "{value:?}");
        Ok(())
    });
}

#[test]
fn divergences_are_zero_at_equal_arguments() {
    hold_at_calls_of(divergences(), |call| {
        let mut equal = call.clone();
        equal.values[1] = equal.values[0].clone();
        prop_assert_eq!(answer(&equal)?.to_bits(), 0.0f64.to_bits());
        Ok(())
    });
}

#[test]
fn symmetric_divergences_have_the_same_bits_both_ways() {
    hold_at_calls_of(named(SYMMETRIC), |call| {
        let mut swapped = call.clone();
        swapped.values.swap(0, 1);
        prop_assert_eq!(answer(call)?.to_bits(), answer(&swapped)?.to_bits());
        Ok(())
    });
}

#[test]
fn chernoff_information_is_symmetric() {
    hold_at_calls_of(named(&["chernoff_information"]), |call| {
        let mut swapped = call.clone();
        swapped.values.swap(0, 1);
        let (there, back) = (answer(call)?, answer(&swapped)?);
        prop_assert!(neighbours(there, back), "{there:?} and {back:?}");
        Ok(())
    });
}

/// Everything in the order of `keys`: the columns of matrices, or else the entries of vectors.
fn permuted(call: &Call, keys: &[u64]) -> Call {
    let key = |index: usize| keys.get(index).copied().unwrap_or(u64::MAX - index as u64);
    let reordered = |entries: &[f64]| -> Vec<f64> {
        let mut order: Vec<usize> = (0..entries.len()).collect();
        order.sort_by_key(|&index| key(index));
        order.into_iter().map(|index| entries[index]).collect()
    };
    let by_columns = call.values.iter().any(|value| matches!(value, Value::Rows(_)));
    let values = call.values.iter().map(|value| match value {
        Value::Rows(matrix) => matrix.nearest().iter().map(|row| reordered(row)).collect::<Vec<_>>().into(),
        Value::Vector(entries) if !by_columns => reordered(entries.nearest()).into(),
        other => other.clone(),
    });
    Call { operation: call.operation, values: values.collect() }
}

#[test]
fn the_order_of_the_outcomes_is_of_no_consequence() {
    hold_at_calls_of(OPERATIONS.to_vec(), |call| {
        for keys in [&[][..], &[3, 1, 2], &[5, 9, 5, 1, 4, 8, 2]] {
            let other = permuted(call, keys);
            if let Some((there, back)) = answers(call, &other)? {
                prop_assert!(neighbours(there, back), "{there:?}, but {back:?} at {other:?}");
            }
        }
        Ok(())
    });
}

#[test]
fn bounded_divergences_stay_below_their_bounds() {
    let bound = |call: &Call| BOUNDED.iter().find(|(name, _)| *name == call.operation.name).map(|(_, bound)| *bound);
    let names: Vec<&str> = BOUNDED.iter().map(|(name, _)| *name).collect();
    hold_at_calls_of(named(&names), |call| {
        let bound = bound(call).unwrap_or_default();
        // Every term is at most the bound times the mean of its two masses. Three roundings: of the bound, the mean and the result.
        let largest = bound * (1.0 + SUM_TOLERANCE) * (1.0 + 3.0 * f64::EPSILON);
        let value = answer(call)?;
        prop_assert!(value <= largest, "{value:?}");
        Ok(())
    });
}

/// Whether the sum of the entries is exactly one, so that the textbook's theorems hold of it.
fn is_distribution(value: &Value) -> bool {
    match value {
        Value::Vector(vector) => vector.exact().is_ok_and(|entries| {
            let sum: Rational = entries.iter().sum();
            sum == 1
        }),
        _ => false,
    }
}

#[test]
fn renyi_divergences_grow_with_the_order() {
    let renyi = named(&["renyi"]);
    hold_at_calls_of(renyi, |call| {
        prop_assume!(is_distribution(&call.values[0]) && is_distribution(&call.values[1]));
        let lower = answer(call)?;
        let Value::Number(alpha) = &call.values[2] else { unreachable!("an order is a number") };
        for factor in [1.0 + f64::EPSILON, 1.0 + 1e-9, 1.5, 1e3, f64::INFINITY] {
            let beta = alpha.nearest().max(f64::MIN_POSITIVE) * factor;
            let higher = Call { values: [&call.values[..2], &[beta.into()]].concat(), ..*call };
            let higher = answer(&higher)?;
            // Rounding is monotone, and both are neighbours of their exact values.
            prop_assert!(lower <= higher || neighbours(lower, higher), "{lower:?}, but {higher:?} at order {beta:?}");
        }
        Ok(())
    });
}

#[test]
fn entropies_of_distributions_are_within_their_bounds() {
    let on_one: Vec<&Operation> = named(&["entropy", "renyi_entropy"]);
    hold_at_calls_of(on_one, |call| {
        prop_assume!(is_distribution(&call.values[0]));
        let Value::Vector(p) = &call.values[0] else { unreachable!("a distribution is a vector") };
        // ln n, as the entropy of n equal logits.
        let largest = kullback::entropy_logits(&vec![0.0; p.len()], 1.0).unwrap_or(f64::NAN);
        let value = answer(call)?;
        prop_assert!(value >= 0.0 && (value <= largest || neighbours(value, largest)), "{value:?} of {largest:?}");
        Ok(())
    });
}

#[test]
fn both_crates_refuse_the_same_inputs_in_the_same_place() {
    // The last vector or matrix of one call in another: mostly of a length that does not fit.
    let cases = (select(OPERATIONS.to_vec()), words(), words());
    hold(OPERATIONS.len(), &cases, |(operation, first, second)| {
        let sample = |words: &[u64]| sampler::arguments(&mut Draw::from_words(words), operation, LARGE);
        let (mut values, mut others) = (sample(&first), sample(&second));
        if let Some(last) = operation.parameters.iter().rposition(|parameter| is_sized(parameter.domain)) {
            values[last] = others.swap_remove(last);
        }
        let accuracy = measure(operation, &values).map_err(TestCaseError::fail)?;
        prop_assert!(operation.claim.admits(accuracy), "{accuracy:?}: {:?}", Call { operation, values });
        Ok(())
    });
}

fn is_sized(domain: Domain) -> bool {
    domain.shape() != Shape::Number
}

proptest! {
    #![proptest_config(configuration(2))]

    #[test]
    fn bits_are_nats_over_ln_2(nats in any::<f64>()) {
        let bits = kullback::nats_to_bits(nats);
        if let Some(exact) = kullback_reference::exact::from_f64(nats) {
            let exact = Enclosure::exact(&exact, 256) / Enclosure::ln_2(256);
            prop_assert!(exact.ulps_from(bits) <= 0.51, "{bits:?}");
        } else {
            prop_assert_eq!(bits.to_bits(), nats.to_bits());
        }
    }

    #[test]
    fn normalised_masses_are_a_distribution(words in words()) {
        let operation = Operation::named("rel_entr_sum").expect("it takes masses");
        let values = sampler::arguments(&mut Draw::from_words(&words), operation, LARGE);
        let Value::Vector(masses) = &values[0] else { unreachable!("masses are a vector") };
        let exact = masses.exact().expect("masses are finite");
        let total: Rational = exact.iter().sum();
        prop_assume!(total != 0);
        let normalized = kullback::normalize(masses.nearest()).expect("there is a mass");
        for (share, mass) in normalized.iter().zip(exact.iter()) {
            let exact = Enclosure::exact(&Rational::from(mass / &total), 2200);
            prop_assert!(exact.ulps_from(*share) <= 0.51, "{share:?}");
        }
        prop_assert!(kullback::entropy(&normalized).is_ok());
    }
}
