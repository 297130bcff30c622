//! Information projections, by enclosing the multipliers.
//!
//! What can be met is decided in rationals; the multipliers are proved to be in a box, by an interval form of Newton's method; and what is
//! made of them is the textbook's: `r ∝ q exp⟨λ, f⟩`, `KL(r‖q) = −ln Σ q exp⟨λ, f − c⟩`, `KL(p‖r) = Σ p ln(p/r)`.

mod dual;
mod polytope;

use std::cmp::Ordering;

use rug::{Float, Rational};

use crate::{Enclosure, OutOfDomain, domain, terms};
use dual::Dual;
use polytope::{Conditions, Unmet};

/// An I-projection.
#[derive(Clone, Debug)]
pub struct Projection {
    /// The distribution.
    pub probabilities: Vec<Enclosure>,
    /// The multipliers: zero for a condition that the ones before imply, `±∞` for one that leaves only a face.
    pub multipliers: Vec<Enclosure>,
    /// Its divergence from what was projected.
    pub divergence: Enclosure,
}

/// A distribution of maximal entropy.
#[derive(Clone, Debug)]
pub struct MaximumEntropy {
    /// The distribution.
    pub probabilities: Vec<Enclosure>,
    /// The multipliers, as those of a [`Projection`].
    pub multipliers: Vec<Enclosure>,
    /// Its entropy.
    pub entropy: Enclosure,
}

/// An M-projection onto an exponential family.
#[derive(Clone, Debug)]
pub struct MomentMatch {
    /// The member, or the limit of members.
    pub probabilities: Vec<Enclosure>,
    /// The natural parameters, as the multipliers of a [`Projection`].
    pub parameters: Vec<Enclosure>,
    /// The divergence from it.
    pub divergence: Enclosure,
}

/// A joint with given marginals.
#[derive(Clone, Debug)]
pub struct JointFit {
    /// The joint.
    pub joint: Vec<Vec<Enclosure>>,
    /// The multipliers of the rows: `−∞` where there is to be nothing, zero where the ones before imply the condition.
    pub row_multipliers: Vec<Enclosure>,
    /// The multipliers of the columns, which come after those of the rows.
    pub column_multipliers: Vec<Enclosure>,
    /// Its divergence from the joint that was fitted.
    pub divergence: Enclosure,
}

/// The I-projection of `q / Σq` onto `{r: E_r f_k = c_k}`.
///
/// # Errors
/// [`OutOfDomain`] if `q` is no probability vector, there is no feature, a length is not that of `q`, there are not as many targets as features, or
/// no distribution with the support of some face of single features attains the targets.
pub fn i_projection(
    q: &[Rational],
    features: &[Vec<Rational>],
    targets: &[Rational],
    precision: u32,
) -> Result<Projection, OutOfDomain> {
    domain::probability_vector("q", q)?;
    check_features(features, ("q", q.len()))?;
    domain::same_length(("features", features.len()), ("targets", targets.len()))?;
    project(q, less(features, targets), precision).map_err(|unmet| refusal("targets", &unmet))
}

/// The I-projection of `q / Σq` onto `{r: E_r f ≤ c}`.
///
/// # Errors
/// [`OutOfDomain`] if `q` is no probability vector, the lengths differ, or the bound is below the least value of the feature.
pub fn i_projection_at_most(
    q: &[Rational],
    feature: &[Rational],
    bound: &Rational,
    precision: u32,
) -> Result<Projection, OutOfDomain> {
    let total = domain::probability_vector("q", q)?;
    domain::same_length(("q", q.len()), ("feature", feature.len()))?;
    let mean: Rational = q.iter().zip(feature).map(|(q, f)| Rational::from(q * f)).sum();
    if mean <= Rational::from(bound * &total) {
        let zero = Enclosure::zero(precision);
        let share = |q: &Rational| Enclosure::exact(&Rational::from(q / &total), precision);
        let probabilities = q.iter().map(share).collect();
        return Ok(Projection { probabilities, multipliers: vec![zero.clone()], divergence: zero });
    }
    let functions = less(&[feature.to_vec()], std::slice::from_ref(bound));
    project(q, functions, precision).map_err(|_| refusal("bound", &Unmet(None)))
}

