//! Sums over masses divided by their totals, without the division: p/P and q/Q are compared as the exact products p Q
//! and q P.

use crate::domain::{self, Extended};
use crate::error::{Argument, Error, Result};
use crate::term;
use crate::wide::{Exact, Wide};

/// Masses with a total, exactly.
pub(super) struct Masses {
    pub(super) entries: Vec<Exact>,
    pub(super) total: Exact,
}

impl Masses {
    /// Masses, not all zero.
    pub(super) fn new(name: &'static str, values: &[f64]) -> Result<Self> {
        domain::masses(name, values)?;
        let masses = Self::of(values.iter().map(|&mass| Exact::from_f64(mass)).collect());
        if masses.total.is_zero() {
            return Err(Error::NoMass { argument: Argument::whole(name) });
        }
        Ok(masses)
    }

    pub(super) fn of(entries: Vec<Exact>) -> Self {
        let total = entries.iter().cloned().sum();
        Self { entries, total }
    }

    /// Each with as much added: ε of the total.
    pub(super) fn smoothed(&self, epsilon: &Exact) -> Self {
        let added = epsilon * &self.total;
        Self::of(self.entries.iter().map(|mass| mass + &added).collect())
    }

    /// The entropy of the masses divided by their total: `Σ p ln(1 + rest/p) / P`.
    pub(super) fn entropy(&self) -> Wide {
        let term = |mass: &Exact| {
            let rest = &self.total - mass;
            let mass = mass.to_wide();
            if mass.is_zero() { mass } else { mass * (rest.to_wide() / mass).ln_1p() }
        };
        self.entries.iter().map(term).sum::<Wide>() / self.total.to_wide()
    }

    /// `Σ p/P ln((p/P)/(q/Q))`, as the sum of the deviances of p Q from q P: their totals are the same, P Q.
    pub(super) fn relative_entropy(&self, other: &Self) -> Extended {
        self.compared(other, term::kl_div_exact)
    }

    /// The Jensen–Shannon divergence of p/P and q/Q.
    pub(super) fn jensen_shannon(&self, other: &Self) -> Extended {
        self.compared(other, term::js_exact)
    }

    fn compared(&self, other: &Self, term: fn(&Exact, &Exact) -> Extended) -> Extended {
        let terms = self.entries.iter().zip(&other.entries).map(|(p, q)| term(&(p * &other.total), &(q * &self.total)));
        let sum: Wide = terms.sum::<Extended>()?;
        Some(sum / (&self.total * &other.total).to_wide())
    }
}

/// Two vectors of masses of one length.
pub(super) fn pair(p: (&'static str, &[f64]), q: (&'static str, &[f64])) -> Result<(Masses, Masses)> {
    domain::same_length(q.0, q.1.len(), p.0, p.1.len())?;
    Ok((Masses::new(p.0, p.1)?, Masses::new(q.0, q.1)?))
}
