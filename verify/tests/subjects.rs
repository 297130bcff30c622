//! The subjects of `verify/subjects/`: each speaks the protocol, and means by an operation what the vocabulary does.
//!
//! A subject whose interpreter or library is not installed is skipped, with a line that says so (`cargo test --test subjects --
//! --nocapture`). The interpreter of the Python ones is `PYTHON`, by default `python3`; those in Rust are asked if they have been built
//! (`cargo build --manifest-path verify/subjects/rust/Cargo.toml`).

use kullback_verify::point::{Distribution, Value};
use kullback_verify::protocol::value_to_json;
use kullback_verify::sampler::Draw;
use kullback_verify::subject::Subject;
use kullback_verify::vocabulary::families::{FAMILIES, Family};
use kullback_verify::vocabulary::{Domain, Operation, Parameter};
use serde_json::{Map, Value as Json, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// How far an answer may be from the exact value at an ordinary input, relatively: not how good a library is, only that it means the
/// same quantity.
const SAME_QUANTITY: f64 = 1e-6;

/// How many inputs each operation is asked at; each pair of families.
const INPUTS: usize = 6;

/// Where a library is wrong at ordinary inputs, though what it documents is our quantity: the subject, and what its requests contain.
const KNOWN_TO_BE_WRONG: &[(&str, &[&str])] = &[
    // The ratio of the rates is upside down.
    ("rv", &["family.kl", "exponential"]),
    // The sign.
    ("rv", &["family.kl", "bernoulli"]),
    // In bits; the other entropies are in nats.
    ("rv", &["family.entropy", "geometric"]),
    // The logarithms of the AVX-512 kernels have one correct digit, and what is documented as the divergence is its root.
    ("simsimd", &["\"kl\""]),
    ("simsimd", &["\"rel_entr_sum\""]),
    ("simsimd", &["\"js\""]),
    // An expansion for large rates, at any rate.
    ("statrs", &["family.entropy", "poisson"]),
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("subjects")
}

fn python() -> String {
    std::env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned())
}

/// The names of the files of a folder with that ending, without it.
fn files(folder: &Path, ending: &str) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("the folder can be read");
    let names = entries.map(|entry| entry.expect("its entries, too").file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> = names.filter_map(|name| name.strip_suffix(ending).map(str::to_owned)).collect();
    names.sort();
    names
}

/// The program and arguments of every subject, by name.
fn commands() -> Vec<(String, Vec<String>)> {
    let script = |interpreter: &str, file: String| {
        (file.clone(), vec![interpreter.to_owned(), folder().join(file).to_string_lossy().into_owned()])
    };
    let mut commands = vec![script(&python(), "template.py".to_owned())];
    commands.extend(files(&folder(), "_subject.py").into_iter().map(|name| script(&python(), name + "_subject.py")));
    commands.extend(files(&folder(), "_subject.R").into_iter().map(|name| script("Rscript", name + "_subject.R")));
    for name in files(&folder().join("rust/src/bin"), ".rs") {
        let built = ["release", "debug"].map(|profile| folder().join("rust/target").join(profile).join(&name));
        let program = built.iter().find(|path| path.exists()).unwrap_or(&built[0]).to_string_lossy().into_owned();
        commands.push((name, vec![program]));
    }
    commands
}

/// A subject that runs.
struct Conversation {
    name: String,
    child: Child,
    requests: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
    capabilities: Json,
}

