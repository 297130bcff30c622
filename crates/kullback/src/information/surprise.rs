//! Bayesian surprise: how far an observation moves a belief, `KL(posterior ‖ prior)`, in nats.
//!
//! Source: Itti and Baldi, *Bayesian surprise attracts human attention* (2009). It is not the surprisal −ln p of the observation; its expectation under
//! the prior's own predictions is the mutual information of parameter and observation.

use crate::domain::{
    Extended, check_length, check_rows, finite, logits, masses, non_negative, positive, positives, round, same_length,
};
use crate::error::{Argument, Error, Place, Result};
use crate::family::dirichlet_kl;
use crate::wide::{Exact, Wide};

/// The largest count: beyond 2⁵³ not every whole number is an `f64`.
const MOST: u64 = 1 << 53;

fn count(name: &'static str, value: u64) -> Result<f64> {
    let place = Place { argument: Argument::whole(name), index: None };
    if value > MOST {
        return Err(Error::OutOfRange { place, value: value as f64, allowed: "at most 2^53" });
    }
    Ok(value as f64)
}

/// KL(Dirichlet(α + counts)‖Dirichlet(α)), the posterior exact.
fn updated(alpha: &[f64], counts: &[f64]) -> Wide {
    let prior: Vec<Exact> = alpha.iter().map(|&shape| Exact::from_f64(shape)).collect();
    let posterior: Vec<Exact> = prior.iter().zip(counts).map(|(shape, &k)| shape + &Exact::from_f64(k)).collect();
    dirichlet_kl(&posterior, &prior)
}

/// The surprise of successes and failures under a beta prior: `KL(Beta(α + s, β + f) ‖ Beta(α, β))`, in nats.
///
/// # Domain
/// Positive shapes and counts up to 2⁵³. Zero exactly when there are no observations.
///
/// # Errors
/// If a shape is NaN, infinite or not positive, or a count is too large.
///
/// # Accuracy
/// Within 0.51 ULP.
///
/// # Examples
/// ```
/// // A head, to one who believes all biases equally: KL(Beta(2, 1) ‖ uniform) = ln 2 − ½.
/// let surprise = kullback::information::beta_bernoulli_surprise(1.0, 1.0, 1, 0)?;
/// approx::assert_relative_eq!(surprise, 2f64.ln() - 0.5, epsilon = 0.0, max_relative = 1e-15);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn beta_bernoulli_surprise(alpha: f64, beta: f64, successes: u64, failures: u64) -> Result<f64> {
    positive("alpha", alpha)?;
    positive("beta", beta)?;
    let counts = [count("successes", successes)?, count("failures", failures)?];
    Ok(updated(&[alpha, beta], &counts).to_f64())
}

/// The surprise that one toss is expected to bring: the mutual information of the bias and the toss, `H(X) − E H(X|θ)`, in nats.
///
/// # Domain
/// Positive shapes.
///
/// # Errors
/// If a shape is NaN, infinite or not positive.
///
/// # Accuracy
/// Within 0.51 ULP: it is the mean of the two surprises, `[α KL(Beta(α + 1, β) ‖ Beta(α, β)) + β KL(Beta(α, β + 1) ‖ Beta(α, β))]/(α + β)`.
pub fn beta_bernoulli_expected_surprise(alpha: f64, beta: f64) -> Result<f64> {
    let (a, b) = (positive("alpha", alpha)?, positive("beta", beta)?);
    let prior = [alpha, beta];
    let mean = a * updated(&prior, &[1.0, 0.0]) + b * updated(&prior, &[0.0, 1.0]);
    Ok((mean / (a + b)).to_f64())
}

