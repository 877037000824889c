//! The reader of pieces says what the reader of the whole language says, or nothing: shown on good
//! files, odd ones and damaged ones.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use proptest::prelude::*;

use super::by_action::{ByAction, action_at};
use super::full_parse::FullParse;
use super::parsed::Parsed;
use super::streamed::log_in_parts;
use crate::file::explain::complaint::Complaint;
use crate::file::write::edited_text::EditedText;
use crate::file::write::edits::Edits;
use crate::model::Log;

/// Every log among the tests, the seeds of the fuzzing and the stories.
static FILES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in ["tests/cli", "fuzz/seeds/read", "examples"] {
        collect(&root.join(folder), &mut files);
    }
    files.sort();
    let texts = files.iter().filter_map(|file| String::from_utf8(fs::read(file).expect("a file of the tests")).ok());
    let texts: Vec<String> = texts.map(|text| text.trim_start_matches('\u{feff}').to_owned()).collect();
    assert!(texts.len() > 100, "the logs of the tests are not found");
    texts
});

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of the tests") {
        let path = entry.expect("an entry of the folder").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            files.push(path);
        }
    }
}

/// Lines of a log, in the usual layout and in others, right and wrong.
#[rustfmt::skip]
const LINES: &[&str] = &[
    "[[actions]]", "[[actions]]", "[[actions]] # of June", "[[actions]] x", " [[actions]]", "[[ actions ]]",
    "[[\"actions\"]]", "[actions]", "[[actions]]\t", "[[actions", "[[actionsx]]", "number = 1", "number = 2",
    "number = 3", "number = 0", "number = 007", "number = 0x10", "number = 1_0", "number = +4", "number = -4",
    "number = 4.0", "number = 99999999999", "number = 999999999999999999999", "number=5", "number\t=\t6  # six",
    "raised = 2026-03-17", "raised = 2026-03-17", "raised = \"May 2012\"", "raised = 2026-02-30",
    "raised = 2026-03-17 10:30:00", "raised = 2026-03-17 # then", "raised = 2026-3-17", "raised = 10:30:00",
    "raised = 0000-01-01", "raised = \"2026-03-17\"", "action = \"Arrange a visit.\"", "action = \"\"",
    "action = \"Say \\\"yes\\\" \\\\ \\n\\t\"", "action = \"caf\\u00e9\"", "action = \"\\x41\"", "action = \"é 王 👩\u{200d}🔬\"",
    "action = \"tab\there\"", "action = \"bell\u{7}\"", "action = \"open", "action = 'Arrange \"it\"'",
    "action = \"\"\"\n[[actions]]\nnumber = 9\n\"\"\"", "action = '''\n[[actions]]\n'''", "action = \"\"\"", "'''",
    "action = \"a\" \"b\"", "action = \"a\"\"", "action = \"# none\" # one", "\"action\" = \"In quotes.\"",
    "owners = []", "owners = [\"Rik Basra\"]", "owners = [ \"Rik Basra\" , \"Zoë Blanc\", ]", "owners = [,]",
    "owners = [\"A\" \"B\"]", "owners = [\n  \"Rik Basra\", # one\n]", "owners = [[\"A\"]]", "owners = [\"A\", 1]",
    "owners = [\"A\"", "owners = \"Rik Basra\"", "due = 2026-06-30", "due = \"December 2026\"", "due = \"ongoing\"",
    "due = \"30 June 2026\"", "was_due = [2026-05-29]", "was_due = [2026-05-29, \"June 2026\"]", "was_due = [ ]",
    "was_due = [2026-05-29 10:00:00]", "rag = \"amber\"", "rag = \"green\"", "rag = \"blue\"", "rag = \"purple\"",
    "  rag = \"red\"  ", "rag = \"amber\u{b}\"", "rag = \"\tamber\"", "outcome = \"completed\r\"",
    "raised = \"May 2012\u{c}\"", "due = \"ongoing\r\"", "closed = \"\\u0075nknown\"", "exempt = true # yes", "owners = [\"A\\\"B\"]", "owners = [\"A\"] # [\"B\"]",
    "owners = [\"A\",\"B\",]", "owners = [\"A\"\u{c}]", "action = \"a\" # \"b\"", "action\u{c}= \"a\"", "= \"a\"", "a=b = \"c\"",
    "exempt = true", "exempt = false", "exempt = truey", "exempt = True", "closed = 2026-06-30",
    "closed = \"unknown\"", "outcome = \"completed\"", "closed_minute = \"5\"", "was_rag = \"amber\"", "proposed = \"withdrawn\"",
    "clsoed = 2026-06-30", "agenda = 4", "a.b = 1", "actions = 1", "comments = []", "comments = [{ text = \"x\" }]",
    "further = []", "imported = 1", "imported.a = \"b\"", "[[actions.comments]]", "[[actions.comments]]",
    "[[actions.comments]] # said", "[[ actions.comments ]]", "[actions.comments]", "date = 2026-06-20",
    "meeting = 2026-06-30", "by = \"Rik Basra\"", "text = \"Being arranged.\"", "text = \"Being arranged.\"",
    "[[actions.further]]", "[actions.further]", "[actions.imported]", "[[actions.imported]]", "[actions.other]",
    "[actions.imported.more]", "\"Agenda item\" = \"7\"", "\"a\\tb\" = \"7\"", "'Agenda' = \"7\"", "\"\" = \"empty\"",
    "[[people]]", "name = \"Rik Basra\"", "[log]", "[log.key]", "title = \"Riverside\"", "body = \"Riverside Council\"", "paper = \"\"", "contact = 4", "logo = \"crest.png\"",
    "template = \"../paper.docx\"", "complete = \"blue\"",
    "meetings = [2026-03-17, 2026-06-30]", "amber = \"In hand\"", "[office]", "room = 4", "# a comment", "  # another \"one\\",
    "# bell \u{7}", "", "", "\t", " \u{a0}", "\u{feff}", "\r", "<<<<<<< ours", "= 4", "x", "x =", "[]", "[[]]",
];

