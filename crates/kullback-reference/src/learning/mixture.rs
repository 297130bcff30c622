//! Divergences between a mixture of normal distributions and one of them, by a quadrature whose error is bounded.
//!
//! All of them are expectations, under a normal distribution, of `R = ln(mixture/N(μ, σ))` times a power of the standardised variable z. With
//! quadratic polynomials g in z, R is `ln Σ exp g`. On a disc about c where `Σ ω (e^Δ − 1) <= ½`, with ω the shares of the exponentials at c and Δ a bound
//! of how far g − g_d moves from its value at c, d any of the components,
//!
//! ```text
//! R(z) = R(c) + g_d(z) − g_d(c) + ln(1 + u),   |u| <= ½
//! ```
//!
//! is analytic, and at most `|R(c)| + Δ_d + ln 2`. A Gauss–Legendre rule of n nodes on a panel of half the disc's radius then misses at most
//! `64/15 M ρ^(2 − 2n)/(1 − ρ⁻²)`, ρ = 2 + √3 (Trefethen, Approximation Theory and Approximation Practice, theorem 19.3). Panels are halved until such a
//! disc is found; beyond the last of them the integrand is bounded by a power times the density.

use super::{legendre::rule, sum};
use crate::{Enclosure, OutOfDomain, domain};
use rug::{Float, Rational, float::Round};

/// A normal distribution.
#[derive(Clone, Debug)]
pub(super) struct Normal {
    pub(super) mean: Enclosure,
    pub(super) std: Enclosure,
}

impl Normal {
    fn new(mean: &Rational, std: &Rational, precision: u32) -> Self {
        Self { mean: Enclosure::exact(mean, precision), std: Enclosure::exact(std, precision) }
    }

    /// The standard coordinate of this one at coordinate z of another: its value at zero, and its slope.
    fn coordinate(&self, other: &Self) -> [Enclosure; 2] {
        if std::ptr::eq(self, other) {
            let precision = self.std.precision();
            return [Enclosure::zero(precision), Enclosure::from_integer(1, precision)];
        }
        [(&other.mean - &self.mean) / &self.std, &other.std / &self.std]
    }
}

/// A mixture: shares that sum to one, and their distributions.
#[derive(Debug)]
pub(super) struct Mixture {
    components: Vec<(Enclosure, Normal)>,
    means: Vec<Rational>,
    stds: Vec<Rational>,
    precision: u32,
}

/// A polynomial `a + b z + c z²`.
struct Quadratic([Enclosure; 3]);

impl Quadratic {
    fn at(&self, z: &Enclosure) -> Enclosure {
        let [a, b, c] = &self.0;
        a + (b + c * z) * z
    }

    /// The slope at z.
    fn slope(&self, z: &Enclosure) -> Enclosure {
        let [_, b, c] = &self.0;
        b + (c * z).scale(2)
    }

    /// How far it moves from its value at the centre of a disc.
    fn movement(&self, center: &Enclosure, radius: &Enclosure) -> Enclosure {
        (self.slope(center).abs() + self.0[2].abs() * radius) * radius
    }

    fn minus(&self, other: &Self) -> Self {
        Self(std::array::from_fn(|i| &self.0[i] - &other.0[i]))
    }

    fn with_precision(&self, precision: u32) -> Self {
        Self(self.0.each_ref().map(|number| number.with_precision(precision)))
    }
}

/// Bits in which panels are chosen and bounds computed.
const COARSE: u32 = 64;

/// A number of bits that are lost to the sizes of what is integrated.
const GUARD: u32 = 20;

/// Halvings of a panel before it is given up.
const HALVINGS: u32 = 48;

/// A panel [c − h, c + h] with what the integrand is at most, but for powers of z, and its largest component there.
struct Panel {
    center: Rational,
    half: Rational,
    bound: Enclosure,
    largest: usize,
}

