//! What changed between two versions of a text file, line by line.
//!
//! A golden file has some thirty to a hundred lines: the textbook table of longest common
//! subsequences is small, and shows the fewest lines.

use std::fmt::Write;

/// Tables beyond this many cells are not worth their memory; see [`middle`].
const MOST_CELLS: usize = 4_000_000;

/// One line of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line<'a> {
    Kept,
    Removed(&'a str),
    Added(&'a str),
}

/// The changed lines, each run headed by its place in the new text; at most `limit` of them.
pub(crate) fn render(before: &str, after: &str, limit: usize) -> String {
    let mut out = String::new();
    let mut shown = 0;
    let mut left_out = 0;
    let mut place = 1; // the line of `after` that comes next
    let mut in_a_run = false;
    for line in lines(before, after) {
        let (sign, text) = match line {
            Line::Kept => {
                place += 1;
                in_a_run = false;
                continue;
            }
            Line::Removed(text) => ('-', text),
            Line::Added(text) => ('+', text),
        };
        if shown == limit {
            left_out += 1;
            continue;
        }
        if !in_a_run {
            let _ = writeln!(out, "  @@ line {place}");
        }
        let _ = writeln!(out, "  {sign} {}", visible(text));
        in_a_run = true;
        shown += 1;
        place += usize::from(sign == '+');
    }
    if left_out > 0 {
        let _ = writeln!(out, "  … and {left_out} more changed lines (see git diff)");
    }
    out
}

/// A line without its end, unless the end is what differs from the ordinary.
fn visible(line: &str) -> String {
    match line.strip_suffix('\n') {
        Some(text) => text.replace('\r', "\\r"),
        None => format!("{line}   (no newline at the end of the file)"),
    }
}

/// The comparison: what both ends share is set aside first, because most changes are in one place.
fn lines<'a>(before: &'a str, after: &'a str) -> Vec<Line<'a>> {
    let before: Vec<&str> = before.split_inclusive('\n').collect();
    let after: Vec<&str> = after.split_inclusive('\n').collect();
    let head = shared(before.iter(), after.iter());
    let (before, after) = (&before[head..], &after[head..]);
    let tail = shared(before.iter().rev(), after.iter().rev());
    let (before, after) = (&before[..before.len() - tail], &after[..after.len() - tail]);

    let mut lines = vec![Line::Kept; head];
    lines.extend(middle(before, after));
    lines.extend(vec![Line::Kept; tail]);
    lines
}

/// How many items two sequences have in common from their start.
fn shared<'a>(one: impl Iterator<Item = &'a &'a str>, two: impl Iterator<Item = &'a &'a str>) -> usize {
    one.zip(two).take_while(|(one, two)| one == two).count()
}

