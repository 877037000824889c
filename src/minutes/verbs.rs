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
    ("publicise", "publicised"), ("publish", "published"), ("purchase", "purchased"), ("pursue", "pursued"), ("put", "put"),
    ("raise", "raised"), ("reconsider", "reconsidered"), ("recruit", "recruited"), ("refer", "referred"), ("remind", "reminded"), ("remove", "removed"),
    ("renew", "renewed"), ("repair", "repaired"), ("replace", "replaced"), ("reply", "replied"), ("report", "reported"),
    ("request", "requested"), ("research", "researched"), ("respond", "responded"), ("return", "returned"), ("review", "reviewed"), ("revise", "revised"),
    ("rewrite", "rewritten"), ("ring", "rung"), ("run", ""), ("schedule", "scheduled"), ("scope", "scoped"), ("seek", "sought"), ("see", "seen"), ("send", "sent"), ("set", ""),
    ("share", "shared"), ("show", "shown"), ("source", "sourced"), ("speak", "spoken"), ("submit", "submitted"), ("supply", "supplied"),
    ("survey", "surveyed"), ("table", "tabled"), ("take", "taken"), ("talk", "talked"), ("tell", "told"), ("test", "tested"), ("thank", "thanked"), ("trial", "trialled"), ("try", "tried"),
    ("undertake", "undertaken"), ("update", "updated"), ("upload", "uploaded"), ("verify", "verified"), ("visit", "visited"),
    ("work", "worked"), ("write", "written"),
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
    "attend", "allow", "enable", "cease", "whom", "which", "vote", "abstain", "oppose", "object", "chair",
];

/// Words that say how, and stand between the words of a rule.
pub(super) const HOW: &[&str] = &[
    "also",
    "then",
    "now",
    "therefore",
    "again",
    "next",
    "further",
    "first",
    "formally",
    "urgently",
    "jointly",
    "kindly",
    "both",
    "either",
    "please",
    "accordingly",
    "additionally",
    "shortly",
    "instead",
    "still",
    "only",
    "so",
    "separately",
    "personally",
    "each",
    "all",
    "already",
    "soon",
    "always",
];

/// Words that say that somebody acts.
#[rustfmt::skip]
pub(super) const SOMEBODY: &[&str] = &[
    "he", "she", "they", "we", "i", "clerk", "chair", "chairman", "chairwoman", "chairperson", "vice-chair", "vice-chairman", "secretary", "treasurer", "registrar", "bursar",
    "officer", "officers", "member", "members", "trustee", "trustees", "governor", "governors", "headteacher", "head", "principal", "director", "directors", "manager",
    "managers", "chief", "executive", "lead", "leads", "team", "council", "committee", "board", "group", "party", "panel", "staff", "convener", "convenor", "editor", "caretaker", "groundsman", "warden",
    "councillor", "councillors", "cllr", "cllrs", "mr", "mrs", "ms", "miss", "dr", "prof", "professor", "rev", "revd", "sir", "dame", "lord", "lady",
    "adviser", "advisor", "actuary", "auditor", "auditors", "solicitor", "surveyor", "engineer", "coordinator", "co-ordinator", "administrator", "accountant",
    "president", "dean", "provost", "librarian", "mayor", "leader", "portfolio", "pcso", "constable", "inspector", "everyone", "volunteers", "residents",
];

/// Tells whether a word is a verb of doing.
pub(super) fn is_doing(word: &str) -> bool {
    DOING.iter().any(|(verb, _)| *verb == word)
}

/// Tells whether a word says that something of the kind was done.
pub(super) fn is_done(word: &str) -> bool {
    DOING.iter().any(|(_, done)| *done == word) && !NOTING.contains(&word)
}
