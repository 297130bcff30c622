//! Projections onto moment constraints, and onto exponential families.

use super::moments::{Moments, Solution};
use crate::domain::{Pair, Pmf, check_length, finite, logits, non_empty_rows, same_length};
use crate::error::{Argument, Error, Place, Result};
use crate::wide::{Exact, Wide};

/// An I-projection, with its certificate.
#[derive(Debug, Clone, PartialEq)]
pub struct Projection {
    /// The distribution `r ∝ q exp⟨λ, f⟩`.
    pub probabilities: Vec<f64>,
    /// The multipliers λ: zero for a redundant constraint, `±∞` for one that leaves only a face of the outcomes.
    pub multipliers: Vec<f64>,
    /// `KL(r‖q)`, in nats, of q divided by its sum; it is also the value of the dual, `⟨λ, c⟩ − ln Σ q exp⟨λ, f⟩`.
    pub divergence: f64,
    /// The certificate: the largest `|E_r f − c|`, before r is rounded.
    pub residual: f64,
    /// The certificate: how much the divergence can exceed the least possible, `|⟨λ, E_r f − c⟩|`, before anything is rounded.
    pub gap: f64,
}

/// A distribution of maximal entropy.
#[derive(Debug, Clone, PartialEq)]
pub struct MaximumEntropy {
    /// The distribution `r ∝ exp⟨λ, f⟩`.
    pub probabilities: Vec<f64>,
    /// The multipliers, as those of a [`Projection`].
    pub multipliers: Vec<f64>,
    /// The entropy `−Σ r ln r`, in nats.
    pub entropy: f64,
}

/// An M-projection onto an exponential family.
#[derive(Debug, Clone, PartialEq)]
pub struct MomentMatch {
    /// The member `p_θ ∝ q exp⟨θ, f⟩`, or the limit of members.
    pub probabilities: Vec<f64>,
    /// The natural parameters θ, as the multipliers of a [`Projection`].
    pub parameters: Vec<f64>,
    /// `KL(p‖p_θ)`, in nats, of p divided by its sum.
    pub divergence: f64,
}

/// The I-projection of q onto `{r: E_r f_k = c_k}`: the r with these moments for which `KL(r‖q)` is least. `features[k][i]` is `f_k(x_i)`.
///
/// # Domain
/// A probability vector q, at least one feature, each finite and as long as q, and a finite target for each. The divergence is that from q
/// divided by its sum. Outcomes that q excludes stay excluded.
///
/// # Errors
/// If q is no probability vector, a number is not finite, lengths differ, or the targets cannot be met, as [the module](super) says.
///
/// # Accuracy
/// With one constraint, within 0.51 ULP everywhere: its multiplier is found from the ratio of two sums of positive terms. With several, within
/// 0.51 ULP where they are well conditioned; the error is 2⁻¹⁰⁰ times the condition of the features' covariance under r, and a
/// multiplier that makes less than 2⁻¹¹⁰ of the difference that another makes is zero. Of some thousands of outcomes and a dozen constraints it takes
/// seconds.
///
/// # Examples
/// ```
/// // The uniform distribution on 0, …, 4, with mean 3 in the place of 2.
/// let fit = kullback::projection::i_projection(&[0.2; 5], &[[0.0, 1.0, 2.0, 3.0, 4.0]], &[3.0])?;
/// approx::assert_relative_eq!(fit.divergence, 0.265415229183198, epsilon = 0.0, max_relative = 1e-13);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn i_projection<R: AsRef<[f64]>>(q: &[f64], features: &[R], targets: &[f64]) -> Result<Projection> {
    Pmf::new("q", q)?;
    let targets = constraints(features, targets, ("q", q.len()))?;
    meet(q, features, &targets).map(Projection::from)
}

