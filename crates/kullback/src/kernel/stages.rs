//! The stages of an evaluation, from the quickest to the last.

use std::marker::PhantomData;

use super::accurate;
use super::enclosure::Enclosure;
use super::lanes::Lanes;
use super::path::{Kernel, Path};
use super::quick;
use super::sums::Tally;
use crate::domain::SUM_TOLERANCE;
use crate::error::Result;
use crate::wide::{Ball, Wide};

/// A pass in floating point, which has a bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// One pass in doubles, with the exact errors of the leading terms.
    Quick,
    /// One pass in numbers of two parts.
    Accurate,
}

/// What the caller's vectors must be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Vectors {
    /// Both probability vectors.
    Distributions,
    /// Of any sum.
    Masses,
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

/// A quick pass over a stretch.
struct Quick<'a, T, const ZEROS: bool> {
    p: &'a [f64],
    q: &'a [f64],
    grid: f64,
    summation: PhantomData<T>,
}

impl<T: Summation, const ZEROS: bool> Kernel for Quick<'_, T, ZEROS> {
    type Output = Tally;

    #[inline(always)]
    fn run<L: Lanes>(self) -> Tally {
        T::quick::<L, ZEROS>(self.p, self.q, self.grid)
    }
}

/// An accurate pass over a stretch.
struct Accurate<'a, T> {
    p: &'a [f64],
    q: &'a [f64],
    summation: PhantomData<T>,
}

impl<T: Summation> Kernel for Accurate<'_, T> {
    type Output = Tally;

    #[inline(always)]
    fn run<L: Lanes>(self) -> Tally {
        T::accurate::<L>(self.p, self.q)
    }
}

/// All that most vectors need: one stretch, one pass, one look at its sums, one rounding. A call into an instruction set costs what eight
/// numbers cost, so it is made once.
struct Swift<'a, T, const ROOT: bool> {
    vectors: Vectors,
    p: &'a [f64],
    q: &'a [f64],
    summation: PhantomData<T>,
}

impl<T: Summation, const ROOT: bool> Kernel for Swift<'_, T, ROOT> {
    type Output = Result<f64, Detour>;

    #[inline(always)]
    fn run<L: Lanes>(self) -> Self::Output {
        let tally = T::quick::<L, false>(self.p, self.q, 1.0);
        if !tally.regular {
            return Err(Detour::Irregular);
        }
        let enclosure = quick_conclusion(self.vectors, &tally).ok_or(Detour::Refused)?;
        rounded::<ROOT>(enclosure).ok_or(Detour::Undecided(enclosure))
    }
}

/// Why a [`Swift`] pass does not vouch for its result.
enum Detour {
    /// There are entries that are zero, subnormal or worse.
    Irregular,
    /// The sums are not what they should be, or not for the kernels.
    Refused,
    /// The rounding is not decided.
    Undecided(Enclosure),
}

/// The masses that the kernels are for; all else that is not zero is the wide engine's.
const LEAST: f64 = f64::from_bits((1023 - 960) << 52);
/// See [`LEAST`].
const MOST: f64 = f64::from_bits((1023 + 900) << 52);

/// The entries that are processed as one: their sums are added in the order of the data, by whichever thread they were made. Two such
/// stretches are in a second cache together.
const STRETCH: usize = 1 << 15;

/// The correctly rounded sum of `T` over two vectors. `door` lets in what the kernels do not vouch for, and names what is wrong with it.
#[inline]
pub(crate) fn sum<T: quick::Term>(
    vectors: Vectors,
    p: &[f64],
    q: &[f64],
    door: impl FnOnce() -> Result<()>,
) -> Result<f64> {
    match correctly_rounded::<T, false>(vectors, p, q) {
        Some(value) => Ok(value),
        None => door().map(|()| sum_exactly::<T>(p, q)),
    }
}

/// The last stages: most of it in the kernels, or all of it exactly; nearest to that, if even that leaves two answers.
#[cold]
fn sum_exactly<T: quick::Term>(p: &[f64], q: &[f64]) -> f64 {
    sum_mostly::<T>(p, q).unwrap_or_else(|| match add_exactly::<T>(pairs(p, q)) {
        Some(sum) => sum.rounded().unwrap_or_else(|| sum.nearest()),
        None => f64::INFINITY,
    })
}

/// Where there are pairs that are not for the kernels, they are few. `None`: there are none, or the rounding is not decided.
pub(super) fn sum_mostly<T: quick::Term>(p: &[f64], q: &[f64]) -> Option<f64> {
    let (fitting, others): (Vec<_>, Vec<_>) = pairs(p, q).partition(|&(p, q)| fits(p) && fits(q));
    if fitting.is_empty() || others.is_empty() {
        return None;
    }
    let (p, q): (Vec<_>, Vec<_>) = fitting.into_iter().unzip();
    let (Sum::Within(most), Some(mut sum)) =
        (measure_accurately::<T>(Path::fastest(), Vectors::Masses, &p, &q)?, add_exactly::<T>(others.into_iter()))
    else {
        return Some(f64::INFINITY);
    };
    sum.add_within(most.high, most.low, most.radius);
    sum.rounded()
}

