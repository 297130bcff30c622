//! `cargo xtask instructions`: the instructions of one call, held to committed figures.
//!
//! On a shared machine three per cent are lost in the noise of nanoseconds. Instructions are the same to the last one in
//! every run, and the difference between a run of two calls and a run of one is a call.
//!
//! Valgrind executes the program and counts. It knows nothing of AVX-512, so what needs that is counted by the
//! processor, through `perf`, and skipped where the processor is not there or does not count.

mod counter;
mod figures;

use std::fmt::Write;
use std::process::ExitCode;

use self::counter::Counter;
use self::figures::Figures;
use crate::Outcome;

/// A call to count.
struct Counted {
    /// Its name in the file of figures.
    name: &'static str,
    /// The arguments of the `count` example, but for the number of calls.
    args: &'static [&'static str],
    /// Whether it cannot run without AVX-512.
    avx512: bool,
}

const COUNTED: [Counted; 1] = [Counted { name: "kl-1024", args: &["kl", "1024"], avx512: false }];

/// How far a count may be from its figure, either way: a call that became faster takes a new figure too.
///
/// The same compiler gives the same count to the last instruction. This is room for another one, which chooses and orders
/// them differently, and less than a change of a kernel that one would want to know of.
const TOLERANCE: f64 = 0.03;

/// The instructions of one call, or why they were not counted.
type Count = Result<u64, String>;

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
    counter::build()?;
    COUNTED.iter().map(|counted| Ok((counted.name, one(counted)?))).collect()
}

/// Counts one call. Not everyone has a processor for AVX-512, so that one may be left out; everyone can have Valgrind.
fn one(counted: &Counted) -> Result<Count, String> {
    let count = Counter::of(counted.avx512).and_then(|counter| counter.one_call(counted.args));
    if counted.avx512 { Ok(count) } else { count.map(Ok) }
}

/// A line a call, and whether all of them hold.
fn report(committed: &Figures, counts: &[(&str, Count)]) -> (String, bool) {
    let mut out = format!("{:<16}{:>14}{:>14}{:>9}\n", "one call", "counted", "committed", "ratio");
    let mut all_hold = true;
    for (name, count) in counts {
        let _ = match (count, committed.get(name)) {
            (Err(why), _) => writeln!(out, "{name:<16}{:>14}   {why}", "skipped"),
            (Ok(count), None) => {
                all_hold = false;
                writeln!(out, "{name:<16}{count:>14}{:>14}{:>9}   FAILED: no figure is committed", "–", "–")
            }
            (Ok(count), Some(figure)) => {
                let ratio = *count as f64 / figure as f64;
                let verdict = verdict(ratio);
                all_hold &= verdict.is_ok();
                let verdict = verdict.unwrap_or_else(|why| why);
                writeln!(out, "{name:<16}{count:>14}{figure:>14}{ratio:>9.3}   {verdict}")
            }
        };
    }
    for name in committed.names().filter(|name| counts.iter().all(|(counted, _)| counted != name)) {
        all_hold = false;
        let _ = writeln!(out, "{name:<16}   FAILED: a figure is committed, and nothing has that name");
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
        for counted in COUNTED.iter().filter(|counted| !counted.avx512) {
            assert!(committed.get(counted.name).is_some(), "{}", counted.name);
        }
    }
}
