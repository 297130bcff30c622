//! Arbitrary bits at the whole public API of the fast crate, thrown by quickcheck: an answer in the documented domain, or an error that
//! names the place, and never a panic.
//!
//! What is inside the domain is decided here once more, on its own: by the definitions, on rationals.
//!
//! quickcheck throws other bits on every run; what it finds names its input.

mod common;

use common::Call;
use kullback_reference::Rational;
use kullback_reference::exact::from_f64;
use kullback_verify::point::{Distribution, Value};
use kullback_verify::sampler::{self, Draw};
use kullback_verify::vocabulary::families::{self, FAMILIES, Family};
use kullback_verify::vocabulary::{Domain, OPERATIONS, Operation, Parameter, Shape, on_numbers};
use quickcheck::{Arbitrary, Gen, QuickCheck, TestResult, quickcheck};
use std::collections::BTreeSet;

/// So many calls of every operation.
const CALLS_PER_OPERATION: u64 = 400;

/// The longest vector of arbitrary bits.
const LONGEST: usize = 20;

/// Any `f64`, by its bits: NaNs, infinities, subnormals, negatives.
#[derive(Clone, Copy, Debug)]
struct AnyF64(f64);

impl Arbitrary for AnyF64 {
    fn arbitrary(g: &mut Gen) -> Self {
        Self(any_f64(&mut Draw::from_words(&[u64::arbitrary(g), u64::arbitrary(g)])))
    }

    fn shrink(&self) -> Box<dyn Iterator<Item = Self>> {
        Box::new(self.0.shrink().map(Self))
    }
}

fn any_f64(draw: &mut Draw<'_>) -> f64 {
    match draw.below(4) {
        0 => {
            let special =
                [f64::NAN, -f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -0.0, -1.0, 1e-300, f64::MAX, -5e-324];
            draw.choose(&special)
        }
        1 => draw.unit(),
        _ => f64::from_bits(draw.word()),
    }
}

/// A list of words, and the call that they spell: what quickcheck shrinks is the list.
#[derive(Clone)]
struct AnyCall {
    words: Vec<u64>,
    call: Call,
}

impl std::fmt::Debug for AnyCall {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.call.fmt(f)
    }
}

impl AnyCall {
    fn new(words: Vec<u64>) -> Self {
        let call = spell(&mut Draw::from_words(&words));
        Self { words, call }
    }
}

impl Arbitrary for AnyCall {
    fn arbitrary(g: &mut Gen) -> Self {
        Self::new((0..200).map(|_| u64::arbitrary(g)).collect())
    }

    fn shrink(&self) -> Box<dyn Iterator<Item = Self>> {
        Box::new(self.words.shrink().map(Self::new))
    }
}

/// A call of any operation: arbitrary bits of arbitrary lengths, or arguments inside the domain with no fault, one or two.
fn spell(draw: &mut Draw<'_>) -> Call {
    let operation = draw.choose(OPERATIONS);
    let style = draw.below(8);
    if style == 7 {
        let values = operation.parameters.iter().map(|parameter| any_value(draw, parameter.domain.shape())).collect();
        return Call { operation, values };
    }
    let mut values = sampler::arguments(draw, operation, LONGEST);
    for _ in 0..[0, 0, 1, 1, 1, 1, 2][style] {
        let index = draw.below(values.len());
        values[index] = spoilt(draw, &values[index]);
    }
    Call { operation, values }
}

fn any_value(draw: &mut Draw<'_>, shape: Shape) -> Value {
    match shape {
        Shape::Number => any_f64(draw).into(),
        Shape::Vector => any_vector(draw).into(),
        Shape::Rows => {
            let count = draw.below(5);
            (0..count).map(|_| any_vector(draw)).collect::<Vec<_>>().into()
        }
        Shape::Distribution => {
            let family = draw.choose(FAMILIES);
            Value::Distribution(any_distribution(draw, family))
        }
    }
}

