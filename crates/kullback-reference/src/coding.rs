//! Source coding, in exact rational arithmetic.
//!
//! A length is decided by comparing whole numbers; Huffman's tree is grown from a heap of rationals, and a stationary
//! distribution comes from the spanning trees of the chain. Lengths are in bits. An outcome without mass has no word:
//! its length is `+∞`, `None` as an argument.

use std::{cmp::Reverse, collections::BinaryHeap};

use rug::{Integer, Rational};

use crate::{Enclosure, OutOfDomain, domain, entropies::unchecked_entropy, sum::Sum, terms::sum_of_rationals};

/// The longest blocks that the functions of blocks look at.
const LONGEST_BLOCK: u32 = 1 << 10;

/// The most blocks that they look at.
const MOST_BLOCKS: usize = 1 << 16;

/// The longest word whose weight `2^−ℓ` is kept exactly.
const LONGEST_EXACT: u32 = 1 << 13;

/// `⌈−log₂ p⌉`, the lengths of Shannon's code: the least whole `ℓ >= 0` with `p 2^ℓ >= 1`.
///
/// Domain: `p` a probability vector. `+∞` at a mass of zero.
///
/// # Errors
///
/// [`OutOfDomain`] if `p` is no probability vector.
pub fn shannon_lengths(p: &[Rational], precision: u32) -> Result<Vec<Enclosure>, OutOfDomain> {
    domain::probability_vector("p", p)?;
    Ok(p.iter().map(|p| enclosed(shannon_length(p), precision)).collect())
}

/// The lengths of Huffman's code for the exact masses.
///
/// The two lightest nodes are joined, over and over. Of equally light ones outcomes come before joined nodes, outcomes
/// with a larger index before others, and joined nodes in the order of their making. Domain: `p` a probability vector.
/// `+∞` at a mass of zero.
///
/// # Errors
///
/// [`OutOfDomain`] if `p` is no probability vector.
pub fn huffman_lengths(p: &[Rational], precision: u32) -> Result<Vec<Enclosure>, OutOfDomain> {
    domain::probability_vector("p", p)?;
    Ok(huffman(p).into_iter().map(|length| enclosed(length, precision)).collect())
}

/// `Σ 2^−ℓ`, Kraft's sum.
///
/// Domain: `lengths` not empty, not negative; `None` contributes nothing.
///
/// # Errors
///
/// [`OutOfDomain`] if `lengths` is empty or has a negative entry.
pub fn kraft_sum(lengths: &[Option<Rational>], precision: u32) -> Result<Enclosure, OutOfDomain> {
    check_lengths(lengths)?;
    let mut sum = Sum::new(precision);
    for length in lengths.iter().flatten() {
        match length.is_integer().then(|| length.numer().to_u32()).flatten() {
            Some(whole) if whole <= LONGEST_EXACT => sum.add_exact(&(Rational::from(1) >> whole)),
            _ => sum.add(&(-(Enclosure::exact(length, precision) * Enclosure::ln_2(precision))).exp()),
        }
    }
    Ok(sum.enclosure())
}

/// `Σ p ℓ`, the expected length, in bits.
///
/// Domain: `p` a probability vector, with as many lengths, not negative. `+∞` where `p > 0` has no word.
///
/// # Errors
///
/// [`OutOfDomain`] if the lengths differ, `p` is no probability vector or a length is negative.
pub fn expected_length(p: &[Rational], lengths: &[Option<Rational>], precision: u32) -> Result<Enclosure, OutOfDomain> {
    check_code(p, lengths)?;
    Ok(expected(p, lengths, precision))
}

