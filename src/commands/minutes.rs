//! `actions minutes`: what the minutes of a meeting ask of whom, beside the log.

use std::path::{Path, PathBuf};

use anyhow::Result;
use chrono::NaiveDate;
use clap::Args;

use super::format::one_of;
use super::meetings_found::note_of;
use super::output;
use super::typed_people::OwnerArgs;
use crate::context::{Context, Exit, Said};
use crate::dates::{Direction, When, long, weekday_and_day};
use crate::disk;
use crate::import;
use crate::message::{Message, quoted};
use crate::minutes::{self, Held, Proposed, Undertaking};
use crate::model::{Draft, Due, Log, Rag, Raised, Refusal, joined};
use crate::page;
use crate::sources;
use crate::write::{Answer, Format};

/// What `actions minutes` is given.
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  \
    actions minutes march.docx\n  \
    actions minutes march.docx --take 2,5-7\n  \
    actions minutes march.docx --take 3 --owner \"Rik Basra\"\n\n\
Nothing is written without --take. What is shown is a proposal: read the minutes too.")]
pub struct Minutes {
    /// The minutes: Word, LibreOffice, a web page, markdown or text
    ///
    /// `-` reads them from standard input.
    #[arg(value_name = "FILE")]
    source: PathBuf,

    /// The day of the meeting, when the minutes do not say
    ///
    /// It also has the last word where they say another.
    #[arg(long, value_name = "DATE")]
    meeting: Option<When>,

    /// Raise these as actions, as in 2,5-7; or all
    ///
    /// All are those that are not in the log.
    #[arg(long, value_name = "NUMBERS", value_parser = taken)]
    take: Option<Taken>,

    #[command(flatten)]
    owners: OwnerArgs,

    /// Print as text, markdown, csv or json
    ///
    /// By the ending of the output file, else text, when not given.
    #[arg(long, value_name = "FORMAT", ignore_case = true, hide_possible_values = true, conflicts_with = "take", value_parser = one_of(Answer::MINUTES))]
    format: Option<Format>,

    /// Write it to this file
    #[arg(short, long, value_name = "FILE", conflicts_with = "take")]
    output: Option<PathBuf>,

    /// End with code 1 when an undertaking is not in the log
    #[arg(long, conflicts_with = "take")]
    exit_code: bool,
}

/// Which undertakings are taken.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Taken {
    /// All that are not in the log.
    All,
    /// Those of these numbers.
    Numbers(Vec<usize>),
}

/// Reads which undertakings are taken: `2,5-7`, or `all`.
fn taken(text: &str) -> Result<Taken, Message> {
    if text.trim().eq_ignore_ascii_case("all") {
        return Ok(Taken::All);
    }
    let wrong =
        || Message::new(format!("`{text}` is no list of numbers"), "write it as in `--take 2,5-7`, or `--take all`");
    let mut numbers = Vec::new();
    for part in text.split([',', ' ', ';']).filter(|part| !part.is_empty()) {
        let (first, last) = part.split_once(['-', '–']).unwrap_or((part, part));
        let number = |text: &str| text.trim().parse::<usize>().ok().filter(|number| (1..=9_999).contains(number));
        let (first, last) = number(first).zip(number(last)).filter(|(first, last)| first <= last).ok_or_else(wrong)?;
        numbers.extend((first..=last).filter(|number| !numbers.contains(number)).collect::<Vec<_>>());
    }
    if numbers.is_empty() { Err(wrong()) } else { Ok(Taken::Numbers(numbers)) }
}

/// An undertaking as it is to be raised.
struct ToRaise {
    number: usize,
    minute: Option<String>,
    text: String,
    owners: OwnerArgs,
    due: Option<Due>,
}

impl ToRaise {
    /// Says of which undertaking the owner is in doubt.
    fn refused(&self, refusal: Refusal) -> Message {
        let message = Message::from(refusal);
        Message { text: format!("undertaking {}: {}", self.number, message.text), ..message }
    }
}

