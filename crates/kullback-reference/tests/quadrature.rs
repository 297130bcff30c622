//! Integrals and sums against their closed forms, and refusals where there is no answer.

mod common;

use common::rational;
use kullback_reference::{
    Enclosure, Interval, Node, Quadrature, Unintegrated, geometric_tail, rug::Float, sum_range, sum_series,
};

const PRECISION: u32 = 192;

fn between(a: &str, b: &str) -> Quadrature {
    Quadrature::new(Interval::Between(rational(a), rational(b))).digits(35)
}

fn above(a: &str) -> Quadrature {
    Quadrature::new(Interval::Above(rational(a))).digits(35)
}

fn line() -> Quadrature {
    Quadrature::new(Interval::Line).digits(35)
}

fn enclosed(text: &str) -> Enclosure {
    Enclosure::exact(&rational(text), 300)
}

#[track_caller]
fn assert_integral(quadrature: &Quadrature, f: impl Fn(&Node) -> Float, expected: &Enclosure) {
    let value = quadrature.integrate(PRECISION, f).unwrap_or_else(|error| panic!("{error}"));
    assert!(value.overlaps(expected), "{value} is not {expected}");
    assert!(value.has_digits(34), "{value} has a relative width of {:e}", value.relative_width());
}

fn constant(node: &Node, text: &str) -> Float {
    Float::with_val(node.precision(), rational(text))
}

#[test]
fn singular_ends_keep_their_digits() {
    let pi = Enclosure::pi(300);
    // Beta functions: B(½, ½), B(½, 3/2), B(1/10, 1/5).
    assert_integral(&between("0", "1"), |node| (node.from_start() * node.to_end()).recip_sqrt(), &pi);
    assert_integral(&between("0", "1"), |node| (node.to_end() / node.from_start()).sqrt(), &pi.half());
    let beta = (enclosed("0.1").ln_gamma() + enclosed("0.2").ln_gamma() - enclosed("0.3").ln_gamma()).exp();
    let power = |x: Float, exponent: Float| (x.ln() * exponent).exp();
    assert_integral(
        &between("0", "1"),
        |node| power(node.from_start(), constant(node, "-0.9")) * power(node.to_end(), constant(node, "-0.8")),
        &beta,
    );
    // The same where no end is zero: ∫ 1/√((x − 5)(7 − x)).
    assert_integral(&between("5", "7"), |node| (node.from_start() * node.to_end()).recip_sqrt(), &pi);
    // And across a break point, from which the distances to the ends do not suffer.
    let broken = between("5", "7").breaks([rational("11/2"), rational("9"), rational("5.7"), rational("5")]);
    assert_integral(&broken, |node| (node.from_start() * node.to_end()).recip_sqrt(), &pi);
    assert_integral(&between("0", "1"), |node| node.from_start().ln(), &enclosed("-1"));
}

#[test]
fn half_lines_and_the_line() {
    let root_of_pi = Enclosure::pi(300).sqrt();
    let gaussian = |node: &Node| (-node.x().clone().square()).exp();
    assert_integral(&line(), gaussian, &root_of_pi);
    assert_integral(&above("0"), gaussian, &root_of_pi.half());
    assert_integral(&Quadrature::new(Interval::Below(rational("0"))), gaussian, &root_of_pi.half());
    let tail = root_of_pi.half() * enclosed("3").erfc();
    assert_integral(&above("3"), gaussian, &tail);
    assert_integral(&Quadrature::new(Interval::Below(rational("-3"))), gaussian, &tail);
    let euler = Enclosure::euler_gamma(300);
    assert_integral(&above("0"), |node| node.x().clone().ln() * (-node.x().clone()).exp(), &-&euler);
    // Algebraic tails: Cauchy and Pareto.
    let cauchy = |node: &Node| (node.x().clone().square() + 1_u32).recip();
    assert_integral(&line(), cauchy, &Enclosure::pi(300));
    let pareto = |node: &Node| (node.x().clone().ln() * constant(node, "-1.5")).exp();
    assert_integral(&above("1"), pareto, &enclosed("2"));
    // E₁(1), whose integrand is that of the exponential integral.
    let exponential = |node: &Node| (-node.x().clone()).exp() / node.x();
    assert_integral(&above("1"), exponential, &enclosed("1").exp_integral_e1());
}