/// `Σ p (ℓ + log₂ p)`, the expected length less the entropy, in bits.
///
/// Domain: as [`expected_length`]. The logarithm of a power of two is taken exactly, so that a sum of such terms is
/// exact.
///
/// # Errors
///
/// As [`expected_length`].
pub fn redundancy(p: &[Rational], lengths: &[Option<Rational>], precision: u32) -> Result<Enclosure, OutOfDomain> {
    check_code(p, lengths)?;
    let mut sum = Sum::new(precision);
    for (p, length) in p.iter().zip(lengths).filter(|(p, _)| p.is_positive()) {
        let Some(length) = length else {
            return Ok(Enclosure::infinity(precision));
        };
        sum.add_exact(&Rational::from(p * length));
        match exact_log_2(p) {
            Some(log_2) => sum.add_exact(&Rational::from(p * log_2)),
            None => {
                let p = Enclosure::exact(p, precision);
                sum.add(&(&p * (p.ln() / Enclosure::ln_2(precision))));
            }
        }
    }
    Ok(sum.enclosure())
}

/// `Σ p ⌈−log₂ p⌉`, in bits.
///
/// # Errors
///
/// [`OutOfDomain`] if `p` is no probability vector.
pub fn expected_shannon_length(p: &[Rational], precision: u32) -> Result<Enclosure, OutOfDomain> {
    mismatched_shannon_length(p, p, precision)
}

/// The least expected length of a prefix code, in bits: the sum of the masses of the joined nodes of Huffman's tree.
///
/// # Errors
///
/// [`OutOfDomain`] if `p` is no probability vector.
pub fn expected_huffman_length(p: &[Rational], precision: u32) -> Result<Enclosure, OutOfDomain> {
    domain::probability_vector("p", p)?;
    Ok(sum_of_rationals(joined_masses(p).into_iter().map(Some), precision))
}

/// The [`redundancy`] of Shannon's code.
///
/// # Errors
///
/// [`OutOfDomain`] if `p` is no probability vector.
pub fn shannon_redundancy(p: &[Rational], precision: u32) -> Result<Enclosure, OutOfDomain> {
    domain::probability_vector("p", p)?;
    let lengths: Vec<_> = p.iter().map(shannon_length).map(as_argument).collect();
    redundancy(p, &lengths, precision)
}

/// `Σ [p log₂(p/r) + (r − p)/ln 2]` with `r = 2^−ℓ` and Huffman's lengths, in bits.
///
/// # Errors
///
/// [`OutOfDomain`] if `p` is no probability vector.
pub fn huffman_redundancy(p: &[Rational], precision: u32) -> Result<Enclosure, OutOfDomain> {
    let total = domain::probability_vector("p", p)?;
    let lengths: Vec<_> = huffman(p).into_iter().map(as_argument).collect();
    // Kraft's sum of a full tree is one.
    let excess = Enclosure::exact(&(1 - total), precision) / Enclosure::ln_2(precision);
    Ok(redundancy(p, &lengths, precision)? + excess)
}

/// `Σ p ⌈−log₂ q⌉`, in bits.
///
/// Domain: `p` and `q` probability vectors of one length. `+∞` where `p > 0 = q`.
///
/// # Errors
///
/// [`OutOfDomain`] if `p` or `q` is no probability vector, or their lengths differ.
pub fn mismatched_shannon_length(p: &[Rational], q: &[Rational], precision: u32) -> Result<Enclosure, OutOfDomain> {
    domain::pair(p, q)?;
    let lengths: Vec<_> = q.iter().map(shannon_length).map(as_argument).collect();
    Ok(expected(p, &lengths, precision))
}

/// What Huffman's code for `q` costs on data from `p`, in bits.
///
/// Domain: as [`mismatched_shannon_length`].
///
/// # Errors
///
/// [`OutOfDomain`] if `p` or `q` is no probability vector, or their lengths differ.
pub fn mismatched_huffman_length(p: &[Rational], q: &[Rational], precision: u32) -> Result<Enclosure, OutOfDomain> {
    domain::pair(p, q)?;
    let lengths: Vec<_> = huffman(q).into_iter().map(as_argument).collect();
    Ok(expected(p, &lengths, precision))
}

