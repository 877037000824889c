//! An action as it stands in JSON.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::log::NotARecord;
use crate::dates::month_and_year;
use crate::model::{Action, Comment, Due, Further, Number, Outcome, Owner, Rag, Raised, State};

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ActionRecord {
    number: u32,
    reference: Option<String>,
    raised: String,
    minute: Option<String>,
    action: String,
    owners: Vec<String>,
    due: Option<String>,
    was_due: Vec<String>,
    rag: Option<String>,
    proposed: Option<String>,
    exempt: bool,
    closed: Option<String>,
    outcome: Option<String>,
    closed_minute: Option<String>,
    further: Vec<FurtherRecord>,
    imported: Vec<Imported>,
    comments: Vec<CommentRecord>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FurtherRecord {
    raised: String,
    minute: Option<String>,
    action: String,
    owners: Vec<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Imported {
    column: String,
    text: String,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct CommentRecord {
    date: Option<NaiveDate>,
    meeting: Option<NaiveDate>,
    by: Option<String>,
    text: String,
    rag: Option<String>,
}

fn names(owners: &[Owner]) -> Vec<String> {
    owners.iter().map(ToString::to_string).collect()
}

fn owners(names: &[String]) -> Vec<Owner> {
    names.iter().map(|name| Owner::new(name)).collect()
}

fn read_raised(text: &str) -> Result<Raised, NotARecord> {
    let month = || month_and_year(text).and_then(|(year, month)| NaiveDate::from_ymd_opt(year, month, 1));
    let day = text.parse().ok().map(Raised::Day);
    day.or_else(|| month().map(Raised::Month)).ok_or_else(|| NotARecord::new(format!("`{text}` is not a date")))
}

fn read_due(text: &str) -> Result<Due, NotARecord> {
    let day = text.parse().ok().map(Due::Day);
    day.or_else(|| Due::from_words(text)).ok_or_else(|| NotARecord::new(format!("`{text}` is not a due date")))
}

/// Reads a word of a vocabulary, if there is one.
fn word<T: std::str::FromStr<Err = crate::model::UnknownWord>>(text: Option<&String>) -> Result<Option<T>, NotARecord> {
    text.map(|text| text.parse())
        .transpose()
        .map_err(|unknown: crate::model::UnknownWord| NotARecord::new(unknown.to_string()))
}

impl ActionRecord {
    pub(super) fn of(action: &Action) -> Self {
        let (closed, outcome, closed_minute) = match &action.state {
            State::Open { .. } => (None, None, None),
            State::Closed { on, outcome, minute } => {
                let on = on.map_or_else(|| "unknown".to_owned(), |on| on.to_string());
                (Some(on), Some(outcome.to_string()), minute.clone())
            }
        };
        let imported = |(column, text): &(String, String)| Imported { column: column.clone(), text: text.clone() };
        Self {
            number: action.number.get(),
            reference: action.reference.clone(),
            raised: action.raised.iso(),
            minute: action.minute.clone(),
            action: action.text.clone(),
            owners: names(&action.owners),
            due: action.due.as_ref().map(Due::iso),
            was_due: action.was_due.iter().map(Due::iso).collect(),
            rag: action.rag.map(|rag| rag.to_string()),
            proposed: action.proposed().map(|outcome| outcome.to_string()),
            exempt: action.exempt,
            closed,
            outcome,
            closed_minute,
            further: action.further.iter().map(FurtherRecord::of).collect(),
            imported: action.imported.iter().map(imported).collect(),
            comments: action.comments.iter().map(CommentRecord::of).collect(),
        }
    }

    pub(super) fn action(self) -> Result<Action, NotARecord> {
        let number =
            Number::new(i64::from(self.number)).ok_or_else(|| NotARecord::new("an action has the number 0"))?;
        Ok(Action {
            number,
            raised: read_raised(&self.raised)?,
            due: self.due.as_deref().map(read_due).transpose()?,
            was_due: self.was_due.iter().map(|due| read_due(due)).collect::<Result<_, _>>()?,
            rag: word(self.rag.as_ref())?,
            exempt: self.exempt,
            state: self.state(number)?,
            owners: owners(&self.owners),
            further: self.further.into_iter().map(FurtherRecord::further).collect::<Result<_, _>>()?,
            comments: self.comments.into_iter().map(CommentRecord::comment).collect::<Result<_, _>>()?,
            imported: self.imported.into_iter().map(|imported| (imported.column, imported.text)).collect(),
            reference: self.reference,
            minute: self.minute,
            text: self.action,
        })
    }

    fn state(&self, number: Number) -> Result<State, NotARecord> {
        let outcome: Option<Outcome> = word(self.outcome.as_ref())?;
        match (&self.closed, outcome) {
            (None, None) => Ok(State::Open { proposed: word(self.proposed.as_ref())? }),
            (Some(on), Some(outcome)) => {
                let day = (on != "unknown").then(|| on.parse::<NaiveDate>()).transpose();
                let on = day.map_err(|_| NotARecord::new(format!("`{on}` is not a date")))?;
                Ok(State::Closed { on, outcome, minute: self.closed_minute.clone() })
            }
            _ => Err(NotARecord::new(format!("action {number} has a day of closing or an outcome, but not both"))),
        }
    }
}

impl FurtherRecord {
    fn of(further: &Further) -> Self {
        Self {
            raised: further.raised.iso(),
            minute: further.minute.clone(),
            action: further.text.clone(),
            owners: names(&further.owners),
        }
    }

    fn further(self) -> Result<Further, NotARecord> {
        let (raised, owners) = (read_raised(&self.raised)?, owners(&self.owners));
        Ok(Further { raised, minute: self.minute, text: self.action, owners })
    }
}

impl CommentRecord {
    fn of(comment: &Comment) -> Self {
        Self {
            date: comment.date,
            meeting: comment.meeting,
            by: comment.by.clone(),
            text: comment.text.clone(),
            rag: comment.rag.map(|rag| rag.to_string()),
        }
    }

    fn comment(self) -> Result<Comment, NotARecord> {
        let rag: Option<Rag> = word(self.rag.as_ref())?;
        Ok(Comment { date: self.date, meeting: self.meeting, by: self.by, text: self.text, rag })
    }
}
