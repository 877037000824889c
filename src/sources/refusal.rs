//! Why a source cannot be taken in.

use crate::message::Message;

/// Refuses a source in which no table stands.
pub(super) fn without_table() -> Message {
    Message::new(
        "there is no table in it",
        "give the log as a table with a heading over each column: a Word or Excel file, CSV, a web page or markdown",
    )
}

/// Refuses a kind of file that this build leaves out.
#[cfg(any(not(feature = "html"), not(feature = "markdown")))]
pub(super) fn left_out(kind: &str) -> Message {
    Message::new(format!("this build cannot read {kind}"), "save the table as CSV, or use the full build")
}
