//! What is measured: the rows of the table, as data.
//!
//! A row more is a line in [`ROWS`]; another peer for a work is a line in that [`Work`]. The Python peers of a work are
//! in `peers.py`, under its name.

use kullback::kernel::{Path, Stage, Summand, enclose};
use kullback::{Rows, cross_entropy, entropy, js, kl, kl_logits_rows, kl_rows};
use ndarray::aview1;
use ndarray_stats::EntropyExt;
use numkong::{JensenShannon, KullbackLeibler};

use crate::here;
use crate::peer::Peer::{self, Kullback, Memory, NdarrayStats, NumKong, OneThread, ScalarLoop};
use crate::vectors::Pair;

/// One call of one peer. Of a batch, it returns the sum of what the vectors have come to.
pub type Run = fn(&Pair) -> f64;

/// What is computed, and the Rust peers that can.
#[derive(Debug)]
pub struct Work {
    /// The name in the table and in `peers.py`.
    pub name: &'static str,
    /// The peers, ours first. All of them return the same number, up to their accuracy.
    pub peers: &'static [(Peer, Run)],
    /// How long it takes to read what the work reads, and to do nothing with it.
    pub memory: Run,
    /// What is computed on: so many vectors of such a length.
    pub pair: fn(usize, usize) -> Pair,
    /// The kernels' path that is asked for by its name, where it is not the processor's fastest.
    path: Option<&'static str>,
}

/// A work at a size, and how long to look.
#[derive(Debug)]
pub struct Row {
    /// What is computed.
    pub work: &'static Work,
    /// The number of vectors; one, unless it is a batch.
    pub vectors: usize,
    /// The number of outcomes of each.
    pub n: usize,
    /// The threads of the pool that it runs in.
    pub threads: usize,
    /// Criterion's samples a peer and round; ten is the least it takes.
    pub samples: usize,
    /// The time for them, in milliseconds. A call that is longer is made once a sample, and takes its time.
    pub millis: u64,
}

/// The rows: in a register or two; in a few; in the first cache; in the second; in memory. Then batches,
/// and threads.
pub const ROWS: &[Row] = &[
    Row { work: &KL, n: 8, samples: 20, millis: 200, ..ROW },
    Row { work: &KL, n: 64, samples: 20, millis: 200, ..ROW },
    Row { work: &KL, n: 1024, samples: 20, millis: 200, ..ROW },
    Row { work: &KL, n: 65_536, ..ROW },
    Row { work: &KL, n: 1 << 24, samples: 10, ..ROW },
    Row { work: &KL_AVX2, ..ROW },
    Row { work: &KL_PORTABLE, ..ROW },
    Row { work: &JS, ..ROW },
    Row { work: &ENTROPY, ..ROW },
    Row { work: &CROSS_ENTROPY, ..ROW },
    Row { work: &KL_ROWS, vectors: 4096, n: 1000, samples: 10, ..ROW },
    Row { work: &KL_LOGITS_ROWS, vectors: 512, n: 32_000, samples: 10, ..ROW },
    Row { work: &KL_PARALLEL, n: 1 << 24, threads: 2, samples: 10, ..ROW },
];

/// What most rows have in common.
const ROW: Row = Row { work: &KL, vectors: 1, n: 65_536, threads: 1, samples: 20, millis: 300 };

/// What most works have in common.
const WORK: Work = Work { name: "", peers: &[], memory: here::read_both, pair: Pair::distributions, path: None };

static KL: Work = Work {
    name: "kl",
    peers: &[
        (Kullback, OUR_KL),
        NUMKONG_KL,
        (NdarrayStats, |Pair { p, q, .. }| aview1(p).kl_divergence(&aview1(q)).expect("equal lengths")),
        (ScalarLoop, here::kl),
    ],
    ..WORK
};

const OUR_KL: Run = |Pair { p, q, .. }| kl(p, q).expect("distributions");

static KL_AVX2: Work = Work {
    name: "kl_avx2",
    peers: &[(Kullback, |pair| quick_kl("avx2", pair)), NUMKONG_KL, (ScalarLoop, here::kl)],
    path: Some("avx2"),
    ..WORK
};

static KL_PORTABLE: Work = Work {
    name: "kl_portable",
    peers: &[(Kullback, |pair| quick_kl("portable", pair)), NUMKONG_KL, (ScalarLoop, here::kl)],
    path: Some("portable"),
    ..WORK
};

const NUMKONG_KL: (Peer, Run) = (NumKong, |Pair { p, q, .. }| f64::kullbackleibler(p, q).expect("equal lengths"));

/// `kl` as far as the quick pass, on a path that the processor has.
fn quick_kl(path: &str, Pair { p, q, .. }: &Pair) -> f64 {
    let path = path_named(path).expect("a path of this processor");
    let sum = enclose(path, Stage::Quick, Summand::KlDiv, p, q).expect("distributions");
    sum.high + sum.low
}

fn path_named(name: &str) -> Option<Path> {
    Path::available().into_iter().find(|path| path.name() == name)
}

