//! Likelihood: its maxima, which are projections, and its ratios, which are divergences.

use crate::domain::{Extended, Pmf, finite, logits, masses, positive, round, same_length};
use crate::error::{Argument, Error, Place, Result};
use crate::term;
use crate::wide::{Exact, Wide};

/// The exact sum of finite numbers of either sign.
pub(super) fn exact_sum(values: impl Iterator<Item = f64>) -> Exact {
    values.map(Exact::from_f64).sum()
}

/// The mean and the standard deviation of the normal distribution under which samples are likeliest: `x̄` and `√(Σ (x − x̄)²/n)`, with n, not n − 1.
///
/// It is the normal distribution nearest to the empirical one: the likelihood falls off from it by n times a divergence, see [`normal_nll`].
///
/// # Domain
/// Finite samples, at least one. The standard deviation is zero when all are equal; there is no likeliest distribution then, only a limit.
///
/// # Errors
/// If there is no sample, or one is NaN or infinite.
///
/// # Accuracy
/// Each within 0.51 ULP: the sums are exact.
///
/// # Examples
/// ```
/// assert_eq!(kullback::learning::normal_mle(&[1.0, 2.0, 3.0, 6.0])?, [3.0, 3.5f64.sqrt()]);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn normal_mle(samples: &[f64]) -> Result<[f64; 2]> {
    let samples = logits("samples", samples)?;
    let n = samples.len() as f64;
    let sum = exact_sum(samples.iter().copied());
    let size = Exact::from_f64(n);
    let squares: Wide = samples.iter().map(|&x| (&(&Exact::from_f64(x) * &size) - &sum).to_wide().square()).sum();
    let n = Wide::from_f64(n);
    Ok([(sum.to_wide() / n).to_f64(), ((squares / n).sqrt() / n).to_f64()])
}

/// The negative log-likelihood of samples under a normal distribution, in nats: `n ½ ln 2πσ² + Σ (x − μ)²/(2σ²)`.
///
/// With x̄ and s those of [`normal_mle`] it is `n [½ ln 2πe s² + KL(N(x̄, s) ‖ N(μ, σ))]`.
///
/// # Domain
/// Finite samples, at least one, a finite mean and a positive standard deviation. It may be negative, as densities may be above one.
///
/// # Errors
/// If there is no sample, a number is NaN or infinite, or `std` is not positive.
///
/// # Accuracy
/// Within 0.51 ULP as long as the two terms do not cancel by more than 2⁵⁰.
pub fn normal_nll(samples: &[f64], mean: f64, std: f64) -> Result<f64> {
    let samples = logits("samples", samples)?;
    let (mean, std) = (finite("mean", mean)?, positive("std", std)?);
    let squares: Wide = samples.iter().map(|&x| ((Wide::from_f64(x) - mean) / std).square()).sum();
    let constant = (Wide::pi().double() * std.square()).ln();
    Ok((Wide::from_f64(samples.len() as f64) * constant + squares).half().to_f64())
}

/// Counts, and a model of them.
struct Counts<'a> {
    counts: &'a [f64],
    model: &'a [f64],
    total: Exact,
}

impl<'a> Counts<'a> {
    fn new(counts: &'a [f64], q: &'a [f64]) -> Result<Self> {
        same_length("q", q.len(), "counts", counts.len())?;
        let total = total_of(counts)?;
        Pmf::new("q", q)?;
        Ok(Self { counts, model: q, total })
    }

    /// A sum over counts n and expected counts N q.
    fn sum(&self, term: impl Fn(f64, &Exact) -> Extended) -> Extended {
        let pairs = self.counts.iter().zip(self.model);
        pairs.map(|(&count, &q)| term(count, &(&self.total * &Exact::from_f64(q)))).sum()
    }
}

/// The sum of counts, which must not be zero.
fn total_of(counts: &[f64]) -> Result<Exact> {
    masses("counts", counts)?;
    let total = Exact::sum_of(counts.iter().copied());
    if total.is_zero() {
        return Err(Error::NoMass { argument: Argument::whole("counts") });
    }
    Ok(total)
}

/// The negative log-likelihood of counts under a categorical model q, in nats: `−Σ nᵢ ln qᵢ`, without the multinomial coefficient.
///
/// With p = n/N the empirical distribution it is `N [H(p) + KL(p ‖ q)]`, so that the likeliest of all models is p itself, which
/// [`normalize`](crate::normalize) has.
///
/// # Domain
/// Finite non-negative counts, not all zero, and a probability vector of their length. `+∞` where a count is positive and q zero.
///
/// # Errors
/// If the lengths differ, a count is NaN, infinite or negative, all are zero, or `q` is not a probability vector.
///
/// # Accuracy
/// Within 0.51 ULP.
pub fn categorical_nll(counts: &[f64], q: &[f64]) -> Result<f64> {
    let pairs = Counts::new(counts, q)?;
    let terms = pairs.counts.iter().zip(q).map(|(&n, &q)| term::code_length(Wide::from_f64(n), Wide::from_f64(q)));
    Ok(round(terms.sum()))
}

