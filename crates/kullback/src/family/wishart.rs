//! The Wishart distribution.

use super::closed::{Family, Form, INFINITE, finite};
use super::exponential::{Natural, NaturalForm};
use super::parameter::Door;
use super::positive_definite::{PositiveDefinite, Relative, scaled};
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
/// As for the multivariate normal distribution: within 0.51 ULP as long as the condition numbers of V₁ and V₂, scaled to unit diagonals, are below 10¹⁰.
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

    /// i and aᵢ.
    fn shapes(&self) -> impl Iterator<Item = (Wide, Wide)> {
        shapes(self.df, self.scale.size())
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

/// i and (ν − i)/2.
fn shapes(df: Wide, size: usize) -> impl Iterator<Item = (Wide, Wide)> {
    let indices = (0..size).map(|index| Wide::from_integer(index as i64));
    indices.map(move |index| (index, (df - index).half()))
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

/// The rows of distributions with so many degrees of freedom, ν₁ and ν₂, and the factors of one relative to the other.
fn rows([df, q_df]: [Wide; 2], relative: &Relative) -> impl Iterator<Item = Row> {
    let size = relative.ratios.len();
    let pairs = shapes(df, size).zip(shapes(q_df, size)).zip(&relative.ratios);
    pairs.map(|(((index, a), (_, b)), &[ratio, excess])| Row { index, a, b, ratio, excess })
}

/// The Kullback–Leibler divergence, given ½ (ν₂ − ν₁) as well.
fn kl_by_difference([df, q_df]: [Wide; 2], moved: Wide, relative: &Relative) -> Wide {
    let of_row = |Row { index, a, b, ratio, excess }| -> Wide {
        let of_gamma = of_means(b, a, moved, [ratio, excess]);
        let of_rows: Wide = index * Wide::kl_div_by_difference(Wide::ONE, ratio, -excess);
        Wide::gamma_excess_bregman(b, a, moved) + of_gamma + of_rows.half()
    };
    rows([df, q_df], relative).map(of_row).sum::<Wide>() + df.half() * relative.coupling
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
        finite(kl_by_difference([self.df, q.df], (q.df - self.df).half(), &relative))
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
        let rows: Wide = rows([self.df, q.df], &relative).map(of_row).sum();
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

    /// Through the geometric mixture, whose scale matrix `(αV₁⁻¹ + (1 − α)V₂⁻¹)⁻¹` is `V₁S⁻¹V₂` with S = (1 − α)V₁ + αV₂: to V₁ it is as V₂ is to S, and to V₂ as V₁.
    /// So nothing is inverted, and all differences are multiples of those between p and q.
    fn renyi(&self, q: &Self, order: Order) -> Form {
        let Order { alpha, complement } = order;
        let df = alpha * self.df + complement * q.df;
        let between = PositiveDefinite::combination([complement, alpha], [&self.scale, &q.scale]);
        let Some(between) = between.filter(|_| df > self.dimension() - Wide::ONE) else {
            return INFINITE;
        };
        let (apart, moved) = (self.scale.difference(&q.scale), (self.df - q.df).half());
        let from_mixture = |scale: &PositiveDefinite, to_df: Wide, share: Wide, other_share: Wide| {
            let relative = scale.over_by_difference(&between, &scaled(&apart, share)).at(Wide::ONE, scale);
            kl_by_difference([df, to_df], other_share * moved, &relative)
        };
        let to_p = from_mixture(&q.scale, self.df, -complement, complement);
        finite(alpha / complement * to_p + from_mixture(&self.scale, q.df, alpha, -alpha))
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
