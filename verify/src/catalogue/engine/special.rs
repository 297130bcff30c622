//! What the engine's special functions promise.
//!
//! MPFR knows some of them, and computes the others from those by their definition: a Bregman divergence by its differences, at a precision
//! that leaves two hundred bits however much they cancel.

use super::{Breach, Promise, Trials, relative, within};
use crate::sampler::Draw;
use kullback::wide::{Wide, constants};
use kullback_reference::{Enclosure, Rational};
use rug::{Float, Integer, float::Constant};

/// The special functions' pages.
pub(super) static ALL: &[&Promise] = &[
    &Promise {
        id: "engine-bernoulli",
        tex: r"\textstyle\sum_{j \le n} \binom{n+1}{j} B_j = 0",
        trials: Trials::Once,
        check: |_| bernoulli(),
    },
    &Promise {
        id: "engine-logarithm-by-difference",
        tex: r"|y - \mathrm{fl}(y)| \le 2^{-122} |y|,\ y \in \{\ln(b/a), u - \ln(1 + u)\},\ u = (b - a)/a",
        trials: Trials::PerSample(10),
        check: |draw| {
            let pair = Pair::positive(draw);
            let (b, a, _) = pair.exact(PLENTY + pair.closeness());
            let ratio = Wide::ln_ratio_by_difference(pair.b, pair.a, pair.d);
            let digits = relative(&pair.inputs(), ratio, &enclosure(&(b / a).ln()), Wide::LN_EPSILON_LOG2)?;
            let share = pair.d / pair.a;
            let exact = float(share, PLENTY + 2 * pair.closeness() + 2 * binade(share));
            if exact <= -1 {
                return Ok(digits);
            }
            let value = enclosure(&(exact.clone() - exact.ln_1p()));
            Ok(digits.min(relative(&[share], share.ln_1p_deficit(), &value, Wide::LN_EPSILON_LOG2)?))
        },
    },
    &Promise {
        id: "engine-log-gamma",
        tex: r"|\ln\Gamma(x) - \mathrm{fl}(\ln\Gamma(x))| \le 2^{-119} |\ln\Gamma(x)|",
        trials: Trials::PerSample(4),
        check: |draw| {
            let x = if draw.below(3) == 0 { near_zero_of_log_gamma(draw) } else { positive(draw) };
            relative(&[x], x.ln_gamma(), &enclosure(&float(x, 900).ln_gamma()), Wide::GAMMA_EPSILON_LOG2)
        },
    },
    &Promise {
        id: "engine-digamma",
        tex: r"|\psi(x) - \mathrm{fl}(\psi(x))| \le 2^{-119} (1 + |\psi(x)|)",
        trials: Trials::PerSample(4),
        check: |draw| {
            let x = positive(draw);
            let value = float(x, 640).digamma();
            let allowed = enclosure(&(value.clone().abs() + 1u32));
            within(&[x], x.digamma(), &enclosure(&value), &allowed, Wide::GAMMA_EPSILON_LOG2)
        },
    },
    &Promise {
        id: "engine-digamma-gap",
        tex: r"|g - \mathrm{fl}(g)| \le 2^{-119} g,\ g = \ln x - \psi(x)",
        trials: Trials::PerSample(4),
        check: |draw| {
            let x = positive(draw);
            let exact = float(x, PLENTY + binade(x));
            let value = exact.clone().ln() - exact.digamma();
            relative(&[x], x.digamma_gap(), &enclosure(&value), Wide::GAMMA_EPSILON_LOG2)
        },
    },
    &Promise {
        id: "engine-trigamma",
        tex: r"|g - \mathrm{fl}(g)| \le 2^{-119} g,\ g \in \{\psi'(x), \psi'(x) - \tfrac1x\}",
        trials: Trials::PerSample(1),
        check: |draw| {
            let x = positive(draw);
            let (trigamma, gap) = trigamma(x);
            let digits = relative(&[x], x.trigamma(), &trigamma, Wide::GAMMA_EPSILON_LOG2)?;
            Ok(digits.min(relative(&[x], x.trigamma_gap(), &gap, Wide::GAMMA_EPSILON_LOG2)?))
        },
    },
    &Promise {
        id: "engine-gamma-excess",
        tex: r"|f - \mathrm{fl}(f)| \le 2^{-119} (1 + |f|),\ f = \ln\Gamma(x) - x \ln x + x",
        trials: Trials::PerSample(4),
        check: |draw| {
            let x = positive(draw);
            let value = gamma_excess(&float(x, PLENTY + 2 * binade(x)));
            let allowed = enclosure(&(value.clone().abs() + 1u32));
            within(&[x], x.gamma_excess(), &enclosure(&value), &allowed, Wide::GAMMA_EPSILON_LOG2)
        },
    },
    &Promise {
        id: "engine-digamma-bregman",
        tex: r"|B - \mathrm{fl}(B)| \le 2^{-118} B,\ B = \psi(a) + \psi'(a) (b - a) - \psi(b)",
        trials: Trials::PerSample(1),
        check: |draw| {
            let pair = Pair::positive(draw);
            let (b, a, d) = pair.exact(PLENTY + 2 * pair.closeness());
            let trigamma = Enclosure::from_bounds(a.clone(), a.clone()).expect("in order").trigamma();
            let value = enclosure(&(a.digamma() + trigamma.lower() * d - b.digamma()));
            let fast = Wide::digamma_bregman(pair.b, pair.a, pair.d);
            relative(&pair.inputs(), fast, &value, Wide::GAMMA_EPSILON_LOG2 + 1)
        },
    },
    &Promise {
        id: "engine-arc-tangent",
        tex: r"|\operatorname{atan} x - \mathrm{fl}(\operatorname{atan} x)| \le 2^{-120} \operatorname{atan} x,\ x \ge 0",
        trials: Trials::PerSample(10),
        check: |draw| {
            let x = if draw.below(2) == 0 { sized(draw, -200, 200) } else { sized(draw, -4, 4) };
            relative(&[x], x.atan(), &enclosure(&float(x, 640)).atan(), Wide::MEAN_EPSILON_LOG2)
        },
    },
    &Promise {
        id: "engine-arithmetic-geometric-mean",
        tex: r"|m - \mathrm{fl}(m)| \le 2^{-120} m,\ m = \operatorname{agm}(1, 1 + x) - 1,\ x \ge 0",
        trials: Trials::PerSample(10),
        check: |draw| {
            let x = if draw.below(2) == 0 { sized(draw, -200, 2000) } else { sized(draw, -4, 4) };
            let exact = |x: Wide| Enclosure::exact(&super::rational(x), 2400);
            let one = exact(Wide::ONE);
            let value = one.agm(&(&one + &exact(x))) - &one;
            relative(&[x], x.agm_m1(), &value, Wide::MEAN_EPSILON_LOG2)
        },
    },
    &Promise {
        id: "engine-digamma-difference",
        tex: r"|\psi(b) - \psi(a) - \mathrm{fl}(\psi(b) - \psi(a))| \le 2^{-119} |\psi(b) - \psi(a)|",
        trials: Trials::PerSample(4),
        check: |draw| {
            let pair = Pair::positive(draw);
            let (b, a, _) = pair.exact(PLENTY + pair.closeness());
            let fast = Wide::digamma_difference(pair.b, pair.a, pair.d);
            relative(&pair.inputs(), fast, &enclosure(&(b.digamma() - a.digamma())), Wide::GAMMA_EPSILON_LOG2)
        },
    },
    &Promise {
        id: "engine-log-gamma-bregman",
        tex: r"|B - \mathrm{fl}(B)| \le 2^{-119} B,\ B = \ln\Gamma(b) - \ln\Gamma(a) - \psi(a) (b - a)",
        trials: Trials::PerSample(4),
        check: |draw| {
            let pair = Pair::positive(draw);
            let (b, a, d) = pair.exact(PLENTY + 2 * pair.closeness());
            let value = b.ln_gamma() - a.clone().ln_gamma() - a.digamma() * d;
            let fast = Wide::ln_gamma_bregman(pair.b, pair.a, pair.d);
            relative(&pair.inputs(), fast, &enclosure(&value), Wide::GAMMA_EPSILON_LOG2)
        },
    },
    &Promise {
        id: "engine-gamma-excess-bregman",
        tex: r"|B - \mathrm{fl}(B)| \le 2^{-112} B,\ B = f(b) - f(a) - f'(a) (b - a)",
        trials: Trials::PerSample(4),
        check: |draw| {
            let pair = Pair::positive(draw);
            let (b, a, d) = pair.exact(PLENTY + 2 * pair.closeness() + 2 * binade(pair.a.max(pair.b)));
            let slope = a.clone().digamma() - a.clone().ln();
            let value = gamma_excess(&b) - gamma_excess(&a) - slope * d;
            let fast = Wide::gamma_excess_bregman(pair.b, pair.a, pair.d);
            relative(&pair.inputs(), fast, &enclosure(&value), Wide::GAMMA_EXCESS_BREGMAN_EPSILON_LOG2)
        },
    },
    &Promise {
        id: "engine-sine",
        tex: r"|y - \mathrm{fl}(y)| \le 2^{-123} (|y| + 2^{-110}),\ y \in \{\sin x, \cos x\},\ |x| \le 2^{12}",
        trials: Trials::PerSample(10),
        check: |draw| {
            let x = angle(draw);
            let exact = float(x, 640);
            let holds = |fast: Wide, value: Float| {
                let allowed = enclosure(&(value.clone().abs() + (Float::with_val(640, 1) >> 110)));
                within(&[x], fast, &enclosure(&value), &allowed, Wide::SIN_EPSILON_LOG2)
            };
            Ok(holds(x.sin(), exact.clone().sin())?.min(holds(x.cos(), exact.cos())?))
        },
    },
    &Promise {
        id: "engine-one-less-cosine",
        tex: r"|y - \mathrm{fl}(y)| \le 2^{-122} y,\ y = 1 - \cos x,\ |x| \le 2^{12}",
        trials: Trials::PerSample(10),
        check: |draw| {
            let x = if draw.below(2) == 0 { angle(draw) } else { sized(draw, -1063, 12) };
            // Not at the hundred and more bits of a multiple of 2π.
            let x = Wide::from_f64(x.to_f64());
            let value = float(x.half(), 640).sin().square() * 2u32;
            relative(&[x], x.one_minus_cos(), &enclosure(&value), Wide::SIN_EPSILON_LOG2 + 1)
        },
    },
    &Promise {
        id: "engine-error-function",
        tex: r"|\mathrm{erf}(x) - \mathrm{fl}(\mathrm{erf}(x))| \le 2^{-119} |\mathrm{erf}(x)|",
        trials: Trials::PerSample(4),
        check: |draw| {
            let x = deviate(draw);
            relative(&[x], x.erf(), &enclosure(&float(x, 640).erf()), Wide::ERF_EPSILON_LOG2)
        },
    },
    &Promise {
        id: "engine-error-function-complement",
        tex: r"|y - \mathrm{fl}(y)| \le 2^{-119} \max(1, y) \text{ for } x \le 2,\ 2^{-122} (1 + x^2) y \text{ beyond},\ y = \mathrm{erfc}(x)",
        trials: Trials::PerSample(4),
        check: |draw| {
            let x = deviate(draw);
            let exact = float(x, 640);
            let value = exact.clone().erfc();
            let (allowed, bound) = if exact <= 2 {
                (value.clone().max(&Float::with_val(640, 1)), Wide::ERF_EPSILON_LOG2)
            } else {
                ((exact.square() + 1u32) * &value, Wide::ERFC_EPSILON_LOG2)
            };
            within(&[x], x.erfc(), &enclosure(&value), &enclosure(&allowed), bound)
        },
    },
    &Promise {
        id: "engine-bessel",
        tex: r"|y - \mathrm{fl}(y)| \le 2^{-115} y,\ y \in \{\ln {}_0F_1(;\nu+1;\tfrac{x^2}4), I_{\nu+1}(x)/I_\nu(x)\},\ \nu \le 50",
        trials: Trials::PerSample(2),
        check: |draw| {
            let (order, x) = order_and_concentration(draw);
            let (logarithm, ratio) = bessel(&float(order, PLENTY), &float(x, PLENTY));
            let holds = |fast: Wide, value| relative(&[order, x], fast, &enclosure(&value), Wide::BESSEL_EPSILON_LOG2);
            Ok(holds(Wide::ln_bessel(order, x), logarithm)?.min(holds(Wide::bessel_ratio(order, x), ratio)?))
        },
    },
    &Promise {
        id: "engine-bessel-bregman",
        tex: r"|B - \mathrm{fl}(B)| \le 2^{-102} B,\ B = g(y) - g(x) - g'(x) (y - x),\ g(x) = \ln {}_0F_1(;\nu+1;\tfrac{x^2}4)",
        trials: Trials::PerSample(4),
        check: |draw| {
            let (order, a) = order_and_concentration(draw);
            let pair = Pair::of_concentrations(draw, order, a);
            let (y, x, d) = pair.exact(PLENTY + 2 * pair.closeness() + 2 * binade(pair.a.max(pair.b)));
            let order_exact = float(order, x.prec());
            let ((at_y, _), (at_x, slope)) = (bessel(&order_exact, &y), bessel(&order_exact, &x));
            let fast = Wide::ln_bessel_bregman(order, pair.b, pair.a, pair.d);
            let inputs = [order, pair.b, pair.a, pair.d];
            relative(&inputs, fast, &enclosure(&(at_y - at_x - slope * d)), Wide::BESSEL_BREGMAN_EPSILON_LOG2)
        },
    },
];

