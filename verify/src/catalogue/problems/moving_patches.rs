//! Patches of a film, and which of them are surprising in which direction.

use crate::catalogue::prelude::*;

/// kl-note has p for the colours of a patch now, q for those a second later, and the divergence between p and q. By its own reading of KL(p ‖ q), who
/// expects q and gets p, the surprise of the later picture is KL(q ‖ p): the other one is infinite when a spot vanishes, and not when one appears. With
/// half a count added to each level both are finite. The uncertain patch, whose entropy is the largest, surprises least.
pub struct MovingPatches;

impl Problem for MovingPatches {
    const STATEMENT: &str = "Of nine pixels, dark or bright, a patch has (9, 0), one second later (7, 2), then (9, 0) again; \
                             another, of fuzz, has (5, 4), (4, 5) and (5, 4). What are the divergences over time, both ways, \
                             and the entropies?";
    const SOURCE: Citation = KL_NOTE.at("KL Divergence in the brain");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let counts = |texts: [&str; 2]| Vector::decimals(&texts);
        let [dark, bright, fuzz, other] = [["9", "0"], ["7", "2"], ["5", "4"], ["4", "5"]].map(counts);
        let spot = Rows::new(vec![dark.clone(), bright.clone(), dark.clone()]);
        let noise = Rows::new(vec![fuzz.clone(), other.clone(), fuzz.clone()]);
        let before = Rows::new(vec![dark, fuzz]);
        let after = Rows::new(vec![bright, other]);
        let [raw, half] = ["0", "0.5"].map(Number::decimal);
        let (of_spot, of_smooth_spot) = (a.patch_divergences(&spot, &raw), a.patch_divergences(&spot, &half));
        let of_noise = a.patch_divergences(&noise, &half);
        let (surprise, smooth_surprise) =
            (a.patch_surprise(&before, &after, &raw), a.patch_surprise(&before, &after, &half));
        Table::new()
            .row("the spot appears: KL(now ‖ next)", of_spot[0].clone())
            .row("the spot vanishes: KL(now ‖ next)", of_spot[1].clone())
            .row("the spot appears: KL(next ‖ now)", surprise[0].clone())
            .row("the spot appears: KL(now ‖ next), smoothed", of_smooth_spot[0].clone())
            .row("the spot vanishes: KL(now ‖ next), smoothed", of_smooth_spot[1].clone())
            .row("the spot appears: KL(next ‖ now), smoothed", smooth_surprise[0].clone())
            .row("fuzz: KL(now ‖ next), smoothed", of_noise[0].clone())
            .row("fuzz: KL(next ‖ now), smoothed", smooth_surprise[1].clone())
            .row("the entropy of the patch with a spot", a.entropy(&a.pmf(["7/9", "2/9"])))
            .row("the entropy of fuzz", a.entropy(&a.pmf(["5/9", "4/9"])))
    }
}
