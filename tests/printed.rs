//! The papers as a browser and a word processor print them: how many pages, and what stands on each.
//!
//! Chromium, LibreOffice, pdftotext and pdfinfo do the printing. Where one of them, or the font that the
//! pages are set in, is missing, a test says so and is skipped; with `ACTIONS_MUST_PRINT` set, as in CI, it fails.
//!
//! To accept new pages: `SNAPSHOTS=overwrite cargo test --test printed`, then read the difference.

#![cfg(all(feature = "docx", feature = "html"))]
#![cfg(unix)]
#![expect(clippy::disallowed_methods, reason = "the tests ask what the machine has")]
#![expect(clippy::print_stderr, reason = "a test that is skipped says why")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use snapbox::{assert_data_eq, file};

mod support;

const CHROMIUM: &[&str] = &["chromium", "chromium-browser", "google-chrome"];
const OFFICE: &[&str] = &["soffice", "libreoffice"];

/// The sample log, and the day before its June meeting of 2023 on which the paper is drawn up.
const SAMPLE: [&str; 2] = ["actions.toml", "2023-06-22"];

/// What the tests need of the machine.
struct Printer {
    program: PathBuf,
    folder: tempfile::TempDir,
}

/// Finds a program by one of its names.
fn found(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let mut places = std::env::split_paths(&path).flat_map(|folder| names.iter().map(move |name| folder.join(name)));
    places.find(|place| place.is_file())
}

/// Finds what prints; nothing when the machine does not have it.
fn printer(names: &[&str]) -> Option<Printer> {
    let font = Command::new("fc-match").arg("Arial").output();
    let has_font = font.is_ok_and(|font| String::from_utf8_lossy(&font.stdout).contains("Liberation"));
    let missing = [
        (names[0], found(names).is_none()),
        ("pdftotext", found(&["pdftotext"]).is_none()),
        ("pdfinfo", found(&["pdfinfo"]).is_none()),
        ("the Liberation fonts", !has_font),
    ];
    let missing: Vec<_> = missing.iter().filter(|(_, is_missing)| *is_missing).map(|(name, _)| *name).collect();
    if missing.is_empty() {
        return Some(Printer { program: found(names)?, folder: support::folder() });
    }
    assert!(std::env::var_os("ACTIONS_MUST_PRINT").is_none(), "missing: {}", missing.join(", "));
    eprintln!("skipped: this machine lacks {}", missing.join(", "));
    None
}

impl Printer {
    /// Draws up a page of a log, of the kind that the ending says.
    fn page(&self, [log, today]: [&str; 2], arguments: &[&str], name: &str) -> PathBuf {
        let log = Path::new(env!("CARGO_MANIFEST_DIR")).join(log);
        let file = self.folder.path().join(name);
        let mut command = support::command(&log, arguments);
        let output = command.args(["--today", today, "--output"]).arg(&file).output().expect("the program runs");
        assert!(output.status.success(), "{output:?}");
        file
    }

    fn browse(&self, page: &Path, arguments: &[&str]) {
        let profile = format!("--user-data-dir={}", self.folder.path().join("profile").display());
        let mut command = Command::new(&self.program);
        command.args(["--headless", "--no-sandbox", "--disable-gpu", &profile]).args(arguments);
        let output = command.arg(format!("file://{}", page.display())).output().expect("the browser runs");
        assert!(output.status.success(), "{output:?}");
    }

    fn print_in_browser(&self, page: &Path) -> PathBuf {
        let pdf = page.with_extension("pdf");
        self.browse(page, &["--no-pdf-header-footer", &format!("--print-to-pdf={}", pdf.display())]);
        pdf
    }

    fn convert(&self, document: &Path, to: &str) -> PathBuf {
        let profile = format!("-env:UserInstallation=file://{}", self.folder.path().join("profile").display());
        let converted = self.folder.path().join("converted");
        let mut command = Command::new(&self.program);
        command.args([&profile, "--headless", "--convert-to", to, "--outdir"]).arg(&converted).arg(document);
        let output = command.output().expect("the word processor runs");
        assert!(output.status.success(), "{output:?}");
        let ending = to.split(':').next().expect("an ending");
        converted.join(document.file_name().expect("a name")).with_extension(ending)
    }

