//! `cargo xtask instructions`: the instructions of one call on each path, held to committed figures.
//!
//! On a shared machine three per cent are lost in the noise of nanoseconds. Instructions are the same to the last one in
//! every run, and the difference between a run of one call and a run of none is a call.
//!
//! Valgrind executes the program and counts. It knows nothing of AVX-512, so that path is stepped through, one instruction
//! after the other, and skipped where the processor lacks it. (The processor's own counters would be quicker, but virtual
//! machines hide them.)

mod callgrind;
mod figures;
mod program;
#[cfg_attr(not(all(target_os = "linux", target_arch = "x86_64")), path = "instructions/no_steps.rs")]
mod steps;

use std::fmt::Write;
use std::process::ExitCode;

use self::figures::Figures;
use self::program::Program;
use crate::Outcome;

/// The instructions of one call, or of a run; or why they cannot be counted here.
type Count = Result<u64, String>;

/// Who counts the instructions of a run, from its command line.
type Counter = fn(&[String]) -> Result<Count, String>;

/// A call to count.
struct Counted {
    /// Its name in the file of figures.
    name: &'static str,
    /// The path that it takes.
    path: &'static str,
    counter: Counter,
}

const COUNTED: [Counted; 3] = [
    Counted { name: "kl-1024-portable", path: "portable", counter: callgrind::run },
    Counted { name: "kl-1024-avx2", path: "avx2", counter: callgrind::run },
    Counted { name: "kl-1024-avx512", path: "avx512", counter: steps::run },
];

/// How far a count may be from its figure, either way: a call that became faster takes a new figure too.
///
/// The same compiler gives the same count to the last instruction. This is room for another one, which chooses and orders
/// them differently, and less than a change of a kernel that one would want to know of.
const TOLERANCE: f64 = 0.03;

/// Counts, and fails where a count is not what was committed.
pub(crate) fn compare() -> Outcome {
    let committed = Figures::read()?;
    let counts = count()?;
    let (text, holds) = report(&committed, &counts);
    crate::print(&text)?;
    if holds {
        return Ok(ExitCode::SUCCESS);
    }
    crate::say("if the difference is meant, accept it with: cargo xtask instructions --bless");
    Ok(ExitCode::FAILURE)
}

/// Counts, and writes the figures. What could not be counted here keeps its own.
pub(crate) fn accept() -> Outcome {
    let old = Figures::read()?;
    let counts = count()?;
    let new = counts.iter().filter_map(|(name, count)| {
        let figure = count.as_ref().ok().copied().or_else(|| old.get(name));
        figure.map(|figure| ((*name).to_owned(), figure))
    });
    new.collect::<Figures>().write()?;
    crate::print(&changes(&old, &counts))
}

/// Counts every call there is.
fn count() -> Result<Vec<(&'static str, Count)>, String> {
    if !cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        return Err("instructions are counted on Linux on x86-64 only: the committed figures are its".to_owned());
    }
    let program = Program::build()?;
    COUNTED.iter().map(|counted| Ok((counted.name, one(&program, counted)?))).collect()
}

/// Counts one call.
fn one(program: &Program, counted: &Counted) -> Result<Count, String> {
    if let Some(why) = program.lacks(counted.path)? {
        return Ok(Err(why));
    }
    let run = |calls| (counted.counter)(&program.words(counted.path, calls));
    Ok(match (run(0)?, run(1)?) {
        (Ok(none), Ok(one)) => Ok(one.saturating_sub(none)),
        (Err(why), _) | (_, Err(why)) => Err(why),
    })
}

