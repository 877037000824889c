//! Minutes as passages, while their paragraphs are gathered: what each belongs to, and who speaks in it.

use std::rc::Rc;

use super::enumerated::enumerated;
use super::headings::{is_heading, is_loud, lists_actions, looks_listed};
use super::leads::{Marking, ended, is_item, lead as lead_of};
use super::marks::{Mark, alone, marked};
use super::numbering::{Place, is_part_of, place};
use super::passages::{Beside, Passage};
use super::text::capitalised;
use super::voice::{Voice, begins_resolution, is_quiet, voiced};
use crate::model::plain;
use crate::sources::Paragraph;

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
    /// A sentence that the paragraphs below it end.
    lead: Option<Lead>,
    /// Where the passages of the minute begin.
    first: usize,
    /// Whether what stands here is a list of the actions of the whole meeting.
    is_listing: bool,
    /// The number of the last item of a list within the minute.
    item: Option<u32>,
    /// Whether a column says the number of the minute, so that others are those of something else.
    pub(super) is_numbered: bool,
}

/// A sentence that the paragraphs below it end.
#[derive(Debug)]
struct Lead {
    said: String,
    voice: Voice,
    letter: Option<Rc<str>>,
    /// The passage that it is as long as nothing ends it.
    passage: Option<usize>,
    /// How what ends it is marked.
    marking: Option<Marking>,
}

impl Gathering {
    /// Takes a paragraph.
    pub(super) fn take(&mut self, paragraph: &Paragraph, beside: Option<&Rc<Beside>>) {
        let text = paragraph.text();
        let mark = paragraph.mark.clone().unwrap_or_default();
        let whole = if mark.is_empty() { text } else { format!("{mark} {text}") };
        let is_bold = !paragraph.runs.is_empty() && paragraph.runs.iter().all(|run| run.is_bold);
        let looks_headed = paragraph.rank.is_some() || is_bold;
        // Within a paragraph, a line of its own may begin another.
        for line in lines(&whole) {
            for part in enumerated(line) {
                self.take_text(part, looks_headed, beside.cloned());
            }
        }
    }

    /// Begins a minute, as a number in a column of its own does.
    pub(super) fn begin(&mut self, mark: Mark) {
        match mark {
            // `4.3.1` is of what `4.3` announces.
            Mark::Number(number) if self.minute.as_deref().is_some_and(|above| is_part_of(number, above)) => {
                (self.minute, self.letter) = (Some(number.into()), None);
                return;
            }
            Mark::Number(number) => (self.minute, self.letter) = (Some(number.into()), None),
            Mark::Letter(letter) => self.letter = Some(letter.into()),
        }
        self.end_list();
    }

    /// Ends what was announced, as a new minute or heading does.
    fn end_list(&mut self) {
        (self.announced, self.is_announced, self.is_listing) = (None, false, false);
        (self.item, self.first) = (None, self.passages.len());
    }

    /// Takes words of this voice, as they stand in a column of their own.
    pub(super) fn take_voiced(&mut self, text: &str, voice: Voice, beside: Option<Rc<Beside>>) {
        self.push(marked(text).1, voice, beside);
    }

    /// Takes words of the discussion, as they stand in a row.
    pub(super) fn take_words(&mut self, text: &str) {
        if text.chars().any(char::is_alphanumeric) {
            self.push(text, Voice::Discussion, None);
        }
    }

    /// Takes a row of a list of the actions of the whole meeting; a bare number in it counts only its rows.
    pub(super) fn take_listed(&mut self, number: Option<&str>, text: &str, beside: Option<Rc<Beside>>) {
        let cited = number.and_then(alone).and_then(|mark| match mark {
            Mark::Number(number) => Some(number).filter(|number| number.contains(['/', '.'])),
            Mark::Letter(_) => None,
        });
        (self.minute, self.letter, self.heading) = (cited.map(Into::into), None, "".into());
        self.push(marked(text).1, Voice::Action, beside);
        self.passages.iter_mut().next_back().expect("one was taken").is_listed = true;
    }

