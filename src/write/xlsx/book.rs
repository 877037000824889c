//! What every workbook shares: its properties, and a sheet with one table.

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{
    Color, DocProperties, Format, FormatAlign, FormatBorder, Table as OwnTable, TableColumn, TableStyle, Workbook,
    Worksheet, XlsxError,
};

use super::text::{fitting, runs};
use crate::dates::short;
use crate::model::Rag;
use crate::page::sanitize::one_line;
use crate::page::table::Paragraph;
use crate::write::print_width;

/// The first year that Excel has dates of.
const FIRST_YEAR: i32 = 1900;
/// The most characters of a title in the footer and the properties: Excel takes 255, in a footer with the page numbers.
const MOST_OF_TITLE: usize = 100;
/// The height of a line, and the most that Excel gives a row, in points.
const LINE: u32 = 15;
const HIGHEST: u32 = 409;
/// The last row at which a header may be frozen.
const MOST_FROZEN: u32 = 12;
/// The ground of the header, and the rules between cells.
const HEAD: u32 = 0x001F_3864;
const RULE: u32 = 0x0059_5959;

/// A value as Excel types it.
#[derive(Debug, Clone)]
pub(crate) enum Value {
    /// A number.
    Number(u32),
    /// By how many days something is overdue; 0 is shown as "No".
    Overdue(u32),
    /// A day.
    Day(NaiveDate),
    /// Text.
    Text(String),
    /// Paragraphs, those that are new in bold.
    Lines(Vec<Paragraph>),
    /// A colour, on a ground of its own.
    Rag(Rag),
}

/// A table on a sheet.
#[derive(Debug)]
pub(crate) struct Table<'t> {
    /// The names of the columns, each with its breadth in characters.
    pub(crate) columns: Vec<(&'t str, u8)>,
    pub(crate) rows: Vec<Vec<Value>>,
}

impl Value {
    /// Returns how many lines it takes in a column.
    fn lines(&self, breadth: u8) -> usize {
        let each = |text: &str| print_width::lines(text, usize::from(breadth));
        match self {
            Self::Number(_) | Self::Overdue(_) | Self::Day(_) | Self::Rag(_) => 1,
            Self::Text(text) => text.lines().map(each).sum(),
            Self::Lines(paragraphs) => paragraphs.iter().flat_map(Paragraph::lines).map(each).sum(),
        }
    }
}

/// Makes a workbook of that title; the same bytes for the same content.
pub(crate) fn workbook(title: &str, as_at: NaiveDate) -> Workbook {
    let mut workbook = Workbook::new();
    workbook.set_properties(&DocProperties::new().set_title(titled(title)).set_creation_datetime(&as_at));
    workbook
}

/// Writes a table from a row on, its header in sight and on every printed page; returns the row after it.
pub(crate) fn write_table(sheet: &mut Worksheet, top: u32, table: &Table) -> Result<u32, XlsxError> {
    let heading = heading();
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
        sheet.set_row_height(row, height(values, table))?;
    }
    keep_in_sight(sheet, top, row, table)?;
    sheet.set_repeat_rows(top, top)?;
    Ok(row + 1)
}

/// Gives a table its filter, and keeps its header in sight. What is frozen cannot be scrolled away, and more than a few rows
/// would leave no room for the table: below those it is one of Excel's own, whose names stand in the place of the letters
/// of the columns while its header is out of sight.
fn keep_in_sight(sheet: &mut Worksheet, top: u32, bottom: u32, table: &Table) -> Result<(), XlsxError> {
    let last = u16::try_from(table.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    if top <= MOST_FROZEN {
        sheet.autofilter(top, 0, bottom, last)?;
        sheet.set_freeze_panes(top + 1, 0)?;
        return Ok(());
    }
    let named = table.columns.iter().map(|(name, _)| TableColumn::new().set_header(*name).set_header_format(heading()));
    let own = OwnTable::new().set_columns(&named.collect::<Vec<_>>()).set_style(TableStyle::None);
    sheet.add_table(top, 0, bottom, last, &own)?;
    // Only a table in which a cell is chosen names the columns.
    sheet.set_selection(top + 1, 0, top + 1, 0)?;
    Ok(())
}

/// Sets a sheet for A4 on its side, one page broad, with its title and page numbers below.
pub(crate) fn set_page(sheet: &mut Worksheet, title: &str) {
    const A4: u8 = 9;
    sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
    sheet.set_footer(format!("&L{}&RPage &P of &N", titled(title).replace('&', "&&")));
}

fn titled(title: &str) -> String {
    one_line(title).chars().take(MOST_OF_TITLE).collect()
}

/// Returns the height of a row: Excel would find it, but others show one line where none is given.
fn height(values: &[Value], table: &Table) -> u32 {
    let lines = values.iter().zip(&table.columns).map(|(value, (_, breadth))| value.lines(*breadth)).max();
    u32::try_from(lines.unwrap_or(1).max(1)).map_or(HIGHEST, |lines| lines.saturating_mul(LINE).min(HIGHEST))
}

/// Returns the format of every cell: ruled, wrapped, from the top left.
fn cell() -> Format {
    let ruled = Format::new().set_border(FormatBorder::Thin).set_border_color(Color::RGB(RULE));
    ruled.set_text_wrap().set_align(FormatAlign::Top).set_align(FormatAlign::Left)
}

/// Returns the format of a header: white on dark.
fn heading() -> Format {
    cell().set_bold().set_background_color(Color::RGB(HEAD)).set_font_color(Color::White)
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
        Value::Lines(paragraphs) => write_paragraphs(sheet, row, column, paragraphs)?,
        Value::Rag(rag) => sheet.write_string_with_format(row, column, rag.label(), &on_its_ground(*rag))?,
    };
    Ok(())
}

fn write_paragraphs<'s>(
    sheet: &'s mut Worksheet,
    row: u32,
    column: u16,
    paragraphs: &[Paragraph],
) -> Result<&'s mut Worksheet, XlsxError> {
    let runs = runs(paragraphs);
    if let [(text, is_bold)] = runs.as_slice() {
        let format = if *is_bold { cell().set_bold() } else { cell() };
        return sheet.write_string_with_format(row, column, fitting(text), &format);
    }
    let (plain, bold) = (Format::new(), Format::new().set_bold());
    let parts: Vec<(&Format, &str)> =
        runs.iter().map(|(text, is_bold)| (if *is_bold { &bold } else { &plain }, text.as_str())).collect();
    sheet.write_rich_string_with_format(row, column, &parts, &cell())
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
