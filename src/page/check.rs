//! What `check` found.

use super::sanitize::one_line;
use super::sections::{Body, Page};
use crate::model::{Finding, Kind};

/// Lists findings, a line each with its cure below, then how many there are.
pub fn findings(findings: &[Finding], file: &str) -> Page {
    let file = one_line(file);
    let mut lines = Vec::new();
    for finding in findings {
        lines.push(format!("{file}:{}: {}: {}", finding.line, word(finding.kind), one_line(&finding.message)));
        if !finding.hint.is_empty() {
            lines.push(format!("  {}", one_line(&finding.hint)));
        }
    }
    let count = |kind| findings.iter().filter(|finding| finding.kind == kind).count();
    let (problems, doubts) = (counted(count(Kind::Problem), "problem"), counted(count(Kind::Doubt), "doubt"));
    lines.push(format!("{file}: {problems} and {doubts}"));
    Page::of(Body::Lines(lines))
}

pub(crate) const fn word(kind: Kind) -> &'static str {
    match kind {
        Kind::Problem => "problem",
        Kind::Doubt => "doubt",
    }
}

fn counted(count: usize, what: &str) -> String {
    match count {
        0 => format!("no {what}s"),
        1 => format!("1 {what}"),
        count => format!("{count} {what}s"),
    }
}
