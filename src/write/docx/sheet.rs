//! The sheets that the document is laid out for, with the headers and footers on them.

use super::xml::Xml;
use crate::sources::{PageSetup, Pages};

/// A4 on its side, with 15 mm of margin.
pub(crate) const A4_ON_ITS_SIDE: PageSetup = PageSetup {
    width: 16_838,
    height: 11_906,
    is_landscape: true,
    left: 850,
    right: 850,
    gutter: 0,
    top: 850,
    bottom: 850,
    header: 425,
    footer: 425,
};

/// The sheets of a document.
#[derive(Debug)]
pub(crate) struct Sheet {
    /// How large they are.
    pub(crate) setup: PageSetup,
    /// Whether the first has a header and a footer of its own.
    pub(crate) first_differs: bool,
    /// The headers and footers: what each is, on which pages, and how the document calls it.
    pub(crate) around: Vec<(&'static str, Pages, String)>,
}

impl Sheet {
    /// Returns what is left between the margins, in twentieths of a point.
    pub(crate) fn breadth(&self) -> usize {
        usize::try_from(self.setup.breadth()).unwrap_or(usize::MAX)
    }

    /// Returns what is left between the top and the bottom, in twentieths of a point.
    pub(crate) fn depth(&self) -> usize {
        usize::try_from(self.setup.depth()).unwrap_or(usize::MAX)
    }

    /// Writes what the sheets are, at the end of the document.
    pub(crate) fn write(&self, xml: &mut Xml) {
        let PageSetup { width, height, is_landscape, left, right, gutter, top, bottom, header, footer } = self.setup;
        xml.within("w:sectPr", &[], |xml| {
            for (what, pages, id) in &self.around {
                xml.leaf(&format!("w:{what}Reference"), &[("w:type", type_of(*pages)), ("r:id", id)]);
            }
            let [width, height] = [width, height].map(|length| length.to_string());
            let size = [("w:w", width.as_str()), ("w:h", &height)];
            let turned = is_landscape.then_some(("w:orient", "landscape"));
            xml.leaf("w:pgSz", &size.into_iter().chain(turned).collect::<Vec<_>>());
            let lengths =
                [i64::from(top), right.into(), bottom.into(), left.into(), header.into(), footer.into(), gutter.into()];
            let lengths = lengths.map(|length| length.to_string());
            let sides = ["w:top", "w:right", "w:bottom", "w:left", "w:header", "w:footer", "w:gutter"];
            xml.leaf("w:pgMar", &sides.into_iter().zip(lengths.iter().map(String::as_str)).collect::<Vec<_>>());
            if self.first_differs {
                xml.leaf("w:titlePg", &[]);
            }
        });
    }
}

const fn type_of(pages: Pages) -> &'static str {
    match pages {
        Pages::Usual => "default",
        Pages::First => "first",
        Pages::Even => "even",
    }
}
