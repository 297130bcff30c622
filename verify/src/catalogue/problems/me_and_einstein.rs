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
        let (expecting_einstein, expecting_me) = (a.kl(&me, &einstein), a.kl(&einstein, &me));
        Table::new()
            .stated("mine sum to one", equal(a.number(&total(&me)), a.integer(1)))
            .stated("Einstein's sum to one", equal(a.number(&total(&einstein)), a.integer(1)))
            .row("KL(me ‖ Einstein)", expecting_einstein.clone())
            .row("KL(Einstein ‖ me)", expecting_me.clone())
            .stated(
                "who expects Einstein and gets me is less surprised than who expects me and gets Einstein",
                below(expecting_einstein, expecting_me.clone()),
            )
            .stated(
                "who expects me is infinitely surprised by Einstein's new physics",
                equal(expecting_me, a.infinity()),
            )
    }
}
