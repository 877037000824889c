//! A document while it is being read, with what its paragraphs take from elsewhere.

#![cfg(feature = "docx")]

use super::lists::Lists;
use super::styles::Styles;
use crate::message::Message;
use crate::sources::office::limits::Budget;
use crate::sources::office::xml::Piece;
use crate::sources::office::xml::Xml;

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
}

impl Document<'_> {
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
