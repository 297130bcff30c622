//! The divergence of two softmaxes, straight from their logits.
//!
//! # The formula
//! Let p = softmax(a/τ) with weights `wᵢ = exp((aᵢ − max a)/τ)`, W = Σ w, let `xᵢ = (bᵢ − aᵢ)/τ + m` for any number m, and E(x) = eˣ − 1 − x.
//! Since `qᵢ ∝ pᵢ exp xᵢ`,
//!
//! ```text
//! KL(p ‖ q) = ln Σ p eˣ − Σ p x = S − (x̂ − ln(1 + x̂)),     S = Σ w E(x) / W,     x̂ = S + Σ w x / W = Σ p eˣ − 1
//! ```
//!
//! S is a sum of non-negative terms. At m = ln Σ e^(a/τ) − ln Σ e^(b/τ), x̂ is zero and S the divergence itself; a [rough](Centre) pass finds an m
//! so near to that that x̂² is small beside S. So nothing cancels, however near the softmaxes are, and no term overflows.
//!
//! Where x > [`FAR`], the weight may be far below what an `f64` holds while w eˣ is not, and E(x) = eˣ to 2⁻⁸⁶: what is
//! added is `exp((aᵢ − max a)/τ + xᵢ)`. Where x < −[`FAR`], E(x) = −1 − x to 2⁻⁹².
//!
//! # The error
//! The divergence is stationary in m, and in its other arguments
//!
//! * a relative change η of all weights changes it by `Σ pᵢ ηᵢ (E(xᵢ) − KL)`, at most 2 η KL,
//! * a change δ of all x by `Σ pᵢ (eˣ − 1) δᵢ`, at most `(2S + √(2S)) δ` since `|eˣ − 1| ≤ E + |x|` and `Σ p |x| ≤ S + √(2S)`.
//!
//! η and δ are the errors of [`exp`] and of the quotients `(a − max a)/τ` and x, which are carried in two parts, with the quotient's by its reciprocal
//! in two parts: at most ten times ε² of [`reach`](Row::reach). Then come the errors of the terms, ∝ Σ w T |r|³, of the [biased sums](Grid),
//! and what flushing weights below e⁻⁷⁰⁰ loses. See [`QUICK_RELATIVE`] and [`Row::enclose`] for the numbers.

use super::accurate::Double;
use super::enclosure::Enclosure;
use super::exponential::{CUBE, EXP, Excess, excess, excess_accurately, exp, exp_accurately, rough_exp};
use super::lanes::{LANES, Lanes};
use super::path::{Kernel, Path};
use super::stages::Stage;
use super::sums::{Grid, Total, sum, two_sum};
use crate::wide::Wide;

/// The steps of a block of biased sums.
const BLOCK: usize = 64;

/// Beyond, eˣ or one is not seen beside the other.
const FAR: f64 = 64.0;

/// Weights below e⁻⁷⁰⁰ are none.
const LEAST_EXPONENT: f64 = -700.0;

/// The largest |a|/τ and |b|/τ that the quick pass can decide the rounding for: 2³⁶.
const MOST_REACH: f64 = (1u64 << 36) as f64;

/// What the quick pass loses of the result: 2 [`EXP`] by the weights, 2⁻⁶³ where they are multiplied by terms, 2⁻⁶⁵ in their sum: less than
/// 2⁻⁶⁰·⁵.
const QUICK_RELATIVE: f64 = 2.0 * EXP + EXP / 2.0 + EXP / 8.0;

/// What the accurate pass loses of the result: 2⁻⁸⁶ by far terms, of which the rest is far less: the weights' 2⁻⁹⁴, the terms' 2⁻⁹², the sums' 2⁻⁹⁰.
const ACCURATE_RELATIVE: f64 = f64::from_bits((1023 - 85) << 52);

/// The bound on the error of a biased sum over its bias, for each of its terms and each step of its block: the rest of a step is at most 2⁻⁵¹ of
/// the bias, and adding it loses ε of what the rests before it came to.
const SUM: f64 = f64::from_bits((1023 - 104) << 52);

