//! The joint fitted to two marginals is the I-projection: the theorem of Pythagoras holds for every other joint with these marginals.

use crate::catalogue::prelude::*;

/// KL(r‖q) = KL(r‖q*) + KL(q*‖q) for every r with the marginals of q*, which are those asked for.
pub struct MarginalsPythagoras;

impl Statement for MarginalsPythagoras {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = concat!(
        r"D(r \| q) = D(r \| q^*) + D(q^* \| q),\ q^*_{ij} = q_{ij} e^{u_i + v_j} / Z,\ q^*_{i\cdot} = r_{i\cdot},\ ",
        r"q^*_{\cdot j} = r_{\cdot j}"
    );
    const SOURCES: &[Citation] = &[
        THEORY_NOTEBOOK.at("§13"),
        LITERATURE.at("Deming and Stephan 1940"),
        LITERATURE.at("Csiszár and Shields 2004, section 5"),
    ];
    type Case = Fitted;

    fn relation<A: Arithmetic>(a: &A, Fitted { joint, member }: &Fitted) -> Relation<A::Real> {
        let (rows, columns) = (row_marginal(member), column_marginal(member));
        let fit = a.fit_marginals(joint, &rows, &columns);
        let (cells, divergence) = (&fit[..rows.len() * columns.len()], fit[fit.len() - 1].clone());
        let (from, other) = (flatten(joint), flatten(member));
        let theorem = equal(a.kl(&other, &from), divergence_to(a, &other, cells) + divergence.clone())
            .and(at_most(divergence, a.kl(&other, &from)));
        let row_sums = cells.chunks(columns.len()).map(|row| row.iter().cloned().sum::<A::Real>());
        let column_sum = |column: usize| cells.iter().skip(column).step_by(columns.len()).cloned().sum::<A::Real>();
        let sums = row_sums.chain((0..columns.len()).map(column_sum));
        let wanted = masses(&rows).into_iter().chain(masses(&columns));
        sums.zip(wanted).fold(theorem, |relation, (sum, mass)| relation.and(equal(sum, a.number(&mass))))
    }
}
