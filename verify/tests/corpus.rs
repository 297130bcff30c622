//! The corpus: that its files are well formed, that what is malformed is named, and that the worst known inputs are within the claims.

use kullback_verify::corpus::line::Line;
use kullback_verify::corpus::{FILES, entries, file, read};
use kullback_verify::inputs::Origin;
use kullback_verify::known;
use kullback_verify::point::Value;
use kullback_verify::run::{measure, operations};
use kullback_verify::vocabulary::{OPERATIONS, Operation};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn operation(name: &str) -> &'static Operation {
    Operation::named(name).expect("it is in the vocabulary")
}

#[test]
fn every_line_of_every_file_is_well_formed() {
    for (name, text) in FILES {
        let operation = operations().find(|operation| operation.name == *name);
        let entries = entries(operation.unwrap_or_else(|| panic!("{name} is no operation")));
        assert_eq!(entries.unwrap_or_else(|problem| panic!("{problem}")).len(), text.lines().count(), "{name}");
        assert!(text.is_empty() || text.ends_with('\n'), "{name}");
    }
}

/// Of the operations on distributions, those have a file in which something was found.
#[test]
fn every_file_is_of_an_operation() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace");
    let files = fs::read_dir(root.join("crates/kullback/worst")).expect("the corpus is part of the source");
    let files = files.map(|entry| entry.expect("it can be read").file_name().into_string().expect("a name is UTF-8"));
    let files: BTreeSet<String> = files.collect();
    let files_of = |operation: &Operation| format!("{}.txt", operation.name);
    let all: BTreeSet<String> = operations().map(files_of).collect();
    let on_vectors: BTreeSet<String> = OPERATIONS.iter().map(|operation| files_of(operation)).collect();
    assert!(files.is_subset(&all), "{:?}", files.difference(&all));
    assert!(files.is_superset(&on_vectors), "{:?}", on_vectors.difference(&files));
}

#[test]
fn the_worst_known_inputs_are_within_the_claims() {
    for operation in operations() {
        for entry in entries(operation).unwrap_or_else(|problem| panic!("{problem}")) {
            let place = Origin::Corpus { line: entry.line }.place(operation);
            let accuracy = measure(operation, &entry.values).unwrap_or_else(|problem| panic!("{place}: {problem}"));
            assert!(operation.claim.admits(accuracy), "{place}: {accuracy:?}, where {} is claimed", operation.claim);
        }
    }
}

#[test]
fn what_was_thought_of_is_not_what_was_found() {
    for operation in operations() {
        let known = known::arguments(operation);
        for entry in entries(operation).unwrap_or_else(|problem| panic!("{problem}")) {
            let place = Origin::Corpus { line: entry.line }.place(operation);
            assert!(!known.contains(&entry.values), "{place}: this is a known input");
        }
    }
}

#[test]
fn a_failure_names_the_file_and_the_line() {
    assert_eq!(file(operation("kl")), "crates/kullback/worst/kl.txt");
    assert_eq!(Origin::Corpus { line: 12 }.place(operation("kl")), "crates/kullback/worst/kl.txt:12");
}

/// That a line is read as these arguments, and they are printed as that line.
#[track_caller]
fn assert_line(name: &str, arguments: &str, values: &[Value]) {
    let text = format!("{arguments} # 0.5 ULP, kullback 0.1.0");
    let line = Line { values: values.to_vec(), ulps: 0.5, subject: "kullback 0.1.0".to_owned() };
    assert_eq!(Line::parse(operation(name), &text), Ok(line.clone()));
    assert_eq!(line.print(operation(name)), text);
}

#[test]
fn every_shape_has_a_spelling() {
    assert_line("kl_div", "x=0x1p-1 y=0x1.8p-3", &[0.5.into(), 0.1875.into()]);
    assert_line("kl", "p=[0x1p-1 0x1p-1] q=[0x1p+0 0x0p+0]", &[vec![0.5, 0.5].into(), vec![1.0, 0.0].into()]);
    let order = f64::INFINITY;
    assert_line("renyi_entropy", "p=[0x1p+0] alpha=inf", &[vec![1.0].into(), order.into()]);
    let rows = vec![vec![0.25, 0.75], vec![1.0, 0.0]];
    assert_line(
        "js_weighted",
        "ps=[[0x1p-2 0x1.8p-1] [0x1p+0 0x0p+0]] w=[0x1p-1 0x1p-1]",
        &[rows.into(), vec![0.5, 0.5].into()],
    );
}

