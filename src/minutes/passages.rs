//! Minutes as passages: paragraphs with the number of their minute, their letter, and whether the meeting resolved them.

use std::rc::Rc;

use super::marks::{Mark, marked};
use super::text::capitalised;
use super::voice::{Voice, is_quiet, voiced};
use crate::sources::Paragraph;

/// A paragraph of minutes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Passage {
    /// The number of its minute.
    pub(super) minute: Option<Rc<str>>,
    /// Its letter within the minute.
    pub(super) letter: Option<Rc<str>>,
    /// What its minute is about.
    pub(super) heading: Rc<str>,
    /// Who speaks in it.
    pub(super) voice: Voice,
    /// Its words, without number, letter and what announces a resolution or an action.
    pub(super) text: String,
    /// What stands in the columns beside it, and beside the other passages of its row.
    pub(super) beside: Option<Rc<Beside>>,
}

/// Passages while they are gathered.
#[derive(Debug, Default)]
pub(super) struct Gathering {
    pub(super) passages: Vec<Passage>,
    minute: Option<Rc<str>>,
    letter: Option<Rc<str>>,
    heading: Rc<str>,
    /// The voice that the next paragraph has, when it was announced on a line of its own.
    announced: Option<Voice>,
    /// Whether the last passage was one of those announced.
    is_announced: bool,
}

/// What stands in the columns beside a paragraph.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Beside {
    /// Whoever acts.
    pub(super) actor: Option<String>,
    /// When it is due.
    pub(super) due: Option<String>,
}

impl Passage {
    /// Returns how it is cited: `36(b)`.
    pub(super) fn label(&self) -> Option<String> {
        let letter = self.letter.as_deref().map(|letter| format!("({letter})"));
        match (self.minute.as_deref(), letter) {
            (None, letter) => letter,
            (Some(minute), letter) => Some(format!("{minute}{}", letter.unwrap_or_default())),
        }
    }

    /// Tells whether the heading of its minute has one of these words.
    pub(super) fn is_headed(&self, words: &[&str]) -> bool {
        let heading = self.heading.to_lowercase();
        words.iter().any(|word| heading.contains(word))
    }
}

impl Gathering {
    /// Takes a paragraph.
    pub(super) fn take(&mut self, paragraph: &Paragraph, beside: Option<Rc<Beside>>) {
        let text = paragraph.text();
        let mark = paragraph.mark.clone().unwrap_or_default();
        let whole = if mark.is_empty() { text } else { format!("{mark} {text}") };
        let is_bold = !paragraph.runs.is_empty() && paragraph.runs.iter().all(|run| run.is_bold);
        self.take_text(&whole, paragraph.rank.is_some() || is_bold, beside);
    }

    /// Begins a minute, as a number in a column of its own does.
    pub(super) fn begin(&mut self, mark: Mark) {
        match mark {
            Mark::Number(number) => (self.minute, self.letter) = (Some(number.into()), None),
            Mark::Letter(letter) => self.letter = Some(letter.into()),
        }
        (self.announced, self.is_announced) = (None, false);
    }

    /// Takes words of this voice, as they stand in a column of their own.
    pub(super) fn take_voiced(&mut self, text: &str, voice: Voice, beside: Option<Rc<Beside>>) {
        self.push(marked(text).1, voice, beside);
    }

    /// Takes the words of a paragraph, which is a heading where its look says so.
    pub(super) fn take_text(&mut self, whole: &str, looks_headed: bool, beside: Option<Rc<Beside>>) {
        if self.goes_on(whole) {
            if let Some(last) = self.passages.last_mut() {
                last.text += " ";
                last.text += whole.trim();
            }
            return;
        }
        let (mark, rest) = marked(whole);
        let (voice, words) = voiced(rest);
        match mark {
            Some(Mark::Number(number)) => {
                (self.minute, self.letter) = (Some(number.into()), None);
                (self.announced, self.is_announced) = (None, false);
                if voice.is_none() && is_heading(words, looks_headed) {
                    self.heading = words.trim_end_matches('.').into();
                    if looks_headed {
                        return;
                    }
                }
            }
            // Where minutes have no numbers, letters may number them.
            Some(Mark::Letter(letter)) if self.is_lettered() && voice.is_none() && (looks_headed || is_loud(words)) => {
                (self.minute, self.letter) = (Some(format!("({letter})").into()), None);
                (self.announced, self.is_announced) = (None, false);
                self.heading = words.trim_end_matches([':', '.']).into();
                return;
            }
            Some(Mark::Letter(letter)) => self.letter = Some(letter.into()),
            None if looks_headed && voice.is_none() && is_heading(words, true) => {
                (self.heading, self.letter) = (words.trim_end_matches([':', '.']).into(), None);
                (self.announced, self.is_announced) = (None, false);
                // Unnumbered headings end the minute above where minutes have numbers at all only below it.
                return;
            }
            None => self.letter = None,
        }
        if words.is_empty() {
            if let Some(voice) = voice {
                (self.announced, self.is_announced) = (Some(voice), false);
                self.letter = None;
            }
            return;
        }
        let is_listed = matches!(mark, Some(Mark::Letter(_))) || begins_resolution(words);
        let voice = voice.or_else(|| self.announced.filter(|_| is_listed || !self.is_announced));
        match voice {
            Some(voice) if self.announced == Some(voice) => self.is_announced = true,
            Some(_) => {}
            None => (self.announced, self.is_announced) = (None, false),
        }
        let words = if voice.is_some() && is_quiet(rest, words) { rest } else { words };
        self.push(words, voice.unwrap_or(Voice::Discussion), beside);
    }

