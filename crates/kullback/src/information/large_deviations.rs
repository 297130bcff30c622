//! Large deviations with their exact probabilities beside them: Sanov's theorem on two outcomes, and the method of types.
//!
//! Sources: Sanov (1957); Csiszár and Shields, *Information theory and statistics* (2004), section 2; Ash, *Information theory* (1965), lemma
//! 4.7.2, for the lower bound with a square root.

use crate::domain::{Pmf, masses, probability, same_length};
use crate::error::{Argument, Error, Place, Result};
use crate::term;
use crate::wide::{Exact, Wide};

/// The largest number of trials: up to here a tail's terms that count are no more than about a million.
const MOST_TRIALS: u64 = 1 << 32;

fn scalar(name: &'static str) -> Place {
    Place { argument: Argument::whole(name), index: None }
}

fn out_of_range(place: Place, value: f64, allowed: &'static str) -> Error {
    Error::OutOfRange { place, value, allowed }
}

/// A whole number of trials, as a number.
fn trials_in_range(trials: u64) -> Result<Wide> {
    if trials > MOST_TRIALS {
        return Err(out_of_range(scalar("trials"), trials as f64, "at most 2^32"));
    }
    Ok(Wide::from_integer(trials as i64))
}

/// The logarithm of a binomial tail, `ln P(S ≥ k)` for S the number of successes in n trials, in nats.
///
/// # Domain
/// Any numbers of successes and of trials, the latter up to 2³², and a probability from zero to one. `−∞` where the event is
/// impossible, as with more successes than trials.
///
/// # Errors
/// If `trials` is too large, or `probability` is NaN or outside the unit interval.
///
/// # Accuracy
/// Within 0.51 ULP: also where the tail itself is far below the least `f64`, and where it is next to one. Its cost grows with the square root of
/// the number of trials.
///
/// # Examples
/// ```
/// use kullback::information::ln_binomial_tail;
/// assert_eq!(ln_binomial_tail(0, 10, 0.5)?, 0.0);
/// // All of ten thousand coins: the probability is 1e-3010.
/// approx::assert_relative_eq!(ln_binomial_tail(10_000, 10_000, 0.5)?, -1e4 * 2f64.ln(), epsilon = 0.0, max_relative = 1e-15);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn ln_binomial_tail(successes: u64, trials: u64, probability: f64) -> Result<f64> {
    trials_in_range(trials)?;
    let success = self::probability("probability", probability)?;
    if successes == 0 {
        return Ok(0.0);
    }
    if successes > trials || success.is_zero() {
        return Ok(f64::NEG_INFINITY);
    }
    if success == Wide::ONE {
        return Ok(0.0);
    }
    Ok(Binomial { trials: trials as i64, success, failure: Wide::ONE - success }.ln_tail(successes as i64).to_f64())
}

/// A binomial distribution that is not degenerate.
struct Binomial {
    trials: i64,
    success: Wide,
    failure: Wide,
}

impl Binomial {
    /// ln P(S ≥ k) for k from one to n: from the side that is the smaller one.
    fn ln_tail(&self, k: i64) -> Wide {
        let one_half = Wide::ONE.half().ln();
        let below_mean = Wide::from_integer(k) < Wide::from_integer(self.trials) * self.success;
        let upper = || self.ln_mass(k) + self.rest_above(k).ln_1p();
        let lower = || self.ln_mass(k - 1) + self.rest_below(k - 1).ln_1p();
        let complement = |ln_lower: Wide| (-ln_lower.exp()).ln_1p();
        if below_mean {
            let ln_lower = lower();
            if ln_lower < one_half { complement(ln_lower) } else { upper() }
        } else {
            let ln_upper = upper();
            if ln_upper < one_half { ln_upper } else { complement(lower()) }
        }
    }

    /// P(S > k)/P(S = k).
    fn rest_above(&self, k: i64) -> Wide {
        let odds = self.success / self.failure;
        sum_of_products((k..self.trials).map(|j| ratio(self.trials - j, j + 1) * odds))
    }

    /// P(S < k)/P(S = k).
    fn rest_below(&self, k: i64) -> Wide {
        let odds = self.failure / self.success;
        sum_of_products((1..=k).rev().map(|j| ratio(j, self.trials - j + 1) * odds))
    }

    /// ln P(S = k), by Loader's method: deviances from the mean, and what Stirling's formula leaves.
    fn ln_mass(&self, k: i64) -> Wide {
        let misses = self.trials - k;
        let [n, k, misses] = [self.trials, k, misses].map(Wide::from_integer);
        // Of one kind only, there is nothing to arrange; ln(1 − q) from q, which may be tiny.
        if misses.is_zero() {
            return n * self.success.ln();
        }
        if k.is_zero() {
            return n * (-self.success).ln_1p();
        }
        let deviances = Wide::kl_div(k, n * self.success) + Wide::kl_div(misses, n * self.failure);
        ln_arrangements([k, misses].into_iter(), n) - deviances
    }
}