/// Bits of a reference value whose differences do not cancel.
const PLENTY: u32 = 300;

/// Bits that a reference value is taken to have, when all that cancels has been allowed for.
const KNOWN: i32 = 200;

/// A number of the engine; the precision must be 128 bits at least.
fn float(x: Wide, precision: u32) -> Float {
    let (negative, significand, exponent) = x.parts();
    let magnitude = Float::with_val(precision, significand) << exponent as i32;
    if negative { -magnitude } else { magnitude }
}

/// A value of which [`KNOWN`] bits are right.
fn enclosure(value: &Float) -> Enclosure {
    let slack = Float::with_val(value.prec(), value.clone().abs() >> KNOWN);
    let bounds = Enclosure::from_bounds((value - &slack).into_float(value), (value + &slack).into_float(value));
    bounds.expect("the bounds are in order")
}

/// An expression of floats, at the precision of one of them.
trait IntoFloat {
    fn into_float(self, like: &Float) -> Float;
}

impl<T> IntoFloat for T
where
    Float: rug::Assign<T> + rug::ops::AssignRound<T, Round = rug::float::Round, Ordering = std::cmp::Ordering>,
{
    fn into_float(self, like: &Float) -> Float {
        Float::with_val(like.prec(), self)
    }
}

/// How many bits an integer part has, zero below one.
fn binade(x: Wide) -> u32 {
    let (_, _, exponent) = x.parts();
    u32::try_from(exponent + 128).unwrap_or(0)
}

