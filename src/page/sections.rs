//! A page in its parts, before it is text, markdown, a web page or a Word document.

use chrono::NaiveDate;

use super::front::Front;
use super::sanitize::in_full;
use super::table::{Cell, Paragraph, Table};
use crate::model::Rag;

/// A page: its title, what it is for, and its sections in order.
#[derive(Debug, Default)]
pub struct Page {
    /// Its title; none over a list or a message, which is all that is on its page.
    pub(crate) title: Option<String>,
    /// A sentence or two below the title: for which meeting, and as at which day.
    pub(crate) occasion: String,
    /// The words of it that say what is overdue.
    pub(crate) late: Option<String>,
    /// What stands around them on a paper.
    pub(crate) front: Front,
    pub(crate) sections: Vec<Section>,
}

/// A part of a page, with a heading of its own where it needs one.
#[derive(Debug)]
pub(crate) struct Section {
    pub(crate) heading: Option<String>,
    pub(crate) body: Body,
}

/// What stands in a section.
#[derive(Debug)]
pub(crate) enum Body {
    /// Running text.
    Words(String),
    /// What the board is asked to do, numbered, so that minutes can cite it.
    Recommendations(Vec<String>),
    /// What is had by a command, and the command, which is not broken.
    Command(String, String),
    /// Lines that stay as they are.
    Lines(Vec<String>),
    /// What is known of something, each fact with its label or its day.
    Facts(Vec<(String, Fact)>),
    /// Messages to owners, each as it is sent.
    Letters(Vec<LetterText>),
    /// A table, and the name by which it is known where it has no heading.
    Table(&'static str, Table),
    /// What the colours mean.
    Key(Vec<(Rag, String)>),
    /// How many open actions have each colour: a bar.
    Colours(Vec<(Option<Rag>, usize)>),
    /// How many actions were open at each meeting: a chart, for pages that can show one.
    Meetings(Vec<(NaiveDate, usize)>),
}

/// A message as it is sent, each paragraph on a line of its own.
#[derive(Debug)]
pub(crate) struct LetterText {
    pub(crate) text: String,
    /// The lines of it that say that something is overdue.
    pub(crate) late: Vec<String>,
}

/// What stands beside a label.
#[derive(Debug)]
pub(crate) enum Fact {
    /// What is told of it, a line each.
    Told(Vec<Paragraph>),
    /// How an action stands.
    Standing(Cell),
}

impl Fact {
    /// Takes words in their lines.
    pub(crate) fn words(words: &str) -> Self {
        Self::headed([], words)
    }

    /// Takes words in their lines, after such as are not broken where a line has room for them.
    pub(crate) fn headed<'p>(head: impl IntoIterator<Item = &'p str>, words: &str) -> Self {
        let words = in_full(words);
        let mut lines = words.split('\n').map(str::trim_end);
        let first = Paragraph::of_parts(head).followed_by(lines.next().unwrap_or_default());
        Self::Told([first].into_iter().chain(lines.map(|line| Paragraph::of_parts([]).followed_by(line))).collect())
    }
}

impl Section {
    pub(crate) const fn of(body: Body) -> Self {
        Self { heading: None, body }
    }

    pub(crate) const fn headed(heading: String, body: Body) -> Self {
        Self { heading: Some(heading), body }
    }
}

impl Page {
    /// Makes a page of a table alone, of many of these; `when_empty` is said in its place where there is no row.
    pub(crate) fn of_table(table: Table, many: &'static str, when_empty: &'static str) -> Self {
        Self::of(Body::Table("", Table { when_empty, many, ..table }))
    }

    /// Makes a page that is one thing alone.
    pub(crate) fn of(body: Body) -> Self {
        Self { sections: vec![Section::of(body)], ..Self::default() }
    }
}
