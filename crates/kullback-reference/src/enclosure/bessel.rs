//! Modified Bessel functions of the first kind, of integer and half-integer order.
//!
//! Up to some hundreds they are their power series, whose terms are all positive; further out, Hankel's
//! expansion for large arguments with its bound of the remainder.

use rug::{Float, Rational};

use super::Enclosure;

/// Bits beyond the precision asked for: for some thousand roundings, and for a logarithm of a gamma
/// function taken from the argument.
const GUARD: u32 = 64;

impl Enclosure {
    /// The modified Bessel function `I_ν(x) = Σ (x/2)^(ν + 2k) / (k! Γ(ν + k + 1))` over `k >= 0`, of an
    /// order `ν >= 0` that is a multiple of one half, for `x >= 0`. It increases from zero, or one at order zero.
    ///
    /// # Panics
    ///
    /// If the order is negative, not a multiple of one half, or beyond a thousand million; if the whole
    /// enclosure is negative. One that only reaches below zero stands for a number that does not.
    #[must_use]
    pub fn bessel_i(&self, order: &Rational) -> Self {
        let order = Order::new(order);
        self.bessel(|x, precision| order.bessel_i(x, precision))
    }

    /// `ln(I_ν(x) Γ(ν + 1) (x/2)^−ν)`, which increases from exactly zero at `x = 0` and is about `x` for
    /// large `x`, without overflow or cancellation anywhere; order and argument as for
    /// [`bessel_i`](Self::bessel_i).
    ///
    /// # Panics
    ///
    /// As [`bessel_i`](Self::bessel_i).
    #[must_use]
    pub fn ln_bessel_i_scaled(&self, order: &Rational) -> Self {
        let order = Order::new(order);
        self.bessel(|x, precision| order.ln_scaled(x, precision))
    }

    /// `I_{ν+1}(x) / I_ν(x)`, which increases from zero at `x = 0` towards one; order and argument as for
    /// [`bessel_i`](Self::bessel_i).
    ///
    /// # Panics
    ///
    /// As [`bessel_i`](Self::bessel_i).
    #[must_use]
    pub fn bessel_i_ratio(&self, order: &Rational) -> Self {
        let order = Order::new(order);
        self.bessel(|x, precision| order.ratio(x, precision))
    }

    /// An increasing function of a number that is not negative, from its enclosures at points.
    fn bessel(&self, at: impl Fn(&Float, u32) -> Self) -> Self {
        assert!(self.hi >= 0, "Bessel function of a negative number: {self}");
        let precision = self.precision();
        let right = at(&self.hi, precision + GUARD).with_precision(precision);
        if self.is_point() {
            return right;
        }
        let zero = Float::new(precision);
        let left = at(if self.lo > 0 { &self.lo } else { &zero }, precision + GUARD).with_precision(precision);
        Self { lo: left.lo, hi: right.hi }
    }
}

/// The order, doubled.
#[derive(Clone, Copy)]
struct Order(i64);

impl Order {
    fn new(order: &Rational) -> Self {
        let doubled = Rational::from(order * 2_u32);
        assert!(doubled.is_integer() && !doubled.is_negative(), "Bessel function of order {order}");
        assert!(doubled <= 2_000_000_000_i64, "Bessel function of order {order}");
        Self(doubled.numer().to_i64().expect("just compared"))
    }

    fn plus_one(self) -> Self {
        Self(self.0 + 2)
    }

    /// The order plus one, which is a point at any reasonable precision.
    fn successor(self, precision: u32) -> Enclosure {
        Enclosure::from_integer(self.0 + 2, precision).half()
    }

    /// Whether Hankel's expansion has digits enough at `x`, and its error bound the constants used below.
    fn is_far(self, x: &Float, precision: u32) -> bool {
        *x > precision && *x > self.0 * self.0 / 4 + 1
    }

    fn bessel_i(self, x: &Float, precision: u32) -> Enclosure {
        if x.is_infinite() {
            return Enclosure::infinity(precision);
        }
        let far = self.is_far(x, precision);
        let x = Enclosure::point(x.clone()).with_precision(precision);
        if far {
            return x.exp() / (Enclosure::pi(precision) * &x).scale(2).sqrt() * self.expansion(&x);
        }
        let one = Enclosure::from_integer(1, precision);
        let gamma = self.successor(precision).increasing(Float::gamma_round);
        self.power(&x.half()) / gamma * (one + self.series_m1(&x))
    }

