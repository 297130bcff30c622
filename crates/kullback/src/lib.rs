//! Kullback–Leibler and related divergences in `f64`, accurate to the last bit over the whole domain.
//!
//! ```
//! let nature = [0.5, 0.3, 0.2];
//! let forecast = [0.7, 0.2, 0.1];
//! let divergence = kullback::kl(&nature, &forecast)?;
//! approx::assert_relative_eq!(divergence, 0.0920328502338319, epsilon = 0.0, max_relative = 1e-15);
//! # Ok::<(), kullback::Error>(())
//! ```
//!
//! # The vocabulary
//!
//! A name means one real number, and its documentation says which, with the domain and the accuracy claimed. Logarithms are natural,
//! results are in nats ([`nats_to_bits`] converts), `0 ln 0 = 0`, and `x ln(x/0) = +∞` for `x > 0`.
//!
//! | on | operations |
//! |---|---|
//! | numbers | [`entr`], [`rel_entr`], [`kl_div`] |
//! | one vector | [`entropy`], [`perplexity`], [`renyi_entropy`], [`tsallis_entropy`] |
//! | two vectors | [`kl`], [`rel_entr_sum`], [`cross_entropy`], [`jeffreys`], [`js`], [`js_distance`], [`total_variation`], [`squared_hellinger`], [`hellinger`], [`bhattacharyya_coefficient`], [`bhattacharyya_distance`], [`chi_squared`], [`neyman_chi_squared`], [`le_cam`], [`chernoff_information`] |
//! | two vectors and an order | [`renyi`], [`tsallis`], [`alpha_divergence`], [`cressie_read`] |
//! | two matrices, row by row | [`kl_rows`], [`kl_logits_rows`] |
//! | rows | [`js_weighted`], [`mutual_information`], [`conditional_entropy`], [`conditional_kl`] |
//! | logits | [`entropy_logits`], [`cross_entropy_logits`], [`kl_logits`] |
//! | distributions of parametric families | the methods of [`family::Distribution`] |
//!
//! # Features
//!
//! * `rayon`, off by default: rows and long vectors are spread over threads. Results and errors are the same, to the last bit.
//!
//! # Three decisions
//!
//! * **Sums of non-negative terms.** Every f-divergence is evaluated with its generator normalised so that each term is non-negative;
//!   nothing cancels, and a divergence of 1e-30 is as accurate as one of 1.
//! * **One rounding, and a proof that it is the right one.** The sums that users spend their time in run in [`kernel`], eight lanes at a time,
//!   with a bound on the error: where it leaves one `f64`, that is the answer, and where it leaves two, a closer look follows. All else, and
//!   the closest look, is carried in 128 bits ([`wide`]) and rounded once. So the bits are the same on every machine, whatever its
//!   instruction set and number of threads.
//! * **The door.** Bad input is refused with an [`Error`] that names argument, index and value. What is inside the domain is
//!   total. Nothing is clipped, smoothed or renormalised; [`normalize`] is an explicit call.

mod chernoff;
pub mod coding;
pub mod conventions;
mod convert;
pub mod distance;
pub mod distillation;
mod divergence;
mod domain;
mod entropy;
mod error;
pub mod estimation;
pub mod family;
pub mod information;
mod joint;
pub mod kernel;
pub mod learning;
mod logits;
mod numbers;
pub mod optimization;
mod orders;
pub mod policy;
pub mod privacy;
pub mod projection;
mod rows;
mod term;
pub mod variational;
pub mod wide;

pub use chernoff::chernoff_information;
pub use convert::{nats_to_bits, normalize};
pub use divergence::{
    bhattacharyya_coefficient, bhattacharyya_distance, chi_squared, hellinger, jeffreys, js, js_distance, js_weighted,
    kl, le_cam, neyman_chi_squared, rel_entr_sum, squared_hellinger, total_variation,
};
pub use domain::SUM_TOLERANCE;
pub use entropy::{cross_entropy, entropy, perplexity, renyi_entropy, tsallis_entropy};
pub use error::{Argument, Error, Place, Result};
pub use joint::{conditional_entropy, conditional_kl, mutual_information};
pub use logits::{cross_entropy_logits, entropy_logits, kl_logits};
pub use numbers::{entr, kl_div, rel_entr};
pub use orders::{alpha_divergence, cressie_read, renyi, tsallis};
pub use rows::{Rows, kl_logits_rows, kl_rows};
