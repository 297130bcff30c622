//! The loss of three random predictions against three random targets.

use crate::catalogue::prelude::*;
use crate::replay::Generator;

/// pytorch-notebook, cell 6. It draws on where cell 4 stopped: fifteen logits of the predictions, and fifteen of the targets. It takes its
/// targets through a soft-max in single precision, and so is off by a few units of that.
pub struct LossOfRandomLogits;

impl Problem for LossOfRandomLogits {
    const STATEMENT: &str = "After torch.manual_seed(0) and 200,000 normal draws, three rows of five logits are drawn for the predictions and three \
                             for the targets. What is the mean divergence of the predictions from the targets?";
    const SOURCE: Citation = PYTORCH_NOTEBOOK.at("cell 6");

    fn table<A: Arithmetic>(a: &A) -> Table<A::Real> {
        let mut generator = Generator::seeded(0);
        let _ = generator.standard_normals(200_000);
        let mut logits = || -> Vec<Vector> {
            let draws: Vec<f64> = generator.standard_normals(15).into_iter().map(f64::from).collect();
            draws.chunks_exact(5).map(|row| Vector::from_f64s(row.to_vec())).collect()
        };
        let (predictions, targets) = (logits(), logits());
        let losses: Vec<A::Real> = predictions
            .iter()
            .zip(&targets)
            .map(|(prediction, target)| a.kl_logits(target, prediction, &Number::decimal("1")))
            .collect();
        let loss = mean(&losses);
        // Beside one, single-precision numbers are 2⁻²³ apart.
        let off = (loss.clone() - a.real("1.0116071701049805")) * (1 << 23);
        Table::new()
            .row("the first row's divergence", losses[0].clone())
            .row("the second row's divergence", losses[1].clone())
            .row("the third row's divergence", losses[2].clone())
            .printed("the loss", loss, "1.0116071701049805")
            .because("a multiple of 2⁻²³ beside it", a.real("8485976/8388608"))
            .row("the printed number's error, in units of 2⁻²³", off)
    }
}
