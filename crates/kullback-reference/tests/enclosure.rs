//! The interval arithmetic itself: every result contains the exact one, and the corner cases are what
//! the documentation says.

mod common;

use common::Random;
use kullback_reference::{
    Enclosure, Rational,
    rug::{Assign, Float, float::Round},
};

const INF: f64 = f64::INFINITY;
const PRECISION: u32 = 40;
/// Enough for sums and products of the samples below to be exact, or as good as.
const EXACT: u32 = 4400;

fn interval(lo: f64, hi: f64) -> Enclosure {
    let end = |x| Float::with_val(PRECISION, Float::with_val(53, x));
    Enclosure::from_bounds(end(lo), end(hi)).expect("ends in order")
}

fn ends(enclosure: &Enclosure) -> (f64, f64) {
    (enclosure.lower().to_f64(), enclosure.upper().to_f64())
}

/// A float of at most `PRECISION` bits and one of many magnitudes, of either sign, or a corner case.
fn sample(random: &mut Random) -> Float {
    const CORNERS: [f64; 10] = [0.0, -0.0, 1.0, -1.0, 2.0, 0.5, 5e-324, -5e-324, 1e300, -1e300];
    if random.below(5) == 0 {
        return Float::with_val(PRECISION, CORNERS[random.below(10) as usize]);
    }
    let magnitude = [0, 2, 60, 900][random.below(4) as usize];
    let exponent = random.below(2 * magnitude + 1) as i32 - magnitude as i32;
    let value = Float::with_val(PRECISION, 1.0 + random.unit()) << exponent;
    if random.below(2) == 0 { value } else { -value }
}

/// An interval and two points of it (its ends, or one of them and the middle).
fn sampled_interval(random: &mut Random) -> (Enclosure, [Float; 3]) {
    let a = sample(random);
    let b = match random.below(3) {
        0 => a.clone(),
        // A neighbour, to get the narrow intervals that rounding leaves.
        1 => {
            let mut b = a.clone();
            b.next_up();
            b
        }
        _ => sample(random),
    };
    let (lo, hi) = if a <= b { (a, b) } else { (b, a) };
    let middle = Float::with_val(EXACT, &lo + &hi) / 2_u32;
    let points = [lo.clone(), hi.clone(), middle];
    (Enclosure::from_bounds(lo, hi).expect("in order"), points)
}

#[track_caller]
fn assert_contains(enclosure: &Enclosure, exact: &Float, what: &str) {
    assert!(!enclosure.lower().is_nan() && !enclosure.upper().is_nan(), "{what}: NaN");
    assert!(
        enclosure.lower() <= exact && exact <= enclosure.upper(),
        "{what}: {enclosure} does not contain {exact:.30}",
    );
}

#[test]
fn arithmetic_contains_the_exact_result() {
    let mut random = Random(1);
    for _ in 0..4_000 {
        let ((a, xs), (b, ys)) = (sampled_interval(&mut random), sampled_interval(&mut random));
        let results = [&a + &b, &a - &b, &a * &b, &a / &b, a.min(&b), a.max(&b), a.hull(&b)];
        for x in &xs {
            for y in &ys {
                let mut exact = Float::with_val(EXACT, x + y);
                assert_contains(&results[0], &exact, &format!("{a} + {b}"));
                exact.assign(x - y);
                assert_contains(&results[1], &exact, &format!("{a} - {b}"));
                exact.assign(x * y);
                assert_contains(&results[2], &exact, &format!("{a} * {b}"));
                if !y.is_zero() {
                    exact.assign(x / y);
                    assert_contains(&results[3], &exact, &format!("{a} / {b}"));
                }
                exact.assign(x.min_ref(y));
                assert_contains(&results[4], &exact, &format!("min {a} {b}"));
                exact.assign(x.max_ref(y));
                assert_contains(&results[5], &exact, &format!("max {a} {b}"));
                assert_contains(&results[6], &Float::with_val(EXACT, x), "hull");
                assert_contains(&results[6], &Float::with_val(EXACT, y), "hull");
            }
        }
    }
}

/// On points the two ends are adjacent floats, or one: nothing is lost but a rounding.
#[test]
fn arithmetic_on_points_is_as_narrow_as_can_be() {
    let mut random = Random(2);
    for _ in 0..5_000 {
        let (x, y) = (sample(&mut random), sample(&mut random));
        let a = Enclosure::from_bounds(x.clone(), x.clone()).expect("a point");
        let b = Enclosure::from_bounds(y.clone(), y.clone()).expect("a point");
        let mut results = vec![&a + &b, &a - &b, &a * &b, a.square(), a.half(), a.scale(-3)];
        if !y.is_zero() {
            results.push(&a / &b);
        }
        if x >= 0 {
            results.extend([a.sqrt(), a.ln_1p()]);
        }
        for result in results {
            let mut next = result.lower().clone();
            next.next_up();
            assert!(*result.upper() <= next, "{a}, {b} gave {result}");
        }
    }
}