    fn ln_scaled(self, x: &Float, precision: u32) -> Enclosure {
        if x.is_infinite() {
            return Enclosure::infinity(precision);
        }
        let far = self.is_far(x, precision);
        let x = Enclosure::point(x.clone()).with_precision(precision);
        if !far {
            return self.series_m1(&x).ln_1p();
        }
        let root = (Enclosure::pi(precision) * &x).scale(2).ln().half();
        let power = x.half().ln().scale(self.0).half();
        &x - &root + self.expansion(&x).ln() + self.successor(precision).ln_gamma() - power
    }

    fn ratio(self, x: &Float, precision: u32) -> Enclosure {
        let one = Enclosure::from_integer(1, precision);
        if x.is_infinite() {
            return one;
        }
        let far = self.plus_one().is_far(x, precision);
        let x = Enclosure::point(x.clone()).with_precision(precision);
        let ratio = if far {
            self.plus_one().expansion(&x) / self.expansion(&x)
        } else {
            let sums = (&one + self.plus_one().series_m1(&x)) / (&one + self.series_m1(&x));
            x.half() / self.successor(precision) * sums
        };
        ratio.min(&one)
    }

    /// `xᵛ`.
    fn power(self, x: &Enclosure) -> Enclosure {
        let whole = x.powi(i32::try_from(self.0 / 2).expect("an order within its limit"));
        if self.0 % 2 == 0 { whole } else { whole * x.sqrt() }
    }

    /// `I_ν(x) Γ(ν + 1) (x/2)^−ν − 1 = Σ (x²/4)ᵏ / (k! (ν + 1)(ν + 2)…(ν + k))` over `k >= 1`.
    fn series_m1(self, x: &Enclosure) -> Enclosure {
        let precision = x.precision();
        let argument = x.square().half();
        let mut term = Enclosure::from_integer(1, precision);
        let mut sum = Enclosure::zero(precision);
        for k in 1.. {
            term = term * &argument / self.divisor(k, precision);
            sum += &term;
            // Ratios decrease; from one half on, what is left is at most the last term.
            let ratio = &argument / &self.divisor(k + 1, precision);
            if ratio.hi <= 0.5 && term.hi <= Float::with_val(precision, &sum.hi >> precision) {
                break;
            }
        }
        sum + term.hull(&Enclosure::zero(precision))
    }

    /// What turns `x²/2` into the ratio of the series' term `k` to the one before.
    fn divisor(self, k: i64, precision: u32) -> Enclosure {
        Enclosure::from_integer(k * (self.0 + 2 * k), precision)
    }

    /// `√(2πx) exp(−x) I_ν(x) = Σ (−1)ᵏ aₖ(ν) / xᵏ`, for `x` at least `ν²` and one.
    ///
    /// The connection `πi I_ν(x) = exp(−νπi) K_ν(x) − K_ν(x exp(πi))` ([DLMF 10.34.2]) makes the remainder
    /// two: that of `K_ν` on the negative axis, at most `2 χ(l) |a_l| x^−l exp(π/2 · |ν² − ¼| / x)` after `l`
    /// terms ([DLMF 10.40(iii)]), where `χ(l) <= √(π (l + 1) / 2)` is below `l + 2` and the exponential
    /// below five; and `K_ν(x)` itself, which relative to `exp(x)` is below `4 exp(−2x)`.
    ///
    /// [DLMF 10.34.2]: https://dlmf.nist.gov/10.34#E2
    /// [DLMF 10.40(iii)]: https://dlmf.nist.gov/10.40#iii
    fn expansion(self, x: &Enclosure) -> Enclosure {
        let precision = x.precision();
        let mut sum = Enclosure::from_integer(1, precision);
        let mut term = sum.clone();
        let recessive = x.scale(-2).exp().scale(4);
        for k in 1.. {
            let odd = 2 * k - 1;
            term = term * Enclosure::from_integer(odd * odd - self.0 * self.0, precision) / x.scale(8 * k);
            let remainder = term.abs().scale(10 * (k + 2));
            // Terms end at half-integer orders, and otherwise fall for long enough, where this is used.
            if remainder.hi <= Float::with_val(precision, Float::i_exp(1, -(precision as i32))) {
                let radius = Enclosure::point((remainder + recessive).hi);
                return (&sum - &radius).hull(&(&sum + &radius));
            }
            sum += &term;
        }
        unreachable!("the expansion has digits enough at such an argument")
    }
}
