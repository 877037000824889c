//! What every workbook shares: its properties, and a sheet with one table.

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use crate::dates::short;
use crate::model::Rag;
use crate::view::plain::{one_line, with_tabs};

/// The most characters that Excel holds in a cell, with room to say that there were more.
const MOST_CHARS: usize = 32_700;
/// The first year that Excel has dates of.
const FIRST_YEAR: i32 = 1900;
/// The most characters of a title in the footer and the properties: Excel takes 255, in a footer with the page numbers.
const MOST_OF_TITLE: usize = 100;

/// The ground of the header, and the rules between cells.
const HEAD: u32 = 0x001F_3864;
const RULE: u32 = 0x0059_5959;

/// A value as Excel types it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    /// A number.
    Number(u32),
    /// By how many days something is overdue; 0 is shown as "No".
    Overdue(u32),
    /// A day.
    Day(NaiveDate),
    /// Text.
    Text(String),
    /// Lines of text, each of them bold or not.
    Lines(Vec<(String, bool)>),
    /// A colour, on a ground of its own.
    Rag(Rag),
}

/// A table on a sheet.
#[derive(Debug)]
pub(super) struct Table<'t> {
    /// The names of the columns, each with its breadth in characters.
    pub(super) columns: Vec<(&'t str, u8)>,
    pub(super) rows: Vec<Vec<Value>>,
}

/// Makes a workbook of that title; the same bytes for the same content.
pub(super) fn workbook(title: &str, as_at: NaiveDate) -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    // Of a year that Excel does not know it is enough that the day is always the same.
    let year = u16::try_from(as_at.year()).unwrap_or(2000).max(2000);
    let created = ExcelDateTime::from_ymd(
        year,
        u8::try_from(as_at.month()).unwrap_or(1),
        u8::try_from(as_at.day()).unwrap_or(1),
    )?;
    workbook.set_properties(&DocProperties::new().set_title(titled(title)).set_creation_datetime(&created));
    Ok(workbook)
}

/// Writes a table from a row on, its header in sight and on every printed page; returns the row after it.
pub(super) fn write_table(sheet: &mut Worksheet, top: u32, table: &Table) -> Result<u32, XlsxError> {
    let heading = cell().set_bold().set_background_color(Color::RGB(HEAD)).set_font_color(Color::White);
    for (column, (name, breadth)) in (0..).zip(&table.columns) {
        sheet.write_string_with_format(top, column, *name, &heading)?;
        sheet.set_column_width(column, *breadth)?;
    }
    let mut row = top;
    for values in &table.rows {
        row += 1;
        for (column, value) in (0..).zip(values) {
            write(sheet, row, column, value)?;
        }
    }
    let last = u16::try_from(table.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    sheet.autofilter(top, 0, row, last)?;
    sheet.set_freeze_panes(top + 1, 0)?.set_repeat_rows(top, top)?;
    Ok(row + 1)
}

/// Sets a sheet for A4 on its side, one page broad, with its title and page numbers below.
pub(super) fn set_page(sheet: &mut Worksheet, title: &str) {
    const A4: u8 = 9;
    sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
    sheet.set_footer(format!("&L{}&RPage &P of &N", titled(title).replace('&', "&&")));
}

fn titled(title: &str) -> String {
    one_line(title).chars().take(MOST_OF_TITLE).collect()
}

/// Returns the format of every cell: ruled, wrapped, from the top left.
fn cell() -> Format {
    let ruled = Format::new().set_border(FormatBorder::Thin).set_border_color(Color::RGB(RULE));
    ruled.set_text_wrap().set_align(FormatAlign::Top).set_align(FormatAlign::Left)
}

fn write(sheet: &mut Worksheet, row: u32, column: u16, value: &Value) -> Result<(), XlsxError> {
    match value {
        Value::Number(number) => sheet.write_number_with_format(row, column, *number, &cell())?,
        Value::Overdue(days) => {
            let in_words = cell().set_num_format("[=0]\"No\";[=1]0\" day\";0\" days\"");
            sheet.write_number_with_format(row, column, *days, &in_words)?
        }
        Value::Day(day) if day.year() < FIRST_YEAR => {
            sheet.write_string_with_format(row, column, short(*day), &cell())?
        }
        Value::Day(day) => sheet.write_datetime_with_format(row, column, day, &cell().set_num_format("d mmm yyyy"))?,
        Value::Text(words) if words.is_empty() => sheet.write_blank(row, column, &cell())?,
        Value::Text(words) => sheet.write_string_with_format(row, column, fitting(words), &cell())?,
        Value::Lines(lines) => write_lines(sheet, row, column, lines)?,
        Value::Rag(rag) => sheet.write_string_with_format(row, column, rag.label(), &on_its_ground(*rag))?,
    };
    Ok(())
}

/// Writes lines into one cell. Lines that together are longer than a cell lose what is bold, and their end.
fn write_lines<'s>(
    sheet: &'s mut Worksheet,
    row: u32,
    column: u16,
    lines: &[(String, bool)],
) -> Result<&'s mut Worksheet, XlsxError> {
    let (cell, plain, bold) = (cell(), Format::new(), Format::new().set_bold());
    let runs = runs(lines);
    let length: usize = runs.iter().map(|(text, _)| text.chars().count()).sum();
    match runs.as_slice() {
        [] => Ok(sheet),
        [(text, is_bold)] => {
            let cell = if *is_bold { cell.set_bold() } else { cell };
            sheet.write_string_with_format(row, column, fitting(text), &cell)
        }
        runs if length > MOST_CHARS => {
            let text: String = runs.iter().map(|(text, _)| text.as_str()).collect();
            sheet.write_string_with_format(row, column, fitting(&text), &cell)
        }
        runs => {
            let runs: Vec<(&Format, String)> =
                runs.iter().map(|(text, is_bold)| (if *is_bold { &bold } else { &plain }, literal(text))).collect();
            let parts: Vec<(&Format, &str)> = runs.iter().map(|(format, text)| (*format, text.as_str())).collect();
            sheet.write_rich_string_with_format(row, column, &parts, &cell)
        }
    }
}

