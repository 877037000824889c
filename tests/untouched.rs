//! What a change was not asked to change stays byte for byte: every changing command on a log in
//! every style of writing that people and their editors use.

mod support;

use std::fs;
use std::ops::Range;
use std::path::Path;

use support::{actions, folder};

/// A log in one style of writing. Action 2 stands between `# two begins` and `# two ends`.
struct Style {
    name: &'static str,
    text: String,
}

const PLAIN: &str = r#"# Kept by Democratic Services.
[log]
title = "Riverside Safer Communities Board"
meetings = [2025-12-09, 2026-03-17, 2026-06-30]

[[actions]]
number = 1
raised = 2025-12-09
action = "Report on the prison."
owners = ["John Richardson"]
rag = "amber"

# two begins
[[actions]]
number = 2
raised = 2026-03-17
action = "Arrange a visit."
owners = ["Elaine Stevenson", "Rik Basra"]
due = 2026-06-30
was_due = [2026-05-29]
rag = "amber"
proposed = "withdrawn"

[[actions.comments]]
date = 2026-05-11
text = "Being arranged."

[[actions.comments]]
date = 2026-06-11
text = "A date is offered."
# two ends

[[actions]]
number = 3
raised = 2026-03-17
action = "Circulate the plan."
owners = ["Gary Bee"]
rag = "green"
closed = 2026-03-17
outcome = "completed"
closed_minute = "12"

[[actions.comments]]
text = "Sent."

# The end of the log.
"#;

/// Where the comments of action 2 stand in the plain style.
fn comments_of_two() -> Range<usize> {
    let start = PLAIN.find("\n[[actions.comments]]\ndate = 2026-05-11").expect("in the plain text");
    start..PLAIN.find("# two ends").expect("in the plain text")
}

fn with_comments(comments: &str) -> String {
    let mut text = PLAIN.to_owned();
    text.replace_range(comments_of_two(), comments);
    text
}

/// The plain style with another head, which has no calendar.
fn without_calendar(head: &str) -> String {
    let start = PLAIN.find("[log]").expect("in the plain text");
    let end = PLAIN.find("\n\n[[actions]]").expect("in the plain text");
    [&PLAIN[..start], head, &PLAIN[end..]].concat()
}