/// The distribution of largest entropy with `E_r f_k = c_k`.
///
/// # Errors
/// [`OutOfDomain`] if there is no feature, they are empty or not of one length, there are not as many targets, or they are not attained.
pub fn maximum_entropy(
    features: &[Vec<Rational>],
    targets: &[Rational],
    precision: u32,
) -> Result<MaximumEntropy, OutOfDomain> {
    let outcomes = domain::non_empty("features", features)?.len();
    check_features(features, ("features[0]", outcomes))?;
    domain::same_length(("features", features.len()), ("targets", targets.len()))?;
    let even = vec![Rational::from(1); outcomes];
    let fit = project(&even, less(features, targets), precision).map_err(|unmet| refusal("targets", &unmet))?;
    let positive = fit.probabilities.iter().filter(|r| !r.is_zero());
    let entropy = positive.fold(Enclosure::zero(precision), |sum, r| sum - r * r.ln());
    Ok(MaximumEntropy { probabilities: fit.probabilities, multipliers: fit.multipliers, entropy })
}

/// The M-projection of `p / Σp` onto the closure of `{q exp⟨θ, f⟩ / Z}`.
///
/// # Errors
/// [`OutOfDomain`] if `p` or `q` is no probability vector, `p` has mass where `q` has none, a length is another, or the mean of the features under
/// `p` is on a face that is not one of single features.
pub fn m_projection(
    p: &[Rational],
    q: &[Rational],
    features: &[Vec<Rational>],
    precision: u32,
) -> Result<MomentMatch, OutOfDomain> {
    let sums = domain::pair(p, q)?;
    if let Some(index) = p.iter().zip(q).position(|(p, q)| p.is_positive() && q.is_zero()) {
        return Err(OutOfDomain::new("p", "is positive where q is zero").at(&[index]));
    }
    check_features(features, ("p", p.len()))?;
    let p: Vec<Rational> = p.iter().map(|p| Rational::from(p / &sums.p)).collect();
    let mean = |f: &Vec<Rational>| p.iter().zip(f).map(|(p, f)| Rational::from(p * f)).sum();
    let means: Vec<Rational> = features.iter().map(mean).collect();
    let functions = less(features, &means);
    let conditions = Conditions::new(&functions, support(q)).map_err(|_| refusal("p", &Unmet(None)))?;
    // As many conditions as there are dimensions leave p alone; and p may be the member of parameter zero.
    let face: Rational = conditions.outcomes.iter().map(|&outcome| &q[outcome]).sum();
    let is_base = conditions.outcomes.iter().all(|&outcome| Rational::from(&q[outcome] / &face) == p[outcome]);
    let is_member = conditions.free.len() + 1 == conditions.outcomes.len() || is_base;
    let fit = tilted(q, &functions, &conditions, precision);
    if is_member {
        let probabilities = p.iter().map(|p| Enclosure::exact(p, precision)).collect();
        let divergence = Enclosure::zero(precision);
        return Ok(MomentMatch { probabilities, parameters: fit.multipliers, divergence });
    }
    let term = |(p, r): (&Rational, &Enclosure)| {
        let p = Enclosure::exact(p, precision);
        &p * (&p / r).ln()
    };
    let terms = p.iter().zip(&fit.probabilities).filter(|(p, _)| p.is_positive()).map(term);
    let divergence = terms.fold(Enclosure::zero(precision), |sum, term| sum + term);
    Ok(MomentMatch { probabilities: fit.probabilities, parameters: fit.multipliers, divergence })
}

