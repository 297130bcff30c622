//! A campaign: a search on every chart of every operation, on all cores, within a budget.

use super::chart::Chart;
use super::exact;
use super::grade::{Grade, Wrong};
use super::part::{Faults, Finding, Part};
use super::search::{Proposal, Search};
use super::subject::{Answer, FaultKind, Respondent, Subject};
use crate::corpus::line;
use crate::point::{Distribution, Value};
use crate::vocabulary::{Domain, Operation};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::fmt;
use std::str::FromStr;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// How long to search.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum Budget {
    /// So long, all together.
    Time(Duration),
    /// So many evaluations of each operation: what is found does not depend on the machine, nor on the number of jobs or shards.
    Evaluations(u64),
}

impl FromStr for Budget {
    type Err = String;

    /// `90s`, `10m`, `2h`; or `20000`, evaluations of each operation.
    fn from_str(text: &str) -> Result<Self, String> {
        let unusable =
            || format!("{text:?} is neither a time such as 90s, 10m or 2h nor a number of evaluations such as 20000");
        let seconds = [("s", 1), ("m", 60), ("h", 3600)]
            .into_iter()
            .find_map(|(unit, seconds)| Some((text.strip_suffix(unit)?, seconds)));
        let number = |text: &str| text.parse::<u64>().ok().filter(|&number| number > 0).ok_or_else(unusable);
        match seconds {
            Some((text, seconds)) => Ok(Self::Time(Duration::from_secs(number(text)?.saturating_mul(seconds)))),
            None => number(text).map(Self::Evaluations),
        }
    }
}

impl TryFrom<String> for Budget {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl From<Budget> for String {
    fn from(budget: Budget) -> Self {
        budget.to_string()
    }
}

impl fmt::Display for Budget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Time(time) => write!(f, "{}s", time.as_secs()),
            Self::Evaluations(evaluations) => write!(f, "{evaluations}"),
        }
    }
}

/// The k-th of n parts of a campaign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Shard {
    index: usize,
    count: usize,
}

impl Shard {
    /// All of it.
    pub const WHOLE: Self = Self { index: 1, count: 1 };

    /// Whether a search belongs to this part.
    #[must_use]
    pub fn has(self, search: usize) -> bool {
        search % self.count == self.index - 1
    }
}

impl FromStr for Shard {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let parsed = || {
            let (index, count) = text.split_once('/')?;
            let (index, count): (usize, usize) = (index.parse().ok()?, count.parse().ok()?);
            (1..=count).contains(&index).then_some(Self { index, count })
        };
        parsed().ok_or_else(|| format!("{text:?} is not k/n with k from 1 to n, such as 3/8"))
    }
}

impl TryFrom<String> for Shard {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl From<Shard> for String {
    fn from(shard: Shard) -> Self {
        shard.to_string()
    }
}

impl fmt::Display for Shard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.index, self.count)
    }
}

/// What to search, and for how long.
pub struct Campaign<'a> {
    /// Who is audited.
    pub subject: &'a dyn Subject,
    /// On what.
    pub operations: Vec<&'static Operation>,
    /// How long.
    pub budget: Budget,
    /// The seed of every draw.
    pub seed: u64,
    /// How many searches at a time.
    pub jobs: usize,
    /// Which part of the searches.
    pub shard: Shard,
    /// Whether probabilities sum to one as nearly as `f64`s do, and zeros have no sign. That sums may be off by 1e-9, and that −0 is a probability, is our
    /// own contract, not that of others: on such numbers formulas differ that are one on distributions.
    pub normalized: bool,
    /// Inputs of an operation to begin with, besides the corpus and the known ones.
    pub witnesses: &'a (dyn Fn(&'static Operation) -> Vec<Vec<Value>> + Sync),
}

