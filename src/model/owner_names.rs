//! What is the name of one person or post, and what may as well be two.

use super::plain_words::{has_word, is_word, plain};

/// Titles before a surname.
#[rustfmt::skip]
const TITLES: &[&str] = &[
    "cllr", "cllrs", "councillor", "councillors", "mr", "mrs", "ms", "miss", "mx", "dr", "sir", "dame", "lord", "lady", "rev",
    "revd", "reverend", "prof", "professor", "capt", "captain", "major", "ald", "alderman", "canon", "father", "judge",
];

/// Posts that are named in one word.
#[rustfmt::skip]
const POSTS: &[&str] = &[
    "clerk", "chair", "chairman", "chairwoman", "chairperson", "secretary", "treasurer", "mayor", "deputy", "president", "all",
    "registrar", "bursar", "warden", "caretaker", "librarian", "verger", "captain", "trustees", "members", "officers", "everyone",
    "vicar", "rector", "curate", "groundsman", "groundskeeper", "headteacher", "principal", "provost", "convener", "convenor",
];

/// Words of posts and of parts of a body, which no person's name is made of.
#[rustfmt::skip]
const OF_POSTS: &[&str] = &[
    "manager*", "officer*", "director*", "head", "heads", "lead", "leads", "leader*", "solicitor*", "engineer*", "surveyor*",
    "secretary", "secretariat", "treasurer", "clerk", "chair*", "team", "teams", "dept", "department*", "service*", "board",
    "committee*", "group", "panel", "office", "council", "trust*", "school*", "division", "unit", "partner*", "contractor*",
    "governor*", "coordinator*", "co", "ordinator*", "administrator*", "administration", "assistant*", "deputy", "chief",
    "executive*", "adviser*", "advisor*", "accountant*", "auditor*", "audit", "planner*", "planning", "comptroller",
    "chamberlain", "remembrancer", "town", "city", "county", "borough", "district", "parish", "parks", "highways", "finance*",
    "financial", "health", "safety", "housing", "legal", "comms", "communications", "hr", "it", "ict", "estates", "property",
    "facilities", "leisure", "arts", "culture*", "open", "spaces", "public", "community", "communities", "environment*",
    "education*", "operations", "operational", "corporate", "human", "resources", "children*", "adult*", "young", "people*",
    "risk", "policy", "strategy", "procurement", "commercial", "projects", "project", "programme*", "transport", "waste",
    "works", "welfare", "fixtures", "membership", "social", "care", "clinical", "medical", "nursing", "quality", "research",
    "governance", "democratic", "electoral", "licensing", "marketing", "events", "tourism", "heritage", "museum*", "library",
    "libraries", "and", "of", "the", "for", "staff", "police", "fire", "grounds", "maintenance", "buildings", "building",
    "working", "party", "sub", "joint", "external", "internal", "development", "regeneration", "economic", "business",
    "support", "customer*", "data", "information", "digital", "technology", "systems", "security", "insurance",
];

/// Words for whoever holds a post, with which its title ends, or goes on with `of` or `for`.
#[rustfmt::skip]
const HEADS: &[&str] = &[
    "manager", "officer", "director", "head", "lead", "leader", "solicitor", "engineer", "surveyor", "secretary", "treasurer",
    "clerk", "chair", "chairman", "coordinator", "administrator", "assistant", "executive", "adviser", "advisor", "accountant",
    "auditor", "planner", "controller", "comptroller", "chamberlain", "remembrancer", "inspector", "superintendent",
    "constable", "commissioner", "governor", "registrar", "bursar", "librarian", "principal", "headteacher",
];

/// Abbreviations of posts, which look like initials.
#[rustfmt::skip]
const SHORT_POSTS: &[&str] = &["RFO", "CEO", "CFO", "COO", "CTO", "CIO", "DPO", "SRO", "CE", "MO", "HR", "IT", "ICT", "PR", "VC", "MD", "CX"];

/// Tells whether a text is so plainly a whole name that it ends where the words joining it to another begin.
pub(super) fn is_whole_name(text: &str) -> bool {
    let text = text.trim();
    is_initials(text) || is_titled(text) || has_initial(text) || POSTS.contains(&plain(text).as_str())
}

/// Tells whether a text is made as the names of people are: `Ana Ruiz`.
pub(super) fn is_full_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    (2..=4).contains(&words.len()) && words.iter().all(|word| is_surname(word)) && !has_word(&plain(text), OF_POSTS)
}

/// Tells whether a text speaks of a post or of a part of a body.
pub fn has_post(text: &str) -> bool {
    // Small words stand between names too.
    let words = plain(text);
    words
        .split(' ')
        .any(|word| !["and", "of", "the", "for"].contains(&word) && (has_word(word, OF_POSTS) || POSTS.contains(&word)))
}

