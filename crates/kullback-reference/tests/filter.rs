//! The filter is never wrong about its bound, and seldom without one.

mod common;

use common::{Random, floats};
use kullback_reference::{
    self as reference, Enclosure, Order, OutOfDomain, Rational, exact,
    filter::{self, Bounded},
    rug::Float,
};

type Filter = fn(&[f64], &[f64]) -> Option<Bounded>;
type Reference = fn(&[Rational], &[Rational], u32) -> Result<Enclosure, OutOfDomain>;

/// The functions of a pair of vectors, or of the first of them.
const FUNCTIONS: [(&str, Filter, Reference); 16] = [
    ("kl", filter::kl, reference::kl),
    ("rel_entr_sum", filter::rel_entr_sum, reference::rel_entr_sum),
    ("entropy", |p, _| filter::entropy(p), |p, _, bits| reference::entropy(p, bits)),
    ("cross_entropy", filter::cross_entropy, reference::cross_entropy),
    ("perplexity", |p, _| filter::perplexity(p), |p, _, bits| reference::perplexity(p, bits)),
    ("jeffreys", filter::jeffreys, reference::jeffreys),
    ("js", filter::js, reference::js),
    ("js_distance", filter::js_distance, reference::js_distance),
    ("total_variation", filter::total_variation, reference::total_variation),
    ("squared_hellinger", filter::squared_hellinger, reference::squared_hellinger),
    ("hellinger", filter::hellinger, reference::hellinger),
    ("bhattacharyya_coefficient", filter::bhattacharyya_coefficient, reference::bhattacharyya_coefficient),
    ("bhattacharyya_distance", filter::bhattacharyya_distance, reference::bhattacharyya_distance),
    ("chi_squared", filter::chi_squared, reference::chi_squared),
    ("neyman_chi_squared", filter::neyman_chi_squared, reference::neyman_chi_squared),
    ("le_cam", filter::le_cam, reference::le_cam),
];

/// Those that are infinite at some zeros, or nearly so at tiny numbers, which is none of the filter's.
const INFINITE: [&str; 6] = ["kl", "rel_entr_sum", "cross_entropy", "jeffreys", "chi_squared", "neyman_chi_squared"];

type Ordered = fn(&[f64], &[f64], f64) -> Option<Bounded>;
type OrderedReference = fn(&[Rational], &[Rational], &Rational, u32) -> Result<Enclosure, OutOfDomain>;

/// The functions with an order.
const FAMILIES: [(&str, Ordered, OrderedReference); 3] = [
    ("renyi", filter::renyi, |p, q, alpha, bits| reference::renyi(p, q, &Order::Finite(alpha.clone()), bits)),
    ("tsallis", filter::tsallis, reference::tsallis),
    ("alpha_divergence", filter::alpha_divergence, reference::alpha_divergence),
];

/// The width in ULPs at which a distance counts as decided: that of an enclosure that `certify` accepts.
const NARROW: f64 = 1.0 / (1 << 20) as f64;

/// A uniform index.
fn index(random: &mut Random, n: usize) -> usize {
    random.below(n as u64) as usize
}

/// Any positive float below one, its exponent uniform.
fn tiny(random: &mut Random) -> f64 {
    f64::from_bits(1 + random.below(1023 << 52))
}

/// A distribution, more or less uneven.
fn distribution(random: &mut Random, n: usize) -> Vec<f64> {
    let unevenness = random.below(4) as i32;
    normalised((0..n).map(|_| random.unit().powi(unevenness) + 1e-9).collect())
}

fn normalised(weights: Vec<f64>) -> Vec<f64> {
    let total: f64 = weights.iter().sum();
    weights.iter().map(|weight| weight / total).collect()
}

type Pair = (Vec<f64>, Vec<f64>);

fn random_pair(random: &mut Random) -> Pair {
    let n = 2 + index(random, 63);
    (distribution(random, n), distribution(random, n))
}

