//! A block of another file, line by line as it is written there: its comments and unknown fields come with it.

use super::blocks::Block;
use super::text_lines::Page;
use crate::model::Number;

/// Returns the lines of a block that stands under a heading, with the comments that belong to it; nothing where it is
/// written in braces, or where something else stands in its midst.
pub(super) fn as_written(page: &Page, block: Block) -> Option<Vec<String>> {
    let text = page.text();
    let heading = text.get(block.at.clone())?;
    let own = heading.strip_prefix("[[")?.trim_end_matches([']', ' ', '\t']).trim_start();
    let (start, end) = (first_line(page, block.at.start), last_line(page, block.end()));
    let lines: Vec<&str> = text[start..end].lines().collect();
    let is_below = |line: &str| {
        let name = line.trim_start_matches(['[', ' ', '\t']);
        name.strip_prefix(own).is_some_and(|rest| rest.trim_start().starts_with('.'))
    };
    let headings = lines.iter().map(|line| line.trim()).filter(|line| line.starts_with('['));
    let is_alone = headings.skip(1).all(is_below);
    is_alone.then(|| lines.into_iter().map(str::to_owned).collect())
}

/// Returns where the comments begin that stand directly above a heading, else its own line.
fn first_line(page: &Page, heading: usize) -> usize {
    let mut start = page.line_start(heading);
    while start > 0 && page.line(page.line_start(start - 1)).starts_with('#') {
        start = page.line_start(start - 1);
    }
    // Comments that no blank line sets apart from what is above belong there.
    let is_set_apart = start == 0 || page.line(page.line_start(start - 1)).is_empty();
    if is_set_apart { start } else { page.line_start(heading) }
}

/// Returns where the last line of a block ends, with the comments directly below it that a blank line follows.
fn last_line(page: &Page, last: usize) -> usize {
    let end = page.line_end(last);
    let mut below = end;
    while page.line(below).starts_with('#') {
        below = page.line_end(below);
    }
    if page.line(below).is_empty() { below } else { end }
}

/// Puts another number in the place of an action's own, which stands on one of its lines.
pub(super) fn renumbered(lines: &mut [String], page: &Page, block: Block, number: Number) -> Option<()> {
    let place = &block.field("number")?.value.at;
    let before = page.before_on_line(place.start);
    let old = page.text()[page.line_start(place.start)..page.line_end(place.start)].trim_end_matches(['\r', '\n']);
    let after = old.get(before.len() + place.len()..)?;
    let line = lines.iter_mut().find(|line| line.as_str() == old)?;
    *line = format!("{before}{number}{after}");
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::read::parsed::Parsed;

    const ACTION: &str = "[[actions]]\nnumber = 2\nraised = 2026-03-17\naction = \"Visit.\"\nowners = [\"Rik Basra\"]";

    fn written(text: &str, index: usize) -> Option<Vec<String>> {
        let (parsed, _, _) = Parsed::read(text);
        as_written(&Page::new(text), Block::of(&parsed.action(index)?))
    }

    #[test]
    fn a_block_comes_with_its_comments_and_its_own_fields() {
        let block = format!(
            "# Of two.\n{ACTION}\nward = \"North\"  # unknown\n\n[[actions.comments]]\ntext = \"Begun.\"\n# Below."
        );
        let text = format!("[log]\ntitle = \"Board\"\n\n{block}\n\n{}\n", ACTION.replace("= 2\n", "= 3\n"));
        assert_eq!(written(&text, 0).expect("it stands alone").join("\n"), block);
        assert_eq!(written(&text.replace('\n', "\r\n"), 0).expect("it stands alone").join("\n"), block);
        assert_eq!(written(&text, 1).expect("it stands alone").len(), 5);
    }

    #[test]
    fn what_is_laid_out_otherwise_is_not_taken_as_it_is_written() {
        let split = format!("{ACTION}\n\n[log]\ntitle = \"Board\"\n\n[[actions.comments]]\ntext = \"Begun.\"\n");
        assert_eq!(written(&split, 0), None);
        let inline = "actions = [{ number = 2, raised = 2026-03-17, action = \"Visit.\", owners = [] }]\n";
        assert_eq!(written(inline, 0), None);
    }

    #[test]
    fn a_number_is_put_in_the_place_of_another() {
        let text = ACTION.replace("number = 2", "  number=2 # two");
        let (parsed, _, _) = Parsed::read(&text);
        let action = parsed.action(0).expect("an action");
        let page = Page::new(&text);
        let mut lines = as_written(&page, Block::of(&action)).expect("it stands alone");
        let number = Number::new(12).expect("a number");
        renumbered(&mut lines, &page, Block::of(&action), number).expect("it has a number");
        assert_eq!(lines[1], "  number=12 # two");
    }
}