/// Wilks' statistic of a simple hypothesis, the G of the G-test: `2 Σ [n ln(n/(N q)) − n + N q]`, which is `2 N KL(n/N ‖ q)`, twice the logarithm of
/// the ratio of the likelihoods of the likeliest model and of q.
///
/// # Domain
/// As [`categorical_nll`]. Never negative; zero exactly when the counts are N q. `+∞` where a count is positive and q zero.
///
/// # Errors
/// As [`categorical_nll`].
///
/// # Accuracy
/// Within 0.51 ULP, also for counts near those expected.
///
/// # Examples
/// ```
/// // Sixty throws of a die.
/// let g = kullback::learning::g_statistic(&[8.0, 9.0, 12.0, 11.0, 6.0, 14.0], &[1.0 / 6.0; 6])?;
/// approx::assert_relative_eq!(g, 4.2970703560839025, epsilon = 0.0, max_relative = 1e-15);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn g_statistic(counts: &[f64], q: &[f64]) -> Result<f64> {
    Ok(round(
        Counts::new(counts, q)?.sum(|n, expected| term::kl_div_exact(&Exact::from_f64(n), expected)).map(Wide::double),
    ))
}

/// Pearson's statistic `Σ (n − N q)²/(N q)`, which [`g_statistic`] is to second order: `N χ²(n/N ‖ q)`.
///
/// # Domain
/// As [`g_statistic`].
///
/// # Errors
/// As [`g_statistic`].
///
/// # Accuracy
/// Within 0.51 ULP.
pub fn pearson_statistic(counts: &[f64], q: &[f64]) -> Result<f64> {
    let term = |n: f64, expected: &Exact| {
        let difference = (&Exact::from_f64(n) - expected).to_wide();
        match (difference.is_zero(), expected.is_zero()) {
            (true, _) => Some(Wide::ZERO),
            (false, true) => None,
            (false, false) => Some(difference.square() / expected.to_wide()),
        }
    };
    Ok(round(Counts::new(counts, q)?.sum(term)))
}

/// Wilks' statistic of a composite hypothesis, that rows and columns of a table of counts are independent: `2 N I`, with I the mutual information of
/// the empirical joint distribution.
///
/// # Domain
/// Rows of one length, of finite non-negative counts, not all zero. Never negative; zero exactly when each row is the same multiple of the others.
///
/// # Errors
/// If there are no rows or columns, the rows differ in length, a count is NaN, infinite or negative, or all are zero.
///
/// # Accuracy
/// Within 0.51 ULP, however small the value is.
pub fn g_independence<R: AsRef<[f64]>>(table: &[R]) -> Result<f64> {
    let rows: Vec<&[f64]> = table.iter().map(AsRef::as_ref).collect();
    check_table(&rows)?;
    let of_rows: Vec<Exact> = rows.iter().map(|row| Exact::sum_of(row.iter().copied())).collect();
    let column = |column: usize| Exact::sum_of(rows.iter().map(|row| row[column]));
    let of_columns: Vec<Exact> = (0..rows[0].len()).map(column).collect();
    let total = Exact::sum_of(rows.iter().flat_map(|row| row.iter().copied()));
    if total.is_zero() {
        return Err(Error::NoMass { argument: Argument::whole("table") });
    }
    // Both multiplied by N: n N against the product of the row's and the column's sum.
    let term = |n: f64, product: &Exact| {
        let observed = &Exact::from_f64(n) * &total;
        let (x, y) = (observed.to_wide(), product.to_wide());
        if x.is_zero() { y } else { Wide::kl_div_by_difference(x, y, (&observed - product).to_wide()) }
    };
    let cells =
        rows.iter().zip(&of_rows).flat_map(|(row, of_row)| row.iter().zip(&of_columns).map(move |cell| (of_row, cell)));
    let sum: Wide = cells.map(|(of_row, (&n, of_column))| term(n, &(of_row * of_column))).sum();
    Ok((sum.double() / total.to_wide()).to_f64())
}

/// Rows of one length, of masses.
fn check_table(rows: &[&[f64]]) -> Result<()> {
    let Some(first) = rows.first() else {
        return Err(Error::Empty { argument: Argument::whole("table") });
    };
    rows.iter().enumerate().try_for_each(|(row, values)| {
        let argument = Argument::row("table", row);
        crate::domain::check_length(argument, values.len(), Argument::row("table", 0), first.len())?;
        crate::domain::check_masses(argument, values)
    })
}

