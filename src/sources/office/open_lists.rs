//! The lists of `OpenDocument`: what they number paragraphs with, which stands nowhere in their text.

#![cfg(feature = "docx")]

use std::collections::HashMap;

use super::xml::Tag;
use super::xml::Xml;
use crate::message::Message;
use crate::sources::counting::Count;

/// How many levels a list has.
const LEVELS: usize = 10;

/// How a level of a list is numbered.
#[derive(Debug, Clone, Default)]
struct Level {
    count: Count,
    before: String,
    after: String,
    /// How many levels are shown, the one itself among them.
    shown: usize,
    start: usize,
}

/// The lists of a document, those that are open, and how far each style has been counted.
#[derive(Debug, Default)]
pub(super) struct OpenLists {
    styles: HashMap<String, Vec<Level>>,
    open: Vec<String>,
    counts: HashMap<String, [usize; LEVELS]>,
}

impl OpenLists {
    /// Reads the styles of lists of a member, wherever they stand in it.
    pub(super) fn read(&mut self, xml: &mut Xml) -> Result<(), Message> {
        while let Some(tag) = xml.next_child()? {
            match tag.name() {
                "list-style" => {
                    let mut levels = vec![Level::default(); LEVELS];
                    while let Some(tag) = xml.next_child()? {
                        let at = tag.count("text:level").and_then(|level| level.checked_sub(1));
                        if let Some(level) = at.and_then(|at| levels.get_mut(at)) {
                            *level = Level::of(&tag);
                        }
                        xml.skip()?;
                    }
                    self.styles.insert(tag.attribute("style:name").unwrap_or_default(), levels);
                }
                "body" => xml.skip()?,
                _ => self.read(xml)?,
            }
        }
        Ok(())
    }

    /// Begins the list that was opened; one within another has its style.
    pub(super) fn begin(&mut self, tag: &Tag) {
        let around = self.open.last().cloned();
        let style = tag.attribute("text:style-name").or(around).unwrap_or_default();
        let goes_on = tag.attribute("text:continue-list").is_some()
            || tag.attribute("text:continue-numbering").as_deref() == Some("true");
        if let Some(counts) = self.counts.get_mut(&style).filter(|_| !goes_on) {
            let first = if self.open.len() < LEVELS { self.open.len() } else { LEVELS };
            counts[first..].fill(0);
        }
        self.open.push(style);
    }

    /// Ends the list that was begun last.
    pub(super) fn end(&mut self) {
        self.open.pop();
    }

    /// Counts the item that was opened, and returns what its list numbers it with.
    pub(super) fn next(&mut self, item: &Tag) -> Option<String> {
        let style = self.open.last()?;
        let levels = self.styles.get(style)?;
        let at = self.open.len() - 1;
        let level = levels.get(at)?;
        let counts = self.counts.entry(style.clone()).or_default();
        let next = if counts[at] == 0 { level.start } else { counts[at].saturating_add(1) };
        counts[at] = item.count("text:start-value").unwrap_or(next);
        counts[at + 1..].fill(0);
        let own = level.count.written(counts[at])?;
        let first = (at + 1).saturating_sub(level.shown);
        let above = (first..at).filter_map(|above| levels[above].count.written(counts[above].max(1)));
        let number = above.chain([own]).collect::<Vec<_>>().join(".");
        Some(format!("{}{number}{}", level.before, level.after).trim().to_owned())
    }
}

impl Level {
    fn of(tag: &Tag) -> Self {
        let text = |name| tag.attribute(name).unwrap_or_default();
        Self {
            count: Count::named(&text("style:num-format")),
            before: text("style:num-prefix"),
            after: text("style:num-suffix"),
            shown: tag.count("text:display-levels").unwrap_or(1),
            start: tag.count("text:start-value").unwrap_or(1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STYLES: &str = "<office xmlns:t='t' xmlns:s='s'><list-style style:name='L1'><text:list-level-style-number \
        text:level='1' style:num-format='1' style:num-suffix='.' text:start-value='36'/><text:list-level-style-number \
        text:level='2' style:num-format='a' style:num-prefix='(' style:num-suffix=')'/><text:list-level-style-bullet \
        text:level='3'/></list-style></office>";

    #[test]
    fn items_are_numbered_level_by_level() {
        let mut lists = OpenLists::default();
        lists.read(&mut Xml::new(STYLES)).expect("styles");
        let list = "<text:list text:style-name='L1'><item/><text:list><item/><item/></text:list><item/></text:list>\
                    <text:list text:style-name='L1' text:continue-numbering='true'><item/></text:list>\
                    <text:list text:style-name='L1'><item/></text:list><text:list><item/></text:list>";
        let mut marks = Vec::new();
        walk(&mut Xml::new(list), &mut lists, &mut marks);
        assert_eq!(marks, ["36.", "(a)", "(b)", "37.", "38.", "36.", ""]);
    }

    fn walk(xml: &mut Xml, lists: &mut OpenLists, marks: &mut Vec<String>) {
        while let Some(tag) = xml.next_child().expect("sound XML") {
            if tag.name() == "list" {
                lists.begin(&tag);
                walk(xml, lists, marks);
                lists.end();
            } else {
                marks.push(lists.next(&tag).unwrap_or_default());
                xml.skip().expect("sound XML");
            }
        }
    }
}
