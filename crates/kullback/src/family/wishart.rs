//! The Wishart distribution.

use super::closed::{Family, Form, Mixture, finite};
use super::exponential::{Natural, NaturalForm};
use super::parameter::Door;
use super::positive_definite::{PositiveDefinite, Relative};
use super::statistic::{Code, Statistic};
use super::support::Support;
use crate::error::Result;
use crate::term::Order;
use crate::wide::Wide;

/// The Wishart distribution of symmetric positive definite matrices, with ν degrees of freedom and a scale matrix V: that of `Σ xᵢ xᵢᵀ` for ν independent normal
/// vectors with the covariance V, for any real ν > d − 1.
///
/// Let aᵢ = (ν₁ − i)/2 and bᵢ = (ν₂ − i)/2, 0 ≤ i < d, be the shapes of the gamma distributions of Bartlett's decomposition, and Δ and M the factors of V₁ relative to V₂,
/// as for [`MultivariateNormal`](super::MultivariateNormal). Then
///
/// `KL = Σ [B(bᵢ, aᵢ) + bᵢ ln(bᵢ/aᵢΔᵢ) − bᵢ + aᵢΔᵢ] + ½ Σ i (Δᵢ − 1 − ln Δᵢ) + ½ ν₁ Σ mᵢⱼ² Δⱼ`,
///
/// in nats, B the Bregman divergence of `ln Γ(a) − a ln a + a`: the divergences of these gamma distributions, and what the rows have to do with one
/// another. No term is negative.
///
/// An exponential family with T(x) = (ln det x, x), the latter by rows. A gradient has ν, then the entries of V by rows, each an independent one, as for the
/// multivariate normal distribution.
///
/// # Accuracy
/// As for the multivariate normal distribution: within 0.51 ULP as long as the condition numbers of V₁ and V₂, scaled to unit diagonals, are below 10¹⁰; the Rényi
/// divergences, and what comes from them, for up to 2⁶⁴ degrees of freedom: with many more, an error of the mixture counts, by its square times as much.
#[derive(Debug, Clone, PartialEq)]
pub struct Wishart {
    df: Wide,
    scale: PositiveDefinite,
}

impl Wishart {
    /// The Wishart distribution with so many degrees of freedom and those rows of its scale matrix.
    ///
    /// # Errors
    /// If the matrix is not symmetric (exactly) and positive definite, or there are not more degrees of freedom than it has rows, less one.
    pub fn new(df: f64, scale: &[Vec<f64>]) -> Result<Self> {
        let scale = PositiveDefinite::new("scale", scale, None)?;
        let least = (scale.size() - 1) as f64;
        let df = Door(Self::NAME).above("df", df, least, "finite and above the number of rows of scale less one")?;
        Ok(Self { df, scale })
    }

    /// ν.
    #[must_use]
    pub fn df(&self) -> f64 {
        self.df.to_f64()
    }

    /// V, by rows.
    #[must_use]
    pub fn scale(&self) -> Vec<Vec<f64>> {
        self.scale.entries().iter().map(|row| row.iter().copied().map(Wide::to_f64).collect()).collect()
    }

    /// i and aᵢ = (ν − i)/2.
    fn shapes(&self) -> impl Iterator<Item = (Wide, Wide)> {
        let indices = (0..self.scale.size()).map(|index| Wide::from_integer(index as i64));
        indices.map(|index| (index, (self.df - index).half()))
    }

    /// The rows, beside those of another distribution and with the factors relative to it.
    fn rows(&self, q: &Self, relative: &Relative) -> impl Iterator<Item = Row> {
        let shapes = self.shapes().zip(q.shapes()).zip(&relative.ratios);
        shapes.map(|(((index, a), (_, b)), &[ratio, excess])| Row { index, a, b, ratio, excess })
    }

    fn dimension(&self) -> Wide {
        Wide::from_integer(self.scale.size() as i64)
    }

    /// d (d − 1)/4.
    fn quarter(&self) -> Wide {
        (self.dimension() * (self.dimension() - Wide::ONE)).scale(-2)
    }

    /// ln det 2V.
    fn ln_det(&self) -> Wide {
        self.scale.ln_det() + self.dimension() * Wide::from_integer(2).ln()
    }
}