/// The surprise of observed categories under a Dirichlet prior: `KL(Dirichlet(α + counts) ‖ Dirichlet(α))`, in nats.
///
/// # Domain
/// Positive shapes, and as many counts, whole numbers up to 2⁵³.
///
/// # Errors
/// If a shape is NaN, infinite or not positive, a count is not such a number, the lengths differ, or there are none.
///
/// # Accuracy
/// Within 0.51 ULP.
pub fn dirichlet_categorical_surprise(alpha: &[f64], counts: &[f64]) -> Result<f64> {
    same_length("counts", counts.len(), "alpha", alpha.len())?;
    positives("alpha", alpha)?;
    masses("counts", counts)?;
    if let Some(index) = counts.iter().position(|&count| count > MOST as f64 || count.fract() != 0.0) {
        let place = Place { argument: Argument::whole("counts"), index: Some(index) };
        return Err(Error::OutOfRange { place, value: counts[index], allowed: "a whole number up to 2^53" });
    }
    Ok(updated(alpha, counts).to_f64())
}

/// The surprise of counts under a gamma prior on a Poisson rate: `KL(Gamma(a + events, b + exposure) ‖ Gamma(a, b))`, in nats: so many events in so many
/// observations, or in so long a time.
///
/// # Domain
/// A positive shape a and rate b, events up to 2⁵³, and an exposure that is not negative. Zero exactly when there are neither.
///
/// # Errors
/// If the shape or the rate is NaN, infinite or not positive, the exposure is NaN, infinite or negative, or there are too many events.
///
/// # Accuracy
/// Within 0.51 ULP.
pub fn gamma_poisson_surprise(shape: f64, rate: f64, events: u64, exposure: f64) -> Result<f64> {
    let a = positive("shape", shape)?;
    positive("rate", rate)?;
    let events = count("events", events)?;
    non_negative("exposure", exposure)?;
    let [exact_a, exact_b, k, n] = [shape, rate, events, exposure].map(Exact::from_f64);
    let (posterior, divisor) = (&exact_a + &k, (&exact_b + &n).to_wide());
    let of_shape = Wide::gamma_excess_bregman(a, posterior.to_wide(), -k.to_wide());
    // The deviance of a from (a + k) b/(b + n); their difference is (a n − k b)/(b + n).
    let mean = (&posterior * &exact_b).to_wide() / divisor;
    let difference = (&(&exact_a * &n) - &(&k * &exact_b)).to_wide() / divisor;
    let of_rate = Wide::kl_div_by_difference(a, mean, difference);
    Ok((of_shape + of_rate).to_f64())
}

/// The surprise of observations under a normal prior on their mean, when their spread is known: KL of the posterior
/// `N((μ/τ² + Σy/σ²)/w, 1/w)`, `w = 1/τ² + n/σ²`, from the prior `N(μ, τ²)`, in nats.
///
/// # Domain
/// A finite mean μ, positive standard deviations τ (`std`, of the prior) and σ (`noise`), and any number of finite observations, at least one.
///
/// # Errors
/// If the mean or an observation is NaN or infinite, a standard deviation is NaN, infinite or not positive, or there are no observations.
///
/// # Accuracy
/// Within 0.51 ULP: the sum of `½ [ln(1 + r) − r/(1 + r)]`, r = nτ²/σ², and half the squared shift of the mean over τ².
pub fn normal_normal_surprise(mean: f64, std: f64, noise: f64, observations: &[f64]) -> Result<f64> {
    finite("mean", mean)?;
    let (std, noise) = (positive("std", std)?, positive("noise", noise)?);
    logits("observations", observations)?;
    let n = Wide::from_integer(observations.len() as i64);
    let ratio = n * (std / noise).square();
    let deviation = |&y: &f64| &Exact::from_f64(y) - &Exact::from_f64(mean);
    let sum = observations.iter().map(deviation).sum::<Exact>().to_wide();
    // The mean moves by τ²Σ(y − μ)/(σ² + nτ²).
    let shift = sum * std / (noise.square() * (Wide::ONE + ratio));
    Ok((shrinkage(ratio) + shift.square()).half().to_f64())
}

/// ln(1 + r) − r/(1 + r), as the deviance of 1 + r from one, over 1 + r.
fn shrinkage(r: Wide) -> Wide {
    let sum = Wide::ONE + r;
    if r <= Wide::ONE { Wide::kl_div_by_difference(sum, Wide::ONE, r) / sum } else { sum.ln() - r / sum }
}

