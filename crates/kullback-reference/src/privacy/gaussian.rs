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

/// Beyond this, `e^ε` is near the end of MPFR's range.
const LARGE_EPSILON: u64 = 1 << 58;

/// The normal probability above `x`.
fn upper_tail(x: &Enclosure) -> Enclosure {
    (x / &Enclosure::from_integer(2, x.precision()).sqrt()).erfc().half()
}

/// `δ(ε) = Q(a) − e^ε Q(b)`, where `Q` is the normal distribution's upper tail, `a = ε/μ − ½μ` and `b = ε/μ + ½μ`, for `μ > 0`.
///
/// It is between zero and the first of the two, whatever is known of the second. Where `e^ε` is too large for floats, that is
/// `φ(a) Q(b)/φ(b)`, and `b/(1 + b²) ≤ Q(b)/φ(b) ≤ 1/b`.
fn profile(shift: &Rational, epsilon: &Enclosure) -> Enclosure {
    let precision = epsilon.precision();
    let exact = Enclosure::exact(shift, precision);
    let (middle, half) = (epsilon / &exact, exact.half());
    let (low, high) = (&middle - &half, &middle + &half);
    let first = upper_tail(&low);
    let second = if *epsilon.lower() > LARGE_EPSILON {
        let one = Enclosure::from_integer(1, precision);
        let density = (-low.square().half()).exp() / Enclosure::pi(precision).scale(2).sqrt();
        density * high.recip().hull(&(&high / &(one + high.square())))
    } else {
        epsilon.exp() * upper_tail(&high)
    };
    (&first - &second).max(&Enclosure::zero(precision)).min(&first)
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

    /// About where the root is: by secants of `ln δ(ε)` between two points on either side of it, which are halved when a secant does not help.
    fn guess(&self, precision: u32) -> Float {
        let mut working = precision.min(96);
        let mut high = Float::with_val(working, 1);
        while self.is_positive(&high, working) == Some(true) {
            high *= 2_u32;
        }
        let mut low = Float::new(working);
        // A dozen halvings: within a factor of two of the root if that is below one, and much closer if it is above.
        for _ in 0..40 {
            let middle = Float::with_val(working, &low + &high) / 2_u32;
            if self.is_positive(&middle, working) == Some(true) {
                low = middle;
            } else {
                high = middle;
            }
            let gap = Float::with_val(working, &high - &low);
            if low > 0 && gap <= Float::with_val(working, &low / 4_u32) {
                break;
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
                let shift = Enclosure::exact(&self.shift, bits);
                let high = &point / &shift + shift.half();
                let slope = -(point.exp() * upper_tail(&high) / &reached);
                let value = (reached / asked).ln();
                return Some((Float::with_val(working, value.lower()), Float::with_val(working, slope.lower())));
            }
            bits *= 2;
        }
        None
    }
}
