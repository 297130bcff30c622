//! What a family knows of itself in closed form, and the same as any distribution can be asked for it.

use super::statistic::{Code, Statistic};
use super::{Distribution, Support, pairs};
use crate::domain::Extended;
use crate::term::Order;
use crate::wide::Wide;
use std::any::Any;
use std::fmt::Debug;

/// A closed form's value, which may be `+∞`; or none, where there is no closed form.
pub(crate) type Form = Option<Extended>;

/// A finite value.
#[allow(clippy::unnecessary_wraps)] // it makes a `Form`
pub(crate) const fn finite(value: Wide) -> Form {
    Some(Some(value))
}

/// The value `+∞`.
pub(crate) const INFINITE: Form = Some(None);

/// eˣ, or `+∞` where the engine has only a number to stand for it: far beyond what an `f64` holds, and not to be subtracted from its like.
pub(crate) fn exponential(x: Wide) -> Extended {
    (x < Wide::ONE.scale(40)).then(|| x.exp())
}

/// A function of a closed form.
pub(crate) fn map(form: Form, function: impl FnOnce(Wide) -> Wide) -> Form {
    form.map(|value| value.map(function))
}

/// The sum of two closed forms.
pub(crate) fn sum(a: Form, b: Form) -> Form {
    let (a, b) = (a?, b?);
    Some(a.zip(b).map(|(a, b)| a + b))
}

/// What is known of a family. Two supports are compared before anything is asked of a pair: that of `self` is within that of `q`.
pub(crate) trait Family: Sized + Any + Debug {
    /// The name, as the vocabulary has it.
    const NAME: &'static str;

    /// Where the distribution can be.
    fn support(&self) -> Support;

    /// Whether self is absolutely continuous with respect to q, as far as the supports do not tell: a vector of probabilities may have zeros.
    fn is_within(&self, _: &Self) -> bool {
        true
    }

    /// `−ln` of the density or mass, unless it is no sum of statistics.
    fn code(&self) -> Option<Code>;

    /// The expectation of a statistic.
    fn expectation(&self, statistic: &Statistic) -> Form;

    /// KL(self‖q), by a kernel that does not cancel where the two are near. None of that is needed where no closed form is known.
    fn kl(&self, q: &Self) -> Form;

    /// The entropy: where it needs no form of its own, the expectation of the code.
    fn entropy(&self) -> Form {
        self.code()?.expectation(|statistic| self.expectation(statistic))
    }

    /// The cross-entropy −E ln q, where q's code is no sum of statistics or its expectation would cancel.
    fn cross_entropy(&self, _: &Self) -> Form {
        None
    }

    /// The partial derivatives of KL(self‖q), first with respect to the parameters of self, then of q.
    fn kl_gradient(&self, _: &Self) -> Option<[Vec<Wide>; 2]> {
        None
    }

    /// The Fisher information, by rows.
    fn fisher_information(&self) -> Option<Vec<Vec<Wide>>> {
        None
    }

    /// The Rényi divergence of an order that is neither 0 nor 1.
    ///
    /// In an exponential family it comes from the geometric mixture m ∝ p^α q^(1−α), a member too where the sum is finite:
    /// `(1 − α) D_α(p‖q) = α KL(m‖p) + (1 − α) KL(m‖q)`. Below order one both terms are non-negative. The right-hand side is least at
    /// the mixture, so that an error in *its* parameters counts only squared. Above order one the second term is the larger of two with
    /// opposite signs: near p = q it is α/(α − 1) times the first, so that the difference loses the bits of 2α.
    fn renyi(&self, _: &Self, _: Order) -> Form {
        None
    }

    /// −ln ∫ √(pq).
    fn bhattacharyya_distance(&self, q: &Self) -> Form {
        map(self.renyi(q, Order::alpha(Wide::ONE.half())), Wide::half)
    }

    /// ∫ (p − q)²/q.
    fn chi_squared(&self, q: &Self) -> Form {
        map(self.renyi(q, Order::alpha(Wide::from_integer(2))), Wide::exp_m1)
    }

    /// 1 − ∫ √(pq).
    fn squared_hellinger(&self, q: &Self) -> Form {
        self.bhattacharyya_distance(q).map(pairs::complement_of_exp)
    }

    /// ½ ∫ |p − q|.
    fn total_variation(&self, _: &Self) -> Form {
        None
    }

    /// ½ KL(self‖m) + ½ KL(q‖m), m = ½ (self + q).
    fn js(&self, _: &Self) -> Form {
        None
    }

    /// The same distribution as a member of wider families.
    fn wider(&self) -> Vec<Box<dyn Distribution>> {
        Vec::new()
    }
}

/// A [`Family`] as any distribution can be asked: a pair has answers where `q` is of the same family.
pub trait Closed {
    fn name(&self) -> &'static str;
    fn as_distribution(&self) -> &dyn Distribution;
    fn range(&self) -> Support;
    fn is_within(&self, q: &dyn Distribution) -> bool;
    fn code(&self) -> Option<Code>;
    fn expectation(&self, statistic: &Statistic) -> Form;
    fn own_entropy(&self) -> Form;
    fn of_one_family(&self, q: &dyn Distribution, operation: pairs::Operation) -> Form;
    fn own_gradient(&self, q: &dyn Distribution) -> Option<[Vec<Wide>; 2]>;
    fn own_information(&self) -> Option<Vec<Vec<Wide>>>;
    fn wider(&self) -> Vec<Box<dyn Distribution>>;
}

/// `q`, if it is of that family.
fn same<F: Family>(q: &dyn Distribution) -> Option<&F> {
    (q as &dyn Any).downcast_ref()
}

impl<F: Family> Closed for F {
    fn name(&self) -> &'static str {
        F::NAME
    }

    fn as_distribution(&self) -> &dyn Distribution {
        self
    }

    fn range(&self) -> Support {
        Family::support(self)
    }

    fn is_within(&self, q: &dyn Distribution) -> bool {
        same::<F>(q).is_none_or(|q| Family::is_within(self, q))
    }

    fn code(&self) -> Option<Code> {
        Family::code(self)
    }

    fn expectation(&self, statistic: &Statistic) -> Form {
        Family::expectation(self, statistic)
    }

    fn own_entropy(&self) -> Form {
        Family::entropy(self)
    }

    fn of_one_family(&self, q: &dyn Distribution, operation: pairs::Operation) -> Form {
        let q = same::<F>(q)?;
        match operation {
            pairs::Operation::Kl => Family::kl(self, q),
            pairs::Operation::CrossEntropy => Family::cross_entropy(self, q),
            pairs::Operation::Renyi(order) => Family::renyi(self, q, order),
            pairs::Operation::BhattacharyyaDistance => Family::bhattacharyya_distance(self, q),
            pairs::Operation::SquaredHellinger => Family::squared_hellinger(self, q),
            pairs::Operation::ChiSquared => Family::chi_squared(self, q),
            pairs::Operation::TotalVariation => Family::total_variation(self, q),
            pairs::Operation::Js => Family::js(self, q),
        }
    }

    fn own_gradient(&self, q: &dyn Distribution) -> Option<[Vec<Wide>; 2]> {
        Family::kl_gradient(self, same::<F>(q)?)
    }

    fn own_information(&self) -> Option<Vec<Vec<Wide>>> {
        Family::fisher_information(self)
    }

    fn wider(&self) -> Vec<Box<dyn Distribution>> {
        Family::wider(self)
    }
}
