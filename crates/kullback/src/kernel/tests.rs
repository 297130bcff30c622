//! Each stage on each path against the wide engine, over data that is hard on it.

use super::accurate::Double;
use super::lanes::Lanes;
use super::path::Kernel;
use super::stages::{Sum, Summation, add_exactly, measure_quickly, pairs, sum_mostly};
use super::{Enclosure, Js, KlDiv, Path, Stage, Summand, Vectors, enclose, exponential};
use crate::term;
use crate::wide::Wide;

/// Marsaglia's xorshift: a test of bounds needs many numbers, not good ones.
struct Numbers(u64);

impl Numbers {
    fn bits(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// In [0, 1).
    fn unit(&mut self) -> f64 {
        (self.bits() >> 11) as f64 * (f64::EPSILON / 2.0)
    }

    fn below(&mut self, n: usize) -> usize {
        (self.unit() * n as f64) as usize
    }
}

fn normalized(masses: Vec<f64>) -> Vec<f64> {
    let total: f64 = masses.iter().sum();
    masses.iter().map(|mass| mass / total).collect()
}

/// Two distributions of a kind.
fn pair(numbers: &mut Numbers, kind: usize, n: usize) -> (Vec<f64>, Vec<f64>) {
    let even = |numbers: &mut Numbers| normalized((0..n).map(|_| 0.5 + numbers.unit()).collect());
    let spiky = |numbers: &mut Numbers| normalized((0..n).map(|_| (-40.0 * numbers.unit()).exp()).collect());
    let p = if kind.is_multiple_of(2) { even(numbers) } else { spiky(numbers) };
    let q = match kind / 2 {
        0 => even(numbers),
        1 => spiky(numbers),
        // Near p, at any distance.
        2 => {
            let distance = 10f64.powf(-12.0 * numbers.unit());
            normalized(p.iter().map(|p| p * (1.0 + distance * (numbers.unit() - 0.5))).collect())
        }
        // At the ends of the reduced interval, ratios of 2/3, 3/4, 4/3 and 3/2, where t is largest.
        3 => {
            let ratios = [2.0 / 3.0, 0.75, 4.0 / 3.0, 1.5];
            normalized(p.iter().map(|p| p * ratios[numbers.below(4)] * (1.0 + 1e-3 * (numbers.unit() - 0.5))).collect())
        }
        // At and around the ratios where js changes its way, up to no ratio at all, some of them with the larger mass in p.
        4 => {
            let (mut p, mut q) = (Vec::new(), Vec::new());
            for _ in 0..n.div_ceil(2) {
                let ratios = [2.0, 3.0, 3.0, 4.0, 6.0, 2f64.powi(numbers.below(900) as i32), f64::INFINITY];
                let mass = (-30.0 * numbers.unit()).exp();
                let other = mass / ratios[numbers.below(7)] * (1.0 + 1e-3 * (numbers.unit() - 0.5));
                // Both sums are one, and so the ratios stay.
                p.extend([mass, other]);
                q.extend([other, mass]);
            }
            return (normalized(p), normalized(q));
        }
        // With zeros, in both and in p alone.
        _ => {
            let q = spiky(numbers);
            let p = normalized(p.iter().map(|&p| if numbers.unit() < 0.3 { 0.0 } else { p }).chain([1e-3]).collect());
            let q =
                q.iter().zip(&p).map(|(&q, &p)| if p == 0.0 && numbers.unit() < 0.5 { 0.0 } else { q }).chain([1e-3]);
            let q = normalized(q.collect());
            return (p, q);
        }
    };
    (p, q)
}

/// The sum, if it is finite.
fn exact(summand: Summand, p: &[f64], q: &[f64]) -> Option<Wide> {
    let pairs = p.iter().zip(q).map(|(&p, &q)| (Wide::from_f64(p), Wide::from_f64(q)));
    match summand {
        Summand::KlDiv => pairs.map(|(p, q)| term::kl_div(p, q)).sum(),
        Summand::RelEntr => pairs.map(|(p, q)| term::rel_entr(p, q)).sum(),
        Summand::CodeLength => pairs.map(|(p, q)| term::code_length(p, q)).sum(),
        Summand::Js => pairs.map(|(p, q)| term::js(p, q)).sum(),
    }
}

/// How much of the radius the error takes.
fn share(enclosure: Enclosure, exact: Wide) -> f64 {
    let value = Wide::from_f64(enclosure.high) + Wide::from_f64(enclosure.low);
    let error = (value - exact).abs();
    if error.is_zero() { 0.0 } else { (error / Wide::from_f64(enclosure.radius)).to_f64() }
}

const KINDS: usize = 12;
const SUMMANDS: [Summand; 4] = [Summand::KlDiv, Summand::RelEntr, Summand::CodeLength, Summand::Js];

#[test]
fn enclosures_hold_what_they_enclose() {
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    let mut worst = [[0.0f64; 2]; 4];
    for trial in 0..4000 {
        let n = 1 + if trial % 50 == 0 { numbers.below(1500) } else { numbers.below(20) };
        let (p, q) = pair(&mut numbers, trial % KINDS, n);
        for (row, summand) in SUMMANDS.into_iter().enumerate() {
            let Some(exact) = exact(summand, &p, &q) else { continue };
            for path in Path::available() {
                for (column, stage) in [Stage::Quick, Stage::Accurate].into_iter().enumerate() {
                    let Some(enclosure) = enclose(path, stage, summand, &p, &q) else {
                        continue;
                    };
                    if enclosure.radius == f64::INFINITY {
                        continue;
                    }
                    let share = share(enclosure, exact);
                    assert!(
                        share <= 1.0,
                        "{} {stage:?} {summand:?}: {share} of the radius at {p:?} {q:?}",
                        path.name()
                    );
                    worst[row][column] = worst[row][column].max(share);
                }
            }
        }
    }
    println!("{worst:?}");
}

/// What the quick pass knows of js, if it is told how large that is.
fn on_a_finer_grid(path: Path, p: &[f64], q: &[f64]) -> Option<Enclosure> {
    let quick = enclose(path, Stage::Quick, Summand::Js, p, q)?;
    let grid = Js::finer_grid(quick)?;
    match measure_quickly::<Js>(path, Vectors::Distributions, p, q, grid)? {
        Sum::Within(enclosure) => Some(enclosure),
        Sum::Infinite => panic!("js is finite"),
    }
}

#[test]
fn a_finer_grid_holds_what_it_encloses_and_decides_it() {
    let mut numbers = Numbers(0x2545_f491_4f6c_dd1d);
    let (mut worst, mut tried, mut decided) = (0.0f64, 0, 0);
    for trial in 0..1000 {
        let n = 1 + if trial % 50 == 0 { numbers.below(1500) } else { numbers.below(20) };
        let (p, q) = pair(&mut numbers, 4 + trial % 2, n);
        for path in Path::available() {
            let Some(enclosure) = on_a_finer_grid(path, &p, &q) else { continue };
            let share = share(enclosure, exact(Summand::Js, &p, &q).expect("js is finite"));
            assert!(share <= 1.0, "{}: {share} of the radius at {p:?} {q:?}", path.name());
            worst = worst.max(share);
            tried += 1;
            decided += usize::from(enclosure.rounded().is_some());
        }
    }
    println!("{worst}, {decided} of {tried}");
    assert!(decided * 100 > tried * 95, "{decided} of {tried}");
}

#[test]
fn the_root_of_an_enclosure_holds_the_roots() {
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    for trial in 0..2000 {
        let n = 1 + numbers.below(20);
        let (p, q) = pair(&mut numbers, trial % KINDS, n);
        let exact = exact(Summand::Js, &p, &q).expect("js is finite");
        for stage in [Stage::Quick, Stage::Accurate] {
            let root = enclose(Path::fastest(), stage, Summand::Js, &p, &q).expect("js is finite").root();
            let share = if root.radius == f64::INFINITY { 0.0 } else { share(root, exact.sqrt()) };
            assert!(share <= 1.0, "{stage:?}: {share} of the radius at {p:?} {q:?}");
        }
    }
    let zero = Enclosure { high: 0.0, low: 0.0, radius: 0.0 };
    assert_eq!(zero.root().rounded(), Some(0.0));
    assert_eq!(Enclosure { high: 4.0, ..zero }.root().rounded(), Some(2.0));
    // It may be negative, or lie at the foot of the range.
    for undecided in [Enclosure { high: 1.0, radius: 1.0, ..zero }, Enclosure { high: 1e-300, ..zero }] {
        assert_eq!(undecided.root().rounded(), None);
    }
}

#[test]
fn what_fuses_has_the_same_bits() {
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    let fused = Path::available().into_iter().filter(|path| path.name() != "portable");
    for trial in 0..1000 {
        let n = 1 + numbers.below(700);
        let (p, q) = pair(&mut numbers, trial % KINDS, n);
        for stage in [Stage::Quick, Stage::Accurate] {
            for summand in SUMMANDS {
                let enclosures: Vec<_> = fused.clone().map(|path| enclose(path, stage, summand, &p, &q)).collect();
                assert!(enclosures.windows(2).all(|two| two[0] == two[1]), "{stage:?} {summand:?}: {enclosures:?}");
            }
        }
    }
}

/// The share of vectors of a kind that a stage leaves undecided.
fn undecided(stage: Stage, summand: Summand, kind: usize, n: usize) -> f64 {
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    let trials = 400;
    let decides = |(p, q): (Vec<f64>, Vec<f64>)| {
        exact(summand, &p, &q).is_none()
            || enclose(Path::fastest(), stage, summand, &p, &q).is_some_and(|e| e.rounded().is_some())
    };
    let undecided = (0..trials).filter(|_| !decides(pair(&mut numbers, kind, n))).count();
    undecided as f64 / f64::from(trials)
}

#[test]
fn the_quick_pass_decides_nearly_all_and_the_accurate_pass_the_rest() {
    for n in [8, 60, 300] {
        for summand in SUMMANDS {
            // Where neither the result is small nor the logarithms are at their hardest.
            for kind in 0..2 {
                let share = undecided(Stage::Quick, summand, kind, n);
                assert!(share <= 0.04, "{summand:?}, n = {n}, kind {kind}: {share} undecided");
            }
            for kind in 0..KINDS {
                let share = undecided(Stage::Accurate, summand, kind, n);
                assert!(share <= 0.01, "{summand:?}, n = {n}, kind {kind}: {share} undecided");
            }
        }
    }
}

/// Two rows of logits of a kind, and a temperature.
fn logits(numbers: &mut Numbers, kind: usize, n: usize) -> (Vec<f64>, Vec<f64>, f64) {
    // Roughly normal.
    let normal = |numbers: &mut Numbers| (0..6).map(|_| numbers.unit()).sum::<f64>() - 3.0;
    let row = |numbers: &mut Numbers, scale: f64| (0..n).map(|_| scale * normal(numbers)).collect::<Vec<f64>>();
    let scale = [0.01, 1.0, 4.0, 50.0, 400.0][numbers.below(5)];
    let a = row(numbers, scale);
    let temperature = [1.0, 1.0, 2.0, 0.3, 17.0][numbers.below(5)];
    let b = match kind {
        0 => row(numbers, scale),
        1 => row(numbers, 0.3),
        // Near a, at any distance, and shifted.
        2 => {
            let distance = 10f64.powf(2.0 - 14.0 * numbers.unit());
            a.iter().map(|a| a + distance * normal(numbers)).collect()
        }
        3 => {
            let (distance, shift) = (10f64.powf(-6.0 * numbers.unit()), 1000.0 * normal(numbers));
            a.iter().map(|a| a + shift + distance * normal(numbers)).collect()
        }
        // Some are masked, on either side.
        4 => {
            let mut b = row(numbers, scale);
            let mut a = a;
            for logits in [&mut a, &mut b] {
                logits.iter_mut().for_each(|z| {
                    if numbers.unit() < 0.3 {
                        *z = -1e9;
                    }
                });
            }
            return (a, b, temperature);
        }
        // About the steps of the reduction, where it cancels most.
        _ => {
            let step = std::f64::consts::LN_2 / 32.0 * temperature;
            a.iter().map(|a| a + step * (numbers.below(9) as f64 - 4.0) * (1.0 + 1e-3 * numbers.unit())).collect()
        }
    };
    (a, b, temperature)
}

const LOGITS: usize = 6;

#[test]
fn logits_are_within_their_enclosures() {
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    let mut worst = [[0.0f64; 2]; LOGITS];
    let mut decided = [[0; 3]; LOGITS];
    for trial in 0..6000 {
        let n = 1 + if trial % 50 == 0 { numbers.below(1500) } else { numbers.below(20) };
        let kind = trial % LOGITS;
        let (a, b, temperature) = logits(&mut numbers, kind, n);
        let exact = crate::logits::kl_wide(&a, &b, Wide::from_f64(temperature));
        for path in Path::available() {
            for (column, stage) in [Stage::Quick, Stage::Accurate].into_iter().enumerate() {
                let Some(enclosure) = super::enclose_logits(path, stage, &a, &b, temperature) else { continue };
                if enclosure.radius == f64::INFINITY {
                    continue;
                }
                let share = share(enclosure, exact);
                assert!(share <= 1.0, "{} {stage:?}: {share} of the radius at {a:?} {b:?} {temperature}", path.name());
                worst[kind][column] = worst[kind][column].max(share);
                if path == Path::fastest() {
                    decided[kind][column] += usize::from(enclosure.rounded().is_some());
                }
            }
        }
        decided[kind][2] += 1;
        assert_eq!(crate::kl_logits(&a, &b, temperature), Ok(exact.to_f64()), "{a:?} {b:?} {temperature}");
    }
    println!("{worst:?} {decided:?}");
}
/// The exponential and its excess, quickly and accurately, and what the error of the quick excess is measured by.
struct Exponentials(f64, f64);

impl Kernel for Exponentials {
    type Output = ([(f64, f64); 4], f64);

