//! A page in its parts, before it is text, markdown, a web page or a Word document.

use chrono::NaiveDate;

use super::sanitize::one_line;
use super::style::Style;
use super::table::Grid;
use crate::model::Rag;
use crate::write::bar::bar;
use crate::write::markdown::markdown;

/// A page: its title, what it is for, and its sections in order.
#[derive(Debug)]
pub(crate) struct Layout {
    pub(crate) title: String,
    /// A sentence or two: for which meeting, and as at which day.
    pub(crate) occasion: String,
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
    /// A table, and the name by which it is known where it has no heading.
    Table(&'static str, Grid),
    /// What the colours mean.
    Key(Vec<(Rag, String)>),
    /// How many open actions have each colour: a bar.
    Colours(Vec<(Option<Rag>, usize)>),
    /// How many actions were open at each meeting: a chart, for pages that can show one.
    Meetings(Vec<(NaiveDate, usize)>),
}

impl Section {
    pub(crate) const fn of(body: Body) -> Self {
        Self { heading: None, body }
    }

    pub(crate) const fn headed(heading: String, body: Body) -> Self {
        Self { heading: Some(heading), body }
    }
}

impl Layout {
    /// Draws the page as text, its sections divided by blank lines.
    pub(crate) fn text(&self, style: Style) -> String {
        let running = style.running();
        let mut page = running.heading(&one_line(&self.title));
        page.push_str(&running.paragraph(&self.occasion));
        for section in &self.sections {
            if let Some(body) = section.body.text(style) {
                let heading = section.heading.as_ref().map(|heading| running.heading(heading));
                page.push_str(&format!("\n{}{body}", heading.unwrap_or_default()));
            }
        }
        page
    }

    /// Draws the page as markdown.
    pub(crate) fn markdown(&self) -> String {
        let mut page = format!("# {}\n\n{}\n", markdown(&self.title), self.occasion);
        for section in &self.sections {
            if let Some(body) = section.body.markdown() {
                let heading = section.heading.as_ref().map(|heading| format!("## {}\n\n", markdown(heading)));
                page.push_str(&format!("\n{}{body}", heading.unwrap_or_default()));
            }
        }
        page
    }
}

impl Body {
    /// Draws it as text; nothing when it does not fit, or is only for pages that show pictures.
    fn text(&self, style: Style) -> Option<String> {
        let running = style.running();
        match self {
            Self::Words(words) => Some(running.paragraph(&one_line(words))),
            Self::Table(_, grid) => Some(grid.draw(running)),
            Self::Key(key) => Some(key_lines(key).map(|line| running.paragraph(&one_line(&line))).collect()),
            Self::Colours(counts) => bar(counts, style),
            Self::Meetings(_) => None,
        }
    }

    fn markdown(&self) -> Option<String> {
        match self {
            Self::Words(words) => Some(markdown(words) + "\n"),
            Self::Table(_, grid) => Some(grid.markdown()),
            Self::Key(key) => Some(key_lines(key).map(|line| format!("- {}\n", markdown(&line))).collect()),
            Self::Colours(_) | Self::Meetings(_) => None,
        }
    }
}

fn key_lines(key: &[(Rag, String)]) -> impl Iterator<Item = String> {
    key.iter().map(|(rag, meaning)| format!("{}: {meaning}", rag.label()))
}