/// What is put into a file to damage it.
const BITS: &[&str] = &[
    "\"",
    "\\",
    "'",
    "\"\"\"",
    "'''",
    "#",
    "[",
    "]",
    "[[",
    "=",
    ".",
    ",",
    "\n",
    "\r",
    "\r\n",
    "\0",
    " ",
    "é",
    "{",
    "}",
    "[[actions]]\n",
    "\n[[actions]]\n",
    "[[actions.comments]]\n",
    "number = 1\n",
    "2026-06-30",
    "-",
    "1",
];

fn text_of_lines() -> impl Strategy<Value = String> {
    let line = (prop::sample::select(LINES), prop::sample::select(&["\n", "\n", "\n", "\r\n", ""][..]));
    let lines = prop::collection::vec(line, 0..24);
    lines.prop_map(|lines| lines.into_iter().flat_map(|(line, ending)| [line, ending]).collect())
}

/// An action as most are, with a few lines of any kind among its own.
fn text_of_actions() -> impl Strategy<Value = String> {
    let strange = prop::collection::vec((any::<prop::sample::Index>(), prop::sample::select(LINES)), 0..3);
    let action = |number: usize, strange: Vec<(prop::sample::Index, &'static str)>| {
        let number = format!("number = {number}");
        let mut lines = vec![
            "[[actions]]",
            &number,
            "raised = 2026-03-17",
            "action = \"Arrange a visit.\"",
            "owners = [\"Rik Basra\"]",
            "rag = \"amber\"",
            "",
            "[[actions.comments]]",
            "date = 2026-06-20",
            "text = \"Being \\\"arranged\\\".\"",
            "",
        ];
        for (place, line) in strange {
            lines.insert(place.index(lines.len()), line);
        }
        lines.join("\n") + "\n"
    };
    prop::collection::vec(strange, 1..5).prop_map(move |actions| {
        actions.into_iter().enumerate().map(|(index, strange)| action(index + 1, strange)).collect()
    })
}

fn damaged_file() -> impl Strategy<Value = String> {
    let harm = (any::<prop::sample::Index>(), 0usize..12, prop::sample::select(BITS));
    let file = (0..FILES.len()).prop_map(|index| FILES[index].clone());
    (file, prop::collection::vec(harm, 0..4)).prop_map(|(mut text, harms)| {
        for (place, cut, put) in harms {
            let start = text.floor_char_boundary(place.index(text.len() + 1));
            let end = text.ceil_char_boundary((start + cut).min(text.len()));
            text.replace_range(start..end, put);
        }
        text
    })
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![text_of_lines(), text_of_actions(), damaged_file()]
}

fn in_order(mut complaints: Vec<Complaint>) -> Vec<Complaint> {
    complaints.sort_by_key(|complaint| complaint.at);
    complaints
}

/// Checks that the reader of pieces says the same of a text as the other, if it says anything; tells whether it does.
fn agrees(text: &str) -> bool {
    for log in [64, 1024].into_iter().filter_map(|size| log_in_parts(text.as_bytes(), size)) {
        let (meant, notes) = FullParse::read(text).log();
        assert_eq!((log, notes.problems, notes.doubts), (meant, vec![], vec![]), "{text}");
    }
    let Some(ByAction { log, doubts, starts }) = ByAction::read(text) else { return false };
    let full = FullParse::read(text);
    let (meant, notes) = full.log();
    assert_eq!(notes.problems, [], "{text}");
    assert_eq!(log, meant, "{text}");
    assert_eq!(in_order(doubts), in_order(notes.doubts), "{text}");
    assert_eq!(starts.len(), full.actions().len());
    for (index, start) in starts.iter().enumerate() {
        let end = starts.get(index + 1).copied().unwrap_or(text.len());
        assert_eq!(action_at(text, *start, end).as_ref(), full.actions().get(index), "{text}");
    }
    true
}

