//! What the fast crate's engine promises, held against MPFR at the engine's own precision.
//!
//! A result rounded to `f64` says nothing about the last seventy bits of what it was rounded from: an error there would go unseen until
//! an unlucky input cancels its way down to it. So the engine's constants, arithmetic and functions are statements of the catalogue
//! in their own right.

use super::source::Citation;
use super::statement::Kind;
use crate::point::{Number, Value};
use crate::report::Failure;
use crate::run::{Checkable, Settings};
use crate::sampler::{Draw, magnitude};
use kullback::wide::{Exact, Wide, constants};
use kullback_reference::exact::from_f64;
use kullback_reference::{Enclosure, Rational};
use rug::{Integer, ops::Pow};

/// Bits of the enclosures that the engine's 128 are held against.
const PRECISION: u32 = 640;

/// The engine's pages.
pub static ALL: &[&dyn Checkable] = &[
    &Constants,
    &Rounding,
    &Sums,
    &Promise {
        id: "engine-arithmetic",
        tex: r"|x \circ y - \mathrm{fl}(x \circ y)| \le 2^{-126} |x \circ y|,\ \circ \in \{+, -, \times, \div\}",
        trial: |draw| {
            let (x, y) = (wide(draw), wide(draw));
            let (a, b) = (exact(x), exact(y));
            let (fast, exact) = match draw.below(4) {
                0 => (x + y, &a + &b),
                1 => (x - y, &a - &b),
                2 => (x * y, &a * &b),
                _ => (x / y, &a / &b),
            };
            Trial::relative([x, y], fast, exact, Wide::EPSILON_LOG2)
        },
    },
    &Promise {
        id: "engine-square-root",
        tex: r"|\sqrt{x} - \mathrm{fl}(\sqrt{x})| \le 2^{-126} \sqrt{x}",
        trial: |draw| {
            let x = wide(draw).abs();
            Trial::relative([x], x.sqrt(), exact(x).sqrt(), Wide::EPSILON_LOG2)
        },
    },
    &Promise {
        id: "engine-logarithm",
        tex: r"|\ln(x/y) - \mathrm{fl}(\ln(x/y))| \le 2^{-122} |\ln(x/y)|",
        trial: |draw| {
            let (x, y) = positive_pair(draw);
            let ratio = exact(x) / exact(y);
            Trial::relative([x, y], Wide::ln_ratio(x, y), ratio.ln(), Wide::LN_EPSILON_LOG2)
        },
    },
    &Promise {
        id: "engine-logarithm-near-one",
        tex: r"|\ln(1 + x) - \mathrm{fl}(\ln(1 + x))| \le 2^{-122} |\ln(1 + x)|,\ x \ge -\tfrac34",
        trial: |draw| {
            let x = Wide::from_f64(draw.log_uniform(-200, 4));
            let x = if draw.below(2) == 0 && x.scale(1) < Wide::ONE { -x } else { x };
            Trial::relative([x], x.ln_1p(), exact(x).ln_1p(), Wide::LN_EPSILON_LOG2)
        },
    },
    &Promise {
        id: "engine-deviance",
        tex: r"|d - \mathrm{fl}(d)| \le 2^{-122} d,\ d = x \ln(x/y) - x + y",
        trial: |draw| {
            let (x, y) = positive_pair(draw);
            let (a, b) = (exact(x), exact(y));
            let deviance = &a * &(&a / &b).ln() - &a + &b;
            Trial::relative([x, y], Wide::kl_div(x, y), deviance, Wide::LN_EPSILON_LOG2)
        },
    },
    &Promise {
        id: "engine-exponential",
        tex: r"|e^x - \mathrm{fl}(e^x)| \le 2^{-123} (1 + |x|) e^x",
        trial: |draw| {
            let x = exponent(draw, 16);
            let (value, size) = (exact(x).exp(), one() + exact(x).abs());
            let allowed = &value * &size;
            Trial { inputs: vec![x], fast: x.exp(), exact: value, allowed, bound_log2: Wide::EXP_EPSILON_LOG2 }
        },
    },
    &Promise {
        id: "engine-exponential-excess",
        tex: r"|E(x) - \mathrm{fl}(E(x))| \le 2^{-122} E(x),\ E(x) = e^x - 1 - x,\ |x| < 1",
        trial: |draw| {
            let x = exponent(draw, 0);
            let excess = exact(x).exp_m1() - exact(x);
            Trial::relative([x], x.exp_excess(), excess, Wide::EXP_EPSILON_LOG2 + 1)
        },
    },
    &Promise {
        id: "engine-exponential-less-one",
        tex: r"|(e^x - 1) - \mathrm{fl}(e^x - 1)| \le 2^{-122} |e^x - 1|,\ |x| < 1",
        trial: |draw| {
            let x = exponent(draw, 0);
            Trial::relative([x], x.exp_m1(), exact(x).exp_m1(), Wide::EXP_EPSILON_LOG2 + 1)
        },
    },
];