fn ratio(x: i64, y: i64) -> Wide {
    Wide::from_integer(x) / Wide::from_integer(y)
}

/// r₁ + r₁r₂ + r₁r₂r₃ + …, of decreasing ratios, up to where a term is negligible and the ratios are below one half or the sum so far would not notice.
fn sum_of_products(ratios: impl Iterator<Item = Wide>) -> Wide {
    let (mut sum, mut product) = (Wide::ZERO, Wide::ONE);
    for ratio in ratios {
        product = product * ratio;
        sum = sum + product;
        // What is left is at most product · r/(1 − r).
        if ratio < Wide::ONE && product * ratio <= sum.scale(-130) * (Wide::ONE - ratio) {
            break;
        }
    }
    sum
}

/// ln(n!/Π kᵢ!) − n ln n + Σ kᵢ ln kᵢ for positive kᵢ that sum to n: what Stirling's formula has beside its deviances, `g(n) − Σ g(kᵢ)` with
/// g(t) = ln t! − t ln t + t.
fn ln_arrangements(counts: impl Iterator<Item = Wide>, n: Wide) -> Wide {
    let excess = |count: Wide| count.gamma_excess() + count.ln();
    excess(n) - counts.map(excess).sum()
}

/// The bounds on the logarithm of a binomial tail, in nats.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SanovBounds {
    /// `−n KL(a‖q)`.
    pub upper: f64,
    /// `−n KL(a‖q) − ½ ln(8 n a (1 − a))`; at a = 1, where the tail is `qⁿ`, the same as `upper`.
    pub lower: f64,
    /// `−n KL(a‖q) − ln(n + 1)`: of the n + 1 types none is likelier than a under a itself.
    pub lower_by_types: f64,
}

/// Bounds on [`ln_binomial_tail`] from the divergence of the least favourable sample, a = k/n, from the truth q: its exponent is that of Sanov's
/// theorem.
///
/// # Domain
/// At least one trial and at most 2³², as many successes at most, and no fewer than `n q`: below the mean the event is no large deviation.
/// `−∞` where the event is impossible.
///
/// # Errors
/// If `trials` is zero or too large, `probability` is NaN or outside the unit interval, or `successes` is outside its range.
///
/// # Accuracy
/// Within 0.51 ULP each.
///
/// # Examples
/// ```
/// use kullback::information::{ln_binomial_tail, sanov_bounds};
/// let (bounds, tail) = (sanov_bounds(70, 100, 0.5)?, ln_binomial_tail(70, 100, 0.5)?);
/// assert!(bounds.lower_by_types < bounds.lower && bounds.lower < tail && tail < bounds.upper);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn sanov_bounds(successes: u64, trials: u64, probability: f64) -> Result<SanovBounds> {
    if trials == 0 {
        return Err(Error::Zero { place: scalar("trials") });
    }
    let n = trials_in_range(trials)?;
    let success = self::probability("probability", probability)?;
    let allowed = "at least trials × probability, and at most trials";
    let range_error = || out_of_range(scalar("successes"), successes as f64, allowed);
    if successes > trials {
        return Err(range_error());
    }
    let (k, misses) = (Wide::from_integer(successes as i64), Wide::from_integer((trials - successes) as i64));
    if k < n * success {
        return Err(range_error());
    }
    let mean = n * success;
    // ln(1/qⁿ) when nothing is missed: the deviances would say the same in two parts.
    let exponent = if misses.is_zero() {
        (!success.is_zero()).then(|| -(n * success.ln()))
    } else {
        term::kl_div(k, mean).and_then(|hits| Some(hits + term::kl_div(misses, n - mean)?))
    };
    let bound = |beside: Wide| exponent.map_or(f64::NEG_INFINITY, |exponent| (-(exponent + beside)).to_f64());
    let root = if misses.is_zero() || k.is_zero() { Wide::ZERO } else { (k * misses / n).scale(3).ln().half() };
    Ok(SanovBounds { upper: bound(Wide::ZERO), lower: bound(root), lower_by_types: bound((n + Wide::ONE).ln()) })
}

