//! `kl` and `js` beside the plain scalar loops that one would write with the platform's logarithm.
//!
//! The loops check nothing, lose every digit where p ≈ q, and have no bits to promise: they are the floor, not a peer.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;

/// The numbers of outcomes: in a register or two, in the first cache, and beyond the second.
const SIZES: [usize; 3] = [8, 1024, 65536];

/// Two distributions without pattern, all masses within a factor of three.
fn distributions(n: usize) -> (Vec<f64>, Vec<f64>) {
    // Weyl sequences: equidistributed, and the same on every machine.
    let masses = |step: f64| (0..n).map(|i| 0.5 + (i as f64 * step).fract()).collect::<Vec<_>>();
    let normalized = |step| kullback::normalize(&masses(step)).expect("positive masses");
    (normalized(0.618_033_988_749_894_9), normalized(0.414_213_562_373_095_1))
}

fn plain_kl(p: &[f64], q: &[f64]) -> f64 {
    p.iter().zip(q).map(|(p, q)| p * (p / q).ln()).sum()
}

fn plain_js(p: &[f64], q: &[f64]) -> f64 {
    let term = |(p, q): (&f64, &f64)| {
        let mean = 0.5 * (p + q);
        0.5 * (p * (p / mean).ln() + q * (q / mean).ln())
    };
    p.iter().zip(q).map(term).sum()
}

/// One function, beside its scalar loop.
fn compare(
    criterion: &mut Criterion,
    name: &str,
    ours: fn(&[f64], &[f64]) -> kullback::Result<f64>,
    plain: fn(&[f64], &[f64]) -> f64,
) {
    let mut group = criterion.benchmark_group(name);
    for n in SIZES {
        let (p, q) = distributions(n);
        group.throughput(Throughput::Elements(n as u64));
        group.bench_with_input(BenchmarkId::new("kullback", n), &n, |bencher, _| {
            bencher.iter(|| ours(black_box(&p), black_box(&q)));
        });
        group.bench_with_input(BenchmarkId::new("scalar loop", n), &n, |bencher, _| {
            bencher.iter(|| plain(black_box(&p), black_box(&q)));
        });
    }
    group.finish();
}

fn divergences(criterion: &mut Criterion) {
    compare(criterion, "kl", kullback::kl, plain_kl);
    compare(criterion, "js", kullback::js, plain_js);
}

criterion_group!(benches, divergences);
criterion_main!(benches);
