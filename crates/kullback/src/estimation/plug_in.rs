//! Estimates from counts: the entropy and the divergence of what was observed, and what is known of their errors.

use super::number;
use crate::domain::{Extended, Pmf, masses, positive, round, same_length};
use crate::error::{Argument, Error, Place, Result};
use crate::term::kl_div;
use crate::wide::Wide;

/// The largest count that is taken, 2⁵³: all whole numbers up to it are `f64`s.
pub const LARGEST_COUNT: f64 = 9_007_199_254_740_992.0;

/// How often each outcome was observed, and how many observations there are.
struct Counts {
    values: Vec<u64>,
    total: Wide,
}

impl Counts {
    /// Whole numbers, at least one of them above zero.
    fn new(values: &[f64]) -> Result<Self> {
        let counts = Self::any(values)?;
        if counts.total.is_zero() {
            return Err(Error::NoMass { argument: Argument::whole("counts") });
        }
        Ok(counts)
    }

    /// Whole numbers.
    fn any(values: &[f64]) -> Result<Self> {
        masses("counts", values)?;
        if let Some(index) = values.iter().position(|&count| count.fract() != 0.0 || count > LARGEST_COUNT) {
            let place = Place { argument: Argument::whole("counts"), index: Some(index) };
            return Err(Error::OutOfRange { place, value: values[index], allowed: "a whole number up to 2^53" });
        }
        let values: Vec<u64> = values.iter().map(|&count| count as u64).collect();
        let total = Wide::new(false, values.iter().copied().map(u128::from).sum(), 0);
        Ok(Self { values, total })
    }

    fn iter(&self) -> impl Iterator<Item = u64> + '_ {
        self.values.iter().copied()
    }

    /// The counts of the outcomes that were observed.
    fn observed(&self) -> impl Iterator<Item = u64> + '_ {
        self.iter().filter(|&count| count > 0)
    }

    /// −Σ (c/n) ln(c/n).
    fn entropy(&self) -> Wide {
        self.observed().map(whole).map(|count| count * Wide::ln_ratio(self.total, count)).sum::<Wide>() / self.total
    }

    /// Σ [(c/n) ln(c/(nq)) − c/n + q].
    fn kl(&self, q: Pmf<'_>) -> Extended {
        let terms = self.iter().zip(q.iter()).map(|(count, q)| kl_div(whole(count), self.total * q));
        terms.sum::<Extended>().map(|sum| sum / self.total)
    }

    /// (m − 1)/(2n), for m outcomes that were observed.
    fn miller_madow(&self) -> Wide {
        number(self.observed().count() - 1) / self.total.double()
    }
}

fn whole(count: u64) -> Wide {
    Wide::new(false, u128::from(count), 0)
}

/// The plug-in estimate of the entropy, that of the observed frequencies: `−Σ (c/n) ln(c/n)`, in nats.
///
/// It is also the maximum-likelihood estimate. On average it is too small, by [`plug_in_bias`](super::plug_in_bias).
///
/// # Domain
/// How often each outcome was observed, in n observations: whole numbers, as `f64`s. Never negative; zero exactly when one outcome was observed.
///
/// # Errors
/// If there are no outcomes, no observations, or a count is not a whole number up to [`LARGEST_COUNT`].
///
/// # Accuracy
/// Within 0.51 ULP.
///
/// # Examples
/// ```
/// assert_eq!(kullback::estimation::plug_in_entropy(&[3.0, 0.0, 3.0])?, 2f64.ln());
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn plug_in_entropy(counts: &[f64]) -> Result<f64> {
    Ok(Counts::new(counts)?.entropy().to_f64())
}

/// The plug-in estimate of the divergence of the unknown distribution that was sampled from a known one, q: [`kl`](crate::kl) of the observed
/// frequencies and q, in nats.
///
/// On average it is too large, by [`plug_in_bias`](super::plug_in_bias): the bias is that of the entropy, with the other sign.
///
/// # Domain
/// Counts, and a probability vector of their length. `+∞` if an outcome was observed that has no mass under q. Never negative.
///
/// # Errors
/// As [`plug_in_entropy`]; if `q` is not a probability vector or not as long as `counts`.
///
/// # Accuracy
/// Within 0.51 ULP.
///
/// # Examples
/// ```
/// let divergence = kullback::estimation::plug_in_kl(&[5.0, 3.0, 2.0], &[0.7, 0.2, 0.1])?;
/// approx::assert_relative_eq!(divergence, kullback::kl(&[0.5, 0.3, 0.2], &[0.7, 0.2, 0.1])?, epsilon = 0.0, max_relative = 1e-15);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn plug_in_kl(counts: &[f64], q: &[f64]) -> Result<f64> {
    let (counts, q) = counts_beside(counts, q)?;
    Ok(round(counts.kl(q)))
}