impl Mixture {
    pub(super) fn new(
        weights: &[Rational],
        means: &[Rational],
        stds: &[Rational],
        precision: u32,
    ) -> Result<Self, OutOfDomain> {
        domain::same_length(("weights", weights.len()), ("means", means.len()))?;
        domain::same_length(("weights", weights.len()), ("stds", stds.len()))?;
        let total = domain::probability_vector("weights", weights)?;
        if let Some(index) = stds.iter().position(|std| !std.is_positive()) {
            return Err(OutOfDomain::new("stds", "is not positive").at(&[index]));
        }
        let share = |weight: &Rational| Enclosure::exact(&Rational::from(weight / &total), precision);
        let components = weights
            .iter()
            .zip(means.iter().zip(stds))
            .filter(|(weight, _)| weight.is_positive())
            .map(|(weight, (mean, std))| (share(weight), Normal::new(mean, std, precision)))
            .collect();
        Ok(Self { components, means: means.to_vec(), stds: stds.to_vec(), precision })
    }

    /// That the components are within a factor of 16 of a standard deviation, and within 32 of the smaller from a mean.
    pub(super) fn check_range(&self, mean: &Rational, std: &Rational) -> Result<(), OutOfDomain> {
        for (index, (m, s)) in self.means.iter().zip(&self.stds).enumerate() {
            if *s > Rational::from(std * 16_u32) || *std > Rational::from(s * 16_u32) {
                return Err(OutOfDomain::new("stds", "is out of reach").at(&[index]));
            }
            if Rational::from(m - mean).abs() > Rational::from(s.min(std) * 32_u32) {
                return Err(OutOfDomain::new("means", "is out of reach").at(&[index]));
            }
        }
        Ok(())
    }

    /// The logarithms of the ratios of the components, with their shares, to `unit`, in the coordinate of `around`.
    fn quadratics(&self, unit: &Normal, around: &Normal) -> Vec<Quadratic> {
        let [u, u_slope] = unit.coordinate(around);
        let of = |(share, normal): &(Enclosure, Normal)| {
            let [v, v_slope] = normal.coordinate(around);
            let constant = share.ln() + (&unit.std / &normal.std).ln() + (u.square() - v.square()).half();
            let linear = &u * &u_slope - &v * &v_slope;
            let square = (u_slope.square() - v_slope.square()).half();
            Quadratic([constant, linear, square])
        };
        self.components.iter().map(of).collect()
    }

    /// `E R zʲ` for j below N, x = m + s z being distributed as `around`, and R = ln(mixture/unit).
    fn moments<const N: usize>(&self, unit: &Normal, around: &Normal) -> [Enclosure; N] {
        let quadratics = self.quadratics(unit, around);
        let coarse: Vec<Quadratic> = quadratics.iter().map(|quadratic| quadratic.with_precision(COARSE)).collect();
        let reach = reach(self.precision);
        let Some(panels) = panels(&coarse, reach) else {
            return std::array::from_fn(|_| Enclosure::unknown(self.precision));
        };
        let mut totals: [Enclosure; N] = std::array::from_fn(|_| Enclosure::zero(self.precision));
        for panel in &panels {
            let parts: [Enclosure; N] = self.over(panel, &quadratics);
            for (total, part) in totals.iter_mut().zip(parts) {
                *total += &part;
            }
        }
        let root = Enclosure::pi(self.precision).scale(2).sqrt();
        std::array::from_fn(|power| {
            &totals[power] / &root + symmetric(&beyond(&coarse, reach, power as i64), self.precision)
        })
    }

    /// The integrals over a panel, without the factor 1/√2π.
    fn over<const N: usize>(&self, panel: &Panel, quadratics: &[Quadratic]) -> [Enclosure; N] {
        let precision = self.precision;
        let nodes = precision * 10 / 38 + 6;
        let [center, half] = [&panel.center, &panel.half].map(|number| Enclosure::exact(number, precision));
        let differences: Vec<Quadratic> =
            quadratics.iter().map(|quadratic| quadratic.minus(&quadratics[panel.largest])).collect();
        let mut sums: [Enclosure; N] = std::array::from_fn(|_| Enclosure::zero(precision));
        for [node, weight] in rule(nodes, precision).iter() {
            let z = &center + &half * node;
            let ratios = differences.iter().enumerate().filter(|(k, _)| *k != panel.largest);
            let others = sum(ratios.map(|(_, quadratic)| quadratic.at(&z).exp()), precision);
            let ln_ratio = quadratics[panel.largest].at(&z) + others.ln_1p();
            let mut term = weight * (-z.square().half()).exp() * ln_ratio;
            for sum in &mut sums {
                *sum += &term;
                term = term * &z;
            }
        }
        let largest = Enclosure::exact(&(panel.center.clone().abs() + Rational::from(&panel.half * 2_u32)), COARSE);
        let missed = &panel.bound * Enclosure::exact(&Rational::from((373, 100)), COARSE).powi(2 - 2 * nodes as i32);
        std::array::from_fn(|power| {
            // 64/15 over 1 − ρ⁻² is below 5.
            let missed = &missed.scale(5) * largest.powi(power as i32);
            (&sums[power] + symmetric(&missed, precision)) * &half
        })
    }

