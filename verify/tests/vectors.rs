//! The exported test vectors: that they say what they should, that right implementations pass and wrong ones are caught, and that the page
//! that tells people how to use them can be followed.

use fhex::FromHex;
use kullback_reference::Enclosure;
use kullback_reference::exact::from_decimal;
use kullback_verify::point::{Argument, Value};
use kullback_verify::protocol::{answer_to_json, value_to_json};
use kullback_verify::run::operations;
use kullback_verify::vectors::mistake::{MISTAKES, Mistake, Question};
use kullback_verify::vectors::{DIGITS, all_agree, candidates, file, schema};
use kullback_verify::vocabulary::{Claim, Operation};
use serde_json::Value as Json;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// Where the vectors are.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../snapshots/vectors")
}

fn json(path: &Path) -> Json {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The files of vectors, by their paths below the folder.
fn files() -> Vec<(String, Json)> {
    let paths: BTreeSet<String> = operations().map(file::path).collect();
    paths.into_iter().map(|path| (path.clone(), json(&folder().join(path)))).collect()
}

/// A vector as it stands in a file.
struct Exported {
    operation: &'static Operation,
    json: Json,
    values: Vec<Value>,
    value: Vec<f64>,
    digits: Vec<String>,
}

impl Exported {
    fn arguments(&self) -> Vec<Argument<'_>> {
        self.values.iter().map(Value::as_argument).collect()
    }

    fn catches(&self, mistake: &Mistake) -> bool {
        self.json["catches"].as_array().expect("a list").iter().any(|name| name == mistake.name)
    }

    fn question(&self) -> Question<'_> {
        Question { operation: self.operation, values: &self.values, value: &self.value }
    }

    /// Whether an implementation answers something wrong there.
    fn exposes(&self, implementation: fn(&Question<'_>) -> Option<Vec<f64>>) -> bool {
        implementation(&self.question()).is_some_and(|answer| !all_agree(&answer, &self.value))
    }

    fn place(&self) -> String {
        format!("{} at {}", self.operation.name, self.json["hex"])
    }
}

fn vectors() -> Vec<Exported> {
    let mut vectors = Vec::new();
    for (_, file) in files() {
        for of_operation in list(&file["operations"]) {
            let name = of_operation["name"].as_str().expect("a name");
            let operation = operations().find(|operation| operation.name == name).expect("it is in the vocabulary");
            vectors.extend(list(&of_operation["vectors"]).iter().map(|json| exported(operation, json)));
        }
    }
    vectors
}

fn exported(operation: &'static Operation, json: &Json) -> Exported {
    let hexadecimal = json["hex"].as_str().expect("a text");
    let values = file::values(operation, hexadecimal).unwrap_or_else(|error| panic!("{hexadecimal}: {error}"));
    let digits = one_or_all(&json["digits"]).into_iter().map(|digits| digits.as_str().expect("a text").to_owned());
    let value = one_or_all(&json["value"]).into_iter().map(number).collect();
    Exported { operation, json: json.clone(), values, value, digits: digits.collect() }
}

fn list(json: &Json) -> &Vec<Json> {
    json.as_array().expect("a list")
}

fn one_or_all(json: &Json) -> Vec<&Json> {
    json.as_array().map_or_else(|| vec![json], |list| list.iter().collect())
}

fn number(json: &Json) -> f64 {
    json.as_f64().unwrap_or_else(|| json.as_str().expect("a number or a text").parse().expect("an infinity"))
}

#[test]
fn every_operation_has_vectors() {
    let with_vectors: BTreeSet<&str> = vectors().iter().map(|vector| vector.operation.name).collect();
    let without: Vec<&str> =
        operations().map(|operation| operation.name).filter(|name| !with_vectors.contains(name)).collect();
    assert!(without.is_empty(), "{without:?}");
}

