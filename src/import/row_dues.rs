//! When the action of a row is due, and when it was due before.

use chrono::Datelike;

use super::account::Guess;
use super::column::Field;
use super::dues::{Dues, Reading, dues_in};
use super::reader::RowReader;
use super::standing::RowDues;
use crate::dates::long;
use crate::model::{Comment, Due, Raised};

impl RowReader<'_> {
    /// Reads when the action is due: struck-out dates, and the first of several, are those before.
    pub(super) fn dues(&mut self, raised: Raised) -> RowDues {
        let mut all = Dues::default();
        let entry = self.entry;
        for field in [Field::WasDue, Field::Due] {
            let Some((column, cell)) = entry.layout.cell(&entry.row, field) else { continue };
            let has_reports = column.also == Some(Field::Comments);
            let reading = Reading { from: Some(raised.first_day()), year: self.source.wanted.year, has_reports };
            let dues = dues_in(cell, reading);
            all.has_year_added |= dues.has_year_added;
            if dues.has_year_added {
                self.account.guess(Guess::YearAhead, &entry.place);
            }
            for (text, day) in &dues.reckoned {
                let became = format!("is taken as {}, from when it was raised", long(*day));
                self.account.cell(&entry.place, &column.name, text, &became);
            }
            for text in &dues.untold {
                let became = "tells the first due date, but not those between";
                self.account.cell(&entry.place, &column.name, text, became);
            }
            if !dues.unclear.is_empty() {
                self.keep(column, &dues.unclear.join("\n"), "no date");
            }
            for words in dues.now.iter().filter(|due| due.is_unknown_words()) {
                self.account.cell(&entry.place, &column.name, &words.to_string(), "is kept as words; no date");
            }
            for text in &dues.beside {
                let text = if has_reports { text.clone() } else { format!("{}: {text}", column.name) };
                self.kept.push(Comment { date: None, meeting: None, by: None, text, rag: None });
            }
            all.closed = all.closed.or(dues.closed);
            all.was.extend(dues.was);
            // In what the program writes, what was due before is never what is due now.
            let is_own = entry.layout.is_of_export() || ["was_due", "Previous due date"].contains(&&*column.name);
            let is_before = field == Field::WasDue && is_own;
            if is_before { &mut all.was } else { &mut all.now }.extend(dues.now);
        }
        all.now.dedup();
        let due = all.now.pop().or_else(|| self.due_beside_owner());
        all.was.extend(all.now);
        RowDues { due, was: all.was, closed: all.closed, has_year_added: all.has_year_added }
    }

    /// Returns when a closed action was due: not on a day still to come, of which only the year was added.
    pub(super) fn due_of_closed(&mut self, due: Due) -> Due {
        let Due::Day(day) = due else { return due };
        let today = self.source.wanted.today;
        match day.with_year(day.year() - 1).filter(|earlier| day > today && *earlier <= today) {
            Some(earlier) => {
                let (earlier_long, day) = (long(earlier), long(day));
                self.account.note(format!(
                    "{} is closed, so it is taken as due on {earlier_long} and not on {day}; --year gives another year",
                    self.entry.place
                ));
                Due::Day(earlier)
            }
            None => due,
        }
    }
}
