//! The Dirichlet distribution.

use super::closed::{Family, Form, INFINITE, finite, map};
use super::exponential::{Natural, NaturalForm};
use super::parameter::Door;
use super::statistic::{Code, Statistic};
use super::support::Support;
use crate::error::Result;
use crate::term::Order;
use crate::wide::{Exact, Wide};

/// The Dirichlet distribution with a vector α of shapes: the density `Γ(s)/Π Γ(αᵢ) Π xᵢ^(αᵢ − 1)` on probability vectors, s = Σ αᵢ.
///
/// With B the Bregman divergence of f(t) = lnΓ(t) − t ln t + t, and D(x, y) = x ln(x/y) − x + y,
/// `KL = [Σ B(βᵢ‖αᵢ) − B(s_β‖s_α)] + Σ D(βᵢ s_α, αᵢ s_β)/s_α` for α of p and β of q, two non-negative terms, in nats.
///
/// An exponential family with T(x) = (ln x₁, ln x₂, …).
///
/// # Accuracy
/// Within 0.51 ULP for any parameters.
#[derive(Debug, Clone, PartialEq)]
pub struct Dirichlet {
    alpha: Vec<Wide>,
}

impl Dirichlet {
    /// The Dirichlet distribution with those shapes.
    ///
    /// # Errors
    /// If there are none, or one is not positive and finite.
    pub fn new(alpha: &[f64]) -> Result<Self> {
        Ok(Self { alpha: Door(Self::NAME).each("alpha", alpha, Door::positive)? })
    }

    /// α.
    #[must_use]
    pub fn alpha(&self) -> Vec<f64> {
        self.alpha.iter().map(|shape| shape.to_f64()).collect()
    }
}

/// The sum of shapes.
pub(super) fn total(shapes: &[Wide]) -> Exact {
    shapes.iter().map(|&shape| Exact::from_wide(shape)).sum()
}

/// What of a total is not one shape.
fn rest(total: &Exact, shape: Wide) -> Wide {
    (total - &Exact::from_wide(shape)).to_wide()
}

/// The one shape beside which all others sum to less than 2⁻⁵⁰ of it and of one, if there is one; and that sum.
fn dominant(shapes: &[Wide]) -> Option<(usize, Wide)> {
    let (index, &largest) = shapes.iter().enumerate().max_by_key(|(_, shape)| **shape)?;
    let others = rest(&total(shapes), largest);
    (others < largest.min(Wide::ONE).scale(-50)).then_some((index, others))
}

/// The divergence of two Dirichlet distributions with shapes α and β.
///
/// The bracket of B's subtracts. Where one shape a dominates and the others sum to b, what remains beside B(a₂‖a₁) is some b, or b/a if a is below
/// one: what is lost is as many bits as that has, 50 at most, of 111. Where it would be more there are [`beside_dominant`] and, with a
/// shape that grows, [`beyond_dominant`].
pub(super) fn kl(p: &[Wide], q: &[Wide]) -> Wide {
    kl_of_exact(&exact(p), &exact(q))
}

fn exact(shapes: &[Wide]) -> Vec<Exact> {
    shapes.iter().map(|&shape| Exact::from_wide(shape)).collect()
}

/// The same with shapes of any number of bits: their differences are taken before they are rounded.
pub(crate) fn kl_of_exact(exact_p: &[Exact], exact_q: &[Exact]) -> Wide {
    let rounded = |shapes: &[Exact]| -> Vec<Wide> { shapes.iter().map(Exact::to_wide).collect() };
    let (p, q) = (&rounded(exact_p)[..], &rounded(exact_q)[..]);
    let (p_total, q_total): (Exact, Exact) = (exact_p.iter().cloned().sum(), exact_q.iter().cloned().sum());
    let gaps: Vec<Wide> = exact_p.iter().zip(exact_q).map(|(p, q)| (q - p).to_wide()).collect();
    if let Some((index, of_p)) = dominant(p) {
        let of_q = (&q_total - &exact_q[index]).to_wide();
        if dominant(q).is_some_and(|(other, _)| index == other) {
            return beside_dominant(p, q, &gaps, index, (of_p, of_q));
        }
        if q[index] > p[index].scale(2) {
            return beyond_dominant(p, q, &gaps, index, (of_p, of_q));
        }
    }
    let (s, t) = (p_total.to_wide(), q_total.to_wide());
    let pairs = || exact_p.iter().zip(exact_q).zip(p.iter().copied().zip(q.iter().copied()));
    let single: Wide =
        pairs().map(|((of_p, of_q), (p, q))| Wide::gamma_excess_bregman(q, p, (of_q - of_p).to_wide())).sum();
    let joint = Wide::gamma_excess_bregman(t, s, (&q_total - &p_total).to_wide());
    let shares = pairs().map(|((of_p, of_q), (p, q))| {
        let difference = &(of_q * &p_total) - &(of_p * &q_total);
        Wide::kl_div_by_difference(q * s, p * t, difference.to_wide())
    });
    (single - joint) + shares.sum::<Wide>() / s
}

