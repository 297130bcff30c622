//! The verifier's command line, as a person or a script meets it.

use serde_json::Value as Json;
use std::process::{Command, Output};

/// Runs the verifier.
fn verifier(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_kullback-verify")).args(arguments).output().expect("the verifier starts")
}

/// Standard output, of a run that succeeds.
#[track_caller]
fn report(arguments: &[&str]) -> String {
    let output = verifier(arguments);
    let messages = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {messages}");
    String::from_utf8(output.stdout).expect("the report is UTF-8")
}

/// The report for programs.
#[track_caller]
fn json(arguments: &[&str]) -> Json {
    let text = report(&[&["verify", "--format", "json"], arguments].concat());
    serde_json::from_str(&text).expect("the report is one JSON value")
}

/// An operation, statements and a problem.
const SOME: &[&str] = &["--filter", "le_cam", "--filter", "pinsker", "--filter", "weather-forecast"];

/// The keys of an object, in order.
#[track_caller]
fn keys(value: &Json) -> Vec<&str> {
    value.as_object().expect("an object").keys().map(String::as_str).collect()
}

#[test]
fn an_unknown_filter_names_what_is_near() {
    let output = verifier(&["verify", "--filter", "pinskr"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(String::from_utf8_lossy(&output.stdout), "");
    let message = String::from_utf8_lossy(&output.stderr);
    assert!(
        message.starts_with("kullback-verify: nothing has \"pinskr\" in its name; near it are pinsker, "),
        "{message}"
    );
}

#[test]
fn one_unknown_filter_among_others_is_not_passed_over() {
    let output = verifier(&["verify", "--filter", "le_cam", "--filter", "wether-forcast"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("near it are weather-forecast"));
}

#[test]
fn a_filter_runs_what_it_names_and_no_more() {
    let report = json(&["--filter", "le_cam"]);
    let names: Vec<&Json> = report["operations"].as_array().expect("a list").iter().map(|one| &one["name"]).collect();
    assert_eq!(names, ["le_cam"]);
    assert_eq!((&report["identities"], &report["problems"]), (&Json::Array(vec![]), &Json::Array(vec![])));
}

#[test]
fn standard_output_carries_the_report_alone() {
    let text = report(&[&["verify"], SOME].concat());
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[0].starts_with('┌') && lines[1].contains("what"), "{text}");
    let closing = lines.last().expect("a closing line");
    assert!(closing.starts_with("1 operation, "), "{closing}");
    assert!(closing.ends_with(", 0 failures; seed 1"), "{closing}");
    assert!(!text.contains('\u{1b}') && !text.contains("checking"), "{text}");
}

#[test]
fn progress_goes_to_standard_error_in_plain_lines() {
    let output = verifier(&["verify", "--filter", "le_cam"]);
    let messages = String::from_utf8_lossy(&output.stderr);
    let lines: Vec<&str> = messages.lines().collect();
    assert!(
        lines[0].ends_with(" cases")
            && lines[1..] == ["checking operations", "checking identities", "checking problems"],
        "{messages}"
    );
}

#[test]
fn the_json_report_has_the_keys_of_its_schema() {
    let report = json(SOME);
    assert_eq!(keys(&report), ["schema", "summary", "operations", "identities", "problems"]);
    assert_eq!(report["schema"], 1);
    let summary = [
        "operations",
        "identities",
        "problems",
        "quantities",
        "cases",
        "corpus_cases",
        "failures",
        "confirmed",
        "errata",
        "worst_ulps",
    ];
    assert_eq!(keys(&report["summary"]), summary);
    let [operation, identity, problem] = ["operations", "identities", "problems"].map(|part| &report[part][0]);
    assert_eq!(keys(operation), ["name", "cases", "corpus_cases", "claimed_ulps", "worst_ulps", "worst_input"]);
    assert_eq!(keys(&operation["worst_input"]), ["p", "q"]);
    assert_eq!(keys(identity), ["id", "kind", "statement", "sources", "refutes", "cases", "digits", "holds"]);
    assert_eq!(keys(problem), ["id", "source", "section", "quantities"]);
    for quantity in problem["quantities"].as_array().expect("a list") {
        assert_eq!(
            keys(quantity),
            ["name", "printed", "convention", "explains", "certified", "image", "stated", "fast", "ulps", "verdict"]
        );
        let digits = quantity["certified"].as_str().expect("digits are text").chars().filter(char::is_ascii_digit);
        assert!(digits.skip_while(|digit| *digit == '0').count() >= 30, "{quantity}");
    }
    assert_eq!(
        (&problem["id"], &problem["source"], &problem["section"]),
        (&"weather-forecast".into(), &"theory-notebook".into(), &"§1.1".into())
    );
}

#[test]
fn the_summary_counts_what_is_listed() {
    let report = json(SOME);
    let count = |part: &str| report[part].as_array().expect("a list").len();
    let cases = |part: &str| -> u64 {
        report[part].as_array().expect("a list").iter().filter_map(|entry| entry["cases"].as_u64()).sum()
    };
    let summary = &report["summary"];
    for part in ["operations", "identities", "problems"] {
        assert_eq!(summary[part], count(part), "{part}");
    }
    assert_eq!(summary["cases"], cases("operations") + cases("identities") + count("problems") as u64);
    let quantities: Vec<&Json> = report["problems"]
        .as_array()
        .expect("a list")
        .iter()
        .flat_map(|problem| problem["quantities"].as_array())
        .flatten()
        .collect();
    assert_eq!(summary["quantities"], quantities.len());
    for (counted, verdict) in [("confirmed", "confirmed"), ("errata", "erratum")] {
        assert_eq!(summary[counted], quantities.iter().filter(|quantity| quantity["verdict"] == verdict).count());
    }
    assert_eq!((&summary["failures"], &summary["worst_ulps"]), (&0.into(), &report["operations"][0]["worst_ulps"]));
}

#[test]
fn a_seed_replays_and_another_does_not() {
    let run = |seed: &str| json(&["--filter", "le_cam", "--filter", "logits-", "--seed", seed]);
    let (first, again, other) = (run("7"), run("7"), run("8"));
    assert_eq!(first, again);
    // The worst inputs are mostly those of the corpus, whatever the seed; the fewest digits of an identity are a sample's.
    let digits = |report: &Json| -> Vec<Json> {
        report["identities"].as_array().expect("a list").iter().map(|one| one["digits"].clone()).collect()
    };
    assert_ne!(digits(&first), digits(&other));
    assert!(report(&["verify", "--filter", "le_cam", "--seed", "7"]).ends_with("; seed 7\n"));
}

#[test]
fn junit_is_well_formed() {
    let text = report(&[&["verify", "--format", "junit"], SOME].concat());
    let mut open: Vec<&str> = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    let (declaration, body) = text.trim().split_once("?>").expect("an XML declaration");
    assert!(declaration.starts_with("<?xml"), "{text}");
    for tag in body.split('<').skip(1) {
        let (tag, after) = tag.split_once('>').expect("a tag ends");
        assert_eq!(after.trim(), "", "a passing report has no text");
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
        match (tag.starts_with('/'), tag.ends_with('/')) {
            (true, _) => assert_eq!(open.pop(), Some(name)),
            (false, true) => seen.push(name),
            (false, false) => {
                open.push(name);
                seen.push(name);
            }
        }
        assert_eq!(tag.matches('"').count() % 2, 0, "{tag}");
    }
    assert!(open.is_empty(), "{open:?} left open");
    let count = |name| seen.iter().filter(|&&tag| tag == name).count();
    let report = json(SOME);
    let parts = ["operations", "identities", "problems"].map(|part| report[part].as_array().expect("a list").len());
    assert_eq!((count("testsuites"), count("testsuite"), count("testcase")), (1, 3, parts.iter().sum()));
    assert!(text.contains(r#"failures="0" errors="0""#), "{text}");
}

#[test]
fn a_closed_pipe_is_no_failure() {
    use std::process::Stdio;
    let mut child = Command::new(env!("CARGO_BIN_EXE_kullback-verify"))
        .args(["verify", "--filter", "le_cam", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the verifier starts");
    drop(child.stdout.take());
    assert_eq!(child.wait().expect("the verifier ends").code(), Some(0));
}

#[test]
fn help_teaches_by_example() {
    let help = report(&["verify", "--help"]);
    for part in ["Examples:", "cargo xtask verify --filter renyi", "--thorough", "--seed", "--format", "exit status"] {
        assert!(help.contains(part), "{part} is not in\n{help}");
    }
    assert!(report(&["subject", "--help"]).contains("Example:"));
    assert!(report(&["--help"]).contains("verify"));
}

#[test]
fn nonsense_is_refused_with_status_2() {
    for arguments in
        [&["verify", "--format", "yaml"][..], &["verify", "--seed", "-1"], &["subject", "slow"], &["adit"], &[]]
    {
        let output = verifier(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty() && !output.stderr.is_empty(), "{arguments:?}");
    }
}

#[test]
fn the_ledger_prints_what_is_asked_of_it() {
    let text = report(&["ledger", "--source", "kl-note", "--verdict", "erratum", "--format", "json"]);
    let ledger: Json = serde_json::from_str(&text).expect("the ledger is one JSON value");
    assert_eq!((keys(&ledger), &ledger["schema"]), (vec!["schema", "entries"], &1.into()));
    let entries = ledger["entries"].as_array().expect("a list");
    let fields = [
        "source",
        "section",
        "page",
        "name",
        "printed",
        "convention",
        "certified",
        "image",
        "stated",
        "verdict",
        "because",
    ];
    assert!(!entries.is_empty());
    for entry in entries {
        assert_eq!(keys(entry), fields);
        assert_eq!((&entry["source"], &entry["verdict"]), (&"kl-note".into(), &"erratum".into()));
    }
    let sum_of_nine_tenths_and_one =
        entries.iter().find(|entry| entry["printed"] == "1").expect("an erratum of the note");
    assert!(sum_of_nine_tenths_and_one["certified"].as_str().expect("digits").starts_with("0.1000"));
}
