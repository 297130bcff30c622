//! The report for continuous integration: a test case for each operation, statement and problem.

use crate::report::Report;
use quick_junit::{NonSuccessKind, Report as Junit, TestCase, TestCaseStatus, TestSuite};

pub(super) fn render(report: &Report) -> String {
    let mut junit = Junit::new("kullback-verify");
    let operations = report.operations.iter().map(|operation| operation.name);
    let identities = report.identities.iter().map(|identity| identity.id);
    let problems = report.problems.iter().map(|problem| problem.id);
    junit.add_test_suite(suite(report, "operations", operations));
    junit.add_test_suite(suite(report, "identities", identities));
    junit.add_test_suite(suite(report, "problems", problems));
    junit.to_string().expect("names and explanations are text")
}

fn suite<'a>(report: &Report, name: &str, cases: impl Iterator<Item = &'a str>) -> TestSuite {
    let mut suite = TestSuite::new(name);
    suite.add_test_cases(cases.map(|case| TestCase::new(case, status(report, case))));
    suite
}

fn status(report: &Report, name: &str) -> TestCaseStatus {
    let failures: Vec<String> =
        report.failures.iter().filter(|failure| failure.what == name).map(super::failure).collect();
    let Some(first) = failures.first() else {
        return TestCaseStatus::success();
    };
    let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
    status.set_message(first.lines().next().unwrap_or_default());
    status.set_description(failures.join("\n"));
    status
}
