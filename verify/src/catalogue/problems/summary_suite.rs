//! A notebook's summary of itself: six checks, most of them on random distributions.

use crate::catalogue::prelude::*;
use crate::replay::RandomState;

/// theory-notebook §14.
pub struct SummarySuite;

impl Problem for SummarySuite {
    const STATEMENT: &str = "After np.random.seed(42), p is drawn from Dirichlet(2, 3, 1, 2), q from Dirichlet(1, 2, 3, 1), the four rows of a \
                             channel from Dirichlet(1, 1), and two inputs of it from Dirichlet(1, 1, 1, 1). Do the divergences of p and q, of \
                             the inputs and of the outputs, and of N(1, 1.5²) and N(0, 1), pass?";
    const SOURCE: Citation = THEORY_NOTEBOOK.at("§14");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let real = |text| a.real(text);
        let mut state = RandomState::seeded(42);
        let (p, q) = (state.dirichlet(&[2.0, 3.0, 1.0, 2.0]), state.dirichlet(&[1.0, 2.0, 3.0, 1.0]));
        let channel: Vec<Vec<f64>> = (0..4).map(|_| state.dirichlet(&[1.0; 2])).collect();
        let (input, other) = (state.dirichlet(&[1.0; 4]), state.dirichlet(&[1.0; 4]));
        let divergence =
            |p: &[f64], q: &[f64]| a.rel_entr_sum(&Vector::from_f64s(p.to_vec()), &Vector::from_f64s(q.to_vec()));
        let kl = divergence(&p, &q);
        let cross = |p: &[f64], q: &[f64]| -> A::Real {
            -sample(a, p.to_vec()).into_iter().zip(sample(a, q.to_vec())).map(|(p, q)| p * q.ln()).sum::<A::Real>()
        };
        let total_variation: A::Real = sample(a, p.clone())
            .into_iter()
            .zip(sample(a, q.clone()))
            .map(|(p, q)| (p.clone() - q.clone()).max(&(q - p)))
            .sum::<A::Real>()
            / 2;
        let output = |input: &[f64]| -> Vec<A::Real> {
            (0..2)
                .map(|symbol| {
                    let column = channel.iter().map(|row| row[symbol]);
                    sample(a, input.to_vec()).into_iter().zip(sample(a, column)).map(|(mass, way)| mass * way).sum()
                })
                .collect()
        };
        let (through, other_through) = (output(&input), output(&other));
        let after: A::Real =
            through.iter().zip(&other_through).map(|(p, q)| p.clone() * (p.clone() / q.clone()).ln()).sum();
        let before = divergence(&input, &other);
        let gaussian = a.of("kl", &normal(["1", "1.5"]), &normal(["0", "1"]));
        let densities = |x: &A::Real| {
            let standardised = (x.clone() - real("1")) / real("1.5");
            let normal = |z: &A::Real| -(z.square() / 2) - (a.pi() * 2).ln() / 2;
            (normal(&standardised) - real("1.5").ln(), normal(x))
        };
        let step = a.rational(&kullback_reference::Rational::from((20, 9999)));
        let integral: A::Real = grid((-10, 1), (10, 1), 10_000)
            .iter()
            .map(|x| {
                let (ln_p, ln_q) = densities(&a.rational(x));
                ln_p.exp() * (ln_p - ln_q)
            })
            .sum::<A::Real>()
            * step;
        let missed = (gaussian.clone() - integral.clone()).max(&(integral.clone() - gaussian.clone()));
        let tolerance = real("1e-4") + real("1e-5") * integral.clone();
        let passed = equal(cross(&p, &q), cross(&p, &p) + kl.clone())
            .and(at_most(real("-1e-12"), kl.clone()))
            .and(equal(divergence(&p, &p), real("0")))
            .and(at_most(after.clone(), before.clone()))
            .and(at_most(missed.clone(), tolerance.clone()))
            .and(at_most(total_variation.square(), kl.clone() / 2));
        Table::new()
            .row("1: KL(p ‖ q)", kl.clone())
            .stated("1: KL(p ‖ q) is not negative", at_most(real("0"), kl.clone()))
            .stated("2: KL(p ‖ p) is zero", equal(divergence(&p, &p), real("0")))
            .row("3: H(p)", cross(&p, &p))
            .row("3: H(p, q)", cross(&p, &q))
            .row("3: H(p) + KL(p ‖ q)", cross(&p, &p) + kl.clone())
            .stated("3: H(p, q) = H(p) + KL(p ‖ q)", equal(cross(&p, &q), cross(&p, &p) + kl.clone()))
            .row("4: before the channel", before.clone())
            .row("4: after the channel", after.clone())
            .stated("4: the channel does not increase the divergence", at_most(after, before))
            .row("5: KL(N(1, 1.5²) ‖ N(0, 1))", gaussian)
            .row("5: the sum over 10 000 points from −10 to 10", integral)
            .row("5: how far the sum is from the formula", missed.clone())
            .stated("5: the sum is as near to the formula as np.isclose asks", at_most(missed, tolerance))
            .row("6: TV(p, q)", total_variation.clone())
            .row("6: TV(p, q)²", total_variation.square())
            .row("6: ½ KL(p ‖ q)", kl.clone() / 2)
            .stated("6: TV(p, q)² ≤ ½ KL(p ‖ q)", at_most(total_variation.square(), kl / 2))
            .row("the number of checks, all of which pass", a.integer(6))
            .stated("all six checks pass", passed)
    }
}