#[expect(clippy::too_many_lines, reason = "it is a table")]
fn styles() -> Vec<Style> {
    let crlf = PLAIN.replace('\n', "\r\n");
    let replaced = |from: &str, to: &str| {
        assert!(PLAIN.contains(from), "{from}");
        PLAIN.replace(from, to)
    };
    let style = |name, text: String| Style { name, text };
    vec![
        style("plain", PLAIN.to_owned()),
        style("carriage returns", crlf.clone()),
        style("a byte-order mark", format!("\u{feff}{PLAIN}")),
        style("a byte-order mark and carriage returns", format!("\u{feff}{crlf}")),
        style("no last newline", PLAIN.trim_end().to_owned()),
        style("carriage returns and no last newline", crlf.trim_end().to_owned()),
        style("ends with action 2", PLAIN[..PLAIN.find("# two ends").expect("in the text") + 10].to_owned()),
        style("ends with a value of action 2", PLAIN[..PLAIN.find("\n# two ends").expect("in the text")].to_owned()),
        style("tabs", replaced(" = ", "\t=\t")),
        style("no blanks", replaced(" = ", "=")),
        style("odd blanks", replaced("rag = \"amber\"", "   rag   =  \"amber\"   ")),
        style(
            "fields indented",
            replaced("\nnumber", "\n  number").replace("\nraised", "\n  raised").replace("\nrag", "\n  rag"),
        ),
        style(
            "comments indented",
            replaced("[[actions.comments]]\n", "  [[actions.comments]]\n").replace("\ntext", "\n  text"),
        ),
        style("no blank lines", replaced("\n\n", "\n")),
        style("many blank lines", replaced("\n\n", "\n\n\n\n")),
        style(
            "blanks in headings",
            replaced("[[actions]]", "[[ actions ]]").replace("[[actions.comments]]", "[[ actions . comments ]]"),
        ),
        style(
            "names in quotes",
            replaced("\nrag", "\n\"rag\"").replace("\nowners", "\n'owners'").replace("[[actions]]", "[[\"actions\"]]"),
        ),
        style(
            "comments at the ends of lines",
            replaced("\n\n[[", " # here\n\n[[")
                .replace("rag = \"amber\"\n", "rag = \"amber\" # a colour\n")
                .replace("[[actions]]\n", "[[actions]] # an action\n")
                .replace("\"withdrawn\"\n", "\"withdrawn\" # asked\n"),
        ),
        style(
            "comments between fields",
            replaced("\nrag", "\n# the colour\nrag")
                .replace("\ndue", "\n  # due\n\ndue")
                .replace("\ntext", "\n# said\ntext"),
        ),
        style(
            "text over many lines",
            replaced("\"Arrange a visit.\"", "\"\"\"\nArrange\na \\\n   visit.\"\"\"")
                .replace("\"Being arranged.\"", "'''\nBeing\n\narranged.'''"),
        ),
        style(
            "literal text",
            replaced("\"amber\"", "'amber'").replace("\"Arrange a visit.\"", "'Arrange a \"visit\".'"),
        ),
        style(
            "lists over many lines",
            replaced(
                "[\"Elaine Stevenson\", \"Rik Basra\"]",
                "[\n  \"Elaine Stevenson\", # leads\n  \"Rik Basra\",\n]",
            )
            .replace("[2026-05-29]", "[\n    2026-05-29 # first\n]")
            .replace(
                "[2025-12-09, 2026-03-17, 2026-06-30]",
                "[\n  2025-12-09, # past\n  2026-03-17,\n  2026-06-30, # to come\n]",
            ),
        ),
        style(
            "empty lists",
            replaced("was_due = [2026-05-29]", "was_due = [ ]")
                .replace("closed_minute = \"12\"\n", "closed_minute = \"12\"\nfurther = []\n"),
        ),
        style(
            "unknown fields",
            replaced("\nowners", "\nagenda_item = 4 # kept\nowners").replace("\ntext", "\nsource = \"mail\"\ntext"),
        ),
        style(
            "unknown tables",
            replaced("# two ends\n", "[actions.imported]\nPaper = \"B\"\n# two ends\n")
                .replace("# The end", "[office]\nroom = 4\n# The end"),
        ),
        style(
            "dotted names",
            replaced("[log]\ntitle", "log.title")
                .replace("\nmeetings", "\nlog.meetings")
                .replace("\nrag = \"amber\"\nproposed", "\nimported.paper = \"B\"\nrag = \"amber\"\nproposed"),
        ),
        style(
            "the log in braces",
            replaced(
                "[log]\ntitle = \"Riverside Safer Communities Board\"\nmeetings = [2025-12-09, 2026-03-17, 2026-06-30]",
                "log = { title = \"Riverside\", meetings = [2025-12-09, 2026-03-17, 2026-06-30] }",
            ),
        ),
        style(
            "the log at the end",
            replaced(
                "[log]\ntitle = \"Riverside Safer Communities Board\"\nmeetings = [2025-12-09, 2026-03-17, 2026-06-30]\n",
                "",
            ) + "\n[log]\ntitle = \"Riverside\"\nmeetings = [2025-12-09, 2026-03-17, 2026-06-30]\n",
        ),
        style(
            "fields in another order",
            replaced(
                "number = 2\nraised = 2026-03-17\naction = \"Arrange a visit.\"\n",
                "rag = \"amber\"\naction = \"Arrange a visit.\"\n",
            )
            .replace(
                "rag = \"amber\"\nproposed = \"withdrawn\"\n",
                "proposed = \"withdrawn\"\nraised = 2026-03-17\nnumber = 2\n",
            ),
        ),
        style("no comments", with_comments("")),
        style("inline comments", with_comments("comments = [ { date = 2026-05-11, text = \"Being arranged.\" } ]\n")),
        style(
            "inline comments over many lines",
            with_comments(
                "comments = [\n  { date = 2026-05-11, text = \"Being arranged.\" }, # by mail\n  {text=\"Soon\"},\n]\n",
            ),
        ),
        style("no inline comments", with_comments("comments = []\n")),
        style(
            "commas first",
            replaced(
                "[\"Elaine Stevenson\", \"Rik Basra\"]",
                "[\n    \"Elaine Stevenson\" # leads\n  , \"Rik Basra\" # helps\n]",
            )
            .replace("[2026-05-29]", "[\n    2026-05-29\n]")
            .replace("[2025-12-09, 2026-03-17, 2026-06-30]", "[\n    2025-12-09\n  , 2026-03-17\n  , 2026-06-30\n]"),
        ),
        style("no calendar, the log in braces", without_calendar("log = { title = \"a.key\" }")),
        style("no calendar, empty braces", without_calendar("log = {}")),
        style("no calendar, dotted", without_calendar("log.key.amber = \"In hand\"")),
        style("no calendar, a key alone", without_calendar("[log.key]\namber = \"In hand\"")),
        style(
            "the key above the log",
            without_calendar("[log.key]\namber = \"In hand\"\n\n[log] # here\ntitle = \"Riverside\""),
        ),
        style("people after the actions", PLAIN.to_owned() + "\n[[people]]\nname = \"Rik Basra\" # here\n"),
    ]
}

