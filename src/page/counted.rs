//! Numbers of things in words.

use std::fmt::Display;

/// Says a number of things: `1 action`, `3 meetings`, `1,091 days`.
pub fn counted<N: Copy + Display + PartialEq + From<u8>>(count: N, what: &str) -> String {
    let ending = if count == N::from(1) { "" } else { "s" };
    format!("{} {what}{ending}", figure(count))
}

/// Writes a number as people do, with a comma at each thousand.
pub(crate) fn figure(count: impl Display) -> String {
    let digits = count.to_string();
    let places = digits.chars().enumerate().map(|(index, digit)| (digits.len() - index, digit));
    places.fold(String::new(), |figure, (place, digit)| {
        let comma = if place % 3 == 0 && figure.ends_with(|c: char| c.is_ascii_digit()) { "," } else { "" };
        figure + comma + &digit.to_string()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_have_a_comma() {
        let check = |count: i64, expected: &str| assert_eq!(counted(count, "day"), expected);
        check(0, "0 days");
        check(1, "1 day");
        check(999, "999 days");
        check(1091, "1,091 days");
        check(100_000, "100,000 days");
        check(-1_234_567, "-1,234,567 days");
        check(-999, "-999 days");
    }
}