/// Two rows of logits and a temperature, in a range that the kernels are for.
#[derive(Clone, Copy)]
struct Row<'a> {
    a: &'a [f64],
    b: &'a [f64],
    /// What will be asked for next, if it is known: it is fetched from memory while this is computed on.
    next: [&'a [f64]; 2],
    /// The largest logits.
    a_most: f64,
    b_most: f64,
    temperature: f64,
    /// 1/τ in two parts.
    inverse: (f64, f64),
    /// What no |x| and no exponent exceeds.
    reach: f64,
}

/// The least and largest temperature: at others, products of the reciprocal's parts may be subnormal.
const TEMPERATURES: std::ops::RangeInclusive<f64> = 1e-100..=1e100;

impl<'a> Row<'a> {
    /// `None`: they are not for the kernels, or not logits.
    fn new(path: Path, a: &'a [f64], b: &'a [f64], temperature: f64) -> Option<Self> {
        if a.len() != b.len() || a.is_empty() || !TEMPERATURES.contains(&temperature) {
            return None;
        }
        let Extremes { a_most, b_most, largest } = path.run(Survey { a, b })?;
        let inverse = if temperature == 1.0 {
            (1.0, 0.0)
        } else {
            let inverse = Wide::ONE / Wide::from_f64(temperature);
            let high = inverse.to_f64();
            (high, (inverse - Wide::from_f64(high)).to_f64())
        };
        let reach = 4.0 * largest * inverse.0;
        (reach <= MOST_REACH).then_some(Self { a, b, next: [&[], &[]], a_most, b_most, temperature, inverse, reach })
    }

    /// Logits without weight, for the lanes behind the last.
    fn padding(&self) -> (f64, f64) {
        let depth = 2.0 * self.temperature * LEAST_EXPONENT;
        (self.a_most + depth, self.b_most + depth)
    }

    /// Eight pairs of logits.
    #[inline(always)]
    fn lanes<L: Lanes>(&self, start: usize, padding: (f64, f64)) -> (L, L) {
        match (self.a[start..].first_chunk(), self.b[start..].first_chunk()) {
            (Some(a), Some(b)) => (L::load(a), L::load(b)),
            _ => {
                let (mut a, mut b) = ([padding.0; LANES], [padding.1; LANES]);
                a[..self.a.len() - start].copy_from_slice(&self.a[start..]);
                b[..self.b.len() - start].copy_from_slice(&self.b[start..]);
                (L::load(&a), L::load(&b))
            }
        }
    }

    /// `((a − max a)/τ, (b − a)/τ + m)`.
    #[inline(always)]
    fn exponents<L: Lanes, const TEMPERED: bool>(&self, a: L, b: L, m: f64) -> (Double<L>, Double<L>) {
        let zero = L::splat(0.0);
        let (high, low) = two_sum(a, L::splat(-self.a_most));
        let exponent = self.over_temperature::<L, TEMPERED>(Double { high, low });
        let (high, low) = two_sum(b, zero - a);
        let difference = self.over_temperature::<L, TEMPERED>(Double { high, low });
        let (high, low) = two_sum(difference.high, L::splat(m));
        (exponent, Double { high, low: low + difference.low })
    }

    #[inline(always)]
    fn over_temperature<L: Lanes, const TEMPERED: bool>(&self, x: Double<L>) -> Double<L> {
        if !TEMPERED {
            return x;
        }
        let (inverse, inverse_low) = (L::splat(self.inverse.0), L::splat(self.inverse.1));
        let Double { high, low } = Double::product(x.high, inverse);
        Double { high, low: L::horner(x.low, inverse, L::horner(x.high, inverse_low, low)) }
    }

