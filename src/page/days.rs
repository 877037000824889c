//! The days of an action as they stand on a page.

use super::table::Paragraph;
use crate::model::{Due, Raised};

/// When something was raised.
pub(crate) fn raised(raised: Raised) -> Paragraph {
    match raised {
        Raised::Day(day) => Paragraph::day(day),
        Raised::Month(_) => Paragraph::new(&raised.to_string()),
    }
}

/// What was asked; what was added later begins with when, since dates do not stand beside it everywhere.
pub(crate) fn told(at: usize, raised: Raised, text: &str) -> Paragraph {
    match at {
        0 => Paragraph::new(text),
        _ => Paragraph::new(&format!("{raised}: {text}")),
    }
}

/// When something is due, if that was said; `otherwise` stands in its place.
pub(crate) fn due(due: Option<&Due>, otherwise: &str) -> Paragraph {
    match due {
        None => Paragraph::new(otherwise),
        Some(Due::Day(day)) => Paragraph::day(*day),
        Some(due) => Paragraph::new(&due.to_string()),
    }
}
