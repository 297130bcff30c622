//! Cases of the linear Gaussian model, and of diffusion: nothing extreme, so that differences of closed forms are differences of numbers.

use super::Case;
use crate::arithmetic::Arithmetic;
use crate::point::{Distribution, Number, Value, Vector};
use crate::sampler::Draw;
use crate::vocabulary::families;
use crate::vocabulary::variational::Variational;
use kullback_reference::Rational;
use kullback_reference::exact::{from_decimal, from_f64};

fn exact(x: f64) -> Rational {
    from_f64(x).expect("the samples are finite")
}

fn number(x: &Rational) -> Number {
    Number::from_exact(x.clone())
}

/// The normal distribution with that mean and that standard deviation.
#[must_use]
pub fn normal_of(mean: &Rational, deviation: &Rational) -> Distribution {
    let parameters = [mean, deviation].map(|parameter| Value::Number(number(parameter)));
    Distribution { family: &families::normal::FAMILY, parameters: parameters.into() }
}

/// z is N(0, 1), and x given z is N(wz + b, σ²); an encoder, and two weights of its divergence from the prior.
#[derive(Clone)]
pub struct LinearGaussian {
    /// The observation.
    pub x: Rational,
    /// w.
    pub weight: Rational,
    /// b.
    pub bias: Rational,
    /// σ².
    pub noise: Rational,
    /// The encoder's mean.
    pub mean: Rational,
    /// The encoder's standard deviation.
    pub deviation: Rational,
    /// A weight.
    pub beta: Rational,
    /// A larger weight.
    pub later_beta: Rational,
}

impl LinearGaussian {
    fn new(numbers: [Rational; 8]) -> Self {
        let [x, weight, bias, noise, mean, deviation, beta, later_beta] = numbers;
        Self { x, weight, bias, noise, mean, deviation, beta, later_beta }
    }

    /// x, w, b and σ².
    #[must_use]
    pub fn model(&self) -> [Number; 4] {
        [&self.x, &self.weight, &self.bias, &self.noise].map(number)
    }

    /// The encoder's variance.
    #[must_use]
    pub fn variance(&self) -> Rational {
        Rational::from(self.deviation.square_ref())
    }

    /// w² + σ².
    #[must_use]
    pub fn marginal(&self) -> Rational {
        Rational::from(self.weight.square_ref()) + &self.noise
    }

    /// The exact mean and variance of the posterior when the decoder's variance is βσ².
    #[must_use]
    pub fn posterior(&self, beta: &Rational) -> (Rational, Rational) {
        let tempered = Rational::from(&self.noise * beta);
        let marginal = Rational::from(self.weight.square_ref()) + &tempered;
        let mean = Rational::from(&self.x - &self.bias) * &self.weight / &marginal;
        (mean, tempered / marginal)
    }

    /// Reconstruction, divergence and β-weighted bound of an encoder, given its mean and variance.
    pub fn bound<A: Arithmetic>(
        &self,
        a: &A,
        (mean, variance): &(Rational, Rational),
        beta: &Rational,
    ) -> [A::Real; 3] {
        let [x, weight, bias, noise] = self.model();
        let terms = a.beta_elbo(&x, &weight, &bias, &noise, &number(mean), &number(variance), &number(beta));
        terms.try_into().unwrap_or_else(|_| unreachable!("a bound has three parts"))
    }

    /// ln p(x).
    pub fn log_evidence<A: Arithmetic>(&self, a: &A) -> A::Real {
        let [x, weight, bias, noise] = self.model();
        a.log_evidence(&x, &weight, &bias, &noise)
    }
}

/// The sources' models, and the edges: a decoder that does not look at z, and an encoder that does not look at x.
const MODELS: &[[&str; 8]] = &[
    ["1.5", "1", "0", "0.25", "1.2", "0.5", "1", "4"],
    ["2", "1", "0", "0.25", "1.6", "0.7", "0.5", "1"],
    ["2", "1", "0", "0.01", "2", "0.75", "0.1", "1"],
    ["2", "1", "0", "1", "1", "0.75", "1", "2"],
    ["1", "0", "0.5", "1", "0.25", "2", "1", "3"],
    ["-2", "0.125", "0.5", "3", "0", "1", "1", "10"],
];

