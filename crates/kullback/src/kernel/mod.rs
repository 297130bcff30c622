//! The kernels: sums of logarithms over two vectors, eight lanes at a time, correctly rounded.
//!
//! A sum is evaluated as Ziv proposed (1991), with a bound at every stage and a test whether it decides the rounding:
//!
//! | stage | error | in vouches for |
//! |---|---|---|
//! | [`Stage::Quick`] | 2⁻⁶¹ of the result, typically | 99 vectors in 100, unless the result is small beside Σp |
//! | [`Stage::Accurate`] | 2⁻⁹² of the terms' absolute values | all but one in 2³⁸ of the rest |
//! | [`Wide`](crate::wide::Wide) | 2⁻¹⁰⁸ | what is left, and entries that are outside [2⁻⁹⁶⁰, 2⁹⁰⁰] without being zero |
//!
//! Where all terms are positive, the quick pass may be tried twice: see [`js`].
//!
//! # Why the bits are the same everywhere
//! Whichever stage on whichever instruction set vouches for an answer, the answer is *the* `f64` nearest to the exact value, and there
//! is only one. What no kernel vouches for, the wide engine answers, which is made of integers. So a result depends on no
//! instruction set, alignment or number of threads, as long as the bounds hold; and they are held, on every path, against the reference.

mod accurate;
mod js;
mod lanes;
mod quick;
mod sums;
#[cfg(test)]
mod tests;
#[cfg(target_arch = "x86_64")]
mod x86;

use std::marker::PhantomData;
use std::sync::OnceLock;

use lanes::{Lanes, Portable, dekker_fused};
use sums::{EPSILON, Tally, join};

use crate::domain::SUM_TOLERANCE;
pub(crate) use js::Js;
pub(crate) use quick::{CodeLength, KlDiv, RelEntr};

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

    #[inline]
    fn run<K: Kernel>(self, kernel: K) -> K::Output {
        match self.0 {
            Set::Portable => kernel.run::<Portable>(),
            #[cfg(target_arch = "x86_64")]
            Set::Avx2 => x86::run_avx2(kernel),
            #[cfg(target_arch = "x86_64")]
            Set::Avx512 => x86::run_avx512(kernel),
        }
    }
}

/// A computation that is written over lanes.
trait Kernel {
    type Output;
    fn run<L: Lanes>(self) -> Self::Output;
}

/// A sum as the passes evaluate it, over a stretch of two vectors of one length.
pub(crate) trait Summation {
    /// Whether a p beside a zero q makes it infinite.
    const INFINITE_AT_ZERO: bool;

    /// Whether the quick pass without `ZEROS` admits zeros as well.
    const ADMITS_ZEROS: bool;

    /// From what the quick pass found, a grid for it to begin again with, where that leaves less of an error.
    fn finer_grid(quick: Enclosure) -> Option<f64>;

    /// The quick pass. With `ZEROS`, some entries may be zero. `grid` is one, or from [`finer_grid`](Self::finer_grid).
    fn quick<L: Lanes, const ZEROS: bool>(p: &[f64], q: &[f64], grid: f64) -> Tally;

    /// The accurate pass.
    fn accurate<L: Lanes>(p: &[f64], q: &[f64]) -> Tally;
}

impl<T: quick::Term> Summation for T {
    const INFINITE_AT_ZERO: bool = true;
    const ADMITS_ZEROS: bool = false;

    fn finer_grid(_: Enclosure) -> Option<f64> {
        None
    }

    #[inline(always)]
    fn quick<L: Lanes, const ZEROS: bool>(p: &[f64], q: &[f64], _: f64) -> Tally {
        quick::tally::<L, T, ZEROS>(p, q)
    }

    #[inline(always)]
    fn accurate<L: Lanes>(p: &[f64], q: &[f64]) -> Tally {
        accurate::tally::<L, T>(p, q)
    }
}

/// A pass over a stretch.
struct Pass<'a, T, const STAGE: u8> {
    p: &'a [f64],
    q: &'a [f64],
    grid: f64,
    term: PhantomData<T>,
}

const QUICK: u8 = 0;
const QUICK_WITH_ZEROS: u8 = 1;
const ACCURATE: u8 = 2;

impl<T: Summation, const STAGE: u8> Kernel for Pass<'_, T, STAGE> {
    type Output = Tally;

    #[inline(always)]
    fn run<L: Lanes>(self) -> Tally {
        match STAGE {
            QUICK => T::quick::<L, false>(self.p, self.q, self.grid),
            QUICK_WITH_ZEROS => T::quick::<L, true>(self.p, self.q, self.grid),
            _ => T::accurate::<L>(self.p, self.q),
        }
    }
}

