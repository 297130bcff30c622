//! Estimates from counts, and what those from frequencies are on average.

use rug::{Integer, Rational};

use crate::{Enclosure, OutOfDomain, domain, series::sum_range, terms};

/// Bits beyond the precision asked for, for the terms of a sum.
const GUARD: u32 = 32;

/// The largest count.
const LARGEST_COUNT: u64 = 1 << 53;

/// The largest sample size of the expectations.
const LARGEST_SAMPLE: u32 = 1 << 16;

/// `−Σ (c/n) ln(c/n)`.
///
/// # Errors
///
/// [`OutOfDomain`] if `counts` are not whole numbers up to 2⁵³, at least one of them positive.
pub fn plug_in_entropy(counts: &[Rational], precision: u32) -> Result<Enclosure, OutOfDomain> {
    let frequencies = frequencies(counts)?;
    let one = Rational::from(1);
    Ok(-terms::rel_entr_sum(frequencies.iter().map(|f| (f, &one)), precision))
}

/// `Σ [f ln(f/q) − f + q]` for the frequencies `f = c/n`.
///
/// # Errors
///
/// As [`plug_in_entropy`], and if `q` is no probability vector or not as long.
pub fn plug_in_kl(counts: &[Rational], q: &[Rational], precision: u32) -> Result<Enclosure, OutOfDomain> {
    domain::same_length(("counts", counts.len()), ("q", q.len()))?;
    let frequencies = frequencies(counts)?;
    let total = domain::probability_vector("q", q)?;
    Ok(terms::kl(frequencies.iter().zip(q), &Rational::from(1), &total, precision))
}

/// [`plug_in_entropy`] `+ (m − 1)/(2n)`, for m counts that are not zero.
///
/// # Errors
///
/// As [`plug_in_entropy`].
pub fn miller_madow_entropy(counts: &[Rational], precision: u32) -> Result<Enclosure, OutOfDomain> {
    Ok(plug_in_entropy(counts, precision)? + correction(counts, precision))
}

/// [`plug_in_kl`] `− (m − 1)/(2n)`.
///
/// # Errors
///
/// As [`plug_in_kl`].
pub fn miller_madow_kl(counts: &[Rational], q: &[Rational], precision: u32) -> Result<Enclosure, OutOfDomain> {
    Ok(plug_in_kl(counts, q, precision)? - correction(counts, precision))
}

/// `ln n − (1/n) Σ c G(c)`, `G(c) = ψ(c) + ½ (−1)^c [ψ((c + 1)/2) − ψ(c/2)]`.
///
/// # Errors
///
/// As [`plug_in_entropy`].
pub fn grassberger_entropy(counts: &[Rational], precision: u32) -> Result<Enclosure, OutOfDomain> {
    let frequencies = frequencies(counts)?;
    let n = Enclosure::exact(&domain::sum(counts), precision);
    let seen = counts.iter().zip(&frequencies).filter(|(count, _)| count.is_positive());
    let weighed = seen.map(|(count, frequency)| Enclosure::exact(frequency, precision) * g(count, precision));
    Ok(n.ln() - weighed.fold(Enclosure::zero(precision), |sum, term| sum + term))
}

fn g(count: &Rational, precision: u32) -> Enclosure {
    let psi = |x: Rational| Enclosure::exact(&x, precision).digamma();
    let gap = psi(Rational::from(count + 1_u32) / 2_u32) - psi(Rational::from(count / 2_u32));
    let alternating = if count.numer().is_even() { gap } else { -gap };
    psi(count.clone()) + alternating.half()
}

/// `(c + a)/(n + m a)` for each of m counts.
///
/// # Errors
///
/// [`OutOfDomain`] if `counts` are not whole numbers up to 2⁵³, or the pseudo-count a is not positive.
pub fn additive_smoothing(
    counts: &[Rational],
    pseudo_count: &Rational,
    precision: u32,
) -> Result<Vec<Enclosure>, OutOfDomain> {
    whole_numbers(counts)?;
    domain::positive("pseudo_count", pseudo_count)?;
    let total = domain::sum(counts) + pseudo_count * Rational::from(counts.len());
    let smoothed = |count: &Rational| Rational::from(count + pseudo_count) / &total;
    Ok(counts.iter().map(|count| Enclosure::exact(&smoothed(count), precision)).collect())
}

