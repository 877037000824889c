//! A file a verb: its arguments, its help, and what it does in a few lines.

mod add;
mod check;
mod close;
mod comment;
mod completions;
mod filters;
mod format;
mod further;
mod init;
mod list;
mod meetings;
mod naming;
mod overdue;
mod propose;
mod reopen;
mod report;
mod show;
mod status;
mod update;

pub use add::Add;
pub use check::Check;
pub use close::Close;
pub use comment::Comment;
pub use completions::Completions;
pub use further::FurtherArgs;
pub use init::Init;
pub use list::List;
pub use meetings::Meetings;
pub use overdue::Overdue;
pub use propose::Propose;
pub use reopen::Reopen;
pub use report::Report;
pub use show::Show;
pub use status::StatusArgs;
pub use update::Update;