/// The I-projection of q onto `{r: E_r f ≤ c}`: q itself if it is in the set, and else that onto `E_r f = c`. For a member r of such a convex
/// set, `KL(r‖q) ≥ KL(r‖r*) + KL(r*‖q)`.
///
/// # Domain
/// A probability vector q, a finite feature as long as q, and a finite bound. The multiplier is not positive.
///
/// # Errors
/// As [`i_projection`], the target being called `bound`.
///
/// # Accuracy
/// Within 0.51 ULP.
pub fn i_projection_at_most(q: &[f64], feature: &[f64], bound: f64) -> Result<Projection> {
    let total = Pmf::new("q", q)?.total();
    same_length("feature", feature.len(), "q", q.len())?;
    logits("feature", feature)?;
    finite("bound", bound)?;
    let moments = moments(q, &[feature], &[bound]);
    let mean: Exact = q.iter().zip(&moments.numerators[0]).map(|(&q, h)| &Exact::from_f64(q) * h).sum();
    if mean.to_wide() <= Wide::ZERO {
        let probabilities = q.iter().map(|&q| (Wide::from_f64(q) / total).to_f64()).collect();
        return Ok(Projection { probabilities, multipliers: vec![0.0], divergence: 0.0, residual: 0.0, gap: 0.0 });
    }
    let unmet = |error| match error {
        Error::Infeasible { value, low, high, .. } => {
            Error::Infeasible { place: Place { argument: Argument::whole("bound"), index: None }, value, low, high }
        }
        other => other,
    };
    meet(q, &[feature], &[bound]).map(Projection::from).map_err(unmet)
}

/// The distribution with the given moments whose entropy is largest: the I-projection of the uniform distribution. `features[k][i]` is
/// `f_k(x_i)`.
///
/// # Domain
/// At least one feature, each of one length above zero and finite, and a finite target for each.
///
/// # Errors
/// As [`i_projection`].
///
/// # Accuracy
/// As [`i_projection`].
///
/// # Examples
/// ```
/// // A die that shows 4.5 on average (Jaynes).
/// let die = kullback::projection::maximum_entropy(&[[1.0, 2.0, 3.0, 4.0, 5.0, 6.0]], &[4.5])?;
/// approx::assert_relative_eq!(die.multipliers[0], 0.371048939, epsilon = 0.0, max_relative = 1e-8);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn maximum_entropy<R: AsRef<[f64]>>(features: &[R], targets: &[f64]) -> Result<MaximumEntropy> {
    let outcomes = non_empty_rows("features", features)?;
    let targets = constraints(features, targets, ("features[0]", outcomes))?;
    let solution = meet(&vec![1.0; outcomes], features, &targets)?;
    Ok(MaximumEntropy {
        entropy: entropy(&solution.probabilities).to_f64(),
        probabilities: rounded(&solution.probabilities),
        multipliers: solution.multipliers,
    })
}

/// The M-projection of p onto the exponential family `p_θ ∝ q exp⟨θ, f⟩`: the member for which `KL(p‖p_θ)` is least, that of the moments of p.
/// `features[k][i]` is `f_k(x_i)`.
///
/// # Domain
/// Probability vectors p and q of one length, p zero where q is, and at least one feature, each finite and as long. p and q count as divided
/// by their sums. Where p has an end of a feature's range for its mean the least value is approached and not attained: the result is
/// the limit of the members, with an infinite parameter.
///
/// # Errors
/// If p or q is no probability vector, p is positive where q is zero, a number is not finite, lengths differ, or p is on a face of another
/// kind, as [the module](super) says.
///
/// # Accuracy
/// As [`i_projection`]. The divergence is within 0.51 ULP where it is above 2⁻⁹⁰, and exactly zero where every p is a member.
pub fn m_projection<R: AsRef<[f64]>>(p: &[f64], q: &[f64], features: &[R]) -> Result<MomentMatch> {
    let pair = Pair::new(p, q)?;
    for (index, (&p, &q)) in p.iter().zip(q).enumerate() {
        if p > 0.0 && q == 0.0 {
            let place = Place { argument: Argument::whole("p"), index: Some(index) };
            return Err(Error::OutOfRange { place, value: p, allowed: "zero where q is zero" });
        }
    }
    check_features(features, ("p", p.len()))?;
    let total = pair.p.exact_total();
    let mean = |feature: &[f64]| -> Exact { feature.iter().zip(p).map(|(&f, &p)| product(f, p)).sum() };
    let centred = |feature: &R| {
        let mean = mean(feature.as_ref());
        feature.as_ref().iter().map(|&f| &(&Exact::from_f64(f) * &total) - &mean).collect()
    };
    let divisor = pair.p.total();
    let moments = Moments { masses: q, numerators: features.iter().map(centred).collect(), divisor };
    let means: Vec<Wide> = features.iter().map(|feature| mean(feature.as_ref()).to_wide() / divisor).collect();
    let solution = moments.solve(support(q)).map_err(|unmet| unmet.of("p", &means))?;
    let own: Vec<Wide> = pair.p.iter().map(|p| p / divisor).collect();
    let term = |(&p, &r): (&Wide, &Wide)| if p.is_zero() { r } else { Wide::kl_div(p, r) };
    let (probabilities, divergence) = if solution.is_only {
        (own, Wide::ZERO)
    } else {
        let divergence = own.iter().zip(&solution.probabilities).map(term).sum();
        (solution.probabilities, divergence)
    };
    Ok(MomentMatch {
        probabilities: rounded(&probabilities),
        parameters: solution.multipliers,
        divergence: divergence.to_f64(),
    })
}

