//! Who sleeps and eats, and who also invents new physics.

use crate::catalogue::prelude::*;

/// kl-note, on the asymmetry.
pub struct MeAndEinstein;

impl Problem for MeAndEinstein {
    const STATEMENT: &str = "I sleep, eat and invent new physics with probabilities (0.7, 0.3, 0); Einstein with (0.7, 0.2, 0.1). How \
                             surprising is each to who expects the other?";
    const SOURCE: Citation = KL_NOTE.at("KL is not symmetrical");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let me = a.pmf(["0.7", "0.3", "0"]);
        let einstein = a.pmf(["0.7", "0.2", "0.1"]);
        Table::new().row("KL(me ‖ Einstein)", a.kl(&me, &einstein)).row("KL(Einstein ‖ me)", a.kl(&einstein, &me))
    }
}
