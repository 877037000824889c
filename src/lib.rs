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
//! | [`dates`] | days, periods and meetings as people write them | chrono |
//! | [`model`] | what a log is, and every rule of it | `dates` |
//! | [`query`] | questions asked of a log; the answers are data | `model`, `dates` |
//! | [`sources`] | documents of others as tables and lines: Word, Excel, LibreOffice, web pages, Markdown, CSV | `dates`; the crates that read them |
//! | [`import`] | logs kept elsewhere: tables as actions, with an account of the rest | `sources`, `model`, `dates` |
//! | [`page`] | what stands on a page, and in which words: headings, tables, sentences; data, for every format alike | `query`, `model`, `dates` |
//! | [`mod@write`] | a writer a format, all behind [`write::write()`]: text, Markdown, CSV, JSON, web pages, Word, Excel, mail and calendars | `page` and what it may; the crates of the formats |
//! | [`mod@file`] | the languages of a log, from text to text: the file is read an action at a time with spans, mistakes are explained by line, changes are spliced in; JSON | `model`, `dates`; toml, serde |
//! | [`disk`] | which file is the log: loaded, locked, saved in one step, earlier versions kept | `file`, `model`, `dates`; the disk |
//! | [`context`] | what a command is handed: today, the log, the style, where to speak | `disk`, `page`, `write` |
//! | [`commands`] | a file a verb: its arguments, its help and its `run` | all of the above; clap |
//! | [`cli`] | the command line, and what is said of a wrong one | `commands` |
//! | `main.rs` | the process | everything |
//!
//! Every command has one of two shapes. It *asks*: read, query, page, write, say. Or it *changes*: the
//! log is read, changed by a verb of [`model::Log`], spliced into the bytes that were read, read
//! again and compared with what was meant, saved, and only then spoken of.
//!
//! A paper goes `commands::report` → [`query::Paper`] (what the board sees) → `page::paper` (in which words, in
//! headings and tables) → [`write::write()`], which finds the writer of the format; nothing is computed after
//! [`query`]. Excel and CSV, which sort and filter, draw the same [`query::Paper`] in columns of their own.
//!
//! A change goes `commands::close` → [`model::Log::close`] → `file::write` (what differs, spliced
//! into the text) → `file::read` (read again, and compared with what was meant) → `disk` (saved in one step).

#![forbid(unsafe_code)]

pub mod cli;
pub mod commands;
pub mod context;
pub mod dates;
pub mod disk;
pub mod file;
pub mod import;
pub mod message;
pub mod model;
#[cfg_attr(
    not(all(feature = "docx", feature = "html", feature = "xlsx")),
    allow(dead_code, reason = "a lean build lays out pages that it cannot draw in every form")
)]
pub mod page;
pub mod query;
pub mod sources;
#[cfg_attr(
    not(all(feature = "docx", feature = "html", feature = "xlsx")),
    allow(dead_code, reason = "a lean build cannot draw in every form")
)]
pub mod write;