    /// `KL(mixture ‖ unit) = Σ w E R`, under each component.
    pub(super) fn kl(&self, unit: &Normal) -> Enclosure {
        let under = |(share, normal): &(Enclosure, Normal)| {
            let [mean] = self.moments(unit, normal);
            share * mean
        };
        sum(self.components.iter().map(under), self.precision)
    }

    /// `KL(unit ‖ mixture) = −E R`.
    pub(super) fn reverse_kl(&self, unit: &Normal) -> Enclosure {
        let [mean] = self.moments(unit, unit);
        -mean
    }

    /// The derivatives of [`reverse_kl`](Self::reverse_kl): `∂μ, ∂σ, ∂μ², ∂μ∂σ, ∂σ²`.
    ///
    /// The derivatives of a normal density are Hermite polynomials times it, so no derivative of R is needed.
    pub(super) fn reverse_kl_derivatives(&self, unit: &Normal) -> [Enclosure; 5] {
        let [zeroth, first, second, third, fourth] = self.moments(unit, unit);
        let rate = unit.std.recip();
        let squared = rate.square();
        let whole = |n: i64| Enclosure::from_integer(n, self.precision);
        let hermite_2 = &second - &zeroth;
        let hermite_3 = third - first.scale(3);
        // H₄ + H₂ = z⁴ − 5 z² + 2
        let both = fourth - second.scale(5) + zeroth.scale(2);
        [
            -(&first * &rate),
            -(&hermite_2 * &rate),
            (whole(1) - hermite_2) * &squared,
            -(hermite_3 * &squared),
            (whole(2) - both) * squared,
        ]
    }
}

/// How far to integrate: the density is below 2^(−precision) there.
fn reach(precision: u32) -> u32 {
    (1.3863 * f64::from(precision + GUARD)).sqrt().ceil() as u32
}

/// A number that is at most so large.
fn symmetric(size: &Enclosure, precision: u32) -> Enclosure {
    let upper = Float::with_val_round(precision, size.upper(), Round::Up).0;
    Enclosure::from_bounds(-upper.clone(), upper).unwrap_or_else(|| Enclosure::unknown(precision))
}

/// A bound of `∫ |R| |z|ʲ φ` beyond T on both sides.
///
/// |R| is at most the largest |g| and the logarithm of their number, so at most C z²; and `∫ zᵐ φ` beyond T is at most `T^(m−1) φ(T)/(1 − (m − 1)/T²)`,
/// by parts.
fn beyond(quadratics: &[Quadratic], reach: u32, power: i64) -> Enclosure {
    let size = |quadratic: &Quadratic| sum(quadratic.0.each_ref().map(Enclosure::abs), COARSE);
    let largest = quadratics.iter().map(size).fold(Enclosure::zero(COARSE), |a, b| a.max(&b));
    let number = Enclosure::from_integer(quadratics.len() as i64, COARSE).ln();
    let t = Enclosure::from_integer(reach.into(), COARSE);
    let one = Enclosure::from_integer(1, COARSE);
    let decay = one - Enclosure::from_integer(power + 1, COARSE) / t.square();
    // 2/√2π is below one.
    (largest + number) * t.powi(power as i32 + 1) * (-t.square().half()).exp() / decay
}

