//! `actions`: the action log of a board, in one plain text file that people also edit by hand.
//!
//! # The map
//!
//! Pure in the middle, hands at the edges. Deciding, asking and drawing are plain functions over
//! plain data; the disk is touched in one folder, and the clock, the environment, the terminal and
//! the exit code in one file.
//!
//! | Where | What lives there | What it may use |
//! |---|---|---|
//! | [`message`] | the one complaint: what is wrong, what to do about it, and on which line | nothing; every layer may use it |
//! | [`dates`] | days, periods and meetings as people write them | chrono; strsim for slips |
//! | [`model`] | what a log is, and every rule of it | `dates` |
//! | [`query`] | questions asked of a log; the answers are data | `model`, `dates` |
//! | [`sources`] | documents of others as tables and lines: Word, Excel, LibreOffice, web pages, Markdown, CSV; logos and templates of papers | `dates`; the crates that read them |
//! | [`import`] | logs kept elsewhere: tables as actions, with an account of the rest | `sources`, `model`, `dates` |
//! | [`minutes`] | the minutes of a meeting: what they ask of whom, beside the log, and what they say of its actions | `sources`, `model`, `dates` |
//! | [`merge`] | two copies of one log brought together, from what both began with: one log, and what the two say differently | `model`, `dates` |
//! | [`page`] | what stands on a page, and in which words: headings, tables, sentences; data, for every format alike | `query`, `merge`, `minutes`, `model`, `dates` |
//! | [`mod@write`] | a writer a format, all behind [`write::write()`]: text, Markdown, CSV, JSON, web pages, Word, Excel, mail and calendars; and the [`write::Voice`] of what is said beside the answer | `page` and what it may, `sources`; the crates of the formats |
//! | [`mod@file`] | the languages of a log, from text to text: the file is read an action at a time with spans, mistakes are explained by line, changes are spliced in; JSON | `merge`, `model`, `dates`; toml, serde |
//! | [`disk`] | which file is the log: loaded, locked, saved in one step, earlier versions kept; the files that it names beside it | `file`, `merge`, `model`, `dates`; the disk |
//! | [`git`] | git, where a log is kept in it: the driver by which it brings copies together | the process of git |
//! | [`context`] | what a command is handed: today, the log, the style, where to speak | `disk`, `page`, `write` |
//! | [`commands`] | a file a verb: its arguments, its help and its `run` | all of the above; clap |
//! | [`cli`] | the command line, its help, and what is said of a wrong one | `commands` |
//! | [`pager`] | a long answer on a terminal, read a screen at a time | `write`; ctrlc; the pager's process |
//! | `main.rs` | the process | everything |
//!
//! No file needs a file that needs it: what is named goes down this table, never up, and a test fails when it does.
//!
//! # The two ways
//!
//! *Asking* reads, asks, lays out, writes and says; nothing is computed after `query`:
//! `commands::report` → `disk` (the bytes) → `file::read` (a [`model::Log`]) → [`query::Paper`] (what the board sees) →
//! `page::paper` (in which words, in headings and tables) → [`write::write()`] (the writer of the format) → [`context`].
//! Programs and spreadsheets get rows of their own from the same answer.
//!
//! *Changing* saves before it speaks: `commands::close` → [`model::Log::close`] (the rule) → `file::write` (what differs,
//! spliced into the bytes that were read) → `file::read` (read again, and compared with what was meant) → `disk` (saved
//! in one step) → what is said of it.
//!
//! # Where do I change …
//!
//! | … | There |
//! |---|---|
//! | a field of an action | `model/action.rs`, and its row in `model/fields.rs`, along which all readers and writers go |
//! | what stands at the head of a paper | `model/front.rs`, `page/front.rs`; `write/docx/front.rs`, `write/html/front.rs`, `write/xlsx/front.rs` |
//! | what of a template is taken over, and what is not | `sources/office/template/`; `write/docx/template.rs`, `write/docx/styles.rs` |
//! | a column of the paper | `page/paper_table.rs`; `write/csv.rs` and `write/xlsx/paper.rs` for spreadsheets |
//! | what the board is asked to do | `query/recommendations.rs`; `page/recommendations.rs` for the words |
//! | a word for how an action stands in a log kept elsewhere | `import/status.rs` |
//! | by which words the minutes ask or promise something, and end an action | `minutes/rules.rs`, `minutes/verbs.rs`; `minutes/citing.rs` |
//! | a way to say a day or a period | `dates/` |
//! | whom a name means, and where two names are two owners | `model/people.rs`, `model/joint_owners.rs`, for what is typed and what is taken in alike |
//! | what goes with a meeting that moves, or with whoever leaves | `model/meeting_changes.rs`, `model/people_changes.rs` |
//! | in which words a change can be undone | `query/deeds.rs` |
//! | when an action is overdue, done or stale | `query/asked.rs` |
//! | the words in which what is overdue is told | `page/list.rs` |
//! | the sentence for the chair; what gives way on a small screen | `page/opening.rs`; `page/status.rs` and `write/screen.rs` |
//! | what is told of an action's life, and in which order and words | `query/story.rs`, `page/story.rs` |
//! | a format | a writer in `write/`, a member of `Format`, an arm in `write/answer.rs` |
//! | what lines and bars are drawn with | `write/marks.rs` |
//! | how `error:`, `hint:`, `note:` and `warning:` are said | `write/voice.rs` |
//! | what two copies of a log say differently, and whose word counts | `merge/action.rs`, `merge/closing.rs`, `merge/head.rs`; `page/together.rs` for the words |
//! | which action of one copy is which of the other | `merge/pairs.rs` |
//! | how what was brought in stands in the file; the marks of a conflict | `file/write/merged_text.rs`; `file/write/conflict_marks.rs` |
//! | a shell for which words are completed | `commands/completions.rs` |
//! | where earlier versions are kept; for how long | `disk/history.rs`; `disk/history_upkeep.rs` |
//! | when a log came to harm, and what is put back of one that is lost | `disk/lost.rs` |
//! | which names copies of a log have; what makes a file a copy; what is said of one | `disk/copy_names.rs`; `disk/conflicted_copies.rs`, `model/two_copies.rs`; `disk/copies_told.rs` |
//! | from which version two copies of a log descend | `disk/ancestors.rs` |
//! | what is asked of several logs, and what is said of those that cannot be read | `commands/boards.rs`; `disk/several.rs` for the files that a folder stands for |
//! | what one of several logs is called, and which `pensions:4` means | `model/log_name.rs`; `page/log_column.rs` and `page/overview.rs` for the pages |
//! | who gets one message of several boards | `query/joint_letters.rs` |
//! | a command | a file in `commands/`, its line in `cli/line.rs` and `cli/dispatch.rs`, and its group in `cli/groups.rs` |
//! | how broad a column of a printed paper is; one in Excel | `write/paper_columns.rs`; `write/xlsx/` |

#![forbid(unsafe_code)]

pub mod cli;
pub mod commands;
pub mod context;
pub mod dates;
pub mod disk;
pub mod file;
pub mod git;
pub mod import;
pub mod merge;
pub mod message;
pub mod minutes;
pub mod model;
#[cfg_attr(
    not(all(feature = "docx", feature = "html", feature = "xlsx")),
    allow(dead_code, reason = "a lean build lays out pages that it cannot draw in every form")
)]
pub mod page;
pub mod pager;
pub mod query;
pub mod sources;
#[cfg_attr(
    not(all(feature = "docx", feature = "html", feature = "xlsx")),
    allow(dead_code, reason = "a lean build cannot draw in every form")
)]
pub mod write;
