//! The mistakes: what implementations of divergences get wrong, each with an implementation that does.
//!
//! A wrong implementation is right but for its one mistake. It is made of the fast crate, asked something else or misquoted
//! (`arguments`, `answers`), or of plain sums and closed forms in `f64` (`sums`, `closed`). What sits on top of a plain sum is blamed
//! only where that sum is sound: a tag then names the reason why an answer is wrong, not just that it is.

mod answers;
mod arguments;
mod closed;
mod elementary;
mod sums;

use crate::point::{Argument, Value};
use crate::vocabulary::Operation;

/// What is asked, and the right answer.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// The operation.
    pub operation: &'static Operation,
    /// The arguments.
    pub values: &'a [Value],
    /// The right answer.
    pub value: &'a [f64],
}

impl Question<'_> {
    /// The name of what is asked, whatever it is asked of: `kl` of `normal.kl`.
    fn name(&self) -> &'static str {
        self.operation.name.rsplit('.').next().unwrap_or_default()
    }

    /// The argument of that name.
    fn argument(&self, name: &str) -> Option<&Value> {
        let index = self.operation.parameters.iter().position(|parameter| parameter.name == name)?;
        self.values.get(index)
    }

    /// That argument, if it is a number.
    fn number(&self, name: &str) -> Option<f64> {
        match self.argument(name)? {
            Value::Number(number) => Some(number.nearest()),
            _ => None,
        }
    }
}

/// What the fast crate answers to other arguments.
fn right(operation: &Operation, values: &[Value]) -> Option<Vec<f64>> {
    let arguments: Vec<Argument<'_>> = values.iter().map(Value::as_argument).collect();
    (operation.fast)(&arguments).ok()
}

/// A mistake.
pub struct Mistake {
    /// Its name, as the vectors have it.
    pub name: &'static str,
    /// What one does who makes it.
    pub sentence: &'static str,
    /// What an implementation answers that makes it; nothing where there is no occasion for it.
    pub wrong: fn(&Question<'_>) -> Option<Vec<f64>>,
}

/// All of them.
pub static MISTAKES: &[Mistake] = &[
    Mistake {
        name: "cancellation near p = q",
        sentence: "evaluates the textbook's formula, whose terms are large and cancel where the result is small",
        wrong: |question| sums::plain(question).or_else(|| closed::plain(question)),
    },
    Mistake {
        name: "difference of entropies",
        sentence: "subtracts two entropies, which agree in all their digits where the distributions are near one another",
        wrong: closed::difference_of_entropies,
    },
    Mistake {
        name: "dropped zero",
        sentence: "leaves out every outcome at which a mass is zero, also where the definition has a term there",
        wrong: sums::dropped_zero,
    },
    Mistake {
        name: "unguarded zero",
        sentence: "evaluates the formula at a mass of zero too, where it says 0 ln 0 or 0/0 and floating point says nan",
        wrong: |question| sums::unguarded_zero(question).or_else(|| closed::unguarded_zero(question)),
    },
    Mistake {
        name: "clipped infinity",
        sentence: "raises masses below 1e-12 to it, so that what is infinite becomes some number",
        wrong: arguments::clipped,
    },
    Mistake {
        name: "epsilon added",
        sentence: "adds 1e-10 to every mass, to be safe from zeros",
        wrong: arguments::with_epsilon,
    },
    Mistake {
        name: "overflowed ratio",
        sentence: "forms p/q, a square or a power in floating point, where it overflows or vanishes, though the result is an ordinary number",
        wrong: |question| sums::overflowed_ratio(question).or_else(|| closed::overflowed(question)),
    },
    Mistake {
        name: "silent normalisation",
        sentence: "divides masses by their sum, where the operation is on the numbers as given",
        wrong: arguments::normalised,
    },
    Mistake {
        name: "mass terms",
        sentence: "leaves out the terms −x + y that kl and kl_div have, or puts them into rel_entr and rel_entr_sum",
        wrong: answers::mass_terms,
    },
    Mistake {
        name: "swapped arguments",
        sentence: "takes two arguments of one kind in the other order",
        wrong: arguments::swapped,
    },
    Mistake { name: "wrong base", sentence: "answers in bits, where the value is in nats", wrong: answers::in_bits },
    Mistake {
        name: "missing half",
        sentence: "leaves out the factor ½ (under a root: its root) that the definition here has and others have not",
        wrong: answers::without_half,
    },
    Mistake {
        name: "half added",
        sentence: "takes half of Jeffreys' divergence, the mean of both directions in place of their sum",
        wrong: answers::half_added,
    },
    Mistake {
        name: "root taken",
        sentence: "answers the distance, where the divergence is asked for, which is its square",
        wrong: answers::root_taken,
    },
    Mistake {
        name: "root forgotten",
        sentence: "answers the divergence, where the distance is asked for, which is its root",
        wrong: answers::root_forgotten,
    },
    Mistake {
        name: "clamped at zero",
        sentence: "raises a negative result to zero, which entropies of densities and sums of numbers as given need not be above",
        wrong: answers::clamped,
    },
    Mistake {
        name: "single precision",
        sentence: "rounds the arguments and the result to single precision",
        wrong: arguments::in_single_precision,
    },
    Mistake {
        name: "temperature ignored",
        sentence: "leaves logits as they are, at any temperature",
        wrong: arguments::without_temperature,
    },
    Mistake {
        name: "temperature multiplied",
        sentence: "multiplies logits by the temperature in place of dividing",
        wrong: arguments::inverse_temperature,
    },
    Mistake {
        name: "max not subtracted",
        sentence: "takes exponentials of logits as they are, which overflow, or vanish all together",
        wrong: arguments::overflowing_softmax,
    },
    Mistake {
        name: "order one special-cased",
        sentence: "takes the limit at order one for every order that is within 1e-5 of it",
        wrong: arguments::order_one,
    },
    Mistake {
        name: "rate for scale",
        sentence: "takes a rate for a scale, or a scale for a rate, which is one over it",
        wrong: arguments::inverse_scale,
    },
    Mistake {
        name: "variance for standard deviation",
        sentence: "takes a standard deviation for a variance, or a variance for a standard deviation",
        wrong: arguments::variance,
    },
    Mistake {
        name: "support ignored",
        sentence: "trusts a closed form where the support of p is not within that of q, and the divergence is infinite",
        wrong: closed::support_ignored,
    },
];
