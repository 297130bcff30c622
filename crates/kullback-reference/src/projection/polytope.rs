//! Which distributions meet linear conditions: decided exactly, in rationals.

use std::cmp::Ordering;

use rug::Rational;

/// A condition that cannot be met: one of them, or only several together.
pub(super) struct Unmet(pub(super) Option<usize>);

/// The conditions without what can be left out of them.
pub(super) struct Conditions {
    /// The outcomes that some distribution meeting the conditions gives mass to.
    pub(super) outcomes: Vec<usize>,
    /// For each condition that leaves only a face, the sign of its infinite multiplier.
    pub(super) faces: Vec<Option<Ordering>>,
    /// The conditions that are not implied by the ones before them.
    pub(super) free: Vec<usize>,
}

impl Conditions {
    /// Of the conditions that functions have mean zero, for distributions on some outcomes.
    pub(super) fn new(functions: &[Vec<Rational>], mut outcomes: Vec<usize>) -> Result<Self, Unmet> {
        let faces = faces(functions, &mut outcomes)?;
        let on_face: Vec<Vec<Rational>> =
            functions.iter().map(|h| outcomes.iter().map(|&outcome| h[outcome].clone()).collect()).collect();
        let free = independent(&on_face)?;
        let kept: Vec<&Vec<Rational>> = free.iter().map(|&k| &on_face[k]).collect();
        if kept.len() > 1 && !has_positive_solution(&kept) {
            return Err(Unmet(None));
        }
        Ok(Self { outcomes, faces, free })
    }
}

/// A function with mean zero is zero wherever it has one sign only: takes one after another, until that excludes no more outcomes.
fn faces(functions: &[Vec<Rational>], outcomes: &mut Vec<usize>) -> Result<Vec<Option<Ordering>>, Unmet> {
    let mut faces = vec![None; functions.len()];
    loop {
        let before = outcomes.len();
        for (k, function) in functions.iter().enumerate() {
            let has = |sign| outcomes.iter().any(|&outcome| function[outcome].cmp0() == sign);
            let (below, zero, above) = (has(Ordering::Less), has(Ordering::Equal), has(Ordering::Greater));
            if !(zero || below && above) {
                return Err(Unmet(Some(k)));
            }
            if below != above {
                faces[k] = Some(if above { Ordering::Less } else { Ordering::Greater });
                outcomes.retain(|&outcome| function[outcome].is_zero());
            }
        }
        if outcomes.len() == before {
            return Ok(faces);
        }
    }
}

/// The functions that no combination of those before them equals; an error if one equals a combination and a constant.
fn independent(functions: &[Vec<Rational>]) -> Result<Vec<usize>, Unmet> {
    let (mut basis, mut free): (Vec<Vec<Rational>>, Vec<usize>) = (Vec::new(), Vec::new());
    for (k, function) in functions.iter().enumerate() {
        let rest = reduced(&basis, function.clone());
        let Some(pivot) = first_entry(&rest) else { continue };
        let ones = reduced(&basis, vec![Rational::from(1); rest.len()]);
        let multiple = Rational::from(&ones[pivot] / &rest[pivot]);
        let is_multiple = rest.iter().zip(&ones).all(|(r, one)| Rational::from(&multiple * r) == *one);
        if is_multiple && !multiple.is_zero() {
            return Err(Unmet(Some(k)));
        }
        basis.push(rest);
        free.push(k);
    }
    Ok(free)
}

fn first_entry(row: &[Rational]) -> Option<usize> {
    row.iter().position(|entry| !entry.is_zero())
}

/// A row without its entries at the first entries of the basis.
fn reduced(basis: &[Vec<Rational>], mut row: Vec<Rational>) -> Vec<Rational> {
    for other in basis {
        let pivot = first_entry(other).expect("rows of a basis are not zero");
        let factor = Rational::from(&row[pivot] / &other[pivot]);
        subtract_multiple(&mut row, &factor, other);
    }
    row
}