/// The divergence where beside one shape a, of index i, the sum b of the others is next to nothing, in p and in q.
///
/// There lnΓ(a) − lnΓ(a + b) is −b ψ(a) − ½ b² ψ′(a), to a share b² of it. Its Bregman divergence is b times that of −ψ, a term with the change of b and
/// that of ψ, which is as small as √b beside the divergence of b itself, and −½ b² times that of ψ′.
///
/// Where both a and b are less in q, b by more than half, b₁ ψ(a₂) is in the first two of these, and cancels: it may be any size. Without it they are
/// `b₂ (ψ(a₁) − ψ(a₂)) − b₁ ψ′(a₁)(a₁ − a₂)`, both next to nothing beside the divergence of b, as are then all terms of second order.
fn beside_dominant(p: &[Wide], q: &[Wide], gaps: &[Wide], index: usize, (of_p, of_q): (Wide, Wide)) -> Wide {
    let (a, c, gap) = (p[index], q[index], gaps[index]);
    if gap.is_negative() && of_q < of_p.half() {
        let linear = of_p * a.trigamma() * gap - of_q * Wide::digamma_difference(c, a, gap);
        return of_others(p, q, gaps, index) + linear;
    }
    let crossed = (of_q - of_p) * Wide::digamma_difference(c, a, gap);
    let bent = of_p * Wide::digamma_bregman(c, a, gap);
    of_others(p, q, gaps, index) + (bent - crossed) - (of_p.square() * Wide::trigamma_bregman(c, a, gap)).half()
}

/// The sum of the divergences of lnΓ of all shapes but one.
fn of_others(p: &[Wide], q: &[Wide], gaps: &[Wide], index: usize) -> Wide {
    let others = p.iter().zip(q).zip(gaps).enumerate().filter(|(other, _)| *other != index);
    others.map(|(_, ((&p, &q), &gap))| Wide::ln_gamma_bregman(q, p, gap)).sum()
}

/// The divergence where beside one shape, of index i, the sum of the others is next to nothing in p, but not in q, and that shape is more than four times
/// as large in q: with B the divergences of lnΓ, a and b that shape and the sum of the others, s = a + b,
/// `Σ B(βᵢ‖αᵢ) + (ψ(s₁) − ψ(a₁))(a₂ − s₁) − b₂ (ψ(a₂) − ψ(s₁)) + B(s₁‖a₁) − B(s₂‖a₂)`. The first two terms are the largest: they have b₂/b₁ and a₂/a₁.
fn beyond_dominant(p: &[Wide], q: &[Wide], gaps: &[Wide], index: usize, (of_p, of_q): (Wide, Wide)) -> Wide {
    let (a, c) = (p[index], q[index]);
    let (s, t) = (a + of_p, c + of_q);
    let grown = Wide::digamma_difference(s, a, of_p) * (c - s) - of_q * Wide::digamma_difference(c, s, c - s);
    let shifted = Wide::ln_gamma_bregman(s, a, of_p) - Wide::ln_gamma_bregman(t, c, of_q);
    of_others(p, q, gaps, index) + grown + shifted
}

/// The cross-entropy, as the divergence with the entropy or as the expectation of the code: the former cancels where a shape is tiny, the latter where
/// shapes are large, so that with the smaller terms is taken.
pub(super) fn cross_entropy(p: &[Wide], q: &[Wide], entropy: Wide) -> Wide {
    if q.iter().all(|&shape| shape == Wide::ONE) {
        return -Wide::from_integer(q.len() as i64).ln_gamma();
    }
    let divergence = kl(p, q);
    let constant = ln_normalizer(q);
    let terms = || q.iter().enumerate().map(|(index, &shape)| (Wide::ONE - shape) * expected_ln(p, index));
    let size = constant.abs() + terms().map(Wide::abs).sum();
    if divergence + entropy.abs() < size { divergence + entropy } else { constant + terms().sum() }
}

/// The logarithm of the normaliser, Σ lnΓ(αᵢ) − lnΓ(s), as Σ f(αᵢ) − f(s) + Σ αᵢ ln(αᵢ/s): what grows with the shapes is in the last sum alone.
pub(super) fn ln_normalizer(shapes: &[Wide]) -> Wide {
    let total = total(shapes);
    let s = total.to_wide();
    let term =
        |&shape: &Wide| shape.gamma_excess() + shape * Wide::ln_ratio_by_difference(shape, s, -rest(&total, shape));
    shapes.iter().map(term).sum::<Wide>() - s.gamma_excess()
}

/// The expectations of ln xᵢ: ψ(αᵢ) − ψ(s).
pub(super) fn expected_ln(shapes: &[Wide], index: usize) -> Wide {
    let total = total(shapes);
    Wide::digamma_difference(shapes[index], total.to_wide(), -rest(&total, shapes[index]))
}

