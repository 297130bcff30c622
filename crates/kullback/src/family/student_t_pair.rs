//! The divergence of two of Student's t distributions, by quadrature.
//!
//! In the coordinate y = (x − μ₁)/s₁ the integrand is singular at ±i√ν₁ and m ± i√w, and the panels are such that ellipses of parameter ρ = 4.2 about them
//! stay where neither density is much above its maximum: within the strip `|Im y| ≤ 0.7 √ν`, and 3.5 at most, of units of the density's width, or within the
//! sector `|Im y| ≤ |Re y|` about its middle, where `|1 + y²/ν| ≥ 1`. The ellipse about a panel of half-length H has the semi-axes H (ρ ± 1/ρ)/2, so the former takes
//! H ≤ 0.35 √ν and 1.75 ([`bulk`]), and the latter a middle that is 3H away from the panel's: H² (ρ² + ρ⁻²)/2 = (3H)² is where ρ = 4.2 comes from.
//! In the strip a density is at most (1 − v²/ν)^(−(ν + 1)/2) times its maximum, v the half-width: 2¹³ at ν = 25, and less elsewhere.

use super::panels::{RULE, Rule};
use super::student_t::StudentT;
use crate::wide::Wide;

/// log₂ of the least and the most degrees of freedom: rounding and the number of panels are known to be harmless between them.
const DF_LOG2: [i64; 2] = [-4, 24];

/// log₂ of the largest ratio of two scales, and of the largest distance in units of the larger scale.
const SPREAD_LOG2: i64 = 20;

/// A panel is the last one if its integral, brought to the length of an octave, is below 2^this of the sum: what is beyond it is at most 25 times as much, and is to be far below 2⁻⁶⁰.
const NEGLIGIBLE_LOG2: i64 = -80;

/// Two distributions, in the coordinate y = (x − μ₁)/s₁, which makes p the standard one.
#[derive(Clone, Copy)]
pub(super) struct Pair {
    /// ν₁.
    df: Wide,
    /// (ν₁ + 1)/2 and (ν₂ + 1)/2.
    powers: [Wide; 2],
    /// (ν₂ − ν₁)/2.
    difference: Wide,
    /// m = (μ₂ − μ₁)/s₁.
    center: Wide,
    /// w = ν₂ s₂²/s₁².
    width: Wide,
    /// (ν₁ − w)/w.
    excess: Wide,
    /// −ln of p's density at zero.
    normalizer: Wide,
    /// The difference of such, q less p.
    constant: Wide,
    /// About the middles of p and q, the half-lengths of panels.
    bulks: [Wide; 2],
}

impl Pair {
    /// Two distributions that are within the range of the quadrature.
    pub(super) fn new(p: &StudentT, q: &StudentT) -> Option<Self> {
        let distance = q.location - p.location;
        let [narrow, broad] = [p.scale.min(q.scale), p.scale.max(q.scale)];
        let [least, most] = DF_LOG2.map(|k| Wide::ONE.scale(k));
        let in_range = [p.df, q.df].iter().all(|df| (least..=most).contains(df))
            && broad <= narrow.scale(SPREAD_LOG2)
            && distance.abs() <= broad.scale(SPREAD_LOG2);
        if !in_range {
            return None;
        }
        let wider = q.scale - p.scale;
        let ratio = q.scale / p.scale;
        let width = q.df * ratio.square();
        // ν₁ − ν₂ + ν₂ (s₁² − s₂²)/s₁²
        let squares = wider / p.scale * (Wide::ONE + ratio);
        Some(Self {
            df: p.df,
            powers: [p, q].map(|member| (member.df + Wide::ONE).half()),
            difference: (q.df - p.df).half(),
            center: distance / p.scale,
            width,
            excess: (p.df - q.df - q.df * squares) / width,
            normalizer: p.normalizer(),
            constant: normalizers(p, q) + Wide::ln_ratio_by_difference(q.scale, p.scale, wider),
            bulks: [bulk(p.df), bulk(q.df) * ratio],
        })
    }

