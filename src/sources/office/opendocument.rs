//! `OpenDocument`, as `LibreOffice` writes it: spreadsheets, and texts with their tables.

#![cfg(any(feature = "docx", feature = "xlsx"))]

use chrono::NaiveDate;

use super::grid::Grid;
use super::grid::Merge;
use super::limits::Budget;
use super::limits::damaged;
#[cfg(feature = "docx")]
use super::open_lists::OpenLists;
use super::open_styles::OpenStyles;
use super::package::Package;
use super::paragraphs::Flow;
use super::paragraphs::Look;
use super::paragraphs::length;
use super::xml::Piece;
use super::xml::Tag;
use super::xml::Xml;
use crate::dates::short;
use crate::message::Message;
#[cfg(feature = "docx")]
use crate::sources::sheet::Block;
use crate::sources::sheet::Cell;
use crate::sources::sheet::Row;
use crate::sources::sheet::Sheet;

/// A document that is being read.
struct Document<'x> {
    xml: Xml<'x>,
    styles: OpenStyles,
    #[cfg(feature = "docx")]
    lists: OpenLists,
    budget: Budget,
}

/// Reads the sheets of a spreadsheet that are shown.
#[cfg(feature = "xlsx")]
pub(super) fn read_spreadsheet(package: &mut Package) -> Result<Sheet, Message> {
    let (styles, content) = members(package)?;
    let (mut sheets, mut unseen) = (Vec::new(), Vec::new());
    opened(&styles, &content)?.sheets(&mut sheets, &mut unseen)?;
    Ok(super::book::bound(sheets, unseen))
}

/// Reads the lines and tables of a text.
#[cfg(feature = "docx")]
pub(super) fn read_text(package: &mut Package) -> Result<Sheet, Message> {
    let (styles, content) = members(package)?;
    let mut blocks = Vec::new();
    let mut flow = Flow::default();
    opened(&styles, &content)?.blocks(&mut blocks, &mut flow)?;
    Ok(Sheet { blocks, ..Sheet::default() })
}

/// Returns the day with which an ISO date begins.
pub(super) fn iso_day(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text.get(..10)?, "%Y-%m-%d").ok()
}

/// Returns a truth value in words.
pub(super) fn yes_or_no(is_so: bool) -> &'static str {
    if is_so { "yes" } else { "no" }
}

fn members(package: &mut Package) -> Result<(String, String), Message> {
    let manifest = package.text("META-INF/manifest.xml")?.unwrap_or_default();
    if manifest.contains("encryption-data") {
        let hint = "open it in the program that made it, take the password off, and save it again";
        return Err(Message::new("the file is protected with a password", hint));
    }
    let content = package.text("content.xml")?.ok_or_else(|| damaged("it has no content"))?;
    Ok((package.text("styles.xml")?.unwrap_or_default(), content))
}

fn opened<'x>(styles: &str, content: &'x str) -> Result<Document<'x>, Message> {
    let mut known = OpenStyles::default();
    known.read(&mut Xml::new(styles))?;
    known.read(&mut Xml::new(content))?;
    #[cfg(feature = "docx")]
    let lists = {
        let mut lists = OpenLists::default();
        lists.read(&mut Xml::new(styles))?;
        lists.read(&mut Xml::new(content))?;
        lists
    };
    Ok(Document {
        xml: Xml::new(content),
        styles: known,
        #[cfg(feature = "docx")]
        lists,
        budget: Budget::default(),
    })
}

/// Tells whether an element holds no text that a reader sees in its place.
fn is_left_out(name: &str) -> bool {
    matches!(name, "tracked-changes" | "annotation" | "note" | "shapes" | "forms" | "table-source" | "ruby-text")
        || matches!(name, "automatic-styles" | "font-face-decls" | "scripts" | "settings" | "index-title-template")
        || matches!(name, "named-expressions" | "database-ranges" | "calculation-settings" | "title" | "desc")
}

