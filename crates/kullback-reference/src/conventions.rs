//! What other libraries' documentation defines, by its own formulas on exact rationals: masses are divided by their
//! sums before anything else.

use rug::Rational;

use crate::{Enclosure, OutOfDomain, domain, sum::Sum, terms};

/// The largest logarithm of a target that is taken back.
const LARGEST_LOG_TARGET: u32 = 700;

/// `scipy.special.rel_entr`, by elements: `x ln(x/y)`, zero at `x = 0 <= y`, and `+∞` elsewhere.
///
/// Domain: `x` and `y` not empty, of one length.
///
/// # Errors
///
/// [`OutOfDomain`] if `x` or `y` is empty, or their lengths differ.
pub fn scipy_rel_entr(x: &[Rational], y: &[Rational], precision: u32) -> Result<Vec<Enclosure>, OutOfDomain> {
    by_elements(x, y, precision, |x, y| terms::rel_entr(x, y, precision))
}

/// `scipy.special.kl_div`, by elements: `x ln(x/y) − x + y`, `y` at `x = 0 <= y`, and `+∞` elsewhere.
///
/// Domain: as [`scipy_rel_entr`].
///
/// # Errors
///
/// As [`scipy_rel_entr`].
pub fn scipy_kl_div(x: &[Rational], y: &[Rational], precision: u32) -> Result<Vec<Enclosure>, OutOfDomain> {
    by_elements(x, y, precision, |x, y| terms::kl([(x, y)], x, y, precision))
}

/// `scipy.stats.entropy(pk)`: `−Σ p ln p` of the normalised masses, in nats.
///
/// Domain: `pk` not empty, not negative, not all zero.
///
/// # Errors
///
/// [`OutOfDomain`] if `pk` is outside.
pub fn scipy_entropy(pk: &[Rational], precision: u32) -> Result<Enclosure, OutOfDomain> {
    Ok(shannon(&normalised("pk", pk)?, precision))
}

/// `scipy.stats.entropy(pk, base)`: [`scipy_entropy`] over `ln base`.
///
/// Domain: as [`scipy_entropy`], and a positive `base` other than one.
///
/// # Errors
///
/// [`OutOfDomain`] if `pk` or `base` is outside.
pub fn scipy_entropy_base(pk: &[Rational], base: &Rational, precision: u32) -> Result<Enclosure, OutOfDomain> {
    let pk = normalised("pk", pk)?;
    domain::positive("base", base)?;
    if *base == 1 {
        return Err(OutOfDomain::new("base", "is one"));
    }
    // The entropy of n equal masses is ln n, which is a rational number of times the logarithm of a base that is a
    // power of it.
    if let Some(ratio) = uniform_in_base(&pk, base) {
        return Ok(Enclosure::exact(&ratio, precision));
    }
    Ok(shannon(&pk, precision) / Enclosure::exact(base, precision).ln())
}

/// `scipy.stats.entropy(pk, qk)`: `Σ p ln(p/q)` of the normalised masses, in nats.
///
/// Domain: `pk` and `qk` not empty, of one length, not negative, neither all zero. `+∞` where `pk > 0 = qk`.
///
/// # Errors
///
/// [`OutOfDomain`] if the lengths differ, or `pk` or `qk` is outside.
pub fn scipy_relative_entropy(pk: &[Rational], qk: &[Rational], precision: u32) -> Result<Enclosure, OutOfDomain> {
    let (pk, qk) = normalised_pair(("pk", pk), ("qk", qk))?;
    Ok(terms::rel_entr_sum(pk.iter().zip(&qk), precision))
}

/// `scipy.stats.entropy(pk, qk, base)`: [`scipy_relative_entropy`] over `ln base`.
///
/// Domain: as [`scipy_relative_entropy`], and `base > 1`.
///
/// # Errors
///
/// [`OutOfDomain`] if `pk`, `qk` or `base` is outside.
pub fn scipy_relative_entropy_base(
    pk: &[Rational],
    qk: &[Rational],
    base: &Rational,
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    let (pk, qk) = normalised_pair(("pk", pk), ("qk", qk))?;
    let ln_base = ln_base_above_one(base, precision)?;
    let nats = terms::rel_entr_sum(pk.iter().zip(&qk), precision);
    Ok(if *base == 2 { bits(&pk, &qk, &nats, precision) } else { nats / ln_base })
}

