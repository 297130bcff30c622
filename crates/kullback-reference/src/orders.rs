//! One-parameter families: Rényi, Tsallis, Amari's α, Cressie–Read.
//!
//! All rest on `A = Σ p^α q^(1−α)` and `M = αΣp + (1−α)Σq`. Between distributions `M = 1` and the
//! formulas are the textbook ones. Where the sums are off by a rounding, dividing by `α − 1` would
//! amplify that without bound as `α → 1`; against `M` it does not.

use rug::Rational;

use crate::{
    Enclosure, OutOfDomain, divergences,
    domain::{self, Sums},
    entropies::unchecked_entropy,
    power::{affinity, scaled_power_sum},
    sum::Sum,
    terms,
};

/// The order of a Rényi divergence or entropy, which may be infinite.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Order {
    /// A rational order.
    Finite(Rational),
    /// `α = ∞`: the worst case, the limit of large orders.
    Infinite,
}

impl From<Rational> for Order {
    fn from(alpha: Rational) -> Self {
        Self::Finite(alpha)
    }
}

/// Beyond this order a power could leave even MPFR's range, and the largest ratio is taken out.
const LARGE_ORDER: u32 = 64;

/// `ln(A/M)/(α − 1)`, the Rényi divergence of order `α`, in nats.
///
/// Domain: `p` and `q` probability vectors of one length, `α >= 0` or infinite. With `0^α = 0`, also
/// at `α = 0`, where the value is `−ln(Σ_{p>0} q / Σq)`. At `α = 1` it is the limit `KL(p‖q)/Σp`; at
/// `α = ∞` the limit `ln max p/q`. For `α < 1` it is `+∞` when no outcome is common to both, for
/// `α >= 1` already where `p > 0 = q`.
///
/// # Errors
///
/// [`OutOfDomain`] if `p` or `q` is no probability vector, their lengths differ, `α` is negative, or
/// `M <= 0`, which takes an `α` so large that it magnifies `Σp < Σq` to order one; so does `α = ∞`
/// where every `p < q`.
pub fn renyi(p: &[Rational], q: &[Rational], alpha: &Order, precision: u32) -> Result<Enclosure, OutOfDomain> {
    let sums = domain::pair(p, q)?;
    let Order::Finite(alpha) = alpha else {
        let Some(largest) = Ratios::new(p, q).map(Ratios::into_largest) else {
            return Ok(Enclosure::infinity(precision));
        };
        return if largest < 1 { Err(too_large()) } else { Ok(Enclosure::exact(&largest, precision).ln()) };
    };
    domain::non_negative("alpha", &[], alpha)?;
    if *alpha == 1 {
        let kl = terms::kl(p.iter().zip(q), &sums.p, &sums.q, precision);
        return Ok(kl / Enclosure::exact(&sums.p, precision));
    }
    let mean = weighted_mean(&sums, alpha);
    if !mean.is_positive() {
        return Err(too_large());
    }
    if p == q {
        return Ok(Enclosure::zero(precision));
    }
    if *alpha > LARGE_ORDER {
        return Ok(Ratios::new(p, q)
            .map_or_else(|| Enclosure::infinity(precision), |ratios| ratios.log_power_mean(alpha, &mean, precision)));
    }
    Ok(match affinity(p.iter().zip(q), alpha, precision) {
        Some(sum) => ln_over(&sum, &mean) / less_one(alpha, precision),
        None => Enclosure::infinity(precision),
    })
}

fn too_large() -> OutOfDomain {
    OutOfDomain::new("alpha", "is too large for sums that differ")
}