    /// The divergence, from the sums at m.
    fn enclose(&self, m: f64, sums: &Sums) -> Measure {
        let wide = |(high, low): (f64, f64)| Wide::from_f64(high) + Wide::from_f64(low);
        let undecided = Measure { m, enclosure: Enclosure { high: f64::NAN, low: f64::NAN, radius: f64::INFINITY } };
        let (total, shares, linear) = (sums.w.0, sums.v.0, sums.x.0);
        // One of the weights is one.
        if !(total >= 0.5 && total.is_finite() && shares.is_finite() && linear.is_finite()) {
            return undecided;
        }
        let share = wide(sums.v) / wide(sums.w);
        let shift = share + wide(sums.x) / wide(sums.w);
        let x = shift.to_f64();
        if x <= -0.9 {
            return undecided;
        }
        let ln = shift.ln_1p();
        let divergence = share - (shift - ln);
        let m = m - ln.to_f64();
        let (s, x) = (share.to_f64(), x.abs());
        // Σ p |x|, at most.
        let spread = s + (2.0 * s).sqrt();
        let steps = self.a.len().next_multiple_of(LANES) as f64;
        // ε² is 2⁻¹⁰⁶.
        let reach = 16.0 * f64::from_bits((1023 - 106) << 52) * (self.reach + m.abs());
        let radius = sums.v_error / total
            + s * (sums.relative + sums.w_error / total + 2.0 * reach)
            + reach * (s + spread)
            // Of Σ w x, the products with small parts are rounded to 2⁻⁵⁹.
            + x * (f64::from_bits((1023 - 58) << 52) * spread + sums.x_error / total)
            // The logarithm, the quotients and the differences are right to 2⁻¹²⁰: of a divergence that is nothing beside x̂, that is a lot.
            + (x + s) * f64::from_bits((1023 - 119) << 52)
            + steps * f64::from_bits((1023 - 900) << 52);
        let high = divergence.to_f64();
        let low = (divergence - Wide::from_f64(high)).to_f64();
        // A hundredth for the roundings of the bound, and for what x̂ and S differ from zero and the divergence. Then what adding it to the low part
        // rounds away.
        let radius = if x <= 0.25 { 1.01 * (1.0 + 2.0 * x) * radius + f64::EPSILON * low.abs() } else { f64::INFINITY };
        Measure { m, enclosure: Enclosure { high, low, radius } }
    }
}

/// The divergence as one pass knows it, and a better m.
#[derive(Clone, Copy, Debug)]
struct Measure {
    m: f64,
    enclosure: Enclosure,
}

/// The sums over a row, each in two parts, and bounds on their errors.
#[derive(Clone, Copy, Debug)]
struct Sums {
    /// Σ w.
    w: (f64, f64),
    /// Σ w E(x).
    v: (f64, f64),
    /// Σ w x.
    x: (f64, f64),
    w_error: f64,
    v_error: f64,
    x_error: f64,
    /// The relative error of the terms.
    relative: f64,
}

/// Looks for the largest entries. `None`: not all entries are finite.
struct Survey<'a> {
    a: &'a [f64],
    b: &'a [f64],
}

/// The largest entries, and the largest absolute value.
struct Extremes {
    a_most: f64,
    b_most: f64,
    largest: f64,
}

impl Kernel for Survey<'_> {
    type Output = Option<Extremes>;

    #[inline(always)]
    fn run<L: Lanes>(self) -> Self::Output {
        let ((a, a_rest), (b, b_rest)) = (self.a.as_chunks::<LANES>(), self.b.as_chunks::<LANES>());
        let (mut a_most, mut b_most) = (L::splat(f64::NEG_INFINITY), L::splat(f64::NEG_INFINITY));
        let (mut a_least, mut b_least) = (L::splat(f64::INFINITY), L::splat(f64::INFINITY));
        let (zero, mut poison) = (L::splat(0.0), L::splat(0.0));
        let last = match (a_rest, b_rest) {
            ([], _) | (_, []) => None,
            _ => {
                let (mut a, mut b) = ([a_rest[0]; LANES], [b_rest[0]; LANES]);
                a[..a_rest.len()].copy_from_slice(a_rest);
                b[..b_rest.len()].copy_from_slice(b_rest);
                Some((a, b))
            }
        };
        for (a, b) in a.iter().zip(b).chain(last.as_ref().map(|(a, b)| (a, b))) {
            let (a, b) = (L::load(a), L::load(b));
            a_most = a.max(a_most);
            b_most = b.max(b_most);
            a_least = a.min(a_least);
            b_least = b.min(b_least);
            // A comparison does not see a NaN; a product does.
            poison = L::horner(b, zero, L::horner(a, zero, poison));
        }
        let most = |x: [f64; LANES]| x.into_iter().fold(f64::NEG_INFINITY, f64::max);
        let (a_most, b_most) = (most(a_most.store()), most(b_most.store()));
        let least = most((zero - a_least).store()).max(most((zero - b_least).store()));
        (sum(poison.store()) == 0.0).then_some(Extremes { a_most, b_most, largest: a_most.max(b_most).max(least) })
    }
}

