//! A table of markdown, as it is told from other text.

/// Tells whether a table of markdown stands in a text: a line of pipes, and dashes below it.
pub(super) fn has_pipe_table(text: &str) -> bool {
    text.lines().zip(text.lines().skip(1)).any(|(head, line)| head.contains('|') && is_delimiter_row(line))
}

/// Tells whether a line is the one of dashes below the head of a markdown table.
pub(super) fn is_delimiter_row(line: &str) -> bool {
    let line = line.trim_start_matches([' ', '\t', '>']).trim_end();
    let dashes = |cell: &str| {
        let cell = cell.trim();
        let cell = cell.strip_prefix(':').unwrap_or(cell);
        let cell = cell.strip_suffix(':').unwrap_or(cell);
        !cell.is_empty() && cell.bytes().all(|byte| byte == b'-')
    };
    let inner = line.strip_prefix('|').unwrap_or(line);
    let inner = inner.strip_suffix('|').unwrap_or(inner);
    line.contains('|') && inner.split('|').all(dashes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_of_dashes_is_known_with_and_without_outer_pipes() {
        for line in ["| --- | --- |", "---|---", "|:-|-:|", "  | - |", "> |---|---|"] {
            assert!(is_delimiter_row(line), "{line}");
        }
        for line in ["---", "| a | - |", "||", "|", "", "| --- | |"] {
            assert!(!is_delimiter_row(line), "{line}");
        }
    }
}