/// A positive number from 2^low up to 2^high.
fn sized(draw: &mut Draw<'_>, low: i32, high: i32) -> Wide {
    let binade = low + draw.below((high - low) as usize) as i32;
    Wide::from_f64(1.0 + draw.unit()).scale(binade.into())
}

/// A positive number: of any size, or about where the recurrence ends, or with all its bits.
fn positive(draw: &mut Draw<'_>) -> Wide {
    match draw.below(4) {
        0 => sized(draw, -1063, 1023),
        1 => sized(draw, -8, 9),
        2 => Wide::from_integer(1 + draw.below(130) as i64).half(),
        _ => super::wide(draw).abs().scale(draw.below(140) as i64),
    }
}

/// A number at a small distance, or none, from one or two.
fn near_zero_of_log_gamma(draw: &mut Draw<'_>) -> Wide {
    let zero = Wide::from_integer(1 + draw.below(2) as i64);
    let distance = Wide::ONE.scale(-(1 + draw.below(126) as i64));
    if draw.below(2) == 0 { zero + distance } else { zero - distance }
}

/// An angle of any size up to 2¹², and either sign; or near a multiple of π/2, or of π/4, where the series are longest.
fn angle(draw: &mut Draw<'_>) -> Wide {
    let quarters = Wide::from_integer(1 + draw.below(2600) as i64);
    let x = match draw.below(4) {
        0 => sized(draw, -200, 12),
        1 => (quarters * Wide::pi()).half(),
        2 => (quarters * Wide::pi()).scale(-2) * Wide::from_f64(1.0 + 1e-3 * draw.unit()),
        _ => (quarters * Wide::pi()).half() + sized(draw, -120, 0),
    };
    if draw.below(2) == 0 { x } else { -x }
}

