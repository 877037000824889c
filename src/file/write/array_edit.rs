//! A list of the file, changed element by element, so that comments inside it and its layout stay.

use std::ops::Range;

use super::edits::Edits;

/// Where a list and its elements stand.
#[derive(Debug)]
pub(crate) struct List {
    /// From bracket to bracket.
    pub(crate) whole: Range<usize>,
    /// Each element, without commas.
    pub(crate) elements: Vec<Range<usize>>,
}

impl List {
    /// Puts `after` in the place of `before`, which is what the elements hold.
    pub(crate) fn change(&self, before: &[String], after: &[String], edits: &mut Edits) {
        if after.is_empty() {
            return edits.replace(self.whole.clone(), "[]");
        }
        let changed = self.elements.iter().zip(before).zip(after).filter(|((_, old), new)| old != new);
        for ((place, _), new) in changed {
            edits.replace(place.clone(), new.clone());
        }
        if after.len() > self.elements.len() {
            self.append(&after[self.elements.len()..], edits);
        }
        for run in self.runs(after.len()..self.elements.len(), edits) {
            self.remove(run, edits);
        }
    }

    /// Divides elements where a comment stands between two of them.
    fn runs(&self, elements: Range<usize>, edits: &Edits) -> Vec<Range<usize>> {
        let has_none_between =
            |one: &usize, next: &usize| !has_comment(self.elements[*one].end..self.elements[*next].start, edits);
        let elements: Vec<usize> = elements.collect();
        elements.chunk_by(has_none_between).map(|run| run[0]..run[run.len() - 1] + 1).collect()
    }

    /// Adds elements at the end, laid out like the last one.
    pub(crate) fn append(&self, new: &[String], edits: &mut Edits) {
        if new.is_empty() {
            return;
        }
        let Some(last) = self.elements.last() else {
            return edits.insert(self.whole.start + 1, new.join(", "));
        };
        let separator = self.separator(self.elements.len() - 1, edits);
        let joined = new.join(&format!(",{separator}"));
        let comma = self.comma_after(last.end, edits);
        let bracket_is_below = edits.page.text()[last.end..self.whole.end].contains('\n');
        if separator.contains('\n') && bracket_is_below {
            if comma.is_none() {
                edits.insert(last.end, ",");
            }
            let indent = separator.trim_start_matches(['\r', '\n']);
            let close = if comma.is_some() { "," } else { "" };
            return edits.line_below(comma.unwrap_or(last.end), &format!("{indent}{joined}{close}"));
        }
        match comma {
            Some(comma) => edits.insert(comma + 1, format!("{separator}{joined},")),
            None => edits.insert(last.end, format!(",{separator}{joined}")),
        }
    }

    /// Puts an element before the one at `index`, else at the end.
    pub(crate) fn insert(&self, index: usize, new: &str, edits: &mut Edits) {
        match self.elements.get(index) {
            None => self.append(&[new.to_owned()], edits),
            Some(next) => {
                let separator = self.separator(index, edits);
                edits.insert(next.start, format!("{new},{separator}"));
            }
        }
    }

    /// Returns what sets an element apart from the comma before it: a blank, or a line ending and blanks.
    fn separator(&self, index: usize, edits: &Edits) -> String {
        let previous = index.checked_sub(1).map_or(self.whole.start + 1, |previous| self.elements[previous].end);
        let start = self.elements[index].start;
        if edits.page.text()[previous..start].contains('\n') {
            format!("{}{}", edits.page.ending(previous), edits.page.indent(start))
        } else {
            " ".to_owned()
        }
    }

    /// Returns where the comma after an element stands, if it has one; comments may come between.
    fn comma_after(&self, end: usize, edits: &Edits) -> Option<usize> {
        let mut at = end;
        loop {
            let rest = &edits.page.text()[at..self.whole.end];
            at += rest.len() - rest.trim_start().len();
            match edits.page.text()[at..].chars().next()? {
                ',' => return Some(at),
                '#' => at = edits.page.line_end(at),
                _ => return None,
            }
        }
    }

    /// Takes an element out; a comment at the end of its line stays there.
    pub(crate) fn take_out(&self, index: usize, edits: &mut Edits) {
        let place = self.elements[index].clone();
        let comma = self.comma_after(place.end, edits);
        let next = self.elements.get(index + 1).map_or(self.whole.end - 1, |next| next.start);
        let end = edits.page.line_end(place.end).min(next);
        if has_comment(place.end..end, edits) {
            edits.replace(place, "");
            if let Some(comma) = comma {
                edits.replace(comma..comma + 1, "");
            }
        } else if index > 0 {
            self.remove(index..index + 1, edits);
        } else if let Some(next) = self.elements.get(1) {
            edits.replace(place.start..next.start, "");
        } else {
            edits.replace(place.start..comma.map_or(place.end, |comma| comma + 1), "");
        }
    }

