//! The text of a cell or a line of markdown: bold and struck text, breaks, escapes and entities.

use pulldown_cmark::{Event, Options, Parser, TagEnd};

use crate::sources::paragraphs::{Look, Prose};

/// The longest text of which the marks are understood: their parser may take long over more.
const LONGEST: usize = 65_536;

/// Adds text with marks of markdown to the paragraph, which goes on.
pub(super) fn write(text: &str, prose: &mut Prose) {
    if text.len() > LONGEST {
        return prose.write(text, Look::default());
    }
    // A text that began with `2.` or `- ` would be a list; after a hard blank it is only text.
    let text = format!("\u{a0}{text}");
    let mut marks = Marks::default();
    for event in Parser::new_ext(&text, Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Start(tag) => marks.count(tag.to_end(), true),
            Event::End(tag) => marks.count(tag, false),
            Event::Text(text) => prose.write(&text, marks.look()),
            Event::Code(code) => prose.write(&code.replace("\\|", "|"), marks.look()),
            Event::InlineHtml(tag) | Event::Html(tag) => marks.tag(&tag, prose),
            Event::SoftBreak | Event::HardBreak => prose.write(" ", marks.look()),
            _ => {}
        }
    }
}

/// The marks that are open.
#[derive(Debug, Default)]
struct Marks {
    bold: usize,
    struck: usize,
}

impl Marks {
    fn look(&self) -> Look {
        Look { is_bold: self.bold > 0, is_struck: self.struck > 0 }
    }

    fn count(&mut self, tag: TagEnd, begins: bool) {
        match tag {
            TagEnd::Strong => step(&mut self.bold, begins),
            TagEnd::Strikethrough => step(&mut self.struck, begins),
            _ => {}
        }
    }

    /// Heeds a tag of HTML; what only looks like one stays as text.
    fn tag(&mut self, tag: &str, prose: &mut Prose) {
        let inner = tag.trim_start_matches(['<', '/']);
        let name: String = inner.chars().take_while(char::is_ascii_alphanumeric).collect();
        let begins = !tag.starts_with("</");
        match name.to_ascii_lowercase().as_str() {
            "b" | "strong" => step(&mut self.bold, begins),
            "s" | "strike" | "del" => step(&mut self.struck, begins),
            "br" | "p" | "div" | "li" | "ul" | "ol" => prose.end_paragraph(),
            "i" | "em" | "u" | "ins" | "span" | "a" | "sub" | "sup" | "small" | "font" | "mark" | "code" => {}
            _ if tag.starts_with("<!--") => {}
            _ => prose.write(tag, self.look()),
        }
    }
}

fn step(count: &mut usize, begins: bool) {
    *count = if begins { *count + 1 } else { count.saturating_sub(1) };
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes paragraphs with `*` around bold runs and `~` around struck ones.
    fn read(text: &str) -> Vec<String> {
        let mut prose = Prose::default();
        write(text, &mut prose);
        let marked = |run: &crate::sources::sheet::Run| {
            let mark = if run.is_bold { "*" } else { "" }.to_owned() + if run.is_struck { "~" } else { "" };
            format!("{mark}{}{mark}", run.text)
        };
        let paragraphs = prose.finish().expect("little text");
        paragraphs.iter().map(|paragraph| paragraph.runs.iter().map(marked).collect()).collect()
    }

    #[test]
    fn bold_and_struck_text_is_known_however_it_is_marked() {
        assert_eq!(read("**Paid** on ~~Monday~~ __Friday__"), ["*Paid *on ~Monday ~*Friday*"]);
        assert_eq!(read("<b>Paid</b> <del>late</del> <STRONG>twice</STRONG>"), ["*Paid *~late ~*twice*"]);
        assert_eq!(read("**Paid <br/> twice**<br>thrice"), ["*Paid*", "*twice*", "thrice"]);
    }

    #[test]
    fn escapes_and_entities_are_undone() {
        assert_eq!(
            read(r"a \| b \*c\* &amp; &lt;d&gt; `e\|f` [Ann](https://example.org)"),
            ["a | b *c* & <d> e|f Ann"]
        );
    }

    #[test]
    fn text_that_looks_like_a_block_or_a_tag_stays() {
        for text in ["2.", "- x", "# 4", "> y", "1) z", "[a]: b", "<TBC>", "a < b", "* * *", "~5 of ~10", "3 * 4 * 5"] {
            assert_eq!(read(text), [text]);
        }
        assert_eq!(read("a <!-- aside --> b"), ["a b"]);
    }

    #[test]
    fn hostile_marks_take_no_time() {
        for mark in ["*", "[", "`", "<", "![", "~~", "\\", "&", "**a", "_*", "](", "<!--", "<a "] {
            assert!(read(&mark.repeat(LONGEST / mark.len())).len() <= 1);
        }
        assert_eq!(read(&"**".repeat(LONGEST)).len(), 1);
    }
}
