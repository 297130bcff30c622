//! Likelihood, by sums that are exact as far as they are rational.

use super::sum;
use crate::{
    Enclosure, OutOfDomain, domain,
    terms::{self, ln_ratio, rel_entr, sum_of_rationals},
};
use rug::Rational;

/// The first moment and the second central one, exactly.
pub(super) fn moments<'a>(weighted: impl IntoIterator<Item = (&'a Rational, Rational, Rational)>) -> [Rational; 2] {
    let mut sums = [Rational::new(), Rational::new(), Rational::new()];
    for (weight, first, second) in weighted {
        sums[0] += weight;
        sums[1] += first * weight;
        sums[2] += second * weight;
    }
    let [total, first, second] = sums;
    let mean = first / &total;
    let variance = second / total - Rational::from(mean.square_ref());
    [mean, variance]
}

/// `x̄` and `√(Σ x²/n − x̄²)`.
///
/// # Errors
///
/// [`OutOfDomain`] if there is no sample.
pub fn normal_mle(samples: &[Rational], precision: u32) -> Result<[Enclosure; 2], OutOfDomain> {
    domain::non_empty("samples", samples)?;
    let one = Rational::from(1);
    let [mean, variance] = moments(samples.iter().map(|x| (&one, x.clone(), Rational::from(x.square_ref()))));
    Ok([Enclosure::exact(&mean, precision), Enclosure::exact(&variance, precision).sqrt()])
}

/// `½ n ln 2πσ² + Σ (x − μ)²/(2σ²)`.
///
/// # Errors
///
/// [`OutOfDomain`] if there is no sample, or `std` is not positive.
pub fn normal_nll(
    samples: &[Rational],
    mean: &Rational,
    std: &Rational,
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    domain::non_empty("samples", samples)?;
    domain::positive("std", std)?;
    let squares: Rational = samples.iter().map(|x| Rational::from(x - mean).square()).sum();
    let variance = Rational::from(std.square_ref());
    let ln = (Enclosure::pi(precision).scale(2) * Enclosure::exact(&variance, precision)).ln();
    let constant = ln * Enclosure::exact(&samples.len().into(), precision);
    Ok((constant + Enclosure::exact(&(squares / variance), precision)).half())
}

/// The sum of counts, which must be positive.
fn total_of<'a>(name: &str, counts: impl Iterator<Item = &'a Rational>) -> Result<Rational, OutOfDomain> {
    let total: Rational = counts.sum();
    if total.is_zero() {
        return Err(OutOfDomain::new(name, "has no mass"));
    }
    Ok(total)
}

/// Counts and a model of them; returns the counts' sum.
fn counted(counts: &[Rational], q: &[Rational]) -> Result<Rational, OutOfDomain> {
    domain::same_length(("counts", counts.len()), ("q", q.len()))?;
    domain::non_negative_vector("counts", counts)?;
    let total = total_of("counts", counts.iter())?;
    domain::probability_vector("q", q)?;
    Ok(total)
}

/// `−Σ n ln q`.
///
/// # Errors
///
/// [`OutOfDomain`] if the lengths differ, there are no counts, or `q` is no probability vector.
pub fn categorical_nll(counts: &[Rational], q: &[Rational], precision: u32) -> Result<Enclosure, OutOfDomain> {
    counted(counts, q)?;
    let one = Rational::from(1);
    let mut sum = Enclosure::zero(precision);
    for (n, q) in counts.iter().zip(q).filter(|(n, _)| n.is_positive()) {
        if q.is_zero() {
            return Ok(Enclosure::infinity(precision));
        }
        sum += &(Enclosure::exact(n, precision) * ln_ratio(&one, q, precision));
    }
    Ok(sum)
}

/// `2 Σ [n ln(n/(N q)) − n + N q]`.
///
/// # Errors
///
/// As [`categorical_nll`].
pub fn g_statistic(counts: &[Rational], q: &[Rational], precision: u32) -> Result<Enclosure, OutOfDomain> {
    let total = counted(counts, q)?;
    let expected: Vec<Rational> = q.iter().map(|q| Rational::from(q * &total)).collect();
    let sum = domain::sum(&expected);
    Ok(terms::kl(counts.iter().zip(&expected), &total, &sum, precision).scale(2))
}

