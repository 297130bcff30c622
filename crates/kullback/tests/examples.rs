//! Worked values, and the inputs on which well-known libraries are wrong.
//!
//! The expected numbers are the nearest `f64`s of values that mpmath computes from the definitions, at the exact values of the
//! `f64` inputs, to a thousand digits. Both they and the results are within 0.51 ULP of the exact value, so they are
//! neighbours at most: their relative difference is no more than `f64::EPSILON`.

use approx::assert_relative_eq;
use kullback::{
    bhattacharyya_distance, chi_squared, cross_entropy, cross_entropy_logits, entropy, entropy_logits, js, js_distance,
    kl, kl_div, kl_logits, mutual_information, nats_to_bits, normalize, perplexity, rel_entr, renyi, squared_hellinger,
    total_variation,
};

/// The smallest `f64` above zero.
const TINY: f64 = 5e-324;

const NATURE: [f64; 3] = [0.5, 0.3, 0.2];
const FORECAST: [f64; 3] = [0.7, 0.2, 0.1];

macro_rules! assert_close {
    ($result:expr, $expected:expr) => {
        assert_relative_eq!($result.unwrap(), $expected, epsilon = 0.0, max_relative = f64::EPSILON)
    };
}

#[test]
fn the_weather_forecast() {
    assert_close!(kl(&NATURE, &FORECAST), 0.09203285023383188);
    assert_close!(kl(&FORECAST, &NATURE), 0.08512282595722162);
    assert_close!(entropy(&NATURE), 1.0296530140645734);
    assert_close!(perplexity(&NATURE), 2.8000940728538315);
    assert_close!(cross_entropy(&NATURE, &FORECAST), 1.1216858642984056);
    assert_close!(js(&NATURE, &FORECAST), 0.021901178968493838);
    assert_close!(chi_squared(&NATURE, &FORECAST), 0.2071428571428571);
    assert_close!(squared_hellinger(&NATURE, &FORECAST), 0.022021691174411075);
    assert_close!(total_variation(&NATURE, &FORECAST), 0.19999999999999996);
    let bits = kl(&NATURE, &FORECAST).map(nats_to_bits);
    assert_close!(bits, 0.13277533663122595);
}

#[test]
fn orders_of_renyi() {
    let (p, q) = ([0.8, 0.2], [0.5, 0.5]);
    assert_close!(renyi(&p, &q, 0.5), 0.1053605156578263);
    assert_close!(renyi(&p, &q, 2.0), 0.30748469974796067);
    assert_close!(renyi(&p, &q, f64::INFINITY), 0.47000362924573563);
    assert_close!(bhattacharyya_distance(&p, &q), 0.05268025782891315);
}

#[test]
fn joints_and_logits() {
    assert_close!(mutual_information(&[[0.4, 0.1], [0.1, 0.4]]), 0.19274475702175745);
    assert_close!(kl_logits(&[5.0, 2.0, 0.5], &[2.0, 1.5, 1.0], 3.0), 0.12050972090026643);
    assert_close!(entropy_logits(&[1.2, 0.3, -0.8], 1.0), 0.8458736895769016);
    assert_close!(cross_entropy_logits(&[0.7, 0.2, 0.1], &[1.2, 0.3, -0.8], 1.0), 0.8130186279603225);
}

#[test]
fn near_pairs() {
    // SimSIMD and NumKong, f64.
    assert_close!(kl(&[0.99, 0.01], &[0.01, 0.99]), 4.5032174531318985);
    assert_close!(kl(&[0.5, 0.5], &[0.25, 0.75]), 0.14384103622589045);
    assert_close!(kl(&[0.3, 0.7], &[0.3 + 1e-6, 0.7 - 1e-6]), 2.3809493574826693e-12);
    // ndarray-stats.
    assert_close!(kl(&[0.3, 0.7], &[0.3 + 1e-9, 0.7 - 1e-9]), 2.3809524282902576e-18);
    // scipy.special.kl_div.
    assert_close!(kl_div(0.5, 0.5 * (1.0 + 1e-9)), 2.500000412035205e-19);
    // A divergence of 2e-20.
    assert_close!(kl(&[0.5, 0.5], &[0.5 + 1e-10, 0.5 - 1e-10]), 2.0000003309614977e-20);
    // scipy.stats.entropy, a hundred categories with a noise of 1e-8.
    let noisy: Vec<f64> = (0..100).map(|i| 0.01 * (1.0 + if i % 2 == 1 { 1e-8 } else { -1e-8 })).collect();
    assert_close!(kl(&[0.01; 100], &noisy), 5.0000000467781475e-17);
}

#[test]
fn tiny_masses() {
    // ndarray-stats says −inf.
    assert_close!(kl(&[TINY, 1.0], &[1.0, TINY]), 744.4400719213812);
    // scipy.special.kl_div and JAX's rel_entr say inf.
    assert_close!(kl_div(1.0, TINY), 743.4400719213812);
    assert_close!(rel_entr(1.0, TINY), 744.4400719213812);
    // scipy.special.rel_entr before 1.15 says inf (scipy#20710).
    assert_close!(rel_entr(4.0, 2.2250738585072014e-308), 2839.130851573536);
    // scipy.spatial.distance.jensenshannon says inf (scipy#19436).
    assert_close!(js_distance(&[0.0, 1.0], &[TINY, 1.0]), 1.3085492146388467e-162);
    assert_close!(kl(&[1.0, 1e-300], &[1.0, 1e-308]), 1.7420680753952367e-299);
}

#[test]
fn single_precision_inputs() {
    // scipy.spatial.distance.jensenshannon says NaN (scipy#20083). It normalises in silence; here that is a call.
    let p = normalize(&[f64::from(0.027501475_f32), f64::from(0.055202297_f32)]).unwrap();
    let q = normalize(&[f64::from(0.027537677_f32), f64::from(0.05533435_f32)]).unwrap();
    assert_close!(js_distance(&p, &q), 0.00017883362019888326);
}

#[test]
fn supports() {
    // dit says −0.5 and 0.25.
    assert_eq!(kl(&[0.5, 0.5], &[1.0, 0.0]), Ok(f64::INFINITY));
    assert_eq!(total_variation(&[0.5, 0.5], &[1.0, 0.0]), Ok(0.5));
    // infomeasure says −0.693.
    assert_eq!(kl(&[0.5, 0.5, 0.0, 0.0], &[0.0, 0.0, 0.5, 0.5]), Ok(f64::INFINITY));
    assert_eq!(js(&[0.5, 0.5, 0.0, 0.0], &[0.0, 0.0, 0.5, 0.5]), Ok(std::f64::consts::LN_2));
    // A shared zero is nothing.
    assert_eq!(kl(&[0.5, 0.0, 0.5], &[0.25, 0.0, 0.75]), kl(&[0.5, 0.5], &[0.25, 0.75]));
}

#[test]
fn minus_zero_never_comes_out() {
    assert_eq!(entropy(&[1.0]).map(f64::to_bits), Ok(0));
    assert_eq!(kl(&[1.0], &[1.0]).map(f64::to_bits), Ok(0));
    assert_eq!(renyi(&[0.5, 0.5], &[0.5, 0.5], f64::INFINITY).map(f64::to_bits), Ok(0));
}
