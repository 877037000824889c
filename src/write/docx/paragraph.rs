//! A paragraph of the document, and the text in it.

use unicode_bidi::{BidiClass, bidi_class};

use super::xml::Xml;
use crate::page::sanitize::one_line;

/// Writes a paragraph of one style.
pub(crate) fn paragraph(xml: &mut Xml, style: &str, text: &str) {
    styled(xml, style, |xml| run(xml, None, &[&one_line(text)]));
}

/// Writes a paragraph of a style with what is in it.
pub(crate) fn styled(xml: &mut Xml, style: &str, inside: impl FnOnce(&mut Xml)) {
    xml.within("w:p", &[], |xml| {
        xml.within("w:pPr", &[], |xml| xml.leaf("w:pStyle", &[("w:val", style)]));
        inside(xml);
    });
}

/// Writes lines of text, of a character style where they have one; one that begins from right to left is told to go on so.
pub(crate) fn run(xml: &mut Xml, style: Option<&str>, lines: &[&str]) {
    for (at, line) in lines.iter().enumerate() {
        let is_turned = is_right_to_left(line);
        // The stroke after a name is not of the name.
        let (line, stroke) =
            line.strip_suffix(" /").filter(|_| is_turned).map_or((*line, None), |name| (name, Some(" /")));
        xml.within("w:r", &[], |xml| {
            if style.is_some() || is_turned {
                xml.within("w:rPr", &[], |xml| {
                    if let Some(style) = style {
                        xml.leaf("w:rStyle", &[("w:val", style)]);
                    }
                    if is_turned {
                        xml.leaf("w:rtl", &[]);
                    }
                });
            }
            if at > 0 {
                xml.leaf("w:br", &[]);
            }
            xml.within("w:t", &[("xml:space", "preserve")], |xml| xml.text(line));
        });
        if let Some(stroke) = stroke {
            run(xml, style, &[stroke]);
        }
    }
}

/// Tells whether the first letter of a line is one that is written from right to left.
fn is_right_to_left(line: &str) -> bool {
    use BidiClass::{AL, L, R};
    line.chars().map(bidi_class).find(|class| matches!(class, L | R | AL)).is_some_and(|class| class != L)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_letter_says_which_way_a_line_goes() {
        let check = |line: &str, is_turned: bool| assert_eq!(is_right_to_left(line), is_turned, "{line}");
        check("Rik Basra /", false);
        check("دانا الأحمد /", true);
        check("3. יעל כהן", true);
        check("12 / 7", false);
        check("Zoë (دانا)", false);
    }
}
