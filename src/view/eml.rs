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

use super::letter::{body, subject};
use super::plain::one_line;
use crate::query::{Chase, Letter, Post};

/// Draws a letter as a draft.
pub fn letter_eml(chase: &Chase, letter: &Letter) -> Vec<u8> {
    // Outlook opens a file that says so as a message yet to be sent.
    let mut headers: Vec<(&str, HeaderType)> = vec![("X-Unsent", Raw::new("1").into())];
    if let Post::To(address) = &letter.to {
        headers.push(("To", Address::new_address(Some(words(letter.owner)), address.as_str().to_owned()).into()));
    }
    headers.push(("Subject", Text::new(words(&subject(chase, letter))).into()));
    headers.push(("MIME-Version", Raw::new("1.0").into()));
    headers.push(("Content-Type", ContentType::new("text/plain").attribute("charset", "utf-8").into()));
    let headers = headers.into_iter().map(|(name, value)| (name.into(), value)).collect();
    let mut message = Vec::new();
    MimePart { headers, contents: BodyPart::Text(body(chase, letter).into()) }.write_part(&mut message);
    message
}

/// Returns words for a header: on one line, and nothing in them that a reader would decode, which could hide a line
/// break or an address.
fn words(text: &str) -> String {
    one_line(text).replace("=?", "= ?")
}