/// Commands that change action 2, or the third, or the log; with what they may touch.
const CHANGES: &[(&str, &[&str])] = &[
    ("two", &["comment", "2", "A note: \"quoted\", é, \\ and = [x]"]),
    ("two", &["comment", "2", "Red now", "--rag", "red", "--by", "Rik Basra"]),
    ("two", &["comment", "2", "An earlier note", "--date", "2026-05-20"]),
    ("two", &["comment", "2", "The earliest note", "--date", "2026-01-20"]),
    ("two", &["update", "2", "--rag", "green"]),
    ("two", &["update", "2", "--due", "29 September 2026"]),
    ("two", &["update", "2", "--due", "December 2026", "--rag", "red"]),
    ("two", &["update", "2", "--no-due"]),
    ("two", &["update", "2", "--owner", "Rik Basra/Gary Bee/Zoë Blanc"]),
    ("two", &["update", "2", "--owner", "Gary Bee"]),
    ("two", &["update", "2", "--text", "Arrange two visits.\nIn June."]),
    ("two", &["update", "2", "--minute", "39(b)", "--reference", "RSC/2", "--exempt"]),
    ("two", &["further", "2", "And report back.", "--minute", "5", "--owner", "Gary Bee"]),
    ("two", &["propose", "2", "completed", "--comment", "Done."]),
    ("two", &["propose", "2", "none"]),
    ("two", &["close", "2", "--minute", "7", "--comment", "Agreed."]),
    ("two", &["close", "2", "--outcome", "completed"]),
    ("three", &["reopen", "3", "--comment", "Closed too soon."]),
    ("three", &["comment", "3", "A late note."]),
    ("end", &["add", "Review the \"plan\".", "--owner", "Rik Basra", "--due", "30 June 2026", "--comment", "Begun."]),
    ("end", &["import", concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cli/import.in/paper.html"), "--yes"]),
    ("log", &["meetings", "add", "29 September 2026", "15 December 2026"]),
    ("log", &["people", "add", "Zoë Blanc", "--email", "zoe@example.org", "--alias", "ZB", "--left", "31 May 2026"]),
    ("log", &["people", "rename", "Rik Basra", "Richard Basra"]),
    ("log", &["people", "rename", "Elaine Stevenson", "Rik Basra", "--no-alias"]),
    ("two", &["people", "hand-over", "Elaine Stevenson", "Gary Bee", "2"]),
    ("two", &["update", "2", "--raised", "9 December 2025", "--due", "30 June 2027", "--correct"]),
];

/// Returns the part of the text that a change may touch.
fn allowed(part: &str, text: &str) -> Range<usize> {
    let end_of_line = |at: usize| text[at..].find('\n').map_or(text.len(), |newline| at + newline + 1);
    let two = text.find("# two begins").expect("every style has it");
    let two_ends = text.find("# two ends").map_or(text.len(), end_of_line);
    let three = text.find("\"Circulate").map_or(text.len(), |at| text[..at].rfind("[[").expect("a heading"));
    match part {
        "two" => two..two_ends,
        "three" | "end" => three.min(two_ends)..text.len(),
        _ => 0..text.len(),
    }
}

/// Returns what lies beside the log.
fn beside(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).expect("the folder").map(|entry| entry.expect("an entry").file_name());
    let names = names.map(|name| name.to_string_lossy().into_owned());
    names.filter(|name| name != "actions.toml" && name != ".home").collect()
}

/// Tells whether the old text is the new one with nothing but pieces taken out, a comma or more lines.
fn is_within(old: &str, new: &str) -> bool {
    let mut rest = new.chars();
    old.chars().all(|c| rest.any(|other| other == c))
}

fn comments(text: &str) -> Vec<&str> {
    text.lines().filter_map(|line| line.split_once('#')).map(|(_, comment)| comment.trim()).collect()
}

#[test]
fn a_change_touches_nothing_but_what_it_was_asked_to_change() {
    let folder = folder();
    for Style { name, text } in styles() {
        for (part, arguments) in CHANGES {
            if arguments.contains(&"3") && !text.contains("Circulate") {
                continue;
            }
            let file = folder.path().join("actions.toml");
            fs::write(&file, &text).expect("a file of the test");
            let at = format!("{name}: {arguments:?}");
            let ran = actions(&file, arguments);
            assert!(ran.status.success(), "{at}: {}", String::from_utf8_lossy(&ran.stderr));
            let new = fs::read_to_string(&file).expect("it is still text");
            assert_ne!(new, text, "{at}");
            let allowed = allowed(part, &text);
            assert!(new.starts_with(&text[..allowed.start]), "{at}: changed above what was asked\n{new}");
            assert!(new[allowed.start..].ends_with(&text[allowed.end..]), "{at}: changed below what was asked\n{new}");
            assert_eq!(comments(&text), comments(&new), "{at}: a comment is gone\n{new}");
            if ["comment", "further", "add", "meetings"].contains(&arguments[0]) && !arguments.contains(&"--rag") {
                assert!(is_within(&text, &new), "{at}: more than put in\n{new}");
            }
            let returns = new.matches("\r\n").count();
            let whole = if text.contains("\r\n") { new.matches('\n').count() } else { 0 };
            assert_eq!(returns, whole, "{at}: line endings\n{new:?}");
            assert_eq!(new.ends_with('\n'), text.ends_with('\n'), "{at}: the last newline\n{new}");
            assert_eq!(new.matches('\u{feff}').count(), text.matches('\u{feff}').count(), "{at}: the byte-order mark");
            assert_eq!(beside(folder.path()), [".actions.toml.lock"], "{at}: litter");
        }
    }
}

/// People as they may stand in a file, each with what becomes of them by a command.
const PEOPLE: &[(&str, &[&str], &str)] = &[
    (
        "[[people]]\nname = \"Rik Basra\"   # chair\nemail = \"rik@example.org\"\n\n[[people]] # two\nname = \"Gary Bee\"\n",
        &["set", "Rik Basra", "--email", "rb@example.org", "--alias", "RB", "--left", "31 May 2026"],
        "[[people]]\nname = \"Rik Basra\"   # chair\naliases = [\"RB\"]\nemail = \"rb@example.org\"\nleft = 2026-05-31\n\n\
         [[people]] # two\nname = \"Gary Bee\"\n",
    ),
    (
        "[[people]]\nname = \"Rik Basra\"\nemail = \"rik@example.org\" # home\nleft = 2026-05-31\nroom = 4\n",
        &["set", "Rik Basra", "--no-email", "--back"],
        "[[people]]\nname = \"Rik Basra\"\n# home\nroom = 4\n",
    ),
    (
        "people = [{ name = \"Rik Basra\", email = \"rik@example.org\" }, {name=\"Gary Bee\"}]\n",
        &["set", "Rik Basra", "--no-email", "--alias", "RB", "--left", "31 May 2026"],
        "people = [{ name = \"Rik Basra\", aliases = [\"RB\"], left = 2026-05-31 }, {name=\"Gary Bee\"}]\n",
    ),
    (
        "people = [{ name = \"Rik Basra\" }, {name=\"Gary Bee\"}]\n",
        &["add", "Zoë Blanc", "--alias", "ZB"],
        "people = [{ name = \"Rik Basra\" }, {name=\"Gary Bee\"}, { name = \"Zoë Blanc\", aliases = [\"ZB\"] }]\n",
    ),
    (
        "people = [{ name = \"Rik Basra\", aliases = [\"RB\"] }, {name=\"Gary Bee\"}]\n",
        &["rename", "Gary Bee", "Rik Basra"],
        "people = [{ name = \"Rik Basra\", aliases = [\"RB\", \"Gary Bee\"] }]\n",
    ),
    (
        "[[people]]\nname = \"Rik Basra\"\n\n# who left\n[[people]] # gone\nname = \"Gary Bee\" # really\nleft = 2026-05-31\n\n\
         [[people]]\nname = \"Zoë Blanc\"\n",
        &["rename", "Gary Bee", "Rik Basra", "--no-alias"],
        "[[people]]\nname = \"Rik Basra\"\nleft = 2026-05-31\n\n# who left\n # gone\n# really\n\n[[people]]\nname = \"Zoë Blanc\"\n",
    ),
    (
        "[[people]]\nname = \"Gary Bee\"\nleft = 2026-05-31\n\n[[people]]\nname = \"Rik Basra\"\n",
        &["rename", "Gary Bee", "Rik Basra"],
        "\n[[people]]\nname = \"Rik Basra\"\naliases = [\"Gary Bee\"]\nleft = 2026-05-31\n",
    ),
];

/// Heads of a log, each with what becomes of them by a command.
const HEADS: &[(&str, &[&str], &str)] = &[
    (
        "[log]\ntitle = \"Board\"\nmeetings = [2026-06-30, 2026-09-29] # both\n\n[log.key]\nred = \"Late\"\n",
        &["report", "--issue"],
        "[log]\ntitle = \"Board\"\nmeetings = [2026-06-30, 2026-09-29] # both\n\
         issued = [{ meeting = 2026-06-30, on = 2026-06-22 }]\n\n[log.key]\nred = \"Late\"\n",
    ),
    (
        "[log]\nmeetings = [2026-06-30]\nissued = [\n  {meeting=2026-03-17, on=2026-03-10}, # by post\n]\n",
        &["report", "--issue"],
        "[log]\nmeetings = [2026-06-30]\nissued = [\n  {meeting=2026-03-17, on=2026-03-10}, # by post\n  \
         { meeting = 2026-06-30, on = 2026-06-22 },\n]\n",
    ),
    (
        "[log]\nmeetings = [2026-06-30]\nissued = [{ meeting = 2026-06-30, on = 2026-06-01 }, {meeting=2026-03-17, on=2026-03-10}]\n",
        &["report", "--issue"],
        "[log]\nmeetings = [2026-06-30]\nissued = [{ meeting = 2026-06-30, on = 2026-06-22 }, {meeting=2026-03-17, on=2026-03-10}]\n",
    ),
    (
        "log = { meetings = [2026-06-30] }\n",
        &["report", "--issue"],
        "log = { issued = [{ meeting = 2026-06-30, on = 2026-06-22 }], meetings = [2026-06-30] }\n",
    ),
    (
        "[log]\nmeetings = [2026-06-30]\n\n[[log.issued]]\nmeeting = 2026-06-30 # June\non = 2026-06-01\n",
        &["report", "--issue"],
        "[log]\nmeetings = [2026-06-30]\n\n[[log.issued]]\nmeeting = 2026-06-30 # June\non = 2026-06-22\n",
    ),
    (
        "[log]\nmeetings = [2026-06-30]\n\n[[log.issued]]\nmeeting = 2026-03-17\non = 2026-03-10\n",
        &["report", "--issue"],
        "[log]\nmeetings = [2026-06-30]\n\n[[log.issued]]\nmeeting = 2026-03-17\non = 2026-03-10\n\n\
         [[log.issued]]\nmeeting = 2026-06-30\non = 2026-06-22\n",
    ),
    (
        "[log]\nmeetings = [2026-09-29, 2026-06-30, 2026-12-15] # three\n",
        &["meetings", "move", "30 June", "7 July"],
        "[log]\nmeetings = [2026-09-29, 2026-07-07, 2026-12-15] # three\n",
    ),
    (
        "[log]\nmeetings = [\n  2026-09-29, # hall\n  2026-06-30, # office\n]\nissued = [{ meeting = 2026-06-30, on = 2026-06-01 }]\n",
        &["meetings", "move", "30 June", "7 July"],
        "[log]\nmeetings = [\n  2026-09-29, # hall\n  2026-07-07, # office\n]\nissued = [{ meeting = 2026-07-07, on = 2026-06-01 }]\n",
    ),
    (
        "[log]\nmeetings = [2026-09-29, 2026-06-30, 2026-12-15] # three\n",
        &["meetings", "cancel", "30 June"],
        "[log]\nmeetings = [2026-09-29, 2026-12-15] # three\n",
    ),
    (
        "[log]\nmeetings = [\n  2026-06-30,\n  2026-09-29, # hall\n]\n",
        &["meetings", "cancel", "30 June"],
        "[log]\nmeetings = [\n  2026-09-29, # hall\n]\n",
    ),
    ("log.meetings = [2026-06-30]\n", &["meetings", "cancel", "30 June"], "log.meetings = []\n"),
];

#[test]
fn the_head_of_a_log_changes_in_place() {
    let (papers, folder) = (folder(), folder());
    let file = folder.path().join("actions.toml");
    let paper = papers.path().join("june.md").display().to_string();
    for (head, arguments, expected) in HEADS {
        for ending in ["\n", "\r\n"] {
            let (head, expected) = (head.replace('\n', ending), expected.replace('\n', ending));
            fs::write(&file, &head).expect("a file of the test");
            let output: &[&str] = if arguments[0] == "report" { &["--output", &paper] } else { &[] };
            let ran = actions(&file, &[*arguments, output].concat());
            assert!(ran.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&ran.stderr));
            assert_eq!(fs::read_to_string(&file).expect("it is still text"), expected, "{arguments:?}");
        }
    }
}

