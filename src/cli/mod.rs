//! The command line: its options, its commands, and what is said of a wrong one.

mod color;
mod complaint;
mod dashed;
mod dispatch;
mod groups;
mod help_page;
mod line;
mod other_words;
mod read;
mod verb;

pub use color::color;
pub use complaint::complaint;
pub use help_page::help_page;
pub use line::{Cli, ColorChoice, Command, PagerChoice};
pub use read::read;
pub use verb::Verb;
