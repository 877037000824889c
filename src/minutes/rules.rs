//! The rules by which an undertaking is known: what is asked and what is promised, each with an example.

/// How a sentence asks or promises.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// Somebody is asked.
    Asked,
    /// Somebody promises.
    Promised,
    /// It is only put forward; it counts beside a resolution alone.
    Suggested,
}

/// Who acts, as a rule sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Actor {
    /// The words before it, whoever they are.
    Before,
    /// The words before it, which must name a person or a post.
    SomebodyBefore,
    /// The words before it, which must be names of people who are known, or posts.
    PersonBefore,
    /// The words before it, with which the sentence begins, and which must name a person or a post.
    SomebodyFirst,
    /// The words within it.
    Within,
    /// The words within it, which must name a person or a post.
    SomebodyWithin,
    /// Whoever is named behind it with `by`.
    By,
    /// Whoever is named behind it with `by`, where the sentence begins with it.
    First,
}

/// A rule.
#[derive(Debug)]
pub(super) struct Rule {
    /// Its words, as `pattern` reads them.
    pub(super) pattern: &'static str,
    /// How it asks or promises.
    pub(super) way: Way,
    /// Who acts.
    pub(super) actor: Actor,
    /// Whether only a resolution says it so.
    pub(super) is_formal: bool,
    /// A sentence that it is known by.
    #[cfg_attr(not(test), expect(dead_code, reason = "it is there for readers and for the tests"))]
    pub(super) example: &'static str,
}

const fn rule(way: Way, actor: Actor, pattern: &'static str, example: &'static str) -> Rule {
    Rule { pattern, way, actor, is_formal: false, example }
}

const fn formal(way: Way, actor: Actor, pattern: &'static str, example: &'static str) -> Rule {
    Rule { pattern, way, actor, is_formal: true, example }
}

use Actor::{Before, By, First, PersonBefore, SomebodyBefore, SomebodyFirst, SomebodyWithin, Within};
use Way::{Asked, Promised, Suggested};

