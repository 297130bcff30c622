//! How many bits a prediction takes by Huffman's code, and how many the entropy says.

use crate::catalogue::prelude::*;

/// kl-note, on the intuition: the entropy is said to be the bits that are needed for each prediction, by Huffman's code
/// for instance. Huffman's code attains it exactly where every mass is a power of two; by codes for longer and longer
/// blocks it is approached.
pub struct HuffmanAndEntropy;

impl Problem for HuffmanAndEntropy {
    const STATEMENT: &str = "The note's distributions are a = (0.9, 0.1, 0, 0, 0) and b, which is uniform on five outcomes; beside them c = (1/2, 1/4, 1/4). How many bits does a \
                             symbol take by Huffman's code, for single outcomes and for blocks, and how many is the entropy?";
    const SOURCE: Citation = KL_NOTE.at("KL intuition");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let concentrated = a.pmf(["0.9", "0.1", "0", "0", "0"]);
        let (even, dyadic) = (uniform(5), a.pmf(["0.5", "0.25", "0.25"]));
        let length = |n: &str| a.block_huffman_length(&concentrated, &Number::decimal(n));
        Table::new()
            .row("a: H, in bits", a.entropy(&concentrated) / a.ln_2())
            .row("a: Huffman's code, single outcomes", a.expected_huffman_length(&concentrated))
            .row("a: Huffman's code less H", a.huffman_redundancy(&concentrated))
            .row("a: Huffman's code, blocks of 2, a symbol", length("2"))
            .row("a: Huffman's code, blocks of 3, a symbol", length("3"))
            .row("a: Huffman's code, blocks of 8, a symbol", length("8"))
            .row("b: H, in bits", a.entropy(&even) / a.ln_2())
            .row("b: Huffman's code", a.expected_huffman_length(&even))
            .row("b: Huffman's code for b on data from a", a.mismatched_huffman_length(&concentrated, &even))
            .row("c: H, in bits", a.entropy(&dyadic) / a.ln_2())
            .row("c: Huffman's code", a.expected_huffman_length(&dyadic))
    }
}