/// `(A − M)/(α − 1)`, the Tsallis divergence of order `α`.
///
/// Domain: `p` and `q` probability vectors of one length, `α >= 0`. With `0^α = 0`, also at `α = 0`,
/// where the value is `Σ_{p=0} q`. At `α = 1` it is the limit, [`kl`](crate::kl). For `α >= 1` it is
/// `+∞` where `p > 0 = q`.
///
/// # Errors
///
/// [`OutOfDomain`] if `p` or `q` is no probability vector, their lengths differ, or `α` is negative.
pub fn tsallis(p: &[Rational], q: &[Rational], alpha: &Rational, precision: u32) -> Result<Enclosure, OutOfDomain> {
    let sums = domain::pair(p, q)?;
    domain::non_negative("alpha", &[], alpha)?;
    if *alpha == 1 {
        return divergences::kl(p, q, precision);
    }
    Ok(match affinity(p.iter().zip(q), alpha, precision) {
        Some(sum) => gap_over(&sum, &weighted_mean(&sums, alpha), &Rational::from(alpha - 1_u32)),
        None => Enclosure::infinity(precision),
    })
}

/// `(M − A)/(α(1 − α))`, Amari's α-divergence in the parametrisation of Cichocki and Amari.
///
/// Domain: `p` and `q` probability vectors of one length, `α` any number. At `α = 0` it is the limit
/// `KL(q‖p)`, at `α = 1` the limit `KL(p‖q)`. It is `+∞` where `p > 0 = q` for `α >= 1`, and where
/// `q > 0 = p` for `α <= 0`.
///
/// # Errors
///
/// [`OutOfDomain`] if `p` or `q` is no probability vector, or their lengths differ.
pub fn alpha_divergence(
    p: &[Rational],
    q: &[Rational],
    alpha: &Rational,
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    let sums = domain::pair(p, q)?;
    if alpha.is_zero() {
        return Ok(terms::kl(q.iter().zip(p), &sums.q, &sums.p, precision));
    }
    if *alpha == 1 {
        return Ok(terms::kl(p.iter().zip(q), &sums.p, &sums.q, precision));
    }
    let divisor = alpha * Rational::from(alpha - 1_u32);
    Ok(match affinity(p.iter().zip(q), alpha, precision) {
        Some(sum) => gap_over(&sum, &weighted_mean(&sums, alpha), &divisor),
        None => Enclosure::infinity(precision),
    })
}

/// The Cressie–Read power divergence of index `λ`: [`alpha_divergence`] of order `λ + 1`.
///
/// Between distributions, `Σ p[(p/q)^λ − 1] / (λ(λ + 1))`. Pearson's χ² is twice `λ = 1`.
///
/// # Errors
///
/// [`OutOfDomain`] if `p` or `q` is no probability vector, or their lengths differ.
pub fn cressie_read(
    p: &[Rational],
    q: &[Rational],
    lambda: &Rational,
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    alpha_divergence(p, q, &Rational::from(lambda + 1_u32), precision)
}

/// `ln(Σ p^α / Σp)/(1 − α)`, the Rényi entropy of order `α`, in nats.
///
/// Domain: `p` a probability vector, `α >= 0` or infinite; the sum is over `p > 0`. At `α = 1` it is
/// the limit `−Σ p ln p / Σp`, at `α = ∞` the limit `−ln max p`.
///
/// # Errors
///
/// [`OutOfDomain`] if `p` is no probability vector or `α` is negative.
pub fn renyi_entropy(p: &[Rational], alpha: &Order, precision: u32) -> Result<Enclosure, OutOfDomain> {
    let total = domain::probability_vector("p", p)?;
    // Entropy is minus the divergence from counting: every q is one.
    let ones = vec![Rational::from(1); p.len()];
    let Order::Finite(alpha) = alpha else {
        let largest = p.iter().max().expect("a probability vector is not empty");
        return Ok(-Enclosure::exact(largest, precision).ln());
    };
    domain::non_negative("alpha", &[], alpha)?;
    if *alpha == 1 {
        return Ok(unchecked_entropy(p, precision) / Enclosure::exact(&total, precision));
    }
    if *alpha > LARGE_ORDER {
        let ratios = Ratios::new(p, &ones).expect("no q is zero");
        return Ok(-ratios.log_power_mean(alpha, &total, precision));
    }
    let sum = affinity(p.iter().zip(&ones), alpha, precision).expect("no q is zero");
    Ok(-(ln_over(&sum, &total) / less_one(alpha, precision)))
}

