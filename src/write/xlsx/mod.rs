//! Papers and whole logs as Excel workbooks: typed dates, a header that stays, text that is never a formula.

mod book;
mod front;
mod log;
mod paper;
mod recommendations;
mod text;

pub(crate) use log::log_xlsx;
pub(crate) use paper::paper_xlsx;