impl Document<'_> {
    #[cfg(feature = "xlsx")]
    fn sheets(&mut self, sheets: &mut Vec<(String, Vec<Row>)>, unseen: &mut Vec<String>) -> Result<(), Message> {
        while let Some(tag) = self.xml.next_child()? {
            match tag.name() {
                "table" => {
                    let name = tag.attribute("table:name").unwrap_or_default();
                    if self.styles.is_hidden(tag.attribute("table:style-name").as_deref()) {
                        unseen.push(super::book::hidden(&name));
                        self.xml.skip()?;
                    } else {
                        sheets.push((name, self.table()?));
                    }
                }
                name if is_left_out(name) => self.xml.skip()?,
                _ => self.sheets(sheets, unseen)?,
            }
        }
        Ok(())
    }

    #[cfg(feature = "docx")]
    fn blocks(&mut self, blocks: &mut Vec<Block>, flow: &mut Flow) -> Result<(), Message> {
        while let Some(tag) = self.xml.next_child()? {
            match tag.name() {
                "p" | "h" => self.paragraph(&tag, flow, Look::default())?,
                "table" => {
                    let rows = self.table()?;
                    blocks.push(Block::Table(rows));
                }
                "list" => {
                    self.lists.begin(&tag);
                    self.blocks(blocks, flow)?;
                    self.lists.end();
                }
                "list-item" => {
                    flow.mark(self.lists.next(&tag));
                    self.blocks(blocks, flow)?;
                    flow.mark(None);
                }
                name if is_left_out(name) => self.xml.skip()?,
                _ => self.blocks(blocks, flow)?,
            }
            blocks.extend(flow.take_ended().into_iter().map(Block::Line));
        }
        Ok(())
    }

    /// Reads the table that was opened.
    fn table(&mut self) -> Result<Vec<Row>, Message> {
        let mut grid = Grid::default();
        self.rows(&mut grid, &mut 0)?;
        grid.rows(&mut self.budget)
    }

    fn rows(&mut self, grid: &mut Grid, row: &mut u32) -> Result<(), Message> {
        while let Some(tag) = self.xml.next_child()? {
            match tag.name() {
                "table-row" => {
                    let times = times(&tag, "table:number-rows-repeated");
                    let cells = self.cells(grid, *row)?;
                    for repeated in 0..times {
                        // A sheet is filled up with a million blank rows.
                        if cells.is_empty() {
                            break;
                        }
                        for (column, cell) in &cells {
                            self.put(grid, (row.saturating_add(repeated), *column), cell.clone())?;
                        }
                    }
                    *row = row.saturating_add(times);
                }
                "table-header-rows" | "table-rows" | "table-row-group" => self.rows(grid, row)?,
                _ => self.xml.skip()?,
            }
        }
        Ok(())
    }

    /// Reads the cells of the row that was opened, those that hold something.
    fn cells(&mut self, grid: &mut Grid, row: u32) -> Result<Vec<(u32, Cell)>, Message> {
        let mut cells = Vec::new();
        let mut column = 0_u32;
        while let Some(tag) = self.xml.next_child()? {
            let times = times(&tag, "table:number-columns-repeated");
            if tag.name() == "table-cell" {
                let span = |name| self::times(&tag, name) - 1;
                let below = row.saturating_add(span("table:number-rows-spanned"));
                let right = column.saturating_add(span("table:number-columns-spanned"));
                let cell = self.cell(&tag)?;
                if !cell.is_blank() {
                    grid.merge(Merge { start: (row, column), end: (below, right) });
                    self.budget.take_cells(times as usize)?;
                    cells.extend((0..times).map(|repeated| (column.saturating_add(repeated), cell.clone())));
                }
            } else {
                self.xml.skip()?;
            }
            column = column.saturating_add(times);
        }
        Ok(cells)
    }

    fn put(&mut self, grid: &mut Grid, at: (u32, u32), cell: Cell) -> Result<(), Message> {
        self.budget.take_text(length(&cell.paragraphs))?;
        grid.put(at, cell, &mut self.budget)
    }

    /// Reads the cell that was opened: what it shows, but days and answers as they are everywhere.
    fn cell(&mut self, tag: &Tag) -> Result<Cell, Message> {
        let look = self.styles.look("table-cell", tag.attribute("table:style-name").as_deref(), Look::default());
        let mut flow = Flow::default();
        self.inside(&mut flow, look)?;
        let mut cell = Cell { paragraphs: flow.finish(), columns: 1, ..Cell::default() };
        let answer = match tag.attribute("office:value-type").as_deref() {
            Some("date") => {
                cell.day = tag.attribute("office:date-value").as_deref().and_then(iso_day);
                cell.day.map(short)
            }
            Some("boolean") => tag.attribute("office:boolean-value").map(|so| yes_or_no(so == "true").to_owned()),
            _ => None,
        };
        if let Some(answer) = answer {
            let mut flow = Flow::default();
            flow.push(&answer, look);
            cell.paragraphs = flow.finish();
        }
        Ok(cell)
    }

    /// Reads what stands in the element that was opened.
    fn inside(&mut self, flow: &mut Flow, look: Look) -> Result<(), Message> {
        while let Some(tag) = self.xml.next_child()? {
            match tag.name() {
                "p" | "h" => self.paragraph(&tag, flow, look)?,
                name if is_left_out(name) => self.xml.skip()?,
                _ => self.inside(flow, look)?,
            }
        }
        Ok(())
    }

    fn paragraph(&mut self, tag: &Tag, flow: &mut Flow, around: Look) -> Result<(), Message> {
        flow.end_paragraph();
        let look = self.styles.look("paragraph", tag.attribute("text:style-name").as_deref(), around);
        self.words(flow, look)?;
        flow.end_paragraph();
        Ok(())
    }

    fn words(&mut self, flow: &mut Flow, look: Look) -> Result<(), Message> {
        while let Some(piece) = self.xml.next()? {
            let tag = match piece {
                Piece::Text(text) => {
                    flow.push(&text, look);
                    continue;
                }
                Piece::Open(tag) => tag,
                Piece::Close => break,
            };
            match tag.name() {
                "span" => {
                    let look = self.styles.look("text", tag.attribute("text:style-name").as_deref(), look);
                    self.words(flow, look)?;
                }
                "s" | "tab" => {
                    flow.push(" ", look);
                    self.xml.skip()?;
                }
                "line-break" => {
                    flow.end_paragraph();
                    self.xml.skip()?;
                }
                "p" | "h" => self.paragraph(&tag, flow, look)?,
                name if is_left_out(name) => self.xml.skip()?,
                _ => self.words(flow, look)?,
            }
        }
        Ok(())
    }
}