/// `scipy.spatial.distance.jensenshannon(p, q)`: `√(½ Σ p ln(p/m) + ½ Σ q ln(q/m))` of the normalised masses.
///
/// Domain: as [`scipy_relative_entropy`].
///
/// # Errors
///
/// As [`scipy_relative_entropy`].
pub fn scipy_jensenshannon(p: &[Rational], q: &[Rational], precision: u32) -> Result<Enclosure, OutOfDomain> {
    Ok(jensen_shannon(p, q, precision)?.sqrt())
}

/// `scipy.spatial.distance.jensenshannon(p, q, base)`: the root of the divergence over `ln base`.
///
/// Domain: as [`scipy_relative_entropy_base`].
///
/// # Errors
///
/// As [`scipy_relative_entropy_base`].
pub fn scipy_jensenshannon_base(
    p: &[Rational],
    q: &[Rational],
    base: &Rational,
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    let nats = jensen_shannon(p, q, precision)?;
    Ok((nats / ln_base_above_one(base, precision)?).sqrt())
}

/// The four reductions of [`torch_kl_div`].
#[derive(Clone, Debug)]
pub struct TorchKlDiv {
    /// By elements.
    pub none: Vec<Enclosure>,
    /// The sum.
    pub sum: Enclosure,
    /// The sum over the number of elements.
    pub mean: Enclosure,
    /// The sum over the number of rows.
    pub batchmean: Enclosure,
}

/// `torch.nn.functional.kl_div(input, target)`: `target ln target − target · input`, by elements and reduced.
///
/// Domain: `input` and `target` not empty, of one length, `target` not negative; `batch` a divisor of their number.
///
/// # Errors
///
/// [`OutOfDomain`] if an argument is outside.
pub fn torch_kl_div(
    input: &[Rational],
    target: &[Rational],
    batch: &Rational,
    precision: u32,
) -> Result<TorchKlDiv, OutOfDomain> {
    domain::same_length(("input", input.len()), ("target", target.len()))?;
    domain::non_empty("input", input)?;
    domain::non_negative_vector("target", target)?;
    let batch = divisor(batch, target.len())?;
    let one = Rational::from(1);
    let parts = input.iter().zip(target).map(|(input, target)| Part {
        exact: -Rational::from(target * input),
        rounded: terms::rel_entr(target, &one, precision),
    });
    Ok(reduced(&parts.collect::<Vec<_>>(), batch, precision))
}

/// `torch.nn.functional.kl_div(input, target, log_target=True)`: `exp(target) (target − input)`, by elements and
/// reduced.
///
/// Domain: `input` and `target` not empty, of one length, `target` at most 700; `batch` a divisor of their number. The
/// differences at equal targets are added exactly, so that what cancels is zero.
///
/// # Errors
///
/// [`OutOfDomain`] if an argument is outside.
pub fn torch_kl_div_log_target(
    input: &[Rational],
    target: &[Rational],
    batch: &Rational,
    precision: u32,
) -> Result<TorchKlDiv, OutOfDomain> {
    domain::same_length(("input", input.len()), ("target", target.len()))?;
    domain::non_empty("input", input)?;
    if let Some(index) = target.iter().position(|target| *target > LARGEST_LOG_TARGET) {
        return Err(OutOfDomain::new("target", format!("is above {LARGEST_LOG_TARGET}")).at(&[index]));
    }
    let batch = divisor(batch, target.len())?;
    let differences: Vec<Rational> =
        target.iter().zip(input).map(|(target, input)| Rational::from(target - input)).collect();
    let part = |target: &Rational, difference: &Rational| {
        if target.is_zero() {
            return Part { exact: difference.clone(), rounded: Enclosure::zero(precision) };
        }
        let rounded = Enclosure::exact(target, precision).exp() * Enclosure::exact(difference, precision);
        Part { exact: Rational::new(), rounded }
    };
    let none: Vec<Part> =
        target.iter().zip(&differences).map(|(target, difference)| part(target, difference)).collect();
    let mut sorted: Vec<(&Rational, &Rational)> = target.iter().zip(&differences).collect();
    sorted.sort();
    let grouped = sorted.chunk_by(|a, b| a.0 == b.0);
    let grouped = grouped.map(|group| part(group[0].0, &group.iter().map(|(_, difference)| *difference).sum()));
    let total = reduced(&grouped.collect::<Vec<_>>(), batch, precision);
    let elements = reduced(&none, batch, precision).none;
    let count = Enclosure::from_integer(target.len() as i64, precision);
    let groups = Enclosure::from_integer(total.none.len() as i64, precision);
    // The mean is over elements, not over groups.
    let mean = if total.none.len() == target.len() { total.mean } else { total.mean * groups / count };
    Ok(TorchKlDiv { none: elements, mean, ..total })
}

