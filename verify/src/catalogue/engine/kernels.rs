//! What the fast crate's kernels promise: each stage, on each instruction set of this machine, encloses the exact sum.
//!
//! A kernel whose constant is a bit off, or that drops a lane, still gives the right `f64` nearly always. Its enclosure does not hold.

use super::{Breach, PRECISION, Promise, Trials};
use crate::point::Value;
use crate::sampler::{Draw, arguments};
use crate::vocabulary::Operation;
use kullback::kernel::{self, Path, Stage, Summand};
use kullback::wide::Wide;
use kullback_reference::exact::from_f64;
use kullback_reference::{Enclosure, OutOfDomain, Rational};

/// The kernels' pages.
pub(super) static ALL: &[&Promise] = &[
    &Promise {
        id: "kernels-enclose",
        tex: r"\textstyle\left|\sum_i f(p_i, q_i) - (\mathrm{high} + \mathrm{low})\right| \le \mathrm{radius}",
        trials: Trials::PerSample(1),
        check: |draw| draw_sum(draw).check(encloses),
    },
    &Promise {
        id: "kernels-agree",
        tex: r"\text{one result on every instruction set, one enclosure on those that fuse}",
        trials: Trials::PerSample(4),
        check: |draw| draw_sum(draw).check(agrees),
    },
    &Promise {
        id: "kernels-add",
        tex: r"\textstyle\sum_{i < n} = \sum_{i < m} + \sum_{m \le i < n},\ n \text{ above } 10^5",
        trials: Trials::Once,
        check: |draw| long(draw).check(adds),
    },
];

/// The largest number of outcomes: more than a block of the quick pass, and no multiple of its lanes.
const OUTCOMES: usize = 1213;

/// A sum to evaluate, over two vectors.
struct Sum {
    terms: Terms,
    p: Vec<f64>,
    q: Vec<f64>,
}

/// What is summed.
#[derive(Clone, Copy, Debug)]
enum Terms {
    /// Terms of masses.
    Of(Summand),
    /// The divergence of the softmaxes of logits at a temperature.
    Logits(f64),
}

/// Vectors as the operation's samples have them, or as they are hardest on the kernel.
fn draw_sum(draw: &mut Draw<'_>) -> Sum {
    let (summand, name) = draw.choose(&[
        (Some(Summand::KlDiv), "kl"),
        (Some(Summand::RelEntr), "rel_entr_sum"),
        (Some(Summand::CodeLength), "cross_entropy"),
        (Some(Summand::Js), "js"),
        (None, "kl_logits"),
    ]);
    if let Some(summand) = summand.filter(|_| draw.below(2) == 0) {
        let (p, q) = hardest(draw, summand);
        return Sum { terms: Terms::Of(summand), p, q };
    }
    let operation = Operation::named(name).expect("an operation of the vocabulary");
    let drawn = arguments(draw, operation, OUTCOMES);
    let (p, q, terms) = match (drawn.as_slice(), summand) {
        ([Value::Vector(p), Value::Vector(q)], Some(summand)) => (p, q, Terms::Of(summand)),
        ([Value::Vector(p), Value::Vector(q), Value::Number(tau)], None) => (p, q, Terms::Logits(tau.nearest())),
        _ => unreachable!("{name} takes two vectors, and of logits a temperature"),
    };
    Sum { terms, p: p.nearest().to_vec(), q: q.nearest().to_vec() }
}

/// Distributions all of whose logarithms are at an end of the interval that they are reduced to, where the series is longest: an error in
/// its last coefficient shows nowhere else.
fn hardest(draw: &mut Draw<'_>, summand: Summand) -> (Vec<f64>, Vec<f64>) {
    let n = 1 + draw.below(40);
    let shares = |draw: &mut Draw<'_>, total: f64| {
        let masses: Vec<f64> = (0..n).map(|_| 0.1 + draw.unit()).collect();
        let shares = kullback::normalize(&masses).unwrap_or_default();
        shares.into_iter().map(move |share| total * share).collect::<Vec<_>>()
    };
    if summand == Summand::CodeLength {
        // q = ¾ · 2⁻ᵏ, and the rest of one beside hardly any p.
        let q: Vec<f64> = (0..n as i32).map(|_| 0.75 * 0.5f64.powi(6 + draw.below(9) as i32)).collect();
        let rest = 1.0 - q.iter().sum::<f64>();
        let p = shares(draw, 1.0 - 1e-12);
        return ([p, vec![1e-12]].concat(), [q, vec![rest]].concat());
    }
    // p/q is 3/2 on six tenths of p, and 2/3 on four: so q sums to one.
    let (more, less) = (shares(draw, 0.6), shares(draw, 0.4));
    let q: Vec<f64> = more.iter().map(|p| p / 1.5).chain(less.iter().map(|p| p * 1.5)).collect();
    // Masses need not sum to one, and may be of any number: a tail of the vectors, of every length, is as good.
    let from = if summand == Summand::RelEntr { draw.below(n) } else { 0 };
    ([more, less].concat().split_off(from), q[from..].to_vec())
}

impl Sum {
    fn check(self, check: fn(&Self) -> Result<f64, String>) -> Result<f64, Breach> {
        check(&self).map_err(|explanation| Breach {
            inputs: vec![("p", self.p.into()), ("q", self.q.into())],
            explanation: format!("{:?}: {explanation}", self.terms),
        })
    }

