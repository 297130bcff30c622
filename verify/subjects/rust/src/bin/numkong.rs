//! NumKong, in `f64`: `KullbackLeibler` is documented as `Σ p ln(p/q)`, and `JensenShannon` as the distance, `√(½ KL(p‖m) + ½ KL(q‖m))`.

use kullback_subjects::{Answer, Arguments, Operation, Refusal, serve};
use numkong::{JensenShannon, KullbackLeibler};

fn of_pair(arguments: &Arguments, function: fn(&[f64], &[f64]) -> Option<f64>) -> Answer {
    let (p, q) = (arguments.vector("p")?, arguments.vector("q")?);
    function(&p, &q).ok_or_else(|| Refusal::Error("the lengths differ".to_owned()))
}

fn kl(arguments: &Arguments) -> Answer {
    of_pair(arguments, f64::kullbackleibler)
}

fn js_distance(arguments: &Arguments) -> Answer {
    of_pair(arguments, f64::jensenshannon)
}

const OPERATIONS: &[Operation] = &[
    ("kl", "f64::kullbackleibler(&p, &q)", kl),
    ("rel_entr_sum", "f64::kullbackleibler(&p, &q)", kl),
    ("js_distance", "f64::jensenshannon(&p, &q)", js_distance),
];

fn main() -> std::io::Result<()> {
    serve("numkong", OPERATIONS)
}
