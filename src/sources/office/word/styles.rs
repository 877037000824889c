//! What a paragraph or a run takes from a style and from those that it is based on.

#![cfg(feature = "docx")]

use std::collections::HashMap;

use super::lists::Item;
use crate::message::Message;
use crate::sources::office::paragraphs::Look;
use crate::sources::office::xml::Tag;
use crate::sources::office::xml::Xml;

/// How many styles may be based on each other.
const STEPS: usize = 16;

/// Properties that are on, off, or not spoken of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Toggles {
    bold: Option<bool>,
    strike: Option<bool>,
    double_strike: Option<bool>,
    vanish: Option<bool>,
}

impl Toggles {
    /// Takes note of a property of a run.
    pub(super) fn note(&mut self, tag: &Tag) {
        match tag.name() {
            "b" => self.bold = Some(tag.is_on()),
            "strike" => self.strike = Some(tag.is_on()),
            "dstrike" => self.double_strike = Some(tag.is_on()),
            "vanish" => self.vanish = Some(tag.is_on()),
            _ => {}
        }
    }

    /// Returns these where they speak, else those beneath.
    pub(super) fn over(self, beneath: Self) -> Self {
        Self {
            bold: self.bold.or(beneath.bold),
            strike: self.strike.or(beneath.strike),
            double_strike: self.double_strike.or(beneath.double_strike),
            vanish: self.vanish.or(beneath.vanish),
        }
    }

    /// Returns what the style of a paragraph and that of a run give together: in Word, bold text
    /// within a bold heading stands out by not being bold.
    pub(super) fn beside(self, other: Self) -> Self {
        let either = |one: Option<bool>, two: Option<bool>| match (one, two) {
            (Some(one), Some(two)) => Some(one != two),
            (one, two) => one.or(two),
        };
        Self {
            bold: either(self.bold, other.bold),
            strike: either(self.strike, other.strike),
            double_strike: either(self.double_strike, other.double_strike),
            vanish: either(self.vanish, other.vanish),
        }
    }

    /// Tells whether text with them is not to be seen.
    pub(super) fn is_hidden(self) -> bool {
        self.vanish == Some(true)
    }

    /// Returns how text looks with them.
    pub(super) fn look(self) -> Look {
        let is_on = |toggle: Option<bool>| toggle == Some(true);
        Look { is_bold: is_on(self.bold), is_struck: is_on(self.strike) || is_on(self.double_strike) }
    }
}

/// What a style gives.
#[derive(Debug, Clone, Default)]
pub(super) struct Style {
    /// How its text looks.
    pub(super) look: Toggles,
    /// Its place in a list.
    pub(super) item: Option<Item>,
    /// The rank that it gives to headings.
    pub(super) rank: Option<u8>,
    based_on: Option<String>,
}

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    named: HashMap<String, Style>,
    default: Option<String>,
}

impl Styles {
    /// Reads the member that holds them.
    pub(super) fn read(text: &str) -> Result<Self, Message> {
        let mut styles = Self::default();
        styles.read_inside(&mut Xml::new(text))?;
        Ok(styles)
    }

    fn read_inside(&mut self, xml: &mut Xml) -> Result<(), Message> {
        while let Some(tag) = xml.next_child()? {
            match tag.name() {
                "styles" => self.read_inside(xml)?,
                "style" => {
                    let name = tag.attribute("styleId").unwrap_or_default();
                    let is_paragraph = tag.attribute("type").as_deref() == Some("paragraph");
                    if is_paragraph && tag.attribute("default").is_some_and(|value| value == "1" || value == "true") {
                        self.default = Some(name.clone());
                    }
                    let mut style = Style::default();
                    read_style(xml, &mut style)?;
                    self.named.insert(name, style);
                }
                _ => xml.skip()?,
            }
        }
        Ok(())
    }

    /// Returns what a style gives; nothing when it is not known.
    pub(super) fn named(&self, name: Option<&str>) -> Style {
        let mut given = Style::default();
        let mut next = name;
        for _ in 0..STEPS {
            let Some(style) = next.and_then(|name| self.named.get(name)) else { break };
            given.look = given.look.over(style.look);
            given.item = given.item.or_else(|| style.item.clone());
            given.rank = given.rank.or(style.rank);
            next = style.based_on.as_deref();
        }
        given
    }

    /// Returns how text looks in a paragraph that names no style.
    pub(super) fn default_paragraph(&self) -> Toggles {
        self.named(self.default.as_deref()).look
    }

