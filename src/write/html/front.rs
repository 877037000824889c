//! What stands around the title of the paper: that it is exempt, the logo, whose paper it is, and whom to ask.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use maud::{Markup, html};

use crate::page::front::{Front, Place};
use crate::page::sanitize::one_line;
use crate::sources::Picture;

/// How it looks, on a page that has any of it.
const STYLE: &str = include_str!("front.css");
/// How every printed page of an exempt paper looks.
const EXEMPT_STYLE: &str = include_str!("exempt.css");

/// What stands around the title.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Around<'p> {
    pub(crate) front: &'p Front,
    pub(crate) logo: Option<&'p Picture>,
}

impl Around<'_> {
    /// Returns the look of what there is.
    pub(crate) fn style(&self) -> String {
        let is_there = !self.front.above.is_empty() || self.front.contact.is_some() || self.logo.is_some();
        let exempt = self.front.at(Place::Exempt).map_or("", |_| EXEMPT_STYLE);
        if is_there { format!("{STYLE}{exempt}") } else { String::new() }
    }

    /// Draws what stands above the title.
    pub(crate) fn above(&self) -> Markup {
        let part = |place, class| html! { @if let Some(words) = self.front.at(place) { p class=(class) { (one_line(words)) } } };
        let has_head = self.logo.is_some()
            || [Place::Body, Place::Committee, Place::Paper].iter().any(|place| self.front.at(*place).is_some());
        html! {
            (part(Place::Exempt, "exempt"))
            @if has_head {
                header {
                    @if let Some(logo) = self.logo { img src=(address(logo)) alt=(one_line(&self.front.logo)); }
                    div { (part(Place::Body, "body")) (part(Place::Committee, "committee")) }
                    (part(Place::Paper, "item"))
                }
            }
        }
    }

    /// Draws whom to ask.
    pub(crate) fn below(&self) -> Markup {
        html! { @if let Some(contact) = &self.front.contact { p class="contact" { (one_line(contact)) } } }
    }
}

/// Writes a picture into its own address; a browser runs nothing and fetches nothing of what is shown so.
fn address(picture: &Picture) -> String {
    let (media, bytes) = match picture {
        Picture::Png { bytes, .. } => ("image/png", bytes.as_slice()),
        Picture::Svg(text) => ("image/svg+xml", text.as_bytes()),
    };
    format!("data:{media};base64,{}", STANDARD.encode(bytes))
}
