//! How many words two texts have in common: whether one may be the other, put right.

use std::collections::HashMap;

/// Tells whether at least so many tenths of the words of two texts are common to both, without regard to their order.
pub(super) fn have_in_common(tenths: usize, one: &str, other: &str) -> bool {
    let mut left: HashMap<&str, usize> = HashMap::new();
    let words = |text: &str| text.split_whitespace().count();
    for word in one.split_whitespace() {
        *left.entry(word).or_default() += 1;
    }
    let mut common = 0;
    for word in other.split_whitespace() {
        if let Some(count) = left.get_mut(word).filter(|count| **count > 0) {
            *count -= 1;
            common += 1;
        }
    }
    common > 0 && 2 * common * 10 >= tenths * (words(one) + words(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_common_are_counted_once_each() {
        let visit = "Arrange a visit to the works.";
        assert!(have_in_common(10, visit, visit));
        assert!(have_in_common(8, visit, "Arrange the visit to the works."));
        assert!(!have_in_common(8, "Report on parking.", "Report on staffing."));
        assert!(have_in_common(5, "Report on parking.", "Report on staffing."));
        assert!(!have_in_common(5, "the the the", "the board met"));
        assert!(!have_in_common(1, "", ""));
    }
}