/// As C's `%a` writes them, but for subnormal numbers, which have the exponent of their first bit.
#[test]
fn a_number_has_one_spelling_and_keeps_its_bits() {
    for (value, text) in [
        (0.0, "0x0p+0"),
        (-0.0, "-0x0p+0"),
        (1.0, "0x1p+0"),
        (-3.5, "-0x1.cp+1"),
        (0.1, "0x1.999999999999ap-4"),
        (1f64.next_down(), "0x1.fffffffffffffp-1"),
        (f64::MAX, "0x1.fffffffffffffp+1023"),
        (f64::MIN_POSITIVE, "0x1p-1022"),
        (f64::MIN_POSITIVE.next_down(), "0x1.ffffffffffffep-1023"),
        (f64::from_bits(3), "0x1.8p-1073"),
        (f64::from_bits(1), "0x1p-1074"),
    ] {
        assert_line("entr", &format!("x={text}"), &[value.into()]);
        let line =
            Line::parse(operation("entr"), &format!("x={text} # 0 ULP, kullback 0.1.0")).expect("it is well formed");
        let Value::Number(number) = &line.values[0] else { panic!("{line:?} is not of a number") };
        assert_eq!(number.nearest().to_bits(), value.to_bits(), "{text}");
    }
}

/// What is wrong with the second line of a file, after a good one.
#[track_caller]
fn assert_malformed(name: &str, first: &str, second: &str, problem: &str) {
    let text = format!("{first}\n{second}\n");
    let expected = format!("crates/kullback/worst/{name}.txt:2: {problem}");
    assert_eq!(read(operation(name), &text).map_err(|problem| problem.replace('"', "'")), Err(expected), "{second}");
}

#[test]
fn a_malformed_line_is_named() {
    let first = "x=0x1p+0 y=0x1p+1 # 0.25 ULP, kullback 0.1.0";
    for (second, problem) in [
        ("", "there is no finding after a #"),
        ("x=0x1p+2 y=0x1p+1", "there is no finding after a #"),
        ("x=0x1p+2 y=0x1p+1 # kullback 0.1.0", "the finding is not `<error> ULP, <subject>`"),
        ("x=0x1p+2 y=0x1p+1 # half ULP, kullback 0.1.0", "the error is not a number: 'half'"),
        ("x=0x1p+2 z=0x1p+1 # 0 ULP, a 1", "kl_div has no argument z; it takes x y"),
        ("x=0x1p+2 # 0 ULP, a 1", "y is missing; kl_div takes x y"),
        ("y=0x1p+2 x=0x1p+1 # 0 ULP, a 1", "y is out of order; kl_div takes x y"),
        ("x=0x1p+2 x=0x1p+2 y=0x1p+1 # 0 ULP, a 1", "x is out of order; kl_div takes x y"),
        ("x=0x1p+2 y=0x1p+1 x=0x1p+2 # 0 ULP, a 1", "x is out of order; kl_div takes x y"),
        ("x=0x1p+2  y=0x1p+1 # 0 ULP, a 1", "this is no argument: ''"),
        ("x=4 y=0x1p+1 # 0 ULP, a 1", "x is not a hex float: '4'"),
        ("x=[0x1p+2] y=0x1p+1 # 0 ULP, a 1", "x is not a hex float: '[0x1p+2]'"),
        ("x=0x1.80p+2 y=0x1p+1 # 0 ULP, a 1", "the line is not spelled as 'x=0x1.8p+2 y=0x1p+1 # 0 ULP, a 1'"),
        ("x=0x1p+2 y=0x1p+1 # 0.50 ULP, a 1", "the line is not spelled as 'x=0x1p+2 y=0x1p+1 # 0.5 ULP, a 1'"),
        ("x=0x1p+0 y=0x1p+0 # 0 ULP, a 1", "this line sorts before the one above"),
        ("x=0x1p+0 y=0x1p+1 # 0.5 ULP, b 1", "these arguments are on the line before"),
    ] {
        assert_malformed("kl_div", first, second, problem);
    }
    let first = "p=[0x1p+0] q=[0x1p+0] # 0 ULP, a 1";
    for (second, problem) in [
        ("p=0x1p+0 q=[0x1p+0] # 0 ULP, a 1", "p is not a list in brackets: '0x1p+0'"),
        ("p=[0x1p+1] q=[0x1p+0 nought] # 0 ULP, a 1", "q[1] is not a hex float: 'nought'"),
        ("p=[0x1p+1] q=[0x1p+0 # 0 ULP, a 1", "q is not a list in brackets: '[0x1p+0'"),
    ] {
        assert_malformed("kl", first, second, problem);
    }
    let first = "joint=[[0x1p+0]] # 0 ULP, a 1";
    for (second, problem) in [
        ("joint=[[0x1p+1] [0x1p+0 1]] # 0 ULP, a 1", "joint[1][1] is not a hex float: '1'"),
        ("joint=[0x1p+1] # 0 ULP, a 1", "joint[0] is not a list in brackets: '0x1p+1'"),
    ] {
        assert_malformed("mutual_information", first, second, problem);
    }
}
