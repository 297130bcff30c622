//! Programs under audit: one that answers well, and many that break the protocol, each in its own way.
#![cfg(unix)]

use kullback_verify::audit::program::{Launch, Limits, Program};
use kullback_verify::audit::subject::{Answer, Fault, FaultKind, Subject};
use kullback_verify::point::Value;
use kullback_verify::sampler::Draw;
use kullback_verify::vocabulary::families::CLAIMED;
use kullback_verify::vocabulary::{Operation, on_numbers};
use nix::errno::Errno;
use nix::sys::signal::killpg;
use nix::unistd::Pid;
use std::path::PathBuf;
use std::time::{Duration, Instant};
use std::{fs, thread};

/// Short enough that a hang is a test of a second, long enough for a shell on a busy machine.
const LIMITS: Limits = Limits { start: Duration::from_secs(20), answer: Duration::from_millis(1500) };

fn operation(name: &str) -> &'static Operation {
    Operation::named(name).expect("it is in the vocabulary")
}

fn start(launch: Launch) -> Program {
    Program::new(launch, LIMITS).expect("it says what it can do")
}

/// Our own fast crate, in a process of its own.
fn fast() -> Program {
    let program = env!("CARGO_BIN_EXE_kullback-verify").into();
    start(Launch::Program { program, arguments: ["subject", "fast"].map(Into::into).to_vec() })
}

fn ask(subject: &Program, operation: &'static Operation, requests: &[Vec<Value>]) -> Vec<Answer> {
    subject.start().expect("it starts").answer(operation, requests)
}

/// A shell script that answers `entr` and `rel_entr` with their last argument, so that an answer tells which request it is to. It insists
/// on leading a group of its own.
struct Script {
    line: String,
    /// Each process adds its number here.
    processes: PathBuf,
}

