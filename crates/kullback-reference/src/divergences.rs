//! Divergences between two probability vectors, and the Jensen–Shannon divergence of several.
//!
//! All are zero, exactly, at `p = q`, except the two that are plain sums of the numbers as given:
//! [`bhattacharyya_coefficient`] (which is then `Σp`) and [`rel_entr_sum`] (zero too, but possibly
//! negative elsewhere).

use rug::Rational;

use crate::{
    Enclosure, OutOfDomain, domain, exact,
    sum::Sum,
    terms::{self, sum_of_rationals},
};

/// `Σ [p ln(p/q) − p + q]`, the Kullback–Leibler divergence of `p` from `q`, in nats.
///
/// Equal to `Σ p ln(p/q)` when both sums are one, and never negative even when they are not quite.
///
/// Domain: `p` and `q` probability vectors of one length. A term with `p = 0` is `q`; `+∞` where
/// `p > 0 = q`.
///
/// # Errors
///
/// [`OutOfDomain`] if `p` or `q` is no probability vector, or their lengths differ.
pub fn kl(p: &[Rational], q: &[Rational], precision: u32) -> Result<Enclosure, OutOfDomain> {
    let sums = domain::pair(p, q)?;
    Ok(terms::kl(p.iter().zip(q), &sums.p, &sums.q, precision))
}

/// `Σ p ln(p/q)` of the numbers as given, in nats for probabilities.
///
/// Domain: `p` and `q` non-empty vectors of non-negative numbers, of one length and any sums. A term
/// with `p = 0` is zero; `+∞` where `p > 0 = q`. Negative values occur.
///
/// # Errors
///
/// [`OutOfDomain`] if `p` or `q` is empty or has a negative entry, or their lengths differ.
pub fn rel_entr_sum(p: &[Rational], q: &[Rational], precision: u32) -> Result<Enclosure, OutOfDomain> {
    domain::same_length(("p", p.len()), ("q", q.len()))?;
    domain::non_negative_vector("p", p)?;
    domain::non_negative_vector("q", q)?;
    Ok(terms::rel_entr_sum(p.iter().zip(q), precision))
}

/// `Σ (p − q) ln(p/q) = KL(p‖q) + KL(q‖p)`, Jeffreys' divergence, in nats; without a factor ½.
///
/// Domain: `p` and `q` probability vectors of one length. A term with both zero is zero; with exactly
/// one zero it is `+∞`.
///
/// # Errors
///
/// [`OutOfDomain`] if `p` or `q` is no probability vector, or their lengths differ.
pub fn jeffreys(p: &[Rational], q: &[Rational], precision: u32) -> Result<Enclosure, OutOfDomain> {
    domain::pair(p, q)?;
    let mut sum = Enclosure::zero(precision);
    for (p, q) in p.iter().zip(q).filter(|(p, q)| p != q) {
        if p.is_zero() || q.is_zero() {
            return Ok(Enclosure::infinity(precision));
        }
        let difference = Enclosure::exact(&Rational::from(p - q), precision);
        sum += &(difference * terms::ln_ratio(p, q, precision));
    }
    Ok(sum)
}

/// `½ KL(p‖m) + ½ KL(q‖m)` with `m = ½(p + q)`, the Jensen–Shannon divergence, in nats.
///
/// Domain: `p` and `q` probability vectors of one length. At most `ln 2` between distributions, which
/// it is exactly when they have no outcome in common.
///
/// # Errors
///
/// [`OutOfDomain`] if `p` or `q` is no probability vector, or their lengths differ.
pub fn js(p: &[Rational], q: &[Rational], precision: u32) -> Result<Enclosure, OutOfDomain> {
    let sums = domain::pair(p, q)?;
    let m: Vec<Rational> = p.iter().zip(q).map(|(p, q)| Rational::from(p + q) / 2_u32).collect();
    let total = Rational::from(&sums.p + &sums.q) / 2_u32;
    let from_p = terms::kl(p.iter().zip(&m), &sums.p, &total, precision);
    let from_q = terms::kl(q.iter().zip(&m), &sums.q, &total, precision);
    Ok((from_p + from_q).half())
}

