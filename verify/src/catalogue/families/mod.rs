//! What is checked of every family, and of every pair of families with a closed form: the lists are those of the vocabulary, so that a new
//! family has its pages without being named here.

mod definition;
mod exponential;
mod gradient;

use super::source::Citation;
use super::statement::Kind;
use crate::point::{Distribution, Value};
use crate::report::Failure;
use crate::run::{Checkable, Settings};
use crate::sampler::{Draw, moderate};
use crate::vocabulary::families::{self, CLAIMED, Family};
use kullback_reference::exact::from_f64;
use kullback_reference::{Enclosure, Rational, families as reference};
use std::sync::LazyLock;

/// A page on a family or on a pair of families.
struct Page {
    id: &'static str,
    rule: &'static Rule,
    p: &'static Family,
    q: &'static Family,
}

/// What is checked, whatever the family.
struct Rule {
    /// What it is called: the end of the id.
    name: &'static str,
    kind: Kind,
    tex: &'static str,
    /// Samples of a quick run; ten times as many of a thorough one.
    samples: usize,
    /// Whether some of the pairs are near one another.
    near: bool,
    /// Whether a pair can be checked, by one of its members.
    applies: fn(&[Distribution; 2]) -> bool,
    /// The digits to which a case is right, or what is wrong with it.
    check: fn(&[Distribution; 2]) -> Result<f64, String>,
}

static PAGES: LazyLock<Vec<Page>> = LazyLock::new(|| {
    let of_pairs = claims_of_kl().map(|pair| page(&definition::RULE, pair));
    let of_families = claims_of_kl().filter(|(p, q)| p == q);
    let of_families = of_families.flat_map(|pair| [&gradient::RULE, &exponential::RULE].map(|rule| page(rule, pair)));
    of_pairs.chain(of_families).flatten().collect()
});

/// All pages.
pub fn all() -> impl Iterator<Item = &'static dyn Checkable> {
    PAGES.iter().map(|page| page as &dyn Checkable)
}

/// Whatever a rule cannot be applied to, by the names that its pages would have.
#[must_use]
pub fn skipped() -> Vec<String> {
    let wanted = claims_of_kl().flat_map(|(p, q)| {
        let rules: &[&Rule] =
            if p == q { &[&definition::RULE, &gradient::RULE, &exponential::RULE] } else { &[&definition::RULE] };
        rules.iter().map(|rule| id(rule, p, q)).collect::<Vec<_>>()
    });
    wanted.filter(|id| PAGES.iter().all(|page| page.id != *id)).collect()
}

/// The pairs of families whose divergence is claimed.
fn claims_of_kl() -> impl Iterator<Item = (&'static Family, &'static Family)> {
    let claims = CLAIMED.iter().filter(|operation| operation.name.ends_with(".kl"));
    claims.filter_map(|operation| match operation.families()[..] {
        [p, q] => Some((p, q)),
        _ => None,
    })
}

fn id(rule: &Rule, p: &Family, q: &Family) -> String {
    if p == q { format!("{}.{}", p.name, rule.name) } else { format!("{}.{}.{}", p.name, q.name, rule.name) }
}

fn page(rule: &'static Rule, (p, q): (&'static Family, &'static Family)) -> Option<Page> {
    // A page lives as long as the program.
    let page = Page { id: id(rule, p, q).leak(), rule, p, q };
    page.sample(&mut Draw::seeded(0, page.id, 0), FIRST_PATIENCE).map(|_| page)
}

/// How often a pair is drawn until its divergence is finite and has a closed form, and the rule applies.
const PATIENCE: usize = 1000;

/// The same, when it is asked whether there is any.
const FIRST_PATIENCE: usize = 64;

