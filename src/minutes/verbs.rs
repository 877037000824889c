//! The verbs of minutes: what people do after a meeting, and what a meeting does by itself.

/// What people do after a meeting, with how it is said that it was done.
#[rustfmt::skip]
pub(super) const DOING: &[(&str, &str)] = &[
    ("add", "added"), ("address", "addressed"), ("advertise", "advertised"), ("advise", "advised"), ("amend", "amended"),
    ("apply", "applied"), ("approach", "approached"), ("arrange", "arranged"), ("ask", "asked"), ("assess", "assessed"),
    ("book", "booked"), ("borrow", "borrowed"), ("bring", "brought"), ("brief", "briefed"), ("buy", "bought"), ("call", "called"), ("cancel", "cancelled"),
    ("carry", "carried"), ("chase", "chased"), ("check", "checked"), ("circulate", "circulated"), ("clarify", "clarified"),
    ("clean", "cleaned"), ("clear", "cleared"), ("collate", "collated"), ("collect", "collected"), ("commission", "commissioned"), ("compare", "compared"),
    ("compile", "compiled"), ("complete", "completed"), ("confirm", "confirmed"), ("consider", "considered"), ("consult", "consulted"),
    ("contact", "contacted"), ("convene", "convened"), ("coordinate", "coordinated"), ("copy", "copied"), ("correct", "corrected"),
    ("cost", "costed"), ("cut", ""), ("deliver", "delivered"), ("develop", "developed"), ("discuss", "discussed"),
    ("display", "displayed"), ("distribute", "distributed"), ("draft", "drafted"), ("draw", "drawn"), ("email", "emailed"),
    ("enquire", "enquired"), ("ensure", "ensured"), ("escalate", "escalated"), ("establish", "established"), ("examine", "examined"),
    ("explore", "explored"), ("feed", "fed"), ("finalise", "finalised"), ("find", "found"), ("fit", "fitted"), ("fix", "fixed"),
    ("follow", "followed"), ("forward", "forwarded"), ("gather", "gathered"), ("get", "got"), ("give", "given"), ("hand", "handed"), ("help", "helped"),
    ("identify", "identified"), ("include", "included"), ("inform", "informed"), ("inspect", "inspected"), ("install", "installed"),
    ("instruct", "instructed"), ("investigate", "investigated"), ("invite", "invited"), ("issue", "issued"), ("keep", "kept"), ("knock", "knocked"), ("launch", "launched"),
    ("let", ""), ("liaise", "liaised"), ("list", "listed"), ("look", "looked"), ("mark", "marked"), ("measure", "measured"), ("meet", "met"), ("mend", "mended"),
    ("monitor", "monitored"), ("move", "moved"), ("negotiate", "negotiated"), ("nominate", "nominated"), ("notify", "notified"), ("obtain", "obtained"), ("offer", "offered"),
    ("open", "opened"), ("order", "ordered"), ("organise", "organised"), ("paint", "painted"), ("pass", "passed"), ("peg", "pegged"), ("phone", "phoned"), ("photograph", "photographed"),
    ("place", "placed"), ("plan", "planned"), ("post", "posted"), ("prepare", "prepared"), ("present", "presented"), ("press", "pressed"),
    ("print", "printed"), ("procure", "procured"), ("produce", "produced"), ("progress", "progressed"), ("provide", "provided"),
    ("publicise", "publicised"), ("publish", "published"), ("pull", "pulled"), ("purchase", "purchased"), ("pursue", "pursued"), ("put", "put"),
    ("raise", "raised"), ("reconsider", "reconsidered"), ("recruit", "recruited"), ("refer", "referred"), ("remind", "reminded"), ("remove", "removed"),
    ("renew", "renewed"), ("repair", "repaired"), ("replace", "replaced"), ("reply", "replied"), ("report", "reported"),
    ("request", "requested"), ("research", "researched"), ("respond", "responded"), ("return", "returned"), ("review", "reviewed"), ("revise", "revised"),
    ("rewrite", "rewritten"), ("ring", "rung"), ("run", "run"), ("schedule", "scheduled"), ("scope", "scoped"), ("seek", "sought"), ("see", "seen"), ("send", "sent"), ("set", ""),
    ("reword", "reworded"), ("share", "shared"), ("show", "shown"), ("source", "sourced"), ("speak", "spoken"), ("submit", "submitted"), ("supply", "supplied"),
    ("survey", "surveyed"), ("table", "tabled"), ("take", "taken"), ("talk", "talked"), ("tell", "told"), ("test", "tested"), ("thank", "thanked"), ("trial", "trialled"), ("try", "tried"),
    ("undertake", "undertaken"), ("update", "updated"), ("upload", "uploaded"), ("verify", "verified"), ("visit", "visited"),
    ("work", "worked"), ("write", "written"),
    ("ascertain", "ascertained"), ("calculate", "calculated"), ("count", "counted"), ("design", "designed"), ("determine", "determined"),
    ("dig", "dug"), ("drop", "dropped"), ("evaluate", "evaluated"), ("fetch", "fetched"), ("hire", "hired"), ("host", "hosted"),
    ("insert", "inserted"), ("lay", "laid"), ("lend", "lent"), ("lobby", "lobbied"), ("lodge", "lodged"), ("mention", "mentioned"), ("mow", "mown"),
    ("oversee", "overseen"), ("pick", "picked"), ("pop", "popped"), ("price", "priced"), ("promote", "promoted"), ("rearrange", "rearranged"),
    ("redraft", "redrafted"), ("register", "registered"), ("relay", "relayed"), ("reschedule", "rescheduled"), ("rework", "reworked"),
    ("scan", "scanned"), ("sell", "sold"), ("sort", "sorted"), ("study", "studied"), ("tidy", "tidied"), ("train", "trained"), ("walk", "walked"),
];