/// The surprise that n observations are expected to bring: the mutual information of the mean and them, `½ ln(1 + nτ²/σ²)`, in nats.
///
/// # Domain
/// Positive standard deviations, and a number of observations up to 2⁵³.
///
/// # Errors
/// If a standard deviation is NaN, infinite or not positive, or there are too many observations.
///
/// # Accuracy
/// Within 0.51 ULP.
pub fn normal_normal_expected_surprise(std: f64, noise: f64, observations: u64) -> Result<f64> {
    let (std, noise) = (positive("std", std)?, positive("noise", noise)?);
    let n = Wide::from_f64(count("observations", observations)?);
    Ok((n * (std / noise).square()).ln_1p().half().to_f64())
}

/// How much each patch of a picture changed from a frame to the next: `KL(current ‖ previous)` of the histograms of a patch, in nats, a number for
/// each patch. Viewers look where it is large.
///
/// A row holds the counts of a patch, one for each level; `smoothing` is added to every count, so that a level that is seen for the first time is
/// improbable rather than impossible. Zero leaves the histograms as they are. Of one patch over time, and the other way round, it is
/// [`patch_divergences`].
///
/// # Domain
/// Two matrices of one shape with finite non-negative entries, and `smoothing ≥ 0`. Each histogram is normalised exactly. `+∞` where a level is new
/// to a patch and there is no smoothing.
///
/// # Errors
/// If an entry or `smoothing` is NaN, infinite or negative, the shapes differ or are empty, or a patch without counts is not smoothed (the row is named).
///
/// # Accuracy
/// Within 0.51 ULP each.
///
/// # Examples
/// ```
/// use kullback::information::patch_surprise;
/// // The first patch is still; in the second a bright spot appears.
/// let surprise = patch_surprise(&[[8.0, 1.0], [9.0, 0.0]], &[[8.0, 1.0], [7.0, 2.0]], 0.5)?;
/// assert!(surprise[0] == 0.0 && surprise[1] > 0.2);
/// assert_eq!(patch_surprise(&[[9.0, 0.0]], &[[7.0, 2.0]], 0.0)?, [f64::INFINITY]);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn patch_surprise<R: AsRef<[f64]>>(previous: &[R], current: &[R], smoothing: f64) -> Result<Vec<f64>> {
    same_length("current", current.len(), "previous", previous.len())?;
    check_rows("previous", previous)?;
    check_rows("current", current)?;
    let columns = previous[0].as_ref().len();
    let argument = |name| Argument::row(name, 0);
    check_length(argument("current"), current[0].as_ref().len(), argument("previous"), columns)?;
    non_negative("smoothing", smoothing)?;
    let (previous, current) = (smoothed("previous", previous, smoothing)?, smoothed("current", current, smoothing)?);
    Ok(current.iter().zip(&previous).map(|(current, previous)| round(current.divergence(previous))).collect())
}

/// How a patch of a moving picture changes over time: `KL(now ‖ next)` of each histogram and the one that follows it, in nats. Of T histograms,
/// T − 1 numbers.
///
/// A row holds the counts of the patch at one time, one for each level; [`histogram`] makes it of values. `smoothing` is added to every count.
///
/// # Domain
/// A matrix of at least two rows with finite non-negative entries, and `smoothing ≥ 0`. Each histogram is normalised exactly. `+∞` where a level
/// is lost and there is no smoothing; one that is new costs nothing by itself, since it is the earlier histogram that is expected over.
///
/// # Errors
/// If an entry or `smoothing` is NaN, infinite or negative, the rows' lengths differ, there are fewer than two, or one without counts is not smoothed
/// (it is named).
///
/// # Accuracy
/// Within 0.51 ULP each.
///
/// # Examples
/// ```
/// use kullback::information::{histogram, patch_divergences};
/// let edges = [0.0, 0.5, 1.0];
/// let frames = [[0.1, 0.2, 0.9], [0.2, 0.1, 0.8], [0.7, 0.8, 0.9]];
/// let counts = frames.iter().map(|frame| histogram(frame, &edges)).collect::<Result<Vec<_>, _>>()?;
/// let divergences = patch_divergences(&counts, 0.5)?;
/// assert!(divergences[0] == 0.0 && divergences[1] > 0.5);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn patch_divergences<R: AsRef<[f64]>>(histograms: &[R], smoothing: f64) -> Result<Vec<f64>> {
    check_rows("histograms", histograms)?;
    if histograms.len() < 2 {
        return Err(Error::TooFew { argument: Argument::whole("histograms"), count: histograms.len(), needed: 2 });
    }
    non_negative("smoothing", smoothing)?;
    let histograms = smoothed("histograms", histograms, smoothing)?;
    Ok(histograms.windows(2).map(|pair| round(pair[0].divergence(&pair[1]))).collect())
}

