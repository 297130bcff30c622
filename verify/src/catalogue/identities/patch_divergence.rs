//! The divergence of a patch over time and its surprise are the same divergence of histograms, in opposite directions.

use crate::catalogue::prelude::*;

/// KL of the smoothed and normalised counts, of what was from what is, and of what is from what was.
pub struct PatchDivergence;

impl Statement for PatchDivergence {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"D(p_t \| p_{t + 1}) \text{ and } D(p_{t + 1} \| p_t), \quad p_t \propto k_t + s";
    const SOURCES: &[Citation] = &[KL_NOTE.at("KL Divergence in the brain")];
    type Case = Patches;

    fn relation<A: Arithmetic>(a: &A, case: &Patches) -> Relation<A::Real> {
        let (before, after) = (case.distribution(&case.before), case.distribution(&case.after));
        let [first, second] = [&case.before, &case.after].map(|counts| Rows::new(vec![counts.clone()]));
        let film = Rows::new(vec![case.before.clone(), case.after.clone()]);
        let divergence = a.patch_divergences(&film, &case.smoothing).remove(0);
        let surprise = a.patch_surprise(&first, &second, &case.smoothing).remove(0);
        equal(divergence, a.kl(&before, &after)).and(equal(surprise, a.kl(&after, &before)))
    }
}
