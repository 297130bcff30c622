//! `cargo xtask audit`, as a person or a script meets it.

use serde_json::Value as Json;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::{fs, thread, time::Duration};

const VERIFIER: &str = env!("CARGO_BIN_EXE_kullback-verify");

/// A file of a test.
fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("audit-command").join(name)
}

/// An audit whose result goes to a file of that name.
fn command(out: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(VERIFIER);
    command.args(["audit", "--no-promote", "--out"]).arg(file(out)).args(arguments);
    command
}

fn audit(out: &str, arguments: &[&str]) -> Output {
    command(out, arguments).output().expect("the verifier starts")
}

/// Standard output of an audit that succeeds.
#[track_caller]
fn stdout(output: Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("the report is UTF-8")
}

#[track_caller]
fn json(out: &str, arguments: &[&str]) -> Json {
    let text = stdout(audit(out, &[arguments, &["--format", "json"]].concat()));
    serde_json::from_str(&text).expect("the report is JSON")
}

/// What is said of a question that makes no sense.
#[track_caller]
fn refusal(arguments: &[&str]) -> String {
    let output = audit("refused.json", arguments);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{arguments:?}");
    String::from_utf8(output.stderr).expect("messages are UTF-8")
}

/// A subject that only a shell is needed for: it answers every request with a script, which sees its id as $id.
fn scripted(script: &str) -> String {
    let capabilities =
        r#"{"id": 0, "ops": ["entr"], "name": "scripted", "version": "1", "calls": {"entr": "a script"}}"#;
    format!(
        "n=0; while read -r line; do id=${{line#*:}}; id=${{id%%,*}}; \
         if [ \"$id\" = 0 ]; then echo '{capabilities}'; else n=$((n+1)); {script}; fi; done"
    )
}

#[test]
fn the_same_evaluations_give_the_same_report_whatever_the_jobs_and_shards() {
    let options = ["--ops", "entr,kl_div", "--budget", "400"];
    let with = |out: &str, more: &[&str]| stdout(audit(out, &[&options[..], more].concat()));
    let whole = with("whole.json", &["--jobs", "1"]);
    assert_eq!(whole, with("again.json", &["--jobs", "3"]));
    let parts = ["1/2", "2/2"].map(|shard| {
        let out = format!("part-{}.json", &shard[..1]);
        with(&out, &["--shard", shard]);
        file(&out)
    });
    let merged = Command::new(VERIFIER).args(["audit", "merge"]).args(parts).output().expect("the verifier starts");
    assert_eq!(stdout(merged), whole);
}

#[test]
fn the_report_for_programs_has_witnesses_that_replay() {
    let report = json("programs.json", &["--ops", "kl_div", "--budget", "300"]);
    assert_eq!((&report["schema"], &report["subject"]["name"]), (&Json::from(1), &Json::from("kullback")));
    let row = &report["rows"][0];
    let witness = &row["witness"];
    assert!(row["evaluations"].as_u64() > Some(200) && row["rms_ulps"].as_f64() > Some(0.1), "{row}");
    let input = format!("kl_div {}", witness["hex"].as_str().expect("hex"));
    let replayed = stdout(audit("unused.json", &["--replay", &input]));
    assert!(replayed.contains(&format!("answer: {}", witness["answer"])), "{replayed} {witness}");
    assert!(replayed.contains("error:  0.500 ULP"), "{replayed}");
    // What is printed is what is in the file.
    let written = fs::read_to_string(file("programs.json")).expect("the file is written");
    assert_eq!(serde_json::from_str::<Json>(&written).expect("JSON"), report);
}

#[test]
fn our_own_crate_by_the_protocol_is_our_own_crate() {
    // Of no vectors: what others are asked sums to one more nearly than what we are.
    let options = ["--ops", "kl_div,normal.kl", "--budget", "200"];
    let direct = json("direct.json", &options);
    let exec = format!("'{VERIFIER}' subject fast");
    let spoken = json("spoken.json", &[&options[..], &["--exec", &exec]].concat());
    assert_eq!(direct["rows"], spoken["rows"]);
    assert_eq!(spoken["chosen"], format!(r"--exec ''\''{VERIFIER}'\'' subject fast'"));
}

