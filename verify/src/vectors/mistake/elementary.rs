//! Elementary functions in `f64`, each rounded correctly: those of a platform differ in the last bit from one to the next, and where a formula
//! cancels, so would what it gets wrong.

use rug::Float;
use rug::ops::Pow;

fn of(x: f64, function: fn(Float) -> Float) -> f64 {
    function(Float::with_val(53, x)).to_f64()
}

pub(super) fn ln(x: f64) -> f64 {
    of(x, Float::ln)
}

pub(super) fn exp(x: f64) -> f64 {
    of(x, Float::exp)
}

pub(super) fn pow(x: f64, y: f64) -> f64 {
    Float::with_val(53, x).pow(y).to_f64()
}

pub(super) fn gamma(x: f64) -> f64 {
    of(x, Float::gamma)
}

pub(super) fn ln_gamma(x: f64) -> f64 {
    of(x, Float::ln_gamma)
}

pub(super) fn digamma(x: f64) -> f64 {
    of(x, Float::digamma)
}
