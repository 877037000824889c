//! A table of the document: its header row is marked as such and repeated, and no row is split.

use super::paragraph::{paragraph, run, styled};
use super::sheet::Sheet;
use super::xml::Xml;
use crate::page::table::{Emphasis, Paragraph, Table};
use crate::write::paper_columns::PaperColumns;
use crate::write::unbroken::unbroken;

/// Writes a table as broad as the sheet; its name is its title for those who do not see it.
pub(crate) fn table(xml: &mut Xml, name: &str, table: &Table, sheet: &Sheet) {
    let columns = PaperColumns::of(table, sheet.breadth());
    let breadths = &columns.breadths;
    let total: String = breadths.iter().sum::<usize>().to_string();
    xml.within("w:tbl", &[], |xml| {
        xml.within("w:tblPr", &[], |xml| {
            xml.leaf("w:tblStyle", &[("w:val", "ActionLog")]);
            xml.leaf("w:tblW", &[("w:w", &total), ("w:type", "dxa")]);
            xml.leaf("w:tblLayout", &[("w:type", "fixed")]);
            let look = ["w:firstRow", "w:firstColumn", "w:noHBand", "w:noVBand"].map(|part| (part, "1"));
            let rest = [("w:val", "06A0"), ("w:lastRow", "0"), ("w:lastColumn", "0")];
            xml.leaf("w:tblLook", &[rest.as_slice(), look.as_slice()].concat());
            xml.leaf("w:tblCaption", &[("w:val", name)]);
        });
        xml.within("w:tblGrid", &[], |xml| {
            for breadth in breadths {
                xml.leaf("w:gridCol", &[("w:w", &breadth.to_string())]);
            }
        });
        row(xml, &[Mark::Whole, Mark::Header], |xml| {
            for (column, breadth) in table.columns.iter().zip(breadths) {
                cell(xml, *breadth, |xml| paragraph(xml, "TableHeading", column.heading));
            }
        });
        for cells in &table.rows {
            // LibreOffice cuts off the end of a row that is longer than a page and may not be split.
            let marks: &[Mark] = if columns.may_outgrow(sheet.depth(), cells) { &[] } else { &[Mark::Whole] };
            row(xml, marks, |xml| {
                for (words, breadth) in cells.iter().zip(breadths) {
                    cell(xml, *breadth, |xml| words.shown().iter().for_each(|words| said(xml, words)));
                }
            });
        }
    });
}

/// What is asked of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// That it stays on one page.
    Whole,
    /// That it is the header, and repeated on every page.
    Header,
}

fn row(xml: &mut Xml, marks: &[Mark], cells: impl FnOnce(&mut Xml)) {
    xml.within("w:tr", &[], |xml| {
        xml.within("w:trPr", &[], |xml| {
            for mark in marks {
                let name = match mark {
                    Mark::Whole => "w:cantSplit",
                    Mark::Header => "w:tblHeader",
                };
                xml.leaf(name, &[]);
            }
        });
        cells(xml);
    });
}

fn cell(xml: &mut Xml, breadth: usize, inside: impl FnOnce(&mut Xml)) {
    xml.within("w:tc", &[], |xml| {
        xml.within("w:tcPr", &[], |xml| xml.leaf("w:tcW", &[("w:w", &breadth.to_string()), ("w:type", "dxa")]));
        inside(xml);
    });
}

fn said(xml: &mut Xml, words: &Paragraph) {
    let style = match words.emphasis {
        Some(Emphasis::Rag(rag)) => Some(rag.label()),
        Some(Emphasis::Late) => Some("Late"),
        Some(Emphasis::Strong) => Some("Strong"),
        Some(Emphasis::Faint) | None => None,
    };
    let lines = unbroken(words);
    let lines: Vec<&str> = lines.iter().map(AsRef::as_ref).collect();
    styled(xml, "TableText", |xml| run(xml, style, &lines));
}
