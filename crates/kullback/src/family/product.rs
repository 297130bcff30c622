//! Independent distributions, side by side.

use super::Distribution;
use super::closed::{Family, Form, finite, sum};
use super::pairs;
use super::statistic::{Code, Statistic};
use super::support::Support;
use crate::term::Order;
use crate::wide::Wide;

/// The joint distribution of independent ones.
///
/// ```
/// use kullback::family::{Distribution, Laplace, Normal, Product};
///
/// let p = Product::new(vec![Box::new(Normal::new(0.0, 1.0)?), Box::new(Laplace::new(1.0, 2.0)?)]);
/// let q = Product::new(vec![Box::new(Normal::new(1.0, 1.0)?), Box::new(Laplace::new(1.0, 2.0)?)]);
/// assert_eq!(p.kl(&q)?, 0.5);
/// # Ok::<(), kullback::Error>(())
/// ```
///
/// Entropies and the divergences of Kullback and Leibler, Jeffreys, Rényi and Bhattacharyya add up, factor by factor: a pair of products has as many of
/// them as the pairs of its factors have. Two products can be compared that have equally many factors, on the same spaces. A gradient has the
/// parameters of one factor after those of another.
///
/// # Accuracy
/// The factors' values are added in 128 bits and rounded once.
#[derive(Debug)]
pub struct Product {
    factors: Vec<Box<dyn Distribution>>,
}

impl Product {
    /// The product of those; of none, the distribution on a single point.
    #[must_use]
    pub fn new(factors: Vec<Box<dyn Distribution>>) -> Self {
        Self { factors }
    }

    /// The factors.
    #[must_use]
    pub fn factors(&self) -> &[Box<dyn Distribution>] {
        &self.factors
    }

    fn pairs<'a>(&'a self, q: &'a Self) -> impl Iterator<Item = (&'a dyn Distribution, &'a dyn Distribution)> {
        self.factors.iter().map(AsRef::as_ref).zip(q.factors.iter().map(AsRef::as_ref))
    }

    fn total(&self, q: &Self, form: impl Fn(&dyn Distribution, &dyn Distribution) -> Form) -> Form {
        self.pairs(q).fold(finite(Wide::ZERO), |total, (p, q)| sum(total, form(p, q)))
    }
}

impl Family for Product {
    const NAME: &'static str = "product";

    fn support(&self) -> Support {
        Support::Product(self.factors.iter().map(|factor| factor.range()).collect())
    }

    fn code(&self) -> Option<Code> {
        None
    }

    fn expectation(&self, _: &Statistic) -> Form {
        None
    }

    fn kl(&self, q: &Self) -> Form {
        self.total(q, pairs::kl)
    }

    fn entropy(&self) -> Form {
        self.total(self, |factor, _| factor.own_entropy())
    }

    fn cross_entropy(&self, q: &Self) -> Form {
        self.total(q, pairs::cross_entropy)
    }

    fn kl_gradient(&self, q: &Self) -> Option<[Vec<Wide>; 2]> {
        let of_factor = |(p, q): (&dyn Distribution, &dyn Distribution)| p.own_gradient(q);
        let gradients: Vec<[Vec<Wide>; 2]> = self.pairs(q).map(of_factor).collect::<Option<_>>()?;
        let (of_p, of_q): (Vec<_>, Vec<_>) = gradients.into_iter().map(|[p, q]| (p, q)).unzip();
        Some([of_p.concat(), of_q.concat()])
    }

    /// A block for each factor.
    fn fisher_information(&self) -> Option<Vec<Vec<Wide>>> {
        let blocks: Vec<Vec<Vec<Wide>>> =
            self.factors.iter().map(|factor| factor.own_information()).collect::<Option<_>>()?;
        let size: usize = blocks.iter().map(Vec::len).sum();
        let mut rows = Vec::with_capacity(size);
        for block in blocks {
            let (before, width) = (rows.len(), block.len());
            let padded =
                |row: Vec<Wide>| [vec![Wide::ZERO; before], row, vec![Wide::ZERO; size - before - width]].concat();
            rows.extend(block.into_iter().map(padded));
        }
        Some(rows)
    }

    fn renyi(&self, q: &Self, order: Order) -> Form {
        self.total(q, |p, q| pairs::renyi(p, q, order))
    }

    fn bhattacharyya_distance(&self, q: &Self) -> Form {
        self.total(q, pairs::bhattacharyya_distance)
    }
}
