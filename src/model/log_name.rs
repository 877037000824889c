//! By which name one of several logs is known, and which of them a name means.

use std::path::{Path, PathBuf};

use super::spelling::folded;
use super::words::joined;
use crate::message::{Message, quoted};

/// How a log is named among several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogName {
    /// The name that readers see: the title, shortened; the name of the file where that names no other.
    pub name: String,
    /// What is typed before the number of an action: `pensions`, as in `pensions:4`.
    pub key: String,
    /// The file, as the user named it.
    pub file: PathBuf,
    /// Whether another of the logs has the same title, or neither has one.
    pub shares_title: bool,
    title: String,
    stem: String,
}

/// How many characters of a title are a name in a table.
const MOST_CHARS: usize = 32;
/// How many logs a hint names.
const MOST_NAMED: usize = 12;

impl LogName {
    /// Names logs, given in their files with their titles, so that each is told from the others.
    pub fn of_each(logs: &[(PathBuf, Option<&str>)]) -> Vec<Self> {
        let titles: Vec<String> = logs.iter().map(|(_, title)| short(title.unwrap_or_default())).collect();
        let files: Vec<String> = logs.iter().map(|(file, _)| file_name(file)).collect();
        let is_alone =
            |name: &str, all: &[String]| all.iter().filter(|other| folded(other) == folded(name)).count() == 1;
        let name = |at: usize| match (&titles[at], &files[at]) {
            (title, _) if !title.is_empty() && is_alone(title, &titles) => title.clone(),
            (_, file) if is_alone(file, &files) => file.clone(),
            _ => logs[at].0.display().to_string(),
        };
        let letters = |title: &str| folded(title).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let plain: Vec<String> = logs.iter().map(|(_, title)| letters(title.unwrap_or_default())).collect();
        let named = |(at, (file, title)): (usize, &(PathBuf, Option<&str>))| Self {
            name: name(at),
            key: String::new(),
            file: file.clone(),
            shares_title: !is_alone(&plain[at], &plain),
            title: folded(title.unwrap_or_default().trim()),
            stem: folded(&file.file_stem().unwrap_or_default().to_string_lossy()),
        };
        let mut names: Vec<Self> = logs.iter().enumerate().map(named).collect();
        let keys: Vec<String> = (0..names.len()).map(|at| key(&names, at)).collect();
        names.iter_mut().zip(keys).for_each(|(name, key)| name.key = key);
        names
    }

    fn is(&self, typed: &str) -> bool {
        let file = self.file.display().to_string();
        self.stem == folded(typed) || self.title == folded(typed) || file == typed
    }

    fn begins(&self, typed: &str) -> bool {
        self.stem.starts_with(&folded(typed)) || self.title.starts_with(&folded(typed))
    }
}

/// Finds the log that is meant: its file or the stem of it, its title, or the start of either, in any case.
///
/// Refuses what means none of the logs, and what may mean several.
pub fn log_meant(names: &[LogName], typed: &str) -> Result<usize, Message> {
    let found = meant(names, typed);
    match found.as_slice() {
        [at] => Ok(*at),
        [] => {
            let keys: Vec<String> = names.iter().map(|name| format!("`{}` ({})", name.key, name.name)).collect();
            Err(Message::new(
                format!("no log here is called `{typed}`"),
                format!("they are {}", first_of(&keys, "and")),
            ))
        }
        several => {
            let keys: Vec<String> = several.iter().map(|at| format!("`{}`", names[*at].key)).collect();
            let text = format!("`{typed}` may be {}", first_of(&keys, "or"));
            Err(Message::new(text, "type more of the name, or the name of the file"))
        }
    }
}

fn meant(names: &[LogName], typed: &str) -> Vec<usize> {
    let those = |is: &dyn Fn(&LogName) -> bool| -> Vec<usize> {
        names.iter().enumerate().filter(|(_, name)| is(name)).map(|(at, _)| at).collect()
    };
    if typed.trim().is_empty() {
        return Vec::new();
    }
    let exact = those(&|name| name.is(typed));
    if exact.is_empty() { those(&|name| name.begins(typed)) } else { exact }
}

