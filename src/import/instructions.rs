//! What was asked of whom and when: the action itself, and what later meetings added to it.

use std::collections::HashSet;

use chrono::{Datelike, NaiveDate};

use super::account::Guess;
use super::column::Field;
use super::headings::Headings;
use super::own_export;
use super::reader::{RowReader, lines, without_action, without_date};
use super::time::{bare, time_and_minute, time_in, time_of};
use super::words::{excerpt, is_ditto, is_nothing};
use super::years::Yearless;
use crate::message::Message;
use crate::model::{Comment, Due, Further, Owner, Raised};
use crate::sources::Paragraph;

/// The owners of each paragraph of a cell.
struct Owners(Vec<Vec<Owner>>);

/// When the things of a row were asked.
#[derive(Default)]
struct Asked {
    times: Vec<Raised>,
    /// The minutes that a paper says beside its dates, one for each line; none where it says none.
    minutes: Vec<String>,
}

impl Asked {
    fn at(time: Raised) -> Self {
        Self { times: vec![time], minutes: Vec::new() }
    }
}

impl Owners {
    /// Returns all of them, each once.
    fn concat_once(&self) -> Vec<Owner> {
        let mut seen = HashSet::new();
        self.0.iter().flatten().filter(|owner| seen.insert((*owner).clone())).cloned().collect()
    }
}

