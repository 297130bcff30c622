//! The golden file of a problem: what is asked, and every quantity with its printed string, its certified digits, the fast value
//! with its bits, the distance between the two, and the verdict.

use crate::report::{ProblemReport, Quantity};
use crate::run::{Settings, Solvable};
use std::fmt::Write;

/// The golden file of a problem, or what failed.
///
/// # Errors
/// If the problem cannot be solved, or the fast crate is not within its bound.
pub fn render(problem: &dyn Solvable) -> Result<String, String> {
    let settings = Settings { seed: 0, thorough: false, filter: Vec::new() };
    let (report, failures) = problem.solve(&settings);
    if let Some(failure) = failures.first() {
        return Err(format!("{}: {}", failure.what, failure.explanation));
    }
    Ok(text(problem.statement(), &report))
}

fn text(statement: &str, report: &ProblemReport) -> String {
    let mut text = format!("{}\n{}\n", report.source, statement);
    for quantity in &report.quantities {
        text.push('\n');
        entry(&mut text, quantity).expect("writing to a string does not fail");
    }
    text
}

fn entry(text: &mut String, quantity: &Quantity) -> std::fmt::Result {
    let Quantity { name, printed, explains, certified, fast, ulps, verdict } = quantity;
    writeln!(text, "{name}")?;
    if let Some(printed) = printed {
        writeln!(text, "    printed    {printed}")?;
    }
    if let Some(explains) = explains {
        writeln!(text, "    explains   {explains}")?;
    }
    writeln!(text, "    certified  {certified}")?;
    writeln!(text, "    fast       {fast:?}  0x{:016x}  {ulps:.3} ULP", fast.to_bits())?;
    writeln!(text, "    {}", verdict.name())
}