#[test]
fn functions_contain_the_exact_result() {
    type Unary = (&'static str, fn(&Enclosure) -> Enclosure, fn(Float) -> Float);
    const EVERYWHERE: [Unary; 9] = [
        ("exp", Enclosure::exp, Float::exp),
        ("exp_m1", Enclosure::exp_m1, Float::exp_m1),
        ("abs", Enclosure::abs, Float::abs),
        ("square", Enclosure::square, Float::square),
        ("half", Enclosure::half, |x| x / 2_u32),
        ("scale", |x| x.scale(-7), |x| x * -7_i32),
        ("cube", |x| x.powi(3), |x| x.clone() * x.square()),
        ("fourth power", |x| x.powi(4), |x| x.square().square()),
        ("neg", |x| -x, |x| -x),
    ];
    const POSITIVE: [Unary; 5] = [
        ("ln", Enclosure::ln, Float::ln),
        ("sqrt", Enclosure::sqrt, Float::sqrt),
        ("ln_1p", Enclosure::ln_1p, Float::ln_1p),
        ("recip", Enclosure::recip, Float::recip),
        ("inverse square", |x| x.powi(-2), |x| x.square().recip()),
    ];
    // More than the precision under test by so much that its own error is invisible.
    let reference = PRECISION + 200;
    let mut random = Random(3);
    for _ in 0..10_000 {
        let (a, points) = sampled_interval(&mut random);
        for x in points {
            let x = Float::with_val(reference.max(x.prec()), x);
            for (name, enclosed, exact) in EVERYWHERE {
                assert_contains(&enclosed(&a), &exact(x.clone()), &format!("{name} {a}"));
            }
            if *a.lower() >= 0 && x > 0 {
                for (name, enclosed, exact) in POSITIVE {
                    assert_contains(&enclosed(&a), &exact(x.clone()), &format!("{name} {a}"));
                }
            }
        }
    }
}

/// The upper end of a logarithm or exponential over a narrow interval comes from a bound on the
/// derivative: it must not lose more than a few units in the last place.
#[test]
fn narrow_intervals_stay_narrow() {
    let mut random = Random(4);
    for _ in 0..5_000 {
        let x = Float::with_val(PRECISION, random.unit() * 700.0 + 1e-3);
        let mut above = x.clone();
        above.next_up();
        let a = Enclosure::from_bounds(x.clone(), above).expect("in order");
        for (name, enclosed, direct) in
            [("ln", a.ln(), Float::ln_round as fn(&mut Float, Round) -> _), ("exp", a.exp(), Float::exp_round)]
        {
            let (mut lo, mut hi) = (a.lower().clone(), a.upper().clone());
            direct(&mut lo, Round::Down);
            direct(&mut hi, Round::Up);
            assert_eq!(*enclosed.lower(), lo, "{name}");
            for _ in 0..4 {
                hi.next_up();
            }
            assert!(*enclosed.upper() <= hi, "{name} of {a} is {enclosed}");
        }
    }
}

#[test]
fn infinities_and_zeros_follow_the_conventions() {
    let (zero, infinity) = (Enclosure::zero(PRECISION), Enclosure::infinity(PRECISION));
    let unknown = Enclosure::unknown(PRECISION);
    assert!((&zero * &infinity).is_zero());
    assert!((&infinity * &zero).is_zero());
    assert!((&zero * &unknown).is_zero());
    assert_eq!(&infinity - &infinity, unknown);
    assert_eq!(&infinity + -&infinity, unknown);
    let mut sum = infinity.clone();
    sum += &-&infinity;
    assert_eq!(sum, unknown);
    assert_eq!(&infinity + &infinity, infinity);
    assert_eq!(&infinity * -&infinity, -&infinity);

    assert_eq!(ends(&(interval(0.0, 2.0) * interval(3.0, INF))), (0.0, INF));
    assert_eq!(ends(&(interval(-1.0, 2.0) * interval(-3.0, INF))), (-INF, INF));
    assert_eq!(ends(&(interval(-2.0, -1.0) * interval(-4.0, 3.0))), (-6.0, 8.0));

    assert_eq!(ends(&(interval(1.0, 2.0) / interval(0.0, 4.0))), (0.25, INF));
    assert_eq!(ends(&(interval(1.0, 2.0) / interval(-4.0, 0.0))), (-INF, -0.25));
    assert_eq!(ends(&(interval(-1.0, 2.0) / interval(0.0, 4.0))), (-INF, INF));
    assert_eq!(ends(&(interval(1.0, 2.0) / interval(-1.0, 1.0))), (-INF, INF));
    assert_eq!(ends(&(interval(1.0, 2.0) / &infinity)), (0.0, 0.0));
    assert_eq!(ends(&(&infinity / &infinity)), (0.0, INF));
    assert_eq!(ends(&(-&infinity / &infinity)), (-INF, 0.0));
    assert_eq!(ends(&(interval(3.0, INF) / interval(2.0, INF))), (0.0, INF));
    assert_eq!(interval(1.0, 1.0) / &zero, unknown);
    assert_eq!(&zero / &zero, unknown);
    assert!((&zero / interval(-1.0, 1.0)).is_zero());

    assert_eq!(ends(&zero.ln()), (-INF, -INF));
    assert_eq!(ends(&interval(0.0, 1.0).ln()), (-INF, 0.0));
    assert_eq!(ends(&interval(-1e-9, 1.0).ln()), (-INF, 0.0));
    assert_eq!(ends(&interval(1.0, INF).ln()), (0.0, INF));
    assert_eq!(ends(&interval(-2.0, 0.0).ln_1p()), (-INF, 0.0));
    assert_eq!(ends(&infinity.ln()), (INF, INF));
    assert_eq!(ends(&(-&infinity).exp()), (0.0, 0.0));
    assert_eq!(ends(&interval(-INF, 0.0).exp()), (0.0, 1.0));
    assert_eq!(ends(&infinity.exp()), (INF, INF));
    assert_eq!(ends(&interval(-1e-9, 4.0).sqrt()), (0.0, 2.0));
    assert_eq!(ends(&interval(-3.0, 2.0).square()), (0.0, 9.0));
    assert_eq!(ends(&interval(-3.0, 2.0).powi(3)), (-27.0, 8.0));
    assert_eq!(ends(&interval(-3.0, 2.0).powi(2)), (0.0, 9.0));
    assert_eq!(ends(&zero.powi(0)), (1.0, 1.0));
    assert_eq!(ends(&interval(-3.0, 2.0).abs()), (0.0, 3.0));
}

#[test]
fn beyond_the_range_of_mpfr_an_end_is_zero_or_infinite() {
    let huge = interval(1e300, 1e300);
    let grown = huge.exp();
    assert!(grown.lower().is_finite() && grown.upper().is_infinite() && !grown.is_point());
    let vanished = (-&huge).exp();
    assert!(vanished.lower().is_zero() && vanished.upper().is_finite());
    assert!(*vanished.upper() > 0, "an exponential is not zero");
    let between = interval(-1e300, 1e300).exp();
    assert!(between.lower().is_zero() && between.upper().is_infinite());
}

#[test]
fn exact_values_are_points_and_others_are_adjacent_floats() {
    assert!(Enclosure::exact(&Rational::from((3, 8)), 2).is_point());
    assert!(Enclosure::exact(&Rational::from((9, 64)), 4).sqrt().is_point());
    for numerator in [-1, 1] {
        let third = Enclosure::exact(&Rational::from((numerator, 3)), 50);
        let mut next = third.lower().clone();
        next.next_up();
        assert_eq!(*third.upper(), next);
        assert!(*third.lower() < Rational::from((numerator, 3)));
        assert!(*third.upper() > Rational::from((numerator, 3)));
    }
    let pi = Enclosure::pi(53);
    assert_eq!(pi.lower().to_f64(), std::f64::consts::PI);
    assert!(!pi.is_point());
    let ln_2 = Enclosure::ln_2(53);
    assert!(ln_2.overlaps(&Enclosure::exact(&2.into(), 53).ln()));
    assert_eq!(ln_2.to_decimal(15).as_deref(), Some("0.693147180559945"));
}

#[test]
fn results_take_the_larger_precision() {
    let (narrow, wide) = (Enclosure::exact(&3.into(), 20), Enclosure::exact(&7.into(), 90));
    for result in [&narrow + &wide, &wide - &narrow, &narrow * &wide, &wide / &narrow] {
        assert_eq!(result.precision(), 90);
        assert_eq!(result.upper().prec(), 90);
    }
    assert_eq!(narrow.min(&wide).precision(), 90);
    assert_eq!(narrow.hull(&wide).precision(), 90);
}

#[test]
fn predicates() {
    let (a, b) = (interval(1.0, 2.0), interval(2.0, 3.0));
    assert!(a.overlaps(&b) && b.overlaps(&a) && a.at_most(&b) && !b.at_most(&a));
    assert!(!a.strictly_below(&b) && a.strictly_below(&interval(2.5, 3.0)));
    assert!(!a.overlaps(&interval(2.5, 3.0)) && interval(0.0, 9.0).overlaps(&a));
    assert!(a.is_positive() && !a.is_negative() && !a.contains_zero());
    assert!((-&a).is_negative() && !(-&a).is_positive());
    let touching = interval(0.0, 1.0);
    assert!(touching.contains_zero() && !touching.is_zero() && !touching.is_positive());
    assert!((-Enclosure::zero(9)).is_zero());
    assert!(Enclosure::infinity(9).is_point());
    let nan = Float::with_val(9, f64::NAN);
    assert!(Enclosure::from_bounds(nan.clone(), nan).is_none());
    assert!(Enclosure::from_bounds(Float::with_val(9, 2), Float::with_val(9, 1)).is_none());
}

#[test]
#[should_panic(expected = "logarithm of a negative number")]
fn the_logarithm_of_a_negative_number_is_a_mistake_of_the_caller() {
    let _ = interval(-2.0, -1.0).ln();
}

#[test]
#[should_panic(expected = "square root of a negative number")]
fn the_square_root_of_a_negative_number_is_a_mistake_of_the_caller() {
    let _ = interval(-2.0, -1.0).sqrt();
}
