//! The kernels: sums of logarithms over two vectors, eight lanes at a time, correctly rounded.
//!
//! A sum is evaluated as Ziv proposed (1991), with a bound at every stage and a test whether it decides the rounding:
//!
//! | stage | error | in vouches for |
//! |---|---|---|
//! | [`Stage::Quick`] | 2⁻⁶¹ of the result, typically | 99 vectors in 100, unless the result is small beside Σp |
//! | [`Stage::Accurate`] | 2⁻⁹² of the terms' absolute values | all but one in 2³⁸ of the rest |
//! | [`Stage::Exact`] | 2⁻¹²¹ of each term that is not exact; the sum is | what is left, and entries outside [2⁻⁹⁶⁰, 2⁹⁰⁰] that are not zero |
//! | [`Stage::Nearest`] | the same | nothing: the answer is nearest to what is known |
//!
//! No input that ends in the last stage is known, but one exists wherever terms of both signs cancel to nothing, as in
//! `1 ln(1/2) + 2 ln(2/√2)` if √2 were a number: then the exact value is zero, and no bound shows it.
//!
//! # Why the bits are the same everywhere
//! Whichever stage on whichever instruction set vouches for an answer, the answer is *the* `f64` nearest to the exact value, and there
//! is only one. What no stage in floating point vouches for, the wide engine answers, which is made of integers. So a result depends on no
//! instruction set, alignment or number of threads, as long as the bounds hold; and they are held, on every path, against the reference.

mod accurate;
mod lanes;
mod quick;
mod sums;
#[cfg(test)]
mod tests;
#[cfg(target_arch = "x86_64")]
mod x86;

use std::marker::PhantomData;
use std::sync::OnceLock;

pub(crate) use accurate::Term;
use lanes::{Lanes, Portable};

use crate::domain::SUM_TOLERANCE;
use crate::error::Result;
use crate::wide::{Ball, Wide};
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

    /// Whether it has a fused multiply-add. The paths that do compute the same enclosures, bit for bit; the portable one has others, for it takes
    /// products apart.
    #[must_use]
    pub fn fuses(self) -> bool {
        self.0 != Set::Portable
    }

    #[inline]
    fn run<K: Kernel>(self, kernel: K) -> K::Output {
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
trait Kernel {
    type Output;
    fn run<L: Lanes>(self) -> Self::Output;
}

/// A quick pass over a stretch.
struct Quick<'a, T, const ZEROS: bool>(&'a [f64], &'a [f64], PhantomData<T>);

impl<T: Term, const ZEROS: bool> Kernel for Quick<'_, T, ZEROS> {
    type Output = quick::Tally;

    #[inline(always)]
    fn run<L: Lanes>(self) -> Self::Output {
        quick::tally::<L, T, ZEROS>(self.0, self.1)
    }
}

/// All that most vectors need: one stretch, one pass, one look at its sums, one rounding. The call costs what eight numbers cost, so it is made once.
struct Swift<'a, T>(Vectors, &'a [f64], &'a [f64], PhantomData<T>);

impl<T: Term> Kernel for Swift<'_, T> {
    type Output = Result<f64, Detour>;

    #[inline(always)]
    fn run<L: Lanes>(self) -> Self::Output {
        let tally = quick::tally::<L, T, false>(self.1, self.2);
        if !tally.regular {
            return Err(Detour::Irregular);
        }
        let enclosure = conclude(self.0, &tally, tally.enclosure::<L, T>()).ok_or(Detour::Refused)?;
        enclosure.rounded().ok_or(Detour::Undecided)
    }
}

/// Why a [`Swift`] pass does not vouch for its result.
enum Detour {
    /// There are entries that are zero, subnormal or worse.
    Irregular,
    /// The sums are not what they should be, or not for the kernels.
    Refused,
    /// The rounding is not decided.
    Undecided,
}

/// An accurate pass over a stretch.
struct Accurate<'a, T>(&'a [f64], &'a [f64], PhantomData<T>);

impl<T: Term> Kernel for Accurate<'_, T> {
    type Output = accurate::Tally;

    #[inline(always)]
    fn run<L: Lanes>(self) -> Self::Output {
        accurate::tally::<L, T>(self.0, self.1)
    }
}

/// How far an evaluation had to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// One pass in doubles, with the exact errors of the leading terms.
    Quick,
    /// One pass in numbers of two parts.
    Accurate,
    /// Terms in the [wide engine](crate::wide), added exactly.
    Exact,
    /// The same; but the bound left two answers, of which the nearer was given.
    Nearest,
}

/// What a kernel knows of a sum: it is within `radius` of `high + low`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Enclosure {
    /// The value, as an unevaluated sum of two parts.
    pub high: f64,
    /// See `high`.
    pub low: f64,
    /// The bound on the error, and on what is rounded away when it is added to the low part. `+∞` where the pass was not meant for such data.
    pub radius: f64,
}

impl Enclosure {
    /// The `f64` that every number in the enclosure rounds to, if there is one.
    #[inline(always)]
    #[must_use]
    pub fn rounded(self) -> Option<f64> {
        let (least, most) = (self.high + (self.low - self.radius), self.high + (self.low + self.radius));
        (least == most && least.abs() >= self.radius).then_some(least)
    }
}

/// The masses that the kernels are for; all else that is not zero is the wide engine's.
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

/// The correctly rounded sum of `T` over two vectors. `door` lets in what the kernels do not vouch for, and names what is wrong with it.
#[inline]
pub(crate) fn sum<'a, T: Term, D: FnOnce() -> Result<I>, I: Iterator<Item = (Wide, Wide)> + 'a>(
    vectors: Vectors,
    p: &'a [f64],
    q: &'a [f64],
    door: D,
) -> Result<f64> {
    match correctly_rounded::<T>(vectors, p, q) {
        Some(value) => Ok(value),
        None => Ok(sum_exactly::<T>(door()?).0),
    }
}

