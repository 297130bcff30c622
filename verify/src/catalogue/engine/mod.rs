//! What the fast crate's engine promises, held against MPFR at the engine's own precision.
//!
//! A result rounded to `f64` says nothing about the last seventy bits of what it was rounded from: an error there would go unseen until
//! an unlucky input cancels its way down to it. So the engine's constants, arithmetic and functions are statements of the catalogue
//! in their own right.

mod kernels;
mod special;

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
pub fn all() -> impl Iterator<Item = &'static dyn Checkable> {
    ENGINE.iter().chain(special::ALL).chain(kernels::ALL).map(|&promise| promise as &dyn Checkable)
}

static ENGINE: &[&Promise] = &[
    &Promise {
        id: "engine-constants",
        tex: r"\lfloor 2^{128} \ln 2 \rfloor,\ \lfloor 2^{128}/(2k+3) \rfloor,\ \lfloor 2^{128}/(k+2)! \rfloor,\ \pi,\ \gamma,\ \tfrac12 \ln 2\pi",
        trials: Trials::Once,
        check: |_| constants(),
    },
    &Promise {
        id: "engine-rounding",
        tex: r"\mathrm{fl}_{53}(x) \text{ is the nearest } f64,\ \text{ties to even}",
        trials: Trials::PerSample(20),
        check: rounding,
    },
    &Promise {
        id: "engine-exact",
        tex: r"\textstyle\sum_i x_i,\ a b - \sum_i x_i \text{ truncated to 128 bits}",
        trials: Trials::PerSample(5),
        check: exact_sums,
    },
    &Promise {
        id: "engine-arithmetic",
        tex: r"|x \circ y - \mathrm{fl}(x \circ y)| \le 2^{-126} |x \circ y|,\ \circ \in \{+, -, \times, \div\}",
        trials: Trials::PerSample(20),
        check: |draw| {
            let (x, y) = if draw.below(2) == 0 { (wide(draw), wide(draw)) } else { neighbours(draw) };
            let (a, b) = (exact(x), exact(y));
            let (fast, exact) = match draw.below(4) {
                0 => (x + y, &a + &b),
                1 => (x - y, &a - &b),
                2 => (x * y, &a * &b),
                _ => (x / y, &a / &b),
            };
            relative(&[x, y], fast, &exact, Wide::EPSILON_LOG2)
        },
    },
    &Promise {
        id: "engine-square-root",
        tex: r"|\sqrt{x} - \mathrm{fl}(\sqrt{x})| \le 2^{-126} \sqrt{x}",
        trials: Trials::PerSample(20),
        check: |draw| {
            let x = wide(draw).abs();
            relative(&[x], x.sqrt(), &exact(x).sqrt(), Wide::EPSILON_LOG2)
        },
    },
    &Promise {
        id: "engine-logarithm",
        tex: r"|\ln(x/y) - \mathrm{fl}(\ln(x/y))| \le 2^{-122} |\ln(x/y)|",
        trials: Trials::PerSample(20),
        check: |draw| {
            let (x, y) = positive_pair(draw);
            relative(&[x, y], Wide::ln_ratio(x, y), &(exact(x) / exact(y)).ln(), Wide::LN_EPSILON_LOG2)
        },
    },
    &Promise {
        id: "engine-logarithm-near-one",
        tex: r"|\ln(1 + x) - \mathrm{fl}(\ln(1 + x))| \le 2^{-122} |\ln(1 + x)|,\ x \ge -\tfrac34",
        trials: Trials::PerSample(20),
        check: |draw| {
            let x = Wide::from_f64(draw.log_uniform(-200, 4));
            let x = if draw.below(2) == 0 && x.double() < Wide::ONE { -x } else { x };
            relative(&[x], x.ln_1p(), &exact(x).ln_1p(), Wide::LN_EPSILON_LOG2)
        },
    },
    &Promise {
        id: "engine-deviance",
        tex: r"|d - \mathrm{fl}(d)| \le 2^{-122} d,\ d = x \ln(x/y) - x + y",
        trials: Trials::PerSample(20),
        check: |draw| {
            let (x, y) = positive_pair(draw);
            let (a, b) = (exact(x), exact(y));
            let deviance = &a * &(&a / &b).ln() - &a + &b;
            relative(&[x, y], Wide::kl_div(x, y), &deviance, Wide::LN_EPSILON_LOG2)
        },
    },
    &Promise {
        id: "engine-exponential",
        tex: r"|e^x - \mathrm{fl}(e^x)| \le 2^{-123} (1 + |x|) e^x",
        trials: Trials::PerSample(20),
        check: |draw| {
            let x = exponent(draw, 16);
            let (value, size) = (exact(x).exp(), exact(Wide::ONE) + exact(x).abs());
            within(&[x], x.exp(), &value, &(&value * &size), Wide::EXP_EPSILON_LOG2)
        },
    },
    &Promise {
        id: "engine-exponential-excess",
        tex: r"|E(x) - \mathrm{fl}(E(x))| \le 2^{-122} E(x),\ E(x) = e^x - 1 - x,\ |x| < 1",
        trials: Trials::PerSample(20),
        check: |draw| {
            let x = exponent(draw, 0);
            relative(&[x], x.exp_excess(), &(exact(x).exp_m1() - exact(x)), Wide::EXP_EPSILON_LOG2 + 1)
        },
    },
    &Promise {
        id: "engine-exponential-less-one",
        tex: r"|(e^x - 1) - \mathrm{fl}(e^x - 1)| \le 2^{-122} |e^x - 1|,\ |x| < 1",
        trials: Trials::PerSample(20),
        check: |draw| {
            let x = exponent(draw, 0);
            relative(&[x], x.exp_m1(), &exact(x).exp_m1(), Wide::EXP_EPSILON_LOG2 + 1)
        },
    },
    &Promise {
        id: "conversions",
        tex: concat!(
            r"x/\ln 2 \text{ in bits},\ x_i / \textstyle\sum_j x_j \text{ normalised},\ ",
            r"\text{each within } 0.51 \text{ ULP}"
        ),
        trials: Trials::PerSample(1),
        check: conversions,
    },
];

