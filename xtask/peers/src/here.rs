//! The peers that are written here: the plain loops, and the reading of memory.
//!
//! The loops check nothing and lose every digit where p ≈ q. They are what one would write.

use rayon::prelude::*;

use crate::vectors::Pair;

pub(crate) fn kl(Pair { p, q, .. }: &Pair) -> f64 {
    p.iter().zip(q).map(|(p, q)| p * (p / q).ln()).sum()
}

pub(crate) fn kl_rows(pair: &Pair) -> f64 {
    let kl = |(p, q): (&[f64], &[f64])| p.iter().zip(q).map(|(p, q)| p * (p / q).ln()).sum::<f64>();
    pair.rows().map(kl).sum()
}

pub(crate) fn kl_logits_rows(pair: &Pair) -> f64 {
    let log_sum_exp = |z: &[f64]| {
        let max = z.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        max + z.iter().map(|z| (z - max).exp()).sum::<f64>().ln()
    };
    let kl = |(z_p, z_q): (&[f64], &[f64])| {
        let (l_p, l_q) = (log_sum_exp(z_p), log_sum_exp(z_q));
        z_p.iter().zip(z_q).map(|(z_p, z_q)| (z_p - l_p).exp() * ((z_p - l_p) - (z_q - l_q))).sum::<f64>()
    };
    pair.rows().map(kl).sum()
}

pub(crate) fn js(Pair { p, q, .. }: &Pair) -> f64 {
    let term = |(p, q): (&f64, &f64)| {
        let mean = 0.5 * (p + q);
        0.5 * (p * (p / mean).ln() + q * (q / mean).ln())
    };
    p.iter().zip(q).map(term).sum()
}

pub(crate) fn entropy(Pair { p, .. }: &Pair) -> f64 {
    p.iter().map(|p| -p * p.ln()).sum()
}

pub(crate) fn cross_entropy(Pair { p, q, .. }: &Pair) -> f64 {
    p.iter().zip(q).map(|(p, q)| -p * q.ln()).sum()
}

/// The time of reading one distribution.
pub(crate) fn read_one(Pair { p, .. }: &Pair) -> f64 {
    sum(p, &[])
}

/// The time of reading both.
pub(crate) fn read_both(Pair { p, q, .. }: &Pair) -> f64 {
    sum(p, q)
}

/// The same, on the threads of the current pool.
pub(crate) fn read_both_in_parallel(Pair { p, q, .. }: &Pair) -> f64 {
    const CHUNK: usize = 1 << 15;
    p.par_chunks(CHUNK).zip(q.par_chunks(CHUNK)).map(|(p, q)| sum(p, q)).sum()
}

/// Partial sums a vector: four registers of the widest kind, which is what hides the four cycles of an addition.
const LANES: usize = 32;

/// The sum of both, over the widest registers that the processor has: the floor must not be in the instructions.
fn sum(p: &[f64], q: &[f64]) -> f64 {
    #[cfg(target_arch = "x86_64")]
    {
        #[target_feature(enable = "avx512f")]
        fn avx512(p: &[f64], q: &[f64]) -> f64 {
            sum_lanes(p) + sum_lanes(q)
        }

        #[target_feature(enable = "avx2")]
        fn avx2(p: &[f64], q: &[f64]) -> f64 {
            sum_lanes(p) + sum_lanes(q)
        }

        if is_x86_feature_detected!("avx512f") {
            // SAFETY: the processor has the feature.
            #[expect(unsafe_code, reason = "a function for some processors is called on one of them")]
            return unsafe { avx512(p, q) };
        }
        if is_x86_feature_detected!("avx2") {
            // SAFETY: the processor has the feature.
            #[expect(unsafe_code, reason = "a function for some processors is called on one of them")]
            return unsafe { avx2(p, q) };
        }
    }
    sum_lanes(p) + sum_lanes(q)
}

/// Inlined into each of its callers, and compiled for the processor that the caller is for.
#[inline(always)]
fn sum_lanes(values: &[f64]) -> f64 {
    let (chunks, rest) = values.as_chunks::<LANES>();
    let mut lanes = [0.0; LANES];
    for chunk in chunks {
        for (lane, value) in lanes.iter_mut().zip(chunk) {
            *lane += value;
        }
    }
    lanes.iter().sum::<f64>() + rest.iter().sum::<f64>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reading_leaves_nothing_out() {
        for n in [1, 7, 8, LANES, LANES + 1, 1000, 1 << 17] {
            let pair = Pair::distributions(1, n);
            assert!((read_one(&pair) - 1.0).abs() < 1e-12, "{n}");
            assert!((read_both(&pair) - 2.0).abs() < 1e-12, "{n}");
            assert!((read_both_in_parallel(&pair) - 2.0).abs() < 1e-12, "{n}");
        }
    }
}
