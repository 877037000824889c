//! Why nobody can be meant by a name, or nothing be said of somebody.

use std::fmt;

use super::number::{Number, numbered};
use super::words::joined;
use crate::message::quoted;

/// What the people of a log do not allow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PersonRefusal {
    /// Nobody in the log is called so.
    NobodyCalled {
        /// What was typed.
        typed: String,
        /// Names that are close.
        close: Vec<String>,
    },
    /// Several people may be called so.
    SeveralCalled {
        /// What was typed.
        typed: String,
        /// Their names.
        names: Vec<String>,
    },
    /// A name is nearly that of somebody in the log.
    LikeListed {
        /// What was typed.
        typed: String,
        /// Names that it is nearly.
        close: Vec<String>,
    },
    /// An action was to be raised without an owner.
    NoOwner,
    /// The person is listed already.
    Listed(String),
    /// Nothing is said of the person yet.
    NotListed(String),
    /// Somebody else bears the name.
    NameTaken {
        /// The name.
        name: String,
        /// Who bears it.
        by: String,
    },
    /// The person has no such other name.
    NoAlias {
        /// The person.
        name: String,
        /// The name to be taken away.
        alias: String,
    },
    /// What is said of two people cannot be said of one.
    Unlike {
        /// The two.
        names: [String; 2],
        /// What differs.
        what: &'static str,
    },
    /// The person is spelt so already.
    SoSpelt(String),
    /// The person has no open action.
    NoOpenAction(String),
    /// The person is no owner of the action.
    NotTheirs {
        /// The person.
        name: String,
        /// The action.
        number: Number,
        /// The open actions that are theirs.
        theirs: Vec<Number>,
    },
}

impl PersonRefusal {
    /// Says what to do instead.
    pub fn hint(&self) -> String {
        match self {
            Self::NobodyCalled { close, .. } if close.is_empty() => "`actions people` lists everybody".to_owned(),
            Self::NobodyCalled { close, .. } => format!("did you mean {}?", joined(close, "or")),
            Self::SeveralCalled { .. } => "write the name in full".to_owned(),
            Self::LikeListed { typed, close } => format!(
                "did you mean {}? A name that is new is given as `--new-owner {}`",
                joined(close, "or"),
                quoted(typed)
            ),
            Self::NoOwner => "name one with `--owner \"Rik Basra\"`, or several with `--owner \"A/B\"`".to_owned(),
            Self::Listed(name) => format!("`actions people set {}` changes what is said of them", quoted(name)),
            Self::NotListed(name) => format!("list them first: `actions people add {}`", quoted(name)),
            Self::NameTaken { .. } => "give each person names of their own, or make two spellings of one person one \
                                       with `actions people rename`"
                .to_owned(),
            Self::NoAlias { name, .. } => format!("`actions people {}` shows the names", quoted(name)),
            Self::Unlike { .. } => "make both alike with `actions people set`, or leave them two".to_owned(),
            Self::SoSpelt(_) => "write the name in the log, and then the one that is to stand there".to_owned(),
            Self::NoOpenAction(name) => {
                format!("`actions list --state all --owner {}` shows every action", quoted(name))
            }
            Self::NotTheirs { theirs, .. } => format!("their open actions are {}", numbered(theirs, "and")),
        }
    }
}

impl fmt::Display for PersonRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NobodyCalled { typed, .. } => write!(f, "nobody in the log is called `{typed}`"),
            Self::SeveralCalled { typed, names } => write!(f, "`{typed}` could be {}", joined(names, "or")),
            Self::LikeListed { typed, .. } => {
                write!(f, "nobody in the log is called `{typed}`, but somebody nearly is")
            }
            Self::NoOwner => f.write_str("an action needs an owner"),
            Self::Listed(name) => write!(f, "{name} is listed already"),
            Self::NotListed(name) => write!(f, "nothing is said of {name} yet"),
            Self::NameTaken { name, by } => write!(f, "`{name}` is the name of {by}"),
            Self::NoAlias { name, alias } => write!(f, "{name} is not also called `{alias}`"),
            Self::Unlike { names: [one, other], what } => {
                write!(f, "{one} and {other} cannot be made one: their {what} differ")
            }
            Self::SoSpelt(name) => write!(f, "{name} is spelt so already"),
            Self::NoOpenAction(name) => write!(f, "{name} has no open action"),
            Self::NotTheirs { name, number, .. } => write!(f, "action {number} is no open action of {name}"),
        }
    }
}