/// How far a campaign is: to be looked at while it runs.
#[derive(Debug, Default)]
pub struct Progress {
    /// How many searches there are.
    pub searches: AtomicUsize,
    /// How many of them are done.
    pub done: AtomicUsize,
    /// How many answers were held against the exact value.
    pub evaluations: AtomicU64,
    /// How often the subject broke the protocol.
    pub faults: AtomicU64,
    /// The worst so far, and of which operation.
    pub worst: Mutex<Option<(Grade, &'static str)>>,
    /// The parts that are done.
    pub parts: Mutex<Vec<Part>>,
    /// Set from outside to end the campaign: every search then ends with what it has.
    pub stop: AtomicBool,
}

impl Progress {
    fn tell(&self, operation: &'static Operation, grade: Grade) {
        self.evaluations.fetch_add(1, Ordering::Relaxed);
        let mut worst = self.worst.lock().expect("no search panics with the lock");
        if worst.is_none_or(|(other, _)| other < grade) {
            *worst = Some((grade, operation.name));
        }
    }
}

/// One search to come.
#[derive(Clone, Copy)]
struct Task {
    operation: &'static Operation,
    chart: Chart,
}

/// How many requests are under way at a time: enough that a subject in another process is not idle, and few enough to learn from.
const BATCH: usize = 16;

/// A subject that breaks the protocol so often within a search will do nothing else there.
const FAULTS: u64 = 20;

/// The same of answers that do not come in time, each of which takes that time.
const TIMEOUTS: u64 = 4;

/// The least time of a search, so that the last ones of a campaign that is late still try something.
const LEAST: Duration = Duration::from_millis(20);

impl Campaign<'_> {
    /// Runs every search; what they find is in the progress's parts, in the order of the vocabulary and the charts.
    ///
    /// # Errors
    /// If no respondent could be started.
    pub fn run(&self, progress: &Progress) -> Result<Vec<Part>, String> {
        let tasks = self.tasks();
        progress.searches.store(tasks.len(), Ordering::Relaxed);
        let next = AtomicUsize::new(0);
        let begin = Instant::now();
        let worker = || -> Result<(), String> {
            let mut respondent = self.subject.start()?;
            loop {
                let index = next.fetch_add(1, Ordering::Relaxed);
                let Some(&task) = tasks.get(index) else { return Ok(()) };
                if progress.stop.load(Ordering::Relaxed) {
                    return Ok(());
                }
                let deadline = self.deadline(begin, tasks.len() - index);
                let part = self.search(task, respondent.as_mut(), deadline, progress);
                progress.done.fetch_add(1, Ordering::Relaxed);
                progress.parts.lock().expect("no search panics with the lock").push(part);
            }
        };
        let jobs = self.jobs.clamp(1, tasks.len().max(1));
        let ends: Vec<Result<(), String>> = thread::scope(|scope| {
            let workers: Vec<_> = (0..jobs).map(|_| scope.spawn(worker)).collect();
            workers
                .into_iter()
                .map(|worker| worker.join().unwrap_or_else(|_| Err("a search panicked".to_owned())))
                .collect()
        });
        let failed = ends.into_iter().find_map(Result::err);
        let mut parts = progress.parts.lock().expect("the searches are over").clone();
        match failed {
            Some(problem) if parts.is_empty() => Err(problem),
            Some(problem) if parts.len() < tasks.len() && !progress.stop.load(Ordering::Relaxed) => Err(problem),
            _ => {
                let place = |part: &Part| {
                    tasks.iter().position(|task| task.operation.name == part.operation && task.chart == part.chart)
                };
                parts.sort_by_key(place);
                Ok(parts)
            }
        }
    }

