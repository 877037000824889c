//! How much an SVG draws, with what it draws again by `<use>`: a few lines can be a hundred million shapes.

#![cfg(any(feature = "docx", feature = "html", feature = "xlsx"))]

use std::collections::HashMap;

use quick_xml::events::{BytesStart, Event};

/// More elements than any logo draws.
const MOST: u64 = 100_000;
/// How often what is drawn again may draw again.
const DEPTH: usize = 16;

/// The elements of an SVG: how many are in each that has a name, and what those draw again.
#[derive(Debug, Default)]
pub(super) struct Repeats {
    /// The names of the elements that are open; none where one has none.
    open: Vec<Option<String>>,
    named: HashMap<String, (u64, Vec<String>)>,
}

impl Repeats {
    /// Notes what begins or ends.
    pub(super) fn note(&mut self, event: &Event) {
        match event {
            Event::Start(tag) => self.begin(tag),
            Event::Empty(tag) => {
                self.begin(tag);
                self.open.pop();
            }
            Event::End(_) => drop(self.open.pop()),
            _ => {}
        }
    }

    fn begin(&mut self, tag: &BytesStart) {
        self.open.push(attribute(tag, "id"));
        self.count(tag);
    }

    /// Counts an element in all that are open, and in the whole, which has no name.
    fn count(&mut self, tag: &BytesStart) {
        let again = (tag.local_name().into_inner() == "use").then(|| attribute(tag, "href")).flatten();
        let again = again.and_then(|target| target.strip_prefix('#').map(str::to_owned));
        for name in self.open.iter().flatten().map(String::as_str).chain([""]) {
            if !self.named.contains_key(name) {
                self.named.insert(name.to_owned(), (0, Vec::new()));
            }
            if let Some((count, repeated)) = self.named.get_mut(name) {
                *count += 1;
                repeated.extend(again.clone());
            }
        }
    }

    /// Tells whether more is drawn than any logo draws.
    pub(super) fn are_endless(&self) -> bool {
        self.drawn("", DEPTH, &mut HashMap::new()) > MOST
    }

    fn drawn<'r>(&'r self, name: &'r str, depth: usize, known: &mut HashMap<&'r str, u64>) -> u64 {
        if let Some(known) = known.get(name) {
            return *known;
        }
        let Some((count, repeated)) = self.named.get(name) else { return 0 };
        if depth == 0 {
            return u64::MAX;
        }
        let drawn =
            repeated.iter().fold(*count, |sum, target| sum.saturating_add(self.drawn(target, depth - 1, known)));
        known.insert(name, drawn);
        drawn
    }
}

fn attribute(tag: &BytesStart, name: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|attribute| attribute.key.local_name().into_inner() == name)?;
    Some(found.value.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, is_endless: bool) {
        let mut reader = quick_xml::Reader::from_str(text);
        let mut repeats = Repeats::default();
        loop {
            match reader.read_event().expect("well formed") {
                Event::Eof => break,
                event => repeats.note(&event),
            }
        }
        assert_eq!(repeats.are_endless(), is_endless, "{text}");
    }

    #[test]
    fn what_is_drawn_again_is_counted_as_often_as_it_is_drawn() {
        check("<svg><g id='a'><path/></g><use href='#a'/><use xlink:href='#b'/></svg>", false);
        let level = |of: usize| format!("<g id='a{of}'>{}</g>", format!("<use href='#a{}'/>", of + 1).repeat(10));
        let levels =
            |count: usize| format!("<svg>{}<path id='a{count}'/></svg>", (0..count).map(level).collect::<String>());
        check(&levels(3), false);
        check(&levels(8), true);
        check("<svg id='a'><use href='#a'/></svg>", true);
    }
}