/// The value of a number of the engine, exactly.
fn rational(x: Wide) -> Rational {
    let (negative, significand, exponent) = x.parts();
    let magnitude = Rational::from(Integer::from(significand));
    let scale = Rational::from(Integer::from(Integer::u_pow_u(2, exponent.unsigned_abs() as u32)));
    let magnitude = if exponent < 0 { magnitude / scale } else { magnitude * scale };
    if negative { -magnitude } else { magnitude }
}

fn exact(x: Wide) -> Enclosure {
    Enclosure::exact(&rational(x), PRECISION)
}

fn one() -> Enclosure {
    Enclosure::exact(&Rational::from(1), PRECISION)
}

/// A number with all its 128 bits, of either sign and some size around one.
fn wide(draw: &mut Draw<'_>) -> Wide {
    let bits = u128::from(draw.word()) << 64 | u128::from(draw.word());
    // Runs of ones and zeros, where carries and cancellations are longest.
    let bits = match draw.below(4) {
        0 => bits | u128::MAX >> draw.below(127),
        1 => bits & u128::MAX << draw.below(127),
        _ => bits,
    };
    Wide::new(draw.below(2) == 0, bits | 1, -128 - draw.below(132) as i64)
}

/// Two positive numbers: `f64`s of any size, or near one another, or of full length.
fn positive_pair(draw: &mut Draw<'_>) -> (Wide, Wide) {
    let any = |draw: &mut Draw<'_>| Wide::from_f64(magnitude(draw).max(f64::from_bits(1)));
    let x = if draw.below(2) == 0 { any(draw) } else { wide(draw).abs() };
    let y = match draw.below(4) {
        0 => any(draw),
        1 => wide(draw).abs(),
        // Up to the bound of the reduction, where its series is longest.
        2 => x * Wide::from_f64(1.0 + draw.unit() * 0.42),
        _ => x + x.scale(-(1 + draw.below(100) as i64)),
    };
    if draw.below(2) == 0 { (x, y) } else { (y, x) }
}

/// A number of either sign below 2^binades.
fn exponent(draw: &mut Draw<'_>, binades: i32) -> Wide {
    let magnitude = Wide::from_f64(draw.log_uniform(-120, binades));
    if draw.below(2) == 0 { magnitude } else { -magnitude }
}

/// A result of the engine beside the exact one.
struct Trial {
    inputs: Vec<Wide>,
    fast: Wide,
    exact: Enclosure,
    /// What the bound is relative to.
    allowed: Enclosure,
    bound_log2: i32,
}

impl Trial {
    /// With a bound relative to the result.
    fn relative<const N: usize>(inputs: [Wide; N], fast: Wide, value: Enclosure, bound_log2: i32) -> Self {
        Self { inputs: inputs.to_vec(), fast, allowed: value.abs(), exact: value, bound_log2 }
    }

