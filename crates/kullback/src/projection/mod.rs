//! Information projections: onto moment constraints, onto exponential families, onto marginals.
//!
//! The *I-projection* of q onto a set of distributions minimises `KL(r‖q)` over r in the set; the *M-projection* of p onto a family
//! minimises `KL(p‖r)` over r in the family. Onto linear constraints `E_r f = c` the first, and onto the exponential family of q and f the
//! second, have one solution, the same if `E_p f = c`: `r ∝ q exp⟨λ, f⟩` with the moments asked for. It is found by Newton's method on the
//! convex dual, the log-partition function `ln Σ q exp⟨λ, f − c⟩`, whose least value is minus the divergence.
//!
//! | function | what it is |
//! |---|---|
//! | [`i_projection`] | onto `E_r f_k = c_k` |
//! | [`i_projection_at_most`] | onto `E_r f ≤ c` |
//! | [`maximum_entropy`] | the same, of the uniform distribution |
//! | [`m_projection`] | onto `{q exp⟨θ, f⟩ / Z}` |
//! | [`fit_marginals`] | onto two marginals: the limit of iterative proportional fitting |
//! | [`product_of_marginals`] | of a joint onto the independent ones |
//!
//! # What is refused
//! Whether the constraints can be met at all is decided before the projection is computed. Three cases are told apart, on the outcomes that
//! have mass under the reference:
//! * A target outside of its feature's range is [`Infeasible`](crate::Error::Infeasible), with the range. One *at an end* of it leaves the
//!   outcomes on that face: the projection is there, and the multiplier is ±∞.
//! * A constraint that the ones before it imply is redundant, and has multiplier zero; if they imply another value, it is infeasible, and
//!   the range is that value. The implication is looked for to 80 bits.
//! * A combination of the targets outside the range of the same combination of the features is infeasible: the error is that of `targets` as a
//!   whole, and has the value and the range of that combination. A target on a face of the convex hull that is no face of a single feature
//!   has a projection without multipliers; it is refused in the same way, and so is a target too near to a face to be told from one.
//!   ([`fit_marginals`] has an exact criterion instead, and projects onto every face.)
//!
//! Sources: Csiszár, I-divergence geometry of probability distributions and minimization problems (1975); Csiszár and Shields, Information
//! Theory and Statistics (2004), sections 3 and 5; Amari, Information Geometry and Its Applications (2016), chapters 1 and 2.

mod dual;
mod marginals;
mod moments;
mod onto;
mod transport;

pub use marginals::{JointFit, fit_marginals, product_of_marginals};
pub use onto::{
    MaximumEntropy, MomentMatch, Projection, i_projection, i_projection_at_most, m_projection, maximum_entropy,
};
