//! Of all independent joints, the product of the marginals is nearest: the M-projection.

use crate::catalogue::prelude::*;

/// KL(p‖x ⊗ y) = I(p) + KL(p_X‖x) + KL(p_Y‖y), where I(p) is the divergence from the product of the marginals; x and y are here those of another.
pub struct IndependenceProjection;

impl Statement for IndependenceProjection {
    const KIND: Kind = Kind::Identity;
    const TEX: &str = r"D(p \| x \otimes y) = I(p) + D(p_X \| x) + D(p_Y \| y),\ I(p) = D(p \| p_X \otimes p_Y)";
    const SOURCES: &[Citation] = &[LITERATURE.at("Amari 2016, Chapter 2")];
    type Case = Fitted;

    fn relation<A: Arithmetic>(a: &A, Fitted { joint, member }: &Fitted) -> Relation<A::Real> {
        let marginals = |joint| (row_marginal(joint), column_marginal(joint));
        let ((rows, columns), (x, y)) = (marginals(joint), marginals(member));
        let cells = flatten(joint);
        let elsewhere = a.kl(&cells, &flatten(&product(&x, &y)));
        let information = a.mutual_information(joint);
        let product = a.product_of_marginals(joint);
        equal(elsewhere.clone(), information.clone() + a.kl(&rows, &x) + a.kl(&columns, &y))
            .and(equal(divergence_to(a, &cells, &product), information.clone()))
            .and(at_most(information, elsewhere))
    }
}
