//! What is typed for days when an action is changed or asked for, and what the clerk should know of them.

use anyhow::Result;
use chrono::{Datelike, NaiveDate};

use crate::context::{Context, Said};
use crate::dates::{Calendar, Direction, DueMeaning, DueWhen, Limit, When, long, weekday_and_day};
use crate::message::Message;
use crate::model::Due;

/// How many years from today a day may lie before it looks like a slip.
const MOST_YEARS_AWAY: u32 = 2;

/// Returns the day typed for something that has happened.
pub(super) fn past_day(
    typed: &When,
    today: NaiveDate,
    calendar: &Calendar,
    said: &mut Said,
) -> Result<NaiveDate, Message> {
    let day = typed.resolve(today, calendar, Direction::Back)?;
    said.notes.extend(typed.caveat().map(|caveat| format!("{}, {caveat}", weekday_and_day(day))));
    said.notes.extend((day > today).then(|| format!("{} is still to come", long(day))));
    said.warnings.extend(slip(day, today, calendar));
    Ok(day)
}

/// Returns the day typed for a meeting; without one the last meeting up to today, else today.
pub(super) fn meeting_day(
    typed: Option<&When>,
    today: NaiveDate,
    calendar: &Calendar,
    said: &mut Said,
) -> Result<NaiveDate, Message> {
    match typed {
        Some(typed) => past_day(typed, today, calendar, said),
        None => Ok(calendar.last_up_to(today).unwrap_or(today)),
    }
}

/// Returns what was typed for a due date; the day on which a period is due is noted.
pub(super) fn due(typed: &DueWhen, today: NaiveDate, calendar: &Calendar, said: &mut Said) -> Result<Due, Message> {
    let meaning = typed.resolve(today, calendar)?;
    let caveat = typed.caveat().map(|caveat| format!(", {caveat}"));
    match (&meaning, &caveat) {
        (DueMeaning::Period(period), caveat) => {
            let by = format!("due by {}", weekday_and_day(period.last_day()));
            said.notes.push(by + caveat.as_deref().unwrap_or_default());
        }
        (DueMeaning::Day(day), Some(caveat)) => said.notes.push(format!("due {}{caveat}", weekday_and_day(*day))),
        _ => {}
    }
    let due = Due::from(meaning);
    said.warnings.extend(due.last_day().and_then(|day| slip(day, today, calendar)));
    Ok(due)
}

/// Returns the words that are to stand in the place of a due date; words that name a day are refused.
pub(super) fn due_words(typed: &str) -> Result<String, Message> {
    let words = typed.trim().to_owned();
    if !words.contains(char::is_alphabetic) {
        let what = if words.is_empty() { "nothing was given".to_owned() } else { format!("`{words}` is no words") };
        return Err(Message::new(what, "write words, as in `--due-words \"when the grant is known\"`"));
    }
    let names_day =
        |due: DueWhen| !matches!(due.resolve(NaiveDate::default(), &Calendar::default()), Ok(DueMeaning::Words(_)));
    if words.parse().is_ok_and(names_day) || !matches!(Due::from_words(&words), Some(Due::Words(_))) {
        return Err(Message::new(format!("`{words}` names a day"), format!("write `--due \"{words}\"`")));
    }
    Ok(words)
}

/// Warns of a day that looks like a slip: years away, or before the board first met.
pub(super) fn slip(day: NaiveDate, today: NaiveDate, calendar: &Calendar) -> Option<String> {
    if day.year().abs_diff(today.year()) > MOST_YEARS_AWAY {
        let years = day.year().abs_diff(today.year());
        return Some(format!("{} is {years} years away; is the year right?", long(day)));
    }
    let first = calendar.meetings().first().filter(|first| day < **first)?;
    Some(format!("{} is before the first meeting in the calendar, {}", long(day), long(*first)))
}

/// Returns the day typed as the limit of a search.
pub(super) fn limit(
    typed: Option<&Limit>,
    today: NaiveDate,
    calendar: &Calendar,
    looking: Direction,
) -> Result<Option<NaiveDate>, Message> {
    typed.map(|typed| typed.resolve(today, calendar, looking)).transpose()
}

/// Says on stderr what was understood by a day that was not typed in full.
pub(super) fn note_day(what: &str, typed: Option<&Limit>, day: Option<NaiveDate>, context: &mut Context) -> Result<()> {
    let (Some(typed), Some(day)) = (typed.filter(|typed| !typed.is_in_full()), day) else {
        return Ok(());
    };
    let caveat = typed.caveat().map_or_else(String::new, |caveat| format!(", {caveat}"));
    context.note(&format!("{what} {}{caveat}", weekday_and_day(day)))
}
