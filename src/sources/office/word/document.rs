//! The body of a document: its lines and tables in order.

#![cfg(feature = "docx")]

use super::lists::Lists;
use super::notes::Notes;
use super::opened::Document;
use super::styles::Styles;
use super::text::Around;
use crate::message::Message;
use crate::sources::office::limits::Budget;
use crate::sources::office::limits::damaged;
use crate::sources::office::package::Package;
use crate::sources::office::paragraphs::Flow;
use crate::sources::office::xml::Xml;
use crate::sources::sheet::Block;
use crate::sources::sheet::Sheet;

/// Reads a document from the member that is its body.
pub(in crate::sources::office) fn read(package: &mut Package, body: &str) -> Result<Sheet, Message> {
    let styles = package.text("word/styles.xml")?.unwrap_or_default();
    let lists = package.text("word/numbering.xml")?.unwrap_or_default();
    let text = package.text(body)?.ok_or_else(|| damaged("it has no text"))?;
    let mut document = Document {
        xml: Xml::new(&text),
        styles: Styles::read(&styles)?,
        lists: Lists::read(&lists)?,
        budget: Budget::default(),
        fields: Vec::new(),
        number: None,
        notes: Notes::read(package)?,
        asides: Vec::new(),
        is_prompt: false,
    };
    let mut sheet = Sheet::default();
    let mut flow = Flow::default();
    document.blocks(&mut sheet, &mut flow)?;
    sheet.blocks.extend(flow.finish().into_iter().map(Block::Line));
    Ok(sheet)
}

impl Document<'_> {
    /// Reads blocks up to the end of the element that is being read.
    fn blocks(&mut self, sheet: &mut Sheet, flow: &mut Flow) -> Result<(), Message> {
        while let Some(tag) = self.xml.next_child()? {
            if self.passes_over(&tag)? {
                continue;
            }
            match tag.name() {
                "p" => self.paragraph(flow)?,
                "tbl" => {
                    flow.end_paragraph();
                    sheet.blocks.extend(flow.take_ended().into_iter().map(Block::Line));
                    let rows = self.table()?;
                    sheet.blocks.push(Block::Table(rows));
                }
                "AlternateContent" => {
                    self.first_choice(|document| document.blocks(sheet, flow))?;
                }
                "r" => self.run(flow, Around::default().look)?,
                _ => self.blocks(sheet, flow)?,
            }
            let asides = std::mem::take(&mut self.asides).into_iter();
            sheet.unseen.extend(asides.map(|aside| format!("outside the tables there is {}", aside.told())));
            sheet.blocks.extend(flow.take_ended().into_iter().map(Block::Line));
        }
        Ok(())
    }
}

/// Documents made in tests.
#[cfg(test)]
pub(super) mod made {
    use crate::message::Message;
    use crate::sources::office::package::Package;
    use crate::sources::office::package::made::packed;
    use crate::sources::sheet::Block;
    use crate::sources::sheet::Paragraph;
    use crate::sources::sheet::Row;
    use crate::sources::sheet::Sheet;

    /// Reads a document of this body, with these other members.
    pub(in crate::sources::office::word) fn refused_or_read(
        body: &str,
        others: &[(&str, &str)],
    ) -> Result<Sheet, Message> {
        let text = format!("<w:document xmlns:w='w'><w:body>{body}</w:body></w:document>");
        let mut members = vec![("word/document.xml", text.as_str())];
        members.extend_from_slice(others);
        let bytes = packed(&members);
        super::read(&mut Package::open(&bytes)?, "word/document.xml")
    }

    /// Reads a document of this body.
    pub(in crate::sources::office::word) fn document(body: &str) -> Sheet {
        refused_or_read(body, &[]).expect("a document")
    }

    /// Returns a paragraph as text, bold as `*`, struck as `~`.
    pub(in crate::sources::office::word) fn marked(paragraph: &Paragraph) -> String {
        let mark = |is_on: bool, mark: &'static str| if is_on { mark } else { "" };
        let runs = paragraph.runs.iter().map(|run| {
            let marks = format!("{}{}", mark(run.is_bold, "*"), mark(run.is_struck, "~"));
            format!("{marks}{}{marks}", run.text)
        });
        runs.collect()
    }

    /// Returns the lines of a document, marked.
    pub(in crate::sources::office::word) fn lines(sheet: &Sheet) -> Vec<String> {
        let line = |block: &Block| match block {
            Block::Line(paragraph) => marked(paragraph),
            Block::Table(rows) => format!("[{}]", rows.len()),
        };
        sheet.blocks.iter().map(line).collect()
    }

    /// Returns the rows of the first table.
    pub(in crate::sources::office::word) fn rows(sheet: &Sheet) -> &[Row] {
        let table = sheet.blocks.iter().find_map(|block| match block {
            Block::Table(rows) => Some(rows.as_slice()),
            Block::Line(_) => None,
        });
        table.expect("a table")
    }
}

#[cfg(test)]
mod tests {
    use super::made::*;

    #[test]
    fn lines_and_tables_come_in_order() {
        let body = "<w:p><w:r><w:t>Log</w:t></w:r></w:p><w:p/><w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>\
            <w:tbl><w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:sdtContent></w:sdt>\
            <w:p><w:r><w:t>End</w:t></w:r></w:p>";
        assert_eq!(lines(&document(body)), ["Log", "[1]", "End"]);
    }

    #[test]
    fn of_alternatives_the_first_is_read_once() {
        let body = "<mc:AlternateContent xmlns:mc='m'><mc:Choice><w:p><w:r><w:t>new</w:t></w:r></w:p></mc:Choice>\
            <mc:Fallback><w:p><w:r><w:t>old</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>";
        assert_eq!(lines(&document(body)), ["new"]);
    }

    #[test]
    fn deep_nesting_is_refused_before_the_stack_is_full() {
        let body = format!("{}{}", "<w:sdt>".repeat(5_000), "</w:sdt>".repeat(5_000));
        assert!(refused_or_read(&body, &[]).expect_err("a refusal").text.contains("256 levels"));
    }
}