    /// Takes out elements that no comment stands between; what was said before and after them stays.
    fn remove(&self, run: Range<usize>, edits: &mut Edits) {
        let (previous, start) = (self.elements[run.start - 1].end, self.elements[run.start].start);
        let end = self.elements[run.end - 1].end;
        if !has_comment(previous..start, edits) {
            return edits.replace(previous..end, "");
        }
        edits.replace(start..end, "");
        if let Some(comma) = self.comma_after(end, edits) {
            edits.replace(comma..comma + 1, "");
        }
    }
}

/// Tells whether a comment stands between two elements.
fn has_comment(between: Range<usize>, edits: &Edits) -> bool {
    edits.page.text()[between].contains('#')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Changes the list that is the text's value, elements given as they stand in it.
    fn check(text: &str, before: &[&str], after: &[&str], expected: &str) {
        let mut edits = Edits::new(text);
        let list = text.find('[').expect("a list")..text.rfind(']').expect("a list") + 1;
        let elements: Vec<_> = before
            .iter()
            .map(|element| text.find(element).map(|at| at..at + element.len()).expect("in the list"))
            .collect();
        let owned = |elements: &[&str]| elements.iter().map(|element| (*element).to_owned()).collect::<Vec<_>>();
        List { whole: list, elements }.change(&owned(before), &owned(after), &mut edits);
        assert_eq!(edits.apply().text(), expected);
    }

    #[test]
    fn an_element_goes_and_what_was_said_beside_it_stays() {
        let taken = |text: &str, elements: &[&str], index: usize| {
            let mut edits = Edits::new(text);
            let list = text.find('[').expect("a list")..text.rfind(']').expect("a list") + 1;
            let place = |element: &&str| text.find(element).map(|at| at..at + element.len()).expect("in the list");
            List { whole: list, elements: elements.iter().map(place).collect() }.take_out(index, &mut edits);
            edits.apply().text()
        };
        let three = ["1", "2", "3"];
        assert_eq!(taken("x = [1, 2, 3] # c", &three, 0), "x = [2, 3] # c");
        assert_eq!(taken("x = [1, 2, 3] # c", &three, 1), "x = [1, 3] # c");
        assert_eq!(taken("x = [1, 2, 3] # c", &three, 2), "x = [1, 2] # c");
        assert_eq!(taken("x = [1,]", &["1"], 0), "x = []");
        let lines = "x = [\n  1, # one\n  2, # two\n  3,\n]";
        assert_eq!(taken(lines, &three, 0), "x = [\n   # one\n  2, # two\n  3,\n]");
        assert_eq!(taken(lines, &three, 1), "x = [\n  1, # one\n   # two\n  3,\n]");
        assert_eq!(taken("x = [\n  1,\n  2,\n  3,\n]", &three, 1), "x = [\n  1,\n  3,\n]");
        assert_eq!(taken(lines, &three, 2), "x = [\n  1, # one\n  2, # two\n  \n]");
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
    fn a_list_shrinks_by_several_around_its_comments() {
        let text = "x = [\n  1, # a\n  2,\n  3, 4, # d\n  5,\n  6,\n]";
        let all = ["1", "2", "3", "4", "5", "6"];
        check(text, &all, &["1"], "x = [\n  1, # a\n   # d\n  \n]");
        check(text, &all, &["1", "2"], "x = [\n  1, # a\n  2, # d\n  \n]");
        check(text, &all, &["1", "2", "3", "4", "5"], "x = [\n  1, # a\n  2,\n  3, 4, # d\n  5,\n]");
        check("x = [\n  1 # a\n  , 2, 3\n]", &all[..3], &["1"], "x = [\n  1 # a\n  , \n]");
    }

    #[test]
    fn commas_may_stand_first() {
        let text = "x = [\n    1   # a\n  , 2   # b\n]";
        check(text, &["1", "2"], &["1", "2", "3"], "x = [\n    1   # a\n  , 2,   # b\n  3\n]");
        check(text, &["1", "2"], &["9"], "x = [\n    9   # a\n  ,    # b\n]");
        check("x = [\n  1 # a\n  , # b\n]", &["1"], &["1", "2"], "x = [\n  1 # a\n  , # b\n  2,\n]");
    }
}
