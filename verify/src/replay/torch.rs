//! PyTorch's generator on a CPU: what `torch.manual_seed` seeds and `torch.randn` and `Normal.sample` draw from, in single precision.
//!
//! Sixteen numbers or more are filled in blocks, each of eight pairs by Box and Muller's method (1958) from uniforms of 24 bits; fewer one
//! by one, in double precision from 53 bits, with the second of a pair kept for the next. The blocks are the library's vectorised path,
//! which every x86 processor of the last ten years takes: its elementary functions are [Cephes's](cephes), so that the draws are PyTorch's
//! bit for bit.

use super::{Elementary, cephes};
use rand_mt::Mt;
use rug::Float;

/// The generator.
#[derive(Debug, Clone)]
pub struct Generator {
    words: Mt,
    /// The second normal of a pair that was drawn in double precision, until it is asked for.
    spare: Option<f64>,
}

/// The numbers of a block: as many radii as angles.
const BLOCK: usize = 16;

impl Generator {
    /// As `torch.manual_seed` leaves it.
    #[must_use]
    pub fn seeded(seed: u32) -> Self {
        Self { words: Mt::new(seed), spare: None }
    }

    /// `torch.randn(count)`.
    pub fn standard_normals(&mut self, count: usize) -> Vec<f32> {
        if count < BLOCK {
            return (0..count).map(|_| self.one_by_one() as f32).collect();
        }
        let mut values: Vec<f32> = (0..count).map(|_| self.uniform_f32()).collect();
        let whole = count - count % BLOCK;
        values[..whole].chunks_exact_mut(BLOCK).for_each(transform);
        if whole < count {
            // What is left over takes a whole block, drawn anew, that overwrites the end of the one before.
            let last = &mut values[count - BLOCK..];
            last.fill_with(|| self.uniform_f32());
            transform(last);
        }
        values
    }

    /// `Normal(mean, deviation).sample((count,))`.
    pub fn normals(&mut self, mean: f32, deviation: f32, count: usize) -> Vec<f32> {
        self.standard_normals(count).into_iter().map(|value| value * deviation + mean).collect()
    }

    fn uniform_f32(&mut self) -> f32 {
        (self.words.next_u32() & 0xff_ffff) as f32 / (1 << 24) as f32
    }

    fn uniform_f64(&mut self) -> f64 {
        let word = u64::from(self.words.next_u32()) << 32 | u64::from(self.words.next_u32());
        (word & ((1 << 53) - 1)) as f64 / (1_u64 << 53) as f64
    }

    /// Here the library calls the platform's functions; rounded correctly, they are the same once the result is in single precision.
    fn one_by_one(&mut self) -> f64 {
        if let Some(spare) = self.spare.take() {
            return spare;
        }
        let (angle, radius) = (self.uniform_f64(), self.uniform_f64());
        let angle = Float::with_val(f64::MANTISSA_DIGITS, 2.0 * std::f64::consts::PI * angle);
        let radius = (-2.0 * (Elementary::ROUNDED.ln_1p)(-radius)).sqrt();
        let (sin, cos) = angle.sin_cos(Float::new(f64::MANTISSA_DIGITS));
        self.spare = Some(radius * sin.to_f64());
        radius * cos.to_f64()
    }
}

/// Eight pairs of uniforms become eight pairs of normals.
fn transform(block: &mut [f32]) {
    let (radii, angles) = block.split_at_mut(BLOCK / 2);
    for (first, second) in radii.iter_mut().zip(angles) {
        let radius = (-2.0 * cephes::ln(1.0 - *first)).sqrt();
        let (sin, cos) = cephes::sin_cos(std::f32::consts::TAU * *second);
        (*first, *second) = (radius * cos, radius * sin);
    }
}