#[test]
fn peaks_are_found_where_they_are_said_to_be() {
    let root_of_pi = Enclosure::pi(300).sqrt();
    let narrow = |node: &Node| (-((node.x().clone() - constant(node, "1000000.25")) * 1_000_000_u32).square()).exp();
    let expected = &root_of_pi * enclosed("1e-6");
    let (center, width) = (rational("1000000.25"), rational("1e-6"));
    assert_integral(&line().peak(center.clone(), width.clone()), narrow, &expected);
    assert_integral(&above("0").peak(center.clone(), width.clone()), narrow, &expected);
    assert_integral(&between("0", "2e6").peak(center, width), narrow, &expected);
    // Gamma densities: Γ(1000) and Γ(1/1000).
    let gamma = |shape: &str| {
        let shape = rational(shape) - 1_u32;
        move |node: &Node| (node.from_start().ln() * &shape - node.x()).exp()
    };
    let expected = |shape: &str| enclosed(shape).ln_gamma().exp();
    assert_integral(&above("0").scale(rational("1000")), gamma("1000"), &expected("1000"));
    assert_integral(&above("0").peak(rational("999"), rational("30")), gamma("1000"), &expected("1000"));
    assert_integral(&above("0"), gamma("0.001"), &expected("0.001"));
}

#[test]
fn kinks_are_integrated_piece_by_piece() {
    // ∫ |x − m| exp(−x²) over the line = m √π erf m + exp(−m²).
    let m = rational("0.3");
    let f = |node: &Node| (node.x().clone() - &m).abs() * (-node.x().clone().square()).exp();
    let at = enclosed("0.3");
    let expected = &at * Enclosure::pi(300).sqrt() * at.erf() + (-at.square()).exp();
    assert_integral(&line().breaks([m.clone()]), f, &expected);
    // Without the break point there is no answer, rather than a wrong one.
    let refused = line().integrate(PRECISION, f);
    assert!(matches!(refused, Err(Unintegrated::NotConverged { level: 10, .. })), "{refused:?}");
    // A singularity inside: ∫ |x|^−½ over (−1, 4) = 2 + 4, from the distances of the pieces.
    let root = |node: &Node| {
        let distance = if node.piece() == 0 { node.to_right() } else { node.from_left() };
        distance.clone().recip_sqrt()
    };
    assert_integral(&between("-1", "4").breaks([rational("0")]), root, &enclosed("6"));
}

#[test]
fn what_has_no_integral_is_refused() {
    // Not integrable, at an end or at infinity.
    let inverse = |node: &Node| node.from_start().recip();
    let refused = between("0", "1").integrate(PRECISION, inverse);
    assert!(matches!(refused, Err(Unintegrated::NotNegligible { .. })), "{refused:?}");
    let refused = above("1").integrate(PRECISION, |node| node.x().clone().recip());
    assert!(matches!(refused, Err(Unintegrated::NotNegligible { .. })), "{refused:?}");
    // The distance to the right end computed as 1 − x is zero near it.
    let cancelled = |node: &Node| Float::with_val(node.precision(), 1_u32 - node.x()).recip_sqrt();
    let refused = between("0", "1").integrate(PRECISION, cancelled);
    assert!(matches!(refused, Err(Unintegrated::NotFinite { .. })), "{refused:?}");
    // More digits than the precision has.
    let refused = between("0", "1").digits(60).integrate(PRECISION, |node| node.x().clone().exp());
    assert!(matches!(refused, Err(Unintegrated::NotConverged { .. })), "{refused:?}");
    // A jump, and noise.
    let jump = |node: &Node| Float::with_val(node.precision(), u32::from(*node.x() > 0.3));
    assert!(between("0", "1").integrate(PRECISION, jump).is_err());
    let noise = |node: &Node| Float::with_val(node.precision(), node.x() * 1e20).sin().square();
    assert!(between("0", "1").integrate(PRECISION, noise).is_err());
}

