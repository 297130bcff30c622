//! Expectations as sums over whole numbers.

use crate::wide::Wide;

/// Tails are left out from where they contribute less than this to a sum: of 2⁵³ outcomes that are left out, each contributing less than the one
/// before it, nothing is seen in 128 bits.
pub(super) const NEGLIGIBLE_LOG2: i64 = -192;

/// The expectation of a function that does not change its sign, and grows no faster than k ln k, under a log-concave distribution on the numbers up to
/// `last`: given the likeliest of them, and the ratio P(k + 1)/P(k). `None` where the function has no value.
///
/// Method: upward and downward from the likeliest outcome, whose weight is one, over the sum of the weights. So no mass is evaluated, and as the
/// ratios fall, from where a tail is negligible it remains so.
pub(super) fn expectation(
    likeliest: u64,
    last: u64,
    ratio: impl Fn(u64) -> Wide,
    function: impl Fn(u64) -> Option<Wide>,
) -> Option<Wide> {
    let (mut total, mut sum) = (Wide::ONE, function(likeliest)?);
    let mut add = |outcomes: &mut dyn Iterator<Item = (u64, Wide)>| {
        let mut weight = Wide::ONE;
        for (k, step) in outcomes {
            weight = weight * step;
            let term = weight * function(k)?;
            total = total + weight;
            sum = sum + term;
            if weight < total.scale(NEGLIGIBLE_LOG2) && term.abs() < sum.abs().scale(NEGLIGIBLE_LOG2) {
                break;
            }
        }
        Some(())
    };
    add(&mut (likeliest..last).map(|k| (k + 1, ratio(k))))?;
    add(&mut (0..likeliest).rev().map(|k| (k, Wide::ONE / ratio(k))))?;
    Some(sum / total)
}
