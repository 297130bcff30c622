//! Inputs near an input: the moves of the search.
//!
//! An input is a list of blocks of numbers, one for each number, vector or matrix in its arguments and in their distributions' parameters. A move
//! changes a number by a power of two of its last place, or by a power of two, or puts it beside its counterpart in another
//! argument; or it moves, splits, or drops an outcome. Then the input is mended: a move must not leave the domain because a sum is no longer one.

use crate::point::{Distribution, Value};
use crate::sampler::{self, Draw};
use crate::vocabulary::{Domain, Operation};

/// The numbers of one argument, or of one parameter of a distribution.
#[derive(Debug, Clone, PartialEq)]
struct Block {
    domain: Domain,
    /// The length of a row: all of a vector, one for a number.
    width: usize,
    numbers: Vec<f64>,
}

/// An input near another.
#[must_use]
pub fn neighbor(draw: &mut Draw<'_>, operation: &Operation, values: &[Value]) -> Vec<Value> {
    let mut blocks = blocks(operation, values);
    // Mostly one move; now and then several at once, to leave a ridge.
    let moves = [1, 1, 1, 2, 2, 4][draw.below(6)];
    for _ in 0..moves {
        step(draw, &mut blocks);
    }
    let mut rest = blocks.into_iter();
    let mut moved: Vec<Value> = values.iter().map(|value| rebuilt(value, &mut rest)).collect();
    sampler::confine(operation, &mut moved);
    moved
}

fn blocks(operation: &Operation, values: &[Value]) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (parameter, value) in operation.parameters.iter().zip(values) {
        flatten(parameter.domain, value, &mut blocks);
    }
    blocks
}

fn flatten(domain: Domain, value: &Value, blocks: &mut Vec<Block>) {
    match value {
        Value::Number(number) => blocks.push(Block { domain, width: 1, numbers: vec![number.nearest()] }),
        Value::Vector(vector) => blocks.push(Block { domain, width: vector.len(), numbers: vector.nearest().to_vec() }),
        Value::Rows(rows) => {
            let width = rows.nearest().first().map_or(0, Vec::len);
            blocks.push(Block { domain, width, numbers: rows.nearest().concat() });
        }
        Value::Distribution(Distribution { family, parameters }) => {
            for (parameter, value) in family.parameters.iter().zip(parameters) {
                flatten(parameter.domain, value, blocks);
            }
        }
    }
}

/// The value with other numbers: the template says which shape they are to have.
fn rebuilt(template: &Value, blocks: &mut impl Iterator<Item = Block>) -> Value {
    let mut next = || blocks.next().expect("the template was flattened into these blocks");
    match template {
        Value::Number(_) => next().numbers[0].into(),
        Value::Vector(_) => next().numbers.into(),
        Value::Rows(_) => {
            let Block { width, numbers, .. } = next();
            numbers.chunks(width.max(1)).map(<[f64]>::to_vec).collect::<Vec<_>>().into()
        }
        Value::Distribution(Distribution { family, parameters }) => {
            let parameters = parameters.iter().map(|parameter| rebuilt(parameter, blocks)).collect();
            Value::Distribution(Distribution { family, parameters })
        }
    }
}

fn step(draw: &mut Draw<'_>, blocks: &mut [Block]) {
    let index = draw.below(blocks.len());
    if blocks[index].numbers.is_empty() {
        return;
    }
    match draw.below(16) {
        0 => drop_outcome(draw, blocks, index),
        1 => split_outcome(draw, blocks, index),
        2 => swap_entries(draw, &mut blocks[index]),
        3..=5 => beside_counterpart(draw, blocks, index),
        6 => approach(draw, blocks, index),
        _ => change_entry(draw, &mut blocks[index]),
    }
}

/// Changes one number by itself.
fn change_entry(draw: &mut Draw<'_>, block: &mut Block) {
    let place = draw.below(block.numbers.len());
    let number = changed(draw, block.numbers[place]);
    replace(draw, block, place, number);
}

/// Another number: some last places away, at another exponent, or special.
fn changed(draw: &mut Draw<'_>, x: f64) -> f64 {
    let moved = match draw.below(8) {
        0 => draw.choose(&[0.0, 1.0, 0.5, f64::from_bits(1), f64::MIN_POSITIVE, 1.0f64.next_down(), 2.0]),
        1 => x * 2f64.powi(draw.below(41) as i32 - 20),
        2 => x * 2f64.powi(draw.below(1201) as i32 - 600),
        // One bit of the pattern, which may be one of the exponent.
        3 => f64::from_bits(x.to_bits() ^ (1 << draw.below(56))),
        4 => -x,
        // A step of 2ʲ last places, either way: the finest and the coarsest are as likely.
        _ => {
            let steps = 1i64 << draw.below(53);
            let steps = if draw.below(2) == 0 { steps } else { -steps };
            f64::from_bits(x.to_bits().saturating_add_signed(steps).min(f64::MAX.to_bits() | (x.to_bits() & SIGN)))
        }
    };
    if moved.is_finite() { moved } else { x }
}

