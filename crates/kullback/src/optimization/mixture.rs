//! Expectation–maximisation for finite mixtures: of categorical distributions over counts, and of Gaussians on the line.
//!
//! For any distributions q of the labels, `ln L = Σ q ln(joint/q) + KL(q‖posterior)`. The E-step makes the divergence zero; the M-step raises the
//! first sum, by moment matching, the projection of the weighted data on the family that is least in the divergence from the data.
//!
//! Everything is in logarithms, and the weights of the data in a component are relative to the largest, so that a component far from all of them
//! still moves to the nearest.

use crate::domain::{Pmf, logits, masses, same_length};
use crate::error::{Argument, Error, Place, Result};
use crate::wide::{Exact, Wide};

/// A mixture of categorical distributions.
#[derive(Debug, Clone, PartialEq)]
pub struct CategoricalMixture {
    /// The weights of the components.
    pub weights: Vec<f64>,
    /// The distributions of the components, a row each.
    pub components: Vec<Vec<f64>>,
}

/// A mixture of Gaussians on the line.
#[derive(Debug, Clone, PartialEq)]
pub struct GaussianMixture {
    /// The weights of the components.
    pub weights: Vec<f64>,
    /// Their means.
    pub means: Vec<f64>,
    /// Their variances: zero where a component has one value alone.
    pub variances: Vec<f64>,
}

/// The posterior probabilities of the components, a row for each row of counts: proportional to `w Π pᶜ`.
///
/// # Domain
/// Rows of counts, which are finite and not negative and need not be whole; weights that are a probability vector; as many rows of probability
/// vectors, as long as those of the counts.
///
/// # Errors
/// If an argument is not of that domain, or no component can produce a row of counts.
///
/// # Accuracy
/// Each within 0.51 ULP where no log-likelihood of a row is beyond 2⁴⁰.
pub fn categorical_responsibilities<R: AsRef<[f64]>, S: AsRef<[f64]>>(
    counts: &[R],
    weights: &[f64],
    components: &[S],
) -> Result<Vec<Vec<f64>>> {
    Ok(Posterior::categorical(counts, weights, components)?.responsibilities())
}

/// The log-likelihood of a mixture of categorical distributions, `Σ ln Σ w Π pᶜ`, in nats; without the multinomial coefficients, which no parameter
/// enters.
///
/// # Domain
/// As [`categorical_responsibilities`].
///
/// # Errors
/// As [`categorical_responsibilities`].
///
/// # Accuracy
/// Within 0.51 ULP, also where the likelihood is nearly one, if what the weights sum to more than one does not cancel what it is less, to sixty bits.
pub fn categorical_log_likelihood<R: AsRef<[f64]>, S: AsRef<[f64]>>(
    counts: &[R],
    weights: &[f64],
    components: &[S],
) -> Result<f64> {
    Ok(Posterior::categorical(counts, weights, components)?.log_likelihood().to_f64())
}

/// One step of expectation–maximisation for a mixture of categorical distributions: with [`categorical_responsibilities`] r of n rows of counts c,
/// `w′ = Σ r/n` and `p′ = Σ r c/Σ r |c|`. The likelihood does not fall; it need not reach its maximum, since it is not concave in the components. The
/// weights' part is [`replicator_step`](super::replicator_step) on the mean negative log-likelihood at the rate of one.
///
/// # Domain
/// As [`categorical_responsibilities`]. A component that is responsible for no count keeps its distribution.
///
/// # Errors
/// As [`categorical_responsibilities`].
///
/// # Accuracy
/// Each within 0.51 ULP where no log-likelihood of a row is beyond 2⁴⁰.
pub fn categorical_em_step<R: AsRef<[f64]>, S: AsRef<[f64]>>(
    counts: &[R],
    weights: &[f64],
    components: &[S],
) -> Result<CategoricalMixture> {
    let posterior = Posterior::categorical(counts, weights, components)?;
    let moved = |(index, component): (usize, &S)| {
        let shares = posterior.shares(index).relative;
        let mut totals = vec![Wide::ZERO; component.as_ref().len()];
        for (row, &share) in counts.iter().zip(&shares) {
            for (total, &count) in totals.iter_mut().zip(row.as_ref()) {
                *total = *total + share * Wide::from_f64(count);
            }
        }
        let mass: Wide = totals.iter().copied().sum();
        if mass.is_zero() {
            return component.as_ref().to_vec();
        }
        totals.iter().map(|&total| (total / mass).to_f64()).collect()
    };
    Ok(CategoricalMixture {
        weights: posterior.weights(),
        components: components.iter().enumerate().map(moved).collect(),
    })
}

