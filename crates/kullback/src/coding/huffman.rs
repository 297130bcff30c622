//! Huffman's tree, grown from exact masses.

use crate::wide::{Exact, Wide};
use std::cmp::Ordering;

/// A node of Huffman's tree: its exact mass, and that truncated, which mostly decides.
struct Node {
    mass: Exact,
    truncated: Wide,
}

impl Node {
    fn new(mass: Exact) -> Self {
        Self { truncated: mass.to_wide(), mass }
    }

    fn compare(&self, other: &Self) -> Ordering {
        // Truncation keeps the order, but for what it makes equal.
        self.truncated.cmp(&other.truncated).then_with(|| (&self.mass - &other.mass).to_wide().cmp(&Wide::ZERO))
    }
}

/// The lengths of Huffman's code for exact masses: none where there is no mass.
///
/// With the outcomes sorted, the joined nodes come out sorted too, so the two lightest are at the heads of two queues
/// (van Leeuwen 1976).
pub(super) fn huffman(masses: &[Exact]) -> Vec<Option<i64>> {
    let leaves = masses.iter().enumerate().rev().filter(|(_, mass)| !mass.is_zero());
    let mut leaves: Vec<(usize, Node)> = leaves.map(|(index, mass)| (index, Node::new(mass.clone()))).collect();
    leaves.sort_by(|(_, a), (_, b)| a.compare(b));
    let (outcomes, nodes): (Vec<usize>, Vec<Node>) = leaves.into_iter().unzip();
    let parents = join(nodes);
    // A node is deeper than its parent, which was made later; the last has none.
    let mut depths = vec![0; parents.len() + 1];
    for (node, &parent) in parents.iter().enumerate().rev() {
        depths[node] = depths[parent] + 1;
    }
    let mut lengths = vec![None; masses.len()];
    for (&index, &depth) in outcomes.iter().zip(&depths) {
        lengths[index] = Some(depth);
    }
    lengths
}

/// Joins the two lightest nodes until one is left, beginning with sorted leaves: the parent of each node but the last.
fn join(mut nodes: Vec<Node>) -> Vec<usize> {
    let count = nodes.len();
    let last = (2 * count).saturating_sub(2);
    let mut parents = vec![0; last];
    let (mut leaf, mut joined) = (0, count);
    while nodes.len() <= last {
        let mut lightest = || {
            let leaf_is_next =
                leaf < count && (joined == nodes.len() || nodes[leaf].compare(&nodes[joined]) != Ordering::Greater);
            let queue = if leaf_is_next { &mut leaf } else { &mut joined };
            *queue += 1;
            *queue - 1
        };
        let pair = [lightest(), lightest()];
        for node in pair {
            parents[node] = nodes.len();
        }
        nodes.push(Node::new(&nodes[pair[0]].mass + &nodes[pair[1]].mass));
    }
    parents
}
