//! A letter as a draft that a mail program opens: one text, one recipient at most, and nothing of the machine or the
//! moment in it, so that the same log gives the same file.
//!
//! There is no `Date`, `From` or `Message-ID`: the program that sends it sets them.

use mail_builder::headers::HeaderType;
use mail_builder::headers::address::Address;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::raw::Raw;
use mail_builder::headers::text::Text;
use mail_builder::mime::{BodyPart, MimePart};

use crate::page::letter::{body, subject};
use crate::page::sanitize::one_line;
use crate::query::{Delivery, JointLetter};

/// Draws a letter as a draft.
pub(crate) fn letter_eml(letter: &JointLetter) -> Vec<u8> {
    // Outlook opens a file that says so as a message yet to be sent.
    let mut headers: Vec<(&str, HeaderType)> = vec![("X-Unsent", Raw::new("1").into())];
    if let Delivery::To(address) = letter.to() {
        headers.push(("To", Address::new_address(Some(words(letter.owner())), address.as_str().to_owned()).into()));
    }
    headers.push(("Subject", Text::new(words(&subject(letter))).into()));
    headers.push(("MIME-Version", Raw::new("1.0").into()));
    headers.push(("Content-Type", ContentType::new("text/plain").attribute("charset", "utf-8").into()));
    let headers = headers.into_iter().map(|(name, value)| (name.into(), value)).collect();
    let mut message = Vec::new();
    MimePart { headers, contents: BodyPart::Text(body(letter).into()) }.write_part(&mut message);
    message
}

/// Returns words for a header: on one line, and nothing in them that a reader would decode, which could hide a line
/// break or an address.
fn words(text: &str) -> String {
    one_line(text).replace("=?", "= ?")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Person;
    use crate::model::fixtures::{action, day, log_of};
    use crate::query::ChaseRequest;

    #[test]
    fn a_draft_is_drawn_whole() {
        let mut log = log_of([action(1, &["Siân O'Brien"])]);
        let email = Some("sian.obrien@example.org".to_owned());
        log.people.push(Person { name: "Siân O'Brien".to_owned(), aliases: Vec::new(), email, left: None });
        let chase = ChaseRequest::default().ready(&log, day("2026-06-22")).expect("nobody is asked for").chase();
        let draft = String::from_utf8(letter_eml(&(&chase, &chase.letters[0]).into())).expect("it is ASCII");
        let (head, text) = draft.split_once("\r\n\r\n").expect("a head and a text");
        let lines = [
            "X-Unsent: 1",
            "To: =?utf-8?Q?Si=C3=A2n_O=27Brien?= <sian.obrien@example.org>",
            "Subject: Your action for Riverside Board: please report by 23 June 2026",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=\"utf-8\"",
            "Content-Transfer-Encoding: quoted-printable",
        ];
        assert_eq!(head, lines.join("\r\n"));
        let lines = [
            "Dear Si=C3=A2n O'Brien,",
            "",
            "The next meeting of Riverside Board is on Tuesday 30 June 2026. The action =",
            "below is with you.",
            "",
        ];
        assert!(text.starts_with(&lines.join("\r\n")), "{text}");
        assert!(text.ends_with("amber; no comment\r\n\r\nThank you.\r\n"), "{text}");
    }

    #[test]
    fn what_looks_encoded_is_not_decoded() {
        assert_eq!(words("=?utf-8?Q?=0D=0ABcc:?="), "= ?utf-8?Q?=0D=0ABcc:?=");
        assert_eq!(words("==??=?"), "== ??= ?");
    }
}