    /// `∫ p ln(p/q) − p + q`.
    pub(super) fn divergence(self) -> Wide {
        self.integral(&RULE)
    }

    fn integral(self, rule: &Rule) -> Wide {
        if self.center.is_negative() { self.mirrored() } else { self }.rightward(rule)
    }

    /// With the line turned about.
    fn mirrored(self) -> Self {
        Self { center: -self.center, ..self }
    }

    /// The integral, for m ≥ 0: from 0 to m, then beyond on either side.
    fn rightward(self, rule: &Rule) -> Wide {
        let (mut sum, mut a) = (Wide::ZERO, Wide::ZERO);
        while a < self.center {
            let rest = (self.center - a).half();
            let h = self.reach(a);
            sum = sum + rule.integrate(|y| self.term(y), a, h.min(rest));
            a = if h < rest { a + h.double() } else { self.center };
        }
        let sum = self.add_tail(rule, self.center, sum);
        self.mirrored().add_tail(rule, Wide::ZERO, sum)
    }

    /// The sum and the integral from a on, where a is to the right of both middles.
    fn add_tail(&self, rule: &Rule, mut a: Wide, mut sum: Wide) -> Wide {
        let negligible = |part: Wide, sum: Wide| part <= sum.scale(NEGLIGIBLE_LOG2);
        let far = (self.center.abs() + self.width.sqrt()).max(self.df.sqrt()).scale(2);
        while a < far {
            let h = self.reach(a);
            let part = rule.integrate(|y| self.term(y), a, h);
            sum = sum + part;
            a = a + h.double();
            // About the narrower of the two, panels are narrow beside the other's tail: what counts is an octave of that.
            let octave = (a - self.center.min(Wide::ZERO)) / h;
            if negligible(part * octave, sum) {
                return sum;
            }
        }
        let mut v = Wide::ZERO;
        loop {
            // Singularities are at Re v ≤ −ln 4. The ellipse reaches 2.23 h from the middle of the panel, so h = (1 + v)/1.25 keeps it above −1.
            let h = (Wide::ONE + v) * Wide::from_integer(4) / Wide::from_integer(5);
            let part = rule.integrate(
                |v| {
                    let y = a * v.exp();
                    y * self.term(y)
                },
                v,
                h,
            );
            sum = sum + part;
            if negligible(part, sum) {
                return sum;
            }
            v = v + h.double();
        }
    }

    /// The half-length of the panel from a rightward: its middle is three times as far from that of a density, to its right or to its left, or it is part of
    /// the bulk.
    fn reach(&self, a: Wide) -> Wide {
        let of = |center: Wide, bulk: Wide| {
            let distance = a - center;
            bulk.max(if distance.is_negative() { -distance.half().half() } else { distance.half() })
        };
        of(Wide::ZERO, self.bulks[0]).min(of(self.center, self.bulks[1]))
    }

    /// `p ln(p/q) − p + q` at y.
    ///
    /// With `1 + u` the ratio of the quadratics, `ln(p/q)` is a constant, `½ (ν₂ + 1) ln(1 + u)` and `½ (ν₂ − ν₁) ln(1 + y²/ν₁)`: all three are small where p
    /// and q are near. Where ν is large they cancel, down to the order y⁴/ν, by 25 bits at most.
    fn term(&self, y: Wide) -> Wide {
        let square = y.square();
        let own = (square / self.df).ln_1p();
        let shift = self.center * (self.center - y.double()) * self.df / self.width;
        let change = (self.excess * square + shift) / (self.df + square);
        let ln_change = if change.abs() <= Wide::ONE.scale(-2) {
            change.ln_1p()
        } else {
            Wide::ln_ratio(Wide::ONE + (y - self.center).square() / self.width, Wide::ONE + square / self.df)
        };
        let ln_ratio = self.constant + (self.powers[1] * ln_change + self.difference * own);
        (-(self.normalizer + self.powers[0] * own)).exp() * (-ln_ratio).exp_excess()
    }
}