    fn enclosures(&self, stage: Stage) -> impl Iterator<Item = (Path, kernel::Enclosure)> {
        Path::available().into_iter().filter_map(move |path| {
            let enclosure = match self.terms {
                Terms::Of(summand) => kernel::enclose(path, stage, summand, &self.p, &self.q),
                Terms::Logits(temperature) => kernel::enclose_logits(path, stage, &self.p, &self.q, temperature),
            }?;
            enclosure.radius.is_finite().then_some((path, enclosure))
        })
    }

    fn exact(&self) -> Result<Enclosure, OutOfDomain> {
        let exactly = |xs: &[f64]| xs.iter().map(|&x| from_f64(x).unwrap_or_default()).collect::<Vec<Rational>>();
        let (p, q) = (exactly(&self.p), exactly(&self.q));
        match self.terms {
            Terms::Of(Summand::KlDiv) => kullback_reference::kl(&p, &q, PRECISION),
            Terms::Of(Summand::RelEntr) => kullback_reference::rel_entr_sum(&p, &q, PRECISION),
            Terms::Of(Summand::CodeLength) => kullback_reference::cross_entropy(&p, &q, PRECISION),
            Terms::Of(Summand::Js) => kullback_reference::js(&p, &q, PRECISION),
            Terms::Logits(temperature) => {
                kullback_reference::kl_logits(&p, &q, &from_f64(temperature).unwrap_or_default(), PRECISION)
            }
        }
    }
}

const STAGES: [Stage; 2] = [Stage::Quick, Stage::Accurate];

fn encloses(sum: &Sum) -> Result<f64, String> {
    let exact = sum.exact().map_err(|error| error.to_string())?;
    let point = |x: f64| Enclosure::exact(&from_f64(x).unwrap_or_default(), PRECISION);
    let mut digits = f64::INFINITY;
    for stage in STAGES {
        for (path, enclosure) in sum.enclosures(stage) {
            let error = (&(&point(enclosure.high) + &point(enclosure.low)) - &exact).abs();
            // Not the upper end: of a divergence of e⁻⁹⁹⁹, the reference knows less than its smallness at this precision.
            if error.lower() > &enclosure.radius {
                let (path, radius, error) = (path.name(), enclosure.radius, error.lower().to_f64());
                return Err(format!("{path}, {stage:?}: off by {error:e}, where {radius:e} is allowed"));
            }
            if !exact.contains_zero() {
                digits = digits.min(-(&error / &exact.abs()).upper().to_f64().log10());
            }
        }
    }
    Ok(digits)
}

fn agrees(sum: &Sum) -> Result<f64, String> {
    for stage in STAGES {
        let enclosures: Vec<_> = sum.enclosures(stage).collect();
        let paths = Path::available().len();
        // Logits are centred by a rough pass, which is not the same on every path.
        let centred = matches!(sum.terms, Terms::Logits(_));
        if !enclosures.is_empty() && enclosures.len() != paths && !centred {
            let some: Vec<_> = enclosures.iter().map(|(path, _)| path.name()).collect();
            return Err(format!("{stage:?}: of {paths} paths, only {some:?} took the vectors"));
        }
        for pair in enclosures.windows(2) {
            let [(one, a), (other, b)] = pair else { continue };
            let rounded = a.rounded().zip(b.rounded()).is_none_or(|(a, b)| a.to_bits() == b.to_bits());
            let same = !(one.fuses() && other.fuses()) || a == b;
            if !(rounded && same) {
                return Err(format!("{stage:?}: {} has {a:?}, {} has {b:?}", one.name(), other.name()));
            }
        }
    }
    Ok(f64::INFINITY)
}

/// More masses than a kernel takes at once, with zeros in some places.
fn long(draw: &mut Draw<'_>) -> Sum {
    let n = 100_003 + draw.below(1000);
    let mut masses = || {
        let zeros = draw.below(n)..n;
        let mass =
            |i: usize| if zeros.contains(&i) && i.is_multiple_of(5) { 0.0 } else { (0.5 + draw.unit()) / n as f64 };
        (0..n).map(mass).collect::<Vec<_>>()
    };
    let p = masses();
    let q = masses().iter().zip(&p).map(|(&q, &p)| if p > 0.0 && q == 0.0 { p } else { q }).collect();
    Sum { terms: Terms::Of(Summand::RelEntr), p, q }
}

/// The entries of a part: no more than are summed in one block.
const PART: usize = 500;

/// That the enclosure of all is within those of its parts, of which each is taken at once.
fn adds(sum: &Sum) -> Result<f64, String> {
    let value = |x: &kernel::Enclosure| Wide::from_f64(x.high) + Wide::from_f64(x.low);
    for stage in STAGES {
        for (path, whole) in sum.enclosures(stage) {
            let parts: Option<Vec<_>> = sum
                .p
                .chunks(PART)
                .zip(sum.q.chunks(PART))
                .map(|(p, q)| kernel::enclose(path, stage, Summand::RelEntr, p, q))
                .collect();
            let parts = parts.ok_or("a part has no enclosure, and the whole has one")?;
            let error = (value(&whole) - parts.iter().map(value).sum::<Wide>()).abs();
            let radius = parts.iter().map(|part| part.radius).sum::<f64>();
            if whole.radius < 0.5 * radius {
                let (path, whole) = (path.name(), whole.radius);
                return Err(format!("{path}, {stage:?}: the radius of all is {whole:e}, and of the parts {radius:e}"));
            }
            if error > Wide::from_f64(whole.radius + radius) {
                return Err(format!("{}, {stage:?}: the parts add up to something else, by {error:?}", path.name()));
            }
        }
        if sum.enclosures(stage).count() != Path::available().len() {
            return Err(format!("{stage:?}: not every path took the vectors"));
        }
    }
    Ok(f64::INFINITY)
}
