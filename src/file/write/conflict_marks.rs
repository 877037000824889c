//! What two copies of a log say differently, marked in its text as git marks conflicts: each field by itself.

use std::ops::Range;

use super::blocks::{Block, repeated};
use super::text_lines::Page;
use super::toml_text::{Entry, entries, of_log, of_person};
use crate::file::read::parsed::Parsed;
use crate::file::read::tree::Value;
use crate::model::{Action, Comment, Field, Further, Log};

/// The lines of a mark: ours follows, theirs follows, and theirs ends.
const OURS: &str = "<<<<<<< ours";
const BETWEEN: &str = "=======";
const THEIRS: &str = ">>>>>>> theirs";

/// Returns a text that holds `ours` with marks where `theirs` says otherwise: the same log, decided the other way.
pub(crate) fn marked(text: &str, ours: &Log, theirs: &Log) -> String {
    let (parsed, _, _) = Parsed::read(text);
    let mut marks = Marks { page: Page::new(text), marks: Vec::new() };
    let head = parsed.head();
    if let Some(log) = head.get("log") {
        marks.fields(Block::of(log), &of_log(ours), &of_log(theirs));
    }
    let people = repeated(head.get("people"));
    for ((block, own), their) in people.into_iter().zip(&ours.people).zip(&theirs.people) {
        marks.fields(block, &of_person(own), &of_person(their));
    }
    for (index, (own, their)) in ours.each().zip(theirs.each()).enumerate().filter(|(_, (own, their))| own != their) {
        if let Some(action) = parsed.action(index) {
            marks.action(&action, own, their);
        }
    }
    marks.put_in()
}

/// Returns what a marked text becomes when theirs is taken everywhere.
pub(crate) fn decided_as_theirs(marked: &str) -> String {
    let mut is_ours = false;
    let lines = marked.split_inclusive('\n').filter(|line| match line.trim_end() {
        OURS => {
            is_ours = true;
            false
        }
        BETWEEN => {
            is_ours = false;
            false
        }
        THEIRS => false,
        _ => !is_ours,
    });
    lines.collect()
}

/// Whole lines, and what the other copy has in their place.
struct Marks<'t> {
    page: Page<'t>,
    marks: Vec<(Range<usize>, String)>,
}

impl Marks<'_> {
    fn action(&mut self, action: &Value, ours: &Action, theirs: &Action) {
        let place = Block::of(action);
        self.fields(place, &entries(Action::FIELDS, ours), &entries(Action::FIELDS, theirs));
        let list = |name: &str| repeated(place.field(name).map(|field| &field.value));
        self.below(&list("further"), Further::FIELDS, &ours.further, &theirs.further);
        self.below(&list("comments"), Comment::FIELDS, &ours.comments, &theirs.comments);
    }

    fn below<T: PartialEq>(&mut self, blocks: &[Block], fields: &[Field<T>], ours: &[T], theirs: &[T]) {
        for ((block, own), their) in blocks.iter().zip(ours).zip(theirs).filter(|((_, own), their)| own != their) {
            self.fields(*block, &entries(fields, own), &entries(fields, their));
        }
    }

    fn fields(&mut self, place: Block, ours: &[Entry], theirs: &[Entry]) {
        let find = |entries: &[Entry], name: &str| {
            entries.iter().find(|(known, _)| *known == name).map(|(_, written)| written.on_one_line())
        };
        let added = theirs.iter().filter(|(name, _)| find(ours, name).is_none());
        for (name, _) in ours.iter().chain(added) {
            let (own, their) = (find(ours, name), find(theirs, name));
            if own != their {
                self.field(place, name, their);
            }
        }
    }

    fn field(&mut self, place: Block, name: &str, theirs: Option<String>) {
        let page = &self.page;
        let indent = place.own_fields().first().map_or("", |field| page.indent(field.name_at.start));
        let line = |said: &str| format!("{indent}{name} = {said}{}", page.ending(place.at.start));
        let (lines, theirs) = match place.field(name) {
            Some(field) => {
                let lines =
                    page.line_start(field.name_at.start.min(field.value.at.start))..page.line_end(field.value.at.end);
                let is_inline = page.text()[place.at.clone()].starts_with('{');
                let theirs = if is_inline {
                    let said = theirs.unwrap_or_else(|| page.text()[field.value.at.clone()].to_owned());
                    let text = page.text();
                    [&text[lines.start..field.value.at.start], &said, &text[field.value.at.end..lines.end]].concat()
                } else {
                    theirs.map_or_else(String::new, |said| line(&said))
                };
                (lines, theirs)
            }
            None => {
                let below = page.line_end(place.own_end());
                (below..below, theirs.map_or_else(String::new, |said| line(&said)))
            }
        };
        self.marks.push((lines, theirs));
    }

    /// Puts the marks in; lines that follow one another are marked together.
    fn put_in(mut self) -> String {
        self.marks.sort_by_key(|(lines, _)| (lines.start, lines.end));
        let mut together: Vec<(Range<usize>, String)> = Vec::new();
        for (lines, theirs) in self.marks {
            match together.last_mut() {
                Some((above, said)) if above.end >= lines.start => {
                    above.end = above.end.max(lines.end);
                    said.push_str(&theirs);
                }
                _ => together.push((lines, theirs)),
            }
        }
        let text = self.page.text();
        let (mut marked, mut at) = (String::with_capacity(text.len()), 0);
        for (lines, theirs) in together {
            let ending = self.page.ending(lines.start.saturating_sub(1));
            marked.push_str(&text[at..lines.start]);
            let parts = [OURS, ending, &text[lines.clone()], BETWEEN, ending, &theirs, THEIRS, ending];
            marked.push_str(&parts.concat());
            at = lines.end;
        }
        marked.push_str(&text[at..]);
        marked
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Rag;

    const TEXT: &str = "[[actions]]\nnumber = 1\nraised = 2026-03-17\naction = \"Visit.\"\nowners = [\"Rik Basra\"]\n\
        rag = \"red\"\n\n[[actions.comments]]\ntext = \"Begun.\"\n";

    fn differs(change: impl Fn(&mut Action)) -> String {
        let (_, ours, _) = Parsed::read(TEXT);
        let mut theirs = ours.clone();
        change(&mut theirs.actions[0]);
        marked(TEXT, &ours, &theirs)
    }

    #[test]
    fn marks_stand_around_the_fields_that_differ_and_nothing_else() {
        assert_eq!(
            differs(|action| action.rag = Some(Rag::Amber)),
            TEXT.replace("rag = \"red\"\n", "<<<<<<< ours\nrag = \"red\"\n=======\nrag = \"amber\"\n>>>>>>> theirs\n")
        );
        assert_eq!(
            differs(|action| action.comments[0].text = "Ended.".to_owned()),
            TEXT.replace(
                "text = \"Begun.\"\n",
                "<<<<<<< ours\ntext = \"Begun.\"\n=======\ntext = \"Ended.\"\n>>>>>>> theirs\n"
            )
        );
        assert_eq!(
            differs(|action| action.rag = None),
            TEXT.replace("rag = \"red\"\n", "<<<<<<< ours\nrag = \"red\"\n=======\n>>>>>>> theirs\n")
        );
    }

    #[test]
    fn lines_that_follow_one_another_are_marked_together() {
        let marked = differs(|action| {
            action.rag = Some(Rag::Amber);
            action.minute = Some("5".to_owned());
        });
        let both = "<<<<<<< ours\nrag = \"red\"\n=======\nrag = \"amber\"\nminute = \"5\"\n>>>>>>> theirs\n";
        assert_eq!(marked, TEXT.replace("rag = \"red\"\n", both));
    }
}