    fn tasks(&self) -> Vec<Task> {
        let charts = |&operation: &&'static Operation| {
            Chart::of(operation).into_iter().map(move |chart| Task { operation, chart })
        };
        let offered = self.operations.iter().filter(|operation| self.subject.offers(operation));
        let mine = |(index, task): (usize, Task)| self.shard.has(index).then_some(task);
        offered.flat_map(charts).enumerate().filter_map(mine).collect()
    }

    /// When a search has to end: those that are left share the time that is left.
    fn deadline(&self, begin: Instant, left: usize) -> Option<Instant> {
        let Budget::Time(time) = self.budget else { return None };
        let remaining = (begin + time).saturating_duration_since(Instant::now());
        let share = remaining.mul_f64(self.jobs as f64 / left.max(self.jobs) as f64);
        Some(Instant::now() + share.max(LEAST))
    }

    /// The evaluations of a search, where they are counted.
    fn allowance(&self, operation: &Operation) -> u64 {
        match self.budget {
            Budget::Time(_) => u64::MAX,
            Budget::Evaluations(evaluations) => evaluations.div_ceil(Chart::of(operation).len() as u64),
        }
    }

    fn search(
        &self,
        task: Task,
        respondent: &mut dyn Respondent,
        deadline: Option<Instant>,
        progress: &Progress,
    ) -> Part {
        let Task { operation, chart } = task;
        let seeds = if chart == Chart::Known { self.seeds(operation) } else { Vec::new() };
        let mut search = Search::new(operation, chart, self.seed, seeds);
        let mut account = Account { operation, part: Part::new(operation, chart), silence: 0 };
        let allowance = self.allowance(operation);
        let mut asked = 0;
        let over =
            || progress.stop.load(Ordering::Relaxed) || deadline.is_some_and(|deadline| Instant::now() >= deadline);
        'search: while asked < allowance
            && !over()
            && !account.is_hopeless()
            && respondent.given_up(operation).is_none()
        {
            let size = BATCH.min(usize::try_from(allowance - asked).unwrap_or(BATCH));
            let mut fit = std::iter::repeat_with(|| search.propose())
                .filter(|proposal| !self.normalized || is_normalized(operation, &proposal.values));
            let proposals: Vec<Proposal> = fit.by_ref().take(size).collect();
            drop(fit);
            let requests: Vec<Vec<Value>> = proposals.iter().map(|proposal| proposal.values.clone()).collect();
            let answers = respondent.answer(operation, &requests);
            asked += size as u64;
            for (proposal, answer) in proposals.into_iter().zip(answers) {
                if let Some(grade) = account.enter(&proposal, answer, progress) {
                    search.learn(proposal, grade);
                }
                if over() {
                    break 'search;
                }
            }
        }
        account.close(&search, respondent)
    }

    /// What is known to be hard: the corpus, the known inputs, the witnesses of earlier campaigns.
    fn seeds(&self, operation: &'static Operation) -> Vec<Vec<Value>> {
        let corpus = crate::corpus::entries(operation).unwrap_or_default().into_iter().map(|entry| entry.values);
        let known = crate::known::arguments(operation);
        corpus.chain(known).chain((self.witnesses)(operation)).collect()
    }
}

/// Whether whatever is to sum to one is within the rounding of its entries and of its sum, and no mass is −0.
fn is_normalized(operation: &Operation, values: &[Value]) -> bool {
    let unsigned = |numbers: &[f64]| numbers.iter().all(|number| number.is_sign_positive());
    let sums = |numbers: &[f64]| {
        let excess = (numbers.iter().sum::<f64>() - 1.0).abs();
        unsigned(numbers) && excess <= numbers.len() as f64 * f64::EPSILON
    };
    let fits = |domain: Domain, value: &Value| match (domain, value) {
        (Domain::NonNegative, Value::Number(number)) => number.nearest().is_sign_positive(),
        (Domain::Masses, Value::Vector(vector)) => unsigned(vector.nearest()),
        (Domain::Pmf, Value::Vector(vector)) => sums(vector.nearest()),
        (Domain::Pmfs, Value::Rows(rows)) => rows.nearest().iter().all(|row| sums(row)),
        (Domain::Joint, Value::Rows(rows)) => sums(&rows.nearest().concat()),
        _ => true,
    };
    let parameters = |value: &Value| match value {
        Value::Distribution(Distribution { family, parameters }) => {
            family.parameters.iter().zip(parameters).all(|(parameter, value)| fits(parameter.domain, value))
        }
        _ => true,
    };
    operation.parameters.iter().zip(values).all(|(parameter, value)| fits(parameter.domain, value) && parameters(value))
}

/// What a search has found out, while it runs.
struct Account {
    operation: &'static Operation,
    part: Part,
    /// How often the subject had nothing to say, before it said anything.
    silence: u64,
}

