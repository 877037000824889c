//! The marks of our own that a page for people is drawn with: lines and bars. Words, and the text of the log, are never
//! changed for them.

use crate::model::Rag;

/// The marks that lines and bars are drawn with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marks {
    /// Those of Unicode, as in files.
    Unicode,
    /// Those of every terminal.
    Ascii,
}

impl Marks {
    /// Returns those that a terminal of this kind shows in this locale, which is `C` where none is set.
    pub fn of_terminal(term: Option<&str>, locale: Option<&str>) -> Self {
        let locale = locale.unwrap_or_default().to_lowercase();
        let is_utf8 = ["utf-8", "utf8"].iter().any(|name| locale.contains(name));
        if is_utf8 && term != Some("dumb") { Self::Unicode } else { Self::Ascii }
    }

    /// Returns what a line is drawn with.
    pub(crate) const fn line(self) -> char {
        match self {
            Self::Unicode => '─',
            Self::Ascii => '-',
        }
    }

    /// Returns what the part of a bar for a colour is drawn with: the parts differ without colour too.
    pub(crate) const fn fill(self, rag: Option<Rag>) -> char {
        match (self, rag) {
            (Self::Unicode, Some(Rag::Red)) => '█',
            (Self::Unicode, Some(Rag::Amber)) => '▓',
            (Self::Unicode, Some(Rag::Green)) => '▒',
            (Self::Unicode, Some(Rag::Blue)) => '░',
            (Self::Unicode, None) => '·',
            (Self::Ascii, Some(Rag::Red)) => '#',
            (Self::Ascii, Some(Rag::Amber)) => '*',
            (Self::Ascii, Some(Rag::Green)) => 'o',
            (Self::Ascii, Some(Rag::Blue)) => ':',
            (Self::Ascii, None) => '.',
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_shows_the_marks_of_its_locale() {
        let check = |term: &str, locale: Option<&str>, wanted: Marks| {
            assert_eq!(Marks::of_terminal(Some(term), locale), wanted, "{term} {locale:?}");
        };
        for locale in ["en_GB.UTF-8", "C.utf8", "UTF-8", "cy_GB.utf-8@euro"] {
            check("xterm-256color", Some(locale), Marks::Unicode);
            check("dumb", Some(locale), Marks::Ascii);
        }
        for locale in [Some("C"), Some("POSIX"), Some("en_GB"), Some("en_GB.ISO-8859-1"), None] {
            check("xterm-256color", locale, Marks::Ascii);
        }
        assert_eq!(Marks::of_terminal(None, Some("en_GB.UTF-8")), Marks::Unicode);
    }

    #[test]
    fn every_colour_has_its_own_fill() {
        let colours = || Rag::ALL.iter().copied().map(Some).chain([None]);
        for marks in [Marks::Unicode, Marks::Ascii] {
            let mut fills: Vec<char> = colours().map(|rag| marks.fill(rag)).collect();
            fills.push(marks.line());
            assert!((1..fills.len()).all(|at| !fills[..at].contains(&fills[at])), "{fills:?}");
        }
        assert!(colours().all(|rag| Marks::Ascii.fill(rag).is_ascii()));
        assert!(Marks::Ascii.line().is_ascii());
    }
}
