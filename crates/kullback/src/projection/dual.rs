//! The dual problem: the multipliers at which `ln Σ w exp⟨λ, h⟩` is least.

use crate::wide::Wide;

/// `minimise ln Σ w exp⟨λ, h⟩`, where the functions h are to have mean zero.
pub(super) struct Dual {
    /// The weights, positive, with sum one.
    pub(super) weights: Vec<Wide>,
    /// The functions, linearly independent, each on all outcomes.
    pub(super) functions: Vec<Vec<Wide>>,
    /// Their means `Σ w h`, better than they can be had by summing.
    pub(super) means: Vec<Wide>,
}

/// A minimum.
pub(super) struct Minimum {
    /// Where it is.
    pub(super) multipliers: Vec<Wide>,
    /// `⟨λ, h⟩`, for each outcome.
    pub(super) exponents: Vec<Wide>,
}

/// What the exponents say: the distribution `w exp(x) / Σ w exp(x)`, and how it is normalised.
pub(super) struct Tilted {
    /// The distribution.
    pub(super) probabilities: Vec<Wide>,
    /// `ln Σ w exp(x)`.
    pub(super) ln_total: Wide,
}

/// The distribution proportional to `w exp(x)`; the largest exponent is taken out, so that none overflows.
pub(super) fn tilted(weights: &[Wide], exponents: &[Wide]) -> Tilted {
    let largest = exponents.iter().copied().max().unwrap_or(Wide::ZERO);
    let masses: Vec<Wide> = weights.iter().zip(exponents).map(|(&w, &x)| w * (x - largest).exp()).collect();
    let total: Wide = masses.iter().copied().sum();
    let probabilities = masses.into_iter().map(|mass| mass / total).collect();
    Tilted { probabilities, ln_total: largest + total.ln() }
}

/// `−ln Σ w exp(x)` at the minimum, where `Σ w x exp(x) = 0`: then the sum is `1 − Σ w exp(x) E(−x)` with `E(t) = eᵗ − 1 − t`, in which the
/// terms are of the second order and none is negative.
pub(super) fn divergence(weights: &[Wide], exponents: &[Wide]) -> Wide {
    let term = |(&w, &x): (&Wide, &Wide)| {
        w * if x.is_below_one() { x.exp() * (-x).exp_excess() } else { Wide::ONE - x.exp() * (Wide::ONE - x) }
    };
    let deficit: Wide = weights.iter().zip(exponents).map(term).sum();
    if deficit < Wide::ONE.half() { -(-deficit).ln_1p() } else { -tilted(weights, exponents).ln_total }
}

impl Dual {
    /// The minimum; `Err` is a direction in which the function falls for ever, or too slowly to be told from that.
    pub(super) fn minimum(&self) -> Result<Minimum, Vec<Wide>> {
        let multipliers = match self.functions.as_slice() {
            _ if self.means.iter().all(|mean| mean.is_zero()) => vec![Wide::ZERO; self.functions.len()],
            [function] => vec![Line::new(&self.weights, function, self.means[0]).root()],
            _ => self.without_noise(self.newton()?),
        };
        Ok(Minimum { exponents: self.exponents(&multipliers), multipliers })
    }

    /// A multiplier that makes no difference beside the others, at any outcome, is zero by cancellation: what is left of it is rounding.
    fn without_noise(&self, multipliers: Vec<Wide>) -> Vec<Wide> {
        let size = |k: usize, outcome: usize| (multipliers[k] * self.functions[k][outcome]).abs();
        let largest = |outcome: usize| (0..multipliers.len()).map(|k| size(k, outcome)).max().unwrap_or(Wide::ZERO);
        let least: Vec<Wide> = (0..self.weights.len()).map(|outcome| largest(outcome).scale(-110)).collect();
        let is_noise = |k: usize| (0..least.len()).all(|outcome| size(k, outcome) <= least[outcome]);
        (0..multipliers.len()).map(|k| if is_noise(k) { Wide::ZERO } else { multipliers[k] }).collect()
    }

