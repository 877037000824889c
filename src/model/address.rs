//! An address for mail that can stand in a header and mean one recipient, whatever was written.

use std::fmt;

/// The address of one mailbox: letters, digits and a few signs around one `@`.
///
/// Nothing in it can end a header, divide recipients or begin another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address(String);

/// How long an address may be, in characters.
const MOST_CHARS: usize = 254;

impl Address {
    /// Takes what is written, without blanks around it; nothing when it is not the plain address of one mailbox.
    pub fn new(written: &str) -> Option<Self> {
        let written = written.trim();
        let (mailbox, host) = written.split_once('@')?;
        // A reader of mail would decode an encoded word, which could hide another address or a line break.
        let is_plain = written.len() <= MOST_CHARS && !written.contains("=?") && has_parts(mailbox, is_of_mailbox);
        let is_host =
            has_parts(host, is_of_host) && !host.split('.').any(|part| part.starts_with('-') || part.ends_with('-'));
        (is_plain && is_host).then(|| Self(written.to_owned()))
    }

    /// Returns the address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Tells whether text is parts divided by full stops, none of them empty.
fn has_parts(text: &str, is_allowed: fn(char) -> bool) -> bool {
    text.split('.').all(|part| !part.is_empty() && part.chars().all(is_allowed))
}

fn is_of_mailbox(c: char) -> bool {
    c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c)
}

fn is_of_host(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(written: &str, address: Option<&str>) {
        assert_eq!(Address::new(written).as_ref().map(Address::as_str), address, "{written:?}");
    }

    #[test]
    fn an_address_is_one_mailbox() {
        check("rik.basra@example.org", Some("rik.basra@example.org"));
        check(" o'brien+board@post.example.org ", Some("o'brien+board@post.example.org"));
        for written in ["", "rik", "rik@", "@example.org", "rik@@example.org", "rik.@example.org", "rik@example..org"] {
            check(written, None);
        }
    }

    #[test]
    fn nothing_in_it_can_add_a_recipient_or_a_header() {
        for c in (0..=0x20).chain(0x7f..=0xa0).filter_map(char::from_u32).chain("<>,;:()[]\\\"é".chars()) {
            check(&format!("rik{c}basra@example.org"), None);
            check(&format!("rik@example{c}.org"), None);
        }
        for written in
            ["=?utf-8?q?evil=40example.net=3e?=@example.org", "=?utf-8?Q?=0D=0ABcc=3A_a?=@example.org", "-@-.-"]
        {
            check(written, None);
        }
        check("rik@example.org, gary@example.org", None);
        check("rik@example.org\r\nBcc: gary@example.org", None);
        check(&format!("{}@example.org", "a".repeat(300)), None);
    }
}
