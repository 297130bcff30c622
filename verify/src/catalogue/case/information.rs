//! Cases of encoders, discriminators, samples and beliefs.

use super::{Case, fixed_pairs, rows, sampled_pair, vector};
use crate::catalogue::simplex;
use crate::point::{Number, Rows, Value, Vector};
use crate::sampler::{self, Draw};
use kullback_reference::Rational;

fn number(x: &Number) -> Value {
    Value::Number(x.clone())
}

fn whole(n: usize) -> Number {
    Number::from_exact(Rational::from(n as u64))
}

/// A source, an encoder of its outcomes, and a prior for what the encoder emits.
pub struct CodedSource {
    /// The source.
    pub p: Vector,
    /// The encoder, by rows.
    pub encoder: Rows,
    /// The prior.
    pub prior: Vector,
}

impl Case for CodedSource {
    fn fixed() -> Vec<Self> {
        let even = Vector::decimals(&["0.5", "0.5"]);
        let by_prior = |(p, q): (Vector, Vector)| {
            let encoder = Rows::new(vec![p.clone(), q]);
            let marginal = simplex::push_forward(&even, &encoder);
            [p, marginal].map(|prior| Self { p: even.clone(), encoder: encoder.clone(), prior })
        };
        fixed_pairs().flat_map(by_prior).collect()
    }

    fn sample(draw: &mut Draw<'_>, _: usize) -> Self {
        let (inputs, outputs) = (1 + draw.below(5), 1 + draw.below(5));
        let p = sampler::simplex(draw, inputs);
        let first = sampler::simplex(draw, outputs);
        let row = |draw: &mut Draw<'_>| {
            if draw.below(2) == 0 { sampler::simplex(draw, outputs) } else { sampler::near(draw, &first) }
        };
        let encoder = Rows::new((0..inputs).map(|_| Vector::from_exact(row(draw))).collect());
        Self { p: Vector::from_exact(p), encoder, prior: Vector::from_exact(row(draw)) }
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        vec![("p", vector(&self.p)), ("encoder", rows(&self.encoder)), ("prior", vector(&self.prior))]
    }
}

/// A joint distribution, an encoder of its rows, a prior, and a multiplier below one and one of any size: all without zeros.
pub struct Bottleneck {
    /// The joint, by rows.
    pub joint: Rows,
    /// The encoder, by rows.
    pub encoder: Rows,
    /// The prior.
    pub prior: Vector,
    /// Positive, and below one.
    pub small: Number,
    /// Positive.
    pub beta: Number,
}

/// A distribution that is positive everywhere, of small whole parts.
fn positive(draw: &mut Draw<'_>, n: usize) -> Vec<Rational> {
    let parts: Vec<Rational> = (0..n).map(|_| sampler::weight(draw)).collect();
    let total: Rational = parts.iter().sum();
    parts.into_iter().map(|part| part / &total).collect()
}

fn by_rows(cells: &[Rational], width: usize) -> Rows {
    Rows::new(cells.chunks_exact(width).map(|row| Vector::from_exact(row.to_vec())).collect())
}

impl Case for Bottleneck {
    fn fixed() -> Vec<Self> {
        let joint = Rows::decimals(&[&["0.40", "0.10"], &["0.10", "0.40"]]);
        let encoders: [&[&[&str]]; 2] = [&[&["0.9", "0.1"], &["0.2", "0.8"]], &[&["0.3", "0.7"], &["0.3", "0.7"]]];
        let case = |encoder: &[&[&str]]| Self {
            joint: joint.clone(),
            encoder: Rows::decimals(encoder),
            prior: Vector::decimals(&["0.5", "0.5"]),
            small: Number::decimal("0.9"),
            beta: Number::decimal("5"),
        };
        encoders.into_iter().map(case).collect()
    }

    fn sample(draw: &mut Draw<'_>, _: usize) -> Self {
        let [inputs, outputs, targets] = [(); 3].map(|()| 1 + draw.below(4));
        let joint = by_rows(&positive(draw, inputs * targets), targets);
        let encoder = Rows::new((0..inputs).map(|_| Vector::from_exact(positive(draw, outputs))).collect());
        let prior = Vector::from_exact(positive(draw, outputs));
        let beta = sampler::weight(draw) * draw.choose(&[1_u32, 4, 32]);
        let small = Number::from_exact(sampler::weight(draw));
        Self { joint, encoder, prior, small, beta: Number::from_exact(beta) }
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        vec![
            ("joint", rows(&self.joint)),
            ("encoder", rows(&self.encoder)),
            ("prior", vector(&self.prior)),
            ("small", number(&self.small)),
            ("beta", number(&self.beta)),
        ]
    }
}