#[test]
fn decimals_and_bits_agree() {
    for vector in vectors() {
        let place = vector.place();
        let names = vector.operation.parameters.iter().map(|parameter| parameter.name.to_owned());
        let arguments: Json = Json::Object(names.zip(vector.values.iter().map(value_to_json)).collect());
        assert_eq!(vector.json["args"], arguments, "{place}");
        assert_eq!(vector.json["value"], answer_to_json(vector.operation, &vector.value), "{place}");
        let bits = one_or_all(&vector.json["value_hex"]);
        let bits: Vec<f64> =
            bits.iter().map(|bits| f64::from_hex(bits.as_str().expect("a text")).expect("hex")).collect();
        assert_eq!(bits, vector.value, "{place}");
    }
}

#[test]
fn forty_digits_round_to_the_value() {
    for vector in vectors() {
        let place = vector.place();
        assert_eq!(vector.digits.len(), vector.value.len(), "{place}");
        for (digits, value) in vector.digits.iter().zip(&vector.value) {
            assert_eq!(digits.parse(), Ok(*value), "{place}");
            let mantissa = digits.split('e').next().unwrap_or_default().trim_start_matches(['-', '0', '.']);
            let count = mantissa.chars().filter(char::is_ascii_digit).count();
            assert!(count == DIGITS || matches!(digits.as_str(), "0" | "inf" | "-inf"), "{place}: {digits}");
        }
    }
}

/// Digits beyond those of an `f64` are what its error is measured by; the last of them is the fortieth.
#[test]
fn the_fast_crate_passes_within_its_claim() {
    for vector in vectors() {
        let place = vector.place();
        let answer = (vector.operation.fast)(&vector.arguments()).unwrap_or_else(|error| panic!("{place}: {error}"));
        assert_eq!(answer.len(), vector.value.len(), "{place}");
        for ((answer, value), digits) in answer.iter().zip(&vector.value).zip(&vector.digits) {
            let is_nearest = answer == value;
            let admitted = match vector.operation.claim {
                Claim::Exact | Claim::CorrectlyRounded => is_nearest,
                Claim::Ulps(ulps) => is_nearest || ulps_from(*answer, digits) <= ulps,
            };
            assert!(admitted, "{place}: {answer:?} in place of {value:?}, where {} is claimed", vector.operation.claim);
        }
    }
}

fn ulps_from(answer: f64, digits: &str) -> f64 {
    match from_decimal(digits) {
        Ok(exact) => Enclosure::exact(&exact, 4096).ulps_from(answer),
        // An infinity, which is nothing but itself.
        Err(_) => f64::INFINITY,
    }
}

#[test]
fn every_mistake_is_caught_by_the_vectors_that_say_so() {
    let vectors = vectors();
    let wrongly_tagged: Vec<String> = MISTAKES.iter().flat_map(|mistake| wrongly_tagged(mistake, &vectors)).collect();
    assert!(wrongly_tagged.is_empty(), "{}", wrongly_tagged.join("\n"));
}

/// What the vectors do not catch and say that they do, or the other way round.
fn wrongly_tagged(mistake: &Mistake, vectors: &[Exported]) -> Vec<String> {
    let (tagged, others): (Vec<&Exported>, Vec<&Exported>) = vectors.iter().partition(|vector| vector.catches(mistake));
    let (exposing, missing): (Vec<&Exported>, Vec<&Exported>) =
        tagged.into_iter().partition(|vector| vector.exposes(mistake.wrong));
    let unsaid = others.into_iter().filter(|vector| vector.exposes(mistake.wrong));
    let Mistake { name, .. } = mistake;
    let never = exposing.is_empty().then(|| format!("{name}: caught by no vector"));
    let missing = missing.into_iter().map(|vector| format!("{name}: not caught by {}", vector.place()));
    let unsaid = unsaid.map(|vector| format!("{name}: caught, and not named, by {}", vector.place()));
    never.into_iter().chain(missing).chain(unsaid).collect()
}

