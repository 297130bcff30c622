//! Codes for outcomes, for blocks of them and for chains of them.

use super::*;

vocabulary! {
    in coding as Coding;
    /// ⌈−log₂ p⌉.
    shannon_lengths(p: Pmf) -> [_] without error, drawn by one;
    /// The lengths of Huffman's code.
    huffman_lengths(p: Pmf) -> [_] without error, drawn by one;
    /// Σ 2^(−ℓ).
    kraft_sum(lengths: Lengths) within 0.51;
    /// Σ p ℓ.
    expected_length(p: Pmf, lengths: Lengths) correctly rounded;
    /// Σ p (ℓ + log₂ p).
    redundancy(p: Pmf, lengths: Lengths) within 0.51;
    /// Σ p ⌈−log₂ p⌉.
    expected_shannon_length(p: Pmf) correctly rounded;
    /// The expected length of Huffman's code.
    expected_huffman_length(p: Pmf) correctly rounded;
    /// Σ p (⌈−log₂ p⌉ + log₂ p).
    shannon_redundancy(p: Pmf) within 0.51;
    /// Σ [p ln(p/r) − p + r]/ln 2, r = 2^(−ℓ), with the lengths of Huffman's code.
    huffman_redundancy(p: Pmf) within 0.51;
    /// Σ p ⌈−log₂ q⌉.
    mismatched_shannon_length(p: Pmf, q: Pmf) correctly rounded;
    /// The expected length of Huffman's code for q on data from p.
    mismatched_huffman_length(p: Pmf, q: Pmf) correctly rounded, drawn by two;
    /// The expected length a symbol of Shannon's code for blocks of n.
    block_shannon_length(p: Pmf, n: Count) within 0.51, drawn by blocks;
    /// The expected length a symbol of Huffman's code for blocks of n.
    block_huffman_length(p: Pmf, n: Count) within 0.51, drawn by blocks;
    /// The stationary distribution of a Markov chain.
    stationary_distribution(transition: Pmfs) -> [_] within 0.51, drawn by chain;
    /// Σ π H(row).
    entropy_rate(transition: Pmfs) within 0.51, drawn by chain;
    /// The expected length a symbol of Huffman's code for blocks of n symbols of a Markov chain.
    markov_huffman_length(transition: Pmfs, n: Count) within 0.51, drawn by chain_and_blocks;
}

/// A distribution: one of two has masses that are small multiples of a power of two, so that sums of them are equal,
/// and which of equally light nodes is joined first makes a difference.
fn one(draw: &mut Draw<'_>, largest: usize) -> Vec<Value> {
    let count = draw.outcomes(largest);
    vec![if draw.below(2) == 0 { sampler::fresh(draw, Domain::Pmf, count) } else { tied(draw, count).into() }]
}

/// Two distributions, of which the second is such a one.
fn two(draw: &mut Draw<'_>, largest: usize) -> Vec<Value> {
    let count = draw.outcomes(largest);
    if draw.below(2) == 0 {
        return sampler::alike(draw, Domain::Pmf, count).into();
    }
    vec![sampler::fresh(draw, Domain::Pmf, count), tied(draw, count).into()]
}

fn tied(draw: &mut Draw<'_>, count: usize) -> Vec<f64> {
    let units = (2 * count).next_power_of_two();
    let mut masses = vec![0.0; count];
    for _ in 0..units {
        masses[draw.below(count)] += 1.0 / units as f64;
    }
    masses
}

/// A distribution, and a length of blocks, of which there are at most some hundreds.
fn blocks(draw: &mut Draw<'_>, _: usize) -> Vec<Value> {
    let outcomes = 1 + draw.below(6);
    let longest = [8, 7, 5, 4, 3, 3][outcomes - 1];
    let p = sampler::fresh(draw, Domain::Pmf, outcomes);
    vec![p, ((1 + draw.below(longest)) as f64).into()]
}

/// A Markov chain.
fn chain(draw: &mut Draw<'_>, _: usize) -> Vec<Value> {
    let states = 1 + draw.below(6);
    vec![transition(draw, states)]
}

/// A Markov chain, and a length of blocks, of which there are at most some hundreds.
fn chain_and_blocks(draw: &mut Draw<'_>, _: usize) -> Vec<Value> {
    let states = 1 + draw.below(4);
    let longest = [8, 6, 4, 3][states - 1];
    vec![transition(draw, states), ((1 + draw.below(longest)) as f64).into()]
}

/// Rows with one closed class: that of the first state, which may follow any. Where a row gives it no mass, half of
/// what it gives another goes there.
fn transition(draw: &mut Draw<'_>, states: usize) -> Value {
    let row = |draw: &mut Draw<'_>| match sampler::fresh(draw, Domain::Pmf, states) {
        Value::Vector(row) => row.nearest().to_vec(),
        other => unreachable!("a vector has entries: {other:?}"),
    };
    let mut rows: Vec<Vec<f64>> = (0..states).map(|_| row(draw)).collect();
    for row in &mut rows {
        let heaviest = (0..states).max_by(|&a, &b| row[a].total_cmp(&row[b])).unwrap_or(0);
        if row[0] == 0.0 {
            row[heaviest] /= 2.0;
            row[0] = row[heaviest];
        }
    }
    rows.into()
}