/// A line a call, and whether all of them hold.
fn report(committed: &Figures, counts: &[(&str, Count)]) -> (String, bool) {
    let mut out = format!("{:<18}{:>14}{:>14}{:>9}\n", "one call", "counted", "committed", "ratio");
    let mut all_hold = true;
    for (name, count) in counts {
        let _ = match (count, committed.get(name)) {
            (Err(why), _) => writeln!(out, "{name:<18}{:>14}   {why}", "skipped"),
            (Ok(count), None) => {
                all_hold = false;
                writeln!(out, "{name:<18}{count:>14}{:>14}{:>9}   FAILED: no figure is committed", "–", "–")
            }
            (Ok(count), Some(figure)) => {
                let ratio = *count as f64 / figure as f64;
                let verdict = verdict(ratio);
                all_hold &= verdict.is_ok();
                let verdict = verdict.unwrap_or_else(|why| why);
                writeln!(out, "{name:<18}{count:>14}{figure:>14}{ratio:>9.3}   {verdict}")
            }
        };
    }
    for name in committed.names().filter(|name| counts.iter().all(|(counted, _)| counted != name)) {
        all_hold = false;
        let _ = writeln!(out, "{name:<18}   FAILED: a figure is committed, and nothing has that name");
    }
    (out, all_hold)
}

/// A line a call: what is committed now, and what was.
fn changes(old: &Figures, counts: &[(&str, Count)]) -> String {
    let line = |(name, count): &(&str, Count)| match (count, old.get(name)) {
        (Err(why), _) => format!("{name} is as it was: {why}\n"),
        (Ok(count), Some(old)) => format!("{name} {count}, was {old}\n"),
        (Ok(count), None) => format!("{name} {count}, new\n"),
    };
    counts.iter().map(line).collect()
}

fn verdict(ratio: f64) -> Result<String, String> {
    let percent = TOLERANCE * 100.0;
    if ratio > 1.0 + TOLERANCE {
        Err(format!("FAILED: more than {percent} % more"))
    } else if ratio < 1.0 - TOLERANCE {
        Err(format!("FAILED: more than {percent} % fewer; commit the gain"))
    } else {
        Ok("holds".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(figures: &[(&str, u64)], counts: &[(&str, Count)]) -> (Vec<String>, bool) {
        let figures = figures.iter().map(|&(name, figure)| (name.to_owned(), figure)).collect();
        let (text, holds) = report(&figures, counts);
        let squeeze = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
        (text.lines().skip(1).map(squeeze).collect(), holds)
    }

    #[test]
    fn three_per_cent_hold_and_four_do_not_either_way() {
        let figures = [("kl", 1000)];
        assert_eq!(lines(&figures, &[("kl", Ok(1030))]), (vec!["kl 1030 1000 1.030 holds".to_owned()], true));
        assert_eq!(lines(&figures, &[("kl", Ok(970))]), (vec!["kl 970 1000 0.970 holds".to_owned()], true));
        let (more, holds) = lines(&figures, &[("kl", Ok(1040))]);
        assert_eq!((more[0].as_str(), holds), ("kl 1040 1000 1.040 FAILED: more than 3 % more", false));
        let (fewer, holds) = lines(&figures, &[("kl", Ok(960))]);
        assert_eq!(
            (fewer[0].as_str(), holds),
            ("kl 960 1000 0.960 FAILED: more than 3 % fewer; commit the gain", false)
        );
    }

    #[test]
    fn what_was_not_counted_is_said_and_does_not_fail() {
        let (skipped, holds) = lines(&[("kl", 1000)], &[("kl", Err("no such processor".to_owned()))]);
        assert_eq!((skipped[0].as_str(), holds), ("kl skipped no such processor", true));
    }

    #[test]
    fn figures_and_calls_must_be_the_same_ones() {
        let (alone, holds) = lines(&[], &[("kl", Ok(1000))]);
        assert_eq!((alone[0].as_str(), holds), ("kl 1000 – – FAILED: no figure is committed", false));
        let (orphan, holds) = lines(&[("old", 7)], &[]);
        assert_eq!(
            (orphan[0].as_str(), holds),
            ("old FAILED: a figure is committed, and nothing has that name", false)
        );
    }

    #[test]
    fn blessing_says_what_changed() {
        let old = [("kl".to_owned(), 7)].into_iter().collect();
        let counts = [("kl", Ok(9)), ("js", Ok(5)), ("wide", Err("no such processor".to_owned()))];
        assert_eq!(changes(&old, &counts), "kl 9, was 7\njs 5, new\nwide is as it was: no such processor\n");
    }

    #[test]
    fn every_call_has_a_committed_figure() {
        let committed = Figures::read().unwrap();
        for counted in &COUNTED {
            assert!(committed.get(counted.name).is_some(), "{}", counted.name);
        }
    }
}
