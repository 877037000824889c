//! Tables: rows of cells, with what is merged carried down and across.

#![cfg(feature = "docx")]

use super::opened::Document;
use super::text::Around;
use crate::message::Message;
use crate::sources::office::limits::within_columns;
use crate::sources::office::paragraphs::Flow;
use crate::sources::office::paragraphs::length;
use crate::sources::sheet::Cell;
use crate::sources::sheet::Hue;
use crate::sources::sheet::Paragraph;
use crate::sources::sheet::Row;

/// A table that is being read.
#[derive(Default)]
struct Table {
    rows: Vec<Row>,
    /// The cell that is merged downwards, by column.
    above: Vec<Option<Cell>>,
}

/// A row that is being read.
#[derive(Default)]
struct Line {
    cells: Vec<Cell>,
    is_deleted: bool,
}

/// How a cell is merged.
struct Merge {
    columns: usize,
    /// Whether a cell above goes on downwards.
    has_above: bool,
    is_restart: bool,
    shows: Shows,
    /// The colour that it is filled with.
    fill: Option<Hue>,
}

/// What a cell shows.
#[derive(PartialEq, Eq)]
enum Shows {
    /// What stands in it.
    Own,
    /// The cell above it, with which it is merged.
    Above,
    /// Nothing, as a tracked change takes it out.
    Nothing,
}

