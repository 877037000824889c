//! The styles of the document: the program's own, or those of a template with what it lacks of them.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Where the right margin is on the program's own sheets, as its styles say.
const OWN_BREADTH: &str = "15138";

/// The styles of a document.
#[derive(Debug)]
pub(crate) struct Styles {
    /// Them, as XML.
    pub(crate) xml: String,
    /// How they call those of the program's own that they call otherwise.
    names: HashMap<&'static str, String>,
    /// The number of the program's own list.
    list: u32,
}

impl Styles {
    /// Takes the program's own styles, with more of them.
    pub(crate) fn own(own: &str, more: &str) -> Self {
        Self { xml: own.replace("</w:styles>", &format!("{more}</w:styles>")), names: HashMap::new(), list: OWN_LIST }
    }

    /// Takes the styles of a template, and of the program's own those that it lacks; those of `always` are added
    /// under another name where it has them.
    pub(crate) fn of_template(
        template: &str,
        own: &[&'static str],
        always: &[&str],
        breadth: usize,
        list: u32,
    ) -> Self {
        let theirs = styles_of(template);
        let own: Vec<OwnStyle> = own.iter().flat_map(|styles| own_styles(styles)).collect();
        let mut names = HashMap::new();
        let mut added = Vec::new();
        for style in own {
            let same = theirs.iter().find(|other| style.is_same(other));
            match same.filter(|_| !always.contains(&style.id)) {
                Some(other) => drop(names.insert(style.id, other.id.clone())),
                None => {
                    let is_taken = theirs.iter().any(|other| other.id == style.id);
                    if is_taken || same.is_some() {
                        names.insert(style.id, format!("ActionsOwn{}", style.id));
                    }
                    added.push((style, same.is_some()));
                }
            }
        }
        let styles = Self { xml: String::new(), names, list };
        let more: String = added.iter().map(|(style, is_renamed)| styles.fitted(style, *is_renamed, breadth)).collect();
        let end = template.rfind("</").unwrap_or(template.len());
        Self { xml: [&template[..end], &more, &template[end..]].concat(), ..styles }
    }

    /// Writes a style of the program's own as it fits among those of a template.
    fn fitted(&self, style: &OwnStyle, is_renamed: bool, breadth: usize) -> String {
        let mut text = style.text.replace(OWN_BREADTH, &breadth.to_string());
        text = text.replacen("<w:style ", &format!("<w:style xmlns:w=\"{WORD}\" "), 1);
        text = text.replace(&list(OWN_LIST), &list(self.list));
        let id = self.name(style.id);
        text = text.replace(&format!("w:styleId=\"{}\"", style.id), &format!("w:styleId=\"{id}\""));
        if is_renamed {
            let name = format!("<w:name w:val=\"{}\"/>", style.name);
            text = text.replace(&name, &format!("<w:name w:val=\"Actions {}\"/>", style.name));
        }
        for element in ["w:basedOn", "w:next"] {
            for (own, theirs) in &self.names {
                let [from, to] = [*own, theirs].map(|name| format!("<{element} w:val=\"{name}\"/>"));
                if text.contains(&from) {
                    text = text.replace(&from, &to);
                    break;
                }
            }
        }
        text
    }

    fn name<'s>(&'s self, own: &'s str) -> &'s str {
        self.names.get(own).map_or(own, String::as_str)
    }

    /// Calls the styles in a part that the program wrote as the document calls them. Text has no quotation marks there
    /// that are not escaped, so that none of it is taken for a name.
    pub(crate) fn named(&self, part: Vec<u8>) -> Vec<u8> {
        const MARK: &str = "Style w:val=\"";
        let text = match String::from_utf8(part) {
            Ok(text) if !self.names.is_empty() => text,
            Ok(text) => return text.into_bytes(),
            Err(other) => return other.into_bytes(),
        };
        let mut pieces = text.split(MARK);
        let mut named = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            let (name, rest) = piece.split_once('"').unwrap_or((piece, ""));
            named.push_str(&format!("{MARK}{}\"{rest}", self.name(name)));
        }
        named.into_bytes()
    }
}

/// The number of the program's own list, as its styles have it.
const OWN_LIST: u32 = 1;

fn list(number: u32) -> String {
    format!("<w:numId w:val=\"{number}\"/>")
}

/// What the names of Word's own elements mean.
pub(crate) const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// A style of the program's own.
struct OwnStyle {
    id: &'static str,
    name: &'static str,
    kind: &'static str,
    is_default: bool,
    text: &'static str,
}

impl OwnStyle {
    /// Tells whether a style of a template is the same: of the same name, or the one of those that name none.
    fn is_same(&self, other: &TheirStyle) -> bool {
        other.kind == self.kind && (other.name.eq_ignore_ascii_case(self.name) || self.is_default && other.is_default)
    }
}

/// Takes the program's own styles apart; they are laid out as its files are.
fn own_styles(styles: &'static str) -> impl Iterator<Item = OwnStyle> {
    let within = |text: &'static str, before: &str| {
        let (_, rest) = text.split_once(before).unwrap_or_default();
        rest.split('"').next().unwrap_or_default()
    };
    let texts = styles.split_inclusive("</w:style>\n").filter_map(|text| Some(&text[text.find("  <w:style ")?..]));
    texts.filter(|text| text.ends_with("</w:style>\n")).map(move |text| OwnStyle {
        id: within(text, "w:styleId=\""),
        name: within(text, "<w:name w:val=\""),
        kind: within(text, "w:type=\""),
        is_default: text.contains(" w:default=\"1\""),
        text,
    })
}