/// How many values fall into each bin: from an edge up to the next, which only the last bin includes.
///
/// # Domain
/// Finite values, at least one, none below the first edge or above the last, and at least two finite edges, each above the one before it. The counts are
/// exact.
///
/// # Errors
/// If a value or an edge is NaN, infinite or outside its range, there are no values, or there are fewer than two edges.
///
/// # Examples
/// ```
/// use kullback::information::histogram;
/// assert_eq!(histogram(&[0.0, 0.5, 1.0, 0.25], &[0.0, 0.5, 1.0])?, [2.0, 2.0]);
/// assert!(histogram(&[1.5], &[0.0, 0.5, 1.0]).is_err());
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn histogram(values: &[f64], edges: &[f64]) -> Result<Vec<f64>> {
    logits("values", values)?;
    logits("edges", edges)?;
    let entry = |name, index| Place { argument: Argument::whole(name), index: Some(index) };
    if edges.len() < 2 {
        return Err(Error::TooFew { argument: Argument::whole("edges"), count: edges.len(), needed: 2 });
    }
    if let Some(index) = edges.windows(2).position(|pair| pair[1] <= pair[0]) {
        let (place, value) = (entry("edges", index + 1), edges[index + 1]);
        return Err(Error::OutOfRange { place, value, allowed: "above the edge before it" });
    }
    let mut counts = vec![0.0; edges.len() - 1];
    for (index, &value) in values.iter().enumerate() {
        let below = edges.partition_point(|&edge| edge <= value);
        let is_last = below == edges.len() && value == edges[below - 1];
        if below == 0 || (below == edges.len() && !is_last) {
            let place = entry("values", index);
            return Err(Error::OutOfRange { place, value, allowed: "from the first edge to the last" });
        }
        counts[below.min(edges.len() - 1) - 1] += 1.0;
    }
    Ok(counts)
}

/// The histograms in the rows, each with something in it.
fn smoothed<R: AsRef<[f64]>>(name: &'static str, rows: &[R], smoothing: f64) -> Result<Vec<Histogram>> {
    let smoothing = Exact::from_f64(smoothing);
    rows.iter().enumerate().map(|(row, counts)| Histogram::new(name, row, counts.as_ref(), &smoothing)).collect()
}

/// Smoothed counts, and their sum.
struct Histogram {
    counts: Vec<Exact>,
    total: Exact,
}

impl Histogram {
    fn new(name: &'static str, row: usize, counts: &[f64], smoothing: &Exact) -> Result<Self> {
        let counts: Vec<Exact> = counts.iter().map(|&count| &Exact::from_f64(count) + smoothing).collect();
        let total: Exact = counts.iter().cloned().sum();
        if total.is_zero() {
            return Err(Error::NoMass { argument: Argument::row(name, row) });
        }
        Ok(Self { counts, total })
    }

    /// The deviances of p Q from q P, over P Q.
    fn divergence(&self, q: &Self) -> Extended {
        let term = |(p, q_mass): (&Exact, &Exact)| {
            let (mass, target) = (p * &q.total, q_mass * &self.total);
            match (mass.is_zero(), target.is_zero()) {
                (true, _) => Some(target.to_wide()),
                (false, true) => None,
                (false, false) => {
                    let difference = (&mass - &target).to_wide();
                    Some(Wide::kl_div_by_difference(mass.to_wide(), target.to_wide(), difference))
                }
            }
        };
        let sum: Wide = self.counts.iter().zip(&q.counts).map(term).sum::<Extended>()?;
        Some(sum / (&self.total * &q.total).to_wide())
    }
}
