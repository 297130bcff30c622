//! Where a distribution can be.

/// The support of a distribution, up to sets of measure zero.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Support {
    /// The real numbers between two ends, either of which may be infinite.
    Interval {
        /// The lower end.
        low: f64,
        /// The upper end.
        high: f64,
    },
    /// Whole numbers.
    Integers {
        /// The least.
        low: u64,
        /// The greatest, or infinity.
        high: f64,
    },
    /// Angles.
    Circle,
    /// One of so many categories.
    Categories(usize),
    /// Counts of so many categories that sum to a number of trials.
    Counts {
        /// The number of categories.
        categories: usize,
        /// The sum.
        trials: u64,
    },
    /// Probability vectors of so many entries.
    Simplex(usize),
    /// Vectors of so many real numbers.
    Vectors(usize),
    /// Vectors of length one with so many entries.
    Sphere(usize),
    /// Symmetric positive definite matrices with so many rows.
    PositiveDefinite(usize),
    /// Pairs, triples and so on of what their factors are on.
    Product(Vec<Self>),
}

impl Support {
    /// All real numbers.
    pub(crate) const LINE: Self = Self::Interval { low: f64::NEG_INFINITY, high: f64::INFINITY };

    /// The positive ones.
    pub(crate) const HALF_LINE: Self = Self::Interval { low: 0.0, high: f64::INFINITY };

    /// The numbers between zero and one.
    pub(crate) const UNIT_INTERVAL: Self = Self::Interval { low: 0.0, high: 1.0 };

    /// All counts.
    pub(crate) const COUNTS: Self = Self::Integers { low: 0, high: f64::INFINITY };

    /// The space that it is a part of.
    pub(crate) fn space(&self) -> (&'static str, usize) {
        match *self {
            Self::Interval { .. } | Self::Integers { .. } => ("numbers", 1),
            Self::Circle => ("angles", 1),
            Self::Categories(n) => ("categories", n),
            Self::Counts { categories, .. } => ("counts", categories),
            Self::Simplex(n) => ("probability vectors", n),
            Self::Vectors(n) => ("vectors", n),
            Self::Sphere(n) => ("unit vectors", n),
            Self::PositiveDefinite(n) => ("positive definite matrices", n),
            Self::Product(ref factors) => ("products", factors.len()),
        }
    }

    /// Whether two supports are parts of one space.
    pub(crate) fn same_space(&self, other: &Self) -> bool {
        let alike = match (self, other) {
            (Self::Product(own), Self::Product(others)) => {
                own.iter().zip(others).all(|(own, other)| own.same_space(other))
            }
            _ => true,
        };
        alike && self.space() == other.space()
    }

    /// Whether a distribution with this support is absolutely continuous with respect to one with the other: a part of it, and as discrete as it is.
    pub(crate) fn within(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Interval { low, high }, Self::Interval { low: least, high: most }) => least <= low && high <= most,
            (Self::Integers { low, high }, Self::Integers { low: least, high: most }) => least <= low && high <= most,
            (Self::Interval { .. }, Self::Integers { .. }) | (Self::Integers { .. }, Self::Interval { .. }) => false,
            (Self::Product(own), Self::Product(others)) => own.iter().zip(others).all(|(own, other)| own.within(other)),
            (one, other) => one == other,
        }
    }
}
