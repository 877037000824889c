//! The lists of the document: the program's own, or those of a template and the program's own behind them.

use std::collections::HashSet;

use super::opened::{Child, Opened};
use super::parts::NUMBERING;

/// The lists of a document, and the number of the program's own among them.
#[derive(Debug)]
pub(crate) struct Lists {
    pub(crate) xml: String,
    pub(crate) own: u32,
}

impl Lists {
    /// Takes the program's own alone.
    pub(crate) fn own() -> Self {
        Self { xml: NUMBERING.to_owned(), own: 1 }
    }

    /// Takes the lists of a template, and the program's own behind them: all shapes stand before all lists.
    pub(crate) fn of_template(theirs: &str) -> Self {
        let mut lists = Opened::new(theirs);
        let (kind, own) = (free(&lists, "abstractNum", "abstractNumId"), free(&lists, "num", "numId"));
        for mut part in Opened::new(NUMBERING).children {
            part.xml = part.xml.replace("bstractNumId=\"0\"", &format!("bstractNumId=\"{kind}\""));
            part.xml = part.xml.replace("w:numId=\"1\"", &format!("w:numId=\"{own}\""));
            let kind = format!("<w:abstractNumId w:val=\"{kind}\"/>");
            part.xml = part.xml.replace("<w:abstractNumId w:val=\"0\"/>", &kind);
            let is_shape = part.name == "abstractNum";
            let part = Child::own(&part.name, &part.xml);
            lists.put(part, |name| name == "numIdMacAtCleanup" || is_shape && name == "num");
        }
        Self { xml: lists.whole(), own }
    }
}

/// Returns the first number that no list, or no shape of one, has.
fn free(lists: &Opened, element: &str, number: &str) -> u32 {
    let parts = lists.children.iter().filter(|part| part.name == element);
    let taken: HashSet<u32> = parts.filter_map(|part| part.attribute(element, number)?.trim().parse().ok()).collect();
    (1..=u32::MAX).find(|number| !taken.contains(number)).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_programs_own_list_stands_behind_those_of_a_template() {
        let theirs = "<w:numbering><w:numPicBullet/><w:abstractNum w:abstractNumId='1'><w:lvl/></w:abstractNum><w:num w:numId='3'>\
                      <w:abstractNumId w:val='1'/></w:num><w:num w:numId='1'/><w:numIdMacAtCleanup w:val='1'/></w:numbering>";
        let lists = Lists::of_template(theirs);
        let order: Vec<usize> =
            ["abstractNumId='1'", "abstractNumId=\"2\"", "numId='3'", "numId='1'", "numId=\"2\"", "AtCleanup"]
                .iter()
                .map(|part| lists.xml.find(part).expect("it is there"))
                .collect();
        assert!(order.is_sorted(), "{}", lists.xml);
        assert_eq!((lists.own, lists.xml.matches("<w:abstractNumId w:val=\"2\"/>").count()), (2, 1));
    }

    #[test]
    fn a_template_may_have_shapes_and_no_list() {
        for theirs in ["<w:numbering/>", "<w:numbering><w:abstractNum w:abstractNumId=\"0\"/></w:numbering>"] {
            let lists = Lists::of_template(theirs);
            assert!(lists.xml.ends_with("</w:num></w:numbering>"), "{}", lists.xml);
            assert_eq!(
                (lists.own, lists.xml.matches("<w:abstractNum ").count()),
                (1, 1 + theirs.matches("<w:abstractNum ").count())
            );
        }
    }
}
