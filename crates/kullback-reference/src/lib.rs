//! The vocabulary of Kullback, evaluated as **certified enclosures**.
//!
//! Every function here names one real number, defined by its textbook formula on exact rational
//! inputs, and returns an [`Enclosure`]: two MPFR floats `[lo, hi]` with that number between them.
//! Each operation rounds `lo` down and `hi` up, so nothing is ever trusted to be "close enough";
//! where a formula cancels, the enclosure comes out wide and the precision is raised.
//! [`certify()`] raises it until both ends round to the same `f64` (Ziv's strategy), [`enclose`]
//! until a number of decimal digits is certain.
//!
//! ```
//! use kullback_reference::{Outcome, Rational, certify, enclose, exact, kl};
//!
//! let nature: Vec<Rational> = ["0.5", "0.3", "0.2"].map(|x| exact::from_decimal(x).unwrap()).into();
//! let forecast: Vec<Rational> = ["0.7", "0.2", "0.1"].map(|x| exact::from_decimal(x).unwrap()).into();
//!
//! let Outcome::Rounded { value, .. } = certify(|precision| kl(&nature, &forecast, precision)) else {
//!     unreachable!("this divergence is a transcendental number");
//! };
//! assert_eq!(value, 0.09203285023383191);
//!
//! let enclosure = enclose(|precision| kl(&nature, &forecast, precision), 21).unwrap();
//! assert_eq!(enclosure.to_decimal(12).unwrap(), "0.0920328502338");
//! ```
//!
//! # Conventions
//!
//! * Natural logarithms: entropies and divergences of that kind are in nats.
//! * `0 ln 0 = 0`, and `x ln(x/0) = +∞` for `x > 0`.
//! * A *probability vector* is non-empty, has no negative entry, and sums to one within `10⁻⁹`,
//!   compared exactly. The sum need not be one, and each function says which real number it means
//!   when it is not: a plain sum is the sum of the numbers as given, and what would amplify
//!   `Σp − 1` is normalised so that it does not.
//! * Whatever is outside a function's domain is an [`OutOfDomain`] that names the place. Inside it,
//!   every function is total.
//! * The last argument is the working precision in bits (at least one, at most what MPFR allows; a
//!   few dozen to be of use). The enclosure is right at any, and narrower at more.
//! * A number that is exactly zero, because the inputs are equal, is found by comparing the inputs.
//!
//! # Map
//!
//! | module | what it has |
//! |---|---|
//! | [`exact`] | exact rationals from `f64`s and from decimals |
//! | [`enclosure`] | the interval type, its arithmetic, its elementary and special functions, its rounding |
//! | [`certify`](mod@certify) | Ziv's loop and its typed outcomes |
//! | [`domain`] | what is refused, and how it is said |
//! | [`filter`] | the vocabulary on `f64`s in bounded double-double arithmetic, for what need not cost MPFR |
//! | [`quadrature`], [`series`] | integrals and sums, for definitions that are one |
//! | [`numbers`], [`entropies`], [`divergences`], [`orders`], [`chernoff`], [`joints`], [`logits`] | the vocabulary |

pub mod certify;
pub mod chernoff;
pub mod coding;
pub mod conventions;
pub mod distance;
pub mod distillation;
pub mod divergences;
pub mod domain;
pub mod enclosure;
pub mod entropies;
pub mod estimation;
pub mod exact;
pub mod families;
pub mod filter;
pub mod information;
pub mod joints;
pub mod learning;
pub mod logits;
pub mod numbers;
pub mod optimization;
pub mod orders;
pub mod policy;
pub mod privacy;
pub mod projection;
pub mod quadrature;
pub mod series;
pub mod variational;

mod power;
mod sum;
mod terms;

pub use certify::{Outcome, PRECISION_LIMIT, Unenclosed, certify, certify_all, enclose};
pub use chernoff::chernoff_information;
pub use divergences::{
    bhattacharyya_coefficient, bhattacharyya_distance, chi_squared, hellinger, jeffreys, js, js_distance, js_weighted,
    kl, le_cam, neyman_chi_squared, rel_entr_sum, squared_hellinger, total_variation,
};
pub use domain::OutOfDomain;
pub use enclosure::Enclosure;
pub use entropies::{cross_entropy, entropy, perplexity};
pub use joints::{conditional_entropy, conditional_kl, mutual_information};
pub use logits::{cross_entropy_logits, entropy_logits, kl_logits};
pub use numbers::{entr, kl_div, rel_entr};
pub use orders::{Order, alpha_divergence, cressie_read, renyi, renyi_entropy, tsallis, tsallis_entropy};
pub use quadrature::{Interval, Node, Quadrature, Unintegrated};
pub use rug;
pub use rug::Rational;
pub use series::{geometric_tail, sum_range, sum_series};
