//! Files that lie beside a log and are named in it, by whoever wrote it: none is read that lies elsewhere.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::io_errors::folder_of;
use super::load::{load_settled, opened};
use super::read::{decode, read};
use crate::file::read::full_parse::FullParse;
use crate::message::Message;
use crate::model::{Beside, Doubt, Front};

/// Loads a file beside a log.
///
/// Errs with what is to be said of the file when it is not there, lies elsewhere behind a link, is no ordinary file, or
/// is larger than `most` megabytes.
pub fn load_beside(log: &Path, name: &Beside, most: u64) -> Result<Vec<u8>, Message> {
    let bytes = most << 20;
    let real = real(log, name)?;
    let file = opened(&real).map_err(|error| cannot(&error))?;
    let about = file.metadata().map_err(|error| cannot(&error))?;
    if about.is_dir() {
        return Err(Message::new("is a folder", "name the file in it"));
    }
    if !about.is_file() {
        return Err(Message::new("is not an ordinary file", COPY));
    }
    let mut held = Vec::new();
    file.take(bytes + 1).read_to_end(&mut held).map_err(|error| cannot(&error))?;
    if held.len() as u64 > bytes {
        return Err(Message::new(format!("is larger than {most} MB"), "save it smaller"));
    }
    Ok(held)
}

/// Tells whether a file is the one of that name beside a log, by whatever way it is named.
pub fn is_beside(log: &Path, name: &Beside, file: &Path) -> bool {
    real(log, name).is_ok_and(|real| file.canonicalize().is_ok_and(|file| file == real))
}

/// Returns what a log says of the head of its papers; one that is not there yet says nothing.
pub fn front_of(log: &Path) -> Result<Front> {
    if !log.exists() {
        return Ok(Front::default());
    }
    Ok(read(log)?.log.front)
}

/// Returns the line of a field of `[log]`, else of its heading.
pub fn line_of_head(log: &Path, field: &'static str) -> Result<usize> {
    let bytes = load_settled(log)?;
    let source = decode(log, &bytes)?;
    let doubt = Doubt { action: None, field, message: Message::new("", "") };
    Ok(FullParse::read(source.text).line_of(&doubt))
}

/// Follows links to the real file, which must lie in the folder of the real log or below it.
fn real(log: &Path, name: &Beside) -> Result<PathBuf, Message> {
    let log = log.canonicalize().map_err(|error| cannot(&error))?;
    let folder = folder_of(&log).canonicalize().map_err(|error| cannot(&error))?;
    let real = name.steps().fold(folder.clone(), |folder, step| folder.join(step)).canonicalize();
    let real = real.map_err(|error| cannot(&error))?;
    let is_within = real.starts_with(&folder);
    is_within.then_some(real).ok_or_else(|| Message::new("is a link that leads out of the folder of the log", COPY))
}

const COPY: &str = "copy the file itself into the folder of the log";

fn cannot(error: &io::Error) -> Message {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Message::new(
            "is not beside the log",
            "put the file into the folder of the log, or take the line out that names it",
        ),
        _ => Message::new(format!("cannot be read: {error}"), "look whether you may read it"),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn beside(name: &str) -> Beside {
        name.parse().expect("a name beside the log")
    }

    fn refused(log: &Path, name: &str) -> String {
        load_beside(log, &beside(name), 1).expect_err("it is refused").text
    }

    #[test]
    fn a_file_in_the_folder_or_below_is_loaded_and_no_larger_than_is_allowed() {
        let scratch = tempfile::tempdir().expect("a folder for the test");
        let log = scratch.path().join("actions.toml");
        fs::create_dir(scratch.path().join("papers")).expect("a folder");
        for (name, size) in [("actions.toml", 1), ("papers/crest.png", 1 << 20), ("large.png", (1 << 20) + 1)] {
            fs::write(scratch.path().join(name), vec![b'x'; size]).expect("a file");
        }
        assert_eq!(load_beside(&log, &beside("papers\\crest.png"), 1).expect("it is there").len(), 1 << 20);
        assert_eq!(refused(&log, "large.png"), "is larger than 1 MB");
        assert_eq!(refused(&log, "papers"), "is a folder");
        assert_eq!(refused(&log, "crest.png"), "is not beside the log");
        assert_eq!(refused(&log, "actions.toml/crest.png"), "is not beside the log");
        assert!(is_beside(&log, &beside("large.png"), &scratch.path().join("papers/../large.png")));
        assert!(!is_beside(&log, &beside("large.png"), &scratch.path().join("papers/crest.png")));
        assert!(!is_beside(&log, &beside("none.png"), &scratch.path().join("none.png")));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_may_lead_about_the_folder_and_not_out_of_it() {
        use std::os::unix::fs::symlink;
        let scratch = tempfile::tempdir().expect("a folder for the test");
        let [inside, outside] = ["inside", "outside"].map(|name| scratch.path().join(name));
        for folder in [&inside, &outside] {
            fs::create_dir(folder).expect("a folder");
            fs::write(folder.join("crest.png"), "x").expect("a file");
        }
        let log = inside.join("actions.toml");
        fs::write(&log, "[log]\n").expect("a log");
        symlink(outside.join("crest.png"), inside.join("out.png")).expect("a link");
        symlink("crest.png", inside.join("in.png")).expect("a link");
        symlink(&outside, inside.join("folder")).expect("a link");
        assert_eq!(load_beside(&log, &beside("in.png"), 1).expect("it is there"), b"x");
        for name in ["out.png", "folder/crest.png"] {
            assert_eq!(refused(&log, name), "is a link that leads out of the folder of the log");
        }
        let linked = scratch.path().join("linked.toml");
        symlink(&log, &linked).expect("a link");
        assert_eq!(load_beside(&linked, &beside("crest.png"), 1).expect("it lies beside the real log"), b"x");
    }

    #[test]
    fn the_line_of_a_field_is_found() {
        let scratch = tempfile::tempdir().expect("a folder for the test");
        let log = scratch.path().join("actions.toml");
        fs::write(&log, "# Kept.\n[log]\ntitle = \"Board\"\nlogo = \"crest.png\"\n").expect("a log");
        let line = |field| line_of_head(&log, field).expect("it can be read");
        assert_eq!([line("logo"), line("title"), line("template")], [4, 3, 2]);
    }
}