/// An argument of the error function, of either sign: mostly near where one method gives way to the other.
fn deviate(draw: &mut Draw<'_>) -> Wide {
    let x = match draw.below(4) {
        0 => sized(draw, -1063, 14),
        1 => sized(draw, -4, 5),
        2 => Wide::from_f64(1.9 + 0.2 * draw.unit()),
        _ => super::wide(draw).abs().scale(draw.below(10) as i64),
    };
    if draw.below(2) == 0 { x } else { -x }
}

/// An order, often that of the circle or the sphere, and an argument: of any size, or about where the methods give way to one another.
fn order_and_concentration(draw: &mut Draw<'_>) -> (Wide, Wide) {
    let doubled = if draw.below(2) == 0 { draw.choose(&[0, 0, 1, 2]) } else { draw.below(101) as i64 };
    let order = Wide::from_integer(doubled).half();
    let edge = Wide::from_integer(64).max(order.square().scale(-3));
    let x = match draw.below(6) {
        0 => Wide::ZERO,
        1 => sized(draw, -1000, 1000),
        2 => edge * Wide::from_f64(0.9 + 0.2 * draw.unit()),
        3 => edge * Wide::from_f64(draw.unit()),
        4 => super::wide(draw).abs().scale(draw.below(20) as i64),
        _ => sized(draw, -4, 12),
    };
    (order, x)
}

