//! Owners whose names look like those of one person, so that somebody may say whether they are.

use std::collections::BTreeMap;

use super::account::listed;
use super::row_to_action::Taken;
use crate::model::may_be_one;

/// The most owners that are compared with each other.
const MOST: usize = 400;

/// Says which owners may be one person, with the rows of each.
pub(super) fn look_alikes<'t>(actions: impl Iterator<Item = &'t Taken>) -> Vec<String> {
    let mut rows: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for taken in actions {
        for owner in taken.action.everyone() {
            let places = rows.entry(owner.as_str()).or_default();
            if places.last() != Some(&taken.place) {
                places.push(taken.place.clone());
            }
        }
    }
    let owners: Vec<(&str, Vec<String>)> = rows.into_iter().take(MOST).collect();
    let mut told = Vec::new();
    for (at, (one, of_one)) in owners.iter().enumerate() {
        for (other, of_other) in &owners[at + 1..] {
            if may_be_one(one, other) {
                let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
                told.push(format!(
                    "the owners \"{one}\" ({}) and \"{other}\" ({}) may be one; --owner \"{short}={long}\" makes them one",
                    listed(of_one),
                    listed(of_other)
                ));
            }
        }
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixtures::action;

    #[test]
    fn they_are_told_of_with_the_rows_of_each() {
        let taken = |number: i64, owner: &str| Taken {
            place: format!("row {number}"),
            label: None,
            action: action(number, &[owner]),
            has_own_number: false,
        };
        let actions = [taken(2, "J Hart"), taken(3, "Jane Hart"), taken(4, "J Hart")];
        assert_eq!(
            look_alikes(actions.iter()),
            [
                "the owners \"J Hart\" (row 2 and row 4) and \"Jane Hart\" (row 3) may be one; --owner \"J Hart=Jane Hart\" makes them one"
            ]
        );
    }
}