/// Returns how often something stands there, at least once.
fn times(tag: &Tag, name: &str) -> u32 {
    let times = tag.count(name).unwrap_or(1).max(1);
    u32::try_from(times).unwrap_or(u32::MAX)
}

#[cfg(all(test, feature = "docx", feature = "xlsx"))]
mod tests {
    use super::*;
    use crate::sources::office::kind::read;
    use crate::sources::office::package::made::packed;

    const STYLES: &str = "<office:document-styles xmlns:office='o' xmlns:style='s' xmlns:fo='f'><style:style \
        style:name='B' style:family='text'><style:text-properties fo:font-weight='bold'/></style:style><style:style \
        style:name='C' style:family='text' style:parent-style-name='B'><style:text-properties \
        style:text-line-through-style='solid'/></style:style><style:style style:name='H' style:family='table'>\
        <style:table-properties table:display='false'/></style:style></office:document-styles>";

    fn made(kind: &str, body: &str) -> Result<Sheet, Message> {
        let content = format!("<office:document-content><office:body>{body}</office:body></office:document-content>");
        let mime = format!("application/vnd.oasis.opendocument.{kind}");
        read(&packed(&[("mimetype", &mime), ("content.xml", &content), ("styles.xml", STYLES)]))
    }

    fn rows(sheet: &Sheet) -> Vec<String> {
        let mut shown = Vec::new();
        for block in &sheet.blocks {
            match block {
                Block::Line(line) => shown.push(line.text()),
                Block::Table(rows) => shown.extend(rows.iter().map(|row| {
                    let cells: Vec<_> = row.cells.iter().map(Cell::text).collect();
                    format!("{}: {}", row.place, cells.join("|"))
                })),
            }
        }
        shown
    }

    #[test]
    fn a_spreadsheet_is_read_with_its_repeats_and_merges() {
        let body = "<table:table table:name='Log'><table:table-row table:number-rows-repeated='2'/><table:table-row>\
            <table:table-cell table:number-rows-spanned='2'><text:p>4</text:p></table:table-cell><table:table-cell \
            table:number-columns-repeated='2'><text:p>a</text:p></table:table-cell></table:table-row>\
            <table:table-row><table:covered-table-cell/><table:table-cell office:value-type='date' \
            office:date-value='2022-12-09'><text:p>09/12/22</text:p></table:table-cell></table:table-row>\
            <table:table-row table:number-rows-repeated='1048572'><table:table-cell \
            table:number-columns-repeated='16384'/></table:table-row></table:table><table:table table:name='Old' \
            table:style-name='H'><table:table-row><table:table-cell><text:p>x</text:p></table:table-cell>\
            </table:table-row></table:table>";
        let sheet = made("spreadsheet", body).expect("a sheet");
        assert_eq!(rows(&sheet), ["Log", "3: 4|a|a", "4: 4|9 Dec 2022"]);
        assert_eq!(sheet.unseen, ["the sheet \"Old\" is hidden, and is not read"]);
    }

    #[test]
    fn repeats_without_end_are_refused() {
        let cell = "<table:table-cell table:number-columns-repeated='200'><text:p>x</text:p></table:table-cell>";
        let body = format!(
            "<table:table><table:table-row table:number-rows-repeated='4000000000'>{cell}</table:table-row></table:table>"
        );
        assert!(made("spreadsheet", &body).expect_err("a refusal").text.contains("1,000,000 cells"));
    }

    #[test]
    fn a_text_is_read_with_its_lines_tables_and_looks() {
        let body = "<office:text><text:tracked-changes><text:p>gone</text:p></text:tracked-changes><text:h>Log</text:h>\
            <table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>No</text:p>\
            </table:table-cell></table:table-row></table:table-header-rows><table:table-row><table:table-cell>\
            <text:p>a<text:s/><text:span text:style-name='B'>b</text:span><text:span text:style-name='C'>c</text:span>\
            <text:line-break/>d<text:note><text:p>note</text:p></text:note></text:p></table:table-cell>\
            </table:table-row></table:table><text:p>End</text:p></office:text>";
        let sheet = made("text", body).expect("a text");
        assert_eq!(rows(&sheet), ["Log", "1: No", "2: a bc\nd", "End"]);
        let Block::Table(rows) = &sheet.blocks[1] else { panic!("no table") };
        let runs = &rows[1].cells[0].paragraphs[0].runs;
        let looks: Vec<_> = runs.iter().map(|run| (run.text.as_str(), run.is_bold, run.is_struck)).collect();
        assert_eq!(looks, [("a ", false, false), ("b", true, false), ("c", true, true)]);
    }
}
