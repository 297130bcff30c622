//! The unit of the note's divergence.

use crate::catalogue::prelude::*;

/// kl-note explains the divergence by bits, and prints one in nats without saying so.
pub struct BitsOrNats;

impl Problem for BitsOrNats {
    const STATEMENT: &str = "a = (0.9, 0.1, 0, 0, 0), and b is uniform on the same five outcomes. How many bits for each prediction are lost when a is coded as b?";
    const SOURCE: Citation = KL_NOTE.at("KL is not symmetrical");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let divergence = a.kl(&a.pmf(["0.9", "0.1", "0", "0", "0"]), &uniform(5));
        Table::new()
            .row("KL(a ‖ b), in bits", divergence.clone() / a.ln_2())
            .row("KL(a ‖ b), in nats, as it is printed", divergence)
    }
}