    fn exponents(&self, multipliers: &[Wide]) -> Vec<Wide> {
        let mut exponents = vec![Wide::ZERO; self.weights.len()];
        for (&multiplier, function) in multipliers.iter().zip(&self.functions) {
            exponents.iter_mut().zip(function).for_each(|(x, &h)| *x = *x + multiplier * h);
        }
        exponents
    }

    /// Newton's method, with steps halved until the function falls as much as its slope promises. Where a step would go far, weights that
    /// are far apart have made it meaningless: there one multiplier after another goes to its own minimum.
    fn newton(&self) -> Result<Vec<Wide>, Vec<Wide>> {
        const STEPS: usize = 400;
        const SWEEPS: usize = 100;
        let mut multipliers = vec![Wide::ZERO; self.functions.len()];
        let mut exponents = self.exponents(&multipliers);
        let (mut last, mut sweeps) = (None, 0);
        for _ in 0..STEPS {
            let point = tilted(&self.weights, &exponents);
            let gradient = self.gradient(&exponents, &point);
            let step = solve(self.covariance(&point.probabilities), gradient.iter().map(|&g| -g).collect());
            let change = self.exponents(&step);
            let (moved, extent) = (largest(&change), largest(&exponents));
            // As near as rounding lets it come: the steps no longer shrink, or are lost in the sum.
            let stalled = last.is_some_and(|last| moved >= last);
            if moved <= extent.scale(-118) || (stalled && moved <= extent.scale(-80)) {
                return if self.is_met(&point) { Ok(multipliers) } else { Err(multipliers) };
            }
            last = Some(moved);
            if moved > Wide::ONE.scale(4) && sweeps < SWEEPS {
                sweeps += 1;
                self.sweep(&mut multipliers);
            } else {
                let slope: Wide = gradient.iter().zip(&step).map(|(&g, &s)| g * s).sum();
                // Within the region of quadratic convergence full steps need no proof, and rounding would deny it to them.
                let fraction =
                    if moved.is_below_one() { Wide::ONE } else { self.fraction(&exponents, &change, &point, slope) };
                multipliers.iter_mut().zip(&step).for_each(|(m, &s)| *m = *m + fraction * s);
            }
            exponents = self.exponents(&multipliers);
            if self.separates(&exponents, &multipliers) {
                break;
            }
        }
        Err(multipliers)
    }

    /// Each multiplier to the minimum along it.
    fn sweep(&self, multipliers: &mut [Wide]) {
        for (k, function) in self.functions.iter().enumerate() {
            let point = tilted(&self.weights, &self.exponents(multipliers));
            let mean: Wide = function.iter().zip(&point.probabilities).map(|(&h, &p)| h * p).sum();
            if !mean.is_zero() && point.probabilities.iter().all(|p| !p.is_zero()) {
                multipliers[k] = multipliers[k] + Line::new(&point.probabilities, function, mean).root();
            }
        }
    }

    /// Whether the functions have mean zero, beside what their positive parts have.
    fn is_met(&self, point: &Tilted) -> bool {
        self.functions.iter().all(|function| {
            let terms = || function.iter().zip(&point.probabilities).map(|(&h, &p)| h * p);
            let size: Wide = terms().map(Wide::abs).sum();
            terms().sum::<Wide>().abs() <= size.scale(-80)
        })
    }

    /// Whether every exponent is below zero, by more than rounding: then more of the same multipliers lets the function fall for ever, and no
    /// distribution gives the functions mean zero.
    fn separates(&self, exponents: &[Wide], multipliers: &[Wide]) -> bool {
        let size = |index: usize| {
            multipliers.iter().zip(&self.functions).map(|(&m, function)| (m * function[index]).abs()).sum::<Wide>()
        };
        exponents.iter().enumerate().all(|(index, &x)| x < -size(index).scale(-110))
    }

