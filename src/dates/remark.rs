//! What stands in brackets after a date, as in `Spring 2027 (if funded)`.

/// Parts a text into the date and the brackets with which it ends, the blank before them included.
pub(super) fn parted(text: &str) -> (&str, &str) {
    let text = text.trim();
    let open = text.find('(').filter(|_| text.ends_with(')'));
    let (date, _) = text.split_at(open.unwrap_or(text.len()));
    text.split_at(date.trim_end().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_at_the_end_are_parted_from_the_date() {
        let check = |text: &str, expected| assert_eq!(parted(text), expected, "{text}");
        check("Spring", ("Spring", ""));
        check(" Spring  (if funded) ", ("Spring", "  (if funded)"));
        check("March 2027(or later)", ("March 2027", "(or later)"));
        check("March (or April) 2027", ("March (or April) 2027", ""));
        check("(March)", ("", "(March)"));
    }
}
