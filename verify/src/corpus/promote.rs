//! From a run to the corpus: the samples among the worst cases of an operation are written down, so that every later run begins with
//! them.
//!
//! One measure is enough. The nearest `f64` is in error by half a ULP less the distance of the exact value from the nearest tie, so
//! where an answer is right, the largest error is the input that is hardest to round; where it is wrong, the error is larger still.
//!
//! What the corpus has already takes part in the comparison. So a run adds only what is worse than most of that, and a corpus grows with
//! the logarithm of the samples tried. The known inputs do not: their errors say nothing of the samples'.

use super::line::{Line, arguments};
use super::{Entry, file};
use crate::inputs::{Input, Origin};
use crate::known;
use crate::point::Value;
use crate::run::measure;
use crate::subject::Subject;
use crate::vocabulary::Operation;
use std::fs;
use std::path::Path;

/// So many inputs of an operation are kept, of so many numbers in their longest list.
struct Quota {
    kept: usize,
    numbers: std::ops::RangeInclusive<usize>,
}

/// Most are short enough to read; some are long enough for sums of more than one block. Longer lines than these nobody wants in a diff.
const QUOTAS: [Quota; 2] = [Quota { kept: 16, numbers: 1..=8 }, Quota { kept: 4, numbers: 9..=64 }];

/// So many inputs with one and the same error are kept. Those are mostly of one kind, such as a tie, or a value that hardly differs from
/// one; a few show it, and leave room for others.
const ALIKE: usize = 4;

/// Of the cases of a run, each with its error, the samples that belong into the corpus.
#[must_use]
pub fn findings(cases: &[(Input, f64)]) -> Vec<Line> {
    QUOTAS.iter().flat_map(|quota| worst(cases, quota)).collect()
}

/// Of the hardest inputs that an audit found, those that belong into the corpus: they compete with what is there, as samples do.
#[must_use]
pub fn found<'a>(operation: &'static Operation, hardest: impl IntoIterator<Item = &'a (Vec<Value>, f64)>) -> Vec<Line> {
    let case = |origin: Origin, values: Vec<Value>, ulps: f64| (Input { origin, values }, ulps);
    let entries = super::entries(operation).unwrap_or_default().into_iter().map(|Entry { line, values }| {
        let ulps = measure(operation, &values).map_or(f64::INFINITY, |accuracy| accuracy.ulps);
        case(Origin::Corpus { line }, values, ulps)
    });
    let known = known::arguments(operation).into_iter().enumerate();
    let known = known.map(|(index, values)| case(Origin::Known(index), values, 0.0));
    let found = hardest.into_iter().enumerate();
    let found = found.map(|(index, (values, ulps))| case(Origin::Sample(index), values.clone(), *ulps));
    findings(&entries.chain(known).chain(found).collect::<Vec<_>>())
}

fn worst(cases: &[(Input, f64)], quota: &Quota) -> Vec<Line> {
    let fits = |input: &Input| quota.numbers.contains(&longest(&input.values));
    let (known, rest): (Vec<_>, Vec<_>) = cases.iter().partition(|(input, _)| matches!(input.origin, Origin::Known(_)));
    // A sample may be a known input too: it has its home there.
    let is_new = |input: &Input| known.iter().all(|(other, _)| other.values != input.values);
    let mut fitting: Vec<&(Input, f64)> = rest.into_iter().filter(|(input, _)| fits(input) && is_new(input)).collect();
    // The sort is stable: of equal errors, those of the corpus stay ahead.
    fitting.sort_by(|(_, a), (_, b)| b.total_cmp(a));
    let mut kept: Vec<&(Input, f64)> = Vec::new();
    for case in fitting {
        let alike = || kept.iter().filter(|other| other.1 == case.1);
        if kept.len() < quota.kept && alike().count() < ALIKE && alike().all(|other| other.0.values != case.0.values) {
            kept.push(case);
        }
    }
    let samples = kept.into_iter().filter(|(input, _)| matches!(input.origin, Origin::Sample(_)));
    samples.map(|(input, ulps)| Line { values: input.values.clone(), ulps: *ulps, subject: subject() }).collect()
}

/// Whose errors these are.
fn subject() -> String {
    format!("{} {}", Subject::Fast.name(), env!("CARGO_PKG_VERSION"))
}

/// The length of the longest argument: a number has one.
fn longest(values: &[Value]) -> usize {
    let length = |value: &Value| match value {
        Value::Number(_) => 1,
        Value::Vector(entries) => entries.len(),
        Value::Rows(rows) => rows.nearest().iter().map(Vec::len).sum(),
        Value::Distribution(distribution) => longest(&distribution.parameters),
    };
    values.iter().map(length).max().unwrap_or_default()
}

