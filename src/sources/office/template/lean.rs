//! The refusal of a template by a build that writes no Word papers.

use super::kept::Template;
use crate::message::Message;

/// Refuses a template.
pub fn read_template(_bytes: &[u8]) -> Result<Template, Message> {
    Err(Message::new("is for Word papers, which this build cannot write", "use the full build"))
}
