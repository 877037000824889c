//! Numbers that Word gives to the paragraphs of a list, which stand nowhere in their text.

#![cfg(feature = "docx")]

use std::collections::HashMap;

use crate::message::Message;
use crate::sources::counting::Count;
use crate::sources::counting::Counting;
use crate::sources::office::xml::Xml;

/// How many levels a list has.
const LEVELS: usize = 9;

/// The place of a paragraph in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item {
    list: String,
    level: usize,
}

impl Item {
    /// Reads the properties that were opened; a list named 0 is none.
    pub(super) fn read(xml: &mut Xml) -> Result<Option<Self>, Message> {
        let mut item = Self { list: "0".to_owned(), level: 0 };
        while let Some(tag) = xml.next_child()? {
            match tag.name() {
                "numId" => item.list = tag.attribute("val").unwrap_or_default(),
                "ilvl" => item.level = tag.count("val").unwrap_or(0),
                _ => {}
            }
            xml.skip()?;
        }
        Ok((item.list != "0" && item.level < LEVELS).then_some(item))
    }
}

/// How a level of a list is numbered.
#[derive(Debug, Clone, Default)]
struct Level {
    start: Option<usize>,
    count: Count,
    text: String,
}

type Levels = [Level; LEVELS];

/// What a list numbers a paragraph with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Label {
    /// It with the marks around it, such as `36.` or `(a)`.
    pub(super) text: String,
    is_number: bool,
}

/// A list: the numbering that it shares with others, or begins anew.
#[derive(Debug, Default)]
struct List {
    numbering: String,
    restarts: bool,
    starts: [Option<usize>; LEVELS],
}

/// The lists of a document, and how far each has been counted.
#[derive(Debug, Default)]
pub(super) struct Lists {
    numberings: HashMap<String, Levels>,
    named: HashMap<String, List>,
    counts: HashMap<String, [Option<usize>; LEVELS]>,
}

impl Lists {
    /// Reads the member that holds them.
    pub(super) fn read(text: &str) -> Result<Self, Message> {
        let mut lists = Self::default();
        lists.read_inside(&mut Xml::new(text))?;
        Ok(lists)
    }

    fn read_inside(&mut self, xml: &mut Xml) -> Result<(), Message> {
        while let Some(tag) = xml.next_child()? {
            match tag.name() {
                "numbering" => self.read_inside(xml)?,
                "abstractNum" => {
                    let mut levels = Levels::default();
                    while let Some(tag) = xml.next_child()? {
                        let level = tag.count("ilvl").and_then(|level| levels.get_mut(level));
                        match level.filter(|_| tag.name() == "lvl") {
                            Some(level) => *level = Level::read(xml)?,
                            None => xml.skip()?,
                        }
                    }
                    self.numberings.insert(tag.attribute("abstractNumId").unwrap_or_default(), levels);
                }
                "num" => {
                    let list = List::read(xml)?;
                    self.named.insert(tag.attribute("numId").unwrap_or_default(), list);
                }
                _ => xml.skip()?,
            }
        }
        Ok(())
    }

    /// Counts a paragraph; returns what its list numbers it with.
    pub(super) fn next_label(&mut self, item: &Item) -> Option<Label> {
        let list = self.named.get(&item.list)?;
        let levels = self.numberings.get(&list.numbering)?;
        let start = |level: usize| list.starts[level].or(levels[level].start).unwrap_or(1);
        let key = if list.restarts { format!("list {}", item.list) } else { list.numbering.clone() };
        let counts = self.counts.entry(key).or_default();
        counts[item.level] = Some(counts[item.level].map_or(start(item.level), |count| count.saturating_add(1)));
        counts[item.level + 1..].fill(None);
        let own = &levels[..=item.level];
        let mut text = levels[item.level].text.clone();
        for (above, level) in own.iter().enumerate() {
            let place = format!("%{}", above + 1);
            if text.contains(&place) {
                text = text.replace(&place, &level.count.written(counts[above].unwrap_or(start(above)))?);
            }
        }
        let is_number = own.iter().all(|level| level.count.counting == Counting::Figures);
        let is_counted = levels[item.level].count.counting != Counting::Nothing;
        is_counted.then(|| Label { text: text.trim().to_owned(), is_number }).filter(|label| !label.text.is_empty())
    }
}

impl Label {
    /// Returns the number where it is a plain one, without the marks around it.
    pub(super) fn number(&self) -> Option<String> {
        let number = self.text.trim_matches(['.', ')', '(', ':']);
        (self.is_number && !number.is_empty()).then(|| number.to_owned())
    }
}