/// Adds findings to the file of an operation, in the source: how many were not there yet.
///
/// # Errors
/// If the file cannot be read or written.
pub fn append(operation: &Operation, findings: &[Line]) -> Result<usize, String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(file(operation));
    let failed = |error| format!("{}: {error}", file(operation));
    // An operation of which nothing was found yet has no file.
    let text = if path.exists() { fs::read_to_string(&path).map_err(failed)? } else { String::new() };
    let (text, added) = merged(&text, findings.iter().map(|finding| finding.print(operation)));
    if added > 0 {
        fs::write(&path, text).map_err(failed)?;
    }
    Ok(added)
}

/// The lines of a text with those among others whose arguments it does not have, sorted; and how many these are.
fn merged(text: &str, others: impl Iterator<Item = String>) -> (String, usize) {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let before = lines.len();
    for other in others {
        if lines.iter().all(|line| arguments(line) != arguments(&other)) {
            lines.push(other);
        }
    }
    let added = lines.len() - before;
    // A space sorts before whatever may continue a number or a list, so this is the order of the arguments.
    lines.sort();
    (lines.into_iter().map(|line| line + "\n").collect(), added)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_stays_as_it_is() {
        let text = "x=0x1p+0 # 0.3 ULP, kullback 0.0.1\nx=0x1p+2 # 0.25 ULP, kullback 0.0.1\n";
        let findings =
            ["x=0x1p+10 # 0.4 ULP, b 2", "x=0x1p+0 # 0.5 ULP, b 2", "x=0x1p+1 # 0.1 ULP, b 2", "x=0x1p+1 # 7 ULP, c 3"];
        let (merged, added) = merged(text, findings.into_iter().map(str::to_owned));
        assert_eq!(
            merged.lines().collect::<Vec<_>>(),
            [
                "x=0x1p+0 # 0.3 ULP, kullback 0.0.1",
                "x=0x1p+1 # 0.1 ULP, b 2",
                "x=0x1p+10 # 0.4 ULP, b 2",
                "x=0x1p+2 # 0.25 ULP, kullback 0.0.1"
            ]
        );
        assert_eq!((added, merged.ends_with('\n')), (2, true));
        let mut sorted: Vec<&str> = merged.lines().map(arguments).collect();
        sorted.sort_unstable();
        assert_eq!(sorted, merged.lines().map(arguments).collect::<Vec<_>>());
    }

    /// A case of a list of so many numbers, the first of which tells it from others.
    fn case(origin: Origin, numbers: usize, first: usize, ulps: f64) -> (Input, f64) {
        let mut list = vec![0.0; numbers];
        list[0] = first as f64;
        (Input { origin, values: vec![list.into()] }, ulps)
    }

    /// Samples with errors of their own.
    fn samples(count: usize, numbers: usize) -> Vec<(Input, f64)> {
        (0..count).map(|index| case(Origin::Sample(index), numbers, index, 0.4 + index as f64 * 1e-3)).collect()
    }

    fn errors(cases: &[(Input, f64)]) -> Vec<f64> {
        findings(cases).iter().map(|line| line.ulps).collect()
    }

    #[test]
    fn the_worst_samples_are_found_unless_the_corpus_has_worse() {
        let corpus = |line: usize| case(Origin::Corpus { line }, 1, line, 0.4 - line as f64 * 1e-3);
        let known = case(Origin::Known(0), 1, 0, f64::INFINITY);
        let samples: Vec<_> = [0.1, 0.45, 0.41, 0.3].map(|ulps| case(Origin::Sample(0), 2, 0, ulps)).into();
        assert_eq!(errors(&samples), [0.45, 0.41, 0.3, 0.1]);
        let full: Vec<_> = (0..15).map(corpus).chain([known]).chain(samples).collect();
        assert_eq!(errors(&full), [0.45, 0.41]);
    }

    #[test]
    fn long_inputs_have_a_quota_of_their_own_and_longer_ones_none() {
        assert_eq!([1, 8, 9, 64, 65].map(|numbers| errors(&samples(100, numbers)).len()), [16, 16, 4, 4, 0]);
        assert_eq!(errors(&[samples(100, 1), samples(100, 20)].concat()).len(), 20);
    }

    #[test]
    fn of_inputs_with_one_error_a_few_are_found_and_of_the_same_input_one() {
        let tie = |first: usize| case(Origin::Sample(first), 2, first, 0.5);
        assert_eq!(errors(&[(0..9).map(tie).collect(), samples(2, 1)].concat()), [0.5, 0.5, 0.5, 0.5, 0.401, 0.4]);
        assert_eq!(errors(&[tie(1), tie(1), tie(2), tie(1)]), [0.5, 0.5]);
        for origin in [Origin::Corpus { line: 1 }, Origin::Known(0)] {
            assert_eq!(errors(&[case(origin, 2, 1, 0.5), tie(1), tie(2)]), [0.5]);
        }
    }
}
