//! What stands at the head of a paper; left out of the page where nothing does.

use serde::Serialize;

use crate::query::Paper;

/// A page, with what stands at the head of its paper.
#[derive(Serialize)]
pub(super) struct Headed<'p, P> {
    #[serde(flatten)]
    page: P,
    #[serde(skip_serializing_if = "Option::is_none")]
    front: Option<Front<'p>>,
}

#[derive(Serialize)]
struct Front<'p> {
    exempt: bool,
    body: Option<&'p str>,
    committee: Option<&'p str>,
    paper: Option<&'p str>,
    contact: Option<&'p str>,
}

/// Adds what stands at the head of a paper to its page.
pub(super) fn headed<P>(page: P, paper: &Paper) -> Headed<'_, P> {
    let said = &paper.front;
    let front = Front {
        exempt: paper.is_exempt(),
        body: said.body.as_deref(),
        committee: said.committee.as_deref(),
        paper: said.paper.as_deref(),
        contact: said.contact.as_deref(),
    };
    let is_said = front.exempt || [front.body, front.committee, front.paper, front.contact].iter().any(Option::is_some);
    Headed { page, front: is_said.then_some(front) }
}
