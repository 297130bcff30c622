//! Frank–Wolfe steps on the simplex, for both arguments of the divergence.
//!
//! A step moves from x towards the vertex at which the tangent plane of the objective at x is lowest; the tangent's fall from x to there is the
//! duality gap, and no less than the distance from the minimum. The vertex has the mass of x. Both line searches have closed forms.

use crate::domain::{Pmf, round, same_length};
use crate::error::{Argument, Error, Place, Result};
use crate::wide::{Exact, Wide};

/// The vertex towards which Frank–Wolfe moves from x for the objective `KL(·‖q)`: the first outcome with the least ratio `xᵢ/qᵢ`.
///
/// # Domain
/// Two probability vectors of one length, x without mass where q has none.
///
/// # Errors
/// If `x` or `q` is not a probability vector, the lengths differ, or x has mass where q has none.
pub fn frank_wolfe_reverse_vertex(x: &[f64], q: &[f64]) -> Result<usize> {
    Ok(Reverse::new(x, q)?.vertex)
}

/// Frank–Wolfe's duality gap at x for the objective `KL(·‖q)`: `Σ x ln(x/q) − min ln(x/q)`, a bound on how far x is from the minimum, which on
/// the whole simplex is q.
///
/// # Domain
/// As [`frank_wolfe_reverse_vertex`]. Never negative; zero exactly where x is proportional to q; +∞ where q has mass and x none.
///
/// # Errors
/// As [`frank_wolfe_reverse_vertex`].
///
/// # Accuracy
/// Within 0.51 ULP: a sum of non-negative terms.
pub fn frank_wolfe_reverse_gap(x: &[f64], q: &[f64]) -> Result<f64> {
    Ok(round(Reverse::new(x, q)?.gap()))
}

/// The step in [0, 1] that brings `KL(·‖q)` lowest on the way from x to the vertex: with `K = qⱼ exp(Σ x ln(x/q)/R)`, where j is the vertex, which
/// the sum leaves out, and R the mass of the others, `(K − xⱼ)/(K + R)`.
///
/// # Domain
/// As [`frank_wolfe_reverse_vertex`]. Zero where x is proportional to q, or the vertex itself.
///
/// # Errors
/// As [`frank_wolfe_reverse_vertex`].
///
/// # Accuracy
/// Within 0.51 ULP.
pub fn frank_wolfe_reverse_line_search(x: &[f64], q: &[f64]) -> Result<f64> {
    let segment = Reverse::new(x, q)?;
    let rest = segment.rest();
    if rest.is_zero() {
        return Ok(0.0);
    }
    let (mass, target) = segment.at_vertex();
    let step = match segment.gap() {
        // K = xⱼ exp(gap/R), so that K − xⱼ needs no subtraction.
        Some(gap) => {
            let exponent = gap / rest;
            mass * exponent.exp_m1() / (mass * exponent.exp() + rest)
        }
        None => {
            let others = segment.pairs().filter(|(x, _)| !x.is_zero());
            let mean = others.map(|(x, q)| x * Wide::ln_ratio(x, q)).sum::<Wide>() / rest;
            let level = target * mean.exp();
            level / (level + rest)
        }
    };
    Ok(step.to_f64())
}

/// A Frank–Wolfe step of length γ from x for the objective `KL(·‖q)`: `(1 − γ) x + γ e`, where e is the vertex with the mass of x.
///
/// [`frank_wolfe_reverse_line_search`] has the best γ, with which the objective never rises. The rule `γ = 2/(t + 2)` at step t begins with γ = 1,
/// at a vertex, and may rise; the usual bound on what it leaves does not apply, since the curvature of the divergence is unbounded on the simplex.
/// It is no step of multiplicative weights, which [`geometric_step`](super::geometric_step) is: the ratios of the other outcomes stay.
///
/// # Domain
/// As [`frank_wolfe_reverse_vertex`], and `0 ≤ γ ≤ 1`.
///
/// # Errors
/// As [`frank_wolfe_reverse_vertex`]; and if `gamma` is NaN or not from zero to one.
///
/// # Accuracy
/// Each entry within 0.51 ULP.
pub fn frank_wolfe_reverse_step(x: &[f64], q: &[f64], gamma: f64) -> Result<Vec<f64>> {
    towards(x, Reverse::new(x, q)?.vertex, gamma)
}

/// The vertex towards which Frank–Wolfe moves from x for the objective `KL(p‖·)`: the first outcome with the largest ratio `pᵢ/xᵢ`.
///
/// # Domain
/// Two probability vectors of one length, p without mass where x has none.
///
/// # Errors
/// If `x` or `p` is not a probability vector, the lengths differ, or p has mass where x has none.
pub fn frank_wolfe_forward_vertex(x: &[f64], p: &[f64]) -> Result<usize> {
    Ok(Forward::new(x, p)?.vertex)
}