/// Each entry of `q` differs from that of `p` by up to `2⁻ᵏ` of it.
fn near_pair(random: &mut Random, k: i32) -> Pair {
    let n = 2 + index(random, 31);
    let p = distribution(random, n);
    let distance = 2_f64.powi(-k);
    let q = p.iter().map(|p| p * (1.0 + distance * (2.0 * random.unit() - 1.0))).collect();
    (p, normalised(q))
}

/// Some entries of any size, down to the smallest subnormal.
fn tiny_pair(random: &mut Random) -> Pair {
    let (mut p, mut q) = random_pair(random);
    for side in [&mut p, &mut q] {
        for x in side.iter_mut().skip(1) {
            match random.below(4) {
                0 => *x = tiny(random),
                1 => *x = f64::from_bits(1 + random.bits() % 8),
                _ => (),
            }
        }
    }
    if random.below(2) == 0 {
        let twins: Vec<usize> = (1..p.len()).filter(|_| random.below(2) == 0).collect();
        twins.into_iter().for_each(|i| q[i] = f64::from_bits(p[i].to_bits() + random.bits() % 1000));
    }
    (refilled(p), refilled(q))
}

/// Some entries zero, in either vector or in both.
fn pair_with_zeros(random: &mut Random) -> Pair {
    let (mut p, mut q) = random_pair(random);
    let common = random.below(2) == 0;
    for i in 1..p.len() {
        match random.below(5) {
            0 => p[i] = 0.0,
            1 if common => (p[i], q[i]) = (0.0, 0.0),
            1 => q[i] = 0.0,
            _ => (),
        }
    }
    (refilled(p), refilled(q))
}

/// Almost all of the mass in one entry.
fn concentrated_pair(random: &mut Random) -> Pair {
    let n = 2 + index(random, 4);
    let mut side = || {
        let mut p: Vec<f64> = (0..n).map(|_| tiny(random).powf(0.05)).collect();
        p.iter_mut().skip(1).for_each(|p| *p *= 0.2);
        refilled(p)
    };
    let p = side();
    (p, side())
}

/// Nearly disjoint: the sum of the powers is a small difference of large parts.
fn opposed_pair(random: &mut Random) -> Pair {
    let [a, b] = [(); 2].map(|()| 2_f64.powi(-(random.below(200) as i32)) * random.unit());
    (vec![1.0 - a, a], vec![b, 1.0 - b])
}

/// The first entry takes what the others leave, if they leave anything.
fn refilled(mut p: Vec<f64>) -> Vec<f64> {
    let rest: f64 = p[1..].iter().sum();
    p[0] = 1.0 - rest;
    if p[0] > 0.0 {
        return p;
    }
    p[0] = 0.5;
    normalised(p)
}

/// Whether the ball holds all of the enclosure, without any rounding.
fn holds(ball: &Bounded, enclosure: &Enclosure) -> bool {
    // From the largest exponent of an `f64` to the smallest.
    let end = |error: f64| (Float::with_val(2200, ball.high()) + ball.low()) + error;
    end(-ball.error()) <= *enclosure.lower() && *enclosure.upper() <= end(ball.error())
}

/// Asserts that the ball is right and that it measures distances as the enclosure does. Returns its width in ULPs.
fn check(name: &str, ball: Bounded, evaluate: impl Fn(u32) -> Result<Enclosure, OutOfDomain>) -> f64 {
    let enclose = |bits| evaluate(bits).unwrap_or_else(|error| panic!("{name}: {error}"));
    let mut enclosure = enclose(400);
    if !holds(&ball, &enclosure) {
        // A ball without a radius needs a number without rounding.
        enclosure = enclose(4400);
    }
    assert!(holds(&ball, &enclosure), "{name}: {ball:?} does not hold {enclosure}");
    if let (Some(nearest), Some(certain)) = (ball.nearest(), enclosure.to_f64()) {
        assert_eq!(nearest, certain, "{name}");
    }
    let high = ball.high();
    for answer in [high, high.next_up(), high.next_down(), 0.999 * high, -high, 0.0, high + 1.0] {
        let Some((lower, upper)) = ball.ulps_from(answer) else { continue };
        let exact = enclosure.ulps_from(answer);
        assert!(
            lower <= exact && exact <= upper || (upper == 0.0 && exact < 1e-30),
            "{name}: {lower} {exact} {upper}, {ball:?}, {answer}"
        );
    }
    ball.ulps_from(high).map_or(f64::INFINITY, |(lower, upper)| upper - lower)
}

