//! ndarray-stats: `EntropyExt`, whose sums are documented as those of the numbers as given, in nats.

use kullback_subjects::{Answer, Arguments, Operation, serve};
use ndarray::Array1;
use ndarray_stats::EntropyExt;

fn kl(arguments: &Arguments) -> Answer {
    let (p, q) = (Array1::from(arguments.vector("p")?), Array1::from(arguments.vector("q")?));
    Ok(p.kl_divergence(&q)?)
}

fn cross_entropy(arguments: &Arguments) -> Answer {
    let (p, q) = (Array1::from(arguments.vector("p")?), Array1::from(arguments.vector("q")?));
    Ok(p.cross_entropy(&q)?)
}

fn entropy(arguments: &Arguments) -> Answer {
    Ok(Array1::from(arguments.vector("p")?).entropy()?)
}

const OPERATIONS: &[Operation] = &[
    ("entropy", "p.entropy()", entropy),
    ("cross_entropy", "p.cross_entropy(&q)", cross_entropy),
    ("kl", "p.kl_divergence(&q)", kl),
    ("rel_entr_sum", "p.kl_divergence(&q)", kl),
];

fn main() -> std::io::Result<()> {
    serve("ndarray-stats", OPERATIONS)
}
