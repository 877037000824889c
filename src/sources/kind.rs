//! Which kind of file a source is: told by what is in it, and by its name where that leaves a doubt.

use std::ffi::OsStr;
use std::path::Path;

use super::limits::{MOST_BYTES, too_large};
use super::pipe_table::has_pipe_table;
use super::refusal;
use super::sheet::{Block, Sheet};
use super::{decode, delimited, foreign, office, prose};
use crate::message::Message;

/// The beginning of every zip file, which the office files of today are.
const ZIP: &[u8] = b"PK";

/// Reads a source of whatever kind; the name, where there is one, helps to know it.
///
/// Errs when it is of no kind that is known, or damaged, or larger than a log could be.
pub fn read(name: Option<&Path>, bytes: &[u8]) -> Result<Sheet, Message> {
    let text = match opened(bytes)? {
        Opened::Office => return office::read(bytes),
        Opened::Text(text) => text,
    };
    let sheet = if is_web_page(&text, name) {
        web_page(&text)?
    } else if has_pipe_table(&text) {
        markdown(&text)?
    } else {
        delimited::read(&text)?
    };
    let has_table = sheet.blocks.iter().any(|block| matches!(block, Block::Table(_)));
    if has_table { Ok(sheet) } else { Err(refusal::without_table()) }
}

/// Reads running text of whatever kind, with the tables in it; the name, where there is one, helps to know it.
///
/// Errs when it is of no kind that is known, or damaged, or larger than a document could be.
pub fn read_prose(name: Option<&Path>, bytes: &[u8]) -> Result<Sheet, Message> {
    if foreign::is_pdf(bytes) {
        let hint = "open it in Word and save it as .docx, or copy its text and paste it on standard input, as `-`";
        return Err(Message::new("it is a PDF, which holds letters in places and no paragraphs", hint));
    }
    match opened(bytes)? {
        Opened::Office => office::read(bytes),
        Opened::Text(text) if is_web_page(&text, name) => web_page(&text),
        Opened::Text(text) if is_markdown(&text, name) => {
            markdown(&prose::unwrapped(&text).into_iter().map(|(_, line)| apart(&line)).collect::<String>())
        }
        Opened::Text(text) => prose::read(&text),
    }
}

/// What a file turned out to be.
enum Opened {
    Office,
    Text(String),
}

fn opened(bytes: &[u8]) -> Result<Opened, Message> {
    if bytes.len() > MOST_BYTES {
        return Err(too_large("it is larger than 32 MB"));
    }
    if let Some(refusal) = foreign::refusal(bytes) {
        return Err(refusal);
    }
    if is_office(bytes) {
        return Ok(Opened::Office);
    }
    let text = decode::decode(bytes)?;
    if text.trim().is_empty() {
        return Err(Message::new("it is blank", "give a file with something in it"));
    }
    Ok(Opened::Text(text))
}

/// Ends a line, with a blank one after it unless it is a row; parts beside each other make one.
fn apart(line: &str) -> String {
    match line {
        _ if line.starts_with('|') => format!("{line}\n"),
        _ if line.contains('\t') => format!("| {} |\n", line.replace('\t', " | ")),
        _ => format!("{line}\n\n"),
    }
}

/// Tells whether a text is markdown, by its name or by its marks.
fn is_markdown(text: &str, name: Option<&Path>) -> bool {
    let extension = name.and_then(Path::extension).map(OsStr::to_ascii_lowercase);
    let is_named = extension.is_some_and(|extension| extension == "md" || extension == "markdown");
    is_named
        || has_pipe_table(text)
        || text.contains("**")
        || text.lines().any(|line| line.starts_with("# ") || line.starts_with("## "))
}

fn is_office(bytes: &[u8]) -> bool {
    let is_zip = bytes.starts_with(ZIP) && matches!(bytes.get(2..4), Some([3, 4] | [5, 6] | [7, 8]));
    is_zip || bytes.starts_with(foreign::OLD_OFFICE)
}

/// Tells whether a text is a web page, or a table copied out of one.
fn is_web_page(text: &str, name: Option<&Path>) -> bool {
    let extension = name.and_then(Path::extension).map(OsStr::to_ascii_lowercase);
    let is_named =
        |names: &[&str]| extension.as_ref().is_some_and(|extension| names.iter().any(|name| extension == name));
    let has_table = || {
        let tag = |name: &str| has_tag(text, name);
        tag("table") && (tag("tr") || tag("td") || tag("th"))
    };
    let beginning = text.trim_start();
    if beginning.starts_with('<') {
        return ["!doctype html", "html", "head", "body", "meta", "!--", "?xml"]
            .iter()
            .any(|name| begins_tag(beginning, name))
            || is_named(&["htm", "html"])
            || has_table();
    }
    // A cell of delimited text, or of a table of markdown, may tell of a table in a page.
    !is_named(&["csv", "tsv"]) && has_table() && !has_pipe_table(text)
}

/// Tells whether a tag of that name, in whichever case, begins anywhere.
fn has_tag(text: &str, name: &str) -> bool {
    text.match_indices('<').any(|(at, _)| begins_tag(&text[at..], name))
}