static JS: Work = Work {
    name: "js",
    peers: &[
        (Kullback, |Pair { p, q, .. }| js(p, q).expect("distributions")),
        // The distance: its square is the divergence.
        (NumKong, |Pair { p, q, .. }| f64::jensenshannon(p, q).expect("equal lengths").powi(2)),
        (ScalarLoop, here::js),
    ],
    ..WORK
};

static ENTROPY: Work = Work {
    name: "entropy",
    peers: &[
        (Kullback, |Pair { p, .. }| entropy(p).expect("a distribution")),
        (NdarrayStats, |Pair { p, .. }| aview1(p).entropy().expect("outcomes")),
        (ScalarLoop, here::entropy),
    ],
    memory: here::read_one,
    ..WORK
};

static CROSS_ENTROPY: Work = Work {
    name: "cross_entropy",
    peers: &[
        (Kullback, |Pair { p, q, .. }| cross_entropy(p, q).expect("distributions")),
        (NdarrayStats, |Pair { p, q, .. }| aview1(p).cross_entropy(&aview1(q)).expect("equal lengths")),
        (ScalarLoop, here::cross_entropy),
    ],
    ..WORK
};

static KL_ROWS: Work = Work {
    name: "kl_rows",
    peers: &[
        (Kullback, |pair| of_rows(pair, kl_rows)),
        (NumKong, |pair| pair.rows().map(|(p, q)| f64::kullbackleibler(p, q).expect("equal lengths")).sum()),
        (ScalarLoop, here::kl_rows),
    ],
    ..WORK
};

static KL_LOGITS_ROWS: Work = Work {
    name: "kl_logits_rows",
    peers: &[
        (Kullback, |pair| of_rows(pair, |p, q, out| kl_logits_rows(p, q, 1.0, out))),
        (ScalarLoop, here::kl_logits_rows),
    ],
    pair: Pair::logits,
    ..WORK
};

static KL_PARALLEL: Work = Work {
    name: "kl_parallel",
    peers: &[(Kullback, OUR_KL), (OneThread, OUR_KL)],
    memory: here::read_both_in_parallel,
    ..WORK
};

/// Fills a buffer with a number for each of the rows, and adds them.
fn of_rows(Pair { p, q, n }: &Pair, fill: impl FnOnce(Rows<'_>, Rows<'_>, &mut [f64]) -> kullback::Result<()>) -> f64 {
    let mut out = vec![0.0; p.len() / n];
    let rows = |values| Rows::new(values, *n).expect("whole rows");
    fill(rows(p), rows(q), &mut out).expect("rows of the domain");
    out.iter().sum()
}

impl Work {
    /// Everyone that is measured in Rust, with what it calls.
    pub fn rust(&self) -> impl Iterator<Item = (Peer, Run)> {
        self.peers.iter().copied().chain([(Memory, self.memory)])
    }

    /// What our own crate says.
    pub fn ours(&self, pair: &Pair) -> f64 {
        let (peer, run) = self.peers[0];
        assert_eq!(peer, Kullback, "{}: ours is not the first peer", self.name);
        run(pair)
    }
}

impl Row {
    /// The name by which a row is chosen: `kl-1024`, or `kl_rows-4096x1000`.
    pub fn name(&self) -> String {
        let Self { work, vectors, n, .. } = self;
        if self.is_batch() { format!("{}-{vectors}x{n}", work.name) } else { format!("{}-{n}", work.name) }
    }

    /// Whether there are many vectors.
    pub fn is_batch(&self) -> bool {
        self.vectors > 1
    }

    /// The number of outcomes of all vectors.
    pub fn elements(&self) -> usize {
        self.vectors * self.n
    }

    /// What is computed on.
    pub fn pair(&self) -> Pair {
        (self.work.pair)(self.vectors, self.n)
    }

    /// The threads that a peer has.
    pub fn threads_of(&self, peer: Peer) -> usize {
        if peer == OneThread { 1 } else { self.threads }
    }

    /// The path that the row is about and this processor lacks.
    pub fn lacks(&self) -> Option<&'static str> {
        self.work.path.filter(|path| path_named(path).is_none())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// A peer that computes something else would be measured at something else.
    #[test]
    fn peers_compute_the_same_number() {
        for Row { work, vectors, .. } in ROWS.iter().filter(|row| row.lacks().is_none()) {
            for n in [1, 2, 7, 8, 1000] {
                let pair = (work.pair)((*vectors).min(3), n);
                let ours = work.ours(&pair);
                for (peer, run) in work.peers {
                    let theirs = run(&pair);
                    assert!(
                        (theirs - ours).abs() <= 1e-9,
                        "{} at n = {n}: {peer:?} says {theirs}, we {ours}",
                        work.name
                    );
                }
            }
        }
    }

    #[test]
    fn names_are_unique() {
        let names: BTreeSet<String> = ROWS.iter().map(Row::name).collect();
        assert_eq!(names.len(), ROWS.len());
    }

    #[test]
    fn a_path_that_no_processor_has_is_lacked() {
        static NO_SUCH: Work = Work { path: Some("no-such-path"), ..WORK };
        assert_eq!(Row { work: &NO_SUCH, ..ROW }.lacks(), Some("no-such-path"));
        assert_eq!(Row { work: &KL_PORTABLE, ..ROW }.lacks(), None);
    }
}
