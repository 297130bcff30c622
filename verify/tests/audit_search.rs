//! What the search finds: the worst inputs of implementations whose worst inputs are known.

use kullback_verify::audit::campaign::{Budget, Campaign, Progress, Shard};
use kullback_verify::audit::chart::Chart;
use kullback_verify::audit::exact;
use kullback_verify::audit::grade::{Grade, Wrong};
use kullback_verify::audit::part::Part;
use kullback_verify::audit::report::{Report, Row};
use kullback_verify::audit::subject::{Answer, Identity, Respondent, Subject};
use kullback_verify::point::Value;
use kullback_verify::sampler::Draw;
use kullback_verify::vocabulary::Operation;

/// An implementation of one operation, for a test.
struct Toy {
    identity: Identity,
    operation: &'static Operation,
    answer: fn(&[Value]) -> f64,
}

impl Toy {
    fn new(operation: &str, answer: fn(&[Value]) -> f64) -> Self {
        let operation = Operation::named(operation).expect("it is in the vocabulary");
        let identity = Identity { name: "toy".to_owned(), version: "1".to_owned() };
        Self { identity, operation, answer }
    }

    fn campaign(&self, budget: Budget, jobs: usize, shard: &str) -> Vec<Part> {
        let campaign = Campaign {
            subject: self,
            operations: vec![self.operation],
            budget,
            seed: 1,
            jobs,
            shard: shard.parse().expect("a shard"),
            normalized: true,
            witnesses: &|_| Vec::new(),
        };
        campaign.run(&Progress::default()).expect("a toy starts")
    }

    /// The worst that the search finds with so many evaluations.
    fn searched(&self, evaluations: u64) -> Grade {
        let parts = self.campaign(Budget::Evaluations(evaluations), 2, "1/1");
        parts.iter().filter_map(Part::worst).max().expect("something was evaluated")
    }

    /// The worst of as many inputs drawn on the same charts, in turn.
    fn drawn(&self, evaluations: u64) -> Grade {
        let charts = Chart::of(self.operation);
        let inputs = (0..evaluations as usize).map(|index| {
            let mut draw = Draw::seeded(1, "random search", index);
            charts[index % charts.len()].draw(&mut draw, self.operation)
        });
        let graded = inputs.filter_map(|values| exact::graded(self.operation, &values, &[(self.answer)(&values)]));
        graded.max().expect("something was evaluated")
    }
}

impl Subject for Toy {
    fn identity(&self) -> &Identity {
        &self.identity
    }

    fn offers(&self, operation: &Operation) -> bool {
        operation.name == self.operation.name
    }

    fn call(&self, _: &Operation) -> &str {
        "toy"
    }

    fn start(&self) -> Result<Box<dyn Respondent>, String> {
        Ok(Box::new(Answering(self.answer)))
    }
}

struct Answering(fn(&[Value]) -> f64);

impl Respondent for Answering {
    fn answer(&mut self, _: &'static Operation, requests: &[Vec<Value>]) -> Vec<Answer> {
        requests.iter().map(|values| Answer::Value(vec![(self.0)(values)])).collect()
    }
}

fn number(value: &Value) -> f64 {
    let Value::Number(number) = value else { panic!("a number, not {value:?}") };
    number.nearest()
}

fn vector(value: &Value) -> &[f64] {
    let Value::Vector(vector) = value else { panic!("a vector, not {value:?}") };
    vector.nearest()
}

/// A result that is wrong by so many of its last places.
fn off_by(value: f64, places: f64) -> f64 {
    value * (1.0 + places * f64::EPSILON)
}

/// Right but for x of the bits of π/4: the more leading bits agree, the more last bits are wrong. The worst is 2⁴⁸ ULP and more, at π/4 itself.
fn needle(values: &[Value]) -> f64 {
    let x = number(&values[0]);
    let agreeing = (x.to_bits() ^ std::f64::consts::FRAC_PI_4.to_bits()).leading_zeros();
    let places = if agreeing < 12 { 0.0 } else { 2f64.powi(agreeing.min(60) as i32 - 12) };
    off_by(kullback::entr(x).unwrap_or(f64::NAN), places)
}

/// Wrong by 2ᵏ ULP, where k is how near the exponent of x is to −700. The worst is 2⁴⁰ ULP or two of them.
fn valley(values: &[Value]) -> f64 {
    let x = number(&values[0]);
    let exponent = (x.to_bits() >> 52) as i32 - 1023;
    off_by(kullback::entr(x).unwrap_or(f64::NAN), 2f64.powi(40 - (exponent + 700).abs()))
}

