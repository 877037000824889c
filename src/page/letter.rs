//! What an owner is asked before a meeting, in the words in which the clerk sends it.
//!
//! Whatever comes from the log stands behind a word of ours: no line of a letter begins with it.

use chrono::NaiveDate;

use super::counted::counted;
use super::sanitize::{in_full, one_line};
use super::sections::{Body, LetterText, Page};
use crate::dates::{long, weekday_and_day};
use crate::model::{Action, Comment, Due, Further, Raised, joined};
use crate::query::{Chase, ChasedAction, Delivery, JointLetter, News, Seen};

/// Puts together every letter, to read and to paste.
pub fn letters(letters: &[JointLetter]) -> Page {
    Page::of(match letters {
        [] => Body::Lines(vec!["There is nobody to ask.".to_owned()]),
        letters => Body::Letters(letters.iter().map(letter_text).collect()),
    })
}

/// Returns a letter by itself.
pub fn letter(letter: &JointLetter) -> Page {
    Page::of(Body::Letters(vec![letter_text(letter)]))
}

/// Writes a letter with whom it is for and what it is about, each paragraph on a line of its own: a mail program
/// wraps it.
fn letter_text(letter: &JointLetter) -> LetterText {
    let name = one_line(letter.owner());
    let to = match letter.to() {
        Delivery::To(address) => format!("{} <{address}>", quoted(&name)),
        Delivery::Unusable(_) | Delivery::Nowhere | Delivery::Unclear(..) => quoted(&name),
    };
    let text = format!("To: {to}\nSubject: {}\n\n{}", subject(letter), body(letter));
    let late = chased(letter).filter(|chased| chased.is_late()).map(|chased| point(&due_line(chased)));
    LetterText { text, late: late.collect() }
}

/// Returns a name as a mail program takes it for one, where a sign in it would divide or begin an address.
fn quoted(name: &str) -> String {
    let acts = name.contains(|c| ",;:<>@\"()[]\\".contains(c));
    if acts { format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\"")) } else { name.to_owned() }
}

/// Says in a line what a letter is about, and nothing of any action.
pub(crate) fn subject(letter: &JointLetter) -> String {
    let what = match chased(letter).count() {
        1 => "Your action".to_owned(),
        count => format!("Your {count} actions"),
    };
    let boards: Vec<String> = letter.parts.iter().filter_map(|(chase, _)| board(chase)).collect();
    let whose = match boards.len() {
        0 => String::new(),
        1..=MOST_IN_SUBJECT => format!(" for {}", joined(&boards, "and")),
        count => format!(" for {count} boards"),
    };
    let when = reply_by(letter).map_or_else(String::new, |day| format!(" by {}", long(day)));
    format!("{what}{whose}: please report{when}")
}

/// How many boards the subject names.
const MOST_IN_SUBJECT: usize = 3;

/// Returns every action that the letter asks about.
fn chased<'l>(letter: &'l JointLetter) -> impl Iterator<Item = &'l ChasedAction<'l>> {
    letter.parts.iter().flat_map(|(_, letter)| &letter.actions)
}

/// Returns the first of the days by which the boards want an answer.
fn reply_by(letter: &JointLetter) -> Option<NaiveDate> {
    letter.parts.iter().filter_map(|(chase, _)| chase.reply_by).min()
}

/// Writes the letter itself.
pub(crate) fn body(letter: &JointLetter) -> String {
    let occasions: String = letter.parts.iter().map(|(chase, _)| occasion(chase) + " ").collect();
    let opening = format!("{occasions}{}", with_you(letter));
    let mut page = format!("Dear {},\n\n{opening}\n\n{}\n", one_line(letter.owner()), request(letter));
    for (chase, part) in &letter.parts {
        for chased in &part.actions {
            page.push_str(&format!("\n{}\n", heading(chased.action, chase)));
            for line in lines(chased, chase) {
                page.push_str(&format!("{}\n", point(&line)));
            }
        }
    }
    page + "\nThank you.\n"
}

/// Makes a point of a fact; what stands on several lines in the log stays below the word it belongs to.
fn point(fact: &str) -> String {
    format!("- {}", fact.trim_end().replace('\n', "\n  "))
}

