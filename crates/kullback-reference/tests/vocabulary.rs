//! Properties of the vocabulary that a table of values cannot show: exact zeros, infinities, limits,
//! extreme inputs, and the inputs on which well-known libraries go wrong.

mod common;

use common::{Random, floats, rational, rationals};
use kullback_reference::{
    Enclosure, Order, OutOfDomain, Outcome, Rational, alpha_divergence, bhattacharyya_coefficient,
    bhattacharyya_distance, certify, chernoff_information, chi_squared, conditional_kl, cressie_read,
    cross_entropy_logits, enclose, entropy, entropy_logits, hellinger, jeffreys, js, js_distance, js_weighted, kl,
    kl_div, kl_logits, le_cam, mutual_information, neyman_chi_squared, perplexity, rel_entr, rel_entr_sum, renyi,
    renyi_entropy, squared_hellinger, total_variation, tsallis, tsallis_entropy,
};

type Pair = fn(&[Rational], &[Rational], u32) -> Result<Enclosure, OutOfDomain>;

const BITS: u32 = 128;

fn finite(alpha: &str) -> Order {
    Order::Finite(rational(alpha))
}

/// Exact floats, divided by their exact sum.
fn normalised(weights: &[f64]) -> Vec<Rational> {
    let weights = floats(weights);
    let total: Rational = weights.iter().sum();
    weights.into_iter().map(|x| x / &total).collect()
}

/// Everything that vanishes at equal arguments.
const DIVERGENCES: [(&str, Pair); 24] = [
    ("kl", kl),
    ("rel_entr_sum", rel_entr_sum),
    ("jeffreys", jeffreys),
    ("js", js),
    ("js_distance", js_distance),
    ("total_variation", total_variation),
    ("squared_hellinger", squared_hellinger),
    ("hellinger", hellinger),
    ("bhattacharyya_distance", bhattacharyya_distance),
    ("chi_squared", chi_squared),
    ("neyman_chi_squared", neyman_chi_squared),
    ("le_cam", le_cam),
    ("chernoff_information", chernoff_information),
    ("renyi 1/3", |p, q, b| renyi(p, q, &finite("1/3"), b)),
    ("renyi 1", |p, q, b| renyi(p, q, &finite("1"), b)),
    ("renyi 100.5", |p, q, b| renyi(p, q, &finite("100.5"), b)),
    ("renyi inf", |p, q, b| renyi(p, q, &Order::Infinite, b)),
    ("tsallis 0.7", |p, q, b| tsallis(p, q, &rational("0.7"), b)),
    ("tsallis 1", |p, q, b| tsallis(p, q, &rational("1"), b)),
    ("tsallis 3", |p, q, b| tsallis(p, q, &rational("3"), b)),
    ("alpha -1/2", |p, q, b| alpha_divergence(p, q, &rational("-1/2"), b)),
    ("alpha 0", |p, q, b| alpha_divergence(p, q, &rational("0"), b)),
    ("alpha 1e6", |p, q, b| alpha_divergence(p, q, &rational("1e6"), b)),
    ("cressie_read", |p, q, b| cressie_read(p, q, &rational("2/3"), b)),
];

#[test]
fn equal_arguments_give_exactly_zero() {
    let mut random = Random(6);
    for n in [1, 2, 3, 17, 200] {
        let mut p = random.distribution(n);
        if n == 3 {
            p = vec![0.25, 0.0, 0.75];
        }
        let p = floats(&p);
        for (name, divergence) in DIVERGENCES {
            for precision in [20, BITS] {
                let value = divergence(&p, &p, precision).expect("in the domain");
                assert!(value.is_zero(), "{name} at n = {n} is {value}");
            }
        }
    }
}

#[test]
fn unequal_arguments_give_a_positive_value() {
    let mut random = Random(7);
    for n in [2, 3, 17] {
        let mut p = vec![1.0 / n as f64; n];
        p[n - 1] = 1.0 - (n as f64 - 1.0) * p[0];
        let mut q = p.clone();
        q[0] = q[0].next_up().next_up();
        q[1] -= q[0] - p[0];
        let far = random.distribution(n);
        for (name, divergence) in DIVERGENCES {
            // The plain sum of the numbers as given may well be negative; and an equal largest ratio
            // is no divergence of infinite order between vectors whose sums differ.
            if name == "rel_entr_sum" {
                continue;
            }
            for other in [&q, &far] {
                let outcome = certify(|bits| divergence(&floats(&p), &floats(other), bits));
                let (Outcome::Rounded { value, enclosure } | Outcome::Exact { value, enclosure }) = outcome else {
                    panic!("{name} at n = {n}: {outcome:?}");
                };
                assert!(enclosure.is_positive() && value > 0.0, "{name} at n = {n}: {enclosure}");
            }
        }
    }
}

