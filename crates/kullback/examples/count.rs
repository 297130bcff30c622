//! Calls one path through the kernels so many times: what `cargo xtask instructions` counts.
//!
//! `count avx2 1024 1` makes a call on 1024 outcomes, looks at standard input, makes one call more, and exits. Two runs that
//! differ by one call differ by its instructions: the start of the process, and what the first call alone does, are in both.
//! Who need not see the start can begin where standard input is read: that waits until it is closed, and happens nowhere else.

use std::env;
use std::hint::black_box;
use std::io::{self, Read};
use std::process::ExitCode;

use kullback::kernel::{Enclosure, Path, Stage, Summand, enclose};

/// The exit status that says: the arguments are fine, but this processor lacks the path.
const LACKING: u8 = 3;

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    let Some((name, n, calls)) = parse(&args) else {
        eprintln!("usage: count PATH OUTCOMES CALLS, where PATH is portable, avx2 or avx512");
        return ExitCode::from(2);
    };
    let paths = Path::available();
    let Some(&path) = paths.iter().find(|path| path.name() == name) else {
        let names: Vec<_> = paths.iter().map(|path| path.name()).collect();
        eprintln!("this processor has no path {name}, only {}", names.join(", "));
        return ExitCode::from(LACKING);
    };

    let (p, q) = (distribution(n, 0.618_033_988_749_894_9), distribution(n, 0.414_213_562_373_095_1));
    black_box(kl(path, &p, &q));
    io::stdin().read_exact(&mut [0]).expect_err("nobody writes there");
    for _ in 0..calls {
        black_box(kl(path, black_box(&p), black_box(&q)));
    }
    ExitCode::SUCCESS
}

fn parse(args: &[String]) -> Option<(&str, usize, usize)> {
    let [name, n, calls] = args else { return None };
    Some((name, n.parse().ok()?, calls.parse().ok()?))
}

/// The pass that answers 99 vectors in 100.
fn kl(path: Path, p: &[f64], q: &[f64]) -> Enclosure {
    enclose(path, Stage::Quick, Summand::KlDiv, p, q).expect("distributions")
}

/// Masses without pattern, within a factor of three: a Weyl sequence, as the benchmarks have it.
fn distribution(n: usize, step: f64) -> Vec<f64> {
    let masses: Vec<f64> = (0..n).map(|i| 0.5 + (i as f64 * step).fract()).collect();
    kullback::normalize(&masses).expect("positive masses")
}
