//! Chernoff information: the best exponent for telling two distributions apart.
//!
//! It is the maximum of `f(α) = ln M(α) − ln A(α)`, with `A(α) = Σ p^α q^(1−α)` over the common
//! support and `M(α) = αΣp + (1−α)Σq`. Since `ln A` is convex (Hölder) and `M` linear, `f` is concave
//! on `[0, 1]`, and any tangent lies above it. So a value and a slope at *any* `α*` enclose the
//! maximum:
//!
//! ```text
//! f(α*)  <=  max f  <=  f(α*) + max{ f'(α*) (1 − α*), −f'(α*) α* }
//! ```
//!
//! How `α*` was found needs no proof. It is found by Newton's iteration in ordinary floats, which
//! makes the slope vanish to working precision and the two bounds meet.

use rug::{Assign, Float, Rational};

use crate::{
    Enclosure, OutOfDomain,
    domain::{self, Sums},
    terms::ln_ratio,
};

/// `max over α in [0, 1] of −ln(A/M)`, the Chernoff information, in nats.
///
/// Domain: `p` and `q` probability vectors of one length. `A` is summed over the common support, which
/// at the ends of the interval is the limit from inside; the supremum may be there. `+∞` when no
/// outcome is common to both; exactly zero at `p = q`.
///
/// # Errors
///
/// [`OutOfDomain`] if `p` or `q` is no probability vector, or their lengths differ.
pub fn chernoff_information(p: &[Rational], q: &[Rational], precision: u32) -> Result<Enclosure, OutOfDomain> {
    let sums = domain::pair(p, q)?;
    if p == q {
        return Ok(Enclosure::zero(precision));
    }
    let common: Vec<_> = p.iter().zip(q).filter(|(p, q)| p.is_positive() && q.is_positive()).collect();
    if common.is_empty() {
        return Ok(Enclosure::infinity(precision));
    }
    Ok(Objective::new(&common, &sums, precision).maximum(precision))
}

/// The function to maximise.
struct Objective {
    /// `q` on the common support.
    weights: Vec<Enclosure>,
    /// `ln(p/q)` there.
    log_ratios: Vec<Enclosure>,
    /// `Σq`.
    total_q: Enclosure,
    /// `Σp − Σq`, the slope of `M`.
    excess: Enclosure,
}

/// The value of the objective and its derivative.
struct Tangent {
    value: Enclosure,
    slope: Enclosure,
}

impl Objective {
    fn new(common: &[(&Rational, &Rational)], sums: &Sums, precision: u32) -> Self {
        let exact = |x| Enclosure::exact(x, precision);
        Self {
            weights: common.iter().map(|(_, q)| exact(q)).collect(),
            log_ratios: common.iter().map(|(p, q)| ln_ratio(p, q, precision)).collect(),
            total_q: exact(&sums.q),
            excess: exact(&Rational::from(&sums.p - &sums.q)),
        }
    }

    fn maximum(&self, precision: u32) -> Enclosure {
        let (zero, one) = (Enclosure::zero(precision), Enclosure::exact(&1.into(), precision));
        if *self.tangent(&zero).slope.upper() <= 0 {
            self.maximum_seen_from(&zero)
        } else if *self.tangent(&one).slope.lower() >= 0 {
            self.maximum_seen_from(&one)
        } else {
            self.maximum_seen_from(&Enclosure::point(self.stationary_point(precision)))
        }
    }

    /// The maximum, between the value at `alpha` and the highest point of the tangent there.
    fn maximum_seen_from(&self, alpha: &Enclosure) -> Enclosure {
        let precision = alpha.precision();
        let Tangent { value, slope } = self.tangent(alpha);
        let one = Enclosure::exact(&1.into(), precision);
        let rise_to_one = &slope * (one - alpha);
        let rise_to_zero = -(&slope * alpha);
        let rise = rise_to_one.max(&rise_to_zero).max(&Enclosure::zero(precision));
        value.hull(&(&value + rise))
    }

    /// Rigorous value and slope: `f = ln M − ln A`, `f' = M'/M − A'/A`.
    fn tangent(&self, alpha: &Enclosure) -> Tangent {
        let precision = alpha.precision();
        let mut affinity = Enclosure::zero(precision);
        let mut derivative = Enclosure::zero(precision);
        for (q, log_ratio) in self.weights.iter().zip(&self.log_ratios) {
            let term = q * (alpha * log_ratio).exp();
            derivative += &(&term * log_ratio);
            affinity += &term;
        }
        let mean = &self.total_q + alpha * &self.excess;
        Tangent { slope: &self.excess / &mean - derivative / &affinity, value: (mean / affinity).ln() }
    }

