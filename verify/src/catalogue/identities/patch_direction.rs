//! Of the divergence of a patch now from the same patch next, what newly appears is not the surprise: its direction expects over what was.

use crate::catalogue::prelude::*;

/// A bright spot appears: the divergence of the new histogram from the old is infinite, that of the old from the new is small; when it goes, it is the other way round.
pub struct PatchDirection;

impl Statement for PatchDirection {
    const KIND: Kind = Kind::Witness;
    const TEX: &str = r"D(p_t \| p_{t + 1}) < \tfrac13 < D(p_{t + 1} \| p_t) = \infty";
    const SOURCES: &[Citation] = &[KL_NOTE.at("KL Divergence in the brain")];
    type Case = Nothing;

    fn relation<A: Arithmetic>(a: &A, Nothing: &Nothing) -> Relation<A::Real> {
        let rows = |counts: [&str; 2]| Rows::new(vec![Vector::decimals(&counts)]);
        let (dark, bright) = (rows(["9", "0"]), rows(["7", "2"]));
        let film = Rows::new(vec![dark.rows()[0].clone(), bright.rows()[0].clone()]);
        let raw = Number::decimal("0");
        let divergence = a.patch_divergences(&film, &raw).remove(0);
        let surprise = a.patch_surprise(&dark, &bright, &raw).remove(0);
        below(divergence, a.real("1/3")).and(below(a.real("1/3"), surprise))
    }
}
