//! Paragraphs: their runs, as a reader sees them with every tracked change accepted.

#![cfg(feature = "docx")]

use super::lists::Item;
use super::lists::Label;
use super::opened::Document;
use super::styles::Toggles;
use super::styles::rank_of;
use crate::message::Message;
use crate::sources::office::paragraphs::Flow;
use crate::sources::office::paragraphs::Look;
use crate::sources::sheet::Aside;

/// What stands around the runs of a paragraph.
#[derive(Debug, Default)]
pub(super) struct Around {
    /// What the paragraph gives to its runs.
    pub(super) look: Toggles,
    list: Option<Item>,
    rank: Option<u8>,
    is_mark_deleted: bool,
}

impl Document<'_> {
    /// Reads the paragraph that was opened.
    pub(super) fn paragraph(&mut self, flow: &mut Flow) -> Result<(), Message> {
        // Instructions never go on in another paragraph, so that a field that is not closed ends here.
        self.fields.retain(|is_over| *is_over);
        let mut around = Around { look: self.styles.default_paragraph(), ..Around::default() };
        around.list = self.styles.default_item();
        self.inside(flow, &mut around)?;
        let label = around.list.and_then(|item| self.lists.next_label(&item));
        self.number = label.as_ref().and_then(Label::number);
        flow.mark(label.map(|label| label.text));
        if !around.is_mark_deleted {
            flow.end_heading(around.rank);
        }
        Ok(())
    }

    /// Reads what stands in the element that was opened, runs and what holds runs.
    pub(super) fn inside(&mut self, flow: &mut Flow, around: &mut Around) -> Result<(), Message> {
        while let Some(tag) = self.xml.next_child()? {
            if tag.name() != "pPr" && self.passes_over(&tag)? {
                continue;
            }
            match tag.name() {
                "pPr" => self.paragraph_properties(around)?,
                "r" => self.run(flow, around.look)?,
                "p" => {
                    flow.end_paragraph();
                    self.paragraph(flow)?;
                }
                "t" => self.words(flow, around.look.look())?,
                "AlternateContent" => self.first_choice(|document| document.inside(flow, around))?,
                _ => self.inside(flow, around)?,
            }
        }
        Ok(())
    }

    fn paragraph_properties(&mut self, around: &mut Around) -> Result<(), Message> {
        while let Some(tag) = self.xml.next_child()? {
            match tag.name() {
                "pStyle" => {
                    let style = self.styles.named(tag.attribute("val").as_deref());
                    around.look = style.look;
                    around.list = style.item;
                    around.rank = style.rank;
                    self.xml.skip()?;
                }
                "outlineLvl" => {
                    around.rank = rank_of(&tag);
                    self.xml.skip()?;
                }
                "numPr" => around.list = Item::read(&mut self.xml)?,
                "rPr" => {
                    while let Some(tag) = self.xml.next_child()? {
                        around.is_mark_deleted |= matches!(tag.name(), "del" | "moveFrom");
                        self.xml.skip()?;
                    }
                }
                _ => self.xml.skip()?,
            }
        }
        Ok(())
    }

    /// Reads the run that was opened.
    pub(super) fn run(&mut self, flow: &mut Flow, around: Toggles) -> Result<(), Message> {
        let (mut look, mut is_hidden) = (around.look(), around.is_hidden());
        while let Some(tag) = self.xml.next_child()? {
            if tag.name() != "rPr" && self.passes_over(&tag)? {
                continue;
            }
            match tag.name() {
                "rPr" => (look, is_hidden) = self.run_properties(around)?,
                "t" | "tab" | "noBreakHyphen" if is_hidden => {
                    if self.asides.last() != Some(&Aside::HiddenText) {
                        self.asides.push(Aside::HiddenText);
                    }
                    self.xml.skip()?;
                }
                "t" => self.words(flow, look)?,
                "tab" | "ptab" => self.push(flow, " ", look)?,
                "noBreakHyphen" => self.push(flow, "-", look)?,
                "br" | "cr" => {
                    flow.end_paragraph();
                    self.xml.skip()?;
                }
                "fldChar" => {
                    self.field(tag.attribute("fldCharType").as_deref());
                    self.xml.skip()?;
                }
                "AlternateContent" => self.first_choice(|document| document.inside(flow, &mut Around::default()))?,
                _ => self.inside(flow, &mut Around::default())?,
            }
        }
        Ok(())
    }

    /// Reads how a run looks, and whether it is hidden.
    fn run_properties(&mut self, around: Toggles) -> Result<(Look, bool), Message> {
        let mut style = Toggles::default();
        let mut own = Toggles::default();
        while let Some(tag) = self.xml.next_child()? {
            if tag.name() == "rStyle" {
                style = self.styles.named(tag.attribute("val").as_deref()).look;
            }
            own.note(&tag);
            self.xml.skip()?;
        }
        let all = own.over(around.beside(style));
        Ok((all.look(), all.is_hidden()))
    }

    fn words(&mut self, flow: &mut Flow, look: Look) -> Result<(), Message> {
        let text = self.xml.text()?;
        if self.fields.iter().all(|is_over| *is_over) {
            flow.push(&text, look);
        }
        Ok(())
    }

    fn push(&mut self, flow: &mut Flow, text: &str, look: Look) -> Result<(), Message> {
        flow.push(text, look);
        self.xml.skip()
    }

    /// Notes where the instructions of a field begin, where its result begins, and where it ends.
    fn field(&mut self, kind: Option<&str>) {
        match kind {
            Some("begin") => self.fields.push(false),
            Some("separate") => {
                if let Some(is_over) = self.fields.last_mut() {
                    *is_over = true;
                }
            }
            _ => {
                self.fields.pop();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::sources::office::word::document::made::*;

    fn paragraph(runs: &str) -> String {
        lines(&document(&format!("<w:p>{runs}</w:p>"))).join("/")
    }

    #[test]
    fn runs_are_bold_and_struck_unless_they_say_otherwise() {
        let runs = "<w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r><w:r><w:rPr><w:b w:val='0'/><w:bCs/></w:rPr><w:t>b\
            </w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>c</w:t></w:r><w:r><w:rPr><w:dstrike w:val='true'/></w:rPr>\
            <w:t>d</w:t></w:r><w:r><w:rPr><w:b w:val='off'/><w:strike w:val='false'/></w:rPr><w:t>e</w:t></w:r>";
        assert_eq!(paragraph(runs), "*a*b~cd~e");
    }

    #[test]
    fn tracked_changes_are_accepted() {
        let runs = "<w:r><w:t>due </w:t></w:r><w:del><w:r><w:delText>May</w:delText></w:r></w:del><w:ins><w:r>\
            <w:t>June</w:t></w:r></w:ins><w:moveFrom><w:r><w:t> gone</w:t></w:r></w:moveFrom><w:moveTo><w:r>\
            <w:t> here</w:t></w:r></w:moveTo>";
        assert_eq!(paragraph(runs), "due June here");
        let body = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>one </w:t></w:r></w:p><w:p><w:r><w:t>line\
            </w:t></w:r></w:p>";
        assert_eq!(lines(&document(body)), ["one line"]);
    }

    #[test]
    fn hidden_text_and_the_prompts_of_forms_are_not_read() {
        let hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><w:t>seen</w:t></w:r>";
        assert_eq!(paragraph(hidden), "seen");
        let unseen = document(&format!("<w:p>{hidden}</w:p>")).unseen;
        assert_eq!(unseen, ["outside the tables there is hidden text, which is not read"]);
        let form = |shows: &str| {
            format!(
                "<w:sdt><w:sdtPr>{shows}<w:date/></w:sdtPr><w:sdtContent><w:r><w:t>9 May</w:t></w:r></w:sdtContent></w:sdt>"
            )
        };
        assert_eq!([paragraph(&form("<w:showingPlcHdr/>")), paragraph(&form(""))], ["", "9 May"]);
    }

    #[test]
    fn marks_within_a_run_are_read_as_they_look() {
        let runs = "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:softHyphen/><w:t>d</w:t>\
            <w:br/><w:t>e</w:t><w:cr/><w:t>f</w:t></w:r>";
        assert_eq!(paragraph(runs), "a b-cd/e/f");
    }

    #[test]
    fn of_a_field_the_result_is_read() {
        let field = |kind: &str| format!("<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>");
        let runs = format!(
            "{}<w:r><w:instrText>DATE</w:instrText></w:r><w:r><w:t>no</w:t></w:r>{}<w:r><w:t>9 Dec</w:t></w:r>{}\
             <w:r><w:t> on</w:t></w:r>",
            field("begin"),
            field("separate"),
            field("end")
        );
        assert_eq!(paragraph(&runs), "9 Dec on");
        assert_eq!(
            lines(&document(&format!("<w:p>{}</w:p><w:p><w:r><w:t>next</w:t></w:r></w:p>", field("begin")))),
            ["next"]
        );
    }

    #[test]
    fn what_holds_runs_is_walked_through_and_what_is_no_text_is_not_read() {
        let runs = "<w:hyperlink><w:r><w:t>a</w:t></w:r></w:hyperlink><w:smartTag><w:r><w:t>b</w:t></w:r></w:smartTag>\
            <w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>c</w:t></w:r></w:sdtContent></w:sdt><w:r>\
            <w:commentReference w:id='0'/><w:footnoteReference w:id='1'/><w:t>d</w:t></w:r>";
        assert_eq!(paragraph(runs), "abcd");
    }
}
