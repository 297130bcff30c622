//! Charts: the parts of an operation's domain in which the search begins, each with a budget of its own.
//!
//! Errors live in corners: one formula fails near `p = q`, another where a mass is 5e-324, a third in long sums. A sampler of
//! the whole domain is rarely in any of them, so each is a chart that draws from nothing else.

use crate::point::Value;
use crate::sampler::{self, Draw, Region};
use crate::vocabulary::{Domain, Operation, Shape};
use serde::{Deserialize, Serialize};

/// A part of the domain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Chart {
    /// The neighbourhoods of the inputs that are known to be hard: the corpus, the known inputs, the witnesses of earlier audits.
    Known,
    /// Arguments independent of one another, as the operation's sampler draws them.
    Independent,
    /// The second of two like arguments near the first, at every distance from half of it to its last bit.
    Near,
    /// Parameters of the order of one; masses that are multiples of 2⁻⁵³.
    Moderate,
    /// Masses, or numbers, down to the smallest there are.
    Tiny,
    /// One mass that is nearly all.
    NearOne,
    /// Half of the masses zero.
    Sparse,
    /// From 32 to 1023 outcomes: errors of sums grow with them, but no faster than evaluations get fewer.
    Large,
}

impl Chart {
    /// Every chart, in the order of the reports.
    pub const ALL: [Self; 8] = [
        Self::Known,
        Self::Independent,
        Self::Near,
        Self::Moderate,
        Self::Tiny,
        Self::NearOne,
        Self::Sparse,
        Self::Large,
    ];

    /// The name in the reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Known => "known",
            Self::Independent => "independent",
            Self::Near => "near",
            Self::Moderate => "moderate",
            Self::Tiny => "tiny",
            Self::NearOne => "near-one",
            Self::Sparse => "sparse",
            Self::Large => "large",
        }
    }

    /// The charts of an operation.
    #[must_use]
    pub fn of(operation: &Operation) -> Vec<Self> {
        Self::ALL.into_iter().filter(|chart| chart.covers(operation)).collect()
    }

    fn covers(self, operation: &Operation) -> bool {
        let own_sampler = operation.sampler.is_some();
        let has = |accepts: fn(Domain) -> bool| {
            !own_sampler && operation.parameters.iter().any(|parameter| accepts(parameter.domain))
        };
        match self {
            Self::Known | Self::Independent => true,
            Self::Near => twins(operation).is_some(),
            Self::Moderate => has(is_mass) || has(is_member),
            Self::Tiny => has(is_mass) || has(|domain| domain == Domain::NonNegative),
            Self::NearOne | Self::Sparse => has(is_mass),
            Self::Large => has(|domain| domain.shape() != Shape::Number && !is_member(domain)),
        }
    }

    /// An input in this part of the domain. [`Chart::Known`] has no inputs but those that it is given: it draws as
    /// [`Chart::Independent`] does, where there are none.
    #[must_use]
    pub fn draw(self, draw: &mut Draw<'_>, operation: &Operation) -> Vec<Value> {
        match self {
            Self::Known | Self::Independent => operation.draw(draw, SMALL),
            Self::Near => near(draw, operation),
            Self::Moderate if operation.is_on_distributions() => sampler::moderate_members(draw, operation),
            Self::Moderate => self.regional(draw, operation, Region::Grid),
            Self::Tiny => self.regional(draw, operation, Region::Tiny),
            Self::NearOne => self.regional(draw, operation, Region::NearOne),
            Self::Sparse => self.regional(draw, operation, Region::Sparse),
            Self::Large => {
                let region = draw.choose(&[Region::Any, Region::Grid, Region::Tiny, Region::Near]);
                let n = draw.log_uniform(5, 10) as usize;
                sampler::arguments_in(draw, operation, region, n)
            }
        }
    }

    fn regional(self, draw: &mut Draw<'_>, operation: &Operation, region: Region) -> Vec<Value> {
        let n = draw.outcomes(SMALL);
        sampler::arguments_in(draw, operation, region, n)
    }
}

/// The most outcomes where their number is not the point: a witness should fit on a line.
const SMALL: usize = 24;

fn is_mass(domain: Domain) -> bool {
    matches!(domain, Domain::Pmf | Domain::Masses | Domain::Joint | Domain::Pmfs)
}

fn is_member(domain: Domain) -> bool {
    matches!(domain, Domain::Member(_) | Domain::MemberSharing(..))
}

/// The first parameter that is followed by another of its domain.
fn twins(operation: &Operation) -> Option<usize> {
    operation.parameters.windows(2).position(|pair| pair[0].domain == pair[1].domain)
}

fn near(draw: &mut Draw<'_>, operation: &Operation) -> Vec<Value> {
    let mut values = operation.draw(draw, SMALL);
    if let Some(first) = twins(operation) {
        let domain = operation.parameters[first].domain;
        values[first + 1] = sampler::near_value(draw, domain, &values[first]);
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(operation: &str) -> Vec<&'static str> {
        let operation = Operation::named(operation).expect("it is in the vocabulary");
        Chart::of(operation).into_iter().map(Chart::name).collect()
    }

    #[test]
    fn an_operation_has_the_charts_that_mean_something_to_it() {
        assert_eq!(names("kl").len(), Chart::ALL.len());
        assert_eq!(names("entropy"), ["known", "independent", "moderate", "tiny", "near-one", "sparse", "large"]);
        assert_eq!(names("kl_div"), ["known", "independent", "near", "tiny"]);
        assert_eq!(names("entropy_logits"), ["known", "independent", "large"]);
        assert_eq!(names("conventions.scipy_entropy"), ["known", "independent"]);
    }

    #[test]
    fn near_arguments_are_near() {
        let operation = Operation::named("kl").expect("it is in the vocabulary");
        for index in 0..200 {
            let values = Chart::Near.draw(&mut Draw::seeded(1, "near", index), operation);
            let [Value::Vector(p), Value::Vector(q)] = &values[..] else { panic!("two vectors") };
            let far = p.nearest().iter().zip(q.nearest()).any(|(p, q)| (p - q).abs() > p.max(*q));
            assert!(!far, "{values:?}");
        }
    }
}
