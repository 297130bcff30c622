//! The audit protocol, as another program meets it: bytes in, one JSON answer a line out.

use kullback_verify::protocol::value_to_json;
use kullback_verify::sampler::{self, Draw};
use kullback_verify::subject::Subject;
use kullback_verify::vocabulary::families::{CLAIMED, FAMILIES, ON_ANY};
use kullback_verify::vocabulary::learning::fits;
use kullback_verify::vocabulary::{OPERATIONS, on_numbers};
use serde_json::{Map, Value as Json, json};
use std::io::Write;
use std::process::{Command, Stdio};

const SUBJECTS: [(Subject, &str); 2] = [(Subject::Fast, "fast"), (Subject::Reference, "reference")];

/// What a subject answers to a stream, line by line.
fn answers(subject: Subject, stream: &[u8]) -> Vec<Json> {
    let mut output = Vec::new();
    subject.serve(stream, &mut output).expect("buffers do not fail");
    let output = String::from_utf8(output).expect("answers are UTF-8");
    output.lines().map(|line| serde_json::from_str(line).expect("an answer is JSON")).collect()
}

/// What a subject answers to one request.
fn answer(subject: Subject, request: &Json) -> Json {
    let mut answers = answers(subject, format!("{request}\n").as_bytes());
    assert_eq!(answers.len(), 1, "{request}");
    answers.remove(0)
}

/// What the verifier's binary answers to a stream.
fn answers_of_binary(name: &str, stream: &[u8]) -> Vec<u8> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_kullback-verify"))
        .args(["subject", name])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the verifier starts");
    let mut stdin = child.stdin.take().expect("it is piped");
    let stream = stream.to_vec();
    // Answers come while requests are still being written.
    let writer = std::thread::spawn(move || stdin.write_all(&stream));
    let output = child.wait_with_output().expect("the verifier ends");
    writer.join().expect("the writer does not panic").expect("the verifier reads to the end");
    assert!(output.status.success(), "{:?}", output.status);
    output.stdout
}

/// The error that both subjects answer with: the fast crate's own words, and whatever the reference says of the same place.
#[track_caller]
fn assert_error(op: &str, args: Json, message: &str) {
    let request = json!({"id": 1, "op": op, "args": args});
    assert_eq!(answer(Subject::Fast, &request), json!({"id": 1, "error": message}));
    let reference = answer(Subject::Reference, &request);
    let reference = reference["error"].as_str().unwrap_or_else(|| panic!("{request} has no error: {reference}"));
    assert_eq!(reference.split(' ').next(), message.split(' ').next(), "{reference}");
}

/// The error that both subjects answer with to a request that cannot be read.
#[track_caller]
fn assert_malformed(line: &str, id: Json, message: &str) {
    for (subject, _) in SUBJECTS {
        assert_eq!(answers(subject, line.as_bytes()), [json!({"id": id, "error": message})], "{line}");
    }
}

/// The value that both subjects answer with: the reference to the last bit, the fast crate next to it at most.
#[track_caller]
fn assert_value(op: &str, args: Json, expected: f64) {
    let request = json!({"id": 1, "op": op, "args": args});
    let reference = answer(Subject::Reference, &request);
    assert_eq!(reference, json!({"id": 1, "value": expected}), "{request}");
    let fast = answer(Subject::Fast, &request);
    let fast = fast["value"].as_f64().unwrap_or_else(|| panic!("{request} has no value: {fast}"));
    assert!(fast.next_down() <= expected && expected <= fast.next_up(), "{fast:?} for {expected:?}: {request}");
}

/// An answer that is the same string in both subjects.
#[track_caller]
fn assert_infinite(op: &str, args: Json) {
    for (subject, _) in SUBJECTS {
        assert_eq!(answer(subject, &json!({"id": 1, "op": op, "args": args})), json!({"id": 1, "value": "inf"}));
    }
}

#[test]
fn capabilities() {
    let unsampled = ON_ANY.iter().chain(fits::OPERATIONS).copied();
    let ops: Vec<&str> = on_numbers().chain(unsampled).map(|operation| operation.name).collect();
    for (subject, name) in [(Subject::Fast, "kullback"), (Subject::Reference, "kullback-reference")] {
        assert_eq!(
            answer(subject, &json!({"id": 0, "op": "capabilities"})),
            json!({"id": 0, "ops": ops, "name": name, "version": env!("CARGO_PKG_VERSION")})
        );
    }
}