/// The I-projection of a joint onto those with given marginals, all of them divided by their sums.
///
/// The cost doubles with every row.
///
/// # Errors
/// [`OutOfDomain`] if `joint` is no joint distribution, a marginal no probability vector of its size, or no joint with the zeros of this one has the
/// marginals.
pub fn fit_marginals(
    joint: &[Vec<Rational>],
    row_marginal: &[Rational],
    column_marginal: &[Rational],
    precision: u32,
) -> Result<JointFit, OutOfDomain> {
    domain::joint("joint", joint)?;
    let normalised = |name: &str, marginal: &[Rational], of: (&str, usize)| {
        domain::same_length(of, (name, marginal.len()))?;
        let total = domain::probability_vector(name, marginal)?;
        Ok(marginal.iter().map(|mass| Rational::from(mass / &total)).collect::<Vec<_>>())
    };
    let rows = normalised("row_marginal", row_marginal, ("joint", joint.len()))?;
    let columns = normalised("column_marginal", column_marginal, ("joint[0]", joint[0].len()))?;
    let has_mass: Vec<Vec<bool>> = joint.iter().map(|row| row.iter().map(Rational::is_positive).collect()).collect();
    let cells = polytope::cells(&has_mass, &rows, &columns).map_err(|unmet| refusal("row_marginal", &unmet))?;
    let places: Vec<(usize, usize)> = (0..rows.len()).flat_map(|i| (0..columns.len()).map(move |j| (i, j))).collect();
    let indicator = |holds: bool, mass: &Rational| Rational::from(i32::from(holds)) - mass;
    let of_row = |(k, mass)| places.iter().map(|&(i, _)| indicator(i == k, mass)).collect();
    let of_column = |(k, mass)| places.iter().map(|&(_, j)| indicator(j == k, mass)).collect();
    let functions: Vec<Vec<Rational>> =
        rows.iter().enumerate().map(of_row).chain(columns.iter().enumerate().map(of_column)).collect();
    let outcomes = (0..places.len()).filter(|&place| cells[places[place].0][places[place].1]).collect();
    let conditions = Conditions::new(&functions, outcomes).map_err(|_| refusal("row_marginal", &Unmet(None)))?;
    let masses: Vec<Rational> = joint.iter().flatten().cloned().collect();
    let fit = tilted(&masses, &functions, &conditions, precision);
    let emptied_row = |k: usize| rows[k].is_zero() && has_mass[k].contains(&true);
    let emptied_column = |k: usize| columns[k].is_zero() && has_mass.iter().any(|row| row[k]);
    let emptied = (0..rows.len()).map(emptied_row).chain((0..columns.len()).map(emptied_column));
    let or_infinite = |(m, emptied)| if emptied { -Enclosure::infinity(precision) } else { m };
    let mut row_multipliers: Vec<Enclosure> = fit.multipliers.into_iter().zip(emptied).map(or_infinite).collect();
    let column_multipliers = row_multipliers.split_off(rows.len());
    let joint = fit.probabilities.chunks(columns.len()).map(<[Enclosure]>::to_vec).collect();
    Ok(JointFit { joint, row_multipliers, column_multipliers, divergence: fit.divergence })
}

/// The product of the marginals of a joint, each divided by the joint's sum.
///
/// # Errors
/// [`OutOfDomain`] if `joint` is no joint distribution.
pub fn product_of_marginals(joint: &[Vec<Rational>], precision: u32) -> Result<Vec<Vec<Enclosure>>, OutOfDomain> {
    let total = domain::joint("joint", joint)?;
    let row_sums = joint.iter().map(|row| domain::sum(row));
    let column_sums: Vec<Rational> =
        (0..joint[0].len()).map(|column| joint.iter().map(|row| &row[column]).sum()).collect();
    let cell = |row: &Rational, column: &Rational| {
        Enclosure::exact(&(Rational::from(row / &total) * Rational::from(column / &total)), precision)
    };
    Ok(row_sums.map(|row| column_sums.iter().map(|column| cell(&row, column)).collect()).collect())
}