/// The comparison of what is left; wholesale replacement when it is too long to be read anyway.
fn middle<'a>(before: &[&'a str], after: &[&'a str]) -> Vec<Line<'a>> {
    let removed = |line: &&'a str| Line::Removed(line);
    let added = |line: &&'a str| Line::Added(line);
    if before.len().saturating_mul(after.len()) > MOST_CELLS {
        return before.iter().map(removed).chain(after.iter().map(added)).collect();
    }
    let common = common_lengths(before, after);
    let (mut i, mut j) = (0, 0);
    let mut lines = Vec::new();
    while i < before.len() && j < after.len() {
        if before[i] == after[j] {
            lines.push(Line::Kept);
            (i, j) = (i + 1, j + 1);
        } else if common[i + 1][j] >= common[i][j + 1] {
            lines.push(Line::Removed(before[i]));
            i += 1;
        } else {
            lines.push(Line::Added(after[j]));
            j += 1;
        }
    }
    lines.extend(before[i..].iter().map(removed));
    lines.extend(after[j..].iter().map(added));
    lines
}

/// `[i][j]`: the length of the longest common subsequence of `before[i..]` and `after[j..]`.
fn common_lengths(before: &[&str], after: &[&str]) -> Vec<Vec<u32>> {
    let mut table = vec![vec![0; after.len() + 1]; before.len() + 1];
    for i in (0..before.len()).rev() {
        for j in (0..after.len()).rev() {
            table[i][j] =
                if before[i] == after[j] { table[i + 1][j + 1] + 1 } else { table[i + 1][j].max(table[i][j + 1]) };
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_texts_have_no_changed_lines() {
        assert_eq!(render("", "", 9), "");
        assert_eq!(render("a\nb\n", "a\nb\n", 9), "");
    }

    #[test]
    fn only_changed_lines_are_shown_with_their_place() {
        let before = "title\nkl 0.1\nrule\njs 0.2\nend\n";
        let after = "title\nkl 0.3\nrule\njs 0.2\nnew\nend\n";
        assert_eq!(render(before, after, 9), "  @@ line 2\n  - kl 0.1\n  + kl 0.3\n  @@ line 5\n  + new\n");
    }

    #[test]
    fn the_whole_of_an_emptied_or_filled_text_is_shown() {
        assert_eq!(render("a\n", "", 9), "  @@ line 1\n  - a\n");
        assert_eq!(render("", "a\n", 9), "  @@ line 1\n  + a\n");
    }

    #[test]
    fn line_ends_that_differ_can_be_seen() {
        assert_eq!(render("a\r\n", "a\n", 9), "  @@ line 1\n  - a\\r\n  + a\n");
        assert_eq!(render("a\n", "a", 9), "  @@ line 1\n  - a\n  + a   (no newline at the end of the file)\n");
    }

    #[test]
    fn what_exceeds_the_limit_is_counted() {
        assert_eq!(
            render("a\nb\n", "c\nd\n", 3),
            "  @@ line 1\n  - a\n  - b\n  + c\n  … and 1 more changed lines (see git diff)\n"
        );
    }

    /// Every pair of texts of up to four lines out of three: the comparison rebuilds both texts, and
    /// keeps as many lines as any common subsequence has.
    #[test]
    fn a_comparison_rebuilds_both_texts_and_keeps_the_most_lines() {
        let texts: Vec<Vec<&str>> = (0..=4).flat_map(words).collect();
        for one in &texts {
            for two in &texts {
                let (before, after) = (one.concat(), two.concat());
                let lines = lines(&before, &after);
                let kept = lines.iter().filter(|line| **line == Line::Kept).count();
                assert_eq!(kept, longest_common(one, two), "{one:?} {two:?}");
                assert_eq!(rebuild(&lines, one, two), (one.clone(), two.clone()));
            }
        }
    }

    #[test]
    fn long_texts_are_replaced_wholesale_even_where_they_agree() {
        let many = |name: &str| -> String { (0..1_250).map(|n| format!("{name}{n}\n")).collect() };
        let before = many("a") + "shared\n" + &many("b");
        let after = many("c") + "shared\n" + &many("d");
        let lines = lines(&before, &after);
        assert_eq!(lines.len(), 2 * 2_501);
        assert_eq!(lines[1_250], Line::Removed("shared\n"));
        assert_eq!(lines[2_501 + 1_250], Line::Added("shared\n"));
    }

    fn words(length: u32) -> impl Iterator<Item = Vec<&'static str>> {
        (0..3_usize.pow(length))
            .map(move |code| (0..length).map(|digit| ["x\n", "y\n", "z\n"][code / 3_usize.pow(digit) % 3]).collect())
    }

    /// By trying every choice of lines to keep: slow and obvious.
    fn longest_common(one: &[&str], two: &[&str]) -> usize {
        let is_subsequence = |wanted: &[&str]| {
            let mut rest = two.iter();
            wanted.iter().all(|line| rest.any(|other| other == line))
        };
        (0..1_u32 << one.len())
            .map(|choice| -> Vec<&str> {
                let chosen = |i: &usize| choice >> i & 1 == 1;
                (0..one.len()).filter(chosen).map(|i| one[i]).collect()
            })
            .filter(|wanted| is_subsequence(wanted))
            .map(|wanted| wanted.len())
            .max()
            .unwrap()
    }

    fn rebuild<'a>(lines: &[Line<'a>], one: &[&'a str], two: &[&'a str]) -> (Vec<&'a str>, Vec<&'a str>) {
        let (mut before, mut after) = (Vec::new(), Vec::new());
        for line in lines {
            match line {
                Line::Kept => {
                    assert_eq!(one[before.len()], two[after.len()], "kept, yet different");
                    before.push(one[before.len()]);
                    after.push(two[after.len()]);
                }
                Line::Removed(text) => before.push(text),
                Line::Added(text) => after.push(text),
            }
        }
        (before, after)
    }
}