/// What is done when something comes back to the meeting.
#[rustfmt::skip]
pub(super) const REPORTED: &[&str] = &[
    "circulated", "reported", "brought", "presented", "shared", "sent", "provided", "included", "added", "published", "issued", "submitted",
    "distributed", "forwarded", "arranged", "invited", "reviewed", "placed", "referred", "tabled", "emailed",
    "updated", "contacted", "sought", "obtained", "followed", "investigated", "prepared", "drafted", "revised", "amended",
    "listed", "uploaded", "posted", "written", "asked", "scheduled", "put", "checked", "chased", "raised",
];

/// What a meeting does by itself, so that nobody is left with anything to do.
#[rustfmt::skip]
pub(super) const NOTING: &[&str] = &[
    "accept", "accepted", "acknowledge", "acknowledged", "adjourn", "adopt", "adopted", "agree", "agreed", "appoint", "appointed", "approve",
    "approved", "award", "co-opt", "commend", "commended", "confirm", "confirmed", "congratulate", "congratulated", "continue", "declare",
    "declared", "defer", "delegate", "elect", "elected", "endorse", "endorsed", "exclude", "excluded", "grant", "note", "noted", "pay",
    "permit", "ratify", "ratified", "re-elect", "receive", "received", "recommend", "record", "recorded", "remain", "resolve", "serve", "sign", "signed",
    "stand", "support", "supported", "suspend", "thank", "thanked", "waive", "welcome", "welcomed", "act", "join", "attest", "differ", "be", "have", "keep",
    "begin", "retire", "leave", "like", "prefer", "expect", "need", "want", "benefit", "mean", "hope", "wish", "become", "seem", "require",
    "attend", "allow", "enable", "cease", "rather", "whom", "which", "vote", "abstain", "oppose", "object", "chair",
];

/// Words that say how, and stand between the words of a rule.
#[rustfmt::skip]
pub(super) const HOW: &[&str] = &[
    "also", "then", "now", "therefore", "again", "next", "further", "first", "formally", "urgently", "jointly",
    "kindly", "both", "either", "please", "accordingly", "additionally", "shortly", "instead", "still", "only", "so",
    "separately", "personally", "each", "all", "already", "soon", "always",
];