/// A member of a family, with no fault, one, or nothing but arbitrary bits. Whole numbers stay what the type makes them.
fn any_distribution(draw: &mut Draw<'_>, family: &'static Family) -> Distribution {
    let mut distribution = ordinary_member(draw, family);
    let style = draw.below(4);
    for (parameter, value) in family.parameters.iter().zip(&mut distribution.parameters) {
        if parameter.domain != Domain::Count && (style == 3 || (style > 0 && draw.below(2) == 0)) {
            *value = spoilt(draw, value);
        }
    }
    distribution
}

/// A member of a family, inside its domain.
fn ordinary_member(draw: &mut Draw<'_>, family: &'static Family) -> Distribution {
    let entropy = families::ON_ANY.iter().find(|operation| operation.parameters.len() == 1).expect("it takes p alone");
    let of_family =
        Operation { parameters: vec![Parameter { name: "p", domain: Domain::Member(family) }].leak(), ..**entropy };
    match sampler::arguments(draw, &of_family, LONGEST).remove(0) {
        Value::Distribution(distribution) => distribution,
        other => unreachable!("{other:?} is no distribution"),
    }
}

fn any_vector(draw: &mut Draw<'_>) -> Vec<f64> {
    let length = draw.below(LONGEST + 1);
    (0..length).map(|_| any_f64(draw)).collect()
}

/// The same with a fault: an arbitrary entry, an entry too many or too few, no entries.
fn spoilt(draw: &mut Draw<'_>, value: &Value) -> Value {
    match value {
        Value::Number(_) => any_value(draw, Shape::Number),
        Value::Vector(entries) => spoilt_list(draw, entries.nearest(), any_f64).into(),
        Value::Rows(matrix) => {
            let spoilt_row = |draw: &mut Draw<'_>| match matrix.nearest() {
                [] => any_vector(draw),
                rows => {
                    let row = draw.choose(&rows.iter().collect::<Vec<_>>());
                    spoilt_list(draw, row, any_f64)
                }
            };
            spoilt_list(draw, matrix.nearest(), spoilt_row).into()
        }
        Value::Distribution(distribution) => Value::Distribution(any_distribution(draw, distribution.family)),
    }
}

fn spoilt_list<T: Clone>(draw: &mut Draw<'_>, list: &[T], any: impl Fn(&mut Draw<'_>) -> T) -> Vec<T> {
    let mut list = list.to_vec();
    match draw.below(8) {
        0 => list.clear(),
        1 => list.push(any(draw)),
        2 => drop(list.pop()),
        3 => list.extend(list.first().cloned()),
        _ if list.is_empty() => list.push(any(draw)),
        _ => {
            let index = draw.below(list.len());
            list[index] = any(draw);
        }
    }
    list
}

/// A vector's exact sum, if its entries are finite.
fn exact_sum<'a>(entries: impl IntoIterator<Item = &'a f64>) -> Option<Rational> {
    entries.into_iter().map(|&entry| from_f64(entry)).sum()
}

fn sums_to_one<'a>(entries: impl IntoIterator<Item = &'a f64>) -> bool {
    let tolerance = Rational::from((1, 1_000_000_000));
    exact_sum(entries).is_some_and(|sum| (sum - 1u32).abs() <= tolerance)
}

fn masses(entries: &[f64]) -> bool {
    !entries.is_empty() && entries.iter().all(|&entry| entry.is_finite() && entry >= 0.0)
}

fn rectangular(rows: &[Vec<f64>]) -> bool {
    rows.first().is_some_and(|first| rows.iter().all(|row| row.len() == first.len()))
}

/// Whether an argument is inside its domain.
fn is_inside(domain: Domain, value: &Value) -> bool {
    match (domain, value) {
        (Domain::Finite, Value::Number(x)) => x.nearest().is_finite(),
        (Domain::NonNegative, Value::Number(x)) => x.nearest().is_finite() && x.nearest() >= 0.0,
        (Domain::Positive, Value::Number(x)) => x.nearest().is_finite() && x.nearest() > 0.0,
        (Domain::Order, Value::Number(x)) => x.nearest() >= 0.0,
        (Domain::Pmf, Value::Vector(p)) => masses(p.nearest()) && sums_to_one(p.nearest()),
        (Domain::Masses, Value::Vector(p)) => masses(p.nearest()),
        (Domain::Logits, Value::Vector(z)) => !z.is_empty() && z.nearest().iter().all(|entry| entry.is_finite()),
        (Domain::Joint, Value::Rows(joint)) => {
            let rows = joint.nearest();
            rectangular(rows) && rows.iter().all(|row| masses(row)) && sums_to_one(rows.iter().flatten())
        }
        (Domain::Pmfs, Value::Rows(ps)) => {
            rectangular(ps.nearest()) && ps.nearest().iter().all(|row| masses(row) && sums_to_one(row))
        }
        _ => unreachable!("{value:?} has not the shape of {domain:?}"),
    }
}

