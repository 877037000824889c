//! What `check` found.

use serde::Serialize;

use super::of_log::of_log;
use super::page::{object, page};
use crate::model::{Checked, Finding};
use crate::page::check::word;

/// Writes findings.
pub(crate) fn check_json(checked: &[Checked]) -> String {
    let each = checked.iter().flat_map(|file| file.findings.iter().map(|one| (file.log.as_ref(), one)));
    page(&object! { schema: 1, findings: each.map(|(log, one)| of_log(log, item(one))).collect::<Vec<_>>() })
}

fn item(finding: &Finding) -> impl Serialize {
    object! { line: finding.line, kind: word(finding.kind), message: &finding.message.text, hint: &finding.message.hint }
}
