//! Answers as CSV for spreadsheets: a header, ISO dates, and nothing that a spreadsheet would run.

use std::path::Path;

use csv::{Terminator, WriterBuilder};

use super::columns::{Cell, Columns, LOG_NAMES, log_cells};
use crate::minutes::{Cited, Mention, Proposed, Undertaking};
use crate::model::{Due, LogName, Number, Rag, Value};
use crate::page::minutes::{also_told, command};
use crate::page::recommendations::said;
use crate::page::sanitize::with_tabs;
use crate::query::{Closed, Count, Entry, Instruction, Listed, Paper, PersonTotals, Recommendation, Status, Totals};

/// The columns of a list, as it stands on a day.
const LIST: Columns = Columns {
    left_out: &["action", "was_due", "closed_minute", "was_rag"],
    more: &[
        ("minute", "action", |action, _| Cell::lines(action.instructions().map(|instruction| instruction.text))),
        ("due", "due_day", |action, _| Cell::of(action.due_day().map(Value::Day))),
        ("rag", "state", |action, asked| Cell::Text(asked.standing(action).as_str().to_owned())),
        ("rag", "overdue_days", |action, asked| Cell::Text(written(asked.days_overdue(action)))),
        ("closed_minute", "latest_comment_date", |action, _| {
            Cell::of(action.comments.last().and_then(|comment| comment.date).map(Value::Day))
        }),
        ("closed_minute", "latest_comment", |action, _| {
            Cell::of(action.comments.last().map(|comment| Value::Text(&comment.text)))
        }),
    ],
};

/// Draws a list of actions, a row each.
pub(crate) fn list_csv(listed: &[Listed]) -> String {
    table_csv(&LIST, listed)
}

/// Draws actions in these columns, a row each.
pub(crate) fn table_csv(columns: &Columns, listed: &[Listed]) -> String {
    let (names, rows) = columns.table(listed);
    page_of(&names, rows.into_iter().map(|row| row.into_iter().map(Cell::text).collect()))
}

/// Makes the cell of an entry of a paper in a column, closed or not.
type CellOfEntry = fn(&Entry, Option<&Closed>) -> String;

/// The columns of a paper.
const PAPER: &[(&str, CellOfEntry)] = &[
    ("number", |entry, _| entry.number.to_string()),
    ("reference", |entry, _| entry.reference.clone().unwrap_or_default()),
    ("date", |entry, _| lines(&entry.instructions, |instruction| instruction.raised.iso())),
    ("action", |entry, _| lines(&entry.instructions, |instruction| instruction.text.clone())),
    ("responsible_officer", |entry, _| beside(entry, |instruction| instruction.owners.join("; "))),
    ("due", |entry, _| entry.due.as_ref().map_or_else(String::new, Due::iso)),
    ("due_day", |entry, _| written(entry.due.as_ref().and_then(Due::last_day))),
    ("overdue_days", |entry, _| written(entry.days_overdue)),
    ("comments", |entry, _| {
        lines(entry.comments.iter().filter(|comment| !comment.is_new), |comment| comment.text.clone())
    }),
    ("new_comments", |entry, _| {
        lines(entry.comments.iter().filter(|comment| comment.is_new), |comment| comment.text.clone())
    }),
    ("status", |entry, _| entry.rag.map_or("", Rag::label).to_owned()),
    ("proposed", |entry, _| written(entry.proposed)),
    ("outcome", |_, closed| written(closed.map(|closed| closed.outcome))),
    ("closed", |_, closed| written(closed.map(|closed| closed.on))),
    ("was_due", |entry, _| lines(&entry.was_due, Due::iso)),
    ("minute", |entry, _| beside(entry, |instruction| instruction.minute.clone().unwrap_or_default())),
    ("closed_minute", |_, closed| written(closed.and_then(|closed| closed.minute.clone()))),
];

/// The last column of a paper on which something is exempt.
const EXEMPT: (&str, CellOfEntry) = ("exempt", |entry, _| if entry.exempt { "yes" } else { "no" }.to_owned());

