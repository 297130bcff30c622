//! A tighter encoder closes the gap only as far as the posterior is tight.

use crate::catalogue::prelude::*;

/// worked-problems K.2, the interpretation: a mean closer to the posterior's and a tighter variance would close the gap of the bound. The mean there is
/// the posterior's already, 1.2; and a variance tighter than the posterior's 0.2 opens the gap again, at 0.05 to twice what it was. So tighter is
/// better down to the posterior's variance, and no further.
pub struct TighterEncoder;

impl Problem for TighterEncoder {
    const STATEMENT: &str = "z has the prior N(0, 1), x given z is N(z, 0.25), and at x = 1.5 the encoder says N(1.2, τ²). How much does the bound lack \
                             for τ² = 0.4, 0.2, 0.1, 0.05 and 0.01?";
    const SOURCE: Citation = WORKED_PROBLEMS.at("K.2");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let [x, one, zero, noise] = ["1.5", "1", "0", "0.25"].map(Number::decimal);
        let gap =
            |variance: &str| a.elbo_gap(&x, &one, &zero, &noise, &Number::decimal("1.2"), &Number::decimal(variance));
        let posterior = a.posterior(&x, &one, &zero, &noise);
        Table::new()
            .row("the posterior's mean", posterior[0].clone())
            .row("the posterior's variance", posterior[1].clone())
            .stated("the posterior's mean is beyond the encoder's, 1.2", below(a.real("1.2"), posterior[0].clone()))
            .stated("a tighter variance has a smaller gap: 0.2 than 0.4", below(gap("0.2"), gap("0.4")))
            .stated("a tighter variance has a smaller gap: 0.05 than 0.4", below(gap("0.05"), gap("0.4")))
            .stated("with the posterior's mean and variance the gap is closed", equal(gap("0.2"), a.integer(0)))
            .row("the gap at 0.4", gap("0.4"))
            .row("the gap at 0.2", gap("0.2"))
            .row("the gap at 0.1", gap("0.1"))
            .row("the gap at 0.05", gap("0.05"))
            .row("the gap at 0.01", gap("0.01"))
    }
}