/// Words that say that somebody acts.
#[rustfmt::skip]
pub(super) const SOMEBODY: &[&str] = &[
    "he", "she", "they", "we", "i", "clerk", "chair", "chairman", "chairwoman", "chairperson", "vice-chair", "vice-chairman", "secretary", "treasurer", "registrar", "bursar",
    "officer", "officers", "member", "members", "trustee", "trustees", "governor", "governors", "headteacher", "head", "principal", "director", "directors", "manager",
    "managers", "chief", "executive", "lead", "leads", "team", "council", "committee", "board", "group", "party", "panel", "staff", "convener", "convenor", "editor", "caretaker", "groundsman", "warden",
    "councillor", "councillors", "cllr", "cllrs", "mr", "mrs", "ms", "miss", "dr", "prof", "professor", "rev", "revd", "sir", "dame", "lord", "lady",
    "adviser", "advisor", "actuary", "auditor", "auditors", "solicitor", "surveyor", "engineer", "coordinator", "co-ordinator", "administrator", "accountant",
    "captain", "supervisor", "analyst", "professional", "facilitator", "ranger", "archivist", "curator", "steward", "stewards", "coach", "matron", "practitioner",
    "somebody", "someone", "superintendent", "sergeant", "president", "dean", "provost", "librarian", "mayor", "leader", "portfolio", "pcso", "constable", "inspector", "everyone", "volunteers", "residents",
];

/// Words for bodies that a resolution may ask to do something, and that otherwise do what they do.
#[rustfmt::skip]
pub(super) const BODIES: &[&str] = &[
    "partner", "partners", "service", "services", "department", "departments", "office", "agency", "agencies", "police", "authority",
    "contractor", "contractors", "trust", "school", "schools", "health", "society", "company", "agent", "agents",
];

/// Those verbs of doing that are names of things as well.
#[rustfmt::skip]
pub(super) const NOUNS: &[&str] = &[
    "address", "brief", "call", "check", "complete", "contact", "copy", "cost", "design", "display", "draft", "email", "issue", "launch", "list",
    "look", "move", "offer", "open", "order", "plan", "post", "present", "press", "price", "progress", "purchase", "repair", "reply", "report",
    "request", "research", "return", "review", "schedule", "scope", "show", "source", "supply", "survey", "table", "test", "trial", "update",
    "visit", "work",
];

/// Tells whether a word is a verb of doing.
pub(super) fn is_doing(word: &str) -> bool {
    DOING.iter().any(|(verb, _)| *verb == word)
}

/// Tells whether a word says that somebody is doing something of the kind: `writing`.
pub(super) fn is_being_done(word: &str) -> bool {
    let Some(stem) = word.strip_suffix("ing") else { return false };
    let is_of = |verb: &str| {
        stem == verb
            || verb.strip_suffix('e') == Some(stem)
            || stem.strip_prefix(verb).is_some_and(|end| verb.ends_with(end) && end.len() == 1)
    };
    DOING.iter().any(|(verb, _)| is_of(verb))
}

/// Tells whether a word says that one person does something of the kind: `writes`.
pub(super) fn does(word: &str) -> bool {
    let is_of = |verb: &str| match word.strip_prefix(verb) {
        Some("s") => true,
        Some("es") => verb.ends_with(['s', 'h', 'x', 'o']),
        _ => word.strip_suffix("ies").is_some_and(|stem| verb.strip_suffix('y') == Some(stem)),
    };
    DOING.iter().any(|(verb, _)| is_of(verb))
}

/// Tells whether a word says that something of the kind was done.
pub(super) fn is_done(word: &str) -> bool {
    DOING.iter().any(|(_, done)| *done == word) && !NOTING.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forms_of_verbs_are_known() {
        for word in ["writing", "asking", "getting", "sending"] {
            assert!(is_being_done(word), "{word}");
        }
        for word in ["writes", "passes", "replies", "asks"] {
            assert!(does(word), "{word}");
        }
        for word in ["meeting's", "morning", "evening", "ing", "during"] {
            assert!(!is_being_done(word), "{word}");
        }
        for word in ["writer", "this", "es", "s"] {
            assert!(!does(word), "{word}");
        }
    }
}