/// Data, what a generator makes, and a discriminator that is certain of nothing.
pub struct Discriminated {
    /// The data.
    pub p: Vector,
    /// The generator.
    pub q: Vector,
    /// The discriminator.
    pub d: Vector,
}

impl Case for Discriminated {
    fn fixed() -> Vec<Self> {
        let unsure = |(p, q): (Vector, Vector)| {
            let d = Vector::from_exact(vec![Rational::from((3, 4)); p.len()]);
            Self { p, q, d }
        };
        fixed_pairs().map(unsure).collect()
    }

    fn sample(draw: &mut Draw<'_>, large: usize) -> Self {
        let (p, q) = sampled_pair(draw, large.min(64));
        let d = Vector::from_exact((0..p.len()).map(|_| sampler::weight(draw)).collect());
        Self { p, q, d }
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        vec![("p", vector(&self.p)), ("q", vector(&self.q)), ("d", vector(&self.d))]
    }
}

/// Trials, their probability, and as many successes as are expected, or more.
pub struct LargeDeviation {
    /// From the mean on.
    pub successes: Number,
    /// How many.
    pub trials: Number,
    /// Between zero and one.
    pub probability: Number,
}

impl LargeDeviation {
    fn new(successes: usize, trials: usize, probability: Rational) -> Self {
        let probability = Number::from_exact(probability);
        Self { successes: whole(successes), trials: whole(trials), probability }
    }
}

impl Case for LargeDeviation {
    fn fixed() -> Vec<Self> {
        let half = || Rational::from((1, 2));
        let fair = [(1, 1), (1, 2), (2, 2), (6, 10), (60, 100), (600, 1000), (10, 10)];
        fair.into_iter().map(|(k, n)| Self::new(k, n, half())).collect()
    }

    fn sample(draw: &mut Draw<'_>, _: usize) -> Self {
        let trials = if draw.below(8) == 0 { 1 + draw.below(2000) } else { 1 + draw.below(60) };
        let probability = sampler::weight(draw);
        // Sixty-fourths: the least whole number from the mean on.
        let parts = probability.numer().to_usize().unwrap_or(1) * (64 / probability.denom().to_usize().unwrap_or(64));
        let least = (trials * parts).div_ceil(64);
        Self::new(least + draw.below(trials - least + 1), trials, probability)
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        vec![
            ("successes", number(&self.successes)),
            ("trials", number(&self.trials)),
            ("probability", number(&self.probability)),
        ]
    }
}

/// Few trials of two outcomes, so that all samples can be listed.
pub struct FewTrials {
    /// How many trials, at most a dozen.
    pub trials: usize,
    /// At least so many successes: from none to all.
    pub successes: usize,
    /// The probabilities of success and of failure.
    pub q: Vector,
}

impl Case for FewTrials {
    fn fixed() -> Vec<Self> {
        [(1, 1), (5, 3), (12, 0)]
            .into_iter()
            .map(|(trials, successes)| Self { trials, successes, q: Vector::decimals(&["0.25", "0.75"]) })
            .collect()
    }

    fn sample(draw: &mut Draw<'_>, _: usize) -> Self {
        let trials = 1 + draw.below(12);
        let success = sampler::weight(draw);
        let failure = Rational::from(1 - &success);
        Self { trials, successes: draw.below(trials + 1), q: Vector::from_exact(vec![success, failure]) }
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        vec![
            ("trials", number(&whole(self.trials))),
            ("successes", number(&whole(self.successes))),
            ("q", vector(&self.q)),
        ]
    }
}

/// The counts of a sample, and the truth.
pub struct SampleType {
    /// How often each outcome occurs.
    pub counts: Vector,
    /// The probabilities.
    pub q: Vector,
    /// The size of the sample.
    pub trials: Number,
    /// The number of outcomes.
    pub outcomes: Number,
}

impl SampleType {
    fn new(counts: &[usize], q: Vec<Rational>) -> Self {
        let trials = whole(counts.iter().sum());
        let outcomes = whole(counts.len());
        let counts = counts.iter().map(|&count| Rational::from(count as u64)).collect();
        Self { counts: Vector::from_exact(counts), q: Vector::from_exact(q), trials, outcomes }
    }
}