impl Conversation {
    /// Starts a subject and asks what it can do; or says why it is skipped.
    fn start(name: String, command: &[String]) -> Result<Self, String> {
        let mut process = Command::new(&command[0]);
        process.args(&command[1..]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = process.spawn().map_err(|error| format!("{}: {error}", command[0]))?;
        let requests = child.stdin.take();
        let answers = BufReader::new(child.stdout.take().expect("it is piped"));
        let mut errors = child.stderr.take().expect("it is piped");
        let mut conversation = Self { name, child, requests, answers, capabilities: Json::Null };
        match conversation.ask_line(r#"{"id": 0, "op": "capabilities"}"#) {
            Some(capabilities) => {
                // What the libraries say must not fill the pipe, nor be seen.
                std::thread::spawn(move || std::io::copy(&mut errors, &mut std::io::sink()));
                conversation.capabilities = capabilities;
                Ok(conversation)
            }
            None => {
                let mut said = String::new();
                errors.read_to_string(&mut said).expect("what it says is text");
                let status = conversation.child.wait().expect("it ends");
                assert_eq!(status.code(), Some(2), "{}: {said}", conversation.name);
                assert_installs(&said);
                Err(said.trim().to_owned())
            }
        }
    }

    /// The answer to a line, `None` if it has ended.
    fn ask_line(&mut self, line: &str) -> Option<Json> {
        let requests = self.requests.as_mut().expect("it has not been closed");
        // One that ends at once may do so before or after this is written.
        let _ = writeln!(requests, "{line}").and_then(|()| requests.flush());
        let mut answer = String::new();
        self.answers.read_line(&mut answer).expect("answers are UTF-8");
        let json = || serde_json::from_str(&answer).unwrap_or_else(|error| panic!("{}: {error}: {answer}", self.name));
        (!answer.is_empty()).then(json)
    }

    fn ask(&mut self, request: &Json) -> Json {
        let line = request.to_string();
        let answer = self.ask_line(&line).unwrap_or_else(|| panic!("{} ends at {line}", self.name));
        assert_eq!(answer["id"], request["id"], "{}: {line}", self.name);
        assert_well_formed(&self.name, &line, &answer);
        answer
    }

    fn operations(&self) -> Vec<&'static Operation> {
        let names = self.capabilities["ops"].as_array().expect("ops is a list");
        let named = |name: &Json| name.as_str().and_then(Operation::named);
        names.iter().map(|name| named(name).unwrap_or_else(|| panic!("{}: {name}", self.name))).collect()
    }

    /// Closes its input, at which it ends without fault.
    fn end(mut self) {
        self.requests = None;
        let status = self.child.wait().expect("it ends");
        assert!(status.success(), "{}: {status}", self.name);
    }
}

/// One line that says what is missing, and how it is installed.
#[track_caller]
fn assert_installs(said: &str) {
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(said.contains("; install it with: "), "{said}");
}

/// An answer has an id, and one other thing.
fn assert_well_formed(subject: &str, line: &str, answer: &Json) {
    let fields = answer.as_object().unwrap_or_else(|| panic!("{subject}: {answer}"));
    let is_number = |value: &Json| value.is_number() || matches!(value.as_str(), Some("inf" | "-inf" | "nan"));
    let is_fine = match (&answer["value"], &answer["error"], &answer["unsupported"]) {
        (Json::Array(values), Json::Null, Json::Null) => values.iter().all(is_number),
        (Json::Null, Json::String(error), Json::Null) => !error.is_empty(),
        (Json::Null, Json::Null, Json::Bool(unsupported)) => *unsupported,
        (value, Json::Null, Json::Null) => is_number(value),
        _ => false,
    };
    assert!(fields.len() == 2 && is_fine, "{subject} answers {answer} to {line}");
}

/// Every subject that can be asked, one after the other.
fn for_each_subject(mut check: impl FnMut(&mut Conversation)) {
    for (name, command) in commands() {
        match Conversation::start(name.clone(), &command) {
            Ok(mut conversation) => {
                check(&mut conversation);
                conversation.end();
            }
            Err(reason) => println!("{name}: skipped ({reason})"),
        }
    }
}

#[test]
fn capabilities_are_in_the_vocabulary() {
    for_each_subject(|subject| {
        let capabilities = subject.capabilities.clone();
        assert_eq!(capabilities["id"], json!(0), "{capabilities}");
        for field in ["name", "version"] {
            assert!(capabilities[field].as_str().is_some_and(|text| !text.is_empty()), "{capabilities}");
        }
        let operations = subject.operations();
        let calls = capabilities["calls"].as_object().expect("calls is an object");
        let named: Vec<&str> = operations.iter().map(|operation| operation.name).collect();
        assert_eq!(calls.keys().collect::<Vec<_>>(), named, "{}", subject.name);
        assert!(calls.values().all(|call| call.as_str().is_some_and(|text| !text.is_empty())), "{}", subject.name);
        println!("{}: {} operations", subject.name, operations.len());
    });
}

