//! Stationary Markov chains: their entropy rate, and codes for their blocks.

use super::huffman::huffman;
use super::{check_blocks, in_f64, per_symbol};
use crate::domain::Transition;
use crate::error::{Argument, Error, Result};
use crate::term;
use crate::wide::{Exact, Wide};

/// The stationary distribution of a Markov chain: `π` with `π_j = Σ_i π_i P_ij`.
///
/// Of numbers that sum to one only to within rounding, the entries beside the diagonal count as given, and each
/// diagonal entry is what they leave of one. The method has no subtraction (Grassmann, Taksar and Heyman 1985), so that
/// every entry is accurate, however small.
///
/// # Domain
/// Square rows, each a probability vector, of a chain that has one closed class of states. States outside it have
/// probability zero.
///
/// # Errors
/// If there are no rows, they are not as long as they are many, one is no probability vector, or there are two closed
/// classes, so that more than one distribution is stationary.
///
/// # Accuracy
/// Within 0.51 ULP.
///
/// # Examples
/// ```
/// let chain = [[0.5, 0.5], [0.25, 0.75]];
/// let stationary = kullback::coding::stationary_distribution(&chain)?;
/// assert_eq!(stationary, [1.0 / 3.0, 2.0 / 3.0]);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn stationary_distribution<R: AsRef<[f64]>>(transition: &[R]) -> Result<Vec<f64>> {
    Ok(stationary(Transition::new("transition", transition)?)?.into_iter().map(Wide::to_f64).collect())
}

/// The entropy rate of a stationary Markov chain, `Σ π_i H(P_i)`, in nats: what each symbol adds, given those before
/// it.
///
/// # Domain
/// As [`stationary_distribution`]. Zero exactly when every state of the closed class has one successor.
///
/// # Errors
/// As [`stationary_distribution`].
///
/// # Accuracy
/// Within 0.51 ULP.
///
/// # Examples
/// ```
/// // Rows alike make independent symbols.
/// let rate = kullback::coding::entropy_rate(&[[0.5, 0.5], [0.5, 0.5]])?;
/// assert_eq!(rate, std::f64::consts::LN_2);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn entropy_rate<R: AsRef<[f64]>>(transition: &[R]) -> Result<f64> {
    let chain = Transition::new("transition", transition)?;
    let entropy = |row: &[f64]| row.iter().map(|&mass| term::entr(Wide::from_f64(mass))).sum::<Wide>();
    let stationary = stationary(chain)?;
    let weighted = stationary.into_iter().zip(chain.rows()).filter(|(mass, _)| !mass.is_zero());
    Ok(weighted.map(|(mass, row)| mass * entropy(row)).sum::<Wide>().to_f64())
}

/// The expected length a symbol of Huffman's code for blocks of `n` symbols of a stationary Markov chain, in bits.
///
/// A block has `H(π) + (n − 1) h` of entropy, h being the [rate](entropy_rate): the length is at least that over
/// `n ln 2`, and less than `1/n` more. So it approaches the rate.
///
/// # Domain
/// As [`stationary_distribution`], and `n` from one to [`LONGEST_BLOCK`](super::LONGEST_BLOCK), such that there are at
/// most [`MOST_BLOCKS`](super::MOST_BLOCKS) blocks with mass.
///
/// # Errors
/// As [`stationary_distribution`], and if `n` is zero or too large.
///
/// # Accuracy
/// Within 0.51 ULP.
pub fn markov_huffman_length<R: AsRef<[f64]>>(transition: &[R], n: u64) -> Result<f64> {
    let chain = Transition::new("transition", transition)?;
    let stationary = stationary(chain)?;
    let states = || stationary.iter().enumerate().filter(|(_, mass)| !mass.is_zero());
    let successors: Vec<Vec<(usize, Wide)>> = chain.rows().map(successors).collect();
    check_blocks(n, count(states().map(|(state, _)| state), &successors, n))?;
    let mut blocks: Vec<(usize, Wide)> = states().map(|(state, &mass)| (state, mass)).collect();
    for _ in 1..n {
        let longer =
            |&(state, block): &(usize, Wide)| successors[state].iter().map(move |&(to, mass)| (to, block * mass));
        blocks = blocks.iter().flat_map(longer).collect();
    }
    // The least expected length is a continuous function of the masses, though the lengths are not: it does not matter
    // which of two nearly equal masses is taken for the lighter.
    let masses: Vec<Exact> = blocks.into_iter().map(|(_, mass)| Exact::from_wide(mass)).collect();
    let lengths: Vec<f64> = huffman(&masses).into_iter().map(in_f64).collect();
    Ok(per_symbol(&masses, &lengths, n))
}

