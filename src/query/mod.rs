//! Questions asked of a log. Every answer is data: nothing here draws, reads a file or knows the time.

mod asked;
mod calendar;
mod changes;
mod chase;
mod doubts;
mod due_days;
mod filter;
mod next_paper;
mod order;
mod paper;
mod status;

pub use asked::Asked;
pub use calendar::{Sitting, sittings};
pub use changes::{Changes, changes};
pub use chase::{Ask, Asking, Chase, Departed, Letter, Post, Round};
pub use doubts::doubts;
pub use due_days::{DueDay, DueDays, due_days};
pub use filter::{Filter, Sieve, Standings};
pub use next_paper::{News, Seen};
pub use order::{Order, Sort, overdue, worst_first};
pub use paper::{Closed, Entry, Instruction, Paper, Remark, Request, paper};
pub use status::{Figure, Holding, Oldest, Proposal, Status, status};
