//! Which joints with given marginals there are on given cells: a flow from the rows to the columns, exactly.

use crate::wide::{Exact, Wide};

/// Masses to be carried from rows to columns over the cells that may be used.
pub(super) struct Transport {
    /// Whether a cell may be used.
    pub(super) cells: Vec<Vec<bool>>,
    /// What each row has left to give.
    supply: Vec<Exact>,
    /// What each column has left to take.
    demand: Vec<Exact>,
    /// What is carried.
    flow: Vec<Vec<Exact>>,
}

/// Rows whose masses have no room in the columns that they reach.
pub(super) struct Crowded {
    pub(super) rows: Vec<bool>,
    pub(super) columns: Vec<bool>,
}

/// What is reached from some rows, along cells to columns and against the flow to rows.
struct Reached {
    rows: Vec<bool>,
    /// For each column, the row that it was reached from.
    columns: Vec<Option<usize>>,
    /// For each row, the column that it was reached from.
    from: Vec<Option<usize>>,
}

fn is_positive(x: &Exact) -> bool {
    x.to_wide() > Wide::ZERO
}

fn least(x: &Exact, y: &Exact) -> Exact {
    if is_positive(&(x - y)) { y.clone() } else { x.clone() }
}

impl Transport {
    /// The sums of supply and demand must be equal.
    pub(super) fn new(cells: Vec<Vec<bool>>, supply: Vec<Exact>, demand: Vec<Exact>) -> Self {
        let flow = cells.iter().map(|row| vec![Exact::ZERO; row.len()]).collect();
        Self { cells, supply, demand, flow }
    }

    /// The cells that have mass in some joint; or why there is no joint.
    ///
    /// By Edmonds and Karp's method. A cell can be given mass if it has some, or if what it is given can come back to it in a circle.
    pub(super) fn support(mut self) -> Result<Vec<Vec<bool>>, Crowded> {
        loop {
            let sources: Vec<bool> = self.supply.iter().map(is_positive).collect();
            let reached = self.reach(&sources);
            let open = (0..self.demand.len())
                .find(|&column| reached.columns[column].is_some() && is_positive(&self.demand[column]));
            match open {
                Some(column) => self.augment(&reached, column),
                None if sources.contains(&true) => {
                    let columns = reached.columns.iter().map(Option::is_some).collect();
                    return Err(Crowded { rows: reached.rows, columns });
                }
                None => break,
            }
        }
        let returning: Vec<Vec<bool>> = (0..self.demand.len()).map(|column| self.rows_reached_from(column)).collect();
        let is_used = |row: usize, column: usize| self.cells[row][column] && returning[column][row];
        Ok((0..self.cells.len())
            .map(|row| (0..self.demand.len()).map(|column| is_used(row, column)).collect())
            .collect())
    }

    /// The rows that a column's mass can be taken back to; among them those that it comes from.
    fn rows_reached_from(&self, column: usize) -> Vec<bool> {
        let sources: Vec<bool> = self.flow.iter().map(|row| !row[column].is_zero()).collect();
        self.reach(&sources).rows
    }

    /// By breadth, so that the ways are shortest.
    fn reach(&self, sources: &[bool]) -> Reached {
        let mut reached =
            Reached { rows: sources.to_vec(), columns: vec![None; self.demand.len()], from: vec![None; sources.len()] };
        let mut queue: std::collections::VecDeque<usize> = (0..sources.len()).filter(|&row| sources[row]).collect();
        while let Some(row) = queue.pop_front() {
            for column in 0..self.demand.len() {
                if !self.cells[row][column] || reached.columns[column].is_some() {
                    continue;
                }
                reached.columns[column] = Some(row);
                for (other, flow) in self.flow.iter().enumerate() {
                    if !reached.rows[other] && !flow[column].is_zero() {
                        reached.rows[other] = true;
                        reached.from[other] = Some(column);
                        queue.push_back(other);
                    }
                }
            }
        }
        reached
    }

    /// Carries as much as can be along the way that ends in a column.
    fn augment(&mut self, reached: &Reached, end: usize) {
        let (mut steps, mut back, mut column) = (Vec::new(), Vec::new(), end);
        let source = loop {
            let Some(row) = reached.columns[column] else { return };
            steps.push((row, column));
            match reached.from[row] {
                Some(before) => {
                    back.push((row, before));
                    column = before;
                }
                None => break row,
            }
        };
        let room = least(&self.supply[source], &self.demand[end]);
        let amount = back.iter().fold(room, |amount, &(row, column)| least(&amount, &self.flow[row][column]));
        self.supply[source] = &self.supply[source] - &amount;
        self.demand[end] = &self.demand[end] - &amount;
        steps.iter().for_each(|&(row, column)| self.flow[row][column] = &self.flow[row][column] + &amount);
        back.iter().for_each(|&(row, column)| self.flow[row][column] = &self.flow[row][column] - &amount);
    }
}
