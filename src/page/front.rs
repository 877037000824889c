//! What stands around the title of a paper: whose it is, its number on the agenda, whom to ask, and whether it is exempt.

use crate::query::Paper;

/// What stands around the title of a page; nothing around most.
#[derive(Debug, Default)]
pub(crate) struct Front {
    /// The parts above the title, in their order.
    pub(crate) above: Vec<(Place, String)>,
    /// Whom to ask, below the title.
    pub(crate) contact: Option<String>,
    /// What the logo says to those who do not see it.
    pub(crate) logo: String,
}

/// What a part above the title is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// The heading of an exempt paper.
    Exempt,
    /// The council or organisation.
    Body,
    /// The committee.
    Committee,
    /// The number of the paper on the agenda.
    Paper,
}

/// The heading of an exempt paper, wherever it is printed.
pub(crate) const EXEMPT: &str = "Exempt: not for publication";

/// Lays out what stands around the title of a paper.
pub(crate) fn front(paper: &Paper) -> Front {
    let said = &paper.front;
    let above = [
        (Place::Exempt, paper.is_exempt().then(|| EXEMPT.to_owned())),
        (Place::Body, said.body.clone()),
        (Place::Committee, said.committee.clone()),
        (Place::Paper, said.paper.clone()),
    ];
    let logo = [&said.body, &said.committee, &paper.title].into_iter().flatten().next();
    Front {
        above: above.into_iter().filter_map(|(place, said)| Some((place, said?))).collect(),
        contact: said.contact.as_ref().map(|contact| format!("Contact: {contact}")),
        logo: logo.cloned().unwrap_or_else(|| "Logo".to_owned()),
    }
}

impl Front {
    /// Returns what stands in a place above the title.
    pub(crate) fn at(&self, place: Place) -> Option<&str> {
        self.above.iter().find(|(other, _)| *other == place).map(|(_, said)| said.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixtures::{action, day, log_of};
    use crate::model::{Action, Log};
    use crate::query::{self, Filter, Order, Request, StateFilter};

    fn drawn(log: &Log, shows_exempt: bool) -> Front {
        let filter = Filter { state: StateFilter::All, ..Filter::default() };
        let matched = filter.ready(log, day("2026-06-22")).expect("nobody is asked for");
        let request = Request { meeting: None, matched, state: None, order: Order::default(), shows_exempt };
        front(&query::paper(log, day("2026-06-22"), &request))
    }

    #[test]
    fn whose_paper_it_is_stands_above_the_title_in_its_order() {
        let mut log = log_of([action(1, &["Rik Basra"])]);
        let plain = drawn(&log, true);
        assert_eq!((plain.above, plain.contact, plain.logo.as_str()), (vec![], None, "Riverside Board"));
        log.front.paper = Some("Agenda Item 6".to_owned());
        log.front.committee = Some("Scrutiny Committee".to_owned());
        log.front.contact = Some("Rik Basra".to_owned());
        assert_eq!(drawn(&log, true).logo, "Scrutiny Committee");
        log.front.body = Some("Riverside Council".to_owned());
        let said = drawn(&log, true);
        assert_eq!(
            said.above.iter().map(|(place, _)| *place).collect::<Vec<_>>(),
            [Place::Body, Place::Committee, Place::Paper]
        );
        assert_eq!((said.contact.as_deref(), said.logo.as_str()), (Some("Contact: Rik Basra"), "Riverside Council"));
    }

    #[test]
    fn a_paper_is_marked_exempt_when_something_on_it_is() {
        let log = log_of([action(1, &["Rik Basra"]), Action { exempt: true, ..action(2, &["Gary Bee"]) }]);
        assert_eq!(drawn(&log, true).at(Place::Exempt), Some("Exempt: not for publication"));
        assert_eq!(drawn(&log, false).at(Place::Exempt), None);
        assert_eq!(drawn(&log_of([action(1, &["Rik Basra"])]), true).at(Place::Exempt), None);
    }
}