/// `(Σp − Σ p^α)/(α − 1)`, the Tsallis entropy of order `α`.
///
/// Domain: `p` a probability vector, `α >= 0`; the sum is over `p > 0`. At `α = 1` it is the limit,
/// [`entropy`](crate::entropy).
///
/// # Errors
///
/// [`OutOfDomain`] if `p` is no probability vector or `α` is negative.
pub fn tsallis_entropy(p: &[Rational], alpha: &Rational, precision: u32) -> Result<Enclosure, OutOfDomain> {
    let total = domain::probability_vector("p", p)?;
    domain::non_negative("alpha", &[], alpha)?;
    if *alpha == 1 {
        return Ok(unchecked_entropy(p, precision));
    }
    let one = Rational::from(1);
    let sum = affinity(p.iter().map(|p| (p, &one)), alpha, precision).expect("no q is zero");
    Ok(gap_over(&sum, &total, &Rational::from(1_u32 - alpha)))
}

/// `M = αΣp + (1 − α)Σq`.
fn weighted_mean(sums: &Sums, alpha: &Rational) -> Rational {
    let difference = Rational::from(&sums.p - &sums.q);
    alpha * difference + &sums.q
}

fn less_one(alpha: &Rational, precision: u32) -> Enclosure {
    Enclosure::exact(&Rational::from(alpha - 1_u32), precision)
}

/// `ln(sum / divisor)`, of the exact quotient if there is one.
fn ln_over(sum: &Sum, divisor: &Rational) -> Enclosure {
    match sum.as_exact() {
        Some(exact) => Enclosure::exact(&Rational::from(exact / divisor), sum.precision()),
        None => sum.enclosure() / Enclosure::exact(divisor, sum.precision()),
    }
    .ln()
}

/// `(sum − mean) / divisor`, exactly if the sum is exact.
fn gap_over(sum: &Sum, mean: &Rational, divisor: &Rational) -> Enclosure {
    let precision = sum.precision();
    match sum.as_exact() {
        Some(sum) => Enclosure::exact(&(Rational::from(sum - mean) / divisor), precision),
        None => (sum.enclosure() - Enclosure::exact(mean, precision)) / Enclosure::exact(divisor, precision),
    }
}

/// The ratios `p/q` over `p > 0`, all finite, each with its `p`.
struct Ratios<'a> {
    terms: Vec<(&'a Rational, Rational)>,
}

impl<'a> Ratios<'a> {
    /// `None` if a ratio is infinite.
    fn new(p: &'a [Rational], q: &[Rational]) -> Option<Self> {
        let terms = p
            .iter()
            .zip(q)
            .filter(|(p, _)| p.is_positive())
            .map(|(p, q)| (!q.is_zero()).then(|| (p, Rational::from(p / q))))
            .collect::<Option<_>>()?;
        Some(Self { terms })
    }

    fn largest(&self) -> &Rational {
        let ratios = self.terms.iter().map(|(_, ratio)| ratio);
        ratios.max().expect("a probability vector has a positive entry")
    }

    fn into_largest(self) -> Rational {
        self.largest().clone()
    }

    /// `ln(Σ p (p/q)^(α−1) / divisor) / (α − 1)` for any `α > 1`.
    ///
    /// With `r` the largest ratio, `ln r + ln(Σ p ((p/q)/r)^(α−1) / divisor) / (α − 1)`: the same
    /// number, and no power in it is above one.
    fn log_power_mean(&self, alpha: &Rational, divisor: &Rational, precision: u32) -> Enclosure {
        let largest = self.largest();
        let exponent = Rational::from(alpha - 1_u32);
        let pairs = self.terms.iter().map(|(p, ratio)| (*p, ratio));
        let scaled = scaled_power_sum(pairs, largest, &exponent, precision) / Enclosure::exact(divisor, precision);
        Enclosure::exact(largest, precision).ln() + scaled.ln() / Enclosure::exact(&exponent, precision)
    }
}