/// Returns the name of the board; of several boards each has one.
fn board(chase: &Chase) -> Option<String> {
    board_name(chase.title).or_else(|| Some(one_line(&chase.log?.name)))
}

/// Returns the name of the board, where the log's title is one and not a name of the log.
pub(crate) fn board_name(title: Option<&str>) -> Option<String> {
    let title = one_line(title?);
    let is_of_log = |word: &str| ["action", "actions", "log", "tracker"].contains(&word.to_lowercase().as_str());
    let is_name = title.contains(char::is_alphanumeric) && !title.split(|c: char| !c.is_alphanumeric()).any(is_of_log);
    is_name.then(|| title.trim_end_matches('.').to_owned())
}

fn occasion(chase: &Chase) -> String {
    let board = board(chase).unwrap_or_else(|| "the board".to_owned());
    match chase.meeting {
        Some(meeting) if meeting == chase.today => {
            format!("The meeting of {board} is today, {}.", weekday_and_day(meeting))
        }
        Some(meeting) => format!("The next meeting of {board} is on {}.", weekday_and_day(meeting)),
        None => format!("This is about what {board} has asked for."),
    }
}

fn with_you(letter: &JointLetter) -> String {
    let late = chased(letter).filter(|chased| chased.is_late()).count();
    match (chased(letter).count(), late) {
        (1, 0) => "The action below is with you.".to_owned(),
        (1, _) => "The action below is with you, and it is overdue.".to_owned(),
        (count, 0) => format!("The {count} actions below are with you."),
        (2, 2) => "The 2 actions below are with you, and both are overdue.".to_owned(),
        (count, late) if count == late => format!("The {count} actions below are with you, and all are overdue."),
        (count, 1) => format!("The {count} actions below are with you, and 1 of them is overdue."),
        (count, late) => format!("The {count} actions below are with you, and {late} of them are overdue."),
    }
}

fn request(letter: &JointLetter) -> String {
    let today = letter.parts.first().map(|(chase, _)| chase.today);
    let meetings = letter.parts.iter().filter(|(chase, _)| chase.meeting.is_some()).count();
    let when = match (reply_by(letter), meetings) {
        (Some(day), _) if Some(day) == today => format!("today, {},", weekday_and_day(day)),
        (Some(day), _) => format!("by {}", weekday_and_day(day)),
        (None, 0) => "as soon as you can".to_owned(),
        (None, 1) => "before the meeting".to_owned(),
        (None, _) => "before the meetings".to_owned(),
    };
    let what = "what has been done, what is still to do, and when it will be finished";
    let end = "no longer needed, please say so, and the board can be asked to end it.";
    if chased(letter).count() == 1 {
        format!("Please reply {when} and say {what}. A line or two is enough. If it is finished or {end}")
    } else {
        format!("Please reply {when} and say for each {what}. A line each is enough. If one is finished or {end}")
    }
}

fn heading(action: &Action, chase: &Chase) -> String {
    let reference = action.reference.as_ref().map_or_else(String::new, |known| format!(" ({})", one_line(known)));
    let whose = chase.log.and_then(|_| board(chase)).map_or_else(String::new, |board| format!(" for {board}"));
    format!("Action {}{reference}{whose}", action.number)
}

/// Says everything about an action, a fact a line.
fn lines(chased: &ChasedAction, chase: &Chase) -> Vec<String> {
    let action = chased.action;
    let mut lines = vec![format!("Asked: {}", in_full(&action.text))];
    lines.push(format!("Raised: {}", raised(action.raised, action.minute.as_deref())));
    lines.extend(action.further.iter().map(added));
    lines.push(due_line(chased));
    lines.extend(shared(chased));
    lines.push(latest(latest_of(&action.comments, chase.meeting)));
    lines.push(seen(chased, chase));
    if action.exempt {
        lines.push("Not for the public: please do not pass this message on.".to_owned());
    }
    lines
}

fn shared(chased: &ChasedAction) -> Option<String> {
    let there = chased.shared_with.iter().map(|name| one_line(name));
    let gone = chased.shared_once.iter().map(|name| format!("{} (who has left)", one_line(name)));
    let others: Vec<String> = there.chain(gone).collect();
    (!others.is_empty()).then(|| format!("Shared with: {}", joined(&others, "and")))
}

fn names(names: &[&str]) -> String {
    joined(&names.iter().map(|name| one_line(name)).collect::<Vec<_>>(), "and")
}