#[test]
fn one_bad_request_is_one_error() {
    for_each_subject(|subject| {
        let operation = subject.operations()[0];
        let everything = |value: Json| -> Json {
            operation.parameters.iter().map(|parameter| (parameter.name.to_owned(), value.clone())).collect()
        };
        for line in ["not JSON", "[1]", "7", "{}"] {
            let answer = subject.ask_line(line).unwrap_or_else(|| panic!("{} ends at {line}", subject.name));
            assert!(answer["id"].is_null() && answer["error"].is_string(), "{}: {answer}", subject.name);
        }
        for (id, fields) in [
            (json!(7), json!({})),
            (json!("eight"), json!({"args": {}})),
            (json!(9), json!({"op": operation.name, "args": {}})),
            (json!(10), json!({"op": operation.name, "args": everything(json!("high"))})),
            (json!(11), json!({"op": operation.name, "args": 11})),
        ] {
            let mut request = fields;
            request["id"] = id;
            let answer = subject.ask(&request);
            assert!(answer["error"].is_string(), "{}: {answer} to {request}", subject.name);
        }
        let answer = subject.ask(&json!({"id": "twelve", "op": "no such operation", "args": {}}));
        assert_eq!(answer, json!({"id": "twelve", "unsupported": true}), "{}", subject.name);
    });
}

#[test]
fn infinities_and_zeros_are_answered() {
    for_each_subject(|subject| {
        for operation in subject.operations() {
            for number in [json!("inf"), json!("-inf"), json!("nan"), json!(0.0), json!(5e-324), json!(1e308)] {
                let mut draw = Draw::seeded(2, operation.name, 0);
                let args = replaced(&arguments(&mut draw, operation, &[]), &number);
                // Whatever it is, it is well-formed.
                subject.ask(&json!({"id": 1, "op": operation.name, "args": args}));
            }
        }
    });
}

/// The arguments, the first number of each replaced.
fn replaced(args: &Map<String, Json>, number: &Json) -> Map<String, Json> {
    fn first(value: &mut Json) -> Option<&mut Json> {
        match value {
            Json::Array(entries) => entries.iter_mut().find_map(first),
            Json::Object(fields) => fields.values_mut().find_map(first),
            Json::Number(_) => Some(value),
            _ => None,
        }
    }
    let mut args = args.clone();
    for value in args.values_mut() {
        if let Some(place) = first(value) {
            *place = number.clone();
        }
    }
    args
}

#[test]
fn a_missing_library_is_one_line_and_status_two() {
    for name in files(&folder(), "_subject.py") {
        // Without `site` no library is found, whatever is installed.
        let mut command = Command::new(python());
        command.args(["-S", "-E"]).arg(folder().join(format!("{name}_subject.py"))).stdin(Stdio::null());
        let Ok(output) = command.output() else {
            println!("{name}: skipped (there is no {})", python());
            continue;
        };
        assert_eq!(output.status.code(), Some(2), "{name}: {output:?}");
        assert!(output.stdout.is_empty(), "{name}: {output:?}");
        let said = String::from_utf8(output.stderr).expect("what it says is text");
        assert_installs(&said);
        assert!(said.contains(" is not installed; install it with: python3 -m pip install "), "{said}");
    }
}

#[test]
fn the_template_is_at_most_twenty_lines() {
    let template = std::fs::read_to_string(folder().join("template.py")).expect("the template can be read");
    assert!(template.lines().count() <= 20);
}

/// What came of comparing a subject with the reference.
#[derive(Default)]
struct Comparison {
    answered: usize,
    worst: (f64, String),
    known: Vec<&'static [&'static str]>,
    wrong: Vec<String>,
}

impl Comparison {
    /// A wrong answer: one that is known, or one to be looked into.
    fn is_wrong(&mut self, subject: &str, request: &Json, answer: &str) {
        let text = request.to_string();
        let matches = |known: &[&str]| known.iter().all(|fragment| text.contains(fragment));
        match KNOWN_TO_BE_WRONG.iter().find(|(name, known)| *name == subject && matches(known)) {
            Some((_, known)) => self.known.push(known),
            None => self.wrong.push(format!("{subject}: {text}\n  {answer}")),
        }
    }
}

