//! Solves a problem: in both arithmetics, with a verdict on whatever the source says of its quantities.

use crate::arithmetic::{Bounded, Certified, Fast};
use crate::catalogue::problem::{Problem, Row, Said, Table};
use crate::catalogue::source::Citation;
use crate::catalogue::statement::Relation;
use crate::judge::{self, Judgement, Verdict};
use crate::report::{Failure, ProblemReport, Quantity};
use crate::run::{Page, Settings};
use crate::settle::{Unsettled, settle};
use kullback_reference::{Enclosure, Rational};

/// A worked example.
pub trait Solvable: Sync {
    /// Its name.
    fn id(&self) -> &'static str;
    /// What is asked.
    fn statement(&self) -> &'static str;
    /// Where it is worked.
    fn source(&self) -> Citation;
    /// Solves it in both arithmetics, and judges what the source says.
    fn solve(&self, settings: &Settings) -> (ProblemReport, Vec<Failure>);
}

/// The digits of a certified value in the reports.
const REPORTED_DIGITS: usize = 30;

impl<P: Problem> Solvable for Page<P> {
    fn id(&self) -> &'static str {
        self.id
    }

    fn statement(&self) -> &'static str {
        P::STATEMENT
    }

    fn source(&self) -> Citation {
        P::SOURCE
    }

    fn solve(&self, settings: &Settings) -> (ProblemReport, Vec<Failure>) {
        let failure = |explanation| Failure::new(self.id, "its table".to_owned(), explanation, Vec::new(), settings);
        let mut report = ProblemReport::new(self.id, P::SOURCE);
        let fast = Fast::default();
        let values = P::table(&fast);
        let certified = match certified_table::<P>() {
            Ok(table) => table,
            Err(explanation) => return (report, vec![failure(explanation)]),
        };
        let mut failures: Vec<Failure> = fast.fault().into_iter().map(failure).collect();
        for (value, (row, verdict)) in values.rows.into_iter().zip(certified) {
            let last_printed = report.quantities.iter().rev().find(|quantity| quantity.printed.is_some());
            let explained = explains(&row, last_printed.map(|quantity| quantity.verdict));
            let problems = [within_bound(value.value, &row.value.0), explained, agrees(&value.said, verdict)];
            failures.extend(
                problems
                    .into_iter()
                    .filter_map(Result::err)
                    .map(|explanation| failure(format!("{}: {explanation}", row.name))),
            );
            report.quantities.push(quantity(row, value.value.value, verdict));
        }
        (report, failures)
    }
}

/// The table in the reference, every value narrow enough to print, and every verdict beyond doubt.
fn certified_table<P: Problem>() -> Result<Vec<(Row<Certified>, Verdict)>, String> {
    settle(|arithmetic| {
        let Table { rows } = P::table(arithmetic);
        rows.into_iter()
            .map(|row| match verdict(&row) {
                Some(verdict) if is_settled(&row.value.0) => Ok((row, verdict)),
                _ => Err(Unsettled::Vague(format!("{} is {}", row.name, row.value.0))),
            })
            .collect()
    })
}

fn is_settled(value: &Enclosure) -> bool {
    value.is_point() || (value.has_digits(judge::DIGITS) && value.to_decimal(REPORTED_DIGITS).is_some())
}

/// What becomes of what the source says; nothing if the enclosures are too wide to tell.
fn verdict(row: &Row<Certified>) -> Option<Verdict> {
    match &row.said {
        Said::Nothing | Said::Instead { .. } => Some(Verdict::Unprinted),
        Said::Printed { text, image, .. } => Some(judge::printed(&image.as_ref().unwrap_or(&row.value).0, text)),
        Said::Stated(relation) => {
            let judged: Vec<Judgement> = relation.clauses.iter().map(judge::certified).collect();
            match judged {
                _ if judged.contains(&Judgement::Fails) => Some(Verdict::Erratum),
                _ if judged.contains(&Judgement::Unclear) => None,
                _ => Some(Verdict::Confirmed),
            }
        }
    }
}

fn quantity(row: Row<Certified>, fast: f64, verdict: Verdict) -> Quantity {
    let enclosure = &row.value.0;
    let mut quantity = Quantity {
        name: row.name,
        printed: None,
        convention: None,
        explains: None,
        stated: None,
        image: None,
        certified: decimal(enclosure),
        fast,
        ulps: enclosure.ulps_from(fast),
        verdict,
    };
    match row.said {
        Said::Nothing => {}
        Said::Instead { text } => quantity.explains = Some(text),
        Said::Stated(relation) => quantity.stated = Some(sides(&relation)),
        Said::Printed { text, image, convention } => {
            quantity.printed = Some(text);
            quantity.convention = convention;
            quantity.image = image.map(|Certified(image)| image.to_string());
        }
    }
    quantity
}

fn decimal(enclosure: &Enclosure) -> String {
    enclosure.to_decimal(REPORTED_DIGITS).unwrap_or_else(|| enclosure.to_string())
}

/// The comparisons, without the first left side, which is the quantity itself.
fn sides(relation: &Relation<Certified>) -> String {
    let clauses = relation.clauses.iter().enumerate().map(|(index, clause)| {
        let left = if index == 0 { String::new() } else { decimal(&clause.left.0) + " " };
        format!("{left}{} {}", clause.sense.sign(), decimal(&clause.right.0))
    });
    clauses.collect::<Vec<_>>().join(" and ")
}

/// That a quantity which is there to explain a printed number gives that number, and that the number needs explaining.
fn explains(row: &Row<Certified>, printed: Option<Verdict>) -> Result<(), String> {
    match row.said {
        Said::Instead { text } if judge::printed(&row.value.0, text) != Verdict::Confirmed => {
            Err(format!("{} does not give the printed {text}", row.value.0))
        }
        Said::Instead { text } if printed != Some(Verdict::Erratum) => Err(format!("the printed {text} is no erratum")),
        _ => Ok(()),
    }
}

/// That the fast crate does not contradict what is confirmed.
fn agrees(said: &Said<Bounded>, verdict: Verdict) -> Result<(), String> {
    match said {
        Said::Stated(relation) if verdict == Verdict::Confirmed && !relation.clauses.iter().all(judge::bounded) => {
            Err("it holds, but not in f64 within the bounds".to_owned())
        }
        _ => Ok(()),
    }
}

/// That the fast value is as near the certified one as its bound says.
fn within_bound(fast: Bounded, certified: &Enclosure) -> Result<(), String> {
    if certified.to_f64() == Some(fast.value) {
        return Ok(());
    }
    let distance = (certified - &Enclosure::exact(&exact(fast.value)?, certified.precision())).abs();
    let bound = Enclosure::exact(&exact(fast.error)?, certified.precision());
    if distance.at_most(&bound) {
        return Ok(());
    }
    Err(format!("the fast value {:?} is not within {:e} of {certified}", fast.value, fast.error))
}

fn exact(value: f64) -> Result<Rational, String> {
    kullback_reference::exact::from_f64(value).ok_or_else(|| format!("the fast value or its bound is {value}"))
}
