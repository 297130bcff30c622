//! A mean that is learnt: the loss at each step, and the divergence that is left after it.

use crate::catalogue::prelude::*;
use crate::replay::Generator;

/// pytorch-notebook, cell 8. It draws on where cell 6 stopped, a batch of 512 for each step. The mean moves by a tenth of the way to the
/// batch's; the divergence is that at the mean before it was rounded for print, so that it is judged by all that the printed mean may stand for.
pub struct MaximumLikelihoodSteps;

/// The mean after the step, the loss before it, and the divergence after it, as printed.
const LOG: [[&str; 3]; 20] = [
    ["0.202", "3.473", "1.617"],
    ["0.380", "2.987", "1.313"],
    ["0.540", "2.669", "1.066"],
    ["0.688", "2.505", "0.861"],
    ["0.816", "2.204", "0.700"],
    ["0.927", "2.047", "0.575"],
    ["1.032", "1.979", "0.469"],
    ["1.125", "1.844", "0.382"],
    ["1.212", "1.802", "0.311"],
    ["1.291", "1.733", "0.251"],
    ["1.359", "1.633", "0.205"],
    ["1.419", "1.518", "0.169"],
    ["1.473", "1.546", "0.139"],
    ["1.527", "1.573", "0.112"],
    ["1.577", "1.562", "0.090"],
    ["1.626", "1.532", "0.070"],
    ["1.662", "1.508", "0.057"],
    ["1.698", "1.505", "0.046"],
    ["1.726", "1.494", "0.038"],
    ["1.752", "1.447", "0.031"],
];

impl Problem for MaximumLikelihoodSteps {
    const STATEMENT: &str = "The data are N(2, 1), the model is N(μ, 1) with μ = 0 at first. Twenty steps of a descent with rate 0.1 lower the mean \
                             negative log-likelihood of 512 draws each, after torch.manual_seed(0), 200,000 and then twice 15 normal draws. \
                             What are the loss, the mean and the divergence of the model from the data at each?";
    const SOURCE: Citation = PYTORCH_NOTEBOOK.at("cell 8");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let real = |text| a.real(text);
        let mut generator = Generator::seeded(0);
        for count in [200_000, 15, 15] {
            let _ = generator.standard_normals(count);
        }
        let data = normal(["2", "1"]);
        let kl_at = |learnt: A::Real| (real("2") - learnt).square() / 2;
        let ln_scale = (a.pi() * 2).ln() / 2;
        let mut learnt = real("0");
        let (mut losses, mut divergences) = (Vec::new(), Vec::new());
        let table = LOG.into_iter().enumerate().fold(
            Table::new(),
            |table, (step, [printed_mean, printed_loss, printed_kl])| {
                let batch = sample(a, generator.normals(2.0, 1.0, 512).into_iter().map(f64::from));
                let centre = mean(&batch);
                let loss = (variance(&batch) + (centre.clone() - learnt.clone()).square()) / 2 + ln_scale.clone();
                learnt = learnt.clone() + (centre - learnt.clone()) / 10;
                losses.push(loss.clone());
                divergences.push(kl_at(learnt.clone()));
                let at_printed = a.of("kl", &data, &normal([printed_mean, "1"]));
                table
                    .printed(format!("step {step}: the loss"), loss, printed_loss)
                    .printed(format!("step {step}: the mean"), learnt.clone(), printed_mean)
                    .printed_of_rounded(
                        format!("step {step}: the divergence"),
                        at_printed,
                        kl_at(a.rounded(printed_mean)),
                        printed_kl,
                    )
                    .row(
                        format!("step {step}: the divergence at the mean before it was rounded"),
                        kl_at(learnt.clone()),
                    )
            },
        );
        let largest_rise = |values: &[A::Real]| {
            let rises: Vec<A::Real> = values.windows(2).map(|pair| pair[1].clone() - pair[0].clone()).collect();
            largest(&rises)
        };
        table
            .stated(
                "the loss falls at every step: its largest rise is negative",
                below(largest_rise(&losses), real("0")),
            )
            .stated(
                "the divergence falls at every step: its largest rise is negative",
                below(largest_rise(&divergences), real("0")),
            )
    }
}