#[test]
fn ordinary_inputs_mean_the_same_quantity() {
    let mut wrong = Vec::new();
    for_each_subject(|subject| {
        let mut comparison = Comparison::default();
        for operation in subject.operations() {
            let before = comparison.answered;
            for families in families_of(operation) {
                compare(subject, operation, &families, &mut comparison);
            }
            assert!(comparison.answered > before, "{}: {} is never answered", subject.name, operation.name);
        }
        let (worst, at) = comparison.worst;
        println!("{}: {} answers, at most {worst:.1e} off, at {at}", subject.name, comparison.answered);
        for (name, known) in KNOWN_TO_BE_WRONG {
            if *name == subject.name && !comparison.known.contains(known) {
                println!("{name}: not wrong here, of {known:?}");
            }
        }
        wrong.extend(comparison.wrong);
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The families of the distributions of an operation, in all combinations.
fn families_of(operation: &Operation) -> Vec<Vec<&'static Family>> {
    let distributions = operation.parameters.iter().filter(|parameter| parameter.domain == Domain::Distribution);
    distributions.fold(vec![Vec::new()], |chosen, _| {
        let with_each = |chosen: &Vec<&'static Family>| {
            let chosen = chosen.clone();
            FAMILIES.iter().map(move |&family| [chosen.clone(), vec![family]].concat())
        };
        chosen.iter().flat_map(with_each).collect()
    })
}

/// Compares the answers at some ordinary inputs, unless the subject has no such operation for these families.
fn compare(
    subject: &mut Conversation,
    operation: &Operation,
    families: &[&'static Family],
    comparison: &mut Comparison,
) {
    for index in 0..INPUTS {
        let mut draw = Draw::seeded(1, operation.name, index);
        let args = arguments(&mut draw, operation, families);
        let request = json!({"id": index, "op": operation.name, "args": args});
        let answer = subject.ask(&request);
        if answer["unsupported"] == json!(true) {
            match families {
                [p, q] if p != q => return,
                // That some parameter differs may be why.
                _ => continue,
            }
        }
        let reference = Subject::Reference.answer(&request.to_string());
        if reference["error"].is_string() {
            // Such as the divergences of families of which we have no closed form.
            continue;
        }
        comparison.answered += 1;
        let distance = distance(&answer["value"], &reference["value"]).unwrap_or(f64::INFINITY);
        if distance > SAME_QUANTITY {
            comparison.is_wrong(&subject.name, &request, &format!("{answer}, not {reference}"));
        } else if distance > comparison.worst.0 {
            comparison.worst = (distance, request.to_string());
        }
    }
}

/// The relative distance of an answer from the exact one, the largest of a vector; `None` if the shapes differ.
fn distance(answer: &Json, exact: &Json) -> Option<f64> {
    match (answer, exact) {
        (Json::Array(answers), Json::Array(exacts)) if answers.len() == exacts.len() => answers
            .iter()
            .zip(exacts)
            .try_fold(0.0, |worst: f64, (answer, exact)| distance(answer, exact).map(|next| worst.max(next))),
        (Json::String(answer), Json::String(exact)) => (answer == exact).then_some(0.0),
        (answer, exact) => {
            let (answer, exact) = (answer.as_f64()?, exact.as_f64()?);
            // A value that is zero is reached only to within rounding.
            Some((answer - exact).abs() / exact.abs().max(1e-6))
        }
    }
}

/// Ordinary arguments for an operation: nothing large, small, near or empty.
fn arguments(draw: &mut Draw<'_>, operation: &Operation, families: &[&'static Family]) -> Map<String, Json> {
    let mut args = Map::new();
    let mut before: Option<Value> = None;
    let mut families = families.iter();
    for parameter in operation.parameters {
        let value = match parameter.domain {
            Domain::Distribution => {
                let family = families.next().copied().unwrap_or(FAMILIES[0]);
                Value::Distribution(member(draw, family, before.as_ref()))
            }
            _ if operation.name.starts_with("conventions.scipy") && parameter.domain == Domain::Logits => masses(draw),
            _ => ordinary(draw, parameter, before.as_ref()),
        };
        args.insert(parameter.name.to_owned(), value_to_json(&value));
        before = Some(value);
    }
    args
}

/// A member of a family; beside one of the same family, now and then with one of its parameters.
fn member(draw: &mut Draw<'_>, family: &'static Family, beside: Option<&Value>) -> Distribution {
    let mut parameters: Vec<Value> = Vec::new();
    for parameter in family.parameters {
        let value = ordinary(draw, parameter, parameters.last());
        parameters.push(value);
    }
    if let Some(Value::Distribution(other)) = beside
        && other.family == family
        && parameters.len() > 1
        && draw.below(2) == 0
    {
        let shared = draw.below(parameters.len());
        // The end of an interval goes with its beginning.
        if family.parameters[1].domain != Domain::Above {
            parameters[shared].clone_from(&other.parameters[shared]);
        }
    }
    Distribution { family, parameters }
}

const ENTRIES: usize = 4;

fn masses(draw: &mut Draw<'_>) -> Value {
    list(draw, |draw| 0.1 + draw.unit())
}

fn list(draw: &mut Draw<'_>, entry: impl Fn(&mut Draw<'_>) -> f64) -> Value {
    (0..ENTRIES).map(|_| entry(draw)).collect::<Vec<f64>>().into()
}

