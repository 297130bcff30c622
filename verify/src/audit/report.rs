//! What a campaign found, operation by operation: the table, and the file that shards are merged from.

use super::campaign::{Budget, Campaign, Shard};
use super::chart::Chart;
use super::grade::Grade;
use super::part::{Faults, Finding, Part, WrongAnswers, norm};
use super::subject::Identity;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The version of the file's form.
pub const SCHEMA: u32 = 1;

/// What a campaign found about a subject.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// The version of this form.
    pub schema: u32,
    /// Who was audited.
    pub subject: Identity,
    /// How the subject is named on the command line: `--subject scipy`, or `--exec 'python3 mine.py'`.
    pub chosen: String,
    /// The version of the project, whose reference was the judge.
    pub reference: String,
    /// The day it ended, in UTC.
    pub date: String,
    /// How long was searched.
    pub budget: Budget,
    /// The seed of every draw.
    pub seed: u64,
    /// Which parts of the campaign are in here.
    pub shards: Vec<Shard>,
    /// Whether it was ended before its budget was spent.
    pub interrupted: bool,
    /// The operations, in the order of the vocabulary.
    pub rows: Vec<Row>,
}

/// What was found about an operation. The errors are lower bounds of what there is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// The operation.
    pub operation: String,
    /// What the subject calls for it.
    pub call: String,
    /// How many answers were held against the exact value.
    pub evaluations: u64,
    /// The worst: so many ULPs, or a class of its own.
    pub worst: String,
    /// The largest error in ULPs, of finite answers of the right sign.
    pub worst_ulps: Option<f64>,
    /// The root of the mean square of the errors in ULPs, at inputs drawn for themselves.
    pub rms_ulps: Option<f64>,
    /// The chart that the largest error is on.
    pub chart: Option<Chart>,
    /// Where the largest error is.
    pub witness: Option<Finding>,
    /// The wrong answers that ULPs do not measure, the worst class first.
    pub wrong: Vec<WrongAnswers>,
    /// The breaches of the protocol.
    pub faults: Vec<Faults>,
    /// How many of the drawn inputs have errors within 2ᵏ ULP and not within 2ᵏ⁻¹, by k.
    pub histogram: BTreeMap<i32, u64>,
    /// The same for each chart.
    pub charts: Vec<Part>,
}

impl Row {
    /// The row of an operation, from the parts on its charts; there must be one.
    #[must_use]
    pub fn new(call: &str, mut charts: Vec<Part>) -> Self {
        charts.sort_by_key(|part| part.chart);
        // Of equal errors the first stays: the order of the charts begins with the simplest witnesses.
        let all = charts.iter().cloned().reduce(|all, part| all.merged(&part)).expect("an operation has a chart");
        let chart = charts.iter().find(|part| part.ulps.is_some() && part.ulps == all.ulps).map(|part| part.chart);
        let worst = all.worst().map_or_else(|| "–".to_owned(), |grade| grade.to_string());
        Self {
            operation: all.operation,
            call: call.to_owned(),
            evaluations: all.evaluations,
            worst,
            worst_ulps: all.ulps,
            rms_ulps: (all.samples > 0).then(|| all.norm / (all.samples as f64).sqrt()),
            chart,
            witness: all.witness,
            wrong: all.wrong,
            faults: all.faults,
            histogram: all.histogram,
            charts,
        }
    }

    /// The worst grade.
    #[must_use]
    pub fn grade(&self) -> Option<Grade> {
        let wrong = self.wrong.first().map(|wrong| Grade::Wrong(wrong.class));
        wrong.or(self.worst_ulps.map(Grade::Ulps))
    }

    /// Where the worst is: of a class of its own, if there is one.
    #[must_use]
    pub fn finding(&self) -> Option<&Finding> {
        self.wrong.first().map(|wrong| &wrong.witness).or(self.witness.as_ref())
    }
}

/// Adds what others have counted to one's own, of the same kind; what is of no kind so far is added as it is.
fn absorb<T: Clone>(own: &mut Vec<T>, others: &[T], alike: impl Fn(&T, &T) -> bool, add: impl Fn(&mut T, &T)) {
    for other in others {
        match own.iter_mut().find(|one| alike(one, other)) {
            Some(one) => add(one, other),
            None => own.push(other.clone()),
        }
    }
}

