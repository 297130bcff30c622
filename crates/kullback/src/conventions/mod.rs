//! What other libraries compute under names like these, and a checklist for one's own use of a divergence.
//!
//! Each function has the value that the library's documentation defines, rounded once. What that library's arithmetic
//! makes of it is another matter.
//!
//! | function | normalises | of two vectors | logarithm | zero exactly at p = q |
//! |---|---|---|---|---|
//! | [`kl`](crate::kl) | no, refuses | `Σ [p ln(p/q) − p + q]` | natural | yes |
//! | [`rel_entr_sum`](crate::rel_entr_sum) | no | `Σ p ln(p/q)` | natural | yes, and negative elsewhere |
//! | [`scipy_rel_entr`] | no | `p ln(p/q)`, by elements | natural | yes |
//! | [`scipy_kl_div`] | no | `p ln(p/q) − p + q`, by elements | natural | yes |
//! | [`scipy_relative_entropy`] | both | `Σ p ln(p/q)` | natural, or [of a base](scipy_relative_entropy_base) | yes, and for multiples |
//! | [`scipy_jensenshannon`] | both | the **root** of the Jensen–Shannon divergence | natural, or [of a base](scipy_jensenshannon_base) | yes, and for multiples |
//! | [`torch_kl_div`] | no | `p (ln p − input)`, input being `ln q`, the **second** distribution first | natural | |
//! | [`sklearn_mutual_info_score`] | counts | mutual information | natural | |
//! | [`smoothed_kl`], [`smoothed_both_kl`] | both | with `ε` added to masses | natural | |
//! | [`clipped_kl`] | no | with q clipped: may be negative | natural | |
//!
//! [`checklist`] answers, for two vectors of masses, what must be known before a divergence of theirs is used.
//!
//! ```
//! use kullback::conventions::{scipy_jensenshannon, scipy_kl_div, scipy_relative_entropy};
//!
//! let (p, q) = ([1.0, 3.0], [2.0, 2.0]);
//! // SciPy's entropy divides by the sums first; its kl_div, summed, agrees with Σ p ln(p/q) only where the sums are equal.
//! let normalised = scipy_relative_entropy(&p, &q)?;
//! approx::assert_relative_eq!(normalised, 0.13081203594113697, epsilon = 0.0, max_relative = 1e-15);
//! let summed: f64 = scipy_kl_div(&p, &q)?.iter().sum();
//! approx::assert_relative_eq!(summed, 4.0 * normalised, epsilon = 0.0, max_relative = 1e-15);
//! // jensenshannon is a distance, the root of the divergence.
//! let distance = scipy_jensenshannon(&[1.0, 0.0], &[0.0, 1.0])?;
//! approx::assert_relative_eq!(distance * distance, std::f64::consts::LN_2, epsilon = 0.0, max_relative = 1e-15);
//! # Ok::<(), kullback::Error>(())
//! ```

mod checklist;
mod normalised;
mod scipy;
mod sklearn;
mod smoothing;
mod torch;

pub use checklist::{Checklist, Direction, checklist};
pub use scipy::{
    scipy_entropy, scipy_entropy_base, scipy_jensenshannon, scipy_jensenshannon_base, scipy_kl_div, scipy_rel_entr,
    scipy_relative_entropy, scipy_relative_entropy_base,
};
pub use sklearn::{sklearn_mutual_info_score, sklearn_normalized_mutual_info_score};
pub use smoothing::{clipped_kl, smoothed_both_kl, smoothed_kl};
pub use torch::{TorchKlDiv, torch_kl_div, torch_kl_div_log_target};
