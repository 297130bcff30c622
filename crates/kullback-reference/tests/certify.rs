//! Ziv's loop: it stops when it may, not before, and says so when it cannot.

mod common;

use std::cell::Cell;

use common::{floats, rational, rationals};
use kullback_reference::{
    Enclosure, OutOfDomain, Outcome, PRECISION_LIMIT, Unenclosed, certify, enclose, entropy, kl, rug::Float,
};

/// The value ± `2^−bits`, whatever the precision.
fn blurred(value: &str, bits: i32, precision: u32) -> Enclosure {
    let value = Enclosure::exact(&rational(value), precision);
    let radius = Float::with_val(precision, Float::i_exp(1, -bits));
    let radius = Enclosure::from_bounds(radius.clone(), radius).expect("a point");
    (&value - &radius).hull(&(&value + &radius))
}

#[test]
fn precision_rises_until_the_rounding_is_certain() {
    let highest = Cell::new(0);
    // Half-way between two floats, but for something at the 300th bit.
    let outcome = certify(|precision| {
        highest.set(precision);
        let tie = Enclosure::exact(&rational("9007199254740993"), precision);
        let above = Enclosure::exact(&rational("1e-90"), precision).exp_m1();
        Ok(tie + above)
    });
    let Outcome::Rounded { value, enclosure } = outcome else {
        panic!("{outcome:?}");
    };
    assert_eq!(value, 9_007_199_254_740_994.0);
    assert!(enclosure.ulps_from(value) <= 1.0);
    assert_eq!(highest.get(), 512);
}

#[test]
fn a_point_is_exact() {
    let uniform = rationals(["1/2", "1/2"]);
    let Outcome::Exact { value, enclosure } = certify(|precision| kl(&uniform, &uniform, precision)) else {
        panic!("equal inputs have divergence zero");
    };
    assert_eq!(value.to_bits(), 0);
    assert!(enclosure.is_zero());
    let disjoint = certify(|bits| kl(&rationals(["1", "0"]), &rationals(["0", "1"]), bits));
    assert!(matches!(disjoint, Outcome::Exact { value, .. } if value == f64::INFINITY));
    // A point half-way between two floats is rounded to even.
    let tie = certify(|bits| Ok(Enclosure::exact(&rational("9007199254740993"), bits)));
    assert!(matches!(tie, Outcome::Exact { value: 9_007_199_254_740_992.0, .. }));
}

#[test]
fn a_rounding_is_not_enough_without_a_narrow_enclosure() {
    // Certainly rounds to one half, but an error measured against it would be off by 2^-10 ULP.
    let width = |bits| move |precision: u32| Ok(blurred("1/2", bits, precision));
    assert_eq!(blurred("1/2", 64, 200).to_f64(), Some(0.5));
    assert!(matches!(certify(width(64)), Outcome::Undecided { .. }));
    assert!(matches!(certify(width(80)), Outcome::Rounded { value: 0.5, .. }));
}

#[test]
fn what_stays_wide_is_undecided() {
    let wide = |precision| Ok(blurred("1/3", 20, precision));
    let Outcome::Undecided { enclosure, precision } = certify(wide) else {
        panic!("no rounding of so wide an enclosure is certain");
    };
    assert_eq!(precision, PRECISION_LIMIT);
    assert_eq!(enclosure, blurred("1/3", 20, PRECISION_LIMIT));
    assert_eq!(certify(wide).value(), None);

    let error = enclose(wide, 7).expect_err("six digits are all there is");
    assert!(matches!(&error, Unenclosed::Undecided { precision: PRECISION_LIMIT, .. }));
    assert!(error.to_string().starts_with("undecided at 8192 bits: [3.33332"), "{error}");
    assert!(enclose(wide, 5).is_ok());
}

/// A tie that no precision resolves, because the enclosure never collapses.
#[test]
fn a_tie_that_is_not_a_point_is_undecided() {
    let outcome = certify(|precision| {
        let tie = Enclosure::exact(&rational("9007199254740993"), precision);
        Ok(tie.ln().exp())
    });
    assert!(matches!(outcome, Outcome::Undecided { .. }));
}

#[test]
fn outside_the_domain_there_is_nothing_to_certify() {
    let p = rationals(["1.5", "-0.5"]);
    let Outcome::OutOfDomain(error) = certify(|precision| entropy(&p, precision)) else {
        panic!("a negative probability");
    };
    assert_eq!(error.to_string(), "p[1] is negative: -0.5");
    let refused = |_| Err(OutOfDomain::new("x", "is odd"));
    assert_eq!(certify(refused).enclosure(), None);
    assert_eq!(enclose(refused, 5).unwrap_err().to_string(), "x is odd");
}

#[test]
fn overflow_is_infinite_however_wide() {
    let outcome = certify(|precision| Ok(Enclosure::exact(&rational("1e300"), precision).exp()));
    assert!(matches!(outcome, Outcome::Rounded { value, .. } if value == f64::INFINITY));
}

#[test]
fn digits_are_delivered() {
    let (p, q) = (floats(&[0.5, 0.3, 0.2]), floats(&[0.7, 0.2, 0.1]));
    for digits in [0, 1, 30, 100, 1000, 2000] {
        let enclosure = enclose(|precision| kl(&p, &q, precision), digits).expect("decidable");
        assert!(enclosure.has_digits(digits));
    }
    assert!(enclose(|precision| kl(&p, &q, precision), 4000).is_err());
}
