//! The logarithm of the gamma function and its first two derivatives, on the positive numbers.

use rug::{Float, Integer, float::Round, ops::NegAssign};

use super::{Enclosure, larger};

/// Where `ln Γ` is least, to the nearest `f64`.
const LEAST_AT: f64 = 1.461_632_144_968_362_3;

/// Bits beyond the precision asked for, so that what a sum of some thousand roundings loses is not seen.
const GUARD: u32 = 32;

impl Enclosure {
    /// `ln Γ(x)`, for positive `x`; it is convex, falls from `+∞` at zero to its least value near 1.46,
    /// and is zero at one and at two.
    ///
    /// # Panics
    ///
    /// If the whole enclosure is negative or zero. One that only reaches down to zero or below it
    /// stands for a number that does not, and its upper end becomes `+∞`.
    #[must_use]
    pub fn ln_gamma(&self) -> Self {
        assert!(self.hi > 0, "logarithm of the gamma function outside its domain: {self}");
        if self.lo > LEAST_AT.next_up() {
            return self.increasing(Float::ln_gamma_round);
        }
        let mut value = self.decreasing(Float::ln_gamma_round);
        if self.lo <= 0 {
            value.hi = Float::with_val(self.precision(), f64::INFINITY);
        }
        if self.is_point() || self.hi < LEAST_AT.next_down() {
            return value;
        }
        // The least value is between the ends, or nearly.
        let right = Self::point(self.hi.clone()).ln_gamma();
        Self { lo: self.ln_gamma_least(), hi: larger(&value.hi, &right.hi).clone() }
    }

    /// A lower bound of `ln Γ` on an interval around its least value or close to it: the graph is above
    /// its tangents. The one at [`LEAST_AT`] is almost level; those at the ends are the better the
    /// narrower the interval.
    fn ln_gamma_least(&self) -> Float {
        let precision = self.precision();
        // Off this part the function is positive, so nothing there is least.
        let part = self.max(&Self::from_integer(1, precision)).min(&Self::from_integer(2, precision));
        let middle = Float::with_val(precision.max(53), LEAST_AT);
        let bounds = [middle, part.lo.clone(), part.hi.clone()].map(|at| {
            let at = Self::point(at);
            (at.ln_gamma() + at.digamma() * (&part - &at)).lo
        });
        let best = bounds.iter().reduce(larger).expect("three of them");
        Float::with_val_round(precision, best, Round::Down).0
    }

    /// The digamma function `ψ(x) = d/dx ln Γ(x)`, for positive `x`; it increases from `−∞` at zero.
    ///
    /// # Panics
    ///
    /// If the whole enclosure is negative or zero. One that only reaches down to zero or below it
    /// stands for a number that does not, and its lower end becomes `−∞`.
    #[must_use]
    pub fn digamma(&self) -> Self {
        assert!(self.hi > 0, "digamma function outside its domain: {self}");
        let mut value = self.increasing(Float::digamma_round);
        if self.lo <= 0 {
            value.lo = Float::with_val(self.precision(), f64::NEG_INFINITY);
        }
        value
    }

    /// The trigamma function `ψ′(x) = Σ 1/(x + k)²` over `k >= 0`, for positive `x`; it decreases from
    /// `+∞` at zero to zero at infinity.
    ///
    /// # Panics
    ///
    /// If the whole enclosure is negative or zero. One that only reaches down to zero or below it
    /// stands for a number that does not, and its upper end becomes `+∞`.
    #[must_use]
    pub fn trigamma(&self) -> Self {
        assert!(self.hi > 0, "trigamma function outside its domain: {self}");
        let precision = self.precision();
        let right = trigamma_at(&self.hi, precision);
        if self.is_point() {
            return right;
        }
        let hi =
            if self.lo > 0 { trigamma_at(&self.lo, precision).hi } else { Float::with_val(precision, f64::INFINITY) };
        Self { lo: right.lo, hi }
    }
}

