//! Writes a board of so many actions into a folder, in the files of this program and of its peers:
//! `cargo run --release --example generate -- 10000 FOLDER 2026-06-22`, with the day that is
//! today. Prints somebody who has actions, as the program and as its peers name one.

use std::error::Error;
use std::io::{self, Write};
use std::path::PathBuf;
use std::{env, fs};

mod board;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let actions = arguments.next().ok_or("how many actions?")?.parse()?;
    let folder = PathBuf::from(arguments.next().ok_or("into which folder?")?);
    let today = arguments.next().ok_or("on which day?")?.parse()?;
    let board = board::board(actions, today);
    let write = |name: &str, text: &str| {
        let file = folder.join(name);
        fs::create_dir_all(file.parent().ok_or("a folder")?)?;
        fs::write(file, text)?;
        Ok::<_, Box<dyn Error>>(())
    };
    write("actions.toml", &board::log(&board, today))?;
    let [open, done] = board::todo_txt(&board);
    write("todo.txt", &open)?;
    write("done.txt", &done)?;
    let [open, done] = board::taskwarrior(&board);
    write("task/pending.data", &open)?;
    write("task/completed.data", &done)?;
    write("task/undo.data", "")?;
    write("task/backlog.data", "")?;
    let owner = board::an_owner();
    Ok(writeln!(io::stdout(), "{owner}\n{}", board::tag(&owner))?)
}
