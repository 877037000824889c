//! A document while it is being read, with what its paragraphs take from elsewhere.

#![cfg(feature = "docx")]

use super::lists::Lists;
use super::notes::Notes;
use super::notes::plain_text;
use super::styles::Styles;
use crate::message::Message;
use crate::sources::office::limits::Budget;
use crate::sources::office::xml::Piece;
use crate::sources::office::xml::Tag;
use crate::sources::office::xml::Xml;
use crate::sources::sheet::Aside;

/// A document that is being read.
pub(super) struct Document<'x> {
    pub(super) xml: Xml<'x>,
    pub(super) styles: Styles,
    pub(super) lists: Lists,
    pub(super) budget: Budget,
    /// For each field that has begun and not ended, whether its instructions are over.
    pub(super) fields: Vec<bool>,
    /// The number that the paragraph read last was given by its list.
    pub(super) number: Option<String>,
    pub(super) notes: Notes,
    /// What hangs on the paragraphs that were read last.
    pub(super) asides: Vec<Aside>,
    /// Whether the form field that was opened last shows only what to fill in.
    pub(super) is_prompt: bool,
}

/// Tells whether an element holds no text that a reader sees.
fn is_left_out(name: &str) -> bool {
    matches!(
        name,
        "del" | "moveFrom" | "delText" | "instrText" | "delInstrText" | "rt" | "binData" | "sectPr" | "pPr" | "rPr"
    ) || matches!(name, "tblPr" | "tblPrEx" | "tblGrid" | "trPr" | "tcPr" | "sdtEndPr" | "smartTagPr")
}

impl Document<'_> {
    /// Passes over an element that holds nothing to read where it stands, and notes what it is; tells whether it was one.
    pub(super) fn passes_over(&mut self, tag: &Tag) -> Result<bool, Message> {
        match tag.name() {
            "sdtPr" => {
                self.is_prompt = false;
                while let Some(tag) = self.xml.next_child()? {
                    self.is_prompt |= tag.name() == "showingPlcHdr" && tag.is_on();
                    self.xml.skip()?;
                }
            }
            "sdtContent" if std::mem::take(&mut self.is_prompt) => self.xml.skip()?,
            "blip" | "imagedata" => {
                if self.asides.last() != Some(&Aside::Picture) {
                    self.asides.push(Aside::Picture);
                }
                self.xml.skip()?;
            }
            "txbxContent" => {
                let text = plain_text(&mut self.xml)?;
                if !text.is_empty() {
                    self.asides.push(Aside::TextBox(text));
                }
            }
            name if is_left_out(name) => self.xml.skip()?,
            _ => match self.notes.referred_to(tag) {
                Some(aside) => {
                    self.asides.push(aside);
                    self.xml.skip()?;
                }
                None => return Ok(false),
            },
        }
        Ok(true)
    }

    /// Reads the first of several ways in which the same is said, and passes over the others.
    pub(super) fn first_choice(
        &mut self,
        mut read: impl FnMut(&mut Self) -> Result<(), Message>,
    ) -> Result<(), Message> {
        let mut is_read = false;
        while let Some(piece) = self.xml.next()? {
            match piece {
                Piece::Open(_) if is_read => self.xml.skip()?,
                Piece::Open(_) => {
                    is_read = true;
                    read(self)?;
                }
                Piece::Close => break,
                Piece::Text(_) => {}
            }
        }
        Ok(())
    }
}