impl RowReader<'_> {
    /// Returns what was asked, the first of it the action itself: two dates and two paragraphs are two.
    pub(super) fn instructions(&mut self) -> Result<Vec<Further>, Message> {
        let (_, asked) =
            self.entry.layout.cell(&self.entry.row, Field::Action).ok_or_else(|| without_action(self.entry))?;
        let Asked { mut times, minutes: beside } = self.raised()?;
        let texts: Vec<String> = asked.paragraphs.iter().map(Paragraph::text).collect();
        let owners = self.owners(texts.len());
        if let ([_], [_, later @ ..]) = (times.as_slice(), texts.as_slice()) {
            times.extend(dated(later, times[0]).unwrap_or_default());
        }
        let mut minutes: Vec<String> =
            self.entry.layout.cell(&self.entry.row, Field::Minute).map(|(_, cell)| lines(cell)).unwrap_or_default();
        if minutes.is_empty() {
            minutes = beside;
        }
        if times.len() < 2 || times.len() != texts.len() {
            if let [_, more @ ..] = times.as_slice()
                && !more.is_empty()
            {
                let (column, cell) =
                    self.entry.layout.cell(&self.entry.row, Field::Raised).ok_or_else(|| without_action(self.entry))?;
                self.keep(column, &cell.text(), "more dates than instructions, the first is taken");
            }
            let minute = Some(minutes.join("\n")).filter(|minute| !minute.is_empty());
            let whole = Further { raised: times[0], minute, text: texts.join("\n"), owners: owners.concat_once() };
            return Ok(std::iter::once(whole).chain(self.further()).collect());
        }
        let each = |index: usize| {
            let own = if owners.0.len() == texts.len() { owners.0[index].clone() } else { owners.concat_once() };
            let all_minutes = || Some(minutes.join("\n")).filter(|minutes| index == 0 && !minutes.is_empty());
            let minute = if minutes.len() == texts.len() { minutes.get(index).cloned() } else { all_minutes() };
            let minute = minute.filter(|minute| !is_nothing(minute));
            let text = without_own_date(&texts[index], times[index]).to_owned();
            Further { raised: times[index], minute, text, owners: own }
        };
        let mut all: Vec<Further> = (0..texts.len()).map(each).collect();
        let first = all[0].owners.clone();
        all[1..].iter_mut().filter(|further| further.owners == first).for_each(|further| further.owners.clear());
        Ok(all)
    }

    /// Reads a column of what later meetings added, a line each with its date.
    fn further(&mut self) -> Vec<Further> {
        let Some((column, cell)) = self.entry.layout.cell(&self.entry.row, Field::Further) else { return Vec::new() };
        let lines = lines(cell);
        let all: Option<Vec<Further>> = lines.iter().map(|line| own_export::further(line)).collect();
        all.unwrap_or_else(|| {
            self.keep(column, &lines.join("\n"), "its lines do not begin with a date");
            Vec::new()
        })
    }

    /// Returns when the action was raised, and when later meetings added to it.
    fn raised(&mut self) -> Result<Asked, Message> {
        let entry = self.entry;
        let Some((column, cell)) = entry.layout.cell(&entry.row, Field::Raised) else {
            let time = entry.headings.time.or_else(|| self.above()).or_else(|| self.given_or_of_meeting());
            return time.map(Asked::at).ok_or_else(|| without_date(entry));
        };
        if let Some(day) = cell.day {
            return Ok(Asked::at(Raised::Day(day)));
        }
        let lines = lines(cell);
        let mut asked = Asked::default();
        for line in &lines {
            let (time, minute) = time_and_minute(line).map_or((None, ""), |(time, minute)| (Some(time), minute));
            asked.minutes.push(minute.to_owned());
            let time = time_of(line).or(time).or_else(|| within_heading(line, &entry.headings));
            asked.times.extend(time.or_else(|| self.with_year(line)));
        }
        if asked.minutes.iter().all(String::is_empty) {
            asked.minutes.clear();
        }
        if asked.times.len() == lines.len() {
            return Ok(asked);
        }
        let found: Vec<Raised> = lines.iter().filter_map(|line| time_in(line).map(|found| found.1)).collect();
        if !found.is_empty() {
            self.keep(column, &cell.text(), "a date and more");
            return Ok(Asked { times: found, ..asked });
        }
        if let Some(time) = entry.headings.time.or_else(|| self.given_or_of_meeting()) {
            self.keep(column, &cell.text(), &format!("no date; {time} is taken"));
            return Ok(Asked { times: vec![time], ..asked });
        }
        let message = format!(
            "{}, column \"{}\": \"{}\" is no date with its year",
            entry.place,
            column.name,
            excerpt(&cell.text())
        );
        let hint = "give the year of such dates, as in `--year 2023`, or the day for actions without one, as in `--raised 2023-06-30`";
        Err(Message::new(message, hint))
    }

    /// Returns the meeting of the row above for one that is left blank, unless the user gave a day for those.
    fn above(&mut self) -> Option<Raised> {
        let is_blank = self.entry.layout.has(Field::Raised) && self.source.wanted.raised.is_none();
        let above = self.raised_above.filter(|_| is_blank)?;
        self.account.guess(Guess::MeetingAbove, &self.entry.place);
        Some(above)
    }

    /// Returns the day that the user gave for actions of which nothing says when they were raised, else the meeting that
    /// stands over the source.
    fn given_or_of_meeting(&mut self) -> Option<Raised> {
        let (time, guess) = match (self.source.wanted.raised, self.source.meeting) {
            (Some(day), _) => (Raised::Day(day), Guess::Raised),
            (None, meeting) => (meeting?, Guess::AtMeeting),
        };
        self.account.guess(guess, &self.entry.place);
        Some(time)
    }

    /// Gives a meeting its year: the user's, else by the meeting of the heading or the title, else by the row above.
    fn with_year(&mut self, line: &str) -> Option<Raised> {
        let yearless = Yearless::of(line)?;
        if let Some(year) = self.source.wanted.year {
            return yearless.in_year(year);
        }
        let meeting = self.entry.headings.time.or(self.source.occasion);
        let before = || self.raised_above.and_then(|above| yearless.from(above.first_day()));
        let (time, guess) = match meeting {
            Some(meeting) => (yearless.up_to(meeting.day())?, Guess::YearBefore),
            None => (before()?, Guess::YearInOrder),
        };
        self.account.guess(guess, &self.entry.place);
        Some(time)
    }

    /// Reads the owners of each paragraph of their cell; of as many paragraphs as there are instructions, blank ones too.
    fn owners(&mut self, instructions: usize) -> Owners {
        let entry = self.entry;
        let Some((column, cell)) = entry.layout.cell(&entry.row, Field::Owner) else { return Owners(Vec::new()) };
        let (mut each, mut has_day) = (Vec::new(), false);
        for line in lines(cell) {
            if is_ditto(&line) && !self.owners_above.is_empty() && !self.source.known.is_given(&line) {
                self.account.guess(Guess::OwnersAbove, &entry.place);
                each.push(self.owners_above.to_vec());
                continue;
            }
            let named = self.source.known.read(&line);
            if let Some(change) = named.change {
                let now = named.owners.iter().map(Owner::as_str).collect::<Vec<_>>().join(" / ");
                self.account.cell(
                    &entry.place,
                    &column.name,
                    &change,
                    &format!("is taken as {now}, and kept as a comment"),
                );
                let text = format!("{}: {change}", column.name);
                self.kept.push(Comment { date: None, meeting: None, by: None, text, rag: None });
            }
            if named.has_posts {
                let became = format!("is taken as several owners; --owner \"{line}={line}\" makes it one");
                self.account.cell(&entry.place, &column.name, &line, &became);
            }
            for name in named.unsure {
                let became = format!("is taken as one owner; --owner \"{name}=A; B\" makes it two");
                self.account.cell(&entry.place, &column.name, &name, &became);
            }
            let (days, owners): (Vec<Owner>, Vec<Owner>) =
                named.owners.into_iter().partition(|owner| time_of(owner.as_str()).is_some());
            has_day |= !days.is_empty();
            each.push(owners);
        }
        if each.len() != instructions {
            each.retain(|owners| !owners.is_empty());
        }
        let has_due = entry.layout.cell(&entry.row, Field::Due).is_some();
        if has_day && (has_due || self.due_beside_owner().is_none()) {
            self.keep(column, &cell.text(), "a date stands beside the owners");
        } else if each.iter().all(Vec::is_empty) && !is_nothing(&cell.text()) {
            self.keep(column, &cell.text(), "nobody is named");
        }
        Owners(each)
    }

    /// Returns the day that stands among the owners, in a column of who and when.
    pub(super) fn due_beside_owner(&self) -> Option<Due> {
        let (_, cell) = self.entry.layout.cell(&self.entry.row, Field::Owner)?;
        let day = |text: &str| match time_of(text) {
            Some(Raised::Day(day)) => Some(Due::Day(day)),
            _ => None,
        };
        cell.paragraphs
            .iter()
            .find_map(|paragraph| paragraph.text().split([';', ',']).flat_map(|part| part.split(" / ")).find_map(day))
    }
}

