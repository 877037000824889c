//! Web pages: the tables in them and the text around those.

mod element;
mod fragment;
mod grid;
mod page;
mod style;
mod tags;
mod walk;

pub(super) use fragment::{fragment, is_fragment};
pub(super) use page::read;
