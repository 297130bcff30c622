//! The replayed generators against published draws, and against NumPy and PyTorch themselves where they are installed.

use kullback_verify::replay::{Elementary, Generator, RandomState};
use std::process::Command;

#[test]
fn numpy_draws_what_its_documentation_shows() {
    // The first draws after `seed(42)`, as a thousand tutorials print them.
    let mut state = RandomState::seeded(42);
    assert_eq!([state.uniform(), state.uniform()], [0.3745401188473625, 0.9507143064099162]);
    let mut state = RandomState::seeded(42);
    assert_eq!(
        [state.standard_normal(), state.standard_normal(), state.standard_normal()],
        [0.4967141530112327, -0.13826430117118466, 0.6476885381006925]
    );
}

#[test]
fn torch_draws_what_its_documentation_shows() {
    let first = Generator::seeded(0).standard_normals(3);
    assert_eq!(first, [1.540_996_1, -0.293_428_9, -2.178_789_4]);
    assert_eq!(Generator::seeded(0).standard_normals(5).len(), 5);
}

/// What a Python program prints, one number a line; nothing if there is no Python or the program's library is not installed.
fn python(library: &str, program: &str) -> Option<Vec<f64>> {
    let interpreter = std::env::var_os("KULLBACK_PYTHON").unwrap_or_else(|| "python3".into());
    let output = |code: &str| Command::new(&interpreter).args(["-c", code]).output().ok();
    if !output(&format!("import {library}")).is_some_and(|output| output.status.success()) {
        eprintln!("not compared with {library}: it is not installed");
        return None;
    }
    let output = output(program).expect("it has just run");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("numbers are ASCII");
    Some(text.split_whitespace().map(|number| number.parse().expect("Python prints numbers")).collect())
}

#[test]
fn numpy_draws_the_same_bits_with_the_logarithm_of_the_platform() {
    const PROGRAM: &str = "
import numpy as np
r = np.random.RandomState(20)
for _ in range(2000): print(repr(float(r.random_sample())), repr(float(r.standard_exponential())), repr(float(r.normal(2.0, 0.8))))
for _ in range(2000): print(*(repr(float(x)) for x in r.dirichlet([2, 3, 1, 2])))
";
    let Some(drawn) = python("numpy", PROGRAM) else { return };
    let replay = |elementary| {
        let mut state = RandomState::with(20, elementary);
        let triples: Vec<f64> =
            (0..2000).flat_map(|_| [state.uniform(), state.standard_exponential(), state.normal(2.0, 0.8)]).collect();
        let vectors: Vec<f64> = (0..2000).flat_map(|_| state.dirichlet(&[2.0, 3.0, 1.0, 2.0])).collect();
        [triples, vectors].concat()
    };
    assert!(replay(Elementary::PLATFORM) == drawn);
    let rounded = replay(Elementary::ROUNDED);
    let different = rounded.iter().zip(&drawn).filter(|(ours, theirs)| ours != theirs).count();
    assert!(different * 100 < drawn.len(), "{different} of {} draws differ", drawn.len());
    assert!(rounded.iter().zip(&drawn).all(|(ours, theirs)| (ours - theirs).abs() <= 1e-15 * theirs.abs().max(1.0)));
}

#[test]
fn torch_draws_the_same_bits() {
    const PROGRAM: &str = "
import torch
torch.manual_seed(3)
for n in (15, 15, 48, 21, 20000): print(*(repr(float(x)) for x in torch.randn(n)))
";
    let Some(drawn) = python("torch", PROGRAM) else { return };
    let mut generator = Generator::seeded(3);
    let ours: Vec<f64> = [15, 15, 48, 21, 20000]
        .into_iter()
        .flat_map(|count| generator.standard_normals(count))
        .map(f64::from)
        .collect();
    assert_eq!(ours.len(), drawn.len());
    let different = ours.iter().zip(&drawn).position(|(ours, theirs)| ours != theirs);
    assert_eq!(different, None, "the first of the draws that differ");
}