/// On one of `p`, `q` not dominating the other.
#[test]
fn infinities_are_exact_and_only_where_they_belong() {
    let p = rationals(["0.5", "0.5", "0"]);
    let q = rationals(["0.5", "0.25", "0.25"]);
    let infinite = |value: Result<Enclosure, OutOfDomain>| {
        let value = value.expect("in the domain");
        value.is_point() && value.lower().is_infinite() && value.is_positive()
    };
    // Infinite from q (which has an outcome that p lacks), from p, or from either.
    let expected = |name: &str| match name {
        "kl" | "rel_entr_sum" | "chi_squared" | "cressie_read" => (false, true),
        "renyi 1" | "renyi 100.5" | "renyi inf" | "tsallis 1" | "tsallis 3" => (false, true),
        "alpha 1e6" => (false, true),
        "neyman_chi_squared" | "alpha -1/2" | "alpha 0" => (true, false),
        "jeffreys" => (true, true),
        _ => (false, false),
    };
    for (name, divergence) in DIVERGENCES {
        let found = (infinite(divergence(&p, &q, BITS)), infinite(divergence(&q, &p, BITS)));
        assert_eq!(found, expected(name), "{name}");
    }
    let (left, right) = (rationals(["1", "0"]), rationals(["0", "1"]));
    assert!(infinite(bhattacharyya_distance(&left, &right, BITS)));
    assert!(infinite(chernoff_information(&left, &right, BITS)));
    for alpha in ["0", "0.5", "1", "2", "100"] {
        assert!(infinite(renyi(&left, &right, &finite(alpha), BITS)), "{alpha}");
    }
    assert!(infinite(rel_entr(&rational("5e-324"), &rational("0"), BITS)));
    assert!(infinite(kl_div(&rational("5e-324"), &rational("0"), BITS)));
}

#[test]
fn rational_values_are_exact() {
    let exactly = |value: Result<Enclosure, OutOfDomain>, expected: &str| {
        let value = value.expect("in the domain");
        assert!(value.is_point(), "{value}");
        assert_eq!(*value.lower(), rational(expected));
    };
    let (p, q) = (rationals(["1/4", "3/4"]), rationals(["1/2", "1/2"]));
    exactly(total_variation(&p, &q, BITS), "0.25");
    exactly(chi_squared(&p, &q, BITS), "0.25");
    exactly(tsallis(&p, &q, &rational("2"), BITS), "0.25");
    exactly(alpha_divergence(&p, &q, &rational("2"), BITS), "0.125");
    exactly(tsallis_entropy(&p, &rational("2"), BITS), "0.375");
    exactly(tsallis(&p, &q, &rational("0"), BITS), "0");
    // Thirds and sixths, none of which is a float, with sums that are.
    let (p, q) = (rationals(["1/3", "2/3"]), rationals(["2/3", "1/3"]));
    exactly(chi_squared(&p, &q, BITS), "0.5");
    exactly(neyman_chi_squared(&p, &q, BITS), "0.5");
    let (p, q) = (rationals(["1/3", "1/6", "1/2"]), rationals(["1/6", "1/3", "1/2"]));
    exactly(chi_squared(&p, &q, BITS), "0.25");
    // Square roots of squares: (√.1 − √.9)² = .1 + .9 − 2·.3, though neither root is rational.
    let (p, q) = (rationals(["0.1", "0.9"]), rationals(["0.9", "0.1"]));
    let exact_value = squared_hellinger(&p, &q, BITS).expect("in the domain");
    assert_eq!(exact_value, Enclosure::exact(&rational("0.4"), BITS));
    let (p, q) = (rationals(["1/16", "15/16", "0"]), rationals(["1/4", "0", "3/4"]));
    exactly(bhattacharyya_coefficient(&p, &q, BITS), "1/8");
    exactly(squared_hellinger(&p, &q, BITS), "7/8");
    exactly(tsallis(&p, &q, &rational("1/2"), BITS), "7/4");
}

