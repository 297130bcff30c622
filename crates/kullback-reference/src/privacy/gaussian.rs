//! The Gaussian mechanism: normal noise of standard deviation `σ` added to a number of sensitivity `Δ`.

use rug::{Float, Rational};

use super::failure;
use crate::{Enclosure, Order, OutOfDomain, PRECISION_LIMIT, domain};

/// `μ = Δ/σ`.
fn ratio(sensitivity: &Rational, sigma: &Rational) -> Result<Rational, OutOfDomain> {
    domain::non_negative("sensitivity", &[], sensitivity)?;
    domain::positive("sigma", sigma)?;
    Ok(Rational::from(sensitivity / sigma))
}

/// `½ α μ²`: the Rényi divergence of order `α` of `N(μ, 1)` from `N(0, 1)`.
///
/// # Errors
///
/// [`OutOfDomain`] if `Δ` or `α` is negative, or `σ` not positive.
pub fn gaussian_rdp(
    sensitivity: &Rational,
    sigma: &Rational,
    alpha: &Order,
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    let shift = ratio(sensitivity, sigma)?;
    let Order::Finite(alpha) = alpha else {
        let is_equal = shift.is_zero();
        return Ok(if is_equal { Enclosure::zero(precision) } else { Enclosure::infinity(precision) });
    };
    domain::non_negative("alpha", &[], alpha)?;
    Ok(Enclosure::exact(&(shift.square() * alpha / 2_u32), precision))
}

/// `½ μ²`.
///
/// # Errors
///
/// [`OutOfDomain`] if `Δ` is negative, or `σ` not positive.
pub fn gaussian_zcdp(sensitivity: &Rational, sigma: &Rational, precision: u32) -> Result<Enclosure, OutOfDomain> {
    Ok(Enclosure::exact(&(ratio(sensitivity, sigma)?.square() / 2_u32), precision))
}

/// Beyond this `b² ≥ 2ε` is so large that the asymptotic series for `Q(b)/φ(b)` gives as many bits as anybody asks for; and `e^ε` nears the end of
/// MPFR's range.
const LARGE_EPSILON: u64 = 1 << 20;

/// The normal probability above `x`.
fn upper_tail(x: &Enclosure) -> Enclosure {
    (x / &Enclosure::from_integer(2, x.precision()).sqrt()).erfc().half()
}

/// `Q(x)/φ(x)` for a large `x`, where it is between any two successive sums of `1/x (1 − 1/x² + 1·3/x⁴ − 1·3·5/x⁶ + …)`.
fn mills(x: &Enclosure) -> Enclosure {
    let precision = x.precision();
    let square = x.square().recip();
    let (mut term, mut sum) = (x.recip(), x.recip());
    for odd in (1_u32..).step_by(2).take(precision as usize) {
        let next = -(&term * &square).scale(i64::from(odd));
        let longer = &sum + &next;
        if *next.abs().upper() <= Float::with_val(64, sum.lower() >> precision) {
            return sum.hull(&longer);
        }
        (term, sum) = (next, longer);
    }
    sum.hull(&(&sum - &term))
}

/// `Q(a)` and `e^ε Q(b)`, where `Q` is the normal distribution's upper tail, `a = ε/μ − ½μ` and `b = ε/μ + ½μ`, for `μ > 0`. Since `b² − a²` is `2ε`, the second
/// is `φ(a) Q(b)/φ(b)`.
fn terms(shift: &Rational, epsilon: &Enclosure) -> (Enclosure, Enclosure) {
    let precision = epsilon.precision();
    let exact = Enclosure::exact(shift, precision);
    let (middle, half) = (epsilon / &exact, exact.half());
    let (low, high) = (&middle - &half, &middle + &half);
    let second = if *epsilon.lower() > LARGE_EPSILON {
        (-low.square().half()).exp() / Enclosure::pi(precision).scale(2).sqrt() * mills(&high)
    } else {
        epsilon.exp() * upper_tail(&high)
    };
    (upper_tail(&low), second)
}

/// `δ(ε) = Q(a) − e^ε Q(b)`, which is between zero and the first of the two, whatever is known of the second.
fn profile(shift: &Rational, epsilon: &Enclosure) -> Enclosure {
    let (first, second) = terms(shift, epsilon);
    (&first - &second).max(&Enclosure::zero(epsilon.precision())).min(&first)
}

/// The least `δ` such that the mechanism is `(ε, δ)`-DP.
///
/// # Errors
///
/// [`OutOfDomain`] if `Δ` or `ε` is negative, or `σ` not positive.
pub fn gaussian_delta(
    sensitivity: &Rational,
    sigma: &Rational,
    epsilon: &Rational,
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    let shift = ratio(sensitivity, sigma)?;
    domain::non_negative("epsilon", &[], epsilon)?;
    if shift.is_zero() {
        return Ok(Enclosure::zero(precision));
    }
    Ok(profile(&shift, &Enclosure::exact(epsilon, precision)))
}