/// A request for every operation, in its domain.
fn a_request_for_every_operation() -> Vec<Json> {
    let request = |(id, operation): (usize, &&'static kullback_verify::vocabulary::Operation)| {
        let values = sampler::arguments(&mut Draw::seeded(1, operation.name, id), operation, 16);
        let names = operation.parameters.iter().map(|parameter| parameter.name.to_owned());
        let args: Map<String, Json> = names.zip(values.iter().map(value_to_json)).collect();
        json!({"id": id, "op": operation.name, "args": args})
    };
    OPERATIONS.iter().enumerate().map(request).collect()
}

#[test]
fn every_operation_is_answered_by_both_subjects() {
    let stream: String = a_request_for_every_operation().iter().map(|request| format!("{request}\n")).collect();
    let [fast, reference] = SUBJECTS.map(|(subject, _)| answers(subject, stream.as_bytes()));
    assert_eq!((fast.len(), reference.len()), (OPERATIONS.len(), OPERATIONS.len()));
    for (id, (fast, reference)) in fast.iter().zip(&reference).enumerate() {
        assert_eq!((&fast["id"], &reference["id"]), (&json!(id), &json!(id)));
        let [fast, reference] = [fast, reference].map(|answer| match &answer["value"] {
            Json::String(text) if text == "inf" => f64::INFINITY,
            value => value.as_f64().unwrap_or_else(|| panic!("{}: {answer}", OPERATIONS[id].name)),
        });
        assert!(fast.next_down() <= reference && reference <= fast.next_up(), "{:?}", OPERATIONS[id]);
    }
}

#[test]
fn the_binary_answers_as_the_library_does() {
    let mut stream = b"{\"id\": 0, \"op\": \"capabilities\"}\n\nnot JSON\n\xff\xfe\n{\"op\": 1}\r\n".to_vec();
    for request in a_request_for_every_operation() {
        writeln!(stream, "{request}").expect("a vector can be written to");
    }
    // The last line need not end.
    stream.extend(b"{\"id\": \"last\", \"op\": \"entr\", \"args\": {\"x\": 1}}");
    for (subject, name) in SUBJECTS {
        let mut expected = Vec::new();
        subject.serve(&stream[..], &mut expected).expect("buffers do not fail");
        assert_eq!(String::from_utf8_lossy(&answers_of_binary(name, &stream)), String::from_utf8_lossy(&expected));
        assert!(expected.ends_with(b"{\"id\":\"last\",\"value\":0.0}\n"));
    }
}