/// Checks that a text is found to hold a log exactly when the reader of the whole language finds it.
fn knows(parsed: &Parsed, before: &Log, new: &EditedText, meant: &Log) {
    let text = new.text();
    let (log, notes) = FullParse::read(&text).log();
    let holds = notes.problems.is_empty() && log == *meant;
    assert_eq!(parsed.is_now(new, before, meant), holds, "{}\n--- became\n{text}", parsed.text);
}

#[test]
fn usual_files_are_read_in_pieces() {
    let in_pieces = FILES.iter().filter(|text| agrees(text)).count();
    let good = FILES.iter().filter(|text| FullParse::read(text).log().1.problems.is_empty()).count();
    let in_parts = FILES.iter().filter(|text| log_in_parts(text.as_bytes(), 4096).is_some()).count();
    assert!(in_pieces * 3 > good * 2 && in_parts * 2 > good, "{in_pieces} and {in_parts} of {good}");
}

#[test]
fn every_beginning_of_an_action_is_read_alike() {
    let text = "[[actions]]\nnumber = 12\nreference = \"7/1\"\nraised = 2026-03-17\nminute = \"36(b)\"\naction = \"Say \\\"é\\\".\"\n\
                owners = [\"Rik Basra\", \"Zoë Blanc\"]\ndue = 2026-06-30\nwas_due = [2026-05-29, \"June 2026\"]\nrag = \"green\"\n\
                exempt = true\nclosed = 2026-06-30\noutcome = \"completed\"\nclosed_minute = \"5\"\nwas_rag = \"red\"\n\n[[actions.further]]\n\
                raised = \"May 2026\"\naction = \"Report.\"\n\n[[actions.comments]]\ndate = 2026-06-20\nby = \"Rik Basra\"\n\
                text = \"Done.\"\n\n[actions.imported]\n\"Agenda item\" = \"7\"\n# the end\n";
    assert!(agrees(text));
    for (end, _) in text.char_indices() {
        agrees(&text[..end]);
    }
}

#[test]
fn an_action_with_a_letter_changed_is_read_alike() {
    let text = "[[actions]]\nnumber = 12\nraised = 2026-03-17\naction = \"Say \\\"é\\\".\"\nowners = [\"R\", \"Z\"]\n\
                rag = \"red\"\n\n[[actions.comments]]\ndate = 2026-06-20\ntext = \"D\\t\"\n[actions.imported]\n\
                \"b c\" = \"7\"\na = \"8\"\nb = \"\" # the end\n";
    let letters = [
        "", " ", "\n", "\r", "\t", "\"", "\"\"", "\\", "'", "#", "[", "]", "=", ".", ",", ":", "-", "0", "b", "\u{7f}",
        "\u{b}", "é",
    ];
    for ((at, letter), put) in text.char_indices().flat_map(|place| letters.map(|put| (place, put))) {
        agrees(&[&text[..at], put, &text[at + letter.len_utf8()..]].concat());
        agrees(&[&text[..at], put, &text[at..]].concat());
    }
}

/// How many times as many cases as are usual: `PROPTEST_CASES` says what is usual.
const CASES: u32 = 8;

proptest! {
    #![proptest_config(ProptestConfig { cases: CASES * ProptestConfig::default().cases, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn both_readers_say_the_same(text in text()) {
        agrees(&text);
    }

    #[test]
    fn what_a_change_made_of_a_text_is_known(
        old in prop_oneof![text_of_actions(), (0..FILES.len()).prop_map(|index| FILES[index].clone())],
        place in any::<prop::sample::Index>(),
        cut in 0usize..12,
        put in prop_oneof![prop::sample::select(BITS), prop::sample::select(LINES)],
    ) {
        let (parsed, before, notes) = Parsed::read(&old);
        if !notes.problems.is_empty() {
            return Ok(());
        }
        let start = old.floor_char_boundary(place.index(old.len() + 1));
        let end = old.ceil_char_boundary((start + cut).min(old.len()));
        let mut edits = Edits::new(&old);
        edits.replace(start..end, put);
        let new = edits.apply();
        let after = FullParse::read(&new.text()).log().0;
        knows(&parsed, &before, &new, &after);
        knows(&parsed, &before, &new, &before);
    }
}