/// Draws a paper, a row an action: those open, then those closed since the previous meeting.
pub(crate) fn paper_csv(paper: &Paper) -> String {
    let open = paper.open.iter().map(|entry| (entry, None));
    let closed = paper.closed.iter().map(|closed| (&closed.entry, Some(closed)));
    let asked = paper.recommendations();
    let exempt = paper.is_exempt().then_some(EXEMPT);
    let row = |(entry, closed): (&Entry, Option<&Closed>)| {
        let cells = PAPER.iter().map(|(_, cell)| cell(entry, closed));
        let exempt = exempt.map(|(_, cell)| cell(entry, closed));
        cells.chain([recommendation(entry.number, &asked)]).chain(exempt).collect()
    };
    let names = PAPER.iter().map(|(name, _)| *name).chain(["recommendation"]).chain(exempt.map(|(name, _)| name));
    page_of(&names.collect::<Vec<_>>(), open.chain(closed).map(row))
}

/// Says in which of its numbered recommendations the paper asks something about an action, and what.
fn recommendation(number: Number, asked: &[Recommendation]) -> String {
    let found = (1..).zip(asked).find(|(_, one)| one.numbers().contains(&number));
    found.map_or_else(String::new, |(at, one)| format!("{at}: {}", said(one)))
}

/// Returns what belongs to each thing asked, a line each, so that it stays beside it; nothing where there is none at all.
fn beside(entry: &Entry, what: fn(&Instruction) -> String) -> String {
    let each: Vec<String> = entry.instructions.iter().map(what).collect();
    if each.iter().all(String::is_empty) {
        return String::new();
    }
    lines(each, |one| if one.is_empty() { "none".to_owned() } else { one })
}

fn lines<T>(each: impl IntoIterator<Item = T>, line: fn(T) -> String) -> String {
    each.into_iter().map(line).collect::<Vec<_>>().join("\n")
}