#[test]
fn an_answer_comes_before_the_next_request_is_read() {
    use std::io::{BufRead, BufReader};
    let mut child = Command::new(env!("CARGO_BIN_EXE_kullback-verify"))
        .args(["subject", "fast"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the verifier starts");
    let mut stdin = child.stdin.take().expect("it is piped");
    let mut answers = BufReader::new(child.stdout.take().expect("it is piped"));
    for id in 0..3 {
        writeln!(stdin, "{}", json!({"id": id, "op": "entr", "args": {"x": 0}})).expect("it reads");
        let mut line = String::new();
        answers.read_line(&mut line).expect("it answers");
        assert_eq!(line, format!("{{\"id\":{id},\"value\":0.0}}\n"));
    }
    drop(stdin);
    assert!(child.wait().expect("it ends").success());
}

#[test]
fn infinities_are_strings_both_ways() {
    assert_infinite("kl", json!({"p": [0.5, 0.5], "q": [1, 0]}));
    assert_infinite("rel_entr", json!({"x": 1, "y": 0}));
    assert_infinite("renyi", json!({"p": [0.5, 0.5], "q": [1.0, 0.0], "alpha": "inf"}));
    assert_value("renyi", json!({"p": [0.8, 0.2], "q": [0.5, 0.5], "alpha": "inf"}), 0.47000362924573563);
    assert_value("renyi_entropy", json!({"p": [0.75, 0.25], "alpha": "inf"}), 0.2876820724517809);
    assert_error("entr", json!({"x": "inf"}), "x is infinite: inf");
    assert_error("entr", json!({"x": "-inf"}), "x is infinite: -inf");
    assert_error("kl", json!({"p": [0.5, "nan"], "q": [0.5, 0.5]}), "p[1] is NaN");
    let request = json!({"id": 1, "op": "entr", "args": {"x": f64::MAX}});
    assert_eq!(answer(Subject::Fast, &request), json!({"id": 1, "value": "-inf"}));
    assert_eq!(answer(Subject::Reference, &request), json!({"id": 1, "value": "-inf"}));
}

#[test]
fn bad_input_is_named() {
    assert_error("kl", json!({"p": [0.5, 0.4, 0.1], "q": [0.6, 0.5, -0.1]}), "q[2] is negative: -0.1");
    assert_error("entropy", json!({"p": []}), "p is empty");
    assert_error("kl", json!({"p": [1], "q": [0.5, 0.5]}), "q has length 2, but p has length 1");
    assert_error(
        "js",
        json!({"p": [0.5, 0.5], "q": [0.5, 0.6]}),
        "q sums to 1.1, further than 1e-9 from one; normalise it explicitly",
    );
    assert_error("renyi", json!({"p": [1], "q": [1], "alpha": -2}), "alpha is negative: -2.0");
    assert_error("renyi", json!({"p": [1], "q": [1], "alpha": "nan"}), "alpha is NaN");
    assert_error("tsallis", json!({"p": [1], "q": [1], "alpha": "inf"}), "alpha is infinite: inf");
    assert_error(
        "mutual_information",
        json!({"joint": [[0.5, 0.5], [0]]}),
        "joint[1] has length 1, but joint[0] has length 2",
    );
    assert_error("mutual_information", json!({"joint": [[0.5, 0.6], [0, -0.1]]}), "joint[1][1] is negative: -0.1");
    assert_error("entropy_logits", json!({"z": [0, "inf"], "temperature": 1}), "z[1] is infinite: inf");
    for (temperature, message) in
        [(0.0, "temperature is zero, and must be positive"), (-1.0, "temperature is negative: -1.0")]
    {
        assert_error("entropy_logits", json!({"z": [0, 1], "temperature": temperature}), message);
    }
}

#[test]
fn an_unknown_operation_is_unsupported() {
    for (subject, _) in SUBJECTS {
        let request = json!({"id": 3, "op": "wasserstein", "args": {"p": "whatever"}});
        assert_eq!(answer(subject, &request), json!({"id": 3, "unsupported": true}));
        let nameless = json!({"id": 4, "op": ""});
        assert_eq!(answer(subject, &nameless), json!({"id": 4, "unsupported": true}));
    }
}

#[test]
fn requests_that_cannot_be_read() {
    for (line, problem) in [
        ("{", "not JSON: EOF while parsing an object at line 1 column 1"),
        ("kl p q", "not JSON: expected value at line 1 column 1"),
        ("{\"id\": 1} {\"id\": 2}", "not JSON: trailing characters at line 1 column 11"),
        (
            "{\"id\": 1, \"op\": \"entr\", \"args\": {\"x\": 1e400}}",
            "not JSON: number out of range at line 1 column 43",
        ),
        ("{\"id\": 1, \"op\": \"entr\", \"args\": {\"x\": NaN}}", "not JSON: expected value at line 1 column 39"),
        ("[1, 2]", "a request is an object"),
        ("\"kl\"", "a request is an object"),
        ("null", "a request is an object"),
    ] {
        assert_malformed(line, Json::Null, problem);
    }
    let deep = "[".repeat(100_000);
    for (subject, _) in SUBJECTS {
        let answers = answers(subject, deep.as_bytes());
        assert!(answers[0]["error"].as_str().is_some_and(|error| error.contains("recursion limit")), "{answers:?}");
    }
}

#[test]
fn requests_that_make_no_sense() {
    let id = || json!(1);
    assert_malformed(r#"{"id": 1}"#, id(), "op is missing");
    assert_malformed(r#"{"id": 1, "op": ["kl"]}"#, id(), r#"op is not a string: ["kl"]"#);
    assert_malformed(r#"{"id": 1, "op": "kl"}"#, id(), "p is missing; kl takes p, q");
    assert_malformed(r#"{"id": 1, "op": "kl", "args": [[1], [1]]}"#, id(), "args is not an object: [[1],[1]]");
    assert_malformed(r#"{"id": 1, "op": "kl", "args": {"p": [1]}}"#, id(), "q is missing; kl takes p, q");
    assert_malformed(
        r#"{"id": 1, "op": "kl", "args": {"p": [1], "q": [1], "base": 2}}"#,
        id(),
        "kl has no argument base; it takes p, q",
    );
    assert_malformed(r#"{"id": 1, "op": "kl", "args": {"p": 1, "q": [1]}}"#, id(), "p is not a list: 1");
    assert_malformed(r#"{"id": 1, "op": "kl", "args": {"p": null, "q": [1]}}"#, id(), "p is not a list: null");
    assert_malformed(
        r#"{"id": 1, "op": "kl", "args": {"p": [1, "x"], "q": [1, 0]}}"#,
        id(),
        r#"p[1] is not a number: "x""#,
    );
    assert_malformed(r#"{"id": 1, "op": "kl", "args": {"p": [[1]], "q": [1]}}"#, id(), "p[0] is not a number: [1]");
    assert_malformed(r#"{"id": 1, "op": "entr", "args": {"x": [1]}}"#, id(), "x is not a number: [1]");
    assert_malformed(r#"{"id": 1, "op": "entr", "args": {"x": true}}"#, id(), "x is not a number: true");
    assert_malformed(r#"{"id": 1, "op": "entr", "args": {"x": "Infinity"}}"#, id(), r#"x is not a number: "Infinity""#);
    assert_malformed(
        r#"{"id": 1, "op": "mutual_information", "args": {"joint": [[1], 0]}}"#,
        id(),
        "joint[1] is not a list: 0",
    );
    assert_malformed(
        r#"{"id": 1, "op": "mutual_information", "args": {"joint": [[0.5], [{}]]}}"#,
        id(),
        "joint[1][0] is not a number: {}",
    );
}

#[test]
fn the_stream_goes_on_in_order() {
    let good = |id: &str| format!("{{\"id\": {id}, \"op\": \"entr\", \"args\": {{\"x\": 1}}}}\n").into_bytes();
    let stream = [
        good("1"),
        b"garbage\n".to_vec(),
        good("\"two\""),
        b"\xc3\x28 invalid UTF-8\n".to_vec(),
        good("[3, {\"three\": null}]"),
        b"\n   \n\r\n".to_vec(),
        good("4.5"),
        b"{\"id\": false, \"op\": \"nonsense\"}\n".to_vec(),
        good("null"),
        b"{\"op\": \"entr\", \"args\": {\"x\": -1}}\n".to_vec(),
        good("123456789012345678901234567890"),
        good("18446744073709551615"),
    ]
    .concat();
    for (subject, _) in SUBJECTS {
        let answers = answers(subject, &stream);
        let ids: Vec<&Json> = answers.iter().map(|answer| &answer["id"]).collect();
        let null = Json::Null;
        let (two, three) = (json!("two"), json!([3, {"three": null}]));
        let (large, largest) = (json!(123456789012345678901234567890.0), json!(u64::MAX));
        assert_eq!(
            ids,
            [&json!(1), &null, &two, &null, &three, &json!(4.5), &json!(false), &null, &null, &large, &largest]
        );
        let outcome = |answer: &Json| {
            ["value", "error", "unsupported"].into_iter().filter(|key| answer.get(key).is_some()).collect::<Vec<_>>()
        };
        let outcomes: Vec<_> = answers.iter().flat_map(outcome).collect();
        let (value, error) = ("value", "error");
        assert_eq!(outcomes, [value, error, value, error, value, value, "unsupported", value, error, value, value]);
    }
}

#[test]
fn the_last_of_duplicate_keys_counts() {
    for (subject, _) in SUBJECTS {
        let line = br#"{"id": 1, "id": 2, "op": "kl", "op": "entr", "args": {"x": -1, "x": 1}}"#;
        assert_eq!(answers(subject, line), [json!({"id": 2, "value": 0.0})]);
    }
}

#[test]
fn numbers_are_read_and_written_to_the_last_bit() {
    // Decimals of many digits, next to a tie or to the smallest normal number; an integer that no `f64` holds; and the extremes.
    for (decimal, written) in [
        ("5e-324", "5e-324"),
        ("2.2250738585072011e-308", "2.225073858507201e-308"),
        ("1.00000000000000011102230246251565404236316680908203125", "1.0"),
        ("1.00000000000000011102230246251565404236316680908203126", "1.0000000000000002"),
        ("9007199254740993", "9007199254740992.0"),
        ("1.7976931348623157e308", "1.7976931348623157e+308"),
        ("0.1", "0.1"),
    ] {
        let request = format!(r#"{{"id": 1, "op": "kl_div", "args": {{"x": -0.0, "y": {decimal}}}}}"#);
        for (subject, _) in SUBJECTS {
            let mut output = Vec::new();
            subject.serve(request.as_bytes(), &mut output).expect("buffers do not fail");
            assert_eq!(String::from_utf8_lossy(&output), format!("{{\"id\":1,\"value\":{written}}}\n"));
        }
    }
}

#[test]
fn where_well_known_libraries_are_wrong() {
    const TINY: f64 = 5e-324;
    assert_value("kl", json!({"p": [0.99, 0.01], "q": [0.01, 0.99]}), 4.5032174531318985);
    assert_value("kl", json!({"p": [0.5, 0.5], "q": [0.25, 0.75]}), 0.14384103622589045);
    assert_value("kl", json!({"p": [0.3, 0.7], "q": [0.3 + 1e-6, 0.7 - 1e-6]}), 2.3809493574826693e-12);
    assert_value("kl", json!({"p": [TINY, 1.0], "q": [1.0, TINY]}), 744.4400719213812);
    assert_value("kl", json!({"p": [0.3, 0.7], "q": [0.3 + 1e-9, 0.7 - 1e-9]}), 2.3809524282902576e-18);
    assert_value("kl_div", json!({"x": 0.5, "y": 0.5 * (1.0 + 1e-9)}), 2.500000412035205e-19);
    assert_value("kl_div", json!({"x": 1, "y": TINY}), 743.4400719213812);
    assert_value("rel_entr", json!({"x": 4, "y": 2.2250738585072014e-308}), 2839.130851573536);
    assert_value("rel_entr", json!({"x": 1, "y": TINY}), 744.4400719213812);
    assert_value(
        "js_distance",
        json!({"p": [0.3325298724698066, 0.6674701275301934], "q": [0.33229159315088386, 0.6677084068491161]}),
        0.00017883362019888326,
    );
    assert_value("js_distance", json!({"p": [0, 1], "q": [TINY, 1]}), 1.3085492146388467e-162);
    let noisy: Vec<f64> = (0..100).map(|i| 0.01 * (1.0 + if i % 2 == 1 { 1e-8 } else { -1e-8 })).collect();
    assert_value("kl", json!({"p": vec![0.01; 100], "q": noisy}), 5.0000000467781475e-17);
    assert_infinite("kl", json!({"p": [0.5, 0.5], "q": [1, 0]}));
    assert_value("total_variation", json!({"p": [0.5, 0.5], "q": [1, 0]}), 0.5);
    assert_infinite("kl", json!({"p": [0.5, 0.5, 0, 0], "q": [0, 0, 0.5, 0.5]}));
    assert_value("kl", json!({"p": [0.5, 0.5], "q": [0.5 + 1e-10, 0.5 - 1e-10]}), 2.0000003309614977e-20);
}

/// A normal distribution, as the protocol has it.
fn normal(mean: f64, std: f64) -> Json {
    json!({"family": "normal", "mean": mean, "std": std})
}

#[test]
fn distributions_are_objects() {
    let laplace = json!({"family": "laplace", "location": 0, "scale": 1});
    assert_value("family.kl", json!({"p": normal(0.0, 1.0), "q": normal(1e-8, 1.0)}), 5.0000000000000005e-17);
    assert_value("family.kl", json!({"p": laplace, "q": normal(0.0, 1.0)}), 0.22579135264472744);
    assert_value("family.entropy", json!({"p": normal(7.0, 1.0)}), 1.4189385332046727);
    assert_value("family.renyi", json!({"p": normal(0.0, 1.0), "q": normal(1.0, 1.0), "alpha": 2}), 1.0);
    assert_value("family.chi_squared", json!({"p": normal(0.0, 1.0), "q": normal(1.0, 1.0)}), 1.7182818284590453);
    assert_infinite("family.renyi", json!({"p": normal(0.0, 2.0), "q": normal(0.0, 1.0), "alpha": 2}));
}

#[test]
fn bad_parameters_are_named() {
    let (p, q) = (normal(0.0, 1.0), normal(0.0, -1.0));
    let message = "std of normal is -1.0, and must be positive and finite";
    assert_error("family.kl", json!({"p": p, "q": q}), message);
    assert_error("family.entropy", json!({"p": q}), message);
    let infinite = json!({"family": "normal", "mean": "inf", "std": 1});
    assert_error("family.entropy", json!({"p": infinite}), "mean of normal is inf, and must be finite");
    assert_error("family.renyi", json!({"p": p, "q": p, "alpha": -1}), "alpha is negative: -1.0");
    assert_error("family.renyi", json!({"p": p, "q": p, "alpha": "nan"}), "alpha is NaN");
}

/// What both subjects say of an operation at one argument that cannot be read.
#[track_caller]
fn assert_no_distribution(p: Json, message: &str) {
    let request = json!({"id": 1, "op": "family.entropy", "args": {"p": p}});
    assert_malformed(&request.to_string(), json!(1), message);
}

#[test]
fn what_is_no_distribution() {
    let what = "p is not a distribution, an object with a family and its parameters";
    assert_no_distribution(json!([0.5, 0.5]), &format!("{what}: [0.5,0.5]"));
    assert_no_distribution(json!("normal"), &format!("{what}: \"normal\""));
    assert_no_distribution(json!({"mean": 0, "std": 1}), "p.family is missing; family.entropy takes p");
    assert_no_distribution(json!({"family": "gauss"}), "p.family is not the name of a family: \"gauss\"");
    assert_no_distribution(json!({"family": 1}), "p.family is not the name of a family: 1");
    assert_no_distribution(json!({"family": "normal", "mean": 0}), "p.std is missing; normal takes mean, std");
    assert_no_distribution(
        json!({"family": "normal", "mean": 0, "std": 1, "variance": 1}),
        "p.variance is no parameter; normal takes mean, std",
    );
    assert_no_distribution(json!({"family": "normal", "mean": [0], "std": 1}), "p.mean is not a number: [0]");
}

#[test]
fn a_number_of_trials_is_whole() {
    // The family is in another file, which may not be there.
    let Some(family) = FAMILIES.iter().find(|family| family.name == "binomial") else { return };
    assert_eq!(family.parameters.iter().map(|parameter| parameter.name).collect::<Vec<_>>(), ["trials", "prob"]);
    for trials in [json!(2.5), json!(-1), json!("inf"), json!("nan"), json!(1e17)] {
        let message = format!("p.trials is not a whole number up to 2^53: {trials}");
        assert_no_distribution(json!({"family": "binomial", "trials": trials, "prob": 0.5}), &message);
    }
}

/// That the same is answered to a pair of the protocol as is claimed of that pair, operation by operation.
#[test]
fn every_claim_is_answered_under_its_general_name() {
    for (id, operation) in CLAIMED.iter().enumerate() {
        let general = operation.name.rsplit('.').next().map(|name| format!("family.{name}")).unwrap_or_default();
        let values = sampler::arguments(&mut Draw::seeded(2, operation.name, id), operation, 8);
        let names = operation.parameters.iter().map(|parameter| parameter.name.to_owned());
        let args: Map<String, Json> = names.zip(values.iter().map(value_to_json)).collect();
        let arguments: Vec<_> = values.iter().map(kullback_verify::point::Value::as_argument).collect();
        let expected = match (operation.fast)(&arguments) {
            Ok(values) => json!({"id": id, "value": kullback_verify::protocol::number_to_json(values[0])}),
            Err(error) => json!({"id": id, "error": error.to_string()}),
        };
        assert_eq!(answer(Subject::Fast, &json!({"id": id, "op": general, "args": args})), expected, "{operation:?}");
    }
}
