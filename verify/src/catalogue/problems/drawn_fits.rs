//! The fits that a figure draws, and those that are.

use crate::catalogue::prelude::*;

/// chapter-4, example 4: its figure shows N(0, 2.5) and N(−2, 0.7), put there by hand, as what the forward and the reverse divergence lead to. The
/// forward fit is narrower. The reverse one is at the mode all but exactly; and about the middle there is another, hardly worse.
pub struct DrawnFits;

impl Problem for DrawnFits {
    const STATEMENT: &str = "p is the mixture, half and half, of normal distributions with means ∓2 and standard deviation 0.7. Which normal \
                             distributions minimise KL(p ‖ q) and KL(q ‖ p), and how far from the least are those with standard deviations 2.5 and 0.7?";
    const SOURCE: Citation = CHAPTER_4.at("example 4");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let (weights, means, stds) =
            (a.pmf(["0.5", "0.5"]), Vector::decimals(&["-2", "2"]), Vector::decimals(&["0.7", "0.7"]));
        let number = Number::decimal;
        let forward = a.forward_fit(&weights, &means, &stds);
        let reverse = |mean, std| a.reverse_fit(&weights, &means, &stds, &number(mean), &number(std));
        let (mode, middle) = (reverse("-2", "0.7"), reverse("0", "1.9"));
        Table::new()
            .printed("forward: μ", forward[0].clone(), "0")
            .printed("forward: σ", forward[1].clone(), "2.5")
            .stated("forward: the fit is wider than each mode", below(a.real("0.7"), forward[1].clone()))
            .row("forward: KL(p ‖ q)", forward[2].clone())
            .row(
                "KL(p ‖ N(0, 2.5)), as drawn",
                a.kl_mixture_normal(&weights, &means, &stds, &number("0"), &number("2.5")),
            )
            .row(
                "KL(p ‖ N(−2, 0.7)), on one mode",
                a.kl_mixture_normal(&weights, &means, &stds, &number("-2"), &number("0.7")),
            )
            .stated(
                "forward: N(0, 2.5), on both modes, is nearer than N(−2, 0.7), on one",
                below(
                    a.kl_mixture_normal(&weights, &means, &stds, &number("0"), &number("2.5")),
                    a.kl_mixture_normal(&weights, &means, &stds, &number("-2"), &number("0.7")),
                ),
            )
            .printed("reverse: μ", mode[0].clone(), "-2")
            .printed("reverse: σ", mode[1].clone(), "0.7")
            .row("reverse: KL(q ‖ p)", mode[2].clone())
            .row("KL(N(−2, 0.7) ‖ p), as drawn", {
                a.kl_normal_mixture(&weights, &means, &stds, &number("-2"), &number("0.7"))
            })
            .row(
                "KL(N(0, 2.5) ‖ p), on both modes",
                a.kl_normal_mixture(&weights, &means, &stds, &number("0"), &number("2.5")),
            )
            .stated(
                "reverse: N(−2, 0.7), on one mode, is nearer than N(0, 2.5), on both",
                below(
                    a.kl_normal_mixture(&weights, &means, &stds, &number("-2"), &number("0.7")),
                    a.kl_normal_mixture(&weights, &means, &stds, &number("0"), &number("2.5")),
                ),
            )
            .stated(
                "reverse: the fit on one mode is nearer than that about the middle",
                below(mode[2].clone(), middle[2].clone()),
            )
            .row("reverse, from the middle: σ", middle[1].clone())
            .row("reverse, from the middle: KL(q ‖ p)", middle[2].clone())
    }
}