/// Two numbers and their difference.
struct Pair {
    b: Wide,
    a: Wide,
    d: Wide,
}

impl Pair {
    /// Any two positive numbers, half of them closer than one half, down to 2⁻¹¹⁰.
    fn positive(draw: &mut Draw<'_>) -> Self {
        let a = positive(draw);
        if draw.below(2) == 0 {
            let b = positive(draw);
            return Self { b, a, d: b - a };
        }
        let share = Wide::from_f64(1.0 + draw.unit()).scale(-(2 + draw.below(109) as i64));
        let d = if draw.below(2) == 0 { a * share } else { -(a * share) };
        Self { b: a + d, a, d }
    }

    /// Two arguments of a Bessel function: unrelated, or about two apart, where the method changes, or closer, down to 2⁻¹¹⁰.
    fn of_concentrations(draw: &mut Draw<'_>, order: Wide, a: Wide) -> Self {
        let distance = match draw.below(6) {
            0 | 1 => {
                let edge = Wide::from_integer(64).max(order.square().scale(-3));
                let candidates = [Wide::ZERO, edge, sized(draw, -1000, 1000), sized(draw, -4, 9)];
                let b = draw.choose(&candidates);
                return Self { b, a, d: b - a };
            }
            2 => Wide::from_f64(1.0 + 2.0 * draw.unit()),
            _ => a * Wide::from_f64(1.0 + draw.unit()).scale(-(2 + draw.below(109) as i64)),
        };
        let d = if draw.below(2) == 0 || distance > a { distance } else { -distance };
        Self { b: a + d, a, d }
    }

    fn inputs(&self) -> [Wide; 3] {
        [self.b, self.a, self.d]
    }

    /// Whether the difference is known better than by subtraction.
    fn is_close(&self) -> bool {
        self.d.abs().double() <= self.a
    }

    /// How many bits a and b have in common.
    fn closeness(&self) -> u32 {
        if self.d.is_zero() {
            return 0;
        }
        let (_, _, exponent) = (self.a / self.d).parts();
        u32::try_from(exponent + 128).unwrap_or(0)
    }

    /// b, a and the difference, of which the one that is known worst is computed from the others.
    fn exact(&self, precision: u32) -> (Float, Float, Float) {
        // All of a sum's bits, that the precision may increase with the numbers' distance only where it is needed.
        let wide = precision + 2600;
        let (b, a, d) = (float(self.b, wide), float(self.a, wide), float(self.d, wide));
        let (b, d) = if self.is_close() { ((&a + &d).into_float(&a), d) } else { (b.clone(), b - &a) };
        let rounded = |x: &Float| Float::with_val(precision.max(260), x);
        (rounded(&b), rounded(&a), rounded(&d))
    }
}

fn gamma_excess(x: &Float) -> Float {
    x.clone().ln_gamma() - x.clone().ln() * x + x
}

/// ψ′(x) and ψ′(x) − 1/x, by a central difference of step x 2^(−120 − binade): its relative error is below 2⁻²³⁰ of either.
fn trigamma(x: Wide) -> (Enclosure, Enclosure) {
    let step = 120 + binade(x);
    let x = float(x, PLENTY + 2 * step + 2 * binade(x));
    let h = x.clone() >> step;
    let rise = (&x + &h).into_float(&x).digamma() - (&x - &h).into_float(&x).digamma();
    let trigamma = rise / (h << 1u32);
    let gap = (&trigamma - x.recip()).into_float(&trigamma);
    (enclosure(&trigamma), enclosure(&gap))
}