const SIGN: u64 = 1 << 63;

/// Puts a number at 2⁻ᵏ of its counterpart, in relative terms: or at the counterpart itself.
fn beside_counterpart(draw: &mut Draw<'_>, blocks: &mut [Block], index: usize) {
    let Some(other) = counterpart(blocks, index) else {
        return change_entry(draw, &mut blocks[index]);
    };
    let place = draw.below(blocks[index].numbers.len());
    let number = beside(draw, blocks[other].numbers[place]);
    replace(draw, &mut blocks[index], place, number);
}

fn beside(draw: &mut Draw<'_>, x: f64) -> f64 {
    match draw.below(8) {
        0 => x,
        1 => x.next_up(),
        2 => x.next_down(),
        _ => x * (1.0 + draw.signed_unit() * 2f64.powi(-(draw.below(52) as i32))),
    }
}

/// Moves all of a block toward its counterpart: what differs between the two is divided by a power of two.
fn approach(draw: &mut Draw<'_>, blocks: &mut [Block], index: usize) {
    let Some(other) = counterpart(blocks, index) else {
        return change_entry(draw, &mut blocks[index]);
    };
    let share = 2f64.powi(draw.below(12) as i32 - 10);
    let target = blocks[other].numbers.clone();
    for (number, target) in blocks[index].numbers.iter_mut().zip(target) {
        let moved = target + (*number - target) * share;
        *number = if moved.is_finite() { moved } else { *number };
    }
    mend(&mut blocks[index], None);
}

/// Another block of the same kind and size.
fn counterpart(blocks: &[Block], index: usize) -> Option<usize> {
    let own = &blocks[index];
    let alike = |other: &Block| other.domain == own.domain && other.numbers.len() == own.numbers.len();
    (0..blocks.len()).find(|&other| other != index && alike(&blocks[other]))
}

fn swap_entries(draw: &mut Draw<'_>, block: &mut Block) {
    let (one, other) = (draw.below(block.numbers.len()), draw.below(block.numbers.len()));
    block.numbers.swap(one, other);
}

/// Drops an outcome from all vectors that have it; its mass goes to another.
fn drop_outcome(draw: &mut Draw<'_>, blocks: &mut [Block], index: usize) {
    let (domain, length) = (blocks[index].domain, blocks[index].numbers.len());
    if !is_vector(&blocks[index]) || length < 2 {
        return change_entry(draw, &mut blocks[index]);
    }
    let (place, heir) = (draw.below(length), draw.below(length - 1));
    for block in vectors(blocks, length) {
        let mass = block.numbers.remove(place);
        block.width -= 1;
        if is_pmf(domain) && is_pmf(block.domain) {
            block.numbers[heir] += mass;
        }
    }
}

/// Splits an outcome of all vectors that have it in two equal ones.
fn split_outcome(draw: &mut Draw<'_>, blocks: &mut [Block], index: usize) {
    let length = blocks[index].numbers.len();
    // Longer inputs are what the large chart is for.
    if !is_vector(&blocks[index]) || length >= 64 {
        return change_entry(draw, &mut blocks[index]);
    }
    let place = draw.below(length);
    for block in vectors(blocks, length) {
        let number = block.numbers[place];
        let half = if is_pmf(block.domain) { number / 2.0 } else { number };
        block.numbers[place] = half;
        block.numbers.push(half);
        block.width += 1;
    }
}

/// The vectors of a length.
fn vectors(blocks: &mut [Block], length: usize) -> impl Iterator<Item = &mut Block> {
    blocks.iter_mut().filter(move |block| is_vector(block) && block.numbers.len() == length)
}

fn is_vector(block: &Block) -> bool {
    matches!(
        block.domain,
        Domain::Pmf | Domain::Masses | Domain::Logits | Domain::Scales | Domain::Locations | Domain::Lengths
    ) && block.width == block.numbers.len()
}

fn is_pmf(domain: Domain) -> bool {
    matches!(domain, Domain::Pmf | Domain::Joint | Domain::Pmfs)
}

/// Gives a number its new value, and makes room for it where numbers have to sum to one.
fn replace(draw: &mut Draw<'_>, block: &mut Block, place: usize, number: f64) {
    let old = std::mem::replace(&mut block.numbers[place], number);
    if is_pmf(block.domain) {
        block.numbers[place] = number.abs().min(1.0);
        // Half of the time another number of the row, chosen anyhow, takes what is left; else the largest does.
        let row = place / block.width * block.width;
        let whole = if block.domain == Domain::Joint { 0..block.numbers.len() } else { row..row + block.width };
        let heir = whole.start + draw.below(whole.len());
        if heir != place && draw.below(2) == 0 {
            let left = block.numbers[heir] + (old - block.numbers[place]);
            if left >= 0.0 {
                block.numbers[heir] = left;
                return;
            }
        }
    }
    mend(block, Some(place));
}

