//! What becomes of printed numbers and of comparisons: the verdicts on values that are known.

use kullback_reference::Enclosure;
use kullback_reference::exact::from_decimal;
use kullback_verify::arithmetic::Certified;
use kullback_verify::catalogue::statement::{Relation, at_most, below, equal};
use kullback_verify::judge::{Accuracy, Judgement, Verdict, certified, printed};
use kullback_verify::vocabulary::Claim;

fn value(text: &str) -> Enclosure {
    Enclosure::exact(&from_decimal(text).expect("a decimal"), 256)
}

/// Holds that a value, printed so, is confirmed, and printed otherwise, is an erratum.
fn assert_verdicts(exact: &str, confirmed: &[&str], errata: &[&str]) {
    for text in confirmed {
        assert_eq!(printed(&value(exact), text), Verdict::Confirmed, "{exact} printed as {text}");
    }
    for text in errata {
        assert_eq!(printed(&value(exact), text), Verdict::Erratum, "{exact} printed as {text}");
    }
}

#[test]
fn a_number_may_be_rounded_or_truncated() {
    assert_verdicts("0.07671", &["0.077", "0.076", "0.0767", "0.07671"], &["0.078", "0.075"]);
    // Rounded down and truncated are one.
    assert_verdicts("0.07631", &["0.076"], &["0.077", "0.075"]);
}

#[test]
fn the_last_digit_counts() {
    assert_verdicts("0.0909297516", &["0.0909", "0.091", "0.090"], &["0.089", "0.0908", "0.0910", "0.0919"]);
    assert_verdicts("3.14159265358979", &["3.14159265358979"], &["3.14159265358978", "3.14159265358980"]);
}

#[test]
fn a_whole_unit_away_is_not_truncated() {
    assert_verdicts("0.12", &["0.12"], &["0.11", "0.13"]);
    assert_verdicts("3", &["3"], &["2", "4"]);
    assert_verdicts("0.1299999999999999999999", &["0.12", "0.13"], &["0.11"]);
}

#[test]
fn trailing_zeros_are_digits() {
    assert_verdicts("0.1487", &["0.15", "0.149", "0.148"], &["0.150", "0.1500"]);
    assert_verdicts("0.15", &["0.15", "0.150", "0.1500"], &[]);
}

#[test]
fn a_tie_may_go_either_way() {
    // Three eighths are a point in binary; 0.145 is not, and its enclosure straddles the tie.
    assert_verdicts("0.375", &["0.37", "0.38"], &["0.36", "0.39"]);
    assert_verdicts("0.145", &["0.14", "0.15"], &["0.13", "0.16"]);
    assert_verdicts("-0.145", &["-0.14", "-0.15"], &["-0.13", "-0.16"]);
    assert_verdicts("2.5", &["2", "3"], &["1", "4"]);
}

#[test]
fn past_a_tie_only_truncation_remains() {
    assert_verdicts("0.3750001", &["0.38", "0.37"], &["0.36"]);
    assert_verdicts("0.3749999", &["0.37"], &["0.38"]);
}

#[test]
fn truncation_is_toward_zero() {
    assert_verdicts("-0.18326", &["-0.183", "-0.18"], &["-0.184", "-0.19", "-0.182"]);
    assert_verdicts("-2.08394", &["-2.084", "-2.083"], &["-2.085", "-2.082"]);
}

#[test]
fn the_sign_counts() {
    assert_verdicts("-0.173", &["-0.173"], &["0.173"]);
    assert_verdicts("0.173", &["0.173", "+0.173"], &["-0.173"]);
    // Away from zero by less than a unit, but on the other side of it.
    assert_verdicts("-0.0012", &["-0.001"], &["0.001", "0.002"]);
    assert_verdicts("0.0012", &["0.001"], &["-0.001", "-0.002"]);
}

#[test]
fn zero_may_be_what_is_left() {
    assert_verdicts("0", &["0", "0.00", "0.0000"], &["0.01", "1", "inf"]);
    assert_verdicts("0.0004", &["0.000"], &["0.0000", "0.001"]);
}

#[test]
fn whole_numbers_and_percentages() {
    assert_verdicts("16.03", &["16"], &["21", "15", "17"]);
    assert_verdicts("21.6", &["21", "22"], &["20", "23"]);
}

#[test]
fn an_exponent_moves_the_last_digit() {
    assert_verdicts("0.00149", &["1.49e-3", "1.5e-3", "1.4e-3", "1E-3"], &["1.6e-3", "1.50e-3", "1.5e-2", "1.5"]);
    assert_verdicts("2345", &["2e3", "2.3e3", "2.34e+3", "2.35e3"], &["3e3", "2.4e3", "2.3e2"]);
}

#[test]
fn infinity_is_printed_as_such() {
    let infinite = Enclosure::infinity(256);
    for text in ["inf", "∞"] {
        assert_eq!(printed(&infinite, text), Verdict::Confirmed, "{text}");
        assert_eq!(printed(&-&infinite, text), Verdict::Erratum, "−∞ printed as {text}");
        assert_eq!(printed(&value("1e300"), text), Verdict::Erratum, "{text}");
    }
    assert_eq!(printed(&infinite, "16.03"), Verdict::Erratum);
}

