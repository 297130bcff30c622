//! Which inputs become test vectors: few that together catch every mistake that any candidate catches.

use super::inputs::{Input, Origin, candidates, is_ordinary};
use super::mistake::MISTAKES;
use super::{TestVector, caught, certify};
use crate::point::{Argument, Value};
use crate::vocabulary::Operation;
use std::cmp::Reverse;

/// How many vectors are to catch each mistake, where that many can: an implementer who special-cases one input is still caught.
const REDUNDANCY: usize = 2;

/// How many vectors have nothing special to them: what a sound first attempt gets right.
const ORDINARY: usize = 2;

/// What is caught by no ordinary vector.
const DELICATE: &[&str] = &["cancellation near p = q", "difference of entropies", "unguarded zero", "overflowed ratio"];

/// The most vectors of an operation. Beyond it, only what catches a mistake that nothing else does is taken.
const MOST: usize = 8;

/// A candidate, and what it catches as far as the fast crate's answer tells.
struct Candidate {
    values: Vec<Value>,
    catches: Vec<&'static str>,
    origin: Origin,
    is_ordinary: bool,
}

/// The test vectors of an operation.
#[must_use]
pub fn vectors(operation: &'static Operation) -> Vec<TestVector> {
    let mut pool = pool(operation);
    let mut chosen: Vec<TestVector> = Vec::new();
    while let Some(index) = next(&pool, &chosen) {
        let Candidate { values, .. } = pool.remove(index);
        chosen.extend(vector(operation, values));
    }
    chosen
}

/// Every mistake that some candidate catches, as far as the fast crate's answers tell.
#[must_use]
pub fn catchable(operation: &'static Operation) -> Vec<&'static str> {
    let pool = pool(operation);
    let is_caught = |name: &&str| pool.iter().any(|candidate| candidate.catches.contains(name));
    MISTAKES.iter().map(|mistake| mistake.name).filter(is_caught).collect()
}

/// The candidates that have a value, the simplest first.
fn pool(operation: &'static Operation) -> Vec<Candidate> {
    candidates(operation).into_iter().filter_map(|input| answered(operation, input)).collect()
}

fn answered(operation: &'static Operation, Input { origin, values }: Input) -> Option<Candidate> {
    let arguments: Vec<Argument<'_>> = values.iter().map(Value::as_argument).collect();
    let answer = (operation.fast)(&arguments).ok()?;
    let is_moderate = answer.iter().any(|&x| x != 0.0) && answer.iter().all(|x| x.is_finite());
    let catches = caught(operation, &values, &answer);
    let is_delicate = catches.iter().any(|name| DELICATE.contains(name));
    let is_ordinary = origin != Origin::Drawn && is_moderate && !is_delicate && is_ordinary(operation, &values);
    Some(Candidate { values, catches, origin, is_ordinary })
}

/// The vector, if the reference can certify its value: only then is it known what it catches.
fn vector(operation: &'static Operation, values: Vec<Value>) -> Option<TestVector> {
    let exact = certify(operation, &values)?;
    let value: Vec<f64> = exact.iter().map(|number| number.value).collect();
    let catches = caught(operation, &values, &value);
    Some(TestVector { values, exact, catches })
}

/// The simplest ordinary candidate while such are wanted; then, of the best origin that has any to offer, the one that catches most of what is
/// not yet caught often enough, and of several such the simplest.
fn next(pool: &[Candidate], chosen: &[TestVector]) -> Option<usize> {
    if chosen.len() < ORDINARY
        && let Some(index) = pool.iter().position(|candidate| candidate.is_ordinary)
    {
        return Some(index);
    }
    let often = |name: &str| chosen.iter().filter(|vector| vector.catches.contains(&name)).count();
    let enough = if chosen.len() < MOST { REDUNDANCY } else { 1 };
    let gain = |candidate: &Candidate| candidate.catches.iter().filter(|&&name| often(name) < enough).count();
    let useful = |(_, candidate): &(usize, &Candidate)| gain(candidate) > 0 || chosen.is_empty();
    // The pool is sorted, so the first of those that are worth as much is the simplest.
    let worth = |(index, candidate): &(usize, &Candidate)| (candidate.origin, Reverse(gain(candidate)), *index);
    pool.iter().enumerate().filter(useful).min_by_key(worth).map(|(index, _)| index)
}
