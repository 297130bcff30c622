//! Expectation–maximisation for finite mixtures: of categorical distributions over counts, and of Gaussians on the line.
//!
//! By the textbook: weight times likelihood, divided by the sum over the components; the weighted means of the data, and of their squares.

use rug::Rational;

use super::{rows, sum, within};
use crate::{Enclosure, OutOfDomain, domain, terms::ln_ratio};

/// The new weights, and the components' new distributions.
pub type Categorical = (Vec<Enclosure>, Vec<Vec<Enclosure>>);

/// The new weights, means and variances.
pub type Gaussian = (Vec<Enclosure>, Vec<Enclosure>, Vec<Enclosure>);

/// `w Π pᶜ/Σ w Π pᶜ`, a row for each row of counts.
///
/// # Errors
///
/// [`OutOfDomain`] if the counts are no matrix of numbers that are not negative, the weights no probability vector, the components not as many
/// probability vectors of the length of the counts, or no component can produce a row of counts.
pub fn categorical_responsibilities(
    counts: &[Vec<Rational>],
    weights: &[Rational],
    components: &[Vec<Rational>],
    precision: u32,
) -> Result<Vec<Vec<Enclosure>>, OutOfDomain> {
    let rows = categorical(counts, weights, components, precision)?;
    Ok(rows.iter().map(|row| responsibilities(row, precision)).collect())
}

/// `Σ ln Σ w Π pᶜ`.
///
/// # Errors
///
/// As [`categorical_responsibilities`].
pub fn categorical_log_likelihood(
    counts: &[Vec<Rational>],
    weights: &[Rational],
    components: &[Vec<Rational>],
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    let rows = categorical(counts, weights, components, precision)?;
    let one = Rational::from(1);
    let evidence = |(counts, row): (&Vec<Rational>, &Row)| match certain_evidence(counts, weights, components) {
        Some(evidence) => ln_ratio(&evidence, &one, precision),
        None => ln_evidence(row, precision),
    };
    Ok(sum(&counts.iter().zip(&rows).map(evidence).collect::<Vec<_>>(), precision))
}

/// `w′ = Σ r/n` and `p′ = Σ r c/Σ r |c|`, with the responsibilities r.
///
/// # Errors
///
/// As [`categorical_responsibilities`].
pub fn categorical_em_step(
    counts: &[Vec<Rational>],
    weights: &[Rational],
    components: &[Vec<Rational>],
    precision: u32,
) -> Result<Categorical, OutOfDomain> {
    let shares = categorical_responsibilities(counts, weights, components, precision)?;
    let moved = |(k, component): (usize, &Vec<Rational>)| {
        let total = |outcome: usize| {
            let terms =
                counts.iter().zip(&shares).map(|(row, shares)| Enclosure::exact(&row[outcome], precision) * &shares[k]);
            sum(&terms.collect::<Vec<_>>(), precision)
        };
        let totals: Vec<Enclosure> = (0..component.len()).map(total).collect();
        let mass = sum(&totals, precision);
        if mass.is_zero() {
            return component.iter().map(|p| Enclosure::exact(p, precision)).collect();
        }
        totals.iter().map(|total| total / &mass).collect()
    };
    Ok((mean_shares(&shares, precision), components.iter().enumerate().map(moved).collect()))
}

/// `w N(x; m, v)/Σ w N(x; m, v)`, a row for each number.
///
/// # Errors
///
/// [`OutOfDomain`] if there are no data, the weights are no probability vector, the lengths of the means or the variances differ from theirs, or a
/// variance is not positive.
pub fn gaussian_responsibilities(
    data: &[Rational],
    weights: &[Rational],
    means: &[Rational],
    variances: &[Rational],
    precision: u32,
) -> Result<Vec<Vec<Enclosure>>, OutOfDomain> {
    let rows = gaussian(data, weights, means, variances, precision)?;
    Ok(rows.iter().map(|row| responsibilities(row, precision)).collect())
}

/// `Σ ln Σ w N(x; m, v)`.
///
/// # Errors
///
/// As [`gaussian_responsibilities`].
pub fn gaussian_log_likelihood(
    data: &[Rational],
    weights: &[Rational],
    means: &[Rational],
    variances: &[Rational],
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    let rows = gaussian(data, weights, means, variances, precision)?;
    Ok(sum(&rows.iter().map(|row| ln_evidence(row, precision)).collect::<Vec<_>>(), precision))
}

/// `w′ = Σ r/n`, `m′ = Σ r x/Σ r` and `v′ = Σ r x²/Σ r − m′²`, with the responsibilities r.
///
/// # Errors
///
/// As [`gaussian_responsibilities`].
pub fn gaussian_em_step(
    data: &[Rational],
    weights: &[Rational],
    means: &[Rational],
    variances: &[Rational],
    precision: u32,
) -> Result<Gaussian, OutOfDomain> {
    let shares = gaussian_responsibilities(data, weights, means, variances, precision)?;
    let one_value = data.iter().all(|x| *x == data[0]);
    let moved = |k: usize| {
        if weights[k].is_zero() {
            return (Enclosure::exact(&means[k], precision), Enclosure::exact(&variances[k], precision));
        }
        if one_value {
            return (Enclosure::exact(&data[0], precision), Enclosure::zero(precision));
        }
        let moment = |power: fn(&Rational) -> Rational| {
            let terms = data.iter().zip(&shares).map(|(x, shares)| Enclosure::exact(&power(x), precision) * &shares[k]);
            sum(&terms.collect::<Vec<_>>(), precision)
        };
        let mass = moment(|_| Rational::from(1));
        let mean = moment(Rational::clone) / &mass;
        let variance = moment(|x| Rational::from(x * x)) / &mass - mean.square();
        (mean, variance)
    };
    let (means, variances) = (0..weights.len()).map(moved).unzip();
    Ok((mean_shares(&shares, precision), means, variances))
}