#[test]
#[should_panic(expected = "is not a decimal")]
fn what_is_no_number_is_refused() {
    let _ = printed(&value("0.5"), "one half");
}

/// An enclosure of a third, to a precision in bits.
fn third(precision: u32) -> Certified {
    Certified(Enclosure::exact(&from_decimal("1/3").expect("a fraction"), precision))
}

#[test]
fn only_sides_that_overlap_need_digits() {
    let wide = || Certified(third(20).0 + third(300).0);
    let half = || Certified(value("0.5"));
    let judged = |relation: Relation<Certified>| certified(&relation.clauses[0]);
    let proved = Judgement::Holds { digits: f64::INFINITY };
    assert_eq!(judged(below(half(), wide())), proved);
    assert_eq!(judged(at_most(half(), wide())), proved);
    assert_eq!(judged(at_most(wide(), half())), Judgement::Fails);
    assert_eq!(judged(equal(wide(), wide())), Judgement::Unclear);
    assert_eq!(judged(at_most(wide(), wide())), Judgement::Unclear);
    assert_eq!(judged(equal(half(), half())), proved);
    assert!(
        matches!(judged(equal(third(256), third(300))), Judgement::Holds { digits } if (76.0..78.0).contains(&digits))
    );
    assert!(matches!(judged(at_most(third(256), third(300))), Judgement::Holds { digits } if digits.is_finite()));
    assert_eq!(judged(below(third(256), third(300))), Judgement::Fails);
}

/// Half-way between one and the next `f64`.
const TIE: &str = "1.00000000000000011102230246251565404236316680908203125";

/// Whether an answer honours the claims of correct rounding and of 0.51 ULP, and its error.
fn judged(answer: f64, exact: &Enclosure) -> (bool, bool, f64) {
    let accuracy = Accuracy::of(answer, exact);
    (Claim::CorrectlyRounded.admits(accuracy), Claim::Ulps(0.51).admits(accuracy), accuracy.ulps)
}

#[test]
fn the_other_neighbour_is_not_correctly_rounded_however_near_the_tie() {
    // 1e-26 and 1e-40 beyond the tie, in ULPs 5e-11 and 5e-25: the latter is less than an `f64` near a half can tell.
    for beyond in ["1e-26", "1e-40"] {
        let exact = value(TIE) + value(beyond);
        let (right, wrong) = (1f64.next_up(), 1.0);
        assert!(judged(right, &exact).0, "{beyond}");
        assert!(judged(right, &exact).2 <= 0.5, "{beyond}");
        let (rounded, near, ulps) = judged(wrong, &exact);
        assert!(!rounded && near && ulps > 0.5 && ulps < 0.5 + 1e-10, "{beyond}: {ulps:?}");
    }
}

#[test]
fn a_tie_is_rounded_to_even() {
    assert_eq!(judged(1.0, &value(TIE)), (true, true, 0.5));
    assert_eq!(judged(1f64.next_up(), &value(TIE)), (false, true, 0.5));
}

#[test]
fn a_tie_that_the_reference_cannot_tell_is_no_proof() {
    let tie = value(TIE);
    let straddling = (tie.clone() - value("1e-60")).hull(&(tie + value("1e-60")));
    for answer in [1.0, 1f64.next_up()] {
        assert_eq!(judged(answer, &straddling), (false, true, 0.5f64.next_up()), "{answer:?}");
    }
}

#[test]
fn the_width_of_the_enclosure_is_no_error_of_the_nearest() {
    // From a little below the tie to the tie itself, which goes the same way.
    let tie = value(TIE);
    let wide = (tie.clone() - value("1e-18")).hull(&tie);
    assert_eq!(judged(1.0, &wide), (true, true, 0.5));
    // Both ends round to one, and the smaller of the ULPs on either side of it counts.
    let around_one = value("0.99999999999999999").hull(&value("1.0000000000000001"));
    assert!(around_one.ulps_from(1.0) > 0.5);
    assert_eq!(judged(1.0, &around_one), (true, true, 0.5));
}

#[test]
fn an_overflow_is_an_infinity_and_nothing_is_not_a_number() {
    let beyond = value("1e309");
    assert_eq!(judged(f64::INFINITY, &beyond), (true, true, 0.0));
    assert!(!judged(f64::MAX, &beyond).0);
    assert_eq!(judged(f64::NAN, &value("1")), (false, false, f64::INFINITY));
    assert_eq!(judged(0.0, &value("0")), (true, true, 0.0));
    // Less than half the smallest number rounds to zero.
    assert!(judged(0.0, &value("1e-324")).0);
    assert!(!judged(f64::from_bits(1), &value("1e-324")).0);
}

#[test]
fn a_claim_is_the_largest_error_that_it_allows() {
    assert_eq!((Claim::CorrectlyRounded.ulps(), Claim::Ulps(0.51).ulps()), (0.5, 0.51));
    assert_eq!(
        (Claim::CorrectlyRounded.to_string(), Claim::Ulps(0.51).to_string()),
        ("correct rounding".into(), "0.51 ULP".into())
    );
}
