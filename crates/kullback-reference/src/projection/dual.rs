//! The dual problem: the multipliers at which `ln Σ w exp⟨λ, h⟩` is least, enclosed.
//!
//! They are found in floats, where nothing is certain, and then proved: Krawczyk's operator maps a box around them into its interior, so
//! that the box has a zero of the gradient in it, and no more than one, as the function is strictly convex.

use rug::{Float, Rational, float::Round};

use crate::Enclosure;

/// The weights, positive, and the functions, linearly independent.
pub(super) struct Dual {
    weights: Vec<Enclosure>,
    functions: Vec<Vec<Enclosure>>,
    /// The signs of `Σ w h`, of which one is not zero.
    falls: Vec<std::cmp::Ordering>,
    precision: u32,
}

/// `w exp⟨λ, h⟩ / Z` and `ln Z`.
pub(super) struct Tilt {
    pub(super) probabilities: Vec<Enclosure>,
    /// `⟨λ, h⟩`.
    pub(super) exponents: Vec<Enclosure>,
    pub(super) ln_total: Enclosure,
}

impl Dual {
    /// With the weights divided by their sum.
    pub(super) fn new(masses: &[&Rational], functions: &[Vec<&Rational>], precision: u32) -> Self {
        let total: Rational = masses.iter().copied().sum();
        let mean = |h: &Vec<&Rational>| masses.iter().zip(h).map(|(w, h)| Rational::from(*w * *h)).sum::<Rational>();
        Self {
            weights: masses.iter().map(|mass| Enclosure::exact(&Rational::from(*mass / &total), precision)).collect(),
            functions: functions.iter().map(|h| h.iter().map(|h| Enclosure::exact(h, precision)).collect()).collect(),
            falls: functions.iter().map(|h| mean(h).cmp0()).collect(),
            precision,
        }
    }

    /// The minimum; unknown if the precision does not suffice.
    pub(super) fn minimum(&self) -> Vec<Enclosure> {
        if self.falls.iter().all(|sign| sign.is_eq()) {
            return vec![Enclosure::zero(self.precision); self.functions.len()];
        }
        let proved = self.near_minimum().and_then(|near| self.proved(&near));
        proved.unwrap_or_else(|| vec![Enclosure::unknown(self.precision); self.functions.len()])
    }

    /// The distribution at some multipliers.
    pub(super) fn at(&self, multipliers: &[Enclosure]) -> Tilt {
        let zero = || Enclosure::zero(self.precision);
        let exponent = |outcome: usize| {
            let terms = multipliers.iter().zip(&self.functions).map(|(multiplier, h)| multiplier * &h[outcome]);
            terms.fold(zero(), |sum, term| sum + term)
        };
        let exponents: Vec<Enclosure> = (0..self.weights.len()).map(exponent).collect();
        let largest = exponents.iter().map(Enclosure::upper).fold(None, |largest: Option<&Float>, x| match largest {
            Some(largest) if largest >= x => Some(largest),
            _ => Some(x),
        });
        let shift = largest.map_or_else(zero, |largest| Enclosure::point(largest.clone()));
        let masses: Vec<Enclosure> = self.weights.iter().zip(&exponents).map(|(w, x)| w * (x - &shift).exp()).collect();
        let total = masses.iter().fold(zero(), |sum, mass| sum + mass);
        let probabilities = masses.iter().map(|mass| mass / &total).collect();
        Tilt { probabilities, exponents, ln_total: shift + total.ln() }
    }

    fn means(&self, tilt: &Tilt) -> Vec<Enclosure> {
        let mean = |h: &Vec<Enclosure>| {
            h.iter().zip(&tilt.probabilities).fold(Enclosure::zero(self.precision), |sum, (h, p)| sum + h * p)
        };
        self.functions.iter().map(mean).collect()
    }

