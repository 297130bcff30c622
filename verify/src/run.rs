//! The runner: takes the catalogue through its cases, in both arithmetics, and gathers what came out.

use crate::arithmetic::{Certified, Fast};
use crate::catalogue::case::Case;
use crate::catalogue::source::{Citation, Source};
use crate::catalogue::statement::{Clause, Kind, Relation, Statement};
use crate::catalogue::{engine, families, identities, problems};
use crate::corpus::promote;
use crate::inputs::{Input, Inputs};
use crate::judge::{self, Accuracy, Judgement};
use crate::point::{Argument, Value};
use crate::report::{Failure, IdentityReport, OperationReport, ProblemReport, Report};
use crate::sampler::Draw;
use crate::settle::{Unsettled, settle};
use crate::solve::Solvable;
use crate::vocabulary::families::CLAIMED;
use crate::vocabulary::{Operation, on_numbers};
use kullback_reference::{Outcome, certify_all};
use rayon::prelude::*;
use std::marker::PhantomData;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// How much to do, and where to begin.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The seed of every sample.
    pub seed: u64,
    /// Ten times the samples, and up to 4096 outcomes.
    pub thorough: bool,
    /// Runs only what has one of these in its name; everything if there are none.
    pub filter: Vec<String>,
}

impl Settings {
    /// The samples of an operation. A few hundred come within a few hundredths of the largest error that is possible, half a ULP. Of those on
    /// distributions there are many, and each is cheap to get wrong in one way only: a hundred do.
    pub(crate) fn operation_samples(&self, operation: &Operation) -> usize {
        let quick = if operation.is_on_distributions() { 100 } else { 400 };
        if self.thorough { 10 * quick } else { quick }
    }

    /// The samples of a statement.
    pub(crate) fn statement_samples(&self) -> usize {
        if self.thorough { 1000 } else { 100 }
    }

    /// The largest number of outcomes.
    pub(crate) fn largest(&self) -> usize {
        if self.thorough { 4096 } else { 1024 }
    }

    fn selects(&self, name: &str) -> bool {
        self.filter.is_empty() || self.filter.iter().any(|part| name.contains(part.as_str()))
    }

    /// The command that runs one part of the catalogue again, with the same samples.
    pub(crate) fn command(&self, name: &str) -> String {
        let thorough = if self.thorough { " --thorough" } else { "" };
        format!("cargo xtask verify --filter {name} --seed {}{thorough}", self.seed)
    }
}

/// Where progress is told.
pub trait Progress: Sync {
    /// So many cases are ahead.
    fn expect(&self, cases: usize);
    /// A part of the catalogue is begun.
    fn begin(&self, part: &str);
    /// A case is done.
    fn advance(&self);
}

/// Tells nobody.
#[derive(Debug, Clone, Copy)]
pub struct Silent;

impl Progress for Silent {
    fn expect(&self, _: usize) {}
    fn begin(&self, _: &str) {}
    fn advance(&self) {}
}

/// A page of the catalogue, under the name of its file.
pub struct Page<T> {
    pub(crate) id: &'static str,
    content: PhantomData<fn() -> T>,
}

impl<T> Page<T> {
    /// The page of that name.
    #[must_use]
    pub const fn new(id: &'static str) -> Self {
        Self { id, content: PhantomData }
    }
}

/// Something that holds, or does not.
pub trait Checkable: Sync {
    /// Its name.
    fn id(&self) -> &'static str;
    /// What sort of statement it is.
    fn kind(&self) -> Kind;
    /// The statement, in TeX.
    fn tex(&self) -> &'static str;
    /// Where it is stated.
    fn sources(&self) -> &'static [Citation];
    /// Where the contrary is stated.
    fn refutes(&self) -> &'static [Citation] {
        &[]
    }
    /// How many cases it has.
    fn count(&self, settings: &Settings) -> usize;
    /// Checks one case: the digits to which it is certified, or what went wrong.
    fn check(&self, index: usize, settings: &Settings) -> Result<f64, Failure>;
}

impl<S: Statement> Checkable for Page<S> {
    fn id(&self) -> &'static str {
        self.id
    }

    fn kind(&self) -> Kind {
        S::KIND
    }

    fn tex(&self) -> &'static str {
        S::TEX
    }

    fn sources(&self) -> &'static [Citation] {
        S::SOURCES
    }

    fn refutes(&self) -> &'static [Citation] {
        S::REFUTES
    }

    fn count(&self, settings: &Settings) -> usize {
        S::Case::fixed().len() + if S::Case::SAMPLED { settings.statement_samples() } else { 0 }
    }

    fn check(&self, index: usize, settings: &Settings) -> Result<f64, Failure> {
        let mut fixed = S::Case::fixed();
        let case = if index < fixed.len() {
            fixed.swap_remove(index)
        } else {
            S::Case::sample(&mut Draw::seeded(settings.seed, self.id, index), settings.largest())
        };
        check_relation::<S>(&case)
            .map_err(|explanation| Failure::new(self.id, format!("case {index}"), explanation, case.inputs(), settings))
    }
}

