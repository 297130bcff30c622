//! Ordinal outcomes from thresholds: ordered logistic and stopping-ratio logistic models.

use super::closed::{Family, Form, INFINITE, finite};
use super::parameter::Door;
use super::statistic::{Code, Statistic};
use super::support::Support;
use crate::error::{Argument, Error, Result};
use crate::term::{self, Order};
use crate::wide::Wide;
use std::cmp::Ordering;
use std::iter::once;

/// A distribution on ordered categories, by thresholds c and a location η on the scale of log-odds; σ(x) = 1/(1 + e^(−x)).
///
/// `KL = Σ [p ln(p/q) − p + q]` over the categories, in nats. The probabilities are products of logistic functions, never differences of them, so each is
/// relatively accurate however far out in a tail.
///
/// # Accuracy
/// Within 0.51 ULP. Thresholds and locations are at most 2²⁰ in absolute value: eˣ stays within the engine's range.
#[derive(Debug, Clone, PartialEq)]
pub struct Ordinal {
    masses: Vec<Wide>,
    /// The derivatives of the masses, a row a threshold.
    slopes: Vec<Vec<Wide>>,
}

impl Ordinal {
    /// The ordered logistic distribution on one category more than there are thresholds: `P(X ≤ k) = σ(cₖ − η)`.
    ///
    /// # Errors
    /// If there are no thresholds, if one is not above the one before it, or if one, or the location, is beyond 2²⁰.
    pub fn ordered_logistic(cutpoints: &[f64], location: f64) -> Result<Self> {
        let family = "ordered_logistic";
        let cuts = thresholds(family, cutpoints, location)?;
        if let Some(index) = (1..cutpoints.len()).find(|&index| cutpoints[index] <= cutpoints[index - 1]) {
            let (value, allowed) = (cutpoints[index], "above the one before it");
            return Err(Error::Parameter { family, parameter: "cutpoints", index: Some(index), value, allowed });
        }
        // σ(b) − σ(a) = σ(b) σ(−a) (1 − e^(a − b)), where a − b is of the thresholds as given: the location may be far larger.
        let between = cuts.windows(2).zip(cutpoints.windows(2)).map(|(seen, given)| {
            let gap = Wide::from_f64(given[0]) - Wide::from_f64(given[1]);
            -gap.exp_m1() * logistic(seen[1]) * logistic(-seen[0])
        });
        let masses = once(logistic(cuts[0])).chain(between).chain(cuts.last().map(|&last| logistic(-last)));
        // A threshold moves mass σ′ = σ(c) σ(−c) from the category above it to the one below.
        let slope = |(index, &cut): (usize, &Wide)| {
            let mut row = vec![Wide::ZERO; cuts.len() + 1];
            row[index] = logistic(cut) * logistic(-cut);
            row[index + 1] = -row[index];
            row
        };
        Ok(Self { masses: masses.collect(), slopes: cuts.iter().enumerate().map(slope).collect() })
    }

    /// The stopping-ratio logistic distribution on one category more than there are thresholds: having come as far as k, one stops there with
    /// probability σ(cₖ − η), and beyond the last threshold for certain.
    ///
    /// # Errors
    /// If there are no thresholds, or if one, or the location, is beyond 2²⁰.
    pub fn stopping_ratio_logistic(cutpoints: &[f64], location: f64) -> Result<Self> {
        let cuts = thresholds("stopping_ratio_logistic", cutpoints, location)?;
        let mut reached = Wide::ONE;
        let mut masses = Vec::with_capacity(cuts.len() + 1);
        for &cut in &cuts {
            masses.push(reached * logistic(cut));
            reached = reached * logistic(-cut);
        }
        masses.push(reached);
        // A higher threshold stops more of what comes as far: of the logarithm of a mass it adds σ(−c) there and takes σ(c) beyond.
        let slope = |(threshold, &cut): (usize, &Wide)| {
            let (stop, go) = (logistic(cut), logistic(-cut));
            let share = |index: usize| match index.cmp(&threshold) {
                Ordering::Less => Wide::ZERO,
                Ordering::Equal => go,
                Ordering::Greater => -stop,
            };
            masses.iter().enumerate().map(|(index, &mass)| mass * share(index)).collect()
        };
        let slopes = cuts.iter().enumerate().map(slope).collect();
        Ok(Self { masses, slopes })
    }

    /// The probabilities of the categories.
    #[must_use]
    pub fn probs(&self) -> Vec<f64> {
        self.masses.iter().map(|mass| mass.to_f64()).collect()
    }

    /// The derivatives of the masses with respect to each threshold, then the location, which moves against all of them.
    fn jacobian(&self) -> Vec<Vec<Wide>> {
        let column = |index: usize| -self.slopes.iter().map(|row| row[index]).sum::<Wide>();
        let location = (0..self.masses.len()).map(column).collect();
        self.slopes.iter().cloned().chain([location]).collect()
    }