    fn covariance(&self, tilt: &Tilt, means: &[Enclosure]) -> Vec<Vec<Enclosure>> {
        let centred = |(h, mean): (&Vec<Enclosure>, &Enclosure)| h.iter().map(|h| h - mean).collect();
        let centred: Vec<Vec<Enclosure>> = self.functions.iter().zip(means).map(centred).collect();
        let product = |a: &[Enclosure], b: &[Enclosure]| {
            let terms = a.iter().zip(b).zip(&tilt.probabilities).map(|((a, b), p)| a * b * p);
            terms.fold(Enclosure::zero(self.precision), |sum, term| sum + term)
        };
        centred.iter().map(|a| centred.iter().map(|b| product(a, b)).collect()).collect()
    }

    /// Newton's iteration, in which a step that changes the exponents by d is shortened by `ln(1 + d)/d`: the third derivative of the function
    /// is at most the second times d, so that it falls all the way.
    fn near_minimum(&self) -> Option<Vec<Float>> {
        const STEPS: usize = 1000;
        const SHORT: f64 = 1e-6;
        let mut multipliers = match self.functions.len() {
            1 => vec![self.near_root()?],
            count => vec![Float::new(self.precision); count],
        };
        let mut last = Float::with_val(self.precision, f64::INFINITY);
        for _ in 0..STEPS {
            let tilt = self.at(&points(&multipliers));
            let means = self.means(&tilt);
            let covariance = self.covariance(&tilt, &means);
            let inverse = inverse(covariance.iter().map(|row| row.iter().map(middle).collect()).collect())?;
            let step: Vec<Float> = inverse.iter().map(|row| -dot(row, &means)).collect();
            let extent = largest(&self.at(&points(&step)).exponents);
            let all = largest(&tilt.exponents);
            let fraction = match extent < SHORT {
                true => Float::with_val(self.precision, 1),
                false => Float::with_val(self.precision, extent.ln_1p_ref()) / &extent,
            };
            multipliers
                .iter_mut()
                .zip(&step)
                .for_each(|(m, step)| *m += Float::with_val(self.precision, step * &fraction));
            let negligible = Float::with_val(self.precision, &all >> (self.precision / 2 + 4));
            let is_stalled = extent < SHORT && extent >= Float::with_val(self.precision, &last >> 1_u32);
            if extent <= negligible || is_stalled {
                return Some(multipliers);
            }
            last = extent;
        }
        None
    }

    /// Of one function: about where its mean, which increases with the multiplier, is zero.
    ///
    /// First the exponent of two is looked for, by steps that double and then halve, then thirty bits.
    fn near_root(&self) -> Option<Float> {
        let sign = if self.falls[0].is_lt() { 1 } else { -1 };
        let is_before = |size: &Float| {
            let multiplier = Enclosure::point(Float::with_val(self.precision, size * sign));
            let mean = self.means(&self.at(&[multiplier]))[0].scale(sign);
            mean.is_negative()
        };
        let power = |exponent: i32| Float::with_val(self.precision, Float::i_exp(1, exponent));
        let start = -largest(&self.functions[0]).get_exp()?;
        let towards = if is_before(&power(start)) { 1 } else { -1 };
        let (mut near, mut step) = (start, 1);
        while is_before(&power(near + towards * step)) == (towards > 0) {
            near += towards * step;
            step *= 2;
            if step > 1 << 15 {
                return None;
            }
        }
        let far = near + towards * step;
        let (mut low, mut high) = (near.min(far), near.max(far));
        while high - low > 1 {
            let between = low + (high - low) / 2;
            *(if is_before(&power(between)) { &mut low } else { &mut high }) = between;
        }
        let (mut low, mut high) = (power(low), power(high));
        for _ in 0..30 {
            let between = Float::with_val(self.precision, &low + &high) >> 1_u32;
            let end = if is_before(&between) { &mut low } else { &mut high };
            *end = between;
        }
        Some(low * sign)
    }

