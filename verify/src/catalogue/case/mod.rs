//! What statements speak of: points of a domain, drawn from streams of known length.
//!
//! A stream begins with fixed cases, the edges of the domain and the sources' own examples, and goes on with samples, each a
//! function of the seed, the statement and its index alone.

mod codes;
mod distances;
mod distributions;
mod estimates;
mod families;
mod information;
mod joints;
mod latent;
mod learning;
mod logits;
mod maps;
mod mechanisms;
mod optimization;
mod orders;
mod policies;
mod projections;

pub use codes::{Blocks, Chain, Dyadic, NearlyEven, NotDyadic, SmallAlphabet, Target};
pub use distances::{Placed, PlacedTriple, Samples, TwoNormals};
pub use distributions::{Different, Masses, One, Pair, Projected, Triple};
pub use estimates::{Clouds, Counted, LogRatios, Replicates, Sampling, Whole};
pub use families::{
    BothWays, Decomposed, Entropies, JensenShannon, Members, OnFamilies, OneHalf, Orders, OrdersAndKl, Trials, Two,
    Variation, VariationAndHellinger, normal,
};
pub use information::{
    Bottleneck, Categories, CodedSource, Discriminated, FewTrials, LargeDeviation, Patches, SampleType, Tossed,
};
pub use joints::{Joint, JointPair, Mixture};
pub use latent::{Diffusion, LinearGaussian, normal_of};
pub use learning::{Batch, NoiselessDescent, NormalMixture, Sampled, Tally};
pub use logits::Logits;
pub use maps::{Channelled, Permuted, Relabelled, Segment, Split};
pub use mechanisms::{GaussianMechanism, PurelyPrivate, Response};
pub use optimization::{Classified, Descent, Game, Logit, NormalStep, Searched, Spread};
pub use orders::{Independent, PairAndFraction, PairAndOrder, PairAndOrders, PairAndStep};
pub use policies::{Budgeted, Clipped, Policies, Preference, Ratios, difference_of, sum_of};
pub use projections::{Constrained, Fitted, HalfSpace, divergence_of, divergence_to, expectation, rows_fitted};

use crate::point::{Rows, Value, Vector};
use crate::sampler::{self, Draw};
use kullback_reference::Rational;
use kullback_reference::exact::from_f64;

/// A point of a statement's domain.
pub trait Case: Sized + Send + Sync {
    /// Whether there is more than the fixed cases.
    const SAMPLED: bool = true;

    /// The edges of the domain, and the sources' own examples.
    fn fixed() -> Vec<Self>;

    /// A sample; `large` is the largest number of outcomes.
    fn sample(draw: &mut Draw<'_>, large: usize) -> Self;

    /// The inputs by name, for the report of a failure.
    fn inputs(&self) -> Vec<(&'static str, Value)>;
}

fn vector(p: &Vector) -> Value {
    Value::Vector(p.clone())
}

fn rows(rows: &Rows) -> Value {
    Value::Rows(rows.clone())
}

/// The pairs that every statement on pairs begins with.
const PAIRS: &[(&[&str], &[&str])] = &[
    // The edges: one outcome; certainty against a coin, both ways; disjoint supports; a shared zero.
    (&["1"], &["1"]),
    (&["1", "0"], &["0.5", "0.5"]),
    (&["0.5", "0.5"], &["1", "0"]),
    (&["1", "0"], &["0", "1"]),
    (&["0.5", "0", "0.5"], &["0.25", "0", "0.75"]),
    (&["0.25", "0.25", "0.25", "0.25"], &["0.25", "0.25", "0.25", "0.25"]),
    // The sources' own.
    (&["0.50", "0.30", "0.20"], &["0.70", "0.20", "0.10"]),
    (&["0.92", "0.03", "0.02", "0.02", "0.01"], &["0.70", "0.10", "0.10", "0.05", "0.05"]),
    (&["0.5", "0.3", "0.2"], &["0.2", "0.3", "0.5"]),
    (&["0.6", "0.3", "0.1"], &["0.1", "0.3", "0.6"]),
    (&["0.8", "0.2"], &["0.5", "0.5"]),
    (&["0.9", "0.1", "0", "0", "0"], &["0.2", "0.2", "0.2", "0.2", "0.2"]),
    (&["0.7", "0.3", "0"], &["0.7", "0.2", "0.1"]),
    (&["0.9", "0.1"], &["0.1", "0.9"]),
    (&["0.25", "0.25", "0.5"], &["0.5", "0.25", "0.25"]),
    (&["0.3", "0.5", "0.2"], &["0.25", "0.5", "0.25"]),
    // Inputs on which well-known libraries fail: near pairs, tiny masses, and both.
    (&["0.99", "0.01"], &["0.01", "0.99"]),
    (&["0.3", "0.7"], &["0.300001", "0.699999"]),
    (&["0.3", "0.7"], &["0.300000001", "0.699999999"]),
    (&["0.3", "0.7"], &["0.3000000000000001", "0.6999999999999999"]),
];

/// Pairs at the ends of the exponent range: masses of 2⁻¹⁰⁷⁴, the smallest `f64`, and what they leave.
fn subnormal_pairs() -> Vec<(Vec<Rational>, Vec<Rational>)> {
    let tiny = from_f64(f64::from_bits(1)).unwrap_or_default();
    let with = |mass: Rational| vec![mass.clone(), 1 - mass];
    let half = || vec![Rational::from((1, 2)); 2];
    let flipped = |mut p: Vec<Rational>| {
        p.reverse();
        p
    };
    vec![
        (with(tiny.clone()), with(Rational::from(&tiny * 2))),
        (with(tiny.clone()), half()),
        (half(), with(tiny.clone())),
        (with(tiny.clone()), flipped(with(tiny))),
    ]
}

/// The fixed pairs, exactly.
fn fixed_pairs() -> impl Iterator<Item = (Vector, Vector)> {
    let decimals = PAIRS.iter().map(|(p, q)| (Vector::decimals(p), Vector::decimals(q)));
    decimals.chain(subnormal_pairs().into_iter().map(|(p, q)| (Vector::from_exact(p), Vector::from_exact(q))))
}

fn sampled_pair(draw: &mut Draw<'_>, large: usize) -> (Vector, Vector) {
    let n = draw.outcomes(large);
    let (p, q) = sampler::pair(draw, n);
    (Vector::from_exact(p), Vector::from_exact(q))
}

/// Nothing: the statement brings its own numbers.
pub struct Nothing;

impl Case for Nothing {
    const SAMPLED: bool = false;

    fn fixed() -> Vec<Self> {
        vec![Self]
    }

    fn sample(_: &mut Draw<'_>, _: usize) -> Self {
        Self
    }

    fn inputs(&self) -> Vec<(&'static str, Value)> {
        Vec::new()
    }
}