impl Script {
    /// `first` is run at the start, and `rule` is a branch of a `case`: what is done instead, or before, for some arguments.
    fn new(test: &str, first: &str, rule: &str) -> Self {
        let processes = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("audit-program-{test}"));
        let _ = fs::remove_file(&processes);
        let line = format!(
            r#"
            echo $$ >> '{}'
            kill -0 -$$ || exit 9
            answer() {{ printf '{{"id": %s, "value": %s}}\n' "$1" "$2"; }}
            {first}
            while read -r line; do
                id=${{line#*:}}; id=${{id%%,*}}
                x=${{line##*:}}; x=${{x%%\}}*}}
                case $x in
                    '"capabilities"')
                        echo '{{"id": 0, "name": "script", "version": "1", "ops": ["entr", "rel_entr"], "calls": {{"entr": "echo"}}}}'
                        continue;;
                    {rule}
                esac
                answer "$id" "$x"
            done"#,
            processes.display()
        );
        Self { line, processes }
    }

    fn launch(&self) -> Launch {
        Launch::Shell(self.line.clone())
    }

    fn processes(&self) -> Vec<i32> {
        let text = fs::read_to_string(&self.processes).expect("a process was started");
        text.lines().map(|line| line.parse().expect("it is a number")).collect()
    }

    /// Every process is gone and reaped, with all that it started.
    #[track_caller]
    fn assert_nothing_is_left(&self) {
        let deadline = Instant::now() + Duration::from_secs(5);
        for process in self.processes() {
            while killpg(Pid::from_raw(process), None) != Err(Errno::ESRCH) {
                assert!(Instant::now() < deadline, "{process} is left");
                thread::sleep(Duration::from_millis(5));
            }
        }
    }
}

/// The answers of a script to the requests 1 to 8, and the number of processes that it took.
#[track_caller]
fn answers(test: &str, rule: &str) -> (Vec<Answer>, usize) {
    let script = Script::new(test, "", rule);
    let began = Instant::now();
    let answers = ask(&start(script.launch()), operation("entr"), &requests());
    assert!(began.elapsed() < Duration::from_secs(8), "{:?}", began.elapsed());
    script.assert_nothing_is_left();
    (answers, script.processes().len())
}

fn requests() -> Vec<Vec<Value>> {
    (1..=8).map(|x| vec![f64::from(x).into()]).collect()
}

/// The good answer to a request, counted from 1.
fn good(request: usize) -> Answer {
    Answer::Value(vec![request as f64])
}

fn all_good() -> Vec<Answer> {
    (1..=8).map(good).collect()
}

/// One request gets a fault, for which one more process is started; all others are answered well.
#[track_caller]
fn assert_fault_at(request: usize, test: &str, rule: &str, kind: FaultKind, details: &[&str]) {
    let (answers, processes) = answers(test, rule);
    assert_one_fault(&answers, request, kind, details);
    assert_eq!(processes, 2);
}

#[track_caller]
fn assert_one_fault(answers: &[Answer], request: usize, kind: FaultKind, details: &[&str]) {
    for (answer, number) in answers.iter().zip(1..) {
        if number == request {
            assert_fault(answer, kind, details);
        } else {
            assert_eq!(*answer, good(number), "{answers:?}");
        }
    }
    assert_eq!(answers.len(), 8);
}

#[track_caller]
fn assert_fault(answer: &Answer, expected: FaultKind, details: &[&str]) {
    let Answer::Fault(Fault { kind, detail }) = answer else { panic!("{answer:?}") };
    assert_eq!(*kind, expected, "{detail}");
    details.iter().for_each(|part| assert!(detail.contains(part), "{detail:?} without {part:?}"));
}

/// The message with which a program is refused.
#[track_caller]
fn refusal(launch: Launch) -> String {
    let limits = Limits { start: Duration::from_secs(1), ..LIMITS };
    Program::new(launch, limits).err().expect("it does not say what it can do")
}

#[test]
fn the_fast_crate_answers_what_it_computes() {
    let subject = fast();
    assert_eq!((&*subject.identity().name, &*subject.identity().version), ("kullback", env!("CARGO_PKG_VERSION")));
    let mut respondent = subject.start().expect("it starts");
    for operation in on_numbers().chain(CLAIMED.iter().copied()) {
        assert!(subject.offers(operation), "{operation:?}");
        let draw = |index| operation.draw(&mut Draw::seeded(1, operation.name, index), 16);
        let requests: Vec<_> = (0..3).map(draw).collect();
        for (answer, request) in respondent.answer(operation, &requests).iter().zip(&requests) {
            let arguments: Vec<_> = request.iter().map(Value::as_argument).collect();
            let expected = match (operation.fast)(&arguments) {
                Ok(numbers) => Answer::Value(numbers),
                Err(error) => Answer::Refusal(error.to_string()),
            };
            assert_eq!(*answer, expected, "{operation:?} {request:?}");
        }
    }
}

#[test]
fn every_thread_has_a_process_of_its_own() {
    let script = Script::new("threads", "", "");
    let subject = start(script.launch());
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| assert_eq!(ask(&subject, operation("entr"), &requests())[..], all_good()[..]));
        }
    });
    // The process that said what it can do is the first thread's.
    assert_eq!(script.processes().len(), 4);
    script.assert_nothing_is_left();
}

#[test]
fn batches_larger_than_every_pipe_go_through() {
    // 200 requests of 80 KiB, and as much in answers.
    let vectors = operation("learning.cross_entropy_gradient");
    let request: Vec<Value> =
        vec![vec![1.0 / 4096.0; 4096].into(), (0..4096).map(f64::from).collect::<Vec<_>>().into()];
    let answers = ask(&fast(), vectors, &vec![request; 200]);
    let Answer::Value(first) = &answers[0] else { panic!("{:?}", answers[0]) };
    assert_eq!(first.len(), 4096);
    assert!(answers.iter().all(|answer| *answer == answers[0]));
}

#[test]
fn what_is_not_offered_is_not_asked() {
    let script = Script::new("offers", "", "");
    let subject = start(script.launch());
    assert!(subject.offers(operation("entr")) && !subject.offers(operation("kl")));
    assert_eq!((subject.call(operation("entr")), subject.call(operation("kl"))), ("echo", ""));
    assert_eq!(ask(&subject, operation("kl"), &requests()), vec![Answer::Unsupported; 8]);
}

/// A program that offers some operations and answers the first request with a line.
fn answering(ops: &str, line: &str) -> Program {
    start(Launch::Shell(format!(
        r#"read -r line; echo '{{"id": 0, "name": "", "version": "", "ops": {ops}}}'
        read -r line; case $line in *{line}"#
    )))
}

