//! What `check` found.

use serde::Serialize;

use super::page::page;
use crate::model::Finding;
use crate::page::check::word;

#[derive(Serialize)]
struct Answer<'a> {
    schema: u32,
    findings: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Item<'a> {
    line: usize,
    kind: &'static str,
    message: &'a str,
    hint: &'a str,
}

/// Writes findings.
pub(crate) fn check_json<'f>(findings: &'f [Finding]) -> String {
    let item = |finding: &'f Finding| Item {
        line: finding.line,
        kind: word(finding.kind),
        message: &finding.message,
        hint: &finding.hint,
    };
    page(&Answer { schema: 1, findings: findings.iter().map(item).collect() })
}
