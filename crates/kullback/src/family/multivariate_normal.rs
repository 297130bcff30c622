//! The multivariate normal distribution.

use super::closed::{Family, Form, INFINITE, finite, map};
use super::exponential::{Natural, NaturalForm};
use super::parameter::Door;
use super::positive_definite::{PositiveDefinite, dot};
use super::statistic::{Code, Statistic};
use super::support::Support;
use crate::error::Result;
use crate::term::Order;
use crate::wide::Wide;

/// The normal distribution on vectors, with a mean μ and a covariance matrix Σ.
///
/// ```
/// use kullback::family::{Distribution, MultivariateNormal};
///
/// let p = MultivariateNormal::new(&[0.0, 0.0], &[vec![1.0, 0.5], vec![0.5, 1.0]])?;
/// let q = MultivariateNormal::standard(2)?;
/// assert_eq!(p.kl(&q)?, 0.14384103622589045); // −½ ln ¾
///
/// let refused = MultivariateNormal::new(&[0.0, 0.0], &[vec![1.0, 2.0], vec![2.0, 1.0]]);
/// assert_eq!(refused.unwrap_err().to_string(), "cov is not positive definite: pivot 1 is -3.0");
/// # Ok::<(), kullback::Error>(())
/// ```
///
/// With the factors Σ₂ = L D Lᵀ, E = D^(−½) L⁻¹ (Σ₁ − Σ₂) L⁻ᵀ D^(−½) and 1 + E = M Δ Mᵀ, where L and M are unit lower triangular and D and Δ diagonal,
///
/// `KL = ½ [Σ (Δᵢ − 1 − ln Δᵢ) + Σ mᵢⱼ² Δⱼ + (μ₁ − μ₂)ᵀ Σ₂⁻¹ (μ₁ − μ₂)]`, i > j,
///
/// in nats. That is the textbook's `½ [tr Σ₂⁻¹Σ₁ − d − ln det Σ₂⁻¹Σ₁ + …]` without a negative term, and E comes from the difference of the matrices as they are given, so
/// nothing cancels where they are near.
///
/// An exponential family with T(x) = (x, xxᵀ), the latter by rows. A gradient has the mean's entries, then those of Σ by rows, each an independent
/// one: along a symmetric direction H the derivative is `Σ Gᵢⱼ Hᵢⱼ`, so it is twice Gᵢⱼ if Σᵢⱼ and Σⱼᵢ move together.
///
/// A matrix normal distribution with row covariance U and column covariance V is this one with Σ = V ⊗ U; a low-rank covariance `W Wᵀ + diag(s)`
/// is given by its entries.
///
/// # Accuracy
/// All of it is evaluated in 128 bits. With d the dimension and κ the larger condition number of the two *correlation* matrices (units of
/// measurement do not count), the relative error before the one rounding is at most `10 d² κ · 2⁻¹²⁵`:
///
/// * Cholesky factors computed are those of `Σ₂ + δ` with |δᵢⱼ| ≤ (d + 1) ε √(Σᵢᵢ Σⱼⱼ), ε = 2⁻¹²⁵, so that L is off by a factor `1 + F`, ‖F‖ ≤ d (d + 1) κ ε;
/// * substitution is as good, row by row, so E is computed as `(1 + F)⁻¹ E (1 + F)⁻ᵀ` and has a relative error of 2‖F‖;
/// * every term is a square, or `u − ln(1 + u)` of a pivot known to ‖E‖ times that error; their sum is at least a fifth of ‖E‖²
///   where ‖E‖ ≤ ½, and there is a term of 0.04 elsewhere, where the pivots come from the factors of both matrices.
///
/// So divergences are within 0.51 ULP up to κ = 10¹⁵ in a hundred dimensions, where `f64` would have no digit left. The Rényi divergence of
/// an order above one depends on the condition of `αΣ₂ + (1 − α)Σ₁` in the same way. A matrix with a pivot below 2⁻¹⁰⁰ of
/// its diagonal entry is refused as singular.
///
/// The time is that of d³ operations in 128 bits.
#[derive(Debug, Clone, PartialEq)]
pub struct MultivariateNormal {
    mean: Vec<Wide>,
    cov: PositiveDefinite,
}