/// Frank–Wolfe's duality gap at x for the objective `KL(p‖·)`: `Σx max(p/x) − Σp`.
///
/// # Domain
/// As [`frank_wolfe_forward_vertex`]. Never negative; zero exactly where x is proportional to p.
///
/// # Errors
/// As [`frank_wolfe_forward_vertex`].
///
/// # Accuracy
/// Within 0.51 ULP, also near the minimum.
///
/// # Examples
/// ```
/// use kullback::optimization::{frank_wolfe_forward_gap, frank_wolfe_forward_vertex};
/// let (x, p) = ([0.5, 0.5], [0.75, 0.25]);
/// assert_eq!(frank_wolfe_forward_vertex(&x, &p)?, 0);
/// assert_eq!(frank_wolfe_forward_gap(&x, &p)?, 0.5);
/// assert!(kullback::kl(&p, &x)? < 0.5);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn frank_wolfe_forward_gap(x: &[f64], p: &[f64]) -> Result<f64> {
    let segment = Forward::new(x, p)?;
    Ok((segment.excess.to_wide() / Wide::from_f64(x[segment.vertex])).to_f64())
}

/// The step in [0, 1] that brings `KL(p‖·)` lowest on the way from x to the vertex: the one after which the vertex has the mass that p gives it.
/// `(M pⱼ − P xⱼ)/((M − xⱼ) P)`, M and P the sums of x and p.
///
/// # Domain
/// As [`frank_wolfe_forward_vertex`]. Zero where x is proportional to p, or the vertex itself.
///
/// # Errors
/// As [`frank_wolfe_forward_vertex`].
///
/// # Accuracy
/// Within 0.51 ULP.
pub fn frank_wolfe_forward_line_search(x: &[f64], p: &[f64]) -> Result<f64> {
    let segment = Forward::new(x, p)?;
    let rest = mass_beside(x, segment.vertex);
    if rest.is_zero() {
        return Ok(0.0);
    }
    Ok((segment.excess.to_wide() / (rest * segment.total)).to_f64())
}

/// A Frank–Wolfe step of length γ from x for the objective `KL(p‖·)`: `(1 − γ) x + γ e`, where e is the vertex with the mass of x.
///
/// [`frank_wolfe_forward_line_search`] has the best γ. With γ = 1, as the rule `2/(t + 2)` has it first, the objective is infinite unless p is that
/// vertex, and a further step is refused: begin with t = 1. It is no M-step of expectation–maximisation, which would end at p.
///
/// # Domain
/// As [`frank_wolfe_forward_vertex`], and `0 ≤ γ ≤ 1`.
///
/// # Errors
/// As [`frank_wolfe_forward_vertex`]; and if `gamma` is NaN or not from zero to one.
///
/// # Accuracy
/// Each entry within 0.51 ULP.
pub fn frank_wolfe_forward_step(x: &[f64], p: &[f64], gamma: f64) -> Result<Vec<f64>> {
    towards(x, Forward::new(x, p)?.vertex, gamma)
}

/// A point, the target of `KL(·‖q)`, and the vertex to move to.
struct Reverse<'a> {
    x: &'a [f64],
    q: &'a [f64],
    vertex: usize,
}

impl<'a> Reverse<'a> {
    fn new(x: &'a [f64], q: &'a [f64]) -> Result<Self> {
        same_length("q", q.len(), "x", x.len())?;
        Pmf::new("x", x)?;
        Pmf::new("q", q)?;
        supported("x", x, q)?;
        Ok(Self { x, q, vertex: least_ratio(x, q) })
    }

    fn pairs(&self) -> impl Iterator<Item = (Wide, Wide)> {
        self.x.iter().zip(self.q).map(|(&x, &q)| (Wide::from_f64(x), Wide::from_f64(q)))
    }

    fn at_vertex(&self) -> (Wide, Wide) {
        (Wide::from_f64(self.x[self.vertex]), Wide::from_f64(self.q[self.vertex]))
    }

    fn rest(&self) -> Wide {
        mass_beside(self.x, self.vertex)
    }

    /// `Σ x [ln(x/q) − ln(xⱼ/qⱼ)]`, every term of which is non-negative; +∞ if the vertex has no mass.
    ///
    /// The products are of 106 bits, and so exact.
    fn gap(&self) -> Option<Wide> {
        let (mass, target) = self.at_vertex();
        let term = |(x, q): (Wide, Wide)| if x.is_zero() { x } else { x * Wide::ln_ratio(x * target, mass * q) };
        (!mass.is_zero()).then(|| self.pairs().map(term).sum())
    }
}

