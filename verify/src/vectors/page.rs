//! The page that says how to use the test vectors.

use super::mistake::{MISTAKES, Mistake};
use super::{TOLERANCE, TestVector};
use crate::vocabulary::Operation;
use std::fmt::Write;

/// The operations, each with its vectors.
type Chosen = [(&'static Operation, Vec<TestVector>)];

/// The page, in Markdown.
#[must_use]
pub fn render(chosen: &Chosen) -> String {
    let vectors: usize = chosen.iter().map(|(_, vectors)| vectors.len()).sum();
    let mut page = format!(
        "# Test vectors

{} operations and {vectors} vectors: inputs, the certified values there, and the mistakes that each is there to catch. Made by
`cargo xtask bless`; nothing here is written by hand.

| where | what |
|---|---|
| `operations/` | operations on numbers, vectors and matrices: a file each |
| `families/` | divergences and entropies of parametric families: a file for each family and each pair |
| `methods/` | the methods that are built on a divergence: a file for each module |
| [`schema.json`](schema.json) | the schema of these files |

## In Python

`mine.py` has your `kl`. In this folder:

{SNIPPET}

What is printed is wrong, not rounded: the inputs are exact, and the tolerance of {TOLERANCE:e} is far above what rounding does to a sound
implementation. The names are those of the mistakes that lead to a wrong value there; yours may be another one.

## A vector

| field | what |
|---|---|
| `args` | the arguments by name. A distribution is an object with its `family` and its parameters. Infinities are `\"inf\"` and `\"-inf\"` |
| `hex` | the same in bits, in the order of the parameters |
| `value` | the `f64` nearest to the exact value; `\"inf\"` where that is infinite. A list, where the operation's value is one |
| `value_hex` | the same in bits |
| `digits` | the exact value to 40 digits, rounded correctly, for those who compute with more than an `f64` has |
| `catches` | the mistakes that lead to another value here |

## The mistakes

A vector catches a mistake when an implementation that makes it answers something else there: something that is off by more than {TOLERANCE:e}
of the value, has another sign, or is no number. Each mistake has been made, on every vector; that is where `catches` comes from.

| mistake | who makes it | operations | vectors |
|---|---|--:|--:|
",
        chosen.len()
    );
    for mistake in MISTAKES {
        writeln!(page, "{}", line(mistake, chosen)).expect("writing to a string does not fail");
    }
    page
}

fn line(Mistake { name, sentence, .. }: &Mistake, chosen: &Chosen) -> String {
    let of = |vectors: &[TestVector]| vectors.iter().filter(|vector| vector.catches.contains(name)).count();
    let counts: Vec<usize> = chosen.iter().map(|(_, vectors)| of(vectors)).filter(|&count| count > 0).collect();
    format!("| {name} | {sentence} | {} | {} |", counts.len(), counts.iter().sum::<usize>())
}

/// How one holds an implementation against the vectors. The test target `vectors` runs it.
const SNIPPET: &str = r#"```python
import json
from mine import kl

def agrees(yours, value):
    return yours == value or abs(yours - value) <= 1e-6 * abs(value) + 2**-1070 < float("inf")

for vector in json.load(open("operations/kl.json"))["operations"][0]["vectors"]:
    yours, value = kl(**vector["args"]), float(vector["value"])
    if not agrees(yours, value):
        print(vector["args"], "is", value, "and not", yours, "because of", vector["catches"])
```"#;