/// Checks a statement at one case, in both arithmetics.
///
/// # Errors
/// What does not hold, and the sides that show it.
pub fn check_relation<S: Statement>(case: &S::Case) -> Result<f64, String> {
    let digits = hold_in_reference::<S>(case)?;
    hold_in_fast::<S>(case)?;
    Ok(digits)
}

/// Every comparison holds: the fewest digits that any of them is certified to.
fn hold_in_reference<S: Statement>(case: &S::Case) -> Result<f64, String> {
    settle(|arithmetic| {
        let clauses = S::relation(arithmetic, case).clauses;
        let judged: Vec<(Judgement, &Clause<Certified>)> =
            clauses.iter().map(|clause| (judge::certified(clause), clause)).collect();
        let first = |wanted: Judgement| {
            let (_, Clause { left, sense, right }) = judged.iter().find(|(judgement, _)| *judgement == wanted)?;
            Some(format!("{} {} {}", left.0, sense.sign(), right.0))
        };
        if let Some(clause) = first(Judgement::Fails) {
            return Err(Unsettled::Wrong(format!("this does not hold: {clause}")));
        }
        if let Some(clause) = first(Judgement::Unclear) {
            return Err(Unsettled::Vague(clause));
        }
        Ok(judged.iter().fold(f64::INFINITY, |least, (judgement, _)| match judgement {
            Judgement::Holds { digits } => least.min(*digits),
            Judgement::Fails | Judgement::Unclear => least,
        }))
    })
}

fn hold_in_fast<S: Statement>(case: &S::Case) -> Result<(), String> {
    let arithmetic = Fast::default();
    let Relation { clauses } = S::relation(&arithmetic, case);
    if let Some(fault) = arithmetic.fault() {
        return Err(format!("the statement leaves the fast crate's domain: {fault}"));
    }
    match clauses.iter().find(|clause| !judge::bounded(clause)) {
        None => Ok(()),
        Some(Clause { left, sense, right }) => Err(format!(
            "in f64 this does not hold within the bounds: {:?} (± {:e}) {} {:?} (± {:e})",
            left.value,
            left.error,
            sense.sign(),
            right.value,
            right.error
        )),
    }
}

/// Holds an operation of the fast crate against the reference, over its stream of cases.
fn check_operation(
    operation: &'static Operation,
    settings: &Settings,
    progress: &dyn Progress,
) -> (OperationReport, Vec<Failure>) {
    let (inputs, malformed) = Inputs::of(operation, settings);
    let outcomes: Vec<(Input, Result<Accuracy, String>)> = (0..inputs.len())
        .into_par_iter()
        .map(|index| {
            let input = inputs.get(index);
            let outcome = measure(operation, &input.values);
            progress.advance();
            (input, outcome)
        })
        .collect();
    assert_eq!(outcomes.len(), inputs.len(), "every case of {} ran", operation.name);
    let mut report = OperationReport::new(operation, &inputs);
    let failure = |place, explanation, inputs| Failure::new(operation.name, place, explanation, inputs, settings);
    let mut failures: Vec<Failure> =
        malformed.into_iter().map(|problem| failure("corpus".to_owned(), problem, Vec::new())).collect();
    let mut errors = Vec::new();
    for (input, outcome) in outcomes {
        let explanation = match &outcome {
            Ok(accuracy) if operation.claim.admits(*accuracy) => None,
            Ok(accuracy) => Some(excess(operation, &input.values, *accuracy)),
            Err(explanation) => Some(explanation.clone()),
        };
        let named = || named(operation, &input.values);
        failures.extend(explanation.map(|explanation| failure(input.origin.place(operation), explanation, named())));
        if let Ok(Accuracy { ulps, .. }) = outcome
            && (report.worst_input.is_none() || ulps > report.worst_ulps)
        {
            report.worst_ulps = ulps;
            report.worst_input = Some(named());
        }
        // No answer where there is one to give is infinitely wrong.
        errors.push((input, outcome.map_or(f64::INFINITY, |accuracy| accuracy.ulps)));
    }
    report.findings = promote::findings(&errors);
    failures.extend(slackness(&report, settings));
    (report, failures)
}

