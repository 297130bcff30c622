//! The sources whose statements and numbers are checked.

use std::fmt;

/// A text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source(&'static str);

/// The theory notebook: KL divergence from first principles through VAEs, RLHF and distillation.
pub const THEORY_NOTEBOOK: Source = Source("theory-notebook");
/// Worked problems with full solutions, and connections to optimisation.
pub const WORKED_PROBLEMS: Source = Source("worked-problems");
/// A textbook chapter on KL divergence for machine learning.
pub const CHAPTER_4: Source = Source("chapter-4");
/// A PyTorch notebook on KL divergence and maximum likelihood.
pub const PYTORCH_NOTEBOOK: Source = Source("pytorch-notebook");
/// A short note on KL divergence and variational inference.
pub const KL_NOTE: Source = Source("kl-note");
/// The literature at large, by author and year.
pub const LITERATURE: Source = Source("literature");

/// The texts whose every number is checked.
pub const TEXTS: [Source; 5] = [THEORY_NOTEBOOK, WORKED_PROBLEMS, CHAPTER_4, PYTORCH_NOTEBOOK, KL_NOTE];

/// A place in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Citation {
    /// The text.
    pub source: Source,
    /// The section, as the text numbers or names it.
    pub section: &'static str,
}

impl Source {
    /// A section of this text.
    #[must_use]
    pub const fn at(self, section: &'static str) -> Citation {
        Citation { source: self, section }
    }

    /// The name by which the project cites the text.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.0
    }
}

impl fmt::Display for Citation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.source.name(), self.section)
    }
}
