//! Years as they are written, and which of them are read.

use std::ops::RangeInclusive;

use super::refusal::Reason;
use super::token::Token::{self, Mark, Number};

/// The years a date may have: a slip of the finger is likelier than any other year.
pub(super) const YEARS: RangeInclusive<i32> = 1900..=2199;

/// Reads a year of two digits, which mean 20xx, or of four.
///
/// Errs when the year has another number of digits or is out of range.
pub(super) fn year(digits: &str) -> Result<i32, Reason> {
    match (digits.len(), digits.parse::<i32>()) {
        (2, Ok(short)) => Ok(2000 + short),
        (4, Ok(year)) if YEARS.contains(&year) => Ok(year),
        (4, _) => Err(Reason::YearOutOfRange),
        (count, _) => Err(Reason::YearDigits(count)),
    }
}

/// Reads a financial year, written with both its years, as the year in which it starts; text of another shape, or
/// two years that do not follow one another, is none.
///
/// Errs when the first year cannot be read.
pub(super) fn financial_year_in(tokens: &[Token<'_>]) -> Result<Option<i32>, Reason> {
    let [Number(first), Mark('/' | '-'), Number(second)] = *tokens else {
        return Ok(None);
    };
    let start = year(first)?;
    let next = (start + 1).to_string();
    Ok((second == next || second == &next[2..]).then_some(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_has_two_digits_or_four() {
        let check = |digits: &str, expected| assert_eq!(year(digits), expected, "{digits}");
        check("23", Ok(2023));
        check("99", Ok(2099));
        check("1900", Ok(1900));
        check("2199", Ok(2199));
        check("1899", Err(Reason::YearOutOfRange));
        check("2200", Err(Reason::YearOutOfRange));
        check("3", Err(Reason::YearDigits(1)));
        check("123", Err(Reason::YearDigits(3)));
        check("99999999999", Err(Reason::YearDigits(11)));
    }
}
