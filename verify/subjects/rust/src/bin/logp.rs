//! logp: each function by its documented formula, in nats. What does not sum to one within the tolerance it refuses.

use kullback_subjects::{Answer, Arguments, Operation, Refusal, serve};

/// As far from one as the vocabulary's probability vectors may be.
const TOLERANCE: f64 = 1e-9;

type OfOne = fn(&[f64], f64) -> logp::Result<f64>;
type OfTwo = fn(&[f64], &[f64], f64) -> logp::Result<f64>;
type OfOneAndOrder = fn(&[f64], f64, f64) -> logp::Result<f64>;
type OfTwoAndOrder = fn(&[f64], &[f64], f64, f64) -> logp::Result<f64>;

fn one(arguments: &Arguments, function: OfOne) -> Answer {
    Ok(function(&arguments.vector("p")?, TOLERANCE)?)
}

fn two(arguments: &Arguments, function: OfTwo) -> Answer {
    Ok(function(&arguments.vector("p")?, &arguments.vector("q")?, TOLERANCE)?)
}

fn one_and_order(arguments: &Arguments, function: OfOneAndOrder) -> Answer {
    Ok(function(&arguments.vector("p")?, arguments.number("alpha")?, TOLERANCE)?)
}

fn two_and_order(arguments: &Arguments, function: OfTwoAndOrder, order: f64) -> Answer {
    Ok(function(&arguments.vector("p")?, &arguments.vector("q")?, order, TOLERANCE)?)
}

/// Amari's order is −1 where ours is one, and one where ours is zero: `4/(1 − α²)` is `1/(a(1 − a))` for `a = (1 − α)/2`.
fn alpha_divergence(arguments: &Arguments) -> Answer {
    two_and_order(arguments, logp::amari_alpha_divergence, 1.0 - 2.0 * arguments.number("alpha")?)
}

/// It is there for two distributions.
fn js_weighted(arguments: &Arguments) -> Answer {
    match (&arguments.rows("ps")?[..], &arguments.vector("w")?[..]) {
        ([p, q], [weight, _]) => Ok(logp::jensen_shannon_weighted(p, q, *weight, TOLERANCE)?),
        _ => Err(Refusal::Unsupported),
    }
}

fn mutual_information(arguments: &Arguments) -> Answer {
    let joint = arguments.rows("joint")?;
    Ok(logp::mutual_information(&joint.concat(), joint.len(), joint[0].len(), TOLERANCE)?)
}

/// Its `H(X|Y)` is ours of the table with rows and columns exchanged.
fn conditional_entropy(arguments: &Arguments) -> Answer {
    let joint = arguments.rows("joint")?;
    let columns = 0..joint[0].len();
    let exchanged: Vec<f64> = columns.clone().flat_map(|column| joint.iter().map(move |row| row[column])).collect();
    Ok(logp::conditional_entropy(&exchanged, columns.len(), joint.len(), TOLERANCE)?)
}

/// Normal distributions, and independent ones.
fn family_kl(arguments: &Arguments) -> Answer {
    let [p, q] = ["p", "q"].map(|name| gaussian(arguments, name));
    let ((family, mean, std), (other, other_mean, other_std)) = (p?, q?);
    if family != other {
        return Err(Refusal::Unsupported);
    }
    Ok(logp::kl_divergence_gaussians(&mean, &std, &other_mean, &other_std)?)
}

fn gaussian(arguments: &Arguments, name: &str) -> Result<(String, Vec<f64>, Vec<f64>), Refusal> {
    let (family, p) = arguments.distribution(name)?;
    let (mean, std) = match family.as_str() {
        "normal" => (vec![p.number("mean")?], vec![p.number("std")?]),
        "diagonal_normal" => (p.vector("mean")?, p.vector("std")?),
        _ => return Err(Refusal::Unsupported),
    };
    Ok((family, mean, std))
}

const OPERATIONS: &[Operation] = &[
    ("entropy", "logp::entropy_nats(&p, 1e-9)", |args| one(args, logp::entropy_nats)),
    ("cross_entropy", "logp::cross_entropy_nats(&p, &q, 1e-9)", |args| two(args, logp::cross_entropy_nats)),
    ("kl", "logp::kl_divergence(&p, &q, 1e-9)", |args| two(args, logp::kl_divergence)),
    ("js", "logp::jensen_shannon_divergence(&p, &q, 1e-9)", |args| two(args, logp::jensen_shannon_divergence)),
    ("js_weighted", "logp::jensen_shannon_weighted(&p, &q, w[0], 1e-9)", js_weighted),
    ("total_variation", "logp::total_variation(&p, &q, 1e-9)", |args| two(args, logp::total_variation)),
    ("squared_hellinger", "logp::hellinger_squared(&p, &q, 1e-9)", |args| two(args, logp::hellinger_squared)),
    ("hellinger", "logp::hellinger(&p, &q, 1e-9)", |args| two(args, logp::hellinger)),
    ("bhattacharyya_coefficient", "logp::bhattacharyya_coeff(&p, &q, 1e-9)", |args| {
        two(args, logp::bhattacharyya_coeff)
    }),
    ("bhattacharyya_distance", "logp::bhattacharyya_distance(&p, &q, 1e-9)", |args| {
        two(args, logp::bhattacharyya_distance)
    }),
    ("chi_squared", "logp::chi_squared_divergence(&p, &q, 1e-9)", |args| two(args, logp::chi_squared_divergence)),
    ("renyi", "logp::renyi_divergence(&p, &q, alpha, 1e-9)", |args| {
        two_and_order(args, logp::renyi_divergence, args.number("alpha")?)
    }),
    ("tsallis", "logp::tsallis_divergence(&p, &q, alpha, 1e-9)", |args| {
        two_and_order(args, logp::tsallis_divergence, args.number("alpha")?)
    }),
    ("alpha_divergence", "logp::amari_alpha_divergence(&p, &q, 1 - 2 * alpha, 1e-9)", alpha_divergence),
    ("renyi_entropy", "logp::renyi_entropy(&p, alpha, 1e-9)", |args| one_and_order(args, logp::renyi_entropy)),
    ("tsallis_entropy", "logp::tsallis_entropy(&p, alpha, 1e-9)", |args| one_and_order(args, logp::tsallis_entropy)),
    ("mutual_information", "logp::mutual_information(&joint, n_x, n_y, 1e-9)", mutual_information),
    ("conditional_entropy", "logp::conditional_entropy(&transposed, n_y, n_x, 1e-9)", conditional_entropy),
    ("family.kl", "logp::kl_divergence_gaussians(&mean1, &std1, &mean2, &std2)", family_kl),
];

fn main() -> std::io::Result<()> {
    serve("logp", OPERATIONS)
}