/// The square root of [`js`]: a metric. In `√nat`.
///
/// # Errors
///
/// [`OutOfDomain`] if `p` or `q` is no probability vector, or their lengths differ.
pub fn js_distance(p: &[Rational], q: &[Rational], precision: u32) -> Result<Enclosure, OutOfDomain> {
    Ok(js(p, q, precision)?.sqrt())
}

/// `Σ wᵢ KL(pᵢ‖m)` with `m = Σ wᵢ pᵢ`, the weighted Jensen–Shannon divergence of several
/// distributions, in nats.
///
/// `KL` is [`kl`]. Domain: the rows `ps` probability vectors of one length, `w` a probability vector
/// with an entry for each row. A row of weight zero contributes nothing.
///
/// # Errors
///
/// [`OutOfDomain`] if a row or `w` is no probability vector, or lengths differ.
pub fn js_weighted(ps: &[Vec<Rational>], w: &[Rational], precision: u32) -> Result<Enclosure, OutOfDomain> {
    let length = domain::non_empty("ps", ps)?.len();
    domain::same_length(("ps", ps.len()), ("w", w.len()))?;
    let mut totals = Vec::with_capacity(ps.len());
    for (i, p) in ps.iter().enumerate() {
        let row = format!("ps[{i}]");
        domain::same_length(("ps[0]", length), (&row, p.len()))?;
        totals.push(domain::probability_vector(&row, p)?);
    }
    domain::probability_vector("w", w)?;

    let mut m = vec![Rational::new(); length];
    for (p, w) in ps.iter().zip(w) {
        for (m, p) in m.iter_mut().zip(p) {
            *m += Rational::from(w * p);
        }
    }
    let total = domain::sum(&m);
    let mut sum = Enclosure::zero(precision);
    for ((p, w), total_p) in ps.iter().zip(w).zip(&totals) {
        if w.is_positive() {
            let divergence = terms::kl(p.iter().zip(&m), total_p, &total, precision);
            sum += &(Enclosure::exact(w, precision) * divergence);
        }
    }
    Ok(sum)
}

/// `½ Σ |p − q|`, the total variation distance, with the factor ½: at most one between distributions.
///
/// Domain: `p` and `q` probability vectors of one length. A rational number, rounded once.
///
/// # Errors
///
/// [`OutOfDomain`] if `p` or `q` is no probability vector, or their lengths differ.
pub fn total_variation(p: &[Rational], q: &[Rational], precision: u32) -> Result<Enclosure, OutOfDomain> {
    domain::pair(p, q)?;
    let terms = p.iter().zip(q).map(|(p, q)| Some(Rational::from(p - q).abs() / 2_u32));
    Ok(sum_of_rationals(terms, precision))
}

/// `½ Σ (√p − √q)²`, the squared Hellinger distance, with the factor ½: at most one between
/// distributions.
///
/// Domain: `p` and `q` probability vectors of one length.
///
/// # Errors
///
/// [`OutOfDomain`] if `p` or `q` is no probability vector, or their lengths differ.
pub fn squared_hellinger(p: &[Rational], q: &[Rational], precision: u32) -> Result<Enclosure, OutOfDomain> {
    domain::pair(p, q)?;
    let mut sum = Sum::new(precision);
    for (p, q) in p.iter().zip(q) {
        match exact::sqrt(&Rational::from(p * q)) {
            // Then the square p + q − 2√(pq) is rational.
            Some(mean) => sum.add_exact(&(Rational::from(p + q) - 2_u32 * mean)),
            None => {
                let root = |x| Enclosure::exact(x, precision).sqrt();
                sum.add(&(root(p) - root(q)).square());
            }
        }
    }
    Ok(sum.enclosure().half())
}

/// The square root of [`squared_hellinger`]: a metric.
///
/// # Errors
///
/// [`OutOfDomain`] if `p` or `q` is no probability vector, or their lengths differ.
pub fn hellinger(p: &[Rational], q: &[Rational], precision: u32) -> Result<Enclosure, OutOfDomain> {
    Ok(squared_hellinger(p, q, precision)?.sqrt())
}

