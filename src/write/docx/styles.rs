//! The styles of the document: the program's own, or those of a template with the program's own beside them.
//!
//! Beside those of a template they have names of their own and are based on nothing of it, so that tables are as broad
//! as was reckoned and boxes stay boxes; text and headings alone look as the template has them.

use std::collections::{HashMap, HashSet};

use super::opened::{Child, Opened};
use super::parts::PLAIN_STYLE;
use super::style_names::StyleNames;

/// The styles of a document.
#[derive(Debug)]
pub(crate) struct Styles {
    /// Them, as XML.
    pub(crate) xml: String,
    pub(crate) names: StyleNames,
}

/// Where the right margin is on the program's own sheets, as its styles say.
const OWN_BREADTH: &str = "15138";
/// What the names of the program's own styles begin with beside those of a template.
pub(crate) const PREFIX: &str = "Actions";
/// The styles of a template that papers are written in, as the program and as Word calls them.
const THEIRS: &[(&str, &str)] = &[("Normal", "Normal"), ("Heading1", "heading 1"), ("Heading2", "heading 2")];

impl Styles {
    /// Takes the program's own styles, with more of them.
    pub(crate) fn own(own: &str, more: &str) -> Self {
        Self { xml: own.replace("</w:styles>", &format!("{more}</w:styles>")), names: StyleNames::default() }
    }

    /// Takes the styles of a template, and the program's own beside them, for sheets of some breadth and with the
    /// number of its list.
    pub(crate) fn of_template(template: &str, own: &[&str], breadth: usize, list: u32) -> Self {
        let own: Vec<Child> = own.iter().flat_map(|styles| fitted(styles, breadth, list)).collect();
        let mut styles = Opened::new(template);
        let id = |style: &Child| style.attribute("style", "styleId").unwrap_or_default();
        let name = |style: &Child| style.attribute("name", "val").unwrap_or_default().to_lowercase();
        let names: HashSet<String> = own.iter().map(name).collect();
        // What an earlier paper brought, and what is there twice, at which Word would balk.
        let mut ids: HashSet<String> = own.iter().map(id).collect();
        styles.children.retain(|style| style.name != "style" || !names.contains(&name(style)) && ids.insert(id(style)));
        let theirs = THEIRS.iter().filter_map(|(own, word)| {
            let found = styles.children.iter().find(|style| is_named(style, word));
            Some((*own, found.map(id)?))
        });
        let theirs: HashMap<_, _> = theirs.collect();
        for style in own {
            styles.put(style, |_| false);
        }
        Self { xml: styles.whole(), names: StyleNames { prefix: PREFIX, theirs } }
    }
}

/// Tells whether a style of a template is the one that Word calls so: by its name, or as the one of text that says none.
fn is_named(style: &Child, word: &str) -> bool {
    let says = |element, name| style.attribute(element, name).unwrap_or_default();
    let is_usual = ["1", "true", "on"].contains(&says("style", "default").as_str());
    style.name == "style"
        && says("style", "type") == "paragraph"
        && (says("name", "val").eq_ignore_ascii_case(word) || word == "Normal" && is_usual)
}

/// Writes styles of the program's own as they fit beside those of a template.
fn fitted(styles: &str, breadth: usize, list: u32) -> impl Iterator<Item = Child> {
    let wrapped = format!("<w:styles>{}</w:styles>", styles.split_once("</w:docDefaults>").map_or(styles, |(_, s)| s));
    let opened = Opened::new(&wrapped).children.into_iter().filter(|child| child.name == "style");
    opened.map(move |style| {
        let is_plain = style.attribute("style", "styleId").as_deref() == Some("Normal");
        let text = if is_plain { PLAIN_STYLE.trim() } else { &style.xml };
        let text = text
            .replace(" w:default=\"1\"", "")
            .replace(" w:customStyle=\"1\"", "")
            .replacen("<w:style ", "<w:style w:customStyle=\"1\" ", 1)
            .replace("w:styleId=\"", &format!("w:styleId=\"{PREFIX}"))
            .replace("<w:name w:val=\"", &format!("<w:name w:val=\"{PREFIX} "))
            .replace("<w:basedOn w:val=\"", &format!("<w:basedOn w:val=\"{PREFIX}"))
            .replace("<w:next w:val=\"", &format!("<w:next w:val=\"{PREFIX}"))
            .replace(OWN_BREADTH, &breadth.to_string())
            .replace("<w:numId w:val=\"1\"/>", &format!("<w:numId w:val=\"{list}\"/>"));
        Child::own("style", &text)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: &str = "<w:styles><w:docDefaults/></w:docDefaults>\n  \
        <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>\n  \
        <w:style w:type=\"paragraph\" w:styleId=\"Heading1\"><w:name w:val=\"heading 1\"/></w:style>\n  \
        <w:style w:type=\"paragraph\" w:styleId=\"Item\"><w:name w:val=\"Item\"/><w:basedOn w:val=\"Normal\"/>\
        <w:numId w:val=\"1\"/><w:tab w:pos=\"15138\"/></w:style>\n</w:styles>\n";

    fn of(template: &str) -> Styles {
        Styles::of_template(template, &[OWN], 9_000, 7)
    }

    #[test]
    fn text_and_headings_are_those_of_the_template_and_the_rest_is_the_programs_own() {
        let template = "<w:styles><w:style w:type='paragraph' w:default='1' w:styleId='Standard'><w:name w:val='Standard'/></w:style>\
                        <w:style w:type='paragraph' w:styleId='Titre1'><w:name w:val='Heading 1'/></w:style>\
                        <w:style w:type='paragraph' w:styleId='Item'><w:name w:val='Item'/></w:style></w:styles>";
        let styles = of(template);
        assert!(styles.xml.starts_with(template.trim_end_matches("</w:styles>")), "{}", styles.xml);
        for part in [
            "w:styleId=\"ActionsNormal\"",
            "w:styleId=\"ActionsHeading1\"",
            "<w:name w:val=\"Actions Item\"/><w:basedOn w:val=\"ActionsNormal\"/><w:numId w:val=\"7\"/><w:tab w:pos=\"9000\"/>",
        ] {
            assert!(styles.xml.contains(part), "{part} in {}", styles.xml);
        }
        let called = ["Normal", "Heading1", "Heading2", "Item"].map(|own| styles.names.of(own));
        assert_eq!(called, ["Standard", "Titre1", "ActionsHeading2", "ActionsItem"]);
    }

    #[test]
    fn no_style_is_there_twice() {
        let once = of("<w:styles/>").xml;
        assert_eq!(once.matches("<w:style ").count(), 3);
        assert_eq!(of(&once).xml, once, "a paper is the template of the next");
        let twice = "<w:styles><w:style w:styleId='a'/><w:style w:styleId='a'/>\
                     <w:style w:styleId='b'><w:name w:val='ACTIONS ITEM'/></w:style></w:styles>";
        assert_eq!(of(twice).xml.matches("<w:style ").count(), 4);
    }
}