    /// About where the slope vanishes, to about `precision` bits: in floats of a small precision
    /// first, then of twice that, each starting from the last.
    fn stationary_point(&self, precision: u32) -> Float {
        let mut working = precision.min(64);
        let mut alpha = Float::with_val(working, 0.5);
        loop {
            alpha = self.newton(Float::with_val(working, alpha));
            if working == precision {
                return alpha;
            }
            working = (2 * working).min(precision);
        }
    }

    /// Newton's iteration for the zero of the slope, kept inside a bracket that bisection shrinks
    /// whenever a step leaves it or is not at most half the step before.
    fn newton(&self, mut alpha: Float) -> Float {
        let working = alpha.prec();
        let (mut left, mut right) = (Float::new(working), Float::with_val(working, 1));
        let mut last_step = Float::with_val(working, 1);
        // A Newton step of half the bits is the last one needed: convergence is quadratic.
        let small = Float::with_val(working, Float::i_exp(1, -(working as i32) / 2));
        // Each iteration halves the bracket or the step.
        for _ in 0..2 * working {
            let (slope, curvature) = self.slope_and_curvature(&alpha);
            if slope.is_zero() {
                break;
            }
            let side = if slope > 0 { &mut left } else { &mut right };
            side.clone_from(&alpha);
            let step = slope / curvature;
            let target = Float::with_val(working, &alpha - &step);
            let step = step.abs();
            if target > left && target < right && Float::with_val(working, &step * 2_u32) <= last_step {
                alpha = target;
                if step <= small {
                    break;
                }
                last_step = step;
            } else if step <= small {
                // Too short to leave the end of the bracket that alpha is.
                break;
            } else {
                alpha.assign(&left + &right);
                alpha /= 2_u32;
                last_step.assign(&right - &left);
                last_step /= 2_u32;
            }
        }
        alpha
    }

    /// `f'` and `f'' = −(M'/M)² − (A''/A − (A'/A)²)`, in floats, without a guarantee.
    fn slope_and_curvature(&self, alpha: &Float) -> (Float, Float) {
        let precision = alpha.prec();
        let float = |x: &Enclosure| Float::with_val(precision, x.lower());
        let [mut affinity, mut first, mut second] = [(); 3].map(|()| Float::new(precision));
        for (q, log_ratio) in self.weights.iter().zip(&self.log_ratios) {
            let log_ratio = float(log_ratio);
            let power = Float::with_val(precision, alpha * &log_ratio).exp();
            let term = float(q) * power;
            affinity += &term;
            let term = term * &log_ratio;
            first += &term;
            second += term * log_ratio;
        }
        let mean = float(&self.total_q) + Float::with_val(precision, alpha * float(&self.excess));
        let mean_slope = float(&self.excess) / mean;
        first /= &affinity;
        second /= &affinity;
        let slope = Float::with_val(precision, &mean_slope - &first);
        let curvature = first.square() - second - mean_slope.square();
        (slope, curvature)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The bound needs no proof of where `α*` came from: from anywhere, on either side of the maximum
    /// and far from it, the maximum is in the enclosure.
    #[test]
    fn the_maximum_is_enclosed_from_any_point() {
        let rationals = |parts: [i32; 3]| parts.map(|part| Rational::from((part, 100)));
        let (p, q) = (rationals([70, 25, 5]), rationals([10, 20, 70]));
        let common: Vec<_> = p.iter().zip(&q).collect();
        let sums = Sums { p: 1.into(), q: 1.into() };
        let best = Objective::new(&common, &sums, 200).maximum(200);
        assert!(best.has_digits(50));
        let objective = Objective::new(&common, &sums, 100);
        let mut widths = Vec::new();
        for percent in 0..=100 {
            let alpha = Enclosure::exact(&Rational::from((percent, 100)), 100);
            let seen = objective.maximum_seen_from(&alpha);
            assert!(seen.lower() <= best.lower() && best.upper() <= seen.upper(), "from {alpha}: {seen}");
            widths.push(seen.relative_width());
        }
        let narrowest = widths.iter().copied().fold(f64::INFINITY, f64::min);
        assert!(narrowest < 0.02 && widths[0] > 1.0 && widths[100] > 0.5, "{widths:?}");
    }
}
