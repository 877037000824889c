//! What stands at the head of a board's papers, as `[log]` says it.

use super::beside::Beside;

/// What stands at the head of a board's papers; each part is there where the log says it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Front {
    /// The council or organisation.
    pub body: Option<String>,
    /// The committee, where that is not the title of the log.
    pub committee: Option<String>,
    /// Whom to ask about the paper.
    pub contact: Option<String>,
    /// The number of the paper on the agenda: "Agenda Item 6".
    pub paper: Option<String>,
    /// The file of the logo.
    pub logo: Option<Beside>,
    /// The file of the Word document in whose styles, header and footer papers are written.
    pub template: Option<Beside>,
}

impl Front {
    /// The fields of `[log]`, in the order of the file.
    pub const NAMES: &'static [&'static str] = &["body", "committee", "contact", "paper", "logo", "template"];

    /// Returns what each field says, in their order.
    pub fn said(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let texts = [&self.body, &self.committee, &self.contact, &self.paper].map(Option::as_deref);
        let files = [&self.logo, &self.template].map(|file| file.as_ref().map(Beside::as_str));
        let said = Self::NAMES.iter().copied().zip(texts.into_iter().chain(files));
        said.filter_map(|(name, said)| Some((name, said?)))
    }
}