impl Case for LinearGaussian {
    fn fixed() -> Vec<Self> {
        let exact = |text: &str| from_decimal(text).expect("the models are decimals");
        MODELS.iter().map(|model| Self::new(model.map(exact))).collect()
    }

    fn sample(draw: &mut Draw<'_>, _: usize) -> Self {
        let [x, weight, bias, mean] = [(); 4].map(|()| 4.0 * draw.signed_unit());
        let (noise, deviation) = (draw.log_uniform(-8, 6), draw.log_uniform(-4, 2));
        let beta = if draw.below(4) == 0 { 1.0 } else { draw.log_uniform(-6, 4) };
        let later = beta * (1.0 + draw.log_uniform(-10, 4));
        Self::new([x, weight, bias, noise, mean, deviation, beta, later].map(exact))
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        let named = [
            ("x", &self.x),
            ("weight", &self.weight),
            ("bias", &self.bias),
            ("noise", &self.noise),
            ("mean", &self.mean),
            ("deviation", &self.deviation),
            ("beta", &self.beta),
            ("later_beta", &self.later_beta),
        ];
        named.map(|(name, value)| (name, Value::Number(number(value)))).into()
    }
}

/// A schedule of at least two steps, a step that is not the first, an x_0 and what a model takes it for, and a model's gains.
pub struct Diffusion {
    /// x_0.
    pub x_0: Rational,
    /// What the model says in its place: something else.
    pub prediction: Rational,
    /// The variances.
    pub betas: Vec<Rational>,
    /// The gains.
    pub gains: Vec<Rational>,
    /// The step, from two.
    pub step: usize,
    /// The data's variance.
    pub data_variance: Rational,
}

impl Diffusion {
    /// The schedule up to some step.
    #[must_use]
    pub fn until(&self, step: usize) -> Vector {
        Vector::from_exact(self.betas[..step].to_vec())
    }
}

impl Case for Diffusion {
    fn fixed() -> Vec<Self> {
        let exact = |text: &str| from_decimal(text).expect("a decimal");
        let linear = |count: usize| -> Vec<Rational> {
            let range = exact("0.0199");
            (0..count).map(|t| (&range * Rational::from((t, count - 1))) + exact("0.0001")).collect()
        };
        let case = |count: usize, step: usize| Self {
            x_0: exact("1"),
            prediction: exact("0.75"),
            betas: linear(count),
            gains: vec![exact("0.9"); count],
            step,
            data_variance: exact("1"),
        };
        vec![case(2, 2), case(10, 7), case(50, 2), case(50, 50)]
    }

    fn sample(draw: &mut Draw<'_>, _: usize) -> Self {
        let count = 2 + draw.below(12);
        let style = draw.below(3);
        let beta = |draw: &mut Draw<'_>| match style {
            0 => draw.log_uniform(-20, -1),
            1 => 1.0 - draw.log_uniform(-20, -1),
            _ => draw.unit().clamp(1e-3, 1.0 - 1e-3),
        };
        let betas = (0..count).map(|_| exact(beta(draw))).collect();
        let gains = (0..count).map(|_| exact(2.0 * draw.signed_unit())).collect();
        let x_0 = exact(3.0 * draw.signed_unit());
        let missed = exact(draw.log_uniform(-20, 2));
        Self {
            prediction: Rational::from(&x_0 + &missed),
            x_0,
            betas,
            gains,
            step: 2 + draw.below(count - 1),
            data_variance: exact(draw.log_uniform(-6, 6)),
        }
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        let vector = |entries: &Vec<Rational>| Value::Vector(Vector::from_exact(entries.clone()));
        vec![
            ("x_0", Value::Number(number(&self.x_0))),
            ("prediction", Value::Number(number(&self.prediction))),
            ("betas", vector(&self.betas)),
            ("gains", vector(&self.gains)),
            ("step", Value::Number(Number::from_f64(self.step as f64))),
            ("data_variance", Value::Number(number(&self.data_variance))),
        ]
    }
}
