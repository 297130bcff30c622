//! What the code for a mirror image wastes.

use crate::catalogue::prelude::*;

/// chapter-4, Real-World Analogies, and, in other words, theory-notebook §1, pytorch-notebook, Why it matters, kl-note,
/// KL intuition, and worked-problems M.5: the divergence is the extra length of a code made for Q. So it is of the
/// ideal lengths −log₂ q, whole or not, and up to a bit of a code of lengths ⌈−log₂ q⌉. Of Huffman's codes, the best
/// there are for each, it is not: here the code for Q wastes nothing.
pub struct MirrorImageCodes;

impl Problem for MirrorImageCodes {
    const STATEMENT: &str = "P = (0.9, 0.1) and Q = (0.1, 0.9). How many bits more than the code for P does the code for Q take on data from P, by \
                             Huffman's codes, by Shannon's, and by the divergence?";
    const SOURCE: Citation = CHAPTER_4.at("Real-World Analogies");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let (p, q) = (a.pmf(["0.9", "0.1"]), a.pmf(["0.1", "0.9"]));
        let (huffman, huffman_q) = (a.expected_huffman_length(&p), a.mismatched_huffman_length(&p, &q));
        let (shannon, shannon_q) = (a.expected_shannon_length(&p), a.mismatched_shannon_length(&p, &q));
        Table::new()
            .row("KL(P ‖ Q), in bits", a.kl(&p, &q) / a.ln_2())
            .row("Huffman's code for P", huffman.clone())
            .row("Huffman's code for Q", huffman_q.clone())
            .row("Huffman's codes: extra", huffman_q - huffman)
            .row("Shannon's code for P", shannon.clone())
            .row("Shannon's code for Q", shannon_q.clone())
            .row("Shannon's codes: extra", shannon_q.clone() - shannon)
            .row("Shannon's code for Q: above the entropy of P", shannon_q - a.entropy(&p) / a.ln_2())
    }
}
