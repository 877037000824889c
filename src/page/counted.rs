//! Numbers of things in words.

use std::fmt::Display;

/// Says a number of things: `1 action`, `3 meetings`.
pub fn counted<N: Copy + Display + PartialEq + From<u8>>(count: N, what: &str) -> String {
    let ending = if count == N::from(1) { "" } else { "s" };
    format!("{count} {what}{ending}")
}