    /// Takes the words of a paragraph, which is a heading where its look says so.
    pub(super) fn take_text(&mut self, whole: &str, looks_headed: bool, beside: Option<Rc<Beside>>) {
        if is_page_number(whole) || self.ends_agenda(whole) || self.takes_rest(whole) {
            return;
        }
        let lead = self.lead.take();
        let (mark, rest) = self.marked(whole, looks_headed, lead.is_some());
        let (voice, words) = voiced(rest);
        if let (Some(Mark::Number(number)), (Some(Mark::Letter(_)), _)) = (mark, marked(words)) {
            self.begin(Mark::Number(number));
            return self.take_text(words, looks_headed, beside);
        }
        if self.heads(mark, words, voice, looks_headed) {
            return;
        }
        if words.is_empty() {
            if let Some(voice) = voice {
                (self.announced, self.is_announced) = (Some(voice), false);
                self.letter = None;
            }
            return;
        }
        let letter = if let Some(Mark::Letter(letter)) = mark { Some(letter) } else { None };
        let marking = Marking::of(whole, letter);
        let goes_on = |lead: &Lead| {
            voice.is_none() && is_item(words, marking) && lead.marking.is_none_or(|known| known == marking)
        };
        if let Some(lead) = lead.filter(goes_on) {
            return self.end_lead(Lead { marking: Some(marking), ..lead }, words, letter.is_some(), beside);
        }
        let voice = self.voice(voice, words, marking != Marking::None);
        let words = if voice != Voice::Discussion && is_quiet(rest, words) { rest } else { words };
        self.push(words, voice, beside);
        self.lead = lead_of(words).map(|said| Lead {
            said: said.to_owned(),
            voice,
            letter: self.letter.clone(),
            passage: Some(self.passages.len() - 1),
            marking: None,
        });
    }

    /// Drops the agenda, which stands above the label `Minutes:` in the pages of councils.
    fn ends_agenda(&mut self, whole: &str) -> bool {
        let is_label = whole.trim() == "Minutes:";
        let is_agenda = || self.passages[self.first..].iter().all(|passage| passage.voice == Voice::Discussion);
        if is_label && is_agenda() {
            self.passages.truncate(self.first);
        }
        is_label
    }

    /// Takes the rest of a sentence that a new page cut.
    fn takes_rest(&mut self, whole: &str) -> bool {
        let goes_on = self.goes_on(whole);
        if let Some(last) = self.passages.last_mut().filter(|_| goes_on) {
            last.text += " ";
            last.text += whole.trim();
        }
        goes_on
    }

    /// Takes the number or the letter of a paragraph; tells whether it only heads what follows.
    fn heads(&mut self, mark: Option<Mark>, words: &str, voice: Option<Voice>, looks_headed: bool) -> bool {
        let is_told = voice.is_none();
        let heading = || words.trim_end_matches([':', '.']).into();
        match mark {
            Some(Mark::Number(number)) => {
                self.begin(Mark::Number(number));
                let is_heading = is_told && is_heading(words, looks_headed);
                if is_heading {
                    self.heading = words.trim_end_matches('.').into();
                }
                is_heading && looks_headed
            }
            // Where minutes have no numbers, letters may number them.
            Some(Mark::Letter(letter)) if self.is_lettered() && is_told && (looks_headed || is_loud(words)) => {
                (self.minute, self.letter, self.heading) = (Some(format!("({letter})").into()), None, heading());
                self.end_list();
                true
            }
            Some(Mark::Letter(letter)) => {
                self.letter = Some(letter.into());
                false
            }
            None if looks_headed && is_told && is_heading(words, true) => {
                (self.heading, self.letter) = (heading(), None);
                let first = self.first;
                self.end_list();
                // `Additional documents:` is a label within an item of an agenda.
                self.first = if words.ends_with(':') { first } else { self.first };
                if lists_actions(words) {
                    self.list_actions();
                }
                true
            }
            // A heading that announces actions stands above those of the whole meeting.
            None if looks_headed && words.is_empty() && voice == Some(Voice::Action) => {
                (self.heading, self.letter) = ("".into(), None);
                self.end_list();
                self.list_actions();
                true
            }
            // An action is of the paragraph above it.
            None if voice == Some(Voice::Action) => false,
            None => {
                self.letter = None;
                false
            }
        }
    }

    /// Begins a list of the actions of the whole meeting.
    fn list_actions(&mut self) {
        (self.is_listing, self.announced, self.minute) = (true, Some(Voice::Action), None);
    }

    /// Decides who speaks in a paragraph: as it says, as was announced above it, or as the resolution that it goes on with.
    fn voice(&mut self, said: Option<Voice>, words: &str, is_marked: bool) -> Voice {
        let is_listed = is_marked || begins_resolution(words);
        let is_of_above = |last: &Passage| last.voice == Voice::Resolved && last.minute == self.minute;
        let goes_on = words.starts_with("That ") && self.passages.last().is_some_and(is_of_above);
        let voice = said
            .or_else(|| self.announced.filter(|_| is_listed || !self.is_announced))
            .or_else(|| goes_on.then_some(Voice::Resolved));
        match voice {
            Some(voice) if self.announced == Some(voice) => self.is_announced = true,
            Some(_) => {}
            None => (self.announced, self.is_announced) = (None, false),
        }
        voice.unwrap_or(Voice::Discussion)
    }