/// What a rough pass finds: where to centre the differences of the logits, and biases for the sums.
#[derive(Clone, Copy, Debug)]
struct Centre {
    m: f64,
    /// About twice Σ w.
    w_bias: f64,
    /// Some four times Σ w E(x).
    v_bias: f64,
}

/// Looks for the [`Centre`].
struct Roughly<'a>(Row<'a>);

impl Kernel for Roughly<'_> {
    type Output = Centre;

    #[inline(always)]
    fn run<L: Lanes>(self) -> Centre {
        let row = self.0;
        // Relative to the maxima.
        let (zero, offset) = (L::splat(0.0), row.b_most - row.a_most);
        let (inverse, least) = (L::splat(row.inverse.0), L::splat(LEAST_EXPONENT));
        let (mut p, mut q, mut first, mut second) = (zero, zero, zero, zero);
        let padding = row.padding();
        for start in (0..row.a.len()).step_by(LANES) {
            let (a, b) = row.lanes::<L>(start, padding);
            let difference = (b - a - L::splat(offset)) * inverse;
            let weight = rough_exp(((a - L::splat(row.a_most)) * inverse).max(least));
            p = p + weight;
            q = q + rough_exp(((b - L::splat(row.b_most)) * inverse).max(least));
            let weighted = weight * difference;
            first = first + weighted;
            second = L::horner(weighted, difference, second);
        }
        let (p, q, first, second) = (sum(p.store()), sum(q.store()), sum(first.store()), sum(second.store()));
        let mean = first / p;
        let ln_ratio = (p / q).ln();
        let divergence = -mean - ln_ratio;
        // Each is right where the other is not: to 2⁻¹⁸, and to the divergence itself.
        let m = if divergence >= 1.0 / 4096.0 { ln_ratio } else { -mean };
        Centre { m: m - offset * row.inverse.0, w_bias: 2.0 * p, v_bias: (4.0 * p * divergence).max(2.0 * second) }
    }
}

/// The quick pass.
struct Quick<'a, const TEMPERED: bool> {
    row: Row<'a>,
    centre: Centre,
}

/// The biased sums of a block.
struct Block<L> {
    w: Grid<L>,
    v: Grid<L>,
    x: Grid<L>,
    cubes: L,
}

