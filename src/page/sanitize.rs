//! Text of the log made safe to show: what would act on a terminal, or hide, is shown as text.

use std::fmt::Write;

/// Tells whether a character would act on a terminal, turn the direction of text, or not be seen.
pub(crate) fn is_unseen(c: char) -> bool {
    matches!(c,
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'
        | '\u{200e}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}' | '\u{fffe}'..='\u{ffff}' | '\u{e0000}'..='\u{e007f}')
}

/// Tells whether a text is a line of plain letters, as most is: there is nothing in it to be shown otherwise, and each
/// byte takes a column.
pub(crate) fn is_plain(text: &str) -> bool {
    text.bytes().fold(true, |is_plain, byte| is_plain & matches!(byte, b' '..=b'~'))
}

/// Returns the text in its lines, with every unseen character written out: `\x1B`, `\u{202E}`.
pub fn in_full(text: &str) -> String {
    with_tabs(text).replace('\t', " ")
}

/// Returns the text as [`in_full`] does, its tabs kept.
pub(crate) fn with_tabs(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    let mut shown = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\n' | '\t' => shown.push(c),
            c if is_unseen(c) && u32::from(c) < 0x100 => {
                let _ = write!(shown, "\\x{:02X}", u32::from(c));
            }
            c if is_unseen(c) => {
                let _ = write!(shown, "\\u{{{:X}}}", u32::from(c));
            }
            c => shown.push(c),
        }
    }
    shown
}

/// Returns the text on one line, the ends of its lines shown as ` / `.
pub fn one_line(text: &str) -> String {
    if is_plain(text) {
        return text.trim().to_owned();
    }
    let full = in_full(text);
    let lines: Vec<&str> = full.split('\n').map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join(" / ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_act_or_hide_is_shown_as_text() {
        assert_eq!(in_full("a\u{1b}[31mb"), "a\\x1B[31mb");
        assert_eq!(in_full("a\u{202e}b\u{200b}"), "a\\u{202E}b\\u{200B}");
        assert_eq!(in_full("bell\u{7}"), "bell\\x07");
        assert_eq!(in_full("\u{fffe}\u{ffff}"), "\\u{FFFE}\\u{FFFF}");
        assert_eq!(in_full("tab\there"), "tab here");
    }

    #[test]
    fn letters_of_every_script_and_emoji_stay() {
        let text = "Zoë 王 👩\u{200d}🔬 ✔\u{fe0f}";
        assert_eq!(in_full(text), text);
    }

    #[test]
    fn lines_become_one() {
        assert_eq!(one_line("first\r\n\r\nsecond\n"), "first / second");
    }
}