/// The posterior probabilities of the components of a mixture of Gaussians, a row for each number: proportional to `w N(x; m, v)`.
///
/// # Domain
/// Finite data, at least one; weights that are a probability vector; as many finite means and positive variances.
///
/// # Errors
/// If an argument is not of that domain.
///
/// # Accuracy
/// Each within 0.51 ULP where no number is further than 2²⁰ standard deviations from a mean.
pub fn gaussian_responsibilities(
    data: &[f64],
    weights: &[f64],
    means: &[f64],
    variances: &[f64],
) -> Result<Vec<Vec<f64>>> {
    Ok(Posterior::gaussian(data, weights, means, variances)?.responsibilities())
}

/// The log-likelihood of a mixture of Gaussians, `Σ ln Σ w N(x; m, v)`, in nats.
///
/// # Domain
/// As [`gaussian_responsibilities`].
///
/// # Errors
/// As [`gaussian_responsibilities`].
///
/// # Accuracy
/// Within 0.51 ULP where the terms, which may have either sign, do not cancel to sixty bits.
pub fn gaussian_log_likelihood(data: &[f64], weights: &[f64], means: &[f64], variances: &[f64]) -> Result<f64> {
    Ok(Posterior::gaussian(data, weights, means, variances)?.log_likelihood().to_f64())
}

/// One step of expectation–maximisation for a mixture of Gaussians on the line: with [`gaussian_responsibilities`] r of n numbers x, `w′ = Σ r/n`,
/// `m′ = Σ r x/Σ r` and `v′ = Σ r (x − m′)²/Σ r`. The likelihood does not fall.
///
/// # Domain
/// As [`gaussian_responsibilities`]. A component whose weight is zero keeps its mean and variance. A variance is zero where a component is
/// responsible for one value alone: there the likelihood has no maximum, and a further step is refused.
///
/// # Errors
/// As [`gaussian_responsibilities`].
///
/// # Accuracy
/// Each within 0.51 ULP where no number is further than 2²⁰ standard deviations from a mean, and a new mean is not the remainder of numbers that
/// cancel to sixty bits.
///
/// # Examples
/// ```
/// use kullback::optimization::gaussian_em_step;
/// let next = gaussian_em_step(&[-1.0, -0.5, 4.0, 5.0], &[0.5, 0.5], &[0.0, 1.0], &[1.0, 1.0])?;
/// assert!(next.means[0] < -0.6 && next.means[1] > 3.5);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn gaussian_em_step(data: &[f64], weights: &[f64], means: &[f64], variances: &[f64]) -> Result<GaussianMixture> {
    let posterior = Posterior::gaussian(data, weights, means, variances)?;
    let moved = |index: usize| {
        let shares = posterior.shares(index);
        if shares.ln_largest.is_none() {
            return (means[index], variances[index]);
        }
        matched(data, &shares)
    };
    let (means, variances) = (0..weights.len()).map(moved).unzip();
    Ok(GaussianMixture { weights: posterior.weights(), means, variances })
}

