//! What is computed on: one pair for each size, the same for every peer.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// Two vectors, or two matrices whose rows are vectors.
#[derive(Debug)]
pub struct Pair {
    /// The one that weighs.
    pub p: Vec<f64>,
    /// The one it is compared with.
    pub q: Vec<f64>,
    /// The length of a vector.
    pub n: usize,
}

/// The steps of Weyl sequences, which are equidistributed, and the same on every machine: the fractional parts of the golden
/// ratio, of √2 and of √3.
const STEPS: [f64; 3] = [0.618_033_988_749_894_9, 0.414_213_562_373_095_1, 0.732_050_807_568_877_2];

impl Pair {
    /// Distributions without pattern, all masses of one within a factor of three.
    pub fn distributions(vectors: usize, n: usize) -> Self {
        let masses = |which, row| (row * n..(row + 1) * n).map(|i| 0.5 + weyl(which, i)).collect::<Vec<_>>();
        let normalized = |which, row| kullback::normalize(&masses(which, row)).expect("positive masses");
        let all = |which| (0..vectors).flat_map(|row| normalized(which, row)).collect();
        Self { p: all(0), q: all(1), n }
    }

    /// Logits without pattern: between −8 and 8, the middle more often; and the same, each with up to one more or less.
    pub fn logits(vectors: usize, n: usize) -> Self {
        let p: Vec<f64> = (0..vectors * n).map(|i| 8.0 * (weyl(0, i) + weyl(1, i)) - 8.0).collect();
        let q = p.iter().enumerate().map(|(i, z)| z + 2.0 * weyl(2, i) - 1.0).collect();
        Self { p, q, n }
    }

    /// The vectors that stand beside each other.
    pub(crate) fn rows(&self) -> impl Iterator<Item = (&[f64], &[f64])> {
        self.p.chunks(self.n).zip(self.q.chunks(self.n))
    }

    /// Hands both over to another program: raw `f64`s, little-endian, in the files `p` and `q` of a directory.
    pub fn write(&self, dir: &Path) -> io::Result<()> {
        for (name, values) in [("p", &self.p), ("q", &self.q)] {
            let mut file = BufWriter::new(File::create(dir.join(name))?);
            for value in values {
                file.write_all(&value.to_le_bytes())?;
            }
            file.flush()?;
        }
        Ok(())
    }
}

/// Between zero and one.
fn weyl(which: usize, i: usize) -> f64 {
    (i as f64 * STEPS[which]).fract()
}
