//! Bayesian surprise: the divergence of a posterior from its prior.

use rug::Rational;

use crate::{
    Enclosure, OutOfDomain, domain,
    families::{self, Dirichlet},
    terms::{self, ln_ratio},
};

/// `KL(Dirichlet(α + counts) ‖ Dirichlet(α))`: exactly zero of one category, which is certain.
fn updated(alpha: &[Rational], counts: &[Rational], precision: u32) -> Result<Enclosure, OutOfDomain> {
    if alpha.len() == 1 {
        return Ok(Enclosure::zero(precision));
    }
    let posterior: Vec<Rational> = alpha.iter().zip(counts).map(|(shape, k)| Rational::from(shape + k)).collect();
    families::kl(&Dirichlet::new(&posterior)?, &Dirichlet::new(alpha)?, precision)
}

fn shapes(alpha: &Rational, beta: &Rational) -> Result<[Rational; 2], OutOfDomain> {
    domain::positive("alpha", alpha)?;
    domain::positive("beta", beta)?;
    Ok([alpha.clone(), beta.clone()])
}

/// `KL(Beta(α + s, β + f) ‖ Beta(α, β))`, in nats.
///
/// Domain: positive shapes, whole numbers up to 2⁵³.
///
/// # Errors
///
/// [`OutOfDomain`] if an argument is outside its range.
pub fn beta_bernoulli_surprise(
    alpha: &Rational,
    beta: &Rational,
    successes: &Rational,
    failures: &Rational,
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    let prior = shapes(alpha, beta)?;
    domain::count("successes", successes)?;
    domain::count("failures", failures)?;
    updated(&prior, &[successes.clone(), failures.clone()], precision)
}

/// `H(X) − E H(X|θ)` for one toss X of a coin of bias θ ~ Beta(α, β), in nats: `Σ mᵢ [ψ(αᵢ + 1) − ψ(s + 1) − ln mᵢ]` with
/// `mᵢ = αᵢ/s`.
///
/// # Errors
///
/// [`OutOfDomain`] if a shape is not positive.
pub fn beta_bernoulli_expected_surprise(
    alpha: &Rational,
    beta: &Rational,
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    let prior = shapes(alpha, beta)?;
    let total = Rational::from(alpha + beta);
    let digamma_after = |x: &Rational| Enclosure::exact(&Rational::from(x + 1), precision).digamma();
    let mut sum = Enclosure::zero(precision);
    for shape in &prior {
        let mean = Rational::from(shape / &total);
        let gained = digamma_after(shape) - digamma_after(&total) - ln_ratio(shape, &total, precision);
        sum += &(Enclosure::exact(&mean, precision) * gained);
    }
    Ok(sum)
}

/// `KL(Dirichlet(α + counts) ‖ Dirichlet(α))`, in nats.
///
/// Domain: positive shapes, and as many whole numbers up to 2⁵³.
///
/// # Errors
///
/// [`OutOfDomain`] if an argument is outside its range, the lengths differ, or there are no shapes.
pub fn dirichlet_categorical_surprise(
    alpha: &[Rational],
    counts: &[Rational],
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    domain::same_length(("alpha", alpha.len()), ("counts", counts.len()))?;
    domain::positive_vector("alpha", alpha)?;
    domain::non_negative_vector("counts", counts)?;
    for (i, count) in counts.iter().enumerate() {
        domain::count("counts", count).map_err(|error| error.at(&[i]))?;
    }
    updated(alpha, counts, precision)
}

/// `KL(Gamma(a + k, b + n) ‖ Gamma(a, b))`, in nats:
/// `k ψ(a + k) − lnΓ(a + k) + lnΓ(a) + a ln((b + n)/b) − (a + k) n/(b + n)`.
///
/// Domain: positive shape and rate, a whole number of events up to 2⁵³, an exposure that is not negative.
///
/// # Errors
///
/// [`OutOfDomain`] if an argument is outside its range.
pub fn gamma_poisson_surprise(
    shape: &Rational,
    rate: &Rational,
    events: &Rational,
    exposure: &Rational,
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    domain::positive("shape", shape)?;
    domain::positive("rate", rate)?;
    domain::count("events", events)?;
    domain::non_negative("exposure", &[], exposure)?;
    if events.is_zero() && exposure.is_zero() {
        return Ok(Enclosure::zero(precision));
    }
    let exact = |x: &Rational| Enclosure::exact(x, precision);
    let (posterior, longer) = (Rational::from(shape + events), Rational::from(rate + exposure));
    let of_shape = if events.is_zero() {
        Enclosure::zero(precision)
    } else {
        exact(events) * exact(&posterior).digamma() - exact(&posterior).ln_gamma() + exact(shape).ln_gamma()
    };
    let of_rate = exact(shape) * ln_ratio(&longer, rate, precision) - exact(&(posterior * exposure / longer));
    Ok(of_shape + of_rate)
}

