//! Help as it is printed, no broader than the terminal.

use textwrap::{Options, WordSplitter, fill};

/// How broad help is at most, and where no width is known.
pub(super) const BROADEST: usize = 100;

/// Draws help that was asked for, or the version; clap wraps all of it but how a command is written, and leaves blanks
/// on lines that look empty.
pub fn help_page(help: &clap::Error, color: bool, width: Option<usize>) -> String {
    let help = help.render();
    let page = if color { help.ansi().to_string() } else { help.to_string() };
    let drawn = |line: &str| if line.contains("Usage:") { hanging(line, "         ", width) } else { line.to_owned() };
    page.lines().map(|line| drawn(line).trim_end().to_owned() + "\n").collect()
}

/// Wraps a line between its words, with something before each line but the first.
pub(super) fn hanging(line: &str, before: &str, width: Option<usize>) -> String {
    fill(line, Options::new(columns(width)).subsequent_indent(before).word_splitter(WordSplitter::NoHyphenation))
}

/// Returns how many columns help takes on a terminal of this width.
pub(super) fn columns(width: Option<usize>) -> usize {
    width.map_or(BROADEST, |width| width.min(BROADEST))
}