/// Weight times likelihood of each component, as a logarithm; `None` is −∞.
type Row = Vec<Option<Enclosure>>;

fn categorical(
    counts: &[Vec<Rational>],
    weights: &[Rational],
    components: &[Vec<Rational>],
    precision: u32,
) -> Result<Vec<Row>, OutOfDomain> {
    let outcomes = domain::non_empty("counts", counts)?.len();
    rows("counts", counts, ("counts[0]", outcomes), |row| domain::non_negative_vector("counts", row))?;
    domain::probability_vector("weights", weights)?;
    domain::same_length(("weights", weights.len()), ("components", components.len()))?;
    rows("components", components, ("counts[0]", outcomes), |row| {
        domain::probability_vector("components", row).map(|_| ())
    })?;
    let one = Rational::from(1);
    let ln = |p: &Rational| p.is_positive().then(|| ln_ratio(p, &one, precision));
    let logarithms: Vec<Row> = components.iter().map(|row| row.iter().map(ln).collect()).collect();
    let joint = |counts: &Vec<Rational>| -> Row {
        let entry = |(weight, logarithms): (&Rational, &Row)| {
            let mut used = counts.iter().zip(logarithms).filter(|(count, _)| count.is_positive());
            used.try_fold(ln(weight)?, |sum, (count, ln)| Some(sum + Enclosure::exact(count, precision) * ln.as_ref()?))
        };
        weights.iter().zip(&logarithms).map(entry).collect()
    };
    let joints: Vec<Row> = counts.iter().map(joint).collect();
    match joints.iter().position(|row| row.iter().all(Option::is_none)) {
        None => Ok(joints),
        Some(index) => Err(within(&OutOfDomain::new("counts", "cannot come from any component"), index)),
    }
}

fn gaussian(
    data: &[Rational],
    weights: &[Rational],
    means: &[Rational],
    variances: &[Rational],
    precision: u32,
) -> Result<Vec<Row>, OutOfDomain> {
    domain::non_empty("data", data)?;
    domain::probability_vector("weights", weights)?;
    domain::same_length(("weights", weights.len()), ("means", means.len()))?;
    domain::same_length(("weights", weights.len()), ("variances", variances.len()))?;
    for (index, variance) in variances.iter().enumerate() {
        domain::positive("variances", variance).map_err(|error| within(&error, index))?;
    }
    let tau = Enclosure::pi(precision) * Enclosure::from_integer(2, precision);
    let joint = |x: &Rational| -> Row {
        let entry = |((weight, mean), variance): ((&Rational, &Rational), &Rational)| {
            let exponent = Rational::from(x - mean).square() / Rational::from(variance * 2);
            let density =
                (-Enclosure::exact(&exponent, precision)).exp() / (&tau * Enclosure::exact(variance, precision)).sqrt();
            weight.is_positive().then(|| (Enclosure::exact(weight, precision) * density).ln())
        };
        weights.iter().zip(means).zip(variances).map(entry).collect()
    };
    Ok(data.iter().map(joint).collect())
}

/// The exponentials relative to the largest, and its logarithm.
fn relative(row: &Row, precision: u32) -> (Vec<Enclosure>, Enclosure) {
    let largest =
        row.iter().flatten().max_by(|a, b| a.lower().total_cmp(b.lower())).expect("some component is possible");
    let exp =
        |ln: &Option<Enclosure>| ln.as_ref().map_or_else(|| Enclosure::zero(precision), |ln| (ln - largest).exp());
    (row.iter().map(exp).collect(), largest.clone())
}

fn responsibilities(row: &Row, precision: u32) -> Vec<Enclosure> {
    let (joint, _) = relative(row, precision);
    let total = sum(&joint, precision);
    joint.iter().map(|joint| joint / &total).collect()
}

fn ln_evidence(row: &Row, precision: u32) -> Enclosure {
    let (joint, largest) = relative(row, precision);
    largest + sum(&joint, precision).ln()
}

/// The weight of the components for which a row of counts is certain, if for all others it is impossible: the evidence then is a rational number, which
/// may be one.
fn certain_evidence(counts: &[Rational], weights: &[Rational], components: &[Vec<Rational>]) -> Option<Rational> {
    let used = |component: &Vec<Rational>| {
        let pairs = counts.iter().zip(component).filter(|(count, _)| count.is_positive());
        pairs.map(|(_, p)| p.clone()).collect::<Vec<_>>()
    };
    let mut evidence = Rational::new();
    for (weight, used) in weights.iter().zip(components.iter().map(used)) {
        if used.iter().all(|p| *p == 1) {
            evidence += weight;
        } else if !used.iter().any(Rational::is_zero) {
            return None;
        }
    }
    Some(evidence)
}

fn mean_shares(shares: &[Vec<Enclosure>], precision: u32) -> Vec<Enclosure> {
    let rows = Enclosure::from_integer(shares.len() as i64, precision);
    (0..shares[0].len()).map(|k| sum(shares.iter().map(|row| &row[k]), precision) / &rows).collect()
}