/// `ψ′` at one positive number: terms of its series up to where the asymptotic expansion has digits
/// enough, then that.
fn trigamma_at(x: &Float, precision: u32) -> Enclosure {
    if x.is_infinite() {
        return Enclosure::zero(precision);
    }
    let working = precision + GUARD;
    // The least term of the expansion at y is about exp(−2πy), here 2^(−9y): more than enough at a quarter
    // of the precision, and the further out, the fewer the Bernoulli numbers that it takes.
    let far_enough = working / 4 + 1;
    let mut at = Enclosure::point(x.clone()).with_precision(working.max(x.prec()));
    let one = Enclosure::from_integer(1, working);
    let mut sum = Enclosure::zero(working);
    while at.lo < far_enough {
        sum += &at.square().recip();
        at += &one;
    }
    (sum + trigamma_expansion(&at, working)).with_precision(precision)
}

/// `ψ′(y) = 1/y + 1/2y² + Σ B₂ₖ / y²ᵏ⁺¹`, in which what follows a term has the sign of the next one and
/// at most its size (`ψ′` minus any partial sum is completely monotonic, or its negative is).
fn trigamma_expansion(y: &Enclosure, precision: u32) -> Enclosure {
    let inverse = y.recip();
    let square = inverse.square();
    let mut sum = &inverse + &square.half();
    let mut power = inverse;
    // Grows faster than needed: about an eighth of the precision is used at the nearest y.
    for bernoulli in bernoulli_numbers(precision / 6 + 4) {
        power = power * &square;
        let term = &power * &bernoulli.enclosure(precision);
        let negligible = Float::with_val(precision, &sum.lo >> precision);
        if term.lo.cmp_abs(&negligible).is_some_and(std::cmp::Ordering::is_le) || power.is_zero() {
            return &sum + &term.hull(&Enclosure::zero(precision));
        }
        sum += &term;
    }
    unreachable!("at y >= precision / 4 the terms are negligible before they run out")
}

/// An even-numbered Bernoulli number, as a fraction not in lowest terms.
struct Bernoulli {
    numerator: Integer,
    denominator: Integer,
}

impl Bernoulli {
    fn enclosure(&self, precision: u32) -> Enclosure {
        let part = |part: &Integer| Enclosure::assigned(precision, part);
        part(&self.numerator) / part(&self.denominator)
    }
}

/// `B₂, B₄, …`, so many of them, from the tangent numbers: `B₂ₖ = (−1)ᵏ⁻¹ 2k Tₖ / (4ᵏ (4ᵏ − 1))`.
fn bernoulli_numbers(count: u32) -> impl Iterator<Item = Bernoulli> {
    (1_u32..).zip(tangent_numbers(count)).map(|(k, tangent)| {
        let mut numerator = tangent * (2 * k);
        if k.is_multiple_of(2) {
            numerator.neg_assign();
        }
        let fourth: Integer = Integer::from(1) << (2 * k);
        let denominator = Integer::from(&fourth - 1_u32) * fourth;
        Bernoulli { numerator, denominator }
    })
}

/// The coefficients of `tan x = Σ Tₖ x²ᵏ⁻¹ / (2k − 1)!`, by repeated differentiation: Brent and Harvey,
/// "Fast computation of Bernoulli, tangent and secant numbers" (2013), algorithm `TangentNumbers`.
fn tangent_numbers(count: u32) -> Vec<Integer> {
    let factorials = (1..count).scan(Integer::from(1), |factorial, k| {
        *factorial *= k;
        Some(factorial.clone())
    });
    let mut numbers: Vec<Integer> = std::iter::once(Integer::from(1)).chain(factorials).collect();
    for pass in 1..numbers.len() {
        let mut before = numbers[pass - 1].clone();
        for (step, number) in (0_u32..).zip(&mut numbers[pass..]) {
            *number *= step + 2;
            before *= step;
            *number += before;
            before = number.clone();
        }
    }
    numbers
}