    /// Returns the list of a paragraph that names no style.
    pub(super) fn default_item(&self) -> Option<Item> {
        self.named(self.default.as_deref()).item
    }
}

/// Returns the rank of a heading, of which the levels are counted from 0; one beyond them is of plain text.
pub(super) fn rank_of(level: &Tag) -> Option<u8> {
    let level = level.count("val").filter(|level| *level < 6)?;
    u8::try_from(level + 1).ok()
}

/// Returns the rank that the name of a style says: `heading 2`.
fn rank_in_name(name: &Tag) -> Option<u8> {
    let name = name.attribute("val")?.to_lowercase();
    name.strip_prefix("heading ")?.parse().ok().filter(|rank| (1..=6).contains(rank))
}

/// Reads a style, its properties of runs and of paragraphs, which may stand within each other.
fn read_style(xml: &mut Xml, style: &mut Style) -> Result<(), Message> {
    while let Some(tag) = xml.next_child()? {
        match tag.name() {
            "rPr" | "pPr" => read_style(xml, style)?,
            "numPr" => style.item = Item::read(xml)?,
            // What a table style gives to its first row is no property of its own.
            "tblStylePr" => xml.skip()?,
            name => {
                match name {
                    "basedOn" => style.based_on = tag.attribute("val"),
                    "outlineLvl" => style.rank = rank_of(&tag),
                    "name" => style.rank = style.rank.or_else(|| rank_in_name(&tag)),
                    _ => {}
                }
                style.look.note(&tag);
                xml.skip()?;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::sources::office::word::document::made::*;

    const STYLES: &str = "<w:styles xmlns:w='w'><w:docDefaults/><w:style w:type='paragraph' w:default='1' \
        w:styleId='Normal'/><w:style w:type='paragraph' w:styleId='Head'><w:rPr><w:b/></w:rPr></w:style>\
        <w:style w:type='paragraph' w:styleId='Sub'><w:basedOn w:val='Head'/></w:style>\
        <w:style w:type='character' w:styleId='Strong'><w:rPr><w:b/></w:rPr></w:style>\
        <w:style w:type='paragraph' w:styleId='One'><w:basedOn w:val='Two'/></w:style>\
        <w:style w:type='paragraph' w:styleId='Two'><w:basedOn w:val='One'/></w:style></w:styles>";

    fn styled(paragraph: &str, run: &str) -> String {
        let body = format!(
            "<w:p><w:pPr><w:pStyle w:val='{paragraph}'/></w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>x</w:t></w:r></w:p>"
        );
        lines(&refused_or_read(&body, &[("word/styles.xml", STYLES)]).expect("a document")).join("/")
    }

    #[test]
    fn bold_comes_from_a_style_or_from_one_that_it_is_based_on() {
        assert_eq!(styled("Head", ""), "*x*");
        assert_eq!(styled("Sub", ""), "*x*");
        assert_eq!(styled("Normal", "<w:rStyle w:val='Strong'/>"), "*x*");
    }

    #[test]
    fn a_run_has_the_last_word_and_strong_text_in_a_bold_heading_is_not_bold() {
        assert_eq!(styled("Head", "<w:b w:val='0'/>"), "x");
        assert_eq!(styled("Head", "<w:rStyle w:val='Strong'/>"), "x");
    }

    #[test]
    fn a_style_gives_its_paragraphs_a_rank() {
        let styles = "<w:styles xmlns:w='w'><w:style w:type='paragraph' w:styleId='H'><w:name w:val='heading 2'/></w:style>\
            <w:style w:type='paragraph' w:styleId='L'><w:pPr><w:outlineLvl w:val='0'/></w:pPr></w:style></w:styles>";
        let body: String = ["H", "L", "N"]
            .map(|style| format!("<w:p><w:pPr><w:pStyle w:val='{style}'/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>"))
            .concat();
        let sheet = refused_or_read(&body, &[("word/styles.xml", styles)]).expect("a document");
        let ranks = sheet.blocks.iter().map(|block| match block {
            crate::sources::Block::Line(line) => line.rank,
            crate::sources::Block::Table(_) => None,
        });
        assert_eq!(ranks.collect::<Vec<_>>(), [Some(2), Some(1), None]);
    }

    #[test]
    fn styles_that_are_based_on_each_other_end() {
        assert_eq!(styled("One", ""), "x");
        assert_eq!(styled("Unknown", ""), "x");
    }
}
