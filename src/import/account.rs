//! What became of everything in a source that is not plainly a field of an action, and what was guessed.

use std::collections::BTreeMap;

use super::column::Field;
use super::words::excerpt;

/// What was read though the source does not say it in so many words; each kind is told of once, with its rows.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Guess {
    /// An action is closed by the heading, the section or the sheet of these words.
    ClosedBelow(String),
    /// A colour of done stands beside the word open.
    DoneYetOpen,
    /// A day without its year goes forward from the day on which its action was raised.
    YearAhead,
    /// A meeting without its year is the last up to the meeting of the heading or the title.
    YearBefore,
    /// A meeting without its year follows those of the rows above.
    YearInOrder,
    /// An action was raised at the meeting that the source is the minutes of.
    AtMeeting,
    /// A meeting that is left blank is that of the row above.
    MeetingAbove,
    /// An owner who is "as above" is that of the row above.
    OwnersAbove,
    /// An action is rated by the colour of its cell.
    Fill,
    /// A row has a coloured cell, and all such rows have the same colour.
    OneFill,
    /// A field is said within the cell of another.
    Fact(Field),
    /// Nothing but the user says when an action was raised.
    Raised,
}

impl Guess {
    /// Says what was guessed and from what, and what decides it otherwise.
    fn told(&self) -> (String, String) {
        let (what, decides) = match self {
            Self::ClosedBelow(words) => {
                let opened = format!("--status \"{words}=open\" takes them as open");
                return (format!("closed, as they stand below \"{words}\""), opened);
            }
            Self::Fact(field) => {
                let what = format!("{} read in the cell of another column", field.name());
                return (what, "--map \"COLUMN=imported\" keeps that column as it is".to_owned());
            }
            Self::DoneYetOpen => (
                "of the colour that means done, yet not closed",
                "taken as open; --complete names another colour that means done",
            ),
            Self::YearAhead => (
                "days without a year, taken as the first from when their action was raised",
                "--year gives another year",
            ),
            Self::YearBefore => (
                "meetings without a year, taken as the last up to the one in the heading or the title",
                "--year gives another year",
            ),
            Self::YearInOrder => {
                ("meetings without a year, taken as following those of the rows above", "--year gives another year")
            }
            Self::AtMeeting => ("raised at the meeting that stands over the source", "--raised gives another day"),
            Self::MeetingAbove => {
                ("meetings left blank, taken as that of the row above", "--raised gives a day for those")
            }
            Self::OwnersAbove => {
                ("owners \"as above\", taken as those of the row above", "--owner \"As above=NAME\" gives another")
            }
            Self::Fill => ("rated by the colour of their cell", "--skip leaves the column out"),
            Self::OneFill => (
                "with a cell in the one colour that the source uses outside a column of statuses",
                "not taken as a rating; `actions update N --rag COLOUR` rates an action",
            ),
            Self::Raised => ("raised on the day of --raised", "nothing in the source says when"),
        };
        (what.to_owned(), decides.to_owned())
    }
}

/// The account of an import, a sentence a line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Account {
    guesses: BTreeMap<Guess, Vec<String>>,
    notes: Vec<String>,
    left_out: Vec<String>,
}

impl Account {
    /// Counts a guess at a place.
    pub(super) fn guess(&mut self, guess: Guess, place: &str) {
        let places = self.guesses.entry(guess).or_default();
        if places.last().is_none_or(|last| last != place) {
            places.push(place.to_owned());
        }
    }

    /// Notes a sentence.
    pub(super) fn note(&mut self, sentence: impl Into<String>) {
        self.notes.push(sentence.into());
    }

    /// Notes what became of a cell: `row 14, column "Due": "Q3" is kept as words; no date`.
    pub(super) fn cell(&mut self, place: &str, column: &str, text: &str, became: &str) {
        self.note(format!("{place}, column \"{}\": \"{}\" {became}", excerpt(column), excerpt(text)));
    }

    /// Notes a line that no action takes in.
    pub(super) fn line_left_out(&mut self, text: &str) {
        self.left_out.push(excerpt(text));
    }

    /// Lists the account: what was guessed and how often, what is to be looked at, and what was not taken in.
    pub fn lines(&self) -> Vec<String> {
        let guessed = |(guess, places): (&Guess, &Vec<String>)| {
            let (what, decides) = guess.told();
            format!("{what}: {} ({}); {decides}", places.len(), listed(places))
        };
        let left_out = self.left_out.iter().map(|text| format!("not taken in: \"{text}\""));
        self.guesses.iter().map(guessed).chain(self.notes.iter().cloned()).chain(left_out).collect()
    }
}

/// Lists places, of many the first with their count: `row 2, row 5 and row 9`, `row 2, row 5, row 9 and 40 more`.
pub(super) fn listed(places: &[String]) -> String {
    const MOST: usize = 6;
    match places {
        [] => String::new(),
        [one] => one.clone(),
        all if all.len() > MOST => format!("{} and {} more", all[..MOST].join(", "), all.len() - MOST),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_guessed_is_told_once_before_the_rest() {
        let mut account = Account::default();
        account.line_left_out("Page 1");
        account.note("a note");
        for place in ["row 2", "row 3", "row 3", "row 4"] {
            account.guess(Guess::YearAhead, place);
        }
        assert_eq!(
            account.lines(),
            [
                "days without a year, taken as the first from when their action was raised: 3 (row 2, row 3 and row 4); --year gives another year",
                "a note",
                "not taken in: \"Page 1\"",
            ]
        );
        let many: Vec<String> = (1..10).map(|row| format!("row {row}")).collect();
        assert_eq!(listed(&many), "row 1, row 2, row 3, row 4, row 5, row 6 and 3 more");
    }
}