impl Minutes {
    /// Shows what the minutes propose, and raises what is taken of it.
    pub fn run(self, context: &mut Context) -> Result<Exit> {
        let output = self.output.as_deref();
        let format = output::format(self.format, output, Answer::MINUTES)?;
        if self.owners.is_given() && self.take.is_none() {
            let message = "`--owner` says who is to do what is taken, and nothing is taken";
            return Err(Message::new(message, "say what as well, as in `--take 3`").into());
        }
        let minutes = self.read(context)?;
        let log = context.read()?;
        let meeting = self.meeting(minutes.meeting, &log, context)?;
        let proposed = minutes.beside(&log, meeting);
        if let Some(take) = &self.take {
            return self.take(take, &proposed, &log, context);
        }
        let lacking: Vec<usize> = lacking(&proposed).map(|(number, _)| number).collect();
        let said = page::counted(proposed.undertakings.len(), "undertaking");
        let named = context.named_one();
        output::put(format, Answer::Minutes(&proposed, named.as_deref()), output, &said, context)?;
        if format == Format::Text && output.is_none() && !lacking.is_empty() {
            let numbers = runs(&lacking);
            let file = quoted(&self.source.display().to_string());
            let meeting = self.meeting.as_ref().map_or_else(String::new, |_| format!(" --meeting {meeting}"));
            context.note(&format!(
                "what is not in the log is raised with `actions minutes {file}{meeting} --take {numbers}`"
            ))?;
        }
        Ok(if self.exit_code && !lacking.is_empty() { Exit::Found } else { Exit::Done })
    }

    fn read(&self, context: &mut Context) -> Result<minutes::Minutes> {
        let (name, bytes) = match self.source.to_str() {
            Some("-") => (None, context.bytes()?),
            _ => (Some(self.source.as_path()), disk::load_source(&self.source)?),
        };
        let sheet = sources::read_prose(name, &bytes).map_err(|error| self.refused(error))?;
        Ok(minutes::read(&sheet))
    }

    /// Returns the day of the meeting: the one that was said, else the one in the minutes.
    fn meeting(&self, read: Option<Held>, log: &Log, context: &mut Context) -> Result<NaiveDate> {
        match (&self.meeting, read) {
            (Some(typed), read) => {
                let day = typed.resolve(context.today, &log.calendar, Direction::Back)?;
                if let Some(read) = read.filter(|read| read.on != day) {
                    context.note(&format!(
                        "the minutes say {}, and are taken as those of {}",
                        long(read.on),
                        weekday_and_day(day)
                    ))?;
                }
                Ok(day)
            }
            (None, Some(read)) => {
                if read.on > context.today {
                    context.note(&format!("the meeting is on {}, which is still to come", weekday_and_day(read.on)))?;
                }
                if let Some(doubt) = read.doubt() {
                    context.note(&doubt)?;
                }
                Ok(read.on)
            }
            (None, None) => {
                let message = "the minutes do not say when the meeting was";
                Err(self.refused(Message::new(
                    message,
                    "give the day with `--meeting`, as in `--meeting \"17 March 2023\"`",
                )))
            }
        }
    }

    fn refused(&self, error: Message) -> anyhow::Error {
        Message { text: format!("{}: {}", import::name_of(&self.source), error.text), ..error }.into()
    }

    /// Raises what is taken, in one save.
    fn take(&self, take: &Taken, proposed: &Proposed, log: &Log, context: &mut Context) -> Result<Exit> {
        let chosen = chosen(take, proposed)?;
        let mut to_raise = Vec::new();
        for (number, undertaking) in chosen {
            let draft = self.to_raise(number, undertaking)?;
            to_raise.extend(if self.asks(context) { asked(draft, context)? } else { Some(draft) });
        }
        if to_raise.is_empty() {
            context.echo("Nothing was taken\n")?;
            return Ok(Exit::Done);
        }
        let (today, meeting) = (context.today, proposed.meeting);
        let is_known = log.calendar.meetings().contains(&meeting);
        context.change(|log| {
            let mut said = Said::default();
            if !is_known {
                said.notes.push(note_of(&[meeting]));
            }
            for new in &to_raise {
                let owners = new.owners.owners(log, today, &mut said).map_err(|refusal| new.refused(refusal))?;
                let draft = Draft {
                    text: Some(new.text.clone()),
                    owners: Some(owners),
                    minute: new.minute.clone(),
                    due: new.due.clone(),
                    rag: Some(Rag::Amber),
                    ..Draft::default()
                };
                said.echo += &page::raised(log.raise(Raised::Day(meeting), draft, None)?);
            }
            Ok(said)
        })?;
        Ok(Exit::Done)
    }

