//! How a log is kept: which file it is, how it is read with a line for every mistake, and how a
//! change is spliced into the bytes that were read. The only layer that touches the disk.

#[cfg(test)]
mod agreement;
mod change;
mod complaint;
mod copies;
mod digest;
mod edit;
mod entries;
mod example;
mod exchange;
mod fields;
mod folder;
mod history;
mod lines;
mod list;
mod load;
mod locate;
mod lock;
mod names;
mod page;
mod parsed;
mod parts;
mod pieces;
mod read;
mod reader;
mod record;
mod save;
mod slip;
mod source;
mod splice;
mod spliced;
mod syntax;
mod tree;
mod trouble;
mod undo;
mod usual;
mod what;
mod whole;

pub use change::{Caveats, change};
pub use complaint::Unreadable;
pub use copies::copies_beside;
pub use folder::write_into;
pub use history::history_folder;
pub use load::load_source;
pub use locate::{FILE_NAME, NoLog, locate};
pub use read::{Reading, check, read};
pub use save::{create, discard, write_whole};
pub use trouble::Trouble;
pub use undo::{Earlier, Undone, earlier, undo};
