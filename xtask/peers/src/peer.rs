//! Who computes: the columns of the table.

/// A peer. The first one is ours, and the ratios are to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Peer {
    /// The fast crate of this project.
    Kullback,
    /// Our own too, on one thread where the row has more.
    OneThread,
    /// SIMD kernels in C, which choose their path at run time.
    NumKong,
    /// The statistics of Rust's arrays.
    NdarrayStats,
    /// The loop that one would write with `f64::ln`.
    ScalarLoop,
    /// No logarithm at all: the arrays are summed, which is what reading them takes.
    Memory,
    /// Python: a chain of vectorised operations into buffers that are reused.
    NumPy,
    /// Python: the functions made for the purpose.
    SciPy,
    /// Python: the functions made for the purpose, on one thread.
    PyTorch,
}

impl Peer {
    /// Every peer, in the order of the columns.
    pub const ALL: [Self; 9] = [
        Self::Kullback,
        Self::OneThread,
        Self::NumKong,
        Self::NdarrayStats,
        Self::ScalarLoop,
        Self::Memory,
        Self::NumPy,
        Self::SciPy,
        Self::PyTorch,
    ];

    /// The name in the table, in criterion's directories and in `peers.py`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Kullback => "kullback",
            Self::OneThread => "one thread",
            Self::NumKong => "NumKong",
            Self::NdarrayStats => "ndarray-stats",
            Self::ScalarLoop => "scalar loop",
            Self::Memory => "memory",
            Self::NumPy => "NumPy",
            Self::SciPy => "SciPy",
            Self::PyTorch => "PyTorch",
        }
    }

    /// The package that it comes in, of crates.io or of PyPI; none for what is written here.
    pub fn package(self) -> Option<&'static str> {
        match self {
            Self::Kullback => Some("kullback"),
            Self::NumKong => Some("numkong"),
            Self::NdarrayStats => Some("ndarray-stats"),
            Self::OneThread | Self::ScalarLoop | Self::Memory => None,
            Self::NumPy => Some("numpy"),
            Self::SciPy => Some("scipy"),
            Self::PyTorch => Some("torch"),
        }
    }

    /// Whether it is measured through Python, and may be missing.
    pub fn is_python(self) -> bool {
        matches!(self, Self::NumPy | Self::SciPy | Self::PyTorch)
    }
}
