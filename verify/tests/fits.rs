//! Fits of normal distributions to mixtures: a few samples of what is too slow for the runner, and what both crates refuse.

use kullback_verify::point::Value;
use kullback_verify::run::measure;
use kullback_verify::sampler::Draw;
use kullback_verify::vocabulary::Operation;
use kullback_verify::vocabulary::learning::fits::OPERATIONS;

/// Samples of each.
const SAMPLES: usize = 6;

fn sample(operation: &Operation, index: usize) -> Vec<Value> {
    operation.draw(&mut Draw::seeded(1, operation.name, index), 4)
}

#[test]
fn the_fast_crate_keeps_its_claims() {
    for operation in OPERATIONS {
        for index in 0..SAMPLES {
            let values = sample(operation, index);
            let accuracy =
                measure(operation, &values).unwrap_or_else(|error| panic!("{operation:?}, {values:?}: {error}"));
            assert!(operation.claim.admits(accuracy), "{operation:?}, {values:?}: off by {} ULP", accuracy.ulps);
        }
    }
}

/// Each argument spoilt: both crates refuse, and name the same place.
#[test]
fn both_crates_refuse_the_same() {
    for operation in OPERATIONS {
        let ordinary = sample(operation, 0);
        for (index, value) in ordinary.iter().enumerate() {
            for fault in faults(operation.parameters[index].name, value) {
                let mut spoilt = ordinary.clone();
                spoilt[index] = fault;
                let arguments: Vec<_> = spoilt.iter().map(Value::as_argument).collect();
                let fast = (operation.fast)(&arguments).expect_err(operation.name).to_string();
                let exact = (operation.reference)(&arguments, 64).expect_err(operation.name).to_string();
                let place = |message: &str| message.split(' ').next().map(str::to_owned);
                assert_eq!(place(&fast), place(&exact), "{operation:?}: {fast}, {exact}");
            }
        }
    }
}

fn faults(name: &str, value: &Value) -> Vec<Value> {
    let is_scale = name.starts_with("std");
    match value {
        Value::Vector(entries) => {
            let with = |index: usize, fault: f64| {
                let mut entries = entries.nearest().to_vec();
                entries[index] = fault;
                Value::from(entries)
            };
            // A component that is far away is out of reach, and a weight of two is too much.
            let far = if name == "weights" { 2.0 } else { 1e9 * entries.nearest()[1].abs() };
            let mut faults = vec![with(0, f64::NAN), with(1, f64::INFINITY), with(1, far), Value::from(vec![1.0])];
            if is_scale {
                faults.extend([with(1, 0.0), with(0, -1.0)]);
            }
            faults
        }
        _ if is_scale => [f64::NAN, f64::INFINITY, 0.0, -1.0, 1e300].map(Value::from).into(),
        _ => [f64::NAN, f64::NEG_INFINITY, 1e300].map(Value::from).into(),
    }
}