fn subtract_multiple(row: &mut [Rational], factor: &Rational, other: &[Rational]) {
    if factor.is_zero() {
        return;
    }
    for (entry, other) in row.iter_mut().zip(other) {
        *entry -= Rational::from(factor * other);
    }
}

/// Whether all functions have mean zero under some weights, all positive: whether `Σ s h = −Σ h` has a solution `s ≥ 0`.
///
/// The first phase of the simplex method, by Bland's rule, so that it ends.
fn has_positive_solution(functions: &[&Vec<Rational>]) -> bool {
    let outcomes = functions[0].len();
    let mut rows: Vec<Vec<Rational>> = functions
        .iter()
        .map(|function| {
            let right = -function.iter().sum::<Rational>();
            let sign = if right.is_negative() { -1 } else { 1 };
            function.iter().chain([&right]).map(|entry| Rational::from(entry * sign)).collect()
        })
        .collect();
    // Above the outcomes: the artificial variables, which are what is missing in a row.
    let mut basis: Vec<usize> = (outcomes..outcomes + rows.len()).collect();
    let mut missing: Vec<Rational> = (0..=outcomes).map(|j| rows.iter().map(|row| &row[j]).sum()).collect();
    while !missing[outcomes].is_zero() {
        let Some(entering) = (0..outcomes).find(|&j| missing[j].is_positive()) else { return false };
        let ratio = |i: usize| Rational::from(&rows[i][outcomes] / &rows[i][entering]);
        let leaving = (0..rows.len())
            .filter(|&i| rows[i][entering].is_positive())
            .min_by(|&i, &j| ratio(i).cmp(&ratio(j)).then(basis[i].cmp(&basis[j])))
            .expect("what is missing is not negative, so it cannot fall for ever");
        let pivot = rows[leaving][entering].clone();
        rows[leaving].iter_mut().for_each(|entry| *entry /= &pivot);
        let row = rows[leaving].clone();
        for (_, other) in rows.iter_mut().enumerate().filter(|(i, _)| *i != leaving) {
            let factor = other[entering].clone();
            subtract_multiple(other, &factor, &row);
        }
        // An artificial variable that leaves does not come back, so its column is not kept; its cost was one.
        let factor = missing[entering].clone();
        subtract_multiple(&mut missing, &factor, &row);
        basis[leaving] = entering;
    }
    true
}

/// The cells that a joint with given marginals can have mass in, if it may have some in those given: the theorem of Gale and Hoffman.
///
/// Rows S need as much as there is in the columns N(S) that they have cells in. Where they need all of it, no other row has any of it. All sets
/// of rows are gone through, so there should not be many rows.
pub(super) fn cells(may: &[Vec<bool>], rows: &[Rational], columns: &[Rational]) -> Result<Vec<Vec<bool>>, Unmet> {
    let mut cells: Vec<Vec<bool>> = may
        .iter()
        .map(|row| row.iter().zip(columns).map(|(&may, column)| may && column.is_positive()).collect())
        .collect();
    for set in 0_u64..1 << rows.len() {
        let (inside, outside): (Vec<usize>, Vec<usize>) = (0..rows.len()).partition(|&row| set >> row & 1 == 1);
        let reached: Vec<usize> =
            (0..columns.len()).filter(|&column| inside.iter().any(|&row| may[row][column])).collect();
        let needed: Rational = inside.iter().map(|&row| &rows[row]).sum();
        let there: Rational = reached.iter().map(|&column| &columns[column]).sum();
        match needed.cmp(&there) {
            Ordering::Greater => return Err(Unmet(None)),
            Ordering::Equal => {
                let closed = outside.iter().flat_map(|&row| reached.iter().map(move |&column| (row, column)));
                closed.for_each(|(row, column)| cells[row][column] = false);
            }
            Ordering::Less => {}
        }
    }
    // A row that needs nothing has nothing: with all others it needs all that there is.
    for (row, cells) in rows.iter().zip(&mut cells) {
        cells.iter_mut().for_each(|cell| *cell &= row.is_positive());
    }
    Ok(cells)
}