/// Inputs on which published libraries are wrong.
#[test]
fn regressions_of_others() {
    let certified = |outcome: Outcome| outcome.value().expect("decided");
    let kl_of = |p: &[f64], q: &[f64]| certify(|bits| kl(&floats(p), &floats(q), bits));
    let digits = |p: &[&str], q: &[&str], digits: usize| {
        let (p, q): (Vec<_>, Vec<_>) =
            (p.iter().map(|x| rational(x)).collect(), q.iter().map(|x| rational(x)).collect());
        let enclosure = enclose(|bits| kl(&p, &q, bits), 30).expect("decidable");
        enclosure.to_decimal(digits).expect("certain")
    };
    assert_eq!(digits(&["0.99", "0.01"], &["0.01", "0.99"], 6), "4.50322");
    assert_eq!(digits(&["0.5", "0.5"], &["0.25", "0.75"], 6), "0.143841");
    assert_eq!(digits(&["0.3", "0.7"], &["0.300001", "0.699999"], 5), "2.3809e-12");
    assert_eq!(digits(&["0.3", "0.7"], &["0.300000001", "0.699999999"], 3), "2.38e-18");
    assert_eq!(format!("{:.2}", certified(kl_of(&[5e-324, 1.0], &[1.0, 5e-324]))), "744.44");

    let deviance = |x: f64, y: f64| {
        let (x, y) = (floats(&[x]), floats(&[y]));
        certified(certify(|bits| kl_div(&x[0], &y[0], bits)))
    };
    assert_eq!(format!("{:.1e}", deviance(0.5, 0.5 * (1.0 + 1e-9))), "2.5e-19");
    assert_eq!(format!("{:.1}", deviance(1.0, 5e-324)), "743.4");
    let relative = |x: f64, y: f64| {
        let (x, y) = (floats(&[x]), floats(&[y]));
        certified(certify(|bits| rel_entr(&x[0], &y[0], bits)))
    };
    assert_eq!(format!("{:.4}", relative(4.0, f64::MIN_POSITIVE)), "2839.1309");
    assert_eq!(format!("{:.2}", relative(1.0, 5e-324)), "744.44");

    let distance = certify(|bits| js_distance(&floats(&[0.0, 1.0]), &floats(&[5e-324, 1.0]), bits));
    assert_eq!(format!("{:.2e}", certified(distance)), "1.31e-162");
    // Two f32 vectors, normalised exactly.
    let normalised = |values: [f32; 2]| {
        let values = floats(&values.map(f64::from));
        let total = Rational::from(&values[0] + &values[1]);
        values.into_iter().map(|x| x / &total).collect::<Vec<_>>()
    };
    let p = normalised([0.027_501_475, 0.055_202_297]);
    let q = normalised([0.027_537_677, 0.055_334_35]);
    let distance = certified(certify(|bits| js_distance(&p, &q, bits)));
    assert_eq!(format!("{distance:.3e}"), "1.788e-4");

    // No absolute continuity is infinite, and half of total variation is not half of a half.
    assert_eq!(certified(kl_of(&[0.5, 0.5], &[1.0, 0.0])), f64::INFINITY);
    let (p, q) = (floats(&[0.5, 0.5]), floats(&[1.0, 0.0]));
    assert_eq!(certified(certify(|bits| total_variation(&p, &q, bits))), 0.5);
}

#[test]
fn orders_are_continuous_at_their_limits() {
    let mut random = Random(8);
    for _ in 0..20 {
        let p = normalised(&random.distribution(5));
        let q = normalised(&random.distribution(5));
        let close = |near: Enclosure, limit: Enclosure, within: f64| {
            let gap = (&near - &limit).abs() / limit.abs();
            assert!(*gap.upper() < within, "{near} is not near {limit}");
        };
        let order = |alpha: &str| renyi(&p, &q, &finite(alpha), 256).expect("in the domain");
        close(order("1.00000000000000000001"), order("1"), 1e-17);
        close(order("0.99999999999999999999"), order("1"), 1e-17);
        close(renyi(&p, &q, &finite("1e20"), 256).unwrap(), renyi(&p, &q, &Order::Infinite, 256).unwrap(), 1e-3);
        let amari = |alpha: &str| alpha_divergence(&p, &q, &rational(alpha), 256).expect("in the domain");
        close(amari("1e-20"), kl(&q, &p, 256).expect("in the domain"), 1e-17);
        close(amari("-1e-20"), kl(&q, &p, 256).expect("in the domain"), 1e-17);
        close(amari("1.00000000000000000001"), kl(&p, &q, 256).expect("in the domain"), 1e-17);
        let entropy_of = |alpha: &str| renyi_entropy(&p, &finite(alpha), 256).expect("in the domain");
        close(entropy_of("1.00000000000000000001"), entropy_of("1"), 1e-17);
        // Either side of the order where the largest ratio is taken out.
        close(order("64.00000000000000000001"), order("64"), 1e-17);
        close(entropy_of("64.00000000000000000001"), entropy_of("64"), 1e-17);
        // Either side of the special orders that are powers and roots of exact fractions.
        close(order("2.00000000000000000001"), order("2"), 1e-17);
        close(order("1.50000000000000000001"), order("1.5"), 1e-17);
        close(amari("-2.50000000000000000001"), amari("-2.5"), 1e-17);
    }
}