/// Panels from −T to T, each with its disc.
fn panels(quadratics: &[Quadratic], reach: u32) -> Option<Vec<Panel>> {
    let end = Rational::from(reach);
    let mut start = -end.clone();
    let mut half = Rational::from(1);
    let mut panels = Vec::new();
    while start < end {
        half = half.min(Rational::from(&end - &start) / 2_u32);
        let panel = (0..HALVINGS).find_map(|_| {
            let panel = panel(quadratics, Rational::from(&start + &half), half.clone());
            if panel.is_none() {
                half /= 2_u32;
            }
            panel
        })?;
        start += Rational::from(&half * 2_u32);
        half = (half * 4_u32).min(Rational::from(1));
        panels.push(panel);
    }
    Some(panels)
}

/// The panel, if the disc of twice its size is one on which the integrand is bounded.
fn panel(quadratics: &[Quadratic], center: Rational, half: Rational) -> Option<Panel> {
    let c = Enclosure::exact(&center, COARSE);
    let radius = Enclosure::exact(&Rational::from(&half * 2_u32), COARSE);
    let values: Vec<Enclosure> = quadratics.iter().map(|quadratic| quadratic.at(&c)).collect();
    let largest = (0..values.len()).max_by(|&i, &j| values[i].lower().total_cmp(values[j].lower()))?;
    let of_largest = &quadratics[largest];
    let shares: Vec<Enclosure> = values.iter().map(|value| (value - &values[largest]).exp()).collect();
    let total = sum(shares.iter().cloned(), COARSE);
    let moved = |(share, quadratic): (&Enclosure, &Quadratic)| {
        share * quadratic.minus(of_largest).movement(&c, &radius).exp_m1()
    };
    let u = sum(shares.iter().zip(quadratics).map(moved), COARSE) / &total;
    let ln_ratio = values[largest].abs() + total.ln().abs();
    let movement = of_largest.movement(&c, &radius) + Enclosure::ln_2(COARSE);
    let density = ((c.abs() + radius.half()) * &radius - c.square().half()).exp();
    let bound = (ln_ratio + movement) * density;
    (*u.upper() <= 0.5 && bound.upper().is_finite()).then_some(Panel { center, half, bound, largest })
}

/// A mixture and a normal distribution within its reach.
fn pair(
    weights: &[Rational],
    means: &[Rational],
    stds: &[Rational],
    mean: &Rational,
    std: &Rational,
    precision: u32,
) -> Result<(Mixture, Normal), OutOfDomain> {
    let mixture = Mixture::new(weights, means, stds, precision)?;
    domain::positive("std", std)?;
    mixture.check_range(mean, std)?;
    Ok((mixture, Normal::new(mean, std, precision)))
}

/// `KL(Σ w N(m, s) ‖ N(μ, σ))`, in nats.
///
/// # Errors
///
/// [`OutOfDomain`] if the lengths differ, a number is outside its domain, or a component out of reach.
pub fn kl_mixture_normal(
    weights: &[Rational],
    means: &[Rational],
    stds: &[Rational],
    mean: &Rational,
    std: &Rational,
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    let (mixture, normal) = pair(weights, means, stds, mean, std, precision)?;
    Ok(mixture.kl(&normal))
}

/// `KL(N(μ, σ) ‖ Σ w N(m, s))`, in nats.
///
/// # Errors
///
/// As [`kl_mixture_normal`].
pub fn kl_normal_mixture(
    weights: &[Rational],
    means: &[Rational],
    stds: &[Rational],
    mean: &Rational,
    std: &Rational,
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    let (mixture, normal) = pair(weights, means, stds, mean, std, precision)?;
    Ok(mixture.reverse_kl(&normal))
}

/// The derivatives of [`kl_normal_mixture`] by μ and σ: `∂μ, ∂σ, ∂μ², ∂μ∂σ, ∂σ²`.
///
/// # Errors
///
/// As [`kl_mixture_normal`].
pub fn kl_normal_mixture_derivatives(
    weights: &[Rational],
    means: &[Rational],
    stds: &[Rational],
    mean: &Rational,
    std: &Rational,
    precision: u32,
) -> Result<[Enclosure; 5], OutOfDomain> {
    let (mixture, normal) = pair(weights, means, stds, mean, std, precision)?;
    Ok(mixture.reverse_kl_derivatives(&normal))
}