    /// The means under the distribution. Near the weights themselves they are the means at the start and what came since, so that a
    /// small mean is known relative to itself.
    fn gradient(&self, exponents: &[Wide], point: &Tilted) -> Vec<Wide> {
        let is_near = exponents.iter().all(|x| x.is_below_one());
        let mean = |(function, &start): (&Vec<Wide>, &Wide)| {
            if is_near {
                let terms = self.weights.iter().zip(function).zip(exponents).map(|((&w, &h), x)| w * h * x.exp_m1());
                (start + terms.sum::<Wide>()) * (-point.ln_total).exp()
            } else {
                function.iter().zip(&point.probabilities).map(|(&h, &p)| h * p).sum()
            }
        };
        self.functions.iter().zip(&self.means).map(mean).collect()
    }

    /// The covariance matrix of the functions: the second derivatives.
    fn covariance(&self, probabilities: &[Wide]) -> Vec<Vec<Wide>> {
        let centred = |function: &Vec<Wide>| -> Vec<Wide> {
            let mean: Wide = function.iter().zip(probabilities).map(|(&h, &p)| h * p).sum();
            function.iter().map(|&h| h - mean).collect()
        };
        let centred: Vec<Vec<Wide>> = self.functions.iter().map(centred).collect();
        let product = |a: &[Wide], b: &[Wide]| a.iter().zip(b).zip(probabilities).map(|((&a, &b), &p)| a * b * p).sum();
        centred.iter().map(|a| centred.iter().map(|b| product(a, b)).collect()).collect()
    }

    /// The part of a step that makes the function fall by a quarter of what its slope says.
    fn fraction(&self, exponents: &[Wide], change: &[Wide], point: &Tilted, slope: Wide) -> Wide {
        let mut fraction = Wide::ONE;
        for _ in 0..200 {
            let moved: Vec<Wide> = exponents.iter().zip(change).map(|(&x, &c)| x + fraction * c).collect();
            if tilted(&self.weights, &moved).ln_total <= point.ln_total + (fraction * slope).scale(-2) {
                break;
            }
            fraction = fraction.half();
        }
        fraction
    }
}

fn largest(values: &[Wide]) -> Wide {
    values.iter().map(|value| value.abs()).max().unwrap_or(Wide::ZERO)
}

/// The solution of a symmetric positive definite system, by Cholesky's method without roots. A pivot that rounding has brought to
/// nothing is taken for the least that can be told from it, which makes the step too short and never too long.
fn solve(mut matrix: Vec<Vec<Wide>>, mut right: Vec<Wide>) -> Vec<Wide> {
    let n = right.len();
    for k in 0..n {
        let least = matrix[k][k].abs().max(largest(&matrix[k])).scale(-120);
        let least = if least.is_zero() { Wide::ONE } else { least };
        let pivot = matrix[k][k].max(least);
        matrix[k][k] = pivot;
        let (above, below) = matrix.split_at_mut(k + 1);
        let row = &above[k];
        for (offset, other) in below.iter_mut().enumerate() {
            let factor = row[k + 1 + offset] / pivot;
            other.iter_mut().zip(row).skip(k + 1).for_each(|(entry, &r)| *entry = *entry - factor * r);
            right[k + 1 + offset] = right[k + 1 + offset] - factor * right[k];
        }
    }
    for k in (0..n).rev() {
        let known: Wide = matrix[k].iter().zip(&right).skip(k + 1).map(|(&m, &x)| m * x).sum();
        right[k] = (right[k] - known) / matrix[k][k];
    }
    right
}

/// One function: its mean under the tilt is zero where `A(λ) = Σ_{h > 0} w h e^{λh}` and `B(λ) = Σ_{h < 0} w |h| e^{−λ|h|}` are equal.
///
/// Both are sums of positive terms, so that `φ = ln A − ln B`, which increases with a slope between the least and the greatest distance of
/// a positive h from a negative, is known to rounding wherever the root is.
struct Line {
    /// `(w h, h)` where h has the sign of the root.
    with: Vec<(Wide, Wide)>,
    /// `(w |h|, |h|)` where it has the other.
    against: Vec<(Wide, Wide)>,
    /// A and B at zero.
    start: (Wide, Wide),
    /// φ at zero, which is not above it.
    offset: Wide,
    /// Whether the signs of h, and so that of the root, have been changed.
    flipped: bool,
}