/// The expected length a symbol of Shannon's code for blocks of `n` independent symbols, in bits.
///
/// Domain: `p` a probability vector, `n` from 1 to 1024, at most 65536 blocks with mass.
///
/// # Errors
///
/// [`OutOfDomain`] if `p` is no probability vector, or `n` is zero or too large.
pub fn block_shannon_length(p: &[Rational], n: &Rational, precision: u32) -> Result<Enclosure, OutOfDomain> {
    let (blocks, n) = independent_blocks(p, n)?;
    let words = blocks.into_iter().map(|mass| shannon_length(&mass).map(|length| mass * length / n));
    Ok(sum_of_rationals(words, precision))
}

/// The expected length a symbol of Huffman's code for blocks of `n` independent symbols, in bits.
///
/// Domain: as [`block_shannon_length`].
///
/// # Errors
///
/// As [`block_shannon_length`].
pub fn block_huffman_length(p: &[Rational], n: &Rational, precision: u32) -> Result<Enclosure, OutOfDomain> {
    let (blocks, n) = independent_blocks(p, n)?;
    Ok(sum_of_rationals(joined_masses(&blocks).into_iter().map(|mass| Some(mass / n)), precision))
}

/// The stationary distribution of a Markov chain.
///
/// By the Markov chain tree theorem, `π_i` is in proportion to the sum, over the spanning trees that lead to `i`, of
/// the products of their transition probabilities, which is the minor of the chain's Laplacian without row and column
/// `i`. The diagonal of the matrix does not count.
///
/// Domain: a square of probability vectors with one closed class of states.
///
/// # Errors
///
/// [`OutOfDomain`] if `transition` is empty, not square, a row is no probability vector, or no stationary distribution
/// is the only one.
pub fn stationary_distribution(transition: &[Vec<Rational>], precision: u32) -> Result<Vec<Enclosure>, OutOfDomain> {
    Ok(stationary(transition)?.iter().map(|mass| Enclosure::exact(mass, precision)).collect())
}

/// `Σ π_i H(P_i)`, the entropy rate of a stationary Markov chain, in nats.
///
/// Domain: as [`stationary_distribution`].
///
/// # Errors
///
/// As [`stationary_distribution`].
pub fn entropy_rate(transition: &[Vec<Rational>], precision: u32) -> Result<Enclosure, OutOfDomain> {
    let mut rate = Enclosure::zero(precision);
    for (mass, row) in stationary(transition)?.iter().zip(transition) {
        rate += &(Enclosure::exact(mass, precision) * unchecked_entropy(row, precision));
    }
    Ok(rate)
}

/// The expected length a symbol of Huffman's code for blocks of `n` symbols of a stationary Markov chain, in bits.
///
/// Domain: as [`stationary_distribution`], `n` from 1 to 1024, at most 65536 blocks with mass.
///
/// # Errors
///
/// As [`stationary_distribution`], and if `n` is zero or too large.
pub fn markov_huffman_length(
    transition: &[Vec<Rational>],
    n: &Rational,
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    let first: Vec<(usize, Rational)> = with_mass(&stationary(transition)?);
    let n = block_length(n)?;
    let successors: Vec<Vec<(usize, Rational)>> = transition.iter().map(|row| with_mass(row)).collect();
    let mut blocks = first;
    for _ in 1..n {
        let longer = |(state, mass): &(usize, Rational)| {
            let append = |(to, next): &(usize, Rational)| (*to, Rational::from(mass * next));
            successors[*state].iter().map(append).collect::<Vec<_>>()
        };
        blocks = blocks.iter().flat_map(longer).collect();
        few_blocks(blocks.len())?;
    }
    let masses: Vec<Rational> = blocks.into_iter().map(|(_, mass)| mass).collect();
    Ok(sum_of_rationals(joined_masses(&masses).into_iter().map(|mass| Some(mass / n)), precision))
}

fn check_lengths(lengths: &[Option<Rational>]) -> Result<(), OutOfDomain> {
    domain::non_empty("lengths", lengths)?;
    for (index, length) in lengths.iter().enumerate() {
        length.iter().try_for_each(|length| domain::non_negative("lengths", &[index], length))?;
    }
    Ok(())
}

