//! Who was at the meeting, as its minutes list them: names, and the initials given there.

use crate::model::{folded, has_post, may_be_owner};

/// The most letters of initials.
const MOST_INITIALS: usize = 5;

/// Titles that may stand once before several names.
const TITLES: &[(&str, &str)] = &[("cllrs", "Cllr"), ("councillors", "Councillor"), ("messrs", "Mr"), ("drs", "Dr")];

/// Words with which the names of places end.
const PLACES: &[&str] = &[
    "lane",
    "road",
    "street",
    "avenue",
    "close",
    "drive",
    "way",
    "hall",
    "house",
    "court",
    "room",
    "centre",
    "school",
    "church",
    "park",
    "green",
    "place",
    "square",
    "teams",
    "zoom",
    "chamber",
    "library",
    "meeting",
    "present",
    "minutes",
    "apologies",
];

/// Somebody listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Listed {
    pub(super) name: String,
    pub(super) initials: Vec<String>,
}

/// Everybody listed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct People(pub(super) Vec<Listed>);

impl People {
    /// Takes the names in a line of the list, or in the cells of a row of it.
    pub(super) fn take(&mut self, line: &str) {
        let line = without_label(line);
        let mut title = None;
        let mut is_last_a_name = false;
        for part in parts(line) {
            let (bare, brackets) = without_brackets(part);
            let bare = bare.trim_matches(|c: char| c.is_whitespace() || "-–—.*:".contains(c));
            let plural = |first: &str| TITLES.iter().find(|(many, _)| folded(first) == *many).map(|(_, one)| *one);
            let name = match bare.split_once(' ') {
                Some((first, rest)) if plural(first).is_some() => {
                    title = plural(first);
                    rest
                }
                _ => bare,
            };
            let name = match title {
                Some(title) if !may_be_titled(name) => format!("{title} {name}"),
                _ => name.to_owned(),
            };
            let initials: Vec<String> =
                brackets.iter().filter(|text| is_initials(text)).map(ToString::to_string).collect();
            if let Some(name) = name_in(&name) {
                self.list(name, initials);
                is_last_a_name = true;
            } else if is_last_a_name && let Some(last) = self.0.last_mut() {
                last.initials.extend(initials);
            }
        }
    }

    fn list(&mut self, name: &str, initials: Vec<String>) {
        match self.0.iter_mut().find(|listed| folded(&listed.name) == folded(name)) {
            Some(listed) => listed.initials.extend(initials),
            None => self.0.push(Listed { name: name.to_owned(), initials }),
        }
    }

    /// Returns whose initials these are.
    pub(super) fn with_initials(&self, initials: &str) -> Option<&str> {
        let bare: String = initials.chars().filter(|c| *c != '.').collect();
        let mut bearers = self.0.iter().filter(|listed| listed.initials.contains(&bare));
        let found = bearers.next()?;
        bearers.next().is_none().then_some(&found.name)
    }

    /// Returns who is called so: the whole name, or the only one with this surname.
    pub(super) fn called(&self, name: &str) -> Option<&str> {
        if let Some(listed) = self.0.iter().find(|listed| folded(&listed.name) == folded(name)) {
            return Some(&listed.name);
        }
        let surname = |name: &str| folded(name).rsplit(' ').next().unwrap_or_default().to_owned();
        let first = |name: &str| without_title(name).first().map(|first| folded(first)).unwrap_or_default();
        let is_titled = name.contains(' ') && without_title(name).len() < name.split_whitespace().count();
        let is_same = |listed: &&Listed| match without_title(name)[..] {
            // A first name alone, as friends of one another write.
            [only] if !is_titled => first(&listed.name) == folded(only) || surname(&listed.name) == folded(only),
            [_] => surname(&listed.name) == surname(name),
            _ => surname(&listed.name) == surname(name) && may_be_same(&first(name), &first(&listed.name)),
        };
        let mut bearers = self.0.iter().filter(is_same);
        let found = bearers.next()?;
        bearers.next().is_none().then_some(&found.name)
    }
}

/// Tells whether first names may be one: `a` and `anne`.
fn may_be_same(one: &str, other: &str) -> bool {
    let (one, other) = (one.trim_end_matches('.'), other.trim_end_matches('.'));
    one == other || one.len().min(other.len()) == 1 && one.chars().next() == other.chars().next()
}

fn without_title(name: &str) -> Vec<&str> {
    const WORDS: &[&str] = &[
        "cllr",
        "councillor",
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "dr",
        "prof",
        "professor",
        "rev",
        "revd",
        "sir",
        "dame",
        "county",
        "district",
        "borough",
        "city",
        "parish",
        "town",
        "supt",
        "sgt",
        "insp",
        "pc",
        "pcso",
        "hon",
        "canon",
        "father",
    ];
    let is_title = |word: &&str| WORDS.contains(&folded(word.trim_end_matches('.')).as_str());
    let words: Vec<&str> = name.split_whitespace().filter(|word| !is_title(word)).collect();
    // `Mrs A. Trewin CC`: letters after a name are none of it.
    match words[..] {
        [.., last] if words.len() > 2 && is_initials(last) => words[..words.len() - 1].to_vec(),
        _ => words,
    }
}