#[test]
fn an_integral_that_is_zero_needs_decimal_places() {
    let odd = |node: &Node| (node.x().clone() - 1_u32) * (-node.x().clone().square()).exp();
    // ∫ (x − 1) exp(−x²) = −√π, but ∫ x exp(−x²) = 0, about a centre that is not that of symmetry.
    assert_integral(&line(), odd, &-Enclosure::pi(300).sqrt());
    let zero = |node: &Node| node.x().clone() * (-node.x().clone().square()).exp();
    let off_center = line().peak(rational("0.1"), rational("1"));
    assert!(off_center.integrate(PRECISION, zero).is_err());
    let value = off_center.decimal_places(40).integrate(PRECISION, zero).expect("converges");
    assert!(value.contains_zero() && *value.upper() < 1e-40, "{value}");
}

/// The radius is at least the error, at every number of digits, and not absurdly more.
#[test]
fn the_radius_covers_the_error() {
    let expected = Enclosure::pi(300).sqrt().half() * enclosed("2").erf();
    for digits in [3, 5, 10, 20, 30, 40, 50] {
        let quadrature = between("0", "2").digits(digits);
        let value = quadrature.integrate(PRECISION, |node| (-node.x().clone().square()).exp()).expect("converges");
        assert!(value.overlaps(&expected) && value.has_digits(digits - 1), "{digits}: {value}");
    }
}

#[test]
fn sums_are_enclosed() {
    let term = |k: u64| Enclosure::from_integer(k as i64, 200).square().recip();
    // Σ 1/k² from 1 to n is π²/6 − ψ′(n + 1).
    let basel = Enclosure::pi(300).square() / enclosed("6");
    let finite = sum_range(1..1001, 160, term);
    let expected = &basel - &enclosed("1001").trigamma();
    assert!(finite.overlaps(&expected) && finite.has_digits(45), "{finite}");
    assert!(sum_range(5..5, 160, term).is_zero());
    // To infinity, with the tail between 1/(k + 1) and 1/k: to a few digits only.
    let tail = |k: u64, _: &Enclosure| Some(Enclosure::from_integer(k as i64, 200).recip());
    let infinite = sum_series(1, 100_000, 12, term, tail).expect("converges");
    assert!(infinite.overlaps(&basel) && infinite.has_digits(3), "{infinite}");
    assert_eq!(sum_series(1, 1000, 12, term, tail), None);
    assert_eq!(sum_series(1, 1000, 12, term, |_, _| None), None);
    // Σ 8⁻ᵏ = 8/7, of which four bits hold the sum of the first two terms exactly: the tail must show.
    let eighth = enclosed("1/8");
    let short = sum_series(0, 9, 4, |k| eighth.powi(k as i32), |_, term| geometric_tail(term, &eighth));
    assert!(short.expect("converges").overlaps(&enclosed("8/7")));
    // Alternating terms: exp(−20) = Σ (−20)ᵏ/k!, of ratio 20/(k + 1).
    let mut next = Enclosure::from_integer(1, 250);
    let term = |k: u64| {
        let term = next.clone();
        next = next.scale(-20) / Enclosure::from_integer(k as i64 + 1, 250);
        term
    };
    let ratio = |k: u64| Enclosure::from_integer(20, 250) / Enclosure::from_integer(k as i64 + 1, 250);
    let sum = sum_series(0, 1000, 200, term, |k, term| geometric_tail(term, &ratio(k))).expect("converges");
    assert!(sum.overlaps(&enclosed("-20").exp()) && sum.has_digits(45), "{sum}");
}