/// `Σ √(pq)`, the Bhattacharyya coefficient: one at equal distributions, zero at disjoint ones.
///
/// Domain: `p` and `q` probability vectors of one length. The sum of the numbers as given.
///
/// # Errors
///
/// [`OutOfDomain`] if `p` or `q` is no probability vector, or their lengths differ.
pub fn bhattacharyya_coefficient(p: &[Rational], q: &[Rational], precision: u32) -> Result<Enclosure, OutOfDomain> {
    domain::pair(p, q)?;
    Ok(coefficient(p, q, precision))
}

/// `Σ √(pq)`; a point at zero exactly when no outcome is common to both.
fn coefficient(p: &[Rational], q: &[Rational], precision: u32) -> Enclosure {
    let mut sum = Sum::new(precision);
    for (p, q) in p.iter().zip(q) {
        let product = Rational::from(p * q);
        match exact::sqrt(&product) {
            Some(root) => sum.add_exact(&root),
            None => sum.add(&Enclosure::exact(&product, precision).sqrt()),
        }
    }
    sum.enclosure()
}

/// `−ln(Σ √(pq) / ½(Σp + Σq))`, the Bhattacharyya distance, in nats.
///
/// Domain: `p` and `q` probability vectors of one length. `+∞` when no outcome is common to both.
///
/// # Errors
///
/// [`OutOfDomain`] if `p` or `q` is no probability vector, or their lengths differ.
pub fn bhattacharyya_distance(p: &[Rational], q: &[Rational], precision: u32) -> Result<Enclosure, OutOfDomain> {
    let sums = domain::pair(p, q)?;
    if p == q {
        return Ok(Enclosure::zero(precision));
    }
    let mean = Rational::from(&sums.p + &sums.q) / 2_u32;
    Ok(-(coefficient(p, q, precision) / Enclosure::exact(&mean, precision)).ln())
}

/// `Σ (p − q)²/q`, Pearson's χ² divergence.
///
/// Domain: `p` and `q` probability vectors of one length. `+∞` where `p > 0 = q`.
///
/// # Errors
///
/// [`OutOfDomain`] if `p` or `q` is no probability vector, or their lengths differ.
pub fn chi_squared(p: &[Rational], q: &[Rational], precision: u32) -> Result<Enclosure, OutOfDomain> {
    domain::pair(p, q)?;
    let terms = p.iter().zip(q).map(|(p, q)| squared_difference_over(p, q, q));
    Ok(sum_of_rationals(terms, precision))
}

/// `Σ (p − q)²/p`, Neyman's χ² divergence.
///
/// Domain: `p` and `q` probability vectors of one length. `+∞` where `q > 0 = p`.
///
/// # Errors
///
/// [`OutOfDomain`] if `p` or `q` is no probability vector, or their lengths differ.
pub fn neyman_chi_squared(p: &[Rational], q: &[Rational], precision: u32) -> Result<Enclosure, OutOfDomain> {
    domain::pair(p, q)?;
    let terms = p.iter().zip(q).map(|(p, q)| squared_difference_over(p, q, p));
    Ok(sum_of_rationals(terms, precision))
}

/// `½ Σ (p − q)²/(p + q)`, the Vincze–Le Cam divergence, with the factor ½: at most one between
/// distributions.
///
/// Domain: `p` and `q` probability vectors of one length. A term with both zero is zero.
///
/// # Errors
///
/// [`OutOfDomain`] if `p` or `q` is no probability vector, or their lengths differ.
pub fn le_cam(p: &[Rational], q: &[Rational], precision: u32) -> Result<Enclosure, OutOfDomain> {
    domain::pair(p, q)?;
    let terms = p.iter().zip(q).map(|(p, q)| squared_difference_over(p, q, &(Rational::from(p + q) * 2_u32)));
    Ok(sum_of_rationals(terms, precision))
}

/// `(p − q)²/d`: zero at `p = q`, and otherwise infinite (`None`) at `d = 0`.
fn squared_difference_over(p: &Rational, q: &Rational, d: &Rational) -> Option<Rational> {
    if p == q {
        Some(Rational::new())
    } else if d.is_zero() {
        None
    } else {
        Some(Rational::from(p - q).square() / d)
    }
}
