//! What a search found on one chart of one operation: what a campaign consists of, and what shards of it are merged from.

use super::chart::Chart;
use super::grade::{Grade, Wrong};
use super::subject::{Fault, FaultKind};
use crate::audit::exact;
use crate::corpus::line;
use crate::point::Value;
use crate::protocol::{answer_to_json, value_to_json};
use crate::vocabulary::Operation;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};
use std::collections::BTreeMap;

/// The digits of the exact value that a report shows.
const DIGITS: usize = 20;

/// The characters of an input that a reader may want to see.
const SHORT: usize = 512;

/// An input, what was answered, and what is true.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// The arguments in decimal, as the protocol writes them: they read back to the same bits.
    pub args: Map<String, Json>,
    /// The arguments in hex, as the corpus writes them, and as a replay takes them.
    pub hex: String,
    /// What was answered: a number, a list of numbers, or the text of an error.
    pub answer: Json,
    /// The exact value, rounded to twenty digits; of a vector all of them.
    pub exact: Vec<String>,
}

impl Finding {
    /// A finding, with the exact value.
    #[must_use]
    pub fn new(operation: &Operation, values: &[Value], answer: Json) -> Self {
        let exact = exact::enclosures(operation, values).unwrap_or_default();
        let digits = exact.iter().map(|exact| exact.to_decimal(DIGITS).unwrap_or_else(|| exact.to_string()));
        Self {
            args: arguments(operation, values),
            hex: line::print_arguments(operation, values),
            answer,
            exact: digits.collect(),
        }
    }

    /// Whether a reader may want to see it all.
    #[must_use]
    pub fn is_short(&self) -> bool {
        self.hex.len() <= SHORT
    }

    /// A finding about numbers.
    #[must_use]
    pub fn of_numbers(operation: &Operation, values: &[Value], numbers: &[f64]) -> Self {
        Self::new(operation, values, answer_to_json(operation, numbers))
    }
}

/// The arguments of a request, as the protocol writes them.
#[must_use]
pub fn arguments(operation: &Operation, values: &[Value]) -> Map<String, Json> {
    let names = operation.parameters.iter().map(|parameter| parameter.name.to_owned());
    names.zip(values.iter().map(value_to_json)).collect()
}

/// Answers that are wrong in one way: how many, and one of them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WrongAnswers {
    /// In which way.
    pub class: Wrong,
    /// How many were met.
    pub count: u64,
    /// One of them.
    pub witness: Finding,
}

impl WrongAnswers {
    /// Counts what others have counted, and keeps the shorter input.
    pub fn absorb(&mut self, other: &Self) {
        self.count += other.count;
        if other.witness.hex.len() < self.witness.hex.len() {
            self.witness = other.witness.clone();
        }
    }
}

/// Breaches of the protocol of one kind: how many, and the first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Faults {
    /// What the subject did.
    pub kind: FaultKind,
    /// How often.
    pub count: u64,
    /// What there was to see, the first time.
    pub detail: String,
    /// The request that caused it.
    pub request: Finding,
}

/// What a search found on one chart of one operation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// The name of the operation.
    pub operation: String,
    /// The chart.
    pub chart: Chart,
    /// How many answers were held against the exact value.
    pub evaluations: u64,
    /// How many of these were to inputs drawn for themselves, and not wrong in a class of their own: what is typical is measured on them.
    pub samples: u64,
    /// √Σ ULP² over those.
    pub norm: f64,
    /// How many of those are within 2ᵏ ULP and not within 2ᵏ⁻¹, by k; −1 and 0.5 ULP are the least.
    pub histogram: BTreeMap<i32, u64>,
    /// The largest error in ULPs, of finite answers of the right sign.
    pub ulps: Option<f64>,
    /// Where it is.
    pub witness: Option<Finding>,
    /// The wrong answers that ULPs do not measure, by class.
    pub wrong: Vec<WrongAnswers>,
    /// The breaches of the protocol.
    pub faults: Vec<Faults>,
    /// Whether the subject said that it has no such operation, and never answered with a value.
    pub unsupported: bool,
    /// The worst inputs, for the corpus; they are not reported.
    #[serde(skip)]
    pub hardest: Vec<(Vec<Value>, f64)>,
}

impl Part {
    /// Before the first answer.
    #[must_use]
    pub fn new(operation: &Operation, chart: Chart) -> Self {
        Self {
            operation: operation.name.to_owned(),
            chart,
            evaluations: 0,
            samples: 0,
            norm: 0.0,
            histogram: BTreeMap::new(),
            ulps: None,
            witness: None,
            wrong: Vec::new(),
            faults: Vec::new(),
            unsupported: false,
            hardest: Vec::new(),
        }
    }

    /// Counts an error of an input that was drawn for itself.
    pub fn count_sample(&mut self, ulps: f64) {
        self.samples += 1;
        self.norm = norm(self.norm, ulps);
        *self.histogram.entry(bin(ulps)).or_default() += 1;
    }

    /// Counts a wrong answer; of each class the one with the shortest input is kept, `length` characters in hex.
    pub fn count_wrong(&mut self, class: Wrong, length: usize, witness: impl FnOnce() -> Finding) {
        match self.wrong.iter_mut().find(|wrong| wrong.class == class) {
            Some(wrong) => {
                wrong.count += 1;
                if length < wrong.witness.hex.len() {
                    wrong.witness = witness();
                }
            }
            None => self.wrong.push(WrongAnswers { class, count: 1, witness: witness() }),
        }
    }

    /// Counts a breach of the protocol; the first of its kind is kept.
    pub fn count_fault(&mut self, Fault { kind, detail }: Fault, request: impl FnOnce() -> Finding) {
        match self.faults.iter_mut().find(|faults| faults.kind == kind) {
            Some(faults) => faults.count += 1,
            None => self.faults.push(Faults { kind, count: 1, detail, request: request() }),
        }
    }

    /// The worst grade.
    #[must_use]
    pub fn worst(&self) -> Option<Grade> {
        let wrong = self.wrong.iter().map(|wrong| Grade::Wrong(wrong.class));
        wrong.chain(self.ulps.map(Grade::Ulps)).max()
    }
}

/// √(a² + b²), at most the largest `f64`, without overflow on the way, and with the same bits everywhere.
#[must_use]
pub fn norm(a: f64, b: f64) -> f64 {
    let (small, large) = if a < b { (a, b) } else { (b, a) };
    if large == 0.0 { 0.0 } else { (large * (1.0 + (small / large) * (small / large)).sqrt()).min(f64::MAX) }
}

/// The least k with ULP ≤ 2ᵏ, from −1.
fn bin(ulps: f64) -> i32 {
    if ulps <= 0.5 {
        return -1;
    }
    let exponent = (ulps.to_bits() >> 52) as i32 - 1023;
    exponent + i32::from(ulps.to_bits() << 12 != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bins_are_powers_of_two_and_closed_above() {
        let bins = [0.0, 0.5, 0.5f64.next_up(), 1.0, 1.0f64.next_up(), 2.0, 3.0, 4.0, 1e300].map(bin);
        assert_eq!(bins, [-1, -1, 0, 0, 1, 1, 2, 2, 997]);
    }

    #[test]
    fn norms_neither_overflow_nor_vanish() {
        assert_eq!(norm(0.0, 0.0), 0.0);
        assert_eq!(norm(3.0, 4.0), 5.0);
        assert_eq!(norm(3e300, 4e300), 5e300);
        assert_eq!(norm(f64::MAX, f64::MAX), f64::MAX);
    }
}
