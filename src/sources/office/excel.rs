//! Workbooks of Excel, cell by cell, so that a sheet that claims to be huge costs nothing.

#![cfg(feature = "xlsx")]

use std::collections::HashMap;
use std::io::Cursor;

use calamine::Data;
use calamine::Fill;
use calamine::FillPattern;
use calamine::Reader;
use calamine::SheetType;
use calamine::SheetVisible;
use calamine::Style;
use calamine::Xlsx;
use calamine::XlsxError;

use super::book::bound;
use super::figure;
use super::grid::Grid;
use super::grid::Merge;
use super::limits::Budget;
use super::limits::damaged;
use super::package::Package;
use super::paragraphs::Look;
use super::paragraphs::length;
use super::rich::Rich;
use super::rich::paragraphs_of;
use super::worksheet::Worksheet;
use super::worksheet::members;
use crate::message::Message;
use crate::sources::sheet::Cell;
use crate::sources::sheet::Hue;
use crate::sources::sheet::Row;
use crate::sources::sheet::Sheet;

/// A workbook that is being read.
struct Workbook<'b> {
    book: Xlsx<Cursor<&'b [u8]>>,
    rich: Rich,
    budget: Budget,
}

/// What the style of a cell says of it.
struct Format {
    look: Look,
    figures: String,
    fill: Option<Hue>,
}

/// Reads a workbook, of which the package was checked.
pub(super) fn read(bytes: &[u8], package: &mut Package) -> Result<Sheet, Message> {
    let rich = Rich::read(&package.text("xl/sharedStrings.xml")?.unwrap_or_default())?;
    let members = members(package)?;
    guarded(|| {
        let book = Xlsx::new(Cursor::new(bytes)).map_err(unreadable)?;
        Workbook { book, rich, budget: Budget::default() }.read(package, &members)
    })
}

/// Runs the reading of a workbook by a library that may trip over what is damaged.
pub(super) fn guarded(read: impl FnOnce() -> Result<Sheet, Message>) -> Result<Sheet, Message> {
    let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(read));
    outcome.unwrap_or_else(|_| Err(damaged("its cells cannot be read")))
}

/// Returns the sheets of cells that people see.
pub(super) fn shown(sheets: &[calamine::Sheet]) -> Vec<calamine::Sheet> {
    let is_shown =
        |sheet: &&calamine::Sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible;
    sheets.iter().filter(is_shown).cloned().collect()
}

/// Says which sheets are hidden.
pub(super) fn unseen<R: std::io::Read + std::io::Seek>(book: &impl Reader<R>) -> Vec<String> {
    let sheets = book.sheets_metadata().iter();
    let hidden = sheets.filter(|sheet| sheet.typ == SheetType::WorkSheet && sheet.visible != SheetVisible::Visible);
    hidden.map(|sheet| super::book::hidden(&sheet.name)).collect()
}

impl Workbook<'_> {
    fn read(mut self, package: &mut Package, members: &HashMap<String, String>) -> Result<Sheet, Message> {
        let mut sheets = Vec::new();
        let mut unseen = unseen(&self.book);
        for sheet in shown(self.book.sheets_metadata()) {
            let beside = match members.get(&sheet.name) {
                Some(member) => Worksheet::read(package, member, &mut self.budget)?,
                None => Worksheet::default(),
            };
            let rows = self.rows(&sheet.name, &beside)?;
            unseen.extend(beside.unseen(&sheet.name, |row| rows.iter().any(|used| used.place == row as usize)));
            sheets.push((sheet.name, rows));
        }
        Ok(bound(sheets, unseen))
    }

    fn rows(&mut self, name: &str, beside: &Worksheet) -> Result<Vec<Row>, Message> {
        let mut grid = Grid::default();
        for merge in self.book.merge_cells_by_sheet_name(name).map_err(unreadable)? {
            grid.merge(Merge { start: merge.start, end: merge.end });
        }
        let mut reader = self.book.worksheet_cells_reader(name).map_err(unreadable)?;
        let formats: Vec<Format> = reader.styles().iter().map(Format::of).collect();
        let plain = Format::of(&Style::default());
        while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(unreadable)? {
            let format = formats.get(style).unwrap_or(&plain);
            let at = cell.get_position();
            let mut made = made(&cell.get_value().clone().into(), format, &self.rich);
            if let Some(pieces) = beside.inline.get(&at) {
                made.paragraphs = paragraphs_of(pieces, format.look);
            }
            made.asides = beside.asides.get(&at).cloned().unwrap_or_default();
            self.budget.take_text(length(&made.paragraphs))?;
            grid.put(at, made, &mut self.budget)?;
        }
        grid.rows(&mut self.budget)
    }
}

/// Makes a cell of a value, in part bold or struck where its text is.
fn made(value: &Data, format: &Format, rich: &Rich) -> Cell {
    let mut cell = Cell { fill: format.fill, ..figure::cell(value, &format.figures, format.look) };
    if let Data::String(text) = value
        && let Some(paragraphs) = rich.paragraphs(text, format.look)
    {
        cell.paragraphs = paragraphs;
    }
    cell
}

impl Format {
    fn of(style: &Style) -> Self {
        let font = style.font.as_ref();
        let is_bold = font.is_some_and(calamine::Font::is_bold);
        let is_struck = font.is_some_and(calamine::Font::has_strikethrough);
        let figures = style.number_format.as_ref().map(|format| format.format_code.clone()).unwrap_or_default();
        let solid = style.fill.as_ref().filter(|fill| fill.pattern == FillPattern::Solid);
        let fill = solid.and_then(Fill::get_color).and_then(|colour| Hue::of(colour.red, colour.green, colour.blue));
        Self { look: Look { is_bold, is_struck }, figures, fill }
    }
}

#[expect(clippy::needless_pass_by_value, reason = "it is given to map_err")]
fn unreadable(error: XlsxError) -> Message {
    match error {
        XlsxError::Password => {
            Message::new("the file is protected with a password", "take the password off, and save it again")
        }
        _ => damaged("its cells cannot be read"),
    }
}