/// A row of Bartlett's decomposition, in two distributions.
struct Row {
    index: Wide,
    /// aᵢ and bᵢ.
    a: Wide,
    b: Wide,
    /// Δᵢ and Δᵢ − 1.
    ratio: Wide,
    excess: Wide,
}

/// `b ln(b/aΔ) − b + aΔ`, given b − a and Δ − 1 as well: near Δ = 1 these give the difference of b and aΔ, elsewhere that is as good as it looks.
fn of_means(b: Wide, a: Wide, moved: Wide, [ratio, excess]: [Wide; 2]) -> Wide {
    let mean = a * ratio;
    let difference = if excess.abs() < Wide::ONE.scale(-2) { moved - a * excess } else { b - mean };
    Wide::kl_div_by_difference(b, mean, difference)
}

impl Wishart {
    /// How far the geometric mixture with q moves from q for each bit of order, beside q: a bound, by tr V₁⁻¹V₂ and the degrees of freedom above the least.
    fn reach(&self, q: &Self) -> Wide {
        let trace = q.scale.over(&self.scale).at(Wide::ONE, &q.scale).trace();
        let above_least = q.df - (self.dimension() - Wide::ONE);
        trace.abs() + self.dimension() + (self.df - q.df).abs() / above_least
    }
}

impl Family for Wishart {
    const NAME: &'static str = "wishart";

    fn support(&self) -> Support {
        Support::PositiveDefinite(self.scale.size())
    }

    fn code(&self) -> Option<Code> {
        None
    }

    fn expectation(&self, _: &Statistic) -> Form {
        None
    }

    fn kl(&self, q: &Self) -> Form {
        let relative = self.scale.over(&q.scale).at(Wide::ONE, &self.scale);
        let moved = (q.df - self.df).half();
        let of_row = |Row { index, a, b, ratio, excess }| -> Wide {
            let of_gamma = of_means(b, a, moved, [ratio, excess]);
            let of_rows: Wide = index * Wide::kl_div_by_difference(Wide::ONE, ratio, -excess);
            Wide::gamma_excess_bregman(b, a, moved) + of_gamma + of_rows.half()
        };
        let rows: Wide = self.rows(q, &relative).map(of_row).sum();
        finite(rows + self.df.half() * relative.coupling)
    }

    fn entropy(&self) -> Form {
        Family::cross_entropy(self, self)
    }

    /// `Σ [f(bᵢ) + bᵢ (ln aᵢ − ψ(aᵢ)) + bᵢ ln(bᵢ/aᵢΔᵢ) − bᵢ + aᵢΔᵢ + ½ i (Δᵢ − 1 − ln Δᵢ) + ½ (d + 1 − i) ψ(aᵢ)] + ½ ν₁ Σ mᵢⱼ² Δⱼ + ½ (d + 1) ln det 2V₁ + ¼ d (d − 1) (1 + ln π)`, with
    /// f(b) = ln Γ(b) − b ln b + b: the textbook's form, with what cancels for many degrees of freedom taken together.
    fn cross_entropy(&self, q: &Self) -> Form {
        let relative = self.scale.over(&q.scale).at(Wide::ONE, &self.scale);
        let (next, moved) = (self.dimension() + Wide::ONE, (q.df - self.df).half());
        let of_row = |Row { index, a, b, ratio, excess }| -> Wide {
            let of_gamma = b.gamma_excess() + b * a.digamma_gap() + of_means(b, a, moved, [ratio, excess]);
            let of_rows = index * Wide::kl_div_by_difference(Wide::ONE, ratio, -excess) + (next - index) * a.digamma();
            of_gamma + of_rows.half()
        };
        let rows: Wide = self.rows(q, &relative).map(of_row).sum();
        let of_scale = (self.df * relative.coupling + next * self.ln_det()).half();
        finite(rows + of_scale + self.quarter() * (Wide::ONE + Wide::pi().ln()))
    }