impl Document<'_> {
    /// Reads the table that was opened.
    pub(super) fn table(&mut self) -> Result<Vec<Row>, Message> {
        let mut table = Table::default();
        self.table_inside(&mut table)?;
        Ok(table.rows)
    }

    fn table_inside(&mut self, table: &mut Table) -> Result<(), Message> {
        while let Some(tag) = self.xml.next_child()? {
            if self.passes_over(&tag)? {
                continue;
            }
            match tag.name() {
                "tr" => {
                    let mut line = Line::default();
                    self.row_inside(table, &mut line)?;
                    if !line.is_deleted {
                        table.rows.push(Row { place: table.rows.len() + 1, cells: line.cells });
                    }
                }
                "AlternateContent" => self.first_choice(|document| document.table_inside(table))?,
                _ => self.table_inside(table)?,
            }
        }
        Ok(())
    }

    fn row_inside(&mut self, table: &mut Table, line: &mut Line) -> Result<(), Message> {
        while let Some(tag) = self.xml.next_child()? {
            if tag.name() != "trPr" && self.passes_over(&tag)? {
                continue;
            }
            match tag.name() {
                "trPr" => {
                    while let Some(tag) = self.xml.next_child()? {
                        line.is_deleted |= tag.name() == "del";
                        if tag.name() == "gridBefore" {
                            self.blanks(line, tag.count("val").unwrap_or(0))?;
                        }
                        self.xml.skip()?;
                    }
                }
                "tc" => self.cell(table, line)?,
                "AlternateContent" => self.first_choice(|document| document.row_inside(table, line))?,
                _ => self.row_inside(table, line)?,
            }
        }
        Ok(())
    }

    fn cell(&mut self, table: &mut Table, line: &mut Line) -> Result<(), Message> {
        let mut flow = Flow::default();
        let has_above = table.above.get(line.cells.len()).is_some_and(Option::is_some);
        let mut merge = Merge { columns: 1, has_above, is_restart: false, shows: Shows::Own, fill: None };
        self.number = None;
        self.asides.clear();
        self.cell_inside(&mut flow, &mut merge)?;
        let column = line.cells.len();
        within_columns(column.saturating_add(merge.columns))?;
        table.above.resize(table.above.len().max(column + 1), None);
        let mut cell = match table.above[column].take() {
            Some(above) if merge.shows == Shows::Above => {
                self.budget.take_text(length(&above.paragraphs))?;
                Cell { is_carried: true, ..above }
            }
            _ => Cell {
                paragraphs: flow.finish(),
                fill: merge.fill,
                asides: std::mem::take(&mut self.asides),
                ..Cell::default()
            },
        };
        if let Some(number) = self.number.take().filter(|_| cell.is_blank() && merge.shows == Shows::Own) {
            cell.paragraphs.push(Paragraph::plain(number));
        }
        cell.columns = merge.columns;
        if merge.is_restart || cell.is_carried {
            self.budget.take_text(length(&cell.paragraphs))?;
            table.above[column] = Some(cell.clone());
        }
        self.budget.take_cells(1)?;
        line.cells.push(cell);
        self.blanks(line, merge.columns - 1)
    }

    fn cell_inside(&mut self, flow: &mut Flow, merge: &mut Merge) -> Result<(), Message> {
        while let Some(tag) = self.xml.next_child()? {
            if tag.name() != "tcPr" && self.passes_over(&tag)? {
                continue;
            }
            match tag.name() {
                "tcPr" => {
                    while let Some(tag) = self.xml.next_child()? {
                        match tag.name() {
                            "gridSpan" => merge.columns = tag.count("val").unwrap_or(1).max(1),
                            "vMerge" => {
                                merge.is_restart = tag.attribute("val").as_deref() == Some("restart");
                                if merge.has_above && !merge.is_restart {
                                    merge.shows = Shows::Above;
                                }
                            }
                            "cellDel" => merge.shows = Shows::Nothing,
                            "shd" => merge.fill = tag.attribute("fill").as_deref().and_then(Hue::written),
                            _ => {}
                        }
                        self.xml.skip()?;
                    }
                }
                // What stands in a cell that is not shown is not read, so that its list is not counted on.
                _ if merge.shows != Shows::Own => self.xml.skip()?,
                "p" => self.paragraph(flow)?,
                "AlternateContent" => self.first_choice(|document| document.cell_inside(flow, merge))?,
                _ => self.inside(flow, &mut Around::default())?,
            }
        }
        Ok(())
    }

    fn blanks(&mut self, line: &mut Line, count: usize) -> Result<(), Message> {
        within_columns(line.cells.len().saturating_add(count))?;
        self.budget.take_cells(count)?;
        line.cells.extend((0..count).map(|_| Cell::plain("")));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use crate::sources::office::word::document::made::*;
    use crate::sources::sheet::Row;

    fn cell(properties: &str, text: &str) -> String {
        format!("<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
    }

    fn row(properties: &str, cells: &[String]) -> String {
        format!("<w:tr><w:trPr>{properties}</w:trPr>{}</w:tr>", cells.concat())
    }

    fn shown(row: &Row) -> String {
        let cell = |cell: &crate::sources::sheet::Cell| {
            format!(
                "{}{}{}",
                if cell.is_carried { "^" } else { "" },
                cell.text().replace('\n', "/"),
                match cell.columns {
                    1 => String::new(),
                    columns => format!("x{columns}"),
                }
            )
        };
        row.cells.iter().map(cell).collect::<Vec<_>>().join("|")
    }

    fn table(rows_: &[String]) -> Vec<String> {
        let sheet = document(&format!("<w:tbl><w:tblPr/>{}</w:tbl>", rows_.concat()));
        rows(&sheet).iter().map(shown).collect()
    }

    #[test]
    fn merged_cells_are_carried_down_and_followed_by_blank_ones() {
        let restart = "<w:gridSpan w:val='2'/><w:vMerge w:val='restart'/>";
        let on = "<w:gridSpan w:val='2'/><w:vMerge/>";
        let rows = [
            row("", &[cell(restart, "4"), cell("", "a")]),
            row("", &[cell(on, "hidden"), cell("", "b")]),
            row("", &[cell(on, ""), cell("", "c")]),
            row("", &[cell("", "5"), cell("", ""), cell("", "d")]),
            row("", &[cell("<w:vMerge/>", "6")]),
        ];
        assert_eq!(table(&rows), ["4x2||a", "^4x2||b", "^4x2||c", "5||d", "6"]);
    }

    #[test]
    fn a_row_may_begin_further_right_and_a_deleted_one_is_left_out() {
        let rows = [row("<w:gridBefore w:val='2'/>", &[cell("", "a")]), row("<w:del/>", &[cell("", "gone")])];
        assert_eq!(table(&rows), ["||a"]);
    }

    #[test]
    fn a_table_within_a_cell_becomes_paragraphs_of_the_cell() {
        let inner = format!("<w:tbl>{}</w:tbl>", row("", &[cell("", "b"), cell("", "c")]));
        let outer = format!("<w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p>{inner}<w:p/></w:tc>");
        assert_eq!(table(&[row("", &[outer])]), ["a/b/c"]);
    }

    #[test]
    fn rows_and_cells_in_content_controls_are_read() {
        let inner = format!("<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>", cell("", "a"));
        let outer = format!("<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", row("", &[inner]));
        assert_eq!(table(&[outer]), ["a"]);
    }

    #[test]
    fn more_columns_than_a_table_for_people_has_are_refused() {
        for wide in ["<w:gridSpan w:val='257'/>", "<w:gridSpan w:val='18446744073709551615'/>"] {
            let body = format!("<w:tbl>{}</w:tbl>", row("", &[cell(wide, "a")]));
            assert!(refused_or_read(&body, &[]).expect_err("a refusal").text.contains("256 columns"));
        }
    }

    #[test]
    fn text_that_is_carried_down_without_end_is_refused() {
        let first = row("", &[cell("<w:vMerge w:val='restart'/>", &"ab ".repeat(100_000))]);
        let body = format!("<w:tbl>{first}{}</w:tbl>", row("", &[cell("<w:vMerge/>", "")]).repeat(400));
        assert!(refused_or_read(&body, &[]).expect_err("a refusal").text.contains("64 MB of text"));
    }
}
