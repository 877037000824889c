//! The pager: a long answer on a terminal, read a screen at a time.

use std::ffi::{OsStr, OsString};
use std::io::{self, Write};
use std::mem;
use std::process::{Command, Stdio};

use anstream::adapter::strip_str;
use unicode_width::UnicodeWidthStr;

/// The pager where none is named, which ends by itself when the answer fits, and keeps colours and what was read.
const USUAL: &str = "less -FRX";

/// A program that shows an answer a screen at a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pager {
    program: String,
    arguments: Vec<String>,
    screen: Screen,
}

/// What an answer must be longer than to be read in a pager.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    /// So many columns and lines.
    Of(usize, usize),
    /// Nothing: every answer is.
    Any,
}

impl Pager {
    /// Takes the pager named for this program, else the one named for all, else the usual one; nothing when the name is
    /// empty, no command, or `cat`.
    pub fn named(own: Option<OsString>, common: Option<OsString>, screen: Screen) -> Option<Self> {
        let named = own.filter(|line| !line.is_empty()).or(common);
        let usual = (!cfg!(windows)).then_some(USUAL);
        let mut words = words(named.as_deref().map_or(usual, OsStr::to_str)?)?.into_iter();
        let program = words.next().filter(|program| program != "cat")?;
        let arguments: Vec<String> = words.collect();
        if program == "less" && arguments.is_empty() {
            return Self::named(Some(USUAL.into()), None, screen);
        }
        Some(Self { program, arguments, screen })
    }

    /// Tells whether a page is to be read in the pager; a line of the screen is left for what is typed next.
    fn is_for(&self, page: &[u8]) -> bool {
        let Screen::Of(columns, lines) = self.screen else { return !page.is_empty() };
        let page = strip_str(&String::from_utf8_lossy(page)).to_string();
        page.lines().map(|line| line.width().div_ceil(columns.max(1)).max(1)).sum::<usize>() >= lines
    }

    /// Shows a page until the reader has done with it, and tells whether there is such a pager.
    fn shows(&self, page: &[u8]) -> bool {
        let Ok(mut pager) = Command::new(&self.program).args(&self.arguments).stdin(Stdio::piped()).spawn() else {
            return false;
        };
        // An interrupt is for the pager; it must not be left alone with the terminal.
        let _ = ctrlc::set_handler(|| {});
        if let Some(mut input) = pager.stdin.take() {
            // It has gone when the reader has seen enough.
            let _ = input.write_all(page);
        }
        pager.wait().is_ok()
    }
}

/// Parts a command as a shell would.
fn words(line: &str) -> Option<Vec<String>> {
    // The paths of Windows hold backslashes that mean nothing else.
    let line = if cfg!(windows) { &*line.replace('\\', "\\\\") } else { line };
    shell_words::split(line).ok()
}

/// Where an answer goes: with a pager it is kept until it is whole. What is flushed before, for a question or a change,
/// goes straight out, and so does all after it.
#[derive(Debug)]
pub struct Answer<W> {
    out: W,
    pager: Option<Pager>,
    kept: Vec<u8>,
}

impl<W: Write> Answer<W> {
    /// Begins an answer.
    pub fn new(out: W, pager: Option<Pager>) -> Self {
        Self { out, pager, kept: Vec::new() }
    }

    /// Ends the answer: it is read in the pager when it is long, and goes out as it is when it is not.
    pub fn finish(mut self) -> io::Result<()> {
        let is_read = self.pager.take().is_some_and(|pager| pager.is_for(&self.kept) && pager.shows(&self.kept));
        if is_read { Ok(()) } else { self.flush() }
    }
}

impl<W: Write> Write for Answer<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.pager.is_some() { self.kept.write(bytes) } else { self.out.write(bytes) }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.pager = None;
        self.out.write_all(&mem::take(&mut self.kept))?;
        self.out.flush()
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn named(own: Option<&str>, common: Option<&str>) -> Option<Pager> {
        Pager::named(own.map(OsString::from), common.map(OsString::from), Screen::Of(10, 4))
    }

    #[test]
    fn a_pager_is_named_as_in_a_shell() {
        let check = |own: Option<&str>, common: Option<&str>, expected: &[&str]| {
            let pager = named(own, common);
            let words = pager.map(|pager| [vec![pager.program], pager.arguments].concat());
            assert_eq!(words.unwrap_or_default(), expected, "{own:?} {common:?}");
        };
        check(None, None, &["less", "-FRX"]);
        check(None, Some("more"), &["more"]);
        check(None, Some("less"), &["less", "-FRX"]);
        check(None, Some("less -S"), &["less", "-S"]);
        check(Some("most -w 'a b'"), Some("more"), &["most", "-w", "a b"]);
        check(Some(""), Some("more"), &["more"]);
        check(None, Some(""), &[]);
        check(None, Some(" "), &[]);
        check(None, Some("cat"), &[]);
        check(Some("cat"), Some("more"), &[]);
        check(None, Some("less 'unclosed"), &[]);
    }

    #[test]
    fn a_page_longer_than_the_screen_is_for_the_pager() {
        let check = |page: &str, screen: Screen, is_for: bool| {
            let pager = Pager { screen, ..named(None, Some("more")).expect("a pager") };
            assert_eq!(pager.is_for(page.as_bytes()), is_for, "{page:?}");
        };
        let screen = Screen::Of(10, 4);
        check("1\n2\n3\n", screen, false);
        check("1\n2\n3\n4\n", screen, true);
        check("1\n\n\n4\n", screen, true);
        check("1\nmore than ten\n3\n", screen, true);
        check("1\n\u{1b}[31mten letter\u{1b}[0m\n3\n", screen, false);
        check("", screen, false);
        check("1\n", Screen::Any, true);
        check("", Screen::Any, false);
    }
}