    /// Saves a document as a PDF that says what is a heading, a list and a table, as the README says how.
    fn tagged(&self, document: &Path) -> PathBuf {
        self.convert(document, r#"pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}"#)
    }
}

/// Returns the text of every page, its words in the order in which they were set.
fn pages(pdf: &Path) -> Vec<String> {
    let output = Command::new("pdftotext").arg("-raw").arg(pdf).arg("-").output().expect("pdftotext runs");
    assert!(output.status.success(), "{output:?}");
    let text = String::from_utf8(output.stdout).expect("it is text");
    text.split_terminator('\u{c}').map(|page| page.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

/// Returns what pdfinfo tells of a file.
fn told(pdf: &Path, arguments: &[&str]) -> String {
    let output = Command::new("pdfinfo").args(arguments).arg(pdf).output().expect("pdfinfo runs");
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).expect("it is text")
}

/// Checks that a PDF of the sample has its title and language, and says what is a heading, a list and a table with heads.
fn check_tagged(pdf: &Path) {
    let about = told(pdf, &[]);
    for line in ["Tagged: yes", "Title: Leicestershire Safer Communities Strategy Board: Action Log, 30 June 2023"] {
        let (name, value) = line.split_once(' ').expect("a name and a value");
        let found = about.lines().find_map(|line| line.strip_prefix(name));
        assert_eq!(found.map(str::trim), Some(value), "{about}");
    }
    let bytes = fs::read(pdf).expect("a file");
    let has = |words: &[u8]| bytes.windows(words.len()).any(|part| part == words);
    assert!(has(b"/Lang (en-GB)") || has(b"/Lang(en-GB)"));
    let structure = told(pdf, &["-struct"]);
    let count = |name: &str| {
        let is_one = |line: &&str| line.trim_start().split([' ', ':']).next() == Some(name);
        structure.lines().filter(is_one).count()
    };
    assert_eq!([count("H1"), count("H2"), count("L"), count("LI"), count("Table")], [1, 3, 1, 3, 1], "{structure}");
    let heads = structure.matches("/Scope /Column").count();
    assert!(heads >= 6, "{heads} heads of columns in {structure}");
}

/// Shows pages as a file to compare with: a heading each, their words in lines.
fn listed(pages: &[String]) -> String {
    let total = pages.len();
    let listed =
        (1..).zip(pages).map(|(number, page)| format!("--- {number} of {total} ---\n{}\n", textwrap::fill(page, 100)));
    listed.collect()
}

#[test]
fn the_june_paper_is_printed_by_a_browser() {
    let Some(printer) = printer(CHROMIUM) else { return };
    let page = printer.page(SAMPLE, &["report"], "june.html");
    assert_data_eq!(listed(&pages(&printer.print_in_browser(&page))), file!["printed/june-2023-browser.txt"]);
}

#[test]
fn the_summary_is_printed_by_a_browser() {
    let Some(printer) = printer(CHROMIUM) else { return };
    let page = printer.page(SAMPLE, &["status"], "status.html");
    assert_data_eq!(listed(&pages(&printer.print_in_browser(&page))), file!["printed/status-2023-browser.txt"]);
}

#[test]
fn the_june_paper_is_printed_by_a_word_processor() {
    let Some(printer) = printer(OFFICE) else { return };
    let document = printer.page(SAMPLE, &["report"], "june.docx");
    assert_data_eq!(listed(&pages(&printer.convert(&document, "pdf"))), file!["printed/june-2023-word.txt"]);
}

#[test]
fn both_make_a_pdf_that_says_what_its_parts_are_and_as_long_as_the_other() {
    let (Some(browser), Some(office)) = (printer(CHROMIUM), printer(OFFICE)) else { return };
    let from_page = browser.print_in_browser(&browser.page(SAMPLE, &["report"], "june.html"));
    let from_document = office.tagged(&office.page(SAMPLE, &["report"], "june.docx"));
    for pdf in [&from_page, &from_document] {
        check_tagged(pdf);
    }
    let lengths = [&from_page, &from_document].map(|pdf| pages(pdf).len());
    assert!(lengths[0].abs_diff(lengths[1]) <= 1 && lengths[1] <= 2, "{lengths:?}");
}

/// Makes a log of 30 actions with references, minutes, due words, moved dates and names written from right to left.
fn board_log() -> String {
    let mut log = "[log]\ntitle = \"Riverside Board\"\nmeetings = [2026-03-17, 2026-06-30]\n".to_owned();
    for number in 1..=30 {
        let due = ["2026-05-01", "2026-09-30", "\"when the grant for the works is known\""][number % 3];
        let comment = "The figures for the market towns come to the next meeting. ".repeat(number % 5 + 1);
        log.push_str(&format!(
            "\n[[actions]]\nnumber = {number}\nreference = \"RSC/2026/{number:03}\"\nraised = 2025-12-09\nminute = \"36(b)\"\n\
             action = \"Report on it to the board, and say what it costs. {}\"\nowners = [\"Charlotte Keedwell\", \"محمد الأحمد\"]\n\
             due = {due}\nwas_due = [2026-01-31]\nrag = \"amber\"\n[[actions.comments]]\ntext = \"{comment}{}\"\n",
            mark(number, "asked"),
            mark(number, "said"),
        ));
    }
    log
}

#[test]
fn a_board_of_thirty_loses_nothing_and_is_as_long_from_either() {
    let (Some(browser), Some(office)) = (printer(CHROMIUM), printer(OFFICE)) else { return };
    let log = browser.folder.path().join("board.toml");
    fs::write(&log, board_log()).expect("a file of the test");
    let log = [log.to_str().expect("a name"), "2026-06-22"];
    let from_page = pages(&browser.print_in_browser(&browser.page(log, &["report"], "board.html")));
    let from_document = pages(&office.tagged(&office.page(log, &["report"], "board.docx")));
    for pages in [&from_page, &from_document] {
        for part in (1..=30).flat_map(|number| ["asked", "said"].map(|part| mark(number, part))) {
            assert!(pages.iter().any(|page| page.contains(&part)), "{part} is cut");
        }
    }
    let lengths = [from_page.len(), from_document.len()];
    assert!(lengths[0].abs_diff(lengths[1]) <= 1, "{lengths:?}");
}

#[test]
fn a_word_paper_survives_a_round_trip() {
    let Some(printer) = printer(OFFICE) else { return };
    let document = printer.page(SAMPLE, &["report"], "june.docx");
    let again = printer.convert(&document, "docx");
    let read =
        |file: &Path| actions::sources::read(Some(file), &fs::read(file).expect("a document")).expect("a document");
    assert_eq!(read(&again), read(&document));
}

/// Words of an action that no other has, to be looked for on the pages.
fn mark(number: usize, part: &str) -> String {
    format!("{part}{number}end")
}

/// Makes a log of 300 actions with comments of every length, the last but one in capitals, the last longer than a page.
fn long_log() -> String {
    let mut log = "[log]\ntitle = \"Riverside Board\"\nmeetings = [2026-03-17, 2026-06-30]\n".to_owned();
    for number in 1..=300 {
        let words = "the figures for the market towns come to the next meeting ";
        let words = match number {
            300 => words.repeat(60),
            299 => words.to_uppercase().repeat(14),
            _ => words.repeat(number % 9),
        };
        log.push_str(&format!(
            "\n[[actions]]\nnumber = {number}\nraised = 2025-12-09\naction = \"Report on it. {}\"\nowners = [\"Rik Basra\"]\n\
             rag = \"amber\"\n[[actions.comments]]\ndate = 2026-06-20\ntext = \"{words}{}\"\n",
            mark(number, "asked"),
            mark(number, "said")
        ));
    }
    log
}

/// Checks that every page of the table has its header, every action is there to its last word, and
/// none is divided between pages but the last ones, which might be longer than a page.
fn check_long(pdf: &Path) {
    let pages = pages(pdf);
    let without: Vec<usize> =
        (1..).zip(&pages).filter(|(_, page)| !page.contains("Comments Status")).map(|(number, _)| number).collect();
    let is_end =
        |page: &str| page.starts_with("Closed since the meeting") || page.contains(" Closed since the meeting");
    assert!(without.iter().all(|number| is_end(&pages[number - 1])), "pages without a header: {without:?}");
    let page_of = |number: usize, part: &str| pages.iter().position(|page| page.contains(&mark(number, part)));
    for number in 1..=300 {
        let (asked, said) = (page_of(number, "asked"), page_of(number, "said"));
        assert!(asked.is_some() && said.is_some(), "action {number} is cut");
        assert!(asked == said || number >= 299, "action {number} is on {asked:?} and {said:?}");
    }
}

#[test]
fn three_hundred_long_actions_are_printed_by_a_browser_with_nothing_cut() {
    let Some(printer) = printer(CHROMIUM) else { return };
    let log = printer.folder.path().join("long.toml");
    fs::write(&log, long_log()).expect("a file of the test");
    let page = printer.page([log.to_str().expect("a name"), "2026-06-22"], &["report"], "long.html");
    check_long(&printer.print_in_browser(&page));
}

#[test]
fn three_hundred_long_actions_are_printed_by_a_word_processor_with_nothing_cut() {
    let Some(printer) = printer(OFFICE) else { return };
    let log = printer.folder.path().join("long.toml");
    fs::write(&log, long_log()).expect("a file of the test");
    let document = printer.page([log.to_str().expect("a name"), "2026-06-22"], &["report"], "long.docx");
    check_long(&printer.convert(&document, "pdf"));
}