impl Page {
    /// A pair to which the rule applies, with a finite divergence that is not zero: supports must be nested, and some parameters agree.
    fn sample(&self, draw: &mut Draw<'_>, patience: usize) -> Option<[Distribution; 2]> {
        let is_finite =
            |pair: &[Distribution; 2]| kl(pair, 128).is_ok_and(|kl| kl.upper().is_finite() && !kl.is_zero());
        let mut pairs = (0..patience).map(|_| moderate::pair(draw, self.p, self.q, self.rule.near));
        pairs.find(|pair| is_finite(pair) && (self.rule.applies)(pair))
    }
}

impl Checkable for Page {
    fn id(&self) -> &'static str {
        self.id
    }

    fn kind(&self) -> Kind {
        self.rule.kind
    }

    fn tex(&self) -> &'static str {
        self.rule.tex
    }

    fn sources(&self) -> &'static [Citation] {
        &[]
    }

    fn count(&self, settings: &Settings) -> usize {
        if settings.thorough { 10 * self.rule.samples } else { self.rule.samples }
    }

    fn check(&self, index: usize, settings: &Settings) -> Result<f64, Failure> {
        let place = || format!("case {index}");
        let failure = |explanation, inputs| Failure::new(self.id, place(), explanation, inputs, settings);
        let Some(pair) = self.sample(&mut Draw::seeded(settings.seed, self.id, index), PATIENCE) else {
            return Err(failure("no pair was found whose divergence is finite".to_owned(), Vec::new()));
        };
        (self.rule.check)(&pair).map_err(|explanation| {
            let [p, q] = pair;
            failure(explanation, vec![("p", Value::Distribution(p)), ("q", Value::Distribution(q))])
        })
    }
}

/// The reference's divergence.
fn kl(pair: &[Distribution; 2], precision: u32) -> Result<Enclosure, String> {
    let [p, q] = members(pair)?;
    reference::kl(p.as_ref(), q.as_ref(), precision).map_err(|error| error.to_string())
}

/// A pair, in the reference.
fn members([p, q]: &[Distribution; 2]) -> Result<[Box<dyn reference::Family>; 2], String> {
    let member = |distribution| families::in_reference(distribution).map_err(|error| error.to_string());
    Ok([member(p)?, member(q)?])
}

/// The decimal digits to which two enclosures are known to agree; fails unless they overlap.
fn agreement(closed: &Enclosure, other: &Enclosure, what: &str) -> Result<f64, String> {
    if !closed.overlaps(other) {
        return Err(format!("the closed form is {closed}, {what} {other}"));
    }
    Ok(-closed.relative_width().max(other.relative_width()).log10())
}

/// `2^exponent`, exactly.
fn power_of_two(exponent: i32) -> Rational {
    Rational::from(1) << exponent
}

/// What is allowed where the terms of an answer cancel: 2⁻¹⁰⁰ of them. The engine has 128 bits, and its formulas lose a few.
const CANCELLED_LOG2: i32 = -100;

/// That an answer of the fast crate is right: within 0.51 ULP, or, where it is the small difference of large numbers, within 2⁻¹⁰⁰ of those.
/// Returns the decimal digits to which it is, relative to what is allowed.
fn rounded(fast: f64, exact: &Enclosure, terms: f64, what: &str) -> Result<f64, String> {
    let wrong = || format!("{what} is {fast:?} in the fast crate, and should be {exact}");
    let precision = exact.precision();
    let [fast, terms] = [fast, terms].map(|x| from_f64(x).map(|x| Enclosure::exact(&x, precision)));
    let (value, terms) = (fast.ok_or_else(wrong)?, terms.unwrap_or_else(|| Enclosure::zero(precision)));
    let error = (exact - &value).abs();
    let allowed = terms * &Enclosure::exact(&power_of_two(CANCELLED_LOG2), precision);
    let nearest = exact.to_f64().map_or(f64::NAN, f64::abs);
    if exact.ulps_from(value.to_f64().unwrap_or(f64::NAN)) > 0.51 && !error.at_most(&allowed) {
        return Err(wrong());
    }
    let relative = error.upper().to_f64() / nearest;
    Ok(if relative > 0.0 && relative < f64::EPSILON { -relative.log10() } else { f64::INFINITY })
}
