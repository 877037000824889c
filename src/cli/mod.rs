//! The command line: its options, its commands, and what is said of a wrong one.

mod complaint;
mod dispatch;
mod line;
mod verb;

pub use complaint::complaint;
pub use line::{Cli, ColorChoice, Command};
pub use verb::Verb;