fn written(value: Option<impl ToString>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

/// Draws summaries: each figure with its count and its actions, then each owner; of several logs, last what each figure
/// comes to.
pub(crate) fn status_csv(each: &[Status]) -> String {
    let mut rows: Vec<_> =
        each.iter().flat_map(|one| status_rows(one).into_iter().map(|row| (one.log.as_ref(), row))).collect();
    if each.iter().any(|one| one.log.is_some()) {
        let all = Totals::of_all(each).each();
        let row =
            |(name, count): (&str, usize)| vec![format!("all_{name}"), String::new(), count.to_string(), String::new()];
        rows.extend(all.map(|figure| (None, row(figure))));
    }
    page_of_logs(&["figure", "about", "count", "actions"], rows)
}

fn status_rows(status: &Status) -> Vec<Vec<String>> {
    let numbers = |numbers: &[Number]| numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    let row = |figure: &str, about: &str, count: usize, actions: String| {
        vec![figure.to_owned(), about.to_owned(), count.to_string(), actions]
    };
    let figure = |name: &str, figure: &Count| row(name, "", figure.count, numbers(&figure.numbers));
    let mut rows = vec![figure("open", &status.open)];
    rows.extend(status.by_rag.iter().map(|(rag, count)| row("open_by_rag", Rag::word(*rag), *count, String::new())));
    rows.extend(
        status
            .open_at
            .iter()
            .map(|(meeting, count)| row("open_at_meeting", &meeting.to_string(), *count, String::new())),
    );
    rows.push(figure("done", &status.done));
    rows.push(figure("overdue", &status.overdue));
    rows.push(figure("due_by_next_meeting", &status.due_by_next));
    rows.push(figure("no_due_date", &status.no_due));
    rows.push(figure("no_word_since_last_meeting", &status.stale));
    let proposals: Vec<_> = status.proposals.iter().map(|proposal| proposal.number).collect();
    rows.push(row("proposed", "", status.proposed, numbers(&proposals)));
    rows.extend(
        status
            .oldest
            .iter()
            .map(|oldest| row("oldest_days", "", usize::try_from(oldest.days).unwrap_or(0), oldest.number.to_string())),
    );
    for totals in &status.owners {
        let owner = totals.owner.as_deref().unwrap_or("no owner");
        rows.push(row("owner_open", owner, totals.open.count, numbers(&totals.open.numbers)));
        rows.push(row("owner_overdue", owner, totals.overdue, String::new()));
        rows.push(row("owner_due_by_next_meeting", owner, totals.due_by_next, String::new()));
        rows.push(row("owner_done", owner, totals.done, String::new()));
    }
    rows.push(row("exempt", "", status.exempt, String::new()));
    rows
}

/// Draws people, a row each.
pub(crate) fn people_csv(people: &[PersonTotals]) -> String {
    let row = |totals: &PersonTotals| {
        vec![
            totals.name.clone(),
            totals.also_called.join("; "),
            totals.email.clone().unwrap_or_default(),
            totals.open.to_string(),
            totals.overdue.to_string(),
            totals.done.to_string(),
            totals.closed.to_string(),
            written(totals.left),
        ]
    };
    let header = ["name", "also_called", "email", "open", "overdue", "done", "closed", "left"];
    page_of_logs(&header, people.iter().map(|totals| (totals.log.as_ref(), row(totals))).collect())
}

/// Draws what minutes propose: a row an undertaking, then a row for what was said of each action.
pub(crate) fn minutes_csv(proposed: &Proposed, log: Option<&Path>) -> String {
    let undertaking = |(number, undertaking): (usize, &Undertaking)| {
        vec![
            "undertaking".to_owned(),
            number.to_string(),
            undertaking.minute.clone().unwrap_or_default(),
            undertaking.kind.as_str().to_owned(),
            undertaking.text.clone(),
            undertaking.owners.join("; "),
            undertaking.due.as_ref().map_or_else(String::new, Due::iso),
            written(undertaking.due.as_ref().and_then(Due::last_day)),
            written(undertaking.action),
            String::new(),
            also_told(undertaking).collect::<Vec<_>>().join("\n"),
        ]
    };
    let mention = |mention: &Mention| {
        let (Cited::Open(number) | Cited::Closed(number) | Cited::Unknown(number)) = mention.action;
        let nothing = String::new;
        vec![
            "mention".to_owned(),
            nothing(),
            mention.minute.clone().unwrap_or_default(),
            nothing(),
            mention.text.clone(),
            nothing(),
            nothing(),
            nothing(),
            number.to_string(),
            command(mention, proposed, log).unwrap_or_default(),
            nothing(),
        ]
    };
    let header = ["what", "number", "minute", "kind", "text", "owners", "due", "due_day", "action", "command", "also"];
    let undertakings = (1..).zip(&proposed.undertakings).map(undertaking);
    page_of(&header, undertakings.chain(proposed.mentions.iter().map(mention)))
}

/// Draws rows, each with the log that it is of where there are several.
fn page_of_logs(header: &[&str], rows: Vec<(Option<&LogName>, Vec<String>)>) -> String {
    if rows.iter().all(|(log, _)| log.is_none()) {
        return page_of(header, rows.into_iter().map(|(_, row)| row));
    }
    let with_log = |(log, row): (Option<&LogName>, Vec<String>)| log_cells(log).into_iter().chain(row).collect();
    page_of(&[&LOG_NAMES, header].concat(), rows.into_iter().map(with_log))
}

fn page_of(header: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    let cells = std::iter::once(header.iter().map(|name| (*name).to_owned()).collect()).chain(rows);
    for row in cells {
        let row: Vec<String> = row.iter().map(|cell| inert(&with_tabs(cell))).collect();
        writer.write_record(&row).expect("memory takes every row of one length");
    }
    String::from_utf8(writer.into_inner().expect("memory is never full")).expect("rows of text are text")
}

/// Puts an apostrophe before text that a spreadsheet would take for a formula, plain numbers apart.
///
/// It goes also before an apostrophe with such text behind it, so that taking one away gives the text back.
fn inert(text: &str) -> String {
    let is_blank = |c: char| c.is_whitespace() && !"\t\n".contains(c);
    let begin = text.trim_start_matches('\'').trim_start_matches(is_blank);
    let is_sign = |c: char| "=+-@\t\n＝＋－＠﹦﹢﹣−".contains(c);
    let is_number = text.parse::<f64>().is_ok() && text.chars().all(|c| c.is_ascii_digit() || "+-.eE".contains(c));
    if begin.starts_with(is_sign) && !is_number { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_act_on_a_terminal_is_shown_as_text() {
        let cells = || vec!["a\u{1b}[2Jb\rc".to_owned(), "d\te\r\nf".to_owned(), "\u{200b}=x".to_owned()];
        let page = page_of(&["one", "two", "three"], std::iter::once(cells()));
        assert_eq!(page, "one,two,three\r\na\\x1B[2Jb\\x0Dc,\"d\te\nf\",\\u{200B}=x\r\n");
    }

    #[test]
    fn a_formula_is_defused_and_can_be_taken_back() {
        for text in ["=1+1", "+cmd", "-x", "@SUM", "\tx", "  =x", "＝x", "'=x", "''@x", "-inf", "\u{a0}=x", "−5+x"] {
            assert_eq!(inert(text), format!("'{text}"));
        }
        for text in ["-5", "+4.5", "plain", "'quoted'", "a=b", ""] {
            assert_eq!(inert(text), text);
        }
    }
}