/// The rate of the Poisson distribution nearest to p on 0, 1, 2, … in the sense of `KL(p ‖ Poisson)`, and that divergence in nats: the rate is the
/// mean of p, normalised exactly.
///
/// # Domain
/// A probability vector.
///
/// # Errors
/// If `p` is not a probability vector.
///
/// # Accuracy
/// Each within 0.51 ULP.
pub fn poisson_projection(p: &[f64]) -> Result<[f64; 2]> {
    let (masses, rate) = normalised(p)?;
    let mut weight = (-rate).exp();
    let mut model = Vec::with_capacity(p.len());
    for k in 1..=p.len() {
        model.push(weight);
        weight = weight * rate / Wide::from_integer(k as i64);
    }
    // What the model has beyond p, of which each term is below rate/(k + 1) < 1 of the one before.
    let mut tail = Wide::ZERO;
    let mut k = p.len() as i64;
    while weight > tail.scale(-130) {
        tail = tail + weight;
        k += 1;
        weight = weight * rate / Wide::from_integer(k);
    }
    let excesses = (rate < Wide::ONE.scale(RARE)).then(|| {
        let [beyond, twice] = beyond_one(&masses);
        [(-rate).exp_excess() - beyond, rate * (-rate).exp_m1() + twice]
    });
    Ok([rate.to_f64(), divergence(&masses, &model, tail, excesses)])
}

/// The probability of success of the geometric distribution nearest to p on 0, 1, 2, … failures in the sense of `KL(p ‖ geometric)`, and that
/// divergence in nats: with m the mean of p, normalised exactly, it is 1/(1 + m).
///
/// # Domain
/// A probability vector.
///
/// # Errors
/// If `p` is not a probability vector.
///
/// # Accuracy
/// Each within 0.51 ULP.
pub fn geometric_projection(p: &[f64]) -> Result<[f64; 2]> {
    let (masses, mean) = normalised(p)?;
    let success = Wide::ONE / (Wide::ONE + mean);
    let failure = mean / (Wide::ONE + mean);
    let mut power = Wide::ONE;
    let model: Vec<Wide> = p
        .iter()
        .map(|_| {
            let mass = success * power;
            power = power * failure;
            mass
        })
        .collect();
    let excesses = (mean < Wide::ONE.scale(RARE)).then(|| {
        let [beyond, twice] = beyond_one(&masses);
        [mean * failure - beyond, twice - failure.square() * (mean + Wide::ONE.double())]
    });
    Ok([success.to_f64(), divergence(&masses, &model, power, excesses)])
}

/// log₂ of a mean below which nearly all of the mass is on 0 and nearly all of the rest on 1. Their differences from a model of that mean are of the second
/// order, so not for subtraction: with `p₀ = 1 − Σ p` and `p₁ = m − Σ k p` they come from the other masses.
const RARE: i64 = -4;

/// `Σ (k − 1) p` and `Σ k p` over k from 2.
fn beyond_one(masses: &[Wide]) -> [Wide; 2] {
    let sum = |less: i64| {
        let terms = masses.iter().enumerate().skip(2);
        terms.map(|(k, &mass)| Wide::from_integer(k as i64 - less) * mass).sum()
    };
    [sum(1), sum(0)]
}

/// p divided by its sum, and its mean.
fn normalised(p: &[f64]) -> Result<(Vec<Wide>, Wide)> {
    let pmf = Pmf::new("p", p)?;
    let masses: Vec<Wide> = pmf.iter().map(|mass| mass / pmf.total()).collect();
    let mean = masses.iter().enumerate().map(|(k, &mass)| Wide::from_integer(k as i64) * mass).sum();
    Ok((masses, mean))
}

/// `Σ [p ln(p/q) − p + q]`, with what q has beyond p; the first two of q − p may be known.
fn divergence(masses: &[Wide], model: &[Wide], tail: Wide, excesses: Option<[Wide; 2]>) -> f64 {
    let term = |(k, (&p, &q)): (usize, (&Wide, &Wide))| match excesses.as_ref().and_then(|known| known.get(k)) {
        Some(&excess) if !p.is_zero() && !q.is_zero() => Some(Wide::kl_div_by_difference(p, q, -excess)),
        _ => term::kl_div(p, q),
    };
    let terms = masses.iter().zip(model).enumerate().map(term);
    round(terms.sum::<Extended>().map(|sum| sum + tail))
}

/// A place in a vector.
pub(super) const fn entry(name: &'static str, index: usize) -> Place {
    Place { argument: Argument::whole(name), index: Some(index) }
}