/// How much more than what was measured may be claimed: with hundreds of cases the largest rounding error is within a few hundredths
/// of half a ULP, and the claims are multiples of a hundredth.
const SLACK_ULPS: f64 = 0.06;

/// A claim much slacker than what was measured hides whatever happens between the two.
fn slackness(report: &OperationReport, settings: &Settings) -> Option<Failure> {
    (report.claim.ulps() > report.worst_ulps + SLACK_ULPS).then(|| {
        let OperationReport { name, cases, claim, worst_ulps, .. } = report;
        let explanation = format!("the claim of {claim} is slack: the worst of {cases} cases is {worst_ulps:.3} ULP");
        Failure::new(name, format!("{cases} cases"), explanation, Vec::new(), settings)
    })
}

fn named(operation: &Operation, values: &[Value]) -> Vec<(&'static str, Value)> {
    operation.parameters.iter().map(|parameter| parameter.name).zip(values.iter().cloned()).collect()
}

/// The result, or that there is none because of a panic: one broken case must not cost the report on all others.
pub(crate) fn unless_panicked<T>(evaluate: impl FnOnce() -> T) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(evaluate)).map_err(|_| "a panic; its message is on standard error".to_owned())
}

/// How accurate the fast crate is at one input.
///
/// # Errors
/// If the two crates disagree on the domain, or on what in the input is outside it, or the fast one panics.
pub fn measure(operation: &Operation, values: &[Value]) -> Result<Accuracy, String> {
    let arguments: Vec<Argument<'_>> = values.iter().map(Value::as_argument).collect();
    let fast = unless_panicked(|| (operation.fast)(&arguments))?;
    match (certify_all(|precision| (operation.reference)(&arguments, precision)), fast) {
        (Ok(exact), Ok(values)) if exact.len() != values.len() => {
            Err(format!("the fast crate answers {} numbers, the reference {}", values.len(), exact.len()))
        }
        // Where a tie keeps the reference from rounding, it still measures.
        (Ok(exact), Ok(values)) => {
            let accuracies = exact.iter().zip(values).filter_map(|(exact, value)| {
                let enclosure = exact.enclosure()?;
                Some(Accuracy::of(value, enclosure))
            });
            Ok(accuracies.fold(Accuracy::EXACT, Accuracy::worse))
        }
        (Err(reason), Err(error)) => {
            let (expected, named) = (reason.to_string(), error.to_string());
            if place(&expected) == place(&named) {
                return Ok(Accuracy::EXACT);
            }
            Err(format!("the fast crate refuses with {named:?}, the reference with {expected:?}"))
        }
        (Err(reason), Ok(values)) => {
            Err(format!("outside the domain ({reason}), but the fast crate answers {values:?}"))
        }
        (Ok(exact), Err(error)) => {
            let exact: Vec<Option<f64>> = exact.iter().map(Outcome::value).collect();
            Err(format!("inside the domain ({exact:?}), but the fast crate refuses: {error}"))
        }
    }
}

/// What a refusal begins with: the argument, and the index within it.
fn place(refusal: &str) -> &str {
    refusal.split(' ').next().unwrap_or_default()
}

fn excess(operation: &Operation, values: &[Value], accuracy: Accuracy) -> String {
    let arguments: Vec<Argument<'_>> = values.iter().map(Value::as_argument).collect();
    let exact = certify_all(|precision| (operation.reference)(&arguments, precision)).unwrap_or_default();
    let fast = (operation.fast)(&arguments).unwrap_or_default();
    // Of a vector, the entry that is furthest off.
    let worst = fast.into_iter().zip(exact).enumerate().max_by(|(_, one), (_, other)| {
        let ulps = |(value, exact): &(f64, Outcome)| exact.enclosure().map_or(0.0, |exact| exact.ulps_from(*value));
        ulps(one).total_cmp(&ulps(other))
    });
    let Some((index, (fast, exact))) = worst else { return String::new() };
    let place = if operation.is_vector { format!(" at index {index}") } else { String::new() };
    let fast = hexadecimal(fast);
    let exact = match exact {
        Outcome::Undecided { enclosure, precision } => format!("undecided at {precision} bits, in {enclosure}"),
        other => other.enclosure().map_or_else(String::new, |enclosure| format!("in {enclosure}")),
    };
    format!(
        "off by {} ULP{place}, where {} is claimed: the fast crate answers {fast}, the exact value is {exact}",
        accuracy.ulps, operation.claim
    )
}

/// A number in decimal and in bits.
pub(crate) fn hexadecimal(value: f64) -> String {
    format!("{value:?} (0x{:016x})", value.to_bits())
}