/// The states that may follow, and with what probability.
fn successors(row: &[f64]) -> Vec<(usize, Wide)> {
    row.iter().map(|&mass| Wide::from_f64(mass)).enumerate().filter(|(_, mass)| !mass.is_zero()).collect()
}

/// The number of blocks of `n` with mass; none where there are too many to count.
fn count(states: impl Iterator<Item = usize>, successors: &[Vec<(usize, Wide)>], n: u64) -> Option<u64> {
    let mut ending = vec![0_u64; successors.len()];
    states.for_each(|state| ending[state] = 1);
    for _ in 1..n.min(super::LONGEST_BLOCK) {
        let mut longer = vec![0_u64; successors.len()];
        for (blocks, successors) in ending.iter().zip(successors) {
            for &(to, _) in successors {
                longer[to] = longer[to].checked_add(*blocks)?;
            }
        }
        ending = longer;
    }
    ending.into_iter().try_fold(0_u64, u64::checked_add)
}

/// π, zero outside the closed class.
fn stationary<R: AsRef<[f64]>>(chain: Transition<'_, R>) -> Result<Vec<Wide>> {
    let rows: Vec<&[f64]> = chain.rows().collect();
    let class = closed_class(&rows)?;
    let flow = class.iter().map(|&from| class.iter().map(|&to| Wide::from_f64(rows[from][to])).collect()).collect();
    let mut stationary = vec![Wide::ZERO; rows.len()];
    for (state, mass) in class.into_iter().zip(eliminated(flow)) {
        stationary[state] = mass;
    }
    Ok(stationary)
}

/// The stationary distribution of an irreducible chain, by elimination of the last state, then of the one before it,
/// and so on: what went through it goes directly. The diagonal is never looked at.
fn eliminated(mut flow: Vec<Vec<Wide>>) -> Vec<Wide> {
    let count = flow.len();
    for last in (1..count).rev() {
        let (before, rest) = flow.split_at_mut(last);
        let from_last = &rest[0];
        let leaving: Wide = from_last[..last].iter().copied().sum();
        for row in before {
            row[last] = row[last] / leaving;
            let through = row[last];
            row[..last].iter_mut().zip(from_last).for_each(|(direct, &onward)| *direct = *direct + through * onward);
        }
    }
    let mut masses = vec![Wide::ONE];
    for state in 1..count {
        masses.push(masses.iter().zip(&flow).map(|(&mass, row)| mass * row[state]).sum());
    }
    let total: Wide = masses.iter().copied().sum();
    masses.into_iter().map(|mass| mass / total).collect()
}

/// The states of the one closed class.
fn closed_class(rows: &[&[f64]]) -> Result<Vec<usize>> {
    let reached: Vec<Vec<bool>> = (0..rows.len()).map(|state| reachable(rows, state)).collect();
    // A state is recurrent if whatever it reaches reaches it.
    let is_recurrent = |&state: &usize| reached[state].iter().zip(&reached).all(|(&to, back)| !to || back[state]);
    let recurrent: Vec<usize> = (0..rows.len()).filter(is_recurrent).collect();
    let first = recurrent[0];
    match recurrent.iter().find(|&&state| !reached[first][state]) {
        Some(&second) => Err(Error::Reducible { argument: Argument::whole("transition"), states: [first, second] }),
        None => Ok(recurrent),
    }
}

/// Which states can be reached from one, itself among them.
fn reachable(rows: &[&[f64]], from: usize) -> Vec<bool> {
    let mut reached = vec![false; rows.len()];
    reached[from] = true;
    let mut open = vec![from];
    while let Some(state) = open.pop() {
        for (to, _) in rows[state].iter().enumerate().filter(|(_, mass)| **mass > 0.0) {
            if !std::mem::replace(&mut reached[to], true) {
                open.push(to);
            }
        }
    }
    reached
}