/// `Σ (n − N q)²/(N q)`.
///
/// # Errors
///
/// As [`categorical_nll`].
pub fn pearson_statistic(counts: &[Rational], q: &[Rational], precision: u32) -> Result<Enclosure, OutOfDomain> {
    let total = counted(counts, q)?;
    let term = |(n, q): (&Rational, &Rational)| {
        let expected = Rational::from(q * &total);
        let difference = Rational::from(n - &expected);
        match (difference.is_zero(), expected.is_zero()) {
            (true, _) => Some(Rational::new()),
            (false, true) => None,
            (false, false) => Some(difference.square() / expected),
        }
    };
    Ok(sum_of_rationals(counts.iter().zip(q).map(term), precision))
}

/// `2 Σ n ln(n N/(r c))`, r and c the sums of the row and of the column.
///
/// # Errors
///
/// [`OutOfDomain`] if the rows differ in length, a count is negative, or all are zero.
pub fn g_independence(table: &[Vec<Rational>], precision: u32) -> Result<Enclosure, OutOfDomain> {
    let columns = domain::non_empty("table", table)?.len();
    for (i, row) in table.iter().enumerate() {
        if row.len() != columns {
            let problem = format!("has length {}, table[0] has {columns}", row.len());
            return Err(OutOfDomain::new("table", problem).at(&[i]));
        }
        if columns == 0 {
            return Err(OutOfDomain::new("table", "is empty").at(&[0]));
        }
        for (j, n) in row.iter().enumerate() {
            domain::non_negative("table", &[i, j], n)?;
        }
    }
    let total = total_of("table", table.iter().flatten())?;
    let of_columns: Vec<Rational> = (0..columns).map(|j| table.iter().map(|row| &row[j]).sum()).collect();
    let mut sum = Enclosure::zero(precision);
    for row in table {
        let of_row = domain::sum(row);
        for (n, of_column) in row.iter().zip(&of_columns).filter(|(n, _)| n.is_positive()) {
            let (observed, product) = (Rational::from(n * &total), Rational::from(&of_row * of_column));
            sum += &(Enclosure::exact(n, precision) * ln_ratio(&observed, &product, precision));
        }
    }
    Ok(sum.scale(2))
}

/// A distribution on 0, 1, 2, …, divided by its sum, and its mean.
fn normalised(p: &[Rational]) -> Result<(Vec<Rational>, Rational), OutOfDomain> {
    let total = domain::probability_vector("p", p)?;
    let masses: Vec<Rational> = p.iter().map(|mass| Rational::from(mass / &total)).collect();
    let mean = masses.iter().enumerate().map(|(k, mass)| Rational::from(mass * k as u64)).sum();
    Ok((masses, mean))
}

/// `Σ p ln p`.
fn negative_entropy(p: &[Rational], precision: u32) -> Enclosure {
    let one = Rational::from(1);
    sum(p.iter().map(|p| rel_entr(p, &one, precision)), precision)
}

/// The mean λ, and `Σ p ln p + λ − λ ln λ + Σ p ln k!`.
///
/// # Errors
///
/// [`OutOfDomain`] if `p` is no probability vector.
pub fn poisson_projection(p: &[Rational], precision: u32) -> Result<[Enclosure; 2], OutOfDomain> {
    let (masses, mean) = normalised(p)?;
    let rate = Enclosure::exact(&mean, precision);
    if mean.is_zero() {
        return Ok([rate, Enclosure::zero(precision)]);
    }
    let mut ln_factorial = Enclosure::zero(precision);
    let mut factorials = Enclosure::zero(precision);
    for (k, mass) in masses.iter().enumerate().skip(1) {
        ln_factorial += &Enclosure::from_integer(k as i64, precision).ln();
        factorials += &(Enclosure::exact(mass, precision) * &ln_factorial);
    }
    let expected = &rate - &rate * rate.ln() + factorials;
    Ok([rate, negative_entropy(&masses, precision) + expected])
}

/// `1/(1 + m)`, and `Σ p ln p + (1 + m) ln(1 + m) − m ln m`.
///
/// # Errors
///
/// [`OutOfDomain`] if `p` is no probability vector.
pub fn geometric_projection(p: &[Rational], precision: u32) -> Result<[Enclosure; 2], OutOfDomain> {
    let (masses, mean) = normalised(p)?;
    let above = Rational::from(&mean + 1_u32);
    let one = Rational::from(1);
    let entropy = rel_entr(&above, &one, precision) - rel_entr(&mean, &one, precision);
    let success = Enclosure::exact(&above.recip(), precision);
    Ok([success, negative_entropy(&masses, precision) + entropy])
}
