//! Source coding: code lengths, and what a code made for another distribution costs.
//!
//! A *length* is a number of bits, a whole number unless a function says that any will do. An outcome without mass has
//! no code word: its length is `+∞`, as `−log₂ 0` is, and it counts for nothing in an expectation (`0 · ∞ = 0`) or in
//! Kraft's sum (`2^−∞ = 0`). An outcome with all the mass has the empty word, of length zero.
//!
//! Between distributions, in bits, with `H` the entropy over ln 2 and `KL` the divergence over ln 2:
//!
//! | code | expected length |
//! |---|---|
//! | [Huffman's](huffman_lengths) for p, on data from p | at least `H`, and the least of all prefix codes |
//! | [Shannon's](shannon_lengths) for p, on data from p | below `H + 1` |
//! | Shannon's for q, on data from p | at least `H + KL`, below `H + KL + 1` |
//! | either for blocks of n, a symbol | at least `H`, below `H + 1/n` |
//! | Huffman's for blocks of n from a [Markov chain](entropy_rate) of rate `h`, a symbol | at least `h + (H(π) − h)/n`, below `1/n` more |
//!
//! The entropy itself is attained when every mass is a power of two, and by no code when one is not.
//!
//! ```
//! use kullback::coding;
//!
//! let p = [0.9, 0.1];
//! // No code for single outcomes takes less than a bit, though the entropy is 0.469 bits.
//! assert_eq!(coding::expected_huffman_length(&p)?, 1.0);
//! assert_eq!(coding::expected_shannon_length(&p)?, 1.3);
//! // Blocks of three take 0.53 bits a symbol.
//! approx::assert_relative_eq!(coding::block_huffman_length(&p, 3)?, 1.598 / 3.0, epsilon = 0.0, max_relative = 1e-15);
//! # Ok::<(), kullback::Error>(())
//! ```

mod chain;
mod huffman;

pub use chain::{entropy_rate, markov_huffman_length, stationary_distribution};

use crate::domain::{Extended, Pair, Pmf, non_negative_or_infinite, round, same_length};
use crate::error::{Argument, Error, Place, Result};
use crate::term;
use crate::wide::{Exact, Wide};
use huffman::huffman;

/// The most blocks that the functions of blocks look at: (the number of outcomes with mass)ⁿ.
pub const MOST_BLOCKS: u64 = 1 << 16;

/// The longest blocks that they look at.
pub const LONGEST_BLOCK: u64 = 1 << 10;

/// The lengths of Shannon's code, `⌈−log₂ p⌉` bits, from the numbers as given: exact, also at powers of two.
///
/// They satisfy Kraft's inequality whenever `Σp ≤ 1`, and then there is a prefix code with these lengths.
///
/// # Domain
/// A probability vector. `+∞` at a mass of zero, `0` at a mass of one or (by rounding) above.
///
/// # Errors
/// As [`entropy`](crate::entropy).
///
/// # Examples
/// ```
/// assert_eq!(kullback::coding::shannon_lengths(&[0.5, 0.3, 0.2, 0.0])?, [1.0, 2.0, 3.0, f64::INFINITY]);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn shannon_lengths(p: &[f64]) -> Result<Vec<f64>> {
    Ok(Pmf::new("p", p)?.iter().map(|mass| in_f64(shannon_length(mass))).collect())
}

/// The lengths of Huffman's code, in bits: a prefix code of the least expected length.
///
/// The two lightest nodes are joined, over and over, by their exact masses (Huffman 1952). Of equally light ones the
/// outcomes come before the joined nodes, outcomes with a larger index before others, and joined nodes in the order of
/// their making. So among the optimal codes it is one with the least longest word (Schwartz 1964), and among equal
/// outcomes the first have the short words.
///
/// # Domain
/// A probability vector. `+∞` at a mass of zero; `0` if there is but one outcome with mass.
///
/// # Errors
/// As [`entropy`](crate::entropy).
///
/// # Examples
/// ```
/// assert_eq!(kullback::coding::huffman_lengths(&[0.25; 4])?, [2.0; 4]);
/// let third = 1.0 / 3.0;
/// assert_eq!(kullback::coding::huffman_lengths(&[third, third, 0.0, third])?, [1.0, 2.0, f64::INFINITY, 2.0]);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn huffman_lengths(p: &[f64]) -> Result<Vec<f64>> {
    Pmf::new("p", p)?;
    Ok(huffman(&exact_masses(p)).into_iter().map(in_f64).collect())
}

