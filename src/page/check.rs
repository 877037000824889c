//! What `check` found.

use super::counted::counted;
use super::sanitize::one_line;
use super::sections::{Body, Page};
use crate::model::{Finding, Kind};

/// Lists findings, a line each with its cure below, then how many there are.
pub fn findings(findings: &[Finding], file: &str) -> Page {
    let file = one_line(file);
    let mut lines = Vec::new();
    for finding in findings {
        lines.push(format!("{file}:{}: {}: {}", finding.line, word(finding.kind), one_line(&finding.message.text)));
        if !finding.message.hint.is_empty() {
            lines.push(format!("  {}", one_line(&finding.message.hint)));
        }
    }
    lines.push(format!("{file}: {} and {}", number(findings, Kind::Problem), number(findings, Kind::Doubt)));
    Page::of(Body::Lines(lines))
}

pub(crate) const fn word(kind: Kind) -> &'static str {
    match kind {
        Kind::Problem => "problem",
        Kind::Doubt => "doubt",
    }
}

fn number(findings: &[Finding], kind: Kind) -> String {
    match findings.iter().filter(|finding| finding.kind == kind).count() {
        0 => format!("no {}s", word(kind)),
        count => counted(count, word(kind)),
    }
}