fn check_code(p: &[Rational], lengths: &[Option<Rational>]) -> Result<(), OutOfDomain> {
    domain::same_length(("p", p.len()), ("lengths", lengths.len()))?;
    domain::probability_vector("p", p)?;
    check_lengths(lengths)
}

fn expected(p: &[Rational], lengths: &[Option<Rational>], precision: u32) -> Enclosure {
    let words = p.iter().zip(lengths).filter(|(p, _)| p.is_positive());
    sum_of_rationals(words.map(|(p, length)| length.as_ref().map(|length| Rational::from(p * length))), precision)
}

fn enclosed(length: Option<u32>, precision: u32) -> Enclosure {
    length.map_or_else(|| Enclosure::infinity(precision), |length| Enclosure::from_integer(length.into(), precision))
}

fn as_argument(length: Option<u32>) -> Option<Rational> {
    length.map(Rational::from)
}

fn shannon_length(p: &Rational) -> Option<u32> {
    if p.is_zero() {
        return None;
    }
    // With d and n bits, denominator over numerator is between 2^(d − n − 1) and 2^(d − n + 1).
    let (numerator, denominator) = (p.numer(), p.denom());
    let least = denominator.significant_bits().saturating_sub(numerator.significant_bits() + 1);
    (least..).find(|&length| Integer::from(numerator << length) >= *denominator)
}

/// The whole number log₂ p, if it is one.
fn exact_log_2(p: &Rational) -> Option<i64> {
    let (numerator, denominator) = (p.numer(), p.denom());
    let log_2 = i64::from(numerator.significant_bits()) - i64::from(denominator.significant_bits());
    (numerator.is_power_of_two() && denominator.is_power_of_two()).then_some(log_2)
}

/// A node of a tree. The order of the fields is that in which nodes are joined.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Node {
    mass: Rational,
    is_joined: bool,
    turn: usize,
    outcomes: Vec<usize>,
}

fn huffman(masses: &[Rational]) -> Vec<Option<u32>> {
    let mut lengths: Vec<Option<u32>> = masses.iter().map(|mass| mass.is_positive().then_some(0)).collect();
    grow(masses, |node| {
        node.outcomes.iter().for_each(|&outcome| lengths[outcome] = lengths[outcome].map(|length| length + 1));
    });
    lengths
}

/// The masses of the joined nodes: their sum is the expected length.
fn joined_masses(masses: &[Rational]) -> Vec<Rational> {
    let mut joined = Vec::new();
    grow(masses, |node| joined.push(node.mass.clone()));
    joined
}

/// Joins the two lightest nodes until one is left, and tells of each that was joined.
fn grow(masses: &[Rational], mut tell: impl FnMut(&Node)) {
    let leaf = |(index, mass): (usize, &Rational)| Node {
        mass: mass.clone(),
        is_joined: false,
        turn: masses.len() - index,
        outcomes: vec![index],
    };
    let leaves = masses.iter().enumerate().filter(|(_, mass)| mass.is_positive());
    let mut nodes: BinaryHeap<Reverse<Node>> = leaves.map(leaf).map(Reverse).collect();
    for turn in 0.. {
        let (Some(Reverse(first)), Some(Reverse(second))) = (nodes.pop(), nodes.pop()) else {
            return;
        };
        let outcomes = [first.outcomes, second.outcomes].concat();
        let node = Node { mass: first.mass + second.mass, is_joined: true, turn, outcomes };
        tell(&node);
        nodes.push(Reverse(node));
    }
}

fn block_length(n: &Rational) -> Result<u32, OutOfDomain> {
    domain::count("n", n)?;
    let whole = n.numer().to_u32().filter(|n| (1..=LONGEST_BLOCK).contains(n));
    whole.ok_or_else(|| OutOfDomain::new("n", format!("is not from 1 to {LONGEST_BLOCK}: {n}")))
}

fn few_blocks(count: usize) -> Result<(), OutOfDomain> {
    if count <= MOST_BLOCKS {
        return Ok(());
    }
    Err(OutOfDomain::new("n", format!("makes more than {MOST_BLOCKS} blocks")))
}