#[test]
fn huge_orders_neither_overflow_nor_stall() {
    let (p, q) = (floats(&[0.5, 0.25, 0.25]), floats(&[0.25, 0.5, 0.25]));
    let value = |alpha: &str| certify(|bits| renyi(&p, &q, &finite(alpha), bits)).value().expect("decided");
    // ln 2 + ln(½)/(α − 1), the other terms being gone.
    assert_eq!(value("1e308"), std::f64::consts::LN_2);
    assert!(value("1e9") < std::f64::consts::LN_2);
    let entropy_of = |alpha: &str| certify(|bits| renyi_entropy(&p, &finite(alpha), bits)).value().expect("decided");
    assert_eq!(entropy_of("1e308"), std::f64::consts::LN_2);
    let tsallis_of = certify(|bits| tsallis(&p, &q, &rational("1e308"), bits));
    assert_eq!(tsallis_of.value(), Some(f64::INFINITY));
    let entropy_of = certify(|bits| tsallis_entropy(&p, &rational("1e308"), bits));
    assert_eq!(entropy_of.value(), Some(1e-308));
}

/// `max −ln Σ p^α q^(1−α)` is symmetric, is at `α = ½` for mirror images, and is not above the
/// Kullback–Leibler divergences nor below the Bhattacharyya distance.
#[test]
fn chernoff_information_is_a_maximum() {
    let mut random = Random(9);
    for n in [2, 3, 10, 60] {
        for _ in 0..20 {
            let (p, q) = (floats(&random.distribution(n)), floats(&random.distribution(n)));
            let value = chernoff_information(&p, &q, BITS).expect("in the domain");
            assert!(value.relative_width() < 1e-30, "{value}");
            assert!(value.overlaps(&chernoff_information(&q, &p, BITS).expect("in the domain")));
            let bound = bhattacharyya_distance(&p, &q, BITS).expect("in the domain");
            assert!(bound.strictly_below(&value) || bound.overlaps(&value));
            assert!(value.at_most(&kl(&p, &q, BITS).expect("in the domain")));
            assert!(value.at_most(&kl(&q, &p, BITS).expect("in the domain")));
        }
    }
    let (p, q) = (rationals(["0.9", "0.1"]), rationals(["0.1", "0.9"]));
    let middle = bhattacharyya_distance(&p, &q, BITS).expect("in the domain");
    assert!(chernoff_information(&p, &q, BITS).expect("in the domain").overlaps(&middle));
    // At the ends: only p has mass off the common support, or only q has, or both with equal ratios.
    let inside = rationals(["0.5", "0.5", "0"]);
    let half_out = rationals(["0.25", "0.25", "0.5"]);
    for value in [
        chernoff_information(&inside, &half_out, BITS),
        chernoff_information(&half_out, &inside, BITS),
        chernoff_information(&inside, &rationals(["0.5", "0", "0.5"]), BITS),
    ] {
        let value = value.expect("in the domain");
        assert!(value.overlaps(&Enclosure::ln_2(BITS)) && value.relative_width() < 1e-30, "{value}");
    }
}

