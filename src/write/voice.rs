//! What is said beside the answer, where people read it and programs do not: each sentence on a line of its own, behind
//! the word for what it is.

use std::collections::HashSet;
use std::io;

use anstyle::{AnsiColor, Style as Ansi};

use crate::message::Message;
use crate::page::one_line;

/// The word before what is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// It could not be done.
    Error,
    /// It was done, and looks like a slip.
    Warning,
    /// What the reader should know beside it.
    Note,
    /// What to do about it.
    Hint,
}

impl Word {
    /// All of them.
    pub const ALL: &[Self] = &[Self::Error, Self::Warning, Self::Note, Self::Hint];

    const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error:",
            Self::Warning => "warning:",
            Self::Note => "note:",
            Self::Hint => "hint:",
        }
    }

    /// Returns its colour: that of clap, and of cargo for what clap does not say.
    pub const fn style(self) -> Ansi {
        match self {
            Self::Error => AnsiColor::Red.on_default().bold(),
            Self::Warning => AnsiColor::Yellow.on_default().bold(),
            Self::Note => AnsiColor::Cyan.on_default().bold(),
            Self::Hint => AnsiColor::Green.on_default(),
        }
    }
}

/// Whoever says what stands beside the answer.
pub struct Voice<'io> {
    to: &'io mut dyn io::Write,
    color: bool,
    /// What is to be said once, and was.
    said: HashSet<String>,
}

/// How much is said in a sentence at most.
pub(crate) const MOST_CHARS: usize = 600;

impl<'io> Voice<'io> {
    /// Makes a voice that is heard there, with or without colour.
    pub fn new(to: &'io mut dyn io::Write, color: bool) -> Self {
        Self { to, color, said: HashSet::new() }
    }

    /// Says a sentence behind its word, with nothing in it that could act on a terminal, and no more of what was typed
    /// or read than a person would.
    pub fn say(&mut self, word: Word, sentence: &str) -> io::Result<()> {
        let sentence = cut(&one_line(sentence), MOST_CHARS);
        let style = if self.color { word.style() } else { Ansi::new() };
        let line = format!("{style}{}{style:#} {sentence}\n", word.as_str());
        self.to.write_all(line.as_bytes())
    }

    /// Says a sentence that was not said so before.
    pub fn say_once(&mut self, word: Word, sentence: &str) -> io::Result<()> {
        if self.said.insert(sentence.to_owned()) { self.say(word, sentence) } else { Ok(()) }
    }

    /// Says what is wrong, and what to do about it.
    pub fn complain(&mut self, message: &Message) -> io::Result<()> {
        self.explain(Word::Error, message)
    }

    /// Says what is odd, and what to do about it.
    pub fn warn(&mut self, message: &Message) -> io::Result<()> {
        self.explain(Word::Warning, message)
    }

    fn explain(&mut self, word: Word, message: &Message) -> io::Result<()> {
        self.say(word, &message.to_string())?;
        if message.hint.is_empty() { Ok(()) } else { self.say(Word::Hint, &message.hint) }
    }

    /// Asks a question, behind which the answer is typed.
    pub fn ask(&mut self, question: &str) -> io::Result<()> {
        write!(self.to, "{} ", one_line(question))?;
        self.to.flush()
    }

    /// Says how far a long work has come.
    pub fn progress(&mut self, so_far: &str) -> io::Result<()> {
        writeln!(self.to, "{so_far}")
    }
}

/// Cuts a text that is longer than `most` characters, and says so. A command in it is left out rather than cut: what
/// is left of it would be another one.
pub(crate) fn cut(text: &str, most: usize) -> String {
    let Some((cut, _)) = text.char_indices().nth(most) else { return text.to_owned() };
    let kept = &text[..cut];
    let is_within = |command: &usize| !kept[command + 1..].contains('`');
    let end = kept.rfind("`actions ").filter(is_within).unwrap_or(cut);
    format!("{}...", &kept[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(color: bool, say: impl FnOnce(&mut Voice) -> io::Result<()>) -> String {
        let mut said = Vec::new();
        say(&mut Voice::new(&mut said, color)).expect("it is heard");
        String::from_utf8(said).expect("text")
    }

    #[test]
    fn the_word_has_its_colour_and_the_sentence_none() {
        let check = |word: Word, wanted: &str| {
            assert_eq!(said(true, |voice| voice.say(word, "so it is")), format!("{wanted} so it is\n"));
        };
        check(Word::Error, "\u{1b}[1m\u{1b}[31merror:\u{1b}[0m");
        check(Word::Warning, "\u{1b}[1m\u{1b}[33mwarning:\u{1b}[0m");
        check(Word::Note, "\u{1b}[1m\u{1b}[36mnote:\u{1b}[0m");
        check(Word::Hint, "\u{1b}[32mhint:\u{1b}[0m");
    }

    #[test]
    fn without_colour_the_words_are_the_same() {
        for word in Word::ALL {
            let plain = said(false, |voice| voice.say(*word, "so it is"));
            assert_eq!(plain, format!("{} so it is\n", word.as_str()));
        }
    }

    #[test]
    fn a_message_is_what_is_wrong_and_what_to_do_about_it() {
        let wrong = Message::new("`soon` is not a date", "write a day").at("actions.toml", 14);
        let lines = "actions.toml:14: `soon` is not a date\nhint: write a day\n";
        assert_eq!(said(false, |voice| voice.complain(&wrong)), format!("error: {lines}"));
        assert_eq!(said(false, |voice| voice.warn(&wrong)), format!("warning: {lines}"));
        assert_eq!(said(false, |voice| voice.complain(&Message::new("no", ""))), "error: no\n");
    }

    #[test]
    fn nothing_that_is_said_acts_on_a_terminal_or_goes_on_for_ever() {
        assert_eq!(said(false, |voice| voice.say(Word::Note, "a\u{1b}[31m\nb")), "note: a\\x1B[31m / b\n");
        assert_eq!(said(false, |voice| voice.ask("a\u{1b}b?")), "a\\x1Bb? ");
        let long = said(false, |voice| voice.say(Word::Note, &"é".repeat(601)));
        assert_eq!(long, format!("note: {}...\n", "é".repeat(600)));
    }

    #[test]
    fn a_command_is_never_cut() {
        let check = |sentence: &str, kept: &str| assert_eq!(cut(sentence, 24), kept);
        check("type `actions close 1 2`", "type `actions close 1 2`");
        check("type `actions close 1 2 3 4`; or not", "type ...");
        check("`actions list` shows all of them", "`actions list` shows all...");
        check("there is no action `actions`, nor `b`", "there is no action `acti...");
    }
}
