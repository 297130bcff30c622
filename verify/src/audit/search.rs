//! The search for the worst input: fresh inputs of a chart, and moves from the worst that were found, side by side.
//!
//! A third of the evaluations draw; the others move from a beam of the worst inputs so far. What descends from one drawn input may hold only a part of
//! the beam, so that one hill, however steep at its foot, does not take all the places.

use super::chart::Chart;
use super::grade::{Grade, Wrong};
use super::mutation;
use crate::point::Value;
use crate::sampler::Draw;
use crate::vocabulary::Operation;
use std::collections::{BTreeMap, VecDeque};

/// The places of the beam.
const BEAM: usize = 12;

/// The places that the descendants of one input may hold.
const KIN: usize = 4;

/// An input to try.
#[derive(Debug, Clone)]
pub struct Proposal {
    /// The arguments.
    pub values: Vec<Value>,
    /// Whether it was drawn for itself: of these the typical error is measured.
    pub is_sample: bool,
    lineage: usize,
}

/// An input, and how wrong the answer was there.
#[derive(Debug, Clone)]
pub struct Found {
    /// The arguments.
    pub values: Vec<Value>,
    /// How wrong.
    pub grade: Grade,
    lineage: usize,
}

/// A search on one chart of one operation.
pub struct Search {
    operation: &'static Operation,
    chart: Chart,
    draw: Draw<'static>,
    seeds: VecDeque<Vec<Value>>,
    lineages: usize,
    /// The worst by ULPs, the worst first.
    beam: Vec<Found>,
    /// The first of each class.
    wrong: BTreeMap<Wrong, Found>,
}

impl Search {
    /// A search that begins with some inputs.
    #[must_use]
    pub fn new(operation: &'static Operation, chart: Chart, seed: u64, seeds: Vec<Vec<Value>>) -> Self {
        let stream = format!("audit {} {}", operation.name, chart.name());
        let draw = Draw::seeded(seed, &stream, 0);
        Self { operation, chart, draw, seeds: seeds.into(), lineages: 0, beam: Vec::new(), wrong: BTreeMap::new() }
    }

    /// The next input to try.
    pub fn propose(&mut self) -> Proposal {
        if let Some(values) = self.seeds.pop_front() {
            return self.ancestor(values, false);
        }
        if self.beam.is_empty() || self.draw.below(3) == 0 {
            let values = self.chart.draw(&mut self.draw, self.operation);
            return self.ancestor(values, true);
        }
        // The lesser of two: the worse an input is, the more often the search moves from it.
        let place = self.draw.below(self.beam.len()).min(self.draw.below(self.beam.len()));
        let Found { values, lineage, .. } = &self.beam[place];
        let values = mutation::neighbor(&mut self.draw, self.operation, values);
        Proposal { values, is_sample: false, lineage: *lineage }
    }

    fn ancestor(&mut self, values: Vec<Value>, is_sample: bool) -> Proposal {
        self.lineages += 1;
        Proposal { values, is_sample, lineage: self.lineages }
    }

    /// Takes note of how wrong an answer was.
    pub fn learn(&mut self, proposal: Proposal, grade: Grade) {
        let Proposal { values, lineage, .. } = proposal;
        let found = Found { values, grade, lineage };
        match grade {
            Grade::Wrong(wrong) => {
                self.wrong.entry(wrong).or_insert(found);
            }
            Grade::Ulps(_) => self.enter(found),
        }
    }

    /// Enters an input into the beam, if it is worse than something there, or than the least of its kin.
    fn enter(&mut self, found: Found) {
        let place = self.beam.partition_point(|other| other.grade >= found.grade);
        let beaten = |beam: &[Found]| beam[..place].iter().any(|other| other.values == found.values);
        if place >= BEAM || beaten(&self.beam) {
            return;
        }
        let lineage = found.lineage;
        self.beam.insert(place, found);
        let kin = |beam: &[Found]| -> Vec<usize> {
            (0..beam.len()).filter(|&index| beam[index].lineage == lineage).collect()
        };
        if let Some(&least) = kin(&self.beam).get(KIN) {
            self.beam.remove(least);
        }
        self.beam.truncate(BEAM);
    }

    /// The worst inputs by ULPs, the worst first.
    #[must_use]
    pub fn worst(&self) -> &[Found] {
        &self.beam
    }

    /// An input for each class of wrong answers that was met.
    pub fn wrong(&self) -> impl Iterator<Item = &Found> {
        self.wrong.values()
    }
}