    /// A box around the multipliers that provably has the minimum in it. With Y about the inverse of the Hessian H, and `g` the gradient:
    /// `K = λ − Y g(λ) + (1 − Y H(box)) (box − λ)`, inside of the box.
    fn proved(&self, near: &[Float]) -> Option<Vec<Enclosure>> {
        let centre = points(near);
        let tilt = self.at(&centre);
        let means = self.means(&tilt);
        let hessian = self.covariance(&tilt, &means);
        let inverse = inverse(hessian.iter().map(|row| row.iter().map(middle).collect()).collect())?;
        let step: Vec<Enclosure> = inverse.iter().map(|row| product(row, &means)).collect();
        let mut reach: Vec<Enclosure> = step.iter().map(Enclosure::abs).collect();
        for _ in 0..8 {
            let radii: Vec<Enclosure> = reach.iter().zip(&centre).map(|(reach, m)| self.radius(reach, m)).collect();
            let offsets: Vec<Enclosure> = radii.iter().map(|radius| (-radius).hull(radius)).collect();
            let region: Vec<Enclosure> = centre.iter().zip(&offsets).map(|(m, offset)| m + offset).collect();
            let tilt = self.at(&region);
            let hessian = self.covariance(&tilt, &self.means(&tilt));
            let moved: Vec<Enclosure> = (0..near.len())
                .map(|k| {
                    let contracted = offsets.iter().enumerate().map(|(l, offset)| {
                        let column: Vec<Enclosure> = hessian.iter().map(|row| row[l].clone()).collect();
                        let unit = Enclosure::from_integer(i64::from(k == l), self.precision);
                        (unit - product(&inverse[k], &column)) * offset
                    });
                    contracted.fold(-&step[k], |sum, term| sum + term)
                })
                .collect();
            if moved.iter().zip(&radii).all(|(moved, radius)| moved.abs().strictly_below(radius)) {
                return Some(centre.iter().zip(&moved).map(|(m, moved)| m + moved).collect());
            }
            reach = moved.iter().map(Enclosure::abs).collect();
        }
        None
    }

    /// A point twice as far as some distance, and above rounding.
    fn radius(&self, reach: &Enclosure, multiplier: &Enclosure) -> Enclosure {
        let rounding = Float::with_val(self.precision, multiplier.abs().upper() >> (self.precision - 4));
        let twice = Float::with_val_round(self.precision, reach.upper() << 1_u32, Round::Up).0;
        Enclosure::point(Float::with_val_round(self.precision, twice + rounding, Round::Up).0)
    }
}

fn points(values: &[Float]) -> Vec<Enclosure> {
    values.iter().cloned().map(Enclosure::point).collect()
}

fn middle(x: &Enclosure) -> Float {
    Float::with_val(x.precision(), x.lower() + x.upper()) >> 1_u32
}

fn largest(values: &[Enclosure]) -> Float {
    let sizes = values.iter().map(|x| middle(x).abs());
    sizes.fold(Float::new(values[0].precision()), |largest, size| largest.max(&size))
}

fn dot(row: &[Float], values: &[Enclosure]) -> Float {
    let terms = row.iter().zip(values).map(|(a, b)| Float::with_val(a.prec(), a * middle(b)));
    terms.fold(Float::new(row[0].prec()), |sum, term| sum + term)
}

fn product(row: &[Float], values: &[Enclosure]) -> Enclosure {
    let terms = row.iter().zip(values).map(|(a, b)| Enclosure::point(a.clone()) * b);
    terms.fold(Enclosure::zero(values[0].precision()), |sum, term| sum + term)
}

/// About the inverse of a positive definite matrix, by Gauss and Jordan's elimination.
fn inverse(mut matrix: Vec<Vec<Float>>) -> Option<Vec<Vec<Float>>> {
    let count = matrix.len();
    let precision = matrix[0][0].prec();
    for (k, row) in matrix.iter_mut().enumerate() {
        row.extend((0..count).map(|l| Float::with_val(precision, u32::from(k == l))));
    }
    for k in 0..count {
        let pivot = matrix[k][k].clone();
        if !(pivot > 0 && pivot.is_finite()) {
            return None;
        }
        matrix[k].iter_mut().for_each(|entry| *entry /= &pivot);
        let row = matrix[k].clone();
        for (_, other) in matrix.iter_mut().enumerate().filter(|(l, _)| *l != k) {
            let factor = other[k].clone();
            other.iter_mut().zip(&row).for_each(|(entry, r)| *entry -= Float::with_val(precision, &factor * r));
        }
    }
    Some(matrix.into_iter().map(|mut row| row.split_off(count)).collect())
}