/// The vertex to move to for `KL(p‖·)`.
struct Forward {
    vertex: usize,
    /// `M pⱼ − P xⱼ`.
    excess: Exact,
    /// P.
    total: Wide,
}

impl Forward {
    fn new(x: &[f64], p: &[f64]) -> Result<Self> {
        same_length("p", p.len(), "x", x.len())?;
        let (mass, total) = (Pmf::new("x", x)?.exact_total(), Pmf::new("p", p)?.exact_total());
        supported("p", p, x)?;
        let vertex = least_ratio(x, p);
        let excess = &(&mass * &Exact::from_f64(p[vertex])) - &(&total * &Exact::from_f64(x[vertex]));
        Ok(Self { vertex, excess, total: total.to_wide() })
    }
}

/// That a vector has no mass where the other has none.
fn supported(name: &'static str, inner: &[f64], outer: &[f64]) -> Result<()> {
    match inner.iter().zip(outer).position(|(&inner, &outer)| inner > 0.0 && outer == 0.0) {
        None => Ok(()),
        Some(index) => Err(Error::OutOfRange {
            place: Place { argument: Argument::whole(name), index: Some(index) },
            value: inner[index],
            allowed: "zero where the other has no mass",
        }),
    }
}

/// The first outcome with the least ratio `xᵢ/yᵢ` among those with `yᵢ > 0`. Cross products of `f64`s are exact.
fn least_ratio(x: &[f64], y: &[f64]) -> usize {
    let cross = |i: usize, j: usize| Wide::from_f64(x[i]) * Wide::from_f64(y[j]);
    let better = |best: usize, next: usize| if cross(next, best) < cross(best, next) { next } else { best };
    (0..x.len()).filter(|&index| y[index] > 0.0).reduce(better).unwrap_or(0)
}

/// The mass of all outcomes but one.
fn mass_beside(x: &[f64], vertex: usize) -> Wide {
    Exact::sum_of(x[..vertex].iter().chain(&x[vertex + 1..]).copied()).to_wide()
}

fn towards(x: &[f64], vertex: usize, gamma: f64) -> Result<Vec<f64>> {
    if !(0.0..=1.0).contains(&gamma) {
        return Err(if gamma.is_nan() {
            Error::NotANumber { place: Place { argument: Argument::whole("gamma"), index: None } }
        } else {
            super::out_of_range("gamma", gamma, "from zero to one")
        });
    }
    let step = Wide::from_f64(gamma);
    let kept = Wide::ONE - step;
    let rest = mass_beside(x, vertex);
    let entry = |(index, &x): (usize, &f64)| {
        let mass = Wide::from_f64(x);
        if index == vertex { mass + step * rest } else { mass * kept }
    };
    Ok(x.iter().enumerate().map(entry).map(Wide::to_f64).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_vertex_is_the_first_with_the_least_ratio_where_the_target_has_mass() {
        assert_eq!(frank_wolfe_reverse_vertex(&[0.25, 0.5, 0.25], &[0.25, 0.25, 0.5]), Ok(2));
        assert_eq!(frank_wolfe_reverse_vertex(&[0.0, 0.5, 0.5], &[0.0, 0.5, 0.5]), Ok(1));
        assert_eq!(frank_wolfe_forward_vertex(&[0.5, 0.25, 0.25], &[0.0, 0.5, 0.5]), Ok(1));
        // Ratios that differ in the last bit only, which a quotient of f64s would not tell apart.
        let (x, q) = ([0.3, 0.7], [0.3, 0.7_f64.next_up()]);
        assert_eq!(frank_wolfe_reverse_vertex(&x, &q), Ok(1));
    }

    #[test]
    fn the_vertex_itself_has_nowhere_to_go() {
        assert_eq!(frank_wolfe_reverse_line_search(&[1.0, 0.0], &[1.0, 0.0]), Ok(0.0));
        assert_eq!(frank_wolfe_forward_line_search(&[1.0], &[1.0]), Ok(0.0));
    }

    #[test]
    fn what_leaves_the_domain_is_named() {
        let outside = frank_wolfe_reverse_gap(&[0.5, 0.5], &[1.0, 0.0]).unwrap_err();
        assert!(outside.to_string().starts_with("x[1] "), "{outside}");
        let long = frank_wolfe_forward_step(&[0.5, 0.5], &[0.5, 0.5], 1.5).unwrap_err();
        assert!(long.to_string().starts_with("gamma "), "{long}");
    }
}