    /// Tells whether each undertaking is offered; minutes that come on standard input leave nothing to answer with.
    fn asks(&self, context: &Context) -> bool {
        context.asks && self.source != Path::new("-")
    }

    fn to_raise(&self, number: usize, undertaking: &Undertaking) -> Result<ToRaise> {
        let owners = if self.owners.is_given() { self.owners.clone() } else { OwnerArgs::named(&undertaking.owners) };
        if !owners.is_given() {
            let message = format!("undertaking {number} names nobody to do it: {}", page::one_line(&undertaking.text));
            return Err(Message::new(message, format!("say who, as in `--take {number} --owner \"Rik Basra\"`")).into());
        }
        Ok(ToRaise {
            number,
            minute: undertaking.minute.clone(),
            text: undertaking.text.clone(),
            owners,
            due: undertaking.due.clone(),
        })
    }
}

/// Writes numbers as they are typed: `2,5-7`.
fn runs(numbers: &[usize]) -> String {
    let run = |run: &[usize]| match *run {
        [first, .., last] => format!("{first}-{last}"),
        _ => run.iter().map(ToString::to_string).collect(),
    };
    numbers.chunk_by(|one, next| one + 1 == *next).map(run).collect::<Vec<_>>().join(",")
}

/// Lists the undertakings that are not in the log, with their numbers.
fn lacking(proposed: &Proposed) -> impl Iterator<Item = (usize, &Undertaking)> {
    (1..).zip(&proposed.undertakings).filter(|(_, undertaking)| undertaking.action.is_none())
}

/// Finds what is taken; refuses a number that there is not, and one that is in the log already.
fn chosen<'p>(take: &Taken, proposed: &'p Proposed) -> Result<Vec<(usize, &'p Undertaking)>> {
    let Taken::Numbers(numbers) = take else { return Ok(lacking(proposed).collect()) };
    let mut chosen = Vec::new();
    for number in numbers {
        let count = proposed.undertakings.len();
        let Some(undertaking) = number.checked_sub(1).and_then(|at| proposed.undertakings.get(at)) else {
            let hint = if count == 0 {
                "none was found in these minutes".to_owned()
            } else {
                format!("they are numbered from 1 to {count}")
            };
            return Err(Message::new(format!("there is no undertaking {number}"), hint).into());
        };
        if let Some(action) = undertaking.action {
            let message = format!("undertaking {number} is action {action} already");
            return Err(
                Message::new(message, "leave it out; what is another action is raised with `actions add`").into()
            );
        }
        chosen.push((*number, undertaking));
    }
    Ok(chosen)
}

/// Offers an undertaking, whose words may be changed first; none when it is declined.
fn asked(mut draft: ToRaise, context: &mut Context) -> Result<Option<ToRaise>> {
    loop {
        let minute = draft.minute.as_deref().map_or_else(String::new, |minute| format!("{minute}: "));
        let owners = joined(&draft.owners.typed(), "and");
        let due = draft.due.as_ref().map_or_else(String::new, |due| format!("; due {due}"));
        let question = format!("{minute}{} ({owners}{due}). Raise it? [y/n, or e to change the words]", draft.text);
        match context.line(&question)?.to_lowercase().as_str() {
            "y" | "yes" => return Ok(Some(draft)),
            "e" | "edit" => {
                let words = context.line("Words:")?;
                if !words.is_empty() {
                    draft.text = words;
                }
            }
            _ => return Ok(None),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_is_read_as_it_is_typed() {
        assert_eq!(taken("2,5-7"), Ok(Taken::Numbers(vec![2, 5, 6, 7])));
        assert_eq!(taken("3 3, 1"), Ok(Taken::Numbers(vec![3, 1])));
        assert_eq!(taken("ALL"), Ok(Taken::All));
        assert_eq!(runs(&[1, 2, 3, 5, 8, 9]), "1-3,5,8-9");
        for wrong in ["", "0", "7-5", "two", "1-99999"] {
            assert_eq!(
                taken(wrong).map_err(|error| error.text),
                Err(format!("`{wrong}` is no list of numbers")),
                "{wrong}"
            );
        }
    }
}