/// Whether the arguments fit one another.
fn fit(values: &[Value]) -> bool {
    let sized: Vec<&Value> = values.iter().filter(|value| !matches!(value, Value::Number(_))).collect();
    match sized[..] {
        [Value::Vector(a), Value::Vector(b)] => a.len() == b.len(),
        [Value::Rows(rows), Value::Vector(weights)] => rows.rows().len() == weights.len(),
        [Value::Rows(a), Value::Rows(b)] => {
            let lengths = |matrix: &[Vec<f64>]| matrix.iter().map(Vec::len).collect::<Vec<_>>();
            lengths(a.nearest()) == lengths(b.nearest())
        }
        _ => true,
    }
}

/// Whether an order between two distributions has a value: `αΣp + (1 − α)Σq` is positive; at infinity, some p is at least
/// its q.
fn order_has_a_value(values: &[Value]) -> bool {
    let [Value::Vector(p), Value::Vector(q), Value::Number(alpha)] = values else {
        return true;
    };
    let alpha = alpha.nearest();
    if alpha == f64::INFINITY {
        return p.nearest().iter().zip(q.nearest()).any(|(p, q)| *p > 0.0 && p >= q);
    }
    let sums = (exact_sum(p.nearest()), exact_sum(q.nearest()), from_f64(alpha));
    let (Some(p), Some(q), Some(alpha)) = sums else { return false };
    let complement = Rational::from(1 - &alpha);
    alpha * p + complement * q > 0
}

/// Whether there is an answer.
fn has_value(Call { operation, values }: &Call) -> bool {
    let takes_order = operation.parameters.last().is_some_and(|parameter| parameter.domain == Domain::Order);
    operation.parameters.iter().zip(values).all(|(parameter, value)| is_inside(parameter.domain, value))
        && fit(values)
        && (!takes_order || order_has_a_value(values))
}

/// The operations with a sign: of numbers as given, which may be above one.
const SIGNED: &[&str] =
    &["entr", "rel_entr", "rel_entr_sum", "entropy", "cross_entropy", "renyi_entropy", "tsallis_entropy"];

/// The operations that are finite for all probabilities.
const FINITE: &[&str] = &[
    "entr",
    "entropy",
    "perplexity",
    "js",
    "js_distance",
    "js_weighted",
    "total_variation",
    "squared_hellinger",
    "hellinger",
    "bhattacharyya_coefficient",
    "le_cam",
    "renyi_entropy",
    "mutual_information",
    "conditional_entropy",
    "entropy_logits",
];

/// Whether p puts mass where q has none.
fn escapes(p: &[f64], q: &[f64]) -> bool {
    p.iter().zip(q).any(|(p, q)| *p > 0.0 && *q == 0.0)
}

/// Whether infinity may be the answer: the value is infinite, or above the largest `f64`.
fn may_be_infinite(Call { operation, values }: &Call) -> bool {
    let name = operation.name;
    match &values[..] {
        _ if FINITE.contains(&name) => false,
        [Value::Vector(p), Value::Vector(q)] if matches!(name, "kl" | "cross_entropy") => {
            escapes(p.nearest(), q.nearest())
        }
        [Value::Vector(p), Value::Vector(q)] if name == "jeffreys" => {
            escapes(p.nearest(), q.nearest()) || escapes(q.nearest(), p.nearest())
        }
        [Value::Vector(p), Value::Vector(q)] if matches!(name, "bhattacharyya_distance" | "chernoff_information") => {
            p.nearest().iter().zip(q.nearest()).all(|(p, q)| *p == 0.0 || *q == 0.0)
        }
        [Value::Rows(p), Value::Rows(q)] => p.nearest().iter().zip(q.nearest()).any(|(p, q)| escapes(p, q)),
        _ => true,
    }
}

