//! The committed figures: a text file, a name and a number a line.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::cargo;

/// The first lines of the file.
const HEADING: &str = "\
# The instructions of one call in a release build: name, count.
# `cargo xtask instructions` compares, `cargo xtask instructions --bless` writes.
";

/// Instructions by name.
#[derive(Debug, PartialEq)]
pub(super) struct Figures(BTreeMap<String, u64>);

impl Figures {
    pub(super) fn read() -> Result<Self, String> {
        let path = path();
        let text = fs::read_to_string(&path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
        Self::parse(&text).map_err(|line| format!("{}:{line}: not a name and a number", path.display()))
    }

    pub(super) fn write(&self) -> Result<(), String> {
        let path = path();
        fs::write(&path, self.text()).map_err(|error| format!("cannot write {}: {error}", path.display()))
    }

    pub(super) fn get(&self, name: &str) -> Option<u64> {
        self.0.get(name).copied()
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// An error is the number of the line that cannot be read.
    fn parse(text: &str) -> Result<Self, usize> {
        let lines = (1..).zip(text.lines()).filter(|(_, line)| !line.starts_with('#'));
        lines.map(|(number, line)| figure(line).ok_or(number)).collect()
    }

    fn text(&self) -> String {
        let lines = self.0.iter().map(|(name, figure)| format!("{name} {figure}\n"));
        lines.fold(HEADING.to_owned(), |text, line| text + &line)
    }
}

impl FromIterator<(String, u64)> for Figures {
    fn from_iter<I: IntoIterator<Item = (String, u64)>>(figures: I) -> Self {
        Self(figures.into_iter().collect())
    }
}

fn figure(line: &str) -> Option<(String, u64)> {
    let (name, figure) = line.split_once(' ')?;
    Some((name.to_owned(), figure.parse().ok()?))
}

fn path() -> PathBuf {
    cargo::workspace_root().join(Path::new("xtask/instructions.txt"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let figures: Figures = [("kl-1024".to_owned(), 123), ("avx2".to_owned(), 4)].into_iter().collect();
        assert_eq!(figures.text(), format!("{HEADING}avx2 4\nkl-1024 123\n"));
        assert_eq!(Figures::parse(&figures.text()), Ok(figures));
    }

    #[test]
    fn a_line_that_cannot_be_read_is_counted() {
        assert_eq!(Figures::parse("# a\nkl 1\nkl many\n"), Err(3));
        assert_eq!(Figures::parse("kl\n"), Err(1));
    }
}
