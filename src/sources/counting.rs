//! How lists count: in figures, in letters or in Roman numerals.

/// In what a list counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Counting {
    /// `1`, `2`, `3`.
    Figures,
    /// `a`, `b`, `c`; after `z` come `aa` and `bb`.
    Letters,
    /// `i`, `ii`, `iii`.
    Romans,
    /// Not at all, or with pictures.
    #[default]
    Nothing,
}

/// How a list is counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Count {
    pub(super) counting: Counting,
    pub(super) is_capital: bool,
}

/// The Roman numerals from the highest, those that are written as a difference among them.
const ROMANS: [(usize, &str); 13] = [
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
];

/// Beyond this nobody counts in letters or Roman numerals.
const MOST: usize = 400;

impl Count {
    /// Reads how web pages and `OpenDocument` name it: `1`, `a`, `A`, `i`, `I`.
    pub(super) fn named(name: &str) -> Self {
        let counting = match name {
            "1" => Counting::Figures,
            "a" | "A" => Counting::Letters,
            "i" | "I" => Counting::Romans,
            _ => Counting::Nothing,
        };
        Self { counting, is_capital: ["A", "I"].contains(&name) }
    }

    /// Writes a number; none where nothing is counted.
    pub(super) fn written(self, number: usize) -> Option<String> {
        let written = match self.counting {
            Counting::Figures => number.to_string(),
            Counting::Letters if (1..=MOST).contains(&number) => letters(number),
            Counting::Romans if (1..=MOST).contains(&number) => roman(number),
            _ => return None,
        };
        Some(if self.is_capital { written.to_uppercase() } else { written })
    }
}

fn letters(number: usize) -> String {
    let letter = char::from(b'a' + u8::try_from((number - 1) % 26).unwrap_or(0));
    letter.to_string().repeat((number - 1) / 26 + 1)
}

fn roman(mut number: usize) -> String {
    let mut written = String::new();
    for (value, numeral) in ROMANS {
        while number >= value {
            written += numeral;
            number -= value;
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_count_in_figures_letters_and_roman_numerals() {
        let check = |name: &str, number: usize, expected: Option<&str>| {
            assert_eq!(Count::named(name).written(number).as_deref(), expected, "{name} {number}");
        };
        check("1", 36, Some("36"));
        check("a", 2, Some("b"));
        check("A", 26, Some("Z"));
        check("a", 27, Some("aa"));
        check("i", 4, Some("iv"));
        check("i", 18, Some("xviii"));
        check("I", 399, Some("CCCXCIX"));
        check("a", 0, None);
        check("i", 401, None);
        check("disc", 1, None);
    }
}
