//! What `check` found.

use serde::Serialize;

use super::page::{object, page};
use crate::model::Finding;
use crate::page::check::word;

/// Writes findings.
pub(crate) fn check_json(findings: &[Finding]) -> String {
    page(&object! { schema: 1, findings: findings.iter().map(item).collect::<Vec<_>>() })
}

fn item(finding: &Finding) -> impl Serialize {
    object! { line: finding.line, kind: word(finding.kind), message: &finding.message.text, hint: &finding.message.hint }
}