    /// Takes the end of a sentence that began above.
    fn end_lead(&mut self, mut lead: Lead, words: &str, is_marked: bool, beside: Option<Rc<Beside>>) {
        if let Some(at) = lead.passage.take() {
            self.passages.truncate(at);
        }
        self.letter = match (&lead.letter, self.letter.take().filter(|_| is_marked)) {
            (Some(above), Some(own)) => Some(format!("{above})({own}").into()),
            (above, own) => own.or_else(|| above.clone()),
        };
        self.push(&ended(&lead.said, words), lead.voice, beside);
        self.lead = Some(lead);
    }

    /// Divides a paragraph from its mark, which is what the minute around it makes of it.
    fn marked<'t>(&mut self, whole: &'t str, looks_headed: bool, is_below_lead: bool) -> (Option<Mark<'t>>, &'t str) {
        let (mark, rest) = marked(whole);
        if let Some((next, rest)) = self
            .next_roman(whole)
            .filter(|(_, rest)| mark.is_none() && (self.minute.is_some() || looks_headed || is_loud(rest)))
        {
            return (Some(Mark::Number(next)), rest);
        }
        if self.is_numbered && matches!(mark, Some(Mark::Number(_))) {
            return (None, whole.trim());
        }
        let Some(Mark::Number(number)) = mark.filter(|_| !looks_headed) else { return (mark, rest) };
        // An agenda before the minutes is numbered as they are.
        let is_told =
            self.passages.last().is_some_and(|last| last.minute == self.minute && *last.text != *self.heading);
        let reads_listed = is_below_lead || self.announced.is_some() || looks_listed(rest);
        let is_first = number == "1" && (is_below_lead || self.announced.is_some());
        if self.is_listing && !number.contains(['/', '.']) {
            return (Some(Mark::Letter(number)), rest);
        }
        let is_next = self.item.is_some_and(|last| number.parse() == Ok(last + 1)) && reads_listed;
        let place = place(self.minute.as_deref(), number, is_told && reads_listed);
        let place = if (is_first || is_next) && self.minute.is_some() { Place::Item } else { place };
        self.item = if place == Place::Item { number.parse().ok() } else { self.item };
        match place {
            Place::Minute => (mark, rest),
            Place::Item => (Some(Mark::Letter(number)), rest),
            Place::Words => (None, whole.trim()),
        }
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
            is_listed: self.is_listing && voice == Voice::Action,
        });
    }

    /// Reads a Roman numeral of one letter, which may be an initial as well, where it is the next number.
    fn next_roman<'t>(&self, whole: &'t str) -> Option<(&'t str, &'t str)> {
        let (own, rest) = whole.trim().split_once(". ")?;
        let before = match own {
            "I" => None,
            "V" => Some("IV"),
            "X" => Some("IX"),
            _ => return None,
        };
        (self.minute.as_deref() == before).then_some((own, rest.trim_start()))
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
            && self.lead.is_none()
            && self.passages.last().is_some_and(is_open)
    }
}

/// Divides a paragraph before each line that begins with a mark or announces something.
fn lines(text: &str) -> Vec<&str> {
    let breaks = text.match_indices('\n').map(|(at, _)| at);
    let begins = |at: &usize| {
        let line = text[at + 1..].lines().next().unwrap_or_default();
        marked(line).0.is_some() || voiced(line).0.is_some()
    };
    let mut parts = Vec::new();
    let mut from = 0;
    for at in breaks.filter(begins) {
        parts.push(text[from..at].trim_end());
        from = at + 1;
    }
    parts.push(&text[from..]);
    parts
}