/// 0.35 √ν, and at most 1.75.
fn bulk(df: Wide) -> Wide {
    let unit = Wide::from_integer(7) / Wide::from_integer(20);
    unit * df.sqrt().min(Wide::from_integer(5))
}

/// The difference of `½ ln πν + ln Γ(a) − ln Γ(b)` at ν₂ and ν₁.
///
/// Between ν and ν + δ it is about `−δ/4ν²`, left over from terms of `δ/ν` and `δ²/ν`: near one another, 45 bits are lost at most, and only
/// where δ is ν/8, when L has so many more.
fn normalizers(p: &StudentT, q: &StudentT) -> Wide {
    let difference = q.df - p.df;
    if difference.abs() > p.df.scale(-3) {
        return q.normalizer() - p.normalizer();
    }
    let half = Wide::ONE.half();
    let d = difference.half();
    let [below, above] = [p.df, q.df].map(Wide::half);
    let bregman = Wide::ln_gamma_bregman(above, below, d) - Wide::ln_gamma_bregman(above + half, below + half, d);
    let slope = Wide::digamma_difference(below + half, below, half);
    Wide::ln_ratio_by_difference(q.df, p.df, difference).half() + bregman - d * slope
}

#[cfg(test)]
mod tests {
    use super::*;

    /// That the error is what the documentation says it is: against more nodes, at pairs of every kind.
    #[test]
    fn more_nodes_change_nothing() {
        let more = Rule::new(40);
        let scales = [-20, -3, 0, 2, 20].map(|k| 2f64.powi(k));
        let locations = [0.0, 1e-3, -0.7, 30.0, 1e6];
        let dfs = [0.0625, 0.7, 2.5, 28.0, 160.0, 1e4, 1.6e7];
        let anywhere = dfs.iter().flat_map(|&p| {
            let others = dfs.iter().step_by(2).flat_map(move |&q| scales.map(|scale| (q, scale)));
            others.zip(locations.into_iter().cycle()).map(move |((q, scale), location)| [p, q, location, scale])
        });
        let near = dfs
            .iter()
            .flat_map(|&p| [-3, -20, -50].map(|k| 2f64.powi(k)).map(|d| [p, p * (1.0 + d), -d / 2.0, 1.0 - d]));
        for [of_p, of_q, location, scale] in anywhere.chain(near) {
            let p = StudentT::new(of_p, 0.0, 1.0).unwrap();
            let q = StudentT::new(of_q, location, scale).unwrap();
            let Some(pair) = Pair::new(&p, &q) else { continue };
            let [value, better] = [&*RULE, &more].map(|rule| pair.integral(rule));
            assert!((value - better).abs() <= better.scale(-75), "{p:?} {q:?}: {value:?} {better:?}");
        }
    }
    /// That there is no number where nothing is known of it, and that time is bounded at the corners of what is.
    #[test]
    fn the_range_is_checked() {
        let member = |df: f64, location: f64, scale: f64| StudentT::new(df, location, scale).unwrap();
        let (p, most) = (member(1.0, 0.0, 1.0), 2f64.powi(20));
        for q in
            [member(0.06, 0.0, 1.0), member(2e7, 0.0, 1.0), member(1.0, 0.0, 2.0 * most), member(1.0, 2.0 * most, 1.0)]
        {
            assert!(Pair::new(&p, &q).is_none() && Pair::new(&q, &p).is_none(), "{q:?}");
        }
        for df in DF_LOG2.map(|k| 2f64.powi(k as i32)) {
            for (location, scale) in
                [(most, 1.0), (1.0, most), (most * most, most), (most, most.recip()), (1.0, most.recip())]
            {
                let q = member(df, location, scale);
                let both_ways = [Pair::new(&p, &q), Pair::new(&q, &p)].map(|pair| pair.map(Pair::divergence));
                assert_eq!(both_ways[0].is_some(), location <= most * scale.max(1.0), "{q:?}");
                assert!(both_ways.iter().flatten().all(|kl| *kl > Wide::ZERO), "{q:?}");
            }
        }
    }
}