impl Line {
    fn new(weights: &[Wide], function: &[Wide], mean: Wide) -> Self {
        let flipped = !mean.is_negative();
        let part = |negative: bool| -> Vec<(Wide, Wide)> {
            let terms = weights.iter().zip(function).filter(|(_, h)| !h.is_zero() && h.is_negative() == negative);
            terms.map(|(&w, h)| (w * h.abs(), h.abs())).collect()
        };
        let (with, against) = (part(flipped), part(!flipped));
        let total = |part: &[(Wide, Wide)]| part.iter().map(|term| term.0).sum::<Wide>();
        let start = (total(&with), total(&against));
        let offset = Wide::ln_ratio_by_difference(start.0, start.1, -mean.abs());
        Self { with, against, start, offset, flipped }
    }

    /// The root of φ: Newton's steps, kept within a bracket.
    fn root(&self) -> Wide {
        let extremes = |part: &[(Wide, Wide)]| {
            let sizes = || part.iter().map(|term| term.1);
            (sizes().min().unwrap_or(Wide::ONE), sizes().max().unwrap_or(Wide::ONE))
        };
        let (with, against) = (extremes(&self.with), extremes(&self.against));
        let mut low = -self.offset / (with.1 + against.1);
        let mut high = -self.offset / (with.0 + against.0);
        let mut lambda = low;
        for _ in 0..500 {
            let (value, slope) = self.value_and_slope(lambda);
            if value.is_zero() {
                break;
            }
            if value.is_negative() {
                low = low.max(lambda);
            } else {
                high = high.min(lambda);
            }
            let target = lambda - value / slope;
            // The last step of a quadratic convergence may leave the bracket by rounding only.
            let settled = (target - lambda).abs() <= lambda.scale(-70);
            lambda = if settled || (low < target && target < high) {
                target
            } else if high > low.scale(2) {
                (low * high).sqrt()
            } else {
                (low + high).half()
            };
            if settled || high <= low {
                break;
            }
        }
        if self.flipped { -lambda } else { lambda }
    }

    fn value_and_slope(&self, lambda: Wide) -> (Wide, Wide) {
        let (ln_with, slope_with) = ln_sum(&self.with, lambda);
        let (ln_against, slope_against) = ln_sum(&self.against, -lambda);
        let slope = slope_with + slope_against;
        let near = self.near(lambda);
        (near.unwrap_or_else(|| ln_with - ln_against), slope)
    }

    /// φ as its value at zero and what came since, where that is not much.
    fn near(&self, lambda: Wide) -> Option<Wide> {
        let gain = |part: &[(Wide, Wide)], sign: Wide| {
            part.iter().map(|&(mass, size)| mass * (sign * lambda * size).exp_m1()).sum::<Wide>()
        };
        let rise = gain(&self.with, Wide::ONE) / self.start.0;
        let fall = gain(&self.against, -Wide::ONE) / self.start.1;
        (rise <= Wide::ONE && fall >= -Wide::ONE.half()).then(|| self.offset + (rise.ln_1p() - fall.ln_1p()))
    }
}

/// `ln Σ m e^{λs}`, and the mean size under the weights in the sum.
fn ln_sum(part: &[(Wide, Wide)], lambda: Wide) -> (Wide, Wide) {
    let sizes: Vec<Wide> = part.iter().map(|&(_, size)| lambda * size).collect();
    let masses: Vec<Wide> = part.iter().map(|term| term.0).collect();
    let Tilted { probabilities, ln_total } = tilted(&masses, &sizes);
    (ln_total, probabilities.iter().zip(part).map(|(&p, term)| p * term.1).sum())
}