    /// The digits to which the result is right; `None` if the bound does not hold.
    fn digits(&self) -> Option<f64> {
        let error = (&self.exact - &exact(self.fast)).abs();
        if error.is_zero() {
            return Some(f64::INFINITY);
        }
        let share = (&error / &self.allowed).upper().to_f64();
        (share <= 2f64.powi(self.bound_log2)).then(|| -share.log10())
    }
}

/// A function of the engine, and the bound on its error.
struct Promise {
    id: &'static str,
    tex: &'static str,
    trial: fn(&mut Draw<'_>) -> Trial,
}

impl Checkable for Promise {
    fn id(&self) -> &'static str {
        self.id
    }

    fn kind(&self) -> Kind {
        Kind::Engine
    }

    fn tex(&self) -> &'static str {
        self.tex
    }

    fn sources(&self) -> &'static [Citation] {
        &[]
    }

    fn count(&self, settings: &Settings) -> usize {
        20 * settings.statement_samples()
    }

    fn check(&self, index: usize, settings: &Settings) -> Result<f64, Failure> {
        let trial = (self.trial)(&mut Draw::seeded(settings.seed, self.id, index));
        trial.digits().ok_or_else(|| {
            let inputs = trial.inputs.iter().map(|&x| ("x", Value::Number(Number::from_exact(rational(x)))));
            Failure {
                inputs: inputs.collect(),
                ..failure(
                    self.id,
                    index,
                    format!(
                        "not within 2^{}: the engine has {:?} of {}, exactly {}",
                        self.bound_log2(&trial),
                        trial.fast,
                        self.tex,
                        trial.exact
                    ),
                    settings,
                )
            }
        })
    }
}

impl Promise {
    fn bound_log2(&self, trial: &Trial) -> i32 {
        trial.bound_log2
    }
}

fn failure(id: &str, case: usize, explanation: String, settings: &Settings) -> Failure {
    Failure { what: id.to_owned(), case, explanation, inputs: Vec::new(), command: settings.command(id) }
}

/// That every constant has all its bits.
struct Constants;

/// Each constant in units of 2⁻¹²⁸, beside the lower and upper ends of its definition.
fn definitions() -> Vec<(u128, Integer, Integer)> {
    let unit = Integer::from(Integer::u_pow_u(2, 128));
    let ln_2 = Enclosure::ln_2(PRECISION) * Enclosure::exact(&Rational::from(unit.clone()), PRECISION);
    let floor = |end: &rug::Float| end.to_integer_round(rug::float::Round::Down).map(|(n, _)| n).unwrap_or_default();
    let mut list = vec![(constants::LN_2, floor(ln_2.lower()), floor(ln_2.upper()))];
    let fraction = |denominator: Integer| Integer::from(&unit / denominator);
    list.extend(constants::ATANH.iter().enumerate().map(|(k, &coefficient)| {
        let exact = fraction(Integer::from(2 * k + 3));
        (coefficient, exact.clone(), exact)
    }));
    list.extend(constants::EXP.iter().enumerate().map(|(k, &coefficient)| {
        let exact = fraction(Integer::from(Integer::factorial(k as u32 + 2)));
        (coefficient, exact.clone(), exact)
    }));
    list
}

impl Checkable for Constants {
    fn id(&self) -> &'static str {
        "engine-constants"
    }

    fn kind(&self) -> Kind {
        Kind::Engine
    }

    fn tex(&self) -> &'static str {
        r"\lfloor 2^{128} \ln 2 \rfloor,\ \lfloor 2^{128}/(2k+3) \rfloor,\ \lfloor 2^{128}/(k+2)! \rfloor"
    }

    fn sources(&self) -> &'static [Citation] {
        &[]
    }

    fn count(&self, _: &Settings) -> usize {
        definitions().len()
    }

    fn check(&self, index: usize, settings: &Settings) -> Result<f64, Failure> {
        let (constant, low, high) = definitions().swap_remove(index);
        if low == constant && high == constant {
            return Ok(f64::INFINITY);
        }
        let explanation = format!("constant {index} is {constant:#x}, and should be {low:#x}");
        Err(failure(self.id(), index, explanation, settings))
    }
}