/// So many positive numbers that sum to one.
fn probabilities(draw: &mut Draw<'_>, count: usize) -> Vec<f64> {
    let weights: Vec<f64> = (0..count).map(|_| 0.1 + draw.unit()).collect();
    let total: f64 = weights.iter().sum();
    weights.iter().map(|weight| weight / total).collect()
}

/// An ordinary value of a parameter, after the one before it.
fn ordinary(draw: &mut Draw<'_>, parameter: &Parameter, before: Option<&Value>) -> Value {
    match (parameter.domain, parameter.name) {
        (_, "base") => draw.choose(&[2.0, 10.0]).into(),
        (_, "batch") => draw.choose(&[1.0, 2.0, 4.0]).into(),
        (_, "contingency") => {
            let counts = |draw: &mut Draw<'_>| (0..ENTRIES).map(|_| (1 + draw.below(9)) as f64).collect();
            (0..3).map(|_| counts(draw)).collect::<Vec<Vec<f64>>>().into()
        }
        // Within the unit interval, or around it.
        (Domain::Location, "low") => if draw.below(2) == 0 { 0.1 + 0.3 * draw.unit() } else { -draw.unit() }.into(),
        (Domain::Above, _) => {
            let Some(Value::Number(low)) = before else { panic!("nothing to be above") };
            let width = if low.nearest() > 0.0 { 0.5 * draw.unit() } else { 2.0 + draw.unit() };
            (low.nearest() + 0.05 + width).into()
        }
        (Domain::Order | Domain::ModerateOrder, _) => draw.choose(&[0.5, 1.0, 2.0, 3.5]).into(),
        (Domain::Location | Domain::Finite | Domain::LogOdds | Domain::Angle, _) => (2.0 * draw.signed_unit()).into(),
        (Domain::Count | Domain::Trials, _) => (1.0 + draw.below(8) as f64).into(),
        (Domain::DegreesOfFreedom, _) => (ENTRIES as f64 + 3.0 * draw.unit()).into(),
        (Domain::Probability | Domain::PositiveProbability | Domain::OpenProbability, _) => {
            (0.05 + 0.9 * draw.unit()).into()
        }
        (
            Domain::NonNegative
            | Domain::Positive
            | Domain::Scale
            | Domain::SharedScale
            | Domain::Rate
            | Domain::Concentration,
            _,
        ) => (0.3 + 3.0 * draw.unit()).into(),
        (Domain::Pmf, _) => {
            let weighted = if let Some(Value::Rows(rows)) = before { rows.rows().len() } else { ENTRIES };
            probabilities(draw, weighted).into()
        }
        (Domain::Pmfs, _) => {
            let count = draw.choose(&[2, 3]);
            (0..count).map(|_| probabilities(draw, ENTRIES)).collect::<Vec<_>>().into()
        }
        (Domain::Joint, _) => {
            probabilities(draw, 3 * ENTRIES).chunks(ENTRIES).map(<[f64]>::to_vec).collect::<Vec<_>>().into()
        }
        (Domain::Masses | Domain::Scales, _) => masses(draw),
        (Domain::Logits | Domain::Locations | Domain::Direction, _) => list(draw, |draw| 2.0 * draw.signed_unit()),
        (Domain::Ascending, _) => {
            let mut cuts: Vec<f64> = (0..ENTRIES).map(|index| index as f64 + 0.9 * draw.unit() - 2.0).collect();
            cuts.sort_by(f64::total_cmp);
            cuts.into()
        }
        (Domain::Covariance, _) => {
            let scales: Vec<f64> = (0..ENTRIES).map(|_| 0.5 + draw.unit()).collect();
            let entry = |i: usize, j: usize| scales[i] * scales[j] * if i == j { 1.0 } else { 0.3 };
            (0..ENTRIES).map(|i| (0..ENTRIES).map(|j| entry(i, j)).collect()).collect::<Vec<Vec<f64>>>().into()
        }
        (other, name) => panic!("{name} is {other:?}, of which nothing is ordinary yet"),
    }
}
