//! The closed vocabularies of a log: colours and outcomes. One door for each word: the file, the
//! command line and the reports all spell it as it is spelled here.

use std::fmt;
use std::str::FromStr;

use crate::message::Message;

/// Joins words as a sentence does: `a, b or c`.
pub fn joined(words: &[impl AsRef<str>], last: &str) -> String {
    let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    match words.as_slice() {
        [first @ .., end] if !first.is_empty() => format!("{} {last} {end}", first.join(", ")),
        _ => words.concat(),
    }
}

fn choices(words: &[&str]) -> String {
    joined(words, "or")
}

macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident is $wanted:literal: $($(#[$word_doc:meta])* $variant:ident = $word:literal),+) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$word_doc])* $variant),+ }

        impl $name {
            /// Every word of the vocabulary, in the order in which it is printed.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// Returns the word as it stands in the file.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl FromStr for $name {
            type Err = Message;

            fn from_str(word: &str) -> Result<Self, Message> {
                let bare = word.trim();
                Self::ALL
                    .iter()
                    .find(|known| known.as_str().eq_ignore_ascii_case(bare))
                    .copied()
                    .ok_or_else(|| {
                        let all = Self::ALL.iter().map(|known| known.as_str()).collect::<Vec<_>>();
                        Message::new(format!("`{word}` is not {}", $wanted), format!("write {}", choices(&all)))
                    })
            }
        }
    };
}

vocabulary! {
    /// The colour of an action. Blue is only for boards in which it means done.
    Rag is "a colour":
    /// In trouble.
    Red = "red",
    /// In hand.
    Amber = "amber",
    /// Done, or going well: the board's own key says which.
    Green = "green",
    /// Done, for a board that uses BRAG.
    Blue = "blue"
}

vocabulary! {
    /// How an action ends.
    Outcome is "an outcome":
    /// What was asked has been done.
    Completed = "completed",
    /// The board no longer asks for it.
    Withdrawn = "withdrawn",
    /// Another action has taken its place.
    Superseded = "superseded",
    /// It has gone to another body.
    Transferred = "transferred"
}

impl Rag {
    /// Returns the colour as a word of its own: `Amber`.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Red => "Red",
            Self::Amber => "Amber",
            Self::Green => "Green",
            Self::Blue => "Blue",
        }
    }

    /// Returns the word for a colour that may never have been set: `amber`, `not rated`.
    pub fn word(rag: Option<Self>) -> &'static str {
        rag.map_or("not rated", Self::as_str)
    }

    /// Tells whether a log in which `done` is the colour that means done may use this colour.
    pub fn is_used_with(self, done: Rag) -> bool {
        self != Self::Blue || done == Self::Blue
    }

    /// Lists the colours of a log in which `done` is the colour that means done: `red, amber or green`.
    pub fn choices_with(done: Rag) -> String {
        let used: Vec<_> = Self::ALL.iter().filter(|rag| rag.is_used_with(done)).map(|rag| rag.as_str()).collect();
        choices(&used)
    }
}

impl Outcome {
    /// Returns what becomes of an action that ends so: it is, or is asked to be, `withdrawn`.
    pub const fn as_decision(self) -> &'static str {
        match self {
            Self::Completed => "closed as completed",
            Self::Withdrawn => "withdrawn",
            Self::Superseded => "closed as superseded",
            Self::Transferred => "closed as transferred",
        }
    }

    /// Returns the outcome as a word of its own: `Completed`.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Completed => "Completed",
            Self::Withdrawn => "Withdrawn",
            Self::Superseded => "Superseded",
            Self::Transferred => "Transferred",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_reads_back_as_itself_in_any_case() {
        for rag in Rag::ALL {
            assert_eq!(rag.as_str().parse(), Ok(*rag));
            assert_eq!(rag.label().parse(), Ok(*rag));
        }
        for outcome in Outcome::ALL {
            assert_eq!(outcome.as_str().to_uppercase().parse(), Ok(*outcome));
            assert_eq!(outcome.label().parse(), Ok(*outcome));
        }
    }

    #[test]
    fn an_unknown_word_says_what_would_have_done() {
        let unknown = "purple".parse::<Rag>().expect_err("purple is no colour of a log");
        assert_eq!(unknown.to_string(), "`purple` is not a colour");
        assert_eq!(unknown.hint, "write red, amber, green or blue");
    }

    #[test]
    fn blue_belongs_to_boards_that_use_brag() {
        assert_eq!(Rag::choices_with(Rag::Green), "red, amber or green");
        assert_eq!(Rag::choices_with(Rag::Blue), "red, amber, green or blue");
    }
}