/// Returns the shortest usual name that means this log alone.
fn key(names: &[LogName], at: usize) -> String {
    let own = &names[at];
    let mut tried = vec![own.stem.clone()];
    let words: Vec<&str> = own.title.split_whitespace().collect();
    tried.extend((1..=words.len()).map(|count| words[..count].join(" ")));
    let is_meant = |typed: &String| !typed.contains(':') && meant(names, typed) == [at];
    tried.into_iter().find(is_meant).unwrap_or_else(|| own.file.display().to_string())
}

/// Writes the number of an action of one of several logs as it is typed.
pub fn number_in(log: &LogName, number: &str) -> String {
    quoted(&format!("{}:{number}", log.key))
}

/// Lists some things, and says how many more there are.
pub fn first_of(named: &[String], last: &str) -> String {
    let more = named.len().saturating_sub(MOST_NAMED);
    let more = (more > 0).then(|| format!("{more} more"));
    joined(&named.iter().take(MOST_NAMED).cloned().chain(more).collect::<Vec<_>>(), last)
}

fn file_name(file: &Path) -> String {
    file.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Returns as much of a title as names the board: without the words for a log at its end, and at most some words.
fn short(title: &str) -> String {
    let mut words: Vec<&str> = title.split_whitespace().collect();
    let is_of_log =
        |word: &str| ["action", "actions", "log", "tracker", "-", "\u{2013}"].contains(&&*word.to_lowercase());
    let of_log = words.iter().rev().take_while(|word| is_of_log(word)).count();
    if of_log < words.len() {
        words.truncate(words.len() - of_log);
    }
    let whole = words.join(" ").trim_end_matches([':', ',', '.']).to_owned();
    if whole.chars().count() <= MOST_CHARS {
        return whole;
    }
    let cut: String = whole.chars().take(MOST_CHARS - 3).collect();
    let kept = cut.rsplit_once(' ').map_or(cut.as_str(), |(kept, _)| kept);
    format!("{kept}...")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(logs: &[(&str, &str)]) -> Vec<LogName> {
        let logs: Vec<_> =
            logs.iter().map(|(file, title)| (PathBuf::from(file), Some(*title).filter(|t| !t.is_empty()))).collect();
        LogName::of_each(&logs)
    }

    #[test]
    fn a_log_is_called_by_its_title_and_by_its_file_where_that_names_two() {
        let check = |logs: &[(&str, &str)], called: &[(&str, &str)]| {
            let names = names(logs);
            let found: Vec<_> = names.iter().map(|name| (name.name.as_str(), name.key.as_str())).collect();
            assert_eq!(found, called);
        };
        check(
            &[("b/pensions.toml", "Pension Board Action Log"), ("b/audit.toml", "")],
            &[("Pension Board", "pensions"), ("audit.toml", "audit")],
        );
        check(
            &[("a/actions.toml", "Audit"), ("p/actions.toml", "Pension Board")],
            &[("Audit", "audit"), ("Pension Board", "pension")],
        );
        check(
            &[("a/actions.toml", "Board"), ("p/actions.toml", "board")],
            &[("a/actions.toml", "a/actions.toml"), ("p/actions.toml", "p/actions.toml")],
        );
        check(&[("x.toml", "Action Log"), ("y.toml", "Action Log")], &[("x.toml", "x"), ("y.toml", "y")]);
        check(
            &[("x.toml", "The Riverside Safer Communities Partnership Board"), ("y.toml", "Y")],
            &[("The Riverside Safer...", "x"), ("Y", "y")],
        );
    }

    #[test]
    fn a_log_is_meant_by_its_stem_or_the_start_of_its_title_in_any_case() {
        let names = names(&[
            ("b/pensions.toml", "Pension Board"),
            ("b/police.toml", "Police Panel"),
            ("b/a.toml", "Audit: One"),
        ]);
        for (typed, at) in [("pensions", 0), ("PENSION b", 0), ("pol", 1), ("b/police.toml", 1), ("A", 2), ("audit", 2)]
        {
            assert_eq!(log_meant(&names, typed), Ok(at), "{typed}");
        }
        let refused = |typed: &str| log_meant(&names, typed).expect_err("it is not clear").to_string();
        assert_eq!(refused("p"), "`p` may be `pensions` or `police`");
        assert_eq!(refused("hall"), "no log here is called `hall`");
        assert_eq!(refused(""), "no log here is called ``");
    }
}
