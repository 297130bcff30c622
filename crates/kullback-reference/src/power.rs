//! Sums of `p^α q^(1−α)`, the affinity of order `α`.

use rug::{Rational, ops::Pow};

use crate::{Enclosure, exact, sum::Sum, terms::ln_ratio};

/// Orders up to this, if they are integers or half-integers, are powers and roots of exact fractions.
/// Beyond, the fractions would be longer than the logarithm and the exponential are slow.
const EXACT_ORDER: i32 = 64;

/// How `p^α q^(1−α)` is evaluated for one `α`.
enum Power {
    /// `α − 1` is a small integer: the term is rational.
    Integer(i32),
    /// `2(α − 1)` is a small odd integer: the term is the square root of a rational.
    HalfInteger(i32),
    /// Any other `α`, enclosed.
    Real(Enclosure),
}

impl Power {
    fn new(alpha: &Rational, precision: u32) -> Self {
        let twice_less_one = Rational::from(alpha - 1_u32) * 2_u32;
        let small = twice_less_one
            .is_integer()
            .then(|| twice_less_one.numer().to_i32())
            .flatten()
            .filter(|k| k.abs() <= 2 * EXACT_ORDER);
        match small {
            Some(k) if k % 2 == 0 => Self::Integer(k / 2),
            Some(k) => Self::HalfInteger(k),
            None => Self::Real(Enclosure::exact(alpha, precision)),
        }
    }

    /// Adds the term of `p, q > 0`, written with one quotient: `p (p/q)^(α−1)` or `q (p/q)^α`.
    fn add_term(&self, sum: &mut Sum, p: &Rational, q: &Rational) {
        if p == q {
            return sum.add_exact(p);
        }
        let precision = sum.precision();
        match self {
            Self::Integer(exponent) => {
                sum.add_exact(&(p * Rational::from(p / q).pow(exponent)));
            }
            Self::HalfInteger(twice) => {
                let square = Rational::from(p / q).pow(twice);
                match exact::sqrt(&square) {
                    Some(root) => sum.add_exact(&(p * root)),
                    None => {
                        let root = Enclosure::exact(&square, precision).sqrt();
                        sum.add(&(Enclosure::exact(p, precision) * root));
                    }
                }
            }
            Self::Real(alpha) => {
                let power = (alpha * ln_ratio(p, q, precision)).exp();
                sum.add(&(Enclosure::exact(q, precision) * power));
            }
        }
    }
}

/// `Σ p^α q^(1−α)` over pairs of non-negative numbers; `None` if it is infinite.
///
/// A zero to a positive power is zero and to a negative one infinite, unless the other factor is a
/// zero as well. A zero to the power zero is zero here: at `α = 0` the sum is over `p > 0`.
pub(crate) fn affinity<'a>(
    pairs: impl IntoIterator<Item = (&'a Rational, &'a Rational)>,
    alpha: &Rational,
    precision: u32,
) -> Option<Sum> {
    let power = Power::new(alpha, precision);
    let mut sum = Sum::new(precision);
    for (p, q) in pairs {
        match (p.is_zero(), q.is_zero()) {
            (false, false) => power.add_term(&mut sum, p, q),
            (true, false) if alpha.is_negative() => return None,
            (false, true) if *alpha > 1 => return None,
            _ => (),
        }
    }
    Some(sum)
}

/// `Σ p (ρ/r)^exponent` over pairs `(p, ρ)` with `0 < ρ <= r`, for a positive exponent of any size:
/// what is left of `Σ p ρ^exponent` when `r^exponent`, which may overflow any float, is taken out.
pub(crate) fn scaled_power_sum<'a>(
    pairs: impl IntoIterator<Item = (&'a Rational, &'a Rational)>,
    r: &Rational,
    exponent: &Rational,
    precision: u32,
) -> Enclosure {
    let exponent = Enclosure::exact(exponent, precision);
    let mut sum = Enclosure::zero(precision);
    for (p, rho) in pairs {
        let power = (&exponent * ln_ratio(rho, r, precision)).exp();
        sum += &(Enclosure::exact(p, precision) * power);
    }
    sum
}
