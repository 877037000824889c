//! Words before a date that change nothing: `by`, `due on`, `no later than`.

use super::token::Token::{self, Word};
use super::token::skip;

/// Leaves out words before a date in which it is in time on that day.
pub(super) fn without_lead<'s, 'a>(mut tokens: &'s [Token<'a>]) -> &'s [Token<'a>] {
    while let [Word("on" | "by"), Word("or"), Word("before"), rest @ ..]
    | [Word("no" | "not"), Word("later"), Word("than"), rest @ ..]
    | [Word("in"), Word("time"), Word("for"), rest @ ..]
    | [Word("by" | "due" | "on" | "for" | "at"), rest @ ..] = tokens
    {
        tokens = rest;
    }
    skip(tokens, &[Word("the")])
}