/// The estimate of Miller and Madow of the entropy: [`plug_in_entropy`] and `(m − 1)/(2n)`, where m outcomes were observed.
///
/// That is the leading term of the bias, with the number of outcomes that were observed for the unknown number of those that have mass.
/// Source: Miller 1955.
///
/// # Domain, errors and accuracy
/// As [`plug_in_entropy`].
///
/// # Examples
/// ```
/// assert_eq!(kullback::estimation::miller_madow_entropy(&[2.0, 2.0])?, 2f64.ln() + 0.125);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn miller_madow_entropy(counts: &[f64]) -> Result<f64> {
    let counts = Counts::new(counts)?;
    Ok((counts.entropy() + counts.miller_madow()).to_f64())
}

/// The divergence from a known distribution, with the correction of Miller and Madow: [`plug_in_kl`] less `(m − 1)/(2n)`. It may be negative.
///
/// # Domain, errors and accuracy
/// As [`plug_in_kl`].
///
/// # Examples
/// ```
/// assert_eq!(kullback::estimation::miller_madow_kl(&[2.0, 2.0], &[0.5, 0.5])?, -0.125);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn miller_madow_kl(counts: &[f64], q: &[f64]) -> Result<f64> {
    let (counts, q) = counts_beside(counts, q)?;
    Ok(round(counts.kl(q).map(|kl| kl - counts.miller_madow())))
}

/// Grassberger's estimate of the entropy, in its form of 2003: `ln n − (1/n) Σ c G(c)` over the counts c > 0, in nats, where
/// `G(c) = ψ(c) + ½ (−1)^c [ψ((c + 1)/2) − ψ(c/2)]`.
///
/// It may be negative: of a single outcome seen twice it is ln 2 − G(2) = 2 ln 2 + γ − 2. Source: Grassberger 2003, "Entropy estimates from
/// insufficient samplings", eq. 28 and 35.
///
/// # Domain and errors
/// As [`plug_in_entropy`].
///
/// # Accuracy
/// Within 0.51 ULP. With k the whole part of c/2, `G(c) = ψ(k + ½) + ln 2`, and what is added up is ln(n/c) and ln c − G(c).
///
/// # Examples
/// ```
/// // Two outcomes seen once each: ln 2 − G(1) = 2 ln 2 + γ.
/// let entropy = kullback::estimation::grassberger_entropy(&[1.0, 1.0])?;
/// approx::assert_relative_eq!(entropy, 2.0 * 2f64.ln() + 0.577_215_664_901_532_9, epsilon = 0.0, max_relative = 1e-15);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn grassberger_entropy(counts: &[f64]) -> Result<f64> {
    let counts = Counts::new(counts)?;
    let term = |count| whole(count) * (Wide::ln_ratio(counts.total, whole(count)) + grassberger_gap(count));
    Ok((counts.observed().map(term).sum::<Wide>() / counts.total).to_f64())
}

/// ln c − G(c) = [ln h − ψ(h)] + ln(c/(2h)), where h = ⌊c/2⌋ + ½.
fn grassberger_gap(count: u64) -> Wide {
    let twice = whole(2 * (count / 2) + 1);
    twice.half().digamma_gap() + Wide::ln_ratio(whole(count), twice)
}

/// The posterior mean of the probabilities under a symmetric Dirichlet prior: `(c + a)/(n + ma)` for each of the m outcomes.
///
/// The pseudo-count a is 1 in Laplace's rule of succession, and ½ in the estimate of Krichevsky and Trofimov. All are positive, so that a
/// divergence from them is finite.
///
/// # Domain
/// Counts, of which all may be zero, and a pseudo-count above zero.
///
/// # Errors
/// If there are no outcomes, a count is not a whole number up to [`LARGEST_COUNT`], or `pseudo_count` is NaN, infinite or not positive.
///
/// # Accuracy
/// Within 0.51 ULP, each.
///
/// # Examples
/// ```
/// assert_eq!(kullback::estimation::additive_smoothing(&[3.0, 1.0, 0.0], 0.5)?, [3.5 / 5.5, 1.5 / 5.5, 0.5 / 5.5]);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn additive_smoothing(counts: &[f64], pseudo_count: f64) -> Result<Vec<f64>> {
    let counts = Counts::any(counts)?;
    let pseudo_count = positive("pseudo_count", pseudo_count)?;
    let total = counts.total + number(counts.values.len()) * pseudo_count;
    Ok(counts.iter().map(|count| ((whole(count) + pseudo_count) / total).to_f64()).collect())
}

fn counts_beside<'a>(counts: &[f64], q: &'a [f64]) -> Result<(Counts, Pmf<'a>)> {
    same_length("q", q.len(), "counts", counts.len())?;
    Ok((Counts::new(counts)?, Pmf::new("q", q)?))
}