/// `sklearn.metrics.mutual_info_score` of a contingency table: `Σ n_ij/N ln(N n_ij/(a_i b_j))`, in nats.
///
/// Domain: `contingency` a matrix, not negative, not all zero.
///
/// # Errors
///
/// [`OutOfDomain`] if `contingency` is outside.
pub fn sklearn_mutual_info_score(contingency: &[Vec<Rational>], precision: u32) -> Result<Enclosure, OutOfDomain> {
    Ok(Table::new(contingency)?.mutual_information(precision))
}

/// `sklearn.metrics.normalized_mutual_info_score`: [`sklearn_mutual_info_score`] over the mean of the margins'
/// entropies; one where both vanish.
///
/// Domain: as [`sklearn_mutual_info_score`].
///
/// # Errors
///
/// As [`sklearn_mutual_info_score`].
pub fn sklearn_normalized_mutual_info_score(
    contingency: &[Vec<Rational>],
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    let table = Table::new(contingency)?;
    let single = |masses: &[Rational]| masses.iter().any(|mass| *mass == 1);
    let one = || Enclosure::from_integer(1, precision);
    // A one-to-one table: the information is either entropy.
    if (single(&table.rows) && single(&table.columns)) || table.is_matching() {
        return Ok(one());
    }
    let entropies = shannon(&table.rows, precision) + shannon(&table.columns, precision);
    Ok(table.mutual_information(precision) / entropies.half())
}

/// `KL(p ‖ (q + ε)/(1 + nε))` of the normalised masses, in nats.
///
/// Domain: `p` and `q` not empty, of one length, not negative, neither all zero; `epsilon >= 0`.
///
/// # Errors
///
/// [`OutOfDomain`] if an argument is outside.
pub fn smoothed_kl(
    p: &[Rational],
    q: &[Rational],
    epsilon: &Rational,
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    let (p, q) = normalised_pair(("p", p), ("q", q))?;
    domain::non_negative("epsilon", &[], epsilon)?;
    Ok(smoothed(&p, &q, epsilon, precision))
}

/// `KL` of the masses with `ε` added to each, then normalised, in nats.
///
/// Domain: as [`smoothed_kl`].
///
/// # Errors
///
/// As [`smoothed_kl`].
pub fn smoothed_both_kl(
    p: &[Rational],
    q: &[Rational],
    epsilon: &Rational,
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    normalised_pair(("p", p), ("q", q))?;
    domain::non_negative("epsilon", &[], epsilon)?;
    scipy_relative_entropy(&added(p, epsilon), &added(q, epsilon), precision)
}

/// `Σ p ln(p/clip(q))`, `q` clipped to `[ε, 1]`, in nats.
///
/// Domain: `p` and `q` probability vectors of one length, `0 < epsilon <= 1`.
///
/// # Errors
///
/// [`OutOfDomain`] if an argument is outside.
pub fn clipped_kl(
    p: &[Rational],
    q: &[Rational],
    epsilon: &Rational,
    precision: u32,
) -> Result<Enclosure, OutOfDomain> {
    domain::pair(p, q)?;
    domain::positive("epsilon", epsilon)?;
    domain::probability("epsilon", epsilon)?;
    let clipped: Vec<Rational> = q.iter().map(|q| q.max(epsilon).min(&Rational::from(1)).clone()).collect();
    Ok(terms::rel_entr_sum(p.iter().zip(&clipped), precision))
}

/// The answers of [`checklist`].
#[derive(Clone, Debug)]
pub struct Checklist {
    /// KL(p ‖ q).
    pub forward: Direction,
    /// KL(q ‖ p).
    pub reverse: Direction,
    /// Σp.
    pub p_sum: Enclosure,
    /// Σq.
    pub q_sum: Enclosure,
    /// Σp − 1.
    pub p_excess: Enclosure,
    /// Σq − 1.
    pub q_excess: Enclosure,
}

/// One direction of the divergence, here KL(p ‖ q).
#[derive(Clone, Debug)]
pub struct Direction {
    /// The divergence of the normalised masses, in nats.
    pub nats: Enclosure,
    /// The same, in bits.
    pub bits: Enclosure,
    /// `Σ p ln(p/q)` of the numbers as given, in nats.
    pub as_given: Enclosure,
    /// The divergence with q smoothed, in nats.
    pub smoothed: Enclosure,
    /// The indices at which `p > 0 = q`.
    pub unsupported: Vec<usize>,
}

