//! The catalogue as a whole: its names, and what a problem may say.

use kullback_verify::catalogue::prelude::*;
use kullback_verify::catalogue::problems;
use kullback_verify::run::{Page, Settings, names};
use kullback_verify::solve::Solvable;
use kullback_verify::vocabulary::{Claim, OPERATIONS};
use std::collections::HashSet;

fn repeated<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let mut seen = HashSet::new();
    names.into_iter().filter(|name| !seen.insert(*name)).collect()
}

fn settings() -> Settings {
    Settings { seed: 0, thorough: false, filter: Vec::new() }
}

#[test]
fn every_name_is_unique() {
    assert!(names().len() > problems::ALL.len());
    assert_eq!(repeated(names()), [""; 0]);
}

#[test]
fn half_a_ulp_is_claimed_as_correct_rounding() {
    for operation in OPERATIONS {
        assert!(
            operation.claim == Claim::Exact
                || operation.claim == Claim::CorrectlyRounded
                || operation.claim.ulps() > 0.5,
            "{operation:?}"
        );
    }
}

#[test]
fn every_quantity_of_a_problem_has_its_own_name() {
    for problem in problems::ALL {
        let (report, _) = problem.solve(&settings());
        assert!(!report.quantities.is_empty(), "{}", problem.id());
        assert_eq!(
            repeated(report.quantities.iter().map(|quantity| quantity.name.as_ref())),
            [""; 0],
            "{}",
            problem.id()
        );
    }
}

#[test]
fn every_problem_is_solved() {
    for problem in problems::ALL {
        let (_, failures) = problem.solve(&settings());
        assert!(failures.is_empty(), "{failures:?}");
    }
}

/// Defines a problem of one printed quantity, one half, and an explanation.
macro_rules! explained {
    ($name:ident, $printed:literal, $explanation:literal) => {
        struct $name;

        impl Problem for $name {
            const STATEMENT: &str = "What is one half?";
            const SOURCE: Citation = LITERATURE.at("nowhere");

            fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
                Table::new()
                    .printed("one half", a.real("0.5"), $printed)
                    .because("an explanation", a.real($explanation))
            }
        }
    };
}

explained!(Erratum, "0.67", "2/3");
explained!(WrongExplanation, "0.67", "0.68");
explained!(NoErratum, "0.5", "0.5");

fn failures<P: Problem>() -> Vec<String> {
    let (_, failures) = Page::<P>::new("a-half").solve(&settings());
    failures.into_iter().map(|failure| failure.explanation).collect()
}

#[test]
fn an_explanation_gives_the_number_that_it_explains() {
    assert_eq!(failures::<Erratum>(), [""; 0]);
    assert!(failures::<WrongExplanation>()[0].contains("does not give the printed 0.67"));
}

#[test]
fn only_an_erratum_is_explained() {
    assert!(failures::<NoErratum>()[0].contains("the printed 0.5 is no erratum"));
}
