//! Words that may be typed in place of a due date.

use std::fmt::{self, Display, Formatter};
use std::str::FromStr;

use super::refusal::Reason;
use super::token::Token::{self, Word};
use super::token::tokens;
use crate::message::Message;

/// A word in place of a due date; it names no day, so it is never overdue.
///
/// It displays as `ongoing`, `TBC`, `ASAP` or `as available`, and is read in any case.
/// Reading errs for any other word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DueWord {
    /// There is no end to it.
    Ongoing,
    /// The date is to be confirmed.
    Tbc,
    /// As soon as possible.
    Asap,
    /// Whenever there is something to give.
    AsAvailable,
}

impl DueWord {
    /// Reads a word out of text already taken apart; anything else is none.
    pub(super) fn read(tokens: &[Token<'_>]) -> Option<Self> {
        match tokens {
            [Word("ongoing")] => Some(Self::Ongoing),
            [Word("tbc")] => Some(Self::Tbc),
            [Word("asap")] => Some(Self::Asap),
            [Word("as"), Word("available")] => Some(Self::AsAvailable),
            _ => None,
        }
    }
}

impl Display for DueWord {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Ongoing => "ongoing",
            Self::Tbc => "TBC",
            Self::Asap => "ASAP",
            Self::AsAvailable => "as available",
        })
    }
}

impl FromStr for DueWord {
    type Err = Message;

    fn from_str(text: &str) -> Result<Self, Message> {
        let lower = text.to_lowercase();
        Self::read(&tokens(&lower)).ok_or_else(|| Reason::UnreadableWord.message(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_due_word_is_read_in_any_case_and_written_in_one() {
        let check = |text: &str, expected: &str| {
            let word: DueWord = text.parse().unwrap();
            assert_eq!(word.to_string(), expected);
        };
        check("Ongoing", "ongoing");
        check("tbc", "TBC");
        check("Asap", "ASAP");
        check(" AS  available", "as available");
    }
}