/// Both directions of the divergence of two vectors of masses, in both units, their supports and sums, and what
/// smoothing makes of them.
///
/// Domain: as [`smoothed_kl`].
///
/// # Errors
///
/// As [`smoothed_kl`].
pub fn checklist(p: &[Rational], q: &[Rational], epsilon: &Rational, precision: u32) -> Result<Checklist, OutOfDomain> {
    let (normal_p, normal_q) = normalised_pair(("p", p), ("q", q))?;
    domain::non_negative("epsilon", &[], epsilon)?;
    let direction = |p: (&[Rational], &[Rational]), q: (&[Rational], &[Rational])| {
        let nats = terms::rel_entr_sum(p.1.iter().zip(q.1), precision);
        Direction {
            bits: bits(p.1, q.1, &nats, precision),
            nats,
            as_given: terms::rel_entr_sum(p.0.iter().zip(q.0), precision),
            smoothed: smoothed(p.1, q.1, epsilon, precision),
            unsupported: (0..p.0.len()).filter(|&index| !p.0[index].is_zero() && q.0[index].is_zero()).collect(),
        }
    };
    let exact = |value: Rational| Enclosure::exact(&value, precision);
    Ok(Checklist {
        forward: direction((p, &normal_p), (q, &normal_q)),
        reverse: direction((q, &normal_q), (p, &normal_p)),
        p_sum: exact(domain::sum(p)),
        q_sum: exact(domain::sum(q)),
        p_excess: exact(domain::sum(p) - 1_u32),
        q_excess: exact(domain::sum(q) - 1_u32),
    })
}

fn by_elements(
    x: &[Rational],
    y: &[Rational],
    precision: u32,
    element: impl Fn(&Rational, &Rational) -> Enclosure,
) -> Result<Vec<Enclosure>, OutOfDomain> {
    domain::same_length(("x", x.len()), ("y", y.len()))?;
    domain::non_empty("x", x)?;
    let value = |(x, y): (&Rational, &Rational)| {
        if x.is_negative() || y.is_negative() { Enclosure::infinity(precision) } else { element(x, y) }
    };
    Ok(x.iter().zip(y).map(value).collect())
}

/// The masses divided by their sum.
fn normalised(name: &str, masses: &[Rational]) -> Result<Vec<Rational>, OutOfDomain> {
    domain::non_negative_vector(name, masses)?;
    let total = domain::sum(masses);
    if total.is_zero() {
        return Err(OutOfDomain::new(name, "has no mass to normalise"));
    }
    Ok(masses.iter().map(|mass| Rational::from(mass / &total)).collect())
}

fn normalised_pair(
    p: (&str, &[Rational]),
    q: (&str, &[Rational]),
) -> Result<(Vec<Rational>, Vec<Rational>), OutOfDomain> {
    domain::same_length((p.0, p.1.len()), (q.0, q.1.len()))?;
    Ok((normalised(p.0, p.1)?, normalised(q.0, q.1)?))
}

fn shannon(p: &[Rational], precision: u32) -> Enclosure {
    let one = Rational::from(1);
    -terms::rel_entr_sum(p.iter().map(|p| (p, &one)), precision)
}

/// The `k` for which the masses are `baseᵏ` equal ones.
fn uniform_in_base(p: &[Rational], base: &Rational) -> Option<Rational> {
    let mut masses = p.iter().filter(|mass| mass.is_positive());
    let first = masses.next()?;
    if masses.any(|mass| mass != first) {
        return None;
    }
    let mut power = Rational::from(1);
    let target = Rational::from(first.recip_ref());
    (0..64_u32).find_map(|k| {
        let found = (power == target).then(|| Rational::from(k));
        power *= base;
        found
    })
}

fn ln_base_above_one(base: &Rational, precision: u32) -> Result<Enclosure, OutOfDomain> {
    domain::positive("base", base)?;
    if *base <= 1 {
        return Err(OutOfDomain::new("base", "is not above one"));
    }
    Ok(Enclosure::exact(base, precision).ln())
}

fn jensen_shannon(p: &[Rational], q: &[Rational], precision: u32) -> Result<Enclosure, OutOfDomain> {
    let (p, q) = normalised_pair(("p", p), ("q", q))?;
    let mean: Vec<Rational> = p.iter().zip(&q).map(|(p, q)| Rational::from(p + q) / 2_u32).collect();
    let from = |masses: &[Rational]| terms::rel_entr_sum(masses.iter().zip(&mean), precision);
    Ok((from(&p) + from(&q)).half())
}

/// What is known exactly of a term, and what is not.
struct Part {
    exact: Rational,
    rounded: Enclosure,
}

