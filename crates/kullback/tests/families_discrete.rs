//! The discrete families where the harness does not reach: edges of the parameters, refusals, and inputs on which other libraries fail.

use approx::assert_relative_eq;
use kullback::family::{
    Bernoulli, Binomial, Categorical, Distribution, ExponentialFamily, Geometric, Multinomial, NegativeBinomial,
    Poisson, Support,
};
use kullback::{Error, Result};

const INFINITY: f64 = f64::INFINITY;

/// Within a few units in the last place of a number that has been rounded.
#[track_caller]
fn assert_near(value: Result<f64>, expected: f64) {
    assert_relative_eq!(value.unwrap(), expected, epsilon = 0.0, max_relative = 1e-15);
}

fn bernoulli(prob: f64) -> Bernoulli {
    Bernoulli::new(prob).unwrap()
}

fn binomial(trials: u64, prob: f64) -> Binomial {
    Binomial::new(trials, prob).unwrap()
}

fn poisson(rate: f64) -> Poisson {
    Poisson::new(rate).unwrap()
}

#[test]
fn a_rate_of_zero_is_the_point_zero() {
    let zero = poisson(0.0);
    assert_eq!(zero.support(), Support::Integers { low: 0, high: 0.0 });
    assert_eq!(zero.entropy(), Ok(0.0));
    assert_eq!(zero.kl(&zero), Ok(0.0));
    assert_eq!(zero.kl(&poisson(1.5)), Ok(1.5));
    assert_eq!(poisson(1.5).kl(&zero), Ok(INFINITY));
    // Others say that this is infinite, or NaN.
    assert_near(zero.kl(&bernoulli(0.25)), -0.75f64.ln());
    assert_near(zero.renyi(&bernoulli(0.25), 0.5), -0.75f64.ln());
    assert_near(zero.kl(&binomial(3, 0.25)), -3.0 * 0.75f64.ln());
    assert_eq!(zero.renyi(&poisson(1.5), 0.25), Ok(1.5));
    assert_eq!(zero.natural_parameters(), [f64::NEG_INFINITY]);
}

#[test]
fn poisson_entropy() {
    // statrs 0.19 has −57.5.
    assert_near(poisson(0.1).entropy(), 0.333_676_996_501_232_6);
    assert!(matches!(poisson(1e6).entropy(), Err(Error::NoClosedForm { .. })));
}

#[test]
fn sure_outcomes() {
    let (never, always) = (bernoulli(0.0), bernoulli(1.0));
    assert_eq!(never.kl(&always), Ok(INFINITY));
    assert_eq!(never.kl(&never), Ok(0.0));
    assert_eq!(always.entropy(), Ok(0.0));
    assert_eq!(never.renyi(&always, 0.5), Ok(INFINITY));
    assert_eq!(never.squared_hellinger(&always), Ok(1.0));
    assert_eq!(never.total_variation(&always), Ok(1.0));
    assert_near(never.js(&always), std::f64::consts::LN_2);
    assert_near(never.kl(&bernoulli(0.25)), -0.75f64.ln());
    assert_near(never.renyi(&bernoulli(0.25), 0.0), -0.75f64.ln());
    assert_near(always.kl(&poisson(2.0)), 2.0 - 2f64.ln());
    assert_near(always.kl(&binomial(3, 0.5)), -(3.0f64 / 8.0).ln());
    assert_eq!(always.natural_parameters(), [INFINITY]);
    assert_eq!(Geometric::new(1.0).unwrap().kl(&Geometric::new(0.5).unwrap()), poisson(0.0).kl(&bernoulli(0.5)));
}

#[test]
fn total_variation_is_rounded_once() {
    assert_eq!(bernoulli(0.3).total_variation(&bernoulli(1e-300)), Ok(0.3));
    assert_eq!(bernoulli(0.3).total_variation(&bernoulli(0.7)), Ok(0.7 - 0.3));
}

