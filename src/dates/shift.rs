//! Days told by their distance from today: `tomorrow`, `+2w`, `in 6 months`, `2 weeks ago`.

use chrono::NaiveDate;

use super::direction::Direction;
use super::distance::Distance;
use super::refusal::Reason;
use super::token::Token::{self, Mark, Word};

/// A distance from today, and the way to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shift {
    pub(super) distance: Distance,
    way: Way,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    On,
    Back,
    /// That in which a day without a year would be looked for.
    Looking,
}

impl Shift {
    /// Reads a distance from today; anything else is none.
    pub(super) fn read(tokens: &[Token<'_>]) -> Option<Self> {
        let (distance, way) = match tokens {
            [Word("yesterday")] => (Distance::Days(1), Way::Back),
            [Word("today")] => (Distance::Days(0), Way::On),
            [Word("tomorrow")] => (Distance::Days(1), Way::On),
            [Mark('+') | Word("in" | "within"), rest @ ..] => {
                let (distance, rest) = Distance::leading(rest)?;
                (distance, if rest.is_empty() { Way::On } else { Way::read(rest)? })
            }
            _ => {
                let (distance, rest) = Distance::leading(tokens)?;
                (distance, if rest.is_empty() { Way::Looking } else { Way::read(rest)? })
            }
        };
        Some(Self { distance, way })
    }

    /// Goes the distance from `today`.
    ///
    /// Errs when that leads out of the years that are read.
    pub(super) fn resolve(self, today: NaiveDate, looking: Direction) -> Result<NaiveDate, Reason> {
        match (self.way, looking) {
            (Way::Back, _) | (Way::Looking, Direction::Back) => self.distance.before(today),
            _ => self.distance.after(today),
        }
    }
}

impl Way {
    /// Reads what follows a distance; anything else is none.
    fn read(tokens: &[Token<'_>]) -> Option<Self> {
        match tokens {
            [Word("time")] | [Word("from"), Word("now" | "today")] => Some(Self::On),
            [Word("ago")] => Some(Self::Back),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens;
    use super::Direction::{Back, Forward};
    use super::*;

    #[test]
    fn a_distance_from_today_leads_to_a_day() {
        let check = |text: &str, looking, expected: Option<Result<&str, Reason>>| {
            let today = "2026-10-07".parse().unwrap();
            let found = Shift::read(&tokens(text)).map(|shift| shift.resolve(today, looking));
            let expected = expected.map(|iso| iso.map(|iso| iso.parse().unwrap()));
            assert_eq!(found, expected, "{text}");
        };
        check("today", Back, Some(Ok("2026-10-07")));
        check("yesterday", Forward, Some(Ok("2026-10-06")));
        check("tomorrow", Back, Some(Ok("2026-10-08")));
        check("+10d", Back, Some(Ok("2026-10-17")));
        check("+ 2 weeks", Forward, Some(Ok("2026-10-21")));
        check("+3m", Forward, Some(Ok("2027-01-07")));
        check("+1y", Forward, Some(Ok("2027-10-07")));
        check("in two weeks", Forward, Some(Ok("2026-10-21")));
        check("in a week", Forward, Some(Ok("2026-10-14")));
        check("within 3 weeks", Forward, Some(Ok("2026-10-28")));
        check("in three weeks' time", Forward, Some(Ok("2026-10-28")));
        check("3 months from now", Back, Some(Ok("2027-01-07")));
        check("a fortnight", Forward, Some(Ok("2026-10-21")));
        check("a fortnight", Back, Some(Ok("2026-09-23")));
        check("10 working days", Forward, Some(Ok("2026-10-21")));
        check("2 weeks ago", Forward, Some(Ok("2026-09-23")));
        check("+99999999999w", Forward, Some(Err(Reason::TooFar)));
        check("+99999999999y", Forward, Some(Err(Reason::TooFar)));
        check("+174y", Forward, Some(Err(Reason::TooFar)));
        check("in thirty weeks", Forward, None);
        check("2 weeks or so", Forward, None);
        check("+2q", Forward, None);
        check("in", Forward, None);
    }
}
