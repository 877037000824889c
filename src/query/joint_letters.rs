//! The letters of several boards to one owner, brought together into one.

use super::chase::{Chase, Delivery, Letter};
use crate::model::folded;

/// What one owner is asked by every board: a part a board, in the order of the logs; never none.
#[derive(Debug, Clone)]
pub struct JointLetter<'a> {
    /// What each board asks.
    pub parts: Vec<(&'a Chase<'a>, &'a Letter<'a>)>,
}

impl<'a> From<(&'a Chase<'a>, &'a Letter<'a>)> for JointLetter<'a> {
    /// Takes the letter of one board.
    fn from(part: (&'a Chase<'a>, &'a Letter<'a>)) -> Self {
        Self { parts: vec![part] }
    }
}

impl<'a> JointLetter<'a> {
    /// Returns the owner's name, as the first of the logs has it.
    pub fn owner(&self) -> &'a str {
        self.parts.first().map_or("", |(_, letter)| letter.owner)
    }

    /// Returns where it goes: to the address that one of the logs has, unless the name is unclear in any.
    pub fn to(&self) -> &'a Delivery<'a> {
        let each = || self.parts.iter().map(|(_, letter)| &letter.to);
        let unclear = each().find(|to| matches!(to, Delivery::Unclear(..)));
        let known = || each().find(|to| matches!(to, Delivery::To(_)));
        unclear.or_else(known).or_else(|| each().next()).unwrap_or(&Delivery::Nowhere)
    }

    /// Tells whether a letter of another board is for the same person: the names are one, or one is also that of the
    /// other, and the logs do not give them different addresses.
    fn is_for(&self, letter: &Letter) -> bool {
        let own = || self.parts.iter().map(|(_, own)| *own);
        let is_named = |one: &Letter, name: &str| {
            [one.owner].into_iter().chain(one.also.iter().map(String::as_str)).any(|own| folded(own) == folded(name))
        };
        let differ = |one: &Letter| match (&one.to, &letter.to) {
            (Delivery::To(one), Delivery::To(other)) => !one.as_str().eq_ignore_ascii_case(other.as_str()),
            _ => false,
        };
        own().any(|one| is_named(one, letter.owner) || is_named(letter, one.owner)) && !own().any(differ)
    }
}

/// Brings the letters of every board together, one an owner, by name.
pub fn joint_letters<'a>(chases: &'a [Chase<'a>]) -> Vec<JointLetter<'a>> {
    let mut joint: Vec<JointLetter> = Vec::new();
    for chase in chases {
        for letter in &chase.letters {
            // Within one log, people who are told apart are not one.
            let is_free = |known: &JointLetter| known.parts.iter().all(|(of, _)| !std::ptr::eq(*of, chase));
            match joint.iter_mut().find(|known| is_free(known) && known.is_for(letter)) {
                Some(known) => known.parts.push((chase, letter)),
                None => joint.push((chase, letter).into()),
            }
        }
    }
    joint.sort_by_cached_key(|letter| folded(letter.owner()));
    joint
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixtures::{action, day, log_of};
    use crate::model::{Log, Person};
    use crate::query::ChaseRequest;

    fn log(owner: &str, email: Option<&str>, alias: Option<&str>) -> Log {
        let mut log = log_of([action(1, &[owner])]);
        let (email, aliases) = (email.map(str::to_owned), alias.into_iter().map(str::to_owned).collect());
        log.people.push(Person { name: owner.to_owned(), aliases, email, left: None });
        log
    }

    fn check(logs: &[Log; 2], letters: &[(&str, usize)]) {
        let ready = |log| ChaseRequest::default().ready(log, day("2026-06-22")).expect("nobody is asked for").chase();
        let chases = logs.each_ref().map(ready);
        let joint = joint_letters(&chases);
        let found: Vec<_> = joint.iter().map(|letter| (letter.owner(), letter.parts.len())).collect();
        assert_eq!(found, letters);
    }

    #[test]
    fn one_person_gets_one_letter_and_two_of_one_name_get_two() {
        let (home, work) = (Some("rik@home.example"), Some("rik@work.example"));
        check(&[log("Rik Basra", home, None), log("rik basra", None, None)], &[("Rik Basra", 2)]);
        check(&[log("Rik Basra", home, None), log("R. Basra", None, Some("Rik Basra"))], &[("Rik Basra", 2)]);
        check(&[log("Rik Basra", home, None), log("Rik Basra", work, None)], &[("Rik Basra", 1), ("Rik Basra", 1)]);
        check(&[log("Rik Basra", home, None), log("Gary Bee", home, None)], &[("Gary Bee", 1), ("Rik Basra", 1)]);
    }

    #[test]
    fn it_goes_where_one_of_the_logs_says() {
        let logs = [log("Rik Basra", None, None), log("Rik Basra", Some("rik@work.example"), None)];
        let ready = |log| ChaseRequest::default().ready(log, day("2026-06-22")).expect("nobody is asked for").chase();
        let chases = logs.each_ref().map(ready);
        assert!(
            matches!(joint_letters(&chases)[0].to(), Delivery::To(address) if address.as_str() == "rik@work.example")
        );
    }
}