impl<const TEMPERED: bool> Quick<'_, TEMPERED> {
    #[inline(always)]
    fn add<L: Lanes, const WITH_FAR: bool>(block: &mut Block<L>, exponent: Double<L>, x: Double<L>) {
        let (zero, one) = (L::splat(0.0), L::splat(1.0));
        let (far, low) = (L::splat(FAR), L::splat(-FAR));
        let (near_x, exponent) = if WITH_FAR {
            let nothing = Double { high: zero, low: zero };
            let near = Double::where_at_least(x.high, far, nothing, Double::where_at_least(low, x.high, nothing, x));
            let Double { high, low: rest } = Double::sum(exponent.high, x.high);
            let sum = Double { high, low: rest + (exponent.low + x.low) };
            (near, Double::where_at_least(x.high, far, sum, exponent))
        } else {
            (x, exponent)
        };
        let weight = exp(exponent);
        let least = L::splat(LEAST_EXPONENT);
        let weight = Double::where_at_least(least, exponent.high, Double { high: zero, low: zero }, weight);
        let Excess { mut value, cube } = excess(near_x);
        if WITH_FAR {
            let Double { high, low: rest } = Double::sum(zero - x.high, L::splat(-1.0));
            let below = Double { high, low: rest - x.low };
            value = Double::where_at_least(low, x.high, below, value);
            value = Double::where_at_least(x.high, far, Double { high: one, low: zero }, value);
        }
        // No low part is so low that a product of two would be nothing.
        let whole = weight.high + weight.low;
        let small = L::horner(whole, value.low, weight.low * value.high);
        block.v.add_product_and(weight.high, value.high, small);
        block.cubes = L::horner(whole, cube, block.cubes);
        let weight = if WITH_FAR {
            Double::where_at_least(x.high, far, Double { high: zero, low: zero }, weight)
        } else {
            weight
        };
        block.w.add_parts(weight.high, weight.low);
        let small = L::horner(weight.low, x.high, (weight.high + weight.low) * x.low);
        block.x.add_product_and(weight.high, x.high, small);
    }
}

impl<const TEMPERED: bool> Kernel for Quick<'_, TEMPERED> {
    type Output = Sums;

    #[inline(always)]
    fn run<L: Lanes>(self) -> Sums {
        let Self { row, centre: Centre { m, w_bias, v_bias } } = self;
        // Four times the most that Σ w |x| can be, so that partial sums of either sign stay near the bias.
        let x_bias = 4.0 * (v_bias + (2.0 * w_bias * v_bias).sqrt());
        let padding = row.padding();
        let zero = L::splat(0.0);
        let (mut w, mut v, mut x, mut cubes) = (Total::<L>::zero(), Total::<L>::zero(), Total::<L>::zero(), zero);
        for start in (0..row.a.len()).step_by(BLOCK * LANES) {
            let mut block =
                Block { w: Grid::new(w_bias), v: Grid::new(v_bias), x: Grid::new(x_bias), cubes: L::splat(0.0) };
            for start in (start..row.a.len().min(start + BLOCK * LANES)).step_by(LANES) {
                if let [Some(a), Some(b)] = [row.next[0].get(start), row.next[1].get(start)] {
                    L::prefetch(a);
                    L::prefetch(b);
                }
                let (a, b) = row.lanes::<L>(start, padding);
                let (exponent, x) = row.exponents::<L, TEMPERED>(a, b, m);
                if x.high.abs().at_least(L::splat(FAR)) != 0 {
                    Self::add::<L, true>(&mut block, exponent, x);
                } else {
                    Self::add::<L, false>(&mut block, exponent, x);
                }
            }
            for (total, grid) in [(&mut w, block.w), (&mut v, block.v), (&mut x, block.x)] {
                let (high, low) = grid.parts();
                total.add(high, low);
            }
            cubes = cubes + block.cubes;
        }
        let (w, v, x) = (w.across(), v.across(), x.across());
        let blocks = row.a.len().div_ceil(BLOCK * LANES);
        let error = SUM * (row.a.len().next_multiple_of(LANES) * (BLOCK + 4 + blocks)) as f64;
        // Beyond the biases, the sums are not what they seem.
        let v_error =
            if w.0 <= w_bias && v.0 <= v_bias { CUBE * sum(cubes.store()) + error * v_bias } else { f64::INFINITY };
        Sums { w, v, x, w_error: error * w_bias, v_error, x_error: error * x_bias, relative: QUICK_RELATIVE }
    }
}

/// The accurate pass.
struct Accurate<'a, const TEMPERED: bool> {
    row: Row<'a>,
    m: f64,
}

