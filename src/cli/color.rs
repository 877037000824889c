//! When colour is used; what the command line says of it counts before anything else of it is known.

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

impl ColorChoice {
    /// Tells whether what goes to a terminal that takes colour, or to none, has colour, in an environment with these
    /// variables; see <https://no-color.org> and <https://bixense.com/clicolors>.
    pub fn is_for(self, terminal: bool, variable: impl Fn(&str) -> Option<OsString>) -> bool {
        let is_zero = |name| variable(name).map(|value| value == "0");
        match self {
            Self::Always => true,
            Self::Never => false,
            Self::Auto if variable("NO_COLOR").is_some_and(|value| !value.is_empty()) => false,
            Self::Auto => is_zero("CLICOLOR_FORCE") == Some(false) || terminal && is_zero("CLICOLOR") != Some(true),
        }
    }
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

    #[test]
    fn the_environment_has_its_say_where_the_command_line_has_none() {
        let check = |variables: &[(&str, &str)], terminal: bool, pipe: bool| {
            let variable = |name: &str| variables.iter().find(|(own, _)| *own == name).map(|(_, value)| value.into());
            let has = |to| ColorChoice::Auto.is_for(to, variable);
            assert_eq!((has(true), has(false)), (terminal, pipe), "{variables:?}");
            assert!(ColorChoice::Always.is_for(false, variable) && !ColorChoice::Never.is_for(true, variable));
        };
        check(&[], true, false);
        check(&[("NO_COLOR", "1")], false, false);
        check(&[("NO_COLOR", "")], true, false);
        check(&[("CLICOLOR_FORCE", "1")], true, true);
        check(&[("CLICOLOR_FORCE", "0")], true, false);
        check(&[("CLICOLOR", "0")], false, false);
        check(&[("CLICOLOR", "1")], true, false);
        check(&[("CLICOLOR", "0"), ("CLICOLOR_FORCE", "1")], true, true);
        check(&[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")], false, false);
    }
}