#[test]
fn a_subject_that_crashes_is_reported_with_the_request_and_loses_nothing() {
    let crashing = scripted(
        "if [ $((n % 7)) = 0 ]; then echo 'out of luck' >&2; exit 3; fi; echo \"{\\\"id\\\": $id, \\\"value\\\": 0.25}\"",
    );
    let report = json("crashing.json", &["--exec", &crashing, "--budget", "60", "--jobs", "1"]);
    let row = &report["rows"][0];
    assert_eq!((&row["operation"], &row["call"]), (&Json::from("entr"), &Json::from("a script")));
    let fault = &row["faults"][0];
    assert_eq!(fault["kind"], "crash");
    assert!(fault["detail"].as_str().is_some_and(|detail| detail.contains("out of luck")), "{fault}");
    assert!(fault["request"]["hex"].as_str().is_some_and(|hex| hex.starts_with("x=")), "{fault}");
    assert!(row["evaluations"].as_u64() > Some(30) && row["worst_ulps"].as_f64() > Some(1e15), "{row}");
    let text = stdout(audit("crashing.json", &["--exec", &crashing, "--budget", "60", "--jobs", "1"]));
    assert!(text.contains("Breaches of the protocol:\n  entr: crashed"), "{text}");
}

#[test]
fn errors_and_what_is_no_number_are_classes_of_their_own() {
    let refusing = scripted(
        "if [ $((n % 2)) = 0 ]; then echo \"{\\\"id\\\": $id, \\\"error\\\": \\\"no\\\"}\"; else echo \"{\\\"id\\\": $id, \\\"value\\\": \\\"nan\\\"}\"; fi",
    );
    let report = json("refusing.json", &["--exec", &refusing, "--budget", "40"]);
    let row = &report["rows"][0];
    let classes: Vec<&Json> = row["wrong"].as_array().expect("a list").iter().map(|wrong| &wrong["class"]).collect();
    assert_eq!(classes, ["refusal", "nan"]);
    assert_eq!((&row["worst"], &row["worst_ulps"]), (&Json::from("error"), &Json::Null));
}

#[test]
fn a_subject_that_cannot_start_says_why() {
    let message = refusal(&["--exec", "echo 'numerics is not installed' >&2; exit 2"]);
    assert!(message.contains("numerics is not installed"), "{message}");
}

#[test]
fn questions_without_sense_are_answered_with_what_there_is() {
    assert!(refusal(&["--ops", "kl_logit"]).contains("near it are kl_logits, "));
    assert!(refusal(&["--subject", "scipi"]).contains("there are fast, reference, "));
    assert!(refusal(&["--budget", "soon"]).contains("90s"));
    assert!(refusal(&["--shard", "3/2"]).contains("k/n"));
    assert!(refusal(&["--replay", "kl p=[0x1p+0]"]).contains("q is missing"));
}

#[test]
fn the_names_of_the_subjects_are_listed() {
    let names = stdout(audit("unused.json", &["--list"]));
    let names: Vec<&str> = names.lines().collect();
    assert!(names.starts_with(&["fast", "reference"]), "{names:?}");
    for name in ["numpy", "scipy", "torch"] {
        assert!(names.contains(&name), "{names:?}");
    }
}

#[cfg(unix)]
#[test]
fn an_interrupt_prints_and_writes_what_was_found() {
    use nix::sys::signal::{Signal, kill};
    use nix::unistd::Pid;
    let mut running = command("interrupted.json", &["--ops", "entr", "--budget", "10m"]);
    let running = running.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the verifier starts");
    thread::sleep(Duration::from_secs(3));
    kill(Pid::from_raw(running.id().cast_signed()), Signal::SIGINT).expect("it is running");
    let text = stdout(running.wait_with_output().expect("it ends"));
    assert!(text.contains(", interrupted") && text.contains("entr"), "{text}");
    let written = fs::read_to_string(file("interrupted.json")).expect("the file is written");
    let report: Json = serde_json::from_str(&written).expect("the file is JSON");
    assert_eq!(report["interrupted"], true);
    assert!(report["rows"][0]["evaluations"].as_u64() > Some(100), "{report}");
}