pub(crate) fn raised(raised: Raised, minute: Option<&str>) -> String {
    let minute = minute.map_or_else(String::new, |minute| format!(", minute {}", one_line(minute)));
    match raised {
        Raised::Day(day) => long(day) + &minute,
        Raised::Month(_) => raised.to_string() + &minute,
    }
}

pub(crate) fn added(further: &Further) -> String {
    let owners: Vec<&str> = further.owners.iter().map(crate::model::Owner::as_str).collect();
    let whose = if owners.is_empty() { String::new() } else { format!(" for {}", names(&owners)) };
    let when = raised(further.raised, further.minute.as_deref());
    format!("Added{whose} ({when}): {}", in_full(&further.text))
}

fn due_line(chased: &ChasedAction) -> String {
    format!("Due: {}", due(chased))
}

fn due(chased: &ChasedAction) -> String {
    let (when, is_day) = match &chased.action.due {
        None => return "no date is set".to_owned(),
        Some(Due::Day(day)) => (long(*day), true),
        Some(Due::Period { words, .. } | Due::Words(words)) => (one_line(words), false),
    };
    match chased.due_in {
        Some(days) if days < 0 => format!("{when}; {} overdue", counted(-days, "day")),
        Some(0) if is_day => format!("{when}, which is today"),
        Some(days) if is_day => format!("{when}, in {}", counted(days, "day")),
        _ => when,
    }
}

/// Returns the comment of the latest day that the paper of a meeting may hold; one without a day is of the
/// time at which it stands.
fn latest_of(comments: &[Comment], meeting: Option<NaiveDate>) -> Option<&Comment> {
    let day_of = |comment: &Comment| comment.date.or(comment.meeting);
    let is_on_paper =
        |comment: &&Comment| day_of(comment).is_none_or(|day| meeting.is_none_or(|meeting| day <= meeting));
    let mut latest = None;
    let said = comments.iter().filter(is_on_paper).filter(|comment| !comment.text.trim().is_empty());
    let dated = said.map(|comment| {
        latest = latest.max(day_of(comment));
        (day_of(comment).or(latest), comment)
    });
    // Of several the last is taken.
    dated.max_by_key(|(day, _)| *day).map(|(_, comment)| comment)
}

fn latest(comment: Option<&Comment>) -> String {
    let Some(comment) = comment else { return "Latest comment: none yet".to_owned() };
    let when = match (comment.date, comment.meeting) {
        (Some(date), _) => format!(", {}", long(date)),
        (None, Some(meeting)) => format!(", for the meeting of {}", long(meeting)),
        (None, None) => String::new(),
    };
    let by = comment.by.as_ref().map_or_else(String::new, |by| format!(", by {}", one_line(by)));
    format!("Latest comment{when}{by}: {}", in_full(&comment.text))
}

/// Says what the board will read of an action.
fn seen(chased: &ChasedAction, chase: &Chase) -> String {
    let when =
        chase.meeting.map_or_else(|| "at its next meeting".to_owned(), |meeting| format!("on {}", long(meeting)));
    let what = match &chased.seen {
        Some(seen) => on_paper(seen, chased, chase),
        None => "nothing yet, since it goes to the meeting after".to_owned(),
    };
    format!("What the board will see {when}: {what}")
}