#[test]
fn binomials_of_different_numbers_of_trials() {
    // More trials than q has: infinite, but not if they all fail.
    assert_eq!(binomial(5, 0.5).kl(&binomial(3, 0.5)), Ok(INFINITY));
    assert_near(binomial(5, 0.0).kl(&binomial(3, 0.5)), 3.0 * std::f64::consts::LN_2);
    assert_eq!(binomial(5, 0.0).kl(&binomial(3, 0.0)), Ok(0.0));
    assert_eq!(binomial(0, 0.5).kl(&binomial(0, 0.0)), Ok(0.0));
    assert_eq!(binomial(0, 0.5).kl(&binomial(0, 1.0)), Ok(0.0));
    // All of p's outcomes have half the mass in one of four trials, ½ ln(½/(81/256)) + ½ ln(½/(108/256)).
    let (p, q) = (binomial(1, 0.5), binomial(4, 0.25));
    assert_near(p.kl(&q), 0.5 * ((0.5f64 * 256.0 / 81.0).ln() + (0.5f64 * 256.0 / 108.0).ln()));
    assert_eq!(bernoulli(0.5).kl(&q), p.kl(&q));
}

#[test]
fn large_numbers_of_trials() {
    // 2⁵³ times what one trial has.
    let (p, q) = (binomial(1 << 53, 0.25), binomial(1 << 53, 0.5));
    assert_near(p.kl(&q), 2f64.powi(53) * bernoulli(0.25).kl(&bernoulli(0.5)).unwrap());
    // ½ ln(2πe np(1 − p)) but for 1/n.
    let variance = 1e8 * 0.25 * 0.75;
    let entropy = 0.5 * (2.0 * std::f64::consts::PI * std::f64::consts::E * variance).ln();
    assert_relative_eq!(binomial(100_000_000, 0.25).entropy().unwrap(), entropy, epsilon = 0.0, max_relative = 1e-8);
    // Either side of the number of trials from which a sum over all outcomes is left for one over the likely ones.
    let [below, above] = [1 << 20, (1 << 20) + 1].map(|n| binomial(n, 0.25).kl(&binomial(n + 7, 0.26)).unwrap());
    assert_relative_eq!(below, above, epsilon = 0.0, max_relative = 1e-5);
    assert!(below < above);
    // Beyond the range of the exponential.
    let far = binomial(3, 0.25).kl(&binomial(1 << 53, 0.5)).unwrap();
    assert_relative_eq!(far, 2f64.powi(53) * std::f64::consts::LN_2, epsilon = 0.0, max_relative = 1e-12);
}

#[test]
fn negative_binomials() {
    let of = |failures: f64, prob: f64| NegativeBinomial::new(failures, prob).unwrap();
    let geometric = |prob: f64| Geometric::new(prob).unwrap();
    assert_eq!(geometric(0.25).kl(&of(1.0, 0.5)), geometric(0.25).kl(&geometric(0.5)));
    assert_eq!(of(1.0, 0.25).kl(&geometric(0.5)), geometric(0.25).kl(&geometric(0.5)));
    assert_eq!(of(1.0, 0.25).entropy(), geometric(0.25).entropy());
    assert!(matches!(of(1.0, 0.25).kl(&of(2.0, 0.25)), Err(Error::NoClosedForm { .. })));
    // The point 0, whatever the r.
    assert_near(of(1.0, 1.0).kl(&of(2.0, 0.25)), 4.0 * std::f64::consts::LN_2);
    // Points elsewhere: P(1) = r p^r (1 − p), P(40) of r = 2.
    assert_near(bernoulli(1.0).kl(&of(3.0, 0.5)), -(3.0f64 / 16.0).ln());
    assert_near(binomial(40, 1.0).kl(&of(2.0, 0.5)), -(41f64.ln() - 42.0 * std::f64::consts::LN_2));
}

#[test]
fn orders_of_geometric_distributions_that_diverge() {
    let (p, q) = (Geometric::new(0.5).unwrap(), Geometric::new(0.75).unwrap());
    // (1 − p)² = 1 − q, exactly.
    assert_eq!(p.renyi(&q, 2.0), Ok(INFINITY));
    assert_eq!(p.chi_squared(&q), Ok(INFINITY));
    // (1 − p)³ = (1 − q)².
    let (p, q) = (Geometric::new(0.75).unwrap(), Geometric::new(0.875).unwrap());
    assert_eq!(p.renyi(&q, 3.0), Ok(INFINITY));
    assert!(p.renyi(&q, 2.999).unwrap().is_finite());
}