/// `½ [ln(τ²/v) + (v + (m − μ)²)/τ² − 1]` with the posterior's variance v and mean m, in nats.
///
/// Domain: any mean, positive standard deviations, at least one observation.
///
/// # Errors
///
/// [`OutOfDomain`] if a standard deviation is not positive, or there are no observations.
pub fn normal_normal_surprise(
    mean: &Rational,
    std: &Rational,
    noise: &Rational,
    observations: &[Rational],
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    domain::positive("std", std)?;
    domain::positive("noise", noise)?;
    domain::non_empty("observations", observations)?;
    let [prior, noise] = [std, noise].map(|std| Rational::from(std.square_ref()));
    let (of_prior, of_each) = (prior.clone().recip(), noise.recip());
    let variance = (of_each.clone() * observations.len() as u64 + &of_prior).recip();
    let weighted = domain::sum(observations) * of_each + Rational::from(mean * &of_prior);
    let shift = weighted * &variance - mean;
    let ratio = ln_ratio(&prior, &variance, precision);
    let rest = (variance + shift.square()) / prior - 1_u32;
    Ok((ratio + Enclosure::exact(&rest, precision)).half())
}

/// `½ ln(1 + nτ²/σ²)`, in nats.
///
/// Domain: positive standard deviations, a whole number up to 2⁵³.
///
/// # Errors
///
/// [`OutOfDomain`] if an argument is outside its range.
pub fn normal_normal_expected_surprise(
    std: &Rational,
    noise: &Rational,
    observations: &Rational,
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    domain::positive("std", std)?;
    domain::positive("noise", noise)?;
    domain::count("observations", observations)?;
    let gain = observations * Rational::from(std / noise).square();
    Ok(Enclosure::exact(&gain, precision).ln_1p().half())
}

/// `KL(current ‖ previous)` of the histograms in the rows, smoothed and normalised, in nats.
///
/// Domain: two matrices of one shape without negative entries, and `smoothing ≥ 0`; no row without mass after it.
///
/// # Errors
///
/// [`OutOfDomain`] if an argument is outside its range, or the shapes differ.
pub fn patch_surprise(
    previous: &[Vec<Rational>],
    current: &[Vec<Rational>],
    smoothing: &Rational,
    precision: u32,
) -> Result<Vec<Enclosure>, OutOfDomain> {
    domain::same_length(("previous", previous.len()), ("current", current.len()))?;
    domain::rectangle("previous", previous)?;
    domain::rectangle("current", current)?;
    domain::same_length(("previous[0]", previous[0].len()), ("current[0]", current[0].len()))?;
    domain::non_negative("smoothing", &[], smoothing)?;
    let previous = histograms("previous", previous, smoothing)?;
    let current = histograms("current", current, smoothing)?;
    Ok(current.iter().zip(&previous).map(|(p, q)| divergence(p, q, precision)).collect())
}

/// `KL(now ‖ next)` of each histogram and the one after it, smoothed and normalised, in nats.
///
/// Domain: at least two rows without negative entries, and `smoothing ≥ 0`; no row without mass after it.
///
/// # Errors
///
/// [`OutOfDomain`] if an argument is outside its range, or there are fewer than two rows.
pub fn patch_divergences(
    histograms: &[Vec<Rational>],
    smoothing: &Rational,
    precision: u32,
) -> Result<Vec<Enclosure>, OutOfDomain> {
    domain::rectangle("histograms", histograms)?;
    if histograms.len() < 2 {
        return Err(OutOfDomain::new("histograms", "has one row, and two are needed"));
    }
    domain::non_negative("smoothing", &[], smoothing)?;
    let histograms = self::histograms("histograms", histograms, smoothing)?;
    Ok(histograms.windows(2).map(|pair| divergence(&pair[0], &pair[1], precision)).collect())
}

fn histograms(name: &str, rows: &[Vec<Rational>], smoothing: &Rational) -> Result<Vec<Vec<Rational>>, OutOfDomain> {
    let normalised = |(i, row): (usize, &Vec<Rational>)| {
        let smoothed: Vec<Rational> = row.iter().map(|count| Rational::from(count + smoothing)).collect();
        let total = domain::sum(&smoothed);
        if total.is_zero() {
            return Err(OutOfDomain::new(name, "has no mass").at(&[i]));
        }
        Ok(smoothed.into_iter().map(|count| count / &total).collect())
    };
    rows.iter().enumerate().map(normalised).collect()
}

fn divergence(p: &[Rational], q: &[Rational], precision: u32) -> Enclosure {
    terms::rel_entr_sum(p.iter().zip(q), precision)
}
