//! A row of a markdown table: where its cells are divided.
//!
//! A parser of markdown drops the cells that its table has no column for; none may be lost here.

use std::collections::BTreeMap;

use crate::sources::limits::MOST_COLUMNS;

/// The longest line in which code is looked for, so that none takes much memory.
const LONGEST: usize = 1 << 20;

/// Returns the cells of a row, `expected` of them where that settles how the row is meant; of a row
/// that is wider than any table, enough to see that it is.
pub(super) fn cells(line: &str, expected: usize) -> Vec<&str> {
    let cells = divided(line, true);
    if cells.len() != expected {
        // Two lone backticks in two cells look like the ends of code.
        let without_code = divided(line, false);
        if without_code.len() == expected {
            return without_code;
        }
    }
    cells
}

/// Divides a row at its pipes, but for those that are escaped or within code.
fn divided(line: &str, knows_code: bool) -> Vec<&str> {
    let line = line.trim();
    let mut cells = Vec::new();
    let mut start = usize::from(line.starts_with('|'));
    for at in pipes(line, knows_code).into_iter().filter(|at| *at > 0) {
        cells.push(line[start..at].trim());
        start = at + 1;
    }
    if start < line.len() || cells.is_empty() {
        cells.push(line[start.min(line.len())..].trim());
    }
    cells
}

/// Returns where the pipes stand that divide cells.
fn pipes(line: &str, knows_code: bool) -> Vec<usize> {
    let bytes = line.as_bytes();
    let runs = if knows_code && bytes.len() <= LONGEST { Backticks::of(bytes) } else { Backticks::default() };
    let mut pipes = Vec::new();
    let mut at = 0;
    while at < bytes.len() && pipes.len() <= MOST_COLUMNS + 1 {
        at = match bytes[at] {
            b'\\' => at + 2,
            b'|' => {
                pipes.push(at);
                at + 1
            }
            b'`' => runs.after_code(at),
            _ => at + 1,
        };
    }
    pipes
}

/// The runs of backticks of a line: where each begins, by their lengths.
#[derive(Debug, Default)]
struct Backticks(BTreeMap<usize, Vec<usize>>);

impl Backticks {
    fn of(bytes: &[u8]) -> Self {
        let mut runs: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let mut at = 0;
        while at < bytes.len() {
            let length = run_length(&bytes[at..]);
            if length > 0 {
                runs.entry(length).or_default().push(at);
            }
            at += length.max(1);
        }
        Self(runs)
    }

    /// Returns where the code ends that the backticks at `at` begin, else where those end.
    fn after_code(&self, at: usize) -> usize {
        let begun = self
            .0
            .iter()
            .find_map(|(length, starts)| starts.binary_search(&at).ok().map(|index| (length, starts, index)));
        match begun {
            Some((length, starts, index)) => starts.get(index + 1).map_or(at + length, |end| end + length),
            None => at + 1,
        }
    }
}

fn run_length(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| **byte == b'`').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_divided_at_its_pipes_with_or_without_outer_ones() {
        for line in ["| 1 | Write | |", "1 | Write |  |", "  | 1 |Write||  "] {
            assert_eq!(cells(line, 3), ["1", "Write", ""], "{line}");
        }
        assert_eq!(cells("|| Write", 2), ["", "Write"]);
        assert_eq!([cells("|", 1), cells("", 1), cells("text", 2)], [[""], [""], ["text"]]);
    }

    #[test]
    fn pipes_that_are_escaped_or_in_code_divide_nothing() {
        assert_eq!(cells(r"| a \| b | `c | d` | ``e ` | f`` |", 3), [r"a \| b", "`c | d`", "``e ` | f``"]);
        assert_eq!(cells(r"| a \\| b |", 2), [r"a \\", "b"]);
    }

    #[test]
    fn lone_backticks_in_two_cells_are_no_code() {
        assert_eq!(cells("| a ` b | c ` d |", 2), ["a ` b", "c ` d"]);
    }

    #[test]
    fn no_cell_is_lost_and_long_lines_take_no_time() {
        assert_eq!(cells("| 1 | 2 | 3 | 4 |", 2).len(), 4);
        let ascending: String = (1..2_000).map(|length| "`".repeat(length) + "|").collect();
        assert!(cells(&ascending, 0).len() > MOST_COLUMNS);
        assert!(cells(&"`|".repeat(200_000), 0).len() > MOST_COLUMNS);
        assert!(cells(&"|a".repeat(1_000_000), 0).len() > MOST_COLUMNS);
    }
}