    /// With P₁ and P₂ the inverses of V₁ and V₂: `½ [tr E + (ν₁ − ν₂) Σ ½ ψ′(aᵢ)]`, `½ [(ν₁ − ν₂) P₁ + ν₁ P₂ (V₁ − V₂) P₁]`, `½ [Σ (ψ(bᵢ) − ψ(aᵢ)) − ln det(1 + E)]` and
    /// `½ [(ν₂ − ν₁) P₂ − ν₁ P₂ (V₁ − V₂) P₂]`.
    fn kl_gradient(&self, q: &Self) -> Option<[Vec<Wide>; 2]> {
        let relative = self.scale.over(&q.scale).at(Wide::ONE, &self.scale);
        let moved = q.df - self.df;
        let curvature: Wide = self.shapes().map(|(_, a)| a.trigamma()).sum();
        let difference = |((_, a), (_, b)): ((Wide, Wide), (Wide, Wide))| Wide::digamma_difference(b, a, moved.half());
        let risen: Wide = self.shapes().zip(q.shapes()).map(difference).sum();
        let by_df = (relative.trace() - moved * curvature.half()).half();
        let by_q_df = (risen - relative.ln_det()).half();
        let change = self.scale.difference(&q.scale);
        let by_scale = |base: &PositiveDefinite, df: Wide, weight: Wide| -> Vec<Wide> {
            let (between, inverse) = (q.scale.between_inverses(&change, base), base.inverse());
            let entries = between.into_iter().flatten().zip(inverse.into_iter().flatten());
            entries.map(|(between, inverse)| (weight * inverse + df * between).half()).collect()
        };
        let of_p = [vec![by_df], by_scale(&self.scale, self.df, -moved)].concat();
        Some([of_p, [vec![by_q_df], by_scale(&q.scale, -self.df, moved)].concat()])
    }

    /// `¼ Σ ψ′(aᵢ)` of ν, `½ P` of ν and V, and of V what the multivariate normal distribution has, ν times.
    fn fisher_information(&self) -> Option<Vec<Vec<Wide>>> {
        let curvature: Wide = self.shapes().map(|(_, a)| a.trigamma()).sum();
        let mixed: Vec<Wide> = self.scale.inverse().into_iter().flatten().map(Wide::half).collect();
        let first = [vec![curvature.scale(-2)], mixed.clone()].concat();
        let of_scale = self
            .scale
            .information()
            .into_iter()
            .zip(mixed)
            .map(|(row, mixed)| [vec![mixed], row.into_iter().map(|entry| self.df * entry).collect()].concat());
        Some([vec![first], of_scale.collect()].concat())
    }

    /// The inverses of the scale matrices are mixed, and the degrees of freedom. What inverting twice costs in accuracy counts only squared. Of a tiny order the
    /// Rényi divergence is below even that: there the mixture is next to q, and taking q for it costs as great a share as the distance between them is.
    fn geometric_mixture(&self, q: &Self, order: Order) -> Mixture<Self> {
        // Two inversions would leave less than 2⁻²⁰⁰, but not zero.
        if self == q {
            return Mixture::Member(self.clone());
        }
        if order.alpha < Wide::ONE.scale(-70) && order.alpha * self.reach(q) < Wide::ONE.scale(-70) {
            return Mixture::Member(q.clone());
        }
        let [of_p, of_q] = [self, q].map(|wishart| wishart.scale.inverse());
        let df = order.alpha * self.df + order.complement * q.df;
        let mixed = PositiveDefinite::mixed([order.alpha, order.complement], [&of_p, &of_q]);
        match mixed
            .and_then(|precision| PositiveDefinite::mixed([Wide::ONE, Wide::ZERO], [&precision.inverse(), &of_q]))
        {
            Some(scale) if df > self.dimension() - Wide::ONE => Mixture::Member(Self { df, scale }),
            _ => Mixture::Divergent,
        }
    }
}

impl NaturalForm for Wishart {
    /// θ = (½ (ν − d − 1), −½ V⁻¹), F = ½ ν ln det 2V + ln Γ_d(½ ν).
    fn natural(&self) -> Natural {
        let (half, ln_det): (Wide, Wide) = (Wide::ONE.half(), self.ln_det());
        let ln_gamma: Wide = self.shapes().map(|(_, a)| a.ln_gamma()).sum();
        let digamma: Wide = self.shapes().map(|(_, a)| a.digamma()).sum();
        let first = (self.df - self.dimension() - Wide::ONE) * half;
        let precision = self.scale.inverse().into_iter().flatten().map(|entry| -entry.half());
        let expected = self.scale.entries().iter().flatten().map(|&entry| self.df * entry);
        Natural {
            log_partition: self.df * half * ln_det + self.quarter() * Wide::pi().ln() + ln_gamma,
            parameters: std::iter::once(first).chain(precision).collect(),
            mean: std::iter::once(digamma + ln_det).chain(expected).collect(),
        }
    }
}
