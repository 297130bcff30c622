//! An evidence bound estimated from samples, for encoders of growing weight.

use crate::catalogue::prelude::*;
use crate::replay::RandomState;

/// theory-notebook §11.1. Each of the fifty encoders is judged by fifty draws of its own, so that the best of them is a matter of luck: in
/// expectation the bound is −½ ln(π/2) − 2 ((2 − 2α)² + ½) − ½ (4α² − ½ − ln ½), largest at α = 0.8, and the grid's best is its 26th
/// step, 0.7959…. The figure of §11.2 shows the three curves over the weights.
pub struct DrawnEncoderSweep;

/// The best of the sweep.
const BEST: usize = 24;
/// Where the reconstruction term is the largest.
const BEST_RECONSTRUCTION: usize = 30;
/// Where it is the least, and the bound with it.
const WORST: usize = 1;
/// The best in expectation.
const EXPECTED: usize = 26;

impl Problem for DrawnEncoderSweep {
    const STATEMENT: &str = "z has the prior N(0, 1), x given z is N(z, 0.5²), and the encoder says that z is N(αx, ½), by variance. After \
                             np.random.seed(42) and 200 normal draws, the reconstruction term at x = 2 is estimated from 50 draws for each of \
                             50 weights α from 0 to 1.5. Which has the largest evidence bound, and what are its terms?";
    const SOURCE: Citation = THEORY_NOTEBOOK.at("§11.1");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let real = |text| a.real(text);
        let mut state = RandomState::seeded(42);
        let data = sample(a, (0..200).map(|_| state.normal(2.0, 0.8)).collect::<Vec<_>>());
        let x = real("2");
        let (noise_variance, variance) = (real("0.25"), real("0.5"));
        let ln_scale = (a.pi() * 2 * noise_variance.clone()).ln() / 2;
        let weights: Vec<A::Real> = grid((0, 1), (3, 2), 50).iter().map(|weight| a.rational(weight)).collect();
        let prior_terms: Vec<A::Real> = weights
            .iter()
            .map(|weight| ((weight.clone() * x.clone()).square() + variance.clone() - variance.ln() - real("1")) / 2)
            .collect();
        let reconstructions: Vec<A::Real> = weights
            .iter()
            .map(|weight| {
                let draws = sample(a, (0..50).map(|_| state.standard_normal()).collect::<Vec<_>>());
                let missed = draws
                    .into_iter()
                    .map(|draw| (x.clone() - weight.clone() * x.clone() - variance.sqrt() * draw).square());
                -ln_scale.clone() - mean(&missed.collect::<Vec<_>>()) / (noise_variance.clone() * 2)
            })
            .collect();
        let bounds: Vec<A::Real> = reconstructions
            .iter()
            .zip(&prior_terms)
            .map(|(reconstruction, prior)| reconstruction.clone() - prior.clone())
            .collect();
        let expected = |weight: &A::Real, prior: &A::Real| {
            let missed = (x.clone() - weight.clone() * x.clone()).square() + variance.clone();
            -ln_scale.clone() - missed / (noise_variance.clone() * 2) - prior.clone()
        };
        let expectations: Vec<A::Real> =
            weights.iter().zip(&prior_terms).map(|(weight, prior)| expected(weight, prior)).collect();
        let step = |index: usize| weights[index].clone();
        let last = weights.len() - 1;
        let evidence = -((a.pi() * real("2.5")).ln() / 2) - real("4") / (real("1.25") * 2);
        Table::new()
            .printed_by(
                "N(a, b) with the variance b",
                "the variance of the data, of deviation 0.8",
                real("0.8").square(),
                "0.64",
            )
            .row("the mean of the data, which nothing uses", mean(&data))
            .row("the noise's variance, of deviation 0.5", noise_variance.clone())
            .row("the logarithm of the encoder's variance", variance.ln())
            .row("the best weight", weights[BEST].clone())
            .row("its divergence from the prior", prior_terms[BEST].clone())
            .row("its reconstruction term, from 50 draws", reconstructions[BEST].clone())
            .row("its evidence bound, from 50 draws", bounds[BEST].clone())
            .stated(
                "no other weight has a larger evidence bound, from its own draws",
                at_most(largest(&bounds), bounds[BEST].clone()),
            )
            .row("α = 0: the divergence from the prior, its least", prior_terms[0].clone())
            .row("α = 0: the reconstruction term", reconstructions[0].clone())
            .row("α = 0: the evidence bound", bounds[0].clone())
            .row("α = 1.5: the divergence from the prior, its largest", prior_terms[last].clone())
            .row("α = 1.5: the reconstruction term", reconstructions[last].clone())
            .row("α = 1.5: the evidence bound", bounds[last].clone())
            .stated(
                "the divergence from the prior grows with the weight",
                prior_terms
                    .windows(2)
                    .map(|pair| below(pair[0].clone(), pair[1].clone()))
                    .reduce(Relation::and)
                    .expect("there are fifty weights"),
            )
            .row("the weight of the largest reconstruction term", step(BEST_RECONSTRUCTION))
            .row("the largest reconstruction term", reconstructions[BEST_RECONSTRUCTION].clone())
            .stated(
                "no other weight has a larger reconstruction term",
                at_most(largest(&reconstructions), reconstructions[BEST_RECONSTRUCTION].clone()),
            )
            .row("the weight of the least reconstruction term and evidence bound", step(WORST))
            .row("the least reconstruction term", reconstructions[WORST].clone())
            .row("the least evidence bound", bounds[WORST].clone())
            .stated(
                "no other weight has a smaller one",
                at_most(bounds[WORST].clone(), least(&bounds))
                    .and(at_most(reconstructions[WORST].clone(), least(&reconstructions))),
            )
            .row("its reconstruction term, expected", expectations[BEST].clone() + prior_terms[BEST].clone())
            .row("its evidence bound, expected", expectations[BEST].clone())
            .row("the best weight in expectation", weights[EXPECTED].clone())
            .row("the evidence bound there, expected", expectations[EXPECTED].clone())
            .stated(
                "its evidence bound is the largest in expectation, too",
                at_most(largest(&expectations), expectations[BEST].clone()),
            )
            .row("the evidence, ln N(2; 0, 1.25)", evidence.clone())
            .row(
                "the largest evidence bound from 50 draws, less the evidence, which it exceeds",
                bounds[BEST].clone() - evidence,
            )
    }
}