    fn push(&mut self, words: &str, voice: Voice, beside: Option<Rc<Beside>>) {
        let text = if voice == Voice::Discussion { words.to_owned() } else { capitalised(words) };
        self.passages.push(Passage {
            minute: self.minute.clone(),
            letter: self.letter.clone(),
            heading: Rc::clone(&self.heading),
            voice,
            text,
            beside,
        });
    }

    /// Tells whether no minute has had a number so far.
    fn is_lettered(&self) -> bool {
        self.minute.as_deref().is_none_or(|minute| minute.starts_with('('))
    }

    /// Tells whether a paragraph goes on with the sentence that a new page cut.
    fn goes_on(&self, whole: &str) -> bool {
        let is_open =
            |last: &Passage| !last.text.ends_with(['.', '?', '!', ';', ':', '”', '"']) && last.text.len() > 20;
        whole.trim_start().starts_with(char::is_lowercase)
            && marked(whole).0.is_none()
            && self.announced.is_none()
            && self.passages.last().is_some_and(is_open)
    }
}

/// Tells whether words head a minute; of those that look like any others only few do.
fn is_heading(words: &str, looks_headed: bool) -> bool {
    const MOST_WORDS: [usize; 2] = [9, 25];
    let count = words.split_whitespace().count();
    let is_sentence = words.trim_end_matches('.').contains(". ");
    (1..=MOST_WORDS[usize::from(looks_headed)]).contains(&count) && (!is_sentence || looks_headed)
}

/// Tells whether words are written in capitals.
fn is_loud(words: &str) -> bool {
    words.chars().any(char::is_uppercase) && !words.chars().any(char::is_lowercase)
}

/// Tells whether a paragraph is one of a list of resolutions though it has no letter.
fn begins_resolution(words: &str) -> bool {
    ["That ", "that ", "To ", "to "].iter().any(|begin| words.starts_with(begin))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(paragraphs: &[&str]) -> Vec<String> {
        let mut gathering = Gathering::default();
        for text in paragraphs {
            let bare = text.trim_start_matches('#');
            gathering.take_text(bare, bare.len() < text.len(), None);
        }
        let show = |passage: &Passage| {
            let voice = match passage.voice {
                Voice::Discussion => "",
                Voice::Resolved => "!",
                Voice::Action => ">",
            };
            format!("{}{voice} {}", passage.label().unwrap_or_default(), passage.text)
        };
        gathering.passages.iter().map(show).collect()
    }

    #[test]
    fn passages_know_their_minute_and_letter_and_what_was_resolved() {
        let paragraphs = [
            "#36. The prison",
            "It was nearly complete.",
            "(a) A house was being built.",
            "RESOLVED:",
            "(a) That it be noted;",
            "(b) That officers be asked to report.",
            "The Chair closed the item.",
            "37. Youth justice",
            "RESOLVED: that it be noted.",
            "ACTION: Clerk",
        ];
        assert_eq!(
            shown(&paragraphs),
            [
                "36 It was nearly complete.",
                "36(a) A house was being built.",
                "36(a)! That it be noted;",
                "36(b)! That officers be asked to report.",
                "36 The Chair closed the item.",
                "37 Youth justice",
                "37! That it be noted.",
                "37> Clerk",
            ]
        );
    }

    #[test]
    fn a_sentence_that_a_page_cut_goes_on() {
        let paragraphs = ["7.2 The report was sent to the members of", "the board and its friends.", "the next."];
        assert_eq!(
            shown(&paragraphs),
            ["7.2 The report was sent to the members of the board and its friends.", "7.2 the next."]
        );
    }

    #[test]
    fn letters_may_number_minutes() {
        let paragraphs =
            ["(i) APOLOGIES", "None came.", "#(ii) The hall", "It leaked.", "(a) A pail was bought.", "(b) RESOLVED"];
        assert_eq!(shown(&paragraphs), ["(i) None came.", "(ii) It leaked.", "(ii)(a) A pail was bought."]);
    }

    #[test]
    fn paragraphs_that_follow_a_resolution_are_discussion_again() {
        let paragraphs = ["1. Hall", "RESOLVED:", "That it be let.", "To paint it.", "The Chair left."];
        assert_eq!(shown(&paragraphs), ["1 Hall", "1! That it be let.", "1! To paint it.", "1 The Chair left."]);
    }
}
