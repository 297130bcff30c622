//! Where a distribution can be.

use rug::Rational;

/// The support of a distribution, up to sets of measure zero; `None` is an infinite end.
#[derive(Debug, Clone, PartialEq)]
pub enum Support {
    /// The real numbers between two ends.
    Interval {
        /// The lower end.
        low: Option<Rational>,
        /// The upper end.
        high: Option<Rational>,
    },
    /// Whole numbers.
    Integers {
        /// The least.
        low: Rational,
        /// The greatest.
        high: Option<Rational>,
    },
    /// Angles.
    Circle,
    /// Some of the categories, or counts of these with a sum.
    Subset {
        /// Which of the two.
        space: &'static str,
        /// Whether each category is possible.
        possible: Vec<bool>,
        /// The sum.
        trials: Rational,
    },
    /// Something else, of a dimension: two such are comparable if they are equal.
    Other(&'static str, usize),
}

impl Support {
    /// All real numbers.
    #[must_use]
    pub const fn line() -> Self {
        Self::Interval { low: None, high: None }
    }

    /// The positive ones.
    #[must_use]
    pub fn half_line() -> Self {
        Self::Interval { low: Some(Rational::new()), high: None }
    }

    /// The numbers between zero and one.
    #[must_use]
    pub fn unit_interval() -> Self {
        Self::Interval { low: Some(Rational::new()), high: Some(Rational::from(1)) }
    }

    /// All counts.
    #[must_use]
    pub fn counts() -> Self {
        Self::Integers { low: Rational::new(), high: None }
    }

    /// The space that it is a part of, and its dimension.
    #[must_use]
    pub fn space(&self) -> (&'static str, usize) {
        match self {
            Self::Interval { .. } | Self::Integers { .. } => ("numbers", 1),
            Self::Circle => ("angles", 1),
            Self::Subset { space, possible, .. } => (space, possible.len()),
            Self::Other(space, dimension) => (space, *dimension),
        }
    }

    /// Whether it is a part of another, and has the same sort of density.
    #[must_use]
    pub fn within(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Interval { low, high }, Self::Interval { low: least, high: most }) => {
                no_lower(low.as_ref(), least.as_ref()) && no_higher(high.as_ref(), most.as_ref())
            }
            (Self::Integers { low, high }, Self::Integers { low: least, high: most }) => {
                low >= least && no_higher(high.as_ref(), most.as_ref())
            }
            (Self::Subset { possible, trials, .. }, Self::Subset { possible: others, trials: of_other, .. }) => {
                trials == of_other && possible.iter().zip(others).all(|(possible, other)| *other || !possible)
            }
            (one, other) => one == other,
        }
    }

    /// The one point that it has, if it has only one.
    #[must_use]
    pub fn point(&self) -> Option<Rational> {
        match self {
            Self::Integers { low, high: Some(high) } if low == high => Some(low.clone()),
            _ => None,
        }
    }
}

fn no_lower(low: Option<&Rational>, least: Option<&Rational>) -> bool {
    least.is_none_or(|least| low.is_some_and(|low| low >= least))
}

fn no_higher(high: Option<&Rational>, most: Option<&Rational>) -> bool {
    most.is_none_or(|most| high.is_some_and(|high| high <= most))
}
