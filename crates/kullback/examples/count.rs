//! Calls one function so many times: what `cargo xtask instructions` counts.
//!
//! `count kl 1024 2` calls `kl` twice on 1024 outcomes. Two runs that differ by one call differ by its instructions: the
//! start of the process, and what the first call alone does, are in both.

use std::env;
use std::hint::black_box;
use std::process::ExitCode;

/// A path through the crate.
type Call = fn(&[f64], &[f64]) -> kullback::Result<f64>;

/// The paths, by name.
const CALLS: [(&str, Call); 1] = [("kl", kullback::kl)];

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    let Some((call, n, times)) = parse(&args) else {
        eprintln!("usage: count NAME OUTCOMES TIMES, where NAME is one of {:?}", CALLS.map(|(name, _)| name));
        return ExitCode::from(2);
    };
    let (p, q) = (distribution(n, 0.618_033_988_749_894_9), distribution(n, 0.414_213_562_373_095_1));
    for _ in 0..times {
        black_box(call(black_box(&p), black_box(&q)).expect("distributions"));
    }
    ExitCode::SUCCESS
}

fn parse(args: &[String]) -> Option<(Call, usize, usize)> {
    let [name, n, times] = args else { return None };
    let (_, call) = CALLS.into_iter().find(|(known, _)| known == name)?;
    Some((call, n.parse().ok()?, times.parse().ok()?))
}

/// Masses without pattern, within a factor of three: a Weyl sequence, as the benchmarks have it.
fn distribution(n: usize, step: f64) -> Vec<f64> {
    let masses: Vec<f64> = (0..n).map(|i| 0.5 + (i as f64 * step).fract()).collect();
    kullback::normalize(&masses).expect("positive masses")
}
