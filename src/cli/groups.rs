//! The help of the whole program: its commands in groups, on a screen for whoever begins and on a page with all of
//! them.

use std::iter;

use clap::builder::styling::Style;
use clap::{Arg, ArgAction, Command, CommandFactory};

use super::help_page::{columns, hanging};
use super::line::Cli;

/// Commands that belong together.
struct Group {
    name: &'static str,
    /// Those that whoever begins wants, in that order.
    first: &'static [&'static str],
    /// The others.
    also: &'static [&'static str],
}

const GROUPS: &[Group] = &[
    Group {
        name: "Keep",
        first: &["add", "comment", "close"],
        also: &["update", "further", "propose", "reopen", "minutes", "meetings", "people"],
    },
    Group { name: "Ask", first: &["list", "show", "overdue", "status"], also: &[] },
    Group { name: "Papers", first: &["report", "chase"], also: &[] },
    Group { name: "The file", first: &["init", "import", "undo"], also: &["merge", "check", "export", "completions"] },
];

/// What the screen says first: there is no line left for it below.
const START: &str = "Start with `actions init`; `actions add -h` shows how an action is raised";

/// What stands before the names of commands of which no more is said.
const ALSO: &str = "also ";

impl Group {
    fn all(&self) -> impl Iterator<Item = &'static str> {
        self.first.iter().chain(self.also).copied()
    }
}

/// Returns the command line for a terminal of this width, with the help of the whole program in the place of a list of
/// all commands.
pub(super) fn command_with_groups(width: Option<usize>) -> Command {
    let command = Cli::command().term_width(columns(width));
    let screen = listed(&command, width, |group| (group.first.to_vec(), group.also));
    let page = listed(&command, width, |group| (group.all().collect(), &[]));
    let header = command.get_styles().get_header();
    let template = format!(
        "{{about-with-newline}}\n{{usage-heading}} {{usage}}\n{{before-help}}\
         {header}Options:{header:#}\n{{options}}{{after-help}}"
    );
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    command
        .help_template(template)
        .before_help(hanging(START, "", width) + "\n\n" + &screen)
        .before_long_help(format!("\n{page}"))
        .disable_version_flag(true)
        .arg(version.help("Print version").hide_short_help(true))
}

