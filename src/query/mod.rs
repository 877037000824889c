//! Questions asked of a log. Every answer is data: nothing here draws, reads a file or knows the time.

mod asked;
mod calendar;
mod changes;
mod chase;
mod deeds;
mod doubts;
mod due_days;
mod filter;
mod next_paper;
mod order;
mod owner_doubts;
mod paper;
mod people;
mod recommendations;
mod status;
mod story;

pub use asked::Asked;
pub use calendar::{MeetingWithDue, meetings_with_due};
pub use changes::{Changes, changes};
pub use chase::{Chase, ChaseRequest, ChasedAction, Delivery, Departed, Letter, MatchedChase};
pub use deeds::deeds;
pub use doubts::doubts;
pub use due_days::{DueDay, DueDays, due_days};
pub use filter::{Filter, MatchedFilter, Sought, StateFilter};
pub use next_paper::{News, Seen};
pub use order::{Order, Sort, overdue, worst_first};
pub use paper::{Closed, Entry, Instruction, Paper, PaperComment, Request, Untold, paper};
pub use people::{PersonTotals, people};
pub use recommendations::Recommendation;
pub use status::{Count, Oldest, OwnerTotals, Proposal, Status, status};
pub use story::{Event, story};
