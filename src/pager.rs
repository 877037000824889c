//! The pager: a long answer on a terminal, read a screen at a time.

use std::ffi::{OsStr, OsString};
use std::io::{self, Write};
use std::mem;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::write::Style;

/// The pager where none is named.
const USUAL: &str = "less";

/// A program that shows an answer a screen at a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pager {
    /// The command that names it, as a shell reads it; nothing for the usual one.
    named: Option<OsString>,
    /// What it is told, where the user tells it nothing else.
    told: Vec<(&'static str, OsString)>,
    screen: Screen,
}

/// What an answer must be longer than to be read in a pager.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    /// The screen that it is drawn for.
    Of(Style),
    /// Nothing: every answer is.
    Any,
}

impl Pager {
    /// Takes the pager that the environment names for this program, else the one named for all, else the usual one;
    /// nothing when the name is empty or `cat`.
    pub fn named(variable: impl Fn(&str) -> Option<OsString>, screen: Screen) -> Option<Self> {
        let own = variable("ACTIONS_PAGER").filter(|line| !line.is_empty());
        let named = own.or_else(|| variable("PAGER"));
        let is_none = match &named {
            Some(line) => ["", "cat"].contains(&line.to_string_lossy().trim()),
            None => cfg!(windows),
        };
        let told = told(variable("LESS"), |name| variable(name).is_some());
        (!is_none).then_some(Self { named, told, screen })
    }

    /// Tells whether a page is to be read in the pager.
    fn is_for(&self, page: &[u8]) -> bool {
        match self.screen {
            Screen::Of(style) => style.is_outgrown_by(&String::from_utf8_lossy(page)),
            Screen::Any => !page.is_empty(),
        }
    }

    /// Shows a page until the reader has done with it, and tells whether the pager did so: one that is missing or fails
    /// may have shown nothing.
    fn shows(&self, page: &[u8]) -> bool {
        let mut command = self.named.as_deref().map_or_else(|| Command::new(USUAL), shell);
        let pager = command.envs(self.told.iter().map(|(name, value)| (name, value))).stdin(Stdio::piped()).spawn();
        pager.is_ok_and(|pager| is_read(pager, page))
    }

    /// Says that the pager failed, unless it is one that nobody asked for.
    fn failed(&self) -> Option<String> {
        let line = self.named.as_ref()?.to_string_lossy();
        Some(format!("the pager `{line}` failed, so the answer is printed; `PAGER` or `ACTIONS_PAGER` names another"))
    }
}

/// Returns what `less` and `lv` are told: to show colours, and text in Unicode whatever the locale is called, as the
/// terminal itself would. What the user tells them comes after it, and holds.
fn told(less: Option<OsString>, is_set: impl Fn(&str) -> bool) -> Vec<(&'static str, OsString)> {
    let less = less.map_or_else(
        || "FRX".into(),
        |own| {
            let mut less = OsString::from("R ");
            less.push(own);
            less
        },
    );
    let others = [("LESSCHARSET", "utf-8"), ("LV", "-c")].into_iter().filter(|(name, _)| !is_set(name));
    [("LESS", less)].into_iter().chain(others.map(|(name, value)| (name, value.into()))).collect()
}

/// Hands a command to the shell, as other programs do with `PAGER`: it may hold variables, quotes and pipes.
#[cfg(not(windows))]
fn shell(line: &OsStr) -> Command {
    let mut shell = Command::new("sh");
    shell.arg("-c").arg(line);
    shell
}

/// Hands a command to the shell.
#[cfg(windows)]
fn shell(line: &OsStr) -> Command {
    use std::os::windows::process::CommandExt;
    let mut shell = Command::new("cmd");
    // The shell takes the outer quotes away, and leaves those of the command.
    let [mut quoted, end] = ["\"", "\""].map(OsString::from);
    quoted.push(line);
    quoted.push(end);
    shell.args(["/S", "/C"]).raw_arg(quoted);
    shell
}

/// Waits until a pager has shown a page, and tells whether it came to no harm; an interrupt is none.
fn is_read(mut pager: Child, page: &[u8]) -> bool {
    let interrupted = Arc::new(AtomicBool::new(false));
    let heard = Arc::clone(&interrupted);
    // An interrupt is for the pager; it must not be left alone with the terminal.
    let _ = ctrlc::set_handler(move || heard.store(true, Ordering::Relaxed));
    if let Some(mut input) = pager.stdin.take() {
        // It has gone when the reader has seen enough.
        let _ = input.write_all(page);
    }
    let is_well = pager.wait().is_ok_and(|status| status.success() || status.code().is_none());
    is_well || interrupted.load(Ordering::Relaxed)
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

    /// Ends the answer: it is read in the pager when it is long, and goes out as it is when it is not, or when the pager
    /// fails. Returns what is to be said of that.
    pub fn finish(mut self) -> io::Result<Option<String>> {
        match self.pager.take().filter(|pager| pager.is_for(&self.kept)) {
            Some(pager) if pager.shows(&self.kept) => Ok(None),
            passed => self.flush().map(|()| passed.and_then(|pager| pager.failed())),
        }
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

    fn named(environment: &[(&str, &str)]) -> Option<Pager> {
        let variable = |name: &str| environment.iter().find(|(own, _)| *own == name).map(|(_, value)| value.into());
        Pager::named(variable, Screen::Any)
    }

    #[test]
    fn the_nearest_name_of_a_pager_holds() {
        let check = |own: Option<&str>, common: Option<&str>, expected: Option<&str>| {
            let environment: Vec<_> = [("ACTIONS_PAGER", own), ("PAGER", common)]
                .into_iter()
                .filter_map(|(name, value)| value.map(|value| (name, value)))
                .collect();
            let words = named(&environment).map(|pager| pager.named.unwrap_or_else(|| USUAL.into()));
            assert_eq!(words, expected.map(OsString::from), "{own:?} {common:?}");
        };
        check(None, None, Some("less"));
        check(None, Some("more"), Some("more"));
        check(None, Some("less -S | cat"), Some("less -S | cat"));
        check(Some("most -w"), Some("more"), Some("most -w"));
        check(Some(""), Some("more"), Some("more"));
        check(Some(""), None, Some("less"));
        check(None, Some(""), None);
        check(None, Some(" "), None);
        check(None, Some("cat"), None);
        check(Some("cat"), Some("more"), None);
    }

    #[test]
    fn less_is_told_to_show_colours_and_the_user_has_the_last_word() {
        let check = |environment: &[(&str, &str)], expected: &[(&str, &str)]| {
            let told = named(environment).expect("a pager").told;
            let told: Vec<_> = told.iter().map(|(name, value)| (*name, value.to_str().expect("text"))).collect();
            assert_eq!(told, expected, "{environment:?}");
        };
        check(&[], &[("LESS", "FRX"), ("LESSCHARSET", "utf-8"), ("LV", "-c")]);
        check(&[("LESS", "-iS"), ("LV", "-Ou8")], &[("LESS", "R -iS"), ("LESSCHARSET", "utf-8")]);
        check(&[("LESS", ""), ("LESSCHARSET", "latin1")], &[("LESS", "R "), ("LV", "-c")]);
    }
}