/// The least `ε ≥ 0` such that the mechanism is `(ε, δ)`-DP: zero, or the zero of a decreasing function, between two points at which its signs
/// are certain and different.
///
/// # Errors
///
/// [`OutOfDomain`] if `Δ` is negative, `σ` not positive, or not `0 < δ < 1`.
pub fn gaussian_epsilon(
    sensitivity: &Rational,
    sigma: &Rational,
    delta: &Rational,
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    let shift = ratio(sensitivity, sigma)?;
    failure(delta, false)?;
    if shift.is_zero() {
        return Ok(Enclosure::zero(precision));
    }
    let excess = Excess { shift, delta };
    // The total variation is no rational number: more bits tell it from δ.
    if !excess.is_positive(&Float::new(precision), precision).unwrap_or(false) {
        return Ok(Enclosure::zero(precision));
    }
    Ok(excess.root(precision))
}

/// `δ(ε) − δ`, which decreases.
struct Excess<'a> {
    shift: Rational,
    delta: &'a Rational,
}

impl Excess<'_> {
    /// Its sign, from `bits` bits on; `None` if no number of bits tells.
    fn is_positive(&self, epsilon: &Float, bits: u32) -> Option<bool> {
        let mut bits = bits.max(64);
        while bits <= 2 * PRECISION_LIMIT {
            let point =
                Enclosure::from_bounds(epsilon.clone(), epsilon.clone())?.with_precision(bits.max(epsilon.prec()));
            let difference = profile(&self.shift, &point) - Enclosure::exact(self.delta, bits);
            if difference.is_positive() || difference.is_negative() {
                return Some(difference.is_positive());
            }
            bits *= 2;
        }
        None
    }

    /// The root, which is above zero.
    fn root(&self, precision: u32) -> Enclosure {
        let guess = self.guess(precision + 16);
        // Brackets of a relative width from 2^−precision on, until the signs are right.
        let mut width = precision as i32 - 2;
        while width > 0 {
            let margin = Float::with_val(precision + 16, &guess >> width);
            let low = Float::with_val(precision + 16, &guess - &margin);
            let high = Float::with_val(precision + 16, &guess + &margin);
            let bits = precision + 64;
            if self.is_positive(&low, bits) == Some(true) && self.is_positive(&high, bits) == Some(false) {
                return Enclosure::from_bounds(low, high).expect("low is below high");
            }
            width /= 2;
        }
        Enclosure::unknown(precision).max(&Enclosure::zero(precision))
    }

    /// About where the root is: first by bisection, then by Newton's method at more and more bits.
    fn guess(&self, precision: u32) -> Float {
        let mut working = precision.min(96);
        let mut high = Float::with_val(working, 1);
        while self.is_positive(&high, working) == Some(true) {
            high *= 2_u32;
        }
        let mut low = Float::new(working);
        // As near as a few standard deviations, where Newton's method has numbers to work with.
        let reach = Float::with_val(working, &self.shift) * 8_u32;
        for _ in 0..2 * working {
            let gap = Float::with_val(working, &high - &low);
            if gap <= reach && gap <= Float::with_val(working, &low / 4_u32) {
                break;
            }
            let middle = Float::with_val(working, &low + &high) / 2_u32;
            if self.is_positive(&middle, working) == Some(true) {
                low = middle;
            } else {
                high = middle;
            }
        }
        let mut root = high;
        loop {
            root = self.polished(Float::with_val(working, &root), working);
            if working == precision {
                return root;
            }
            working = (2 * working).min(precision);
        }
    }

    /// Newton's method for `ln δ(ε) = ln δ`, without a guarantee: from above, where the function is concave, it descends to the root.
    fn polished(&self, mut epsilon: Float, working: u32) -> Float {
        let small = working as i32 / 2;
        for _ in 0..working {
            let Some((value, slope)) = self.value_and_slope(&epsilon, working) else { break };
            let step = Float::with_val(working, &value / &slope);
            let next = Float::with_val(working, &epsilon - &step);
            if !next.is_finite() || next <= 0 {
                break;
            }
            let is_last = step.is_zero() || step.abs() <= Float::with_val(working, &epsilon >> small);
            epsilon = next;
            if is_last {
                break;
            }
        }
        epsilon
    }

    /// `ln δ(ε) − ln δ` and its derivative `−e^ε Q(b)/δ(ε)`, in floats of the precision, each to most of its bits.
    fn value_and_slope(&self, epsilon: &Float, working: u32) -> Option<(Float, Float)> {
        let mut bits = working + 32;
        while bits <= 2 * PRECISION_LIMIT {
            let point = Enclosure::from_bounds(epsilon.clone(), epsilon.clone())?.with_precision(bits);
            let reached = profile(&self.shift, &point);
            let asked = Enclosure::exact(self.delta, bits);
            if reached.relative_width() < 2f64.powi(-(working.min(1000) as i32)) {
                let slope = -(terms(&self.shift, &point).1 / &reached);
                let value = (reached / asked).ln();
                return Some((Float::with_val(working, value.lower()), Float::with_val(working, slope.lower())));
            }
            bits *= 2;
        }
        None
    }
}