/// The partial derivatives of [`kl`]: with H the second derivatives of the normaliser's logarithm at α, H (α − β), and the difference of its first ones.
pub(super) fn kl_gradient(p: &[Wide], q: &[Wide]) -> [Vec<Wide>; 2] {
    let (s, t) = (total(p).to_wide(), total(q).to_wide());
    let difference = (&total(q) - &total(p)).to_wide();
    let (joint, joint_slope) = (Wide::digamma_difference(t, s, difference), s.trigamma() * difference);
    let by_p = |(&p, &q): (&Wide, &Wide)| joint_slope - p.trigamma() * (q - p);
    let by_q = |(&p, &q): (&Wide, &Wide)| Wide::digamma_difference(q, p, q - p) - joint;
    [p.iter().zip(q).map(by_p).collect(), p.iter().zip(q).map(by_q).collect()]
}

/// The second derivatives of the normaliser's logarithm: ψ′(αᵢ) on the diagonal, less ψ′(s).
pub(super) fn information(shapes: &[Wide]) -> Vec<Vec<Wide>> {
    let joint = total(shapes).to_wide().trigamma();
    let entry = |row: usize, column: usize| if row == column { shapes[row].trigamma() - joint } else { -joint };
    (0..shapes.len()).map(|row| (0..shapes.len()).map(|column| entry(row, column)).collect()).collect()
}

/// The Rényi divergence through the geometric mixture m, as of any [exponential family](super::exponential::renyi); with one entry all are at the one
/// point there is, whatever the shape.
///
/// The shapes of m are exact. Where they are 2ᵏ, an error of them by a share 2⁻¹²⁸ would make the divergences from m greater by some 2^(k − 256), however
/// small they are.
pub(super) fn renyi(p: &[Wide], q: &[Wide], order: Order) -> Form {
    if p.len() == 1 {
        return finite(Wide::ZERO);
    }
    let (alpha, p, q) = (Exact::from_wide(order.alpha), exact(p), exact(q));
    let mut mixture: Vec<Exact> = p.iter().zip(&q).map(|(p, q)| q + &(&alpha * &(p - q))).collect();
    // Beside a dominant shape the divergence takes differences of rounded shapes: there they are rounded towards the nearer of the two.
    if dominant(&mixture.iter().map(Exact::to_wide).collect::<Vec<_>>()).is_some() {
        let near_p = order.complement.abs() < order.alpha;
        let rounded = p.iter().zip(&q).map(|(p, q)| {
            let (p, q) = (p.to_wide(), q.to_wide());
            if near_p { p + order.complement * (q - p) } else { q + order.alpha * (p - q) }
        });
        mixture = rounded.map(Exact::from_wide).collect();
    }
    if mixture.iter().any(|shape| shape.to_wide() <= Wide::ZERO) {
        return INFINITE;
    }
    finite(order.alpha / order.complement * kl_of_exact(&mixture, &p) + kl_of_exact(&mixture, &q))
}

impl Family for Dirichlet {
    const NAME: &'static str = "dirichlet";

    fn support(&self) -> Support {
        Support::Simplex(self.alpha.len())
    }

    fn code(&self) -> Option<Code> {
        let terms = self.alpha.iter().enumerate().map(|(index, &shape)| (Wide::ONE - shape, Statistic::LnEntry(index)));
        Some(Code::new(ln_normalizer(&self.alpha), terms))
    }

    fn expectation(&self, statistic: &Statistic) -> Form {
        match statistic {
            Statistic::LnEntry(index) => finite(expected_ln(&self.alpha, *index)),
            Statistic::Entry(index) => finite(self.alpha[*index] / total(&self.alpha).to_wide()),
            _ => None,
        }
    }

    fn kl(&self, q: &Self) -> Form {
        finite(kl(&self.alpha, &q.alpha))
    }

    /// The divergence from the uniform distribution, whose density is Γ(n), with its sign changed.
    fn entropy(&self) -> Form {
        let n = self.alpha.len();
        let uniform = vec![Wide::ONE; n];
        finite(-Wide::from_integer(n as i64).ln_gamma() - kl(&self.alpha, &uniform))
    }

    fn cross_entropy(&self, q: &Self) -> Form {
        map(self.entropy(), |entropy| cross_entropy(&self.alpha, &q.alpha, entropy))
    }

    fn kl_gradient(&self, q: &Self) -> Option<[Vec<Wide>; 2]> {
        Some(kl_gradient(&self.alpha, &q.alpha))
    }

    fn fisher_information(&self) -> Option<Vec<Vec<Wide>>> {
        Some(information(&self.alpha))
    }

    fn renyi(&self, q: &Self, order: Order) -> Form {
        renyi(&self.alpha, &q.alpha, order)
    }
}

impl NaturalForm for Dirichlet {
    /// θ = α, F = Σ lnΓ(αᵢ) − lnΓ(s), with Π 1/xᵢ as the base measure.
    fn natural(&self) -> Natural {
        Natural {
            parameters: self.alpha.clone(),
            log_partition: ln_normalizer(&self.alpha),
            mean: (0..self.alpha.len()).map(|index| expected_ln(&self.alpha, index)).collect(),
        }
    }
}
