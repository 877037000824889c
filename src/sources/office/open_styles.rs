//! The styles of `OpenDocument`, as far as they carry meaning: bold, struck out, hidden.

#![cfg(any(feature = "docx", feature = "xlsx"))]
#![cfg_attr(not(feature = "xlsx"), allow(dead_code, reason = "only sheets are hidden"))]

use std::collections::HashMap;

use super::paragraphs::Look;
use super::xml::Xml;
use crate::message::Message;

/// How many styles may be derived from each other.
const STEPS: usize = 16;

/// What a style says.
#[derive(Debug, Default)]
struct Style {
    is_bold: Option<bool>,
    is_struck: Option<bool>,
    is_hidden: bool,
    parent: Option<String>,
}

/// The styles of a document, by family and name.
#[derive(Debug, Default)]
pub(super) struct OpenStyles(HashMap<(String, String), Style>);

impl OpenStyles {
    /// Reads the styles of a member, wherever they stand in it.
    pub(super) fn read(&mut self, xml: &mut Xml) -> Result<(), Message> {
        while let Some(tag) = xml.next_child()? {
            match tag.name() {
                "style" => {
                    let mut style = Style { parent: tag.attribute("style:parent-style-name"), ..Style::default() };
                    style.read(xml)?;
                    let part = |name| tag.attribute(name).unwrap_or_default();
                    self.0.insert((part("style:family"), part("style:name")), style);
                }
                "body" => xml.skip()?,
                _ => self.read(xml)?,
            }
        }
        Ok(())
    }

    /// Returns how text of a style looks, where it stands in text that looks like `around`.
    pub(super) fn look(&self, family: &str, name: Option<&str>, around: Look) -> Look {
        let mut bold = None;
        let mut struck = None;
        let mut next = name;
        for _ in 0..STEPS {
            let Some(style) = next.and_then(|name| self.named(family, name)) else { break };
            bold = bold.or(style.is_bold);
            struck = struck.or(style.is_struck);
            next = style.parent.as_deref();
        }
        Look { is_bold: bold.unwrap_or(around.is_bold), is_struck: struck.unwrap_or(around.is_struck) }
    }

    /// Tells whether a table of a style is hidden.
    pub(super) fn is_hidden(&self, name: Option<&str>) -> bool {
        name.and_then(|name| self.named("table", name)).is_some_and(|style| style.is_hidden)
    }

    fn named(&self, family: &str, name: &str) -> Option<&Style> {
        self.0.get(&(family.to_owned(), name.to_owned()))
    }
}

impl Style {
    fn read(&mut self, xml: &mut Xml) -> Result<(), Message> {
        while let Some(tag) = xml.next_child()? {
            match tag.name() {
                "text-properties" => {
                    let weight = tag.attribute("fo:font-weight");
                    self.is_bold = weight.map(|weight| weight == "bold" || weight.parse().is_ok_and(|w: u16| w >= 600));
                    self.is_struck = tag.attribute("style:text-line-through-style").map(|line| line != "none");
                }
                "table-properties" => self.is_hidden = tag.attribute("table:display").as_deref() == Some("false"),
                _ => {}
            }
            xml.skip()?;
        }
        Ok(())
    }
}