/// A formula with a slip in it would be caught everywhere, and that would say nothing about what formulas of its kind do.
#[test]
fn a_formula_that_cancels_is_right_elsewhere() {
    let formula = MISTAKES.iter().find(|mistake| mistake.name == "cancellation near p = q").expect("it is a mistake");
    let vectors = vectors();
    let caught: BTreeSet<&str> =
        vectors.iter().filter(|vector| vector.catches(formula)).map(|vector| vector.operation.name).collect();
    let is_right = |operation: &'static Operation, values: &[Value]| {
        let arguments: Vec<Argument<'_>> = values.iter().map(Value::as_argument).collect();
        let Ok(value) = (operation.fast)(&arguments) else { return false };
        let answer = (formula.wrong)(&Question { operation, values, value: &value });
        answer.is_some_and(|answer| all_agree(&answer, &value))
    };
    let nowhere: Vec<&str> = operations()
        .filter(|operation| caught.contains(operation.name))
        .filter(|operation| !candidates(operation).iter().any(|input| is_right(operation, &input.values)))
        .map(|operation| operation.name)
        .collect();
    assert!(nowhere.is_empty(), "{nowhere:?}");
}

/// An infinite difference is within an infinite tolerance, and still wrong.
#[test]
fn nothing_is_near_an_infinity() {
    assert!(all_agree(&[f64::INFINITY], &[f64::INFINITY]));
    for answer in [f64::MAX, f64::NEG_INFINITY, f64::NAN] {
        assert!(!all_agree(&[answer], &[f64::INFINITY]), "{answer}");
        assert!(!all_agree(&[f64::INFINITY], &[answer]), "{answer}");
    }
    assert!(all_agree(&[1.0 + 0.9e-6, 0.0], &[1.0, 5e-324]) && !all_agree(&[1.0 + 1.1e-6, 0.0], &[1.0, 5e-324]));
    assert!(!all_agree(&[1e-300], &[0.0]) && !all_agree(&[f64::NAN], &[0.0]) && !all_agree(&[1.0], &[1.0, 1.0]));
}

/// What the test above rests on: that an implementation without the mistake is not exposed by any vector.
#[test]
fn what_is_right_is_not_caught() {
    let right = |question: &Question<'_>| {
        let arguments: Vec<Argument<'_>> = question.values.iter().map(Value::as_argument).collect();
        (question.operation.fast)(&arguments).ok()
    };
    let exposed: Vec<String> = vectors().iter().filter(|vector| vector.exposes(right)).map(Exported::place).collect();
    assert!(exposed.is_empty(), "{exposed:?}");
}

#[test]
fn every_file_is_as_the_schema_says() {
    let schema = schema::schema();
    assert_eq!(json(&folder().join("schema.json")), schema);
    for (path, file) in files() {
        validate(&schema, &schema, &file).unwrap_or_else(|problem| panic!("{path}: {problem}"));
    }
}

#[test]
fn the_schema_refuses_what_is_none() {
    let schema = schema::schema();
    let (_, file) = files().swap_remove(0);
    let first = |file: &mut Json| file.pointer_mut("/operations/0/vectors/0").expect("it is there").take();
    let refused = |spoil: &dyn Fn(&mut Json)| {
        let (mut file, mut vector) = (file.clone(), first(&mut file.clone()));
        spoil(&mut vector);
        file["operations"][0]["vectors"][0] = vector;
        validate(&schema, &schema, &file).expect_err("it is spoilt")
    };
    refused(&|vector| vector["stranger"] = 0.into());
    refused(&|vector| vector["value"] = "nan".into());
    refused(&|vector| vector["value_hex"] = 1.0.into());
    refused(&|vector| vector["catches"] = serde_json::json!(["no such mistake"]));
    refused(&|vector| drop(vector.as_object_mut().expect("an object").remove("digits")));
    let other_version = serde_json::json!({"schema": schema::SCHEMA + 1, "operations": []});
    validate(&schema, &schema, &other_version).expect_err("it is another version");
}

