//! Who was at the meeting, as its minutes list them: names, and the initials given there.

use super::verbs::SOMEBODY;
use crate::model::{folded, has_post, may_be_owner};

/// The most letters of initials.
const MOST_INITIALS: usize = 5;

/// Titles that may stand once before several names.
const TITLES: &[(&str, &str)] = &[("cllrs", "Cllr"), ("councillors", "Councillor"), ("messrs", "Mr"), ("drs", "Dr")];

/// Words with which no name of a person ends.
#[rustfmt::skip]
const THINGS: &[&str] = &[
    "road", "avenue", "drive", "room", "centre", "teams", "zoom", "chamber", "library", "meeting", "present",
    "minutes", "apologies",
];

/// Words with which places end, and people too.
const PLACES: &[&str] = &[
    "lane", "street", "close", "way", "hall", "house", "court", "school", "church", "park", "green", "place", "square",
];

/// Words before them that leave no doubt: `Village Hall`, `High Street`.
#[rustfmt::skip]
const OF_PLACES: &[&str] = &[
    "village", "town", "parish", "community", "church", "memorial", "civic", "county", "guild", "high", "council",
    "st", "primary",
];

/// Where a line of names stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// In the head of the minutes, where the place of the meeting is told as well.
    Head,
    /// In the list of whoever was there.
    List,
    /// Right behind the label of that list, where friends write first names alone.
    Label,
}

/// Somebody listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Listed {
    pub(super) name: String,
    pub(super) initials: Vec<String>,
}

/// Everybody listed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct People(pub(super) Vec<Listed>);

/// Tells whether a line that begins with a label lists names, whatever the label is: `Here: Ann (chair), Bo, Cy`.
pub(super) fn lists_names(line: &str) -> bool {
    const LEAST: usize = 3;
    let names = without_label(line);
    let all: Vec<&str> = parts(names).map(|part| without_brackets(part).0).collect();
    let count = all.iter().filter(|part| is_first_name(part) || name_in(part).is_some()).count();
    names.len() < line.len() && count >= LEAST && 2 * count > all.len()
}

impl People {
    /// Takes the names in a line, or in the cells of a row.
    pub(super) fn take(&mut self, line: &str, standing: Standing) {
        let line = without_label(line);
        let mut title = None;
        let mut is_last_a_name = false;
        for part in parts(line) {
            let (bare, brackets) = without_brackets(part);
            let bare = bare.trim_matches(|c: char| c.is_whitespace() || "-–—.*:".contains(c));
            let name = match bare.split_once(' ') {
                Some((first, rest)) if title_of_many(first).is_some() => {
                    title = title_of_many(first);
                    rest
                }
                _ => bare,
            };
            let name = match title {
                Some(title) if !may_be_titled(name) && !is_post(name) => format!("{title} {name}"),
                _ => name.to_owned(),
            };
            // `(OP, Headteacher)`
            let told = brackets.iter().flat_map(|text| text.split([',', '–', '-'])).map(str::trim);
            let initials: Vec<String> = told.filter(|text| is_initials(text)).map(ToString::to_string).collect();
            if let Some(name) = name_in(&name) {
                is_last_a_name = standing != Standing::Head || !is_place(name);
                if is_last_a_name {
                    self.list(name, initials);
                }
            } else if standing == Standing::Label && is_first_name(&name) {
                is_last_a_name = true;
                self.list(&name, initials);
            } else if is_last_a_name && let Some(last) = self.0.last_mut() {
                last.initials.extend(initials);
                // In a table they may have a column of their own.
                last.initials.extend(is_initials(bare).then(|| bare.to_owned()));
            }
        }
    }

    fn list(&mut self, name: &str, initials: Vec<String>) {
        match self.0.iter_mut().find(|listed| folded(&listed.name) == folded(name)) {
            Some(listed) => listed.initials.extend(initials),
            None => self.0.push(Listed { name: name.to_owned(), initials }),
        }
    }

    /// Returns whose initials these are: as they are given, else as the names have them.
    pub(super) fn with_initials(&self, initials: &str) -> Option<&str> {
        let bare: String = initials.chars().filter(|c| *c != '.').collect();
        if !is_initials(&bare) {
            return None;
        }
        let given = |listed: &&Listed| listed.initials.contains(&bare);
        let of_name = |listed: &&Listed| listed.initials.is_empty() && initials_of(&listed.name) == bare;
        if self.0.iter().any(|listed| given(&listed)) { self.only(given) } else { self.only(of_name) }
    }

    /// Returns the only one of whom something holds.
    fn only(&self, holds: impl Fn(&&Listed) -> bool) -> Option<&str> {
        let mut bearers = self.0.iter().filter(holds);
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
        self.only(|listed| is_same(listed) && may_be_titled_alike(name, &listed.name))
    }
}

/// Tells whether the titles of two names may be of one person: `Mr Jones` is not Mrs Jones.
fn may_be_titled_alike(one: &str, other: &str) -> bool {
    gender(one).zip(gender(other)).is_none_or(|(one, other)| one == other)
}

/// Returns what the title of a name, or a pronoun, tells: whether it is of a woman.
pub(super) fn gender(name: &str) -> Option<bool> {
    let is_one = |known: &[&str]| {
        name.split_whitespace().any(|word| known.contains(&folded(word.trim_end_matches('.')).as_str()))
    };
    match (is_one(&["mrs", "ms", "miss", "dame", "lady", "she", "her"]), is_one(&["mr", "sir", "lord", "he", "his"])) {
        (is_woman, is_man) if is_woman != is_man => Some(is_woman),
        _ => None,
    }
}

