//! Two copies of one log brought together, action by action and field by field: from what both began with and what
//! each became, to one log and what the two say differently.
//!
//! What only one of them changed is taken, and what both added is joined. Nothing is taken out but what a copy put
//! something else in the place of, and nothing is guessed: what cannot be told is a [`Conflict`].

mod action;
mod closing;
mod conflict;
mod decisions;
mod head;
mod holds_all;
mod joined;
mod judge;
mod likeness;
mod pairs;
mod together;

pub use conflict::Conflict;
pub use decisions::{Decisions, Side};
pub use holds_all::lost;
pub use joined::Line;
pub use pairs::{Pair, may_descend};
pub use together::{Merged, MergedAction, merge};