pub(super) fn pairs<'a>(p: &'a [f64], q: &'a [f64]) -> impl Iterator<Item = (f64, f64)> + 'a {
    p.iter().copied().zip(q.iter().copied())
}

/// The terms of pairs in the wide engine, added exactly; `None` if one is infinite.
pub(super) fn add_exactly<T: quick::Term>(mut pairs: impl Iterator<Item = (f64, f64)>) -> Option<Ball> {
    pairs.try_fold(Ball::default(), |mut sum, (p, q)| {
        T::add_exactly(&mut sum, Wide::from_f64(p), Wide::from_f64(q))?;
        Some(sum)
    })
}

/// What the stages in floating point vouch for: the sum or its `ROOT`, and that the vectors are non-negative, of one length, and not empty.
///
/// `None` means that a closer look is due: at the door, and then in the wide engine.
#[inline]
pub(crate) fn correctly_rounded<T: Summation, const ROOT: bool>(vectors: Vectors, p: &[f64], q: &[f64]) -> Option<f64> {
    if p.len() != q.len() || p.is_empty() {
        return None;
    }
    let path = Path::fastest();
    if p.len() > STRETCH {
        return rounded_in_stretches::<T, ROOT>(path, vectors, p, q);
    }
    match path.run(Swift::<T, ROOT> { vectors, p, q, summation: PhantomData }) {
        Ok(value) => Some(value),
        Err(Detour::Irregular) => rounded_in_stretches::<T, ROOT>(path, vectors, p, q),
        Err(Detour::Refused) => None,
        Err(Detour::Undecided(quick)) => rounded_closely::<T, ROOT>(path, vectors, p, q, quick),
    }
}

/// What the quick pass vouches for, or a closer one.
#[cold]
fn rounded_in_stretches<T: Summation, const ROOT: bool>(
    path: Path,
    vectors: Vectors,
    p: &[f64],
    q: &[f64],
) -> Option<f64> {
    // A single stretch comes here because of its zeros.
    match measure_expecting::<T>(path, vectors, p, q, 1.0, p.len() > STRETCH)? {
        Sum::Infinite => Some(f64::INFINITY),
        Sum::Within(quick) => rounded::<ROOT>(quick).or_else(|| rounded_closely::<T, ROOT>(path, vectors, p, q, quick)),
    }
}

/// What the quick pass on a finer grid vouches for, or the accurate pass.
#[cold]
fn rounded_closely<T: Summation, const ROOT: bool>(
    path: Path,
    vectors: Vectors,
    p: &[f64],
    q: &[f64],
    quick: Enclosure,
) -> Option<f64> {
    let finer = || measure_quickly::<T>(path, vectors, p, q, T::finer_grid(quick)?)?.rounded::<ROOT>();
    let accurate = || measure_accurately::<T>(path, vectors, p, q)?.rounded::<ROOT>();
    finer().or_else(accurate)
}

/// The rounded number, or its root.
#[inline(always)]
fn rounded<const ROOT: bool>(enclosure: Enclosure) -> Option<f64> {
    if ROOT { enclosure.root().rounded() } else { enclosure.rounded() }
}

/// A sum, as far as a stage knows it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Sum {
    /// Within an enclosure.
    Within(Enclosure),
    /// +∞: there is a p > 0 = q.
    Infinite,
}

impl Sum {
    fn rounded<const ROOT: bool>(self) -> Option<f64> {
        match self {
            Self::Within(enclosure) => rounded::<ROOT>(enclosure),
            Self::Infinite => Some(f64::INFINITY),
        }
    }
}

/// Encloses the sum of `T` by the quick pass, and judges the vectors. `None`: the kernels are not for them.
pub(super) fn measure_quickly<T: Summation>(
    path: Path,
    vectors: Vectors,
    p: &[f64],
    q: &[f64],
    grid: f64,
) -> Option<Sum> {
    measure_expecting::<T>(path, vectors, p, q, grid, true)
}

/// [`measure_quickly`], of vectors that are expected to be `regular` or not.
fn measure_expecting<T: Summation>(
    path: Path,
    vectors: Vectors,
    p: &[f64],
    q: &[f64],
    grid: f64,
    regular: bool,
) -> Option<Sum> {
    // A stretch after one with zeros is likely to have some too.
    let (total, infinite) =
        add_stretches(p, q, |p, q, so_far| quick_stretch::<T>(path, p, q, grid, regular && so_far))?;
    let enclosure = quick_conclusion(vectors, &total)?;
    Some(if infinite { Sum::Infinite } else { Sum::Within(enclosure) })
}

