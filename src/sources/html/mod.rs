//! Web pages: the tables in them and the text around those.

mod document;
mod element;
mod fragment;
mod grid;
mod style;
mod tags;
mod walk;

pub(super) use document::read;
pub(super) use fragment::{fragment, is_fragment};
