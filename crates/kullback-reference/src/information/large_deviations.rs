//! Large deviations: binomial tails and type classes, by factorials.

use rug::{Float, Rational, float::Round};

use crate::{
    Enclosure, OutOfDomain, domain,
    terms::{ln_ratio, rel_entr, rel_entr_sum},
};

/// The largest number of trials.
const MOST_TRIALS: u64 = 1 << 32;

fn whole(name: &str, x: &Rational, least: u64) -> Result<u64, OutOfDomain> {
    let refused = || OutOfDomain::new(name, format!("is not a whole number from {least} to 2^32"));
    let number = x.is_integer().then(|| x.numer().to_u64()).flatten().ok_or_else(refused)?;
    if (least..=MOST_TRIALS).contains(&number) { Ok(number) } else { Err(refused()) }
}

/// `ln Γ(n + 1)`.
fn ln_factorial(n: u64, precision: u32) -> Enclosure {
    Enclosure::exact(&Rational::from(n + 1), precision).ln_gamma()
}

fn times(n: u64, x: &Enclosure) -> Enclosure {
    Enclosure::exact(&Rational::from(n), x.precision()) * x
}

/// `ln Σ_{j ≥ k} C(n, j) q^j (1 − q)^(n − j)`, in nats.
///
/// Domain: whole numbers, `trials` up to 2³², and a probability. `−∞` where the event is impossible.
///
/// # Errors
///
/// [`OutOfDomain`] if `trials` is too large, or `probability` is outside the unit interval.
pub fn ln_binomial_tail(
    successes: &Rational,
    trials: &Rational,
    probability: &Rational,
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    let n = whole("trials", trials, 0)?;
    domain::probability("probability", probability)?;
    if successes.is_zero() {
        return Ok(Enclosure::zero(precision));
    }
    if successes > trials || probability.is_zero() {
        return Ok(-Enclosure::infinity(precision));
    }
    if *probability == 1 {
        return Ok(Enclosure::zero(precision));
    }
    let k = whole("successes", successes, 0)?;
    let binomial = Binomial { n, success: probability, failure: &Rational::from(1 - probability), precision };
    // Away from the mean the terms fall from the first on.
    if *successes > Rational::from(trials * probability) {
        return Ok(binomial.ln_above(k));
    }
    let mirrored = Binomial { success: binomial.failure, failure: binomial.success, ..binomial };
    Ok((-mirrored.ln_above(n - (k - 1)).exp()).ln_1p())
}

#[derive(Clone, Copy)]
struct Binomial<'a> {
    n: u64,
    success: &'a Rational,
    failure: &'a Rational,
    precision: u32,
}

impl Binomial<'_> {
    /// `ln P(S ≥ k)` for k above the mean.
    fn ln_above(&self, k: u64) -> Enclosure {
        self.ln_mass(k) + self.rest(k).ln_1p()
    }

    /// `ln [n!/(k! (n − k)!) q^k (1 − q)^(n − k)]`.
    fn ln_mass(&self, k: u64) -> Enclosure {
        let ln_factorial = |n| ln_factorial(n, self.precision);
        let power = |n, base| if n == 0 { Enclosure::zero(self.precision) } else { times(n, &self.ln(base)) };
        let powers = power(k, self.success) + power(self.n - k, self.failure);
        if k == 0 || k == self.n {
            return powers;
        }
        ln_factorial(self.n) - ln_factorial(k) - ln_factorial(self.n - k) + powers
    }

    fn ln(&self, x: &Rational) -> Enclosure {
        ln_ratio(x, &Rational::from(1), self.precision)
    }

    /// `P(S > k)/P(S = k)`: what is left out after a term is at most the geometric series of its ratio.
    fn rest(&self, k: u64) -> Enclosure {
        let exact = |x: &Rational| Enclosure::exact(x, self.precision);
        let odds = exact(self.success) / exact(self.failure);
        let (mut sum, mut product) = (Enclosure::zero(self.precision), exact(&Rational::from(1)));
        for j in k..self.n {
            let ratio = exact(&Rational::from((self.n - j, j + 1))) * &odds;
            product = product * &ratio;
            sum += &product;
            let left = &product * &ratio / (exact(&Rational::from(1)) - &ratio);
            let negligible = Float::with_val(self.precision, sum.lower() >> self.precision);
            if *ratio.upper() < 1 && *left.upper() <= negligible {
                let zero = Float::new(self.precision);
                let left = Float::with_val_round(self.precision, left.upper(), Round::Up).0;
                return sum + Enclosure::from_bounds(zero, left).expect("in order");
            }
        }
        sum
    }
}