/// Whether an answer is what the documentation says it may be.
fn is_documented(call: &Call, value: f64) -> bool {
    let signed = SIGNED.contains(&call.operation.name);
    // What has a sign can leave the range of `f64` below: of any masses, or by a high order of a mass above one.
    let bounded = |domain| matches!(domain, Domain::Pmf | Domain::Order);
    let unbounded = signed && !call.operation.parameters.iter().all(|parameter| bounded(parameter.domain));
    match value {
        f64::INFINITY => may_be_infinite(call),
        f64::NEG_INFINITY => unbounded,
        _ => !value.is_nan() && (signed || value >= 0.0),
    }
}

/// The argument that a message names.
fn subject(message: &str) -> &str {
    message.split([' ', '[']).next().unwrap_or_default()
}

/// That a call is answered as documented, or refused where it must be.
fn holds(call: &Call) -> TestResult {
    let complaint = match (call.fast(), has_value(call)) {
        (Ok(value), true) if is_documented(call, value) => return TestResult::passed(),
        (Ok(value), true) => format!("{value:?} is not a value of {call:?}"),
        (Ok(value), false) => format!("{call:?} has no value, but is answered with {value:?}"),
        (Err(error), true) => format!("{call:?} has a value, but is refused: {error}"),
        (Err(error), false) => {
            let message = error.to_string();
            if call.operation.parameters.iter().any(|parameter| parameter.name == subject(&message)) {
                return TestResult::passed();
            }
            format!("{call:?} is refused without naming an argument: {message}")
        }
    };
    TestResult::error(complaint)
}

#[test]
fn every_call_is_answered_or_refused() {
    fn property(any: AnyCall) -> TestResult {
        holds(&any.call)
    }
    let calls = CALLS_PER_OPERATION * OPERATIONS.len() as u64;
    QuickCheck::new().tests(calls).max_tests(calls).quickcheck(property as fn(AnyCall) -> TestResult);
}

/// The operations on distributions that have a sign.
const SIGNED_ON_DISTRIBUTIONS: &[&str] = &["family.entropy", "family.cross_entropy"];

/// That distributions of arbitrary bits are refused, or answered with what a divergence may be.
#[test]
fn every_pair_of_distributions_is_answered_or_refused() {
    fn property(words: Vec<u64>) -> TestResult {
        let mut draw = Draw::from_words(&words);
        let operation = draw.choose(families::ON_ANY);
        let order = draw.below(2) == 0;
        let of_one_family = draw.choose(FAMILIES);
        let values = operation.parameters.iter().map(|parameter| match parameter.domain.shape() {
            Shape::Distribution if order => Value::Distribution(any_distribution(&mut draw, of_one_family)),
            shape => any_value(&mut draw, shape),
        });
        let call = Call { operation, values: values.collect() };
        let signed = SIGNED_ON_DISTRIBUTIONS.contains(&operation.name);
        match call.fast() {
            Ok(value) if value.is_nan() || (!signed && value.is_sign_negative()) => {
                TestResult::error(format!("{value:?} is not a value of {call:?}"))
            }
            Err(error) if error.to_string().is_empty() => {
                TestResult::error(format!("{call:?} is refused without a word"))
            }
            _ => TestResult::passed(),
        }
    }
    let calls = CALLS_PER_OPERATION * families::ON_ANY.len() as u64;
    let generator = Gen::new(256);
    let check = property as fn(Vec<u64>) -> TestResult;
    QuickCheck::new().rng(generator).tests(calls).max_tests(calls).quickcheck(check);
}