/// The mean and the variance of numbers with weights. Both are taken relative to the number that weighs most, next to which the spread cannot be
/// small and the distance of the mean large: its own part of the spread is the square of that distance.
fn matched(data: &[f64], shares: &Shares) -> (f64, f64) {
    let centre = Wide::from_f64(data[shares.largest]);
    let total: Wide = shares.relative.iter().copied().sum();
    let weighted = || shares.relative.iter().zip(data).map(|(&share, &x)| (share, Wide::from_f64(x) - centre));
    let shift = weighted().map(|(share, x)| share * x).sum::<Wide>() / total;
    let spread = weighted().map(|(share, x)| share * (x - shift).square()).sum::<Wide>() / total;
    ((centre + shift).to_f64(), spread.to_f64())
}

/// ln of weight times likelihood, and of its sum over the components.
struct Posterior {
    /// A row for each datum, an entry for each component; `None` is −∞.
    joint: Vec<Vec<Option<Wide>>>,
    /// The logarithm of each row's sum.
    evidence: Vec<Wide>,
}

/// The responsibilities of one component.
struct Shares {
    /// Relative to the largest.
    relative: Vec<Wide>,
    /// The logarithm of the largest; `None` if all are zero.
    ln_largest: Option<Wide>,
    /// Where it is.
    largest: usize,
}

impl Posterior {
    fn new(name: &'static str, joint: Vec<Vec<Option<Wide>>>) -> Result<Self> {
        let evidence = |(index, row): (usize, &Vec<Option<Wide>>)| {
            ln_sum_exp(row).ok_or(Error::NoMass { argument: Argument::row(name, index) })
        };
        let evidence = joint.iter().enumerate().map(evidence).collect::<Result<_>>()?;
        Ok(Self { joint, evidence })
    }

    fn categorical<R: AsRef<[f64]>, S: AsRef<[f64]>>(counts: &[R], weights: &[f64], components: &[S]) -> Result<Self> {
        let Some(first) = counts.first() else {
            return Err(Error::Empty { argument: Argument::whole("counts") });
        };
        let outcomes = first.as_ref().len();
        for (index, row) in counts.iter().enumerate() {
            let row = row.as_ref();
            let place = |error: Error| error.of_row(|name| (name == "counts").then_some(index));
            same_length("counts", row.len(), "counts", outcomes).map_err(place)?;
            masses("counts", row).map_err(place)?;
        }
        let total = Pmf::new("weights", weights)?.exact_total();
        same_length("components", components.len(), "weights", weights.len())?;
        for (index, row) in components.iter().enumerate() {
            let row = row.as_ref();
            let place = |error: Error| error.of_row(|name| (name == "components").then_some(index));
            same_length("components", row.len(), "counts", outcomes).map_err(place)?;
            Pmf::new("components", row).map_err(place)?;
        }
        let logarithms: Vec<Vec<Option<Wide>>> =
            components.iter().map(|row| row.as_ref().iter().map(|&p| ln(p)).collect()).collect();
        let likelihood = |counts: &[f64], logarithms: &[Option<Wide>]| {
            let used = counts.iter().zip(logarithms).filter(|(count, _)| **count > 0.0);
            used.map(|(&count, ln)| Some(Wide::from_f64(count) * (*ln)?)).sum::<Option<Wide>>()
        };
        let likelihoods: Vec<Vec<Option<Wide>>> =
            counts.iter().map(|counts| logarithms.iter().map(|ln| likelihood(counts.as_ref(), ln)).collect()).collect();
        let joint = |row: &Vec<Option<Wide>>| {
            weights.iter().zip(row).map(|(&weight, likelihood)| Some(ln(weight)? + (*likelihood)?)).collect()
        };
        let mut posterior = Self::new("counts", likelihoods.iter().map(joint).collect())?;
        // Near one the logarithm is that of one and a remainder, which is summed without the one.
        let excess = (&total - &Exact::from_f64(1.0)).to_wide();
        for (evidence, row) in posterior.evidence.iter_mut().zip(&likelihoods) {
            if evidence.abs() < Wide::ONE.half() {
                let deficit = |likelihood: &Option<Wide>| likelihood.map_or(-Wide::ONE, Wide::exp_m1);
                let remainder = weights.iter().zip(row).map(|(&weight, ln)| Wide::from_f64(weight) * deficit(ln));
                *evidence = (excess + remainder.sum::<Wide>()).ln_1p();
            }
        }
        Ok(posterior)
    }