/// The squared Hellinger distance as one minus the coefficient: near p = q it keeps the rounding error of the sum, and loses the rest. The worst is
/// where the two differ in a last place.
fn textbook_hellinger(values: &[Value]) -> f64 {
    let pairs = vector(&values[0]).iter().zip(vector(&values[1]));
    (1.0 - pairs.map(|(p, q)| (p * q).sqrt()).sum::<f64>()).abs()
}

const BUDGET: u64 = 20_000;

#[test]
fn the_search_finds_what_random_inputs_find_and_more() {
    let toys = [Toy::new("entr", needle), Toy::new("entr", valley), Toy::new("squared_hellinger", textbook_hellinger)];
    let found: Vec<(Grade, Grade)> = toys.iter().map(|toy| (toy.searched(BUDGET), toy.drawn(BUDGET))).collect();
    for (searched, drawn) in &found {
        assert!(searched >= drawn, "{found:?}");
    }
    // What is known of the worst.
    let ulps = |grade: &Grade| if let Grade::Ulps(ulps) = grade { *ulps } else { f64::INFINITY };
    assert!(ulps(&found[0].0) >= 2f64.powi(47), "{found:?}");
    assert!(ulps(&found[1].0) >= 2f64.powi(40), "{found:?}");
    assert!(ulps(&found[2].0) >= 2f64.powi(100), "{found:?}");
    // Twenty thousand random inputs have fourteen bits in common with one of them at best.
    assert!(ulps(&found[0].0) > 2f64.powi(20) * ulps(&found[0].1), "{found:?}");
}

#[test]
fn a_wrong_answer_outranks_any_error_and_both_are_reported() {
    let toy = Toy::new("rel_entr", |values| {
        let (x, y) = (number(&values[0]), number(&values[1]));
        x * (x / y).ln()
    });
    let row = Row::new("x*log(x/y)", toy.campaign(Budget::Evaluations(5000), 1, "1/1"));
    let classes: Vec<Wrong> = row.wrong.iter().map(|wrong| wrong.class).collect();
    assert!(classes.starts_with(&[Wrong::Nan, Wrong::Infinity]), "{classes:?}");
    assert_eq!(row.worst, "NaN");
    assert!(row.worst_ulps.is_some_and(|ulps| ulps > 1e10) && row.rms_ulps.is_some(), "{row:?}");
    let witness = row.witness.as_ref().expect("an input");
    assert!(witness.hex.starts_with("x=0x") && witness.args.contains_key("y"), "{witness:?}");
}

fn report(toy: &Toy, parts: Vec<Part>, shard: &str) -> Report {
    let campaign = Campaign {
        subject: toy,
        operations: vec![toy.operation],
        budget: Budget::Evaluations(3000),
        seed: 1,
        jobs: 1,
        shard: shard.parse().expect("a shard"),
        normalized: true,
        witnesses: &|_| Vec::new(),
    };
    Report::new(&campaign, "--exec toy", parts, false)
}

#[test]
fn shards_merge_into_the_table_of_the_whole_whatever_the_number_of_jobs() {
    let toy = Toy::new("squared_hellinger", textbook_hellinger);
    let budget = Budget::Evaluations(3000);
    let whole = report(&toy, toy.campaign(budget, 1, "1/1"), "1/1");
    let again = report(&toy, toy.campaign(budget, 3, "1/1"), "1/1");
    assert_eq!(whole.rows, again.rows);
    let shards: Vec<Report> =
        ["2/3", "3/3", "1/3"].map(|shard| report(&toy, toy.campaign(budget, 1, shard), shard)).into();
    // As text, and back: what a merge reads are files.
    let shards = shards.iter().map(|shard| {
        let text = serde_json::to_string(shard).expect("a report is JSON");
        serde_json::from_str::<Report>(&text).expect("it reads back")
    });
    let merged = Report::merge(shards).expect("one schema");
    assert_eq!(merged.len(), 1);
    let without_inputs = |rows: &[Row]| -> String {
        let mut rows = rows.to_vec();
        rows.iter_mut().flat_map(|row| &mut row.charts).for_each(|part| part.hardest.clear());
        serde_json::to_string(&rows).expect("rows are JSON")
    };
    assert_eq!(without_inputs(&merged[0].rows), without_inputs(&whole.rows));
    assert_eq!(merged[0].shards.len(), 3);
    assert_eq!(Shard::WHOLE.to_string(), "1/1");
}

#[test]
fn a_report_of_another_schema_is_not_merged() {
    let toy = Toy::new("entr", valley);
    let mut other = report(&toy, Vec::new(), "1/1");
    other.schema += 1;
    assert!(Report::merge([other]).is_err_and(|problem| problem.contains("schema 2")));
}