impl<const TEMPERED: bool> Kernel for Accurate<'_, TEMPERED> {
    type Output = Sums;

    #[inline(always)]
    fn run<L: Lanes>(self) -> Sums {
        let Self { row, m } = self;
        let padding = row.padding();
        let (zero, one, far, low) = (L::splat(0.0), L::splat(1.0), L::splat(FAR), L::splat(-FAR));
        let (mut w, mut v, mut linear) = (Total::<L>::zero(), Total::<L>::zero(), Total::<L>::zero());
        for start in (0..row.a.len()).step_by(LANES) {
            let (a, b) = row.lanes::<L>(start, padding);
            let (exponent, x) = row.exponents::<L, TEMPERED>(a, b, m);
            let (exponent, x) = (Double::sum(exponent.high, exponent.low), Double::sum(x.high, x.low));
            // As in the quick pass.
            let far_exponent = exponent.add(x);
            let exponent = Double::where_at_least(x.high, far, far_exponent, exponent);
            let nothing = Double { high: zero, low: zero };
            let near = Double::where_at_least(x.high, far, nothing, Double::where_at_least(low, x.high, nothing, x));
            let least = L::splat(LEAST_EXPONENT);
            let weight = Double::where_at_least(least, exponent.high, nothing, exp_accurately(exponent));
            let minus_x = Double { high: zero - x.high, low: zero - x.low };
            let below = minus_x.add(Double { high: L::splat(-1.0), low: zero });
            let value = Double::where_at_least(low, x.high, below, excess_accurately(near));
            let value = Double::where_at_least(x.high, far, Double { high: one, low: zero }, value);
            let term = weight.mul(value);
            v.add(term.high, term.low);
            let weight = Double::where_at_least(x.high, far, nothing, weight);
            w.add(weight.high, weight.low);
            let term = weight.mul(x);
            linear.add(term.high, term.low);
        }
        let (w, v, x) = (w.across(), v.across(), linear.across());
        Sums { w, v, x, w_error: 0.0, v_error: 0.0, x_error: 0.0, relative: ACCURATE_RELATIVE }
    }
}

/// What the quick pass knows of the divergence.
fn measure_quickly(path: Path, row: Row<'_>) -> Measure {
    let centre = path.run(Roughly(row));
    let sums = if row.inverse == (1.0, 0.0) {
        path.run(Quick::<false> { row, centre })
    } else {
        path.run(Quick::<true> { row, centre })
    };
    row.enclose(centre.m, &sums)
}

/// What the accurate pass knows of it, at an m.
fn measure_accurately(path: Path, row: Row<'_>, m: f64) -> Measure {
    let sums = if row.inverse == (1.0, 0.0) {
        path.run(Accurate::<false> { row, m })
    } else {
        path.run(Accurate::<true> { row, m })
    };
    row.enclose(m, &sums)
}

/// The correctly rounded divergence of softmax(b/τ) from softmax(a/τ), if the kernels vouch for it and for the logits: finite, of one length,
/// not empty, and the temperature positive and finite. The logits of the next call are fetched meanwhile.
pub(crate) fn kl(a: &[f64], b: &[f64], temperature: f64, next: [&[f64]; 2]) -> Option<f64> {
    let path = Path::fastest();
    let row = Row { next, ..Row::new(path, a, b, temperature)? };
    let quick = measure_quickly(path, row);
    quick.enclosure.rounded().or_else(|| {
        if differ_by_a_constant(a, b) {
            return Some(0.0);
        }
        measure_accurately(path, row, quick.m).enclosure.rounded()
    })
}

/// Whether the softmaxes are the same.
fn differ_by_a_constant(a: &[f64], b: &[f64]) -> bool {
    let mut differences = a.iter().zip(b).map(|(&a, &b)| two_sum(a, -b));
    let first = differences.next();
    differences.all(|difference| Some(difference) == first)
}

/// What one stage on one path knows of the divergence of two softmaxes: for those who check the bounds. `None` if the kernels are not for such logits.
#[must_use]
pub fn enclose_logits(path: Path, stage: Stage, a: &[f64], b: &[f64], temperature: f64) -> Option<Enclosure> {
    let row = Row::new(path, a, b, temperature)?;
    let quick = measure_quickly(path, row);
    match stage {
        Stage::Quick => Some(quick.enclosure),
        Stage::Accurate => Some(measure_accurately(path, row, quick.m).enclosure),
    }
}