/// The rules, in the order in which they are tried.
#[rustfmt::skip]
pub(super) const RULES: &[Rule] = &[
    rule(Asked, Before, "be|is|are|was|were requested|asked|instructed|directed|tasked|invited|authorised|mandated|commissioned to ACT",
        "That the Clerk be asked to obtain three prices."),
    rule(Asked, Before, "be|is|are|was|were urged|encouraged|reminded|required to DO", "Trustees were reminded to return the form."),
    rule(Asked, Within, "request|requested|ask|asked|instruct|instructed|task|tasked|direct|directed|invited|urged WHO to ACT",
        "The Committee asked the Treasurer to circulate the figures."),
    rule(Asked, Within, "requested WHO provide|bring|prepare|present|submit|obtain|arrange|investigate|produce|circulate",
        "Members requested the Highways Team provide a plan of the works."),
    rule(Asked, By, "requested|asked|requesting that ~ be DONE", "Governors asked that the figures be shown by year group."),
    rule(Asked, Within, "asked|asks|invited WHO if|whether he|she|they|it|we could|would|might|can ACT", "The Chair asked Jane if she would write to the bank."),
    rule(Asked, Within, "left|leave|leaving with|to WHO to ACT", "It was left with the Secretary to ring round."),
    rule(Asked, SomebodyWithin, "could|can|would WHO please|kindly DO", "Could all trustees please return the form."),
    rule(Asked, By, "requested|asked|requesting that ~ be set|put|laid out|up|before", "It was requested that the figures be set out by school."),
    rule(Asked, SomebodyWithin, "requested|asked|requesting that WHO DO", "Governors asked that the Head report on it."),
    rule(Asked, By, "requested|asked|requesting that ~ report|reports|update|paper DO|show|include|contain|cover", "Governors asked that the next report cover attendance."),
    rule(Asked, By, "requested|asked a|an|further|more|additional|for ~ report|update|paper|briefing|analysis|breakdown|information|figures|data|presentation|note|copy|summary|plan|clarification|assurance|list|review",
        "The Board requested a report for its autumn meeting."),
    rule(Promised, Before, "agreed|agrees|undertook|undertakes|offered|offers|promised|promises|volunteered|volunteers|committed|pledged to ACT",
        "The Treasurer undertook to close the old account."),
    rule(Promised, SomebodyBefore, "would|will|shall DO", "The Clerk would write to the bank."),
    rule(Promised, SomebodyBefore, "would|will|shall have ~ done|ready|finished|mended|repaired", "She would have it mended by May."),
    rule(Promised, PersonBefore, "would|will|shall ACT|pay|attend|sign|join|support|chair", "The Clerk would sweep the path."),
    rule(Promised, SomebodyBefore, "would|will|shall go|call into|and|round|along|over|down|up|in", "The Treasurer would go into the branch."),
    rule(Promised, SomebodyBefore, "would|will|shall make contact|enquiries|inquiries|arrangements|representations|sure", "The Clerk would make enquiries."),
    rule(Promised, SomebodyBefore, "would|will|shall have a ~ word|chat|look|go|think", "The Treasurer will have a quiet word."),
    rule(Promised, By, "somebody|someone must|should|needs|has ~ DO", "Somebody must ring the council."),
    rule(Promised, SomebodyBefore, "would|will|shall be DOING", "The Treasurer will be writing to the bank."),
    rule(Promised, SomebodyBefore, "is|are|was|were to DO", "The Secretary was to book the hall."),
    rule(Promised, SomebodyBefore, "is|are|was|were going to DO", "The Secretary is going to chase the plumber."),
    rule(Promised, SomebodyFirst, "to ACT", "Clerk to chase the contractor."),
    rule(Promised, SomebodyBefore, "took|takes|take|taking an|the action|actions", "The Chair took an action to call the surveyor."),
    rule(Promised, By, "would|will|shall|should|to be REPORTED ~ board|committee|council|members|meeting|meetings|governors|trustees|agenda|group|residents|panel|cabinet|executive",
        "The results would be circulated to members when they were known."),
    rule(Promised, By, "would|will be sent|circulated|forwarded|emailed|reported|provided|shared|brought to|with|out|round|back", "The Chair said that an answer would be sent to him."),
    rule(Asked, By, "agreed|resolved|decided that ~ be DONE", "The lease was looked at and it was agreed that advice be sought."),
    rule(Asked, By, "is|are to be DONE", "The boiler is old, and a plumber is to be called."),
    rule(Promised, By, "future reports|papers|updates|minutes|agendas|meetings ~ would|will|to|should include|contain|cover|show|have",
        "Future reports would show the figures by ward."),
    rule(Promised, By, "future ~ reports|papers|updates|agendas would|will|to|should include|contain|cover|show",
        "Future monthly finance reports would include the reserves."),
    formal(Asked, SomebodyWithin, "that WHO be DONE to", "That the pension manager be invited to the autumn meeting."),
    formal(Asked, By, "that|would|will|should|to ~ be DONE", "That a letter be sent to the county surveyor."),
    formal(Asked, SomebodyWithin, "that|and WHO DO", "That the Clerk write to the landowner."),
    formal(Asked, SomebodyWithin, "that WHO DOES", "AGREED that the Clerk writes to the landowner."),
    formal(Asked, SomebodyWithin, "that WHO would|will|should DO", "That Cllr Fenn would speak to the landowner."),
    formal(Asked, First, "to DO", "To obtain three prices for the fence."),
    rule(Suggested, By, "suggested|proposed|recommended that ~ be|DO|DONE", "It was suggested that a visit be arranged."),
];

/// Words with which a sentence tells of what was before the meeting, or of what nobody did.
#[rustfmt::skip]
pub(super) const EARLIER: &[&str] = &["had", "having", "not", "no", "never", "declined", "unable", "refused"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::minutes::pattern::find;
    use crate::minutes::text::words;

    #[test]
    fn every_rule_is_known_by_its_example() {
        for rule in RULES {
            assert!(find(rule.pattern, &words(rule.example)).next().is_some(), "{}", rule.example);
        }
    }
}
