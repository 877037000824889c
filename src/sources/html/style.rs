//! What a style says of text, as far as it carries meaning.

use crate::sources::sheet::Hue;

/// A style; what it leaves unsaid is as around it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Style {
    /// Whether text is bold.
    pub(super) bold: Option<bool>,
    /// Whether text is struck out.
    pub(super) is_struck: bool,
    /// Whether nothing is to be seen.
    pub(super) is_hidden: bool,
    /// The colour that it is plainly filled with.
    pub(super) fill: Option<Hue>,
    /// Whether it has a ground of its own, of whatever colour.
    pub(super) has_ground: bool,
}

impl Style {
    /// Adds what a `style` attribute declares.
    pub(super) fn declare(&mut self, text: &str) {
        let text = text.to_ascii_lowercase();
        for (property, value) in text.split(';').filter_map(|declaration| declaration.split_once(':')) {
            let value = value.replace("!important", "");
            match (property.trim(), value.trim()) {
                ("font-weight", value) => self.bold = weight(value).or(self.bold),
                ("font", value) => self.bold = value.split_whitespace().find_map(shorthand_weight).or(self.bold),
                ("text-decoration" | "text-decoration-line", value) => {
                    self.is_struck |= value.split_whitespace().any(|word| word == "line-through");
                }
                ("background" | "background-color", value) => {
                    self.has_ground = true;
                    self.fill = value.replace(", ", ",").split_whitespace().find_map(hue);
                }
                ("display", "none") | ("visibility", "hidden") | ("mso-hide", "all") => self.is_hidden = true,
                _ => {}
            }
        }
    }
}

/// Returns the colour that a word names: `#ffc000`, `rgb(255,192,0)`, `yellow`.
pub(super) fn hue(word: &str) -> Option<Hue> {
    const NAMES: &[(&str, Hue)] = &[
        ("red", Hue::Red),
        ("crimson", Hue::Red),
        ("firebrick", Hue::Red),
        ("tomato", Hue::Red),
        ("amber", Hue::Amber),
        ("orange", Hue::Amber),
        ("darkorange", Hue::Amber),
        ("gold", Hue::Amber),
        ("yellow", Hue::Amber),
        ("green", Hue::Green),
        ("lime", Hue::Green),
        ("limegreen", Hue::Green),
        ("lightgreen", Hue::Green),
        ("forestgreen", Hue::Green),
        ("seagreen", Hue::Green),
        ("blue", Hue::Blue),
        ("royalblue", Hue::Blue),
        ("dodgerblue", Hue::Blue),
    ];
    let word = word.trim().to_ascii_lowercase();
    let named = || NAMES.iter().find(|(name, _)| *name == word).map(|(_, hue)| *hue);
    if let Some(parts) = word.strip_prefix("rgb(").and_then(|rest| rest.strip_suffix(')')) {
        let parts: Vec<u8> = parts.split(',').filter_map(|part| part.trim().parse().ok()).collect();
        return if let [red, green, blue] = parts[..] { Hue::of(red, green, blue) } else { None };
    }
    if word.starts_with('#') { Hue::written(&word) } else { named() }
}

fn weight(value: &str) -> Option<bool> {
    match value {
        "bold" | "bolder" => Some(true),
        "normal" | "lighter" => Some(false),
        _ => value.parse::<u16>().ok().map(|weight| weight >= 600),
    }
}

/// Returns the weight that a word of `font` gives; `normal` may be said of its slant as well.
fn shorthand_weight(word: &str) -> Option<bool> {
    weight(word).filter(|_| word != "normal")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn style(text: &str) -> Style {
        let mut style = Style::default();
        style.declare(text);
        style
    }

    #[test]
    fn weight_is_said_in_words_and_numbers() {
        for text in [
            "font-weight:bold",
            "FONT-WEIGHT: 600 !important",
            "color:red; font-weight : bolder;",
            "font:normal bold 12pt Arial",
        ] {
            assert_eq!(style(text).bold, Some(true), "{text}");
        }
        for text in ["font-weight:normal", "font-weight:400"] {
            assert_eq!(style(text).bold, Some(false), "{text}");
        }
        for text in ["mso-bidi-font-weight:bold", "font:12pt bolden", "font-weight:inherit", "bold", ""] {
            assert_eq!(style(text).bold, None, "{text}");
        }
    }

    #[test]
    fn a_plain_colour_behind_text_is_known() {
        for (text, fill) in [
            ("background-color: #ffc000", Some(Hue::Amber)),
            ("background:#00B050;", Some(Hue::Green)),
            ("background: rgb(255,0,0) none", Some(Hue::Red)),
            ("background-color: rgb(255, 192, 0)", Some(Hue::Amber)),
            ("background:yellow", Some(Hue::Amber)),
            ("background:#d9d9d9", None),
            ("background:#1f3864", None),
            ("background: white", None),
            ("color: red", None),
        ] {
            assert_eq!(style(text).fill, fill, "{text}");
        }
    }

    #[test]
    fn struck_and_hidden_text_is_known() {
        assert!(style("text-decoration: underline line-through red").is_struck);
        assert!(style("text-decoration-line:line-through").is_struck);
        assert!(!style("text-decoration:none").is_struck);
        assert!(style("display: none").is_hidden && style("mso-hide:all").is_hidden);
        assert!(!style("display:block; visibility:visible").is_hidden);
    }
}
