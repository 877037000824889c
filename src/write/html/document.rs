//! A page as HTML: its head, its headings and its sections.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::chart::{colours, meetings};
use super::front::Around;
use super::table::{rag, table};
use crate::model::Rag;
use crate::page::sanitize::one_line;
use crate::page::sections::{Body, Page, Section};
use crate::page::{overview, paper};
use crate::query::{Paper, Status};
use crate::sources::{Letterhead, Picture};

/// How the page looks on a screen of any width, in the dark, and in print.
const STYLE: &str = include_str!("style.css");
/// Whatever the page held, a browser would run nothing and fetch nothing.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";
/// The same, on a page that holds its pictures itself.
const POLICY_WITH_PICTURES: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/// Draws the paper as a web page.
pub(crate) fn paper_html(paper: &Paper, letterhead: &Letterhead) -> String {
    document(&paper::paper(paper), &paper::name(paper), "paper", letterhead.logo.as_ref())
}

/// Draws the summary as a web page, with how many were open at each meeting.
pub(crate) fn status_html(each: &[Status]) -> String {
    let name = overview::name(each);
    document(&Page { title: Some(name.clone()), ..overview::statuses(each) }, &name, "summary", None)
}

fn document(page: &Page, name: &str, kind: &str, logo: Option<&Picture>) -> String {
    let front = Around { front: &page.front, logo };
    let policy = if logo.is_some() { POLICY_WITH_PICTURES } else { POLICY };
    let written = html! {
        (DOCTYPE)
        html lang="en-GB" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content=(policy);
                title { (one_line(name)) }
                style { (PreEscaped(STYLE)) (PreEscaped(front.style())) }
            }
            body class=(kind) {
                main {
                    (front.above())
                    h1 { (one_line(page.title.as_deref().unwrap_or_default())) }
                    p { (page.occasion) }
                    (front.below())
                    @for part in &page.sections { (section(part)) }
                }
            }
        }
    };
    written.into_string() + "\n"
}

fn section(part: &Section) -> Markup {
    let heading = html! { @if let Some(heading) = &part.heading { h2 { (one_line(heading)) } } };
    html! {
        div class=(class(&part.body)) {
            @match &part.body {
                Body::Words(words) => { (heading) p { (one_line(words)) } },
                Body::Recommendations(asked) => {
                    (heading)
                    ol { @for one in asked { li { (one_line(one)) } } }
                },
                Body::Table(name, rows) => (table(part.heading.as_deref().unwrap_or(name), rows)),
                Body::Key(meanings) => { (heading) (key(meanings)) },
                Body::Colours(counts) => (colours(counts)),
                Body::Meetings(counts) => (meetings(counts)),
                _ => {},
            }
        }
    }
}

/// Names the part for the style; what the board is asked to do is in a box, which is on one page unless it is long.
const fn class(body: &Body) -> &'static str {
    const MOST_ON_A_PAGE: usize = 12;
    match body {
        Body::Recommendations(asked) if asked.len() > MOST_ON_A_PAGE => "part asked many",
        Body::Recommendations(_) => "part asked",
        _ => "part",
    }
}

fn key(meanings: &[(Rag, String)]) -> Markup {
    html! {
        dl {
            @for (colour, meaning) in meanings {
                div {
                    dt { (rag(*colour)) }
                    dd { (one_line(meaning)) }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the colours that a block of the style names, by their names.
    fn colours(block: &str) -> Vec<(&str, [f64; 3])> {
        let named = block.split(';').filter_map(|line| line.trim().strip_prefix("--")?.split_once(": #"));
        let channel = |hex: &str, at: usize| u8::from_str_radix(&hex[at..at + 2], 16).map(f64::from).expect("a colour");
        named.map(|(name, hex)| (name, [0, 2, 4].map(|at| channel(hex, at) / 255.0))).collect()
    }

    /// How far two colours stand apart, as the guidelines for accessible content measure it.
    fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
        let linear = |part: f64| if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) };
        let light =
            |[red, green, blue]: [f64; 3]| 0.05 + 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
        let (one, other) = (light(one), light(other));
        one.max(other) / one.min(other)
    }

    #[test]
    fn every_word_stands_out_from_its_ground_in_the_light_and_in_the_dark() {
        let blocks: Vec<_> = STYLE.split(":root {").skip(1).filter_map(|rest| rest.split('}').next()).collect();
        assert_eq!(blocks.len(), 2);
        for block in blocks {
            let colours = colours(block);
            let of = |name: &str| colours.iter().find(|(known, _)| *known == name).expect("a colour of the style").1;
            let pairs =
                ["red", "amber", "green", "blue", "unrated", "head"].map(|ground| (ground, format!("{ground}-ink")));
            for (ground, ink) in &pairs {
                assert!(contrast(of(ground), of(ink)) >= 7.0, "{ink} on {ground}");
            }
            for (ground, ink) in [("page", "ink"), ("page", "red-ink"), ("asked", "ink")] {
                assert!(contrast(of(ground), of(ink)) >= 7.0, "{ink} on {ground}");
            }
            for edge in ["rule", "ink", "head"] {
                assert!(contrast(of("page"), of(edge)) >= 3.0, "{edge} on the page");
            }
        }
    }

    #[test]
    fn contrast_is_measured_as_the_guidelines_do() {
        assert!((contrast([0.0; 3], [1.0; 3]) - 21.0).abs() < 1e-9);
        assert!((contrast([1.0, 0.0, 0.0], [1.0; 3]) - 3.998).abs() < 1e-3);
    }
}