/// The tallies of all stretches, added in the order of the data, and whether one makes the sum infinite. `stretch` is told whether
/// all before it were regular, as far as is known.
#[inline(always)]
fn add_stretches(
    p: &[f64],
    q: &[f64],
    stretch: impl Fn(&[f64], &[f64], bool) -> Option<(Tally, bool)> + Sync,
) -> Option<(Tally, bool)> {
    let (mut total, mut infinite) = (Tally::ZERO, false);
    let mut ahead = ahead(p, q, |p, q| stretch(p, q, true)).into_iter();
    for (p, q) in p.chunks(STRETCH).zip(q.chunks(STRETCH)) {
        let (tally, makes_infinite) = ahead.next().unwrap_or_else(|| stretch(p, q, total.regular))?;
        total = total.and(tally);
        infinite |= makes_infinite;
    }
    Some((total, infinite))
}

/// The quick pass over one stretch, and whether it makes the sum infinite. `None`: the kernels are not for it.
#[inline(always)]
fn quick_stretch<T: Summation>(path: Path, p: &[f64], q: &[f64], grid: f64, regular: bool) -> Option<(Tally, bool)> {
    let (mut tally, mut infinite) = (Tally { regular: false, ..Tally::ZERO }, false);
    if regular || T::ADMITS_ZEROS {
        tally = path.run(Quick::<T, false> { p, q, grid, summation: PhantomData });
    }
    if !tally.regular {
        infinite = inspect(p, q)? && T::INFINITE_AT_ZERO;
        if !T::ADMITS_ZEROS {
            tally = path.run(Quick::<T, true> { p, q, grid, summation: PhantomData });
        }
    }
    Some((tally, infinite))
}

/// What is known of the stretches before they are added: nothing.
#[cfg(not(feature = "rayon"))]
#[inline(always)]
fn ahead<R>(_: &[f64], _: &[f64], _: impl Fn(&[f64], &[f64]) -> R) -> Vec<R> {
    Vec::new()
}

/// The stretches of long vectors, measured on many threads; none of short ones. They are added in the order of the data, so the
/// result has the bits that one thread finds.
#[cfg(feature = "rayon")]
fn ahead<R: Send>(p: &[f64], q: &[f64], measure: impl Fn(&[f64], &[f64]) -> R + Sync) -> Vec<R> {
    use rayon::prelude::*;

    /// Below, waking a thread takes longer than it saves.
    const LONG: usize = 8 * STRETCH;
    if p.len() < LONG {
        return Vec::new();
    }
    p.par_chunks(STRETCH).zip(q.par_chunks(STRETCH)).map(|(p, q)| measure(p, q)).collect()
}

/// The enclosure that the quick pass has come to, if the vectors' sums are what they should be.
#[inline(always)]
fn quick_conclusion(vectors: Vectors, total: &Tally) -> Option<Enclosure> {
    match vectors {
        Vectors::Distributions if is_one(total.p) && is_one(total.q) => Some(total.value),
        // The biases are above what distributions add up to.
        Vectors::Masses if total.p <= 1.5 && total.q <= 1.5 => Some(total.value),
        Vectors::Masses if total.p <= MOST && total.q <= MOST => {
            Some(Enclosure { radius: f64::INFINITY, ..total.value })
        }
        _ => None,
    }
}

/// As [`measure_quickly`], by the accurate pass.
pub(super) fn measure_accurately<T: Summation>(path: Path, vectors: Vectors, p: &[f64], q: &[f64]) -> Option<Sum> {
    let (total, infinite) = add_stretches(p, q, |p, q, _| {
        let infinite = inspect(p, q)? && T::INFINITE_AT_ZERO;
        Some((path.run(Accurate::<T> { p, q, summation: PhantomData }), infinite))
    })?;
    let fits = match vectors {
        Vectors::Distributions => is_one(total.p) && is_one(total.q),
        Vectors::Masses => total.p <= MOST && total.q <= MOST,
    };
    fits.then_some(if infinite { Sum::Infinite } else { Sum::Within(total.value) })
}

/// Whether a sum of probabilities is one, beyond doubt: it was added in doubles, with an error below 2⁻⁴⁰.
#[inline(always)]
fn is_one(sum: f64) -> bool {
    (sum - 1.0).abs() <= SUM_TOLERANCE - 1e-12
}

/// Whether an entry is one that the kernels are for.
fn fits(x: f64) -> bool {
    (x == 0.0) | (LEAST..=MOST).contains(&x)
}

/// Whether there is a p > 0 = q, if all entries are zero or of a size that the kernels are for.
fn inspect(p: &[f64], q: &[f64]) -> Option<bool> {
    // Without a branch: where the zeros are is anybody's guess.
    let look = |(fit, infinite), (&p, &q)| (fit & fits(p) & fits(q), infinite | ((p > 0.0) & (q == 0.0)));
    let (fit, infinite) = p.iter().zip(q).fold((true, false), look);
    fit.then_some(infinite)
}