fn counted(format: &str) -> Count {
    Count::named(match format {
        "decimal" => "1",
        "lowerLetter" => "a",
        "upperLetter" => "A",
        "lowerRoman" => "i",
        "upperRoman" => "I",
        _ => "",
    })
}

impl Level {
    fn read(xml: &mut Xml) -> Result<Self, Message> {
        let mut level = Self::default();
        while let Some(tag) = xml.next_child()? {
            match tag.name() {
                "start" => level.start = tag.count("val"),
                "numFmt" => level.count = counted(tag.attribute("val").as_deref().unwrap_or_default()),
                // A number is short; a long text about it is none that anybody wrote.
                "lvlText" => level.text = tag.attribute("val").filter(|text| text.len() < 64).unwrap_or_default(),
                _ => {}
            }
            xml.skip()?;
        }
        Ok(level)
    }
}

impl List {
    fn read(xml: &mut Xml) -> Result<Self, Message> {
        let mut list = Self::default();
        while let Some(tag) = xml.next_child()? {
            match tag.name() {
                "lvlOverride" => {
                    let level = tag.count("ilvl").filter(|level| *level < LEVELS);
                    while let Some(tag) = xml.next_child()? {
                        if let Some(level) = level.filter(|_| tag.name() == "startOverride") {
                            list.restarts = true;
                            list.starts[level] = tag.count("val");
                        }
                        xml.skip()?;
                    }
                }
                name => {
                    if name == "abstractNumId" {
                        list.numbering = tag.attribute("val").unwrap_or_default();
                    }
                    xml.skip()?;
                }
            }
        }
        Ok(list)
    }
}

#[cfg(test)]
mod tests {
    use crate::sources::Block;
    use crate::sources::office::word::document::made::*;

    const LISTS: &str = "<w:numbering xmlns:w='w'><w:abstractNum w:abstractNumId='7'><w:lvl w:ilvl='0'><w:start \
        w:val='4'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl><w:lvl w:ilvl='1'><w:numFmt \
        w:val='decimal'/><w:lvlText w:val='%1.%2)'/></w:lvl><w:lvl w:ilvl='2'><w:numFmt w:val='bullet'/>\
        <w:lvlText w:val='o'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num>\
        <w:num w:numId='2'><w:abstractNumId w:val='7'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/>\
        </w:lvlOverride></w:num></w:numbering>";

    fn row(list: u8, level: u8, text: &str) -> String {
        format!(
            "<w:tr><w:tc><w:p><w:pPr><w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{list}'/></w:numPr></w:pPr>\
             <w:r><w:t>{text}</w:t></w:r></w:p></w:tc></w:tr>"
        )
    }

    #[test]
    fn a_cell_of_nothing_but_an_automatic_number_gives_that_number() {
        let items = [row(1, 0, ""), row(1, 0, "words"), row(1, 0, ""), row(1, 1, ""), row(1, 1, ""), row(1, 2, "")];
        let body = format!("<w:tbl>{}{}{}{}</w:tbl>", items.concat(), row(2, 0, ""), row(0, 0, ""), row(9, 0, ""));
        let sheet = refused_or_read(&body, &[("word/numbering.xml", LISTS)]).expect("a document");
        let texts: Vec<_> = rows(&sheet).iter().map(|row| row.cells[0].text()).collect();
        assert_eq!(texts, ["4", "words", "6", "6.1", "6.2", "", "1", "", ""]);
    }

    #[test]
    fn what_a_list_numbers_a_paragraph_with_is_kept_beside_its_text() {
        let letters =
            LISTS.replace("w:val='decimal'/><w:lvlText w:val='%1.%2)'", "w:val='lowerLetter'/><w:lvlText w:val='(%2)'");
        let items = [(0, "Minutes"), (1, "noted"), (1, "sent"), (2, "by post"), (0, "Any other business")];
        let paragraph =
            |(level, text): (u8, &str)| row(1, level, text).replace("<w:tr><w:tc>", "").replace("</w:tc></w:tr>", "");
        let body: String = items.into_iter().map(paragraph).collect();
        let sheet = refused_or_read(&body, &[("word/numbering.xml", &letters)]).expect("a document");
        let mark = |block: &Block| match block {
            Block::Line(paragraph) => paragraph.mark.clone().unwrap_or_default(),
            Block::Table(_) => "a table".to_owned(),
        };
        assert_eq!(sheet.blocks.iter().map(mark).collect::<Vec<_>>(), ["4.", "(a)", "(b)", "", "5."]);
    }
}
