//! The vocabulary on `f64` vectors in bounded double-double arithmetic: fast, and never wrong about its error.
//!
//! An audit asks how far an answer is from the exact result. For all but a few inputs a double-double with a rigorous
//! [bound](Bounded) settles that to a millionth of an ULP, for a fraction of what an
//! [`Enclosure`](crate::Enclosure) costs. Every function here means the real number that the function of its name in the crate's root
//! means, on the exact values of its `f64`s, and returns `None` where it cannot say: where a result is infinite, something
//! is out of the domain or might be, or a bound came out infinite. A bound may also be too wide for the purpose. Then the enclosure
//! decides.
//!
//! The logarithms and exponentials start from tables that MPFR computes on first use. What holds the bounds
//! is that they are carried through every operation, by the proven constants in [`Bounded`]'s arithmetic. Results are the
//! same on every platform.
//!
//! ```
//! use kullback_reference::filter;
//!
//! let (nature, forecast) = ([0.5, 0.3, 0.2], [0.7, 0.2, 0.1]);
//! let divergence = filter::kl(&nature, &forecast).unwrap();
//! let (least, most) = divergence.ulps_from(0.092).unwrap();
//! assert!(least > 2e12 && most / least < 1.000_000_1);
//! ```
//!
//! | module | what it has |
//! |---|---|
//! | `double` | error-free transformations |
//! | `bounded` | the type and its arithmetic; `rounding`: what it certifies; `sum`: a running sum |
//! | `ln`, `exp` | the elementary functions |
//! | `domain` | what is certainly in the domain, and the scaling that keeps it from underflow |
//! | `terms` | the terms of the sums, without cancellation |
//! | `numbers`, `entropies`, `divergences`, `orders`, `joints` | the vocabulary |

mod bounded;
mod divergences;
mod domain;
mod double;
mod entropies;
mod exp;
mod ln;
mod numbers;
mod orders;
mod rounding;
mod sum;
mod terms;

pub use bounded::Bounded;
pub use divergences::{
    bhattacharyya_coefficient, bhattacharyya_distance, chi_squared, hellinger, jeffreys, js, js_distance, kl, le_cam,
    neyman_chi_squared, rel_entr_sum, squared_hellinger, total_variation,
};
pub use entropies::{cross_entropy, entropy, perplexity};
pub use numbers::{entr, kl_div, rel_entr};
pub use orders::{alpha_divergence, renyi, tsallis};
