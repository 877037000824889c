//! The lists of the document: the program's own, or those of a template and the program's own behind them.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::parts::NUMBERING;
use super::styles::WORD;

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

    /// Takes the lists of a template, and the program's own behind them.
    pub(crate) fn of_template(theirs: &str) -> Self {
        let Places { first, behind, highest, highest_kind } = Places::of(theirs);
        let own = highest.saturating_add(1);
        let kind = highest_kind.saturating_add(1).to_string();
        let part = |name: &str| {
            let end = format!("</{name}>");
            let (start, stop) = (NUMBERING.find(&format!("<{name} ")), NUMBERING.find(&end));
            let text = start.zip(stop).map_or("", |(start, stop)| &NUMBERING[start..stop + end.len()]);
            text.replacen(&format!("<{name} "), &format!("<{name} xmlns:w=\"{WORD}\" "), 1)
        };
        let shape = part("w:abstractNum").replace("w:abstractNumId=\"0\"", &format!("w:abstractNumId=\"{kind}\""));
        let list = part("w:num").replace("w:numId=\"1\"", &format!("w:numId=\"{own}\""));
        let list = list.replace("<w:abstractNumId w:val=\"0\"/>", &format!("<w:abstractNumId w:val=\"{kind}\"/>"));
        let xml = [&theirs[..first], &shape, &theirs[first..behind], &list, &theirs[behind..]].concat();
        Self { xml, own }
    }
}

/// Where lists stand in a part: their shapes before the lists themselves.
struct Places {
    /// Where the first list begins.
    first: usize,
    /// Where the last one ends.
    behind: usize,
    highest: u32,
    highest_kind: u32,
}

impl Places {
    fn of(part: &str) -> Self {
        let mut reader = Reader::from_str(part);
        let end = part.rfind("</").unwrap_or(part.len());
        let mut places = Self { first: end, behind: end, highest: 0, highest_kind: 0 };
        let mut has_list = false;
        loop {
            let before = usize::try_from(reader.buffer_position()).unwrap_or(end);
            let event = reader.read_event();
            let after = usize::try_from(reader.buffer_position()).unwrap_or(end);
            match &event {
                Ok(Event::Eof) | Err(_) => return places,
                Ok(Event::Start(tag) | Event::Empty(tag)) => match tag.local_name().into_inner() {
                    "abstractNum" => places.highest_kind = places.highest_kind.max(number(tag, "abstractNumId")),
                    "num" => {
                        places.highest = places.highest.max(number(tag, "numId"));
                        places.first = if has_list { places.first } else { before };
                        has_list = true;
                        places.behind = after;
                    }
                    _ => {}
                },
                Ok(Event::End(tag)) if tag.local_name().into_inner() == "num" => places.behind = after,
                Ok(_) => {}
            }
        }
    }
}

fn number(tag: &BytesStart, name: &str) -> u32 {
    let found = tag.attributes().flatten().find(|attribute| attribute.key.local_name().into_inner() == name);
    found.and_then(|attribute| attribute.value.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_programs_own_list_stands_behind_those_of_a_template() {
        let theirs = "<w:numbering><w:abstractNum w:abstractNumId='7'><w:lvl/></w:abstractNum><w:num w:numId='3'>\
                      <w:abstractNumId w:val='7'/></w:num><w:num w:numId='2'/><w:numIdMacAtCleanup w:val='1'/></w:numbering>";
        let lists = Lists::of_template(theirs);
        let order: Vec<usize> =
            ["abstractNumId='7'", "abstractNumId=\"8\"", "numId='3'", "numId='2'", "numId=\"4\"", "AtCleanup"]
                .iter()
                .map(|part| lists.xml.find(part).expect("it is there"))
                .collect();
        assert!(order.is_sorted(), "{}", lists.xml);
        assert_eq!((lists.own, lists.xml.matches("<w:abstractNumId w:val=\"8\"/>").count()), (4, 1));
    }

    #[test]
    fn a_template_may_have_shapes_and_no_list() {
        for theirs in
            ["<w:numbering></w:numbering>", "<w:numbering><w:abstractNum w:abstractNumId=\"0\"/></w:numbering>"]
        {
            let lists = Lists::of_template(theirs);
            assert!(lists.xml.ends_with("</w:num></w:numbering>"), "{}", lists.xml);
            assert_eq!(
                (lists.own, lists.xml.matches("<w:abstractNum ").count()),
                (1, 1 + theirs.matches("<w:abstractNum ").count())
            );
        }
    }
}