    fn gaussian(data: &[f64], weights: &[f64], means: &[f64], variances: &[f64]) -> Result<Self> {
        logits("data", data)?;
        Pmf::new("weights", weights)?;
        same_length("means", means.len(), "weights", weights.len())?;
        same_length("variances", variances.len(), "weights", weights.len())?;
        logits("means", means)?;
        masses("variances", variances)?;
        if let Some(index) = variances.iter().position(|&variance| variance == 0.0) {
            let argument = Argument::whole("variances");
            return Err(Error::Zero { place: Place { argument, index: Some(index) } });
        }
        let components: Vec<(Option<Wide>, Wide, Wide)> = weights
            .iter()
            .zip(means)
            .zip(variances)
            .map(|((&weight, &mean), &variance)| {
                let variance = Wide::from_f64(variance);
                // ln(w/√(2πv)).
                let scale = (Wide::pi().double() * variance).ln().half();
                (ln(weight).map(|ln| ln - scale), Wide::from_f64(mean), variance.double())
            })
            .collect();
        let joint = |&x: &f64| {
            let x = Wide::from_f64(x);
            components.iter().map(|&(ln, mean, twice)| Some(ln? - (x - mean).square() / twice)).collect()
        };
        Self::new("data", data.iter().map(joint).collect())
    }

    fn responsibilities(&self) -> Vec<Vec<f64>> {
        let share = |evidence: Wide| move |ln: &Option<Wide>| ln.map_or(0.0, |ln| (ln - evidence).exp().to_f64());
        self.joint
            .iter()
            .zip(&self.evidence)
            .map(|(row, &evidence)| row.iter().map(share(evidence)).collect())
            .collect()
    }

    fn log_likelihood(&self) -> Wide {
        self.evidence.iter().copied().sum()
    }

    fn shares(&self, component: usize) -> Shares {
        let ln: Vec<Option<Wide>> = self
            .joint
            .iter()
            .zip(&self.evidence)
            .map(|(row, &evidence)| row[component].map(|ln| ln - evidence))
            .collect();
        let ln_largest = ln.iter().flatten().copied().max();
        let largest = ln.iter().position(|&ln| ln == ln_largest).unwrap_or(0);
        let relative = |ln: &Option<Wide>| match (ln, ln_largest) {
            (Some(ln), Some(most)) => (*ln - most).exp(),
            _ => Wide::ZERO,
        };
        Shares { relative: ln.iter().map(relative).collect(), ln_largest, largest }
    }

    /// The mean responsibility of each component.
    fn weights(&self) -> Vec<f64> {
        let rows = Wide::from_integer(self.joint.len() as i64);
        let weight = |component: usize| {
            let shares = self.shares(component);
            let total: Wide = shares.relative.iter().copied().sum();
            shares.ln_largest.map_or(0.0, |ln| (ln.exp() * total / rows).to_f64())
        };
        (0..self.joint[0].len()).map(weight).collect()
    }
}

/// ln x, −∞ as `None`.
fn ln(x: f64) -> Option<Wide> {
    (x > 0.0).then(|| Wide::from_f64(x).ln())
}

/// `ln Σ eˣ`; `None` if all are −∞. The largest is left out of the sum, which is therefore accurate also where it is nearly all there is.
fn ln_sum_exp(terms: &[Option<Wide>]) -> Option<Wide> {
    let largest = terms.iter().flatten().copied().max()?;
    let leader = terms.iter().position(|&term| term == Some(largest))?;
    let others = terms.iter().enumerate().filter(|(index, _)| *index != leader).filter_map(|(_, &term)| term);
    Some(largest + others.map(|term| (term - largest).exp()).sum::<Wide>().ln_1p())
}
