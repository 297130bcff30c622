//! What the plug-in estimators are on average, for a sample of a given size from a given distribution.

use crate::domain::Pmf;
use crate::error::{Argument, Error, Place, Result};
use crate::wide::{Exact, Wide};

/// The largest sample size whose expectations are added up.
pub const LARGEST_SAMPLE: u64 = 1 << 16;

/// The expectation of [`plug_in_entropy`](super::plug_in_entropy) over samples of size n from p, in nats: the average entropy of the
/// frequencies, exactly and not to leading order.
///
/// Each outcome's count is binomial, so it is `Σᵢ Σ_c Bin(n, pᵢ; c) (c/n) ln(n/c)`.
///
/// # Domain
/// A probability vector, and a sample size from one to [`LARGEST_SAMPLE`]. The samples are from p/Σp.
///
/// # Errors
/// If `p` is not a probability vector, or `n` is outside its range.
///
/// # Accuracy
/// Within 0.51 ULP. Time and terms are those of n times the number of outcomes.
///
/// # Examples
/// ```
/// // Of two tosses of a coin, one time in two both faces are seen.
/// assert_eq!(kullback::estimation::plug_in_expectation(&[0.5, 0.5], 2)?, 2f64.ln() / 2.0);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn plug_in_expectation(p: &[f64], n: u64) -> Result<f64> {
    let (p, n) = (Pmf::new("p", p)?, sample_size(n)?);
    let size = whole(n);
    // c ln(n/c), the same for each outcome.
    let terms: Vec<Wide> =
        (0..=n).map(whole).map(|c| if c.is_zero() { c } else { c * Wide::ln_ratio(size, c) }).collect();
    let of = |split: Split| split.binomial(n).zip(&terms).map(|(weight, &term)| weight * term).sum::<Wide>();
    Ok((splits(p).map(of).sum::<Wide>() / size).to_f64())
}

/// How much smaller than the entropy of p [`plug_in_entropy`](super::plug_in_entropy) is on average over samples of size n, and how much
/// larger than the divergence from any q [`plug_in_kl`](super::plug_in_kl) is, in nats.
///
/// Both are the average divergence of the frequencies from p, `E KL(p̂‖p)`. With m outcomes that have mass it is `(m − 1)/(2n)` to leading
/// order; the next term is `(Σ 1/p − 1)/(12 n²)`.
///
/// # Domain, errors and accuracy
/// As [`plug_in_expectation`]; the terms are deviances, none of them negative.
///
/// # Examples
/// ```
/// use kullback::estimation::plug_in_bias;
///
/// approx::assert_relative_eq!(plug_in_bias(&[0.5, 0.5], 2)?, 2f64.ln() / 2.0, epsilon = 0.0, max_relative = 1e-15);
/// approx::assert_relative_eq!(plug_in_bias(&[0.5, 0.5], 1000)?, 1.0 / 2000.0, epsilon = 0.0, max_relative = 1e-3);
/// # Ok::<(), kullback::Error>(())
/// ```
pub fn plug_in_bias(p: &[f64], n: u64) -> Result<f64> {
    let (p, n) = (Pmf::new("p", p)?, sample_size(n)?);
    let of = |split: Split| {
        // c/n against p: as masses cΣ and np, with the difference c(Σ − p) − (n − c)p.
        let deviance = |(c, weight): (u64, Wide)| {
            let (count, expected) = (whole(c) * split.total, whole(n) * split.p);
            let difference = whole(c) * split.rest - whole(n - c) * split.p;
            weight * if c == 0 { expected } else { Wide::kl_div_by_difference(count, expected, difference) }
        };
        (0..=n).zip(split.binomial(n)).map(deviance).sum::<Wide>() / split.total
    };
    Ok((splits(p).map(of).sum::<Wide>() / whole(n)).to_f64())
}

fn sample_size(n: u64) -> Result<u64> {
    if (1..=LARGEST_SAMPLE).contains(&n) {
        return Ok(n);
    }
    let place = Place { argument: Argument::whole("n"), index: None };
    Err(Error::OutOfRange { place, value: n as f64, allowed: "from 1 to 65536" })
}

fn whole(count: u64) -> Wide {
    Wide::new(false, u128::from(count), 0)
}

/// An outcome's mass, and that of all others.
#[derive(Clone, Copy)]
struct Split {
    p: Wide,
    rest: Wide,
    total: Wide,
}

/// The outcomes that may or may not be observed: neither certain nor impossible. Of the others the frequency is what it must be.
fn splits(p: Pmf<'_>) -> impl Iterator<Item = Split> + '_ {
    let total = p.exact_total();
    let split = move |mass: Wide| {
        let rest = (&total - &Exact::from_wide(mass)).to_wide();
        Split { p: mass, rest, total: p.total() }
    };
    p.iter().map(split).filter(|split| !split.p.is_zero() && !split.rest.is_zero())
}

impl Split {
    /// The probabilities of 0, 1, …, n observations in n. Exponents have no end, so that the first is not lost.
    fn binomial(self, n: u64) -> impl Iterator<Item = Wide> {
        let odds = self.p / self.rest;
        let none = power(self.rest / self.total, n);
        let next = move |&(c, weight): &(u64, Wide)| Some((c + 1, weight * (odds * whole(n - c)) / whole(c + 1)));
        std::iter::successors(Some((0, none)), next).take(n as usize + 1).map(|(_, weight)| weight)
    }
}

/// xⁿ, by squaring.
fn power(x: Wide, n: u64) -> Wide {
    match n {
        0 => Wide::ONE,
        n if n % 2 == 1 => x * power(x, n - 1),
        n => power(x, n / 2).square(),
    }
}