impl Part {
    /// What was found on two charts of an operation, or on one in two campaigns, together.
    #[must_use]
    fn merged(mut self, other: &Self) -> Self {
        self.evaluations += other.evaluations;
        self.samples += other.samples;
        self.norm = norm(self.norm, other.norm);
        for (bin, count) in &other.histogram {
            *self.histogram.entry(*bin).or_default() += count;
        }
        if other.ulps > self.ulps {
            (self.ulps, self.witness) = (other.ulps, other.witness.clone());
        }
        absorb(&mut self.wrong, &other.wrong, |one, other| one.class == other.class, WrongAnswers::absorb);
        absorb(
            &mut self.faults,
            &other.faults,
            |one, other| one.kind == other.kind,
            |one, other| {
                one.count += other.count;
            },
        );
        self.wrong.sort_by_key(|wrong| std::cmp::Reverse(wrong.class));
        self.faults.sort_by_key(|faults| faults.kind);
        self.unsupported &= other.unsupported;
        self
    }
}

/// The rows of parts, in the order in which the operations are first met; what the subject lacks has none.
#[must_use]
pub fn rows<'a>(parts: Vec<Part>, call: impl Fn(&str) -> &'a str) -> Vec<Row> {
    let mut operations: Vec<(String, Vec<Part>)> = Vec::new();
    for part in parts {
        match operations.iter_mut().find(|(name, _)| *name == part.operation) {
            Some((_, charts)) => match charts.iter_mut().find(|other| other.chart == part.chart) {
                Some(other) => *other = other.clone().merged(&part),
                None => charts.push(part),
            },
            None => operations.push((part.operation.clone(), vec![part])),
        }
    }
    let supported = operations.into_iter().filter(|(_, charts)| !charts.iter().all(|part| part.unsupported));
    supported.map(|(name, charts)| Row::new(call(&name), charts)).collect()
}

impl Report {
    /// What a campaign found, today.
    #[must_use]
    pub fn new(campaign: &Campaign<'_>, chosen: &str, parts: Vec<Part>, interrupted: bool) -> Self {
        let call = |name: &str| super::operation(name).map_or("", |operation| campaign.subject.call(operation));
        Self {
            schema: SCHEMA,
            subject: campaign.subject.identity().clone(),
            chosen: chosen.to_owned(),
            reference: env!("CARGO_PKG_VERSION").to_owned(),
            date: chrono::Utc::now().date_naive().to_string(),
            budget: campaign.budget,
            seed: campaign.seed,
            shards: vec![campaign.shard],
            interrupted,
            rows: rows(parts, call),
        }
    }

    /// The same without inputs too long to read that their rows do not show: what is to be kept, and is not merged with the other shards.
    #[must_use]
    pub fn condensed(mut self) -> Self {
        for row in &mut self.rows {
            let (worst, wrong) = (&row.witness, &row.wrong);
            for part in &mut row.charts {
                part.witness = part.witness.take().filter(|own| own.is_short() || Some(own) == worst.as_ref());
                let shown =
                    |own: &WrongAnswers| own.witness.is_short() || wrong.iter().any(|one| one.witness == own.witness);
                part.wrong.retain(shown);
            }
        }
        self
    }

    /// One report of several, each of the same subject; others stay by themselves.
    ///
    /// # Errors
    /// If a file is of another version of this form.
    pub fn merge(reports: impl IntoIterator<Item = Self>) -> Result<Vec<Self>, String> {
        let mut merged: Vec<Self> = Vec::new();
        for report in reports {
            if report.schema != SCHEMA {
                return Err(format!("the report is of schema {}, and this is for schema {SCHEMA}", report.schema));
            }
            match merged.iter_mut().find(|other| other.subject == report.subject && other.chosen == report.chosen) {
                Some(other) => other.absorb(report),
                None => merged.push(report),
            }
        }
        Ok(merged)
    }

    fn absorb(&mut self, other: Self) {
        let calls: BTreeMap<String, String> =
            self.rows.iter().chain(&other.rows).map(|row| (row.operation.clone(), row.call.clone())).collect();
        let parts = |rows: Vec<Row>| rows.into_iter().flat_map(|row| row.charts);
        let mut all: Vec<Part> = parts(std::mem::take(&mut self.rows)).chain(parts(other.rows)).collect();
        all.sort_by_key(|part| order(&part.operation));
        self.rows = rows(all, |name| calls.get(name).map_or("", String::as_str));
        self.shards.extend(other.shards);
        self.shards.sort_by_key(ToString::to_string);
        self.shards.dedup();
        self.interrupted |= other.interrupted;
        self.date = std::mem::take(&mut self.date).max(other.date);
    }
}

/// The place of an operation in the vocabulary.
fn order(name: &str) -> Option<usize> {
    super::operations().position(|operation| operation.name == name)
}