fn may_be_titled(name: &str) -> bool {
    name.split_whitespace().next().is_some_and(|first| without_title(first).is_empty())
}

/// Takes off what a line of names begins with: `Present:`, `In attendance –`.
fn without_label(line: &str) -> &str {
    match line.split_once(':') {
        Some((label, rest)) if label.split_whitespace().count() <= 5 && !rest.trim().is_empty() => rest,
        _ => line,
    }
}

fn parts(line: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0_usize;
    let is_between = move |c: char| {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && matches!(c, ',' | ';' | '\n' | '\t' | '–' | '—')
    };
    line.split(is_between)
        .flat_map(|part| part.split(" and "))
        .flat_map(|part| part.split(" - "))
        .map(str::trim)
        .filter(|part| !part.is_empty())
}

/// Divides a text from what stands in brackets in it.
fn without_brackets(text: &str) -> (&str, Vec<&str>) {
    let inside = text.split(['(', '[']).skip(1).filter_map(|part| part.split([')', ']']).next()).map(str::trim);
    (text.split(['(', '[']).next().unwrap_or_default().trim(), inside.collect())
}

pub(super) fn is_initials(text: &str) -> bool {
    (2..=MOST_INITIALS).contains(&text.len()) && text.chars().all(|c| c.is_ascii_uppercase())
}

/// Returns the name that a text is, or begins with where the tab behind it was lost.
fn name_in(text: &str) -> Option<&str> {
    const MOST_WORDS: usize = 5;
    let is_name = |text: &str| {
        let words = without_title(text);
        let is_written = words.iter().all(|word| word.starts_with(char::is_uppercase) && !is_loud(word));
        let is_place = words.last().is_some_and(|last| PLACES.contains(&folded(last).as_str()));
        let is_person =
            !is_place && !words.is_empty() && words.len() <= MOST_WORDS && is_written && !has_post(&words.join(" "));
        is_person
            && !text.starts_with("The ")
            && (words.len() > 1 || words.len() < text.split_whitespace().count())
            && may_be_owner(text)
    };
    if is_name(text) {
        return Some(text);
    }
    // `Rik Basra Leicestershire County Council`
    let end = |count: usize| text.match_indices(' ').nth(count - 1).map(|(at, _)| at);
    let titled = text.split_whitespace().take_while(|word| without_title(word).is_empty()).count();
    let begins = end(titled + 2).map(|at| &text[..at]).filter(|begin| is_name(begin));
    begins.filter(|_| has_post(text))
}

/// Tells whether a word is written in capitals alone, as labels are.
fn is_loud(word: &str) -> bool {
    word.len() > 3 && word.chars().all(|c| !c.is_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(lines: &[&str]) -> Vec<String> {
        let mut people = People::default();
        for line in lines {
            people.take(line);
        }
        let show = |listed: &Listed| [std::slice::from_ref(&listed.name), &listed.initials].concat().join(" = ");
        people.0.iter().map(show).collect()
    }

    #[test]
    fn names_are_taken_from_lists_of_every_kind() {
        assert_eq!(
            listed(&["Present: Cllr D. Fenn (Chairman), Cllr Mrs E. Wyke and Cllr Oddy"]),
            ["Cllr D. Fenn", "Cllr Mrs E. Wyke", "Cllr Oddy"]
        );
        assert_eq!(
            listed(&["Councillors B Ingle, S Kaur and P Lomax"]),
            ["Councillor B Ingle", "Councillor S Kaur", "Councillor P Lomax"]
        );
        assert_eq!(
            listed(&["Jane Hart (JH), Headteacher", "Olive Satter, Company Secretary (CS)"]),
            ["Jane Hart = JH", "Olive Satter = CS"]
        );
        assert_eq!(listed(&["Ann Lee\tFriends of the Hall", "Bo Ek Westshire County Council"]), ["Ann Lee", "Bo Ek"]);
        assert_eq!(listed(&["Three members of the public", "APOLOGIES", "The Town Hall"]), [""; 0]);
    }

    #[test]
    fn people_are_known_by_parts_of_their_names() {
        let mut people = People::default();
        people.take("Cllr D. Fenn, Jane Hart (JH), Mr L Pomfret, Ann Lee, Bo Lee");
        for (called, name) in [
            ("Cllr Fenn", Some("Cllr D. Fenn")),
            ("Mr Pomfret", Some("Mr L Pomfret")),
            ("Jane", Some("Jane Hart")),
            ("J Hart", Some("Jane Hart")),
            ("Ms Lee", None),
            ("Bo Lee", Some("Bo Lee")),
            ("Cllr Oddy", None),
        ] {
            assert_eq!(people.called(called), name, "{called}");
        }
        assert_eq!(
            [people.with_initials("JH"), people.with_initials("J.H."), people.with_initials("XX")],
            [Some("Jane Hart"), Some("Jane Hart"), None]
        );
    }
}