/// Returns the dates that begin what later meetings added: `9 Jun 2026: Hang a copy`; nothing unless each begins so.
fn dated(texts: &[String], raised: Raised) -> Option<Vec<Raised>> {
    let date = |text: &String| time_of(text.split_once(": ")?.0).filter(|time| time.first_day() >= raised.first_day());
    texts.iter().map(date).collect()
}

/// Takes off the date that a paper puts before what a later meeting added, as it stands beside it already.
fn without_own_date(text: &str, raised: Raised) -> &str {
    let own = text.split_once(": ").filter(|(head, _)| time_of(head) == Some(raised));
    own.map_or(text, |(_, rest)| rest)
}

/// Reads a day without its year below a heading of that month, or of a year.
fn within_heading(line: &str, headings: &Headings) -> Option<Raised> {
    let yearless = Yearless::of(line);
    match headings.time {
        Some(Raised::Month(first)) => {
            let of_month = || time_of(&format!("{} {}", bare(line), first.format("%B %Y")));
            let month = |day: NaiveDate| (day.year(), day.month());
            let time = yearless.and_then(|yearless| yearless.in_year(first.year())).or_else(of_month);
            time.filter(|time| month(time.first_day()) == month(first))
        }
        Some(Raised::Day(_)) => None,
        None => headings.year.and_then(|year| yearless?.in_year(year)),
    }
}

#[cfg(test)]
mod tests {
    use crate::import::fixtures::{check, check_with, wanted};
    use crate::import::wanted::Wanted;

    #[test]
    fn a_meeting_left_blank_is_that_of_the_row_above() {
        let nothing = Wanted { raised: None, ..wanted() };
        check_with(
            &nothing,
            "No|Date|Action|Owner\n1|9 Dec 2025|Mend|Rik\n2||Sell|Rik",
            &["1 Mend; raised 2025-12-09; by Rik", "2 Sell; raised 2025-12-09; by Rik"],
            &["meetings left blank, taken as that of the row above: 1 (row 3); --raised gives a day for those"],
        );
    }

    #[test]
    fn a_meeting_without_its_year_takes_it_from_the_title_or_the_order_of_the_rows() {
        check(
            "Action log of 4 February 2025\nNo|Date|Action|Owner\n1|10 Dec|Mend|Rik\n2|14 Jan|Sell|Rik",
            &["1 Mend; raised 2024-12-10; by Rik", "2 Sell; raised 2025-01-14; by Rik"],
            &[
                "meetings without a year, taken as the last up to the one in the heading or the title: 2 (row 2 and row 3); --year gives another year",
            ],
        );
        check(
            "No|Date|Action|Owner\n1|10 Dec 2024|Mend|Rik\n2|14 Jan|Sell|Rik",
            &["1 Mend; raised 2024-12-10; by Rik", "2 Sell; raised 2025-01-14; by Rik"],
            &[
                "meetings without a year, taken as following those of the rows above: 1 (row 3); --year gives another year",
            ],
        );
        check_with(
            &Wanted { year: Some(2023), ..wanted() },
            "No|Date|Action|Owner\n1|10 Dec|Mend|Rik",
            &["1 Mend; raised 2023-12-10; by Rik"],
            &[],
        );
    }

    #[test]
    fn owners_as_above_are_those_of_the_row_above() {
        check(
            "No|Action|Owner\n1|Mend|Rik / Gary\n2|Sell|As above\n3|Buy|\"",
            &["1 Mend; by Rik / Gary", "2 Sell; by Rik / Gary", "3 Buy; by Rik / Gary"],
            &[
                "owners \"as above\", taken as those of the row above: 2 (row 3 and row 4); --owner \"As above=NAME\" gives another",
            ],
        );
    }

    #[test]
    fn what_later_meetings_added_is_further() {
        check(
            "No|Action|Owner|Further\n1|Mend|Rik|2026-03-10, minute 4 (Ann Lee): Paint it.\n2|Sell|Rik|Paint it.",
            &["1 Mend; by Rik; further 2026-03-10 Paint it. Ann Lee", "2 Sell; by Rik; imported Further=Paint it."],
            &["row 3, column \"Further\": \"Paint it.\" is kept as words; its lines do not begin with a date"],
        );
    }
}