#[test]
fn a_uniform_distribution_has_as_many_outcomes_as_it_has() {
    for n in [1_u32, 2, 3, 10, 4096] {
        let uniform = vec![Rational::from((1, n)); n as usize];
        let certified = certify(|bits| perplexity(&uniform, bits));
        assert_eq!(certified.value(), Some(f64::from(n)));
        for order in [finite("0"), finite("0.3"), finite("2"), finite("1e6"), Order::Infinite] {
            let value = renyi_entropy(&uniform, &order, BITS).expect("in the domain");
            let shannon = entropy(&uniform, BITS).expect("in the domain");
            assert!(value.overlaps(&shannon), "{order:?}: {value} and {shannon}");
        }
    }
}

#[test]
fn independence_is_exactly_no_information() {
    let row = |x: &str| rationals(["0.1", "0.2", "0.7"]).into_iter().map(|y| y * rational(x)).collect();
    let independent: Vec<Vec<Rational>> = vec![row("0.3"), row("0"), row("0.7")];
    assert!(mutual_information(&independent, BITS).expect("in the domain").is_zero());
    // Equal conditionals, different marginals.
    let other = vec![row("0.9"), row("0.1"), row("0")];
    let comparable = vec![row("0.5"), row("0"), row("0.5")];
    assert!(conditional_kl(&comparable, &independent, BITS).expect("in the domain").is_zero());
    let unreachable = conditional_kl(&independent, &other, BITS).expect("in the domain");
    assert!(unreachable.is_point() && unreachable.lower().is_infinite());
}

#[test]
fn a_row_without_weight_is_not_looked_at() {
    let ps = vec![rationals(["1", "0"]), rationals(["0", "1"]), rationals(["1", "0"])];
    let value = js_weighted(&ps, &rationals(["0.5", "0", "0.5"]), BITS).expect("in the domain");
    assert!(value.is_zero(), "{value}");
    let pair = js_weighted(&ps, &rationals(["0.25", "0.5", "0.25"]), BITS).expect("in the domain");
    assert!(pair.overlaps(&Enclosure::ln_2(BITS)));
}

#[test]
fn logits_of_any_size_are_decided() {
    let one = rational("1");
    let decided = |outcome: Outcome| outcome.value().expect("decided");
    let z = floats(&[1e308, -1e308, 0.0]);
    let cold = floats(&[5e-324]).remove(0);
    let hot = floats(&[1e308]).remove(0);
    for temperature in [&one, &cold] {
        assert_eq!(decided(certify(|bits| entropy_logits(&z, temperature, bits))), 0.0);
        let flat = floats(&[0.0, 0.0, 0.0]);
        let forward = certify(|bits| kl_logits(&z, &flat, temperature, bits));
        assert_eq!(decided(forward), 3_f64.ln());
        let p = rationals(["0", "1", "0"]);
        let loss = decided(certify(|bits| cross_entropy_logits(&p, &z, temperature, bits)));
        assert_eq!(loss, f64::INFINITY);
        let loss = certify(|bits| cross_entropy_logits(&rationals(["1", "0", "0"]), &z, temperature, bits));
        assert_eq!(decided(loss), 0.0);
    }
    let warm = decided(certify(|bits| entropy_logits(&z, &hot, bits)));
    assert!(warm > 0.5 && warm < 3_f64.ln());

    // A shift by a constant changes nothing, exactly; an almost constant one does.
    let (near, far) = (floats(&[1.0, 2.0, 3.0]), floats(&[-7.0, -6.0, -5.0]));
    assert!(kl_logits(&near, &far, &one, BITS).expect("in the domain").is_zero());
    let off = floats(&[-7.0, -6.0, (-5.0_f64).next_up()]);
    let value = certify(|bits| kl_logits(&near, &off, &one, bits));
    assert!(decided(value) > 0.0);
    // The smallest difference of logits there is, at the largest temperature: see PRECISION_LIMIT.
    let (a, b) = (floats(&[0.0, 0.0]), floats(&[0.0, 5e-324]));
    let extreme = enclose(|bits| kl_logits(&a, &b, &hot, bits), 1000).expect("within the limit");
    assert!(extreme.is_positive());
    assert_eq!(decided(certify(|bits| kl_logits(&a, &b, &hot, bits))), 0.0);
}

#[test]
fn long_vectors_of_unrelated_fractions_are_affordable() {
    let mut random = Random(10);
    let (p, q) = (floats(&random.distribution(4096)), floats(&random.distribution(4096)));
    for (name, divergence) in DIVERGENCES {
        let value = divergence(&p, &q, BITS).expect("in the domain");
        assert!(value.relative_width() < 1e-25, "{name}: {value}");
    }
}