/// Tells whether a template has a style of some name.
pub(crate) fn has_style(template: &str, name: &str) -> bool {
    styles_of(template).iter().any(|style| style.name.eq_ignore_ascii_case(name))
}

/// A style of a template.
#[derive(Debug, Default)]
struct TheirStyle {
    id: String,
    name: String,
    kind: String,
    is_default: bool,
}

/// Lists the styles of a template.
fn styles_of(template: &str) -> Vec<TheirStyle> {
    let mut reader = Reader::from_str(template);
    let mut styles: Vec<TheirStyle> = Vec::new();
    while let Ok(event) = reader.read_event() {
        let (Event::Start(tag) | Event::Empty(tag)) = &event else {
            if matches!(event, Event::Eof) {
                break;
            }
            continue;
        };
        match (tag.local_name().into_inner(), styles.last_mut()) {
            ("style", _) => styles.push(TheirStyle {
                id: attribute(tag, "styleId"),
                kind: attribute(tag, "type"),
                is_default: ["1", "true", "on"].contains(&attribute(tag, "default").as_str()),
                name: String::new(),
            }),
            ("name", Some(style)) if style.name.is_empty() => style.name = attribute(tag, "val"),
            _ => {}
        }
    }
    styles
}

fn attribute(tag: &BytesStart, name: &str) -> String {
    let found = tag.attributes().flatten().find(|attribute| attribute.key.local_name().into_inner() == name);
    // It is written into double quotes again.
    found.map(|attribute| attribute.value.replace('"', "&quot;")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: &str = "<w:styles>\n  \
        <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">\n    <w:name w:val=\"Normal\"/>\n  </w:style>\n  \
        <w:style w:type=\"paragraph\" w:styleId=\"Heading1\">\n    <w:name w:val=\"heading 1\"/>\n  </w:style>\n  \
        <w:style w:type=\"paragraph\" w:styleId=\"Footer\">\n    <w:name w:val=\"footer\"/>\n    <w:basedOn w:val=\"Normal\"/>\n    \
        <w:tab w:pos=\"15138\"/>\n  </w:style>\n  \
        <w:style w:type=\"character\" w:styleId=\"Red\">\n    <w:name w:val=\"Red\"/>\n  </w:style>\n</w:styles>\n";

    fn of(template: &str, always: &[&str]) -> Styles {
        Styles::of_template(template, &[OWN], always, 9_000, 1)
    }

    fn named(styles: &Styles, part: &str) -> String {
        String::from_utf8(styles.named(part.as_bytes().to_vec())).expect("it is text")
    }

    #[test]
    fn the_styles_of_a_template_win_whatever_it_calls_them_and_the_rest_is_added() {
        let template = "<w:styles><w:style w:type='paragraph' w:default='1' w:styleId='Standard'><w:name w:val='Normal'/></w:style>\
                        <w:style w:type='paragraph' w:styleId='Titre1'><w:name w:val='Heading 1'/></w:style>\
                        <w:style w:type='paragraph' w:styleId='Red'><w:name w:val='Crimson'/></w:style></w:styles>";
        let styles = of(template, &[]);
        assert!(styles.xml.starts_with(template.trim_end_matches("</w:styles>")), "{}", styles.xml);
        let added = &styles.xml[template.len() - "</w:styles>".len()..];
        assert_eq!(added.matches("<w:style ").count(), 2, "{added}");
        assert!(added.contains("w:styleId=\"Footer\"") && added.contains("<w:basedOn w:val=\"Standard\"/>"), "{added}");
        assert!(added.contains("w:pos=\"9000\"") && added.contains("w:styleId=\"ActionsOwnRed\""), "{added}");
        let part = "<w:pStyle w:val=\"Heading1\"/><w:t>Style w:val=&quot;Heading1&quot;</w:t><w:rStyle w:val=\"Red\"/>";
        assert_eq!(
            named(&styles, part),
            "<w:pStyle w:val=\"Titre1\"/><w:t>Style w:val=&quot;Heading1&quot;</w:t><w:rStyle w:val=\"ActionsOwnRed\"/>"
        );
    }

    #[test]
    fn a_style_that_must_be_ours_is_added_beside_theirs() {
        let template =
            "<w:styles><w:style w:type='paragraph' w:styleId='Footer'><w:name w:val='footer'/></w:style></w:styles>";
        let styles = of(template, &["Footer"]);
        assert!(styles.xml.contains("w:styleId=\"ActionsOwnFooter\""), "{}", styles.xml);
        assert!(styles.xml.contains("<w:name w:val=\"Actions footer\"/>"), "{}", styles.xml);
        assert_eq!(named(&of(template, &[]), "<w:pStyle w:val=\"Footer\"/>"), "<w:pStyle w:val=\"Footer\"/>");
    }

    #[test]
    fn a_template_without_styles_has_the_programs_own() {
        assert_eq!(of("<w:styles></w:styles>", &[]).xml.matches("<w:style ").count(), 4);
        assert!(has_style("<w:styles><w:style><w:name w:val='ACTION LOG'/></w:style></w:styles>", "Action Log"));
    }
}
