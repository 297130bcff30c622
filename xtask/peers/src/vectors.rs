//! What is computed on: one pair of distributions for each size, the same for every peer.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// Two distributions.
#[derive(Debug)]
pub struct Pair {
    /// The one that weighs.
    pub p: Vec<f64>,
    /// The one it is compared with.
    pub q: Vec<f64>,
}

impl Pair {
    /// Two distributions without pattern, all masses within a factor of three.
    pub fn weyl(n: usize) -> Self {
        // Weyl sequences: equidistributed, and the same on every machine. The steps are the fractional parts of the
        // golden ratio and of √2.
        let masses = |step: f64| (0..n).map(|i| 0.5 + (i as f64 * step).fract()).collect::<Vec<_>>();
        let normalized = |step| kullback::normalize(&masses(step)).expect("positive masses");
        Self { p: normalized(0.618_033_988_749_894_9), q: normalized(0.414_213_562_373_095_1) }
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
