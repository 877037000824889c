//! The name of a file that lies beside the log, and leads nowhere else.

use std::fmt;
use std::str::FromStr;

use crate::message::Message;

/// The name of a file in the folder of the log, or in a folder within it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside(String);

impl Beside {
    /// Returns the name as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the name of a file beside it, of the same name but for its ending.
    #[must_use]
    pub fn ending_in(&self, ending: &str) -> Self {
        let last = self.0.rfind(STROKES).map_or(0, |at| at + 1);
        let end = self.0[last..].rfind('.').filter(|at| *at > 0).map_or(self.0.len(), |at| last + at);
        Self(format!("{}.{ending}", &self.0[..end]))
    }

    /// Returns the names of the folders that lead to the file, and its own.
    pub fn steps(&self) -> impl Iterator<Item = &str> {
        self.0.split(STROKES).filter(|step| !step.is_empty() && *step != ".")
    }
}

/// What divides the steps of a name, on one system or another: a log goes from the one to the other.
const STROKES: [char; 2] = ['/', '\\'];

impl FromStr for Beside {
    type Err = Message;

    fn from_str(name: &str) -> Result<Self, Message> {
        let leads_out = name.starts_with(STROKES) || name.contains(':') || name.split(STROKES).any(|step| step == "..");
        let is_a_name =
            !name.chars().any(char::is_control) && name.split(STROKES).any(|step| !matches!(step, "" | "."));
        let refused = |what: &str| Message::new(format!("`{name}` {what}"), HINT);
        match (leads_out, is_a_name) {
            (true, _) => Err(refused("leads out of the folder of the log")),
            (false, false) => Err(refused("is not the name of a file")),
            (false, true) if name.ends_with(STROKES) => Err(refused("is the name of a folder")),
            (false, true) => Ok(Self(name.to_owned())),
        }
    }
}

const HINT: &str = "put the file into the folder of the log, and write its name alone";

impl fmt::Display for Beside {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_in_the_folder_or_below_it_is_taken() {
        let check = |name: &str, steps: &[&str]| {
            let beside: Beside = name.parse().expect("it lies beside the log");
            assert_eq!((beside.as_str(), beside.steps().collect::<Vec<_>>()), (name, steps.to_vec()));
        };
        check("crest.png", &["crest.png"]);
        check("Our crest (new)..png", &["Our crest (new)..png"]);
        check("./papers/crest.png", &["papers", "crest.png"]);
        check("papers\\crest.png", &["papers", "crest.png"]);
    }

    #[test]
    fn the_file_of_another_ending_lies_beside_it() {
        let check = |name: &str, other: &str| {
            assert_eq!(name.parse::<Beside>().expect("a name").ending_in("png").as_str(), other);
        };
        check("crest.svg", "crest.png");
        check("a.b/crest", "a.b/crest.png");
        check("a.b\\.svg", "a.b\\.svg.png");
    }

    #[test]
    fn what_leads_out_of_the_folder_is_refused_on_every_system() {
        for name in [
            "/etc/passwd",
            "../crest.png",
            "papers/../../crest.png",
            "..",
            "\\\\server\\share\\crest.png",
            "\\crest.png",
            "C:\\crest.png",
            "C:crest.png",
            "papers\\..\\..\\crest.png",
            "file:///etc/passwd",
            "crest.png:stream",
        ] {
            let refusal = name.parse::<Beside>().expect_err("it leads out");
            assert_eq!(refusal.text, format!("`{name}` leads out of the folder of the log"));
        }
        assert!("a.png/".parse::<Beside>().is_err_and(|refusal| refusal.text == "`a.png/` is the name of a folder"));
        for name in ["", ".", "./", "a\0b", "a\nb"] {
            assert!(name.parse::<Beside>().is_err_and(|refusal| refusal.text.ends_with("is not the name of a file")));
        }
    }
}
