//! Instruction sets, and the choice among them.

use std::sync::OnceLock;

use super::lanes::{Lanes, Portable};
#[cfg(target_arch = "x86_64")]
use super::x86;

/// A way through the kernels: an instruction set that this processor has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Path(Set);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Set {
    Portable,
    #[cfg(target_arch = "x86_64")]
    Avx2,
    #[cfg(target_arch = "x86_64")]
    Avx512,
}

impl Path {
    /// All that this processor has, the plainest first.
    #[must_use]
    pub fn available() -> Vec<Self> {
        let mut sets = vec![Set::Portable];
        #[cfg(target_arch = "x86_64")]
        {
            if x86::has_avx2() {
                sets.push(Set::Avx2);
            }
            if x86::has_avx512() {
                sets.push(Set::Avx512);
            }
        }
        sets.into_iter().map(Self).collect()
    }

    /// The fastest, looked for once.
    #[must_use]
    pub fn fastest() -> Self {
        static FASTEST: OnceLock<Path> = OnceLock::new();
        *FASTEST.get_or_init(|| Self::available().pop().unwrap_or(Self(Set::Portable)))
    }

    /// Its name: `portable`, `avx2` or `avx512`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self.0 {
            Set::Portable => "portable",
            #[cfg(target_arch = "x86_64")]
            Set::Avx2 => "avx2",
            #[cfg(target_arch = "x86_64")]
            Set::Avx512 => "avx512",
        }
    }

    /// Whether it has a fused multiply-add. The paths that do compute the same enclosures, bit for bit; the portable one has others, for it takes
    /// products apart.
    #[must_use]
    pub fn fuses(self) -> bool {
        self.0 != Set::Portable
    }

    /// Runs a kernel that was written for any set.
    #[inline]
    pub(super) fn run<K: Kernel>(self, kernel: K) -> K::Output {
        match self.0 {
            Set::Portable => run_portably(kernel),
            #[cfg(target_arch = "x86_64")]
            Set::Avx2 => x86::run_avx2(kernel),
            #[cfg(target_arch = "x86_64")]
            Set::Avx512 => x86::run_avx512(kernel),
        }
    }
}

/// Not inlined, so that it does not weigh on its callers where it is not used.
#[inline(never)]
fn run_portably<K: Kernel>(kernel: K) -> K::Output {
    kernel.run::<Portable>()
}

/// A computation that is written over lanes.
pub(super) trait Kernel {
    type Output;
    fn run<L: Lanes>(self) -> Self::Output;
}