    #[inline(always)]
    fn run<L: Lanes>(self) -> Self::Output {
        let x = Double { high: L::splat(self.0), low: L::splat(self.1) };
        let (quick, near) = (exponential::exp(x), exponential::excess(x));
        let (exp, excess) = (exponential::exp_accurately(x), exponential::excess_accurately(x));
        let values = [quick, near.value, exp, excess];
        let mut parts = [(0.0, 0.0); 4];
        for (parts, value) in parts.iter_mut().zip(values) {
            *parts = (value.high.store()[0], value.low.store()[0]);
        }
        (parts, near.cube.store()[0])
    }
}

#[test]
fn exponentials_keep_their_bounds() {
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    for trial in 0..20_000 {
        // Where the table is one; where it is near; where an f64 still sees the one beside it; and beyond.
        let x = [0.08, 2.0, 80.0, 128.0][trial % 4] * (numbers.unit() - 0.5);
        let low = x * (numbers.unit() - 0.5) * f64::EPSILON;
        let wide = |high, low| Wide::from_f64(high) + Wide::from_f64(low);
        let exact = wide(x, low);
        let exp = exact.exp();
        let excess = if exact.is_below_one() { exact.exp_excess() } else { exp - Wide::ONE - exact };
        for path in Path::available() {
            let (values, cube) = path.run(Exponentials(x, low));
            let bounds = [
                exponential::EXP * exp.to_f64(),
                0.75 * exponential::CUBE * cube + 2f64.powi(-80) * excess.to_f64(),
                2f64.powi(-95) * exp.to_f64(),
                2f64.powi(-92) * excess.to_f64(),
            ];
            for (which, (((high, low), bound), exact)) in
                values.into_iter().zip(bounds).zip([exp, excess, exp, excess]).enumerate()
            {
                let error = (wide(high, low) - exact).abs().to_f64();
                assert!(error <= bound, "{} {which} at {x:e}: {error:e}, above {bound:e}", path.name());
            }
        }
    }
}

/// Found by a search over single pairs at the ends of the reduced interval.
#[test]
fn the_bounds_are_within_a_factor_of_three_of_what_is_reached() {
    let pairs: [(Summand, &[f64], &[f64], f64); 3] = [
        (Summand::RelEntr, &[0.49991817749301615], &[0.7498204902050988], 0.48),
        (Summand::KlDiv, &[0.4997238609405621, 0.5002761390594379], &[0.7493422464057454, 0.2506577535942546], 0.40),
        (Summand::CodeLength, &[0.999999999999, 1e-12], &[0.7500575104140262, 0.24994248958597376], 0.33),
    ];
    for (summand, p, q, reached) in pairs {
        let enclosure = enclose(Path::fastest(), Stage::Quick, summand, p, q).expect("finite");
        let share = share(enclosure, exact(summand, p, q).expect("finite"));
        // Without a fused multiply-add, other roundings meet here.
        assert!(share >= reached || !Path::fastest().fuses(), "{summand:?}: {share} of the radius");
    }
}

#[test]
fn pairs_that_are_not_for_the_kernels_are_summed_apart() {
    let mut numbers = Numbers(0x0dd_c0ff_ee15);
    for trial in 0..200 {
        let (mut p, mut q) = pair(&mut numbers, trial % KINDS, 40);
        // Subnormal in p, in q, in both; and zero in p beside a subnormal.
        for (i, (p, q)) in p.iter_mut().zip(&mut q).enumerate() {
            match i % 10 {
                0 => *p = 1e-310 * numbers.unit(),
                1 => *q = f64::from_bits(1 + numbers.below(9) as u64),
                2 => (*p, *q) = (1e-310 * numbers.unit(), 1e-310),
                3 => (*p, *q) = (0.0, 1e-310),
                _ => {}
            }
        }
        let all = add_exactly::<KlDiv>(pairs(&p, &q)).map_or(Some(f64::INFINITY), |sum| sum.rounded());
        let mostly = sum_mostly::<KlDiv>(&p, &q);
        assert!(mostly.is_some() && mostly == all, "{mostly:?}, not {all:?}, of {p:?} {q:?}");
    }
}
