//! From enclosures to floats, decimals and ULPs.

mod common;

use common::{Random, rational};
use kullback_reference::{Enclosure, Rational, exact, rug::Float};

const INF: f64 = f64::INFINITY;

fn exactly(text: &str) -> Enclosure {
    Enclosure::exact(&rational(text), 200)
}

fn float(x: f64) -> Enclosure {
    Enclosure::exact(&exact::from_f64(x).expect("finite"), 1200)
}

fn between(a: &Enclosure, b: &Enclosure) -> Enclosure {
    a.hull(b)
}

/// A power of two, as a point.
fn two_to(exponent: i32) -> Enclosure {
    let power = Float::with_val(64, Float::i_exp(1, exponent));
    Enclosure::from_bounds(power.clone(), power).expect("a point")
}

#[test]
fn the_nearest_float_is_the_one_rust_parses() {
    let mut random = Random(5);
    for _ in 0..20_000 {
        let x = f64::from_bits(random.bits());
        if x.is_finite() {
            assert_eq!(float(x).to_f64(), Some(x + 0.0));
            // Three digits more than an f64 has, so almost never a float; Rust's parser rounds right.
            let text = format!("{x:.20e}");
            let parsed: f64 = text.parse().expect("a float");
            assert_eq!(exactly(&text).to_f64(), Some(parsed + 0.0), "{text}");
        }
    }
}

#[test]
fn ties_go_to_even_and_overflow_to_infinity() {
    let one_and = |ulps: (i32, i32)| {
        let ulp = Rational::from((1, 1_u64 << 52));
        Enclosure::exact(&(Rational::from(1) + ulp * Rational::from(ulps)), 200).to_f64()
    };
    assert_eq!(one_and((1, 2)), Some(1.0));
    assert_eq!(one_and((3, 2)), Some(1.0 + 2.0 * f64::EPSILON));
    // Among subnormals: half of the smallest to zero, three halves to twice the smallest.
    assert_eq!(two_to(-1075).to_f64(), Some(0.0));
    assert_eq!((two_to(-1074) + two_to(-1075)).to_f64(), Some(1e-323));
    assert_eq!(two_to(1024).to_f64(), Some(INF));
    // Half an ULP above the largest float is where infinity begins.
    let limit = two_to(1024) - two_to(970);
    assert_eq!(limit.to_f64(), Some(INF));
    assert_eq!((limit - two_to(965)).to_f64(), Some(f64::MAX));
    assert_eq!((-two_to(1024)).to_f64(), Some(-INF));
    let straddling = between(&float(1.0), &(float(1.0) + two_to(-53) + two_to(-80)));
    assert_eq!(straddling.to_f64(), None);
}

#[test]
fn zero_is_never_negative() {
    for zero in [-Enclosure::zero(53), -two_to(-2000), &float(1.0) - &float(1.0)] {
        let value = zero.to_f64().expect("rounds to zero");
        assert_eq!(value.to_bits(), 0, "{zero}");
    }
    let around = between(&-two_to(-2000), &two_to(-2000));
    assert_eq!(around.to_f64().map(f64::to_bits), Some(0));
}

#[test]
fn decimals() {
    let shown = |text: &str, digits| exactly(text).to_decimal(digits).expect("a narrow enclosure");
    assert_eq!(shown("0.0920328502338319", 8), "0.092032850");
    assert_eq!(shown("-0.0920328502338319", 5), "-0.092033");
    assert_eq!(shown("1/3", 5), "0.33333");
    assert_eq!(shown("2/3", 5), "0.66667");
    assert_eq!(shown("0.5", 3), "0.500");
    assert_eq!(shown("9.9996", 4), "10.00");
    assert_eq!(shown("12345.678", 2), "12000");
    assert_eq!(shown("12345.678", 5), "12346");
    assert_eq!(shown("12345.678", 6), "12345.7");
    assert_eq!(shown("7", 0), "7");
    assert_eq!(shown("1.5e-5", 2), "0.000015");
    assert_eq!(shown("1.5e-6", 2), "1.5e-6");
    assert_eq!(shown("1.234e-30", 4), "1.234e-30");
    assert_eq!(shown("3e-30", 1), "3e-30");
    assert_eq!(shown("2e20", 3), "200000000000000000000");
    assert_eq!(shown("2e21", 3), "2.00e21");
    assert_eq!(shown("0", 5), "0");
    assert_eq!((-Enclosure::zero(9)).to_decimal(5).as_deref(), Some("0"));
    assert_eq!(Enclosure::infinity(9).to_decimal(5).as_deref(), Some("inf"));
    assert_eq!((-Enclosure::infinity(9)).to_decimal(5).as_deref(), Some("-inf"));
}