fn check_all(pair: &Pair, mut record: impl FnMut(&str, f64)) {
    let (p, q) = pair;
    let exact = (floats(p), floats(q));
    for (name, filter, reference) in FUNCTIONS {
        let width = filter(p, q)
            .map_or(f64::INFINITY, |ball| check(name, ball, |precision| reference(&exact.0, &exact.1, precision)));
        record(name, width);
    }
}

/// How often each function decided.
#[derive(Default)]
struct Tally(std::collections::BTreeMap<String, (u32, u32)>);

impl Tally {
    fn record(&mut self, name: &str, width: f64) {
        let (decided, all) = self.0.entry(name.to_owned()).or_default();
        *decided += u32::from(width <= NARROW);
        *all += 1;
    }

    fn assert_at_least(&self, fraction: f64) {
        for (name, (decided, all)) in &self.0 {
            let decided = f64::from(*decided) / f64::from(*all);
            println!("{name:30} {:6.2} %", 100.0 * decided);
            assert!(decided >= fraction, "{name}: only {decided} of {all} decided");
        }
    }
}

#[test]
fn random_pairs_are_decided() {
    let (mut random, mut tally) = (Random(1), Tally::default());
    for _ in 0..600 {
        check_all(&random_pair(&mut random), |name, width| tally.record(name, width));
    }
    tally.assert_at_least(0.99);
}

#[test]
fn near_pairs_are_decided() {
    let (mut random, mut tally) = (Random(2), Tally::default());
    for k in (1..=52).cycle().take(52 * 12) {
        check_all(&near_pair(&mut random, k), |name, width| tally.record(name, width));
    }
    tally.assert_at_least(0.95);
}

#[test]
fn large_vectors_are_decided() {
    let (mut random, mut tally) = (Random(3), Tally::default());
    for _ in 0..4 {
        let pair = (distribution(&mut random, 4096), distribution(&mut random, 4096));
        check_all(&pair, |name, width| tally.record(name, width));
    }
    tally.assert_at_least(0.99);
}

#[test]
fn hard_pairs_are_never_wrong() {
    let mut random = Random(4);
    let charts = [tiny_pair, pair_with_zeros, concentrated_pair];
    for chart in charts {
        let mut tally = Tally::default();
        for _ in 0..400 {
            check_all(&chart(&mut random), |name, width| {
                if !INFINITE.contains(&name) {
                    tally.record(name, width);
                }
            });
        }
        tally.assert_at_least(0.98);
    }
}

#[test]
fn families_are_decided() {
    let (mut random, mut tally) = (Random(5), Tally::default());
    for i in 0..500 {
        let (p, q) = match i % 5 {
            0 | 1 => random_pair(&mut random),
            2 | 3 => near_pair(&mut random, 1 + i % 52),
            _ => pair_with_zeros(&mut random),
        };
        let alpha = [0.5, 2.0, 0.0, 1.0, 0.7, 1.25, 3.0, 10.0, -1.0, -0.3, 60.0][index(&mut random, 11)];
        let exact = (floats(&p), floats(&q), exact::from_f64(alpha).expect("finite"));
        for (name, family, reference) in FAMILIES {
            let Some(ball) = family(&p, &q, alpha) else { continue };
            let width = check(name, ball, |precision| reference(&exact.0, &exact.1, &exact.2, precision));
            tally.record(name, width);
        }
    }
    tally.assert_at_least(0.99);
    for _ in 0..100 {
        let (p, q) = opposed_pair(&mut random);
        let exact = (floats(&p), floats(&q));
        for alpha in [0.1, 0.5, 0.7] {
            let order = exact::from_f64(alpha).expect("finite");
            for (name, family, reference) in FAMILIES {
                let ball = family(&p, &q, alpha);
                ball.map(|ball| check(name, ball, |precision| reference(&exact.0, &exact.1, &order, precision)));
            }
        }
    }
}