/// Joins lines that are alike into runs, every line after the first begun with a line break.
fn runs(lines: &[(String, bool)]) -> Vec<(String, bool)> {
    let mut runs: Vec<(String, bool)> = Vec::new();
    for (at, (line, is_bold)) in lines.iter().filter(|(line, _)| !line.is_empty()).enumerate() {
        let line = if at == 0 { with_tabs(line) } else { format!("\n{}", with_tabs(line)) };
        match runs.last_mut() {
            Some((run, was_bold)) if was_bold == is_bold => run.push_str(&line),
            _ => runs.push((line, *is_bold)),
        }
    }
    runs
}

/// Keeps `_x000D_` and its like from being read as the character of that number, which the library
/// does everywhere but among runs.
fn literal(text: &str) -> String {
    let mut literal = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let code = text.as_bytes().get(at..at + 7).filter(|code| code.starts_with(b"_x") && code.ends_with(b"_"));
        if code.is_some_and(|code| code[2..6].iter().all(u8::is_ascii_hexdigit)) {
            literal.push_str("_x005F");
        }
        literal.push(c);
    }
    literal
}

/// Returns the format of a colour's word: dark on a pale ground.
fn on_its_ground(rag: Rag) -> Format {
    let (ground, ink) = match rag {
        Rag::Red => (0x00F8_D7DA, 0x007A_0C14),
        Rag::Amber => (0x00FF_E8B3, 0x005C_3B00),
        Rag::Green => (0x00D4_EDDA, 0x000B_4A1C),
        Rag::Blue => (0x00D6_E9F8, 0x000B_3D66),
    };
    cell().set_bold().set_background_color(Color::RGB(ground)).set_font_color(Color::RGB(ink))
}

/// Returns the text as a cell holds it: nothing that hides, and no more than fits.
fn fitting(words: &str) -> String {
    let shown = with_tabs(words);
    match shown.char_indices().nth(MOST_CHARS) {
        Some((cut, _)) => format!("{} … (more than a cell can hold)", &shown[..cut]),
        None => shown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_no_longer_than_a_cell() {
        assert!(fitting(&"é".repeat(40_000)).chars().count() < 32_767);
        assert_eq!(fitting("a\u{1b}b"), "a\\x1Bb");
    }

    #[test]
    fn what_looks_like_the_code_of_a_character_stays_what_it_is() {
        assert_eq!(literal("a_x000D_b_x00_"), "a_x005F_x000D_b_x00_");
        assert_eq!(literal("é_x"), "é_x");
    }

    #[test]
    fn lines_that_are_alike_are_one_run() {
        let line = |text: &str, is_bold| (text.to_owned(), is_bold);
        let lines = [line("a", false), line("", true), line("b", false), line("New: c", true), line("d", true)];
        assert_eq!(runs(&lines), [line("a\nb", false), line("\nNew: c\nd", true)]);
    }
}