#[test]
fn decimals_that_are_not_certain_are_not_printed() {
    let wide = between(&exactly("0.12344"), &exactly("0.12346"));
    assert_eq!(wide.to_decimal(3).as_deref(), Some("0.123"));
    assert_eq!(wide.to_decimal(4), None);
    assert_eq!(between(&exactly("0"), &exactly("1e-400")).to_decimal(1), None);
    assert_eq!(between(&exactly("-1"), &exactly("1")).to_decimal(1), None);
}

#[test]
fn relative_width() {
    assert_eq!(exactly("0.5").relative_width(), 0.0);
    assert_eq!(Enclosure::infinity(9).relative_width(), 0.0);
    let a = between(&exactly("2"), &exactly("3"));
    assert_eq!(a.relative_width(), 0.5);
    assert_eq!((-&a).relative_width(), 0.5);
    assert_eq!(between(&exactly("0"), &exactly("3")).relative_width(), INF);
    assert_eq!(between(&exactly("-1"), &exactly("3")).relative_width(), INF);
    assert_eq!(between(&exactly("2"), &Enclosure::infinity(9)).relative_width(), INF);
    let third = exactly("1/3");
    assert!(third.relative_width() > 0.0 && third.relative_width() < 1e-59);
    assert!(third.has_digits(59) && !third.has_digits(61));
    assert!(!between(&exactly("0"), &exactly("1e-99")).has_digits(1));
    assert!(exactly("0").has_digits(u32::MAX) && !third.has_digits(u32::MAX));
    // Beyond the range of an f64 the width is still compared, not rounded to zero.
    let fine = Enclosure::exact(&rational("1/3"), 2000);
    assert!(fine.has_digits(600) && !fine.has_digits(603));
}

#[test]
fn ulps_of_points() {
    assert_eq!(float(1.0).ulps_from(1.0), 0.0);
    assert_eq!(float(1.0).ulps_from(1.0 + f64::EPSILON), 1.0);
    // Just below a power of two the value's ULP counts, not the subject's.
    assert_eq!(float(1.0).ulps_from(1.0 - f64::EPSILON / 2.0), 0.5);
    assert_eq!(float(1.0 - f64::EPSILON / 2.0).ulps_from(1.0), 1.0);
    assert_eq!(float(-3.0).ulps_from(-3.0 - 4.0 * f64::EPSILON), 2.0);
    assert_eq!(float(0.0).ulps_from(5e-324), 1.0);
    assert_eq!(float(0.0).ulps_from(-0.0), 0.0);
    assert_eq!(two_to(-1075).ulps_from(0.0), 0.5);
    assert_eq!(float(f64::MIN_POSITIVE).ulps_from(0.0), (1_u64 << 52) as f64);
    assert_eq!(float(f64::MIN_POSITIVE / 4.0).ulps_from(0.0), (1_u64 << 50) as f64);
    // An error that no f64 holds is rounded up.
    let above_one = two_to(0) + Enclosure::exact(&rational("1e-40"), 200);
    assert_eq!(above_one.ulps_from(0.0), ((1_u64 << 52) as f64).next_up());
    let third = Enclosure::exact(&rational("1/3"), 100);
    let error = third.ulps_from(1.0 / 3.0);
    // 1/3 rounds down by a third of an ULP.
    assert!((0.333_333..0.333_334).contains(&error), "{error}");
    assert!(error >= 1.0 / 3.0, "an upper bound");
}

#[test]
fn ulps_count_the_width_and_the_smaller_binade() {
    let wide = between(&float(1.0), &float(1.0 + 2.0 * f64::EPSILON));
    assert_eq!(wide.ulps_from(1.0), 2.0);
    assert_eq!(wide.ulps_from(1.0 + f64::EPSILON), 1.0);
    let straddling = between(&float(1.0 - f64::EPSILON), &float(1.0));
    assert_eq!(straddling.ulps_from(1.0), 2.0);
    let around_zero = between(&float(-5e-324), &float(1e-323));
    assert_eq!(around_zero.ulps_from(0.0), 2.0);
}

#[test]
fn ulps_at_infinity() {
    let infinity = Enclosure::infinity(100);
    assert_eq!(infinity.ulps_from(INF), 0.0);
    assert_eq!(infinity.ulps_from(-INF), INF);
    assert_eq!(infinity.ulps_from(f64::MAX), INF);
    assert_eq!(infinity.ulps_from(f64::NAN), INF);
    assert_eq!((-&infinity).ulps_from(-INF), 0.0);
    assert_eq!((-&infinity).ulps_from(INF), INF);
    assert_eq!(float(1.0).ulps_from(INF), INF);
    assert_eq!(float(1.0).ulps_from(f64::NAN), INF);
    assert_eq!(float(f64::MAX).ulps_from(INF), INF);
    // A finite value that rounds to infinity.
    assert_eq!(two_to(1025).ulps_from(INF), 0.0);
    assert_eq!(two_to(1025).ulps_from(-INF), INF);
    assert_eq!(Enclosure::unknown(100).ulps_from(0.0), INF);
}