impl MultivariateNormal {
    /// The normal distribution with that mean and those rows of its covariance matrix.
    ///
    /// # Errors
    /// If an entry is not finite, the mean is empty, the lengths differ, or the matrix is not symmetric (exactly) or not positive definite: then the error names the
    /// first pivot that is not positive.
    pub fn new(mean: &[f64], cov: &[Vec<f64>]) -> Result<Self> {
        let mean = Door(Self::NAME).each("mean", mean, Door::finite)?;
        let cov = PositiveDefinite::new("cov", cov, Some(("mean", mean.len())))?;
        Ok(Self { mean, cov })
    }

    /// The standard normal distribution of a dimension.
    ///
    /// # Errors
    /// If the dimension is zero.
    pub fn standard(dimension: usize) -> Result<Self> {
        let mean = Door(Self::NAME).each("mean", &vec![0.0; dimension], Door::finite)?;
        Ok(Self::independent(mean, &vec![Wide::ONE; dimension]))
    }

    /// With independent entries.
    pub(super) fn independent(mean: Vec<Wide>, variances: &[Wide]) -> Self {
        Self { mean, cov: PositiveDefinite::diagonal(variances) }
    }

    /// μ.
    #[must_use]
    pub fn mean(&self) -> Vec<f64> {
        self.mean.iter().copied().map(Wide::to_f64).collect()
    }

    /// Σ, by rows.
    #[must_use]
    pub fn cov(&self) -> Vec<Vec<f64>> {
        self.cov.entries().iter().map(|row| row.iter().copied().map(Wide::to_f64).collect()).collect()
    }

    fn dimension(&self) -> Wide {
        Wide::from_integer(self.mean.len() as i64)
    }

    fn shift(&self, q: &Self) -> Vec<Wide> {
        self.mean.iter().zip(&q.mean).map(|(&p, &q)| p - q).collect()
    }

    /// ½ (d ln 2π + ln det Σ).
    fn normalizer(&self) -> Wide {
        (self.dimension() * Wide::pi().double().ln() + self.cov.ln_det()).half()
    }
}

/// All entries of a matrix, by rows.
fn flat(matrix: impl IntoIterator<Item = Vec<Wide>>) -> impl Iterator<Item = Wide> {
    matrix.into_iter().flatten()
}

impl Family for MultivariateNormal {
    const NAME: &'static str = "multivariate_normal";

    fn support(&self) -> Support {
        Support::Vectors(self.mean.len())
    }

    fn code(&self) -> Option<Code> {
        None
    }

    fn expectation(&self, _: &Statistic) -> Form {
        None
    }

    fn kl(&self, q: &Self) -> Form {
        let relative = self.cov.over(&q.cov).at(Wide::ONE, &self.cov);
        finite((relative.deficit() + q.cov.inverse_form(&self.shift(q))).half())
    }

    /// ½ (d ln 2πe + ln det Σ).
    fn entropy(&self) -> Form {
        finite(self.normalizer() + self.dimension().half())
    }

    /// ½ [d ln 2πe + ln det Σ₂] + ½ [tr E + Δᵀ Σ₂⁻¹ Δ].
    fn cross_entropy(&self, q: &Self) -> Form {
        let relative = self.cov.over(&q.cov).at(Wide::ONE, &self.cov);
        let excess = relative.trace() + q.cov.inverse_form(&self.shift(q));
        finite(q.normalizer() + (q.dimension() + excess).half())
    }