fn on_paper(seen: &Seen, chased: &ChasedAction, chase: &Chase) -> String {
    let meaning = |rag| chase.key.iter().find(|(known, _)| *known == rag).map(|(_, meaning)| one_line(meaning));
    let mut facts = vec![match seen.entry.rag.map(|rag| (rag, meaning(rag))) {
        Some((rag, Some(meaning))) => format!("{rag} ({meaning})"),
        Some((rag, None)) => rag.to_string(),
        None => "no colour given".to_owned(),
    }];
    let late = if chased.is_late() { "overdue" } else { "overdue by then, unless it is done" };
    facts.extend(seen.entry.days_overdue.map(|_| late.to_owned()));
    facts.push(match seen.news {
        News::New => "a new comment".to_owned(),
        News::NoneSince(meeting) => format!("no new comment since the meeting of {}", long(meeting)),
        News::First if seen.entry.comments.len() > 1 => "the comments so far".to_owned(),
        News::First => "the comment above".to_owned(),
        News::Nothing => "no comment".to_owned(),
    });
    facts.extend(seen.entry.proposed.map(|outcome| format!("a request that it be {}", outcome.as_decision())));
    facts.join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Log;
    use crate::model::fixtures::{action, day, log_of};
    use crate::query::ChaseRequest;

    fn first_letter(log: &Log) -> String {
        let chase = ChaseRequest::default().ready(log, day("2026-06-22")).expect("nobody is asked for").chase();
        letter_text(&(&chase, &chase.letters[0]).into()).text
    }

    fn check(change: impl Fn(&mut Action), line: &str) {
        let mut log = log_of([action(1, &["Rik Basra"])]);
        change(&mut log.actions[0]);
        let letter = first_letter(&log);
        assert!(letter.lines().any(|known| known == line), "{line:?} is not in\n{letter}");
    }

    #[test]
    fn when_it_is_due_is_said_with_how_late_it_is() {
        let due = |words: &'static str| {
            move |action: &mut Action| {
                action.due = Some(words.parse().map_or_else(|_| Due::from_words(words).expect("words"), Due::Day));
            }
        };
        check(|_| {}, "- Due: no date is set");
        check(due("2026-06-21"), "- Due: 21 June 2026; 1 day overdue");
        check(due("2026-06-22"), "- Due: 22 June 2026, which is today");
        check(due("2026-06-23"), "- Due: 23 June 2026, in 1 day");
        check(due("June 2026"), "- Due: June 2026");
        check(due("May 2026"), "- Due: May 2026; 22 days overdue");
        check(due("ongoing"), "- Due: ongoing");
    }

    #[test]
    fn the_latest_comment_is_that_of_the_latest_day() {
        let check = |days: &[Option<&str>], latest: &str| {
            let comment = |(at, date): (usize, Option<&str>)| Comment {
                date: date.map(day),
                ..Comment::dated(day("2026-01-01"), format!("comment {at}"))
            };
            let comments: Vec<Comment> = days.iter().copied().enumerate().map(comment).collect();
            assert_eq!(
                latest_of(&comments, Some(day("2026-06-30"))).map(|comment| comment.text.as_str()),
                Some(latest),
                "{days:?}"
            );
        };
        check(&[Some("2026-06-01"), Some("2026-05-01")], "comment 0");
        check(&[Some("2026-06-01"), Some("2026-06-01")], "comment 1");
        check(&[Some("2026-06-01"), None], "comment 1");
        check(&[None, Some("2026-06-01")], "comment 1");
        check(&[None, None], "comment 1");
        check(&[Some("2026-06-20"), Some("2026-07-20")], "comment 0");
    }

    #[test]
    fn a_name_that_would_divide_an_address_is_in_quotes() {
        assert_eq!(quoted("Bob, evil@example.org"), "\"Bob, evil@example.org\"");
        assert_eq!(quoted("Zoë \"Zed\" (acting)"), "\"Zoë \\\"Zed\\\" (acting)\"");
        assert_eq!(quoted("Siân O'Brien"), "Siân O'Brien");
    }

    #[test]
    fn what_is_written_over_several_lines_stays_below_its_word() {
        check(|action| action.text = "Visit.\r\n\r\nSubject: x\n.".to_owned(), "  Subject: x");
        check(|action| action.text = "Visit.\u{1b}[31m".to_owned(), "- Asked: Visit.\\x1B[31m");
    }

    #[test]
    fn a_title_that_is_no_boards_name_is_not_taken_for_one() {
        let check = |title: Option<&str>, subject: &str| {
            let log = Log { title: title.map(str::to_owned), ..log_of([action(1, &["Rik Basra"])]) };
            assert_eq!(first_letter(&log).lines().nth(1), Some(subject));
        };
        check(Some("Riverside\nBoard"), "Subject: Your action for Riverside / Board: please report by 23 June 2026");
        check(Some("Audit Committee."), "Subject: Your action for Audit Committee: please report by 23 June 2026");
        let titles = ["", "Action Log", "Riverside action log 2026", "Actions", "Board Action Tracker", "!!!"];
        for title in titles.map(Some).into_iter().chain([None]) {
            check(title, "Subject: Your action: please report by 23 June 2026");
        }
    }
}
