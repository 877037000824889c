//! Typed text taken apart into numbers, words and marks.
//!
//! What the pieces mean is decided by the readers of days, periods and the rest.

/// A piece of typed text, written without the blanks around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    Number(&'a str),
    Word(&'a str),
    Mark(char),
}

/// The marks that people put between the parts of a date.
pub(super) const SEPARATORS: [Token<'_>; 3] = [Token::Mark('.'), Token::Mark('/'), Token::Mark('-')];

/// Takes text in lower case apart; blanks and commas only separate.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some((token, after)) = next_token(rest) {
        tokens.push(token);
        rest = after;
    }
    tokens
}

/// Leaves out the first token when it is one of `optional`.
pub(super) fn skip<'s, 'a>(tokens: &'s [Token<'a>], optional: &[Token<'_>]) -> &'s [Token<'a>] {
    match tokens {
        [first, rest @ ..] if optional.contains(first) => rest,
        _ => tokens,
    }
}

fn next_token(text: &str) -> Option<(Token<'_>, &str)> {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
    let first = text.chars().next()?;
    let run = |inside: fn(char) -> bool| {
        let end = text.find(|c| !inside(c)).unwrap_or(text.len());
        text.split_at(end)
    };
    Some(if first.is_ascii_digit() {
        let (digits, rest) = run(|c| c.is_ascii_digit());
        (Token::Number(digits), rest)
    } else if first.is_alphabetic() {
        let (letters, rest) = run(char::is_alphabetic);
        (Token::Word(letters), rest)
    } else {
        (Token::Mark(plain(first)), &text[first.len_utf8()..])
    })
}

/// Word processors turn a hyphen into a longer dash by themselves.
fn plain(mark: char) -> char {
    match mark {
        '\u{2010}'..='\u{2014}' | '\u{2212}' => '-',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::Token::{Mark, Number, Word};
    use super::*;

    #[test]
    fn text_comes_apart_where_its_kind_of_character_changes() {
        let check = |text: &str, expected: &[Token]| assert_eq!(tokens(text), expected, "{text}");
        check("", &[]);
        check(" , \t", &[]);
        check("17.3", &[Number("17"), Mark('.'), Number("3")]);
        check("17th  march", &[Number("17"), Word("th"), Word("march")]);
        check("+2w", &[Mark('+'), Number("2"), Word("w")]);
        check("w / c", &[Word("w"), Mark('/'), Word("c")]);
        check("24\u{2013}25", &[Number("24"), Mark('-'), Number("25")]);
        check("\u{663}é", &[Mark('\u{663}'), Word("é")]);
    }

    #[test]
    fn only_the_first_token_is_skipped() {
        let pieces = tokens("--");
        assert_eq!(skip(&pieces, &SEPARATORS), [Mark('-')]);
        assert_eq!(skip(&pieces, &[Word("of")]), pieces);
        assert_eq!(skip(&[], &SEPARATORS), []);
    }
}