fn begins_tag(text: &str, name: &str) -> bool {
    let Some(rest) = text.strip_prefix('<') else { return false };
    let is_named = rest.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
    let is_ended = |c: char| c.is_whitespace() || matches!(c, '>' | '/');
    is_named && (name == "!--" || rest[name.len()..].starts_with(is_ended))
}

#[cfg(feature = "html")]
fn web_page(text: &str) -> Result<Sheet, Message> {
    super::html::read(text)
}

#[cfg(not(feature = "html"))]
fn web_page(_text: &str) -> Result<Sheet, Message> {
    Err(refusal::left_out("HTML"))
}

#[cfg(feature = "markdown")]
fn markdown(text: &str) -> Result<Sheet, Message> {
    super::markdown::read(text)
}

#[cfg(not(feature = "markdown"))]
fn markdown(_text: &str) -> Result<Sheet, Message> {
    Err(refusal::left_out("markdown"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sources::Paragraph;
    use proptest::prelude::*;

    fn message(bytes: &[u8]) -> String {
        read(None, bytes).expect_err("a refusal").text
    }

    fn cells(sheet: &Sheet) -> Vec<String> {
        let rows = sheet.blocks.iter().filter_map(|block| match block {
            Block::Table(rows) => Some(rows),
            Block::Line(_) => None,
        });
        rows.flatten().flat_map(|row| row.cells.iter().map(crate::sources::sheet::Cell::text)).collect()
    }

    #[cfg(all(feature = "html", feature = "markdown"))]
    #[test]
    fn the_kind_is_told_by_what_is_in_the_file() {
        let sources = [
            "No.,Action\n1,Write\n",
            "No.\tAction\r\n1\tWrite\r\n",
            "# Log\n\nNo. | Action\n--- | :-:\n1 | Write\n",
            "> | No. | Action |\n> |-|-|\n> | 1 | Write |\n",
            "<!DOCTYPE html><table><tr><td>No.<td>Action<tr><td>1<td>Write</table>",
            "\n<TABLE BORDER=1>\n<TR><TD>No.</TD><TD>Action</TD></TR><TR><TD>1</TD><TD>Write</TD></TR></TABLE>",
            "Version:0.9 <table ><tr><td>No.<td>Action<tr><td>1<td>Write</table>",
        ];
        for source in sources {
            let sheet = read(None, source.as_bytes()).expect("a source");
            assert_eq!(cells(&sheet), ["No.", "Action", "1", "Write"], "{source}");
        }
    }

    #[test]
    fn a_cell_that_tells_of_a_page_does_not_make_one() {
        let text = "No.,Action\n1,Mend the <table> and <td> of our page\n";
        assert!(read(Some(Path::new("log.csv")), text.as_bytes()).is_ok_and(|sheet| cells(&sheet).len() == 4));
        assert!(!is_web_page("No.\tAction\n1\tThe <table 3> below\n", None));
    }

    #[test]
    fn what_is_no_source_is_refused_in_words() {
        assert_eq!(message(b""), "it is blank");
        assert_eq!(message(b"Dear Ann,\nall is well.\n"), "there is no table in it");
        assert_eq!(message(b"%PDF-1.4"), "it is a PDF, which holds letters in places and no table");
        assert_eq!(message(&vec![b'a'; MOST_BYTES + 1]), "it is larger than 32 MB");
        assert_eq!(message(&vec![b'a'; 5 << 20]), "there is no table in it");
    }

    #[test]
    fn running_text_is_read_without_a_table_and_not_out_of_a_pdf() {
        let lines = |name: &str, text: &str| read_prose(Some(Path::new(name)), text.as_bytes()).expect("a text").blocks;
        let said = "1. Hall\n\nThe *old* hall is let.\n";
        assert_eq!(lines("minutes.txt", said)[1], Block::Line(Paragraph::plain("The *old* hall is let.")));
        assert_eq!(
            read_prose(None, b"%PDF-1.4").expect_err("a refusal").text,
            "it is a PDF, which holds letters in places and no paragraphs"
        );
        assert_eq!(read_prose(None, b" \n").expect_err("a refusal").text, "it is blank");
    }

    #[cfg(feature = "html")]
    #[test]
    fn a_page_without_a_table_is_refused() {
        assert_eq!(message(b"<html><p>Dear Ann</p></html>"), "there is no table in it");
    }

    #[cfg(not(feature = "html"))]
    #[test]
    fn a_build_without_web_pages_says_so() {
        assert_eq!(message(b"<table><tr><td>1</table>"), "this build cannot read HTML");
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = read(None, &bytes);
        }

        #[test]
        fn no_text_makes_it_panic(text in "(<table>|<tr>|<td rowspan=2>|</td>|<p>|</b>|<b>|\\||-|`|\\\\|\n|\t|\"|a|é| |&lt;){0,40}") {
            let _ = (read(None, text.as_bytes()), read_prose(None, text.as_bytes()));
        }
    }
}
