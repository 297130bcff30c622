//! Decimals and floats as exact rationals.

use kullback_reference::{Rational, exact};

#[test]
fn decimals_are_what_they_say() {
    for (text, numerator, denominator) in [
        ("0", 0, 1),
        ("-0", 0, 1),
        ("12", 12, 1),
        ("+12.50", 25, 2),
        (".5", 1, 2),
        ("5.", 5, 1),
        ("-1.5e-3", -3, 2000),
        ("1.5E+3", 1500, 1),
        ("0.3", 3, 10),
        ("1/3", 1, 3),
        ("-2/6", -1, 3),
        ("007/014", 1, 2),
    ] {
        let expected = Rational::from((numerator, denominator));
        assert_eq!(exact::from_decimal(text), Ok(expected), "{text}");
    }
    let subnormal = exact::from_decimal("5e-324").expect("a decimal");
    assert_ne!(Some(&subnormal), exact::from_f64(5e-324).as_ref());
    assert_eq!(*subnormal.numer(), 1);
}

#[test]
fn anything_else_is_refused_with_its_text() {
    for text in [
        "", "-", ".", "e5", "1e", "1e5.5", "0x10", "1_000", " 1", "1 ", "--1", "+-1", "1/", "/3", "1/-3", "1.5/2",
        "1/2/3", "inf", "nan", "1,5", "٣",
    ] {
        let error = exact::from_decimal(text).expect_err(text);
        let message = format!("{text:?} is neither a decimal nor a fraction of integers");
        assert_eq!(error.to_string(), message);
    }
    let message = |text| exact::from_decimal(text).expect_err("refused").to_string();
    assert_eq!(message("1/0"), r#""1/0" has a zero denominator"#);
    for text in ["1e100001", "1e-100001", "1e99999999999999999999"] {
        assert!(message(text).ends_with("has an exponent too large to be written out"));
    }
}

#[test]
fn floats_are_what_they_store() {
    assert_eq!(exact::from_f64(0.1).expect("finite").to_f64(), 0.1);
    assert_ne!(exact::from_f64(0.1), exact::from_decimal("0.1").ok());
    assert_eq!(exact::from_f64(-0.0), Some(Rational::new()));
    for x in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        assert_eq!(exact::from_f64(x), None);
    }
}