/// How far an evaluation had to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// One pass in doubles, with the exact errors of the leading terms.
    Quick,
    /// One pass in numbers of two parts.
    Accurate,
}

/// What a kernel knows of a sum: it is within `radius` of `high + low`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Enclosure {
    /// The value, as an unevaluated sum of two parts, the low one at most half a unit in the last place of the high one.
    pub high: f64,
    /// See `high`.
    pub low: f64,
    /// The bound on the error. `+∞` where the pass was not meant for such data.
    pub radius: f64,
}

impl Enclosure {
    /// The `f64` that every number in the enclosure rounds to, if there is one.
    #[inline]
    #[must_use]
    pub fn rounded(self) -> Option<f64> {
        if self.high == 0.0 {
            return (self.low == 0.0 && self.radius == 0.0).then_some(0.0);
        }
        // What the two sums below round away.
        let radius = self.radius + f64::EPSILON * self.low.abs();
        let (least, most) = (self.high + (self.low - radius), self.high + (self.low + radius));
        // Below, low parts may have been lost to underflow.
        (least == most && self.high.abs() > LEAST_RESULT).then_some(least)
    }

    /// The square root of the numbers in the enclosure; undecided where they are few bits or may be negative.
    ///
    /// With x = high + low and h = fl(√high), Newton's correction is c = (x − h²)/2h, |c| ≤ (2ε + ε) h/2. It leaves c²/2h,
    /// below 1.2 ε² h, and its three roundings lose (2 + 3) ε² h/2 and 1.5 ε² h. √y is within |y − x|/(√y + √x) of √x.
    #[inline]
    #[must_use]
    pub fn root(self) -> Self {
        const FEW_BITS: f64 = f64::from_bits((1023 - 40) << 52);
        let Self { high, low, radius } = self;
        if high == 0.0 && low == 0.0 && radius == 0.0 {
            return self;
        }
        if !(high > LEAST_RESULT && radius <= FEW_BITS * high) {
            return Self { radius: f64::INFINITY, ..self };
        }
        let root = high.sqrt();
        let correction = (dekker_fused(-root, root, high) + low) / (2.0 * root);
        let sum = root + correction;
        Self {
            high: sum,
            low: correction - (sum - root),
            radius: radius / (2.0 * root) * (1.0 + FEW_BITS) + 6.0 * EPSILON * EPSILON * root,
        }
    }
}

/// The results and masses that the kernels are for; all else that is not zero is the wide engine's.
const LEAST_RESULT: f64 = f64::from_bits((1023 - 850) << 52);
const LEAST: f64 = f64::from_bits((1023 - 960) << 52);
const MOST: f64 = f64::from_bits((1023 + 900) << 52);

/// The entries that are processed as one: their sums are added in the order of the data, by whichever thread they were made. Two such stretches are in
/// a second cache together.
const STRETCH: usize = 1 << 15;

/// What the caller's vectors must be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Vectors {
    /// Both probability vectors.
    Distributions,
    /// Of any sum.
    Masses,
}

/// The correctly rounded sum of `T` over two vectors, if the kernels vouch for it and for the vectors: non-negative, of one length, not empty.
///
/// `None` means that a closer look is due: at the door, and then in the wide engine.
#[inline]
pub(crate) fn correctly_rounded<T: Summation>(vectors: Vectors, p: &[f64], q: &[f64]) -> Option<f64> {
    decide::<T>(vectors, p, q, Enclosure::rounded)
}

/// As [`correctly_rounded`], of the sum's square root.
#[inline]
pub(crate) fn correctly_rounded_root<T: Summation>(vectors: Vectors, p: &[f64], q: &[f64]) -> Option<f64> {
    decide::<T>(vectors, p, q, |sum| sum.root().rounded())
}

/// The first answer that `decide` finds in the enclosures of the stages.
#[inline(always)]
fn decide<T: Summation>(
    vectors: Vectors,
    p: &[f64],
    q: &[f64],
    decide: impl Fn(Enclosure) -> Option<f64>,
) -> Option<f64> {
    if p.len() != q.len() || p.is_empty() {
        return None;
    }
    let path = Path::fastest();
    let quick = match measure::<T>(path, Stage::Quick, vectors, p, q, 1.0)? {
        Sum::Infinite => return Some(f64::INFINITY),
        Sum::Within(enclosure) => enclosure,
    };
    let closer = |stage, grid| match measure::<T>(path, stage, vectors, p, q, grid)? {
        Sum::Infinite => None,
        Sum::Within(enclosure) => decide(enclosure),
    };
    decide(quick).or_else(|| closer(Stage::Quick, T::finer_grid(quick)?)).or_else(|| closer(Stage::Accurate, 1.0))
}