/// A promise of the engine.
struct Promise {
    id: &'static str,
    tex: &'static str,
    trials: Trials,
    /// The digits to which one trial is right, or how the promise is broken.
    check: fn(&mut Draw<'_>) -> Result<f64, Breach>,
}

/// How often a promise is tried.
enum Trials {
    /// There is nothing to draw.
    Once,
    /// So many times for each sample of a statement: a trial is cheaper than one.
    PerSample(usize),
}

/// A broken promise.
struct Breach {
    inputs: Vec<(&'static str, Value)>,
    explanation: String,
}

impl Breach {
    fn new(inputs: &[Wide], explanation: String) -> Self {
        let input = |x: &Wide| ("x", Value::Number(Number::from_exact(rational(*x))));
        Self { inputs: inputs.iter().map(input).collect(), explanation }
    }
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
        match self.trials {
            Trials::Once => 1,
            Trials::PerSample(times) => times * settings.statement_samples(),
        }
    }

    fn check(&self, index: usize, settings: &Settings) -> Result<f64, Failure> {
        (self.check)(&mut Draw::seeded(settings.seed, self.id, index)).map_err(|Breach { inputs, explanation }| {
            Failure::new(self.id, format!("case {index}"), explanation, inputs, settings)
        })
    }
}

/// Holds a result against a bound relative to the exact one.
fn relative(inputs: &[Wide], fast: Wide, value: &Enclosure, bound_log2: i32) -> Result<f64, Breach> {
    within(inputs, fast, value, &value.abs(), bound_log2)
}

/// Holds a result against a bound of `2^bound_log2` times what is allowed.
fn within(inputs: &[Wide], fast: Wide, value: &Enclosure, allowed: &Enclosure, bound_log2: i32) -> Result<f64, Breach> {
    let error = (value - &exact(fast)).abs();
    if error.is_zero() {
        return Ok(f64::INFINITY);
    }
    let share = (&error / allowed).upper().to_f64();
    if share <= 2f64.powi(bound_log2) {
        return Ok(-share.log10());
    }
    let explanation =
        format!("off by 2^{:.1}, where 2^{bound_log2} is allowed: {fast:?}, exactly {value}", share.log2());
    Err(Breach::new(inputs, explanation))
}

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

/// Two numbers just above and just below one: their difference loses most bits, and has to be exact. They are made of
/// their bits, for the engine's own arithmetic is on trial.
fn neighbours(draw: &mut Draw<'_>) -> (Wide, Wide) {
    let closer = 2 + draw.below(124);
    let (_, above, _) = wide(draw).parts();
    let (_, below, _) = wide(draw).parts();
    (Wide::new(false, 1 << 127 | above >> closer, -127), Wide::new(false, u128::MAX - (below >> closer), -128))
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

/// That every constant has all its bits: in units of 2⁻¹²⁸, each is its definition, truncated.
fn constants() -> Result<f64, Breach> {
    let unit = Integer::from(Integer::u_pow_u(2, 128));
    let ln_2 = Enclosure::ln_2(PRECISION) * Enclosure::exact(&Rational::from(&unit), PRECISION);
    let floor = |end: &rug::Float| end.to_integer_round(rug::float::Round::Down).map(|(integer, _)| integer);
    let fraction = |denominator: Integer| Some(&unit / denominator);
    let ln_2 = [("ln 2", constants::LN_2, floor(ln_2.lower())), ("ln 2", constants::LN_2, floor(ln_2.upper()))];
    let atanh = (0..).zip(constants::ATANH).map(|(k, c)| ("1/(2k + 3)", c, fraction(Integer::from(2 * k + 3))));
    let exp = (0..).zip(constants::EXP).map(|(k, c)| ("1/(k + 2)!", c, fraction(Integer::factorial(k + 2).into())));
    let wrong = ln_2
        .into_iter()
        .chain(atanh)
        .chain(exp)
        .chain(special::constants())
        .find(|(_, constant, exact)| *exact != Some((*constant).into()));
    wrong.map_or(Ok(f64::INFINITY), |(name, constant, exact)| {
        let explanation = format!("{name} is {constant:#x}, and should be {:#x}", exact.unwrap_or_default());
        Err(Breach::new(&[], explanation))
    })
}

/// That a number is rounded to the nearest `f64`, ties to even, over the whole range.
fn rounding(draw: &mut Draw<'_>) -> Result<f64, Breach> {
    let (negative, significand, _) = wide(draw).parts();
    // Half of them ties, or one bit from a tie.
    let tie = significand >> 75 << 75 | 1 << 74;
    let significand = match draw.below(4) {
        0 => tie,
        1 => tie + 1 - 2 * draw.below(2) as u128,
        _ => significand,
    };
    let binade = match draw.below(3) {
        0 => -1030 - draw.below(50) as i64,
        1 => 1018 + draw.below(8) as i64,
        _ => draw.below(2000) as i64 - 1000,
    };
    let x = Wide::new(negative, significand, binade - 127);
    let nearest = exact(x).to_f64();
    if nearest == Some(x.to_f64()) {
        return Ok(f64::INFINITY);
    }
    Err(Breach::new(&[x], format!("rounded to {:?}, and should be to {nearest:?}", x.to_f64())))
}

/// That sums and products of `f64`s are exact before they are truncated to 128 bits.
fn exact_sums(draw: &mut Draw<'_>) -> Result<f64, Breach> {
    let numbers: Vec<f64> = (0..1 + draw.below(200)).map(|_| magnitude(draw)).collect();
    let (a, b) = (magnitude(draw), draw.choose(&numbers));
    let of = |x: f64| from_f64(x).unwrap_or_default();
    let sum: Rational = numbers.iter().map(|&x| of(x)).sum();
    let (engine_sum, product) = (Exact::sum_of(numbers), &Exact::from_f64(a) * &Exact::from_f64(b));
    let difference = (of(a) * of(b) - &sum, &product - &engine_sum);
    for (exact, engine) in [(sum, engine_sum), difference] {
        let engine = engine.to_wide();
        let (rest, unit) = (exact - rational(engine), Rational::from(2).pow(engine.parts().2 as i32));
        let toward_zero = if engine.is_negative() { rest <= 0 } else { rest >= 0 };
        if rest != 0 && !(toward_zero && rest.abs() < unit && !engine.is_zero()) {
            let explanation = "not the truncated sum or difference".to_owned();
            return Err(Breach::new(&[engine], explanation));
        }
    }
    Ok(f64::INFINITY)
}

/// That the explicit conversions, which are no operations of the vocabulary, keep the same claim.
fn conversions(draw: &mut Draw<'_>) -> Result<f64, Breach> {
    let masses: Vec<f64> = (0..1 + draw.below(20)).map(|_| magnitude(draw)).collect();
    let of = |x: f64| exact(Wide::from_f64(x));
    let total = Enclosure::exact(&masses.iter().map(|&x| from_f64(x).unwrap_or_default()).sum(), PRECISION);
    let bits = (masses[0], kullback::nats_to_bits(masses[0]), &of(masses[0]) / &Enclosure::ln_2(PRECISION));
    let normalized = kullback::normalize(&masses).unwrap_or_default();
    let shares = masses.iter().zip(normalized).map(|(&mass, share)| (mass, share, &of(mass) / &total));
    match shares.chain([bits]).find(|(_, fast, exact)| exact.ulps_from(*fast) > 0.51) {
        None => Ok(f64::INFINITY),
        Some((x, fast, exact)) => {
            let explanation = format!("{x:?} is converted to {fast:?}, and should be to {exact}");
            Err(Breach { inputs: vec![("x", masses.into())], explanation })
        }
    }
}
