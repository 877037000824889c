//! Text of a workbook of which a part is bold or struck out: the words are known, the cells are not.

#![cfg(feature = "xlsx")]

use std::collections::HashMap;

use super::paragraphs::Flow;
use super::paragraphs::Look;
use super::xml::Xml;
use crate::message::Message;
use crate::sources::sheet::Paragraph;

/// A piece of text and how it looks, where it does not look as its cell does.
pub(super) type Piece = (String, Option<Look>);

/// The texts that are formatted in part, by what they say.
#[derive(Debug, Default)]
pub(super) struct Rich(HashMap<String, Vec<Piece>>);

impl Rich {
    /// Reads the member that holds the texts of all cells.
    ///
    /// A text that another cell has in another format is not believed, as the cells are not told apart.
    pub(super) fn read(text: &str) -> Result<Self, Message> {
        let mut rich = Self::default();
        let mut clashes = Vec::new();
        for_each(text, |pieces| {
            if pieces.iter().any(|(_, look)| look.is_some()) {
                let said = said(&pieces);
                if rich.0.get(&said).is_some_and(|known| *known != pieces) {
                    clashes.push(said);
                } else {
                    rich.0.insert(said, pieces);
                }
            }
        })?;
        if !rich.0.is_empty() {
            for_each(text, |pieces| {
                if pieces.iter().all(|(_, look)| look.is_none()) {
                    rich.0.remove(&said(&pieces));
                }
            })?;
        }
        for clash in clashes {
            rich.0.remove(&clash);
        }
        Ok(rich)
    }

    /// Returns the paragraphs of a text that is formatted in part.
    pub(super) fn paragraphs(&self, text: &str, look: Look) -> Option<Vec<Paragraph>> {
        if self.0.is_empty() {
            return None;
        }
        let pieces = self.0.get(&said(&[(text.to_owned(), None)]))?;
        Some(paragraphs_of(pieces, look))
    }
}

/// Returns pieces as paragraphs; those that do not look as their cell does look for themselves.
pub(super) fn paragraphs_of(pieces: &[Piece], look: Look) -> Vec<Paragraph> {
    let mut flow = Flow::default();
    for (text, own) in pieces {
        flow.push_lines(text, own.unwrap_or(look));
    }
    flow.finish()
}

/// Returns what pieces say, whatever their blanks.
fn said(pieces: &[Piece]) -> String {
    let text: String = pieces.iter().map(|(text, _)| text.as_str()).collect();
    text.split_whitespace().collect()
}

/// Takes the texts of all cells one after the other.
fn for_each(text: &str, mut take: impl FnMut(Vec<Piece>)) -> Result<(), Message> {
    let mut xml = Xml::new(text);
    if xml.next_child()?.is_none() {
        return Ok(());
    }
    while let Some(tag) = xml.next_child()? {
        match tag.name() {
            "si" => take(read_pieces(&mut xml)?),
            _ => xml.skip()?,
        }
    }
    Ok(())
}

/// Reads the pieces of the text that was opened.
pub(super) fn read_pieces(xml: &mut Xml) -> Result<Vec<Piece>, Message> {
    let mut pieces = Vec::new();
    while let Some(tag) = xml.next_child()? {
        match tag.name() {
            "t" => pieces.push((xml.text()?, None)),
            "r" => {
                let mut look = None;
                while let Some(tag) = xml.next_child()? {
                    match tag.name() {
                        "rPr" => look = Some(read_look(xml)?),
                        "t" => pieces.push((xml.text()?, look)),
                        _ => xml.skip()?,
                    }
                }
            }
            _ => xml.skip()?,
        }
    }
    Ok(pieces)
}

fn read_look(xml: &mut Xml) -> Result<Look, Message> {
    let mut look = Look::default();
    while let Some(tag) = xml.next_child()? {
        match tag.name() {
            "b" => look.is_bold = tag.is_on(),
            "strike" => look.is_struck = tag.is_on(),
            _ => {}
        }
        xml.skip()?;
    }
    Ok(look)
}

#[cfg(test)]
mod tests {
    use super::*;

    const STRINGS: &str = "<sst><si><t>plain</t></si><si><r><t>as the cell </t></r><r><rPr><strike/></rPr>\
        <t xml:space='preserve'>9 Dec\n</t></r><r><rPr><b/></rPr><t>6 Jan</t></r></si>\
        <si><r><rPr><b/></rPr><t>Twice</t></r></si><si><t>Twice</t></si></sst>";

    #[test]
    fn what_is_formatted_in_part_is_known_by_its_words() {
        let rich = Rich::read(STRINGS).expect("texts");
        let paragraphs = rich.paragraphs("as the cell9 Dec\n6 Jan", Look { is_bold: true, is_struck: false });
        let paragraphs = paragraphs.expect("paragraphs");
        let looks: Vec<_> = paragraphs.iter().flat_map(|paragraph| &paragraph.runs).collect();
        let looks: Vec<_> = looks.iter().map(|run| (run.text.as_str(), run.is_bold, run.is_struck)).collect();
        assert_eq!(looks, [("as the cell ", true, false), ("9 Dec", false, true), ("6 Jan", true, false)]);
        assert_eq!(rich.paragraphs("plain", Look::default()), None);
    }

    #[test]
    fn words_that_look_differently_in_two_cells_are_left_as_the_cell_is() {
        assert_eq!(Rich::read(STRINGS).expect("texts").paragraphs("Twice", Look::default()), None);
    }
}
