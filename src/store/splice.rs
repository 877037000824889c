//! A change as pieces put into the text that was read: where a line, a block or an element of a
//! list goes, and how it takes after its neighbours. Every byte that no piece names stays.

use std::ops::Range;

use super::entries::Written;

/// The pieces of one change, over a text whose last line is taken to be ended.
pub(super) struct Splices<'t> {
    text: &'t str,
    ended: String,
    pieces: Vec<(Range<usize>, String)>,
}

impl<'t> Splices<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let mut ended = text.to_owned();
        if !text.is_empty() && !text.ends_with('\n') {
            ended.push_str(line_ending_at(text, text.len()));
        }
        Self { text, ended, pieces: Vec::new() }
    }

    /// Returns the new text; a last line that was not ended is not ended after it either.
    pub(super) fn apply(mut self) -> String {
        self.pieces.sort_by_key(|(range, _)| (range.start, range.end));
        let mut new = String::with_capacity(self.ended.len() + 1024);
        let mut copied = 0;
        for (range, piece) in &self.pieces {
            new.push_str(&self.ended[copied..range.start]);
            new.push_str(piece);
            copied = range.end;
        }
        new.push_str(&self.ended[copied..]);
        let end_added = &self.ended[self.text.len()..];
        if !end_added.is_empty() && new.ends_with(end_added) {
            new.truncate(new.len() - end_added.len());
        }
        new
    }

    pub(super) fn replace(&mut self, range: Range<usize>, piece: impl Into<String>) {
        self.pieces.push((range, piece.into()));
    }

    pub(super) fn insert(&mut self, at: usize, piece: impl Into<String>) {
        self.replace(at..at, piece);
    }

    fn line_start(&self, at: usize) -> usize {
        self.ended[..at].rfind('\n').map_or(0, |newline| newline + 1)
    }

    fn line_end(&self, at: usize) -> usize {
        self.ended[at..].find('\n').map_or(self.ended.len(), |newline| at + newline + 1)
    }

    fn line_at(&self, start: usize) -> &str {
        &self.ended[start..self.line_end(start)]
    }

    /// Returns what stands on its line before `at`: blanks, and the path of a dotted name.
    pub(super) fn before_on_line(&self, at: usize) -> &str {
        &self.ended[self.line_start(at)..at]
    }

    fn ending(&self, at: usize) -> &'static str {
        line_ending_at(&self.ended, at)
    }

    /// Puts a line below the one on which `at` stands.
    pub(super) fn line_below(&mut self, at: usize, line: &str) {
        let piece = format!("{line}{}", self.ending(at));
        self.insert(self.line_end(at), piece);
    }

    /// Takes a field out with its line; a comment at the end of the line keeps a line of its own.
    pub(super) fn remove_field(&mut self, key: &Range<usize>, value: &Range<usize>) {
        let end = self.line_end(value.end);
        let after = &self.ended[value.end..end];
        let comment = after.find('#').map(|hash| value.end + hash);
        match comment {
            Some(hash) => self.replace(key.start..hash, ""),
            None => self.replace(self.line_start(key.start)..end, ""),
        }
    }

    /// Tells whether the line above a heading, and above the comments that belong to it, is blank.
    pub(super) fn has_blank_above(&self, heading: usize) -> Option<bool> {
        let mut start = self.line_start(heading);
        while start > 0 {
            let above = self.line_start(start - 1);
            let line = self.ended[above..start].trim();
            if !line.starts_with('#') {
                return Some(line.is_empty());
            }
            start = above;
        }
        None
    }

    /// Puts a block below the line on which `at` stands, and below the comments that belong to that
    /// line: those directly under it with a blank line after them.
    pub(super) fn block_below(&mut self, at: usize, block: &[String], set_apart: bool) {
        let ending = self.ending(at);
        let mut place = self.line_end(at);
        let mut below = place;
        while self.line_at(below).trim_start().starts_with('#') {
            below = self.line_end(below);
        }
        if self.line_at(below).trim().is_empty() {
            place = below;
        }
        let follows_blank = place == 0 || self.line_at(self.line_start(place - 1)).trim().is_empty();
        let mut piece = String::new();
        if set_apart && !follows_blank {
            piece.push_str(ending);
        }
        for line in block {
            piece.push_str(line);
            piece.push_str(ending);
        }
        if set_apart && !self.line_at(place).trim().is_empty() {
            piece.push_str(ending);
        }
        self.insert(place, piece);
    }

    /// Changes a list element by element, so that comments inside it stay.
    pub(super) fn list(&mut self, list: &Range<usize>, elements: &[Range<usize>], before: &[String], after: &[String]) {
        if after.is_empty() {
            return self.replace(list.clone(), Written::Many(Vec::new()).on_one_line());
        }
        for ((place, old), new) in elements.iter().zip(before).zip(after) {
            if old != new {
                self.replace(place.clone(), new.clone());
            }
        }
        if after.len() > elements.len() {
            self.append(list, elements, &after[elements.len()..]);
        }
        for i in after.len()..elements.len() {
            self.remove_element(&elements[i - 1], &elements[i]);
        }
    }

    /// Adds elements at the end of a list, laid out like the last one.
    pub(super) fn append(&mut self, list: &Range<usize>, elements: &[Range<usize>], new: &[String]) {
        let Some(last) = elements.last() else {
            return self.insert(list.start + 1, new.join(", "));
        };
        let separator = self.separator(list, elements, elements.len() - 1);
        let rest = &self.ended[last.end..list.end - 1];
        let comma = rest.trim_start().starts_with(',').then(|| last.end + rest.find(',').unwrap_or(0) + 1);
        if separator.contains('\n') && rest.contains('\n') {
            if comma.is_none() {
                self.insert(last.end, ",");
            }
            let indent = separator.trim_start_matches(['\r', '\n']);
            let close = if comma.is_some() { "," } else { "" };
            let line = format!("{indent}{}{close}", new.join(&format!(",{separator}")));
            return self.line_below(last.end, &line);
        }
        let joined = new.join(&format!(",{separator}"));
        match comma {
            Some(after_comma) => self.insert(after_comma, format!("{separator}{joined},")),
            None => self.insert(last.end, format!(",{separator}{joined}")),
        }
    }

    /// Puts an element before another one of a list.
    pub(super) fn insert_element(&mut self, list: &Range<usize>, elements: &[Range<usize>], index: usize, new: &str) {
        match elements.get(index) {
            None => self.append(list, elements, &[new.to_owned()]),
            Some(next) => {
                let separator = self.separator(list, elements, index);
                self.insert(next.start, format!("{new},{separator}"));
            }
        }
    }

    /// Returns what sets an element apart from the comma before it: a blank, or a line ending and blanks.
    fn separator(&self, list: &Range<usize>, elements: &[Range<usize>], index: usize) -> String {
        let previous = index.checked_sub(1).map_or(list.start + 1, |previous| elements[previous].end);
        let start = elements[index].start;
        if self.ended[previous..start].contains('\n') {
            format!("{}{}", self.ending(previous), self.before_on_line(start))
        } else {
            " ".to_owned()
        }
    }

    fn remove_element(&mut self, previous: &Range<usize>, element: &Range<usize>) {
        if self.ended[previous.end..element.start].contains('#') {
            let rest = &self.ended[element.end..];
            let comma = rest.trim_start().starts_with(',').then(|| rest.find(',').unwrap_or(0) + 1);
            self.replace(element.start..element.end + comma.unwrap_or(0), "");
        } else {
            self.replace(previous.end..element.end, "");
        }
    }
}

