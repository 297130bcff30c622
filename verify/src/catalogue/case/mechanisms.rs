//! Cases of mechanisms that are differentially private.

use super::{Case, vector};
use crate::point::{Number, Value, Vector};
use crate::sampler::{self, Draw};
use kullback_reference::Rational;
use kullback_reference::exact::{from_decimal, from_f64};

fn exact(x: f64) -> Rational {
    from_f64(x).expect("the samples are finite")
}

/// The Gaussian mechanism, some orders above one in ascending order, an ε, and a δ.
pub struct GaussianMechanism {
    /// Δ.
    pub sensitivity: Rational,
    /// σ.
    pub sigma: Rational,
    /// The orders.
    pub alphas: Vec<Rational>,
    /// ε.
    pub epsilon: Rational,
    /// δ.
    pub delta: Rational,
}

impl GaussianMechanism {
    /// Δ and σ.
    #[must_use]
    pub fn numbers(&self) -> [Number; 2] {
        [&self.sensitivity, &self.sigma].map(|number| Number::from_exact(number.clone()))
    }

    /// ½ (Δ/σ)².
    #[must_use]
    pub fn rho(&self) -> Rational {
        Rational::from(&self.sensitivity / &self.sigma).square() / 2_u32
    }
}

impl Case for GaussianMechanism {
    fn fixed() -> Vec<Self> {
        let case = |[sensitivity, sigma, epsilon, delta]: [&str; 4]| {
            let exact = |text: &str| from_decimal(text).expect("a decimal");
            let alphas = ["1.5", "2", "4", "8", "16", "32"].map(exact).into();
            Self {
                sensitivity: exact(sensitivity),
                sigma: exact(sigma),
                alphas,
                epsilon: exact(epsilon),
                delta: exact(delta),
            }
        };
        [["1", "1", "1", "0.00001"], ["1", "4", "0.5", "0.00001"], ["2", "1", "8", "0.1"], ["1", "10", "0.1", "0.01"]]
            .map(case)
            .into()
    }

    fn sample(draw: &mut Draw<'_>, _: usize) -> Self {
        let shift = draw.log_uniform(-6, 3);
        let sigma = draw.log_uniform(-4, 4);
        let count = 1 + draw.below(6);
        let mut alphas: Vec<f64> = (0..count).map(|_| 1.0 + draw.log_uniform(-6, 6)).collect();
        alphas.sort_by(f64::total_cmp);
        // ε/μ − ½μ is a quantile of the normal distribution.
        let epsilon = (shift * (6.0 * draw.unit() + shift / 2.0)).max(1e-3);
        Self {
            sensitivity: exact(shift * sigma),
            sigma: exact(sigma),
            alphas: alphas.into_iter().map(exact).collect(),
            epsilon: exact(epsilon),
            delta: exact(draw.log_uniform(-40, -1)),
        }
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        let number = |x: &Rational| Value::Number(Number::from_exact(x.clone()));
        vec![
            ("sensitivity", number(&self.sensitivity)),
            ("sigma", number(&self.sigma)),
            ("alphas", Value::Vector(Vector::from_exact(self.alphas.clone()))),
            ("epsilon", number(&self.epsilon)),
            ("delta", number(&self.delta)),
        ]
    }
}

/// Two distributions of which neither has more than 1 + ε ≤ e^ε times the mass of the other anywhere, and an order.
pub struct PurelyPrivate {
    /// The first.
    pub p: Vector,
    /// The second.
    pub q: Vector,
    /// ε.
    pub epsilon: Number,
    /// The order, above zero and not one.
    pub alpha: Number,
}

impl PurelyPrivate {
    /// q is p times factors from one to 1 + ε, over their mean.
    fn new(p: &[Rational], shares: &[Rational], epsilon: &Rational, alpha: Number) -> Self {
        let raised = |(p, share): (&Rational, &Rational)| p * (Rational::from(share * epsilon) + 1_u32);
        let q: Vec<Rational> = p.iter().zip(shares).map(raised).collect();
        let total: Rational = q.iter().sum();
        let q = q.into_iter().map(|mass| mass / &total).collect();
        let p = Vector::from_exact(p.to_vec());
        Self { p, q: Vector::from_exact(q), epsilon: Number::from_exact(epsilon.clone()), alpha }
    }
}

impl Case for PurelyPrivate {
    fn fixed() -> Vec<Self> {
        let fraction = |n: u32, d: u32| Rational::from((n, d));
        let case = |epsilon: Rational, alpha: &str| {
            Self::new(
                &[fraction(1, 2), fraction(1, 2)],
                &[fraction(0, 1), fraction(1, 1)],
                &epsilon,
                Number::decimal(alpha),
            )
        };
        vec![case(fraction(1, 1), "2"), case(fraction(1, 100), "0.5"), case(fraction(8, 1), "1.01")]
    }

    fn sample(draw: &mut Draw<'_>, large: usize) -> Self {
        let n = draw.outcomes(large.min(64));
        let p = sampler::on_grid(draw, n);
        let share = |draw: &mut Draw<'_>| exact(draw.unit());
        let shares: Vec<Rational> = (0..n).map(|_| share(draw)).collect();
        let epsilon = exact(draw.log_uniform(-12, 4));
        let order = sampler::order(draw);
        let usable = order > 2f64.powi(-20) && order != 1.0 && order <= 64.0;
        Self::new(&p, &shares, &epsilon, Number::from_f64(if usable { order } else { 1.5 }))
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        let [epsilon, alpha] = [&self.epsilon, &self.alpha].map(|number| Value::Number(number.clone()));
        vec![("p", vector(&self.p)), ("q", vector(&self.q)), ("epsilon", epsilon), ("alpha", alpha)]
    }
}

/// Randomised response that tells the truth with probability p, and an order.
pub struct Response {
    /// p, above zero and below one.
    pub truth: Rational,
    /// The order, above zero.
    pub alpha: Number,
}

impl Response {
    /// The answers' distributions when the truth is yes, and when it is no.
    #[must_use]
    pub fn answers(&self) -> [Vector; 2] {
        let lie = Rational::from(1 - &self.truth);
        [[self.truth.clone(), lie.clone()], [lie, self.truth.clone()]].map(|answers| Vector::from_exact(answers.into()))
    }
}

impl Case for Response {
    fn fixed() -> Vec<Self> {
        let case =
            |(n, d, alpha): (u32, u32, &str)| Self { truth: Rational::from((n, d)), alpha: Number::decimal(alpha) };
        [(1, 2, "2"), (3, 4, "2"), (3, 4, "1"), (99, 100, "0.5"), (1, 4, "1.01")].map(case).into()
    }

    fn sample(draw: &mut Draw<'_>, _: usize) -> Self {
        let order = sampler::order(draw);
        let usable = order > 2f64.powi(-20) && order <= 64.0;
        let truth = match draw.below(3) {
            0 => 0.5 + draw.signed_unit() * 2f64.powi(-1 - draw.below(40) as i32),
            _ => draw.unit().clamp(1e-6, 1.0 - 1e-6),
        };
        let truth = if truth > 0.0 { truth } else { 0.25 };
        Self { truth: exact(truth), alpha: Number::from_f64(if usable { order } else { 1.5 }) }
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        let truth = Value::Number(Number::from_exact(self.truth.clone()));
        vec![("truth", truth), ("alpha", Value::Number(self.alpha.clone()))]
    }
}