/// Tells whether a text is the whole title of a post, in two words or more: `Finance Director`, `Head of Legal Services`.
pub(super) fn is_post(text: &str) -> bool {
    let words = plain(text);
    let words: Vec<&str> = words.split(' ').collect();
    let is_head = |word: &str| HEADS.iter().any(|known| is_word(word, known));
    let goes_on = |pair: &[&str]| is_head(pair[0]) && ["of", "for"].contains(&pair[1]);
    let ends_in_head = words.last().is_some_and(|last| is_head(last));
    words.len() > 1
        && (ends_in_head || words.len() > 2 && words.windows(2).any(goes_on))
        && text.starts_with(char::is_uppercase)
}

/// Tells whether a text may be whom a cell names first, before what was done: a person, or a post in a few words.
pub fn may_be_owner(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_post = || has_post(text) && words.iter().any(|word| word.starts_with(char::is_uppercase));
    // A word that ends in a full stop ends a sentence, unless it is shortened.
    let ends_sentence = |word: &&str| word.ends_with('.') && word.len() > 5;
    if words.iter().rev().skip(1).any(ends_sentence) {
        return false;
    }
    let is_small = |word: &&str| ["and", "of", "the", "for", "&", "/", "to"].contains(word);
    let is_named = words.iter().all(|word| is_small(word) || word.starts_with(|c: char| c.is_uppercase() || c == '&'));
    let is_made = is_whole_name(text) || is_full_name(text) || is_post() || words.len() == 1 && is_surname(text);
    (1..=6).contains(&words.len()) && is_named && is_made
}

/// Tells whether a text is the initials of a person, as far as its letters show.
pub(super) fn is_initials(text: &str) -> bool {
    let letters: String = text.chars().filter(|c| *c != '.').collect();
    (2..=4).contains(&letters.len())
        && letters.chars().all(|c| c.is_ascii_uppercase())
        && !SHORT_POSTS.contains(&letters.as_str())
}

fn is_titled(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let is_title = words.next().is_some_and(|first| TITLES.contains(&plain(first).as_str()));
    let mut rest = words.peekable();
    is_title && rest.peek().is_some() && rest.all(|word| is_surname(word) || is_initial(word))
}

/// Tells whether it is a surname after an initial or more: `A Fenn`, `J. B. Hart`, `JB Hart`.
fn has_initial(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let [first, .., last] = words[..] else { return false };
    let is_first = is_initial(first) || is_initials(first);
    is_first && is_surname(last) && words.len() <= 4 && !has_word(&plain(last), OF_POSTS)
}

fn is_initial(word: &str) -> bool {
    word.trim_end_matches('.').chars().count() == 1 && word.starts_with(char::is_uppercase)
}

fn is_surname(word: &str) -> bool {
    const PARTICLES: &[&str] = &["de", "da", "van", "von", "der", "den", "la", "le", "ap", "ab", "bin", "al"];
    let is_written = word.chars().all(|c| c.is_alphabetic() || "'’-‑.".contains(c));
    let is_named = word.starts_with(char::is_uppercase) && word.chars().any(char::is_lowercase);
    is_written && (is_named || PARTICLES.contains(&word) || word.starts_with("d'") || word.starts_with("d’"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_titles_and_posts_of_one_word_are_whole_names() {
        for name in ["TK", "T.K.", "Cllr Pettifer", "Mrs de la Cruz", "A Fenn", "J. B. Hart", "JB Hart", "Clerk", "All"]
        {
            assert!(is_whole_name(name), "{name}");
        }
        for no_name in ["RFO", "Parks", "Leisure Manager", "Open Spaces", "A Manager", "Health", "Cllr", "", "Ana Ruiz"]
        {
            assert!(!is_whole_name(no_name), "{no_name}");
        }
    }

    #[test]
    fn full_names_hold_no_word_of_a_post() {
        for name in ["Ana Ruiz", "Niamh O’Brien", "Jan van den Berg", "Mary-Ann Smith-Jones"] {
            assert!(is_full_name(name), "{name}");
        }
        for no_name in ["Open Spaces", "Health", "Finance Dept", "Public Health", "ana ruiz", "Two of three are in"] {
            assert!(!is_full_name(no_name), "{no_name}");
        }
    }

    #[test]
    fn the_title_of_a_post_ends_with_who_holds_it_or_goes_on_with_of() {
        for post in
            ["Chief Executive", "Finance Director", "Head of Legal and Democratic Services", "Director for Adults"]
        {
            assert!(is_post(post), "{post}");
        }
        for no_post in
            ["Democratic Services", "Director", "Arts", "Open Spaces", "Ana Ruiz", "Head of", "spoke to the clerk"]
        {
            assert!(!is_post(no_post), "{no_post}");
        }
    }

    #[test]
    fn who_may_be_named_before_what_was_done() {
        for name in ["J Harte", "Tom Oddy", "Secretary", "Head of Parks", "Priya", "Warden of the Lock"] {
            assert!(may_be_owner(name), "{name}");
        }
        for words in [
            "Open Spaces Manager. Drained",
            "Rang two hauliers",
            "draft circulated",
            "Two quotations in",
            "",
            "The lease is with the Board",
        ] {
            assert!(!may_be_owner(words), "{words}");
        }
    }
}