/// Kraft's sum, `Σ 2^(−ℓ)`: at most one for the lengths of every uniquely decodable binary code, and where it is, there
/// is a prefix code with these lengths (Kraft 1949, McMillan 1956).
///
/// # Domain
/// Any lengths that are not negative; `+∞` for none.
///
/// # Errors
/// If `lengths` is empty, or has a NaN or negative entry.
///
/// # Accuracy
/// Within 0.51 ULP.
///
/// # Examples
/// ```
/// assert_eq!(kullback::coding::kraft_sum(&[1.0, 2.0, 3.0, f64::INFINITY])?, 0.875);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn kraft_sum(lengths: &[f64]) -> Result<f64> {
    let terms = code_lengths(lengths)?.into_iter().flatten().map(power_of_half);
    Ok(terms.sum::<Wide>().to_f64())
}

/// The expected length `Σ p ℓ`, in bits, of any code on data from p. With `ℓ = −log₂ q` it is the cross-entropy.
///
/// # Domain
/// A probability vector, and as many lengths that are not negative. `+∞` where `p > 0` and `ℓ = +∞`: there is no word
/// for it.
///
/// # Errors
/// If `p` is no probability vector, `lengths` has a NaN or negative entry, or their lengths differ.
///
/// # Accuracy
/// Correctly rounded: the sum is exact.
pub fn expected_length(p: &[f64], lengths: &[f64]) -> Result<f64> {
    same_length("lengths", lengths.len(), "p", p.len())?;
    Pmf::new("p", p)?;
    code_lengths(lengths)?;
    Ok(expected(&exact_masses(p), lengths).map_or(f64::INFINITY, |sum| sum.to_f64()))
}

/// The redundancy `Σ p (ℓ + log₂ p)`, in bits, of any code on data from p: its expected length less the entropy.
///
/// Not negative for a uniquely decodable code and a vector that sums to one. A negative one is proof of lengths that
/// break Kraft's inequality.
///
/// # Domain
/// As [`expected_length`].
///
/// # Errors
/// As [`expected_length`].
///
/// # Accuracy
/// Within 0.51 ULP as long as the terms cancel by less than 2⁶⁰. Of the codes that have functions of their own,
/// [`shannon_redundancy`] and [`huffman_redundancy`], nothing cancels.
pub fn redundancy(p: &[f64], lengths: &[f64]) -> Result<f64> {
    same_length("lengths", lengths.len(), "p", p.len())?;
    let p = Pmf::new("p", p)?;
    let lengths = code_lengths(lengths)?;
    Ok(round(in_bits(p.iter().zip(lengths).map(|(mass, length)| excess(mass, length)).sum())))
}

/// The expected length of [Shannon's code](shannon_lengths), `Σ p ⌈−log₂ p⌉` bits: less than one more than the entropy.
///
/// # Domain
/// A probability vector.
///
/// # Errors
/// As [`entropy`](crate::entropy).
///
/// # Accuracy
/// Correctly rounded: the sum is exact.
pub fn expected_shannon_length(p: &[f64]) -> Result<f64> {
    expected_length(p, &shannon_lengths(p)?)
}

/// The expected length of [Huffman's code](huffman_lengths), in bits: the least of any prefix code, and less than one
/// more than the entropy.
///
/// # Domain
/// A probability vector.
///
/// # Errors
/// As [`entropy`](crate::entropy).
///
/// # Accuracy
/// Correctly rounded: the sum is exact.
pub fn expected_huffman_length(p: &[f64]) -> Result<f64> {
    expected_length(p, &huffman_lengths(p)?)
}

/// The redundancy of [Shannon's code](shannon_lengths), `Σ p log₂(p 2^ℓ)` bits of the numbers as given, each term from
/// zero to p.
///
/// # Domain
/// A probability vector. Zero exactly when every mass is zero or a power of two.
///
/// # Errors
/// As [`entropy`](crate::entropy).
///
/// # Accuracy
/// Within 0.51 ULP, however small the value is.
pub fn shannon_redundancy(p: &[f64]) -> Result<f64> {
    redundancy(p, &shannon_lengths(p)?)
}

