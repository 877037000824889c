//! What every command says of the copies beside its log, and the command that brings in what they hold.

use std::path::Path;

use super::conflicted_copies::{Copy, Holds, copies_beside};
use super::lost::is_gone;
use crate::message::quoted;
use crate::model::joined;

/// How many copies are told of one by one, and how many are named together.
const MOST_TOLD: usize = 5;

/// Says which copies lie beside a log, a sentence a note, with the earlier versions below `history`.
pub fn told_of_copies(file: &Path, history: Option<&Path>) -> Vec<String> {
    // What a copy holds beside a log that is gone is for whoever puts the log back.
    let copies = if is_gone(file) { Vec::new() } else { copies_beside(file, history) };
    let log = file.display().to_string();
    let mut notes = Vec::new();
    let perhaps: Vec<&Copy> = copies.iter().filter(|copy| copy.holds == Holds::Perhaps).collect();
    for copy in perhaps.iter().take(MOST_TOLD) {
        let merged = quoted(&copy.file.display().to_string());
        let name = name(copy);
        notes.push(format!(
            "{name} lies beside {log}; it may hold changes that this log does not: `actions merge {merged}` brings them in"
        ));
    }
    if perhaps.len() > MOST_TOLD {
        notes.push(format!("{} more such copies lie beside {log}", perhaps.len() - MOST_TOLD));
    }
    for (holds, one, many) in [
        (
            Holds::Harm,
            "it looks like a copy of this log that came to harm; see what it holds before you delete it",
            "they look like copies of this log that came to harm; see what they hold before you delete them",
        ),
        (
            Holds::Earlier,
            "it is an earlier version of this log, which `actions undo --list` has too; it can be deleted",
            "they are earlier versions of this log, which `actions undo --list` has too; they can be deleted",
        ),
        (
            Holds::NothingNew,
            "it holds nothing that this log does not, and can be deleted",
            "they hold nothing that this log does not, and can be deleted",
        ),
    ] {
        let names: Vec<String> = copies.iter().filter(|copy| copy.holds == holds).map(name).collect();
        match names.as_slice() {
            [] => {}
            [name] => notes.push(format!("{name} lies beside {log}; {one}")),
            names => notes.push(format!("{} lie beside {log}; {many}", first_of(names))),
        }
    }
    notes
}

fn name(copy: &Copy) -> String {
    copy.file.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Names several files, of many the first.
fn first_of(names: &[String]) -> String {
    match names.len().checked_sub(MOST_TOLD) {
        Some(more @ 1..) => {
            let mut named = names[..MOST_TOLD].to_vec();
            named.push(format!("{more} more"));
            joined(&named, "and")
        }
        _ => joined(names, "and"),
    }
}