/// g(x) and g′(x) of the engine's `ln_bessel`: by the power series, or from 2048 on by Hankel's expansion, of which e⁻⁴⁰⁹⁶ is missing.
fn bessel(order: &Float, x: &Float) -> (Float, Float) {
    let next = (order + 1u32).into_float(x);
    if *x <= 2048 {
        let (this, that) = (power_series_less_one(order, x), power_series_less_one(&next, x));
        let ratio = x.clone() / (next * 2u32) * (that + 1u32) / (this.clone() + 1u32);
        return (this.ln_1p(), ratio);
    }
    let (this, that) = (hankel(order, x), hankel(&next, x));
    let pi = Float::with_val(x.prec(), Constant::Pi);
    let logarithm = next.ln_gamma() - (x.clone() / 2u32).ln() * order + x - (pi * x * 2u32).ln() / 2u32;
    (logarithm + this.clone().ln(), that / this)
}

/// Σ (x²/4)^k/(k! (ν + 1) ⋯ (ν + k)) over k ≥ 1.
fn power_series_less_one(order: &Float, x: &Float) -> Float {
    let quarter = x.clone().square() / 4u32;
    let (mut sum, mut term) = (Float::new(x.prec()), Float::with_val(x.prec(), 1));
    for k in 1u32.. {
        term = term * &quarter / (order.clone() + k) / k;
        sum += &term;
        if term <= Float::with_val(x.prec(), &sum >> x.prec()) {
            break;
        }
    }
    sum
}

/// Σ (−1)^k (4ν² − 1²) ⋯ (4ν² − (2k − 1)²)/(k! (8x)^k), while the terms matter.
fn hankel(order: &Float, x: &Float) -> Float {
    let square = (order.clone() * 2u32).square();
    let mut sum = Float::with_val(x.prec(), 1);
    let mut term = sum.clone();
    for k in 1u32.. {
        term *= (Float::with_val(x.prec(), 2 * k - 1).square() - &square) / (x.clone() * (8 * k));
        sum += &term;
        if term.clone().abs() <= Float::with_val(x.prec(), &sum >> x.prec()) {
            break;
        }
    }
    sum
}

/// The constants of the special functions that are truncated: the name, what is stated, and what is true.
pub(super) fn constants() -> Vec<(&'static str, u128, Option<Integer>)> {
    let floor = |value: Float, scale: u32| (value << scale).to_integer_round(rug::float::Round::Down);
    let of = |constant: Constant| Float::with_val(super::PRECISION, constant);
    let half_ln_tau = (of(Constant::Pi) * 2u32).ln() / 2u32;
    [
        ("π", constants::PI, floor(of(Constant::Pi), 126)),
        ("the rest of π", constants::PI_CONTINUED, floor(of(Constant::Pi), 254).map(low_half)),
        ("γ", constants::EULER_GAMMA, floor(of(Constant::Euler), 128)),
        ("½ ln 2π", constants::HALF_LN_TAU, floor(half_ln_tau, 128)),
    ]
    .map(|(name, constant, exact)| (name, constant, exact.map(|(integer, _)| integer)))
    .to_vec()
}

/// An integer's last 128 bits.
fn low_half((integer, rounding): (Integer, std::cmp::Ordering)) -> (Integer, std::cmp::Ordering) {
    (integer.keep_bits(128), rounding)
}

/// That every Bernoulli number is what its recurrence makes it.
fn bernoulli() -> Result<f64, Breach> {
    // B₀, B₁, …
    let mut numbers = vec![Rational::from(1)];
    for n in 1..=2 * constants::BERNOULLI.len() as u32 {
        let sum: Rational = (0..).zip(&numbers).map(|(j, b)| b.clone() * Integer::from(n + 1).binomial(j)).sum();
        numbers.push(-sum / (n + 1));
    }
    let even = numbers.iter().step_by(2).skip(1);
    let wrong = constants::BERNOULLI.iter().zip(even).find(|(stated, exact)| Rational::from(**stated) != **exact);
    wrong.map_or(Ok(f64::INFINITY), |(stated, exact)| {
        Err(Breach::new(&[], format!("a Bernoulli number is {stated:?}, and should be {exact}")))
    })
}