/// Lists commands of each group, a line each beside its name, and then names others.
fn listed(
    command: &Command,
    width: Option<usize>,
    named: impl Fn(&Group) -> (Vec<&'static str>, &'static [&'static str]),
) -> String {
    let styles = command.get_styles();
    let broadest = |names: Vec<&str>| names.into_iter().map(str::len).max().unwrap_or_default() + 2;
    let broadest_group = broadest(GROUPS.iter().map(|group| group.name).collect());
    let broadest = broadest(GROUPS.iter().flat_map(|group| named(group).0).collect());
    let mut lines = Vec::new();
    for group in GROUPS {
        let (told, also) = named(group);
        let told = told.iter().map(|name| {
            let named = set(styles.get_literal(), name, broadest);
            (broadest, named + &about(command, name))
        });
        let also = also.iter().map(|name| set(styles.get_literal(), name, 0)).collect::<Vec<_>>().join(", ");
        let also = (!also.is_empty()).then(|| (ALSO.len(), format!("{ALSO}{also}")));
        for (name, (indent, line)) in iter::once(group.name).chain(iter::repeat("")).zip(told.chain(also)) {
            let line = format!("  {}{line}", set(styles.get_header(), name, broadest_group));
            lines.push(hanging(&line, &" ".repeat("  ".len() + broadest_group + indent), width));
        }
    }
    lines.join("\n")
}

/// Says what a command is for, in the words of its own help.
fn about(command: &Command, name: &str) -> String {
    let about = command.find_subcommand(name).and_then(Command::get_about);
    about.map(ToString::to_string).unwrap_or_default()
}

/// Sets a word in a style, in so many columns.
fn set(style: &Style, word: &str, columns: usize) -> String {
    let blanks = " ".repeat(columns.saturating_sub(word.len()));
    if word.is_empty() { blanks } else { format!("{style}{word}{style:#}{blanks}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns every command that can be seen, with the words by which it is called.
    fn verbs(command: &Command, words: &str) -> Vec<(String, Command)> {
        let seen = command.get_subcommands().filter(|verb| !verb.is_hide_set() && verb.get_name() != "help");
        let own = |verb: &Command| {
            let words = format!("{words}{}", verb.get_name());
            let below = verbs(verb, &format!("{words} "));
            iter::once((words, verb.clone())).chain(below).collect::<Vec<_>>()
        };
        seen.flat_map(own).collect()
    }

    fn built() -> Command {
        let mut command = command_with_groups(Some(80));
        command.build();
        command
    }

    #[test]
    fn every_command_is_in_one_group() {
        let mut grouped: Vec<&str> = GROUPS.iter().flat_map(Group::all).collect();
        grouped.sort_unstable();
        let command = built();
        let seen = command.get_subcommands().filter(|verb| !verb.is_hide_set()).map(Command::get_name);
        let mut seen: Vec<&str> = seen.filter(|name| *name != "help").collect();
        seen.sort_unstable();
        assert_eq!(grouped, seen);
    }

    #[test]
    fn the_page_and_the_screen_say_of_a_command_what_it_says_itself() {
        let (mut command, built) = (command_with_groups(Some(80)), built());
        let (screen, page) = (command.render_help().to_string(), command.render_long_help().to_string());
        for name in GROUPS.iter().flat_map(Group::all) {
            let verb = built.find_subcommand(name).expect("a command");
            let about = verb.get_about().expect("what it is for").to_string();
            let is_told = |line: &str| line.contains(&format!(" {name} ")) && line.ends_with(&format!(" {about}"));
            assert!(page.lines().any(is_told), "{name}:\n{page}");
            let is_first = GROUPS.iter().any(|group| group.first.contains(&name));
            assert_eq!(screen.lines().any(is_told), is_first, "{name}:\n{screen}");
            assert!(screen.contains(name), "{name}:\n{screen}");
        }
    }

    #[test]
    fn short_help_is_a_screen_with_a_line_to_type_in_and_nothing_in_it_is_wrapped() {
        let command = built();
        for (words, verb) in [("actions".to_owned(), command.clone())].into_iter().chain(verbs(&command, "")) {
            let drawn = |width| verb.clone().term_width(width).render_help().to_string();
            let screen = drawn(80);
            assert_eq!(screen, drawn(200), "{words} is wrapped");
            assert!(screen.lines().all(|line| line.len() <= 80), "{words}:\n{screen}");
            assert!(screen.lines().count() <= 23, "{words} takes {} lines:\n{screen}", screen.lines().count());
        }
    }

    #[test]
    fn colours_wrap_nothing() {
        let page = command_with_groups(Some(80)).render_long_help();
        let mut plain = page.ansi().to_string();
        while let Some(start) = plain.find('\u{1b}') {
            let end = start + plain[start..].find('m').expect("the end of a code");
            plain.replace_range(start..=end, "");
        }
        assert_eq!(plain, page.to_string());
        assert!(plain.contains("\n  Ask       list         "), "{plain}");
    }

    #[test]
    fn on_a_narrow_terminal_what_is_said_of_a_command_stays_beside_it() {
        let groups = |width| {
            let screen = command_with_groups(Some(width)).render_help().to_string();
            let (_, groups) = screen.split_once("raised\n\n").expect("how to start");
            groups.split_once("\n\nOptions:").expect("the options").0.to_owned()
        };
        let words = |page: &str| page.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        for width in 36..80 {
            let narrow = groups(width);
            assert_eq!(words(&narrow), words(&groups(80)), "{width}");
            for line in narrow.lines() {
                let head = line[..12].trim();
                let is_beside = head.is_empty() || GROUPS.iter().any(|group| group.name == head);
                assert!(line.len() <= width && is_beside, "{width}:\n{narrow}");
            }
        }
    }

    #[test]
    fn every_command_has_an_example() {
        for (words, verb) in verbs(&built(), "") {
            let page = verb.clone().term_width(80).render_long_help().to_string();
            let example = format!("actions {}", words.split(' ').next().expect("a word"));
            let examples = page.split_once("\nExample").map(|(_, examples)| examples).unwrap_or_default();
            assert!(examples.contains(&example), "{words}:\n{page}");
        }
    }

    #[test]
    fn every_help_is_shown_by_every_terminal_and_no_example_is_wrapped() {
        let command = built();
        for (words, verb) in [("actions".to_owned(), command.clone())].into_iter().chain(verbs(&command, "")) {
            let page = verb.clone().term_width(80).render_long_help().to_string();
            assert!(page.is_ascii(), "{words}:\n{page}");
            let broad = verb.clone().term_width(200).render_long_help().to_string();
            let examples = broad.lines().filter(|line| line.starts_with("  actions "));
            examples.for_each(|line| assert!(line.len() <= 80, "{words}: {line}"));
        }
    }
}