impl Account {
    /// Nothing more is to be had: the subject lacks the operation, or does nothing but break the protocol.
    fn is_hopeless(&self) -> bool {
        let often = |faults: &Faults| {
            let most = if faults.kind == FaultKind::Timeout { TIMEOUTS } else { FAULTS };
            faults.count >= most
        };
        self.part.faults.iter().any(often) || (self.part.evaluations == 0 && self.silence >= BATCH as u64)
    }

    /// Enters an answer into the books: how wrong it is, if there is something to learn from that.
    fn enter(&mut self, proposal: &Proposal, answer: Answer, progress: &Progress) -> Option<Grade> {
        let (operation, values) = (self.operation, &proposal.values[..]);
        let length = || line::print_arguments(operation, values).len();
        let grade = match answer {
            Answer::Unsupported => {
                self.silence += 1;
                return None;
            }
            Answer::Fault(fault) => {
                progress.faults.fetch_add(1, Ordering::Relaxed);
                self.part.count_fault(fault, || Finding::new(operation, values, json!(null)));
                return None;
            }
            Answer::Refusal(reason) => {
                // Whoever refuses what the reference refuses is right.
                exact::enclosures(operation, values)?;
                let finding = || Finding::new(operation, values, json!(reason));
                self.part.count_wrong(Wrong::Refusal, length(), finding);
                Grade::Wrong(Wrong::Refusal)
            }
            Answer::Value(numbers) => {
                let grade = exact::graded(operation, values, &numbers)?;
                match grade {
                    Grade::Wrong(class) => {
                        let finding = || Finding::of_numbers(operation, values, &numbers);
                        self.part.count_wrong(class, length(), finding);
                    }
                    Grade::Ulps(ulps) if proposal.is_sample => self.part.count_sample(ulps),
                    Grade::Ulps(_) => {}
                }
                grade
            }
        };
        self.part.evaluations += 1;
        progress.tell(operation, grade);
        Some(grade)
    }

    /// The part, with the worst input. The subject is asked for its answer once more, and the enclosure has the last word on the error.
    fn close(mut self, search: &Search, respondent: &mut dyn Respondent) -> Part {
        let operation = self.operation;
        self.part.unsupported = self.part.evaluations == 0 && self.silence > 0;
        self.part.wrong.sort_by_key(|wrong| std::cmp::Reverse(wrong.class));
        let worst: Vec<Vec<Value>> = search.worst().iter().map(|found| found.values.clone()).collect();
        let answers = if worst.is_empty() { Vec::new() } else { respondent.answer(operation, &worst) };
        let mut graded: Vec<(Vec<Value>, Vec<f64>, f64)> = Vec::new();
        for (values, answer) in worst.into_iter().zip(answers) {
            if let Answer::Value(numbers) = answer
                && let Some(Grade::Ulps(ulps)) = exact::certified(operation, &values, &numbers)
            {
                graded.push((values, numbers, ulps));
            }
        }
        graded.sort_by(|(_, _, one), (_, _, other)| other.total_cmp(one));
        if let Some((values, numbers, ulps)) = graded.first() {
            self.part.ulps = Some(*ulps);
            self.part.witness = Some(Finding::of_numbers(operation, values, numbers));
        }
        self.part.hardest = graded.into_iter().map(|(values, _, ulps)| (values, ulps)).collect();
        self.part
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn budgets_are_times_or_numbers_of_evaluations() {
        assert_eq!("90s".parse(), Ok(Budget::Time(Duration::from_secs(90))));
        assert_eq!("2h".parse(), Ok(Budget::Time(Duration::from_secs(7200))));
        assert_eq!("20000".parse(), Ok(Budget::Evaluations(20000)));
        for text in ["", "s", "0", "-3", "1.5h", "many"] {
            assert!(text.parse::<Budget>().is_err_and(|problem| problem.contains("90s")), "{text}");
        }
    }

    #[test]
    fn shards_cover_every_search_once() {
        let shards: Vec<Shard> = (1..=5).map(|k| format!("{k}/5").parse().expect("a shard")).collect();
        assert!((0..100).all(|search| shards.iter().filter(|shard| shard.has(search)).count() == 1));
        for text in ["0/3", "4/3", "1", "a/b", "1/0"] {
            assert!(text.parse::<Shard>().is_err(), "{text}");
        }
    }
}