/// The last stage.
#[cold]
fn sum_exactly<T: Term>(pairs: impl Iterator<Item = (Wide, Wide)>) -> (f64, Stage) {
    let mut sum = Ball::default();
    for (p, q) in pairs {
        match T::wide(p, q) {
            None => return (f64::INFINITY, Stage::Exact),
            // Without p, a term is q or nothing.
            Some(term) if p.is_zero() => sum.add_exact(term),
            Some(term) => sum.add(term),
        }
    }
    sum.rounded().map_or_else(|| (sum.nearest(), Stage::Nearest), |value| (value, Stage::Exact))
}

/// What the stages in floating point vouch for: the sum, and that the vectors are non-negative, of one length, and not empty.
#[inline]
fn correctly_rounded<T: Term>(vectors: Vectors, p: &[f64], q: &[f64]) -> Option<f64> {
    if p.len() != q.len() || p.is_empty() {
        return None;
    }
    let path = Path::fastest();
    if p.len() > STRETCH {
        return rounded_quickly::<T>(path, vectors, p, q);
    }
    match path.run(Swift::<T>(vectors, p, q, PhantomData)) {
        Ok(value) => Some(value),
        Err(Detour::Irregular) => rounded_quickly::<T>(path, vectors, p, q),
        Err(Detour::Refused) => None,
        Err(Detour::Undecided) => rounded_accurately::<T>(path, vectors, p, q),
    }
}

/// What the quick pass vouches for, or the accurate one.
#[cold]
fn rounded_quickly<T: Term>(path: Path, vectors: Vectors, p: &[f64], q: &[f64]) -> Option<f64> {
    match measure_quickly::<T>(path, vectors, p, q)? {
        Sum::Infinite => Some(f64::INFINITY),
        Sum::Within(enclosure) => enclosure.rounded().or_else(|| rounded_accurately::<T>(path, vectors, p, q)),
    }
}

/// What the accurate pass vouches for.
#[cold]
fn rounded_accurately<T: Term>(path: Path, vectors: Vectors, p: &[f64], q: &[f64]) -> Option<f64> {
    match measure_accurately::<T>(path, vectors, p, q)? {
        Sum::Infinite => None,
        Sum::Within(enclosure) => enclosure.rounded(),
    }
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
pub(crate) fn measure<T: Term>(path: Path, stage: Stage, vectors: Vectors, p: &[f64], q: &[f64]) -> Option<Sum> {
    match stage {
        Stage::Quick => measure_quickly::<T>(path, vectors, p, q),
        Stage::Accurate => measure_accurately::<T>(path, vectors, p, q),
        Stage::Exact | Stage::Nearest => None,
    }
}

fn measure_quickly<T: Term>(path: Path, vectors: Vectors, p: &[f64], q: &[f64]) -> Option<Sum> {
    let (mut total, mut infinite) = (quick::Tally::ZERO, false);
    for (p, q) in p.chunks(STRETCH).zip(q.chunks(STRETCH)) {
        // A stretch after one with zeros is likely to have some too.
        let mut tally = if total.regular { path.run(Quick::<T, false>(p, q, PhantomData)) } else { total };
        if !tally.regular {
            infinite |= inspect(p, q)?;
            tally = path.run(Quick::<T, true>(p, q, PhantomData));
        }
        total = total.and(tally);
    }
    let enclosure = conclude(vectors, &total, total.enclosure::<Portable, T>())?;
    Some(if infinite { Sum::Infinite } else { Sum::Within(enclosure) })
}

/// The enclosure that the quick pass has come to, if the vectors' sums are what they should be.
#[inline(always)]
fn conclude(vectors: Vectors, total: &quick::Tally, mut enclosure: Enclosure) -> Option<Enclosure> {
    match vectors {
        Vectors::Distributions if is_one(total.p) && is_one(total.q) => {}
        // The biases are above what distributions add up to.
        Vectors::Masses if total.p <= 1.5 && total.q <= 1.5 => {}
        Vectors::Masses if total.p <= MOST && total.q <= MOST => enclosure.radius = f64::INFINITY,
        _ => return None,
    }
    Some(enclosure)
}

fn measure_accurately<T: Term>(path: Path, vectors: Vectors, p: &[f64], q: &[f64]) -> Option<Sum> {
    let (mut total, mut infinite) = (accurate::Tally::ZERO, false);
    for (p, q) in p.chunks(STRETCH).zip(q.chunks(STRETCH)) {
        infinite |= inspect(p, q)?;
        total = total.and(path.run(Accurate::<T>(p, q, PhantomData)));
    }
    let fits = match vectors {
        Vectors::Distributions => is_one(total.p) && is_one(total.q),
        Vectors::Masses => total.p <= MOST && total.q <= MOST,
    };
    fits.then_some(if infinite { Sum::Infinite } else { Sum::Within(total.value) })
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
        Summand::KlDiv => measure::<KlDiv>(path, stage, Vectors::Distributions, p, q),
        Summand::RelEntr => measure::<RelEntr>(path, stage, Vectors::Masses, p, q),
        Summand::CodeLength => measure::<CodeLength>(path, stage, Vectors::Distributions, p, q),
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
    let fits = |x: &f64| *x == 0.0 || (LEAST..=MOST).contains(x);
    (p.iter().all(fits) && q.iter().all(fits)).then(|| p.iter().zip(q).any(|(p, q)| *p > 0.0 && *q == 0.0))
}