/// Whole numbers, at least one of them, whose sum is from one to 2³²; and the sum.
fn counts(name: &'static str, values: &[f64]) -> Result<Wide> {
    masses(name, values)?;
    for (index, &value) in values.iter().enumerate() {
        let place = Place { argument: Argument::whole(name), index: Some(index) };
        if value > MOST_TRIALS as f64 || value.fract() != 0.0 {
            return Err(out_of_range(place, value, "a whole number up to 2^32"));
        }
    }
    let total: Wide = values.iter().map(|&count| Wide::from_f64(count)).sum();
    if total.is_zero() {
        return Err(Error::NoMass { argument: Argument::whole(name) });
    }
    if total > Wide::from_integer(MOST_TRIALS as i64) {
        return Err(out_of_range(scalar(name), total.to_f64(), "of a sum up to 2^32"));
    }
    Ok(total)
}

/// The counts, as numbers, beside the probabilities, where there is a count.
fn counted<'a>(counts: &'a [f64], q: &'a [f64]) -> impl Iterator<Item = (Wide, Wide)> + Clone + 'a {
    counts.iter().zip(q).filter(|(count, _)| **count > 0.0).map(|(&k, &q)| (Wide::from_f64(k), Wide::from_f64(q)))
}

/// The logarithm of the probability of a type class: `ln (n!/Π kᵢ! · Π qᵢ^kᵢ)`, in nats, of all sequences in which outcome i occurs kᵢ times.
///
/// # Domain
/// Counts, whole numbers with a sum from one to 2³², and as many probabilities. `−∞` where an outcome that occurs has none.
///
/// # Errors
/// If `counts` are no such numbers, `q` is no probability vector, or the lengths differ.
///
/// # Accuracy
/// Within 0.51 ULP, however small the probability is.
pub fn ln_type_class_probability(counts: &[f64], q: &[f64]) -> Result<f64> {
    let n = checked_type(counts, q)?;
    let positive = counted(counts, q);
    if positive.clone().any(|(_, q)| q.is_zero()) {
        return Ok(f64::NEG_INFINITY);
    }
    let divergence: Wide = positive.clone().map(|(k, q)| k * Wide::ln_ratio(k, n * q)).sum();
    Ok((ln_arrangements(positive.map(|(k, _)| k), n) - divergence).to_f64())
}

fn checked_type(counts: &[f64], q: &[f64]) -> Result<Wide> {
    same_length("q", q.len(), "counts", counts.len())?;
    let n = self::counts("counts", counts)?;
    Pmf::new("q", q)?;
    Ok(n)
}

/// The method of types' bounds on [`ln_type_class_probability`], lower and upper: `−n KL(k/n‖q) − |X| ln(n + 1)` and `−n KL(k/n‖q)`, in nats, the
/// divergence being `Σ kᵢ ln(kᵢ/(n qᵢ))` of the numbers as given.
///
/// # Domain
/// As [`ln_type_class_probability`].
///
/// # Errors
/// As [`ln_type_class_probability`].
///
/// # Accuracy
/// Within 0.51 ULP; next to zero as long as the probabilities sum to one to their last bit or two.
pub fn ln_type_class_bounds(counts: &[f64], q: &[f64]) -> Result<[f64; 2]> {
    let n = checked_type(counts, q)?;
    if counted(counts, q).any(|(_, q)| q.is_zero()) {
        return Ok([f64::NEG_INFINITY; 2]);
    }
    // Σ k ln(k/(nq)) = Σ [k ln(k/(nq)) − k + nq] + n (1 − Σq), with the sum of q exact.
    let deviances = counts.iter().zip(q).filter_map(|(&k, &q)| term::kl_div(Wide::from_f64(k), n * Wide::from_f64(q)));
    let total = Exact::sum_of(q.iter().copied());
    let excess = (&Exact::from_f64(1.0) - &total).to_wide();
    let divergence = deviances.sum::<Wide>() + n * excess;
    let types = Wide::from_integer(counts.len() as i64) * (n + Wide::ONE).ln();
    Ok([-(divergence + types), -divergence].map(Wide::to_f64))
}

/// The logarithm of the number of types, `ln C(n + m − 1, m − 1)` for samples of n of m outcomes, in nats: at most `m ln(n + 1)`.
///
/// # Domain
/// From one to 2³² outcomes, and as many trials at most.
///
/// # Errors
/// If either is outside its range.
///
/// # Accuracy
/// Within 0.51 ULP.
pub fn ln_types(trials: u64, outcomes: u64) -> Result<f64> {
    let n = trials_in_range(trials)?;
    if !(1..=MOST_TRIALS).contains(&outcomes) {
        return Err(out_of_range(scalar("outcomes"), outcomes as f64, "from one to 2^32"));
    }
    if trials == 0 || outcomes == 1 {
        return Ok(0.0);
    }
    let m = Wide::from_integer(outcomes as i64 - 1);
    let sum = n + m;
    let shares = n * (m / n).ln_1p() + m * (n / m).ln_1p();
    Ok((ln_arrangements([n, m].into_iter(), sum) + shares).to_f64())
}
