//! Joint distributions of two variables: a matrix whose rows are the values of `X` and whose columns
//! those of `Y`.

use rug::Rational;

use crate::{Enclosure, OutOfDomain, domain, terms};

/// `KL(p(x,y) ‖ p(x) p(y))`, the mutual information, in nats.
///
/// `KL` is [`kl`](crate::kl), over all cells, with the exact product of the row sums and the column
/// sums. Domain: `joint` a non-empty matrix of non-negative numbers that sum to one within `10⁻⁹`.
/// Exactly zero when every cell is the product of its marginals.
///
/// # Errors
///
/// [`OutOfDomain`] if `joint` is empty, ragged, has a negative cell, or does not sum to one.
pub fn mutual_information(joint: &[Vec<Rational>], precision: u32) -> Result<Enclosure, OutOfDomain> {
    let total = domain::joint("joint", joint)?;
    let mut columns = vec![Rational::new(); joint[0].len()];
    for row in joint {
        for (column, cell) in columns.iter_mut().zip(row) {
            *column += cell;
        }
    }
    let products: Vec<Rational> = joint
        .iter()
        .map(|row| domain::sum(row))
        .flat_map(|row| columns.iter().map(move |column| Rational::from(&row * column)))
        .collect();
    let total_product = Rational::from(total.square_ref());
    let cells = joint.iter().flatten().zip(&products);
    Ok(terms::kl(cells, &total, &total_product, precision))
}

/// `−Σ p(x,y) ln(p(x,y)/p(x))`, the entropy of `Y` given `X`, in nats.
///
/// Domain: `joint` a non-empty matrix of non-negative numbers that sum to one within `10⁻⁹`. The sum
/// of the numbers as given, `p(x)` being a row's exact sum.
///
/// # Errors
///
/// [`OutOfDomain`] if `joint` is empty, ragged, has a negative cell, or does not sum to one.
pub fn conditional_entropy(joint: &[Vec<Rational>], precision: u32) -> Result<Enclosure, OutOfDomain> {
    domain::joint("joint", joint)?;
    let mut sum = Enclosure::zero(precision);
    for row in joint {
        let marginal = domain::sum(row);
        sum += &terms::rel_entr_sum(row.iter().map(|cell| (cell, &marginal)), precision);
    }
    Ok(-sum)
}

/// `Σ_x p(x) Σ_y p(y|x) ln(p(y|x)/q(y|x))`, the conditional relative entropy, in nats.
///
/// Domain: `p` and `q` joint distributions of one shape, each a non-empty matrix of non-negative
/// numbers that sum to one within `10⁻⁹`. Each row is normalised exactly; a row with `p(x) = 0`
/// contributes nothing. `+∞` where `p(x) > 0 = q(x)` or `p(x,y) > 0 = q(x,y)`.
///
/// # Errors
///
/// [`OutOfDomain`] if `p` or `q` is empty, ragged, has a negative cell, or does not sum to one, or if
/// their shapes differ.
pub fn conditional_kl(p: &[Vec<Rational>], q: &[Vec<Rational>], precision: u32) -> Result<Enclosure, OutOfDomain> {
    domain::joint("p", p)?;
    domain::joint("q", q)?;
    domain::same_length(("p", p.len()), ("q", q.len()))?;
    domain::same_length(("p[0]", p[0].len()), ("q[0]", q[0].len()))?;
    let mut sum = Enclosure::zero(precision);
    for (p, q) in p.iter().zip(q) {
        let (marginal_p, marginal_q) = (domain::sum(p), domain::sum(q));
        if marginal_p.is_zero() {
            continue;
        }
        if marginal_q.is_zero() {
            return Ok(Enclosure::infinity(precision));
        }
        let (p, q) = (normalised(p, &marginal_p), normalised(q, &marginal_q));
        let divergence = terms::rel_entr_sum(p.iter().zip(&q), precision);
        sum += &(Enclosure::exact(&marginal_p, precision) * divergence);
    }
    Ok(sum)
}

fn normalised(row: &[Rational], total: &Rational) -> Vec<Rational> {
    row.iter().map(|cell| Rational::from(cell / total)).collect()
}
