//! SimSIMD, in `f64`. Its README has `Σ p ln(p/q)` for `kullbackleibler`, and `½ KL(p‖m) + ½ KL(q‖m)`, the divergence, for `jensenshannon`; what it
//! returns is the root of that.

use kullback_subjects::{Answer, Arguments, Operation, Refusal, serve};
use simsimd::ProbabilitySimilarity;

fn of_pair(arguments: &Arguments, function: fn(&[f64], &[f64]) -> Option<f64>) -> Answer {
    let (p, q) = (arguments.vector("p")?, arguments.vector("q")?);
    function(&p, &q).ok_or_else(|| Refusal::Error("the lengths differ".to_owned()))
}

fn kl(arguments: &Arguments) -> Answer {
    of_pair(arguments, f64::kullbackleibler)
}

fn js(arguments: &Arguments) -> Answer {
    of_pair(arguments, f64::jensenshannon)
}

const OPERATIONS: &[Operation] = &[
    ("kl", "f64::kullbackleibler(&p, &q)", kl),
    ("rel_entr_sum", "f64::kullbackleibler(&p, &q)", kl),
    ("js", "f64::jensenshannon(&p, &q)", js),
];

fn main() -> std::io::Result<()> {
    serve("simsimd", OPERATIONS)
}