    /// −ln of the mass at an index: of one near one, by what all others have.
    fn surprisal(&self, index: usize) -> Wide {
        let mass = self.masses[index];
        if mass < Wide::ONE.half() {
            return -mass.ln();
        }
        let others = self.masses.iter().enumerate().filter(|(other, _)| *other != index);
        -(-others.map(|(_, mass)| *mass).sum::<Wide>()).ln_1p()
    }

    /// Mass beside mass; all are positive.
    fn pairs<'a>(&'a self, q: &'a Self) -> impl Iterator<Item = (Wide, Wide)> + Clone + 'a {
        self.masses.iter().copied().zip(q.masses.iter().copied())
    }
}

/// The thresholds as seen from the location: at least one.
fn thresholds(family: &'static str, cutpoints: &[f64], location: f64) -> Result<Vec<Wide>> {
    if cutpoints.is_empty() {
        return Err(Error::Empty { argument: Argument::whole("cutpoints") });
    }
    let door = Door(family);
    let cutpoints = door.each("cutpoints", cutpoints, Door::log_odds)?;
    let location = door.log_odds("location", location)?;
    Ok(cutpoints.into_iter().map(|cut| cut - location).collect())
}

/// Σ aᵢ bᵢ.
fn dot(a: &[Wide], b: &[Wide]) -> Wide {
    a.iter().zip(b).map(|(&a, &b)| a * b).sum()
}

/// 1/(1 + e^(−x)).
fn logistic(x: Wide) -> Wide {
    Wide::ONE / (Wide::ONE + (-x).exp())
}

impl Family for Ordinal {
    const NAME: &'static str = "ordinal";

    fn support(&self) -> Support {
        Support::Categories(self.masses.len())
    }

    fn code(&self) -> Option<Code> {
        let entries = 0..self.masses.len();
        Some(Code::new(Wide::ZERO, entries.map(|index| (self.surprisal(index), Statistic::Entry(index)))))
    }

    fn expectation(&self, statistic: &Statistic) -> Form {
        match statistic {
            Statistic::Entry(index) => finite(self.masses[*index]),
            _ => None,
        }
    }

    fn kl(&self, q: &Self) -> Form {
        finite(self.pairs(q).map(|(p, q)| Wide::kl_div(p, q)).sum())
    }

    /// Σ ∂p ln(p/q) and Σ ∂q (1 − p/q).
    fn kl_gradient(&self, q: &Self) -> Option<[Vec<Wide>; 2]> {
        let by_p: Vec<Wide> = self.pairs(q).map(|(p, q)| Wide::ln_ratio(p, q)).collect();
        let by_q: Vec<Wide> = self.pairs(q).map(|(p, q)| (q - p) / q).collect();
        Some(
            [(self, by_p), (q, by_q)].map(|(of, by_mass)| of.jacobian().iter().map(|row| dot(row, &by_mass)).collect()),
        )
    }

    /// Σ ∂ᵢp ∂ⱼp / p.
    fn fisher_information(&self) -> Option<Vec<Vec<Wide>>> {
        let jacobian = self.jacobian();
        let scores =
            |row: &[Wide]| row.iter().zip(&self.masses).map(|(&slope, &mass)| slope / mass).collect::<Vec<_>>();
        let row = |row: &Vec<Wide>| jacobian.iter().map(|other| dot(other, &scores(row))).collect();
        Some(jacobian.iter().map(row).collect())
    }

    /// `ln(A)/(α − 1)`, A = Σ p^α q^(1−α): from 1 − A, a sum of gaps of one sign, unless A is the smaller of the two.
    fn renyi(&self, q: &Self, order: Order) -> Form {
        let Order { alpha, complement } = order;
        let gaps: Option<Wide> = self.pairs(q).map(|(p, q)| term::power_gap(p, q, order)).sum();
        let Some(gap) = gaps else { return INFINITE };
        let deficit = alpha * complement * gap;
        let ln = if deficit < Wide::ONE.half() {
            (-deficit).ln_1p()
        } else {
            self.pairs(q).map(|(p, q)| q * (alpha * Wide::ln_ratio(p, q)).exp()).sum::<Wide>().ln()
        };
        finite(-ln / complement)
    }

    /// The difference of the largest masses, which may agree to many bits, is that of all others.
    fn total_variation(&self, q: &Self) -> Form {
        let largest = (0..self.masses.len()).max_by_key(|&index| self.masses[index]);
        let others = self.pairs(q).enumerate().filter(|(index, _)| Some(*index) != largest);
        let (total, rest) =
            others.fold((Wide::ZERO, Wide::ZERO), |(total, rest), (_, (p, q))| (total + (p - q).abs(), rest + (p - q)));
        finite((total + rest.abs()).half())
    }

    fn js(&self, q: &Self) -> Form {
        Some(self.pairs(q).map(|(p, q)| term::js(p, q)).sum())
    }
}