#[test]
fn what_is_said_of_people_changes_in_place() {
    let folder = folder();
    let file = folder.path().join("actions.toml");
    for (people, arguments, expected) in PEOPLE {
        for ending in ["\n", "\r\n"] {
            let (people, expected) = (people.replace('\n', ending), expected.replace('\n', ending));
            fs::write(&file, &people).expect("a file of the test");
            let ran = actions(&file, &[&["people"], *arguments].concat());
            assert!(ran.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&ran.stderr));
            assert_eq!(fs::read_to_string(&file).expect("it is still text"), expected, "{arguments:?}");
        }
    }
}

#[test]
fn what_is_taken_back_leaves_the_file_as_it_was() {
    let folder = folder();
    let file = folder.path().join("actions.toml");
    for (there, back) in [
        (&["propose", "1", "completed"][..], &["propose", "1", "none"][..]),
        (&["update", "2", "--rag", "red"], &["update", "2", "--rag", "amber"]),
        (&["update", "2", "--exempt"], &["update", "2", "--public"]),
        (&["close", "1", "--outcome", "withdrawn", "--minute", "4"], &["reopen", "1"]),
    ] {
        // What stood in single quotes comes back in double ones: the program writes one kind.
        for Style { name, text } in styles().into_iter().filter(|style| style.name != "literal text") {
            fs::write(&file, &text).expect("a file of the test");
            assert!(actions(&file, there).status.success(), "{name}: {there:?}");
            assert!(actions(&file, back).status.success(), "{name}: {back:?}");
            assert_eq!(fs::read_to_string(&file).expect("it is still text"), text, "{name}: {back:?}");
        }
    }
}