/// Features as rows of one length, at least one, and a target for each.
fn constraints<R: AsRef<[f64]>>(features: &[R], targets: &[f64], by: (&'static str, usize)) -> Result<Vec<f64>> {
    check_features(features, by)?;
    same_length("targets", targets.len(), "features", features.len())?;
    logits("targets", targets).map(<[f64]>::to_vec)
}

fn check_features<R: AsRef<[f64]>>(features: &[R], by: (&'static str, usize)) -> Result<()> {
    non_empty_rows("features", features)?;
    features.iter().enumerate().try_for_each(|(row, feature)| {
        let argument = Argument::row("features", row);
        check_length(argument, feature.as_ref().len(), Argument::whole(by.0), by.1)?;
        logits("features", feature.as_ref()).map(drop).map_err(|error| error.of_row(|_| Some(row)))
    })
}

fn product(x: f64, y: f64) -> Exact {
    &Exact::from_f64(x) * &Exact::from_f64(y)
}

fn moments<'a, R: AsRef<[f64]>>(masses: &'a [f64], features: &[R], targets: &[f64]) -> Moments<'a> {
    let less = |(feature, &target): (&R, &f64)| {
        let target = Exact::from_f64(target);
        feature.as_ref().iter().map(|&f| &Exact::from_f64(f) - &target).collect()
    };
    Moments { masses, numerators: features.iter().zip(targets).map(less).collect(), divisor: Wide::ONE }
}

fn meet<R: AsRef<[f64]>>(masses: &[f64], features: &[R], targets: &[f64]) -> Result<Solution> {
    let wide: Vec<Wide> = targets.iter().map(|&target| Wide::from_f64(target)).collect();
    moments(masses, features, targets).solve(support(masses)).map_err(|unmet| unmet.of("targets", &wide))
}

fn support(masses: &[f64]) -> Vec<usize> {
    (0..masses.len()).filter(|&index| masses[index] > 0.0).collect()
}

fn rounded(values: &[Wide]) -> Vec<f64> {
    values.iter().map(|value| value.to_f64()).collect()
}

/// `−Σ r ln r`, where the logarithm of the largest probability is that of what the others leave.
fn entropy(probabilities: &[Wide]) -> Wide {
    let leader = (0..probabilities.len()).max_by_key(|&index| probabilities[index]).unwrap_or(0);
    let others = || probabilities[..leader].iter().chain(&probabilities[leader + 1..]).filter(|r| !r.is_zero());
    let rest: Wide = others().copied().sum();
    let leading = if rest < Wide::ONE.half() {
        -(probabilities[leader] * (-rest).ln_1p())
    } else {
        -(probabilities[leader] * probabilities[leader].ln())
    };
    leading + others().map(|&r| -(r * r.ln())).sum()
}

impl From<Solution> for Projection {
    fn from(solution: Solution) -> Self {
        Self {
            probabilities: rounded(&solution.probabilities),
            multipliers: solution.multipliers,
            divergence: solution.divergence.to_f64(),
            residual: solution.residual,
            gap: solution.gap,
        }
    }
}