#[test]
fn operations_on_families_are_asked_as_such() {
    let claimed = |name: &str| *CLAIMED.iter().find(|operation| operation.name == name).expect("it is claimed");
    let respond = r#"'"family.kl"'*'"p":{"family":"beta"'*) echo '{"id": 1, "value": 1}';; *'"beta.gamma.kl"'*) echo '{"id": 1, "value": 2}';; esac"#;
    let between = claimed("beta.gamma.kl");
    let request = [between.draw(&mut Draw::seeded(1, "", 0), 16)];
    for (ops, expected) in
        [(r#"["family.kl"]"#, 1.0), (r#"["beta.gamma.kl"]"#, 2.0), (r#"["beta.gamma.kl", "family.kl"]"#, 1.0)]
    {
        let subject = answering(ops, respond);
        assert!(subject.offers(between) && !subject.offers(operation("kl")));
        assert_eq!(ask(&subject, between, &request), [Answer::Value(vec![expected])], "{ops}");
    }
    assert!(answering(r#"["family.kl"]"#, "*) esac").offers(operation("family.kl")));
    assert!(!answering(r#"["kl"]"#, "*) esac").offers(between));
}

/// What is understood from the answer to the request of id 1.
fn understood(line: &str) -> Answer {
    let subject = answering(r#"["entr"]"#, &format!("*) cat <<'END'\n{line}\nEND\nesac"));
    ask(&subject, operation("entr"), &[vec![0.5.into()]]).remove(0)
}

#[test]
fn answers_of_every_kind_are_understood() {
    let value = |line: &str| match understood(line) {
        Answer::Value(numbers) => numbers,
        other => panic!("{line}: {other:?}"),
    };
    assert_eq!(value(r#"{"id": 1, "value": 9.203285023383192e-2}"#), [0.09203285023383192]);
    assert_eq!(
        value(r#"{"id": 1.0, "value": [1, "inf", "-inf"], "error": null}"#),
        [1.0, f64::INFINITY, f64::NEG_INFINITY]
    );
    assert!(value(r#"{"id": 1, "value": "nan"}"#)[0].is_nan());
    // What Python's json.dumps writes.
    let slips = value(r#"{"value": [NaN, Infinity, -Infinity], "note": "NaN is not Infinity", "id": 1}"#);
    assert!(slips[0].is_nan() && slips[1..] == [f64::INFINITY, f64::NEG_INFINITY]);
    assert_eq!(understood(r#"{"id": 1, "unsupported": true}"#), Answer::Unsupported);
    assert_eq!(understood(r#"{"id": 1, "error": "x is NaN"}"#), Answer::Refusal("x is NaN".to_owned()));
    for line in
        ["null", r#"{"value": 1}"#, r#"{"id": 1}"#, r#"{"id": 1, "value": "1"}"#, r#"{"id": 1, "value": [[1]]}"#]
    {
        assert_fault(&understood(line), FaultKind::Garbage, &[line]);
    }
}

#[test]
fn a_crash() {
    let rule = "3.0) echo out of luck >&2; exit 7;;";
    assert_fault_at(3, "crash", rule, FaultKind::Crash, &["status 7", "out of luck"]);
}

#[test]
fn a_death_by_signal() {
    assert_fault_at(3, "signal", "3.0) kill -SEGV $$;;", FaultKind::Crash, &["signal: 11"]);
}

#[test]
fn an_end_in_the_middle_of_a_line() {
    assert_fault_at(3, "torn", r#"3.0) printf '{"id": 3, "val'; exit 0;;"#, FaultKind::Crash, &["status 0"]);
}

#[test]
fn a_hang() {
    let rule = "3.0) echo thinking >&2; exec sleep 60;;";
    assert_fault_at(3, "hang", rule, FaultKind::Timeout, &["1.5s", "thinking"]);
}

#[test]
fn a_hang_of_something_it_started() {
    assert_fault_at(3, "grandchild", "3.0) sleep 60;;", FaultKind::Timeout, &[]);
}

#[test]
fn a_late_answer() {
    assert_fault_at(3, "late", "3.0) sleep 2;;", FaultKind::Timeout, &[]);
}

#[test]
fn a_slow_program_that_is_always_in_time() {
    // Eight answers take longer than the limit of one.
    let (answers, processes) = answers("slow", "*) sleep 0.3;;");
    assert_eq!((answers, processes), (all_good(), 1));
}

#[test]
fn garbage() {
    assert_fault_at(3, "garbage", "3.0) echo computing;;", FaultKind::Garbage, &["computing"]);
    assert_fault_at(3, "bytes", r"3.0) printf '\377\000\n';;", FaultKind::Garbage, &[]);
}

#[test]
fn garbage_that_keeps_step_costs_no_process() {
    let (answers, processes) = answers("null", "[345].0) x=null;;");
    for (answer, number) in answers.iter().zip(1..) {
        match number {
            3..=5 => assert_fault(answer, FaultKind::Garbage, &[r#""value": null"#]),
            _ => assert_eq!(*answer, good(number)),
        }
    }
    assert_eq!(processes, 1);
}

#[test]
fn a_wrong_id() {
    assert_fault_at(3, "id", "3.0) id=99;;", FaultKind::WrongId, &["answered request 99 where 3 was due"]);
}

#[test]
fn a_wrong_order() {
    let rule = r#"3.0) held=$id; continue;; 4.0) answer "$id" 4.0; [ -z "$held" ] || answer "$held" 3.0; continue;;"#;
    assert_fault_at(3, "order", rule, FaultKind::WrongId, &["answered request 4 where 3 was due"]);
}

#[test]
fn an_endless_line() {
    assert_fault_at(
        3,
        "endless-line",
        "3.0) exec cat /dev/zero;;",
        FaultKind::Flood,
        &["a line of more than 1048576 bytes"],
    );
}

#[test]
fn endless_lines() {
    // The first of them is the answer: the next request meets the second.
    let rule = r#"3.0) while :; do answer "$id" "$x"; done;;"#;
    assert_fault_at(4, "endless-lines", rule, FaultKind::Flood, &["answered request 3 again where 4 was due"]);
}

#[test]
fn lines_that_nobody_asked_for() {
    let script = Script::new("unasked", "", r#"3.0) answer "$id" "$x"; answer "$id" "$x";;"#);
    let subject = start(script.launch());
    let mut respondent = subject.start().expect("it starts");
    let one_by_one: Vec<Answer> = requests()
        .chunks(1)
        .flat_map(|request| {
            thread::sleep(Duration::from_millis(100));
            respondent.answer(operation("entr"), request)
        })
        .collect();
    assert_one_fault(&one_by_one, 4, FaultKind::Flood, &["a line that nobody asked for"]);
    drop((respondent, subject));
    script.assert_nothing_is_left();
}

#[test]
fn a_program_that_floods_has_to_wait() {
    let flooded = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("audit-program-flooded");
    let _ = fs::remove_file(&flooded);
    let capabilities = r#"read -r line; echo '{"id": 0, "name": "", "version": "", "ops": ["entr"]}'"#;
    let flood = format!("head -c 4000000 /dev/zero | tr '\\0' '\\n'; echo > '{}'", flooded.display());
    let script = Script::new("flood", &format!("{capabilities}; {flood}"), "");
    let subject = start(script.launch());
    thread::sleep(Duration::from_secs(1));
    // Four million lines were not taken in while nobody asked for them.
    assert!(!flooded.exists());
    let answers = ask(&subject, operation("entr"), &requests());
    assert_fault(&answers[0], FaultKind::Flood, &["a line that nobody asked for"]);
    drop(subject);
    script.assert_nothing_is_left();
}

#[test]
fn a_flood_of_the_standard_error_is_nobodys_business() {
    let (answers, processes) = answers("stderr", "[37].0) head -c 10000000 /dev/zero >&2;;");
    assert_eq!((answers, processes), (all_good(), 1));
}

#[test]
fn only_the_end_of_the_standard_error_is_shown() {
    let rule = "3.0) head -c 100000 /dev/zero >&2; echo the end >&2; exit 1;;";
    let (answers, _) = answers("tail", rule);
    assert_fault(&answers[2], FaultKind::Crash, &["the end"]);
    let Answer::Fault(Fault { detail, .. }) = &answers[2] else { unreachable!() };
    assert!(detail.len() < 10_000, "{}", detail.len());
}

#[test]
fn a_closed_standard_output() {
    let rule = "3.0) exec >&-; exec sleep 60;;";
    assert_fault_at(3, "closed", rule, FaultKind::Crash, &["closed its standard output and ran on"]);
}

#[test]
fn a_program_that_never_reads() {
    let first = r#"read -r line; echo '{"id": 0, "name": "", "version": "", "ops": ["kl"]}'; exec sleep 60"#;
    let script = Script::new("deaf", first, "");
    let p: Vec<Value> = vec![vec![1.0 / 1024.0; 1024].into(), vec![1.0 / 1024.0; 1024].into()];
    let began = Instant::now();
    let answers = ask(&start(script.launch()), operation("kl"), &vec![p; 200]);
    assert!(began.elapsed() < Duration::from_secs(8), "{:?}", began.elapsed());
    assert_eq!(answers.len(), 200);
    answers.iter().for_each(|answer| assert_fault(answer, FaultKind::Timeout, &[]));
    assert_eq!(script.processes().len(), 3);
    script.assert_nothing_is_left();
}

#[test]
fn one_that_always_crashes_at_an_operation_is_not_asked_for_it_for_ever() {
    let script = Script::new("always", "", r#"*) case $line in *'"entr"'*) exit 7;; esac;;"#);
    let subject = start(script.launch());
    let mut respondent = subject.start().expect("it starts");
    let (entr, rel_entr) = (operation("entr"), operation("rel_entr"));
    let answers = respondent.answer(entr, &requests());
    answers[..3].iter().for_each(|answer| assert_fault(answer, FaultKind::Crash, &["it ended with status 7"]));
    answers[3..]
        .iter()
        .for_each(|answer| assert_fault(answer, FaultKind::Crash, &["not asked", "given up on entr", "status 7"]));
    assert_eq!((answers.len(), script.processes().len()), (8, 3));
    assert!(respondent.given_up(entr).is_some() && respondent.given_up(rel_entr).is_none());
    // Another operation is another matter.
    let pairs: Vec<Vec<Value>> = (1..=8).map(|y| vec![1.0.into(), f64::from(y).into()]).collect();
    assert_eq!(respondent.answer(rel_entr, &pairs), all_good());
    assert_eq!(script.processes().len(), 4);
    drop((respondent, subject));
    script.assert_nothing_is_left();
}

#[test]
fn crashes_among_good_answers_never_end_the_conversation() {
    let (answers, processes) = answers("sometimes", "[2468].0) exit 7;;");
    for (answer, number) in answers.iter().zip(1..) {
        match number % 2 {
            0 => assert_fault(answer, FaultKind::Crash, &["it ended with status 7"]),
            _ => assert_eq!(*answer, good(number)),
        }
    }
    // The crash at the last request needs no process after it.
    assert_eq!(processes, 4);
}

#[test]
fn one_that_cannot_be_started_again_is_lost() {
    let script = Script::new("lost", "", "3.0) exit 7;;");
    let first = format!("[ $(wc -l < '{}') -eq 1 ] || {{ echo no more >&2; exit 1; }}", script.processes.display());
    let script = Script::new("lost", &first, "3.0) exit 7;;");
    let subject = start(script.launch());
    let mut respondent = subject.start().expect("it starts");
    let answers = respondent.answer(operation("entr"), &requests());
    assert_eq!(answers[..2], [good(1), good(2)]);
    assert_fault(&answers[2], FaultKind::Crash, &["it ended with status 7"]);
    answers[3..]
        .iter()
        .for_each(|answer| assert_fault(answer, FaultKind::Crash, &["cannot be started again", "no more"]));
    assert_eq!((answers.len(), script.processes().len()), (8, 2));
    assert!(respondent.given_up(operation("rel_entr")).is_some());
}

#[test]
fn a_program_that_cannot_be_run() {
    let message =
        refusal(Launch::Program { program: "no-such-program-anywhere".into(), arguments: vec!["--flag".into()] });
    assert!(message.starts_with("cannot run `no-such-program-anywhere --flag`: "), "{message}");
    let message = refusal(Launch::Shell("no-such-program-anywhere".to_owned()));
    assert!(message.contains("it ended with status 127") && message.contains("not found"), "{message}");
}

#[test]
fn a_program_that_ends_at_once_is_refused_in_its_own_words() {
    let message = refusal(Launch::Shell("echo scipy is not installed >&2; exit 3".to_owned()));
    assert!(message.contains("status 3") && message.ends_with("\nscipy is not installed"), "{message}");
}

#[test]
fn a_program_that_does_not_say_what_it_can_do() {
    let refused = |answer: &str, expected: &str| {
        let message = refusal(Launch::Shell(format!("read -r line; {answer}; exec sleep 60")));
        assert!(message.contains(expected), "{message}");
    };
    refused("echo Welcome!", "answered garbage when it was asked what it can do: not JSON");
    refused(r#"echo '{"id": 0, "unsupported": true}'"#, "missing field");
    refused(r#"echo '{"id": 0, "name": "", "version": ""}'"#, "missing field `ops`");
    refused(r#"echo '{"id": 7, "ops": []}'"#, "answered request 7 where 0 was due");
    refused(":", "did not answer in time when it was asked what it can do: no whole line within 1s");
}