/// Returns the title of one, where a word is that of many: `Cllrs`.
pub(super) fn title_of_many(word: &str) -> Option<&'static str> {
    TITLES.iter().find(|(many, _)| folded(word) == *many).map(|(_, one)| *one)
}

/// Tells whether words name a post and nobody who holds it.
fn is_post(name: &str) -> bool {
    has_post(name) || name.split_whitespace().any(|word| SOMEBODY.contains(&folded(word).as_str()))
}

fn initials_of(name: &str) -> String {
    without_title(name).iter().filter_map(|word| word.chars().next()).collect()
}

/// Tells whether what may be a name may be that of a place as well.
fn is_place(name: &str) -> bool {
    let words = without_title(name);
    let is_titled = words.len() < name.split_whitespace().count();
    !is_titled && words.last().is_some_and(|last| PLACES.contains(&folded(last).as_str()))
}

/// Tells whether first names may be one: `a` and `anne`.
fn may_be_same(one: &str, other: &str) -> bool {
    let (one, other) = (one.trim_end_matches('.'), other.trim_end_matches('.'));
    one == other || one.len().min(other.len()) == 1 && one.chars().next() == other.chars().next()
}

fn without_title(name: &str) -> Vec<&str> {
    #[rustfmt::skip]
    const WORDS: &[&str] = &[
        "cllr", "councillor", "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "rev", "revd", "sir",
        "dame", "county", "district", "borough", "city", "parish", "town", "supt", "superintendent",
        "inspector", "sergeant", "constable", "commander", "group", "area", "station", "manager", "sgt", "insp",
        "pc", "pcso", "hon", "canon", "father",
    ];
    let is_title = |word: &&str| WORDS.contains(&folded(word.trim_end_matches('.')).as_str());
    let words: Vec<&str> = name.split_whitespace().skip_while(is_title).collect();
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
        let is_one = |word: &str, known: &[&str]| known.contains(&folded(word.trim_end_matches('.')).as_str());
        let is_thing = match words[..] {
            [.., before, last] => is_one(last, THINGS) || is_one(last, PLACES) && is_one(before, OF_PLACES),
            [last] => is_one(last, THINGS),
            [] => true,
        };
        let is_person = !is_thing && words.len() <= MOST_WORDS && is_written && !has_post(&words.join(" "));
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

/// Tells whether a text is a first name alone, or one with the first letter of another behind it: `Dave T`.
fn is_first_name(text: &str) -> bool {
    let is_letter = |word: &str| word.trim_end_matches('.').len() == 1;
    let is_word = |word: &str| {
        word.len() > 1 && word.starts_with(char::is_uppercase) && word.chars().skip(1).all(char::is_lowercase)
    };
    match text.split_whitespace().collect::<Vec<_>>()[..] {
        [name] | [name, _] if THINGS.contains(&folded(name).as_str()) || has_post(name) => false,
        [name] => is_word(name),
        [name, letter] => is_word(name) && is_letter(letter),
        _ => false,
    }
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
            people.take(line, Standing::List);
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
            listed(&["Jane Hart (JH, Chair), Headteacher", "Olive Satter, Company Secretary (CS)"]),
            ["Jane Hart = JH", "Olive Satter = CS"]
        );
        assert_eq!(listed(&["Ann Lee\tFriends of the Hall", "Bo Ek Westshire County Council"]), ["Ann Lee", "Bo Ek"]);
        assert_eq!(
            listed(&["Ann Green\tAG\tChair", "Bo Church (BC), Cllr J Hall"]),
            ["Ann Green = AG", "Bo Church = BC", "Cllr J Hall"]
        );
        assert_eq!(
            listed(&["Three members of the public", "APOLOGIES", "The Town Hall", "Thorley Village Hall"]),
            [""; 0]
        );
    }

    #[test]
    fn friends_write_first_names() {
        let mut people = People::default();
        people.take("Who came: Sheila (chair), Ken (money), Dave P and Dave T, the Wheelers", Standing::Label);
        let names: Vec<&str> = people.0.iter().map(|listed| listed.name.as_str()).collect();
        assert_eq!(names, ["Sheila", "Ken", "Dave P", "Dave T"]);
        assert_eq!([people.called("Ken"), people.called("Dave")], [Some("Ken"), None]);
    }

    #[test]
    fn a_place_in_the_head_is_nobody() {
        let mut people = People::default();
        people.take("Thorley Village Hall, Church Lane (TVH)", Standing::Head);
        assert_eq!(people, People::default());
        people.take("Councillors D Green, E Lane", Standing::Head);
        assert_eq!(people.0.len(), 2);
    }

    #[test]
    fn people_are_known_by_parts_of_their_names() {
        let mut people = People::default();
        people.take("Cllr D. Fenn, Jane Hart (JH), Mr L Pomfret, Ann Lee, Bo Lee", Standing::List);
        for (called, name) in [
            ("Cllr Fenn", Some("Cllr D. Fenn")),
            ("Mr Pomfret", Some("Mr L Pomfret")),
            ("Jane", Some("Jane Hart")),
            ("J Hart", Some("Jane Hart")),
            ("Ms Lee", None),
            ("Mrs Pomfret", None),
            ("Dr Pomfret", Some("Mr L Pomfret")),
            ("Bo Lee", Some("Bo Lee")),
            ("Cllr Oddy", None),
        ] {
            assert_eq!(people.called(called), name, "{called}");
        }
        assert_eq!(
            ["JH", "J.H.", "LP", "XX", "L"].map(|initials| people.with_initials(initials)),
            [Some("Jane Hart"), Some("Jane Hart"), Some("Mr L Pomfret"), None, None]
        );
    }
}