/// Tells whether a line only counts the pages: `Page 2 of 4`.
fn is_page_number(whole: &str) -> bool {
    const MOST_WORDS: usize = 4;
    let words = plain(whole);
    words.strip_prefix("page ").is_some_and(|rest| {
        rest.split(' ').count() < MOST_WORDS
            && rest.split(' ').all(|word| word == "of" || word.bytes().all(|byte| byte.is_ascii_digit()))
    })
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
    fn numbers_within_a_minute_are_those_of_its_list() {
        let paragraphs = [
            "#4. Hall",
            "#5. Roof",
            "The following was agreed:",
            "1. Ann Lee to ask for prices.",
            "2. Bo Ek to measure it.",
            "24/0123 A shed was applied for.",
            "6(a) The gate was shut.",
            "#7. Close",
        ];
        assert_eq!(
            shown(&paragraphs),
            [
                "5 The following was agreed:",
                "5(1) Ann Lee to ask for prices.",
                "5(2) Bo Ek to measure it.",
                "5 24/0123 A shed was applied for.",
                "6(a) The gate was shut.",
            ]
        );
    }

    #[test]
    fn a_list_ends_the_sentence_above_it() {
        let paragraphs = [
            "#5. Roof",
            "The Clerk was asked to:",
            "• write to the bank",
            "• ring the mill by 1 June",
            "It rained.",
            "RESOLVED:",
            "(b) That the Clerk:",
            "(i) Write to Ann;",
            "(ii) Ring Bo.",
            "The following was asked to:",
            "Nothing came of it.",
        ];
        assert_eq!(
            shown(&paragraphs),
            [
                "5 The Clerk was asked to write to the bank",
                "5 The Clerk was asked to ring the mill by 1 June",
                "5 It rained.",
                "5(b)(i)! That the Clerk write to Ann;",
                "5(b)(ii)! That the Clerk ring Bo.",
                "5 The following was asked to:",
                "5 Nothing came of it.",
            ]
        );
    }

    #[test]
    fn agendas_and_page_numbers_are_left_out() {
        let paragraphs =
            ["#5. Roof", "To agree that it be mended.", "Minutes:", "It was", "Page 2 of 4", "mended and the builder"];
        assert_eq!(shown(&paragraphs), ["5 It was", "5 mended and the builder"]);
        let paragraphs = ["#IV. Roof", "It leaked.", "V. Trees", "They grew.", "I. Stubbs came."];
        assert_eq!(shown(&paragraphs), ["IV It leaked.", "V Trees", "V They grew.", "V I. Stubbs came."]);
    }

    #[test]
    fn numbers_of_a_list_are_of_what_was_announced() {
        let check = |paragraphs: &[&str], expected: &[&str]| assert_eq!(shown(paragraphs), expected, "{paragraphs:?}");
        check(
            &["#6. Hall", "RESOLVED:", "1. That it be noted;", "2. That it be let."],
            &["6(1)! That it be noted;", "6(2)! That it be let."],
        );
        check(
            &["#6. Hall", "RESOLVED that:", "(a) it be noted;", "(b) the Clerk write."],
            &["6(a)! It be noted;", "6(b)! The Clerk write."],
        );
        check(
            &[
                "#2. Fete",
                "It was agreed:",
                "1. Ann Lee to book it.",
                "2. Bo Ek to ring.",
                "3. AL to pay",
                "#3. Hall",
                "It fell.",
            ],
            &["2(1)! Ann Lee to book it.", "2(2)! Bo Ek to ring.", "2(3)! AL to pay", "3 It fell."],
        );
        check(
            &["#4. Hall", "4.3 RESOLVED:", "4.3.1 That the Clerk write.", "4.4 It fell."],
            &["4.3.1! That the Clerk write.", "4.4 It fell."],
        );
        check(
            &[
                "#6. Hall",
                "The Clerk was asked to:",
                "1. write to the bank",
                "2. ring the mill",
                "#7. Roof",
                "It fell.",
            ],
            &[
                "6(1) The Clerk was asked to write to the bank",
                "6(2) The Clerk was asked to ring the mill",
                "7 It fell.",
            ],
        );
    }

    #[test]
    fn a_list_of_all_actions_is_of_no_minute() {
        let paragraphs = [
            "#6. Hall",
            "It fell.",
            "#Summary of actions",
            "1. Clerk: write",
            "2. AL: paint",
            "#7. Close",
            "It closed.",
        ];
        assert_eq!(shown(&paragraphs), ["6 It fell.", "(1)> Clerk: write", "(2)> AL: paint", "7 It closed."]);
    }

    #[test]
    fn what_says_whole_who_acts_ends_no_sentence_above_it() {
        let paragraphs = [
            "#6. Hall",
            "• The Clerk was asked to:",
            "• write to the bank",
            "• Ann Lee agreed to paint the gate.",
            "RESOLVED:",
            "(b) That the Clerk be asked to:",
            "(i) write;",
            "(c) That the Chair report.",
        ];
        let expected = [
            "6 The Clerk was asked to write to the bank",
            "6 Ann Lee agreed to paint the gate.",
            "6(b)(i)! That the Clerk be asked to write;",
            "6(c)! That the Chair report.",
        ];
        assert_eq!(shown(&paragraphs), expected);
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
        let paragraphs = ["1. Hall", "RESOLVED: That it be let.", "That it be told.", "That was all."];
        assert_eq!(shown(&paragraphs), ["1 Hall", "1! That it be let.", "1! That it be told.", "1! That was all."]);
    }
}
