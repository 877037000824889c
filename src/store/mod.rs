//! How a log is kept: which file it is, how it is read with a line for every mistake, and how a
//! change is spliced into the bytes that were read. The only layer that touches the disk.

mod complaint;
mod edit;
mod entries;
mod fields;
mod file;
mod locate;
mod record;
mod source;
mod splice;
mod syntax;

pub use complaint::{Complaint, Unreadable};
pub use file::{Reading, Trouble, change, check, create, read, write_whole};
pub use locate::{FILE_NAME, NoLog, locate};