/// The rounding of one operation, by itself.
#[test]
fn arithmetic() {
    let mut random = Random(7);
    let value = |x: &Bounded| exact::from_f64(x.high()).expect("finite") + exact::from_f64(x.low()).expect("finite");
    for _ in 0..20_000 {
        // The low part is so small that the bound of the sum counts for nothing.
        let [a, b] = [(); 2].map(|()| {
            let x = (random.unit() - 0.5) * 2_f64.powi(random.below(40) as i32);
            Bounded::exact(x) + Bounded::exact(x * (random.unit() - 0.5) * 2_f64.powi(-58))
        });
        let (x, y) = (value(&a), value(&b));
        let results = [
            (a + b, Rational::from(&x + &y)),
            (a - b, Rational::from(&x - &y)),
            (a * b, Rational::from(&x * &y)),
            (a * b.high(), &x * exact::from_f64(b.high()).expect("finite")),
            (a / b, Rational::from(&x / &y)),
        ];
        for (result, exact) in results {
            let distance = (value(&result) - exact).abs();
            assert!(distance <= result.error(), "{a:?} {b:?} {result:?}");
            let largest = result.high().abs().max(a.high().abs()).max(b.high().abs());
            assert!(result.error() <= largest * 2_f64.powi(-98), "{a:?} {b:?} {result:?}");
        }
    }
    let (zero, one) = (Bounded::exact(0.0), Bounded::exact(1.0));
    assert_eq!((one / zero).nearest(), None);
    assert_eq!((one / (Bounded::exact(1e-30) * 1e-300)).ulps_from(1.0), None);
}

#[test]
fn numbers() {
    let mut random = Random(6);
    let mut numbers =
        vec![0.0, 5e-324, 1e-323, f64::MIN_POSITIVE, 1e-300, 1e-8, 0.5, 1.0_f64.next_down(), 1.0, 1.0_f64.next_up()];
    numbers.extend([2.0, std::f64::consts::E, 1e8, 1e300, f64::MAX.next_down(), f64::MAX]);
    numbers.extend((0..40).map(|_| f64::from_bits(random.bits() % (2047 << 52))));
    numbers.extend((0..40).map(|_| 1.0 + (random.unit() - 0.5) * 2_f64.powi(-(random.below(53) as i32))));
    let mut tally = Tally::default();
    for &x in &numbers {
        let exact_x = exact::from_f64(x).expect("finite");
        if let Some(ball) = filter::entr(x) {
            tally.record("entr", check("entr", ball, |bits| reference::entr(&exact_x, bits)));
        }
        let near = f64::from_bits((x.to_bits() + random.bits() % 100).min(f64::MAX.to_bits()));
        for &y in numbers.iter().chain([&near]) {
            let exact_y = exact::from_f64(y).expect("finite");
            if let Some(ball) = filter::rel_entr(x, y) {
                tally.record("rel_entr", check("rel_entr", ball, |bits| reference::rel_entr(&exact_x, &exact_y, bits)));
            }
            if let Some(ball) = filter::kl_div(x, y) {
                tally.record("kl_div", check("kl_div", ball, |bits| reference::kl_div(&exact_x, &exact_y, bits)));
            }
        }
    }
    tally.assert_at_least(0.8);
}

/// Where the rounded quotient `m/n` is the end of a cell of the logarithm's table, and the exact one is in the next cell.
#[test]
fn ratios_at_the_ends_of_cells() {
    for edge in (513..1023).step_by(37).map(|k| f64::from(k) / 1024.0) {
        for n in (1..25).map(|j| 2.0 - f64::from(j) * f64::EPSILON) {
            for m in [(edge * n).next_down(), edge * n, (edge * n).next_up()] {
                let (x, y) = (exact::from_f64(m).expect("finite"), exact::from_f64(n).expect("finite"));
                let ball = filter::rel_entr(m, n).expect("moderate numbers");
                let width = check("rel_entr", ball, |precision| reference::rel_entr(&x, &y, precision));
                assert!(width <= NARROW, "{m} {n} {width}");
            }
        }
    }
}