impl Case for SampleType {
    fn fixed() -> Vec<Self> {
        let even = |n: u32| vec![Rational::from((1, n)); n as usize];
        vec![Self::new(&[5, 5], even(2)), Self::new(&[10, 0], even(2)), Self::new(&[3], even(1))]
    }

    fn sample(draw: &mut Draw<'_>, _: usize) -> Self {
        let n = 1 + draw.below(6);
        let mut counts: Vec<usize> = (0..n).map(|_| draw.below(30)).collect();
        counts[0] += 1;
        Self::new(&counts, sampler::simplex(draw, n))
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        vec![("counts", vector(&self.counts)), ("q", vector(&self.q))]
    }
}

/// A belief about a coin: shapes from 1/64 to 63.
pub struct Tossed {
    /// The shape of success.
    pub alpha: Number,
    /// The shape of failure.
    pub beta: Number,
    /// The probability of success, as predicted.
    pub predicted: Number,
}

impl Tossed {
    fn new(alpha: Rational, beta: Rational) -> Self {
        let predicted = &alpha / Rational::from(&alpha + &beta);
        let [alpha, beta, predicted] = [alpha, beta, predicted].map(Number::from_exact);
        Self { alpha, beta, predicted }
    }
}

impl Case for Tossed {
    fn fixed() -> Vec<Self> {
        [(1, 1), (2, 1), (1, 9), (50, 50)].map(|(alpha, beta)| Self::new(alpha.into(), beta.into())).into()
    }

    fn sample(draw: &mut Draw<'_>, _: usize) -> Self {
        let shape = |draw: &mut Draw<'_>| sampler::weight(draw) * draw.choose(&[1_u32, 4, 64]);
        let alpha = shape(draw);
        Self::new(alpha, shape(draw))
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        vec![("alpha", number(&self.alpha)), ("beta", number(&self.beta))]
    }
}

/// A belief about the probabilities of categories, and observations.
pub struct Categories {
    /// The shapes.
    pub alpha: Vector,
    /// How often each category was observed.
    pub counts: Vector,
}

impl Case for Categories {
    fn fixed() -> Vec<Self> {
        let [alpha, counts] = [["1", "1"], ["1", "0"]].map(|texts| Vector::decimals(&texts));
        vec![Self { alpha, counts }]
    }

    fn sample(draw: &mut Draw<'_>, _: usize) -> Self {
        let n = 1 + draw.below(5);
        let alpha = Vector::from_exact((0..n).map(|_| sampler::weight(draw) * 8_u32).collect());
        let counts = Vector::from_exact((0..n).map(|_| Rational::from(draw.below(20) as u64)).collect());
        Self { alpha, counts }
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        vec![("alpha", vector(&self.alpha)), ("counts", vector(&self.counts))]
    }
}

/// Counts of the levels of a patch, before and after, and what is added to each.
pub struct Patches {
    /// Before.
    pub before: Vector,
    /// After.
    pub after: Vector,
    /// Positive.
    pub smoothing: Number,
}

impl Case for Patches {
    fn fixed() -> Vec<Self> {
        let counts = |texts: [&str; 3]| Vector::decimals(&texts);
        let case = |after| Self { before: counts(["9", "0", "0"]), after, smoothing: Number::decimal("0.5") };
        vec![case(counts(["9", "0", "0"])), case(counts(["7", "0", "2"]))]
    }

    fn sample(draw: &mut Draw<'_>, _: usize) -> Self {
        let n = 1 + draw.below(12);
        let [before, after] =
            [(); 2].map(|()| Vector::from_exact((0..n).map(|_| Rational::from(draw.below(20) as u64)).collect()));
        Self { before, after, smoothing: Number::from_exact(sampler::weight(draw)) }
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        vec![("before", vector(&self.before)), ("after", vector(&self.after)), ("smoothing", number(&self.smoothing))]
    }
}

impl Patches {
    /// A histogram as a distribution.
    #[must_use]
    pub fn distribution(&self, counts: &Vector) -> Vector {
        let (counts, smoothing) = (counts.exact(), self.smoothing.exact());
        let (counts, smoothing) = counts.ok().zip(smoothing.ok()).expect("the catalogue's numbers are finite");
        let smoothed: Vec<Rational> = counts.iter().map(|count| Rational::from(count + &*smoothing)).collect();
        let total: Rational = smoothed.iter().sum();
        Vector::from_exact(smoothed.into_iter().map(|count| count / &total).collect())
    }
}