/// Brings a block back into its domain as well as it can without touching what was changed.
fn mend(block: &mut Block, changed: Option<usize>) {
    match block.domain {
        Domain::Pmf | Domain::Pmfs => {
            let width = block.width.max(1);
            for (row, numbers) in block.numbers.chunks_mut(width).enumerate() {
                let kept = changed.and_then(|place| place.checked_sub(row * width)).filter(|&place| place < width);
                restore_sum(numbers, kept);
            }
        }
        Domain::Joint => restore_sum(&mut block.numbers, changed),
        Domain::ModerateOrder => block.numbers.iter_mut().for_each(|x| *x = moderate(x.abs())),
        Domain::LogOdds => within_log_odds(block),
        Domain::Ascending => {
            within_log_odds(block);
            block.numbers.sort_by(f64::total_cmp);
        }
        Domain::Count | Domain::Trials => whole(block),
        Domain::Covariance => symmetrize(block),
        Domain::Finite | Domain::Location | Domain::Locations | Domain::Logits => {}
        Domain::Matrix | Domain::Direction | Domain::Angle => {}
        _ => block.numbers.iter_mut().for_each(|x| *x = x.abs()),
    }
}

/// An order for families, as the vocabulary has it: zero, one, or from 2⁻³⁰ to 2⁵.
fn moderate(order: f64) -> f64 {
    if order == 0.0 { order } else { order.clamp(2f64.powi(-30), 32.0) }
}

/// Log-odds as far out as the sampler draws them: the reference needs as many digits as they have nats.
fn within_log_odds(block: &mut Block) {
    block.numbers.iter_mut().for_each(|x| *x = x.clamp(-600.0, 600.0));
}

/// The most trials or draws that a move leads to: the reference sums over them, and errors that grow with their number would lead there every time.
const TRIALS: f64 = 64.0;

fn whole(block: &mut Block) {
    block.numbers.iter_mut().for_each(|x| *x = x.abs().round().clamp(1.0, TRIALS));
}

/// Gives what is missing from a sum of one to the largest number, other than the one that is kept.
fn restore_sum(numbers: &mut [f64], kept: Option<usize>) {
    numbers.iter_mut().for_each(|x| *x = x.abs());
    let others = (0..numbers.len()).filter(|&place| Some(place) != kept);
    let Some(heir) = others.max_by(|&a, &b| numbers[a].total_cmp(&numbers[b])) else {
        return;
    };
    let rest: f64 = (0..numbers.len()).filter(|&place| place != heir).map(|place| numbers[place]).sum();
    if rest <= 1.0 {
        numbers[heir] = 1.0 - rest;
    }
}

fn symmetrize(block: &mut Block) {
    let n = block.width;
    for row in 0..n {
        for column in 0..row {
            block.numbers[column * n + row] = block.numbers[row * n + column];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::chart::Chart;
    use crate::point::Argument;

    /// The share of moves that stay in the domain, by the fast crate's door.
    fn admitted(name: &str) -> f64 {
        let operation = Operation::named(name)
            .or_else(|| crate::vocabulary::families::CLAIMED.iter().copied().find(|operation| operation.name == name));
        let operation = operation.expect("it is in the vocabulary");
        let mut draw = Draw::seeded(1, name, 0);
        let accepts = |values: &[Value]| {
            let arguments: Vec<Argument<'_>> = values.iter().map(Value::as_argument).collect();
            (operation.fast)(&arguments).is_ok()
        };
        let mut count = 0;
        let mut values = Chart::Independent.draw(&mut draw, operation);
        for _ in 0..2000 {
            let next = neighbor(&mut draw, operation, &values);
            if accepts(&next) {
                count += 1;
                values = next;
            } else {
                values = Chart::Independent.draw(&mut draw, operation);
            }
        }
        f64::from(count) / 2000.0
    }

    #[test]
    fn most_moves_stay_in_the_domain() {
        for name in
            ["kl", "js_weighted", "mutual_information", "kl_logits", "kl_div", "normal.kl", "gamma.kl", "dirichlet.kl"]
        {
            let share = admitted(name);
            assert!(share > 0.7, "{name}: {share}");
        }
    }

    #[test]
    fn what_has_no_move_comes_out_as_it_went_in() {
        for name in ["kl", "js_weighted", "kl_logits", "mutual_information"] {
            let operation = Operation::named(name).expect("it is in the vocabulary");
            let values = Chart::Independent.draw(&mut Draw::seeded(1, name, 0), operation);
            let mut blocks = blocks(operation, &values).into_iter();
            let same: Vec<Value> = values.iter().map(|value| rebuilt(value, &mut blocks)).collect();
            assert_eq!(same, values);
        }
    }
}