/// The masses of the blocks of `n` outcomes with mass, and n. The order of the outcomes in a block does not change its
/// mass.
fn independent_blocks(p: &[Rational], n: &Rational) -> Result<(Vec<Rational>, u32), OutOfDomain> {
    domain::probability_vector("p", p)?;
    let n = block_length(n)?;
    let support: Vec<&Rational> = p.iter().filter(|p| p.is_positive()).collect();
    let mut blocks = vec![Rational::from(1)];
    for _ in 0..n {
        few_blocks(blocks.len() * support.len())?;
        blocks =
            support.iter().flat_map(|&mass| blocks.iter().map(move |block| Rational::from(block * mass))).collect();
    }
    Ok((blocks, n))
}

fn with_mass(masses: &[Rational]) -> Vec<(usize, Rational)> {
    masses.iter().cloned().enumerate().filter(|(_, mass)| mass.is_positive()).collect()
}

/// A square of probability vectors.
fn check_transition(transition: &[Vec<Rational>]) -> Result<(), OutOfDomain> {
    let name = "transition";
    let columns = domain::non_empty(name, transition)?.len();
    for (row, entries) in transition.iter().enumerate() {
        let place = format!("{name}[{row}]");
        domain::same_length(("transition[0]", columns), (&place, entries.len()))?;
        domain::non_negative_vector(&place, entries)?;
    }
    domain::same_length((name, transition.len()), ("transition[0]", columns))?;
    for (row, entries) in transition.iter().enumerate() {
        domain::probability_vector(&format!("{name}[{row}]"), entries)?;
    }
    Ok(())
}

fn stationary(transition: &[Vec<Rational>]) -> Result<Vec<Rational>, OutOfDomain> {
    check_transition(transition)?;
    let minors: Vec<Rational> = (0..transition.len()).map(|state| determinant(laplacian(transition, state))).collect();
    let total = domain::sum(&minors);
    // A tree that spans all states leads to some state exactly when there is one closed class.
    if total.is_zero() {
        let problem = "has two closed classes: no stationary distribution is the only one";
        return Err(OutOfDomain::new("transition", problem));
    }
    Ok(minors.into_iter().map(|minor| minor / &total).collect())
}

/// The Laplacian, what leaves each state on the diagonal and what goes to each other negative beside it, without a
/// state.
fn laplacian(transition: &[Vec<Rational>], without: usize) -> Vec<Vec<Rational>> {
    let kept: Vec<usize> = (0..transition.len()).filter(|&state| state != without).collect();
    let leaving = |from: usize| -> Rational {
        transition[from].iter().enumerate().filter(|(to, _)| *to != from).map(|(_, mass)| mass).sum()
    };
    let entry =
        |from: usize, to: usize| if from == to { leaving(from) } else { Rational::from(-&transition[from][to]) };
    kept.iter().map(|&from| kept.iter().map(|&to| entry(from, to)).collect()).collect()
}

/// The determinant, by Gauss's elimination.
fn determinant(mut matrix: Vec<Vec<Rational>>) -> Rational {
    let mut determinant = Rational::from(1);
    while !matrix.is_empty() {
        let Some(row) = matrix.iter().position(|row| !row[0].is_zero()) else {
            return Rational::new();
        };
        matrix.swap(0, row);
        let pivot = matrix.remove(0);
        determinant *= &pivot[0];
        if row != 0 {
            determinant = -determinant;
        }
        matrix = matrix.iter().map(|row| eliminated(row, &pivot)).collect();
    }
    determinant
}

/// A row less the multiple of the pivot's row that leaves it no first entry, without that entry.
fn eliminated(row: &[Rational], pivot: &[Rational]) -> Vec<Rational> {
    let factor = Rational::from(&row[0] / &pivot[0]);
    row.iter().zip(pivot).skip(1).map(|(entry, pivot)| entry - Rational::from(&factor * pivot)).collect()
}