/// Validates by as much of JSON Schema as the schema uses; a keyword beyond that is a panic, not a pass.
fn validate(root: &Json, schema: &Json, value: &Json) -> Result<(), String> {
    for (keyword, rule) in schema.as_object().expect("a schema is an object") {
        let holds = match keyword.as_str() {
            "$schema" | "$defs" | "title" | "description" => true,
            "$ref" => {
                let place = rule.as_str().and_then(|place| place.strip_prefix('#')).expect("within the schema");
                validate(root, root.pointer(place).expect("it is there"), value)?;
                true
            }
            "const" => rule == value,
            "enum" => list(rule).contains(value),
            "type" => match rule.as_str() {
                Some("object") => value.is_object(),
                Some("array") => value.is_array(),
                Some("string") => value.is_string(),
                Some("number") => value.is_number(),
                other => panic!("no type: {other:?}"),
            },
            "anyOf" => list(rule).iter().any(|one| validate(root, one, value).is_ok()),
            "required" => list(rule).iter().all(|name| value.get(name.as_str().expect("a name")).is_some()),
            "items" => {
                value.as_array().into_iter().flatten().try_for_each(|item| validate(root, rule, item))?;
                true
            }
            "properties" => {
                let named = rule.as_object().expect("an object").iter();
                let present = named.filter_map(|(name, rule)| Some((rule, value.get(name)?)));
                present.into_iter().try_for_each(|(rule, field)| validate(root, rule, field))?;
                true
            }
            "additionalProperties" => {
                let known = |name: &String| schema["properties"].get(name).is_some();
                let others = value.as_object().into_iter().flatten().filter(|(name, _)| !known(name));
                let mut others = others.map(|(_, field)| field);
                match rule {
                    Json::Bool(false) => others.next().is_none(),
                    rule => others.try_for_each(|field| validate(root, rule, field)).map(|()| true)?,
                }
            }
            other => panic!("the schema has a keyword that is not checked here: {other}"),
        };
        if !holds {
            return Err(format!("{keyword} {rule} is not so of {value}"));
        }
    }
    Ok(())
}

/// A textbook's sum with the definition's terms, and a series where these cancel.
const RIGHT: &str = "
from math import fsum, inf, log

def term(p, q):
    if p == 0: return q
    if q == 0: return inf
    x = (p - q) / q
    if abs(x) < 1e-3: return q * x * x * (1/2 - x/6 + x*x/12 - x**3/20)
    return p * (log(p) - log(q)) - p + q

def kl(p, q):
    return fsum(map(term, p, q))
";

/// A textbook's sum.
const WRONG: &str = "
from math import log

def kl(p, q):
    return sum(a * log(a / max(b, 1e-12)) for a, b in zip(p, q) if a > 0)
";

/// The lines of Python on the page.
fn snippet() -> String {
    let page = fs::read_to_string(folder().join("README.md")).expect("the page is there");
    let begun = page.split_once("```python\n").expect("the page has some Python").1;
    begun.split_once("```").expect("it ends").0.to_owned()
}

/// What the snippet prints of an implementation; nothing if there is no Python.
fn printed(name: &str, implementation: &str) -> Option<String> {
    let interpreter = env::var_os("KULLBACK_PYTHON").unwrap_or_else(|| "python3".into());
    let mine = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&mine).expect("the target directory is writable");
    fs::write(mine.join("mine.py"), implementation).expect("the target directory is writable");
    let mut command = Command::new(interpreter);
    command.args(["-c", &snippet()]).current_dir(folder()).env("PYTHONPATH", &mine).env("PYTHONDONTWRITEBYTECODE", "1");
    let Ok(output) = command.output() else {
        eprintln!("the page's example is not run: there is no Python");
        return None;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8(output.stdout).expect("Python prints UTF-8"))
}

#[test]
fn the_page_s_ten_lines_pass_what_is_right_and_report_what_is_wrong() {
    assert!(snippet().lines().count() <= 10, "{}", snippet());
    let Some(of_right) = printed("right", RIGHT) else { return };
    assert_eq!(of_right, "");
    let of_wrong = printed("wrong", WRONG).expect("Python has just run");
    for name in ["cancellation near p = q", "clipped infinity"] {
        assert!(of_wrong.contains(name), "{name} is not named:\n{of_wrong}");
    }
}