#[test]
fn a_change_that_changes_nothing_writes_nothing() {
    let folder = folder();
    let file = folder.path().join("actions.toml");
    fs::write(&file, PLAIN).expect("a file of the test");
    let before = fs::metadata(&file).expect("the file").modified().expect("a time");
    for arguments in
        [&["update", "2", "--rag", "amber"][..], &["propose", "1", "none"], &["meetings", "add", "2026-06-30"]]
    {
        assert!(actions(&file, arguments).status.success(), "{arguments:?}");
        assert_eq!(fs::read_to_string(&file).expect("text"), PLAIN);
        assert_eq!(fs::metadata(&file).expect("the file").modified().expect("a time"), before, "{arguments:?}");
    }
}

#[test]
fn asking_never_writes() {
    let folder = folder();
    let file = folder.path().join("actions.toml");
    fs::write(&file, PLAIN).expect("a file of the test");
    for arguments in [
        &["list"][..],
        &["show", "2"],
        &["overdue"],
        &["status"],
        &["report"],
        &["meetings"],
        &["check"],
        &["chase"],
        &["list", "--format", "ics"],
        &["meetings", "--format", "ics"],
    ] {
        assert!(actions(&file, arguments).status.success(), "{arguments:?}");
        assert_eq!(fs::read_to_string(&file).expect("text"), PLAIN, "{arguments:?}");
        assert_eq!(beside(folder.path()), Vec::<String>::new(), "{arguments:?}");
    }
}

