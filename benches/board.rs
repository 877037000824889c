//! A board for the benchmarks: any number of actions, the same for the same number and day, as the
//! file of this program and as those of the programs that people might use instead.

#![allow(dead_code, reason = "each user of it needs a part")]

use chrono::{Days, NaiveDate};

#[rustfmt::skip]
const FIRST: [&str; 10] = ["Priya", "Tom", "Siân", "Gareth", "Helen", "Marcus", "Zoë", "Dmitri", "Fatima", "Colin"];
const LAST: [&str; 7] = ["Nair", "Okafor", "Hughes", "Samra-Rai", "Delgado", "Byrne", "Petrov"];
const VERB: [&str; 5] = ["Circulate", "Review", "Prepare", "Consult on", "Agree"];
const OBJECT: [&str; 6] = [
    "the revised risk register",
    "the quarter two finance report",
    "terms of reference for the audit committee",
    "the estates condition survey",
    "the board assurance framework",
    "the lease for Unit 4, Canal Street",
];
const TAIL: [&str; 4] = [
    "and report back to the board with costed options",
    "to all members ahead of the next meeting and note any objections",
    "with the external auditors so that the opinion can be finalised",
    "and confirm in writing to the chair once complete",
];
const NOTE: [&str; 5] = [
    "Draft circulated to members; two replies outstanding and one request for a longer deadline noted",
    "Chair asked for a written update before the next meeting, with figures checked by finance first",
    "Discussed under matters arising; agreed to carry forward because the survey has slipped a month",
    "Legal advice received & shared with the committee: \"no objection in principle\" subject to costs",
    "Paper deferred at the request of the executive — to return with the café lease options appended",
];
const COLOURS: [&str; 3] = ["red", "amber", "green"];

/// An action of the board.
pub(crate) struct Sample {
    number: usize,
    raised: NaiveDate,
    due: NaiveDate,
    text: String,
    owners: [String; 2],
    rag: &'static str,
    is_closed: bool,
    comments: Vec<(NaiveDate, &'static str)>,
}

/// Chance, the same every time.
struct Chance(u64);

impl Chance {
    /// Returns a number below `below`.
    fn draw(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).expect("31 bits") % below
    }

    fn one_of<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.draw(of.len())]
    }
}

fn name(index: usize) -> String {
    format!("{} {}", FIRST[index % FIRST.len()], LAST[index % LAST.len()])
}

/// Somebody who holds some of the actions.
pub(crate) fn an_owner() -> String {
    name(3)
}

/// Makes a board of the four years before a day: most of what is old is closed.
pub(crate) fn board(actions: usize, today: NaiveDate) -> Vec<Sample> {
    let mut chance = Chance(0x0bad_cafe_dead_beef);
    let first = today - Days::new(1460);
    let sample = |index: usize| {
        let raised = first + Days::new(1440 * index as u64 / actions as u64);
        let due = raised + Days::new(chance.one_of(&[14, 28, 42, 60, 90]));
        let odds = if due + Days::new(120) < today { 85 } else { 20 };
        let is_closed = chance.draw(100) < odds;
        let text = format!("{} {} {}", chance.one_of(&VERB), chance.one_of(&OBJECT), chance.one_of(&TAIL));
        let leads = chance.draw(70);
        Sample {
            number: index + 1,
            raised,
            due,
            text,
            owners: [name(leads), name(leads + 1 + chance.draw(60))],
            rag: if is_closed { "green" } else { chance.one_of(&COLOURS) },
            is_closed,
            comments: (1..=3).map(|week| (raised + Days::new(7 * week), chance.one_of(&NOTE))).collect(),
        }
    };
    (0..actions).map(sample).collect()
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\\\""))
}

/// Writes the board as the log of this program.
pub(crate) fn log(board: &[Sample], today: NaiveDate) -> String {
    let meetings: Vec<String> = (0..16).map(|nth| (today - Days::new(360) + Days::new(30 * nth)).to_string()).collect();
    let mut log = format!("# Edit freely\n[log]\ntitle = \"Board\"\nmeetings = [{}]\n", meetings.join(", "));
    for action in board {
        let Sample { number, raised, due, text, owners, rag, is_closed, comments } = action;
        let (text, [lead, second]) = (quoted(text), owners);
        log += &format!("\n[[actions]]\nnumber = {number}\nraised = {raised}\naction = {text}\n");
        log += &format!("owners = [\"{lead}\", \"{second}\"]\ndue = {due}\nrag = \"{rag}\"\n");
        if *is_closed {
            log += &format!("closed = {due}\noutcome = \"completed\"\n");
        }
        for (date, note) in comments {
            log += &format!("\n[[actions.comments]]\ndate = {date}\ntext = {}\n", quoted(note));
        }
    }
    log
}

/// How the peers name an owner: one word.
pub(crate) fn tag(owner: &str) -> String {
    owner.to_lowercase().replace(' ', "_")
}

/// Writes the open actions, and those that are done, as the two files of todo.txt.
pub(crate) fn todo_txt(board: &[Sample]) -> [String; 2] {
    let mut files = [String::new(), String::new()];
    for action in board {
        let Sample { raised, due, text, rag, .. } = action;
        let tags: String = action.owners.iter().map(|owner| format!("@{} ", tag(owner))).collect();
        let notes: String = action.comments.iter().map(|(date, note)| format!(" // {date} {note}")).collect();
        let begin = if action.is_closed { format!("x {due}") } else { "(B)".to_owned() };
        files[usize::from(action.is_closed)] +=
            &format!("{begin} {raised} {text} +board {tags}due:{due} rag:{rag}{notes}\n");
    }
    files
}

/// Writes the open actions, and those that are done, as the two files of taskwarrior 2.
pub(crate) fn taskwarrior(board: &[Sample]) -> [String; 2] {
    let mut files = [String::new(), String::new()];
    let stamp = |day: NaiveDate| day.and_hms_opt(0, 0, 0).expect("midnight").and_utc().timestamp();
    for action in board {
        let Sample { number, text, rag, .. } = action;
        let (raised, due) = (stamp(action.raised), stamp(action.due));
        let notes = action.comments.iter().map(|(date, note)| {
            let note = note.replace('"', "&dquot;");
            format!("annotation_{}:\"{note}\" ", stamp(*date))
        });
        let (status, own) = if action.is_closed {
            ("completed", format!("end:\"{due}\""))
        } else {
            ("pending", "priority:\"M\"".to_owned())
        };
        let tags = action.owners.each_ref().map(|owner| tag(owner)).join(",");
        files[usize::from(action.is_closed)] += &format!(
            "[{}description:\"{text}\" due:\"{due}\" {own} entry:\"{raised}\" modified:\"{raised}\" project:\"board\" \
             rag:\"{rag}\" status:\"{status}\" tags:\"{tags}\" uuid:\"00000000-0000-4000-8000-{number:012x}\"]\n",
            notes.collect::<String>(),
        );
    }
    files
}
