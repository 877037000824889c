//! Fields that the program does not know: they come with what they belong to, as they are written.

use super::blocks::{Block, Editor};
use super::text_lines::Page;

impl Editor<'_, '_> {
    /// Puts in the unknown fields that only theirs has, unless ours took them out.
    pub(super) fn unknown_of_theirs(
        &mut self,
        place: Block,
        theirs: (Block, &Page),
        base: Option<Block>,
        is_known: impl Fn(&str) -> bool,
    ) {
        let (their, page) = theirs;
        for field in their.own_fields().into_iter().filter(|field| !is_known(&field.name)) {
            if place.field(&field.name).is_some() || base.is_some_and(|base| base.field(&field.name).is_some()) {
                continue;
            }
            let Some(written) = page.text().get(field.name_at.start..field.value.at.end) else { continue };
            let is_inline = self.text[place.at.clone()].starts_with('{');
            if !is_inline && !written.contains('\n') {
                let tail = page.text()[field.value.at.end..page.line_end(field.value.at.end)].trim_end();
                let indent = place.own_fields().last().map_or("", |last| self.edits.page.indent(last.name_at.start));
                let line = format!("{indent}{written}{}", if tail.trim_start().starts_with('#') { tail } else { "" });
                self.edits.line_below(place.own_end(), &line);
            }
        }
    }
}