/// The redundancy of [Huffman's code](huffman_lengths), `Σ [p ln(p/r) − p + r] / ln 2` bits with `r = 2^(−ℓ)`: as
/// Kraft's sum is one, this is the divergence of the distribution that the code is made for.
///
/// When the vector sums to one it is the expected length less the entropy; when it does so only to within rounding, it
/// is the form that does not amplify `Σp − 1`.
///
/// # Domain
/// A probability vector. Never negative; zero exactly when every mass is zero or 2^(−ℓ).
///
/// # Errors
/// As [`entropy`](crate::entropy).
///
/// # Accuracy
/// Within 0.51 ULP, however small the value is.
pub fn huffman_redundancy(p: &[f64]) -> Result<f64> {
    let lengths = huffman_lengths(p)?;
    let code_lengths = code_lengths(&lengths)?.into_iter();
    let terms = Pmf::new("p", p)?.iter().zip(code_lengths);
    let deviances = terms.map(|(mass, length)| term::kl_div(mass, length.map_or(Wide::ZERO, power_of_half)));
    Ok(round(in_bits(deviances.sum())))
}

/// What [Shannon's code](shannon_lengths) for q costs on data from p, `Σ p ⌈−log₂ q⌉` bits: at least the entropy and
/// the divergence, and less than one more.
///
/// # Domain
/// Probability vectors of one length. `+∞` where `p > 0 = q`.
///
/// # Errors
/// As [`kl`](crate::kl).
///
/// # Accuracy
/// Correctly rounded: the sum is exact.
///
/// # Examples
/// ```
/// // A forecast of (0.7, 0.2, 0.1) makes a code of 1, 3 and 4 bits, for what happens with probabilities (0.5, 0.3, 0.2).
/// let cost = kullback::coding::mismatched_shannon_length(&[0.5, 0.3, 0.2], &[0.7, 0.2, 0.1])?;
/// approx::assert_relative_eq!(cost, 2.2, epsilon = 0.0, max_relative = 1e-15);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn mismatched_shannon_length(p: &[f64], q: &[f64]) -> Result<f64> {
    Pair::new(p, q)?;
    expected_length(p, &shannon_lengths(q)?)
}

/// What [Huffman's code](huffman_lengths) for q costs on data from p, in bits. It may be less than Huffman's code for q
/// costs on data from q, and, unlike Shannon's, no bound above holds that speaks of the divergence alone.
///
/// # Domain
/// Probability vectors of one length. `+∞` where `p > 0 = q`.
///
/// # Errors
/// As [`kl`](crate::kl).
///
/// # Accuracy
/// Correctly rounded: the sum is exact.
pub fn mismatched_huffman_length(p: &[f64], q: &[f64]) -> Result<f64> {
    Pair::new(p, q)?;
    expected_length(p, &huffman_lengths(q)?)
}

/// The expected length a symbol of Shannon's code for blocks of `n` independent symbols, in bits: at least the entropy,
/// and less than `1/n` more.
///
/// # Domain
/// A probability vector, and `n` from one to [`LONGEST_BLOCK`], such that there are at most [`MOST_BLOCKS`] blocks with
/// mass. (The bounds are between distributions: the numbers as given sum to `(Σp)ⁿ`.)
///
/// # Errors
/// As [`entropy`](crate::entropy), and if `n` is zero or too large.
///
/// # Accuracy
/// Within 0.51 ULP.
pub fn block_shannon_length(p: &[f64], n: u64) -> Result<f64> {
    let blocks = blocks(p, n)?;
    let lengths: Vec<f64> = blocks.iter().map(|mass| in_f64(shannon_length(mass.to_wide()))).collect();
    Ok(per_symbol(&blocks, &lengths, n))
}

/// The expected length a symbol of Huffman's code for blocks of `n` independent symbols, in bits: at least the entropy,
/// and less than `1/n` more.
///
/// # Domain
/// As [`block_shannon_length`].
///
/// # Errors
/// As [`block_shannon_length`].
///
/// # Accuracy
/// Within 0.51 ULP.
pub fn block_huffman_length(p: &[f64], n: u64) -> Result<f64> {
    let blocks = blocks(p, n)?;
    let lengths: Vec<f64> = huffman(&blocks).into_iter().map(in_f64).collect();
    Ok(per_symbol(&blocks, &lengths, n))
}