/// That a number is rounded to the nearest `f64`, ties to even, over the whole range.
struct Rounding;

impl Checkable for Rounding {
    fn id(&self) -> &'static str {
        "engine-rounding"
    }

    fn kind(&self) -> Kind {
        Kind::Engine
    }

    fn tex(&self) -> &'static str {
        r"\mathrm{fl}_{53}(x) \text{ is the nearest } f64,\ \text{ties to even}"
    }

    fn sources(&self) -> &'static [Citation] {
        &[]
    }

    fn count(&self, settings: &Settings) -> usize {
        20 * settings.statement_samples()
    }

    fn check(&self, index: usize, settings: &Settings) -> Result<f64, Failure> {
        let mut draw = Draw::seeded(settings.seed, self.id(), index);
        let (negative, significand, _) = wide(&mut draw).parts();
        // Half of them ties, or one bit from a tie.
        let significand = match draw.below(4) {
            0 => significand >> 75 << 75 | 1 << 74,
            1 => (significand >> 75 << 75 | 1 << 74) + 1 - 2 * draw.below(2) as u128,
            _ => significand,
        };
        let binade = match draw.below(3) {
            0 => -1030 - draw.below(50) as i64,
            1 => 1018 + draw.below(8) as i64,
            _ => draw.below(2000) as i64 - 1000,
        };
        let x = Wide::new(negative, significand, binade - 127);
        let nearest = Enclosure::exact(&rational(x), PRECISION).to_f64();
        if nearest == Some(x.to_f64()) {
            return Ok(f64::INFINITY);
        }
        let explanation = format!("{x:?} rounds to {:?}, and should to {nearest:?}", x.to_f64());
        Err(failure(self.id(), index, explanation, settings))
    }
}

/// That sums and products of `f64`s are exact before they are truncated to 128 bits.
struct Sums;

impl Checkable for Sums {
    fn id(&self) -> &'static str {
        "engine-exact"
    }

    fn kind(&self) -> Kind {
        Kind::Engine
    }

    fn tex(&self) -> &'static str {
        r"\textstyle\sum_i x_i,\ a b - \sum_i x_i \text{ truncated to 128 bits}"
    }

    fn sources(&self) -> &'static [Citation] {
        &[]
    }

    fn count(&self, settings: &Settings) -> usize {
        5 * settings.statement_samples()
    }

    fn check(&self, index: usize, settings: &Settings) -> Result<f64, Failure> {
        let mut draw = Draw::seeded(settings.seed, self.id(), index);
        let numbers: Vec<f64> = (0..1 + draw.below(200)).map(|_| magnitude(&mut draw)).collect();
        let (a, b) = (magnitude(&mut draw), draw.choose(&numbers));
        let of = |x: f64| from_f64(x).unwrap_or_default();
        let sum: Rational = numbers.iter().map(|&x| of(x)).sum();
        let (engine_sum, product) = (Exact::sum_of(numbers), &Exact::from_f64(a) * &Exact::from_f64(b));
        let difference = (of(a) * of(b) - &sum, &product - &engine_sum);
        for (exact, engine) in [(sum, engine_sum), difference] {
            let engine = engine.to_wide();
            let (rest, unit) = (exact - rational(engine), Rational::from(2).pow(engine.parts().2 as i32));
            let toward_zero = if engine.is_negative() { rest <= 0 } else { rest >= 0 };
            if rest != 0 && !(toward_zero && rest.abs() < unit && !engine.is_zero()) {
                let explanation = format!("{engine:?} is not the truncated sum or difference");
                return Err(failure(self.id(), index, explanation, settings));
            }
        }
        Ok(f64::INFINITY)
    }
}
