//! When colour is used, before anything else of the command line is known.

use std::ffi::OsString;

use clap::ValueEnum;

use super::line::ColorChoice;

/// Returns when colour is used by what is said of a command line, the program's name first, that may be wrong.
pub fn color(line: &[OsString]) -> ColorChoice {
    let parts: Vec<&str> =
        line.iter().skip(1).map_while(|part| part.to_str()).take_while(|part| *part != "--").collect();
    let asked = (0..parts.len()).rev().find_map(|at| {
        let value = ["--color", "--colour"].iter().find_map(|option| parts[at].strip_prefix(option))?;
        let value = if value.is_empty() { parts.get(at + 1)? } else { value.strip_prefix('=')? };
        ColorChoice::from_str(value, false).ok()
    });
    asked.unwrap_or(ColorChoice::Auto)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::Word;

    #[test]
    fn messages_look_as_those_of_other_programs_do() {
        let styles = clap::builder::Styles::styled();
        assert_eq!(Word::Error.style(), *styles.get_error());
        assert_eq!(Word::Hint.style(), *styles.get_valid(), "clap's tips");
    }

    #[test]
    fn a_wrong_line_has_the_colour_that_it_asks_for() {
        let check = |line: &str, wanted: ColorChoice| {
            let parts: Vec<OsString> = line.split(' ').map(OsString::from).collect();
            assert_eq!(color(&parts), wanted, "{line}");
        };
        check("actions lst", ColorChoice::Auto);
        check("actions --color always lst", ColorChoice::Always);
        check("actions lst --color=never", ColorChoice::Never);
        check("actions lst --colour never", ColorChoice::Never);
        check("actions --colour=always --help", ColorChoice::Always);
        check("actions --color pink", ColorChoice::Auto);
        check("actions --color", ColorChoice::Auto);
        check("actions --colors always", ColorChoice::Auto);
        check("actions comment 4 -- --color always", ColorChoice::Auto);
    }
}