fn reduced(parts: &[Part], batch: u32, precision: u32) -> TorchKlDiv {
    let mut sum = Sum::new(precision);
    for part in parts {
        sum.add_exact(&part.exact);
        sum.add(&part.rounded);
    }
    let over = |count: i64| match sum.as_exact() {
        Some(exact) => Enclosure::exact(&(exact / Rational::from(count)), precision),
        None => sum.enclosure() / Enclosure::from_integer(count, precision),
    };
    TorchKlDiv {
        none: parts.iter().map(|part| Enclosure::exact(&part.exact, precision) + &part.rounded).collect(),
        sum: over(1),
        mean: over(parts.len() as i64),
        batchmean: over(batch.into()),
    }
}

fn divisor(batch: &Rational, elements: usize) -> Result<u32, OutOfDomain> {
    domain::count("batch", batch)?;
    let whole = batch.numer().to_u32().filter(|&batch| batch > 0 && elements.is_multiple_of(batch as usize));
    whole.ok_or_else(|| OutOfDomain::new("batch", format!("does not divide {elements}: {batch}")))
}

/// A contingency table and its margins, divided by the sum.
struct Table {
    cells: Vec<Vec<Rational>>,
    rows: Vec<Rational>,
    columns: Vec<Rational>,
}

impl Table {
    fn new(contingency: &[Vec<Rational>]) -> Result<Self, OutOfDomain> {
        let name = "contingency";
        let columns = domain::non_empty(name, contingency)?.len();
        for (row, entries) in contingency.iter().enumerate() {
            let place = format!("{name}[{row}]");
            domain::same_length(("contingency[0]", columns), (&place, entries.len()))?;
            domain::non_negative_vector(&place, entries)?;
        }
        let total: Rational = contingency.iter().flatten().sum();
        if total.is_zero() {
            return Err(OutOfDomain::new(name, "has no mass to normalise"));
        }
        let share = |row: &Vec<Rational>| row.iter().map(|cell| Rational::from(cell / &total)).collect();
        let cells: Vec<Vec<Rational>> = contingency.iter().map(share).collect();
        let rows = cells.iter().map(|row| domain::sum(row)).collect();
        let columns = (0..columns).map(|column| cells.iter().map(|row| &row[column]).sum()).collect();
        Ok(Self { cells, rows, columns })
    }

    fn mutual_information(&self, precision: u32) -> Enclosure {
        let margins =
            self.rows.iter().flat_map(|row| self.columns.iter().map(move |column| Rational::from(row * column)));
        let margins: Vec<Rational> = margins.collect();
        terms::rel_entr_sum(self.cells.iter().flatten().zip(&margins), precision)
    }

    /// Whether every row has mass in at most one column and every column in at most one row.
    fn is_matching(&self) -> bool {
        let whole = |cell: &Rational, margin: &Rational| cell.is_zero() || cell == margin;
        let in_rows = self.cells.iter().zip(&self.rows).all(|(row, margin)| row.iter().all(|cell| whole(cell, margin)));
        let in_columns = |row: &Vec<Rational>| row.iter().zip(&self.columns).all(|(cell, margin)| whole(cell, margin));
        in_rows && self.cells.iter().all(in_columns)
    }
}

fn added(masses: &[Rational], epsilon: &Rational) -> Vec<Rational> {
    masses.iter().map(|mass| Rational::from(mass + epsilon)).collect()
}

/// `KL(p ‖ (q + ε)/(1 + nε))`.
fn smoothed(p: &[Rational], q: &[Rational], epsilon: &Rational, precision: u32) -> Enclosure {
    let total = Rational::from(1) + (epsilon * Rational::from(q.len()));
    let q: Vec<Rational> = added(q, epsilon).into_iter().map(|mass| mass / &total).collect();
    terms::rel_entr_sum(p.iter().zip(&q), precision)
}

/// A divergence in nats in bits; exactly, where each ratio is one power of two.
fn bits(p: &[Rational], q: &[Rational], nats: &Enclosure, precision: u32) -> Enclosure {
    let log_2 = |ratio: Rational| {
        let (up, down) = (ratio.numer().clone(), ratio.denom().clone());
        let power = i64::from(up.significant_bits()) - i64::from(down.significant_bits());
        (up.is_power_of_two() && down.is_power_of_two()).then(|| Rational::from(power))
    };
    let support = || p.iter().zip(q).filter(|(p, _)| p.is_positive());
    if support().all(|(_, q)| q.is_positive()) {
        let terms: Option<Vec<Rational>> =
            support().map(|(p, q)| log_2(Rational::from(p / q)).map(|log| log * p)).collect();
        if let Some(terms) = terms {
            return terms::sum_of_rationals(terms.into_iter().map(Some), precision);
        }
    }
    nats / &Enclosure::ln_2(precision)
}