/// Checks a statement over its stream of cases.
fn check_statement(
    page: &dyn Checkable,
    settings: &Settings,
    progress: &dyn Progress,
) -> (IdentityReport, Vec<Failure>) {
    let count = page.count(settings);
    let outcomes: Vec<Result<f64, Failure>> = (0..count)
        .into_par_iter()
        .map(|index| {
            let outcome = unless_panicked(|| page.check(index, settings)).unwrap_or_else(|explanation| {
                Err(Failure::new(page.id(), format!("case {index}"), explanation, Vec::new(), settings))
            });
            progress.advance();
            outcome
        })
        .collect();
    assert_eq!(outcomes.len(), count, "every case of {} ran", page.id());
    let mut report = IdentityReport::new(page, count);
    let mut failures = Vec::new();
    for outcome in outcomes {
        match outcome {
            Ok(digits) => report.digits = report.digits.min(digits),
            Err(failure) => failures.push(failure),
        }
    }
    report.holds = failures.is_empty();
    (report, failures)
}

/// Every statement of the catalogue.
pub fn statements() -> impl Iterator<Item = &'static dyn Checkable> {
    identities::ALL.iter().copied().chain(engine::all()).chain(families::all())
}

/// Every operation that is held against its claim.
pub fn operations() -> impl Iterator<Item = &'static Operation> {
    on_numbers().chain(CLAIMED.iter().copied())
}

/// Every name that a filter can select.
#[must_use]
pub fn names() -> Vec<&'static str> {
    let operations = operations().map(|operation| operation.name);
    operations.chain(statements().map(Checkable::id)).chain(problems::ALL.iter().map(|problem| problem.id())).collect()
}

/// The parts of the catalogue that a run takes.
pub struct Selection {
    operations: Vec<&'static Operation>,
    statements: Vec<&'static dyn Checkable>,
    problems: Vec<&'static dyn Solvable>,
}

impl Selection {
    /// What the settings' filter selects.
    #[must_use]
    pub fn filtered(settings: &Settings) -> Self {
        Self {
            operations: operations().filter(|operation| settings.selects(operation.name)).collect(),
            statements: statements().filter(|page| settings.selects(page.id())).collect(),
            problems: problems::ALL.iter().copied().filter(|problem| settings.selects(problem.id())).collect(),
        }
    }

    /// What some sources are judged by: the statements that they make or deny, and their problems.
    #[must_use]
    pub fn of_sources(sources: &[Source]) -> Self {
        let is_theirs = |citation: &Citation| sources.contains(&citation.source);
        Self {
            operations: Vec::new(),
            statements: statements()
                .filter(|page| page.sources().iter().chain(page.refutes()).any(is_theirs))
                .collect(),
            problems: problems::ALL.iter().copied().filter(|problem| is_theirs(&problem.source())).collect(),
        }
    }

    /// What shows that a source is wrong: the statements that it denies, and the problems.
    #[must_use]
    pub fn refutations() -> Self {
        Self {
            operations: Vec::new(),
            statements: statements().filter(|page| !page.refutes().is_empty()).collect(),
            problems: problems::ALL.to_vec(),
        }
    }
}

/// Runs what the settings' filter selects.
pub fn run(settings: &Settings, progress: &dyn Progress) -> Report {
    run_selection(Selection::filtered(settings), settings, progress)
}

/// Runs a selection.
pub fn run_selection(selection: Selection, settings: &Settings, progress: &dyn Progress) -> Report {
    let Selection { operations, statements, problems } = selection;
    let operation_cases: usize = operations.iter().map(|operation| Inputs::of(operation, settings).0.len()).sum();
    let statement_cases: usize = statements.iter().map(|page| page.count(settings)).sum();
    progress.expect(operation_cases + statement_cases + problems.len());

    let mut report = Report::new(settings.clone());
    progress.begin("operations");
    for operation in operations {
        let (part, failures) = check_operation(operation, settings, progress);
        report.operations.push(part);
        report.failures.extend(failures);
    }
    progress.begin("identities");
    for page in statements {
        let (part, failures) = check_statement(page, settings, progress);
        report.identities.push(part);
        report.failures.extend(failures);
    }
    progress.begin("problems");
    let solved: Vec<(ProblemReport, Vec<Failure>)> = problems
        .into_par_iter()
        .map(|problem| {
            let solved = problem.solve(settings);
            progress.advance();
            solved
        })
        .collect();
    for (part, failures) in solved {
        report.problems.push(part);
        report.failures.extend(failures);
    }
    report
}
