//! What a text that is no date may have been meant as.

/// The words of which dates are made.
#[rustfmt::skip]
const WORDS: [&str; 56] = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Spring", "Summer",
    "Autumn", "Winter", "today", "tomorrow", "yesterday", "next", "last", "meeting", "week", "weeks", "month", "months",
    "year", "days", "working", "fortnight", "financial", "quarter", "end", "early", "late", "mid", "before", "after",
    "within", "by", "of", "the", "in", "ongoing", "standing", "possible", "available", "needed", "soon",
];

/// Whole phrases, for a text none of whose words is near.
#[rustfmt::skip]
const PHRASES: [&str; 17] = [
    "next week", "next month", "next meeting", "end of the month", "end of the year", "end of the financial year",
    "year end", "a fortnight", "within 3 weeks", "10 working days", "before the next meeting", "ongoing", "TBC",
    "ASAP", "as soon as possible", "as available", "when needed",
];

/// What can always be written.
const EXAMPLES: [&str; 2] = ["17 March 2027", "end of March"];

/// How many words of a text are looked at.
const MOST_WORDS: usize = 12;

const NEAR: f64 = 0.7;

/// Returns the two phrases nearest to a text that is no date; each of them is one by `is_read`.
pub(super) fn nearest(text: &str, is_read: impl Fn(&str) -> bool) -> [String; 2] {
    let words: Vec<String> = text.split_whitespace().take(MOST_WORDS).map(mended).collect();
    let runs = (1..=words.len()).rev().flat_map(|count| words.windows(count));
    let parts = runs.map(|run| run.join(" ")).filter(|part| is_read(part));
    let alike = |phrase: &str| strsim::normalized_damerau_levenshtein(&phrase.to_lowercase(), &text.to_lowercase());
    let phrases = PHRASES.into_iter().filter(|phrase| alike(phrase) >= NEAR).chain(EXAMPLES).map(str::to_owned);
    let mut found: Vec<String> = Vec::new();
    for phrase in parts.chain(phrases) {
        if !found.iter().any(|known| known.to_lowercase().contains(&phrase.to_lowercase())) {
            found.push(phrase);
        }
    }
    let mut found = found.into_iter();
    [found.next(), found.next()].map(Option::unwrap_or_default)
}

/// Puts a slip in a word right, and leaves out the marks around it.
fn mended(word: &str) -> String {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let alike = |known: &&str| strsim::normalized_damerau_levenshtein(&known.to_lowercase(), &word.to_lowercase());
    let is_known = WORDS.iter().any(|known| known.eq_ignore_ascii_case(word));
    let best = WORDS.iter().max_by(|a, b| alike(a).total_cmp(&alike(b))).filter(|known| alike(known) >= NEAR);
    best.filter(|_| !is_known && word.len() > 3).map_or_else(|| word.to_owned(), ToString::to_string)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_and_parts_of_a_text_are_offered_and_else_examples() {
        let is_read = |phrase: &str| ["end of February", "30 June", "next week", "Friday"].contains(&phrase);
        let check = |text: &str, expected: [&str; 2]| assert_eq!(nearest(text, is_read), expected, "{text}");
        check("end of Febuary", ["end of February", "17 March 2027"]);
        check("30 June, or next week", ["30 June", "next week"]);
        check("nxt wek", ["next week", "17 March 2027"]);
        check("soon", ["17 March 2027", "end of March"]);
        check("", ["17 March 2027", "end of March"]);
        check("a forthnight", ["a fortnight", "17 March 2027"]);
    }
}
