//! Words compared without case and marks.

/// Returns the text in lower case, letters and figures alone, words divided by single blanks.
pub fn plain(text: &str) -> String {
    let spaced: String = text.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Tells whether a plain text has one of these words; one that ends in `*` stands for every word that begins so.
pub fn has_word(plain: &str, words: &[&str]) -> bool {
    plain.split(' ').any(|word| words.iter().any(|known| is_word(word, known)))
}

/// Tells whether a word is a known one; that may end in `*`, which stands for whatever follows.
pub fn is_word(word: &str, known: &str) -> bool {
    known.strip_suffix('*').map_or(word == known, |stem| word.starts_with(stem))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_compared_without_case_and_marks() {
        assert_eq!(plain("  By  Whom?\n(Lead) "), "by whom lead");
        assert!(has_word("target date", &["date"]));
        assert!(has_word("date completed", &["complet*"]));
        assert!(!has_word("drag", &["rag"]));
    }
}
