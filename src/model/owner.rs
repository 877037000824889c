//! The name of a responsible officer, as it stands on an action.

use std::fmt;

/// An owner: the name of the officer or body responsible, as written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Owner(String);

impl Owner {
    /// Takes a name, without surrounding blanks.
    pub fn new(name: &str) -> Self {
        Self(name.trim().to_owned())
    }

    /// Returns the name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Splits what was typed into joint owners: `A/B` is A and B, in that order and each once.
    pub fn split(typed: &str) -> impl Iterator<Item = Self> {
        typed.split('/').map(Self::new).filter(|owner| !owner.0.is_empty())
    }
}

impl fmt::Display for Owner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Joins owners as papers do: `Rik Basra / Gary Bee`.
pub fn joint<'o>(owners: impl IntoIterator<Item = &'o Owner>) -> String {
    owners.into_iter().map(Owner::as_str).collect::<Vec<_>>().join(" / ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joint_owners_are_split_at_the_stroke_in_order() {
        let owners: Vec<_> = Owner::split("Gary Bee/Rik Basra / ").collect();
        assert_eq!(owners, [Owner::new("Gary Bee"), Owner::new("Rik Basra")]);
        assert_eq!(joint(&owners), "Gary Bee / Rik Basra");
    }
}