/// The expectation of [`plug_in_entropy`] for n observations under `p/Σp`: `Σᵢ Σ_c C(n, c) pᵢᶜ (1 − pᵢ)ⁿ⁻ᶜ (c/n) ln(n/c)`.
///
/// # Errors
///
/// [`OutOfDomain`] if `p` is no probability vector, or `n` is not from 1 to 65536.
pub fn plug_in_expectation(p: &[Rational], n: &Rational, precision: u32) -> Result<Enclosure, OutOfDomain> {
    let (p, n) = sampled(p, n)?;
    Ok(expectation(&p, n, precision))
}

/// The entropy of `p/Σp` less [`plug_in_expectation`].
///
/// # Errors
///
/// As [`plug_in_expectation`].
pub fn plug_in_bias(p: &[Rational], n: &Rational, precision: u32) -> Result<Enclosure, OutOfDomain> {
    let (p, n) = sampled(p, n)?;
    let one = Rational::from(1);
    let entropy = -terms::rel_entr_sum(p.iter().map(|p| (p, &one)), precision);
    Ok(entropy - expectation(&p, n, precision))
}

fn expectation(p: &[Rational], n: u32, precision: u32) -> Enclosure {
    let working = precision + GUARD;
    let size = Rational::from(n);
    let of = |p: &Rational| {
        let (seen, unseen) = (Enclosure::exact(p, working), Enclosure::exact(&Rational::from(1 - p), working));
        sum_range(1..u64::from(n), precision, |c| {
            let count = c as u32;
            let ways = Enclosure::exact(&Integer::from(n).binomial(count).into(), working);
            let frequency = Enclosure::exact(&Rational::from((count, n)), working);
            let surprise = terms::ln_ratio(&size, &Rational::from(count), working);
            ways * seen.powi(count as i32) * unseen.powi((n - count) as i32) * frequency * surprise
        })
    };
    p.iter().filter(|p| p.is_positive() && **p != 1).fold(Enclosure::zero(precision), |sum, p| sum + of(p))
}

/// A distribution, normalised, and a sample size.
fn sampled(p: &[Rational], n: &Rational) -> Result<(Vec<Rational>, u32), OutOfDomain> {
    let total = domain::probability_vector("p", p)?;
    let size = n.is_integer().then(|| n.numer().to_u32()).flatten();
    let size = size.filter(|size| (1..=LARGEST_SAMPLE).contains(size));
    let size = size.ok_or_else(|| OutOfDomain::new("n", "is not a whole number from 1 to 65536"))?;
    Ok((p.iter().map(|p| Rational::from(p / &total)).collect(), size))
}

fn whole_numbers(counts: &[Rational]) -> Result<(), OutOfDomain> {
    domain::non_negative_vector("counts", counts)?;
    match counts.iter().position(|count| !count.is_integer() || *count > LARGEST_COUNT) {
        Some(index) => Err(OutOfDomain::new("counts", "is not a whole number up to 2^53").at(&[index])),
        None => Ok(()),
    }
}

fn frequencies(counts: &[Rational]) -> Result<Vec<Rational>, OutOfDomain> {
    whole_numbers(counts)?;
    let total = domain::sum(counts);
    if total.is_zero() {
        return Err(OutOfDomain::new("counts", "has no observations"));
    }
    Ok(counts.iter().map(|count| Rational::from(count / &total)).collect())
}

/// `(m − 1)/(2n)`.
fn correction(counts: &[Rational], precision: u32) -> Enclosure {
    let seen = counts.iter().filter(|count| count.is_positive()).count();
    Enclosure::exact(&(Rational::from(seen - 1) / (domain::sum(counts) * 2_u32)), precision)
}