/// A call of a method: arguments inside its domain with no fault, one or two; or arbitrary bits of arbitrary lengths. Whole numbers stay small, for some of them
/// are a number of steps.
fn spell_method(draw: &mut Draw<'_>) -> Option<Call> {
    let methods: Vec<&Operation> = on_numbers().filter(|operation| operation.is_method()).collect();
    let operation = *methods.get(draw.below(methods.len().max(1)))?;
    let style = draw.below(8);
    let is_whole = |parameter: &Parameter| matches!(parameter.domain, Domain::Count | Domain::Trials);
    if style == 7 {
        let any = |parameter: &Parameter| match is_whole(parameter) {
            true => Value::from(draw.below(100) as f64),
            false => any_value(draw, parameter.domain.shape()),
        };
        return Some(Call { operation, values: operation.parameters.iter().map(any).collect() });
    }
    let mut values = operation.draw(draw, LONGEST);
    for _ in 0..[0, 0, 1, 1, 1, 1, 2][style] {
        let index = draw.below(values.len());
        if !is_whole(&operation.parameters[index]) {
            values[index] = spoilt(draw, &values[index]);
        }
    }
    Some(Call { operation, values })
}

/// That methods are refused with the name of an argument, or answered with numbers.
#[test]
fn every_method_is_answered_or_refused() {
    fn property(words: Vec<u64>) -> TestResult {
        let Some(call) = spell_method(&mut Draw::from_words(&words)) else { return TestResult::discard() };
        let arguments: Vec<_> = call.values.iter().map(Value::as_argument).collect();
        let named = |message: &str| call.operation.parameters.iter().any(|known| known.name == subject(message));
        match (call.operation.fast)(&arguments) {
            Ok(values) if values.iter().any(|value| value.is_nan()) => {
                TestResult::error(format!("{values:?} is no value of {call:?}"))
            }
            Err(error) if !named(&error.to_string()) => {
                TestResult::error(format!("{call:?} is refused without naming an argument: {error}"))
            }
            _ => TestResult::passed(),
        }
    }
    let calls = CALLS_PER_OPERATION * on_numbers().filter(|operation| operation.is_method()).count() as u64;
    let check = property as fn(Vec<u64>) -> TestResult;
    QuickCheck::new().rng(Gen::new(256)).tests(calls).max_tests(calls).quickcheck(check);
}

#[test]
fn the_calls_reach_both_sides_of_every_door() {
    let mut generator = Gen::from_size_and_seed(100, 1);
    let mut seen = BTreeSet::new();
    for _ in 0..CALLS_PER_OPERATION * OPERATIONS.len() as u64 {
        let call = AnyCall::arbitrary(&mut generator).call;
        seen.insert((call.operation.name, has_value(&call)));
    }
    for operation in OPERATIONS {
        assert!(seen.contains(&(operation.name, true)), "{operation:?} was never called inside its domain");
        assert!(seen.contains(&(operation.name, false)), "{operation:?} was never called outside its domain");
    }
}

#[test]
fn every_name_that_a_rule_speaks_of_is_in_the_vocabulary() {
    for name in SIGNED.iter().chain(FINITE) {
        assert!(Operation::named(name).is_some(), "{name}");
    }
}

quickcheck! {
    fn normalize_answers_or_refuses(masses: Vec<AnyF64>) -> bool {
        let masses: Vec<f64> = masses.into_iter().map(|AnyF64(mass)| mass).collect();
        let valid = self::masses(&masses) && masses.iter().any(|&mass| mass > 0.0);
        match kullback::normalize(&masses) {
            Ok(shares) => {
                let probabilities = shares.iter().all(|share| (0.0..=1.0).contains(share));
                valid && shares.len() == masses.len() && probabilities && sums_to_one(&shares)
            }
            Err(error) => !valid && subject(&error.to_string()) == "masses",
        }
    }

    fn nonnegative_masses_are_normalized(masses: Vec<AnyF64>) -> bool {
        let finite = |AnyF64(mass): AnyF64| if mass.is_finite() { mass.abs() } else { 1.0 };
        let masses: Vec<f64> = masses.into_iter().map(finite).chain([1.0]).collect();
        kullback::normalize(&masses).is_ok_and(|shares| sums_to_one(&shares))
    }

    fn nats_to_bits_keeps_sign_and_order(nats: AnyF64) -> bool {
        let AnyF64(nats) = nats;
        let bits = kullback::nats_to_bits(nats);
        if nats.is_nan() {
            bits.is_nan()
        } else {
            // 1/ln 2 is above one.
            bits.abs() >= nats.abs() && (bits.is_sign_negative() == nats.is_sign_negative() || nats == 0.0)
        }
    }
}
