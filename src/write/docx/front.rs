//! What stands around the title of the paper: that it is exempt, the logo, whose paper it is, and whom to ask.

use super::paragraph::{paragraph, run, styled};
use super::style_names::StyleNames;
use super::xml::{NAMES, Xml};
use crate::page::front::{Front, Place};
use crate::page::sanitize::one_line;

/// A picture on the paper: how the document calls it, and how large it is in dots.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Logo {
    pub(crate) width: u32,
    pub(crate) height: u32,
}

impl Logo {
    /// How the document calls the picture.
    pub(crate) const ID: &'static str = "logo";

    /// Returns how large it is drawn, in parts of which a millimetre has 36,000: as large as dots usually are, and no
    /// more than 60 mm by 18 mm.
    fn drawn(self) -> (u64, u64) {
        const DOT: u64 = 9_525;
        const MOST: (u64, u64) = (60 * 36_000, 18 * 36_000);
        let (width, height) = (u64::from(self.width).max(1), u64::from(self.height).max(1));
        if width * DOT <= MOST.0 && height * DOT <= MOST.1 {
            (width * DOT, height * DOT)
        } else if width * MOST.1 >= height * MOST.0 {
            (MOST.0, (MOST.0 * height / width).max(1))
        } else {
            ((MOST.1 * width / height).max(1), MOST.1)
        }
    }
}

/// Writes what stands above the title.
pub(crate) fn above(xml: &mut Xml, front: &Front, logo: Option<Logo>) {
    if let Some(exempt) = front.at(Place::Exempt) {
        paragraph(xml, "Exempt", exempt);
    }
    let number = front.at(Place::Paper);
    if logo.is_some() || number.is_some() {
        styled(xml, "AgendaItem", |xml| {
            if let Some(logo) = logo {
                xml.within("w:r", &[], |xml| drawing(xml, logo, &front.logo));
            }
            if let Some(number) = number {
                xml.within("w:r", &[], |xml| xml.leaf("w:tab", &[]));
                run(xml, None, &[&one_line(number)]);
            }
        });
    }
    for (place, style) in [(Place::Body, "PaperBody"), (Place::Committee, "PaperCommittee")] {
        if let Some(words) = front.at(place) {
            paragraph(xml, style, words);
        }
    }
}

/// Writes what stands below the title and the occasion.
pub(crate) fn below(xml: &mut Xml, front: &Front) {
    if let Some(contact) = &front.contact {
        paragraph(xml, "PaperContact", contact);
    }
}

/// The style of the header of an exempt paper, by which it is known again in a template that is a paper.
pub(crate) const EXEMPT_STYLE: &str = "ExemptHeader";

/// Writes the header of an exempt paper.
pub(crate) fn exempt_header(exempt: &str, styles: &StyleNames) -> Vec<u8> {
    let mut xml = Xml::in_styles(styles.clone());
    xml.within("w:hdr", NAMES, |xml| paragraph(xml, EXEMPT_STYLE, exempt));
    xml.done()
}

/// Draws a picture in its line, with what it says to those who do not see it.
fn drawing(xml: &mut Xml, logo: Logo, words: &str) {
    const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";
    const DRAWING: (&str, &str) = ("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main");
    const PLACED: (&str, &str) = ("xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing");
    let (width, height) = logo.drawn();
    let (width, height) = (width.to_string(), height.to_string());
    let words = one_line(words);
    // A number that the drawings in a header of somebody's are not likely to have.
    let named = [("id", "9001"), ("name", "Logo"), ("descr", words.as_str())];
    xml.within("w:drawing", &[], |xml| {
        let apart = ["distT", "distB", "distL", "distR"].map(|side| (side, "0"));
        xml.within("wp:inline", &[&[PLACED], apart.as_slice()].concat(), |xml| {
            xml.leaf("wp:extent", &[("cx", &width), ("cy", &height)]);
            xml.leaf("wp:docPr", &named);
            xml.within("a:graphic", &[DRAWING], |xml| {
                xml.within("a:graphicData", &[("uri", PICTURE)], |xml| {
                    xml.within("pic:pic", &[("xmlns:pic", PICTURE)], |xml| {
                        xml.within("pic:nvPicPr", &[], |xml| {
                            xml.leaf("pic:cNvPr", &named);
                            xml.leaf("pic:cNvPicPr", &[]);
                        });
                        xml.within("pic:blipFill", &[], |xml| {
                            xml.leaf("a:blip", &[("r:embed", Logo::ID)]);
                            xml.within("a:stretch", &[], |xml| xml.leaf("a:fillRect", &[]));
                        });
                        xml.within("pic:spPr", &[], |xml| shape(xml, &width, &height));
                    });
                });
            });
        });
    });
}

fn shape(xml: &mut Xml, width: &str, height: &str) {
    xml.within("a:xfrm", &[], |xml| {
        xml.leaf("a:off", &[("x", "0"), ("y", "0")]);
        xml.leaf("a:ext", &[("cx", width), ("cy", height)]);
    });
    xml.within("a:prstGeom", &[("prst", "rect")], |xml| xml.leaf("a:avLst", &[]));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_logo_keeps_its_shape_within_its_bounds_and_is_not_drawn_larger_than_it_is() {
        let check = |width, height, drawn| assert_eq!(Logo { width, height }.drawn(), drawn, "{width} by {height}");
        check(100, 50, (952_500, 476_250));
        check(600, 180, (2_160_000, 648_000));
        check(1_200, 180, (2_160_000, 324_000));
        check(600, 600, (648_000, 648_000));
        check(10_000, 1, (2_160_000, 216));
        check(1, 10_000, (64, 648_000));
    }
}
