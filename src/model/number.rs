//! An action's number, and how an action is named on the command line.

use std::convert::Infallible;
use std::fmt;
use std::num::NonZeroU32;
use std::str::FromStr;

use super::words::joined;

/// An action's number: 1, 2, 3 … for life, never changed and never used again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number(NonZeroU32);

impl Number {
    /// The number of the first action of a log.
    pub const FIRST: Self = Self(NonZeroU32::MIN);

    /// Returns the number when it is one: a whole number from 1 to 4,294,967,295.
    pub fn new(number: i64) -> Option<Self> {
        u32::try_from(number).ok().and_then(NonZeroU32::new).map(Self)
    }

    /// Returns the number as a plain integer.
    pub fn get(self) -> u32 {
        self.0.get()
    }

    /// Returns the number after this one, unless this is the last there is.
    pub fn next(self) -> Option<Self> {
        self.0.checked_add(1).map(Self)
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Lists numbers as a sentence does: `3, 5 and 7`.
pub fn numbered(numbers: &[Number], last: &str) -> String {
    joined(&numbers.iter().map(Number::to_string).collect::<Vec<_>>(), last)
}

/// Lists numbers as they are typed, in their order: `1-164 166 167`.
pub fn typed_again(numbers: &[Number]) -> String {
    let runs = numbers.chunk_by(|one, after| one.next() == Some(*after)).map(|run| match run {
        [first, _, .., last] => format!("{first}-{last}"),
        few => few.iter().map(Number::to_string).collect::<Vec<_>>().join(" "),
    });
    runs.collect::<Vec<_>>().join(" ")
}

/// What was typed to name an action: a number or a reference. Which of them it is, the log decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Which(String);

impl Which {
    /// Returns the words as typed, without surrounding blanks.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the number that was typed, if it was one.
    pub fn number(&self) -> Option<Number> {
        self.0.parse().ok().and_then(Number::new)
    }
}

impl fmt::Display for Which {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Which {
    type Err = Infallible;

    fn from_str(typed: &str) -> Result<Self, Infallible> {
        Ok(Self(typed.trim().to_owned()))
    }
}

impl From<Number> for Which {
    fn from(number: Number) -> Self {
        Self(number.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_start_at_one() {
        assert_eq!(Number::new(0), None);
        assert_eq!(Number::new(-3), None);
        assert_eq!(Number::new(1), Some(Number::FIRST));
        assert_eq!(Number::new(i64::from(u32::MAX) + 1), None);
    }

    #[test]
    fn numbers_are_typed_again_in_their_order_and_in_few_words() {
        let check = |numbers: &[i64], typed: &str| {
            let numbers: Vec<Number> = numbers.iter().filter_map(|number| Number::new(*number)).collect();
            assert_eq!(typed_again(&numbers), typed);
        };
        check(&[], "");
        check(&[1, 2, 3, 5], "1-3 5");
        check(&[7, 8], "7 8");
        check(&[9, 3, 4, 5, 1], "9 3-5 1");
        check(&[3, 2, 1, 1], "3 2 1 1");
    }

    #[test]
    fn the_last_number_has_no_next() {
        assert_eq!(Number::FIRST.next(), Number::new(2));
        assert_eq!(Number::new(i64::from(u32::MAX)).and_then(Number::next), None);
    }

    #[test]
    fn what_is_typed_is_a_number_or_a_reference() {
        let which: Which = " 12 ".parse().expect("anything names an action");
        assert_eq!(which.number(), Number::new(12));
        let which: Which = "RSC/26/004".parse().expect("anything names an action");
        assert_eq!(which.number(), None);
        assert_eq!(which.as_str(), "RSC/26/004");
    }
}