/// Returns the ending of the line on which `at` stands, else of the first line of the text.
fn line_ending_at(text: &str, at: usize) -> &'static str {
    let ended = |newline: usize| {
        if text[..newline].ends_with('\r') { "\r\n" } else { "\n" }
    };
    let own = text[at..].find('\n').map(|newline| at + newline);
    own.or_else(|| text.find('\n')).map_or("\n", ended)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Changes the list that is the text's value, elements given as they stand in it.
    fn check(text: &str, before: &[&str], after: &[&str], expected: &str) {
        let mut splices = Splices::new(text);
        let list = text.find('[').expect("a list")..text.rfind(']').expect("a list") + 1;
        let elements: Vec<_> = before
            .iter()
            .map(|element| text.find(element).map(|at| at..at + element.len()).expect("in the list"))
            .collect();
        let owned = |elements: &[&str]| elements.iter().map(|element| (*element).to_owned()).collect::<Vec<_>>();
        splices.list(&list, &elements, &owned(before), &owned(after));
        assert_eq!(splices.apply(), expected);
    }

    #[test]
    fn a_list_on_one_line_grows_shrinks_and_changes_in_place() {
        check("x = [1, 2] # c", &["1", "2"], &["1", "2", "3"], "x = [1, 2, 3] # c");
        check("x = [ 1,2, ]", &["1", "2"], &["1", "2", "3"], "x = [ 1,2, 3, ]");
        check("x = []", &[], &["1", "2"], "x = [1, 2]");
        check("x = [1, 2, 3]\n", &["1", "2", "3"], &["9"], "x = [9]\n");
        check("x = [1, 2]", &["1", "2"], &[], "x = []");
    }

    #[test]
    fn a_list_on_many_lines_keeps_its_comments() {
        check(
            "x = [\r\n  1, # a\r\n  2, # b\r\n]",
            &["1", "2"],
            &["1", "2", "3"],
            "x = [\r\n  1, # a\r\n  2, # b\r\n  3,\r\n]",
        );
        check("x = [\n  1,\n  2 # b\n]", &["1", "2"], &["1", "2", "3"], "x = [\n  1,\n  2, # b\n  3\n]");
        check("x = [\n  1,\n  2]", &["1", "2"], &["1", "2", "3"], "x = [\n  1,\n  2,\n  3]");
        check("x = [\n  1, # a\n  2, # b\n]", &["1", "2"], &["9"], "x = [\n  9, # a\n   # b\n]");
    }

    #[test]
    fn a_field_goes_with_its_line_and_its_comment_stays() {
        let removed = |text: &str| {
            let mut splices = Splices::new(text);
            let key = text.find("due").map(|at| at..at + 3).expect("a field");
            let value = text.find('1').map(|at| at..at + 1).expect("a value");
            splices.remove_field(&key, &value);
            splices.apply()
        };
        assert_eq!(removed("a = 0\ndue = 1\nb = 2\n"), "a = 0\nb = 2\n");
        assert_eq!(removed("a = 0\n  due = 1  # moved twice\nb = 2"), "a = 0\n  # moved twice\nb = 2");
        assert_eq!(removed("a = 0\r\ndue = 1"), "a = 0");
    }

    #[test]
    fn a_block_goes_below_the_comments_of_the_line_above() {
        let placed = |text: &str| {
            let mut splices = Splices::new(text);
            splices.block_below(0, &["[[new]]".to_owned()], true);
            splices.apply()
        };
        assert_eq!(placed("a = 0\n# of a\n\n# of b\n[b]\n"), "a = 0\n# of a\n\n[[new]]\n\n# of b\n[b]\n");
        assert_eq!(placed("a = 0\n# of b\n[b]\n"), "a = 0\n\n[[new]]\n\n# of b\n[b]\n");
        assert_eq!(placed("a = 0"), "a = 0\n\n[[new]]");
    }
}