#[test]
fn what_may_be_outside_the_domain_is_not_decided() {
    let half = [0.5, 0.5];
    let refused: [&[f64]; 9] = [
        &[],
        &[1.0],
        &[0.5, 0.25, 0.25],
        &[0.5, f64::NAN],
        &[0.5, f64::INFINITY],
        &[1.5, -0.5],
        &[0.5, 0.5 + 2e-9],
        // Within the tolerance, but not by enough to be certain of it.
        &[0.5, 0.5 + 1e-9],
        &[0.5, -f64::MIN_POSITIVE],
    ];
    for (name, filter, _) in FUNCTIONS {
        for other in refused {
            // The entropies read one vector, and one function has no condition on sums.
            let is_other_domain = name == "rel_entr_sum" || other.iter().sum::<f64>() == 1.0;
            assert!(filter(other, &half).is_none() || is_other_domain, "{name} {other:?}");
        }
        assert!(filter(&[f64::NAN, 1.0], &half).is_none(), "{name}");
        assert!(filter(&[-0.5, 1.5], &half).is_none(), "{name}");
        assert!(filter(&[0.5, 0.5 + 9e-10], &half).is_some(), "{name}");
        assert!(filter(&[1.0, -0.0], &half).is_some() || ["jeffreys", "neyman_chi_squared"].contains(&name), "{name}");
    }
    assert_eq!(filter::kl(&half, &[1.0, 0.0]), None);
    assert_eq!(filter::rel_entr(1.0, 0.0), None);
    assert_eq!(filter::entr(-1.0), None);
    assert_eq!(filter::kl_div(f64::NAN, 1.0), None);
    assert_eq!(filter::renyi(&half, &[0.25, 0.75], f64::NAN), None);
}

#[test]
fn a_distance_is_measured_in_the_ulps_of_the_number() {
    // Exact numbers, at the ends of binades and among the subnormals.
    for number in [0.0, 5e-324, 1e-310, f64::MIN_POSITIVE, 0.75, 1.0, 1.0_f64.next_down(), -1.5, -2.0, f64::MAX] {
        let enclosure = Enclosure::exact(&exact::from_f64(number).expect("finite"), 64);
        for answer in [0.0, 5e-324, 1.0, 1.0_f64.next_up(), 1.0_f64.next_down(), -1.5, -2.5, 1e-310, 1e300, f64::MAX] {
            let exact = enclosure.ulps_from(answer);
            let bounds = Bounded::exact(number).ulps_from(answer);
            assert!(
                bounds.is_some_and(|(lower, upper)| lower <= exact && exact <= upper),
                "{number} {answer} {bounds:?}"
            );
        }
        assert_eq!(Bounded::exact(number).ulps_from(number), Some((0.0, 0.0)));
        assert_eq!(Bounded::exact(number).nearest(), Some(number));
        assert_eq!(Bounded::exact(number).ulps_from(f64::NAN), None);
        assert_eq!(Bounded::exact(number).ulps_from(f64::INFINITY), None);
    }
}

#[test]
fn equal_vectors_have_divergence_zero() {
    let p = [0.2, 0.3, 0.5, 0.0];
    for (name, filter, _) in FUNCTIONS {
        let plain = ["entropy", "cross_entropy", "perplexity", "bhattacharyya_coefficient"];
        if !plain.contains(&name) {
            assert_eq!(filter(&p, &p), Some(Bounded::exact(0.0)), "{name}");
        }
    }
    assert_eq!(filter::total_variation(&[0.75, 0.25], &[0.25, 0.75]), Some(Bounded::exact(0.5)));
    assert_eq!(filter::perplexity(&[0.0, 1.0]), Some(Bounded::exact(1.0)));
}

#[test]
fn the_logarithm_of_nothing_is_not_decided() {
    for alpha in [1e-160, 0.16, 0.5, 0.99] {
        assert_eq!(filter::renyi(&[0.25, 0.75, 0.0, 0.0], &[0.0, 0.0, 0.9, 0.1], alpha), None, "{alpha}");
    }
    assert_eq!(filter::bhattacharyya_distance(&[1.0, 0.0], &[0.0, 1.0]), None);
}
