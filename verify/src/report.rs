//! What a run found out, and its summary.

use crate::catalogue::source::Citation;
use crate::catalogue::statement::Kind;
use crate::corpus::line::Line;
use crate::inputs::Inputs;
use crate::judge::Verdict;
use crate::point::Value;
use crate::run::{Checkable, Settings};
use crate::vocabulary::{Claim, Operation};
use std::borrow::Cow;

/// An operation against its claim.
#[derive(Debug, Clone)]
pub struct OperationReport {
    /// The operation.
    pub name: &'static str,
    /// How many inputs it was measured at.
    pub cases: usize,
    /// How many of these are from the corpus.
    pub corpus_cases: usize,
    /// The claim.
    pub claim: Claim,
    /// The largest error found: a lower bound of the largest there is.
    pub worst_ulps: f64,
    /// The input that shows it.
    pub worst_input: Option<Vec<(&'static str, Value)>>,
    /// The samples that the corpus should have.
    pub findings: Vec<Line>,
}

impl OperationReport {
    /// Before the first case.
    pub(crate) fn new(operation: &Operation, inputs: &Inputs<'_>) -> Self {
        let Operation { name, claim, .. } = *operation;
        let (cases, corpus_cases) = (inputs.len(), inputs.corpus());
        Self { name, cases, corpus_cases, claim, worst_ulps: 0.0, worst_input: None, findings: Vec::new() }
    }
}

/// A statement, and whether it holds.
#[derive(Debug, Clone)]
pub struct IdentityReport {
    /// Its name.
    pub id: &'static str,
    /// What sort of statement it is.
    pub kind: Kind,
    /// The statement, in TeX.
    pub statement: &'static str,
    /// Where it is stated.
    pub sources: &'static [Citation],
    /// Where the contrary is stated.
    pub refutes: &'static [Citation],
    /// How many cases it was checked at.
    pub cases: usize,
    /// The fewest digits to which the two sides of a case are certified to agree; infinitely many where every case is exact, or a
    /// proved inequality.
    pub digits: f64,
    /// Whether it held in every case, in both arithmetics.
    pub holds: bool,
}

impl IdentityReport {
    /// Before the first case.
    #[must_use]
    pub fn new(page: &dyn Checkable, cases: usize) -> Self {
        Self {
            id: page.id(),
            kind: page.kind(),
            statement: page.tex(),
            sources: page.sources(),
            refutes: page.refutes(),
            cases,
            digits: f64::INFINITY,
            holds: true,
        }
    }
}

/// A quantity of a problem.
#[derive(Debug, Clone)]
pub struct Quantity {
    /// Its name; for one of which something is stated, the statement.
    pub name: Cow<'static, str>,
    /// What the source prints, if it does.
    pub printed: Option<&'static str>,
    /// The convention that the printed number follows, where the sources have several.
    pub convention: Option<&'static str>,
    /// The erratum that this quantity explains, if it does.
    pub explains: Option<&'static str>,
    /// The certified value, to at least thirty digits.
    pub certified: String,
    /// All that it may be where the source rounded the inputs for print.
    pub image: Option<String>,
    /// What the source states of it: the sign and the certified other side.
    pub stated: Option<String>,
    /// The fast crate's value.
    pub fast: f64,
    /// Its distance from the certified one, in ULPs.
    pub ulps: f64,
    /// What becomes of the printed number.
    pub verdict: Verdict,
}

/// A worked example, solved.
#[derive(Debug, Clone)]
pub struct ProblemReport {
    /// Its name.
    pub id: &'static str,
    /// The source.
    pub source: Citation,
    /// Its quantities.
    pub quantities: Vec<Quantity>,
}

impl ProblemReport {
    /// Before it is solved.
    #[must_use]
    pub const fn new(id: &'static str, source: Citation) -> Self {
        Self { id, source, quantities: Vec::new() }
    }
}

/// Something that does not hold, and everything needed to see it again.
#[derive(Debug, Clone)]
pub struct Failure {
    /// The operation, statement or problem.
    pub what: String,
    /// Which of its cases; of one in the corpus, the file and the line.
    pub place: String,
    /// What is wrong.
    pub explanation: String,
    /// The inputs, by name.
    pub inputs: Vec<(&'static str, Value)>,
    /// The command that shows it again.
    pub command: String,
}

impl Failure {
    /// A failure of a case, with the command that runs its part of the catalogue again.
    #[must_use]
    pub fn new(
        what: &str,
        place: String,
        explanation: String,
        inputs: Vec<(&'static str, Value)>,
        settings: &Settings,
    ) -> Self {
        Self { what: what.to_owned(), place, explanation, inputs, command: settings.command(what) }
    }
}

/// What a run found out.
#[derive(Debug, Clone)]
pub struct Report {
    /// What was asked for.
    pub settings: Settings,
    /// The operations.
    pub operations: Vec<OperationReport>,
    /// The statements.
    pub identities: Vec<IdentityReport>,
    /// The problems.
    pub problems: Vec<ProblemReport>,
    /// What does not hold.
    pub failures: Vec<Failure>,
}

impl Report {
    /// Before anything ran.
    #[must_use]
    pub const fn new(settings: Settings) -> Self {
        Self { settings, operations: Vec::new(), identities: Vec::new(), problems: Vec::new(), failures: Vec::new() }
    }

    /// Every quantity, beside its problem.
    pub fn quantities(&self) -> impl Iterator<Item = (&ProblemReport, &Quantity)> {
        self.problems.iter().flat_map(|problem| problem.quantities.iter().map(move |quantity| (problem, quantity)))
    }

    /// How many quantities have a verdict.
    #[must_use]
    pub fn count(&self, verdict: Verdict) -> usize {
        self.quantities().filter(|(_, quantity)| quantity.verdict == verdict).count()
    }

    /// How many cases ran; a problem is one.
    #[must_use]
    pub fn cases(&self) -> usize {
        let operations: usize = self.operations.iter().map(|operation| operation.cases).sum();
        let identities: usize = self.identities.iter().map(|identity| identity.cases).sum();
        operations + identities + self.problems.len()
    }

    /// How many cases are from the corpus.
    #[must_use]
    pub fn corpus_cases(&self) -> usize {
        self.operations.iter().map(|operation| operation.corpus_cases).sum()
    }

    /// The largest error of any operation.
    #[must_use]
    pub fn worst_ulps(&self) -> f64 {
        self.operations.iter().fold(0.0, |worst, operation| worst.max(operation.worst_ulps))
    }

    /// Whether something failed under that name.
    #[must_use]
    pub fn failed(&self, name: &str) -> bool {
        self.failures.iter().any(|failure| failure.what == name)
    }
}