/// A length as the functions of this module give it.
fn in_f64(length: Option<i64>) -> f64 {
    // At most some millions: exact.
    length.map_or(f64::INFINITY, |length| length as f64)
}

/// `⌈−log₂ x⌉` is −e where 2ᵉ ≤ x < 2^(e + 1), and zero from one on. None for zero.
fn shannon_length(x: Wide) -> Option<i64> {
    let (_, significand, exponent) = x.parts();
    (significand != 0).then(|| (-(exponent + 127)).max(0))
}

/// Lengths as numbers, none where there is no word.
fn code_lengths(lengths: &[f64]) -> Result<Vec<Option<Wide>>> {
    if lengths.is_empty() {
        return Err(Error::Empty { argument: Argument::whole("lengths") });
    }
    let place = |index| Place { argument: Argument::whole("lengths"), index: Some(index) };
    lengths.iter().enumerate().map(|(index, &length)| non_negative_or_infinite(place(index), length)).collect()
}

/// 2^(−ℓ): exact for a whole number ℓ.
fn power_of_half(length: Wide) -> Wide {
    let whole = length.to_f64();
    // Beyond 2⁴⁰ the power is far below every f64, and every sum of them.
    if whole < (1_u64 << 40) as f64 && whole.fract() == 0.0 {
        Wide::ONE.scale(-(whole as i64))
    } else {
        (-(length * ln_2())).exp()
    }
}

fn ln_2() -> Wide {
    Wide::ONE.double().ln()
}

fn in_bits(nats: Extended) -> Extended {
    Some(nats? / ln_2())
}

/// `p (ℓ ln 2 + ln p)`.
fn excess(mass: Wide, length: Option<Wide>) -> Extended {
    match length {
        _ if mass.is_zero() => Some(Wide::ZERO),
        None => None,
        // Where the power is exact, it is next to p that the logarithm is small and accurate.
        Some(length) if is_moderate_and_whole(length) => Some(mass * Wide::ln_ratio(mass, power_of_half(length))),
        Some(length) => Some(mass * (length * ln_2() + mass.ln())),
    }
}

fn is_moderate_and_whole(length: Wide) -> bool {
    let length = length.to_f64();
    length < (1_u64 << 40) as f64 && length.fract() == 0.0
}

fn exact_masses(p: &[f64]) -> Vec<Exact> {
    p.iter().map(|&mass| Exact::from_f64(mass)).collect()
}

/// The exact Σ p ℓ; None if it is infinite.
fn expected(masses: &[Exact], lengths: &[f64]) -> Option<Exact> {
    let term = |(mass, &length): (&Exact, &f64)| match (mass.is_zero(), length.is_infinite()) {
        (true, _) => Some(Exact::ZERO),
        (false, true) => None,
        (false, false) => Some(mass * &Exact::from_f64(length)),
    };
    masses.iter().zip(lengths).map(term).sum()
}

fn per_symbol(masses: &[Exact], lengths: &[f64], n: u64) -> f64 {
    round(expected(masses, lengths).map(|sum| sum.to_wide() / Wide::from_integer(n as i64)))
}

/// The exact masses of all blocks of `n` outcomes with mass.
fn blocks(p: &[f64], n: u64) -> Result<Vec<Exact>> {
    Pmf::new("p", p)?;
    let support: Vec<Exact> = exact_masses(p).into_iter().filter(|mass| !mass.is_zero()).collect();
    let count = u32::try_from(n).ok().and_then(|n| (support.len() as u64).checked_pow(n));
    check_blocks(n, count)?;
    let mut blocks = vec![Exact::from_f64(1.0)];
    for _ in 0..n {
        blocks = blocks.iter().flat_map(|block| support.iter().map(move |mass| block * mass)).collect();
    }
    Ok(blocks)
}

/// That blocks of `n` are neither too long nor too many.
fn check_blocks(n: u64, count: Option<u64>) -> Result<()> {
    // A sure outcome has one block of any length, but its mass is still a product of n numbers.
    if n > 0 && n <= LONGEST_BLOCK && count.is_some_and(|count| count <= MOST_BLOCKS) {
        return Ok(());
    }
    let place = Place { argument: Argument::whole("n"), index: None };
    let allowed = "from 1 to 1024, and such that there are at most 65536 blocks";
    Err(Error::OutOfRange { place, value: n as f64, allowed })
}
