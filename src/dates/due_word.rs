//! Words that may be typed in place of a due date.

use std::fmt::{self, Display, Formatter};
use std::str::FromStr;

use super::refusal::Reason;
use super::remark::parted;
use super::token::Token::{self, Word};
use super::token::tokens;
use crate::message::Message;

/// A word in place of a due date; it names no day, so it is never overdue.
///
/// It displays as `ongoing`, `TBC`, `ASAP`, `as soon as possible`, `as available`, `standing` or
/// `when needed`, and is read in any case, with what stands in brackets after it left out.
/// Reading errs for any other word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DueWord {
    /// There is no end to it.
    Ongoing,
    /// The date is to be confirmed.
    Tbc,
    /// As soon as possible, in letters.
    Asap,
    /// As soon as possible, in full.
    AsSoonAsPossible,
    /// Whenever there is something to give.
    AsAvailable,
    /// It stands on every agenda.
    Standing,
    /// Whenever there is a need.
    WhenNeeded,
}

impl DueWord {
    /// Reads a word out of text already taken apart; anything else is none.
    pub(super) fn read(tokens: &[Token<'_>]) -> Option<Self> {
        match tokens {
            [Word("ongoing")] => Some(Self::Ongoing),
            [Word("tbc")] | [Word("to"), Word("be"), Word("confirmed")] => Some(Self::Tbc),
            [Word("asap")] => Some(Self::Asap),
            [Word("as"), Word("soon"), Word("as"), Word("possible")] => Some(Self::AsSoonAsPossible),
            [Word("as"), Word("available")] => Some(Self::AsAvailable),
            [Word("standing")] => Some(Self::Standing),
            [Word("when"), Word("needed")] => Some(Self::WhenNeeded),
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
            Self::AsSoonAsPossible => "as soon as possible",
            Self::AsAvailable => "as available",
            Self::Standing => "standing",
            Self::WhenNeeded => "when needed",
        })
    }
}

impl FromStr for DueWord {
    type Err = Message;

    fn from_str(text: &str) -> Result<Self, Message> {
        let lower = parted(text).0.to_lowercase();
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
        check("As soon as possible", "as soon as possible");
        check("to be confirmed", "TBC");
        check("Standing (every agenda)", "standing");
        check("when needed", "when needed");
    }
}