    /// With P₁ and P₂ the inverses: ½ (P₂ − P₁) = ½ P₂ (Σ₁ − Σ₂) P₁ and −½ P₂ (Σ₁ − Σ₂ + ΔΔᵀ) P₂.
    fn kl_gradient(&self, q: &Self) -> Option<[Vec<Wide>; 2]> {
        let shift = self.shift(q);
        let by_mean = q.cov.solve(&shift);
        let difference = self.cov.difference(&q.cov);
        let moved =
            difference.iter().zip(&shift).map(|(row, &x)| row.iter().zip(&shift).map(|(&e, &y)| e + x * y).collect());
        let by_cov = q.cov.between_inverses(&difference, &self.cov);
        let by_q_cov = q.cov.between_inverses(&moved.collect(), &q.cov);
        let of_p = by_mean.iter().copied().chain(flat(by_cov).map(Wide::half)).collect();
        let of_q = by_mean.iter().map(|&x| -x).chain(flat(by_q_cov).map(|entry| -entry.half())).collect();
        Some([of_p, of_q])
    }

    /// P of the mean; of Σ the symmetric form `¼ (Pᵢₖ Pⱼₗ + Pᵢₗ Pⱼₖ)` at rows (i, j) and columns (k, l).
    fn fisher_information(&self) -> Option<Vec<Vec<Wide>>> {
        let size = self.mean.len();
        let of_mean = self.cov.inverse().into_iter().map(|row| [row, vec![Wide::ZERO; size * size]].concat());
        let of_cov = self.cov.information().into_iter().map(|row| [vec![Wide::ZERO; size], row].concat());
        Some(of_mean.chain(of_cov).collect())
    }

    /// With β = 1 − α and V = Σ₂ + β (Σ₁ − Σ₂), `½ α Δᵀ V⁻¹ Δ + ½ [ln det(1 + βE)/β − ln det(1 + E)]`.
    ///
    /// As tr E is in both logarithms the second part is `½ [D(E) − D(βE)/β]`, D(E) = tr E − ln det(1 + E), about ½ ‖E‖². Of an order above one neither term is
    /// negative. Of one below it is taken from p or from q, whichever makes β at most ½: then D(βE)/β is at most two thirds of D(E) for ‖E‖ ≤ ½. Beyond that,
    /// where D(E) is about tr E and that cancels, the logarithms themselves are large enough.
    fn renyi(&self, q: &Self, order: Order) -> Form {
        let Order { alpha, complement } = order;
        if alpha < Wide::ONE.half() {
            return map(Family::renyi(q, self, order.swapped()), |divergence| alpha / complement * divergence);
        }
        let Some(mixture) = PositiveDefinite::combination([alpha, complement], [&q.cov, &self.cov]) else {
            return INFINITE;
        };
        let excess = self.cov.over(&q.cov);
        let (whole, part) = (excess.at(Wide::ONE, &self.cov), excess.at(complement, &mixture));
        let spread = if complement.is_negative() || excess.is_small() {
            whole.deficit() - part.deficit() / complement
        } else {
            part.ln_det() / complement - whole.ln_det()
        };
        finite((alpha * mixture.inverse_form(&self.shift(q)) + spread).half())
    }
}

impl NaturalForm for MultivariateNormal {
    /// θ = (Σ⁻¹μ, −½ Σ⁻¹), F = ½ μᵀΣ⁻¹μ + ½ (d ln 2π + ln det Σ).
    fn natural(&self) -> Natural {
        let weighted = self.cov.solve(&self.mean);
        let second_moments = self
            .cov
            .entries()
            .iter()
            .zip(&self.mean)
            .flat_map(|(row, &x)| row.iter().zip(&self.mean).map(move |(&entry, &y)| entry + x * y));
        Natural {
            log_partition: dot(&weighted, &self.mean).half() + self.normalizer(),
            parameters: weighted.iter().copied().chain(flat(self.cov.inverse()).map(|entry| -entry.half())).collect(),
            mean: self.mean.iter().copied().chain(second_moments).collect(),
        }
    }
}