#[test]
fn categories() -> Result<()> {
    let (p, q) = ([0.5, 0.5, 0.0], [0.25, 0.25, 0.5]);
    let (of_p, of_q) = (Categorical::new(&p)?, Categorical::new(&q)?);
    assert_eq!(of_p.kl(&of_q)?, kullback::kl(&p, &q)?);
    assert_eq!(of_q.kl(&of_p)?, INFINITY);
    assert_eq!(of_q.cross_entropy(&of_p)?, INFINITY);
    assert_eq!(of_q.cross_entropy(&of_q)?, kullback::entropy(&q)?);
    assert_eq!(of_q.chi_squared(&of_p)?, INFINITY);
    for alpha in [0.0, 0.5, 1.0, 2.0] {
        assert_eq!(of_p.renyi(&of_q, alpha)?, kullback::renyi(&p, &q, alpha)?);
        assert_eq!(of_q.renyi(&of_p, alpha)?, kullback::renyi(&q, &p, alpha)?);
    }
    assert_eq!(of_p.squared_hellinger(&of_q)?, kullback::squared_hellinger(&p, &q)?);
    assert_eq!(of_p.js(&of_q)?, kullback::js(&p, &q)?);
    let error = of_p.kl(&Categorical::new(&[1.0])?).unwrap_err();
    assert_eq!(
        error.to_string(),
        "q is a distribution of categories of dimension 1, but p of categories of dimension 3"
    );
    // So many times as much in so many trials, but only of one number.
    let of = |trials, probs: &[f64]| Multinomial::new(trials, probs);
    assert_eq!(of(4, &p)?.kl(&of(4, &q)?)?, 4.0 * kullback::kl(&p, &q)?);
    assert_eq!(of(4, &p)?.kl(&of(5, &q)?)?, INFINITY);
    assert_eq!(of(0, &q)?.kl(&of(0, &p)?)?, 0.0);
    assert!(of(4, &p)?.entropy().is_err());
    Ok(())
}

/// The gradient of a family with one real parameter, beside central differences of the divergence.
#[track_caller]
fn assert_gradient<D: Distribution>(of: impl Fn(f64) -> D, p: f64, q: f64) {
    let step = 1e-6;
    let kl = |p: f64, q: f64| of(p).kl(&of(q)).unwrap();
    let gradient = of(p).kl_gradient(&of(q)).unwrap();
    let by_p = (kl(p + step, q) - kl(p - step, q)) / (2.0 * step);
    let by_q = (kl(p, q + step) - kl(p, q - step)) / (2.0 * step);
    assert_relative_eq!(gradient.p[0], by_p, epsilon = 0.0, max_relative = 1e-6);
    assert_relative_eq!(gradient.q[0], by_q, epsilon = 0.0, max_relative = 1e-6);
    let curvature = 2.0 * kl(p, p + 1e-4) / 1e-8;
    assert_relative_eq!(of(p).fisher_information().unwrap()[0][0], curvature, epsilon = 0.0, max_relative = 1e-2);
}

#[test]
fn gradients() {
    assert_gradient(bernoulli, 0.3, 0.6);
    assert_gradient(|prob| binomial(7, prob), 0.3, 0.6);
    assert_gradient(|prob| Geometric::new(prob).unwrap(), 0.3, 0.6);
    assert_gradient(poisson, 0.3, 0.6);
    assert!(bernoulli(0.0).kl_gradient(&bernoulli(0.5)).is_err());
}

#[test]
fn refusals() {
    let refusal = |error: Error| error.to_string();
    assert_eq!(refusal(Bernoulli::new(1.5).unwrap_err()), "prob of bernoulli is 1.5, and must be from 0 to 1");
    assert_eq!(
        refusal(Geometric::new(0.0).unwrap_err()),
        "prob of geometric is 0.0, and must be above 0 and at most 1"
    );
    assert_eq!(
        refusal(Poisson::new(-1.0).unwrap_err()),
        "rate of poisson is -1.0, and must be non-negative and finite"
    );
    assert_eq!(
        refusal(NegativeBinomial::new(0.0, 0.5).unwrap_err()),
        "failures of negative_binomial is 0.0, and must be positive and finite"
    );
    assert_eq!(refusal(Categorical::new(&[1.1, -0.1]).unwrap_err()), "probs[1] is negative: -0.1");
    assert_eq!(
        refusal(Binomial::new(u64::MAX, 0.5).unwrap_err()),
        "trials of binomial is 1.8446744073709552e19, and must be at most 2^53"
    );
}
