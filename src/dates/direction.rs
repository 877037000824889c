//! Which way from today a day without a year is looked for.

/// A direction from today, today itself included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// To the first such day from today on, as for a due date.
    Forward,
    /// To the last such day up to today, as for a day something was done.
    Back,
    /// Forward to the meeting a paper is for: a meeting today is also the next meeting.
    ToMeeting,
}