/// `−n KL(a‖q)`, the same less `½ ln(8 n a (1 − a))`, and less `ln(n + 1)`, with `a = k/n`, in nats.
///
/// Domain: `trials` from one to 2³², `successes` from `trials × probability` to `trials`.
///
/// # Errors
///
/// [`OutOfDomain`] if an argument is outside its range.
pub fn sanov_bounds(
    successes: &Rational,
    trials: &Rational,
    probability: &Rational,
    precision: u32,
) -> Result<[Enclosure; 3], OutOfDomain> {
    whole("trials", trials, 1)?;
    domain::probability("probability", probability)?;
    let mean = Rational::from(trials * probability);
    if successes > trials || *successes < mean {
        return Err(OutOfDomain::new("successes", "is not from trials × probability to trials"));
    }
    let misses = Rational::from(trials - successes);
    let hits = rel_entr(successes, &mean, precision);
    let upper = -(hits + rel_entr(&misses, &Rational::from(trials - &mean), precision));
    let product: Rational = Rational::from(successes * &misses) * 8_u32;
    let ln = |x: &Rational| Enclosure::exact(x, precision).ln();
    let root = if product.is_zero() { Enclosure::zero(precision) } else { ln(&(product / trials)).half() };
    let (lower, by_types) = (&upper - root, &upper - ln(&Rational::from(trials + 1)));
    Ok([upper, lower, by_types])
}

/// Whole numbers with a sum from one to 2³², and probabilities; returns that sum.
fn type_of(counts: &[Rational], q: &[Rational]) -> Result<u64, OutOfDomain> {
    domain::same_length(("counts", counts.len()), ("q", q.len()))?;
    domain::non_negative_vector("counts", counts)?;
    for (i, count) in counts.iter().enumerate() {
        whole("counts", count, 0).map_err(|error| error.at(&[i]))?;
    }
    let n = whole("counts", &domain::sum(counts), 1)?;
    domain::probability_vector("q", q)?;
    Ok(n)
}

/// Whether an outcome occurs that cannot.
fn is_impossible(counts: &[Rational], q: &[Rational]) -> bool {
    counts.iter().zip(q).any(|(count, q)| count.is_positive() && q.is_zero())
}

/// `ln (n!/Π kᵢ! · Π qᵢ^kᵢ)`, in nats.
///
/// Domain: `counts` whole numbers with a sum from one to 2³², `q` as many probabilities.
///
/// # Errors
///
/// [`OutOfDomain`] if `counts` are no such numbers, `q` is no probability vector, or the lengths differ.
pub fn ln_type_class_probability(
    counts: &[Rational],
    q: &[Rational],
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    let n = type_of(counts, q)?;
    if is_impossible(counts, q) {
        return Ok(-Enclosure::infinity(precision));
    }
    let occurring: Vec<_> = counts.iter().zip(q).filter(|(count, _)| count.is_positive()).collect();
    let ln = |q| ln_ratio(q, &Rational::from(1), precision);
    if let [(count, q)] = occurring[..] {
        return Ok(Enclosure::exact(count, precision) * ln(q));
    }
    let mut sum = ln_factorial(n, precision);
    for (count, q) in occurring {
        sum += &(Enclosure::exact(count, precision) * ln(q));
        sum = sum - ln_factorial(count.numer().to_u64().unwrap_or_default(), precision);
    }
    Ok(sum)
}

/// `−Σ kᵢ ln(kᵢ/(n qᵢ)) − m ln(n + 1)` and `−Σ kᵢ ln(kᵢ/(n qᵢ))` for m outcomes, in nats.
///
/// # Errors
///
/// As [`ln_type_class_probability`].
pub fn ln_type_class_bounds(
    counts: &[Rational],
    q: &[Rational],
    precision: u32,
) -> Result<[Enclosure; 2], OutOfDomain> {
    let n = type_of(counts, q)?;
    if is_impossible(counts, q) {
        return Ok([(); 2].map(|()| -Enclosure::infinity(precision)));
    }
    let expected: Vec<Rational> = q.iter().map(|q| Rational::from(q * n)).collect();
    let upper = -rel_entr_sum(counts.iter().zip(&expected), precision);
    let types = times(counts.len() as u64, &Enclosure::exact(&Rational::from(n + 1), precision).ln());
    Ok([&upper - types, upper])
}

/// `ln C(n + m − 1, m − 1)`, in nats.
///
/// Domain: `trials` up to 2³², `outcomes` from one to 2³².
///
/// # Errors
///
/// [`OutOfDomain`] if either is outside its range.
pub fn ln_types(trials: &Rational, outcomes: &Rational, precision: u32) -> Result<Enclosure, OutOfDomain> {
    let n = whole("trials", trials, 0)?;
    let m = whole("outcomes", outcomes, 1)?;
    if n == 0 || m == 1 {
        return Ok(Enclosure::zero(precision));
    }
    let ln_factorial = |n| ln_factorial(n, precision);
    Ok(ln_factorial(n + m - 1) - ln_factorial(n) - ln_factorial(m - 1))
}
