//! What is measured: the rows of the table, as data.
//!
//! A row more is a line in [`ROWS`]; another peer for a work is a line in that [`Work`]. The Python peers of a work are
//! in `peers.py`, under its name.

use kullback::{cross_entropy, entropy, js, kl};
use ndarray::aview1;
use ndarray_stats::EntropyExt;
use numkong::{JensenShannon, KullbackLeibler};

use crate::here;
use crate::peer::Peer::{self, Kullback, Memory, NdarrayStats, NumKong, ScalarLoop};
use crate::vectors::Pair;

/// One call of one peer.
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
}

/// A work at a size, and how long to look.
#[derive(Debug)]
pub struct Row {
    /// What is computed.
    pub work: &'static Work,
    /// The number of outcomes.
    pub n: usize,
    /// Criterion's samples a peer and round; ten is the least it takes.
    pub samples: usize,
    /// The time for them, in milliseconds. A call that is longer is made once a sample, and takes its time.
    pub millis: u64,
}

/// The rows: in a register or two; in a few; in the first cache; in the second; in memory.
pub const ROWS: &[Row] = &[
    Row { work: &KL, n: 8, samples: 20, millis: 200 },
    Row { work: &KL, n: 64, samples: 20, millis: 200 },
    Row { work: &KL, n: 1024, samples: 20, millis: 200 },
    Row { work: &KL, n: 65_536, samples: 20, millis: 300 },
    Row { work: &KL, n: 1 << 24, samples: 10, millis: 300 },
    Row { work: &JS, n: 65_536, samples: 20, millis: 300 },
    Row { work: &ENTROPY, n: 65_536, samples: 20, millis: 300 },
    Row { work: &CROSS_ENTROPY, n: 65_536, samples: 20, millis: 300 },
];

static KL: Work = Work {
    name: "kl",
    peers: &[
        (Kullback, |Pair { p, q }| kl(p, q).expect("distributions")),
        (NumKong, |Pair { p, q }| f64::kullbackleibler(p, q).expect("equal lengths")),
        (NdarrayStats, |Pair { p, q }| aview1(p).kl_divergence(&aview1(q)).expect("equal lengths")),
        (ScalarLoop, here::kl),
    ],
    memory: here::read_both,
};

static JS: Work = Work {
    name: "js",
    peers: &[
        (Kullback, |Pair { p, q }| js(p, q).expect("distributions")),
        // The distance: its square is the divergence.
        (NumKong, |Pair { p, q }| f64::jensenshannon(p, q).expect("equal lengths").powi(2)),
        (ScalarLoop, here::js),
    ],
    memory: here::read_both,
};

static ENTROPY: Work = Work {
    name: "entropy",
    peers: &[
        (Kullback, |Pair { p, .. }| entropy(p).expect("a distribution")),
        (NdarrayStats, |Pair { p, .. }| aview1(p).entropy().expect("outcomes")),
        (ScalarLoop, here::entropy),
    ],
    memory: here::read_one,
};

static CROSS_ENTROPY: Work = Work {
    name: "cross_entropy",
    peers: &[
        (Kullback, |Pair { p, q }| cross_entropy(p, q).expect("distributions")),
        (NdarrayStats, |Pair { p, q }| aview1(p).cross_entropy(&aview1(q)).expect("equal lengths")),
        (ScalarLoop, here::cross_entropy),
    ],
    memory: here::read_both,
};

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
    /// The name by which a row is chosen: `kl-1024`.
    pub fn name(&self) -> String {
        format!("{}-{}", self.work.name, self.n)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// A peer that computes something else would be measured at something else.
    #[test]
    fn peers_compute_the_same_number() {
        for Row { work, .. } in ROWS {
            for n in [1, 2, 7, 8, 1000] {
                let pair = Pair::weyl(n);
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
}
