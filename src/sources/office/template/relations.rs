//! What a member of a document relates to.

#![cfg(feature = "docx")]

use std::collections::HashSet;

use crate::message::Message;
use crate::sources::office::package::Package;
use crate::sources::office::xml::Xml;

/// What a member relates to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Relation {
    /// The name by which the member calls it.
    pub(super) id: String,
    /// What it is to the member: `image`, `header`.
    pub(super) kind: String,
    /// The member that it is; nothing when it lies outside the file.
    pub(super) target: Option<String>,
}

/// Returns what a member relates to; the file as a whole has no name.
pub(super) fn relations(package: &mut Package, member: &str) -> Result<Vec<Relation>, Message> {
    let (folder, file) = member.rsplit_once('/').unwrap_or(("", member));
    let Some(text) = package.text(&within(folder, &format!("_rels/{file}.rels")))? else { return Ok(Vec::new()) };
    let mut xml = Xml::new(&text);
    let (mut related, mut known) = (Vec::new(), HashSet::new());
    xml.next_child()?;
    while let Some(tag) = xml.next_child()? {
        if let (Some(id), Some(kind), Some(target)) =
            (tag.attribute("Id"), tag.attribute("Type"), tag.attribute("Target"))
        {
            let is_inside = tag.attribute("TargetMode").as_deref() != Some("External");
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            if known.insert(id.clone()) {
                let target = is_inside.then(|| package.called(&within(folder, &unescaped(&target))));
                related.push(Relation { id, kind, target });
            }
        }
        xml.skip()?;
    }
    Ok(related)
}

/// Reads a name as web addresses are written: `my%20logo.png`.
fn unescaped(target: &str) -> String {
    let (mut bytes, mut rest) = (Vec::new(), target);
    while let Some((before, behind)) = rest.split_once('%') {
        bytes.extend(before.as_bytes());
        let digits = behind.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(digits.unwrap_or(b'%'));
        rest = if digits.is_some() { &behind[2..] } else { behind };
    }
    bytes.extend(rest.as_bytes());
    String::from_utf8(bytes).unwrap_or_else(|_| target.to_owned())
}

/// Returns the name of a member that is named from a folder: `../media/image1.png`.
fn within(folder: &str, target: &str) -> String {
    let folder = if target.starts_with('/') { "" } else { folder };
    let mut steps: Vec<&str> = Vec::new();
    for step in folder.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_as_addresses() {
        let check = |target: &str, name: &str| assert_eq!(unescaped(target), name);
        check("media/my%20logo.png", "media/my logo.png");
        check("100%.png", "100%.png");
        check("%c3%A9%2", "\u{e9}%2");
        check("%ff", "%ff");
    }

    #[test]
    fn names_are_followed_from_where_they_stand() {
        let check = |folder: &str, target: &str, name: &str| assert_eq!(within(folder, target), name);
        check("word", "media/image1.png", "word/media/image1.png");
        check("word", "../media/image1.png", "media/image1.png");
        check("word", "/word/header1.xml", "word/header1.xml");
        check("", "word/document.xml", "word/document.xml");
        check("", "../../x", "x");
    }
}