fn check_features(features: &[Vec<Rational>], by: (&str, usize)) -> Result<(), OutOfDomain> {
    if domain::non_empty("features", features)?.is_empty() {
        return Err(OutOfDomain::new("features", "is empty").at(&[0]));
    }
    features.iter().enumerate().try_for_each(|(k, f)| domain::same_length(by, (&format!("features[{k}]"), f.len())))
}

fn less(features: &[Vec<Rational>], targets: &[Rational]) -> Vec<Vec<Rational>> {
    let less = |(f, target): (&Vec<Rational>, &Rational)| f.iter().map(|f| Rational::from(f - target)).collect();
    features.iter().zip(targets).map(less).collect()
}

fn refusal(name: &str, unmet: &Unmet) -> OutOfDomain {
    let problem = OutOfDomain::new(name, "is attained by no distribution");
    match unmet.0 {
        Some(index) => problem.at(&[index]),
        None => problem,
    }
}

fn support(masses: &[Rational]) -> Vec<usize> {
    (0..masses.len()).filter(|&outcome| masses[outcome].is_positive()).collect()
}

fn project(q: &[Rational], functions: Vec<Vec<Rational>>, precision: u32) -> Result<Projection, Unmet> {
    let conditions = Conditions::new(&functions, support(q))?;
    Ok(tilted(q, &functions, &conditions, precision))
}

/// The distribution on the face, at the multipliers where the free functions have mean zero.
fn tilted(q: &[Rational], functions: &[Vec<Rational>], conditions: &Conditions, precision: u32) -> Projection {
    let Conditions { outcomes, faces, free } = conditions;
    let masses: Vec<&Rational> = outcomes.iter().map(|&outcome| &q[outcome]).collect();
    let on_face = |&k: &usize| outcomes.iter().map(|&outcome| &functions[k][outcome]).collect();
    let on_face: Vec<Vec<&Rational>> = free.iter().map(on_face).collect();
    let dual = Dual::new(&masses, &on_face, precision);
    let minimum = if free.is_empty() { Vec::new() } else { dual.minimum() };
    let tilt = dual.at(&minimum);
    let infinite = |face: &Option<Ordering>| match face {
        None => Enclosure::zero(precision),
        Some(Ordering::Less) => -Enclosure::infinity(precision),
        Some(_) => Enclosure::infinity(precision),
    };
    let mut multipliers: Vec<Enclosure> = faces.iter().map(infinite).collect();
    let is_flat = minimum.iter().all(Enclosure::is_zero);
    let (all, inside): (Rational, Rational) = (domain::sum(q), masses.iter().copied().sum());
    let mut divergence = terms::ln_ratio(&all, &inside, precision);
    let mut probabilities = vec![Enclosure::zero(precision); q.len()];
    for ((&outcome, &mass), tilted) in outcomes.iter().zip(&masses).zip(tilt.probabilities) {
        let untilted = || Enclosure::exact(&Rational::from(mass / &inside), precision);
        probabilities[outcome] = if is_flat { untilted() } else { within_one(&tilted) };
    }
    if !is_flat {
        divergence = divergence - &tilt.ln_total;
    }
    free.iter().zip(minimum).for_each(|(&k, multiplier)| multipliers[k] = multiplier);
    Projection { probabilities, multipliers, divergence }
}

/// A probability, of which nothing may be known but that it is one.
fn within_one(p: &Enclosure) -> Enclosure {
    let precision = p.precision();
    let (zero, one) = (Float::new(precision), Float::with_val(precision, 1));
    let lower = p.lower().clone().max(&zero).min(&one);
    let upper = p.upper().clone().min(&one).max(&zero);
    Enclosure::from_bounds(lower, upper).unwrap_or_else(|| Enclosure::unknown(precision))
}
