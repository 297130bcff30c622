//! Progress on standard error.

use indicatif::{ProgressBar, ProgressStyle};
use kullback_verify::run::Progress;
use std::io::{self, IsTerminal};

/// Progress on standard error: a bar on a terminal, a line a part elsewhere.
pub(super) struct Teller {
    bar: Option<ProgressBar>,
}

impl Teller {
    pub(super) fn new() -> Self {
        let style = ProgressStyle::with_template("{msg:10} {wide_bar} {pos}/{len} cases, {elapsed}");
        let bar = || ProgressBar::new(0).with_style(style.expect("the template is well formed"));
        Self { bar: io::stderr().is_terminal().then(bar) }
    }

    pub(super) fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

impl Progress for Teller {
    fn expect(&self, cases: usize) {
        match &self.bar {
            Some(bar) => bar.set_length(cases as u64),
            None => eprintln!("{cases} cases"),
        }
    }

    fn begin(&self, part: &str) {
        match &self.bar {
            Some(bar) => bar.set_message(part.to_owned()),
            None => eprintln!("checking {part}"),
        }
    }

    fn advance(&self) {
        if let Some(bar) = &self.bar {
            bar.inc(1);
        }
    }
}
