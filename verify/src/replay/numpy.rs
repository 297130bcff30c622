//! NumPy's legacy generator: what `numpy.random.seed` seeds and `numpy.random.normal`, `.randn` and `.dirichlet` draw from.
//!
//! Its streams are frozen (NEP 19). Uniforms have 53 bits of two words; normals come in pairs by the polar method (Marsaglia and Bray
//! 1964), exponentials by inversion, gammas by squeeze and rejection (Marsaglia and Tsang 2000), Dirichlet vectors as gammas over their sum.

use super::Elementary;
use rand_mt::Mt;

/// `numpy.random.RandomState`.
#[derive(Debug, Clone)]
pub struct RandomState {
    words: Mt,
    /// The second normal of a pair, until it is asked for.
    spare: Option<f64>,
    elementary: Elementary,
}

impl RandomState {
    /// As `numpy.random.seed` leaves it.
    #[must_use]
    pub fn seeded(seed: u32) -> Self {
        Self::with(seed, Elementary::ROUNDED)
    }

    /// With a choice of elementary functions.
    #[must_use]
    pub fn with(seed: u32, elementary: Elementary) -> Self {
        Self { words: Mt::new(seed), spare: None, elementary }
    }

    /// `random_sample()`: a multiple of 2⁻⁵³ below one.
    pub fn uniform(&mut self) -> f64 {
        let (high, low) = (self.words.next_u32() >> 5, self.words.next_u32() >> 6);
        (f64::from(high) * f64::from(1 << 26) + f64::from(low)) / (1_u64 << 53) as f64
    }

    /// `standard_exponential()`.
    pub fn standard_exponential(&mut self) -> f64 {
        -(self.elementary.ln)(1.0 - self.uniform())
    }

    /// `randn()`. Of a pair the second co-ordinate comes first.
    pub fn standard_normal(&mut self) -> f64 {
        if let Some(spare) = self.spare.take() {
            return spare;
        }
        loop {
            let (x, y) = (2.0 * self.uniform() - 1.0, 2.0 * self.uniform() - 1.0);
            let square = x * x + y * y;
            if square < 1.0 && square != 0.0 {
                let radius = (-2.0 * (self.elementary.ln)(square) / square).sqrt();
                self.spare = Some(radius * x);
                return radius * y;
            }
        }
    }

    /// `normal(mean, deviation)`.
    pub fn normal(&mut self, mean: f64, deviation: f64) -> f64 {
        mean + deviation * self.standard_normal()
    }

    /// `standard_gamma(shape)`.
    ///
    /// # Panics
    /// If the shape is below one, for which NumPy has another method that no source needs.
    pub fn standard_gamma(&mut self, shape: f64) -> f64 {
        assert!(shape >= 1.0, "a shape of {shape} is not replayed");
        if shape == 1.0 {
            return self.standard_exponential();
        }
        let ln = self.elementary.ln;
        let centre = shape - 1.0 / 3.0;
        let slope = 1.0 / (9.0 * centre).sqrt();
        loop {
            let (x, root) = self.above(slope);
            let cube = root * root * root;
            let uniform = self.uniform();
            let squeezed = uniform < 1.0 - 0.0331 * (x * x) * (x * x);
            if squeezed || ln(uniform) < 0.5 * x * x + centre * (1.0 - cube + ln(cube)) {
                return centre * cube;
            }
        }
    }

    /// A normal `x` for which `1 + slope x` is positive, and that.
    fn above(&mut self, slope: f64) -> (f64, f64) {
        loop {
            let x = self.standard_normal();
            let root = 1.0 + slope * x;
            if root > 0.0 {
                return (x, root);
            }
        }
    }

    /// `dirichlet(shapes)`.
    pub fn dirichlet(&mut self, shapes: &[f64]) -> Vec<f64> {
        let gammas: Vec<f64> = shapes.iter().map(|&shape| self.standard_gamma(shape)).collect();
        let scale = 1.0 / gammas.iter().fold(0.0, |sum, gamma| sum + gamma);
        gammas.into_iter().map(|gamma| gamma * scale).collect()
    }
}