#[test]
fn actions_in_one_list_are_read_and_a_change_of_them_is_refused_with_the_cure() {
    let folder = folder();
    let file = folder.path().join("actions.toml");
    let text = "[log]\ntitle = \"Riverside\"\n";
    let text = format!(
        "actions = [\n  {{ number = 1, raised = 2026-03-17, action = \"Visit.\", owners = [\"Rik Basra\"], rag = \"amber\" }},\n]\n{text}"
    );
    fs::write(&file, &text).expect("a file of the test");
    assert!(String::from_utf8_lossy(&actions(&file, &["list"]).stdout).contains("Visit."));
    let ran = actions(&file, &["comment", "1", "Done."]);
    assert_eq!(ran.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&ran.stderr).contains("`[[actions]]`"));
    assert_eq!(fs::read_to_string(&file).expect("text"), text);
}

#[cfg(unix)]
#[test]
fn links_and_permissions_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = folder();
    let real = folder.path().join("real.toml");
    let link = folder.path().join("actions.toml");
    fs::write(&real, PLAIN).expect("a file of the test");
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).expect("permissions of the test");
    symlink("real.toml", &link).expect("a link of the test");
    assert!(actions(&link, &["comment", "1", "Noted."]).status.success());
    assert!(fs::symlink_metadata(&link).expect("the link").is_symlink());
    assert!(fs::read_to_string(&real).expect("text").contains("Noted."));
    assert_eq!(fs::metadata(&real).expect("the file").permissions().mode() & 0o777, 0o640);
    fs::set_permissions(&real, fs::Permissions::from_mode(0o444)).expect("permissions of the test");
    let ran = actions(&link, &["comment", "1", "Once more."]);
    assert_eq!(ran.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&ran.stderr).contains("the file is read-only; nothing was changed"));
}
