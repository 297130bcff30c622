//! Three densities on a grid, as a figure draws them.

use crate::catalogue::prelude::*;

/// chapter-4, example 4. Each is divided by its integral by the trapezoid rule, so that the wide one, of which a part in twenty is outside, is drawn
/// too high by as much. The grid has no point at a mode, nor at 0. That the wide one is not the forward fit is on the page of the fits that are drawn.
pub struct DrawnDensities;

impl Problem for DrawnDensities {
    const STATEMENT: &str = "On 1000 equally spaced points from −5 to 5, p is the mixture, half and half, of N(−2, 0.7²) and N(2, 0.7²), q is N(0, 2.5²) \
                             and r is N(−2, 0.7²), each divided by its integral by the trapezoid rule. What are the integrals, the peaks, the values at the modes \
                             and at 0, and the divergences both ways?";
    const SOURCE: Citation = CHAPTER_4.at("example 4");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let real = |text| a.real(text);
        let root = (a.pi() * 2).sqrt();
        let normal = |x: &A::Real, mean: &str, std: &str| {
            let z = (x.clone() - a.real(mean)) / a.real(std);
            (-(z.square() / 2)).exp() / (a.real(std) * root.clone())
        };
        let mixture = |x: &A::Real| (normal(x, "-2", "0.7") + normal(x, "2", "0.7")) / 2;
        let wide = |x: &A::Real| normal(x, "0", "2.5");
        let narrow = |x: &A::Real| normal(x, "-2", "0.7");
        let points: Vec<A::Real> = grid((-5, 1), (5, 1), 1000).iter().map(|x| a.rational(x)).collect();
        let integral = |values: &[A::Real]| {
            let ends = (values[0].clone() + values[999].clone()) / 2;
            (values.iter().cloned().sum::<A::Real>() - ends) * a.real("10/999")
        };
        let raw = [
            points.iter().map(&mixture).collect::<Vec<_>>(),
            points.iter().map(&wide).collect(),
            points.iter().map(&narrow).collect(),
        ];
        let [p_mass, q_mass, r_mass] = [integral(&raw[0]), integral(&raw[1]), integral(&raw[2])];
        let divided = |values: &[A::Real], mass: &A::Real| -> Vec<A::Real> {
            values.iter().map(|value| value.clone() / mass.clone()).collect()
        };
        let [p, q, r] = [divided(&raw[0], &p_mass), divided(&raw[1], &q_mass), divided(&raw[2], &r_mass)];
        let divergence = |from: &[A::Real], to: &[A::Real]| {
            let terms = from.iter().zip(to).map(|(p, q)| p.clone() * (p.clone() / q.clone()).ln());
            integral(&terms.collect::<Vec<_>>())
        };
        let (mode, middle, other) = (real("-2"), real("0"), real("2"));
        let [p_mode, p_middle] = [mixture(&mode) / p_mass.clone(), mixture(&middle) / p_mass.clone()];
        let [q_mode, q_middle] = [wide(&mode) / q_mass.clone(), wide(&middle) / q_mass.clone()];
        let [r_mode, r_middle, r_other] =
            [narrow(&mode) / r_mass.clone(), narrow(&middle) / r_mass.clone(), narrow(&other) / r_mass.clone()];
        let [p_to_q, q_to_p, p_to_r, r_to_p] =
            [divergence(&p, &q), divergence(&q, &p), divergence(&p, &r), divergence(&r, &p)];
        Table::new()
            .row("p: the integral, before it is divided by it", p_mass)
            .row("p: the highest point drawn", largest(&p))
            .row("p: at the modes, −2 and 2", p_mode.clone())
            .row("p: at 0", p_middle.clone())
            .row("p: at the two points beside 0", p[499].clone())
            .row("p: at the ends", p[0].clone())
            .row("p: the least point drawn", least(&p))
            .stated("p is bimodal: lower at 0 than at the modes", below(p_middle.clone(), p_mode.clone()))
            .row("q: the integral, before it is divided by it", q_mass)
            .row("q: the highest point drawn", largest(&q))
            .row("q: at 0", q_middle)
            .row("q: at −2 and 2", q_mode.clone())
            .row("q: at the ends", q[0].clone())
            .row("r: the integral, before it is divided by it", r_mass)
            .row("r: the highest point drawn", largest(&r))
            .row("r: at −2", r_mode.clone())
            .row("r: at 0", r_middle)
            .row("r: at 2", r_other.clone())
            .row("r: at −5", r[0].clone())
            .row("r: at 5", r[999].clone())
            .row("p, q and r after that: the integral of p", integral(&p))
            .row("p, q and r after that: the integral of q", integral(&q))
            .row("p, q and r after that: the integral of r", integral(&r))
            .row("KL(p ‖ q)", p_to_q.clone())
            .row("KL(q ‖ p)", q_to_p.clone())
            .row("KL(p ‖ r)", p_to_r.clone())
            .row("KL(r ‖ p)", r_to_p.clone())
            .stated("forward: q, which covers both modes, is nearer than r", below(p_to_q, p_to_r))
            .stated(
                "forward: Q covers both modes: it has more than a quarter of p's density there",
                below(p_mode.clone() / 4, q_mode),
            )
            .stated("reverse: r at its mode has more than p's density there", below(p_mode.clone(), r_mode))
            .stated("reverse: Q ignores the other mode: it has less than a millionth of p's density there", {
                below(r_other, p_mode * a.real("1e-6"))
            })
            // Above zero: what of q is outside the grid would have cost it most.
            .row("KL(r ‖ p) less KL(q ‖ p)", r_to_p - q_to_p)
    }
}