/// A sum, as far as a stage knows it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Sum {
    /// Within an enclosure.
    Within(Enclosure),
    /// +∞: there is a p > 0 = q.
    Infinite,
}

/// Encloses the sum of `T`, and judges the vectors. `None`: the kernels are not for them.
#[inline]
pub(crate) fn measure<T: Summation>(
    path: Path,
    stage: Stage,
    vectors: Vectors,
    p: &[f64],
    q: &[f64],
    grid: f64,
) -> Option<Sum> {
    let mut total = Tally { high: 0.0, low: 0.0, radius: 0.0, p: 0.0, q: 0.0, lowest: f64::INFINITY };
    let (mut zeros, mut infinite) = (stage == Stage::Accurate, false);
    for (p, q) in p.chunks(STRETCH).zip(q.chunks(STRETCH)) {
        let quick = stage == Stage::Quick && (T::ADMITS_ZEROS || !zeros);
        let mut tally = quick.then(|| path.run(Pass::<T, QUICK> { p, q, grid, term: PhantomData }));
        zeros |= tally.is_some_and(|tally| tally.lowest < LEAST);
        if zeros {
            infinite |= inspect(p, q)? && T::INFINITE_AT_ZERO;
            tally = match stage {
                Stage::Quick if T::ADMITS_ZEROS => tally,
                Stage::Quick => Some(path.run(Pass::<T, QUICK_WITH_ZEROS> { p, q, grid, term: PhantomData })),
                Stage::Accurate => Some(path.run(Pass::<T, ACCURATE> { p, q, grid, term: PhantomData })),
            };
        }
        let tally = tally?;
        let (high, low) = join((total.high, total.low), (tally.high, tally.low));
        total = Tally {
            high,
            low,
            radius: total.radius + tally.radius,
            p: total.p + tally.p,
            q: total.q + tally.q,
            lowest: 0.0,
        };
    }
    let radius = match vectors {
        Vectors::Distributions if is_one(total.p) && is_one(total.q) => total.radius,
        Vectors::Distributions => return None,
        // The biases of the quick pass are above what distributions add up to.
        Vectors::Masses if stage == Stage::Quick && !(total.p <= 1.5 && total.q <= 1.5) => f64::INFINITY,
        Vectors::Masses if total.p <= MOST && total.q <= MOST => total.radius,
        Vectors::Masses => return None,
    };
    Some(if infinite { Sum::Infinite } else { Sum::Within(Enclosure { high: total.high, low: total.low, radius }) })
}

/// A sum that the kernels evaluate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Summand {
    /// `p ln(p/q) − p + q`, of distributions.
    KlDiv,
    /// `p ln(p/q)`, of masses.
    RelEntr,
    /// `−p ln q`, of distributions.
    CodeLength,
    /// `½ [p ln(p/m) + q ln(q/m)]`, m = ½ (p + q), of distributions.
    Js,
}

/// What one stage on one path knows of a sum: for those who check the bounds. `None` if the kernels are not for such vectors, or the sum
/// is infinite.
///
/// # Panics
/// If the lengths differ.
#[must_use]
pub fn enclose(path: Path, stage: Stage, summand: Summand, p: &[f64], q: &[f64]) -> Option<Enclosure> {
    assert_eq!(p.len(), q.len(), "two vectors of one length");
    let sum = match summand {
        Summand::KlDiv => measure::<KlDiv>(path, stage, Vectors::Distributions, p, q, 1.0),
        Summand::RelEntr => measure::<RelEntr>(path, stage, Vectors::Masses, p, q, 1.0),
        Summand::CodeLength => measure::<CodeLength>(path, stage, Vectors::Distributions, p, q, 1.0),
        Summand::Js => measure::<Js>(path, stage, Vectors::Distributions, p, q, 1.0),
    };
    match sum? {
        Sum::Within(enclosure) => Some(enclosure),
        Sum::Infinite => None,
    }
}

/// Whether a sum of probabilities is one, beyond doubt: it was added in doubles, with an error below 2⁻⁴⁰.
fn is_one(sum: f64) -> bool {
    (sum - 1.0).abs() <= SUM_TOLERANCE - 1e-12
}

/// Whether there is a p > 0 = q, if all entries are zero or of a size that the kernels are for.
fn inspect(p: &[f64], q: &[f64]) -> Option<bool> {
    // Without a branch: where the zeros are is anybody's guess.
    let fits = |x: f64| (x == 0.0) | (LEAST..=MOST).contains(&x);
    let look = |(fit, infinite), (&p, &q)| (fit & fits(p) & fits(q), infinite | ((p > 0.0) & (q == 0.0)));
    let (fit, infinite) = p.iter().zip(q).fold((true, false), look);
    fit.then_some(infinite)
}
