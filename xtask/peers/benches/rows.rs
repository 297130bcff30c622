//! The Rust peers of every row, measured by criterion.
//!
//! `cargo bench` runs it as it is, with criterion's own options. The table of `cargo xtask bench` runs it a row at a time.

use kullback_peers::{Pair, ROWS, Row};

use criterion::{BenchmarkGroup, Criterion, Throughput, measurement::WallTime};
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::cell::LazyCell;
use std::hint::black_box;
use std::time::Duration;

/// Every peer of one row, one after the other.
fn measure(group: &mut BenchmarkGroup<'_, WallTime>, row: &Row) {
    // Made when the first benchmark passes criterion's filter, if any does: the largest pair takes seconds.
    let pair = LazyCell::new(|| row.pair());
    for (peer, run) in row.work.rust() {
        group.bench_function(peer.name(), |bencher| {
            let pair: &Pair = &pair;
            // Our crate spreads long vectors and batches over the current pool: by default, over all of the machine. The
            // pool is entered once, and not for every call.
            pool(row.threads_of(peer)).install(|| bencher.iter(|| run(black_box(pair))));
        });
    }
}

fn pool(threads: usize) -> ThreadPool {
    ThreadPoolBuilder::new().num_threads(threads).build().expect("threads")
}

fn main() {
    let mut criterion = Criterion::default()
        .without_plots()
        .warm_up_time(Duration::from_millis(100))
        // They make the confidence intervals, which the table does not print; criterion warns of a thousand.
        .nresamples(2000)
        .configure_from_args();
    for row in ROWS.iter().filter(|row| row.lacks().is_none()) {
        let mut group = criterion.benchmark_group(row.name());
        group
            .sample_size(row.samples)
            .measurement_time(Duration::from_millis(row.millis))
            .throughput(Throughput::Elements(row.elements() as u64));
        measure(&mut group, row);
        group.finish();
    }
}
